/**
 * Findings as clinicians write them: specification section I, as data. A clinician can review this file alone.
 *
 * Notation, compiled once by recognise-finding.ts, matched on whole words of one clause, lower case, accents off,
 * US and UK spelling folded:
 *   word*     the word continues          (a|b c)   one of these          [word]   may stand here
 *   a .. b    a, then b, up to 4 words between       a & b    both in the clause, in any order
 */
export interface FindingWords {
  readonly counts: readonly string[];
  /** The clause never counts when one of these is in it. */
  readonly never?: readonly string[];
}

const swallowing = '(swallow*|deglut*)';
const eating = '(food*|liquid*|fluid*|feed*|eating|drinking|meal*|solids|water|saliva|thin liquids)';

export const findingWords = {
  dysphagia: {
    counts: [
      'dysphag*',
      'aphagia',
      'deglutition disorder',
      `(difficult*|trouble|problem*|impair*|unsafe|abnormal|unable|cannot|cant|hard|struggl*|painless difficult*) .. ${swallowing}`,
      `${swallowing} .. (difficult*|disorder|dysfunction|impair*|problem*|unsafe|abnormal*|trouble|weakness)`,
      '(food*|meat|bread|pills|tablets) .. (stick|sticks|sticking|stuck|lodg*|hang* up)',
      `chok* (on|with|when|while|during) .. ${eating}`,
      'nasal regurgitation',
      '(liquid*|fluid*|food*|drinks|milk) .. (through|from|out of|via) [the|his|her] nose',
      'silent aspiration',
      'aspiration (pneumonia*|pneumonitis|on swallow*|event*|risk on swallow*|of (food|liquid*|fluid*|thin liquids))',
      'aspirat* (on|during|with) .. (swallow*|fluid*|liquid*|food)',
      'bulbar (weakness|palsy|dysfunction|involvement|myositis|muscle weakness)',
      '(pharyngeal|oropharyngeal|esophageal|cricopharyngeal) .. (weakness|dysmotility|dysfunction)',
    ],
    never: [
      'dysphasia',
      '(infant|newborn|neonatal) feeding',
      '(after|following|due to|post) stroke',
      'poststroke',
      'post stroke',
    ],
  },
  'bulbar-sign': {
    counts: [
      '(weak|absent|reduced|diminished|poor|decreased|loss of|impaired|depressed) .. gag',
      'gag [reflex] .. (weak|absent|reduced|diminished|poor|decreased|lost|impaired|depressed)',
      'hypernasal*',
      'nasal (speech|voice)',
      'dysphonia',
      'weak (voice|cough)',
      '(voice|cough) .. weak',
      'pool* of .. (secretions|saliva)',
      '(new|progressive|recent) .. drool*',
      '(palatal|palate|tongue|lingual) .. (weakness|paresis)',
      '(weakness|paresis) of .. (palate|tongue)',
    ],
    never: ['(urti|uri|laryngitis|viral|cold)', 'neck flexor'],
  },
  'muscle-weakness': {
    counts: [
      '(proximal|limb girdle|girdle|shoulder|hip|pelvic|neck|truncal|trunk|quadriceps|symmetric*|muscle|muscular|arm|leg|limb|thigh) .. weak*',
      'weakness .. (arm|arms|leg|legs|limb|limbs|muscle|muscles|thigh|thighs|shoulder*|hip|hips|neck|proximal*|quadriceps|trunk)',
      'weak .. (arms|legs|limbs|muscles|thighs|shoulders|hips|neck)',
      '(reduced|decreased|loss of|diminished|poor|impaired) (muscle|motor|proximal) (strength|power)',
      '(muscle|proximal) (strength|power) .. (reduced|decreased|diminished|loss)',
      'gowers*',
      '(cannot|cant|unable to|difficult*|struggl*|trouble) .. (climb* .. stairs|climb*|stairs|ris* from|rise|rising|stand* up|getting up|get up|lift* .. arms|rais* .. arms|comb* .. hair|wash* .. hair|brush* .. hair|walk*)',
      'non ambulant',
      'nonambulant',
      'loss of ambulation',
      'wheelchair .. (myositis|dermatomyositis|jdm|dm)',
      'myopath* weakness',
    ],
    never: [
      'generaliz* weakness .. (fatigue|tired*)',
      '(fatigue|tired*) .. generaliz* weakness',
      'asthenia',
      'malaise',
      'facial',
      'hemi*',
      'monoparesis',
      '(left|right) sided',
      'unilateral',
      'stroke',
      'foot drop',
      'bell* palsy',
    ],
  },
  'respiratory-muscle-weakness': {
    counts: [
      'respiratory muscle weakness',
      'diaphragm* .. (weakness|paresis|paralysis)',
      'hypoventilation',
      'hypercapni*',
      'weakness of .. (respiratory muscles|diaphragm)',
    ],
    never: ['sleep apnea', 'obesity hypoventilation'],
  },
  'dm-skin': {
    counts: [
      'heliotrope*',
      'gottron*',
      'poikiloderma*',
      'shawl sign',
      'v sign',
      'v neck (erythema|rash)',
      'holster sign',
      '(periungual|nailfold|nail fold) .. (erythema|telangiect*|capillar*)',
      '(dilated|abnormal|enlarged) .. (nailfold|nail fold|nail) capillar*',
      'mechanic* hand*',
      'flagellate .. (erythema|dermatitis)',
      '(dermatomyositis|dm|jdm) .. (rash*|skin|eruption|dermatitis|cutaneous)',
      '(rash*|skin disease|skin involvement|eruption) .. (of|from|in|due to|secondary to|with) (dermatomyositis|dm|jdm)',
      'cutaneous (dermatomyositis|dm|jdm)',
      '(active|persist*|ongoing|severe|refractory|worsening|worse|flaring|recalcitrant) (rash*|skin disease|cutaneous disease|skin involvement|skin rash)',
      '(rash*|skin disease|cutaneous disease) .. (active|persist*|ongoing|refractory|worsen*|flar*)',
    ],
    never: [
      'drug (rash|eruption|reaction)',
      'urticari*',
      'exanthem*',
      'eczema*',
      'atopic',
      'psoria*',
      'zoster',
      'shingles',
      'acne',
      'diaper',
      'hyperpigment*',
      'scar*',
      'heat rash',
      'contact dermatitis',
    ],
  },
  ulceration: {
    counts: [
      '(skin|cutaneous|vasculopath*|ischemic|digital|periungual|axillary|elbow*|knuckle*|trunk|scapular|dm|jdm|dermatomyositis|finger*|fingertip*|necrotic) .. ulcer*',
      'ulcer* .. (skin|rash*|gottron*|dermatomyositis|dm|jdm|elbow*|knuckle*|axilla*|trunk|finger*|fingertip*|flexur*)',
      'ulcerat* (rash*|gottron*|skin|dermatomyositis|lesion*)',
      '(skin|cutaneous) necrosis',
      'necrosis of .. skin',
      'digital (gangrene|necrosis)',
      'gangrene of .. (finger*|digit*|toe*)',
    ],
    never: [
      '(pressure|decubitus|bedsore*|venous|stasis|varicos*|diabetic|traumatic|surgical|oral|mouth|aphth*|genital|corneal|peptic|gastric|duodenal|herpetic|herpes|buccal|arterial insufficiency|marginal)',
      'foot ulcer*',
      'pyoderma',
      'over calcinosis',
      'overlying calcinosis',
      'ulcerative colitis',
    ],
  },
  calcinosis: {
    counts: [
      'calcinosis',
      'dystrophic calcification*',
      '(soft tissue|subcutaneous|muscle|fascial|skin|cutaneous|intramuscular) calcification*',
      'calcification* (of|in) .. (soft tissue*|skin|muscle*|fascia*|subcutaneous)',
      'calcium deposit* .. (skin|muscle*|soft tissue*|subcutaneous)',
    ],
    never: [
      '(vascular|coronary|valv*|aortic|renal|nephrocalcinosis|tendin*|tendon*|breast|heterotopic|traumatic|arterial|intracranial|prostat*)',
    ],
  },
  vasculopathy: {
    counts: [
      '(systemic|dm|jdm|dermatomyositis|visceral|mesenteric|intestinal|cerebral|cns|retinal|gastrointestinal|gi|bowel) .. (vasculopath*|vasculitis)',
      '(vasculopath*|vasculitis) .. (due to|of|in|from|with|secondary to) .. (jdm|dm|dermatomyositis)',
      'thrombotic microangiopath*',
      '(bowel|mesenteric|intestinal) ischemi*',
      'ischemi* .. (bowel|gut|intestine)',
    ],
    never: ['diabet*', 'peripheral arterial', 'cerebrovascular', 'raynaud*'],
  },
  myocarditis: {
    counts: [
      'myocarditis',
      '(dm|jdm|dermatomyositis|myositis) .. cardiomyopath*',
      'cardiomyopath* .. (dm|jdm|dermatomyositis|myositis)',
      '(heart block|arrhythmia*) .. (myositis|dermatomyositis|jdm)',
    ],
    never: [
      '(infective|infectious|viral|bacterial|toxic|giant cell|coxsackie*|covid*|vaccin*|lyme|parvovirus)',
    ],
  },
  ild: {
    counts: [
      'interstitial (lung disease|pneumonia|pneumonitis|lung involvement|pulmonary disease)',
      'ild',
      'rp ild',
      'rpild',
      'nsip',
      'uip',
      'organiz* pneumonia',
      'cop',
      'boop',
      'diffuse alveolar damage',
      '(pulmonary|lung) fibrosis',
      'fibros* alveolitis',
      'fibrotic lung',
    ],
    never: ['cystic fibrosis', 'bronchiolitis'],
  },
  'ild-progressive': {
    counts: [
      'rp ild',
      'rpild',
      'rapidly progressive .. (ild|interstitial*)',
      '(ild|interstitial lung disease|interstitial pneumon*|lung fibrosis|pulmonary fibrosis) & (worse|worsen*|progress*|increas*|deteriorat*|flar*|exacerbat*|respiratory failure|oxygen|hypox*|ventilat*|intubat*)',
      'diffuse alveolar hemorrhage',
      'pneumomediastinum',
    ],
    never: ['(stable|chronic stable|non progressive|nonprogressive|without progression)', 'traumatic'],
  },
  'critical-care': {
    counts: [
      `(icu|picu|intensive care|critical care|life threatening|mechanical* ventilat*) & (dm|jdm|dermatomyositis|myositis|vasculopath*)`,
    ],
    never: ['(trauma|surgery|postoperative|infection|sepsis|pneumonia)'],
  },
  'abdominal-pain': {
    counts: [
      '(abdominal|epigastric|belly|tummy|stomach|abdomen) .. (pain*|ache*|cramp*)',
      '(pain*|ache) in .. (abdomen|belly|tummy|stomach|epigastrium)',
      'abdominalgia',
    ],
    never: [
      '(chronic|functional|recurrent|longstanding|long standing)',
      'irritable bowel',
      '(dysmenorrh*|menstrual|period)',
      'celiac',
      'constipation',
    ],
  },
  'gi-red-flag': {
    counts: [
      '(acute|sudden|severe|sharp|persist*|intractable|excruciating|worsening) .. (abdominal|epigastric|belly|tummy|stomach) pain*',
      '(abdominal|epigastric|belly|tummy|stomach) pain* .. (acute|sudden|severe|sharp|persist*|intractable|worsening)',
      'acute abdomen',
      'guarding',
      'rebound',
      'rigid abdomen',
    ],
    never: ['(chronic|functional|recurrent)', 'irritable bowel', '(dysmenorrh*|menstrual)', 'celiac'],
  },
  'gi-bleed-or-perforation': {
    counts: [
      'peritoni*',
      'acute abdomen',
      'guarding',
      'rebound',
      'rigid abdomen',
      '(bowel|intestin*|gastric|gastrointestinal|gi|colon*|duoden*|esophag*|ileal|jejunal|abdominal|visc*) .. perforat*',
      'perforat* .. (bowel|intestin*|stomach|gastric|colon*|duoden*|esophag*|ileum|jejun*|ulcer|viscus|gut)',
      'free air',
      'free intraperitoneal air',
      'pneumoperitoneum',
      'pneumatosis',
      'hematemesis',
      'melena',
      'hematochezia',
      '(rectal|gi|gastrointestinal|gastric|intestinal|bowel|upper gi|lower gi) (bleed*|hemorrhage)',
      'bleed* .. (rectum|rectal|bowel|gut|gastrointestinal)',
      'blood in .. stool*',
      'bloody (stool*|diarrhea)',
      'vomit* blood',
      '(bowel|mesenteric|intestinal) ischemi*',
      'ischemi* .. (bowel|gut|intestine)',
    ],
    never: ['tympanic', 'septal', 'eardrum', 'hemorrhoid*'],
  },
  'gi-other': {
    counts: [
      'diarrhea*',
      '(persist*|repeat*|recurrent|intractable|ongoing) .. vomit*',
      'vomit* .. (persist*|repeat*|intractable)',
      'diverticul*',
      '(gi|gastric|duodenal|peptic|stomach|intestinal|gastrointestinal|bowel|colonic) ulcer*',
      'inflammatory bowel disease',
      'crohn*',
      'ulcerative colitis',
    ],
    never: ['irritable bowel', 'meckel*', '(bladder|urethral|esophageal|zenker*) diverticul*'],
  },
  arthritis: {
    counts: [
      'arthritis',
      'polyarthritis',
      'oligoarthritis',
      'synovitis',
      'tenosynovitis',
      'joint* .. (swelling|effusion*|swollen)',
      'swollen .. joint*',
    ],
    never: ['osteoarthritis', 'septic', 'reactive', 'gout*', 'degenerative', 'infect*'],
  },
  'cardiac-flag': {
    counts: [
      'chest pain*',
      'pain* in .. chest',
      'palpitation*',
      'syncop*',
      'chest (tightness|pressure)',
      '(raised|elevated|high|positive) .. troponin',
      'troponin .. (raised|elevated|high|positive|above)',
    ],
    never: ['(musculoskeletal|costochondritis|reflux|gerd|vasovagal|chest wall|pleuritic)'],
  },
  'jaw-pain': {
    counts: [
      'jaw .. (pain*|ache*|claudication)',
      'pain* .. jaw',
      'masticat* .. pain*',
      'pain* .. masticat*',
      'pain* .. chewing',
    ],
    never: ['tmj', 'temporomandibular', '(dental|tooth|teeth|toothache)'],
  },
  'acute-respiratory': {
    counts: [
      '(acute|sudden|new|severe) .. (dyspnea*|shortness of breath|breathless*|hypox*|respiratory distress|respiratory failure)',
      'hypox*',
      'acute respiratory (distress|failure)',
      'respiratory failure',
    ],
    never: ['chronic', 'asthma', 'sleep apnea', 'high altitude'],
  },
  pregnancy: {
    counts: ['pregnan*', 'gravid*', '(weeks|wk|wks) gestation', 'gestational age'],
    never: [
      '(planning|prevent*|risk|counsel*|test*|desire*|wish*|trying|contracepti*|ectopic|ended|terminated|delivered|postpartum|post partum|not pregnant|unplanned risk)',
    ],
  },
  'pregnancy-test': {
    counts: ['(urine|serum|blood) (hcg|pregnancy test)', 'beta hcg', 'bhcg', 'pregnancy test'],
  },
  'serious-infection': {
    counts: [
      'sepsis',
      'septic shock',
      'septic*emia',
      'bacteremia',
      '(bacterial|lobar|community acquired|hospital acquired|viral|pneumocystis|aspiration|covid*) pneumonia',
      'pneumonia',
      'abscess*',
      'invasive .. (fungal|aspergill*|candid*)',
      'candidemia',
      'disseminated (zoster|herpes*|varicella)',
      'peritonitis',
      'endocarditis',
      'osteomyelitis',
      'meningitis',
      'septic arthritis',
    ],
    never: ['interstitial', 'organiz*', 'aseptic', 'eosinophilic', 'cryptogenic', 'hypersensitivity'],
  },
  tuberculosis: {
    counts: ['tuberculosis', 'active tb', 'tb', 'miliary tb', 'pulmonary tb'],
    never: ['latent', 'ltbi', 'exposure', 'contact', 'treated', 'screen*'],
  },
  'hepatitis-b': {
    counts: ['hepatitis b', 'hbv', 'hbsag positive', 'chronic hep b'],
    never: ['immun*', 'vaccin*', 'non immune', 'contact', 'carrier mother'],
  },
  'iga-deficiency': { counts: ['iga .. deficien*', 'deficien* of .. iga', 'immunoglobulin a deficien*'] },
  'anti-iga': { counts: ['anti iga', 'antibodies .. iga', 'iga antibodies'] },
  thrombosis: {
    counts: [
      'dvt',
      'deep vein thrombos*',
      'deep venous thrombos*',
      'venous thromboembol*',
      'vte',
      'pulmonary embol*',
      'myocardial infarct*',
      '(ischemic|cerebral|embolic) (stroke|infarct*)',
      'stroke',
      'transient ischemic attack',
      'arterial thrombos*',
      '(portal|mesenteric|sinus|jugular|subclavian|retinal) .. thrombos*',
      'thromboembol*',
    ],
  },
  'renal-failure': {
    counts: [
      '(renal|kidney) (failure|insufficiency|injury)',
      'chronic kidney disease',
      'ckd',
      'esrd',
      'dialysis',
      'acute kidney injury',
    ],
    never: ['stage 1', 'stage 2'],
  },
  'heart-failure': {
    counts: ['(heart|cardiac) failure', 'chf', 'hfref', 'hfpef', 'left ventricular dysfunction'],
  },
  demyelination: { counts: ['demyelinat*', 'multiple sclerosis', 'optic neuritis', 'transverse myelitis'] },
  malignancy: {
    counts: [
      'cancer',
      'carcinoma',
      'malignan*',
      'lymphoma',
      'leukemia',
      'sarcoma',
      'melanoma',
      'myeloma',
      'metasta*',
    ],
    never: [
      'screen*',
      'malignant hyperthermia',
      'malignant hypertension',
      'benign',
      'basal cell',
      'non malignant',
    ],
  },
  'haemorrhagic-cystitis': { counts: ['hemorrhagic cystitis'] },
  'liver-disease': {
    counts: ['cirrhosis', '(liver|hepatic) (failure|fibrosis|disease)', 'hepatitis c', 'nash'],
  },
  'alcohol-use': {
    counts: ['alcohol* (use disorder|dependence|abuse|misuse)', 'alcoholism', 'heavy alcohol'],
  },
  smoker: {
    counts: ['smoker', 'tobacco (use|dependence)', 'nicotine dependence', 'smoking'],
    never: ['ex smoker', 'former', 'non smoker', 'nonsmoker', 'never', 'passive', 'cessation'],
  },
  'hypertension-uncontrolled': {
    counts: [
      '(uncontrolled|resistant|severe|malignant|accelerated) .. hypertension',
      'hypertensive (crisis|emergency|urgency)',
    ],
    never: ['pulmonary hypertension'],
  },
  remission: {
    counts: [
      '(in|complete|clinical|drug free|sustained|full) .. remission',
      'remission',
      'clinically inactive',
      'inactive disease',
      'disease inactive',
      'quiescent',
      'no active disease',
      'no evidence of active disease',
    ],
    never: ['partial*', 'not in', 'not achieved', 'goal', 'induction', 'towards', 'toward', 'aim*', 'target'],
  },
  'steroid-dependence': {
    counts: [
      '(steroid|glucocorticoid|corticosteroid|prednis*) depend*',
      'dependent on .. (steroid*|glucocorticoid*|prednis*)',
      '(cannot|cant|unable to|failed to|fails to|not able to) .. (wean|taper|reduce)',
      'flar* (on|during|with) .. (taper*|wean*|reduc*)',
    ],
  },
  taper: {
    counts: ['taper*', 'wean*', 'reduc*', 'decreas*', 'step down', 'stepping down'],
    never: ['(do not|dont|not|hold|no|cannot|cant|unable to|stop|pause) .. (taper*|wean*|reduc*|decreas*)'],
  },
  'anti-mda5': { counts: ['mda5', 'mda 5', 'anti mda5', 'cadm 140'], never: ['negative', 'not detected'] },
} as const satisfies Readonly<Record<string, FindingWords>>;

export type FindingId = keyof typeof findingWords;

/** Guards: one of these before a term in its clause and the term does not count (specification I). */
export const negations: readonly string[] = [
  'no',
  'not',
  'without',
  'denies',
  'denied',
  'negative for',
  'absence of',
  'free of',
  'ruled out',
  'rule out',
  'r/o',
  'exclud*',
  'screen*',
  'risk of',
  'risk for',
  'at risk',
  'prevent*',
  'prophyla*',
  'family history',
  'fh of',
  'fhx',
  '(mother*|father*|sibling*|brother*|sister*|parent*|aunt*|uncle*|cousin*|grandmother*|grandfather*|maternal|paternal) ..',
  'education',
  'vaccin*',
  'immuniz*',
  'never',
  'concern for',
];

/** These negate from behind: "myocarditis ruled out". */
export const negationsAfter: readonly string[] = [
  'ruled out',
  'excluded',
  'not (seen|present|confirmed|found|evident)',
];

/** "no improvement in dysphagia" is dysphagia: a negation directly before one of these negates nothing else. */
export const notNegatedBy: readonly string[] = [
  'improv*',
  'better',
  'change*',
  'respon*',
  'resol*',
  'control*',
  'longer controlled',
];

export const pastGuards: readonly string[] = [
  'history of',
  'h/o',
  'hx of',
  'hx',
  'previous*',
  'prior',
  'past',
  'resolved',
  'healed',
  's/p',
  'status post',
  'former*',
];
/** These stand behind the finding: "dysphagia, resolved". */
export const pastAfter: readonly string[] = ['resolved', 'healed', 'in the past', 'now gone', 'has resolved'];
export const provisionalGuards: readonly string[] = [
  'suspect*',
  'possibl*',
  'probabl*',
  'query',
  'questionable',
  'likely',
  'presumed',
  'working diagnosis',
];

export const worseWords: readonly string[] = [
  'worse',
  'worsen*',
  'progress*',
  'increas*',
  'deteriorat*',
  'new',
  'recurrent',
  'relaps*',
  'flar*',
  'exacerbat*',
];
export const severeWords: readonly string[] = [
  'severe*',
  'extensive*',
  'widespread',
  'multiple',
  'multifocal',
  'bilateral*',
  'necrotic',
  'necroti*',
];

/** What causes dysphagia and is not dermatomyositis; read only where the chart links the two. */
export const myositisWords: readonly string[] = [
  'dermatomyositis',
  'jdm',
  'dm',
  'myositis',
  'muscle disease',
  'myopath*',
  'polymyositis',
  'inflammatory muscle',
  'bulbar',
];
