import type { ValueSetId } from './value-sets.js';

/**
 * What this service reads from Observations, how each measure is called in charts, and which way is worse.
 * Codes are matched first, by value set; CMAS, MMT8 and CDASI have no LOINC code and are known by name only
 * (presentation "Recognising what EHRs send", specification C).
 */

export const measureIds = [
  'cmas',
  'mmt8',
  'cdasi-activity',
  'physician-global',
  'eat-10',
  /** ACR/EULAR 2016 total improvement score. */
  'tis',
  'ck',
  'aldolase',
  'ldh',
  'ast',
  'alt',
  'esr',
  'crp',
  'troponin',
  'creatinine',
  'egfr',
  'weight',
  'height',
  'bsa',
  'igg',
  'iga',
  'hbsag',
  'anti-hbc',
  'tb-igra',
  'anti-mda5',
  'anti-mi2',
  'anti-jo1',
  /** Antisynthetase antibodies other than Jo-1: PL-7, PL-12, EJ, OJ. */
  'antisynthetase',
  /** A myositis antibody panel that was reported as a whole: it says nothing about one antibody. */
  'myositis-antibodies',
  'pregnancy-test',
  /** "Pregnant" or "not pregnant" as a recorded state, which is not a test. */
  'pregnancy-status',
  // What is looked at before a drug is started (specification D); those without a code go by their name.
  'white-cells',
  'haemoglobin',
  'platelets',
  'igm',
  'urea',
  'potassium',
  'magnesium',
  'lipids',
  'hepatitis-c',
  'varicella-immunity',
  'urinalysis',
  'blood-pressure',
] as const;
export type MeasureId = (typeof measureIds)[number];

export type ScoreId = 'cmas' | 'mmt8' | 'cdasi-activity' | 'physician-global' | 'eat-10' | 'tis';

/** How a result is read: a score on a scale, an amount with a unit, positive or negative, or a panel's text. */
type ResultKind = 'score' | 'amount' | 'presence' | 'panel';

export interface Measure {
  readonly kind: ResultKind;
  /** Of two results of one day the worse counts (specification B.1). For body measures: the smaller dose. */
  readonly worse: 'lower' | 'higher';
  readonly valueSets: readonly ValueSetId[];
  /** Matched against the lower-cased text and displays of the code. */
  readonly names: RegExp;
  /** A wording that shows it is something else, whatever the other wordings say. */
  readonly not?: RegExp;
  /** Results outside are typing or unit errors, in the canonical unit of units.ts. */
  readonly credible?: { readonly from: number; readonly to: number };
}

/** Other specimens and derived figures that share the analyte's name. */
const notSerum =
  /\burin|\bcsf\b|cerebrospinal|\bfluid\b|pleural|ascit|synovial|stool|saliva|\bratio\b|clearance|index\b/;
const notTotal =
  /\bitem|manoeu?ver|lift|sit[ -]?up|straighten|touch|\bfloor|stool|chair|all fours|anxiety|manifest/;
const muscles =
  /deltoid|biceps|quadriceps|glut|psoas|wrist|ankle|dorsiflex|flexor|extensor|trapezius|hamstring|per muscle/;
const notActivity = /damage|patient|parent|psoria|eczema|extra-?muscular|\b(skin|muscle|pulmonary|organ)\b/;
const notBodySize =
  /birth|ideal|lean|fat\b|target|goal|adjusted|predicted|dosing|percent|z-?score|for[ -]?(length|age|height)|los[st]|gain|change|velocity|mother|father|parent|fetal|foetal|sitting|uterine|fundal|knee/;
const notAntibody = /gene|variant|mutation|sequenc|expression/;

const amount = { kind: 'amount', worse: 'higher' } as const;
const amountWorseIfLow = { kind: 'amount', worse: 'lower' } as const;
const presence = { kind: 'presence', worse: 'higher' } as const;
const antibody = { ...presence, not: notAntibody } as const;

export const measures: Readonly<Record<MeasureId, Measure>> = {
  cmas: {
    kind: 'score',
    worse: 'lower',
    valueSets: [],
    names: /\bcmas\b|childhood myositis assessment/,
    not: notTotal,
  },
  mmt8: {
    kind: 'score',
    worse: 'lower',
    valueSets: [],
    names: /\bmmt[ -]?8\b|manual muscle test(ing)?( score)?[ -(]{1,2}8\b/,
    not: muscles,
  },
  'cdasi-activity': {
    kind: 'score',
    worse: 'higher',
    valueSets: [],
    names: /\bcdasi\b|cutaneous dermatomyositis (disease )?area/,
    // A total without a word of activity counts the damage too.
    not: /damage|cdasi[ -]?d\b|^(?!.*(activ|cdasi[ -]?a\b)).*\btotal\b/,
  },
  'physician-global': {
    kind: 'score',
    worse: 'higher',
    valueSets: ['obs-physician-global'],
    names:
      /\bphga\b|(physician|evaluator|doctor|clinician|provider)('?s)?[ -](reported )?global|global .*\b(by|of) (the )?(physician|evaluator|clinician)/,
    not: notActivity,
  },
  'eat-10': {
    kind: 'score',
    worse: 'higher',
    valueSets: [],
    names: /\beat[ -]?10\b|eating assessment tool/,
    not: /item|question \d/,
  },
  tis: {
    kind: 'score',
    worse: 'lower',
    valueSets: [],
    names: /\btotal improvement score\b|\bacr[ -/]{1,3}eular\b.*\bimprovement\b|(^|\()tis\b/,
    // One core set measure of the score; the trunk impairment scale; carcinoma in situ.
    not: /\b(mmt|haq|enzymes?|global|strength|extra-?muscular)\b|item|component|sub-?score|trunk|impair|tnm|stag(e|ing)|carcinoma|tumou?r/,
  },
  ck: {
    ...amount,
    valueSets: ['lab-ck-total'],
    names: /\bcp?k\b|creatine (phospho)?kinase/,
    not: new RegExp(
      `${notSerum.source}|\\bcp?k[ -/.]?(mb|bb|mm|\\d)|kinase[ .-]*(mb|bb|mm)\\b|isoenzyme|macro|%`,
    ),
  },
  aldolase: { ...amount, valueSets: ['lab-aldolase'], names: /\baldolase\b/, not: notSerum },
  ldh: {
    ...amount,
    valueSets: ['lab-ldh'],
    names: /\bldh\b|lact(ate|ic( acid)?) dehydrogenase/,
    not: new RegExp(`${notSerum.source}|isoenzyme|\\bldh?[ -]?[1-5]\\b`),
  },
  ast: {
    ...amount,
    valueSets: ['lab-ast'],
    names: /\bast\b|\bsgot\b|\basat\b|aspartate (amino)?trans/,
    not: new RegExp(`${notSerum.source}|ast ?/|/ ?ast`),
  },
  alt: {
    ...amount,
    valueSets: ['lab-alt'],
    names: /\balt\b|\bsgpt\b|\balat\b|alanine (amino)?trans/,
    not: new RegExp(`${notSerum.source}|alt ?/|/ ?alt`),
  },
  esr: { ...amount, valueSets: ['lab-esr'], names: /\besr\b|sed(imentation)? rate/ },
  crp: {
    ...amount,
    valueSets: ['lab-crp', 'lab-hscrp'],
    names: /\b(hs-?)?crp\b|c[ -]reactive protein/,
    not: notSerum,
  },
  troponin: {
    ...amount,
    valueSets: ['lab-troponin-i', 'lab-troponin-t'],
    names: /troponin|\b(hs-?|c)?tn[it]\b/,
    not: notSerum,
  },
  creatinine: {
    ...amount,
    valueSets: ['lab-creatinine'],
    names: /\bcreatinine\b/,
    not: new RegExp(`${notSerum.source}|filtration|gfr|albumin|protein|kinase`),
  },
  egfr: {
    ...amountWorseIfLow,
    valueSets: ['lab-egfr'],
    names: /\be?gfr\b|glomerular filtration/,
    not: /stage|clearance/,
  },
  weight: {
    ...amountWorseIfLow,
    valueSets: ['obs-body-weight'],
    names: /\b(body )?weight\b|^wt$/,
    not: notBodySize,
    credible: { from: 1, to: 350 },
  },
  height: {
    ...amountWorseIfLow,
    valueSets: ['obs-body-height'],
    names: /\b(body )?height\b|\bbody length\b|\bstature\b|^ht$/,
    not: notBodySize,
    credible: { from: 30, to: 250 },
  },
  bsa: {
    ...amountWorseIfLow,
    valueSets: ['obs-bsa'],
    names: /\bbsa\b|body surface area/,
    not: /affect|involve|%|percent|burn|rash|psoria|eczema/,
    credible: { from: 0.1, to: 3.5 },
  },
  igg: {
    ...amountWorseIfLow,
    valueSets: ['lab-igg'],
    names: /^(total |serum |quantitative )*(igg|immunoglobulin g)([ ,(]+(total|serum|level|quant\w*)\)?)*$/,
  },
  iga: {
    ...amountWorseIfLow,
    valueSets: ['lab-iga'],
    names: /^(total |serum |quantitative )*(iga|immunoglobulin a)([ ,(]+(total|serum|level|quant\w*)\)?)*$/,
  },
  hbsag: {
    ...presence,
    valueSets: ['lab-hbsag'],
    names: /\bhbs ?ag\b|hep(atitis)?\.? b (virus )?(\(hbv\) )?surface (ag|antigen)\b/,
  },
  'anti-hbc': {
    ...presence,
    valueSets: ['lab-anti-hbc-total', 'lab-anti-hbc-igm'],
    names:
      /\b(anti[ -]?hbc|hbc ?ab)\b|hep(atitis)?\.? b (virus )?core (total |ig[gm] |\/)*(ab\b|antibod)|anti[ -]?hep(atitis)? b core/,
  },
  'tb-igra': {
    ...presence,
    valueSets: ['lab-tb-igra'],
    names: /quantiferon|\bqft\b|t-?spot|\bigra\b|interferon[ -]gamma release/,
    // The controls and the antigen tubes of the same assay are not its result (terminology "IGRA trap").
    not: /mitogen|\bnil\b|control|\btb ?[12]\b|spot count|esat|cfp/,
  },
  'anti-mda5': {
    ...antibody,
    valueSets: ['lab-ab-mda5'],
    names: /\bmda[ -]?5\b|\bcadm[ -]?140\b|melanoma differentiation/,
  },
  'anti-mi2': {
    ...antibody,
    valueSets: ['lab-ab-mi2'],
    names: /\bmi[ -]?2([ -]?(alpha|beta|[abαβ]))?(?![\wαβ])/,
  },
  'anti-jo1': { ...antibody, valueSets: ['lab-ab-jo1'], names: /\bjo[ -]?1\b|histidyl/ },
  antisynthetase: {
    ...antibody,
    valueSets: ['lab-ab-other-synthetase'],
    names: /\bpl[ -]?(7|12)\b|\banti[ -]?(ej|oj)\b|\b(ej|oj) (ab\b|antibod)|^(ej|oj)$|anti-?synthetase/,
  },
  'myositis-antibodies': {
    kind: 'panel',
    worse: 'higher',
    valueSets: [],
    names:
      /myositis.*(antibod|\babs?\b|panel|profile|blot)|(antibod|panel|profile|blot).*myositis|\bmsa panel\b/,
    not: /assessment|exclusion/,
  },
  'pregnancy-test': {
    ...presence,
    valueSets: [],
    names: /\bhcg\b|chori\w*[ -]?gonadotropin|pregnancy test/,
    not: /tumou?r|intent/,
  },
  'pregnancy-status': {
    ...presence,
    valueSets: [],
    names: /\bpregnancy status\b|^(currently )?pregnant\??$/,
    not: /intent|partner|mother|history/,
  },
  'white-cells': {
    ...amountWorseIfLow,
    valueSets: ['lab-wbc'],
    names: /\bwbc\b|white (blood )?cell|leu[ck]ocyte( count|s)?\b/,
    not: new RegExp(`${notSerum.source}|esterase|hpf|cast|differential|%|percent`),
  },
  haemoglobin: {
    ...amountWorseIfLow,
    valueSets: ['lab-hemoglobin'],
    names: /\bha?emoglobin\b|\bhgb\b|^hb$/,
    not: new RegExp(
      `${notSerum.source}|a1c|glyc|\\bmch|mean|carboxy|methe?mo|electroph|fetal|foetal|free|h?plasma`,
    ),
  },
  platelets: {
    ...amountWorseIfLow,
    valueSets: ['lab-platelets'],
    names: /\bplatelets?( count)?\b|thrombocyte/,
    not: /volume|antibod|function|aggreg|distribution/,
  },
  igm: {
    ...amountWorseIfLow,
    valueSets: ['lab-igm'],
    names: /^(total |serum |quantitative )*(igm|immunoglobulin m)([ ,(]+(total|serum|level|quant\w*)\)?)*$/,
  },
  urea: {
    ...amount,
    valueSets: [],
    names: /\burea( nitrogen)?\b|\bbun\b/,
    not: new RegExp(`${notSerum.source}|breath|urease`),
  },
  potassium: { ...amount, valueSets: [], names: /\bpotassium\b/, not: notSerum },
  magnesium: { ...amountWorseIfLow, valueSets: [], names: /\bmagnesium\b/, not: notSerum },
  lipids: {
    ...amount,
    valueSets: [],
    names: /\blipid (panel|profile)|cholesterol|triglycerid|\b[lh]dl\b/,
    not: notSerum,
  },
  'hepatitis-c': {
    ...presence,
    valueSets: [],
    names: /\b(anti[ -]?hcv|hcv)\b|hep(atitis)?\.? c\b/,
    not: /genotype|vaccin/,
  },
  'varicella-immunity': {
    ...presence,
    valueSets: [],
    names: /(varicella|\bvzv\b|zoster).*(\bigg\b|antibod|\bab\b|immun|titer|titre)/,
    not: /\bigm\b|pcr|dna|globulin/,
  },
  urinalysis: {
    ...presence,
    valueSets: [],
    names:
      /urinalysis|urine dipstick|\burine (blood|erythrocytes|red cells|rbc)\b|\b(blood|erythrocytes|ha?emoglobin).* in urine\b/,
  },
  'blood-pressure': {
    ...amount,
    valueSets: [],
    names: /\bblood pressure\b|^bp\b/,
    not: /mean|cuff|method|goal|target/,
  },
};

/** Cheap first look: most Observations of a chart are none of these, whatever their name. */
export const maybeMeasured =
  /cmas|myositis|mmt|muscle test|cdasi|phga|global|eat[ -]?10|eating|\btis\b|improvement|cp?k\b|creatin|aldol|ldh|lact|ast\b|got\b|asat|aspart|alt\b|gpt\b|alat|alani|esr|sed|crp|c[ -]reac|tropo|tn[it]\b|gfr|glome|w(eigh)?t\b|h(eigh)?t\b|length|stature|bsa|surface|ig[ga]\b|immunoglob|hb|hep|quantif|qft|spot|igra|interferon|mda|cadm|melanoma|mi[ -]?2|jo[ -]?1|histid|pl[ -]?(7|12)|\b(ej|oj)\b|synthet|msa|hcg|chori|pregnan|wbc|white|leu[ck]oc|ha?emoglobin|hgb|platelet|thrombocyt|igm|urea|bun\b|potass|magnes|lipid|choles|triglyc|[lh]dl\b|hcv|varicella|vzv|zoster|urin|blood pressure|bp\b/;

/** Several sets can hold the parts of one assay; a code in any other set of ours is some other test. */
export const measureOfValueSet: ReadonlyMap<ValueSetId, MeasureId> = new Map(
  measureIds.flatMap((id) => measures[id].valueSets.map((set) => [set, id] as const)),
);

/** The highest score of each scale that is in use; another stated maximum means another instrument. */
export const knownScales: Readonly<Record<ScoreId, readonly number[]>> = {
  /** The original paper counts 51, charts 52 (specification C): one scale. */
  cmas: [52, 51],
  /** One side, both sides with neck, or the full test (specification C). */
  mmt8: [80, 150, 260],
  'cdasi-activity': [100],
  /** Visual analogue scale in cm, or in mm. */
  'physician-global': [10, 100],
  'eat-10': [40],
  tis: [100],
};

/** The antibodies that a panel's text can name, each by the words it has there. */
export const panelAntibodies = {
  'anti-mda5': measures['anti-mda5'].names,
  'anti-mi2': measures['anti-mi2'].names,
  'anti-jo1': measures['anti-jo1'].names,
  antisynthetase: /\bpl[ -]?(7|12)\b|\b(ej|oj)\b|anti-?synthetase/,
} as const;
