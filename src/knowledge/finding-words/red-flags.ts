import type { FindingWords } from './word-lists.js';

/** What an examining hand finds when the belly is an emergency. */
const peritonealSigns = [
  '(rebound tenderness|rebound and guarding|guarding and rebound|abdominal guarding|guarding (of|in) .. abdom*)',
  '(rigid|boardlike|board like) .. abdom*',
  'abdom* .. (rigid|rigidity|guarding|rebound)',
] as const;

/** "Guarding", "rebound" and "perforated" said of something else than the belly. */
const guardingElsewhere = [
  'rebound (headache*|congestion|hypertension|flare|hypoglycemia|insomnia|phenomenon|effect)',
  '(knee|shoulder|neck|back|cervical|hip|joint|muscle|muscular) .. guarding',
  'guarding of .. (knee|shoulder|neck|back|hip|joint*)',
  '(tympanic|eardrum|ear|septum|septal|nasal|cornea*|uter*|dermatosis|collagenosis|folliculitis|injury)',
] as const;

/** What may be an emergency of belly, heart or breathing. Specification section I. */
export const redFlags = {
  'abdominal-pain': {
    counts: [],
    countsUnless: [
      '<belly> (wall)? <ache>',
      '<ache> (in|of|over|around) .. (abdomen|belly|tummy|stomach|epigastrium|epigastric)',
      '(stomachache|stomachaches|tummyache|bellyache|abdominalgia)',
      '((upper|lower) quadrant|periumbilical|iliac fossa|ruq|luq|rlq|llq|rif|lif) (abdominal)? <ache>',
      '<belly> .. (hurts|hurting|painful)',
    ],
    neverInClause: ['(irritable|ibs|functional|dysmenorrh*|celiac|migraine)'],
    never: [
      '(chronic*|functional|recurrent|recurring|longstanding|long standing|irritable|ibs)',
      '(dysmenorrh*|menstrual|period|periods|celiac|constipat*|migraine|wall)',
    ],
  },
  'gi-red-flag': {
    counts: [
      'acute on chronic .. <belly> <ache>',
      'acute abdomen',
      '(surgical abdomen|abdominal catastrophe)',
      'peritoni*',
      ...peritonealSigns,
    ],
    countsUnless: [
      '(acute|acutely|sudden*|severe*|sharp|persist*|intractable|excruciating|unremitting|unrelenting|worsening|constant|agonising) ~2 (<belly> <ache>)',
      '(acute|sudden*|severe*|sharp|persist*|intractable|excruciating|unremitting|worsening) .. <ache> (in|of|over) .. (abdomen|belly|tummy|stomach|epigastrium)',
      '(guarding|rebound)',
      'perforat*',
    ],
    neverInClause: ['(irritable|ibs|functional|dysmenorrh*|celiac)'],
    never: [
      '(chronic*|functional|recurrent|recurring|longstanding|long standing|irritable|ibs|dysmenorrh*|menstrual|celiac)',
      ...guardingElsewhere,
    ],
  },
  'gi-bleed-or-perforation': {
    counts: [
      'peritoni*',
      'acute abdomen',
      ...peritonealSigns,
      'free (intraperitoneal|intra abdominal|subdiaphragmatic|abdominal)? (air|gas)',
      'pneumoperitoneum',
      'pneumatosis',
      '(hematemesis|melena|melenas|hematochezia)',
      '(vomit*|bringing up|throwing up) .. blood',
      'coffee ground*',
      '(black|tarry) (tarry|bloody)? stool*',
      '(rectal|gi|gastrointestinal|gastric|gastroduodenal|duodenal|intestinal|bowel|colonic|variceal|pr|ulcer|upper gi|lower gi) (tract)? (bleed|bleeds|bleeding|hemorrhage*)',
      '(bleed|bleeding|hemorrhage|blood|blood loss) (from|per|in|via|through|of|pr) (the|his|her)? (upper|lower)? (rectum|rectal|bowel|gut|gi|gastrointestinal|stomach|stool*|faeces|feces|poo|anus)',
      '(bleeding|hemorrhagic) (peptic|gastric|duodenal|stomach) ulcer*',
      '(peptic|gastric|duodenal|gastrojejunal|stomach) ulcer* .. (bleed*|hemorrhage)',
      '(pr blood|blood pr)',
      'bloody (stool*|diarrhea|motion*|vomit*)',
    ],
    countsUnless: [
      'perforat*',
      '(guarding|rebound)',
      '(bowel|mesenteric|intestinal|colonic|gut|small bowel|gi) (isch*|infarct*)',
      '(isch*|infarct*) (of|in|affecting|involving)? (the)? (small|large)? (bowel|gut|intestin*|colon|colitis|enteritis|mesenter*)',
    ],
    never: [...guardingElsewhere],
  },
  'gi-other': {
    counts: [
      '(persist*|repeat*|recurrent|intractable|protracted|ongoing|unremitting|frequent) ~2 (vomit*|emesis)',
      'inflammatory bowel disease',
      '(ibd|crohn|crohns)',
      'ulcerative colitis',
      '(gi|gastrointestinal|peptic|gastric|duodenal|stomach|intestinal|bowel|colonic|ileal) ulcer*',
      'ulcer* of .. (stomach|duodenum|bowel|colon|ileum|intestine)',
    ],
    countsUnless: ['diarrhea*', 'diverticul*'],
    neverInClause: ['(irritable|ibs|functional)'],
    never: ['(bladder|urethral|meckel*|zenker*|pharyngeal|esophag*|kommerell)'],
    notAlone: ['dysphagia', 'reflux', 'constipation', 'nausea'],
  },
  'cardiac-flag': {
    counts: [
      '(raised|elevated|high|positive|rising|increased|abnormal) ~2 (troponin*|tnt|tni)',
      '(troponin*|hs tnt|hs tni) .. (raised|elevated|high|positive|rising|increased|abnormal|above|leak)',
      '(palpitation*|palpitations)',
    ],
    countsUnless: [
      'chest (pain|pains|tightness|pressure|discomfort|ache)',
      '(pain|tightness|pressure|discomfort) (in|across|of|over) .. chest',
      '(syncope|syncopal|presyncop*|near syncop*)',
    ],
    never: [
      '(musculoskeletal|costochondr*|wall|vasovagal|reflex|non cardiac|noncardiac|rib|ribs)',
      'tmj',
      'dental',
    ],
  },
  'jaw-pain': {
    counts: [],
    countsUnless: [
      '(jaw|mandib*|masseter*) ~2 (pain*|ache|aches|aching|claudication|sore|soreness|tender*)',
      '(masticat*|chewing) ~2 (pain*|ache|aches|myositis)',
    ],
    neverInClause: [
      '(tmj|tmjd|temporomandibular|temporo mandibular|dental|tooth|teeth|toothache|molar*|fracture*)',
    ],
  },
  'acute-respiratory': {
    counts: [
      '(acute|acutely|sudden*|new|severe|rapidly worsening) ~2 (dyspnea|breathless|breathlessness|sob|shortness of breath|short of breath|respiratory distress|respiratory failure)',
    ],
    countsUnless: [
      'respiratory (failure|distress)',
      'hypox*',
      '(desaturat*|low oxygen saturation*|low saturations|oxygen desaturation)',
      'worsening (dyspnea|breathlessness|sob|shortness of breath)',
    ],
    never: [
      '(chronic*|exertional desaturation|sleep|apnea|nocturnal|altitude|encephalopath*|perinatal|birth|neonat*|newborn|brain|cerebral|tissue|intrauterine|asthma)',
    ],
  },
} as const satisfies Readonly<Record<string, FindingWords>>;
