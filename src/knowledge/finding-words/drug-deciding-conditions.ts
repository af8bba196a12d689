import type { FindingWords } from './word-lists.js';

/** Conditions that decide which drug may be given. Specification section I. */
export const drugDecidingConditions = {
  pregnancy: {
    counts: [
      '(positive ~2 (pregnancy test|hcg|bhcg))',
      '(pregnancy test|hcg|bhcg) .. positive',
      '(gestation (of|at) .. weeks|weeks (of)? (gestation|gestational)|weeks pregnant|gestational age)',
      'currently pregnant',
      '(gravid|iup)',
    ],
    countsUnless: ['(pregnant|pregnancy)'],
    never: [
      '(test|tests|testing|planning|plans|plan|wants|wishes|desire*|hoping|trying|try|attempting|considering|wish|seeking|prior to|before|avoid*|contracep*|counsel*|prevention)',
      '(ectopic|molar|ended|terminat*|miscarr*|aborted|delivered|postpartum|post partum|post natal|postnatal|last|previous|since|outcome|puerper*|false|phantom|pseudo*|exclude*|if|unless|could)',
      '(partner|wife|mother|girlfriend|mothers)',
    ],
  },
  'pregnancy-test': {
    counts: [
      '(pregnancy test|hcg|bhcg|beta hcg) (is|was|result)? (negative|positive)',
      '(urine|serum|blood|urinary|plasma|quantitative|qualitative) (beta)? (hcg|pregnancy test)',
      '(beta hcg|bhcg|b hcg|hcg)',
      'pregnancy (test|tests|testing)',
      '(human )?chorionic gonadotropin',
    ],
  },
  'serious-infection': {
    counts: [
      '(sepsis|septicemia|urosepsis|septic shock)',
      'septic arthritis',
      '(bacterial|lobar|community acquired|hospital acquired|viral|pneumocystis|aspiration|covid*|pneumococcal|staphylococcal|fungal|bronchial|nosocomial|ventilator associated) pneumonia*',
      '(pneumonia|bronchopneumonia) (of|in|left|right|due to|caused by|with) .. (lobe|lower|upper|middle|bacter*|strep*|staph*|klebsiella*|pneumoc*|haemophilus|influenza*)',
      'bronchopneumonia',
      'abscess*',
      'invasive (pulmonary)? (fungal|mould|mold|aspergill*|candid*|mycosis)',
      '(candidemia|fungemia|bacteremia|mucormycosis)',
      '(disseminated|generalised) (herpes)? (zoster|shingles|varicella)',
      '(active|pulmonary|miliary|disseminated) (tb|tuberculosis)',
    ],
    countsUnless: [
      '(pneumonia|pneumonias)',
      '(peritonitis|endocarditis|osteomyelitis|meningitis|empyema|necrotising fasciitis)',
    ],
    never: [
      '(interstitial|organising|eosinophilic|cryptogenic|hypersensitivity|aseptic|lipoid|desquamative|ild)',
      '(vaccin*|immunis*)',
    ],
  },
  tuberculosis: {
    counts: [],
    countsUnless: ['(tuberculosis|tb|tuberculous)', 'mycobacterium tuberculosis'],
    neverInClause: ['(contact|contacts|exposure|exposed) .. (with|to|of|tb|tuberculosis)'],
    never: [
      '(latent|ltbi|exposure|exposed|contact|contacts|treated|inactive|screen*|test|tests|testing|bcg|vaccin*|quantiferon|igra|mantoux|chemoprophyl*)',
    ],
  },
  'hepatitis-b': {
    counts: [
      '(hbsag|hepatitis b surface antigen|hep b surface antigen|hbs antigen|hbv dna) .. (positive|reactive|detected|detectable)',
      '(positive|reactive|detectable) .. (hbsag|hepatitis b surface antigen|hbv dna)',
      '(chronic|acute|active) (hepatitis b|hep b|hbv)',
    ],
    countsUnless: ['(hepatitis (type)? b|hep b|hbv|type b viral hepatitis|viral hepatitis (type)? b)'],
    never: [
      'non immune',
      '(immun*|vaccin*|contact|exposure|negative|nonreactive|non reactive|serolog*|status|test|tests|testing|carrier mother|surface antibod*|core antibod*)',
    ],
  },
  'iga-deficiency': {
    counts: [
      '(iga|immunoglobulin a) (_)? (deficien*|deficit)',
      'deficien* (of|in) .. (iga|immunoglobulin a)',
      '(absent|undetectable) (serum)? iga',
    ],
  },
  'anti-iga': {
    counts: ['anti iga', '(antibody|antibodies) (to|against) (the)? (iga|immunoglobulin a)'],
    countsUnless: ['iga (auto)? (antibody|antibodies)'],
    never: [
      '(ttg|transglutaminase|endomysial|gliadin|antigliadin|antiendomysial|deamidated|cardiolipin|anticardiolipin|phospholipid|antiphospholipid|glycoprotein|actin|negative|celiac)',
    ],
  },
  thrombosis: {
    counts: [
      '(dvt|dvts|vte|pe and dvt)',
      '(deep (vein|venous)|venous|arterial|portal|portal vein|mesenteric|sinus|venous sinus|jugular|subclavian|retinal|retinal vein|cerebral|coronary|pulmonary|renal vein|iliac|femoral|stent|axillary vein) (vein|artery|arterial)? thrombos*',
      '(pulmonary|venous|arterial|systemic|cerebral|saddle|paradoxical) embol*',
      '(thromboembol*|thromboembolism)',
      '(myocardial|cerebral) infarct*',
      '(heart attack|stemi|nstemi)',
      '(transient (ischemic|cerebral ischemic) attack*|tia|tias)',
      '(ischemic|embolic|thrombotic|cryptogenic|cardioembolic) stroke',
      'acute limb ischemia',
    ],
    countsUnless: ['(stroke|cva|pe)', 'thrombos*'],
    never: [
      '(tenderness|angle|exam*|physical|education|tube|tubes|unremarkable)',
      '(hemorrhagic|heat|hemorrhoid*|piles|superficial|microangiopath*)',
    ],
  },
  'renal-failure': {
    counts: [
      '(renal|kidney) (failure|insufficiency|injury|impairment)',
      '(esrd|eskd|esrf|end stage (renal|kidney) disease)',
      '(haemodialysis|hemodialysis|dialysis)',
      '(aki|arf)',
    ],
    countsUnless: ['(chronic kidney disease|ckd)'],
    never: ['stage (1|2|i|ii|g1|g2)', '(g1|g2|ckd1|ckd2)'],
    severe: ['(stage|ckd|g) (4|5|iv|v|g4|g5)', '(esrd|eskd|esrf|end stage|dialysis|hemodialysis)'],
  },
  'heart-failure': {
    counts: [
      '(heart|cardiac|left ventricular|right ventricular|ventricular|biventricular) failure',
      '(chf|ccf|hfref|hfpef|hfmref|lvsd)',
      '(left ventricular|lv|ventricular) (systolic)? (dysfunction|impairment)',
      'systolic dysfunction',
      '(impaired|reduced|poor|depressed) (lv|left ventricular|ventricular|systolic|biventricular) (systolic)? function',
      '(reduced|low|impaired|depressed) (left ventricular|lv)? (ejection fraction|lvef|ef)',
      '(cardiac|heart) (insufficiency|decompensation)',
      'decompensated (cardiac|heart) (failure|disease)',
    ],
  },
  demyelination: {
    counts: [
      'demyelinat*',
      'multiple sclerosis',
      'optic neuritis',
      'transverse myelitis',
      'neuromyelitis optica',
      '(guillain barre|cidp|adem|nmosd|mogad)',
      '(disseminated encephalomyelitis|encephalomyelitis disseminata)',
      '(mog|myelin oligodendrocyte glycoprotein) (antibody)? (associated)? (disease|disorder)',
      'retrobulbar neuritis',
    ],
  },
  malignancy: {
    counts: [
      'malignant (neoplas*|tumour*|tumor*|lymphoma|melanoma|disease|neoplastic disease)',
      '(lymphoma|leukaemia|leukemia|leukaemias|melanoma|myeloma|sarcoma|glioblastoma|neuroblastoma|adenocarcinoma|metasta*|nsclc|sclc)',
    ],
    countsUnless: ['(cancer|cancers|carcinoma|carcinomas|malignancy|malignancies)'],
    never: [
      '(screen*|work up|workup|benign|basal cell|bcc|non malignant|nonmalignant|search|surveillance|antigen|markers|hyperthermia)',
    ],
  },
  'haemorrhagic-cystitis': {
    counts: [
      'hemorrhagic cystitis',
      'cystitis hemorrhagic',
      'cyclophosphamide .. cystitis',
      'cystitis ..6 cyclophosphamide',
    ],
  },
  'liver-disease': {
    counts: [
      '(cirrhosis|cirrhotic)',
      '(liver|hepatic) (failure|fibrosis|disease|cirrhosis|insufficiency|steatosis|encephalopathy|decompensation)',
      '(steatosis|fibrosis|disease|disorder) of (the)? liver',
      '(primary|secondary) (biliary|sclerosing) (cholangitis|cirrhosis)',
      '(portal hypertension|esophageal varices|hepatopathy)',
      '(fatty liver|steatohepatitis|nafld|nash|masld|mash)',
      '(autoimmune|alcoholic|chronic|active|acute|toxic) (active|persistent)? hepatitis',
    ],
    countsUnless: ['hepatitis (b|c)'],
    never: [
      '(antibod*|antigen|vaccin*|immun*|non immune|nonimmune|susceptible|negative|nonreactive|non reactive|serolog*|status|test|tests|testing|contact|exposure)',
    ],
  },
  'alcohol-use': {
    counts: [
      '(alcohol|etoh|ethanol) (use disorder*|misuse|abuse|dependen*|excess|addiction|withdrawal|intoxication)',
      '(alcohol|etoh) .. (harmful|hazardous|heavy|excess*) (use|consumption|intake|drinking)',
      '(heavy|excess|excessive|harmful|hazardous|problem|risky|binge) .. (alcohol|drinker|drinking)',
      '(abuse|misuse) of (alcohol|ethanol)',
      '(drinks|drinking) (heavily|excessively)',
      '(alcoholism|alcoholic)',
    ],
    countsUnless: ['(alcohol|etoh) use'],
    never: ['(non alcoholic|nonalcoholic|occasional*|social*|rare*|light|minimal|low|infrequent*)'],
  },
  smoker: {
    counts: ['current (every day|some day|daily|tobacco|cigarette)? smoker', '(heavy|active|light) smoker'],
    countsUnless: [
      '(smoker|smokes|smoking)',
      '(tobacco|nicotine|cigarette) (use|user|dependence|dependent|smoking|abuse|addiction)',
    ],
    never: [
      '(ex|former|formerly|non|nonsmoker|never|passive|passively|cessation|quit|stopped|secondhand|second hand|household|gave up|given up)',
    ],
  },
  'hypertension-uncontrolled': {
    counts: [
      'hypertensive (crisis|emergency|urgency|encephalopathy)',
      '(uncontrolled|poorly controlled|resistant|refractory|malignant|accelerated|severe|inadequately controlled) (essential|arterial|systemic|primary|high|raised|elevated)? (hypertension|htn|blood pressure|bp)',
      '(hypertension|htn|blood pressure|bp) (is|remains)? (uncontrolled|poorly controlled|inadequately controlled|not controlled|not well controlled|out of control)',
    ],
  },
} as const satisfies Readonly<Record<string, FindingWords>>;
