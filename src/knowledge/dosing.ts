/** Doses that can be computed for a patient. Sources: presentation "suggestions", specification B.0 C5. */

/** g per kg and cycle. Evidence: octagam-label, seed-000. */
export const IVIG_G_PER_KG = 2;
/** g per cycle in a child. Evidence: carra-persistent-rash-2017. */
export const IVIG_CHILD_CAP_G = 70;
/** Rounding up may not exceed this, g per kg. */
const IVIG_MOST_G_PER_KG = 2.1;
/** Vials come in steps of this, g. */
export const IVIG_STEP_G = 5;
/** Consecutive days of one cycle. */
export const IVIG_DAYS = 2;

export interface IvigDose {
  /** Before rounding and cap, g. */
  readonly exactG: number;
  /** One cycle, g, a multiple of 5. */
  readonly cycleG: number;
  /** Each of the 2 days, g. */
  readonly dayG: number;
  readonly capped: boolean;
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
  };
}
