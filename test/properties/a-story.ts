import fc from 'fast-check';
import type { RawResource } from '../../src/contract/fhir.js';
import { ago } from '../cards/consult.js';
import { aPatient, type APatient, type Finding, type Person, type Taking } from '../support/a-patient.js';
import type { Measure, Performed, Referral } from '../support/codes.js';

/** One thing that happened to a patient, as data, so that it can be read aloud, left out, or told otherwise. */
export type Event =
  | { readonly is: 'diagnosis' | 'finding'; readonly words: string; readonly details: Finding }
  | { readonly is: 'taken'; readonly drug: string; readonly taking: Taking }
  | {
      readonly is: 'given';
      readonly drug: string;
      readonly days: readonly string[];
      readonly dose: string;
    }
  | { readonly is: 'ordered'; readonly drug: string; readonly on: string; readonly dose: string }
  | {
      readonly is: 'measured';
      readonly measure: Measure;
      readonly value: number;
      readonly day: string;
      readonly limit?: number;
    }
  | { readonly is: 'examined'; readonly examination: Performed; readonly day: string }
  | { readonly is: 'referred'; readonly to: Referral; readonly day: string }
  | { readonly is: 'raw'; readonly told: string; readonly resource: RawResource };

// ── events that several properties tell ─────────────────────────────────────────────────────────────────

export const finding = (words: string, days: number, status: 'active' | 'resolved' = 'active'): Event => ({
  is: 'finding',
  words,
  details: { onset: ago(days), status },
});
/** A reaction on the list of allergies. */
export const allergicTo = (drug: string, reaction: string, severity: string, criticality: string): Event => ({
  is: 'raw',
  told: `is allergic to ${drug}: ${reaction} (${severity}, criticality ${criticality})`,
  resource: {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ code: 'active' }] },
    criticality,
    code: { text: drug },
    reaction: [{ manifestation: [{ text: reaction }], severity }],
  },
});
/** A test with its result in words. */
export const resultInWords = (name: string, result: string, day: string): Event => ({
  is: 'raw',
  told: `had ${name} ${result} on ${day}`,
  resource: {
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'laboratory' }] }],
    code: { text: name },
    effectiveDateTime: day,
    valueString: result,
  },
});

/** An order on the desk: of a drug, or of a service such as a vaccine. */
export type Draft = { readonly drug: string; readonly dose: string } | { readonly service: string };

/** A whole patient, told as a list of events; a failing property prints it line by line. */
export class Story {
  constructor(
    readonly person: Person,
    readonly events: readonly Event[],
    readonly drafts: readonly Draft[] = [],
  ) {}

  and(...more: readonly Event[]): Story {
    return new Story(this.person, [...this.events, ...more], this.drafts);
  }
  without(unwanted: (event: Event) => boolean): Story {
    return new Story(
      this.person,
      this.events.filter((event) => !unwanted(event)),
      this.drafts,
    );
  }
  of(person: Partial<Person>): Story {
    return new Story({ ...this.person, ...person }, this.events, this.drafts);
  }
  writing(...drafts: readonly Draft[]): Story {
    return new Story(this.person, this.events, drafts);
  }
  patient(): APatient {
    const charted = this.events.reduce(tell, aPatient(this.person));
    return this.drafts.reduce(
      (patient, draft) =>
        'drug' in draft ? patient.writes(draft.drug, draft.dose) : patient.requests(draft.service),
      charted,
    );
  }
  /** How fast-check shows the patient when a property fails. */
  [fc.toStringMethod](): string {
    return `\n${this.inWords()}\n`;
  }
  inWords(): string {
    const { sex = 'sex not stated', born = 'unknown' } = this.person;
    const drafts = this.drafts.map((draft) =>
      'drug' in draft ? `is being ordered ${draft.drug} ${draft.dose}` : `is being ordered ${draft.service}`,
    );
    return [`A patient, ${sex}, born ${born}, who`, ...this.events.map(inWords), ...drafts].join('\n  - ');
  }
}

function tell(patient: APatient, event: Event): APatient {
  switch (event.is) {
    case 'diagnosis':
      return patient.diagnosedWith(event.words, event.details);
    case 'finding':
      return patient.has(event.words, event.details);
    case 'taken':
      return patient.took(event.drug, event.taking);
    case 'given':
      return patient.given(event.drug, event.days, event.dose);
    case 'ordered':
      return patient.ordered(event.drug, event);
    case 'measured':
      return event.measure === 'body weight'
        ? patient.weighs(event.value, event.day)
        : event.measure === 'body height'
          ? patient.isTall(event.value, event.day)
          : patient.measured(event.measure, event.value, event.day, event.limit);
    case 'examined':
      return patient.examined(event.examination, event.day);
    case 'referred':
      return patient.referred(event.to, event.day);
    case 'raw':
      return patient.with(event.resource);
  }
}

function inWords(event: Event): string {
  switch (event.is) {
    case 'diagnosis':
      return `is diagnosed with ${event.words}${details(event.details)}`;
    case 'finding':
      return `has ${event.words}${details(event.details)}`;
    case 'taken': {
      const { from, to, dose, status, reason } = event.taking;
      const span = `${from ?? 'an unknown day'} to ${to ?? 'today'}`;
      return `took ${event.drug} ${dose ?? ''} from ${span}${details({ status, reason })}`;
    }
    case 'given':
      return `was given ${event.drug} ${event.dose} on ${event.days.join(', ')}`;
    case 'ordered':
      return `has an order for ${event.drug} ${event.dose} of ${event.on}`;
    case 'measured':
      return `had ${event.measure} ${event.value} on ${event.day}${details({ 'upper limit': event.limit })}`;
    case 'examined':
      return `had ${event.examination} on ${event.day}`;
    case 'referred':
      return `was referred to ${event.to} on ${event.day}`;
    case 'raw':
      return event.told;
  }
}

const details = (said: object): string =>
  Object.entries(said)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `, ${name} ${String(value)}`)
    .join('');
