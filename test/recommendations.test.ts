import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ruleBook } from '../cards/index.js';
import {
  recommendationIds,
  recommendationOf,
  type ImplementedId,
  type RecommendationId,
} from '../src/knowledge/recommendations.js';
import type { RuleId } from '../src/rules/rule.js';
import { seenVignettes, shownBy, wordsOf, type Seen } from './support/shown-in-vignettes.js';
import { proofs } from './traceability/proofs.js';

/** What cards/README.md shows of each recommendation: up to three vignettes whose card says it. */
const file = new URL('../cards/recommendation-vignettes.json', import.meta.url);
const MOST_VIGNETTES = 3;

const book = [...ruleBook.pathwayCards, ...ruleBook.rules];
const claims = (id: RecommendationId): readonly RuleId[] => [
  ...new Set(book.filter((rule) => rule.implements.some((one) => one === id)).map((rule) => rule.id)),
];
const implemented = recommendationIds.filter(
  (id): id is ImplementedId => recommendationOf(id).refused === undefined,
);
const claimed = implemented.flatMap((id) => claims(id).map((rule) => [id, rule] as const));

let seen: readonly Seen[];
beforeAll(async () => {
  seen = await seenVignettes();
});

/** Vignettes in which the rule, as the file that makes the claim words it, says what the recommendation asks. */
function provenIn(id: ImplementedId, rule: RuleId): readonly string[] {
  const proof = proofs[id][rule];
  if (!proof) return [];
  return seen
    .filter((one) => proof.in === undefined || one.vignette.id === proof.in)
    .filter((one) =>
      shownBy(rule, one).some(
        (shown) => shown.rule.implements.includes(id) && proof.says.test(wordsOf(shown)),
      ),
    )
    .map((one) => one.vignette.id);
}

/** One vignette of each rule first, so that every rule is seen. */
function vignettesOf(id: ImplementedId): readonly string[] {
  const lists = claims(id).map((rule) => provenIn(id, rule));
  const inTurn = Array.from({ length: MOST_VIGNETTES }).flatMap((_, place) =>
    lists.flatMap((list) => list[place] ?? []),
  );
  return [...new Set(inTurn)].slice(0, MOST_VIGNETTES);
}

describe('The 96 recommendations of the seeds', () => {
  it('are those of specification A, 000-01 to 004-10', () => {
    const numbered = Object.entries({ '000': 24, '001': 35, '002': 16, '003': 11, '004': 10 }).flatMap(
      ([seed, most]) =>
        Array.from({ length: most }, (_, index) => `${seed}-${String(index + 1).padStart(2, '0')}`),
    );
    expect([...recommendationIds].sort()).toEqual(numbered);
    expect(recommendationIds).toHaveLength(96);
  });

  it.each(recommendationIds)(
    '%s is implemented by a rule, or refused with a reason, and never both',
    (id) => {
      const { refused } = recommendationOf(id);
      expect({ id, implemented: claims(id).length > 0 }).toEqual({ id, implemented: refused === undefined });
      if (refused !== undefined) expect(refused.length).toBeGreaterThan(20);
    },
  );

  it.each(['000-23', '002-16', '004-09', '004-10'] as const)(
    '%s, marked with a cross in the specification, is refused',
    (id) => {
      expect(recommendationOf(id).refused).toBeDefined();
    },
  );

  it.each(claimed)('%s is really said by %s to some patient', (id, rule) => {
    expect({ vignettes: provenIn(id, rule).length > 0 }).toEqual({ vignettes: true });
  });

  it.each(implemented)('%s is proven for the rules that claim it, and for no other', (id) => {
    expect(Object.keys(proofs[id]).sort()).toEqual([...claims(id)].sort());
  });

  it('are listed with their vignettes: run npm run vignettes and commit cards/recommendation-vignettes.json', () => {
    const lines = implemented.map((id) => `  "${id}": ${JSON.stringify(vignettesOf(id))}`);
    const generated = `{\n${lines.join(',\n')}\n}\n`;
    if (process.env['UPDATE_VIGNETTES'] === '1') writeFileSync(file, generated);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : 'not there').toBe(generated);
  });
});
