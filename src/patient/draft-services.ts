import type { Concept } from '../contract/fhir.js';
import type { DraftService, PatientRecord } from '../contract/patient-record.js';
import { DRUGS } from '../knowledge/drugs.js';
import { liveVaccineNames, measlesOrVaricella, notAVaccineOrder } from '../knowledge/live-vaccines.js';
import { conceptOf, valueSetsOf } from '../knowledge/value-sets.js';
import { wordsOf } from './chart-reading.js';
import type { OrderedDrug, OrderedVaccine } from './facts.js';
import { systemicDrug } from './systemic-drug.js';

/** What an order of a service says is given; of other words about a drug, a level or a lesson is meant. */
const IS_GIVEN = /infus|inject|administ|\btherapy\b|treatment|\bpulse\b|\bcourse\b|\bgive\b|\bstart\b/i;
const IS_NO_GIVING =
  /\blevel|trough|monitor|assay|antibod|\btest\b|screen|panel|educat|counsel|consent|follow|review|clinic|consult|referral|toxicity|allerg/i;

type Drafts = Pick<PatientRecord, 'draftOrders' | 'draftServices'>;

/** Drugs that are ordered as a service: "IVIG infusion", an infusion by its HCPCS code. */
export const readServiceOrders = ({ draftServices }: Pick<Drafts, 'draftServices'>): readonly OrderedDrug[] =>
  draftServices.flatMap(({ reference, request, selected }) => {
    const { code } = request;
    if (!code || request.doNotPerform === true) return [];
    const texts = wordsOf(code);
    const said = texts.join('; ');
    const named = systemicDrug({ codings: code.coding, texts }, []);
    const isCoded = code.coding.some(({ system, code: one }) =>
      [...valueSetsOf(system, one)].some((set) => set.startsWith('med-')),
    );
    if (!named || (!isCoded && (!IS_GIVEN.test(said) || IS_NO_GIVING.test(said)))) return [];
    const { drug, route } = named;
    return [
      {
        ref: reference,
        drug,
        name: DRUGS[drug].name,
        route,
        dose: undefined,
        // A service carries no dosage: what cannot be read is not judged.
        text: undefined,
        regimens: [],
        products: texts,
        selected,
      },
    ];
  });

/** Live vaccines, by code (vax-live) or by name, in either kind of order. */
export const readOrderedVaccines = ({ draftOrders, draftServices }: Drafts): readonly OrderedVaccine[] => [
  ...draftOrders.flatMap(({ reference, medication, selected }) =>
    vaccineIn({ coding: medication.codings, text: undefined }, medication.texts, { reference, selected }),
  ),
  ...draftServices.flatMap(({ reference, request, selected }) =>
    request.doNotPerform === true
      ? []
      : vaccineIn(request.code, wordsOf(request.code), { reference, selected }),
  ),
];

function vaccineIn(
  code: Concept | undefined,
  texts: readonly string[],
  { reference, selected }: Pick<DraftService, 'reference' | 'selected'>,
): readonly OrderedVaccine[] {
  const coding = code?.coding.find((one) => valueSetsOf(one.system, one.code).has('vax-live'));
  const inWords = [...texts, ...(code?.coding ?? []).flatMap(({ display }) => display ?? [])].find(
    (words) => liveVaccineNames.some((name) => name.test(words)) && !notAVaccineOrder.test(words),
  );
  const known = coding && conceptOf(coding.system, coding.code)?.display;
  // A code of another vaccine decides: "zoster vaccine recombinant" is not live, whatever its words.
  const name = known ?? (code?.coding.some(isVaccineCode) ? undefined : inWords);
  if (name === undefined) return [];
  return [{ ref: reference, name, againstMeaslesOrVaricella: measlesOrVaricella.test(name), selected }];
}

const isVaccineCode = ({ system }: { readonly system?: string | undefined }): boolean =>
  /\/cvx$|2\.16\.840\.1\.113883\.12\.292$/i.test(system?.trim() ?? '');
