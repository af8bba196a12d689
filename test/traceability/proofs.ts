import type { ImplementedId } from '../../src/knowledge/recommendations.js';
import type { RuleId } from '../../src/rules/rule.js';

/**
 * For every recommendation that a rule claims to implement, the words that its card must show in some vignette.
 * `in`: where the rule acts on it by what it ranks or asks, the vignette in which it must do so.
 */
export interface Proof {
  readonly says: RegExp;
  readonly in?: string;
}

export const proofs: Readonly<Record<ImplementedId, Readonly<Partial<Record<RuleId, Proof>>>>> = {
  '000-01': { 'escalate-ivig': { says: /^IVIG advised: dysphagia despite .*methotrexate/m } },
  '000-02': { 'dysphagia-evaluation': { says: /aspiration risk[^]*Adapt the diet/ } },
  '000-03': {
    'escalate-ivig': { says: /: rituximab or ciclosporin/ },
    'escalate-cyclophosphamide': { says: /active after glucocorticoid, IVIG, rituximab and a further agent/ },
  },
  '000-05': {
    'start-first-line': { says: /begun with an IV methylprednisolone pulse/ },
    'expert-referral': { says: /Discuss IV methylprednisolone meanwhile/ },
  },
  '000-06': { 'escalate-ivig': { says: /^IVIG advised: disease still active on [^]*JAK inhibitor \(/m } },
  '000-07': { 'escalate-ivig': { says: /2 g\/kg[^\n]*2-5 days possible/ } },
  '000-09': { 'await-ivig-response': { says: /Give IVIG its 12 weeks|judge it from/ } },
  '000-10': {
    'escalate-ivig': { says: /Follow strength, swallowing, CK, ESR, CRP/ },
    'await-ivig-response': { says: /Measure strength, swallowing, CK, ESR and CRP at each cycle/ },
  },
  '000-11': { 'mri-reassessment': { says: /Consider muscle MRI: refractory disease/ } },
  '000-12': { 'dysphagia-evaluation': { says: /Order a videofluoroscopic swallow study/ } },
  '000-14': { 'escalate-rituximab': { says: /^Rituximab advised: IVIG did not control the disease/m } },
  '000-15': { 'escalate-rituximab': { says: /IVIG did not control the disease[^]*^Ciclosporin from/m } },
  '000-16': { 'cardiac-screening': { says: /Order ECG[^]*Order echocardiogram/ } },
  '000-17': { 'pulmonary-screening': { says: /Lung function, with respiratory muscle strength/ } },
  '000-18': {
    'await-ivig-response': { says: /Measure strength, swallowing/ },
    'review-4-weeks': { says: /Measure strength, skin and swallowing again/ },
    'review-12-weeks': { says: /Measure strength, skin, swallowing and CK again/ },
  },
  '000-19': { 'hold-steroid-taper': { says: /Do not (?:taper the glucocorticoid|lower \S+) now/ } },
  '000-20': {
    'escalate-ivig': { says: /was used before: resume and complete the trial/ },
    'reassessment-due': { says: /Too early to judge, do not escalate yet/ },
  },
  '000-21': { 'dysphagia-evaluation': { says: /No swallow study on file/ } },
  '000-22': {
    'cardiac-screening': { says: /ECG, echocardiogram and troponin: none within/ },
    'pulmonary-screening': { says: /none on file within/ },
    'gi-red-flag': { says: /Vasculopathy of dermatomyositis can perforate the bowel/ },
  },
  '000-24': { 'escalate-ivig': { says: /keep (?:\w+ and )?methotrexate.* going/ } },
  '001-01': {
    'escalate-ivig': { says: /^IVIG advised: (?:dysphagia|skin still active|disease still active)/m },
    'optimise-methotrexate': { says: /room up to 20-25 mg once a week/ },
  },
  '001-02': { 'optimise-methotrexate': { says: /20-25 mg/ } },
  '001-03': { 'optimise-methotrexate': { says: /split morning and evening/ } },
  '001-04': { 'folic-acid': { says: /Order folic acid 1 mg a day/ } },
  '001-05': { 'optimise-methotrexate': { says: /15-20 mg\/m².*at most 40 mg.*subcutaneous preferred/ } },
  '001-06': { 'hold-steroid-taper': { says: /Keep the present dose/, in: 'steroid-5-mg-with-dysphagia' } },
  '001-07': { 'hold-steroid-taper': { says: /rely on the next treatment rather than on a higher steroid/ } },
  '001-08': { 'escalate-ivig': { says: /over 2 days.*every 4 weeks/ } },
  '001-09': { 'escalate-ivig': { says: /^IVIG advised: skin still active/m } },
  '001-10': { 'escalate-ivig': { says: /the effect takes weeks to months/ } },
  '001-11': { 'escalate-ivig': { says: /^IVIG advised: [^]*(?:^Rituximab|^Mycophenolate|^JAK inhibitor)/m } },
  '001-13': { 'dysphagia-evaluation': { says: /^Urgent swallow evaluation: dysphagia/m } },
  '001-14': { 'dysphagia-evaluation': { says: /modified barium swallow/ } },
  '001-15': { 'dysphagia-evaluation': { says: /Adapt the diet[^]*Refer to speech-language pathology/ } },
  '001-16': { 'dysphagia-evaluation': { says: /watch for aspiration pneumonia/ } },
  '001-17': { 'dysphagia-evaluation': { says: /Counts as active disease/ } },
  '001-18': { 'cardiac-screening': { says: /Troponin, ECG and echocardiogram: cardiac symptom/ } },
  '001-19': { 'monitoring-labs': { says: /CK, aldolase, AST, ALT, LDH, ESR, CRP: .*monthly while active/ } },
  '001-20': { 'physiotherapy-referral': { says: /Refer to physiotherapy/ } },
  '001-21': { 'physiotherapy-referral': { says: /supervised exercise/ } },
  '001-23': {
    'escalate-alternatives': { says: /Works on skin and calcinosis too/ },
    calcinosis: { says: /mycophenolate/ },
  },
  '001-24': { 'escalate-rituximab': { says: /May take up to 26 weeks/ } },
  '001-25': { 'expert-referral': { says: /Decide the next treatment with an expert centre/ } },
  '001-26': { 'escalate-rituximab': { says: /1000 mg on day 1 and day 15/ } },
  '001-27': { 'escalate-alternatives': { says: /1000-1500 mg twice daily/ } },
  '001-28': { 'etanercept-avoid': { says: /^Do not order etanercept/m } },
  '001-29': {
    'etanercept-avoid': { says: /infliximab or adalimumab rather than etanercept, and only after other/ },
    'tnf-inhibitor-caution': { says: /^IVIG, rituximab or a JAK inhibitor before/m },
  },
  '001-30': { 'il6-inhibitor-gi-risk': { says: /^(?:Do not start|Hold) .*abdominal symptoms/m } },
  '001-31': { 'dysphagia-evaluation': { says: /do not put it down to dryness/ } },
  '001-32': {
    'hold-steroid-taper': { says: /until improvement is documented/, in: 'steroid-5-mg-with-dysphagia' },
  },
  '001-33': { 'escalate-ivig': { says: /^Proceed with the ordered IVIG, do not delay/m } },
  '001-35': { 'cardiac-screening': { says: /Jaw pain can be referred cardiac pain, or myositis/ } },
  '002-01': { 'escalate-jak-inhibitor': { says: /still weak on methotrexate \+ hydroxychloroquine/ } },
  '002-03': { 'mda5-ild': { says: /or a JAK inhibitor/ } },
  '002-05': { calcinosis: { says: /None of 6 improved on rituximab/ } },
  '002-06': {
    'escalate-rituximab': { says: /Infliximab or adalimumab \(weak evidence/ },
    'tnf-inhibitor-caution': { says: /the evidence is weak/ },
  },
  '002-07': { 'escalate-jak-inhibitor': { says: /[Kk]eep (?:\w+ and )?methotrexate.* going/ } },
  '002-08': { 'escalate-jak-inhibitor': { says: /a faster steroid taper may be possible once it works/ } },
  '002-09': {
    'escalate-jak-inhibitor': { says: /No response at 12 weeks: / },
    'reassessment-due': {
      says: /[Jj]udge (?:tofacitinib|baricitinib|ruxolitinib|upadacitinib)|(?:tofacitinib|baricitinib|ruxolitinib): judge it/,
    },
  },
  '002-10': {
    'escalate-rituximab': { says: /^Infliximab or adalimumab/m, in: 'arthritis-after-ivig' },
    'tnf-inhibitor-caution': { says: /^Screen before/m },
  },
  '002-11': { 'escalate-cyclophosphamide': { says: /^Rituximab/m, in: 'mi2-with-myocarditis' } },
  '002-12': { 'escalate-ivig': { says: /^IVIG advised: skin still active/m } },
  '002-13': {
    'escalate-jak-inhibitor': { says: /blood count, liver tests, creatinine, lipids[^]*serious infection/ },
  },
  '002-15': {
    'mda5-ild': { says: /^Anti-MDA5 with interstitial lung disease/m },
    'expert-referral': { says: /organ-threatening or ulcerative/ },
    calcinosis: { says: /before rituximab/ },
  },
  '003-01': { 'escalate-ivig': { says: /^IVIG advised: CMAS fell \d+ to \d+/m } },
  '003-02': { 'escalate-ivig': { says: /^IVIG advised: (?:CMAS|MMT8) fell/m } },
  '003-05': {
    'escalate-ivig': { says: /keep (?:methotrexate and predniso\w+|predniso\w+ and methotrexate) going/ },
  },
  '003-07': {
    'monitoring-labs': { says: /CK, aldolase, AST, ALT, LDH, ESR, CRP/ },
    'data-gap': { says: /No CMAS, MMT8, CDASI or physician global/ },
  },
  '003-08': {
    'escalate-rituximab': { says: /^Ciclosporin[^]*^Mycophenolate[^]*^Infliximab or adalimumab/m },
  },
  '003-09': {
    'hold-steroid-taper': { says: /Do not taper the glucocorticoid now: the disease is getting worse/ },
  },
  '003-10': {
    'expert-referral': { says: /Refer to an expert centre \(rheumatology\)/ },
    'physiotherapy-referral': { says: /Refer to physiotherapy/ },
  },
  '003-11': { 'escalate-ivig': { says: /^IVIG advised: (?:CMAS|MMT8) fell/m } },
  '004-01': { 'escalate-cyclophosphamide': { says: /active after glucocorticoid, IVIG, rituximab/ } },
  '004-02': { 'escalate-cyclophosphamide': { says: /organ-threatening or ulcerative disease/ } },
  '004-03': { 'skin-disease-systemic': { says: /step up systemic treatment/ } },
  '004-04': { 'await-rituximab-response': { says: /^Do not call rituximab failed yet/m } },
  '004-05': {
    'escalate-cyclophosphamide': { says: /^Infliximab or adalimumab/m },
  },
  '004-06': { 'reassessment-due': { says: /judge it, due/ } },
  '004-08': { 'escalate-cyclophosphamide': { says: /Plan the maintenance treatment that follows/ } },
};
