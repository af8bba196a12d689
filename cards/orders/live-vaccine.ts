import { anyOf, isMet, met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import { formatDay } from '../../src/patient/dates.js';
import type { Facts } from '../../src/patient/facts.js';
import { highDoseSteroid } from '../../src/patient/glucocorticoid-dose.js';
import { ofClass, ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** Eleven months after IVIG 2 g/kg a measles or varicella vaccine may not take. Evidence: acip-antibody-intervals. */
const AFTER_IVIG_DAYS = 335;

type Known = Pick<Facts, 'asOf' | 'person' | 'diagnosis' | 'treatments' | 'orderedVaccines' | 'settings'>;

const selected = ({ orderedVaccines }: Known) => orderedVaccines.filter((vaccine) => vaccine.selected);

/** The last infusion on record, at most so many days ago. */
function infusedWithin({ treatments, asOf }: Known, drug: 'rituximab' | 'ivig', days: number): Answer {
  const name = drug === 'ivig' ? 'IVIG' : 'rituximab';
  const courses = treatments.courses.filter((course) => course.drug === drug && course.status !== 'ordered');
  const lately = courses.filter(
    ({ status, end, cycles }) =>
      status === 'active' || asOf - (cycles.at(-1)?.last ?? end?.latest ?? -Infinity) <= days,
  );
  if (lately.length > 0) {
    const last = Math.max(
      ...lately.map(({ cycles, end }) => cycles.at(-1)?.last ?? end?.latest ?? -Infinity),
    );
    return met(
      Number.isFinite(last) ? `Last ${name} on record ${formatDay(last)}` : `${name} active`,
      lately.flatMap(({ from }) => from),
    );
  }
  if (courses.some(({ start, end, cycles }) => !start && !end && cycles.length === 0))
    return unknown(`an earlier ${name} is not dated`);
  return isMet(treatments.complete)
    ? unmet(`no ${name} in that time`)
    : unknown(`${name} could not be ruled out`, treatments.complete.missing);
}

/** What makes a live vaccine dangerous: specification B.5, critical. */
const dangers: readonly { readonly asks: string; readonly answer: (facts: Known) => Answer }[] = [
  {
    asks: 'Was rituximab given in the last {liveVaccineRituximabWeeks} weeks?',
    answer: (facts) => infusedWithin(facts, 'rituximab', facts.settings.liveVaccineRituximabWeeks * 7),
  },
  {
    asks: 'Is a JAK inhibitor, mycophenolate or cyclophosphamide active?',
    answer: ({ treatments }) =>
      anyOf([
        runningNow(treatments, ofClass('jak-inhibitor'), 'JAK inhibitor'),
        runningNow(
          treatments,
          ofDrug('mycophenolate', 'cyclophosphamide'),
          'mycophenolate or cyclophosphamide',
        ),
      ]),
  },
  {
    asks: 'Has prednisone been taken at {liveVaccineGlucocorticoidMgPerDay} mg or {liveVaccineGlucocorticoidMgPerKg} mg/kg a day or more for {liveVaccineGlucocorticoidDays} days?',
    answer: (facts) => highDoseSteroid(facts, facts.settings.liveVaccineGlucocorticoidDays),
  },
];
const danger = (facts: Known): Answer => anyOf(dangers.map(({ answer }) => answer(facts)));

/** Immunoglobulin takes the effect of a measles or varicella vaccine away; it does no harm. */
const noEffect = (facts: Known): Answer =>
  selected(facts).some((vaccine) => vaccine.againstMeaslesOrVaricella) && facts.diagnosis.state === 'active'
    ? infusedWithin(facts, 'ivig', AFTER_IVIG_DAYS)
    : unmet('');

/** "No live vaccine" with infliximab and adalimumab. Specification D. */
const onTnfInhibitor = ({ treatments, diagnosis }: Known): Answer =>
  diagnosis.state === 'active'
    ? runningNow(treatments, ofClass('tnf-inhibitor'), 'TNF inhibitor')
    : unmet('');

export default defineRule({
  id: 'live-vaccine',
  kind: 'order',
  title: 'Live vaccine under treatment',
  hooks: ['order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['asOf', 'person', 'diagnosis', 'treatments', 'orderedVaccines', 'settings'],
  evidence: ['eular-pres-vaccination-2021', 'acip-antibody-intervals'],
  implements: [],
  signature: unsigned,
  all: [
    {
      asks: 'Is a live vaccine being ordered?',
      answer: (facts) => {
        const vaccines = selected(facts);
        return vaccines.length > 0
          ? met(
              `Live vaccine ordered: ${vaccines.map(({ name }) => name).join(', ')}`,
              vaccines.map(({ ref }) => ref),
            )
          : unmet('no live vaccine ordered');
      },
    },
  ],
  any: [
    ...dangers,
    { asks: 'Was IVIG given in the 11 months before a measles or varicella vaccine?', answer: noEffect },
    { asks: 'Is a TNF inhibitor active?', answer: onTnfInhibitor },
  ],
  indicator: (facts) => (isMet(danger(facts)) ? 'critical' : 'warning'),
  say: (facts) => {
    const grave = isMet(danger(facts)) || isMet(onTnfInhibitor(facts));
    return {
      summary: grave
        ? 'Defer the live vaccine: the present immunosuppression can make it dangerous'
        : 'A measles or varicella vaccine now may not take: IVIG in the last 11 months',
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(grave
              ? [
                  'Defer the live vaccine; vaccines that are not live are safe, B-cell depletion blunts the response',
                  'Never postpone treatment for a vaccine',
                ]
              : []),
            ...(isMet(noEffect(facts))
              ? [
                  'Measles, mumps, rubella and varicella vaccine: 11 months after IVIG 2 g/kg, or it may not take',
                ]
              : []),
          ],
        },
      ],
      proposals: isMet(danger(facts))
        ? selected(facts).map(({ ref }) => ({
            kind: 'delete-order' as const,
            label: 'Remove the live vaccine order',
            order: ref,
          }))
        : [],
      overrideReasons: [
        { code: 'vaccine-not-live', display: 'The vaccine ordered is not live' },
        { code: 'specialist-agreed', display: 'Agreed with the treating specialist' },
      ],
    };
  },
});
