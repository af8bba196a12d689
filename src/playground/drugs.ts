import {
  CYCLOPHOSPHAMIDE_MG_PER_M2,
  HYDROXYCHLOROQUINE_MOST_MG_PER_KG,
  IVIG_G_PER_KG,
  METHOTREXATE_ADULT_MG,
  MYCOPHENOLATE_ADULT_MG_PER_DAY,
  CICLOSPORIN_LEAST_MG_PER_KG,
  RITUXIMAB_ADULT_MG,
} from '../knowledge/dosing.js';
import { DRUGS, type DrugClass, type DrugId } from '../knowledge/drugs.js';
import { conceptsOf, SYSTEM } from '../knowledge/value-sets.js';

/** A drug that can be ordered on the page. */
export interface OrderableDrug {
  readonly id: DrugId;
  /** "Methotrexate" */
  readonly name: string;
  readonly class: DrugClass;
  /** An order as somebody would write it, to be changed: no advice. */
  readonly example: string;
  readonly medicationCodeableConcept: {
    readonly coding: readonly { readonly system: string; readonly code: string; readonly display: string }[];
    readonly text: string;
  };
}

/**
 * How an order is begun on the page. Where the sources name a dose it is theirs (knowledge/dosing.ts); the others are
 * those of the orders in test/vignettes, which the cards are tested on.
 */
const examples = {
  methotrexate: `${METHOTREXATE_ADULT_MG.start} mg once a week`,
  prednisolone: '20 mg once a day',
  prednisone: '20 mg once a day',
  ivig: `${IVIG_G_PER_KG} g/kg every 4 weeks`,
  rituximab: `${RITUXIMAB_ADULT_MG} mg`,
  cyclophosphamide: `${CYCLOPHOSPHAMIDE_MG_PER_M2.least} mg/m2`,
  mycophenolate: `${MYCOPHENOLATE_ADULT_MG_PER_DAY.least / 2} mg twice a day`,
  ciclosporin: `${CICLOSPORIN_LEAST_MG_PER_KG} mg/kg a day`,
  tacrolimus: '2 mg twice a day',
  azathioprine: '',
  hydroxychloroquine: `${HYDROXYCHLOROQUINE_MOST_MG_PER_KG} mg/kg a day`,
  tofacitinib: '5 mg twice a day',
  baricitinib: '4 mg once a day',
  etanercept: '50 mg once a week',
  adalimumab: '40 mg every 2 weeks',
  infliximab: '5 mg/kg',
  golimumab: '50 mg every 4 weeks',
  certolizumab: '200 mg every 2 weeks',
  tocilizumab: '8 mg/kg every 4 weeks',
  sarilumab: '200 mg every 2 weeks',
  abatacept: '',
  'folic-acid': '5 mg once a week',
  'co-trimoxazole': '480 mg once a day',
} as const satisfies Partial<Record<DrugId, string>>;

/** What can be ordered on the page, each by a code that the service knows, in the order of the treatment pathway. */
export const orderableDrugs: readonly OrderableDrug[] = (
  Object.keys(examples) as (keyof typeof examples)[]
).map((id) => {
  const { name, class: drugClass } = DRUGS[id];
  return {
    id,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    class: drugClass,
    example: examples[id],
    medicationCodeableConcept: { coding: codingOf(id), text: name },
  };
});

/** The plainest RxNorm name: the ingredient, else a product that is called by it, else a brand. */
function codingOf(id: DrugId): OrderableDrug['medicationCodeableConcept']['coding'] {
  const { name, generics, valueSets } = DRUGS[id];
  const names = [name, ...generics].map((one) => one.toLowerCase());
  const plainness = ({ display }: { readonly display: string }): number => {
    const shown = display.toLowerCase();
    return names.includes(shown)
      ? 0
      : names.some((one) => shown.includes(one))
        ? 1
        : / \d/.test(shown)
          ? 2
          : 3;
  };
  return valueSets
    .flatMap(conceptsOf)
    .flatMap(({ system, code, display }) =>
      system === SYSTEM.rxnorm && display !== undefined ? [{ system, code, display }] : [],
    )
    .sort((one, other) => plainness(one) - plainness(other) || one.display.length - other.display.length)
    .slice(0, 1);
}
