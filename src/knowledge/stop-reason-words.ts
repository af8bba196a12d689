/**
 * Why a treatment ended, in the words of charts: specification section I, "statusReason / reason for stopping".
 * The notation is that of finding-words.ts. Denied words are taken out first, then the table is read in this order.
 */
export type StopReason = 'intolerance' | 'inefficacy' | 'remission' | 'outside';

interface StopReasonWords {
  readonly counts: readonly string[];
  /** Taken out of the text before `counts` is read. */
  readonly never?: readonly string[];
}

/** What can only be raised, worse or failed because of a drug, never for want of effect. */
const organ =
  '(hepatitis|gout|alt|ast|ggt|lft|lfts|transaminase*|transaminitis|creatinine|liver|hepatic|renal|kidney|egfr|enzymes|cytopeni*|neutropeni*|leukopeni*|leucopeni*|anemia|hemoglobin|platelet*|wbc|wcc|white cell*|nausea|vomiting|headache*|hypertension|blood pressure|bp|side effect*|adverse effect*|toxicit*|infection*|glucose|diabetes|hba1c|lipid*|weight|mood|bone|heart|cardiac)';

export const stopReasonWords: Readonly<Record<StopReason, StopReasonWords>> = {
  intolerance: {
    counts: [
      'adverse (drug|infusion|skin|serious)? (effect*|event*|reaction*|experience)',
      '(adr|adrs|sae)',
      '(side effect*|sideeffect*|undesirable effect*)',
      'intoleran*',
      '(intolerable|serum sickness)',
      '(not|poorly|badly|never|barely|hardly|didnt|doesnt|couldnt|isnt|wasnt|unable to|cannot|could not|did not|does not|failed to|inability to|difficulty) (been|be|well|being)? (tolerat*)',
      '(poor|lack of|limited|bad|loss of) .. tolerabilit*',
      '(poor|no) (gi|gastrointestinal|oral)? tolerance',
      '(toxic*|neurotox*|cardiotox*|myelotox*|gastrotox*)',
      '(allerg*|hypersensitiv*|anaphyla*|angioedema|urticaria|hives)',
      '(chills|rigors|hypotension|bronchospasm|flushing)',
      '(fever|fevers|febrile|pyrexia*|rash|itch*|pruritus|dyspnea|breathless*|wheez*|chest (pain|tightness)|collapse*|shock) .. (during|after|with|following|on|from) .. (infusion*|injection*|dose|doses|ivig|rituximab|infliximab|immunoglobulin)',
      '(infusion|injection) .. (stopped|aborted|abandoned|discontinued|halted) .. (fever|fevers|rash|itch*|dyspnea|breathless*|wheez*|chest)',
      '(infusion|injection site|injection|drug|allergic|transfusion|serious|severe|systemic) (related|site)? reaction*',
      'reaction to (drug|medication|medicine|infusion|injection|ivig|treatment|it)',
      '(drug|medication) (rash|eruption|fever|hypersensitivity)',
      '(rash|eruption|fever|hives|itch*) (from|due to|caused by|secondary to|to) (the|this)? (drug|medication|medicine|treatment|therapy)',
      '(dress|stevens johnson|sjs)',
      `(alt|ast|ggt|lft|lfts|transaminase*|creatinine|(liver|hepatic) (enzyme|enzymes|function|test|tests|blood tests)|bilirubin) .. (raised|elevat*|high|higher|rise|rising|rose|risen|increas*|abnormal*|derang*|up|uln|bump|spike|x uln)`,
      '(raised|elevat*|high|rise in|rising|increas*|abnormal*|derang*|worsening) ~1 (alt|ast|ggt|lft|lfts|transaminase*|creatinine|(liver|hepatic) (enzyme|enzymes|function|test|tests|blood tests))',
      '(transaminitis|hypertransaminas*)',
      '(alt|ast|ggt|lft|lfts|transaminase*|creatinine) ..2 (>=2|two|three|four|five|six|ten) (x|times|fold)',
      '(alt|ast|ggt|lft|lfts|transaminase*|creatinine) .. (climb*|doubl*|tripl*|creep*|jump*|soar*|went up|going up|above)',
      '(hepatotox*|hepatitis|hepatic injury|liver injury|liver damage|jaundice|dili)',
      '(nephrotox*|renal impairment|renal failure|kidney injury|renal dysfunction|kidney damage|kidney failure|aki|(worsening|declining|deteriorating|impaired|reduced) (renal|kidney) function)',
      '(cytopeni*|pancytopeni*|bicytopeni*|leukopeni*|leucopeni*|neutropeni*|thrombocytopeni*|lymphopeni*|agranulocyt*|myelosuppress*|(marrow|bone marrow) (suppression|toxicity|failure))',
      '(wbc|wcc|white cell*|white count*|platelet*|neutrophil*|blood count*|counts) .. (low|falling|fell|drop*|down)',
      '(low|falling|fall in|drop in|dropping) .. (wbc|wcc|white cell*|white count*|platelet*|neutrophil*|blood count*|counts)',
      '(nausea|nauseous|nauseated|vomit*|diarrhea*|queasiness)',
      '(gi|gastrointestinal|stomach|gastric|abdominal) (upset|intoleran*|side effects|disturbance|symptoms|distress)',
      '(mouth|oral) (ulcer*|sore*)',
      '(mucositis|stomatitis)',
      '(alopecia|hair (loss|thinning|fall))',
      '(headache*|migraine*)',
      '(aseptic meningitis|hemolysis|hemolytic anemia)',
      '(thrombos*|thromboembol*|dvt|pulmonary embol*|stroke|myocardial infarct*)',
      '(hypertension|high blood pressure|raised blood pressure|raised bp)',
      '(retinopath*|maculopath*|retinal toxicity|qt prolongation|long qt)',
      '(pneumonitis|pml|leukoencephalopath*|hemorrhagic cystitis|gi perforation|bowel perforation)',
      '(cushingoid|osteonecrosis|avascular necrosis|steroid psychosis|steroid induced|hyperglycemia|hirsutism|gum hypertrophy|gingival hyperplasia|tremor)',
      '(drug|tnf|medication|methotrexate|steroid|etanercept|adalimumab|infliximab) (inhibitor|blocker)? (induced|associated|related) _?',
      '(serious|severe|recurrent|recurring|repeated|frequent|multiple|opportunistic|life threatening) .. (infection*)',
      '(sepsis|septic*|pneumonia|opportunistic infection*)',
      '(infection*|infected|zoster|shingles|cellulitis|uti|utis|covid*)',
    ],
    never: [
      '(fear|fears|worried|worry|worries|anxious|anxiety|concern|concerns|concerned|apprehensi*) (of|about|over|regarding|re|for|with) .. (side effects|adverse effects|toxicit*|infection*|effects|reaction*|risk|risks|safety)',
      '(risk|risks) (of|for) .. _',
      '(family history|fh) (of)? _ (_)?',
      '(prevention|prophylaxis|avoidance) (of|against|for) .. (infection*|thrombos*|headache*|reaction*)',
      '(to|prevent|avoid|minimise) (avoid|prevent|minimise)? .. (side effects|toxicit*|infection*|headache*|reaction*)',
      '(well|good|better|now) (tolerated|tolerat*|tolerance|tolerability)',
      'hepatitis (b|a) (vaccin*|immunis*|screen*|status|serology)',
      '(covid*|zoster|shingles|influenza|pneumo*) (_)? (vaccin*|immunis*|booster|jab|shot)',
    ],
  },
  inefficacy: {
    counts: [
      '(inefficac*|ineffectiv*|inefficien*|ineffectual|nonefficac*)',
      '(not|no longer|never|isnt|wasnt|didnt|doesnt|did not|does not|hasnt|without being|nor) (really|been|very|fully|adequately|sufficiently|clinically|be|being|found|enough|particularly|appear*|seem*|to|to be|proven|as)? (to|be|very)? (effective|efficacious|work|worked|working|help|helped|helping|helpful|respond|responding|responded|improv*|better|beneficial|benefit*|controlled|controlling|control|sufficient|enough)',
      '(unsuccessful*|no better|not any better)',
      '(stopped|ceased) (working|responding|helping|being effective)',
      '(lack|loss|lost|absence|want|waning) .. (effect|effects|effectiveness|efficacy|response|benefit|improvement|control|responsiveness)',
      '(no|nil|little|minimal|without|limited|negligible|zero|not much|hardly any|barely any|non|modest) (clinical|significant|real|sustained|adequate|further|measurable|meaningful|clear|discernible|definite|obvious|apparent|appreciable|any|therapeutic|signs of|sign of|evidence of|muscle|skin|objective|subjective|long term|lasting)? (clinical|significant|further|meaningful|sustained|or minimal)? (respon*|benefit|effect|effects|effectiveness|efficacy|efficacious|improvement|help|change|difference|remission)',
      '(nonrespon*|nonefficacy|unrespons*)',
      '(inadequate*|insufficient*|suboptimal*|sub optimal|poor|poorly|partial*|incomplete*|minimal*|unsatisfactory|disappointing|limited|weak|short lived|transient|temporary|slow|only partial|not enough|not fully|less than (adequate|optimal)) .. (response|responder*|responsive*|respond*|improvement|improved|control|controlled|effect|efficacy|benefit|remission|relief)',
      '(response|improvement|control|effect|efficacy|benefit) (was|is|remained|remains|has been)? (too|only|deemed|considered|judged|very)? (inadequate|insufficient|suboptimal|poor|partial|incomplete|minimal|unsatisfactory|limited|lost|short lived|waned|modest|disappointing|slow)',
      '(treatment|therapeutic|therapy|primary|secondary|drug|methotrexate|mtx|ivig|rituximab|biologic|dmard|virologic|clinical) (failure|failures|non response|nonresponse|resistance|failed)',
      '(failed|fails|failing|failure)',
      '(refractory|treatment resistant|resistant disease|steroid resistant|resistant to)',
      'not in remission',
      '(remission|response|control|goal*|target*) (was|is|has|had)? (not|never) .. (achieved|reached|attained|sustained|maintained|met)',
      '(flare|flares|flared|flaring|relaps*|breakthrough|recurrence)',
      '(progress|progressed|progressing|progression|progressive|worse|worsen*|deteriorat*)',
      '(persist*|ongoing|continued|continuing|still|remains|residual|uncontrolled|poorly controlled|high|increased|increasing|rising) (high|clinically|skin|muscle|dm|jdm|disease)? (disease|active|activity|weak|weakness|rash|inflammation|symptoms|dysphagia|skin disease|myositis|ck)',
      'active disease',
      '(disease|symptoms|rash|weakness|skin|myositis|jdm|dm) (is|are|was|were|remains|remained|still)? (still|poorly|inadequately|not|persist*|uncontrolled|active) (well|adequately|fully)? (active|controlled|uncontrolled|improv*|respond*)?',
      '(escalat*|stepped up|step up|treatment intensif*|intensified)',
    ],
    never: [
      // "Flare after stopping for remission": it flared without the drug.
      '(flare|flares|flared|flaring|relaps*|recurrence|worse*|progress*) .. (off|after|following|since|once|upon|on|post|when|months after|weeks after) .. (stop*|discontinu*|cessation|ceas*|withdraw*|withdrew|coming off|came off|wean* off|taper* off|off treatment|off therapy|off drug|off it|completi*|treatment ended|ended|holding)',
      '(flare|flares|flared|flaring|relaps*) (while|when|whilst|since|once)? off (treatment|therapy|drug|medication|it|all)?',
      `(worse|worsen*|progress*|persist*|rising|deteriorat*|increas*) (of|in)? ${organ}`,
      `${organ} (flare|flares|flared|relaps*)`,
      `${organ} (function*|tests)? (worse|worsen*|progress*|persist*|rising|deteriorat*|increas*)`,
      '(renal|kidney|heart|cardiac|liver|hepatic|respiratory|multiorgan|organ|marrow|ovarian|venous access|access|cannulation|iv access) (failure|failed)',
      '(failed|failure|fails) (to|of)? .. (attend*|collect*|take*|start*|pick up|refill*|tolerat*|return*|approval|authoris*|appointment*|insurance|cannulat*|venous access|contraception|engage*)',
      '(auth|authorisation|appeal|insurance|approval) (failed|failure)',
      '(failed|failing) .. (auth|authorisation|appeal|step therapy|screening)',
      '(well|good|excellent) (controlled|control|response)',
      '(dose|dosing) escalat*',
    ],
  },
  remission: {
    counts: [
      'remission',
      '(inactive|quiescent|quiescence)',
      'no (evidence of|signs of|longer)? active disease',
      '(resolved|resolution)',
      '(well|completely|fully|good|excellent|stable) (controlled|control|disease control)',
      '(good|complete|excellent|full|sustained|very good|great|adequate|satisfactory|favourable) (clinical|disease|treatment|sustained|and sustained)? (response|responder|control|improvement)',
      '(responded|responding|doing|improved) (very|really|extremely)? (well|completely|fully)',
      '(weaned|tapered|weaning|tapering|wean|taper) .. off',
      '(successfully|gradually|slowly|now|fully) (weaned|tapered)',
      '(taper|wean|tapering|weaning) (was|is)? (complete*|finished)',
      '(course|therapy|treatment|regimen|cycle|cycles|pulses|protocol|induction|infusions|schedule|doses|dose|pulse) .. (complet*|finished|ended as)',
      '(complet*|finished|end of|ended) .. (course|therapy|treatment|regimen|cycle|cycles|pulses|protocol|induction|infusions|schedule|taper|dose|doses)',
      '(as|per) (planned|plan|protocol|scheduled|schedule)',
      '(planned|scheduled|elective) (end|stop|discontinuation|completion|cessation|withdrawal|date)',
      'no longer (clinically|medically)? (needed|required|indicated|necessary|need*|require*)',
      '(not|no) (needed|required) (any more|anymore|any longer|now|currently|longer)',
      '(goal|goals|target|therapeutic goal) .. (achieved|met|reached|attained)',
      '(response|target|goal|goals) (was|has been)? (achieved|attained)',
      '(achieved|reached|met|attained) .. (target|goal|goals|response|treatment aim)',
      '(all|planned|full) (>=0)? (doses|infusions|cycles|pulses|courses) (given|administered|received|done)',
      '(disease free|symptom free|asymptomatic|symptoms resolved|recovered|full recovery|normal strength|cured)',
      '(disease|clinical|clinically|condition|significant|marked|substantial|sustained) (has|was|is)? (improved|improvement)',
      'stable (off|without)',
    ],
    never: [
      '(partial*|incomplete|near|not in|no|never in|without|failed to achieve|not achieved|towards|until|goal of|aim*|target*) .. remission',
      'remission .. not',
      '(not|un) .. (resolved|well controlled|inactive)',
      'unresolved',
      '(side effect*|adverse (effect*|event*)|headache*|nausea|reaction|rash|infection) .. resolved',
      '(treatment|therapy|course) incomplete',
      'protocol (deviation|violation)',
    ],
  },
  outside: {
    counts: [
      '(pregnan*|conceiv*|conception|preconception|ivf|fertility|family planning|plans family|planning (a)? family|start* a family)',
      '(trying|try|tries|hoping|planning|plans|wish*|want*) (for|to)? (have)? (a|another|more)? (baby|babies|child|children)',
      '(breast feed*|breastfe*|lactat*|nursing mother|nursing)',
      '(surgery|surgical|operation|perioperative|preoperative|pre op|preop|arthroplasty|procedure)',
      '(vaccin*|immunis*)',
      '(cost|costs|costly|expens*|afford*|unaffordable|financial|finances|copay|co pay|price)',
      '(insurance|insurer|payer|prior auth*|preauthor*|funding|coverage|not covered|denied by|reimburs*|authorisation|approval)',
      '(no|not|without|lack of|off) ..2 (formulary|insurance|insurer|funding|funds|coverage|stock|supply|supplies|reimbursement|approval|authorisation|money|access)',
      '(formulary|non formulary|nonformulary)',
      '(supply|supplies|shortage*|stock|unavailab*|availability|not available|backorder*|back order*|recall*|discontinued by manufacturer|out of stock)',
      'self (discontinu*|stopped|ceased|withdrew|withdrawn|stopping)',
      '(dislike*|hates)',
      '(brand|generic|biosimilar|pharmacy|therapeutic) (substitut*|switch*|interchange)',
      '(preference|prefers|preferred)',
      '(not|didnt|did not|doesnt|does not|no longer) (want|wants|wanted|wish|wishes|wished|agree*|consent*|willing)',
      '(patient|patients|parent|parents|parental|family|mother|father|own|personal) (preference|choice|request*|wish*|decision|decided|elected|chose|declin*|refus*|stopped|self discontinu*)',
      '(refus*|declined|declines|unwilling)',
      '(needle*|injection phobia|fear of injections|injection fatigue|injection aversion|trypanophobia)',
      '(fear|fears|worried|worry|worries|anxious|anxiety|concern|concerns|concerned|apprehensi*) (of|about|over|regarding|re) .. (side effects|adverse effects|toxicit*|infection*|effects|reaction*|risk|risks|safety)',
      '(not|poorly|non) (been)? (adheren*|adhering|complian*|complying)',
      '(adheren*|nonadheren*|complian*|noncomplian*|concordance)',
      '(not|never|wasnt|isnt|didnt|did not|stopped|forgot to|forgetting to|not been) (been|actually|being|to)? (taken|taking|take|started|start|collected|dispensed|picked up|filled)',
      '(ran|run) out',
      '(lost to (follow up|fu|f u|followup)|ltfu|dna|did not attend|failed to attend|no show|no follow up)',
      '(moved|moving|relocat*|emigrat*|transferred|transfer of care|travel*|abroad|transition* to adult)',
      '(chang*|switch*|convert*|substitut*|move*) .. (brand|route|formulation|biosimilar|generic|device|subcutaneous|sc|subcut|oral|iv|intravenous|preparation|product|strength|tablets|injection|pen|manufacturer|liquid)',
      '(formulation|route|brand|biosimilar|device|non medical|nonmedical) (was)? (change|changed|switch|switched)',
      '(duplicate*|duplication|entered twice|expired|order error|prescribing error|reordered|re ordered|reorder|renewed|represcribed|re prescribed|clerical)',
    ],
  },
};

/** A single or simple infection: intolerance, with caution (specification I, "traps"). */
export const simpleInfection: readonly string[] = [
  '(infection*|infected|zoster|shingles|cellulitis|uti|utis|covid*)',
];

/** Only these named: a mild reaction, which withholds no drug (specification B.1, B.6 "withheld for a headache"). */
export const mildReactions: readonly string[] = [
  '(headache*|migraine*|nausea|nauseous|nauseated|fever|fevers|febrile|pyrexia*|chills|rigors|queasiness)',
  '(side effect*|adverse (effect*|event*|reaction*)|intoleran*)',
];

/** Beside a headache or a fever these tell of more than a mild reaction; a reaction by name stays an intolerance. */
export const moreThanMild: readonly string[] = [
  '(mening*|photophobia|papilledema|nuchal|(neck|nuchal) ~1 (stiff|stiffness|rigidity|rigid))',
  '(anaphyla*|shock|angioedema|collapse*|syncop*|faint*|unconscious*|reaction|reactions|allerg*|hypersensitiv*|serum sickness)',
  '(rash*|urticari*|hives|itch*|prurit*|swelling|edema)',
  '(dyspnea|breathless*|sob|wheez*|bronchospasm|hypox*|desaturat*|chest|stridor)',
  '(hypotens*|hypertens*|tachycard*|arrhythmi*)',
  '(thromb*|embol*|dvt|stroke|infarct*|hemoly*|anemi*|jaundice)',
  '(renal|kidney|creatinine|liver|hepatic)',
  '(seizure*|convuls*|confus*|encephal*|visual|vision|paresis|paralys*)',
  '(hospital*|admitted|admission|icu|emergency|lumbar puncture)',
  '(pain|pains|myalgia*|vomit*|diarrhea*|infection*|sepsis)',
];

/** Before a reason: it is named to be denied ("no side effects", "not for inefficacy", "ineffective rather than toxic"). */
export const stopReasonNegations: readonly string[] = [
  '(no|not|nor|nil|none|without|never|denies|denied|doesnt|didnt|isnt|wasnt|hasnt|dont)',
  '(absence|free) (of|from)',
  '(negative|neg) for',
  '(rather than|instead of|ruled out|excluded|unrelated to|irrespective of|regardless of|despite)',
];
/** Look like a denial and are none: "not tolerated because of nausea", "no response and nausea". */
export const stopReasonNotNegations: readonly string[] = [
  '(no|not|nil|without|never|doesnt|didnt|isnt|wasnt|hasnt|non) (been|yet|any|really|significant*|clinical*|sufficient*|adequate*|longer|fully|well|much|very|able to|a|enough|responsive|good)? (been|be|well)? (respon*|benefit*|improv*|effect|effective*|efficac*|work*|help*|better|control*|tolerat*|remission|change|continu*|taken|taking|take|needed|required|started|adheren*|complian*|resolv*|resolution|only|just|eat*|cope|coping|active|achieved)',
];
/** A denial reaches no further than these: "not continued because of nausea". */
export const stopReasonNegationEnds: readonly string[] = [
  '(because of|because|due to|owing to|secondary to|caused by|as a result of|on account of|given|after|since|following|however|although|though|except|apart from|other than|now|then)',
];
/**
 * What a denial may deny of a reason, so that it reaches it all the same: "not stopped because of nausea". Behind
 * "not repeated because of" nausea is the reason.
 */
export const stopReasonNotTheReason: readonly string[] = [
  '(stop*|discontinu*|ceas*|cessation|end|ended|withdr*|switch*|interrupt*|held|toxicit*|problem*|issue*|reaction*)',
  '(been|being|be|was|is|to|have|a|really|primarily|mainly|directly|necessarily|clearly|probably)',
  '(thought|felt|believed|considered|deemed|judged|found|likely|related|attributed)',
];
/** Behind a reason: "side effects: none". */
export const stopReasonDeniedBehind: readonly string[] = [
  '(none|nil|no|absent|excluded|ruled out|negative|unlikely|not (seen|reported|present|noted|observed|raised|the reason|suspected))',
];
