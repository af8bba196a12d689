import type { FindingWords } from './word-lists.js';

/** What dermatomyositis does to skin, soft tissue and joints. Specification section I. */
export const skinAndJoints = {
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
  arthritis: {
    counts: [
      '(joint|joints|knee|knees|wrist|wrists|ankle|ankles|finger|fingers|mcp|pip) (swelling|swollen|effusion*|synovitis)',
      '(swollen|swelling|effusion*) .. (joint|joints|mcp*|pip*|knee|knees|wrist|wrists|elbow|elbows)',
    ],
    countsUnless: ['(arthritis|polyarthritis|oligoarthritis|monoarthritis|synovitis|tenosynovitis)'],
    never: [
      '(osteoarthritis|osteoarthrosis|septic|infective|infectious|reactive|gout|gouty|crystal|pseudogout|degenerative|traumatic|viral|lyme|haemophilic|tuberculous|de quervain*)',
      // Another indication of TNF inhibitors, not arthritis of dermatomyositis.
      '(jia|juvenile (_)? (_)? (arthritis|polyarthritis|oligoarthritis)|juvenile idiopathic|juvenile rheumatoid|juvenile chronic|arthritis juvenile|rheumatoid|psoriatic|psoriasis|enthesitis related|enteropathic|ankylosing|axial|still|stills)',
    ],
    notAlone: ['arthralgia*'],
  },
} as const satisfies Readonly<Record<string, FindingWords>>;
