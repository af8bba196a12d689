import type { Concept } from '../contract/fhir.js';
import type { PatientRecord, Source } from '../contract/patient-record.js';
import { OWN_SYSTEM, type ExaminationId } from '../knowledge/site-map.js';
import { valueSetsOf, type ValueSetId } from '../knowledge/value-sets.js';
import { readInFull } from './availability.js';
import { isFinal, isOrder, referenceTo, wordsOf, type ReadingContext } from './chart-reading.js';
import { dayInterval, type Day } from './dates.js';
import type { Examination, WorkUp } from './facts.js';

/** How an examination is found: by the map of the site, by code, or by what EHRs call it. */
interface Sought {
  readonly id: ExaminationId & keyof WorkUp;
  readonly sets: readonly ValueSetId[];
  readonly names: RegExp;
  /** Codes of the sets that say too little by themselves: the words must name it too. */
  readonly tooGeneral?: ReadonlySet<string>;
  /** Wordings that are something else, whatever the names find. */
  readonly not?: RegExp;
}

const SWALLOW_STUDY: Sought = {
  id: 'swallowStudy',
  sets: ['proc-swallow-study'],
  names:
    /videofluoroscop|video swallow|modified barium|barium swallow|\bmbs\b|\bmbss\b|\bfees\b|endoscopic evaluation of swallow|swallow(ing)? (study|evaluation|assessment)/i,
};
const SPEECH_LANGUAGE: Sought = {
  id: 'speechLanguageReferral',
  sets: ['ref-speech-language'],
  names:
    /speech[- ](and[- ])?language|speech therap|speech patholog|\bslp\b|\bsalt (team|referral|review|assessment|input)\b/i,
};
const ECG: Sought = { id: 'ecg', sets: ['proc-ecg'], names: /\b(ecg|ekg)\b|electrocardiogra/i };
const ECHO: Sought = {
  id: 'echocardiogram',
  sets: ['proc-echo'],
  names: /echocardiogra|\btte\b|\bcardiac echo\b/i,
};
const TROPONIN: Sought = { id: 'troponin', sets: ['lab-troponin-i', 'lab-troponin-t'], names: /troponin/i };
const LUNG_IMAGING: Sought = {
  id: 'lungImaging',
  sets: [],
  names:
    /\bhrct\b|high[- ]resolution (ct|computed)|ct (of )?(the )?(chest|thorax|lung)|(chest|thora\w+|lung) ct/i,
};
const PULMONARY_FUNCTION: Sought = {
  id: 'pulmonaryFunction',
  sets: ['proc-pft'],
  names: /pulmonary function|lung function|spirometr|\bpfts?\b|\bdlco\b|respiratory function/i,
};
const MUSCLE_MRI: Sought = {
  id: 'muscleMri',
  sets: ['proc-mri-muscle'],
  names:
    /\b(mri|mr|magnetic resonance)\b.*(muscle|thigh|myositis|limb|pelvi|upper leg|whole[- ]body)|(muscle|thigh|myositis|limb|pelvi\w*|upper legs?|whole[- ]body)\b.*\b(mri|mr|magnetic resonance)\b/i,
  // The draft of the value set says so itself: any magnetic resonance, of the brain too.
  tooGeneral: new Set(['113091000']),
  not: /\b(heart|cardiac) muscle\b/i,
};
const PHYSIOTHERAPY: Sought = {
  id: 'physiotherapy',
  sets: ['ref-physiotherapy'],
  names:
    /physio ?therap|physical therap|\bphysio\b|\bpt (referral|evaluation|eval|consult)|supervised exercise/i,
  not: /chest physio|respiratory physio/i,
};

const CHEST_RADIOGRAPH: Sought = {
  id: 'chestImaging',
  sets: [],
  names:
    /\bcxr\b|chest[ -](x-?ray|radiograph\w*|film)|(x-?ray|radiograph\w*),? (of )?(the )?chest|\bxr chest\b|\bhrct\b|ct (chest|thorax)|(chest|thora\w+) ct/i,
};
const FUNDUS: Sought = {
  id: 'fundus',
  sets: [],
  names:
    /\bfundus|fundoscop|funduscop|ophthalmoscop|retina(l)? (exam|screen|photo|imaging)|optical coherence tomograph|\boct\b.*(retin|macul)|visual field/i,
};

const DONE_PROCEDURE = new Set(['completed', 'in-progress']);
const DONE_REPORT = new Set(['final', 'amended', 'corrected', 'appended', 'preliminary', 'partial']);
const ORDERED = new Set(['active', 'on-hold', 'completed']);

/** What was done or ordered, from Procedures, DiagnosticReports, Observations and ServiceRequests. */
export function readWorkUp(record: PatientRecord, context: ReadingContext): WorkUp {
  const examine = (sought: Sought, where: readonly Source[]): Examination =>
    examinationOf(record, sought, where, context);
  const byProcedure: readonly Source[] = ['procedures', 'diagnosticReports'];
  return {
    swallowStudy: examine(SWALLOW_STUDY, byProcedure),
    speechLanguageReferral: examine(SPEECH_LANGUAGE, ['procedures', 'serviceRequests']),
    ecg: examine(ECG, byProcedure),
    echocardiogram: examine(ECHO, byProcedure),
    troponin: examine(TROPONIN, ['laboratory']),
    lungImaging: examine(LUNG_IMAGING, byProcedure),
    pulmonaryFunction: examine(PULMONARY_FUNCTION, byProcedure),
    muscleMri: examine(MUSCLE_MRI, byProcedure),
    physiotherapy: examine(PHYSIOTHERAPY, ['procedures', 'serviceRequests']),
    chestImaging: examine(CHEST_RADIOGRAPH, byProcedure),
    fundus: examine(FUNDUS, byProcedure),
  };
}

function examinationOf(
  record: PatientRecord,
  sought: Sought,
  where: readonly Source[],
  { asOf, timeZone }: ReadingContext,
): Examination {
  const seen: { readonly day: Day; readonly ref: string }[] = [];
  const note = (
    ref: string,
    code: Concept | undefined,
    when: string | undefined,
    sites: readonly Concept[] = [],
  ): void => {
    const day = isSought(code, sought, sites) ? dayInterval(when, timeZone) : undefined;
    if (day && day.earliest <= asOf) seen.push({ day: day.earliest, ref });
  };
  for (const one of record.procedures) {
    if (!DONE_PROCEDURE.has(one.status ?? '')) continue;
    note(
      referenceTo('Procedure', one),
      one.code,
      one.performedDateTime ?? one.performedPeriod?.start,
      one.bodySite,
    );
  }
  for (const one of record.diagnosticReports) {
    if (!DONE_REPORT.has(one.status ?? '')) continue;
    note(
      referenceTo('DiagnosticReport', one),
      one.code,
      one.effectiveDateTime ?? one.effectivePeriod?.start ?? one.issued,
    );
  }
  for (const one of record.observations) {
    if (!isFinal(one)) continue;
    note(
      referenceTo('Observation', one),
      one.code,
      one.effectiveDateTime ?? one.effectivePeriod?.start ?? one.issued,
    );
  }
  const ordered = record.serviceRequests.flatMap((one) => {
    const wanted =
      ORDERED.has(one.status ?? '') &&
      isOrder(one) &&
      one.doNotPerform !== true &&
      isSought(one.code, sought, one.bodySite);
    const day = wanted ? dayInterval(one.authoredOn ?? one.occurrenceDateTime, timeZone) : undefined;
    return day ? [{ day: day.latest, ref: referenceTo('ServiceRequest', one) }] : [];
  });
  seen.sort((a, b) => b.day - a.day);
  ordered.sort((a, b) => b.day - a.day);
  const done = seen[0]?.day;
  const open = ordered.find((one) => done === undefined || one.day > done);
  return {
    done,
    ordered: open?.day,
    from: [...seen.slice(0, 1), ...(open ? [open] : [])].map(({ ref }) => ref),
    known: readInFull(record.availability, where),
  };
}

function isSought(
  code: Concept | undefined,
  { id, sets, names, tooGeneral, not }: Sought,
  sites: readonly Concept[],
): boolean {
  if (!code) return false;
  if (code.coding.some((coding) => coding.system === OWN_SYSTEM.examination && coding.code === id))
    return true;
  const own = wordsOf(code);
  if (not && own.some((words) => not.test(words))) return false;
  const coded = code.coding.some(
    (coding) =>
      tooGeneral?.has(coding.code ?? '') !== true &&
      sets.some((set) => valueSetsOf(coding.system, coding.code).has(set)),
  );
  // "Magnetic resonance imaging" of the body site "Thigh".
  const where = sites.flatMap(wordsOf).join(' ');
  return coded || own.some((words) => names.test(`${words} ${where}`));
}
