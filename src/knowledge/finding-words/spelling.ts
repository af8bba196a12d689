/** Written out before anything is read. */
export const abbreviations = {
  'h/o': 'history of',
  'hx of': 'history of',
  's/p': 'status post',
  'r/o': 'rule out',
  'w/o': 'without',
  'c/o': 'complains of',
  'f/h': 'family history',
  'f/hx': 'family history',
  'd/t': 'due to',
  '2/2': 'secondary to',
  '2° to': 'secondary to',
  'sec to': 'secondary to',
  'b/l': 'bilateral',
  'y/o': 'year old',
  'w/': 'with ',
  'can not': 'cannot',
  "can't": 'cannot',
  'can’t': 'cannot',
  '+ve': ' positive',
  '-ve': ' negative',
  '(+)': ' positive',
  '(-)': ' negative',
} as const;

/** What is said in other words. */
export const sameAs = {
  diabetes: [
    '(type (1|2|i|ii|one|two)|t1|t2|gestational|insulin dependent|steroid induced|insulin requiring|iddm|niddm|diabetic|poorly controlled type 2) dm',
    'dm (type)? (1|2|i|ii|one|two)',
    'dm (foot|nephropathy|neuropathy|retinopathy|ketoacidosis|ulcer foot|foot ulcer)',
    '(t1dm|t2dm|dm1|dm2|iddm|niddm|gdm|dm1s|dm2s)',
  ],
  bilateral: [
    '(left and right|right and left|l and r|r and l|right greater than left|left greater than right|right worse than left|left worse than right|bilat|b l)',
  ],
} as const;
