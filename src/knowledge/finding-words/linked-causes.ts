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
  'consequence of',
  'complication of',
  'explained by',
  'on account of',
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
  '(active|flaring|uncontrolled) (disease|skin disease|inflammation)',
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
