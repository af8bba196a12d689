import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Consultation } from '../cards/consult.js';

/**
 * What each vignette is answered, a line a card, as it was when somebody last looked: test/vignettes/answers.json.
 * The mark at the start changes with any other word, order, suggestion or reference; the mark of the reasons with
 * any question that is answered otherwise, by rules that stay quiet too; the mark of the facts with anything that
 * the chart is read as, its treatment history above all. So a change shows which patients it reaches, and where.
 */
const file = new URL('answers.json', import.meta.url);
const isUpdating = process.env['UPDATE_VIGNETTES'] === '1';

type Answers = Readonly<Record<string, readonly string[]>>;
const known: Answers =
  existsSync(file) && !isUpdating ? (JSON.parse(readFileSync(file, 'utf8')) as Answers) : {};
const updated: Record<string, readonly string[]> = {};

/** The lines that are on file; with UPDATE_VIGNETTES=1 these are. */
export function answerOnFile(id: string, now: readonly string[]): readonly string[] {
  if (isUpdating) updated[id] = now;
  return isUpdating ? now : (known[id] ?? ['not there yet: npm run vignettes']);
}

/** Writes what was asked for since the start, in the order in which it was asked. */
export function keepAnswers(): void {
  if (isUpdating) writeFileSync(file, `${JSON.stringify(updated, null, 1)}\n`);
}

export const answerLines = ({ cards, judgement, facts }: Consultation): readonly string[] => [
  ...cards.map((card) => `${markOf(card)} ${card.indicator} ${card.source.topic.code}: ${card.summary}`),
  `${markOf({
    findings: judgement.findings.map(({ rule, ...finding }) => ({ rule: rule.id, ...finding })),
    rows: judgement.rows,
    row: judgement.matchedRow?.row,
  })} reasons`,
  `${markOf({ ...facts, settings: undefined, formulary: undefined })} facts`,
];

/** Fresh ids are counted through the answer: they say nothing of the card. */
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const markOf = (what: unknown): string =>
  createHash('sha256').update(JSON.stringify(what, mapsToo).replace(UUID, '')).digest('hex').slice(0, 8);
const mapsToo = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);
