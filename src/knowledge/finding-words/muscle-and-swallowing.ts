import type { FindingWords } from './word-lists.js';

const wheelchair = '(wheelchair|wheel chair|bedbound|bedridden|bed bound|bed ridden|chairbound|chair bound)';
/** Whatever else is said beside it. */
const wheelchairForMyositis = `${wheelchair} .. (due to|because of|secondary to|caused by) .. <myositis>`;

/** Not able to walk at all, not only with difficulty. */
const unableToWalk = [
  '(non|not|no longer|no more) (independently|currently)? (ambulant|ambulatory|ambulating|walking|mobile)',
  '(nonambulant|nonambulatory|nonambulating)',
  '(loss of|lost|losing|loses|lose) (the|his|her|their|all|independent|unaided)? (independent|unaided)? (ambulation|walking|walking ability|ability to (walk|ambulate))',
  '(stopped|ceased|gave up) (independent|unaided)? (walking|ambulating)',
  '<unable> .. (walk|ambulat*)',
  '(doesnt|does not|no longer) (walk|walks|ambulate|ambulates)',
  `${wheelchair} & (<myositis>|weak|weakness|muscle*)`,
];

/** Weak muscles: of swallowing and speech, of the limbs and of breathing. Specification section I. */
export const musclesAndSwallowing = {
  dysphagia: {
    counts: [],
    countsUnless: [
      '(failed|fails|positive|abnormal) .. (swallow*|dysphagia) (screen*|test*|study|studies|assessment|evaluation)',
      '<difficult> .. (drink|eat|swallow) .. without (chok*|cough*)',
      '(worsen*|deteriorat*|declin*|reduced|loss of) ~ swallow*',
      'dysphagi*',
      'disphagi*',
      'dysphagea*',
      'aphagia',
      'deglutition (disorder*|disturbance*|problem*|difficult*)',
      '(<difficult>|impair*|unsafe|abnormal*|disordered|disturb*|altered|delayed|compromised|inefficient|poor|weak|ineffective) ~ (swallow*|deglutition)',
      'swallow* ~1 (disorder*|dysfunction*|unsafe|weak|weakness|delay*|deteriorat*)',
      '(unsafe|not safe|inability) to swallow',
      '(food|foods|meat|bread|rice|pill|pills|tablet|tablets|solid|solids|bolus|meal|meals|toast|chicken) .. (stick|sticks|sticking|stuck|lodge*|lodging|catches|catching|caught|hang up|hangs up|hanging up|held up)',
      '(sticking|stuck|lodged|caught|catching) in .. (throat|gullet|esophagus)',
      '(difficult*|trouble|problem*|struggl*|unable|cannot|cant) .. (food|foods|pills|tablets|solids|meals) .. down',
      '(chok*|cough*|splutter*|sputter*|gag|gags|gagging) (sensation|episode*|spell*|fit*)? (on|with|when|whenever|every time|each time|while|whilst|during|after|at|over|if) .. (food|foods|liquid*|fluid*|feed|feeds|feeding|eat|eats|eating|drink|drinks|drinking|meal|meals|mealtime*|solid|solids|water|saliva|milk|swallow*|pills|tablets|secretions|puree*|breakfast|lunch|dinner)',
      '(choke|chokes|choking) (episode*|spell*|event*|incident*)',
      '(mealtime|meal time) (choking|coughing)',
      '(nasal|nasopharyngeal) (regurgitat*|reflux)',
      '(liquid*|fluid*|food|drink|drinks|milk|water|feeds) .. (through|from|out|via|down|into|up) (of)? (the|his|her|their)? (nose|nostril*|nasal)',
      '(silent|silently|tracheal|laryngeal|prandial|overt|frank) aspirat*',
      'aspiration (pneumonia*|pneumonitis|on swallow*|.. (on|during|at) .. (barium|videofluoroscop*|vfss|vfs|fees|mbs|mbss)|event*|episode*|with .. (liquid*|fluid*|feed*|eating|food|drink*)|of .. (food|liquid*|fluid*|feed*|saliva|secretions|thin))',
      '(aspirates|aspirating|aspirated) (on|during|with|thin|when|while|liquid*|fluid*|food|saliva)',
      '(laryngeal|airway) penetration',
      '(pneumonia|pneumonitis) .. inhalation of .. (food|vomit)',
      'bulbar (weakness|palsy|dysfunction|involvement|myositis|muscle*|symptom*|paresis|failure|impairment)',
      '(pharyngeal|oropharyngeal|pharyngoesophageal|hypopharyngeal|esophageal|cricopharyngeal|pharynx|esophagus) (muscle*|muscular|motor|motility|involvement|and|upper|lower|_)? (weakness|dysmotility|dysfunction|hypomotility|paresis|myositis|dismotility|motility disorder|motility disturbance)',
      '(weakness|dysmotility|dysfunction|paresis) of .. (pharyn*|esophag*|swallow*)',
      '(esophageal|pharyngeal) motility (disorder*|disturbance|abnormalit*)',
      'cricopharyngeal (bar|spasm|hypertrophy|prominence)',
      '(eat 10|eat10) (score|total|sum|result|of|is|was|at)? (score|of|is|was|at)? >=3',
      '(swallow*|dysphagia) (screen|test|study|assessment|evaluation) (was|is)? (failed|abnormal|positive)',
    ],
    notAlone: [
      'dysphasia',
      'globus',
      'odynophagia',
      'dry mouth',
      'xerostomia',
      'reflux',
      'infant feeding difficulty',
    ],
    never: [
      // The titles of ICD-10-CM I69, and what clinicians call the same.
      '(post|after|following|sequela* of|late effect* of) .. (stroke|cva|cerebr*|cerebrovascular|infarct*|intracranial|hemorrhage)',
      'poststroke',
      '(neonat*|newborn|infant*|meconium)',
    ],
  },
  'bulbar-sign': {
    counts: [
      '<lowered> .. gag',
      'no gag (reflex|response)?',
      'gag (reflex*|response)? (is|was|remains|bilaterally|very|markedly)? (weak|absent|reduced|diminished|poor|decreased|lost|impaired|depressed|sluggish)',
      '(pool*|stasis) ~ (secretions|saliva)',
      '(new|newly|recent*|progressive|worsening|increas*|onset|started|starting|worse|now) ~ drool*',
      '(palatal|palate|soft palate|tongue|lingual|velar) ~1 (weak|weakness|paresis|palsy)',
    ],
    countsUnless: [
      'hypernasal*',
      '(nasal|nasality) ~1 (speech|voice|tone|dysarthria)',
      'nasal (quality|timbre|character|sounding|twang|resonance) .. (speech|voice)',
      '(speech|voice) ..4 nasal',
      'dysphoni*',
      '(weak|weakened|feeble|ineffective|poor) (voice|cough|phonation)',
      '(voice|cough) (is|was|has become|became|getting|very|quite|becoming)? (weak|weaker|feeble|ineffective)',
    ],
    never: [
      '(cleft|adenoid*|polyp|polyps|nodule|nodules|congestion|rhinitis|spasmodic|functional|psychogenic|teething)',
    ],
    neverInClause: [
      'vocal .. (nodule*|polyp*|granuloma*|cyst*)',
      '(urti|uri|cold|laryngitis|viral|croup|pharyngitis|tonsillitis|sinusitis)',
    ],
    notAlone: ['hoarse*', 'neck flexor weakness'],
  },
  'muscle-weakness': {
    counts: [wheelchairForMyositis],
    countsUnless: [
      '(proximal|proximally|girdle|shoulder*|hip|hips|pelvic|neck|truncal|trunk|axial|quadriceps|quad|quads|deltoid*|symmetric*|muscle|muscles|muscular|thigh|thighs|limb|limbs|leg|legs|arm|arms|extremity|extremities|flexor|flexors|extensor*) (and|or|upper|lower|le|ue|ble|bue|lower limb|proximal|limb|limbs|leg|legs|arm|arms|extremity|extremities|girdle|hip|shoulder|pelvic|muscle|muscles|flexor|flexors|extensor|motor|distal|bilateral|group|groups|mild|moderate|severe)? (and|or|upper|lower|limb|limbs|leg|legs|arm|arms|extremity|extremities|girdle|hip|pelvic|muscle|muscles|flexor|flexors|motor)? (muscle|girdle|limb|extremity|is|are|feel*|becoming)? (weak|weakness|weaknesses|weaker|paresis)',
      '(bue|ble|bles|bues) ~1 (weak|weakness)',
      '(weakness|weak) (of|in|affecting|involving|around|about|both|bilateral|all|the|his|her|over) .. (arm|arms|leg|legs|limb|limbs|muscle|muscles|thigh|thighs|shoulder*|hip|hips|neck|quadriceps|quads|deltoid*|trunk|extremities|girdle*|proximal*|upper limb*|lower limb*)',
      'weak (proximal|shoulder*|hip*|neck|thigh*|quadriceps|quads|deltoid*|arms|legs|limbs|muscles|core)',
      '(weakness|weak) (is|was|more|mainly|predominantly|mostly|chiefly)? (proximal*|symmetric*|of proximal)',
      '(reduced|decreased|loss of|lost|losing|diminished|poor|impaired|falling|declining|deteriorating|worsening|decline in|reduction in|drop in|low|deterioration in|fall in) (proximal|muscle|muscular|limb|motor|shoulder|hip|leg|arm|lower|upper|his|her|overall)? (limb|muscle|motor|girdle|extremity)? (strength|power)',
      '(muscle|proximal|motor|limb|shoulder|hip|leg) (strength|power) (is|was|has|remains|still|further|much|been)? (further|been)? (reduced|decreased|diminished|down|lost|falling|fallen|declin*|deteriorat*|impaired|poor|worse*|drop*)',
      '(strength|power) (is|was)? (reduced|decreased|diminished) proximal*',
      '(proximal|inflammatory) myopath* .. (weak|weakness)',
      'weakness (upper|lower|proximal)? (arms|legs|limbs|thighs|shoulders|hips)',
      'gower*',
      '<difficult> .. (stairs|steps|climb*|squat*|ambulat*)',
      '<difficult> .. (rise|rises|rising|arise|arising|stand|standing|get|getting|sit to stand|sit up|sitting up|get up|getting up) (up|out|off|to|from|of|a|the|in) .. (chair*|floor|seat*|toilet|bed|bath|sitting|squat*|lying|car|stand*|ground|sofa|couch|commode)',
      '<difficult> .. (stand|standing|get|getting|rise|rising|sit|sitting) up',
      '<difficult> .. (rise|rises|rising|stand)',
      '<difficult> .. (lift*|rais*|elevat*|hold*|reach*) (his|her|their|the|both|up)? (arm|arms|head|hands|overhead|shoulders)',
      '<difficult> .. reach* .. overhead',
      '<difficult> .. (comb*|brush*|wash*|dry*|shampoo*|do|doing|style|styling) (his|her|their|the|own)? hair',
      '<difficult> .. (walk|walks|walking|walked|weight bear*)',
      '(stairs|steps|walking|standing up|getting up|rising) .. (difficult*|impossible|a struggle|hard|problematic)',
      ...unableToWalk,
      '(loss of|lost) (independent|ability to)? (ambulat*|walk*|mobility)',
      '(uses|using|needs|need|needing) (his|her|the)? (arms|hands) to (rise|stand|get up|push up)',
    ],
    never: [
      'generalised weakness',
      '(walk*|ambulat*|wheelchair|wheel chair|bedbound) .. (after|since|following|with|from|for) .. (fracture*|injury|trauma*|accident|sprain*|surgery|operation|amputat*)',
      '(facial|face|eyelid|extraocular|ocular|eye|eyes|pelvic floor|abductor pollicis|grip|hand|finger|ankle) (muscle*|and)? (weak|weakness|palsy|droop*|paresis)',
      '(weak|weakness) of .. (face|eye|eyes|hand|fingers|pelvic floor)',
      '(hemi*|monopar*|parapar*|unilateral|one sided)',
      '(left|right|l|r) (sided|side|arm|leg|hand|foot|upper|lower|limb|hip|shoulder|proximal|quadriceps|thigh|lateral)',
      '(foot|wrist) drop',
      '(respiratory|diaphragm*|inspiratory|expiratory|bulbar|pharyn*|esophag*|palat*|tongue|lingual|jaw|masseter|vocal|intercostal) .. (muscle*|weakness|weak|dysfunction)',
      '(weak|weakness) of .. (respiratory|inspiratory|diaphragm*|palate|tongue|pharyn*)',
    ],
    neverInClause: ['(stroke|cva|tia|cerebral infarct*|cerebrovascular)'],
    notAlone: ['asthenia', 'malaise', 'fatigue', 'facial palsy'],
  },
  /** Unable to walk, not only with difficulty: section I "Muscle weakness". It remains muscle weakness too. */
  'loss-of-ambulation': {
    counts: [wheelchairForMyositis],
    countsUnless: unableToWalk,
    never: [
      '(stairs|stair|steps|upstairs|downstairs|uphill|hill|hills|slope*|far|distance|distances|further|beyond|more than|longer than|fast|quickly|tiptoe*|toes|heels|tandem|dog|school|shop|shops|barefoot)',
      '(walk*|ambulat*) .. >=0 (m|meter|meters|metre|metres|km|min|mins|minutes|feet|ft|yards|blocks|miles|mile)',
      '(blood pressure|bp|ecg|monitor*|device|clinic|care|oxygen)',
      // Not because of weak muscles, or not yet of an age to walk.
      '(developmental*|milestone*|delayed|infant|baby|toddler|psychogenic|functional|intoxicat*|sedat*)',
    ],
    neverInClause: [
      '(fracture*|stroke|cva|tia|cerebrovascular|infarct*|hemorrhage|injury|injuries|trauma*|accident|sprain*|amputat*|arthroplasty|replacement|surgery|operation|paraplegi*|tetraplegi*|quadriplegi*|hemi*|spinal|cord|spina|cerebral palsy|multiple sclerosis|parkinson*|osteoarthritis|arthritis|gout|pain|painful|duchenne)',
    ],
  },
  'respiratory-muscle-weakness': {
    counts: [
      '(respiratory|inspiratory|expiratory|breathing|ventilatory|intercostal) (muscle|muscles) .. (weak|weakness|fatigue|failure|involvement|paresis|dysfunction)',
      '(weak|weakness|paresis|failure) of .. (respiratory|inspiratory|breathing|ventilatory) muscle*',
      'weak (respiratory|inspiratory|expiratory|breathing|diaphragm*)',
      '(diaphragm*|hemidiaphragm*) ~ (weak|weakness|paresis|paralysis|palsy|dysfunction)',
      'neuromuscular respiratory (failure|weakness|insufficiency)',
      '(hypercapni*|hypercarbi*)',
    ],
    countsUnless: ['hypoventilat*'],
    neverInClause: ['(sleep apnea|obesity|opioid*|sedat*|copd|central)'],
  },
} as const satisfies Readonly<Record<string, FindingWords>>;
