import type { OrderableDrug, RawResource } from './contract.js';

/** One id, so that the order that is signed is known as the one that was selected. */
const DRAFT_ID = 'page-order';

interface Writing {
  readonly patientId: string;
  /** Absent while the order is only selected. */
  readonly dose?: string | undefined;
  readonly today: string;
}

/** The order as an EHR holds it before it is signed. */
export const draftOf = (
  { id, medicationCodeableConcept }: OrderableDrug,
  { patientId, dose, today }: Writing,
): RawResource => ({
  resourceType: 'MedicationRequest',
  id: `${DRAFT_ID}-${id}`,
  status: 'draft',
  intent: 'order',
  subject: { reference: `Patient/${patientId}` },
  authoredOn: today,
  medicationCodeableConcept,
  ...(dose !== undefined && dose !== '' && { dosageInstruction: [{ text: dose }] }),
});
