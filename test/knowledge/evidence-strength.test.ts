import { describe, expect, it } from '@jest/globals';
import { strengthInWords, strengthOf } from '../../src/knowledge/evidence-strength.js';

describe('How strong the evidence of a rule is', () => {
  it('is that of the best kind of source, with whom that source is about', () => {
    expect(strengthInWords({ evidence: ['seed-000', 'proderm-2022', 'share-2017'] })).toBe(
      'guideline (juvenile)',
    );
    expect(strengthInWords({ evidence: ['seed-000', 'proderm-2022'] })).toBe('trial (adult)');
    expect(strengthInWords({ evidence: ['jak-review-2024', 'fda-jak-2021'] })).toBe('cohort (juvenile)');
    expect(strengthOf({ evidence: ['methotrexate-label', 'seed-001'] }).level).toBe('label');
  });

  it('is "seed only" where nothing but a machine-written article stands behind it', () => {
    expect(strengthInWords({ evidence: ['seed-001'] })).toBe('seed only (adult)');
  });

  it('is no guideline where the specification does not say what the source is', () => {
    expect(strengthInWords({ evidence: ['deakin-2018'] })).toBe('expert default');
  });

  it('says when the guideline is known only from others that quote it', () => {
    expect(strengthInWords({ evidence: ['share-quoted-2018'] })).toBe(
      'guideline (juvenile, known at second hand)',
    );
    expect(strengthOf({ evidence: ['share-quoted-2018', 'share-2017'] }).verified).toBe('in part');
  });

  it('is less where the best source does not carry the advice: etanercept rests on a pilot', () => {
    const etanercept = { evidence: ['rouster-stevens-2014', 'etanercept-rct'], strength: 'cohort' } as const;
    expect(strengthInWords(etanercept)).toBe('cohort (juvenile)');
  });
});
