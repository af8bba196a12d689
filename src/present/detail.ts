import type { Day } from '../patient/dates.js';
import type { Shown } from '../rules/finding.js';
import { isPathway, speakersOf, type CardPlan } from './card-plan.js';
import { citationLine, citedOn } from './citations.js';
import { byHandBlocks } from './epic.js';
import { bold, escapeMarkdown, stack, titledList } from './markdown.js';
import { MOST_ROWS, treatmentsTable } from './treatments-table.js';
import { unjudgedBlocks } from './unjudged.js';
import { factsSeen, whyLines } from './why.js';

/** What the writer of a detail has to know beside the findings. */
export interface Imprint {
  readonly ruleSetVersion: string;
  readonly asOf: Day;
}

/** A clinician reads a card in 20 seconds. */
export const LONGEST_DETAIL = 1800;

interface Length {
  readonly rows: number;
  readonly citations: number;
  /** What a section saw, beside what it advises. */
  readonly factsOfSections: number;
  /** Of what a section says beyond its first sentence. */
  readonly linesOfSections: number;
  /** Of the orders that are said and not offered. */
  readonly byHand: number;
}

/** How a pathway card is shortened until it fits: citations, treatments and what sections add; the Why and the advice never. */
const SHORTENINGS: readonly [Length, ...Length[]] = [
  { rows: MOST_ROWS, citations: 4, factsOfSections: 2, linesOfSections: Infinity, byHand: Infinity },
  { rows: MOST_ROWS, citations: 2, factsOfSections: 0, linesOfSections: Infinity, byHand: Infinity },
  { rows: MOST_ROWS, citations: 1, factsOfSections: 0, linesOfSections: Infinity, byHand: Infinity },
  { rows: 6, citations: 1, factsOfSections: 0, linesOfSections: 1, byHand: 2 },
  { rows: 4, citations: 1, factsOfSections: 0, linesOfSections: 1, byHand: 2 },
  { rows: 4, citations: 1, factsOfSections: 0, linesOfSections: 0, byHand: 1 },
  { rows: 3, citations: 1, factsOfSections: 0, linesOfSections: 0, byHand: 1 },
  { rows: 2, citations: 1, factsOfSections: 0, linesOfSections: 0, byHand: 1 },
  { rows: 2, citations: 1, factsOfSections: 0, linesOfSections: 0, byHand: 0 },
];

/**
 * The card's Markdown: why, what was tried, what to do, what else, evidence, imprint.
 * @param byHand orders that are said and not offered
 */
export function writeDetail(plan: CardPlan, imprint: Imprint, byHand: readonly string[] = []): string {
  const [full, ...shorter] = SHORTENINGS;
  let detail = writeAt(plan, imprint, full, byHand);
  if (!isPathway(plan)) return detail;
  for (const shortening of shorter) {
    if (detail.length <= LONGEST_DETAIL) break;
    detail = writeAt(plan, imprint, shortening, byHand);
  }
  return detail;
}

function writeAt(plan: CardPlan, imprint: Imprint, length: Length, byHand: readonly string[]): string {
  const { lead, joined, leftOut } = plan;
  const said = lead ? factsSeen(lead) : [];
  const cited = citedOn(plan).slice(0, length.citations);
  return stack([
    ...(lead ? titledList('Why', whyLines(lead)) : []),
    ...treatmentsTable(lead?.courses, imprint.asOf, length.rows),
    ...(lead ? sectionsOf(lead) : []),
    ...byHandBlocks(byHand, length.byHand),
    // What one item saw is not told again by the next: "CMAS 36, below 48" once, not seven times.
    ...joined.flatMap((finding, index) =>
      joinedBlocks(finding, [...said, ...joined.slice(0, index).flatMap(factsSeen)], length),
    ),
    ...unjudgedBlocks(plan),
    ...titledList('Also advised, left out to keep the cards few', leftOut),
    ...(cited.length > 0 ? [`${bold('Evidence')} ${citationLine(cited)}`] : []),
    imprintOf(plan, imprint.ruleSetVersion),
  ]);
}

const sectionsOf = ({ wording }: Shown): readonly string[] =>
  (wording.sections ?? []).flatMap(({ heading, lines }) => titledList(heading, lines));

/** A finding inside another card: its title, what it advises, what it saw that the card has not said yet. */
function joinedBlocks(finding: Shown, said: readonly string[], length: Length): readonly string[] {
  const { rule, wording } = finding;
  const lines = (wording.sections ?? [])
    .flatMap((section) => section.lines)
    // What may not be forgotten is said in full on a critical card.
    .slice(0, finding.indicator === 'critical' ? Infinity : length.linesOfSections);
  const fresh = factsSeen(finding)
    .filter((fact) => !said.includes(fact) && !lines.some((line) => line.includes(fact)))
    .slice(0, length.factsOfSections);
  const seen = fresh.length > 0 ? [`Seen: ${fresh.join('; ')}`] : [];
  return titledList(rule.title, [wording.summary, ...lines, ...seen]);
}

/** Last line. A card counts as reviewed only when a clinician signed every rule that speaks through it. */
function imprintOf(plan: CardPlan, version: string): string {
  const rules = [...speakersOf(plan), ...plan.unjudged].map(({ rule }) => rule);
  const reviewed = rules.every(({ signature }) => signature.checkedBy !== 'not yet reviewed');
  return escapeMarkdown(
    `Rule set ${version} · ${reviewed ? `reviewed by ${reviewersOf(rules)}` : 'not yet clinically reviewed'}`,
  );
}

const reviewersOf = (rules: readonly Shown['rule'][]): string =>
  [...new Set(rules.map(({ signature }) => signature.checkedBy))].join(', ');
