import {
  CICLOSPORIN_LEAST_MG_PER_KG,
  CYCLOPHOSPHAMIDE_CHILD_MG_PER_M2,
  CYCLOPHOSPHAMIDE_MG_PER_M2,
  HYDROXYCHLOROQUINE_MOST_MG_PER_KG,
  IVIG_CHILD_CAP_G,
  IVIG_DAYS,
  IVIG_G_PER_KG,
  IVIG_STEP_G,
  JAK_INHIBITOR_COHORT,
  METHOTREXATE_ADULT_MG,
  METHOTREXATE_CHILD_CAP_MG,
  METHOTREXATE_CHILD_MG_PER_M2,
  METHOTREXATE_STEP_MG,
  MYCOPHENOLATE_CHILD,
  RITUXIMAB_ADULT_MG,
  RITUXIMAB_CHILD_TWO_MG_PER_M2,
  RITUXIMAB_FOUR_MG_PER_M2,
  RITUXIMAB_MOST_MG,
  RITUXIMAB_RIM_MG_PER_M2,
  RITUXIMAB_RIM_SMALL_M2,
  ivigDose,
  methotrexateChildDose,
  methotrexateChildRange,
} from '../knowledge/dosing.js';
import type { DrugId } from '../knowledge/drugs.js';
import { tenth } from './decimals.js';
import { bodyMissing, bodyRefs, type DoseMissing } from './dose-judgement.js';
import type { Person } from './facts.js';

/** The dose of a drug for one patient, with the arithmetic. */
export interface DosingGuide {
  /** Plain lines; a number only where everything that it needs is known and recent. */
  readonly lines: readonly string[];
  /** What is missing for the arithmetic. */
  readonly missing: readonly DoseMissing[];
  /** The weight and height that were used. */
  readonly from: readonly string[];
}

/** Specification D and B.0 (C4, C5, C11, C17). By present age. undefined: the sources give no dose. */
export function dosingGuide(drug: DrugId, person: Person): DosingGuide | undefined {
  const guide = GUIDES[drug];
  if (!guide) return undefined;
  const needs = guide.needs(person);
  const ageMissing = guide.byAge && person.ageYears === undefined ? (['age'] as const) : [];
  const missing = [...ageMissing, ...bodyMissing(person, needs)];
  const { weightKg, bsaM2 } = person.body;
  const known: Known = {
    isChild: person.isChild,
    kg: ageMissing.length > 0 ? undefined : weightKg.value,
    bsa: ageMissing.length > 0 ? undefined : bsaM2.value,
  };
  const why = missing.length > 0 ? ` (not computed: ${whyMissing(missing, person)})` : '';
  return {
    lines: guide.lines(known).map((line, index) => (index === 0 ? line + why : line)),
    missing,
    from: missing.length > 0 ? [] : bodyRefs(person, needs),
  };
}

/** The dose of IVIG for this patient; undefined when age or recent weight is not known. */
export const ivigDoseOf = ({ ageYears, isChild, body }: Person): ReturnType<typeof ivigDose> =>
  ageYears === undefined || body.weightKg.value === undefined
    ? undefined
    : ivigDose(body.weightKg.value, isChild);

/** What an order of IVIG says: so that it reads the same wherever it is offered. */
export const ivigDosageText = (person: Person): string => {
  const dose = ivigDoseOf(person);
  const given = dose
    ? `${dose.cycleG} g per cycle: ${dose.dayG} g on each of ${IVIG_DAYS} days (2-5 days possible)`
    : dosingGuide('ivig', person)?.lines[0];
  return `${given ?? ''}, every 4 weeks, 3 cycles, then review; infusion rate at most 0.04 mL/kg/min`;
};

function whyMissing(missing: readonly DoseMissing[], { body }: Person): string {
  const reasons: Readonly<Partial<Record<DoseMissing, string>>> = {
    age: 'age not known',
    weight: `weight ${body.weightKg.why ?? ''}`,
    height: `height ${body.heightCm.why ?? ''}`,
  };
  return missing.map((one) => reasons[one] ?? one).join(', ');
}

interface Known {
  readonly isChild: boolean;
  readonly kg: number | undefined;
  /** To two decimals. */
  readonly bsa: number | undefined;
}
interface Guide {
  readonly needs: (person: Person) => readonly DoseMissing[];
  /** A child has another dose. */
  readonly byAge: boolean;
  readonly lines: (known: Known) => readonly string[];
}

const weight = (): readonly DoseMissing[] => ['weight'];
const surface = (): readonly DoseMissing[] => ['weight', 'height'];
const surfaceOfChild = ({ isChild }: Person): readonly DoseMissing[] => (isChild ? surface() : []);
const nothing = (): readonly DoseMissing[] => [];

const m2 = (bsa: number): string => `${bsa} m²`;

function ivig({ isChild, kg }: Known): readonly string[] {
  const cap = isChild ? IVIG_CHILD_CAP_G : undefined;
  const dose = kg === undefined ? undefined : ivigDose(kg, isChild);
  if (kg === undefined || !dose) {
    const most = cap === undefined ? '' : `, at most ${cap} g`;
    const tiny = kg === undefined ? '' : ' (not computed: weight too low to round)';
    return [`${IVIG_G_PER_KG} g/kg a cycle${most}, over ${IVIG_DAYS} days${tiny}`];
  }
  const { exactG, cycleG, dayG, capped, roundedDown } = dose;
  const rounded = capped
    ? `cap ${IVIG_CHILD_CAP_G} g: ${cycleG} g`
    : `${roundedDown ? 'rounded down to' : 'nearest'} ${IVIG_STEP_G} g: ${cycleG} g${cap === undefined ? '' : `; cap ${cap} g`}`;
  return [
    `${IVIG_G_PER_KG} g/kg x ${kg} kg = ${exactG} g; ${rounded}; over ${IVIG_DAYS} days (${dayG} g on each)`,
  ];
}

function rituximab({ isChild, bsa }: Known): readonly string[] {
  const four = RITUXIMAB_FOUR_MG_PER_M2;
  const two = RITUXIMAB_CHILD_TWO_MG_PER_M2;
  const { small, large } = RITUXIMAB_RIM_MG_PER_M2;
  const perM2 = (mg: number): string => {
    if (bsa === undefined) return `${mg} mg/m²`;
    const product = Math.round(mg * bsa);
    const capped = product > RITUXIMAB_MOST_MG ? `, cap ${RITUXIMAB_MOST_MG} mg` : '';
    return `${mg} mg/m² x ${m2(bsa)} = ${product} mg${capped}`;
  };
  if (!isChild) {
    const byWeek = bsa === undefined ? '' : `, or ${perM2(four)} weekly x 4`;
    return [`${RITUXIMAB_ADULT_MG} mg on day 1 and day 15${byWeek}`];
  }
  if (bsa === undefined)
    return [
      `By body surface: ${four} mg/m² weekly x 4, or ${two} mg/m² x 2, or ${small} mg/m² (${large} mg/m² above ${RITUXIMAB_RIM_SMALL_M2} m²) x 2, two weeks apart; at most ${RITUXIMAB_MOST_MG / 1000} g per infusion`,
    ];
  const rim = bsa <= RITUXIMAB_RIM_SMALL_M2 ? small : large;
  return [
    `By body surface: ${perM2(four)} weekly x 4, or ${perM2(two)} x 2, or ${perM2(rim)} x 2, two weeks apart; at most ${RITUXIMAB_MOST_MG / 1000} g per infusion`,
  ];
}

function methotrexate({ isChild, bsa }: Known): readonly string[] {
  if (!isChild) {
    const { start, raised, most } = METHOTREXATE_ADULT_MG;
    return [`${start} mg once a week, raised to ${raised}-${most} mg`];
  }
  const { least, most } = METHOTREXATE_CHILD_MG_PER_M2;
  const cap = `at most ${METHOTREXATE_CHILD_CAP_MG} mg`;
  if (bsa === undefined) return [`${least}-${most} mg/m² once a week, ${cap}, subcutaneous preferred`];
  const range = methotrexateChildRange(bsa);
  const dose = methotrexateChildDose(bsa);
  const steps = dose ? `; in steps of ${METHOTREXATE_STEP_MG} mg: ${span(dose)} mg` : '';
  return [
    `${least}-${most} mg/m² x ${m2(bsa)} = ${span({ least: tenth(range.least), most: tenth(range.most) })} mg once a week${steps}; ${cap}; subcutaneous preferred`,
  ];
}
const span = ({ least, most }: { readonly least: number; readonly most: number }): string =>
  least === most ? String(least) : `${least}-${most}`;

function mycophenolate({ isChild, kg, bsa }: Known): readonly string[] {
  if (!isChild) return ['1000-1500 mg twice daily (2-3 g a day)'];
  const { mgPerM2, mgPerKg, mostMg } = MYCOPHENOLATE_CHILD;
  const bySurface = bsa === undefined ? '' : ` x ${m2(bsa)} = ${Math.round(mgPerM2 * bsa)} mg`;
  const byWeight = kg === undefined ? '' : ` x ${kg} kg = ${Math.round(mgPerKg * kg)} mg`;
  return [
    `${mgPerM2} mg/m²${bySurface} or ${mgPerKg} mg/kg${byWeight} per dose, at most ${mostMg} mg per dose`,
  ];
}

function cyclophosphamide({ isChild, bsa }: Known): readonly string[] {
  if (isChild) {
    const child = CYCLOPHOSPHAMIDE_CHILD_MG_PER_M2;
    const product = bsa === undefined ? '' : ` (x ${m2(bsa)} = ${Math.round(child * bsa)} mg)`;
    return [
      `IV pulses, ${child} mg/m² x 6 in a published case of JDM${product}; set the dose with the expert centre`,
    ];
  }
  const { least, most } = CYCLOPHOSPHAMIDE_MG_PER_M2;
  const product =
    bsa === undefined ? '' : ` (x ${m2(bsa)} = ${Math.round(least * bsa)}-${Math.round(most * bsa)} mg)`;
  return [`IV pulses of ${least / 1000}-${most / 1000} g/m² monthly${product}, at least 6`];
}

const hydroxychloroquine = ({ kg }: Known): readonly string[] => {
  const most = HYDROXYCHLOROQUINE_MOST_MG_PER_KG;
  const product = kg === undefined ? '' : ` x ${kg} kg = ${Math.floor(most * kg)} mg`;
  return [`At most ${most} mg/kg of actual weight${product} a day`];
};

const ciclosporin = ({ kg }: Known): readonly string[] => {
  const least = CICLOSPORIN_LEAST_MG_PER_KG;
  const product = kg === undefined ? '' : ` x ${kg} kg = ${Math.ceil(least * kg)} mg`;
  return [`From ${least} mg/kg${product} a day`];
};

const NO_DOSE = 'No dose is established for dermatomyositis (off-label): set it with the expert centre';

const jakCohort = ({ isChild }: Known): readonly string[] => {
  const { fromKg, below, from } = JAK_INHIBITOR_COHORT;
  return isChild
    ? [
        NO_DOSE,
        `Published cohort (tofacitinib, ruxolitinib), information only: below ${fromKg} kg ${below} mg twice daily, from ${fromKg} kg ${from} mg twice daily`,
      ]
    : [NO_DOSE];
};

const information: Guide = { needs: nothing, byAge: false, lines: () => [NO_DOSE] };
const ofCohort: Guide = { needs: nothing, byAge: false, lines: jakCohort };

const GUIDES: Readonly<Partial<Record<DrugId, Guide>>> = {
  ivig: { needs: weight, byAge: true, lines: ivig },
  rituximab: { needs: surfaceOfChild, byAge: true, lines: rituximab },
  methotrexate: { needs: surfaceOfChild, byAge: true, lines: methotrexate },
  mycophenolate: { needs: surfaceOfChild, byAge: true, lines: mycophenolate },
  cyclophosphamide: { needs: surface, byAge: true, lines: cyclophosphamide },
  hydroxychloroquine: { needs: weight, byAge: false, lines: hydroxychloroquine },
  ciclosporin: { needs: weight, byAge: false, lines: ciclosporin },
  tofacitinib: ofCohort,
  ruxolitinib: ofCohort,
  baricitinib: information,
  infliximab: information,
  adalimumab: information,
};
