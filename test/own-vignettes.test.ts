import { afterAll, describe, expect, it } from '@jest/globals';
import { ruleBook } from '../cards/index.js';
import { consult, type Consultation } from './cards/consult.js';
import { requestFor } from './support/hook-request.js';
import { codingStyles, writtenIn, type CodingStyle } from './support/recode.js';
import { answerLines, answerOnFile, keepAnswers } from './vignettes/answer-marks.js';
import { ownVignettes } from './vignettes/index.js';
import type { Vignette } from './vignettes/vignette.js';

const seen = (
  { patient, hook = 'patient-view', selects }: Vignette,
  coding: CodingStyle,
): Promise<Consultation> => {
  const body = requestFor(hook, writtenIn[coding](patient.chart()));
  return consult(selects ? { ...body, context: { ...body.context, selections: selects } } : body);
};

const judgedIn = ({ says, row, kind }: Consultation) => ({ kind, row: row ?? 'none', rules: says });
const expectedOf = ({ row, rules }: Vignette) => ({ kind: 'cards', row, rules });

const pathway = new Set<string>(ruleBook.pathwayCards.map(({ id }) => id));
const everySummaryAndDetail = ({ cards }: Consultation): string =>
  cards.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n');
const everyOrder = ({ cards }: Consultation): string =>
  JSON.stringify(cards.flatMap(({ suggestions = [] }) => suggestions));

describe.each(ownVignettes.map((one) => [one.id, one.story, one] as const))('%s: %s', (_, __, vignette) => {
  it('gets exactly the expected rules, short cards, and the words that matter', async () => {
    const found = await seen(vignette, 'codes');
    expect(judgedIn(found)).toEqual(expectedOf(vignette));
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
    // Otherwise than when somebody last looked: npm run vignettes, and look at what changed in answers.json.
    expect(answerLines(found)).toEqual(answerOnFile(vignette.id, answerLines(found)));
  });

  it.each(codingStyles.filter((coding) => coding !== 'codes'))(
    'gets exactly the same rules, written in %s',
    async (coding) => {
      expect(judgedIn(await seen(vignette, coding))).toEqual(expectedOf(vignette));
    },
  );
});

afterAll(keepAnswers);
