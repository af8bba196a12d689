import { isMet } from '../../src/patient/answer.js';
import type { Facts, TreatmentOption } from '../../src/patient/facts.js';

/** Background drugs that may not be kept in pregnancy. */
const OPTION_OF: Readonly<Partial<Record<string, TreatmentOption>>> = {
  methotrexate: 'methotrexate',
  mycophenolate: 'mycophenolate',
};

/**
 * "keep methotrexate and prednisolone going": the first line that runs beside a new agent, by name. What this
 * patient may not take is never kept going: then the sentence says so.
 */
export function keepGoing({ treatments, options }: Facts): string {
  const running = treatments.courses.filter(
    ({ drugClass, status, pulse }) =>
      status === 'active' && !pulse && (drugClass === 'csdmard' || drugClass === 'glucocorticoid'),
  );
  const isBarred = (drug: string): boolean => {
    const option = OPTION_OF[drug];
    return option !== undefined && isMet(options[option].contraindicated);
  };
  const named = (barred: boolean): string =>
    [...new Set(running.filter(({ drug }) => isBarred(drug) === barred).map(({ name }) => name))].join(
      ' and ',
    );
  const kept = named(false) === '' ? [] : [`keep ${named(false)} going`];
  const stopped = named(true) === '' ? [] : [`${named(true)} is contraindicated now: review it`];
  return [...kept, ...stopped].join('; ');
}

/** The same as a line of its own; none where nothing runs. */
export const keepGoingLines = (facts: Facts): readonly string[] => {
  const kept = keepGoing(facts);
  return kept === '' ? [] : [sentence(kept)];
};

/** Words that begin a line. */
export const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
