import { ruleBook } from '../../cards/index.js';
import { evidenceOf } from '../../src/knowledge/evidence.js';
import { strengthInWords } from '../../src/knowledge/evidence-strength.js';
import { defaultSettings, withNumbers } from '../../src/knowledge/settings.js';
import { escapeMarkdown } from '../../src/present/markdown.js';
import { whyLines } from '../../src/present/why.js';
import type { Shown } from '../../src/rules/finding.js';
import type { Indicator, PathwayCard, Rule } from '../../src/rules/rule.js';
import { shownBy, type Seen } from '../support/shown-in-vignettes.js';
import type { provenBy } from '../vignettes/list.js';

type OneRule = Rule | PathwayCard;
type Told = readonly [Seen, Shown];

/** Enough to see what drove the card; the card itself shows more. */
const MOST_FACTS = 4;

const byDefault = (asks: string): string => withNumbers(asks, defaultSettings);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a section rests on: everything that was seen in all vignettes. */
export interface Gallery {
  readonly seen: readonly Seen[];
  readonly proven: ReturnType<typeof provenBy>;
}

const GRAVEST_FIRST: readonly Indicator[] = ['critical', 'warning', 'info'];

/** The patients to whom this rule spoke, those first that are there to prove it, the gravest first. */
function toldBy(rule: OneRule, { seen }: Gallery): readonly Told[] {
  const told = seen.flatMap((one): readonly Told[] =>
    shownBy(rule.id, one)
      .filter((shown) => shown.rule.kind === rule.kind)
      .map((shown) => [one, shown] as const),
  );
  const isMeant = ([{ vignette }]: Told): boolean =>
    vignette.proves.some((target) => target.matches && 'rule' in target && target.rule === rule.id);
  const gravity = ([, { indicator }]: Told): number => GRAVEST_FIRST.indexOf(indicator);
  const gravestFirst = [...told].sort((one, other) => gravity(one) - gravity(other));
  return [...gravestFirst.filter(isMeant), ...gravestFirst.filter((one) => !isMeant(one))];
}

/** The nearest patient to whom the rule does not speak. */
function justNot(rule: OneRule, { seen, proven }: Gallery): Seen | undefined {
  const ids = proven.find(({ title, name }) => title === 'Rules' && name === rule.id)?.justNot ?? [];
  return ids
    .flatMap((id) => seen.filter(({ vignette }) => vignette.id === id))
    .find((one) => shownBy(rule.id, one).every((shown) => shown.rule.kind !== rule.kind));
}

function questionsOf(rule: OneRule, told: readonly Told[]): readonly string[] {
  if (rule.kind === 'pathway') {
    const rows = [...new Set(told.flatMap(([{ consultation }]) => consultation.row ?? []))];
    return ruleBook.table.rows
      .filter(({ row }) => rows.includes(row))
      .map(({ row, asks }) => `Row ${row}: ${byDefault(asks)}`);
  }
  const group = (words: string, asked: Rule['all'] = []): readonly string[] => {
    const own = asked
      .map(({ asks }) => asks)
      .filter((asks) => !(isDrugOrder(rule) && ofEveryOrder.has(asks)));
    return own.length > 0 ? [`${words}${own.map(byDefault).join(' ')}`] : [];
  };
  return [...group('', rule.all), ...group('Any of: ', rule.any), ...group('None of: ', rule.none)];
}

const isDrugOrder = ({ id, kind }: OneRule): boolean => kind === 'order' && id !== 'live-vaccine';
/** Asked of every drug on the desk: said once, or the gallery could not be read in one sitting. */
const ofEveryOrder: ReadonlySet<string> = ruleBook.rules
  .filter(isDrugOrder)
  .map(({ any = [] }) => new Set(any.map(({ asks }) => asks)))
  .reduce((common, asked) => new Set([...common].filter((asks) => asked.has(asks))));

/** The rule's own part of the card; what joins it from other rules stands in their sections. */
function rendered({ indicator, wording }: Shown): readonly string[] {
  const sections = (wording.sections ?? []).filter(({ lines }) => lines.length > 0);
  const orders = (wording.proposals ?? []).map(({ label }) => `\`${label}\``);
  return [
    `**${indicator.toUpperCase()} · ${escapeMarkdown(wording.summary)}**`,
    ...sections.map(
      ({ heading, lines }) =>
        `**${heading}** ${lines.map((line) => escapeMarkdown(sentence(line))).join('. ')}`,
    ),
    ...(orders.length > 0 ? [orders.join(' ')] : []),
  ].map((line, index, all) => `> ${line}${index < all.length - 1 ? '\\' : ''}`);
}

const evidence = (rule: OneRule): string => {
  const keys = rule.evidence.map((key) => {
    const { url, verified } = evidenceOf(key);
    const seen = verified === 'read' ? '' : ` (${verified})`;
    return `${url === undefined ? key : `[${key}](${url})`}${seen}`;
  });
  return `${strengthInWords(rule)}: ${keys.join(', ')}`;
};

const patient = ({ vignette: { id, story } }: Seen): string => `[${id}](vignettes.md#${id}): ${story}`;

function sectionOf(rule: OneRule, gallery: Gallery): readonly string[] {
  const told = toldBy(rule, gallery);
  const [example] = told;
  const other = justNot(rule, gallery);
  return [
    `### ${rule.title}`,
    '',
    `\`${rule.id}\`, ${rule.kind}`,
    '',
    ...questionsOf(rule, told).flatMap((question) => [`- ${question}`]),
    '',
    ...(example ? rendered(example[1]) : ['> No vignette shows it yet.']),
    '',
    ...(example
      ? [
          `**Why** ${whyLines(example[1])
            .slice(0, MOST_FACTS)
            .map((fact) => escapeMarkdown(fact))
            .join(' · ')}`,
          '',
        ]
      : []),
    ...(example ? [`**Shown to** ${patient(example[0])}`, ''] : []),
    ...(other ? [`**Just not to** ${patient(other)}`, ''] : []),
    `**Evidence** ${evidence(rule)}`,
    '',
    '**Sign-off** ☐right ☐change:____ Name/date:____',
    '',
  ];
}

/** docs/cards-gallery.md: one section a rule, for a rheumatologist to read in one sitting. */
export const galleryOf = (gallery: Gallery): string =>
  [
    '# All cards, for review',
    '',
    'Generated by `npm run vignettes` from the vignettes; do not edit. Invented patients. No clinician has reviewed any of it yet.',
    '',
    'One section a rule: what it asks, its part of a card as one patient gets it, why, the patient who just does not get it, what it rests on, and a line to sign. Sources by their key; written out in [cards/README.md](../cards/README.md). A real card also lists the treatment so far.',
    '',
    '## Treatment pathway',
    '',
    ...ruleBook.pathwayCards.flatMap((rule) => sectionOf(rule, gallery)),
    '## Safety, orders and care',
    '',
    `Asked of every drug that is ordered, and left out below: ${[...ofEveryOrder].map(byDefault).join(' ')}`,
    '',
    ...ruleBook.rules.flatMap((rule) => sectionOf(rule, gallery)),
  ].join('\n');
