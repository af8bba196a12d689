import { aChild, ago, anAdult, onFirstLine, stillWeak, TODAY } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { wellLookedAfter, type PartOfWorkUp } from '../support/well-looked-after.js';

/** Patients that many stories begin with: nothing open on the checklist, disease steady unless the story says so. */

/** The whole work-up of a child of 35 kg and 140 cm, except what is named. */
export const child = (patient: APatient, ...without: readonly PartOfWorkUp[]): APatient =>
  wellLookedAfter(patient, { today: TODAY, without });
/** The whole work-up of an adult of 70 kg and 168 cm, except what is named. */
export const adult = (patient: APatient, ...without: readonly PartOfWorkUp[]): APatient =>
  wellLookedAfter(patient, { today: TODAY, weight: 70, height: 168, without });

/** CMAS two months ago and this week. */
export const cmas = (patient: APatient, before: number, now: number): APatient =>
  patient.measured('CMAS', before, ago(60)).measured('CMAS', now, ago(3));
/** MMT8 of 80 two months ago and this week. */
export const mmt8 = (patient: APatient, before: number, now: number): APatient =>
  patient.measured('MMT8', before, ago(60)).measured('MMT8', now, ago(3));

/** A girl of ten, CMAS 36 twice, so many weeks into methotrexate and prednisolone. */
export const steadyChild = (weeks: number): APatient => cmas(onFirstLine(aChild(), weeks), 36, 36);
/** A woman of 56, MMT8 70 twice, so many weeks into methotrexate and prednisolone. */
export const steadyAdult = (weeks: number): APatient => mmt8(onFirstLine(anAdult(), weeks), 70, 70);

/** The girl of ten, weak and not getting better, so many weeks into full doses; her work-up is complete. */
export const weakGirl = (weeks: number): APatient => child(stillWeak(onFirstLine(aChild(), weeks)));
/** The woman of 56, MMT8 60 twice, on the same drugs for so many weeks; her work-up is complete. */
export const weakWoman = (weeks: number): APatient => adult(mmt8(onFirstLine(anAdult(), weeks), 60, 60));

/** Dysphagia that is not new any more, so that it is no worsening. */
export const choking = (patient: APatient): APatient => patient.has('Dysphagia', { onset: ago(100) });

/** Prednisolone that was weaned off ten months ago, in a patient whose skin is the matter now. */
export const weanedOff = (patient: APatient): APatient =>
  patient.took('prednisolone', {
    from: '2025-06-10',
    to: '2026-01-10',
    dose: '20 mg daily',
    reason: 'Weaned off',
  });
export const gottron = (patient: APatient): APatient => patient.has("Gottron's papules", { onset: ago(120) });
