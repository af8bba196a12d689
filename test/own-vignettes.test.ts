import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../cards/index.js';
import { consult, type Consultation } from './cards/consult.js';
import { requestFor } from './support/hook-request.js';
import { codingStyles, writtenIn, type CodingStyle } from './support/recode.js';
import { ownVignettes } from './vignettes/index.js';
import type { Vignette } from './vignettes/vignette.js';

const seen = (
  { patient, hook = 'patient-view', selects }: Vignette,
  coding: CodingStyle,
): Promise<Consultation> => {
  const body = requestFor(hook, writtenIn[coding](patient.chart()));
  return consult(selects ? { ...body, context: { ...body.context, selections: selects } } : body);
};

const pathway = new Set<string>(ruleBook.pathwayCards.map(({ id }) => id));
const everySummaryAndDetail = ({ cards }: Consultation): string =>
  cards.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n');
const everyOrder = ({ cards }: Consultation): string =>
  JSON.stringify(cards.flatMap(({ suggestions = [] }) => suggestions));

describe.each(ownVignettes.map((one) => [one.id, one.story, one] as const))('%s: %s', (_, __, vignette) => {
  it.each(codingStyles)('gets exactly the expected rules, written in %s', async (coding) => {
    const { says, row, kind } = await seen(vignette, coding);
    expect({ kind, row: row ?? 'none', rules: says }).toEqual({
      kind: 'cards',
      row: vignette.row,
      rules: vignette.rules,
    });
  });

  it('gets cards that are short, and the words that matter', async () => {
    const found = await seen(vignette, 'codes');
    for (const { summary, detail, source } of found.cards) {
      expect(summary.length).toBeLessThanOrEqual(130);
      if (pathway.has(source.topic.code)) expect(detail.length).toBeLessThanOrEqual(1800);
    }
    const words = everySummaryAndDetail(found);
    // A number of the settings that was not filled in.
    expect(words).not.toMatch(/[{}]|undefined|NaN/);
    for (const said of vignette.says ?? []) expect(words).toContain(said);
    for (const unsaid of vignette.neverSays ?? []) expect(words).not.toContain(unsaid);
    const orders = everyOrder(found);
    for (const offered of vignette.offers ?? []) expect(orders).toContain(offered);
    for (const refused of vignette.neverOffers ?? []) expect(orders).not.toContain(refused);
    const labels = found.cards
      .filter(({ source }) => pathway.has(source.topic.code))
      .flatMap(({ suggestions = [] }) => suggestions.map(({ label }) => label));
    const places = (vignette.inOrder ?? []).map((word) => labels.findIndex((label) => label.includes(word)));
    expect({ labels, places }).toEqual({ labels, places: places.filter((place) => place >= 0) });
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });
});
