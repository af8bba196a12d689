/** Every rule id of this version: the file name under cards/, the card's topic code, the id in every report. */
export const ruleIds = [
  'escalate-ivig',
  'escalate-jak-inhibitor',
  'escalate-rituximab',
  'escalate-cyclophosphamide',
  'escalate-alternatives',
  'await-ivig-response',
  'await-rituximab-response',
  'mda5-ild',
  'reassessment-due',
  'start-first-line',
  'switch-csdmard',
  'review-4-weeks',
  'review-12-weeks',
  'dysphagia-evaluation',
  'dysphagia-other-cause',
  'gi-red-flag',
  'mda5-screening',
  'etanercept-avoid',
  'tnf-inhibitor-caution',
  'tnf-inhibitor-unstudied',
  'tnf-induced-dermatomyositis',
  'il6-inhibitor-gi-risk',
  'methotrexate-co-trimoxazole',
  'ivig-order-safety',
  'rituximab-order-safety',
  'jak-inhibitor-order-safety',
  'methotrexate-order-safety',
  'mycophenolate-order-safety',
  'cyclophosphamide-order-safety',
  'calcineurin-inhibitor-order-safety',
  'hydroxychloroquine-order-safety',
  'glucocorticoid-order-safety',
  'live-vaccine',
  'hold-steroid-taper',
  'expert-referral',
  'skin-disease-systemic',
  'calcinosis',
  'cardiac-screening',
  'pulmonary-screening',
  'optimise-methotrexate',
  'folic-acid',
  'hydroxychloroquine-dose',
  'monitoring-labs',
  'physiotherapy-referral',
  'mri-reassessment',
  'data-gap',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** Cards that speak for several rules and are no rule themselves. */
export const collectionIds = ['care-checklist', 'could-not-assess'] as const;
export type CollectionId = (typeof collectionIds)[number];

/** Everything that `source.topic` of a card can be about. */
export const cardTopics = [...ruleIds, ...collectionIds] as const;
