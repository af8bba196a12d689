import { met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import { dailyMg } from '../../src/patient/doses.js';
import type { Facts } from '../../src/patient/facts.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

/** mg/kg a day, actual weight. Evidence: marmor-2016. */
const MOST_MG_PER_KG = 5;

type Known = Pick<Facts, 'treatments' | 'person'>;

const rounded = (value: number): number => Math.round(value * 10) / 10;

function perKg({
  treatments,
  person,
}: Known):
  | { readonly mg: number; readonly mgPerKg: number; readonly kg: number; readonly from: readonly string[] }
  | undefined {
  const course = treatments.courses.find(
    (one) => one.drug === 'hydroxychloroquine' && one.status === 'active',
  );
  const latest = course?.doses.at(-1);
  const weight = person.body.weightKg;
  const mg = latest && dailyMg(latest.dose, weight.value);
  if (!latest || mg === undefined || weight.value === undefined) return undefined;
  return { mg, mgPerKg: mg / weight.value, kg: weight.value, from: [latest.ref, ...weight.from] };
}

function aboveLimit(facts: Known): Answer {
  const taken = facts.treatments.courses.some(
    (one) => one.drug === 'hydroxychloroquine' && one.status === 'active',
  );
  if (!taken) return unmet('no hydroxychloroquine active');
  const dose = perKg(facts);
  if (!dose) return unknown('hydroxychloroquine: dose or recent weight not recorded');
  const saw = `Hydroxychloroquine ${dose.mg} mg a day at ${dose.kg} kg: ${rounded(dose.mgPerKg)} mg/kg`;
  return dose.mgPerKg > MOST_MG_PER_KG ? met(saw, dose.from) : unmet(saw, dose.from);
}

export default defineRule({
  id: 'hydroxychloroquine-dose',
  kind: 'checklist',
  title: 'Hydroxychloroquine by weight',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['treatments', 'person'],
  evidence: ['marmor-2016', 'seed-001'],
  signature: unsigned,
  all: [
    {
      asks: 'Is hydroxychloroquine above 5 mg/kg a day of actual weight?',
      answer: (facts) => aboveLimit(facts),
    },
  ],
  indicator: () => 'info',
  say: (facts) => {
    const dose = perKg(facts);
    const most = dose ? Math.floor((dose.kg * MOST_MG_PER_KG) / 10) * 10 : undefined;
    return {
      summary: dose
        ? `Hydroxychloroquine ${dose.mg} mg a day is ${rounded(dose.mgPerKg)} mg/kg: at most 5 mg/kg (${most ?? ''} mg)`
        : 'Hydroxychloroquine above 5 mg/kg a day',
      sections: [
        {
          heading: 'What to do',
          lines: ['Fundus examination within the first year, yearly after 5 years'],
        },
      ],
    };
  },
});
