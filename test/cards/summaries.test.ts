import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { DRUGS, drugIds, type DrugId } from '../../src/knowledge/drugs.js';
import type { Course, Facts, Treatment } from '../../src/patient/facts.js';
import type { RuleId } from '../../src/rules/rule-ids.js';
import {
  ago,
  consult,
  ivigCycles,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  weeksAgo,
} from './consult.js';

const LONGEST = 130;
/** A checklist of one item is introduced by "Care checklist: ". */
const LONGEST_ITEM = LONGEST - 'Care checklist: '.length;
const longestFirst = [...drugIds].sort((one, other) => DRUGS[other].name.length - DRUGS[one].name.length);

/** Charts in which nearly every card has something to say; the names of the drugs are put in afterwards. */
const charts = [
  refractoryChild().measured('CMAS', 30, ago(1)),
  refractoryAdult()
    .ordered('immune globulin IV', { on: ago(2) })
    .measured('MMT8', 80, ago(100)),
  ivigCycles(refractoryAdult(), 2, 6).has('Dysphagia', { onset: ago(100) }),
  rituximabCourse(ivigFailed(refractoryChild()), 10),
  onFirstLine(refractoryChild(), 40).took('tofacitinib', { from: weeksAgo(3) }),
];
const namedAs = (course: Course, drug: DrugId): Course => ({
  ...course,
  drug: course.drug,
  name: DRUGS[drug].name,
});
const orderOf = (drug: DrugId): Treatment => ({
  as: 'order',
  drug,
  name: DRUGS[drug].name,
  order: {
    ref: 'MedicationRequest/1',
    drug,
    name: DRUGS[drug].name,
    route: undefined,
    dose: undefined,
    text: undefined,
    regimens: [],
    products: [],
    selected: true,
    judged: undefined,
  },
});
const juvenile = (facts: Facts): Facts => ({
  ...facts,
  diagnosis: { ...facts.diagnosis, name: 'juvenile dermatomyositis' },
});
const limitOf = (id: RuleId): number =>
  ruleBook.rules.find((rule) => rule.id === id)?.kind === 'checklist' ? LONGEST_ITEM : LONGEST;

describe('A summary is enough by itself', () => {
  it('fits 130 characters with the longest names of drugs, of every rule and every card', async () => {
    const all = await Promise.all(charts.map(async (chart) => (await consult(chart.opens())).facts));
    const someDrug = fc.constantFrom(...longestFirst.slice(0, 12));
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(someDrug, { minLength: 6, maxLength: 6 }),
        fc.constantFrom(...ruleBook.table.rows.map(({ row }) => row)),
        fc.constantFrom('info', 'warning', 'critical'),
        (chart, names, row, indicator) => {
          const courses = chart.treatments.courses.map((course, index) =>
            namedAs(course, names[index % names.length] ?? 'ivig'),
          );
          const facts = juvenile({ ...chart, treatments: { ...chart.treatments, courses } });
          const [drug = 'etanercept'] = names;
          for (const rule of ruleBook.rules) {
            const taken =
              courses[0] && ({ as: 'course', course: courses[0], drug, name: DRUGS[drug].name } as const);
            for (const about of rule.about ? [orderOf(drug), taken] : [undefined]) {
              const { summary } = rule.say(facts, about);
              expect(`${rule.id}: ${summary}`.length).toBeLessThanOrEqual(
                rule.id.length + 2 + limitOf(rule.id),
              );
            }
          }
          const open = Object.values(facts.options);
          const because = { verdict: 'met', saw: 'so', from: [], missing: [] } as const;
          for (const card of ruleBook.pathwayCards) {
            for (const left of [open, open.slice(3), []]) {
              const state = { row, indicator, open: left, removed: open, because };
              const { summary } = card.say(facts, state);
              expect(`${card.id}: ${summary}`.length).toBeLessThanOrEqual(card.id.length + 2 + LONGEST);
            }
          }
        },
      ),
      { numRuns: 300, seed: 20261120 },
    );
  });

  it('never leaves a hole: no "undefined", no empty brackets, no doubled space', async () => {
    for (const chart of charts) {
      const { cards } = await consult(chart.opens());
      for (const { summary, detail } of cards) {
        expect(summary).not.toMatch(/undefined|NaN|\(\)|\[\]| {2}|…$/);
        expect(detail).not.toMatch(/undefined|NaN/);
      }
    }
  });
});
