import type { DraftOrder } from '../contract/patient-record.js';
import { DRUGS } from '../knowledge/drugs.js';
import { readDose } from './doses.js';

import type { OrderedDrug } from './facts.js';
import { readRegimen } from './regimen.js';
import { productTextsOf, systemicDrug } from './systemic-drug.js';

/** The drugs on the desk, when they work in the whole body. */
export const readOrders = (
  drafts: readonly Pick<DraftOrder, 'reference' | 'request' | 'selected'>[],
): readonly OrderedDrug[] =>
  drafts.flatMap(({ reference, request, selected }) => {
    const dosages = request.dosageInstruction;
    const named = systemicDrug(request.medication, dosages);
    if (!named) return [];
    const productTexts = productTextsOf(request.medication);
    const [first] = dosages;
    return [
      {
        ref: reference,
        drug: named.drug,
        name: DRUGS[named.drug].name,
        route: named.route,
        dose: first ? readDose(first, { productTexts }) : undefined,
        text: first?.text,
        regimens: dosages.map((dosage) => readRegimen(dosage, productTexts)),
        products: productTexts,
        selected,
      },
    ];
  });
