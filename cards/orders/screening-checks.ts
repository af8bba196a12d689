import { met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import type { ScreeningTest } from '../../src/patient/facts.js';
import { isAboveOwnLimit } from '../../src/patient/limits.js';
import { latest } from '../../src/patient/observations.js';
import { screeningTests, type ScreeningTestId } from '../../src/knowledge/screening-tests.js';
import { firstThatFits, type OrderCheck, type OrderFacts } from './order-rule.js';
import { isTaking } from './history-checks.js';

/**
 * Screening before a drug is started (specification D). Missing, too old and abnormal are three questions: a
 * test that was never done, one to be repeated, and one to act on.
 */
export function screeningChecks(before: string, tests: readonly ScreeningTestId[]): readonly OrderCheck[] {
  const ask = (
    state: ScreeningTest['state'],
    facts: OrderFacts,
    isAsked: (test: ScreeningTest) => boolean,
  ): Answer => {
    const asked = tests.map((test) => facts.screening[test]).filter(isAsked);
    const found = asked.filter((test) => test.state === state);
    if (found.length > 0)
      return met(
        found.map(({ says }) => says).join('; '),
        found.flatMap(({ from }) => from),
      );
    const open = asked.filter((test) => test.state === 'cannot be told');
    return open.length > 0
      ? unknown(
          open.map(({ says }) => says).join('; '),
          open.flatMap(({ missing }) => missing),
        )
      : unmet('');
  };
  const isOnlyAtStart = ({ test }: ScreeningTest): boolean => screeningTests[test].onlyAtStart;
  const lines =
    (does: string) =>
    (_: unknown, __: unknown, { saw }: Answer) => [`${does}: ${saw}`];
  const heading = 'Before starting' as const;
  return [
    {
      asks: `Is a test that is due before ${before} not on file?`,
      grade: 'warning',
      // After immunoglobulin the serology is the donors': whoever is on it cannot make good what was not drawn.
      answer: (facts, about) =>
        ask(
          'none on file',
          facts,
          (test) => !(about.drug === 'ivig' && isTaking(facts, about) && isOnlyAtStart(test)),
        ),
      summary: (facts, about) =>
        firstThatFits(
          `Before ${about.name}: ${missingIn(facts, tests)} not on file`,
          `Before ${about.name}: tests that come first are not on file`,
        ),
      heading,
      lines: (_, __, { saw }) => [`Not on file, do it first: ${saw.replaceAll(' not on file', '')}`],
    },
    {
      asks: `Is a test that is due before ${before} too old?`,
      grade: 'warning',
      answer: (facts, about) =>
        ask('too old', facts, (test) => !(isTaking(facts, about) && isOnlyAtStart(test))),
      summary: (facts, about) =>
        firstThatFits(
          `Before ${about.name}: repeat ${inState(facts, tests, 'too old')}`,
          `Before ${about.name}: repeat the tests that are too old`,
        ),
      heading,
      lines: lines('Too old, repeat'),
    },
    {
      asks: `Is a test that is due before ${before} abnormal?`,
      grade: 'warning',
      answer: (facts) => ask('abnormal', facts, ({ test }) => !explainedByMuscle(facts, test)),
      summary: (facts, about) =>
        firstThatFits(
          `Before ${about.name}: abnormal ${inState(facts, tests, 'abnormal')}`,
          `Before ${about.name}: tests that come first are abnormal`,
        ),
      heading,
      lines: lines('Abnormal, act on it before the first dose'),
    },
    ...(tests.includes('liver-tests') ? [muscleEnzymes] : []),
  ];
}

const inState = (
  { screening }: OrderFacts,
  tests: readonly ScreeningTestId[],
  state: ScreeningTest['state'],
) =>
  tests
    .filter((test) => screening[test].state === state)
    .map((test) => screening[test].name)
    .join(', ');
const missingIn = (facts: OrderFacts, tests: readonly ScreeningTestId[]) =>
  inState(facts, tests, 'none on file');

/** ALT and AST come from muscle too (specification C): beside a raised CK they are no warning of the liver. */
function explainedByMuscle({ measurements, asOf, settings }: OrderFacts, test: ScreeningTestId): boolean {
  if (test !== 'liver-tests') return false;
  const ck = latest(measurements.ck, { notBefore: asOf - settings.recentTestDays, notAfter: asOf });
  return ck !== undefined && isAboveOwnLimit(ck);
}

const muscleEnzymes: OrderCheck = {
  asks: 'Are ALT or AST raised together with CK?',
  grade: 'info',
  answer: (facts) =>
    facts.screening['liver-tests'].state === 'abnormal' && explainedByMuscle(facts, 'liver-tests')
      ? met(facts.screening['liver-tests'].says, facts.screening['liver-tests'].from)
      : unmet(''),
  summary: (_, about) => `${about.name}: ALT or AST raised together with CK, may be muscle`,
  heading: 'Note',
  lines: () => [
    'ALT or AST is raised together with CK: it may come from muscle, judge the liver by other signs',
  ],
};
