import type {
  AllergyIntolerance,
  Condition,
  DiagnosticReport,
  MedicationAdministration,
  MedicationDispense,
  MedicationRequest,
  MedicationStatement,
  NamedMedication,
  Observation,
  Patient,
  Procedure,
  RawResource,
  ResourceType,
  ServiceRequest,
} from './fhir.js';

/**
 * The prefetch keys of cds-services.json, each a source of facts that may be there or not, and what it must hold
 * to count as answered: a Bundle of something else answers another question.
 */
export const holds = {
  patient: 'Patient',
  conditions: 'Condition',
  medicationRequests: 'MedicationRequest',
  medicationDispenses: 'MedicationDispense',
  medicationStatements: 'MedicationStatement',
  medicationAdministrations: 'MedicationAdministration',
  laboratory: 'Observation',
  surveys: 'Observation',
  exams: 'Observation',
  vitalSigns: 'Observation',
  allergies: 'AllergyIntolerance',
  procedures: 'Procedure',
  diagnosticReports: 'DiagnosticReport',
  serviceRequests: 'ServiceRequest',
} as const satisfies Readonly<Record<string, ResourceType>>;
export type Source = keyof typeof holds;
export const sources = Object.keys(holds) as readonly Source[];

/** known: all of it was read, perhaps nothing is there; incomplete: more pages exist; unavailable: not to be had. */
export type Availability = 'known' | 'incomplete' | 'unavailable';

/** One order that the clinician is writing but has not signed. */
export interface DraftOrder {
  /** `MedicationRequest/123`, as context.selections names it. */
  readonly reference: string;
  readonly request: MedicationRequest;
  /** The draft exactly as the EHR sent it: an update action must echo everything we do not change. */
  readonly raw: RawResource;
  readonly medication: NamedMedication;
  /** order-select: is it among context.selections? order-sign: always true. */
  readonly selected: boolean;
}

/** An order that names what is to be done, not a medication: a test, a vaccine, an infusion. */
export interface DraftService {
  /** `ServiceRequest/123`, as context.selections names it. */
  readonly reference: string;
  readonly request: ServiceRequest;
  /** order-select: is it among context.selections? order-sign: always true. */
  readonly selected: boolean;
}

/** What room 1 hands to room 2: everything the chart says about this one patient, and what could not be read. */
export interface PatientRecord {
  readonly patientId: string;
  /** Calendar day of the call in `timeZone`, "YYYY-MM-DD". */
  readonly asOf: string;
  /** IANA name; days are calendar days there. */
  readonly timeZone: string;
  readonly availability: Readonly<Record<Source, Availability>>;
  readonly patient: Patient | undefined;
  readonly conditions: readonly Condition[];
  readonly observations: readonly Observation[];
  readonly medicationRequests: readonly MedicationRequest[];
  readonly medicationStatements: readonly MedicationStatement[];
  readonly medicationAdministrations: readonly MedicationAdministration[];
  readonly medicationDispenses: readonly MedicationDispense[];
  readonly allergies: readonly AllergyIntolerance[];
  readonly procedures: readonly Procedure[];
  readonly diagnosticReports: readonly DiagnosticReport[];
  readonly serviceRequests: readonly ServiceRequest[];
  readonly draftOrders: readonly DraftOrder[];
  readonly draftServices: readonly DraftService[];
  /** Resources that belong to somebody else and were left out. */
  readonly droppedForeign: number;
}
