import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  allOf,
  anyOf,
  isMet,
  met,
  not,
  unknown,
  unknownCountsAs,
  unmet,
  withoutSaying,
  type Answer,
} from '../../src/patient/answer.js';

const words = fc.constantFrom('', 'CMAS 27', 'CK 92 U/L', 'rash');
const references = fc.array(fc.constantFrom('Observation/1', 'Condition/2'), { maxLength: 3 });
const missing = fc.array(fc.constantFrom('surveys' as const, 'exams' as const), { maxLength: 2 });
const answers: fc.Arbitrary<Answer> = fc.oneof(
  fc.tuple(words, references).map(([saw, from]) => met(saw, from)),
  fc.tuple(words, references).map(([saw, from]) => unmet(saw, from)),
  fc.tuple(words, missing, references).map(([saw, gaps, from]) => unknown(saw, gaps, from)),
);
const several = fc.array(answers, { maxLength: 5 });
const verdict = ({ verdict: said }: Answer) => said;
const always = (property: fc.IProperty<[Answer[], Answer]>) => {
  fc.assert(property, { seed: 20261120 });
};
const truth = { unmet: 0, unknown: 1, met: 2 } as const;

describe('answers combine by Kleene, so that missing data is never "no"', () => {
  it('"and" is the weakest, "or" the strongest of the answers', () => {
    always(
      fc.property(several, answers, (some, one) => {
        const all = [one, ...some];
        const values = all.map((answer) => truth[verdict(answer)]);
        expect(truth[verdict(allOf(all))]).toBe(Math.min(...values));
        expect(truth[verdict(anyOf(all))]).toBe(Math.max(...values));
      }),
    );
  });

  it('"not" turns "and" into "or", twice it is nothing', () => {
    always(
      fc.property(several, answers, (some, one) => {
        expect(verdict(not(allOf(some)))).toBe(verdict(anyOf(some.map(not))));
        expect(verdict(not(anyOf(some)))).toBe(verdict(allOf(some.map(not))));
        expect(not(not(one))).toEqual(one);
      }),
    );
  });

  it('the order of the questions does not matter', () => {
    always(
      fc.property(several, answers, (some, one) => {
        expect(verdict(allOf([one, ...some]))).toBe(verdict(allOf([...some, one])));
        expect(verdict(anyOf([one, ...some]))).toBe(verdict(anyOf([...some, one])));
      }),
    );
  });

  it('names no source as missing once it can tell', () => {
    always(
      fc.property(several, answers, (some, one) => {
        for (const answer of [allOf([one, ...some]), anyOf([one, ...some])])
          if (verdict(answer) !== 'unknown') expect(answer.missing).toEqual([]);
      }),
    );
  });

  it('no question at all: "and" holds, "or" does not', () => {
    expect(verdict(allOf([]))).toBe('met');
    expect(verdict(anyOf([]))).toBe('unmet');
  });
});

describe('an answer shows what decided', () => {
  it('every yes of an "or", each once, with its sources', () => {
    const both = anyOf([
      met('rash', ['Condition/1']),
      unmet('CK 92'),
      met('rash', ['Condition/1', 'Condition/2']),
    ]);
    expect(both).toEqual(met('rash', ['Condition/1', 'Condition/2']));
    expect(anyOf([unmet('no rash'), unmet('no weakness')])).toEqual(unmet('no rash; no weakness'));
  });

  it('the first no of an "and"; all of a yes', () => {
    expect(allOf([met('rash'), unmet('CK 92'), unmet('CMAS 50')])).toEqual(unmet('CK 92'));
    expect(allOf([met('rash', ['Condition/1']), withoutSaying(met('adult', ['Condition/2']))])).toEqual(
      met('rash', ['Condition/1', 'Condition/2']),
    );
  });

  it('every source that could not be read, each once', () => {
    const open = [unknown('no CMAS', ['surveys', 'exams']), unknown('no MMT8', ['exams'])];
    expect(allOf([met(''), ...open]).missing).toEqual(['surveys', 'exams']);
    expect(anyOf([unmet(''), ...open])).toEqual(unknown('no CMAS; no MMT8', ['surveys', 'exams']));
  });
});

describe('an open answer is closed only where the specification says so', () => {
  it('then it counts as told and names nothing missing', () => {
    const open = unknown('no baseline', ['exams'], ['Observation/1']);
    expect(unknownCountsAs('unmet', open)).toEqual(unmet('no baseline', ['Observation/1']));
    expect(unknownCountsAs('met', open)).toEqual(met('no baseline', ['Observation/1']));
    expect(unknownCountsAs('unmet', met('rash'))).toEqual(met('rash'));
  });

  it('an open answer is neither yes nor no', () => {
    expect([met(''), unmet(''), unknown('')].map(isMet)).toEqual([true, false, false]);
  });
});
