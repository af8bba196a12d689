import type { Coding, Condition } from '../contract/fhir.js';
import type { FindingId } from '../knowledge/finding-words.js';
import { valueSetsOf, type ValueSetId } from '../knowledge/value-sets.js';
import { wordsOf } from './chart-reading.js';

/** What the codes of a Condition say, and what they rule out, before its words are asked (specification section I). */
interface CodedFindings {
  readonly found: ReadonlySet<FindingId>;
  /** What the codes decide against: no words of the same Condition bring it back. */
  readonly ruledOut: ReadonlySet<FindingId>;
}

/** Which finding a code stands for. What needs more than its code is read in `codedFindings`. */
const findingOfSet: Partial<Record<ValueSetId, FindingId>> = {
  'cond-dysphagia': 'dysphagia',
  'cond-aspiration': 'dysphagia',
  'cond-muscle-weakness': 'muscle-weakness',
  'cond-calcinosis': 'calcinosis',
  'cond-ild': 'ild',
  'cond-arthritis': 'arthritis',
  'cond-myocarditis': 'myocarditis',
  'cond-skin-ulcer': 'ulceration',
  'cond-dm-rash': 'dm-skin',
  'cond-gi-perforation-vasculopathy': 'gi-bleed-or-perforation',
  'cond-diverticulitis': 'gi-other',
  'cond-ibd': 'gi-other',
  'cond-iga-deficiency': 'iga-deficiency',
  'cond-thrombosis': 'thrombosis',
  'cond-thrombosis-history': 'thrombosis',
  'cond-ckd-renal-failure': 'renal-failure',
  'cond-pregnancy': 'pregnancy',
  'cond-hepatitis-b': 'hepatitis-b',
  'cond-tuberculosis': 'tuberculosis',
  'cond-malignancy': 'malignancy',
};

/** JIA, RA, psoriatic arthritis count as another indication of TNF inhibitors, never as arthritis (specification I). */
const OTHER_ARTHRITIS: readonly ValueSetId[] = [
  'cond-jia',
  'cond-ra',
  'cond-psoriasis',
  'cond-other-tnf-indication',
];

/** Rash codes that say nothing about dermatomyositis: only words make them one (specification I, "rash or R21 alone"). */
const UNSPECIFIC_RASH = /^(r21|l56\.?8|271807003|90128006)$/i;
/** "At risk for aspiration" is filed with aspiration; a risk is no finding. */
const ASPIRATION_RISK = /^371736008$/;
/** Infective and toxic myocarditis, and that of other diseases, are not organ threat by dermatomyositis. */
const OTHER_MYOCARDITIS = /^(i40\.?0|i41|31993003)/i;
/** Dysphagia after stroke (ICD-10-CM I69.x91) is never dysphagia of myositis, whatever its words. */
const AFTER_STROKE = /^i69/i;
/** Chronic ulcers of any cause: in adults only with words that name this disease or its vessels (specification B.1). */
const CHRONIC_ULCER = /^(l97|l98\.?4)/i;
const ULCER_OF_DISEASE = /dermatomyos|myositis|\bjdm\b|vasculopath|gottron|digital|periungual/i;
/** An ulcer that its own words explain is none of dermatomyositis, whatever its code (specification I, "never"). */
const EXPLAINED_ULCER =
  /\b(venous|stasis|varicos\w*|diabet\w*|(?<!non[- ]?)pressure|decubit\w*|trauma\w*|surgical|herpe\w*|pyoderma)\b/i;
/** Acute ischaemia of the bowel: a red flag of the belly and a threat by the vessels at once. */
const BOWEL_ISCHAEMIA = /^k55\.?0/i;
/** Abdominal pain, but not pelvic and perineal pain (R10.2). */
const ABDOMINAL_PAIN = /^(r10(?!\.?2)|21522001)/i;
const OLD_PAIN =
  /\b(chronic|functional|recurrent|long-?standing|irritable|dysmenorrh\w*|menstrual|period|c(o)?eliac)\b/i;

/**
 * @param isChild chronic ulcer codes without a cause count only under 18
 * @param byMyositis the Condition is linked to myositis: then no code makes it another disease's
 */
export function codedFindings(condition: Condition, isChild: boolean, byMyositis: boolean): CodedFindings {
  const texts = wordsOf(condition.code);
  const says = (words: RegExp): boolean => texts.some((text) => words.test(text));
  const found = new Set<FindingId>();
  const ruledOut = new Set<FindingId>();
  for (const coding of condition.code?.coding ?? []) {
    const code = codeOf(coding);
    const sets = valueSetsOf(coding.system, code);
    for (const set of sets) {
      const finding = findingOfSet[set];
      if (finding !== undefined) found.add(finding);
    }
    if (OTHER_ARTHRITIS.some((set) => sets.has(set))) ruledOut.add('arthritis');
    if (UNSPECIFIC_RASH.test(code)) found.delete('dm-skin');
    if (ASPIRATION_RISK.test(code)) found.delete('dysphagia');
    if (AFTER_STROKE.test(code)) ruledOut.add('dysphagia');
    if (OTHER_MYOCARDITIS.test(code) && !byMyositis) ruledOut.add('myocarditis');
    if (CHRONIC_ULCER.test(code) && !isChild && !byMyositis && !says(ULCER_OF_DISEASE)) {
      ruledOut.add('ulceration');
    }
    if (BOWEL_ISCHAEMIA.test(code)) found.add('vasculopathy');
    if (sets.has('cond-gi-symptoms') && ABDOMINAL_PAIN.test(code) && !says(OLD_PAIN)) {
      found.add('abdominal-pain');
    }
  }
  if (found.has('ulceration') && says(EXPLAINED_ULCER)) ruledOut.add('ulceration');
  for (const finding of ruledOut) found.delete(finding);
  return { found, ruledOut };
}

export const codeOf = (coding: Coding): string => coding.code ?? '';
