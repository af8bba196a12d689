import { isMet } from '../../src/patient/answer.js';
import type { Facts, TreatmentOption } from '../../src/patient/facts.js';
import { isJuvenile } from './row-questions.js';

/**
 * The options of a row in this patient's order: calcinosis, arthritis, anti-Mi-2 and antisynthetase
 * antibodies move what stands behind the first. Specification B.2 "Modifiers".
 */
export function forThisPatient(
  facts: Facts,
  options: readonly TreatmentOption[],
): readonly TreatmentOption[] {
  const { activity, measurements } = facts;
  const calcinosis = isMet(activity.calcinosis);
  const rituximabAntibody = [measurements['anti-mi2'], measurements.antisynthetase].some(
    (results) => results.at(-1)?.qualitative === 'positive',
  );
  const moved = (option: TreatmentOption): number => {
    if (option === options[0]) return -2;
    if (option === 'rituximab') return calcinosis ? 1 : rituximabAntibody ? -1 : 0;
    if (option === 'infliximab-adalimumab' && isJuvenile(facts) && isMet(activity.arthritis)) return -1;
    return calcinosis && HELPS_CALCINOSIS.has(option) ? -1 : 0;
  };
  return [...options].sort((one, other) => moved(one) - moved(other));
}
const HELPS_CALCINOSIS: ReadonlySet<TreatmentOption> = new Set<TreatmentOption>([
  'mycophenolate',
  'jak-inhibitor',
  'infliximab-adalimumab',
]);
