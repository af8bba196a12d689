import { diagnosisWords } from '../knowledge/finding-words/diagnosis.js';
import { recogniseFindings } from './recognise-finding.js';
import { bestOf, certaintyAlone, certaintyOf, lessSure, surer, type Certainty } from './words/certainty.js';
import { clausesOf, type Clause } from './words/clauses.js';
import { anyOfThese, says } from './words/pattern.js';

export interface DiagnosisMention {
  readonly dermatomyositis: Certainty | undefined;
  readonly juvenile: boolean;
  /** Names dermatomyositis itself, not "dermatopolymyositis" (ICD-10 M33.9), and is sure of it. */
  readonly namesDermatomyositis: boolean;
  readonly remission: boolean;
}

const DERMATOMYOSITIS = anyOfThese(diagnosisWords.dermatomyositis);
const JUVENILE = anyOfThese(diagnosisWords.juvenile);
const DRUG_INDUCED = anyOfThese(diagnosisWords.drugInduced);
const TNF_INDUCED = anyOfThese(diagnosisWords.tnfInduced);

const MAY_NAME_IT = /myosit|jdm|cadm|\bdm\b/i;
const NOT_NAMED: DiagnosisMention = {
  dermatomyositis: undefined,
  juvenile: false,
  namesDermatomyositis: false,
  remission: false,
};

/** What the words of one Condition say about dermatomyositis. "DM" alone is diabetes and never read. */
export function recogniseDiagnosis(texts: readonly string[]): DiagnosisMention {
  // Called for every Condition of every patient, of whom almost none has it.
  if (!texts.some((text) => MAY_NAME_IT.test(text))) return NOT_NAMED;
  const read = texts.map(clausesOf);
  const states = read.map((clauses) => certaintyAmong(clauses, DERMATOMYOSITIS));
  const dermatomyositis = states.reduce((a, b) =>
    a === undefined ? b : b === undefined ? a : lessSure(a, b),
  );
  return {
    dermatomyositis,
    juvenile: read.flat().some(({ words }) => says(words, JUVENILE)),
    namesDermatomyositis: states.includes('present'),
    remission:
      dermatomyositis !== undefined &&
      recogniseFindings(texts, 'remission').some(({ certainty }) => certainty === 'present'),
  };
}

/** How sure the clauses of one text are of a term; also by the fragment behind: "Dermatomyositis, family history of". */
function certaintyAmong(clauses: readonly Clause[], pattern: RegExp): Certainty | undefined {
  return clauses
    .flatMap((clause, index) => {
      const inClause = bestOf([clause], pattern);
      if (inClause === undefined) return [];
      const alone = certaintyAlone(clauses[index + 1]?.words ?? '');
      return alone === undefined ? inClause : lessSure(inClause, alone);
    })
    .reduce<Certainty | undefined>(surer, undefined);
}

/** Does the record say that dermatomyositis was induced by a drug (a TNF inhibitor)? A suspicion is enough. */
export function namesDrugInducedDermatomyositis(texts: readonly string[]): boolean {
  const clauses = texts.flatMap(clausesOf);
  const isNamed = clauses.some(({ words }) => says(words, DERMATOMYOSITIS));
  return clauses.some(({ words }) => {
    const says = (pattern: RegExp, must: (match: RegExpExecArray) => boolean): boolean =>
      [...words.matchAll(pattern)].some((match) => {
        const certainty = certaintyOf(words, match.index, match.index + match[0].length);
        return certainty !== 'negated' && certainty !== 'relative' && must(match);
      });
    // Beside the diagnosis "TNF-inhibitor-associated" is enough, unless another disease follows: "... psoriasis".
    const endsClause = (match: RegExpExecArray): boolean => match.index + match[0].length === words.length;
    return says(DRUG_INDUCED, () => true) || (isNamed && says(TNF_INDUCED, endsClause));
  });
}
