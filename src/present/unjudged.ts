import type { Source } from '../contract/patient-record.js';
import type { CardPlan, Unjudged } from './card-plan.js';
import { titledList } from './markdown.js';
import { capitalised, distinct, listInWords, plainLine } from './text.js';

/** The prefetch keys in a clinician's words. */
const SOURCES: Readonly<Record<Source, string>> = {
  patient: 'patient details',
  conditions: 'the problem list',
  medicationRequests: 'prescriptions',
  medicationDispenses: 'dispensed medication',
  medicationStatements: 'the medication list',
  medicationAdministrations: 'medication given',
  laboratory: 'laboratory results',
  surveys: 'scores and questionnaires',
  exams: 'examination findings',
  vitalSigns: 'vital signs',
  allergies: 'allergies',
  procedures: 'procedures',
  diagnosticReports: 'diagnostic reports',
  serviceRequests: 'ordered examinations',
};

/** More sources than this are counted, not named, in a summary. */
const MOST_NAMED = 2;

const INTERNAL_ERROR = 'An internal error, which was reported';

/** What the card is called: it must not read like the advice that could not be given. */
const nameOf = ({ rule, about }: Unjudged): string =>
  rule.kind === 'pathway' ? 'Next treatment step' : about ? `${rule.title} (${about.name})` : rule.title;

const missingFrom = (finding: Unjudged): readonly Source[] =>
  finding.outcome === 'broken' ? [] : finding.missing;

const sourcesInWords = (sources: readonly Source[]): string =>
  listInWords(sources.map((source) => SOURCES[source]));

/** "Not everything could be checked: allergies could not be read". */
export function summariseUnjudged({ unjudged }: CardPlan): string {
  const sources = distinct(unjudged.flatMap(missingFrom));
  const more = sources.length - MOST_NAMED;
  const named =
    more <= 0
      ? sourcesInWords(sources)
      : listInWords([...sources.slice(0, MOST_NAMED).map((source) => SOURCES[source]), `${more} more`]);
  const reasons = [
    ...(sources.length > 0 ? [`${named} could not be read in full`] : []),
    ...(unjudged.some(({ outcome }) => outcome === 'broken') ? ['internal error'] : []),
  ];
  return plainLine(`Not everything could be checked: ${reasons.join('; ')}`);
}

/** Which questions stay open and why, those with the same reason on one line. */
function openQuestions(unjudged: readonly Unjudged[]): readonly string[] {
  const reasonOf = (finding: Unjudged): string => {
    const missing = missingFrom(finding);
    return missing.length === 0
      ? INTERNAL_ERROR
      : `${capitalised(sourcesInWords(missing))} could not be read in full`;
  };
  return distinct(unjudged.map(reasonOf)).map((reason) => {
    const names = distinct(unjudged.filter((finding) => reasonOf(finding) === reason).map(nameOf));
    return `${reason}: ${names.join('; ')}`;
  });
}

/** The body of the card; as a section of another card the heading alone tells what it is. */
export const unjudgedBlocks = ({ topic, unjudged }: CardPlan): readonly string[] => [
  ...titledList('Could not be checked', openQuestions(unjudged)),
  ...(topic === 'could-not-assess'
    ? titledList('What to do', [
        'Look these points up in the chart: no card on them does not mean that all is clear',
      ])
    : []),
];
