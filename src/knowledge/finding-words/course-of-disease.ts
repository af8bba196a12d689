import type { FindingWords } from './word-lists.js';

/** How the disease goes: remission, steroid dependence, taper, antibody. Specification section I. */
export const courseOfDisease = {
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
