import { z } from 'zod';

/**
 * What we read of each FHIR R4 resource, as leniently as EHR data need.
 *
 * A field of the wrong shape is treated as absent, an object where R4 wants a list becomes a list of one,
 * codes are trimmed and lower-cased where R4 fixes them (servers send "entered-in-error "). So no later
 * room ever meets a shape it did not expect, and a single odd field never costs us the resource.
 */

const words = z.string().trim().min(1).optional().catch(undefined);
const fixedCode = z.string().trim().toLowerCase().optional().catch(undefined);
const yesNo = z.boolean().optional().catch(undefined);
const number = z.number().optional().catch(undefined);

const listOf = <Item extends z.ZodType>(item: Item) =>
  // Without optional(), zod 4 rejects an object that lacks the key before the transform is asked.
  z
    .unknown()
    .optional()
    .transform((value): readonly z.output<Item>[] =>
      asList(value).flatMap((one) => {
        const parsed = item.safeParse(one);
        return parsed.success ? [parsed.data] : [];
      }),
    );

const maybe = <Item extends z.ZodType>(item: Item) => item.optional().catch(undefined);

const coding = z.object({ system: words, code: words, display: words });
const concept = z.object({ coding: listOf(coding), text: words });
const reference = z.object({ reference: words, display: words });
const quantity = z.object({ value: number, comparator: words, unit: words, system: words, code: words });
const period = z.object({ start: words, end: words });
const range = z.object({ low: maybe(quantity), high: maybe(quantity) });
const referenceRange = z.object({ low: maybe(quantity), high: maybe(quantity), text: words });
const annotation = z.object({ text: words });
const timing = z.object({
  event: listOf(z.string()),
  code: maybe(concept),
  repeat: maybe(
    z.object({
      boundsPeriod: maybe(period),
      boundsDuration: maybe(quantity),
      count: number,
      frequency: number,
      frequencyMax: number,
      period: number,
      periodMax: number,
      periodUnit: words,
      dayOfWeek: listOf(z.string()),
      when: listOf(z.string()),
    }),
  ),
});
const dosage = z.object({
  text: words,
  patientInstruction: words,
  additionalInstruction: listOf(concept),
  timing: maybe(timing),
  route: maybe(concept),
  doseAndRate: listOf(
    z.object({ doseQuantity: maybe(quantity), doseRange: maybe(range), rateQuantity: maybe(quantity) }),
  ),
});
const extension = z.object({
  url: words,
  valueCodeableConcept: maybe(concept),
  valueReference: maybe(reference),
});

const identity = { id: words, extension: listOf(extension) };
const medicationChoice = {
  medicationCodeableConcept: maybe(concept),
  medicationReference: maybe(reference),
  contained: listOf(z.record(z.string(), z.unknown())),
};

/** R4 lets a moment be given in several ways; each is kept as it was written, dates.ts interprets them. */
const effective = {
  effectiveDateTime: words,
  effectiveInstant: words,
  effectivePeriod: maybe(period),
  effectiveTiming: maybe(timing),
};

const schemas = {
  Patient: z.object({ ...identity, birthDate: words, gender: fixedCode }),
  Condition: z.object({
    ...identity,
    subject: maybe(reference),
    clinicalStatus: maybe(concept),
    verificationStatus: maybe(concept),
    code: maybe(concept),
    bodySite: listOf(concept),
    severity: maybe(concept),
    onsetDateTime: words,
    onsetAge: maybe(quantity),
    onsetPeriod: maybe(period),
    abatementDateTime: words,
    abatementPeriod: maybe(period),
    abatementAge: maybe(quantity),
    abatementString: words,
    abatementBoolean: yesNo,
    recordedDate: words,
    note: listOf(annotation),
  }),
  Observation: z.object({
    ...identity,
    subject: maybe(reference),
    status: fixedCode,
    code: maybe(concept),
    ...effective,
    issued: words,
    valueQuantity: maybe(quantity),
    valueInteger: number,
    valueString: words,
    valueBoolean: yesNo,
    valueCodeableConcept: maybe(concept),
    interpretation: listOf(concept),
    referenceRange: listOf(referenceRange),
    dataAbsentReason: maybe(concept),
    component: listOf(
      z.object({
        code: maybe(concept),
        valueQuantity: maybe(quantity),
        valueInteger: number,
        valueString: words,
        valueCodeableConcept: maybe(concept),
        referenceRange: listOf(referenceRange),
        dataAbsentReason: maybe(concept),
      }),
    ),
  }),
  MedicationRequest: z.object({
    ...identity,
    ...medicationChoice,
    subject: maybe(reference),
    status: fixedCode,
    intent: fixedCode,
    doNotPerform: yesNo,
    statusReason: maybe(concept),
    authoredOn: words,
    dosageInstruction: listOf(dosage),
    dispenseRequest: maybe(z.object({ validityPeriod: maybe(period) })),
    reasonCode: listOf(concept),
    note: listOf(annotation),
  }),
  MedicationStatement: z.object({
    ...identity,
    ...medicationChoice,
    subject: maybe(reference),
    status: fixedCode,
    statusReason: listOf(concept),
    ...effective,
    dateAsserted: words,
    dosage: listOf(dosage),
    reasonCode: listOf(concept),
    note: listOf(annotation),
  }),
  MedicationAdministration: z.object({
    ...identity,
    ...medicationChoice,
    subject: maybe(reference),
    status: fixedCode,
    statusReason: listOf(concept),
    ...effective,
    dosage: maybe(
      z.object({ text: words, route: maybe(concept), dose: maybe(quantity), rateQuantity: maybe(quantity) }),
    ),
    note: listOf(annotation),
  }),
  MedicationDispense: z.object({
    ...identity,
    ...medicationChoice,
    subject: maybe(reference),
    status: fixedCode,
    whenPrepared: words,
    whenHandedOver: words,
    daysSupply: maybe(quantity),
    dosageInstruction: listOf(dosage),
    note: listOf(annotation),
  }),
  AllergyIntolerance: z.object({
    ...identity,
    patient: maybe(reference),
    clinicalStatus: maybe(concept),
    verificationStatus: maybe(concept),
    criticality: fixedCode,
    code: maybe(concept),
    recordedDate: words,
    reaction: listOf(
      z.object({
        substance: maybe(concept),
        manifestation: listOf(concept),
        description: words,
        severity: fixedCode,
      }),
    ),
    note: listOf(annotation),
  }),
  Procedure: z.object({
    ...identity,
    subject: maybe(reference),
    status: fixedCode,
    code: maybe(concept),
    bodySite: listOf(concept),
    performedDateTime: words,
    performedPeriod: maybe(period),
  }),
  DiagnosticReport: z.object({
    ...identity,
    subject: maybe(reference),
    status: fixedCode,
    code: maybe(concept),
    ...effective,
    issued: words,
  }),
  ServiceRequest: z.object({
    ...identity,
    subject: maybe(reference),
    status: fixedCode,
    intent: fixedCode,
    doNotPerform: yesNo,
    code: maybe(concept),
    bodySite: listOf(concept),
    authoredOn: words,
    occurrenceDateTime: words,
  }),
  Medication: z.object({
    ...identity,
    code: maybe(concept),
    ingredient: listOf(z.object({ itemCodeableConcept: maybe(concept) })),
  }),
};

export type ResourceType = keyof typeof schemas;
export type Reading<Type extends ResourceType> = z.output<(typeof schemas)[Type]>;

export type Coding = z.output<typeof coding>;
export type Concept = z.output<typeof concept>;
export type Quantity = z.output<typeof quantity>;
export type Period = z.output<typeof period>;
export type Dosage = z.output<typeof dosage>;
export type Timing = z.output<typeof timing>;
export type Patient = Reading<'Patient'>;
export type Condition = Reading<'Condition'>;
export type Observation = Reading<'Observation'>;
export type AllergyIntolerance = Reading<'AllergyIntolerance'>;
export type Procedure = Reading<'Procedure'>;
export type DiagnosticReport = Reading<'DiagnosticReport'>;
export type ServiceRequest = Reading<'ServiceRequest'>;
export type Medication = Reading<'Medication'>;

/** The drug that a medication record names, after its reference was followed: every coding, every wording. */
export interface NamedMedication {
  readonly codings: readonly Coding[];
  readonly texts: readonly string[];
}
interface WithMedication {
  readonly medication: NamedMedication;
}
export type MedicationRequest = Reading<'MedicationRequest'> & WithMedication;
export type MedicationStatement = Reading<'MedicationStatement'> & WithMedication;
export type MedicationAdministration = Reading<'MedicationAdministration'> & WithMedication;
export type MedicationDispense = Reading<'MedicationDispense'> & WithMedication;

/** A resource as it came, of which only the type is certain. */
export interface RawResource {
  readonly resourceType: string;
  readonly [element: string]: unknown;
}

/**
 * Reads one raw resource as the given type.
 * @returns undefined when it is not of that type; otherwise never fails: unreadable fields are absent.
 */
export function readResource<Type extends ResourceType>(
  type: Type,
  raw: RawResource,
): Reading<Type> | undefined {
  if (raw.resourceType !== type) return undefined;
  const parsed = schemas[type].safeParse(raw);
  return parsed.success ? (parsed.data as Reading<Type>) : undefined;
}

/** R4 wants a list; what is not one counts as a list of one, and nothing as an empty one. */
export const asList = (value: unknown): readonly unknown[] =>
  value == null ? [] : Array.isArray(value) ? value : [value];

/** An object of JSON: not null, not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Anything that says which resource it is. */
export function isResource(value: unknown): value is RawResource {
  return isObject(value) && typeof value['resourceType'] === 'string';
}
