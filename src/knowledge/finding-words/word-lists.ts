/**
 * The notation of the word lists, and what several of them share. A clinician can review this folder alone.
 *
 * Notation (whole words, US or UK spelling, hyphens as spaces; compiled once by src/patient/words/pattern.ts):
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
  unable:
    '(unable|inability|cannot|cant|could not|couldnt|not able|no longer able|can no longer|no longer can|incapable)',
  belly: '(abdominal|abdomen|abdo|epigastric|epigastrium|belly|tummy|stomach)',
  ache: '(pain|pains|ache|aches|cramp|cramps|cramping|colic)',
  ild: '(ild|interstitial (lung|pulmonary) (disease*|disorder*|involvement|fibrosis)|interstitial pneumon*|nsip|uip|(organising|organizing) pneumon*|(lung|pulmonary) fibrosis|fibrosis of .. (lung|lungs)|(fibrosing|fibrotic) (alveolitis|lung disease))',
  relative:
    '(family history|family hx|fhx|fh|mother*|father*|mum|mums|mom|moms|dad|dads|sibling*|brother*|sister*|(his|her|identical) twin|twins|aunt|aunts|uncle|uncles|cousin*|niece*|nephew*|grandm*|grandf*|grandp*|granddaughter*|maternal*|paternal*|parent|parents|parental|daughter*|son|sons|relatives|(a|degree|blood|close) relative|family member*|wife*|husband*|partner|partners)',
} as const;
