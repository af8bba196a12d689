import { isMet } from '../../src/patient/answer.js';
import { present, recorded } from '../../src/patient/chart-findings.js';
import type { FindingId } from '../../src/knowledge/finding-words.js';
import { firstThatFits, type OrderCheck } from './order-rule.js';

/** A risk that keeps the drug, with care: on the problem list now, or at any time. Specification B.1, D. */
export const riskCheck = (
  asks: string,
  {
    kinds,
    when,
    line,
  }: { readonly kinds: readonly FindingId[]; readonly when: 'now' | 'ever'; readonly line: string },
): OrderCheck => ({
  asks,
  grade: 'warning',
  answer: ({ findings }) => (when === 'now' ? present : recorded)(findings, ...kinds),
  summary: (_, about, { saw }) =>
    firstThatFits(
      `Caution with ${about.name}: ${saw}`,
      `Caution with ${about.name}: a risk of it is on record`,
    ),
  heading: 'What to do',
  lines: () => [line],
});

/** eGFR below 30, or renal failure on the problem list. Specification B.1, D. */
export const renalRiskCheck = (line: string): OrderCheck => ({
  asks: 'Is renal function impaired?',
  grade: 'warning',
  answer: ({ condition, findings }) => {
    const stated = present(findings, 'renal-failure');
    return isMet(condition.lowRenalFunction) ? condition.lowRenalFunction : stated;
  },
  summary: (_, about) => `Caution with ${about.name}: renal function is impaired`,
  heading: 'What to do',
  lines: () => [line],
});
