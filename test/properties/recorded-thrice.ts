import type { RawResource } from '../../src/contract/fhir.js';
import { TODAY } from '../cards/consult.js';
import { drugs } from '../support/codes.js';
import { shiftDay } from '../support/vary-request.js';
import { parseDose } from '../support/written-dose.js';
import { Story, type Event } from './a-story.js';

/**
 * The same story with one of its courses told by several sources: what was one statement becomes an order, a
 * statement of the later part and two administrations; what was infused gets the order it was given on.
 * @param nth which of the courses
 */
export function recordedThrice(story: Story, nth: number): Story {
  // Of a drug that several entries tell of, possibly against each other, one more record may decide between them.
  const courses = story.events
    .filter(isCourse)
    .filter(({ drug }, _, all) => all.filter((other) => sameDrug(other.drug, drug)).length === 1)
    .filter(({ drug }) => !story.events.some((event) => isHeld(event) && sameDrug(event.drug, drug)));
  const course = courses[nth % Math.max(1, courses.length)];
  if (course === undefined) return story;
  const events = story.events.flatMap((event) =>
    event !== course ? [event] : course.is === 'taken' ? splitUp(course) : [event, orderOf(course)],
  );
  return new Story(story.person, events, story.drafts);
}

type Taken = Extract<Event, { is: 'taken' }>;
type Given = Extract<Event, { is: 'given' }>;
/**
 * How long a drug was taken that is on hold, a second record may tell; and of what is infused, administrations tell
 * the number: such courses are left as they are.
 */
const isCourse = (event: Event): event is Taken | Given =>
  event.is === 'given' ||
  (event.is === 'taken' && event.taking.status !== 'on-hold' && event.drug !== 'tocilizumab');

const isHeld = (event: Event): event is Taken => event.is === 'taken' && !isCourse(event);
/** "methotrexate" and "methotrexate SC". */
const sameDrug = (one: string, other: string): boolean => one.split(' ')[0] === other.split(' ')[0];

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function splitUp({ drug, taking }: Taken): readonly Event[] {
  const { from = TODAY, to, status, dose = '', reason } = taking;
  const middle = shiftDay(from, Math.floor(daysBetween(from, to ?? TODAY) / 2));
  const state = status ?? (to === undefined ? 'active' : 'completed');
  const order: RawResource = {
    resourceType: 'MedicationRequest',
    status: state,
    intent: 'order',
    ...product(drug),
    authoredOn: from,
    dosageInstruction: [
      dosage(drug, dose, { boundsPeriod: { start: from, ...(to !== undefined && { end: to }) } }),
    ],
    ...(reason !== undefined && { statusReason: { text: reason } }),
  };
  return [
    { is: 'raw', told: `has an order for ${drug} ${dose} from ${from} to ${to ?? 'today'}`, resource: order },
    { is: 'taken', drug, taking: { ...taking, from: middle } },
    ...[from, middle].map((day): Event => ({
      is: 'given',
      drug,
      days: [day],
      dose: dose.split(' ').slice(0, 2).join(' '),
    })),
  ];
}

/** The order on which an infusion was given, completed on its first day. */
const orderOf = ({ drug, days: [first = TODAY], dose }: Given): Event => ({
  is: 'raw',
  told: `has a completed order for ${drug} of ${first}`,
  resource: {
    resourceType: 'MedicationRequest',
    status: 'completed',
    intent: 'order',
    ...product(drug),
    authoredOn: first,
    dosageInstruction: [dosage(drug, dose, {})],
  },
});

const product = (drug: string) => ({
  medicationCodeableConcept: {
    ...(drugs[drug] && { coding: [drugs[drug].product] }),
    text: drug,
  },
});

function dosage(drug: string, written: string, bounds: object): object {
  const { quantity, repeat } = parseDose(written);
  const route = drugs[drug]?.route;
  const timing = { ...repeat, ...bounds };
  return {
    text: written,
    ...(Object.keys(timing).length > 0 && { timing: { repeat: timing } }),
    ...(route && { route: { coding: [route] } }),
    ...(quantity && { doseAndRate: [{ doseQuantity: quantity }] }),
  };
}
