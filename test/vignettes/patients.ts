import { aChild, ago, anAdult, onFirstLine, stillWeak, TODAY } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { wellLookedAfter, type PartOfWorkUp } from '../support/well-looked-after.js';

/** Patients that many vignettes begin with: everything the checklist asks for is on file and normal. */

export const complete = (patient: APatient, without: readonly PartOfWorkUp[] = []): APatient =>
  wellLookedAfter(patient, { today: TODAY, without });

/** Weak by MMT8, and not getting better. */
export const stillWeakByMmt8 = (patient: APatient): APatient =>
  patient.measured('MMT8', 60, ago(60)).measured('MMT8', 60, ago(3));

/** The girl of ten, 35 kg, on full doses of subcutaneous methotrexate and prednisolone for so many weeks; weak, CMAS 36 and 36. */
export const weakGirl = (weeks: number): APatient => complete(stillWeak(onFirstLine(aChild(), weeks)));

/** The woman of 56, on the same drugs for so many weeks; weak, MMT8 60 and 60 of 80. */
export const weakWoman = (weeks: number): APatient =>
  wellLookedAfter(stillWeakByMmt8(onFirstLine(anAdult(), weeks)), { today: TODAY, weight: 70, height: 165 });

/** Dysphagia that is not new any more, so that it is no worsening. */
export const choking = (patient: APatient): APatient => patient.has('Dysphagia', { onset: ago(100) });
