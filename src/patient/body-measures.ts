import type { Settings } from '../knowledge/settings.js';
import type { Day, DayInterval } from './dates.js';
import { latest, type Measurement, type Measurements } from './observations.js';

/**
 * Weight, height and body surface for doses, only when they are recent: nothing is computed from last year's
 * weight of a child (specification B.1, B.6).
 */

/** "date unclear": undated, or a partial date that reaches beyond the window. */
type WhyMissing = 'not recorded' | 'too old' | 'date unclear';

/** A recent measure with its day and source, or the reason why there is none. */
type BodyMeasure =
  | {
      readonly value: number;
      readonly on: DayInterval;
      /** One Observation; weight and height for body surface. */
      readonly from: readonly string[];
      readonly why?: undefined;
    }
  | {
      readonly value: undefined;
      readonly on: undefined;
      readonly from: readonly string[];
      readonly why: WhyMissing;
    };

export interface BodyMeasures {
  /** To 10 g. */
  readonly weightKg: BodyMeasure;
  /** To 1 mm. */
  readonly heightCm: BodyMeasure;
  /**
   * Mosteller, to 0.01 m²: the same figure is shown, multiplied and judged by, so that whoever checks the arithmetic
   * on a card comes to the same. A charted one is not used, since nobody can see from which weight it came.
   */
  readonly bsaM2: BodyMeasure;
}

/** Body surface in m² after Mosteller: sqrt(cm × kg / 3600). Specification B.1. */
const mosteller = (heightCm: number, weightKg: number): number => Math.sqrt((heightCm * weightKg) / 3600);

/** The recent body measures as of the day of the call; a value of today counts, one of the future does not. */
export function bodyMeasures(
  measurements: Pick<Measurements, 'weight' | 'height'>,
  { asOf, isChild, settings }: { readonly asOf: Day; readonly isChild: boolean; readonly settings: Settings },
): BodyMeasures {
  const { childBodyMeasureDays, adultBodyMeasureDays } = settings;
  const window = {
    notBefore: asOf - (isChild ? childBodyMeasureDays : adultBodyMeasureDays),
    notAfter: asOf,
  };
  const weightKg = recent(measurements.weight, window, 2);
  const heightCm = recent(measurements.height, window, 1);
  return { weightKg, heightCm, bsaM2: bodySurface(heightCm, weightKg) };
}

interface RecentDays {
  readonly notBefore: Day;
  readonly notAfter: Day;
}

function recent(charted: readonly Measurement[], window: RecentDays, decimals: number): BodyMeasure {
  const found = latest(charted, window);
  if (found?.on === undefined || found.value === undefined)
    return { value: undefined, on: undefined, from: [], why: whyMissing(charted, window) };
  return { value: Number(found.value.toFixed(decimals)), on: found.on, from: [found.ref] };
}

function whyMissing(charted: readonly Measurement[], { notBefore }: RecentDays): WhyMissing {
  if (charted.length === 0) return 'not recorded';
  const isOld = ({ on }: Measurement) => on !== undefined && on.latest < notBefore;
  return charted.every(isOld) ? 'too old' : 'date unclear';
}

function bodySurface(height: BodyMeasure, weight: BodyMeasure): BodyMeasure {
  if (weight.value === undefined) return weight;
  if (height.value === undefined) return height;
  return {
    value: Number(mosteller(height.value, weight.value).toFixed(2)),
    on: {
      earliest: Math.min(height.on.earliest, weight.on.earliest),
      latest: Math.max(height.on.latest, weight.on.latest),
    },
    from: [...weight.from, ...height.from],
  };
}
