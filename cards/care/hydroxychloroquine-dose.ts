import { HYDROXYCHLOROQUINE_MOST_MG_PER_KG } from '../../src/knowledge/dosing.js';
import { met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import { dailyMg } from '../../src/patient/doses.js';
import type { Facts } from '../../src/patient/facts.js';
import { ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

type Known = Pick<Facts, 'treatments' | 'person' | 'availability'>;

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Is it above the limit; and how a card words that. */
function judged({ treatments, person, availability }: Known): {
  readonly answer: Answer;
  readonly summary: string;
} {
  const course = treatments.courses.find(
    (one) => one.drug === 'hydroxychloroquine' && one.status === 'active',
  );
  if (!course)
    return {
      answer: runningNow(treatments, ofDrug('hydroxychloroquine'), 'hydroxychloroquine'),
      summary: '',
    };
  const kg = person.body.weightKg.value;
  const latest = course.doses.at(-1);
  const mg = latest && dailyMg(latest.dose, kg);
  if (mg === undefined || kg === undefined) {
    const unread = availability.vitalSigns === 'known' ? [] : (['vitalSigns'] as const);
    const summary = 'hydroxychloroquine: dose or recent weight not recorded';
    return { answer: unknown(summary, unread), summary };
  }
  const mgPerKg = mg / kg;
  const saw = `Hydroxychloroquine ${mg} mg a day at ${kg} kg: ${rounded(mgPerKg)} mg/kg`;
  const from = [...course.from, ...person.body.weightKg.from];
  const most = Math.floor((kg * HYDROXYCHLOROQUINE_MOST_MG_PER_KG) / 10) * 10;
  return {
    answer: mgPerKg > HYDROXYCHLOROQUINE_MOST_MG_PER_KG ? met(saw, from) : unmet(saw, from),
    summary: `Hydroxychloroquine ${mg} mg a day is ${rounded(mgPerKg)} mg/kg: at most ${HYDROXYCHLOROQUINE_MOST_MG_PER_KG} mg/kg (${most} mg)`,
  };
}

export default defineRule({
  id: 'hydroxychloroquine-dose',
  kind: 'checklist',
  title: 'Hydroxychloroquine by weight',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['treatments', 'person', 'availability'],
  evidence: ['marmor-2016', 'seed-001'],
  implements: [],
  signature: unsigned,
  all: [
    {
      asks: 'Is hydroxychloroquine above 5 mg/kg a day of actual weight?',
      answer: (facts) => judged(facts).answer,
    },
  ],
  indicator: () => 'info',
  say: (facts) => ({
    summary: judged(facts).summary,
    sections: [
      {
        heading: 'What to do',
        lines: ['Fundus examination within the first year, yearly after 5 years'],
      },
    ],
  }),
});
