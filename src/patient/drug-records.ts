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
import { classOf, givenAs, type DrugId, type Route } from '../knowledge/drugs.js';
import type { ReadingContext } from './condition-status.js';
import { dayInterval, type Day, type DayInterval } from './dates.js';
import { readDose } from './doses.js';
import type { DoseAt } from './facts.js';
import { recogniseDrug } from './recognise-drug.js';
import { routeOf } from './recognise-route.js';
import { tellsOfReaction } from './stop-reason.js';

/** What one FHIR resource tells about one systemic drug: the raw material of a course. */
export interface DrugRecord {
  readonly kind: 'order' | 'statement' | 'administration' | 'dispense';
  readonly ref: string;
  readonly drug: DrugId;
  readonly route: Route | undefined;
  /** Intravenous glucocorticoid pulse. */
  readonly pulse: boolean;
  readonly state: 'ongoing' | 'on hold' | 'ended';
  /** First exposure this record tells of; undefined: it does not say. */
  readonly start: DayInterval | undefined;
  /** Last exposure; undefined while ongoing, or when an ended record does not say. */
  readonly end: DayInterval | undefined;
  /** Day the record speaks for: of two that disagree, the later one knows better. */
  readonly said: Day | undefined;
  /** An order with a boundsPeriod, which keeps it from going stale. */
  readonly bounded: boolean;
  /** Days between doses, when the record tells: counts the cycles of an infusion known by a statement only. */
  readonly intervalDays: number | undefined;
  readonly doses: readonly DoseAt[];
  /** Status reasons of a record that stopped or was put on hold. */
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  /** The notes of a record that stopped or was put on hold: they may tell why. */
  readonly stopNotes: readonly string[];
  readonly productTexts: readonly string[];
}

const ORDER_INTENTS = new Set(['order', 'original-order', 'instance-order', 'filler-order', 'reflex-order']);
const ORDER_STATES: Readonly<Record<string, DrugRecord['state']>> = {
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
  const state = ORDER_STATES[request.status ?? ''];
  // An order without an intent is taken for what it most likely is; a plan or a proposal never is one.
  if (state === undefined || request.doNotPerform === true) return undefined;
  if (request.intent !== undefined && !ORDER_INTENTS.has(request.intent)) return undefined;
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
  return {
    ...named,
    kind: 'order',
    ref: `MedicationRequest/${request.id ?? 'without-id'}`,
    ...time,
    said: latestOf([authored ?? start, time.state === 'ended' ? time.end : undefined]),
    bounded: bounds !== undefined,
    intervalDays: intervalOf(request.dosageInstruction),
    doses: dosesOf(request.dosageInstruction, named.productTexts, start, request.id, 'MedicationRequest'),
    reasons: state === 'ongoing' ? [] : reasonTexts([request.statusReason]),
    notes: textsOf(request.note),
    stopNotes: state === 'ongoing' ? [] : textsOf(request.note),
  };
}

function fromStatement(statement: MedicationStatement, context: ReadingContext): DrugRecord | undefined {
  const state = ORDER_STATES[statement.status ?? ''];
  if (state === undefined) return undefined;
  const named = systemicDrug(statement.medication, statement.dosage);
  if (!named) return undefined;
  const period = statement.effectivePeriod;
  const start = daysOf(period?.start ?? statement.effectiveDateTime, context);
  if (isFuture(start, context)) return undefined;
  const time = span(state, start, daysOf(period?.end, context), context);
  const asserted = daysOf(statement.dateAsserted, context);
  return {
    ...named,
    kind: 'statement',
    ref: `MedicationStatement/${statement.id ?? 'without-id'}`,
    ...time,
    said: asserted?.latest ?? latestOf([start, time.end]),
    bounded: true,
    intervalDays: intervalOf(statement.dosage),
    doses: dosesOf(statement.dosage, named.productTexts, start, statement.id, 'MedicationStatement'),
    reasons: state === 'ongoing' ? [] : reasonTexts(statement.statusReason),
    notes: textsOf(statement.note),
    stopNotes: state === 'ongoing' ? [] : textsOf(statement.note),
  };
}

function fromAdministration(given: MedicationAdministration, context: ReadingContext): readonly DrugRecord[] {
  const stopped = given.status === 'stopped';
  const reasons = stopped ? reasonTexts(given.statusReason) : [];
  const notes = textsOf(given.note);
  const stopNotes = stopped ? notes : [];
  // A reaction to an infusion tells that a part of it was given.
  const partlyGiven =
    stopped && ((given.dosage?.dose?.value ?? 0) > 0 || tellsOfReaction([...reasons, ...stopNotes]));
  if (given.status !== 'completed' && given.status !== 'in-progress' && !partlyGiven) return [];
  const dosage = given.dosage;
  const named = systemicDrug(given.medication, dosage ? [{ text: dosage.text, route: dosage.route }] : []);
  if (!named) return [];
  const dose = dosage
    ? readDose(
        { text: dosage.text, doseAndRate: dosage.dose ? [{ doseQuantity: dosage.dose }] : [] },
        { productTexts: named.productTexts },
      )
    : undefined;
  const ref = `MedicationAdministration/${given.id ?? 'without-id'}`;
  return momentsOf(given, context)
    .filter((moment) => moment === undefined || !isFuture(moment.start, context))
    .map((moment) => ({
      ...named,
      kind: 'administration',
      ref,
      state: 'ended',
      start: moment?.start,
      end: moment?.end,
      said: moment?.end.latest,
      bounded: true,
      intervalDays: undefined,
      doses: dose ? [{ dose, text: dosage?.text, from: moment?.start, ref }] : [],
      reasons,
      notes,
      stopNotes,
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
  return {
    ...named,
    kind: 'dispense',
    ref: `MedicationDispense/${dispensed.id ?? 'without-id'}`,
    state: 'ended',
    start,
    end,
    said: start?.latest,
    bounded: true,
    intervalDays: undefined,
    doses: dosesOf(
      dispensed.dosageInstruction,
      named.productTexts,
      start,
      dispensed.id,
      'MedicationDispense',
    ),
    reasons: [],
    notes: textsOf(dispensed.note),
    stopNotes: [],
  };
}

/** Not "1 mg/kg daily after the IV pulse", which is the oral steroid that follows it. */
const SAYS_PULSE = /(?<!\b(?:after|following|post|since|until|between|no)\b[^.;]*)\bpulse/i;

/** Which drug a record or a draft names, when it works in the whole body. */
export function systemicDrug(
  medication: NamedMedication,
  dosages: readonly { readonly text?: string | undefined; readonly route?: Concept | undefined }[],
):
  | {
      readonly drug: DrugId;
      readonly route: Route | undefined;
      readonly pulse: boolean;
      readonly productTexts: readonly string[];
    }
  | undefined {
  const dosageTexts = dosages.flatMap((dosage) => dosage.text ?? []);
  const productTexts = [...medication.texts, ...medication.codings.flatMap((coding) => coding.display ?? [])];
  const routes = dosages.flatMap((dosage) => dosage.route ?? []);
  const route = routeOf({
    codings: routes.flatMap((concept) => concept.coding),
    text: routes.flatMap((concept) => concept.text ?? [])[0],
    dosageText: dosageTexts.join('; ') || undefined,
    productText: medication.texts.join('; ') || undefined,
  });
  const recognised = recogniseDrug({ codings: medication.codings, texts: medication.texts, route });
  if (!recognised?.systemic) return undefined;
  const isGlucocorticoid = classOf(recognised.drug) === 'glucocorticoid';
  const saysPulse = [...medication.texts, ...dosageTexts].some((text) => SAYS_PULSE.test(text));
  const actual = route ?? recognised.impliedRoute;
  return {
    drug: recognised.drug,
    route: actual,
    pulse:
      isGlucocorticoid &&
      (saysPulse || (recognised.drug === 'methylprednisolone' && actual === 'intravenous')),
    productTexts,
  };
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

const DAYS_IN: Readonly<Record<string, number>> = { d: 1, wk: 7, mo: 30, a: 365 };

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

function dosesOf(
  dosages: readonly Dosage[],
  productTexts: readonly string[],
  from: DayInterval | undefined,
  id: string | undefined,
  type: string,
): readonly DoseAt[] {
  return dosages.flatMap((dosage) => {
    const dose = readDose(dosage, { productTexts });
    return dose ? [{ dose, text: dosage.text, from, ref: `${type}/${id ?? 'without-id'}` }] : [];
  });
}

const reasonTexts = (reasons: readonly (Concept | undefined)[]): readonly string[] =>
  reasons.flatMap((reason) =>
    [reason?.text, ...(reason?.coding ?? []).map((coding) => coding.display)].filter(
      (text) => text !== undefined,
    ),
  );

const textsOf = (notes: readonly { readonly text?: string | undefined }[]): readonly string[] =>
  notes.flatMap((note) => note.text ?? []);

/** The days a date can mean; the month of the call ends for us on the day of the call. */
function daysOf(text: string | undefined, { asOf, timeZone }: ReadingContext): DayInterval | undefined {
  const days = dayInterval(text, timeZone);
  return days && days.earliest <= asOf && days.latest > asOf ? { ...days, latest: asOf } : days;
}

const isFuture = (start: DayInterval | undefined, { asOf }: ReadingContext): boolean =>
  start !== undefined && start.earliest > asOf;

const latestOf = (days: readonly (DayInterval | undefined)[]): Day | undefined => {
  const known = days.flatMap((day) => day?.latest ?? []);
  return known.length > 0 ? Math.max(...known) : undefined;
};
