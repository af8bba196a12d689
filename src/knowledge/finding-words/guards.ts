// What stands around a term and turns it: specification section I, "Guards" and "Modifiers".

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
/** Behind a list whose items are all of one kind: "heliotrope and Gottron ruled out". */
export const listsExcluded: readonly string[] = [
  '(ruled out|excluded|refuted|disproved)',
  '(absent|denied|negative)',
  '(not|never) (been)? (present|seen|found|noted|detected|identified|evident|reported|confirmed|observed|demonstrated|apparent|shown|elicited)',
];
/** Between such a list and what denies it. */
export const listCopulas: readonly string[] = [
  '(is|was|are|were|has|have|been|both|all|now|clinically|currently)',
];
/** Between the items of such a list: what begins another statement. */
export const notOfAList: readonly string[] = [
  '(no|not|non|never|without|now|with|is|was|are|were|has|have|because|due|secondary|since|after|present|persist*|ongoing|active|while|when|despite|though|although|who|which|if)',
];
/** Alone behind a term: "Dysphagia: none", "ILD, no". */
export const negationsAlone: readonly string[] = ['(no|none|nil|n|false|negative|neg|normal|denied|absent)'];
export const behindFillers: readonly string[] = [
  '(sign|signs|test|is|was|are|were|has|have|been|reflex|now|currently|clinically|symptom|symptoms|today|definitely|formally|subsequently|later|finding|reported|bilaterally|disorder|at|present|this|time|antibody|antibodies|level|levels|titre|titer|to|solids|liquids|papules|rash|lesions)',
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
  '(worse|worsen*|progress*|increas*|deteriorat*|new|recurr*|relaps*|flar*|exacerbat*)',
];
export const severeWords: readonly string[] = [
  '(severe*|extensive*|widespread|multiple|bilateral*|necroti*)',
];
/** A modifier does not count behind these: "not worsening", "no new". */
export const modifierNegations: readonly string[] = ['(no|not|non|without|never|nor|less|denies|nil|any)'];
/** May stand beside a modifier in a fragment that only qualifies: "dysphagia, worse since last week". */
export const fillers: readonly string[] = [
  '(uncontrolled|controlled|poorly|inadequately|insufficiently|badly|well)',
  '(acute|sudden|persist*|active|ongoing|refractory|resistant|intractable|sharp|ulcerated|ulcerating|proximal|symmetric*)',
  '(since|for|over|the|last|past|few|several|day|days|week|weeks|month|months|year|years|of|in|on|at|and|onset|very|rapidly|slowly|gradually|getting|now|recently|today|much|markedly|significantly|moderate|moderately|mild|mildly|chronic|acute|acutely|both|sites|site|areas|lesions|to|with|a|is|are|again|steadily|quickly|clinically|left|right|upper|lower|limbs|becoming|more|or|has|been|this|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter|>=0)',
  '<ulcerSite>',
];
