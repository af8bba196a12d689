import { evidenceOf, type Evidence, type EvidenceKey, type Verification } from '../knowledge/evidence.js';
import { speakersOf, type CardPlan } from './card-plan.js';
import { escapeMarkdown, link } from './markdown.js';
import { distinct, plainLine } from './text.js';

/** A citation names the work; a title of three lines is not read. */
const LONGEST_CITATION = 90;

/** The product owner's seed articles were written by a machine; a clinician must not take one for a guideline. */
const isSeed = ({ key }: Evidence): boolean => key.startsWith('seed-');

const shortCitation = (evidence: Evidence): string =>
  plainLine(
    isSeed(evidence) ? `AI-written article: ${evidence.citation}` : evidence.citation,
    LONGEST_CITATION,
  );

/** The card's `source`: the first key of its own rule, for a collection that of its gravest item. */
export function primarySource(plan: CardPlan): { readonly label: string; readonly url?: string } | undefined {
  const key = speakersOf(plan)[0]?.rule.evidence[0];
  if (key === undefined) return undefined;
  const evidence = evidenceOf(key);
  return {
    label: shortCitation(evidence),
    ...(evidence.url === undefined ? {} : { url: evidence.url }),
  };
}

/** What a card cites: all of its own rule, then the primary source of each that joined; articles before seeds. */
export function citedOn(plan: CardPlan): readonly Evidence[] {
  const own: readonly EvidenceKey[] = plan.lead?.rule.evidence ?? [];
  const joined = plan.joined.map(({ rule }) => rule.evidence[0]);
  const cited = distinct([...own, ...joined]).map(evidenceOf);
  return [...cited.filter((evidence) => !isSeed(evidence)), ...cited.filter(isSeed)];
}

const HOW_KNOWN: Readonly<Record<Verification, string>> = {
  read: '',
  secondary: ' (known from a secondary source)',
  'not verified': ' (not verified)',
};

/** One line of links; what was only read at second hand says so. */
export const citationLine = (cited: readonly Evidence[]): string =>
  cited
    .map((evidence) => {
      const label = shortCitation(evidence);
      const shown = evidence.url === undefined ? escapeMarkdown(label) : link(label, evidence.url);
      return `${shown}${HOW_KNOWN[evidence.verified]}`;
    })
    .join(' · ');
