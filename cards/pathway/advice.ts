import { isMet, isUnmet } from '../../src/patient/answer.js';
import { withNumbers } from '../../src/knowledge/settings.js';
import type { Facts, OptionStanding, TreatmentOption } from '../../src/patient/facts.js';
import type { PathwayState, Proposal, Section, Wording } from '../../src/rules/rule.js';
import { optionGuide } from './option-guide.js';

/** Options after the first that a card still lists; more is not read in 20 seconds. */
const FURTHER_OPTIONS = 4;

/** What a summary has room for: two drugs of any name, or three short ones. */
const LONGEST_NAMES = 46;
const NAMED = new Set(['csdmard', 'glucocorticoid', 'antimalarial', 'jak-inhibitor', 'tnf-inhibitor']);

/** "methotrexate + prednisolone": what the patient is on, for the summary. */
export const treatedWith = ({ treatments }: Facts): string => {
  const names = treatments.courses
    .filter((course) => course.status === 'active' && !course.pulse && NAMED.has(course.drugClass))
    .map((course) => course.name);
  const shown = [...new Set(names)].reduce((said, name) => {
    const longer = said === '' ? name : `${said} + ${name}`;
    return longer.length <= LONGEST_NAMES ? longer : said;
  }, '');
  return shown === '' ? 'present treatment' : shown;
};

/** Where the row itself is the reason. */
const REASONS: Readonly<Record<string, string>> = {
  '1': 'organ-threatening or ulcerative disease',
  '4': 'disease active after glucocorticoid, IVIG, rituximab and a further agent',
  '6': 'rituximab did not control the disease',
  '7': 'IVIG did not control the disease',
  '9': 'the first line failed and IVIG is unsuitable',
  '11': 'still weak on methotrexate + hydroxychloroquine',
};

/** Why now, in a few words that fit a summary: from the row that matched. */
export function reasonInBrief(facts: Facts, state: PathwayState): string {
  const { activity } = facts;
  const fall = activity.fall;
  if (state.row.startsWith('3')) return `dysphagia despite ${treatedWith(facts)}`;
  const said = REASONS[state.row];
  if (said !== undefined) return said;
  if (fall) {
    const span = fall.days === 0 ? 'on one day' : `in ${fall.days} days`;
    return `${fall.measure} fell ${fall.from} to ${fall.to} ${span} on ${treatedWith(facts)}`;
  }
  if (state.row === '13') return `skin still active on ${treatedWith(facts)}`;
  if (isMet(activity.worsening)) return `disease worsening on ${treatedWith(facts)}`;
  return `disease still active on ${treatedWith(facts)}`;
}

/** The body of a card that advises a treatment: how, what first, what is left, ready-made orders. */
export function adviseOn(
  lead: TreatmentOption,
  summary: string,
  facts: Facts,
  state: PathwayState,
  overrideReasons: Wording['overrideReasons'] = [],
): Wording {
  const guide = optionGuide[lead];
  const standing = facts.options[lead];
  const others = state.open.filter((open) => open.option !== lead).slice(0, FURTHER_OPTIONS);
  const ordered = isMet(standing.ordered);
  const resumed = standing.usedBefore ? [`${guide.name} was used before: resume and complete the trial`] : [];
  const orderedLine = ordered
    ? [`An order for ${guide.name} exists and nothing was given yet: proceed, do not delay`]
    : [];
  const sections: readonly Section[] = [
    { heading: 'How', lines: [...orderedLine, ...resumed, ...howToGive(lead, facts)] },
    { heading: 'Before starting', lines: [...standing.cautions, ...guide.beforeStarting] },
    ...optionLines(others, facts),
    ...removedLines(state.removed),
    { heading: 'If this fails', lines: [ifThisFails(lead, facts)] },
  ];
  return { summary, sections, proposals: proposalsFor([standing, ...others], facts), overrideReasons };
}

/** What else is left, a line each. */
export const optionLines = (others: readonly OptionStanding[], facts: Facts): readonly Section[] =>
  others.length > 0 ? [{ heading: 'Options', lines: others.map((option) => briefly(option, facts)) }] : [];

const briefly = (standing: OptionStanding, facts: Facts): string => {
  const brief = optionGuide[standing.option].inBrief(facts);
  const caution = standing.cautions[0];
  const before = standing.usedBefore ? ' (used before)' : '';
  return caution === undefined ? `${brief}${before}` : `${brief}${before}. ${caution}`;
};

/** What fell out of the ranking and why: a treatment must not vanish without a word. */
export const removedLines = (removed: readonly OptionStanding[]): readonly Section[] =>
  removed.length > 0 ? [{ heading: 'Note', lines: removed.map(whyNot) }] : [];

/** One ready-made order an option, the first recommended; none for what is ordered, or cannot be cleared. */
export const proposalsFor = (standings: readonly OptionStanding[], facts: Facts): readonly Proposal[] =>
  standings.filter(mayPropose).map((standing) => ({
    ...optionGuide[standing.option].order(facts),
    recommended: standing === standings[0],
  }));

/** Dose, schedule and when to judge, with the settings of this site. */
export const howToGive = (option: TreatmentOption, facts: Facts): readonly string[] =>
  optionGuide[option].how(facts).map((line) => withNumbers(line, facts.settings));

/** May the card offer the order ready to sign? Not when it exists already or is not to be had, nor while a contraindication is open. */
export const mayPropose = (standing: OptionStanding): boolean =>
  standing.state === 'open' &&
  standing.availableHere &&
  isUnmet(standing.ordered) &&
  isUnmet(standing.contraindicated) &&
  isUnmet(standing.intolerant);

/** "No response at 3 months: rituximab or IVIG": of what is left for this patient. */
export function ifThisFails(option: TreatmentOption, { options, activity, settings }: Facts): string {
  const { judgedBy, next } = optionGuide[option];
  // None of six improved in calcinosis (bader-meunier-2011).
  const left = next.filter(
    (one) =>
      options[one].state === 'open' &&
      options[one].availableHere &&
      !(one === 'rituximab' && isMet(activity.calcinosis)),
  );
  const names = left.slice(0, 2).map((one) => optionGuide[one].name);
  return `${withNumbers(judgedBy, settings)}: ${names.length > 0 ? names.join(' or ') : 'decide with an expert centre'}`;
}

/** "Not IVIG – contraindicated: anaphylaxis": why an option fell out of the ranking. */
export const whyNot = ({ option, removedBecause }: OptionStanding): string =>
  `Not ${optionGuide[option].name} – ${String(removedBecause)}`;
