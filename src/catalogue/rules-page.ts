import { everyRule, ruleBook } from '../../cards/index.js';
import { evidenceKeys, evidenceOf, type EvidenceKey } from '../knowledge/evidence.js';
import { strengthInWords } from '../knowledge/evidence-strength.js';
import { recommendationIds, recommendationOf, type RecommendationId } from '../knowledge/recommendations.js';
import { defaultSettings, withNumbers } from '../knowledge/settings.js';
import type { PathwayCard, Row, Rule, RuleId } from '../rules/rule.js';
import { cell, workOf } from './markdown.js';

const byDefault = (asks: string): string => withNumbers(asks, defaultSettings);

const questionsOf = (rule: Rule): readonly string[] => [
  ...(rule.all ?? []).map(({ asks }) => byDefault(asks)),
  ...(rule.any ?? []).map(({ asks }) => `(any of) ${byDefault(asks)}`),
  ...(rule.none ?? []).map(({ asks }) => `(none of) ${byDefault(asks)}`),
];

/** One source: its key, the work, what kind it is, whom it is about, and how far it was seen. */
const evidenceItem = (key: EvidenceKey): string => {
  const source = evidenceOf(key);
  const design = source.design === 'not stated' ? 'kind not stated' : source.design;
  const population = source.population === 'not stated' ? 'population not stated' : source.population;
  return `- \`${key}\`: ${workOf(source)} (${design}, ${population}, ${source.verified})`;
};

/** How many of the sources were read, so that nobody takes a citation for a reading. */
function verifiedLine({ evidence }: Rule | PathwayCard): string {
  const count = (wanted: string): number =>
    evidence.filter((key) => evidenceOf(key).verified === wanted).length;
  const parts = ['read', 'secondary', 'not verified'].flatMap((wanted) =>
    count(wanted) > 0 ? [`${wanted}: ${count(wanted)}`] : [],
  );
  return `${parts.join(', ')} (of ${evidence.length}).`;
}

function sectionOf(rule: Rule | PathwayCard): string {
  const { author, checkedBy, reviewBy } = rule.signature;
  return [
    `### ${rule.id}`,
    `${rule.title}. Kind: ${rule.kind}. Hooks: ${rule.hooks.join(', ')}.`,
    '',
    ...(rule.kind === 'pathway' ? [] : [...questionsOf(rule).map((asks) => `- ${asks}`), '']),
    `Implements: ${rule.implements.join(', ') || 'none of the 96 recommendations of the seeds'}`,
    '',
    `Strength: ${strengthInWords(rule)}. Sources ${verifiedLine(rule)}`,
    '',
    'Evidence:',
    '',
    ...rule.evidence.map(evidenceItem),
    '',
    `Author: ${author}. Checked by: ${checkedBy}. Review by: ${reviewBy}.`,
    '',
  ].join('\n');
}

const rowOf = ({ row, asks, then }: Row): string => {
  const leads =
    then.kind === 'no card'
      ? 'no card'
      : then.kind === 'card'
        ? then.card === 'first open option'
          ? 'the first option left'
          : `\`${then.card}\``
        : `as rows ${then.rows.join(', ')}, else ${then.otherwise}; ${then.indicator}`;
  return `| ${row} | ${cell(byDefault(asks))} | ${leads} |`;
};

/** Recommendation → ids of vignettes whose card says it: cards/recommendation-vignettes.json. */
export type VignettesOf = Readonly<Record<string, readonly string[]>>;

const linksTo = (ids: readonly RuleId[]): string =>
  [...new Set(ids)].map((id) => `[${id}](#${id})`).join(', ');

const recommendationRow = (id: RecommendationId, vignettesOf: VignettesOf): string => {
  const { says, population, but, refused } = recommendationOf(id);
  const said = but === undefined ? says : `${says} *But: ${but}.*`;
  const [rules, vignettes] =
    refused === undefined
      ? [
          linksTo(
            everyRule.filter((rule) => rule.implements.some((one) => one === id)).map((rule) => rule.id),
          ),
          (vignettesOf[id] ?? []).map((one) => `[${one}](../docs/vignettes.md#${one})`),
        ]
      : [`**refused**: ${refused}`, []];
  return `| ${id} | ${cell(said)} | ${population} | ${cell(rules)} | ${vignettes.join(', ')} |`;
};

const recommendationTable = (vignettesOf: VignettesOf): readonly string[] => {
  const refused = recommendationIds.filter((id) => recommendationOf(id).refused !== undefined).length;
  return [
    '## The 96 recommendations of the seeds',
    '',
    `Specification A, in words of our own: ${recommendationIds.length - refused} implemented, ${refused} refused. "But" says where a rule falls short of the seed or differs from it.`,
    'The vignettes are up to three patients whose card says it.',
    '',
    '| ID | recommendation | population | rule, or why refused | vignettes |',
    '|---|---|---|---|---|',
    ...recommendationIds.map((id) => recommendationRow(id, vignettesOf)),
    '',
  ];
};

const sourceRow = (key: EvidenceKey): string => {
  const source = evidenceOf(key);
  const { item, design, population, verified } = source;
  const rules = everyRule.filter(({ evidence }) => evidence.includes(key)).map(({ id }) => id);
  const citedBy = linksTo(rules) || 'no rule: a threshold or a setting';
  return `| \`${key}\` | ${cell(workOf(source))} | ${item} | ${design} | ${population} | ${verified} | ${citedBy} |`;
};

const sourceTable = (): readonly string[] => [
  '## The sources',
  '',
  'All that is cited: section G of the specification, and the five seeds (S000 to S004). Nothing else is.',
  '',
  '| key | source | listed as | kind | population | verified | cited by |',
  '|---|---|---|---|---|---|---|',
  ...evidenceKeys.map(sourceRow),
  '',
];

/** The catalogue as Markdown: every rule with what it asks, its evidence, and who answers for it. */
export const catalogue = (vignettesOf: VignettesOf): string =>
  [
    '# What this service knows',
    '',
    'Generated by `npm run catalogue` from the rules themselves; do not edit. Not yet clinically reviewed.',
    '',
    'Behind each source stands what kind of work it is, whom it is about, and how far it was seen: "read" is its abstract, page or table, "secondary" only what others quote of it. A "seed" is an article written by machine. All of them: [the sources](#the-sources).',
    '',
    '## The treatment pathway',
    '',
    'Read from the top; the first row that is met sets the one pathway card (patient-view only).',
    '',
    '| Row | Question | Card |',
    '|---|---|---|',
    ...ruleBook.table.rows.map(rowOf),
    '',
    '## Pathway cards',
    '',
    ...ruleBook.pathwayCards.map(sectionOf),
    '## Rules',
    '',
    ...ruleBook.rules.map(sectionOf),
    ...sourceTable(),
    ...recommendationTable(vignettesOf),
  ].join('\n');
