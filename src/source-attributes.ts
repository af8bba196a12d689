import { everyRule } from '../cards/index.js';
import { ruleSet } from '../cards/rule-set.js';
import type { HookName } from './contract/question.js';
import { evidenceOf, type EvidenceKey } from './knowledge/evidence.js';
import { strengthInWords } from './knowledge/evidence-strength.js';
import type { PathwayCard, Rule, RuleId } from './rules/rule.js';

/**
 * What a user may ask of evidence-based decision support: who says it, on what ground, and which data about a
 * person it uses. 45 CFR 170.315(b)(11)(iv)(A). From the rules' own metadata, so that it cannot drift from them.
 */
export interface SourceAttributes {
  readonly service: string;
  readonly hook: HookName;
  readonly ruleSetVersion: string;
  readonly developer: string;
  readonly fundingSource: string;
  readonly releaseDate: string;
  readonly revisionDate: string;
  /** Of all rules of the service together. */
  readonly use: DataUse;
  readonly rules: readonly RuleAttributes[];
  /** Rules that this site has switched off: they are not among `rules`. */
  readonly switchedOff: readonly string[];
}

interface RuleAttributes {
  readonly id: RuleId;
  readonly kind: string;
  readonly title: string;
  readonly bibliographicCitations: readonly {
    readonly key: EvidenceKey;
    readonly citation: string;
    readonly url?: string;
    /** How far the source itself was seen: "read", "secondary", "not verified". */
    readonly verified: string;
    readonly population: string;
  }[];
  readonly strength: string;
  readonly developer: string;
  readonly checkedBy: string;
  readonly reviewBy: string;
  readonly use: DataUse;
}

/** Attributes of a person whose use has to be declared, in the order of the regulation. */
export const attributes = [
  'race',
  'ethnicity',
  'language',
  'sexualOrientation',
  'genderIdentity',
  'sex',
  'dateOfBirth',
  'socialDeterminantsOfHealth',
  'healthStatusAssessments',
] as const;
export type Attribute = (typeof attributes)[number];

/** false: not read at all; else what it is used for. */
type DataUse = Readonly<Record<Attribute, false | string>>;

type Group = Rule['needs'][number];
/** Which facts go by what: src/patient/derive.ts. Race, language and the like are not even read. */
const goesBy: readonly {
  readonly attribute: Attribute;
  readonly groups: readonly Group[];
  readonly for: string;
}[] = [
  {
    attribute: 'sex',
    groups: ['person', 'activity', 'condition', 'treatments', 'trials', 'options'],
    for: 'upper limit of CK; whether pregnancy is possible (Patient.gender)',
  },
  {
    attribute: 'dateOfBirth',
    groups: ['person', 'findings', 'activity', 'condition', 'treatments', 'trials', 'options'],
    for: 'juvenile or adult disease, doses of children, age-dependent scores and limits',
  },
  {
    attribute: 'healthStatusAssessments',
    groups: ['measurements', 'activity', 'treatments', 'trials'],
    for: 'muscle strength and function (CMAS, MMT8)',
  },
  { attribute: 'healthStatusAssessments', groups: ['condition', 'options'], for: 'pregnancy' },
  {
    attribute: 'healthStatusAssessments',
    groups: ['findings', 'options'],
    for: 'smoking and alcohol use, where charted as a problem',
  },
];

/** Which attributes of a person these rules go by, and for what. */
export function useOf(rules: readonly (Rule | PathwayCard)[]): DataUse {
  const isRead = (groups: readonly Group[]): boolean =>
    rules.some(
      (rule) =>
        rule.kind === 'pathway' ||
        rule.needs.some((need) => groups.includes(need)) ||
        // Quiet while the disease is inactive: whether it is, goes by age, sex and strength.
        (rule.scope === 'active disease' && groups.includes('activity')),
    );
  const usedFor = (attribute: Attribute): false | string => {
    const uses = goesBy.filter((one) => one.attribute === attribute && isRead(one.groups));
    return uses.length > 0 && uses.map((one) => one.for).join('; ');
  };
  return Object.fromEntries(attributes.map((attribute) => [attribute, usedFor(attribute)])) as DataUse;
}

/** What is declared of one rule. */
export const attributesOf = (rule: Rule | PathwayCard): RuleAttributes => ({
  id: rule.id,
  kind: rule.kind,
  title: rule.title,
  bibliographicCitations: rule.evidence.map((key) => {
    const { citation, url, verified, population } = evidenceOf(key);
    return { key, citation, ...(url !== undefined && { url }), verified, population };
  }),
  strength: strengthInWords(rule),
  developer: rule.signature.author,
  checkedBy: rule.signature.checkedBy,
  reviewBy: rule.signature.reviewBy,
  use: useOf([rule]),
});

interface Service {
  readonly id: string;
  readonly hook: HookName;
}

/** A date that is not set, in words. */
export const notYet = (date: string | undefined, otherwise: string): string => date ?? otherwise;

/** The document of one service: of every rule that can speak on its hook and is not switched off. */
export function sourceAttributesOf(
  { id, hook }: Service,
  ruleSetVersion: string,
  disabledRules: readonly RuleId[] = [],
): SourceAttributes {
  const onHook = everyRule.filter(({ hooks }) => hooks.includes(hook));
  const rules = onHook.filter((rule) => !disabledRules.includes(rule.id));
  return {
    service: id,
    hook,
    ruleSetVersion,
    developer: ruleSet.developer,
    fundingSource: ruleSet.funding,
    releaseDate: notYet(ruleSet.released, 'not released'),
    revisionDate: notYet(ruleSet.revised, 'not revised since release'),
    use: useOf(rules),
    rules: rules.map(attributesOf),
    switchedOff: [...new Set(onHook.map((rule) => rule.id))].filter((one) => disabledRules.includes(one)),
  };
}
