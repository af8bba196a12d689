/** Everything that a vignette can prove; each needs one that matches and one that just does not. */

/** The gates and rows of specification B.2; row 1 and row 3 with their branches. */
export const rows = [
  'G0',
  'G1',
  '1 (infection first)',
  '1',
  '2',
  '3a',
  '3',
  '3 (IVIG running)',
  '3 (new on IVIG)',
  '3 (IVIG exhausted)',
  '4',
  '5',
  '6',
  '7',
  '8',
  '8b',
  '9',
  '10',
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  '18',
  '19',
] as const;
export type RowTarget = (typeof rows)[number];

/** Specification B.2 "Modifiers". */
export const modifiers = [
  'calcinosis',
  'arthritis',
  'anti-Mi-2 or antisynthetase antibody',
  'thrombosis or renal risk',
] as const;
export type Modifier = (typeof modifiers)[number];

/** Specification B.6: outputs that must never happen. */
export const nevers = [
  'cyclophosphamide for a venous, diabetic or pressure ulcer, infective myocarditis, peptic bleed or perforation',
  'IVIG without first line for a never-treated child with dysphagia',
  'silence for a new, half-treated child',
  '"start IVIG" while IVIG is running, or silence on IVIG ordered but not given',
  'rituximab, JAK inhibitor or cyclophosphamide for a responder, or failure inferred from too little',
  'MTX, MMF, JAK inhibitor or cyclophosphamide suggested, optimised or left unmentioned in pregnancy',
  'IVIG suggested after anaphylaxis, or withheld for a headache',
  'rituximab, JAK inhibitor or cyclophosphamide during sepsis, tuberculosis or with HBsAg',
  'a JAK inhibitor after venous thrombosis, or IVIG with thrombosis, without a word',
  'a worsening patient silenced by old belly pain',
  'a four-year-old active by CMAS alone; 146/150 read as at least 78',
  'inactive from one or two measures; active from one stale CK; escalation on CMAS 52 to 49',
  '1000 mg rituximab or a weight of last year for a child; methotrexate by mg/m² for an adult',
  '"await" cards raised to critical',
  'dysphagia "due to dermatomyositis" treated as another cause',
  'a critical card dropped by the card cap',
  'a refuted duplicate silencing an active diagnosis',
  'daily methotrexate accepted from dose text',
  'two criticals for one anti-TNF order',
] as const;
export type Never = (typeof nevers)[number];

/** Numbers with a patient on each side. */
export const boundaries = [
  'CMAS fall of 3',
  'CMAS fall ending below 48',
  'first line for 12 weeks',
  'first line for 4 weeks',
  'rituximab for 26 weeks',
  '3 cycles of IVIG',
  '12 weeks since the first cycle of IVIG',
  'last cycle of IVIG 8 weeks ago',
  'weight of a child 90 days old',
  'CMAS by absolute value from age 9',
  'onset before the 18th birthday',
  'a partial date on the edge',
] as const;
export type Boundary = (typeof boundaries)[number];

/** Order safety: the lines of specification B.5 with its doses. It matches where the line speaks. */
export const orderLines = [
  'daily methotrexate',
  'a contraindicated drug',
  'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor ordered in pregnancy',
  'methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor taken in pregnancy',
  'no pregnancy test in 14 days',
  'pregnancy-capable from 10 to 55 years',
  'a test that comes first is missing',
  'a test that comes first is too old',
  'a test that comes first is abnormal',
  'weight or height missing or old',
  'IVIG below 1 g/kg',
  'IVIG above 2 g/kg',
  'IVIG above 70 g in a child',
  'rituximab not by body surface in a child',
  'rituximab above 1 g',
  'rituximab again before 26 weeks',
  'methotrexate below 15 mg/m² in a child',
  'methotrexate above 20 mg/m² in a child',
  'methotrexate above 40 mg in a child',
  'methotrexate above 25 mg in an adult',
  'mycophenolate below 2 g a day in an adult',
  'mycophenolate above 3 g a day in an adult',
  'mycophenolate above 600 mg/m² per dose in a child',
  'mycophenolate above 1500 mg per dose in a child',
  'cyclophosphamide below 0.5 g/m²',
  'cyclophosphamide above 1 g/m²',
  'cyclophosphamide outside rows 1 and 4',
  'hydroxychloroquine above 5 mg/kg',
  'ciclosporin below 3 mg/kg',
  'two JAK inhibitors together',
  'two TNF inhibitors together',
  'live vaccine after rituximab',
  'live vaccine under a JAK inhibitor, mycophenolate or cyclophosphamide',
  'live vaccine under prednisone of 20 mg or 2 mg/kg for 14 days',
  'measles or varicella vaccine within 11 months after IVIG',
  'an order that is selected',
  'an order of a service',
  'inactive disease',
  'past or suspected dermatomyositis: what is critical',
  'dermatomyositis on record',
  'the dosing guide, while the order is written',
] as const;
export type OrderLine = (typeof orderLines)[number];

/**
 * What a vignette proves. `matches: false` is the patient that just does not: one fact away.
 * For B.6: true is the patient in whom the output must stay away, false the nearest in whom it is right.
 */
export type Target = { readonly matches: boolean } & (
  | { readonly row: RowTarget }
  | { readonly modifier: Modifier }
  /** A rule id of cards/index.ts. */
  | { readonly rule: string }
  | { readonly never: Never }
  | { readonly boundary: Boundary }
  | { readonly order: OrderLine }
);

export const yes = (...targets: readonly Named[]): readonly Target[] =>
  targets.map((target) => ({ ...target, matches: true }));
export const no = (...targets: readonly Named[]): readonly Target[] =>
  targets.map((target) => ({ ...target, matches: false }));

type Named = Target extends infer One ? (One extends Target ? Omit<One, 'matches'> : never) : never;
