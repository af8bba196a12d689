import { describe, expect, it } from '@jest/globals';
import { findingWords, type FindingId } from '../../src/knowledge/finding-words.js';
import { wordLists, type FindingWords } from '../../src/knowledge/finding-words/word-lists.js';
import { recogniseFindings, type Mention } from '../../src/patient/recognise-finding.js';

const presentIn = (text: string): readonly string[] =>
  recogniseFindings([text])
    .filter(({ certainty }) => certainty === 'present')
    .map(({ finding }) => finding);

const mentionOf = (finding: FindingId, ...texts: readonly string[]): Mention | undefined =>
  recogniseFindings(texts).find((mention) => mention.finding === finding);

const wordings = (list: string): readonly string[] =>
  list
    .split(/ \| |\n/)
    .map((text) => text.trim())
    .filter(Boolean);

/** Wordings of charts, American and British: what counts as the finding, and what never does. Specification section I. */
const charts: Readonly<
  Record<FindingId, { readonly counts: readonly string[]; readonly never: readonly string[] }>
> = {
  dysphagia: {
    counts: wordings(`
      Dysphagia for solids | Oropharyngeal dysphagia, progressive | Difficulty in swallowing tablets
      Trouble swallowing since last month | Impaired swallowing on bedside screen
      Feels food getting stuck in throat | Bread sticks in her throat | Choking on thin liquids
      Chokes when drinking | Coughing; nasal regurgitation of fluids | Milk comes out through the nose
      Silent aspiration on videofluoroscopy | Aspiration pneumonia, right lower lobe
      Bulbar involvement of myositis | Cricopharyngeal dysfunction | Oesophageal dysmotility
      Swallowing difficulties | No improvement in dysphagia | Dysphagia due to dermatomyositis
      Unable to swallow solids safely | Deglutition disorder | Impaired swallow reflex
      Trouble with swallow | Problematic swallow | Problems swallowing pills
      Abnormal swallowing on VFSS | Unsafe swallowing | Food sticks | Food stuck | Food is sticking
      food getting stuck | Choking with feeds | Chokes with feeding | Choking when drinking
      Choking on meals | Liquids through the nose | Fluid through the nose | food through nose
      Aspiration pneumonitis | Aspiration on swallow | aspiration event | Bulbar dysfunction
      bulbar involvement | pharyngeal dysmotility | oesophageal weakness | esophageal weakness
      Dysphagic | Swallow difficulty | Swallow dysfunction | Dysphagia worsening
      Dysphagia with choking | EAT-10 = 3 | EAT-10 of 12 | EAT10 22 | Progressive bulbar weakness
      Dysphagia in juvenile dermatomyositis | Dysphagia, myositis-related
      Dysphagia related to DM flare | Dysphagia – cause unknown
      Dysphagia in patient with family history of DM | Dysphagia since sister's wedding
      Difficulty in swallowing | Difficulty swallowing (finding) | Swallowing problem (finding)
      Nocturnal choking on saliva | Choking sensation when eating
      Unable to manage secretions, dysphagia | has trouble with swallowing, worse over 2 weeks
      dysphagia is getting worse | Dysphagia. No weight loss. | Dysphagia w/o weight loss
      Weight loss without anorexia, dysphagia present | Tolerating diet poorly; swallowing difficulty
      Not just reflux, true dysphagia | No longer able to drink thin liquids without choking
      NG feeding for unsafe swallow | Can't swallow | Cant swallow | Could not swallow
      Struggles to swallow her tablets | New onset trouble with swallowing both solids and liquids
      Swallow is unsafe | Dysphagia to solids > liquids | Dysphagia (solids) | JDM with dysphagia
      DM flare - dysphagia | Oropharyngeal dysphagia 2/2 DM | Food bolus sensation; meat gets stuck
      Food gets caught in throat | Chokes on dry food`),
    never: wordings(`
      No dysphagia | Dysphasia after stroke | Denies difficulty swallowing | Globus sensation
      Odynophagia | Gastro-oesophageal reflux | Dry mouth | Risk of aspiration pneumonia
      Screening for dysphagia | Infant feeding difficulty | Family history of dysphagia
      Post-stroke dysphagia | Swallowing normal | No further dysphagia | no current dysphagia
      Dysphagia never present | No signs of aspiration pneumonia | No choking with liquids
      Not choking on food | Without nasal regurgitation | screen for dysphagia | Dysphagia screen
      Prophylaxis of aspiration pneumonia | No dysphagia, choking or aspiration | EAT-10 1/40
      EAT-10 score: 0 | EAT-10 = 2 | Family hx dysphagia | No longer has dysphagia
      Dysphagia no longer present | Sore throat | Swallowing study normal | Stroke with dysphasia
      Teething | Dysmotility syndrome | Bulbar conjunctiva injection | bulbar urethral stricture
      Feeding difficulties of newborn | Feeding problem in infant | Neonatal aspiration pneumonia
      Meconium aspiration | Hiatus hernia | Aspirin allergy | Mouth dryness | Glossitis
      No dysphagia or odynophagia | Reports no dysphagia | Dysphagia absent | Dysphagia: denied
      Dysphagia: none | Swallowing: normal | Swallows normally | Swallowing without difficulty
      Can swallow without trouble | Eats without choking | No trouble with solids or liquids swallowing
      Never any problems swallowing | Speech therapy | Dysphasic speech | GERD | Globus hystericus
      Xerostomia | Dysphagia ruled-out | Dysphagia has been excluded | Ruled out dysphagia
      Negative dysphagia screen | Passed swallow screen | Swallow screen passed | Dysphagia risk
      Prevention of aspiration pneumonia | Aspiration precautions | Sister with dysphagia
      Dysphagia in father | Dysphasia | Expressive dysphasia after CVA | Globus pharyngeus
      Painful swallowing | GORD | Gastro-oesophageal reflux disease | Denies dysphagia | Not dysphagic
      Without difficulty swallowing | No difficulty swallowing | Swallowing normally
      Normal swallow study | Negative for dysphagia | Dysphagia ruled out | r/o dysphagia
      Rule out dysphagia | Dysphagia screening`),
  },
  'bulbar-sign': {
    counts: wordings(`
      Weak gag reflex | Gag reflex absent | Hypernasal speech | Nasal voice for two weeks
      Pooling of oral secretions | Dysphonia | Weak cough | Palatal weakness | Absent gag
      No gag reflex | Nasal speech | Speech has become nasal | Weak voice | Pooling of secretions
      Pooled secretions in valleculae | New drooling | Drooling, new onset | Tongue weakness | Poor gag
      Soft palate weakness`),
    never: wordings(`
      Gag reflex normal | Neck flexor weakness | Hoarse voice with URTI | No nasal speech | Strong cough
      Nasal congestion | Normal gag reflex | Gag reflex intact | Hoarseness with URTI | No dysphonia
      Hypernasal speech due to cleft palate with cold | Drooling | Gag reflex present | Denies drooling
      Dysphonia with laryngitis`),
  },
  'muscle-weakness': {
    counts: wordings(`
      Proximal myopathy with proximal muscle weakness | Symmetrical limb-girdle weakness
      Weakness of both thighs | Hip girdle weakness, worse | Decreased muscle strength
      Gowers' sign positive | Cannot climb stairs | Difficulty rising from a chair
      Unable to lift arms above head | Struggles to stand up from the floor | Loss of ambulation
      Quadriceps weakness | Persisting muscle weakness | Proximal myopathy with weakness
      Limb girdle weakness | Pelvic weakness | Truncal weakness | Weakness of limbs
      Weakness of muscles | weakness of legs | Cannot rise from chair | Unable to lift arms
      Cannot comb hair | Difficulty combing her hair | Difficulty standing up | unable to walk
      Cannot walk | Wheelchair due to myositis | Gowers | Nonambulant | Shoulder weakness | Hip weakness
      Generalised muscle weakness | Muscular weakness of upper limbs
      Difficulty rising from seated position | Trouble standing from chair | Has trouble going up stairs
      Unable to go up stairs | Climbing stairs is difficult | Weakness in all four limbs
      Severe proximal muscle weakness | Weakness of the proximal muscles
      New proximal weakness, no stroke | Muscle weakness without fatigue
      Reduced strength in proximal muscles | Strength reduced proximally | unable to get out of bath
      requires wheelchair because of JDM | Proximal weakness 4/5 | Cannot lift arms above head
      Needs help to stand up; muscle weakness | can't get off the floor | proximal lower limb weakness
      Weakness both thighs | Weakness upper arms | Prox muscle weakness | Proximal LE weakness
      Proximal limb weakness | B/L proximal weakness | Bilateral hip girdle weakness
      Weakness in hips and shoulders | Weakness, symmetric, proximal | Muscle weakness, proximal
      Profound proximal weakness | Persistent muscle weakness despite MTX | Weakness of shoulder girdle
      Reduced proximal muscle strength | Muscle strength decreased | Decline in muscle strength
      Losing muscle strength | Trouble climbing stairs | Struggles with stairs
      Difficulty rising from low chair | Difficulty rising from squat
      Cannot get up from floor without help | Unable to lift her arms above shoulders
      Difficulty lifting arms | Difficulty raising arms | difficulty combing hair | cannot brush hair`),
    never: wordings(`
      Generalised weakness with fatigue | Fatigue | Left-sided weakness | Facial weakness
      Hemiparesis after stroke | No muscle weakness | Asthenia | Generalized weakness due to fatigue
      Tiredness | Weakness, left sided | Hemiplegia | Stroke with right hemiparesis
      Right sided weakness | Limb weakness after stroke | No weakness | Not weak | Weakness ruled out
      Muscle spasm | Muscle atrophy | Frailty | Facial nerve palsy | Mild cognitive impairment
      Weak immune system | Ability to walk | Climbing wall injury | Steroid myopathy | Weakness of grip
      Muscle relaxant | Walking frame | Arm fracture | difficulty sleeping, walks well
      Weakness generalised | General weakness | Weak | Fatigue and malaise | Weakness and fatigue
      Facial muscle weakness | Right-sided weakness | Weakness right side | Left hemiparesis
      Right leg weakness following stroke | L arm weakness | No weakness in arms or legs
      Denies proximal weakness | No limb weakness | No difficulty climbing stairs or rising from chair
      Muscle strength 5/5 | Strength normal | Normal gait, can walk | Muscle pain | Myalgia
      Muscle wasting | Walks without difficulty | Gowers negative | No Gowers sign
      Gowers sign not present | Abdominal wall weakness | Ankle weakness | Hand weakness
      Ocular muscle weakness | Weakness of left side | Weakness | Generalised weakness
      Generalized weakness and fatigue | Malaise | Facial palsy | Bell's palsy | Hemiparesis
      Right arm weakness | Left leg weakness | Weakness of left arm | Muscle weakness due to stroke
      Denies weakness of legs | Muscle strength normal | Normal muscle strength | No proximal weakness
      Gowers sign negative | Negative for proximal muscle weakness | Impaired wheelchair mobility
      Hip fracture, weakness`),
  },
  'dm-skin': {
    counts: wordings(`
      Heliotrope rash | Gottron's papules | Inverse Gottron papules | Shawl sign | V-sign erythema
      Holster sign | Periungual erythema | Nailfold capillary changes | Mechanic's hands
      Flagellate erythema | Rash of dermatomyositis | Cutaneous dermatomyositis | JDM rash, flaring
      Persistent rash | Refractory skin disease | Poikiloderma of the back
      Gottron's papules over MCP joints | Heliotrope discoloration | Inverse Gottron sign
      Periungual telangiectasias | Nail fold capillary changes | Nail-fold erythema | Mechanics' hands
      Poikiloderma of chest | Rash typical of dermatomyositis | Dermatomyositis-associated rash
      DM eruption | JDM skin disease | JDM dermatitis | Ongoing rash | Refractory skin rash
      Active cutaneous disease | Severe cutaneous disease | Rash flaring | Rash still active
      Rash refractory to hydroxychloroquine | Worsening facial rash | Active rash of DM
      Skin still active: active skin disease | Gottron sign | Gottron’s papules on MCPs | Heliotrope
      Facial heliotrope rash, flaring | Shawl-sign rash | V sign of chest | V-neck rash
      Periungual telangiectasia | Nailfold telangiectasias | Abnormal nailfold capillaries
      Ongoing DM skin disease | Dermatomyositis - skin flare | DM rash worse | Cutaneous DM
      Skin disease refractory to HCQ | Refractory cutaneous disease | Rash ongoing | Rash worsening
      Skin rash, persistent | Persistent skin rash | Severe skin disease | Rash of JDM
      JDM with active skin disease | Dermatomyositis skin lesions | Mechanic hands
      Flagellate dermatitis`),
    never: wordings(`
      Rash | Skin rash | Drug rash | Persistent urticaria | Eczema | Psoriasis | Diaper rash
      No heliotrope rash | Acne | Herpes zoster | Viral exanthem | Persistent drug rash
      Ongoing urticaria | Rash, persistent, drug-induced | Acne vulgaris, severe | Severe psoriasis
      Rash improved | Rash of unknown origin | Melasma | Nail changes | Photosensitivity
      Facial erythema | Malar rash | Itching | Active eczema rash | Severe viral rash
      Worsening diaper rash | Rash (R21) | Diabetic dermopathy | Type 1 DM with skin disease
      DM2 skin ulcer | No DM rash | JDM without rash | Dermatomyositis without skin involvement
      Rosacea, severe | Rash, unspecified | Rash NOS | Itchy rash | Nonspecific rash
      Rash of unknown cause | Rash due to drug, persistent | Drug eruption | Severe drug eruption
      Persistent eczema | Active psoriasis | Severe acne rash | Chronic urticaria | No skin disease
      No active skin disease | No Gottron papules | Denies rash | Without heliotrope
      Previous heliotrope rash | Gottron papules resolved | Shingles | Severe diaper rash
      Post-inflammatory hyperpigmentation | Surgical scar | Skin tag | Diabetic skin changes
      Family history of dermatomyositis rash | Poison ivy rash | Viral rash | Inactive rash
      Rash and other nonspecific skin eruption`),
  },
  ulceration: {
    counts: wordings(`
      Cutaneous ulcers on both elbows | Digital ulcer | Ulcerated Gottron papules
      Vasculopathic ulceration | Skin necrosis | Digital gangrene | Ulcers over the knuckles
      Axillary ulcers | Skin ulcer | Ischemic digital ulcers | Vasculopathic ulceration of elbows
      Ulcerated rash | Ulcerative Gottron papules | DM skin ulceration | Ulcers of both axillae
      Trunk ulcers | Necrosis of the skin of fingers | Cutaneous necrosis | Digital gangrene, left index
      Multiple skin ulcers | Knuckle ulcers | Elbow ulcer | Ulcerated skin | Skin ulcers due to DM
      Cutaneous ulcer, elbow | Ischemic ulcers of fingers | Periungual ulcers
      Vasculopathic skin ulcers | Ulcers on elbows and trunk | Deep ulcers over knuckles
      Extensive ulcerative skin disease | Fingertip necrosis: digital necrosis | Ulcerating skin lesions
      Scapular ulcer | Skin ulcerations | New digital ulcers | Digital ulceration with Raynaud
      Ulcerated Gottron’s papules | Necrotic ulcers of the elbows | Ulcers in the axillae
      Ulcer, digital | Cutaneous ulceration | JDM ulcers | Skin ulcer, non-diabetic
      Skin ulcer, not pressure related | Gangrene of digits | Cutaneous ulcers | Skin ulceration
      Digital ulcers | Ischaemic digital ulceration | Vasculopathic ulcers | Periungual ulcer
      Ulcer of axilla | Ulcers over the elbows | Knuckle ulceration | Ulcers on trunk | Ulcerating rash
      Ulcerative skin disease | Ulcerative dermatomyositis | Necrosis of skin`),
    never: wordings(`
      Pressure ulcer of sacrum | Venous leg ulcer | Diabetic foot ulcer | Mouth ulcers | Peptic ulcer
      Corneal ulcer | Aphthous ulcer | Ulcerative colitis | No skin ulcers | Decubitus skin ulcer
      Decubitus | Diabetic ulcer | Varicose vein ulcer | Aphthous ulceration | Aphthous stomatitis
      Peptic ulcer disease | Herpes ulcer | Skin ulcers resolved | No ulceration | Corneal ulceration
      Diabetic digital ulcer | Traumatic ulcer of finger | Surgical wound of elbow
      Pressure ulcer of elbow | Gastric ulceration | Ulcer dressing | Ulnar neuropathy | Pressure injury
      Sacral pressure ulcer | Stasis ulcer | Venous ulcer of skin | Skin ulcer, stasis
      Diabetes with skin ulcer | Ulcer of foot | Heel ulcer | Neuropathic ulcer | Trophic ulcer of foot
      Ulcer of mouth | Tongue ulcer | Vulval ulcer | Ulcer of cornea | Stress ulcer | Marginal ulcer
      Bleeding ulcer | Burn ulcer of skin | Post-surgical skin ulcer | HSV ulcer of finger
      Skin ulceration overlying calcinosis | Without skin ulceration | No ulcers
      No cutaneous ulceration | Ulcers healed | Healed skin ulcers | Skin ulcer ruled out
      Digital ulcer prophylaxis | Risk of digital ulcers | Ulcer prevention of skin
      Pyoderma gangrenosum skin ulcer | Skin ulcer, left foot, diabetic | Pressure ulcer`),
  },
  calcinosis: {
    counts: wordings(`
      Calcinosis cutis | Calcinosis universalis | Dystrophic calcification of the elbow
      Subcutaneous calcifications | Soft-tissue calcification | Calcium deposits in the skin
      Calcinosis | Calcinosis circumscripta of elbows | Dystrophic calcification
      Soft tissue calcification | Calcification of muscle | Other calcification of muscle, right thigh
      Calcium deposits in skin | Fascial calcification | Calcified subcutaneous nodules
      Worsening calcinosis | Ulcer over calcinosis | Intramuscular calcification | Skin calcifications
      Calcification, subcutaneous`),
    never: wordings(`
      Coronary calcification | Nephrocalcinosis | Calcific tendinitis | No calcinosis
      Valvular calcification | Breast calcifications | Vascular calcification
      Coronary artery calcification | Aortic valve calcification | Heterotopic ossification
      Renal calcinosis | Without calcinosis | Hypercalcaemia | Calcium supplement
      No evidence of subcutaneous calcification`),
  },
  vasculopathy: {
    counts: wordings(`
      Systemic vasculopathy | GI vasculopathy of JDM | Mesenteric vasculitis | Retinal vasculitis
      Bowel ischaemia | Thrombotic microangiopathy | Vasculopathy due to dermatomyositis
      DM vasculopathy | JDM vasculopathy | Vasculopathy due to JDM
      Vasculopathy associated with dermatomyositis | Intestinal vasculopathy | GI vasculopathy
      CNS vasculitis | Cerebral vasculitis | Retinal vasculopathy | Mesenteric ischemia
      Ischaemic colitis | Visceral vasculitis | Systemic vasculitis`),
    never: wordings(`
      Diabetic vasculopathy | Peripheral arterial disease | Raynaud's phenomenon
      Cerebrovascular disease | No evidence of systemic vasculitis | Diabetic retinal vasculopathy
      Raynaud phenomenon | No systemic vasculitis | Cutaneous vasculitis | Vasculopathy
      Myocardial ischaemia | ANCA-associated systemic vasculitis | Ischaemic stroke`),
  },
  myocarditis: {
    counts: wordings(`
      Myocarditis | Myocarditis due to dermatomyositis | Cardiomyopathy of dermatomyositis
      Heart block due to myositis | Acute myocarditis | Autoimmune myocarditis
      Non-infective myocarditis | DM cardiomyopathy | Myositis-related cardiomyopathy
      Cardiomyopathy due to myositis | Complete heart block due to myositis
      Arrhythmia secondary to dermatomyositis | JDM with myocarditis | Myocarditis in dermatomyositis`),
    never: wordings(`
      Viral myocarditis | Infective myocarditis | Giant cell myocarditis | Myocarditis ruled out
      Dilated cardiomyopathy | Myocardial infarction | Bacterial myocarditis | Toxic myocarditis
      Covid myocarditis | Myocarditis due to COVID-19 infection | Heart block | Arrhythmia
      Atrial fibrillation | No myocarditis | History of myocarditis | Suspected myocarditis
      Ischaemic cardiomyopathy`),
  },
  ild: {
    counts: wordings(`
      Interstitial lung disease | ILD | NSIP pattern | Organising pneumonia | Pulmonary fibrosis
      RP-ILD | Interstitial pneumonitis | Organizing pneumonia | Fibrosing alveolitis | Lung fibrosis
      ILD (MDA5) | JDM with ILD | Dermatomyositis with interstitial lung disease
      interstitial lung disease - NSIP | acute interstitial pneumonia | ILD secondary to DM | DM-ILD
      JDM-ILD | Interstitial lung disease due to connective tissue disease | NSIP on HRCT | Known ILD
      Fibrotic NSIP | Chronic interstitial pneumonia | ILD (NSIP) | ILD: stable on MMF
      Myositis ILD, stable | Interstitial pneumonia | NSIP | Nonspecific interstitial pneumonia
      Non-specific interstitial pneumonia | UIP pattern | Cryptogenic organizing pneumonia | COP | BOOP
      Bronchiolitis obliterans organizing pneumonia | Diffuse alveolar damage | Fibrosis of lung
      Idiopathic pulmonary fibrosis | Anti-MDA5 ILD | Interstitial pulmonary disease, unspecified`),
    never: wordings(`
      Cystic fibrosis | Screen for ILD | Bacterial pneumonia | Bronchiolitis
      No interstitial lung disease | Mild asthma | Screening CT for ILD | No interstitial changes
      Chest infection | Pneumonia | Infectious pneumonia | Obliterative bronchiolitis | Emphysema
      Negative for ILD | ILD neg | ILD negative | ILD unlikely | pulmonary hypertension | No ILD on HRCT
      HRCT: no ILD | ILD not present | ILD: none | Without ILD | PFT to screen for ILD
      Evaluate for ILD | Concern for ILD | Likely ILD | Pneumonia resolved | Interstitial cystitis
      Interstitial nephritis | ILD was excluded | at risk for ILD | Low risk of ILD | CF | Lung cancer
      r/o ILD | R/O interstitial lung disease | Aspiration pneumonia | Community acquired pneumonia
      Screening for ILD`),
  },
  'ild-progressive': {
    counts: wordings(`
      Rapidly progressive ILD | RP-ILD | ILD with hypoxaemia | Interstitial lung disease, worsening
      Diffuse alveolar haemorrhage | Pneumomediastinum | ILD on home oxygen
      Rapidly progressive interstitial lung disease | ILD, worsening | Worsening ILD | Progressive ILD
      ILD with respiratory failure | ILD, requiring oxygen | ILD with hypoxia
      Interstitial pneumonia requiring mechanical ventilation | ILD, intubated | ILD exacerbation
      Acute exacerbation of ILD | Deteriorating pulmonary fibrosis | Diffuse alveolar hemorrhage`),
    never: wordings(`
      Stable ILD | ILD | Chronic stable interstitial lung disease | COPD on oxygen
      No progression of ILD | Chronic stable ILD | ILD, not progressing | ILD without hypoxia
      ILD, no progression | Non-progressive ILD | ILD not requiring oxygen | Traumatic pneumomediastinum
      COPD exacerbation with hypoxia | Suspected RP-ILD | ILD, no worsening
      Rapidly progressive dementia | Hypoxia | No ILD progression`),
  },
  'critical-care': {
    counts: wordings(`
      ICU admission for dermatomyositis | PICU stay for JDM vasculopathy
      Mechanical ventilation for myositis | Life-threatening dermatomyositis
      Intensive care for JDM flare | ICU admission for DM | PICU admission for JDM vasculopathy
      Intensive care for dermatomyositis | JDM flare requiring PICU | ICU stay due to vasculopathy
      Critical care admission with severe JDM | Mechanically ventilated due to dermatomyositis`),
    never: wordings(`
      ICU admission after trauma | ICU stay | Admitted to intensive care with sepsis | Dermatomyositis
      Critical care follow-up | ICU admission | ICU admission for sepsis in JDM | PICU after trauma
      ICU admission post surgery, dermatomyositis | Life-threatening asthma
      Mechanical ventilation for pneumonia in dermatomyositis | No ICU admission for JDM
      ICU for DM ketoacidosis | ICU admission for type 2 DM`),
  },
  'gi-red-flag': {
    counts: wordings(`
      Acute abdominal pain | Severe epigastric pain | Sudden belly pain | Acute abdomen
      Abdominal guarding | Intractable stomach pain | Acute onset abdominal pain
      Severe, sharp abdominal pain | Sudden severe epigastric pain | Persistent abdominal pain
      Intractable abdominal pain | Perforation of bowel | Acute peritonitis | Sharp belly pain
      Severe abdominal pain | Sudden abdominal pain | Sudden onset belly pain | Sharp epigastric pain
      Persistent tummy pain | Severe stomach ache | Peritonitis | Peritonism | Guarding and rebound
      Rebound tenderness | Rigid abdomen | Bowel perforation | Perforated duodenum
      Acute on chronic abdominal pain | Severe lower abdominal pain | Pain, abdominal, acute
      Abdominal pain, severe | Severe pain in abdomen`),
    never: wordings(`
      Functional abdominal pain | Recurrent abdominal pain of childhood | Irritable bowel syndrome
      Constipation | Nausea | No acute abdomen | Chronic abdominal pain
      Chronic persistent abdominal pain | IBS with severe abdominal pain
      Functional abdominal pain syndrome | Persistent constipation | Mild abdominal pain
      No severe abdominal pain | Denies acute abdominal pain | Severe reflux | Severe dysphagia
      Abdominal pain | Severe functional abdominal pain | Recurrent abdominal pain, severe | Dysphagia
      Reflux | Rebound headache | Tympanic membrane perforation | Perforated eardrum
      No acute abdominal pain | No peritonitis | Abdomen soft, no guarding | Severe headache
      Peritoneal dialysis | No guarding or rebound | Severe dysmenorrhoea | Coeliac disease`),
  },
  'gi-bleed-or-perforation': {
    counts: wordings(`
      Bowel perforation | Perforated duodenal ulcer | Free air under the diaphragm
      Pneumatosis intestinalis | Haematemesis | Melaena | Rectal bleeding | Blood in stools
      Peritonitis | Ischaemia of the bowel | Perforated appendix | GI perforation | Gastric perforation
      Free air on CXR | hematochezia | Melena stool | Blood in the stool | Lower GI bleed
      Gastrointestinal bleeding | Ischaemic bowel | Ischemia of the intestine | peritonism
      Acute GI bleeding | Gastrointestinal bleed | Lower GI hemorrhage
      Intestinal perforation due to vasculopathy | Passed melaena stools | PR blood | Perforation, bowel
      Free gas under diaphragm | Blood per rectum | Rectal hemorrhage | Frank blood in stool
      Hematemesis | Melena | Haematochezia | Rectal bleed | GI bleed | Upper GI bleed
      Lower gastrointestinal hemorrhage`),
    never: wordings(`
      Perforated eardrum | Reflux oesophagitis | No rectal bleeding | Dysphagia | Constipation
      Tympanic membrane perforation | No peritonitis | No haematemesis or melaena | Epistaxis
      Menorrhagia | Haematuria | Gum bleeding | Chronic constipation | Nausea and vomiting
      Anal fissure | Occult blood negative | Gingival bleeding | Bleeding disorder | No perforation
      No free air | No evidence of GI bleeding | Peptic ulcer | Perforated tympanic membrane
      Perforating folliculitis | Abdominal pain | Severe abdominal pain | Haemorrhoids | Nosebleed
      Vaginal bleeding | Denies melaena | No blood in stool | History of GI bleed | Bruising
      No GI bleed or perforation | Subarachnoid haemorrhage | Septic shock`),
  },
  'gi-other': {
    counts: wordings(`
      Diarrhoea | Chronic diarrhea | Persistent vomiting | Sigmoid diverticulitis | Gastric ulcer
      Crohn disease | Diarrhea | Chronic diarrhoea | Recurrent vomiting | Diverticulitis
      Diverticulosis of colon | Peptic ulcer disease | Duodenal ulcer | Inflammatory bowel disease
      Crohn's disease | Ulcerative colitis | Vomiting, persistent`),
    never: wordings(`
      Irritable bowel syndrome with diarrhoea | Reflux | Nausea | Dysphagia | No diarrhoea
      Meckel diverticulum | Constipation | Irritable bowel syndrome | IBS with diarrhoea
      Functional diarrhoea | Zenker diverticulum | Bladder diverticulum | Vomiting | Oral ulcer`),
  },
  arthritis: {
    counts: wordings(`
      Arthritis of both wrists | Polyarthritis | Knee synovitis | Joint swelling
      Tenosynovitis of the fingers | Polyarthritis of hands | Wrist synovitis | Knee effusion
      Active arthritis | Small joint arthritis | Arthritis | Oligoarthritis | Tenosynovitis
      Joint effusion | Swollen joints | Inflammatory arthritis | Swelling of joints | Wrist arthritis
      Arthritis and arthralgia`),
    never: wordings(`
      Arthralgia | Osteoarthritis | Septic arthritis | Gouty arthritis | Reactive arthritis
      No joint swelling | Rheumatoid arthritis | Psoriatic arthritis | Arthralgias
      Osteoarthritis hands | Osteoarthritis of knee | Gout | Joint pain | No arthritis
      Degenerative arthritis | Localized, primary osteoarthritis of the hand`),
  },
  'cardiac-flag': {
    counts: wordings(`
      Chest pain | Palpitations | Syncope | Raised troponin | Chest tightness on exertion
      Syncopal episode | Chest pain on exertion | Palpitation | Pain in chest | Troponin elevated`),
    never: wordings(`
      No chest pain | Chest infection | Musculoskeletal chest pain | Denies palpitations
      Vasovagal syncope | Family history of syncope | TMJ disorder | Dental pain | Normal troponin
      Chest clear`),
  },
  'jaw-pain': {
    counts: wordings(`
      Jaw pain | Pain in the jaw | Jaw claudication | Jaw ache when chewing | Masticatory muscle pain
      Pain in jaw | Pain on mastication | Jaw ache`),
    never: wordings(`
      TMJ disorder with jaw pain | Toothache | Dental jaw pain | No jaw pain | Jaw fracture
      TMJ disorder | Temporomandibular joint pain | Dental pain | Toothache with jaw pain`),
  },
  remission: {
    counts: wordings(`
      JDM in remission | Complete clinical response, in remission | Drug free remission since 2022
      DM quiescent | Disease inactive on MTX | Dermatomyositis inactive | no active disease
      Now in remission | Clinical remission on medication | In full remission
      Has been in remission for 3 years | Disease is quiescent | Clinically inactive disease
      Clinically quiescent | Complete clinical remission | In remission off all treatment
      No active disease at present | in drug free remission | remains in remission | In remission
      Complete remission | Clinical remission | Drug-free remission | Clinically inactive
      Inactive disease | Disease inactive | Disease quiescent | No active disease | Quiescent disease
      JDM in remission on methotrexate | Dermatomyositis, in remission | JDM inactive
      In clinical remission off treatment | No evidence of active disease
      Currently in remission, no flares | Remission achieved | Sustained remission
      Dermatomyositis - clinically inactive on medication | Disease in remission since 2021
      Disease is currently inactive`),
    never: wordings(`
      Aiming for clinical remission | partial remission on IVIG | Not in clinical remission
      Remission: no | Disease active | Target: inactive disease | Towards inactive disease
      Inactive disease not achieved | Goal inactive disease | Partial clinical remission
      Only partial remission | Has not achieved remission | No clinical remission | Remission goal
      Remission not reached | Aim: remission | Induction therapy to achieve remission
      Working towards remission | Not clinically inactive | Active, not in remission
      Recurrence after remission | inactive lifestyle | Hoping for remission | Remission never achieved
      inactivated vaccine | Mild activity | Not quiescent | Remission? | Possible remission
      Partial remission | Not in remission | Remission not achieved | Goal: remission
      Goal is remission | Induction of remission | Towards remission | Aiming for remission
      Remission induction therapy | Active disease | Flare after remission`),
  },
  'loss-of-ambulation': {
    counts: wordings(`
      Non-ambulant since May | Unable to walk | Loss of ambulation | Cannot walk
      Wheelchair due to dermatomyositis
    `),
    never: wordings(`
      Wheelchair after hip fracture | Able to walk | Unable to walk after stroke | Difficulty walking
      Walks unaided
    `),
  },
  'respiratory-muscle-weakness': {
    counts: wordings(`
      Respiratory muscle weakness | Diaphragmatic weakness | Weakness of respiratory muscles
      Alveolar hypoventilation | Hypercapnia | Hypercapnic respiratory failure | Diaphragm weakness`),
    never: wordings(`
      Sleep apnoea | Obesity hypoventilation syndrome | No respiratory muscle weakness
      Obstructive sleep apnea with hypoventilation | Respiratory tract infection`),
  },
  'abdominal-pain': {
    counts: wordings(`
      Abdominal pain | Abdo pain | Belly pain | Tummy ache | Stomach ache | Epigastric pain
      Stomach pains | Generalised abdominal pain | Lower abdominal pain | RUQ pain | Pain in abdomen
      Abdominal cramps | Pain, abdominal | Abdominal pain and constipation`),
    never: wordings(`
      Chronic abdominal pain | Functional abdominal pain | Recurrent abdominal pain
      Irritable bowel syndrome with abdominal pain | Dysmenorrhoea | Coeliac disease | No abdominal pain
      Denies abdominal pain | Abdominal migraine | Abdominal distension | Chest pain | Back pain
      History of abdominal pain`),
  },
  'steroid-dependence': {
    counts: wordings(`
      Steroid dependent | Steroid-dependent disease | Glucocorticoid dependence
      Corticosteroid-dependent | Dependent on prednisolone | Unable to wean steroids
      Cannot taper prednisone | Failed to taper | Unable to reduce prednisolone below 10 mg
      Flares on taper | Flare on weaning | Relapses whenever prednisolone reduced
      Cannot wean below 7.5 mg | Failed steroid wean | Flares with taper
      Flares each time dose is reduced | Difficulty weaning steroids`),
    never: wordings(`
      Not steroid dependent | Tapering steroids | Steroid taper | On prednisolone
      Steroid-dependent asthma | Nephrotic syndrome, steroid dependent | Failed to reduce weight
      Unable to wean from ventilator | Steroid injection | Successfully weaned`),
  },
  taper: {
    counts: wordings(`
      tapering | Taper by 5 mg weekly | Wean as tolerated | reducing by 2.5 mg every 2 weeks
      Decreasing dose | Step down weekly | step-down | 1.5 mg/kg/day, tapering
      reduce to 10 mg daily after 4 weeks | weaning regimen | Do not stop abruptly, taper slowly
      reduced dose 15 mg`),
    never: wordings(`
      Do not taper | Hold taper | No taper | Cannot wean | Do not reduce | 20 mg daily | Taper on hold
      Without tapering | Unable to taper | to reduce inflammation | Never taper | Continue
      Avoid tapering | Don't wean`),
  },
  'acute-respiratory': {
    counts: wordings(`
      Acute dyspnoea | Hypoxia | Acute shortness of breath | Sudden breathlessness | Hypoxaemia
      Acute respiratory failure | Hypoxemia | Respiratory distress`),
    never: wordings(`
      Chronic dyspnoea | Sleep apnoea with nocturnal hypoxia | No hypoxia | Dyspnoea | Asthma
      Hypoxic ischaemic encephalopathy | Exertional dyspnoea`),
  },
  pregnancy: {
    counts: wordings(`
      Pregnancy | Pregnant | Normal pregnancy | Pregnant, 12 weeks | Currently pregnant
      High-risk pregnancy | Twin pregnancy | Pregnancy test positive | Positive pregnancy test
      24 weeks gestation | Intrauterine pregnancy | Hypertension in pregnancy`),
    never: wordings(`
      Not pregnant | Pregnancy test | Pregnancy test negative | Negative pregnancy test
      Planning pregnancy | Wants to become pregnant | Wife is pregnant | Previous pregnancy
      Ectopic pregnancy 2010 | Prevention of pregnancy | Last pregnancy 2015 | No pregnancy
      Contraception | Pregnancy ruled out`),
  },
  'pregnancy-test': {
    counts: wordings(`
      Urine pregnancy test | Serum hCG | Beta-hCG | Pregnancy test negative | Urine hCG
      Blood pregnancy test positive | hCG quantitative`),
    never: wordings(`
      Pregnancy | Urine protein | Pregnant | Pregnancy, 10 weeks | Gestational diabetes`),
  },
  'serious-infection': {
    counts: wordings(`
      Sepsis | Septic shock | Pneumonia | Bacterial pneumonia | Lobar pneumonia | Aspiration pneumonia
      Lung abscess | Abscess | Invasive aspergillosis | Invasive fungal infection | Disseminated zoster
      Peritonitis | Pulmonary tuberculosis | Pneumonia, left lower lobe | Community-acquired pneumonia`),
    never: wordings(`
      Interstitial pneumonia | Organising pneumonia | Sinusitis | Acute bronchitis | UTI
      History of sepsis | Pneumonia vaccination | Pneumocystis pneumonia prophylaxis | No sepsis
      Aseptic meningitis | Cryptogenic organizing pneumonia | Resolved pneumonia | Pneumonia resolved
      Risk of sepsis | Eosinophilic pneumonia`),
  },
  tuberculosis: {
    counts: wordings(`
      Tuberculosis | Pulmonary TB | Active TB | Tuberculous lymphadenitis | Miliary tuberculosis
      TB pericarditis`),
    never: wordings(`
      Latent TB | TB exposure | TB screening | No TB | TB contact | Latent tuberculosis infection
      Screening for tuberculosis | BCG vaccination against tuberculosis | Treated TB`),
  },
  'hepatitis-b': {
    counts: wordings(`
      Hepatitis B | Chronic hepatitis B | HBV infection | HBsAg positive
      Hep B carrier state with HBV DNA detected | Acute hepatitis B`),
    never: wordings(`
      Hepatitis B vaccination | Immune to hepatitis B | Hepatitis C | No hepatitis B
      Hepatitis B vaccine | Exposure to hepatitis B | Hepatitis B negative | Hepatitis B non-immune
      Hepatitis B surface antigen negative`),
  },
  'iga-deficiency': {
    counts: wordings(`
      IgA deficiency | Selective IgA deficiency | Deficiency of immunoglobulin A | IgA deficient
      Selective deficiency of IgA`),
    never: wordings(`
      IgG deficiency | IgA nephropathy | IgA vasculitis | No IgA deficiency | Iron deficiency`),
  },
  'anti-iga': {
    counts: wordings(`
      Anti-IgA antibodies | IgA deficiency with anti-IgA | Antibodies to IgA | Anti-IgA positive
      IgA antibodies present`),
    never: wordings(`
      Anti-tTG IgA | tTG IgA antibody | Anti-IgA negative | No anti-IgA antibodies | IgA deficiency`),
  },
  thrombosis: {
    counts: wordings(`
      DVT | Deep vein thrombosis | Deep venous thrombosis of left leg | Pulmonary embolism | VTE
      Portal vein thrombosis | Myocardial infarction | Ischaemic stroke | TIA | Thrombosis
      Ischemic stroke (disorder) | Stroke`),
    never: wordings(`
      Thrombocytopenia | DVT prophylaxis | VTE prophylaxis | Haemorrhagic stroke | No DVT
      Risk of thrombosis | Thrombocytosis | Family history of DVT | Superficial thrombophlebitis
      Heat stroke`),
  },
  'renal-failure': {
    counts: wordings(`
      Renal failure | Chronic kidney disease stage 4 | End stage renal disease | AKI
      Acute kidney injury | Kidney failure | CKD 5 | On haemodialysis`),
    never: wordings(`
      CKD stage 1 | Kidney stone | Renal colic | No renal failure
      Chronic kidney disease stage 2 (disorder) | Renal cyst`),
  },
  'heart-failure': {
    counts: wordings(`
      Heart failure | Congestive heart failure | CHF | Cardiac failure | HFrEF
      Heart failure, unspecified`),
    never: wordings(`
      Heart murmur | Hypertension | No heart failure | Renal failure | Family history of heart failure`),
  },
  demyelination: {
    counts: wordings(`
      Multiple sclerosis | Optic neuritis | Demyelinating disease | CIDP | Transverse myelitis`),
    never: wordings(`
      Systemic sclerosis | Neuropathy | No demyelination | Family history of multiple sclerosis
      Amyotrophic lateral sclerosis`),
  },
  malignancy: {
    counts: wordings(`
      Breast cancer | Ovarian carcinoma | Lymphoma | Malignant neoplasm of breast (disorder) | Melanoma
      Leukaemia | NSCLC - Non-small cell lung cancer`),
    never: wordings(`
      Cancer screening | Family history of cancer of colon | Benign neoplasm | Malignant hypertension
      No malignancy | Polyp of colon | Basal cell carcinoma | Malignancy excluded`),
  },
  'haemorrhagic-cystitis': {
    counts: wordings(`
      Haemorrhagic cystitis | Hemorrhagic cystitis | Cyclophosphamide-induced cystitis
      Haemorrhagic cystitis after cyclophosphamide | Hemorrhagic cystitis (disorder)`),
    never: wordings(`
      Cystitis | No hemorrhagic cystitis | Interstitial cystitis | Urinary tract infection | Haematuria
      Cystitis glandularis`),
  },
  'liver-disease': {
    counts: wordings(`
      Cirrhosis | Chronic liver disease | NAFLD | Autoimmune hepatitis | Fatty liver | Hepatic failure`),
    never: wordings(`
      Liver function test | No liver disease | Raised ALT | Hepatitis A vaccination | Hepatomegaly`),
  },
  'alcohol-use': {
    counts: wordings(`
      Alcohol use disorder | Alcoholism | Alcohol dependence | Harmful alcohol use | Alcohol misuse
      Heavy drinker`),
    never: wordings(`
      No alcohol use | Non-alcoholic fatty liver disease | Denies alcohol use | Alcohol: none
      Alcohol wipe allergy | Social drinker`),
  },
  smoker: {
    counts: wordings(`
      Smoker | Current smoker | Tobacco use disorder | Nicotine dependence | Current every day smoker`),
    never: wordings(`
      Non-smoker | Ex-smoker | Former smoker | Never smoker | Never smoked | Does not smoke
      Smoking cessation | Passive smoking | No tobacco use`),
  },
  'hypertension-uncontrolled': {
    counts: wordings(`
      Uncontrolled hypertension | Resistant hypertension | Hypertensive crisis
      Poorly controlled hypertension | Hypertension, uncontrolled | Severe hypertension`),
    never: wordings(`
      Hypertension | Hypertension, controlled | Pulmonary hypertension | Well controlled hypertension
      Severe pulmonary hypertension | Essential hypertension`),
  },
  'anti-mda5': {
    counts: wordings(`
      Anti-MDA5 positive dermatomyositis | Anti-MDA5 dermatomyositis | MDA5+ DM | MDA-5 positive
      anti MDA5 antibodies detected`),
    never: wordings(`
      MDA5 negative | Anti-MDA5 negative dermatomyositis | Anti-MDA5 pending | No MDA5 antibodies
      MDA5 -ve | dermatomyositis (anti-MDA5 not detected)`),
  },
};

describe.each(Object.entries(charts))('%s in the words of charts', (finding, { counts, never }) => {
  it.each(counts)('is: %s', (text) => {
    expect(presentIn(text)).toContain(finding);
  });
  it.each(never)('is not: %s', (text) => {
    expect(presentIn(text)).not.toContain(finding);
  });
});

describe('The list of words', () => {
  const rows = Object.entries(findingWords) as readonly (readonly [FindingId, FindingWords])[];

  it('names only lists that exist', () => {
    const names = JSON.stringify([findingWords, wordLists]).match(/<\w+>/g) ?? [];
    expect(names.filter((name) => !Object.keys(wordLists).includes(name.slice(1, -1)))).toEqual([]);
  });

  it.each(
    rows.flatMap(([finding, { notAlone = [] }]) =>
      notAlone.map((words) => [finding, words.replaceAll('*', '')]),
    ),
  )('does not make %s of "%s" alone', (finding, words) => {
    expect(presentIn(words)).not.toContain(finding);
  });
});

describe('How sure the words are', () => {
  it.each([
    ['History of dysphagia', 'dysphagia', 'past'],
    ['Dysphagia, resolved', 'dysphagia', 'past'],
    ['Dysphagia (resolved)', 'dysphagia', 'past'],
    ['Dysphagia - resolved 2021', 'dysphagia', 'past'],
    ['Dysphagia to solids has resolved on IVIG', 'dysphagia', 'past'],
    ['Dysphagia resolved after treatment', 'dysphagia', 'past'],
    ['Dysphagia, history of', 'dysphagia', 'past'],
    ['Past medical history of dysphagia', 'dysphagia', 'past'],
    ['Previous skin ulcer', 'ulceration', 'past'],
    ['Healed digital ulcers', 'ulceration', 'past'],
    ['s/p GI perforation', 'gi-bleed-or-perforation', 'past'],
    ['h/o myocarditis', 'myocarditis', 'past'],
    ['Suspected interstitial lung disease', 'ild', 'provisional'],
    ['ILD, possible', 'ild', 'provisional'],
    ['ILD cannot be excluded', 'ild', 'provisional'],
    ['Cannot rule out ILD', 'ild', 'provisional'],
    ['Concern for myocarditis', 'myocarditis', 'provisional'],
    ['?dysphagia', 'dysphagia', 'provisional'],
    ['Dysphagia?', 'dysphagia', 'provisional'],
    ['Dysphagia (?)', 'dysphagia', 'provisional'],
    ['Worsening dysphagia', 'dysphagia', 'present'],
    ['Dysphagia, improving', 'dysphagia', 'present'],
    ['Dysphagia partially resolved', 'dysphagia', 'present'],
    ['Heliotrope rash not fully resolved', 'dm-skin', 'present'],
    ['Unresolved dysphagia', 'dysphagia', 'present'],
  ] as const)('%s: %s is %s', (text, finding, certainty) => {
    expect(mentionOf(finding, text)?.certainty).toBe(certainty);
  });

  it.each([
    ['3-week history of dysphagia'],
    ['2/52 history of difficulty swallowing'],
    ['Over the past month difficulty swallowing'],
    ['New since previous visit: dysphagia'],
    ['History of JDM, now with dysphagia'],
    ['55F with h/o dermatomyositis presenting with dysphagia'],
    ['Mother reports difficulty swallowing'],
    ['No fever, dysphagia since May'],
    ['No fever, dysphagia to solids or liquids'],
    ['Not eating because of dysphagia'],
    ['Absent gag reflex and dysphagia'],
    ['No symptoms apart from dysphagia'],
    ['Not only reflux: dysphagia'],
    ['No improvement in dysphagia'],
    ['Without any improvement in dysphagia'],
    ['Not responding dysphagia'],
  ])('is dysphagia of today: %s', (text) => {
    expect(mentionOf('dysphagia', text)?.certainty).toBe('present');
  });

  it.each([
    ['No rash, ulcers or dysphagia'],
    ['Denies fever, rash and dysphagia'],
    ['No dyspnoea; no dysphagia'],
    ['No worsening of dysphagia'],
    ['Has not been complicated by dysphagia'],
    ['Dysphagia: no'],
    ['Dysphagia screening'],
    ['Sister with dysphagia'],
    ['Dysphagia in his father'],
    ['Globus rather than dysphagia'],
  ])('is no dysphagia: %s', (text) => {
    expect(mentionOf('dysphagia', text)).toBeUndefined();
  });

  it.each([
    ['Dysphagia and weakness denied', []],
    ['Dysphagia and weakness were both denied', []],
    ['ILD and myocarditis excluded', []],
    ['Weakness or dysphagia not present', []],
    ['Heliotrope rash, Gottron papules and shawl sign not seen', []],
    ['No fever, no rash', []],
    ['Denies rash, swallowing problems or weakness', []],
    ['Denies cough, fever, rash and dysphagia', []],
    ['No fever, no rash, ulcers or dysphagia', []],
    // Only a list of one kind is denied over commas, or behind "progressive".
    ['Dysphagia, stroke and tumour excluded', ['dysphagia']],
    ['Progressive dysphagia and stroke excluded', ['dysphagia']],
    ['Progressive dysphagia and difficulty swallowing denied', []],
    ['Dysphagia since May and stroke excluded', ['dysphagia']],
    ['Dysphagia and now stroke excluded', ['dysphagia']],
    ['Dysphagia at every single meal and stroke excluded', ['dysphagia']],
  ])('what the end of a list denies, it denies of each: %s', (text, expected) => {
    expect(presentIn(text)).toEqual(expected);
  });

  it.each([
    // A comma ends a denial (specification I) unless "and" or "or" closes the list: rather one swallow test too many.
    'Denies cough, dysphagia',
    'Denies fever, worsening dysphagia',
    'Denies fever, dysphagia solids and liquids',
    'No fever, dysphagia solids or liquids',
    'Denies fever. Dysphagia and cough',
    'Denies fever; dysphagia and cough',
    'No fever; dysphagia or choking on liquids',
    'Denies fever; cough, rash and dysphagia',
    'Denies fever, cough started three weeks ago, rash and dysphagia',
    'Dysphagia, denies cough, fever and rash',
  ])('denies nothing but the list itself, and hears dysphagia: %s', (text) => {
    expect(presentIn(text)).toEqual(['dysphagia']);
  });

  it('denies an item of four words like the others of its list', () => {
    expect(presentIn('Denies fever, pain in the chest, rash and dysphagia')).toEqual([]);
  });

  it.each(['-', '--', '–', '—'])('ends a clause at a dash, however it is set off: "%s"', (dash) => {
    for (const blank of [' ', '\t', '\u00a0']) {
      const spaced = blank + dash + blank;
      expect(presentIn(`No weakness${spaced}dysphagia since May`)).toEqual(['dysphagia']);
      expect(presentIn(`Dysphagia${spaced}none`)).toEqual([]);
      expect(presentIn(`Lung disease${spaced}interstitial`)).toEqual(['ild']);
    }
  });

  it('reads one clause without the guard of another', () => {
    expect(presentIn('No weakness; dysphagia since May')).toEqual(['dysphagia']);
    expect(presentIn('No dysphagia but weak gag reflex')).toEqual(['bulbar-sign']);
    expect(presentIn('Weighs 24.5 kg, e.g. dysphagia')).toEqual(['dysphagia']);
  });

  it('believes the surer of two clauses, in whichever order they stand', () => {
    expect(mentionOf('dysphagia', 'No dysphagia in March. Dysphagia now')?.certainty).toBe('present');
    expect(mentionOf('dysphagia', 'Dysphagia now. No dysphagia in March')?.certainty).toBe('present');
    expect(mentionOf('ild', 'ILD on HRCT. Possible ILD before')?.certainty).toBe('present');
  });

  it('hears how bad it is from each of two clauses that are equally sure', () => {
    expect(mentionOf('ulceration', 'Skin ulcer. Severe skin ulcer')?.severe).toBe(true);
    expect(mentionOf('ulceration', 'Severe skin ulcer. Skin ulcer')?.severe).toBe(true);
    expect(mentionOf('dysphagia', 'Dysphagia in March. Dysphagia worse now')?.worse).toBe(true);
    // What is only suspected, past or denied says nothing of what is there.
    expect(mentionOf('ulceration', 'Possible severe skin ulcer. Skin ulcer')?.severe).toBe(false);
    expect(mentionOf('ulceration', 'Skin ulcer. Previous severe skin ulcer')?.severe).toBe(false);
    expect(mentionOf('ulceration', 'No severe skin ulcer. Skin ulcer')?.severe).toBe(false);
  });

  it.each([
    ['Wheelchair bound and weak after a stroke', []],
    ['Wheelchair bound with muscle weakness due to spinal cord injury', ['muscle-weakness']],
    ['Wheelchair bound and weak', ['muscle-weakness', 'loss-of-ambulation']],
    ['Wheelchair bound due to severe myositis, joint pain', ['muscle-weakness', 'loss-of-ambulation']],
    ['Wheelchair due to myositis since the stroke', ['muscle-weakness', 'loss-of-ambulation']],
  ])('a wheelchair is what its cause makes of it: %s', (text, expected) => {
    const weak = ['muscle-weakness', 'loss-of-ambulation'];
    expect(presentIn(text).filter((finding) => weak.includes(finding))).toEqual(expected);
  });

  it.each([
    ['(suspected) ILD', 'ild', 'provisional'],
    ['(?) ILD', 'ild', 'provisional'],
    ['DM with (possible) ILD', 'ild', 'provisional'],
    ['Weak legs; (resolved) dysphagia', 'dysphagia', 'past'],
    ['Weak legs. (h/o) dysphagia', 'dysphagia', 'past'],
    ['(no) dysphagia', 'dysphagia', undefined],
    ['(mother) dysphagia', 'dysphagia', undefined],
    // What stands behind a term is said of that term.
    ['Dysphagia (resolved), weak legs', 'dysphagia', 'past'],
    ['Dysphagia (resolved), weak legs', 'muscle-weakness', 'present'],
    ['(possible overlap with lupus) dysphagia', 'dysphagia', 'present'],
    [', dysphagia. Weak legs', 'dysphagia', 'present'],
  ] as const)('a bracket before a term is read: %s (%s %s)', (text, finding, certainty) => {
    expect(mentionOf(finding, text)?.certainty).toBe(certainty);
  });

  it.each([
    ['Rash, resolved, dysphagia', 'dysphagia', 'present'],
    ['Dysphagia, weak legs, resolved', 'dysphagia', 'present'],
    ['Dysphagia, weak legs, resolved', 'muscle-weakness', 'past'],
    ['Dysphagia, severe, resolved', 'dysphagia', 'past'],
    ['Gowers sign negative, bilateral', 'muscle-weakness', undefined],
    ['Pressure ulcer and digital ulcer', 'ulceration', 'present'],
    ['Skin ulcer and rash due to trauma', 'ulceration', undefined],
    ['Dysphonia, laryngitis', 'bulbar-sign', undefined],
    ['ILD. Rash worse', 'ild-progressive', undefined],
    ['ILD, worse', 'ild-progressive', 'present'],
    ['Dysphagia and severe weakness denied', 'dysphagia', undefined],
    ['Weak legs, denies cough, fever and rash', 'muscle-weakness', 'present'],
  ] as const)('says of each what is said of it: %s (%s %s)', (text, finding, certainty) => {
    expect(mentionOf(finding, text)?.certainty).toBe(certainty);
  });

  it('hears how bad it is only of what it is said of', () => {
    expect(mentionOf('dysphagia', 'Dysphagia. Weak legs, severe')?.severe).toBe(false);
    expect(mentionOf('dysphagia', 'Dysphagia, weak legs, severe')?.severe).toBe(false);
    expect(mentionOf('muscle-weakness', 'Dysphagia, severe, weak legs')?.severe).toBe(false);
    expect(mentionOf('ulceration', 'Severe skin ulcer', 'Skin ulcer')?.severe).toBe(true);
    expect(mentionOf('ulceration', 'Skin ulcer', 'Severe skin ulcer')?.severe).toBe(true);
    expect(mentionOf('ild', 'Fibrosis, pulmonary, progressive')?.worse).toBe(true);
  });

  it('keeps the doubt of the clinician when the display of the code has none', () => {
    expect(mentionOf('ild', 'Suspected ILD', 'Interstitial lung disease')?.certainty).toBe('provisional');
    expect(mentionOf('ild', 'Interstitial lung disease', 'ILD excluded')).toBeUndefined();
    expect(mentionOf('ild', 'ILD, worsening', 'Interstitial lung disease')?.worse).toBe(true);
  });

  it('reads an index term turned around', () => {
    expect(presentIn('Weakness, proximal')).toEqual(['muscle-weakness']);
    expect(presentIn('Weakness, hip flexors')).toEqual(['muscle-weakness']);
    expect(presentIn('Lung disease, interstitial')).toEqual(['ild']);
    expect(presentIn('Lung disease; interstitial')).toEqual([]);
    expect(presentIn('Lung disease of unknown cause, interstitial')).toEqual([]);
    expect(presentIn('Abdominal pain, severe')).toContain('gi-red-flag');
    expect(presentIn('Lung disease, interstitial, excluded')).toEqual([]);
    expect(mentionOf('ild', 'Lung disease, interstitial, suspected')?.certainty).toBe('provisional');
    expect(mentionOf('haemorrhagic-cystitis', 'Cystitis, haemorrhagic, resolved')?.certainty).toBe('past');
    expect(mentionOf('haemorrhagic-cystitis', 'Cystitis, resolved, haemorrhagic')).toBeUndefined();
    expect(mentionOf('ild', 'Interstitial lung disease', 'Lung disease, interstitial, excluded')).toBe(
      undefined,
    );
    expect(presentIn('Pain, abdominal, acute')).toContain('gi-red-flag');
    expect(presentIn('Severe asthma, rash')).toEqual([]);
  });

  it.each([
    ['Worsening heliotrope rash', 'dm-skin'],
    ['Dysphagia, progressive', 'dysphagia'],
    ['New dysphagia', 'dysphagia'],
    ['JDM rash flaring', 'dm-skin'],
    ['Proximal weakness (worse)', 'muscle-weakness'],
    ['Proximal weakness, progressive over 3 weeks', 'muscle-weakness'],
    ['Recurrent cutaneous ulceration', 'ulceration'],
  ] as const)('hears that it got worse: %s', (text, finding) => {
    expect(mentionOf(finding, text)?.worse).toBe(true);
  });
  it.each([
    ['Heliotrope rash', 'dm-skin'],
    ['Dysphagia not worsening', 'dysphagia'],
    ['Dysphagia without progression', 'dysphagia'],
    ['Stable dysphagia, not progressive', 'dysphagia'],
    ['Non-progressive proximal weakness', 'muscle-weakness'],
    ['Proximal weakness, new diabetes', 'muscle-weakness'],
  ] as const)('does not hear worse where it is not: %s', (text, finding) => {
    expect(mentionOf(finding, text)?.worse).toBe(false);
  });
  it.each([
    'Extensive cutaneous ulcers',
    'Skin ulcers, bilateral',
    'Multiple digital ulcers',
    'Necrotic skin ulcer',
    'Digital gangrene',
    'Ulcers over both elbows',
    'Skin ulcers of elbows and knuckles',
    'Cutaneous ulcers on the trunk, elbows and axillae',
  ])('hears that ulceration is extensive: %s', (text) => {
    expect(mentionOf('ulceration', text)?.severe).toBe(true);
  });
  it.each([
    'Digital ulcer',
    'Skin ulcer of left elbow',
    'Skin ulcer, severe asthma',
    'Skin ulcer, not severe',
  ])('does not take one ulcer for extensive: %s', (text) => {
    expect(mentionOf('ulceration', text)?.severe).toBe(false);
  });
});
