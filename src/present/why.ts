import type { Finding } from '../rules/finding.js';
import { distinct } from './text.js';

/** More facts are not read in 20 seconds; the questions of a rule come in order of weight. */
const MOST_FACTS = 6;

/** A reference as the extension may name it: `Condition/123`. A stranger form is of no use to a reader. */
const REFERENCE = /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}$/;

const answersMet = ({ judged }: Finding) =>
  judged.map(({ answer }) => answer).filter(({ verdict }) => verdict === 'met');

/** What the rule saw, each fact once. Answers joined by "and" come as one string: a bullet for each part. */
export const factsSeen = (finding: Finding): readonly string[] =>
  distinct(
    answersMet(finding)
      .flatMap(({ saw }) => saw.split(/;\s+/))
      .map((fact) => fact.trim())
      .filter((fact) => fact !== ''),
  );

/** The **Why** list: the facts the rule used, the weightiest first, and how many more there were. */
export function whyLines(finding: Finding): readonly string[] {
  const facts = factsSeen(finding);
  const more = facts.length - MOST_FACTS;
  return more <= 0 ? facts : [...facts.slice(0, MOST_FACTS), `and ${more} more`];
}

/** FHIR references behind the answers that drove the rule. */
export const evidenceIn = (finding: Finding): readonly string[] =>
  distinct(answersMet(finding).flatMap(({ from }) => from)).filter((reference) => REFERENCE.test(reference));
