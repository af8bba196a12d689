/**
 * Findings as clinicians write them: specification section I, as data. A clinician can review this file alone.
 *
 * Notation (whole words, US or UK spelling, hyphens as spaces; compiled once by recognise-finding.ts):
 *   word*  the word continues      (a|b c)  one of these     (a|b)?  may stand here     <name>  a list of wordLists
 *   a .. b     a, then b, up to three words between (..6 up to six); never a negation between
 *   a ~ b      the same in either order (~1 up to one word between);    _  any one word, never "and", "or", "with"
 *   a & b      both in one clause, anywhere;    a && b  both in one sentence;    >=3  a number of 3 or more
 */
export interface FindingWords {
  /** Counts whatever else is said. */
  readonly counts: readonly string[];
  /** Counts unless a word of `never` is said of it. */
  readonly countsUnless?: readonly string[];
  /** Never the finding, and what takes `countsUnless` away when it is said of the same thing. */
  readonly never?: readonly string[];
  /** The same, wherever in the clause it is said: "skin ulcer with diabetes". */
  readonly neverInClause?: readonly string[];
  /** Not the finding by themselves; beside it they take nothing away ("dysphagia and reflux" is dysphagia). */
  readonly notAlone?: readonly string[];
  /** Severe by themselves, besides `severeWords`. */
  readonly severe?: readonly string[];
}

export const wordLists = {
  dm: '(dermatomyositis|jdm|jdms|juvenile dm|dm|cadm)',
  myositis:
    '(dermatomyositis|jdm|jdms|juvenile dm|dm|cadm|myositis|polymyositis|(inflammatory|autoimmune) myopath*)',
  because:
    '(due to|secondary to|caused by|because of|owing to|resulting from|attributed to|from|of|in|with|related to|associated with)',
  lowered:
    '(weak|weakened|absent|reduced|diminished|poor|decreased|lost|impaired|depressed|sluggish|loss of|lack of|minimal)',
  difficult:
    '(difficult*|trouble|troubles|problem|problems|problematic|struggl*|hard|unable|inability|cannot|cant|could not|couldnt|not able|no longer able|can no longer|no longer can|lost the ability|labored|laboured)',
  ulcerSite:
    '(elbow*|knuckle*|finger*|fingertip*|hand|hands|palm*|axilla*|axillae|axillary|trunk|truncal|torso|scapula*|scapulae|shoulder*|chest|flank*|flexur*|eyelid*|ear|ears|periungual|digital|digit|digits|knee*|thigh*)',
  belly: '(abdominal|abdomen|abdo|epigastric|epigastrium|belly|tummy|stomach)',
  ache: '(pain|pains|ache|aches|cramp|cramps|cramping|colic)',
  ild: '(ild|interstitial (lung|pulmonary) (disease*|disorder*|involvement|fibrosis)|interstitial pneumon*|nsip|uip|(organising|organizing) pneumon*|(lung|pulmonary) fibrosis|fibrosis of .. (lung|lungs)|(fibrosing|fibrotic) (alveolitis|lung disease))',
  relative:
    '(family history|family hx|fhx|fh|mother*|father*|mum|mums|mom|moms|dad|dads|sibling*|brother*|sister*|(his|her|identical) twin|twins|aunt|aunts|uncle|uncles|cousin*|niece*|nephew*|grandm*|grandf*|grandp*|granddaughter*|maternal*|paternal*|parent|parents|daughter*|son|sons|relatives|(a|degree|blood|close) relative|family member*|wife*|husband*|partner|partners)',
} as const;

export const findingWords = {
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
      '(<difficult>|impair*|unsafe|abnormal*|disordered|disturb*|altered|delayed|compromised|inefficient|poor|weak|ineffective) ~ swallow*',
      'swallow* ~1 (disorder*|dysfunction*|unsafe|weak|weakness|delay*|deteriorat*)',
      '(unsafe|not safe|inability) to swallow',
      '(food|foods|meat|bread|rice|pill|pills|tablet|tablets|solid|solids|bolus|meal|meals|toast|chicken) .. (stick|sticks|sticking|stuck|lodge*|lodging|catches|catching|caught|hang up|hangs up|hanging up|held up)',
      '(sticking|stuck|lodged|caught|catching) in .. (throat|gullet|esophagus)',
      '(difficult*|trouble|problem*|struggl*|unable|cannot|cant) .. (food|foods|pills|tablets|solids|meals) .. down',
      '(chok*|cough*|splutter*|sputter*|gag|gags|gagging) (sensation|episode*|spell*|fit*)? (on|with|when|while|whilst|during|after|at|over|if) .. (food|foods|liquid*|fluid*|feed|feeds|feeding|eat|eats|eating|drink|drinks|drinking|meal|meals|mealtime*|solid|solids|water|saliva|milk|swallow*|pills|tablets|secretions|puree*|breakfast|lunch|dinner)',
      '(choke|chokes|choking) (episode*|spell*|event*|incident*)',
      '(mealtime|meal time) (choking|coughing)',
      '(nasal|nasopharyngeal) (regurgitat*|reflux)',
      '(liquid*|fluid*|food|drink|drinks|milk|water|feeds) .. (through|from|out|via|down|into|up) (of)? (the|his|her|their)? (nose|nostril*|nasal)',
      '(silent|silently|tracheal|laryngeal|prandial|overt|frank) aspirat*',
      'aspiration (pneumonia*|pneumonitis|on swallow*|on .. (barium|videofluoroscop*|vfss|vfs|fees|mbs|mbss)|event*|episode*|with .. (liquid*|fluid*|feed*|eating|food|drink*)|of .. (food|liquid*|fluid*|feed*|saliva|secretions|thin))',
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
      '(speech|voice) ..4 nasal',
      'dysphoni*',
      '(weak|weakened|feeble|ineffective|poor) (voice|cough|phonation)',
      '(voice|cough) (is|was|has become|became|getting|very|quite|becoming)? (weak|weaker|feeble|ineffective)',
    ],
    never: [
      '(cleft|adenoid*|polyp|polyps|nodule|nodules|congestion|rhinitis|spasmodic|functional|psychogenic|teething)',
    ],
    neverInClause: ['(urti|uri|cold|laryngitis|viral|croup|pharyngitis|tonsillitis|sinusitis)'],
    notAlone: ['hoarse*', 'neck flexor weakness'],
  },
  'muscle-weakness': {
    counts: [],
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
      '(non|not) (ambulant|ambulatory|ambulating|walking)',
      '(nonambulant|nonambulatory)',
      '(loss of|lost) (independent|ability to)? (ambulat*|walk*|mobility)',
      '(wheelchair|wheel chair) & <myositis>',
      '(uses|using|needs|need|needing) (his|her|the)? (arms|hands) to (rise|stand|get up|push up)',
    ],
    never: [
      'generalised weakness',
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
  'loss-of-ambulation': {
    counts: [],
    countsUnless: [
      '(non|not) (ambulant|ambulatory)',
      '(nonambulant|nonambulatory)',
      '(loss of|lost) (independent|ability to)? (ambulation|walk)',
      '(cannot|unable to) walk',
      '(wheelchair|wheel chair) & <myositis>',
    ],
    neverInClause: ['(stroke|fracture*|cva)'],
  },
  'respiratory-muscle-weakness': {
    counts: [
      '(respiratory|inspiratory|expiratory|breathing|ventilatory|intercostal) (muscle|muscles) .. (weak|weakness|fatigue|failure|involvement|paresis|dysfunction)',
      '(weak|weakness|paresis|failure) of .. (respiratory|inspiratory|breathing|ventilatory) muscle*',
      '(diaphragm*|hemidiaphragm*) ~ (weak|weakness|paresis|paralysis|palsy|dysfunction)',
      'neuromuscular respiratory (failure|weakness|insufficiency)',
      '(hypercapni*|hypercarbi*)',
    ],
    countsUnless: ['hypoventilat*'],
    neverInClause: ['(sleep apnea|obesity|opioid*|sedat*|copd|central)'],
  },
  'dm-skin': {
    counts: [
      'heliotrop*',
      '(gottron|gottrons)',
      'poikiloderm*',
      'shawl (sign|rash|erythema|distribution|pattern)',
      'v (neck)? (sign|rash|erythema|area)',
      'holster (sign|rash|erythema|distribution)',
      '(periungual|cuticular|nailfold|nail fold|nail bed|cuticle*) ~2 (erythema*|telangiect*|capillar*|infarct*|hyperemia|overgrowth|inflammation)',
      '(mechanic|mechanics) hand*',
      'flagellate (erythema|rash|dermatitis|eruption|lesion*)',
      '<dm> (related|associated|type|specific|typical|active|facial|severe|characteristic)? (rash*|skin|eruption*|dermatitis|cutaneous)',
      '(rash*|dermatitis|skin (disease|involvement|manifestation*|lesion*|change*|flare|disorder|eruption|activity|symptom*|sign*|finding*|rash)|eruption*|cutaneous (manifestation*|involvement|disease|feature*|lesion*|activity|flare|finding*|sign*)) .. <dm>',
      '(cutaneous|skin|skin predominant|skin limited|skin only) <dm>',
      '<dm> (with|and) _? _? (rash*|skin (disease|involvement|manifestation*|lesion*|flare)|cutaneous (involvement|disease|manifestation*))',
      '<dm> && skin (flare|disease|involvement|activity|manifestation*)',
      'violaceous .. (eyelid*|periorbital|knuckle*|mcp*|pip*)',
      '(eyelid*|periorbital|knuckle*) .. violaceous',
    ],
    countsUnless: [
      '(active|persist*|ongoing|severe|refractory|worsening|worse|recalcitrant|resistant|continuing|uncontrolled|flaring) (facial|face|photosensitive|pruritic|itchy|generalised|widespread|extensive|skin|cutaneous|erythematous|violaceous|truncal|malar|papular|hand|scalp|body|diffuse|inflammatory|extensor|periorbital|eyelid)? (rash|rashes|skin disease|cutaneous disease|skin rash|skin involvement|cutaneous involvement|skin lesions|cutaneous lesions|skin activity)',
      '(rash|rashes|skin disease|cutaneous disease|skin involvement) (is|are|was|has been|has|remains|still|which is|getting|now)? (still|very|more|been)? (active|persist*|ongoing|refractory|worse|worsening|worsened|flaring|recalcitrant|resistant|uncontrolled|severe)',
    ],
    notAlone: ['rash'],
    never: [
      '(drug|medication|antibiotic|amoxicillin|penicillin|allergic|allergy|heat|viral|nappy|diaper|fungal|irritant|atopic|contact|infusion|scabies|meningococc*|measles|varicella|chickenpox|vasculitic|purpuric|petechial) (induced|related|type)? (skin)? (rash*|eruption*|dermatitis|reaction)',
      '(rash*|skin disease|skin lesions) .. (due to|from|secondary to|after|caused by|of|following) .. (drug*|medication*|antibiotic*|amoxicillin|penicillin|allerg*|heat|virus|viral|scabies|measles|varicella)',
      '(drug|medication|antibiotic) (induced|related)',
      '(urticari*|hives|exanthem*|eczema*|psoria*|zoster|shingles|acne|hyperpigment*|scar|scars|scarring|scarred|rosacea|tinea|cellulitis|impetigo|folliculitis|intertrigo|lupus|sle|pityriasis|lichen|vitiligo|diaper|nappy)',
    ],
  },
  ulceration: {
    counts: [
      '(skin|cutaneous|digital|fingertip) necrosis',
      'necro* of .. skin',
      'necrotic .. (skin|gottron*|dermatomyositis)',
      '(gottron|gottrons) .. ulcer*',
      '(vasculopath*|jdm|dermatomyositis) (related|associated)? (skin|cutaneous|digital)? ulcer*',
      'ulcer* (jdm|dermatomyositis|gottron*|heliotrop*)',
    ],
    countsUnless: [
      '(skin|cutaneous|dermal|vasculopath*|vasculitic|ischemic|digital|digit|periungual|axillary|axilla|elbow*|knuckle*|trunk|truncal|scapular|dm|finger*|fingertip*|necrotic|flexural) .. (ulcer|ulcers|ulcerat*|ulcus)',
      '(ulcer|ulcers|ulcerat*) (is|are|was|now|present|noted|extending|located|situated)? (of|on|over|at|in|to|around|affecting|involving|across|overlying) .. (skin|<ulcerSite>|cutaneous|mcp*|pip*)',
      'ulcer* (facial|dm|malar|extensive|palmar|violaceous)? (rash*|skin|lesion*|plaque*|papule*|erythema|dermatitis|skin disease)',
      '(rash*|skin|papule*|skin lesion*|plaque*|skin disease|skin involvement) .. (ulcerat*|ulcers)',
      '(finger*|digit*|digital|fingertip*) ~1 gangren*',
      'gangren* of .. (finger*|digit|digits|fingertip*)',
    ],
    never: [
      '(pressure|decubit*|bedsore*|bed sore*|venous|stasis|varicos*|diabet*|neuropathic|foot|feet|heel|toe|toes|malleol*|sacral|sacrum|lower leg arterial|peripheral arterial|arterial insufficiency|arteriosclero*)',
      '(trauma*|posttraumatic|surgical|wound|burn|burns|radiation|injection|insect|bite|factitial|self inflicted|malignant|marjolin*|leishmania*|buruli|tropical|syphil*|tuberculous)',
      '(oral|mouth|buccal|tongue|lip|lips|aphth*|genital|vulv*|penile|anal|corneal|cornea|eye|peptic|gastric|duodenal|stomach|esophag*|colon*|colitis|crohn*|rectal|intestin*)',
      '(herpe*|hsv|zoster|pyoderma|hidradenitis|behcet*)',
      '(over|overlying|from|at|with|on|secondary to|due to|complicating|extruding) (a|the)? (site of|site|area of|nodule of)? (calcinosis|calcific*|calcium)',
      '(ulcerated|ulcerating) (calcinosis|calcific*)',
    ],
    neverInClause: [
      'diabet*',
      'venous (ulcer*|stasis|insufficiency|leg|disease|eczema|hypertension|incompetence)',
      '(varicos*|stasis)',
    ],
    severe: [
      '(gangren*|necrosis|necroses|necrotising|numerous|several|innumerable|diffuse|multifocal)',
      'both (<ulcerSite>|sides|arms|legs)',
      // Plural at two sites or more.
      '(ulcers|ulcerat*) .. <ulcerSite> .. and .. <ulcerSite>',
      '<ulcerSite> .. and .. <ulcerSite> .. (ulcers|ulcerat*)',
    ],
  },
  calcinosis: {
    counts: [
      'calcinosis (cutis|universalis|circumscripta|of|on|over|in|nodule*|deposit*|at|with|affecting)',
      'dystrophic calcif*',
      '(soft tissue|soft tissues|subcutaneous|intramuscular|fascial|fascia|skin|cutaneous|dermal|subcutis) ~2 (calcif*|calcium)',
      '(muscle|muscles) ~2 calcif*',
      'calcium (deposit*|nodule*|lump*) .. (skin|muscle*|soft tissue*|subcutaneous|fascia*|elbow*|buttock*|knee*|finger*)',
      '(calcifications|calcification|calcified (nodule*|deposit*|lump*)) (of|in|over|on|under|around|at|within) .. (skin|muscle*|elbow*|buttock*|knee*|thigh*|fascia*)',
    ],
    countsUnless: ['calcinosis'],
    never: [
      '(vascular|coronary|valv*|aort*|renal|kidney|nephrocalcinosis|tendin*|tendon*|breast|heterotopic|traumatic|arterial|intracranial|cerebral|prostat*|pineal|rotator|chondro*|pancrea*)',
    ],
  },
  vasculopathy: {
    counts: ['(jdm|dermatomyositis|myositis) .. (vasculopath*|vasculitis)', 'thrombotic microangiopath*'],
    countsUnless: [
      '(systemic|dm|visceral|mesenteric|intestinal|cerebral|cns|central nervous system|retinal|gastrointestinal|gi|gut|bowel|enteric|abdominal) (small vessel)? (vasculopath*|vasculitis|vasculitides)',
      '(vasculopath*|vasculitis) .. (retina|retinal|cns|mesenter*|bowel|gut|gi tract|intestin*|gastrointestinal)',
      '(vasculopath*|vasculitis) (is|was)? <because> .. <dm>',
      '(bowel|mesenteric|intestinal|colonic|gut|small bowel|gi) (isch*|infarct*)',
      '(isch*|infarct*) (of|in|affecting|involving)? (the)? (small|large)? (bowel|gut|intestin*|colon|colitis|enteritis|mesenter*)',
    ],
    never: [
      '(diabet*|peripheral arterial|cerebrovascular|raynaud*|anca|behcet*|atheroscler*|cytomegalovirus|cmv|hepatitis|hypertensive|retinal vein)',
    ],
  },
  myocarditis: {
    counts: [
      '<myositis> (related|associated|induced)? cardiomyopath*',
      'cardiomyopath* <because> .. <myositis>',
      '(heart block|av block|atrioventricular block|arrhythmia*|conduction (block|defect|disease|disorder|abnormalit*)|ventricular tachycardia) .. <because> .. <myositis>',
      '<myositis> (related|associated|induced) (heart block|av block|arrhythmia*)',
      '(autoimmune|noninfective|non infective|non infectious|inflammatory) myocarditis',
      '<myositis> (related|associated|induced)? myocarditis',
      'myocarditis (due to|secondary to|of|from|in) .. <myositis>',
    ],
    countsUnless: ['(myocarditis|perimyocarditis|myopericarditis)'],
    never: [
      '(infective|infectious|infection|viral|virus|bacterial|septic|toxic|giant cell|coxsackie*|covid*|sars*|influenza*|parvo*|adenovir*|vaccin*|lyme|chagas*|rheumatic|diphther*|syphil*|tubercul*|toxoplasm*|eosinophilic|clozapine|checkpoint)',
    ],
  },
  ild: {
    counts: [
      '<ild>',
      'rp ild',
      'rpild',
      '(cop|boop)',
      'diffuse alveolar damage',
      'interstitial pulmonary fibrosis',
      'disease of interstitium of lung',
    ],
    notAlone: ['cystic fibrosis', 'bronchiolitis', 'aspiration pneumonia', 'bacterial pneumonia'],
  },
  'ild-progressive': {
    counts: ['rp ild', 'rpild', 'rapidly progressive .. <ild>', 'diffuse alveolar hemorrhage'],
    countsUnless: [
      '<ild> && (worse*|progress*|increas*|deteriorat*|new|recurrent|relaps*|flar*|exacerbat*)',
      '<ild> && (respiratory failure|oxygen|o2|hypox*|ventilat*|intubat*|ecmo|desaturat*)',
      '(alveolar hemorrhage|dah)',
      'pneumomediastinum',
    ],
    never: [
      '(chronic stable|stable chronic|long standing stable|trauma*|barotrauma|postoperative)',
      '(nonprogressive|non progressive)',
    ],
  },
  'critical-care': {
    counts: [],
    countsUnless: [
      '(icu|picu|itu|intensive care|critical care|life threatening|mechanical ventilation|mechanically ventilated|intubat*) & (<myositis>|vasculopath*)',
    ],
    never: [
      '(trauma*|fracture*|accident|surgery|surgical|operati*|postop*|postoperative|infect*|sepsis|septic|pneumonia|diabet*|ketoacidosis|dka|overdose|elective)',
    ],
  },
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
      '(rebound tenderness|rebound and guarding|guarding and rebound|abdominal guarding|guarding (of|in) .. abdom*)',
      '(rigid|boardlike|board like) .. abdom*',
      'abdom* .. (rigid|rigidity|guarding|rebound)',
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
      'rebound (headache*|congestion|hypertension|flare|hypoglycemia|insomnia|phenomenon|effect)',
      '(knee|shoulder|neck|back|cervical|hip|joint|muscle|muscular) .. guarding',
      'guarding of .. (knee|shoulder|neck|back|hip|joint*)',
      '(tympanic|eardrum|ear|septum|septal|nasal|cornea*|uter*|dermatosis|collagenosis|folliculitis|injury)',
    ],
  },
  'gi-bleed-or-perforation': {
    counts: [
      'peritoni*',
      'acute abdomen',
      '(rebound tenderness|rebound and guarding|guarding and rebound|abdominal guarding|guarding (of|in) .. abdom*)',
      '(rigid|boardlike|board like) .. abdom*',
      'abdom* .. (rigid|rigidity|guarding|rebound)',
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
    never: [
      'rebound (headache*|congestion|hypertension|flare|hypoglycemia|insomnia|phenomenon|effect)',
      '(knee|shoulder|neck|back|cervical|hip|joint|muscle|muscular) .. guarding',
      'guarding of .. (knee|shoulder|neck|back|hip|joint*)',
      '(tympanic|eardrum|ear|septum|septal|nasal|cornea*|uter*|dermatosis|collagenosis|folliculitis|injury)',
    ],
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
  arthritis: {
    counts: [
      '(joint|joints|knee|knees|wrist|wrists|ankle|ankles|finger|fingers|mcp|pip) (swelling|swollen|effusion*|synovitis)',
      '(swollen|swelling|effusion*) .. (joint|joints|mcp*|pip*)',
    ],
    countsUnless: ['(arthritis|polyarthritis|oligoarthritis|monoarthritis|synovitis|tenosynovitis)'],
    never: [
      '(osteoarthritis|osteoarthrosis|septic|infective|infectious|reactive|gout|gouty|crystal|pseudogout|degenerative|traumatic|viral|lyme|haemophilic|tuberculous|de quervain*)',
      // Another indication of TNF inhibitors, not arthritis of dermatomyositis.
      '(juvenile idiopathic|juvenile rheumatoid|juvenile chronic|rheumatoid|psoriatic|enthesitis related)',
    ],
    notAlone: ['arthralgia*'],
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
  pregnancy: {
    counts: [
      '(positive ~2 (pregnancy test|hcg|bhcg))',
      '(pregnancy test|hcg|bhcg) .. positive',
      '(gestation (of|at) .. weeks|weeks (of)? (gestation|gestational)|weeks pregnant|gestational age)',
      'currently pregnant',
      'gravid',
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
    counts: ['anti iga', '(antibody|antibodies) (to|against) (the)? iga'],
    countsUnless: ['iga (auto)? (antibody|antibodies)'],
    never: ['(ttg|transglutaminase|endomysial|gliadin|deamidated|cardiolipin|negative|celiac)'],
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
    countsUnless: ['stroke', 'thrombos*'],
    never: ['(hemorrhagic|heat|hemorrhoid*|piles|superficial|microangiopath*)'],
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
      'left ventricular (systolic)? dysfunction',
    ],
  },
  demyelination: {
    counts: [
      'demyelinat*',
      'multiple sclerosis',
      'optic neuritis',
      'transverse myelitis',
      'neuromyelitis optica',
      '(guillain barre|cidp|adem)',
    ],
  },
  malignancy: {
    counts: [
      'malignant (neoplas*|tumour*|tumor*|lymphoma|melanoma|disease|neoplastic disease)',
      '(lymphoma|leukaemia|leukemia|leukaemias|melanoma|myeloma|sarcoma|glioblastoma|neuroblastoma|adenocarcinoma|metasta*|nsclc|sclc)',
    ],
    countsUnless: ['(cancer|cancers|carcinoma|carcinomas|malignancy|malignancies)'],
    never: [
      '(screen*|benign|basal cell|bcc|non malignant|nonmalignant|search|surveillance|antigen|markers|hyperthermia)',
    ],
  },
  'haemorrhagic-cystitis': {
    counts: ['hemorrhagic cystitis', 'cyclophosphamide .. cystitis'],
  },
  'liver-disease': {
    counts: [
      '(cirrhosis|cirrhotic)',
      '(liver|hepatic) (failure|fibrosis|disease|cirrhosis|insufficiency|steatosis)',
      '(fatty liver|steatohepatitis|nafld|nash|masld|mash)',
      '(autoimmune|alcoholic|chronic|active|acute) hepatitis',
      'hepatitis (b|c)',
    ],
  },
  'alcohol-use': {
    counts: [
      '(alcohol|etoh) (use disorder*|misuse|abuse|dependen*|excess|addiction|use)',
      '(heavy|excess|excessive|harmful|hazardous|problem) (alcohol|drinker|drinking)',
      '(alcoholism|alcoholic)',
    ],
    never: ['(non alcoholic|nonalcoholic)'],
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
      '(uncontrolled|poorly controlled|resistant|refractory|malignant|accelerated|severe|inadequately controlled) (essential|arterial|systemic|primary)? (hypertension|htn|blood pressure)',
      '(hypertension|htn|blood pressure) (is|remains)? (uncontrolled|poorly controlled|inadequately controlled|not controlled|not well controlled|out of control)',
    ],
  },
  remission: {
    counts: [
      'no (evidence of|sign of|signs of|longer)? active (disease|dm|jdm|dermatomyositis|myositis)',
      '(disease free|free of disease activity)',
    ],
    countsUnless: [
      'remission',
      '(clinically|completely|fully|serologically|disease|currently|now) (is|was|remains)? (clinically|currently|now)? inactive',
      'inactive (disease|dm|jdm|dermatomyositis|juvenile dermatomyositis|myositis|on treatment|off treatment|since)',
      '<dm> (is|was|remains|currently|now|clinically)? (now|clinically|currently)? inactive',
      '(quiescent|quiescence)',
    ],
    never: [
      '(partial*|incomplete|near|nearly|almost|until|once|if|when|unless|should|lost|loss of|out of|fail*|unable|pending|awaiting|hope*|hoping|expect*|seek*|goal*|aim*|target*|induc*|toward*|chance|likelihood|to (achieve|reach|attain|induce|obtain)) .. (remission|inactive|quiescen*)',
      'remission .. (goal*|aim*|target*|partial*|incomplete|pending|not|never|lost|expected|hoped|sought)',
      '(inactive|quiescen*) (disease)? (is|was|has)? (not|never)',
      'remission induction',
      '(relaps*|flar*|recurr*|reactivat*) .. (after|following|from|despite|post|out of|ending|since) .. (remission|quiescen*)',
      '(remission|quiescen*) .. (then|now|followed by|until|ended by|before) .. (relaps*|flar*|recurr*|active)',
      '(leukaemia|lymphoma|cancer|carcinoma|depress*|crohn*|colitis|nephrotic|diabetes|asthma|alcohol*|opioid*|myeloma|malignan*|uveitis|arthritis) .. (remission|inactive|quiescent)',
      'remission (of|from|in) .. (leukaemia|lymphoma|cancer|carcinoma|depress*|crohn*|colitis|nephrotic|diabetes|myeloma|malignan*)',
    ],
  },
  'steroid-dependence': {
    counts: [],
    countsUnless: [
      '(steroid*|glucocorticoid*|corticosteroid*|prednis*|pred|gc) (is|remains|still)? (dependen*|dependant*)',
      '(dependent|dependant|dependence|reliant) (up)? on .. (steroid*|glucocorticoid*|corticosteroid*|prednis*|pred)',
      '(cannot|cant|can not|could not|couldnt|unable to|failed to|fails to|failure to|inability to|not able to|impossible to|not possible to|unsuccessful* in|difficult* in|difficult* to|difficult*|failed attempt* to|failed attempts at|repeatedly failed to|failed|never able to) (be|further|successfully|safely|to)? (wean*|taper*|reduc*|come off|get off|lower|decreas*|withdraw*|stop)',
      '(failed|unsuccessful) (steroid|prednis*|gc|glucocorticoid)? (wean*|taper*|reduction|dose reduction)',
      '(wean*|taper*|reduction|steroid reduction|dose reduction) (has|have|was|were|attempt*|repeatedly)? (repeatedly)? (failed|unsuccessful|not possible|not tolerated|impossible)',
      '(flar*|relaps*|recurs|recur|worsens|worse|deteriorat*|rebound*) (again|each time|every time|whenever|always|repeatedly|immediately)? (on|upon|with|during|when|whenever|while|at|after|each time|every time|as|below|if|under) .. (taper*|wean*|reduc*|lowered|lowering|decreas*|below|mg|dose reduction)',
    ],
    never: [
      '(not steroid|non steroid|nonsteroid*)',
      '(asthma|copd|nephrotic|crohn*|colitis|adrenal|croup|ventilat*|extubat*|oxygen|opioid*|breast*|sedation|tube|feeds|weight|fracture|dislocation|smoking|alcohol|salt)',
    ],
  },
  taper: {
    counts: [],
    countsUnless: ['(taper*|wean*)', '(reduc*|decreas*)', '(step|stepping|stepped|steps) down', 'stepdown'],
    never: [
      '(do not|dont|not|no|never|hold*|held|avoid*|without|defer*|pause*|paused|postpone*|stop|suspend*|against|before|until|halt*) .. (taper*|wean*|reduc*|decreas*|step down)',
      '(taper*|wean*|reduction) (is|was|has been|to be|currently)? (on hold|held|paused|deferred|postponed|suspended|stopped|halted|not)',
      '(cannot|cant|could not|unable to|failed to|fails to|failure to|inability to|not able to|unsuccessful*|difficult*|failed) .. (wean*|taper*|reduc*|decreas*)',
      '(reduc*|decreas*) .. (inflammation|swelling|pain|itch*|fever|irritation|stomach|risk|symptoms)',
    ],
  },
  'anti-mda5': {
    counts: [],
    countsUnless: ['(mda5|mda 5)', 'cadm 140'],
    never: [
      '(mda5|mda 5|cadm 140) (antibody|antibodies|ab|igg|autoantibod*|serology|result|test)? (is|was|test|result)? (negative|neg|not detected|undetected|undetectable|absent|pending|awaited|unknown|not tested)',
      '(negative|awaiting|pending|undetectable|await) .. (mda5|mda 5)',
    ],
  },
} as const satisfies Readonly<Record<string, FindingWords>>;

export type FindingId = keyof typeof findingWords;

// ── the diagnosis ───────────────────────────────────────────────────────────────────────────────────────

/** What names the diagnosis. Bare "DM" is diabetes; "juvenile DM" may be, so it is no name either. */
export const diagnosisWords = {
  dermatomyositis: [
    '(dermatomyositis|dermatomyositides|jdm|jdms|cadm)',
    'dermato myositis',
    '(amyopathic|hypomyopathic|mda5 (positive|antibody)?|anti mda5 (positive)?|tif1 (gamma)?|nxp2|mi 2|tnf induced|paraneoplastic) dm',
  ],
  juvenile: [
    '(jdm|jdms)',
    '(juvenile|childhood|child|pediatric|infantile) (onset)? (clinically)? (amyopathic|idiopathic|hypomyopathic|cutaneous|systemic)? (dermatomyositis|dermato myositis)',
    '(dermatomyositis|dermato myositis) .. (juvenile|childhood|pediatric) (onset|form|type)?',
  ],
  polymyositis: ['polymyositis'],
  otherMyositis: [
    '(myositis|antisynthetase|anti synthetase|inclusion body|(inflammatory|necrotising) myopath*|imnm|ibm)',
  ],
  /** A diagnosis of fibromyalgia clinics (ICD-9 729.1), not of myositis. */
  notMyositis: ['myalgia* and myositis'],
  drugInduced: [
    '(drug|tnf|anti tnf|tnfi|tnf alpha|tnf a|tumor necrosis factor|etanercept|adalimumab|infliximab|golimumab|certolizumab|enbrel|humira|biologic) (alpha)? (inhibitor|inhibitors|blocker|blockers|antagonist|therapy|biosimilar)? (induced|associated|related|triggered|provoked|exacerbated|caused) _? _? (dermatomyositis|dm|jdm|myositis)',
    '(dermatomyositis|dm|jdm|myositis) .. (induced by|triggered by|caused by|provoked by|due to|secondary to|attributed to|precipitated by|from|after starting|unmasked by|onset on|associated with) .. (drug|tnf|anti tnf|tnfi|tumor necrosis|etanercept|adalimumab|infliximab|golimumab|certolizumab|enbrel|humira)',
    '(develop*|onset of|new|de novo|began|started|appear*) .. (dermatomyositis|jdm) .. (on|during|while on|after|under|following) .. (tnf|anti tnf|tnfi|etanercept|adalimumab|infliximab|golimumab|certolizumab)',
    '(tnf|anti tnf|drug|etanercept|adalimumab|infliximab|golimumab|certolizumab) .. (induced|triggered|caused) .. (dermatomyositis|jdm)',
  ],
  /** In the note of a record that names the diagnosis elsewhere: "skin-predominant, TNF-inhibitor-associated". */
  tnfInduced: [
    '(tnf|anti tnf|tnfi|tnf alpha|tumor necrosis factor|etanercept|adalimumab|infliximab|golimumab|certolizumab) (alpha)? (inhibitor|inhibitors|blocker|blockers|antagonist|therapy)? (induced|associated|related|triggered)',
    '(induced|triggered|caused|provoked) by .. (tnf|anti tnf|etanercept|adalimumab|infliximab|golimumab|certolizumab)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

// ── guards ──────────────────────────────────────────────────────────────────────────────────────────────

/** Before a term in its clause: the term is not there. */
export const negations: readonly string[] = [
  '(no|not|nor|nil|none|without|never|doesnt|didnt|isnt|wasnt|hasnt|havent|dont|arent)',
  '(denies|denied|denying|deny)',
  '(negative|neg) for',
  '(absence|free) of',
  'free from',
  '(ruled|rule|rules|ruling) out',
  '(exclude|excludes|excluded|excluding|exclusion of)',
  'screen* .. (for|of)',
  '(monitor|monitoring|monitored|surveillance|watch|watching|vigilan*|look|looking) (closely)? for',
  '(risk|risks) (of|for|factors for|factor for)',
  'at (high|low|increased)? risk',
  '(prevent|prevention|preventing|prevents|prophyla*)',
  '(education|advice|leaflet|information) (about|on|regarding|re|for)?',
  '(vaccin*|immunis*) (against|for)',
  '(fear|phobia) of',
  '(rather than|instead of|as opposed to|unlikely|mimic*|resembl*)',
];

/** Directly before a term: "non-ulcerated". */
export const negationsAdjacent: readonly string[] = ['non'];

/** Look like a guard and are none: taken away before the guards are read. */
export const notGuards: readonly string[] = [
  // "no improvement in dysphagia" is dysphagia.
  '(no|not|nil|without|never|doesnt|didnt|isnt|hasnt|wasnt) (been|yet|any|really|significant*|clinical*|real|major|marked*|meaningful|apparent|obvious|further|much|fully|completely|entirely|well|adequately|sufficiently|evidence of|sign of|signs of|longer|shown|show|to|sustained|appreciable|noticeable|documented|subjective|objective)? (any|yet|fully|clinical|significant*|evidence of|signs of|longer|shown|well|adequately)? (improv*|better|change*|respon*|resol*|control*|heal|healed|healing|settl*|recover*|relief|relieved|benefit*|clear|cleared|clearing|abat*|subsid*|regress*|remit*|helped|helping|working)',
  'not (only|just|merely|simply)',
  'no (doubt|question)',
  '(no|absence of|without|not a) (gag|strong gag|good gag)',
  '(cannot|cant|unable|not able) .. without',
  '(not|never) (un)? (known|sure|certain) why',
  // "Mother reports difficulty swallowing": the child has it.
  '<relative> .. (report|reports|reported|reporting|says|said|states|stated|notes|noted|notices|noticed|describes|described|concerned|worried|complains|feels|thinks|observed|gives|tells|told|mentions)',
  '(per|according to|as per|reported by|noticed by) (the|his|her)? <relative>',
  // "A three-week history of dysphagia", "3/52 history", "over the past month": now.
  '(day|days|week|weeks|wk|wks|month|months|mo|year|years|yr|yrs|hour|hours|52|12|7|short|long|recent|current|brief|ongoing|lengthy|longstanding|long standing|progressive|insidious|presenting|subacute|acute) (history|hx|h o) (of)?',
  '(past|last|previous|prior) (few|couple of|several|_)? (day|days|week|weeks|month|months|year|years|fortnight|hours|visit|visits|appointment|admission|clinic|review|assessment|exam|examination|scan|ct|imaging|study|score|encounter|consultation|value)',
  'prior to',
];

/** Before a term: it was there. */
export const pastGuards: readonly string[] = [
  '(history|hx|pmh|pmhx) (of|for)?',
  '(previous|previously|prior|past|former|formerly|remote|resolved|healed|historic|historical|old healed|ex)',
  '(s p|status post|status after)',
];

/** Before a term: it may be there. */
export const provisionalGuards: readonly string[] = [
  '(suspect*|suspicio*|susp|possib*|poss|probab*|prob|likely|query|questionable|presum*|presumptive|equivocal|differential|ddx|provisional|unconfirmed|maybe)',
  '(may|might|could) (be|have)',
  '(cannot|cant|unable to|not) (be)? (fully|yet|completely|definitively)? (exclu*|rule* out|ruled out)',
  '(concern*|worr*) (for|about|regarding|re|of)',
  '(evaluat*|assess*|work up|workup|investigat*|test*|check*) (is|was|being)? for',
  'working diagnosis',
  'to rule in',
];

/** Before a term: somebody else has it. */
export const relativeGuards: readonly string[] = ['<relative>'];

/** Between a guard and a term: the guard reaches no further. */
export const guardEnds = {
  /** "Not eating because of dysphagia", "no other symptoms apart from". */
  ofNegations: [
    '(however|although|though|except|excepting|apart from|other than|whereas|despite|yet|now|currently|presently|today|presenting with|presents with|presented with|admitted with|here with|because|because of|due to|owing to|secondary to|caused by|causing|leading to|resulting in|complicated by|complains of|complaining of|remains|continues|still|ongoing)',
    '(and|then) (has|have|had|is|are|was|reports|developed|develops|develop|there is|shows|needs|with)',
  ],
  /** "History of dermatomyositis, now with dysphagia". */
  ofOtherGuards: [
    '(however|although|though|now|currently|presently|today|presenting with|presents with|presented with|presents for|admitted with|here with|complicated by|complains of|complaining of|developing|develops|developed|ongoing|still)',
  ],
} as const;

/** Behind a term: "ILD excluded". */
export const negationsAfter: readonly string[] = [
  '(ruled out|excluded|unlikely|refuted|disproved|discounted)',
];
/** Behind a term, with nothing but `behindFillers` between: "dysphagia: none", "Gowers sign negative". */
export const negationsCloseAfter: readonly string[] = [
  '(absent|denied|denies)',
  '(not|never) (been)? (present|seen|found|noted|detected|identified|evident|reported|confirmed|observed|demonstrated|apparent|shown|elicited|a problem|a concern)',
];
/** The same, when it ends the clause. */
export const negationsAtEnd: readonly string[] = ['(negative|neg|normal)'];
/** Alone behind a term: "Dysphagia: none", "ILD, no". */
export const negationsAlone: readonly string[] = ['(no|none|nil|n|false|negative|neg|normal|denied|absent)'];
export const behindFillers: readonly string[] = [
  '(sign|signs|test|is|was|are|were|has|have|been|reflex|now|currently|clinically|symptom|symptoms|today|definitely|formally|subsequently|later|finding|reported|bilaterally|disorder|at|present|this|time|to|solids|liquids|papules|rash|lesions)',
];
/** Directly behind a term: "dysphagia screening", "pneumocystis pneumonia prophylaxis". */
export const negationsDirectlyAfter: readonly string[] = [
  '(screen|screening|screens|prophyla*|prevention|education|risk|vaccin*|immunis*|like|mimic*|counselling|counseling|leaflet)',
];
/** Behind a term: it is over. */
export const pastAfter: readonly string[] = [
  '(resolved|healed|cleared|gone|disappeared|remitted|settled|subsided|recovered)',
  '(in the past|previously|historically)',
  'no longer (present|an issue|a problem|evident|seen|reported)',
];
/** Behind a term: it may be there. */
export const provisionalAfter: readonly string[] = [
  '(suspected|queried|query|possible|possibly|probable|probably|presumed|likely|provisional|unconfirmed|tbc|to be confirmed|to be excluded|not excluded|not ruled out|cannot be excluded|cannot be ruled out|under investigation|vs|versus)',
];
/** Between a term and what stands behind it: with one of these it is about something else. */
export const behindStops: readonly string[] = [
  '(and|with|or|not|never|partially|partly|partial|incompletely|incomplete|nearly|almost|after|once|until|despite|when|without|mostly|largely|slowly|yet|if|due|secondary|because|in|following|while)',
];

/** Somebody else has it: "dermatomyositis in his mother", "dermatomyositis (sister)". */
export const relativeAfter: readonly string[] = [
  '(in|of|affecting|affects|by) (the|his|her|my|a|patients)? <relative>',
];

// ── modifiers ───────────────────────────────────────────────────────────────────────────────────────────

export const worseWords: readonly string[] = [
  '(worse|worsen*|progress*|increas*|deteriorat*|new|recurrent|relaps*|flar*|exacerbat*)',
];
export const severeWords: readonly string[] = [
  '(severe*|extensive*|widespread|multiple|bilateral*|necroti*)',
];
/** A modifier does not count behind these: "not worsening", "no new". */
export const modifierNegations: readonly string[] = ['(no|not|non|without|never|nor|less|denies|nil|any)'];
/** May stand beside a modifier in a fragment that only qualifies: "dysphagia, worse since last week". */
export const fillers: readonly string[] = [
  '(acute|sudden|persist*|active|ongoing|refractory|resistant|intractable|sharp|ulcerated|ulcerating|proximal|symmetric*)',
  '(since|for|over|the|last|past|few|several|day|days|week|weeks|month|months|year|years|of|in|on|at|and|onset|very|rapidly|slowly|gradually|getting|now|recently|today|much|markedly|significantly|moderate|moderately|mild|mildly|chronic|acute|acutely|both|sites|site|areas|lesions|to|with|a|is|are|again|steadily|quickly|clinically|left|right|upper|lower|limbs|becoming|more|or|has|been|this|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|>=0)',
  '<ulcerSite>',
];

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

// ── linked causes ───────────────────────────────────────────────────────────────────────────────────────

/** "due to X": what links a finding to a cause (specification B.1 "Linked to another cause"). */
export const linkWords: readonly string[] = [
  'due to',
  'd/t',
  'secondary to',
  'sec to',
  '2/2',
  '2° to',
  'caused by',
  'because of',
  'owing to',
  'resulting from',
  'result of',
  'attributed to',
  'attributable to',
  'consequent upon',
  'induced by',
];
/** A link that is only supposed is none. */
export const linkDoubts: readonly string[] = [
  '(suspect*|possib*|probab*|likely|query|maybe|questionable|unclear if|unclear whether|presum*|not|never|whether|unlikely|may be|might be)',
];
/** These name no cause. */
export const noCause: readonly string[] = [
  '(unknown|unclear|unspecified|undetermined|uncertain|other|unexplained)',
  '(cause|etiology) (unknown|unclear|uncertain)',
  // Swallowing is never put down to dryness (rule 001-31).
  '(dry|dryness|xerostomia|sicca) (mouth|throat|mucosa|syndrome)?',
];
/** Dermatomyositis or what belongs to it: never "another cause". */
export const partOfMyositis: readonly string[] = [
  '(dermatomyositis|jdm|jdms|dm|cadm|polymyositis|dermatopolymyositis|myositis|antisynthetase|anti synthetase)',
  '(inflammatory|autoimmune|idiopathic) (muscle|myopath*)',
  'myopath*',
  '(muscle|muscular) (disease|weakness|inflammation|involvement|disorder|dysfunction|fatigue)',
  '(pharyn*|esophag*|cricopharyn*|bulbar|respiratory muscle|diaphragm*|swallow*) .. (weakness|dysmotility|dysfunction|involvement|myositis|difficult*)',
  '(weakness|dysphagia|dysmotility|vasculopath*|calcinosis|aspiration)',
  '(bulbar (palsy|weakness)|mda5|mda 5|<ild>)',
  '(disease|skin|underlying|main) (flare|activity|disease|condition)',
  '(connective tissue|autoimmune|rheumatic|underlying) (disease|condition)',
];
/** Muscle disease of another kind. */
export const notMyositisAfterAll: readonly string[] = [
  '(viral|infective|infectious|bacterial|pyo*|steroid*|corticosteroid*|glucocorticoid*|statin*|critical illness|toxic|thyroid|hypothyroid*|mitochondrial|alcoholic|hydroxychloroquine|colchicine|congenital|diabet*) .. (myositis|myopath*)',
  '(pyomyositis|diabetes|diabetic)',
];
/** Dysphagia, other cause (section I): what a link usually names. */
export const otherCausesOfDysphagia: readonly string[] = [
  '(strictur*|stenosis|web|webs|ring|rings|achalasia|esophagitis|eosinophilic|reflux|gerd|gord|candid*|thrush|hiatus|hiatal|hernia)',
  '(carcinoma|cancer|tumour*|tumor*|neoplas*|malignan*|lymphoma|mass|metasta*)',
  '(stroke|cva|cerebral infarct*|cerebrovascular|parkinson*|foreign body|goitre|goiter|thyroid|diverticul*|zenker*|pouch)',
  '(radiation|radiotherapy|irradiation|surgery|surgical|postoperative|laryngectomy|intubation|tracheostomy)',
  '(motor neurone disease|mnd|als|amyotrophic|multiple sclerosis|myasthenia|dementia|cerebral palsy|head injury|brain injury)',
  '(tonsil*|pharyngitis|abscess|quinsy|epiglottitis|pill esophagitis|caustic|lymph node*|lymphadenopathy|osteophyte*)',
];
