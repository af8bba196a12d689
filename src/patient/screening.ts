import type { Availability, Source } from '../contract/patient-record.js';
import {
  screeningTestIds,
  screeningTests,
  type ScreeningTestDefinition,
  type ScreeningTestId,
} from '../knowledge/screening-tests.js';
import { describeInterval, type Day } from './dates.js';
import type { Settings } from '../knowledge/settings.js';
import type { Screening, ScreeningTest } from './facts.js';
import { isAboveOwnLimit, isBelowOwnLimit } from './limits.js';
import { latestEver, type Measurement, type Measurements } from './observations.js';

/** What is on file of the tests that come before a drug: specification D "before start". */
export function readScreening(
  measurements: Measurements,
  availability: Readonly<Record<Source, Availability>>,
  asOf: Day,
  settings: Settings,
): Screening {
  const read = (test: ScreeningTestId): ScreeningTest =>
    screeningTestOf(test, screeningTests[test], { measurements, availability, asOf, settings });
  return Object.fromEntries(screeningTestIds.map((test) => [test, read(test)])) as unknown as Screening;
}

interface Chart {
  readonly measurements: Measurements;
  readonly availability: Readonly<Record<Source, Availability>>;
  readonly asOf: Day;
  readonly settings: Settings;
}

function screeningTestOf(
  test: ScreeningTestId,
  definition: ScreeningTestDefinition,
  chart: Chart,
): ScreeningTest {
  const { measurements, availability, asOf } = chart;
  const parts = definition.parts.map(({ name, measures }) => {
    const results = measures
      // An undated result proves nothing in time, yet it is not "none on file".
      .map((measure) => latestEver(measurements[measure], asOf))
      .filter((result) => result !== undefined);
    return { name, ...judged(results, definition, chart) };
  });
  const inState = (state: ScreeningTest['state']) => parts.filter((part) => part.state === state);
  const unread = availability[definition.source] === 'known' ? [] : [definition.source];
  const [abnormal, missing, old] = [inState('abnormal'), inState('none on file'), inState('too old')];
  const last = parts.flatMap(({ on }) => (on === undefined ? [] : [on])).sort((a, b) => a.latest - b.latest);
  const say = (some: typeof parts, words: string): string =>
    some.length === parts.length
      ? `${definition.name} ${words}`
      : `${some.map(({ name }) => name).join(', ')} ${words}`;
  const base = {
    test,
    name: definition.name,
    on: last.at(-1),
    from: parts.flatMap(({ from }) => from),
    missing: [],
  };
  if (abnormal.length > 0)
    return { ...base, state: 'abnormal', says: abnormal.map(({ says }) => says).join(', ') };
  if (missing.length > 0)
    return unread.length > 0
      ? { ...base, state: 'cannot be told', says: say(missing, 'could not be read'), missing: unread }
      : { ...base, state: 'none on file', says: say(missing, 'not on file') };
  if (old.length > 0)
    // A newer one may stand on a page that was not read.
    return unread.length > 0
      ? { ...base, state: 'cannot be told', says: say(old, 'could not be read in full'), missing: unread }
      : { ...base, state: 'too old', says: old.map(({ says }) => says).join(', ') };
  return { ...base, state: 'fine', says: parts.map(({ says }) => says).join(', ') };
}

type Part = Pick<ScreeningTest, 'on' | 'from' | 'says'> & { readonly state: ScreeningTest['state'] };

/** One part of a test, from the latest result of each measure that can answer it. */
function judged(
  results: readonly Measurement[],
  definition: ScreeningTestDefinition,
  { asOf, settings }: Chart,
): Part {
  const goodForDays = definition.goodFor === 'any time' ? Infinity : settings[definition.goodFor];
  const [first] = results;
  if (first === undefined) return { state: 'none on file', on: undefined, from: [], says: '' };
  const isAbnormal = (result: Measurement): boolean => isNotRight(result, definition.abnormal);
  const isRecent = ({ on }: Measurement): boolean => on !== undefined && asOf - on.earliest <= goodForDays;
  const shown = (some: readonly [Measurement, ...Measurement[]]): Pick<Part, 'on' | 'from' | 'says'> => ({
    on: some[0].on,
    from: some.map(({ ref }) => ref),
    says: some.map(inWords).join(', '),
  });
  // A positive test for hepatitis or tuberculosis does not become less positive with the years.
  const lasting = definition.abnormal === 'positive' && definition.onlyAtStart;
  const [abnormal, ...more] = results.filter((one) => isAbnormal(one) && (lasting || isRecent(one)));
  if (abnormal !== undefined) return { state: 'abnormal', ...shown([abnormal, ...more]) };
  const recent = results.find(isRecent);
  return recent ? { state: 'fine', ...shown([recent]) } : { state: 'too old', ...shown([first]) };
}

function isNotRight(result: Measurement, abnormal: ScreeningTestDefinition['abnormal']): boolean {
  const { measure, qualitative } = result;
  switch (abnormal) {
    case 'positive':
      return qualitative === 'positive' || qualitative === 'borderline';
    case 'negative':
      return qualitative === 'negative';
    case 'high':
      // The only rate among them: low is what is wrong with it.
      return measure === 'egfr' ? isBelowOwnLimit(result) === true : isAboveOwnLimit(result);
    case 'low':
      return isBelowOwnLimit(result) === true;
    case 'out of range':
      return isAboveOwnLimit(result) || isBelowOwnLimit(result) === true;
  }
}

const inWords = ({ name, charted, on }: Measurement): string =>
  `${name} ${charted}${on === undefined ? '' : ` (${describeInterval(on)})`}`;
