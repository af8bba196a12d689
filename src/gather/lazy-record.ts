import {
  readResource,
  type Concept,
  type RawResource,
  type Reading,
  type ResourceType,
} from '../contract/fhir.js';
import type { DraftOrder, DraftService, PatientRecord } from '../contract/patient-record.js';
import type { Question } from '../contract/question.js';
import type { LocalReader } from './local-codes.js';
import type { ByType, Found } from './prefetch.js';
import {
  medicationsIn,
  nameMedication,
  unresolved,
  type Medications,
  type NamesDrug,
} from './resolve-medications.js';
import { isEnteredInError, keepOnePerId } from './versions.js';
import { isAbout, personOf, type Person } from './whose.js';

/** What came, sorted by type, nothing of it read yet. */
export interface Chart {
  readonly question: Question;
  readonly availability: PatientRecord['availability'];
  readonly patient: Found | undefined;
  readonly found: ByType;
  readonly drafts: readonly Found[];
  /** Translates the local codes of the site; undefined: it has none. */
  readonly local?: LocalReader | undefined;
}

/**
 * A record whose lists are read when somebody first looks at them, then kept. Whose a resource is, which
 * version counts and what it says costs time, and most charts have no dermatomyositis: of those only the
 * diagnoses are ever looked at.
 *
 * A class, because its getters are made once: V8 keeps getters made for each record, and with them the whole
 * chart, until the next full garbage collection (measured: half of all CPU time at 1 MB).
 */
export class LazyRecord implements PatientRecord {
  readonly patientId: string;
  readonly asOf: string;
  readonly timeZone: string;
  readonly availability: PatientRecord['availability'];
  readonly #chart: Chart;
  readonly #person: Person;
  readonly #kept = new Map<string, unknown>();

  constructor(chart: Chart) {
    this.patientId = chart.question.patientId;
    this.asOf = chart.question.asOf;
    this.timeZone = chart.question.timeZone;
    this.availability = chart.availability;
    this.#chart = chart;
    this.#person = personOf(this.patientId, chart.patient);
  }

  get patient() {
    const { patient } = this.#chart;
    return this.#once('patient', () => patient && readResource('Patient', patient.resource));
  }
  get conditions() {
    return this.#all('Condition');
  }
  get observations() {
    const { local, found } = this.#chart;
    if (local === undefined) return this.#all('Observation');
    return this.#once('observations', () =>
      this.#ours(found.get('Observation') ?? []).flatMap(({ resource }) => {
        const reading = readResource('Observation', resource);
        return reading === undefined ? [] : local.observation(reading, resource);
      }),
    );
  }
  get medicationRequests() {
    return this.#once('requests', () => this.#all('MedicationRequest').map((one) => this.#named(one)));
  }
  get medicationStatements() {
    return this.#once('statements', () => this.#all('MedicationStatement').map((one) => this.#named(one)));
  }
  get medicationAdministrations() {
    return this.#once('given', () => this.#all('MedicationAdministration').map((one) => this.#named(one)));
  }
  get medicationDispenses() {
    return this.#once('dispenses', () => this.#all('MedicationDispense').map((one) => this.#named(one)));
  }
  get allergies() {
    const all = this.#all('AllergyIntolerance');
    const { local } = this.#chart;
    if (local === undefined) return all;
    const known = (concept: Concept | undefined) => concept && local.drug(concept);
    return this.#once('allergies', () =>
      all.map((one) => ({
        ...one,
        code: known(one.code),
        reaction: one.reaction.map((reaction) => ({ ...reaction, substance: known(reaction.substance) })),
      })),
    );
  }
  get procedures() {
    return this.#once('procedures', () => this.#examinations(this.#all('Procedure')));
  }
  get diagnosticReports() {
    return this.#once('reports', () => this.#examinations(this.#all('DiagnosticReport')));
  }
  get serviceRequests() {
    return this.#once('services', () => this.#examinations(this.#all('ServiceRequest')));
  }
  get draftOrders() {
    return this.#once('drafts', () => this.#ours(this.#chart.drafts).flatMap((raw) => this.#draftOrder(raw)));
  }
  get draftServices() {
    return this.#once('draft-services', () =>
      this.#ours(this.#chart.drafts).flatMap((raw) => this.#draftService(raw)),
    );
  }
  get droppedForeign() {
    const everything = [...this.#chart.found.values(), this.#chart.drafts];
    return this.#once('dropped', () => everything.flat().filter((one) => !this.#isOurs(one)).length);
  }

  /** References to Medications that did not come, each once; those of the orders on the desk first. */
  get missingMedications(): readonly string[] {
    const drafts = this.draftOrders.map(({ request }) => request);
    const records = [
      ...drafts,
      ...this.medicationRequests,
      ...this.medicationStatements,
      ...this.medicationAdministrations,
      ...this.medicationDispenses,
    ];
    const references = records.map((one) => unresolved(one, this.#medications));
    return [...new Set(references.filter((reference) => reference !== undefined))];
  }

  /** The same chart with Medications that were read afterwards. */
  withMedications(read: readonly Found[]): LazyRecord {
    if (read.length === 0) return this;
    const found = new Map(this.#chart.found);
    found.set('Medication', [...(found.get('Medication') ?? []), ...read]);
    return new LazyRecord({ ...this.#chart, found });
  }

  #once<Value>(name: string, read: () => Value): Value {
    if (!this.#kept.has(name)) this.#kept.set(name, read());
    return this.#kept.get(name) as Value;
  }

  #all<Type extends ResourceType>(type: Type): readonly Reading<Type>[] {
    return this.#once(type, () =>
      this.#ours(this.#chart.found.get(type) ?? [])
        .map(({ resource }) => readResource(type, resource))
        .filter((reading) => reading !== undefined),
    );
  }

  #ours(found: readonly Found[]): readonly Found[] {
    const ours = found.filter((one) => this.#isOurs(one));
    return keepOnePerId(ours).filter(({ resource }) => !isEnteredInError(resource));
  }

  #isOurs({ resource }: Found): boolean {
    return resource === this.#chart.patient?.resource || isAbout(this.#person, resource);
  }

  #named<Record extends NamesDrug>(record: Record) {
    const medication = nameMedication(record, this.#medications);
    return { ...record, medication: this.#chart.local?.medication(medication) ?? medication };
  }

  #examinations<One extends { readonly code?: Concept | undefined }>(all: readonly One[]): readonly One[] {
    const { local } = this.#chart;
    return local === undefined
      ? all
      : all.map((one) => (one.code ? { ...one, code: local.examination(one.code) } : one));
  }

  get #medications(): Medications {
    const { found, drafts } = this.#chart;
    return this.#once('medications', () =>
      medicationsIn(this.#ours([...(found.get('Medication') ?? []), ...drafts])),
    );
  }

  #draftOrder({ resource: raw }: { readonly resource: RawResource }): readonly DraftOrder[] {
    const draft = readResource('MedicationRequest', raw);
    if (draft === undefined) return [];
    const request = this.#named(draft);
    const reference = `MedicationRequest/${draft.id ?? ''}`;
    const selected = this.#isSelected(draft.id, reference);
    return [{ reference, request, raw, medication: request.medication, selected }];
  }

  #draftService({ resource: raw }: { readonly resource: RawResource }): readonly DraftService[] {
    const request = readResource('ServiceRequest', raw);
    if (request === undefined) return [];
    const reference = `ServiceRequest/${request.id ?? ''}`;
    return [{ reference, request, selected: this.#isSelected(request.id, reference) }];
  }

  /** A draft without an id cannot be named in selections: it is checked. */
  #isSelected(id: string | undefined, reference: string): boolean {
    const { selections } = this.#chart.question;
    return selections === undefined || id === undefined || selections.includes(reference);
  }
}
