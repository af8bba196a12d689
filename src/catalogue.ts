import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ruleBook } from '../cards/index.js';
import { ruleNames, ruleOf } from './conformance/rules.js';
import { readServices } from './contract/services.js';
import { installTables, withTables, type OfferedOnCards } from './install-sheets.js';
import { evidenceOf } from './knowledge/evidence.js';
import { strengthInWords } from './knowledge/evidence-strength.js';
import { recommendationIds, recommendationOf, type RecommendationId } from './knowledge/recommendations.js';
import {
  defaultSettings,
  settingDefinitions,
  settingKeys,
  withNumbers,
  type ChoiceSetting,
  type NumberSetting,
  type SettingKey,
} from './knowledge/settings.js';
import { RULE_SET_VERSION } from './pipeline.js';
import type { PathwayCard, Rule, Row } from './rules/rule.js';
import { sourceAttributesPage } from './source-attributes.js';

const byDefault = (asks: string): string => withNumbers(asks, defaultSettings);
const line = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const questionsOf = (rule: Rule): readonly string[] => [
  ...(rule.all ?? []).map(({ asks }) => byDefault(asks)),
  ...(rule.any ?? []).map(({ asks }) => `(any of) ${byDefault(asks)}`),
  ...(rule.none ?? []).map(({ asks }) => `(none of) ${byDefault(asks)}`),
];

const evidenceLine = (rule: Rule | PathwayCard): string =>
  rule.evidence
    .map((key) => {
      const { citation, url, verified } = evidenceOf(key);
      const read = verified === 'read' ? '' : ` (${verified})`;
      return `${url === undefined ? citation : `[${citation}](${url})`}${read}`;
    })
    .join('; ');

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
    `Evidence: ${evidenceLine(rule)}`,
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
  return `| ${row} | ${line(byDefault(asks))} | ${leads} |`;
};

/** Recommendation → ids of vignettes whose card says it: cards/recommendation-vignettes.json. */
export type VignettesOf = Readonly<Record<string, readonly string[]>>;

const rulesFor = (id: RecommendationId): readonly string[] => [
  ...new Set(
    [...ruleBook.pathwayCards, ...ruleBook.rules]
      .filter((rule) => rule.implements.some((one) => one === id))
      .map((rule) => rule.id),
  ),
];

const recommendationRow = (id: RecommendationId, vignettesOf: VignettesOf): string => {
  const { says, population, but, refused } = recommendationOf(id);
  const said = but === undefined ? says : `${says} *But: ${but}.*`;
  const [rules, vignettes] =
    refused === undefined
      ? [
          rulesFor(id).map((rule) => `[${rule}](#${rule})`),
          (vignettesOf[id] ?? []).map((one) => `[${one}](../docs/vignettes.md#${one})`),
        ]
      : [[`**refused**: ${refused}`], []];
  return `| ${id} | ${line(said)} | ${population} | ${line(rules.join(', '))} | ${vignettes.join(', ')} |`;
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

/** The catalogue as Markdown: every rule with what it asks, its evidence, and who answers for it. */
export const catalogue = (vignettesOf: VignettesOf): string =>
  [
    '# What this service knows',
    '',
    'Generated by `npm run catalogue` from the rules themselves; do not edit. Not yet clinically reviewed.',
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
    ...recommendationTable(vignettesOf),
  ].join('\n');

const settingRow = (key: SettingKey): string => {
  const definition: NumberSetting | ChoiceSetting = settingDefinitions[key];
  const { value, decides, source } = definition;
  const [is, may] =
    'choices' in definition
      ? [value, definition.choices.join(', ')]
      : [`${value} ${definition.unit}`, `${definition.least} to ${definition.most}`];
  return `| \`${key}\` | ${is} | ${may} | ${line(decides)} | ${line(source)} |`;
};

/** docs/settings.md: every setting with its default, its range, what it decides and where it comes from. */
export const settingsPage = (): string =>
  [
    '# Clinical settings',
    '',
    'Generated by `npm run catalogue` from src/knowledge/settings.ts; do not edit.',
    '',
    'Every window, threshold and trial length that decides. "Engineering default, unsigned" awaits the signature of a rheumatologist.',
    'A site changes them in a JSON file that the variable `SETTINGS_FILE` names, such as [examples/settings.json](../examples/settings.json):',
    'an object of setting and value, only what differs. A name that does not exist or a value outside its range stops the start.',
    'What differs from the defaults is logged at start and listed at `/health/ready`.',
    '',
    '| setting | default | may be | decides | source |',
    '|---|---|---|---|---|',
    ...settingKeys.map(settingRow),
    '',
  ].join('\n');

/** Pages written by hand, with tables that are not. */
export const pagesWithTables = [
  'docs/install-epic.md',
  'docs/install-oracle-health.md',
  'docs/conformance.md',
] as const;

/** The page with its tables made anew, from what stands in the project. */
export function tablesMadeAnew(page: string, read: (path: string) => string): string {
  const services = readServices(Buffer.from(read('cds-services.json')));
  const offered = JSON.parse(read('cards/offered-on-cards.json')) as OfferedOnCards;
  const conformanceRules = [
    ['Name', 'Verb', 'A service …', 'From'],
    ...ruleNames.map((name) => [`\`${name}\``, ruleOf(name).verb, ruleOf(name).says, ruleOf(name).from]),
  ];
  return withTables(read(page), { ...installTables(services, offered), conformanceRules });
}

// `npm run catalogue` runs the built file: dist/src/catalogue.js.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const vignettesOf = JSON.parse(
    readFileSync(new URL('../../cards/recommendation-vignettes.json', import.meta.url), 'utf8'),
  ) as VignettesOf;
  writeFileSync(new URL('../../cards/README.md', import.meta.url), catalogue(vignettesOf));
  writeFileSync(new URL('../../docs/settings.md', import.meta.url), settingsPage());
  writeFileSync(
    new URL('../../docs/source-attributes.md', import.meta.url),
    sourceAttributesPage(RULE_SET_VERSION),
  );
  const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
  for (const page of pagesWithTables)
    writeFileSync(new URL(`../../${page}`, import.meta.url), tablesMadeAnew(page, read));
}
