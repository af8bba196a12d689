import { allOf, anyOf, isMet, met, not, unknownCountsAs, unmet } from '../../src/patient/answer.js';
import { currentDailyPrednisoneMg, steroidDoseEvidence } from '../../src/patient/glucocorticoid-dose.js';
import { drugsOfClass } from '../../src/knowledge/drugs.js';
import type { Course } from '../../src/patient/facts.js';
import { runningNow } from '../../src/patient/history-questions.js';
import { treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** Taken day by day, by mouth as far as the route is stated: no pulse, and no depot for a joint or a lesion. */
const isOralSteroid = ({ drug, drugClass, route, pulse }: Course): boolean =>
  drugClass === 'glucocorticoid' &&
  !pulse &&
  drug !== 'methylprednisolone-acetate' &&
  (route === undefined || route === 'oral');

export default defineRule({
  id: 'hold-steroid-taper',
  kind: 'section',
  title: 'Hold the steroid taper',
  hooks: ['patient-view', 'order-select', 'order-sign'],
  scope: 'active disease',
  needs: ['activity', 'treatments', 'orders', 'person', 'asOf', 'settings'],
  evidence: ['giancane-2019', 'seed-000', 'seed-001', 'seed-003'],
  implements: ['000-19', '001-06', '001-07', '001-32', '003-09'],
  signature: unsigned,
  // On the order hooks only a glucocorticoid order can speak; on patient-view the running course does.
  about: (facts, hook) =>
    treatmentsOnTheDesk(facts, hook, drugsOfClass('glucocorticoid'))
      .filter((one) => one.as === 'order' || isOralSteroid(one.course))
      .slice(0, hook === 'patient-view' ? 1 : undefined),
  all: [
    {
      asks: 'Is a systemic oral glucocorticoid being taken?',
      answer: ({ treatments }) => {
        const running = treatments.courses.filter(
          (course) => course.status === 'active' && isOralSteroid(course),
        );
        return running.length > 0
          ? met(
              `${running.map((course) => course.name).join(', ')} active`,
              running.flatMap((course) => course.from),
            )
          : runningNow(treatments, isOralSteroid, 'oral glucocorticoid');
      },
    },
  ],
  any: [
    {
      asks: 'Is the disease getting worse?',
      answer: ({ activity }, about) => (about?.as === 'order' ? unmet('') : activity.worsening),
    },
    {
      asks: 'Is the dose being lowered although the disease is active and not improving?',
      answer: ({ activity, treatments, person, asOf, settings }, about) =>
        allOf([
          activity.active,
          not(unknownCountsAs('unmet', activity.improving)),
          steroidDoseEvidence(
            treatments,
            person,
            about?.as === 'order' ? about.order : undefined,
            asOf,
            settings,
          ),
        ]),
    },
    {
      asks: 'Is the dose {lowGlucocorticoidMgPerDay} mg or less, with dysphagia or worsening?',
      answer: ({ activity, treatments, person, settings }, about) => {
        const dose = currentDailyPrednisoneMg(treatments, person);
        if (about?.as === 'order' || dose === undefined || dose.mg > settings.lowGlucocorticoidMgPerDay)
          return unmet('');
        return allOf([
          met(`${dose.mg} mg a day`, dose.from),
          anyOf([activity.dysphagia, activity.worsening]),
        ]);
      },
    },
  ],
  indicator: () => 'warning',
  say: ({ activity }, about) => ({
    summary:
      about?.as === 'order'
        ? `Do not lower ${about.name} now: dermatomyositis is active and not improving`
        : `Do not taper the glucocorticoid now: ${isMet(activity.worsening) ? 'the disease is getting worse' : 'active and not improving'}`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'Keep the present dose until improvement is documented; rely on the next treatment rather than on a higher steroid dose',
        ],
      },
    ],
    overrideReasons: [
      { code: 'steroid-toxicity', display: 'Steroid toxicity' },
      { code: 'steroid-myopathy', display: 'Steroid myopathy suspected' },
    ],
  }),
});
