/**
 * Doses: what can be computed for a patient, and the ranges that orders are checked against.
 * Sources: presentation "suggestions", specification B.0 (C4, C5, C11, C17), B.5 "Dose ranges checked", D.
 */

/** g per kg and cycle. Evidence: octagam-label, seed-000. */
export const IVIG_G_PER_KG = 2;
/** g per cycle in a child. Evidence: carra-persistent-rash-2017. */
export const IVIG_CHILD_CAP_G = 70;
/** Rounding up may not exceed this, g per kg. Presentation "suggestions". */
export const IVIG_MOST_G_PER_KG = 2.1;
/** Vials come in steps of this, g. */
export const IVIG_STEP_G = 5;
/** Less in one cycle is too little, g per kg. Specification B.5; 1 g/kg is the maintenance dose (C5). */
export const IVIG_LEAST_G_PER_KG = 1;
/** Consecutive days of one cycle. */
export const IVIG_DAYS = 2;

interface IvigDose {
  /** Before rounding and cap, g. */
  readonly exactG: number;
  /** One cycle, g, a multiple of 5. */
  readonly cycleG: number;
  /** Each of the 2 days, g. */
  readonly dayG: number;
  readonly capped: boolean;
  /** The nearest 5 g was too much: the next lower. */
  readonly roundedDown: boolean;
}

/**
 * 2 g/kg to the nearest 5 g; down when the nearest exceeds the child's cap of 70 g or 2.1 g/kg.
 * @param weightKg recent actual weight in kg
 * @returns undefined when the weight is too low for one step
 */
export function ivigDose(weightKg: number, isChild: boolean): IvigDose | undefined {
  const exactG = weightKg * IVIG_G_PER_KG;
  const most = Math.min(weightKg * IVIG_MOST_G_PER_KG, isChild ? IVIG_CHILD_CAP_G : Infinity);
  const nearest = Math.round(exactG / IVIG_STEP_G) * IVIG_STEP_G;
  const cycleG = nearest <= most ? nearest : Math.floor(most / IVIG_STEP_G) * IVIG_STEP_G;
  if (cycleG <= 0) return undefined;
  return {
    exactG: Math.round(exactG * 10) / 10,
    cycleG,
    dayG: cycleG / IVIG_DAYS,
    capped: isChild && exactG > IVIG_CHILD_CAP_G,
    roundedDown: cycleG < nearest,
  };
}

/** g per cycle, inclusive. A heavy child's cap lies below 1 g/kg; 1 g/kg may be rounded to a vial as well. */
export function ivigCycleRange(weightKg: number, isChild: boolean): DoseRange {
  const cap = isChild ? IVIG_CHILD_CAP_G : Infinity;
  const least = weightKg * IVIG_LEAST_G_PER_KG;
  const rounded = Math.round(least / IVIG_STEP_G) * IVIG_STEP_G;
  return {
    least: Math.min(least, rounded > 0 ? rounded : least, cap),
    most: Math.min(weightKg * IVIG_MOST_G_PER_KG, cap),
  };
}

/** A range of doses, both ends included. */
export interface DoseRange {
  readonly least: number;
  readonly most: number;
}

/**
 * A dose computed per kg or per m² is rounded to what can be dispensed: so far below the lowest computed dose,
 * or above a single computed dose, still counts as that dose; a stated maximum never does. Ours, unsigned.
 */
export const ROUNDING_ALLOWANCE = 0.05;

/** mg per infusion, whoever the patient is. Specification B.5. */
export const RITUXIMAB_MOST_MG = 1000;
/** Adult: mg on day 1 and day 15. Specification C4. Evidence: seed-001. */
export const RITUXIMAB_ADULT_MG = 1000;
/** mg per m², weekly x 4, any age. Specification C4. Evidence: seed-001, bader-meunier-2011. */
export const RITUXIMAB_FOUR_MG_PER_M2 = 375;
/** Child: mg per m², x 2. Specification C4. Evidence: bader-meunier-2011. */
export const RITUXIMAB_CHILD_TWO_MG_PER_M2 = 500;
/** Child: mg per m², x 2, by body surface. Specification C4 (secondary source). Evidence: rim-2013. */
export const RITUXIMAB_RIM_MG_PER_M2 = { small: 575, large: 750 } as const;
/** Body surface up to which {@link RITUXIMAB_RIM_MG_PER_M2} is the small one, m². */
export const RITUXIMAB_RIM_SMALL_M2 = 1.5;

/** Child: mg per m² and week. Specification C11, B.5. Evidence: share-2017. */
export const METHOTREXATE_CHILD_MG_PER_M2: DoseRange = { least: 15, most: 20 };
/** Child: mg a week. Specification C11. Evidence: share-2017. */
export const METHOTREXATE_CHILD_CAP_MG = 40;
/** Adult: mg a week, what is begun with and the most. The sources name no least. Evidence: adult-doses-table-2. */
export const METHOTREXATE_ADULT_MG = { start: 15, raised: 20, most: 25 } as const;
/** An advised dose is a multiple of this, mg: the tablet. Ours, unsigned. */
export const METHOTREXATE_STEP_MG = 2.5;

/** Adult: mg a day. Specification B.5. Evidence: adult-doses-table-2. */
export const MYCOPHENOLATE_ADULT_MG_PER_DAY: DoseRange = { least: 2000, most: 3000 };
/** Child: per dose. Specification D, B.5. Evidence: carra-2010. */
export const MYCOPHENOLATE_CHILD = { mgPerM2: 600, mgPerKg: 10, mostMg: 1500 } as const;

/** mg per m² and pulse. Specification D, B.5. Evidence: adult-doses-table-2. */
export const CYCLOPHOSPHAMIDE_MG_PER_M2: DoseRange = { least: 500, most: 1000 };

/** Child: mg per m² and pulse, 6 pulses, in a published case. Specification D. */
export const CYCLOPHOSPHAMIDE_CHILD_MG_PER_M2 = 500;

/** mg per kg and day, actual weight, at most. Specification C17, D. Evidence: marmor-2016. */
export const HYDROXYCHLOROQUINE_MOST_MG_PER_KG = 5;

/** mg per kg and day, at least. Specification D, B.5. Evidence: carra-persistent-rash-2017. */
export const CICLOSPORIN_LEAST_MG_PER_KG = 3;

/** A published cohort of children, information only: kg, and mg twice daily below and from it. Specification D. */
export const JAK_INHIBITOR_COHORT = { fromKg: 25, below: 2.5, from: 5 } as const;

/**
 * A child's weekly methotrexate, mg: 15-20 mg/m² as multiples of 2.5 mg, at most 40 mg.
 * @returns undefined when no multiple lies in the range (body surface far below that of a newborn)
 */
export function methotrexateChildDose(bsaM2: number): DoseRange | undefined {
  const within = methotrexateChildRange(bsaM2);
  const least = Math.ceil(within.least / METHOTREXATE_STEP_MG - SLACK) * METHOTREXATE_STEP_MG;
  const most = Math.floor(within.most / METHOTREXATE_STEP_MG + SLACK) * METHOTREXATE_STEP_MG;
  return least > 0 && least <= most ? { least, most } : undefined;
}

/** The same before rounding. */
export const methotrexateChildRange = (bsaM2: number): DoseRange => ({
  least: Math.min(bsaM2 * METHOTREXATE_CHILD_MG_PER_M2.least, METHOTREXATE_CHILD_CAP_MG),
  most: Math.min(bsaM2 * METHOTREXATE_CHILD_MG_PER_M2.most, METHOTREXATE_CHILD_CAP_MG),
});

/** Products of decimals are not exact in floating point. */
const SLACK = 1e-9;
