import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { consult } from '../cards/consult.js';
import { anyPatient, withActiveDisease } from './any-patient.js';
import { PATIENCE, SEED } from './property.js';

/** A property says something only of the patients that are told: these are. */

describe('The generated patients', () => {
  it(
    'reach every part of the pathway, from the first line to the last resort, and silence',
    async () => {
      const rows = new Set<string>();
      const rules = new Set<string>();
      for (const story of fc.sample(withActiveDisease(), { seed: SEED, numRuns: 400 })) {
        const seen = await consult(story.patient().opens());
        rows.add(seen.row ?? 'none');
        for (const id of Object.keys(seen.says)) rules.add(id);
      }
      const usual = [
        '1',
        '3a',
        '3',
        '4',
        '5',
        '6',
        '7',
        '8',
        '8b',
        '9',
        '10',
        '12',
        '13',
        '14',
        '17',
        '18',
        'none',
      ];
      expect([...rows]).toEqual(expect.arrayContaining(usual));
      expect([...rows].filter((row) => row.startsWith('3 ')).length).toBeGreaterThan(0);
      // Four of five rules that speak when a chart is opened.
      const spoken = [...ruleBook.rules, ...ruleBook.pathwayCards].filter(({ hooks }) =>
        hooks.includes('patient-view'),
      );
      const heard = spoken.filter(({ id }) => rules.has(id));
      expect(heard.length / spoken.length).toBeGreaterThan(0.75);
    },
    PATIENCE,
  );

  it('are of every age, and have the disease now, in the past, perhaps, or not at all', () => {
    const told = fc.sample(anyPatient, { seed: SEED, numRuns: 1000 }).map((story) => story.inWords());
    for (const words of [
      'status remission',
      'verification provisional',
      'verification refuted',
      'Polymyositis',
    ])
      expect(told.filter((story) => story.includes(words))).not.toEqual([]);
    const decades = new Set(told.map((story) => /born (\d{3})/.exec(story)?.[1]));
    expect(decades.size).toBeGreaterThanOrEqual(7);
  });
});
