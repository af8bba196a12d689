import { isMet, met, unknown, unknownCountsAs, unmet, type Answer } from '../../src/patient/answer.js';
import { describeInterval } from '../../src/patient/dates.js';
import { ofDrug, runningNow } from '../../src/patient/history-questions.js';
import {
  contraindicationCheck,
  failedBeforeCheck,
  notToleratedCheck,
  severeReactionCheck,
} from './history-checks.js';
import { doseChecks } from './dose-checks.js';
import { defineOrderRule, type OrderCheck, type OrderFacts } from './order-rule.js';
import { screeningChecks } from './screening-checks.js';

/** Later than the infusions of one course, earlier than 26 weeks after its first. Specification B.5. */
function givenLately({ treatments, asOf, settings }: OrderFacts): Answer {
  const courses = treatments.courses.filter(
    ({ drug, status }) => drug === 'rituximab' && status !== 'ordered',
  );
  const lately = courses.filter(
    ({ start }) =>
      start !== undefined &&
      asOf - start.latest > settings.rituximabCourseGapDays &&
      asOf - start.earliest < settings.rituximabTrialWeeks * 7,
  );
  const [last] = lately.slice(-1);
  if (last?.start) return met(`Rituximab begun ${describeInterval(last.start)}`, last.from);
  if (courses.some(({ start }) => start === undefined)) return unknown('an earlier rituximab is not dated');
  return isMet(treatments.complete)
    ? unmet('')
    : unknown('an earlier rituximab could not be ruled out', treatments.complete.missing);
}

const againTooSoon: OrderCheck = {
  asks: 'Was the last course of rituximab begun less than {rituximabTrialWeeks} weeks ago?',
  grade: 'warning',
  answer: givenLately,
  summary: ({ settings }, _, { saw }) =>
    `Rituximab again before ${settings.rituximabTrialWeeks} weeks? ${saw}: its effect cannot be judged yet`,
  heading: 'What to do',
  lines: ({ settings }) => [
    `Under ${settings.rituximabTrialWeeks} weeks since the first infusion: it may still take effect. Repeat it only for a stated reason`,
  ],
};

const inPregnancy: OrderCheck = {
  asks: 'Is the patient pregnant?',
  grade: 'warning',
  answer: ({ condition, person }) => (person.sex === 'male' ? unmet('') : condition.pregnant),
  summary: () => 'Rituximab in pregnancy: expert decision only',
  heading: 'What to do',
  lines: () => ['Pregnancy on record: expert decision only; contraception for 12 months after rituximab'],
};

const onImmunoglobulin: OrderCheck = {
  asks: 'Is IVIG running too?',
  grade: 'info',
  answer: ({ treatments }) => unknownCountsAs('unmet', runningNow(treatments, ofDrug('ivig'), 'IVIG')),
  summary: () => 'Rituximab beside IVIG: give it after a cycle, not just before',
  heading: 'How',
  lines: () => ['IVIG may speed its clearance: give rituximab after an IVIG cycle, not just before one'],
};

/** "TB/HCV per policy" (specification D): told, no warning of its own. */
const byLocalPolicy: OrderCheck = {
  asks: 'Are the tests for tuberculosis and hepatitis C, which local policy may ask for, not on file?',
  grade: 'info',
  answer: ({ screening }) => {
    const missing = [screening.tuberculosis, screening['hepatitis-c']].filter(
      ({ state }) => state === 'none on file',
    );
    return missing.length > 0 ? met(missing.map(({ says }) => says).join('; ')) : unmet('');
  },
  summary: () => 'Before rituximab: tuberculosis and hepatitis C tests, as local policy asks',
  heading: 'Before starting',
  lines: (_, __, { saw }) => [`As local policy asks: ${saw}`],
};

export default defineOrderRule({
  id: 'rituximab-order-safety',
  title: 'Before rituximab is given',
  drugs: ['rituximab'],
  evidence: ['rituximab-hbv-2013', 'rim-2013', 'bader-meunier-2011'],
  strength: 'label',
  implements: [],
  overrideReasons: [
    { code: 'planned-repeat-course', display: 'Repeated for a reason: relapse, or B cells have returned' },
    { code: 'hepatology-plan', display: 'Hepatitis B: there is a plan with hepatology' },
  ],
  checks: [
    contraindicationCheck('rituximab'),
    severeReactionCheck('rituximab'),
    againTooSoon,
    inPregnancy,
    notToleratedCheck,
    ...doseChecks,
    ...screeningChecks('rituximab', ['hbsag', 'anti-hbc', 'igg', 'iga', 'igm', 'blood-count']),
    failedBeforeCheck,
    onImmunoglobulin,
    byLocalPolicy,
  ],
});
