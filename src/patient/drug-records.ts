import type {
  Concept,
  Dosage,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
  NamedMedication,
  Period,
  Timing,
} from '../contract/fhir.js';
import type { PatientRecord } from '../contract/patient-record.js';
import { givenAs, type DrugId } from '../knowledge/drugs.js';
import { isOrder, referenceTo, wordsOf, type ReadingContext } from './chart-reading.js';
import { dayInterval, untilToday, type Day, type DayInterval } from './dates.js';
import { readDose, type DosageLike } from './doses.js';
import { DAYS_IN } from './dosing-frequency.js';
import type { DoseAt } from './facts.js';
import { tellsOfReaction } from './stop-reason.js';
import { productTextsOf, systemicDrug, type SystemicDrug } from './systemic-drug.js';

/** What one FHIR resource tells about one systemic drug: the raw material of a course. */
export interface DrugRecord extends SystemicDrug {
  readonly kind: 'order' | 'statement' | 'administration' | 'dispense';
  readonly ref: string;
  readonly state: 'ongoing' | 'on hold' | 'ended';
  /** First exposure this record tells of; undefined: it does not say. */
  readonly start: DayInterval | undefined;
  /** Last exposure; undefined while ongoing, or when an ended record does not say. */
  readonly end: DayInterval | undefined;
  /** Day the record speaks for: of two that disagree, the later one knows better. */
  readonly said: Day | undefined;
  /** An order with a boundsPeriod, which keeps it from going stale. */
  readonly bounded?: boolean;
  /** Days between doses, when a statement tells: counts the cycles of an infusion that nothing else tells of. */
  readonly intervalDays?: number | undefined;
  readonly doses: readonly DoseAt[];
  /** Status reasons of a record that stopped or was put on hold. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  /** The notes of a record that stopped or was put on hold: they may tell why. */
  readonly stopNotes: readonly string[];
}

const STATES: Readonly<Record<string, DrugRecord['state']>> = {
  active: 'ongoing',
  'on-hold': 'on hold',
  completed: 'ended',
  stopped: 'ended',
};

/** Every systemic exposure or order that the four medication sources tell of (specification B.1, "Given"). */
export function readDrugRecords(record: PatientRecord, context: ReadingContext): readonly DrugRecord[] {
  const untaken = record.medicationStatements.flatMap((statement) => untakenBy(statement, context) ?? []);
  const prescribed = [
    ...record.medicationRequests.flatMap((request) => fromOrder(request, context) ?? []),
    ...record.medicationDispenses.flatMap((dispensed) => fromDispense(dispensed, context) ?? []),
  ].flatMap((one) => asFarAsTaken(one, untaken) ?? []);
  return [
    ...prescribed,
    ...record.medicationStatements.flatMap((statement) => fromStatement(statement, context) ?? []),
    ...record.medicationAdministrations.flatMap((given) => fromAdministration(given, context)),
  ];
}

/** "Not taken": specification 0.6, not taken is neither intolerance nor inefficacy. */
interface Untaken {
  readonly drug: DrugId;
  readonly since: DayInterval | undefined;
  readonly said: Day;
}

function untakenBy(statement: MedicationStatement, context: ReadingContext): Untaken | undefined {
  if (statement.status !== 'not-taken') return undefined;
  const named = systemicDrug(statement.medication, statement.dosage);
  const since = daysOf(statement.effectivePeriod?.start ?? statement.effectiveDateTime, context);
  const said = (daysOf(statement.dateAsserted, context) ?? since)?.latest;
  return named && said !== undefined ? { drug: named.drug, since, said } : undefined;
}

/** What was prescribed before somebody said that it is not taken ends there, or never was an exposure. */
function asFarAsTaken(prescribed: DrugRecord, untaken: readonly Untaken[]): DrugRecord | undefined {
  const told = untaken.find(
    ({ drug, said }) => drug === prescribed.drug && said >= (prescribed.said ?? -Infinity),
  );
  if (!told) return prescribed;
  const { since, said } = told;
  if (!since || !prescribed.start || since.earliest <= prescribed.start.latest) return undefined;
  return prescribed.state === 'ongoing' ? { ...prescribed, state: 'ended', end: since, said } : prescribed;
}

function fromOrder(request: MedicationRequest, context: ReadingContext): DrugRecord | undefined {
  const state = STATES[request.status ?? ''];
  if (state === undefined || request.doNotPerform === true || !isOrder(request)) return undefined;
  const named = systemicDrug(request.medication, request.dosageInstruction);
  if (!named) return undefined;
  const bounds = boundsOf(request.dosageInstruction);
  const authored = daysOf(request.authoredOn, context);
  const planned = daysOf(bounds?.start, context) ?? authored;
  // An infusion of next week is ordered already; a tablet of next week is nothing yet.
  const isOrderedInfusion = named.pulse || givenAs(named.drug, named.route) === 'infusion';
  if (isFuture(authored, context) || (isFuture(planned, context) && !isOrderedInfusion)) return undefined;
  const start = isFuture(planned, context) ? undefined : planned;
  const time = span(state, start, daysOf(bounds?.end, context), context);
  const ref = referenceTo('MedicationRequest', request);
  return {
    ...named,
    kind: 'order',
    ref,
    ...time,
    said: latestOf([authored ?? start, time.state === 'ended' ? time.end : undefined]),
    bounded: bounds !== undefined,
    doses: dosesOf(request.dosageInstruction, request.medication, start, ref),
    ...wordsAbout(state !== 'ongoing', [request.statusReason], request.note),
  };
}

function fromStatement(statement: MedicationStatement, context: ReadingContext): DrugRecord | undefined {
  const state = STATES[statement.status ?? ''];
  if (state === undefined) return undefined;
  const named = systemicDrug(statement.medication, statement.dosage);
  if (!named) return undefined;
  const period = statement.effectivePeriod;
  const start = daysOf(period?.start ?? statement.effectiveDateTime, context);
  if (isFuture(start, context)) return undefined;
  const time = span(state, start, daysOf(period?.end, context), context);
  const asserted = daysOf(statement.dateAsserted, context);
  const ref = referenceTo('MedicationStatement', statement);
  return {
    ...named,
    kind: 'statement',
    ref,
    ...time,
    said: asserted?.latest ?? latestOf([start, time.end]),
    intervalDays: intervalOf(statement.dosage),
    doses: dosesOf(statement.dosage, statement.medication, start, ref),
    ...wordsAbout(state !== 'ongoing', statement.statusReason, statement.note),
  };
}

function fromAdministration(given: MedicationAdministration, context: ReadingContext): readonly DrugRecord[] {
  const { dosage, medication, status } = given;
  const stopped = status === 'stopped';
  const words = wordsAbout(stopped, given.statusReason, given.note);
  // A reaction to an infusion tells that a part of it was given.
  const partlyGiven =
    stopped && ((dosage?.dose?.value ?? 0) > 0 || tellsOfReaction([...words.reasons, ...words.stopNotes]));
  if (status !== 'completed' && status !== 'in-progress' && !partlyGiven) return [];
  const dosages = dosage ? [dosage] : [];
  const named = systemicDrug(medication, dosages);
  if (!named) return [];
  const ref = referenceTo('MedicationAdministration', given);
  return momentsOf(given, context)
    .filter((moment) => !isFuture(moment?.start, context))
    .map((moment) => ({
      ...named,
      kind: 'administration',
      ref,
      state: 'ended',
      start: moment?.start,
      end: moment?.end,
      said: moment?.end.latest,
      doses: dosesOf(dosages, medication, moment?.start, ref),
      ...words,
    }));
}

function fromDispense(dispensed: MedicationDispense, context: ReadingContext): DrugRecord | undefined {
  if (dispensed.status !== 'completed') return undefined;
  const named = systemicDrug(dispensed.medication, dispensed.dosageInstruction);
  if (!named) return undefined;
  const start = daysOf(dispensed.whenHandedOver ?? dispensed.whenPrepared, context);
  if (isFuture(start, context)) return undefined;
  const days = dispensed.daysSupply?.value ?? 0;
  // What was handed out lasts so long at most; nobody knows yet what is taken tomorrow.
  const end = start && {
    earliest: Math.min(start.earliest + days, context.asOf),
    latest: Math.min(start.latest + days, context.asOf),
  };
  const ref = referenceTo('MedicationDispense', dispensed);
  return {
    ...named,
    kind: 'dispense',
    ref,
    state: 'ended',
    start,
    end,
    said: start?.latest,
    doses: dosesOf(dispensed.dosageInstruction, dispensed.medication, start, ref),
    ...wordsAbout(false, [], dispensed.note),
  };
}

/** Only what stopped, or was put on hold, can tell why. */
function wordsAbout(
  stopped: boolean,
  statusReasons: readonly (Concept | undefined)[],
  note: readonly { readonly text?: string | undefined }[],
): Pick<DrugRecord, 'reasons' | 'notes' | 'stopNotes'> {
  const notes = note.flatMap(({ text }) => text ?? []);
  return { reasons: stopped ? statusReasons.flatMap(wordsOf) : [], notes, stopNotes: stopped ? notes : [] };
}

/** A date to come is a plan: it neither ends an exposure nor lengthens it. */
function span(
  state: DrugRecord['state'],
  start: DayInterval | undefined,
  end: DayInterval | undefined,
  context: ReadingContext,
): Pick<DrugRecord, 'state' | 'start' | 'end'> {
  if (state === 'ongoing') {
    const hasEnded = end !== undefined && end.latest < context.asOf;
    return hasEnded ? { state: 'ended', start, end } : { state, start, end: undefined };
  }
  return { state, start, end: isFuture(end, context) ? undefined : end };
}

function momentsOf(
  given: MedicationAdministration,
  context: ReadingContext,
): readonly ({ readonly start: DayInterval; readonly end: DayInterval } | undefined)[] {
  const texts = [
    given.effectiveDateTime,
    given.effectiveInstant,
    ...(given.effectiveTiming?.event ?? []),
  ].flatMap((text) => daysOf(text, context) ?? []);
  if (texts.length > 0) return texts.map((day) => ({ start: day, end: day }));
  const start = daysOf(given.effectivePeriod?.start, context);
  if (!start) return [undefined];
  return [{ start, end: daysOf(given.effectivePeriod?.end, context) ?? start }];
}

/** Days between doses, from structured timing or from "q4wk", "every 4 weeks", "monthly". */
function intervalOf(dosages: readonly Dosage[]): number | undefined {
  for (const { timing, text } of dosages) {
    const unit = DAYS_IN[timing?.repeat?.periodUnit ?? ''];
    const period = timing?.repeat?.period;
    if (unit !== undefined && period !== undefined) return (unit * period) / (timing?.repeat?.frequency ?? 1);
    const every = /(?:\bq|every )\s*(\d{1,2})\s*-?\s*(?:w|wk|wks|week|weeks)\b/i.exec(text ?? '');
    if (every?.[1]) return Number(every[1]) * 7;
    if (/\b(monthly|every month)\b/i.test(text ?? '')) return 28;
  }
  return undefined;
}

const boundsOf = (dosages: readonly Dosage[]): Period | undefined =>
  dosages.map((dosage): Timing | undefined => dosage.timing).find((timing) => timing?.repeat?.boundsPeriod)
    ?.repeat?.boundsPeriod;

const dosesOf = (
  dosages: readonly DosageLike[],
  medication: NamedMedication,
  from: DayInterval | undefined,
  ref: string,
): readonly DoseAt[] =>
  dosages.flatMap((dosage) => {
    const dose = readDose(dosage, { productTexts: productTextsOf(medication) });
    return dose ? [{ dose, text: dosage.text, from, ref }] : [];
  });

/** The days a date can mean; what lies ahead stays, for a plan is told by it. */
function daysOf(text: string | undefined, { asOf, timeZone }: ReadingContext): DayInterval | undefined {
  const days = dayInterval(text, timeZone);
  return days && (untilToday(days, asOf) ?? days);
}

const isFuture = (start: DayInterval | undefined, { asOf }: ReadingContext): boolean =>
  start !== undefined && start.earliest > asOf;

const latestOf = (days: readonly (DayInterval | undefined)[]): Day | undefined => {
  const known = days.flatMap((day) => day?.latest ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
};
