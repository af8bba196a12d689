import { aChild, ago, TODAY, weeksAgo } from '../cards/consult.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import type { ScreeningOnFile } from '../support/screening.js';
import { wellLookedAfter, type PartOfWorkUp } from '../support/well-looked-after.js';
import type { Vignette } from './vignette.js';

/** Stories of one order on the desk: specification B.4, B.5. */

const born = { born: '2016-05-01', sex: 'female' } as const;
export const inRemission = (): APatient =>
  aPatient(born).diagnosedWith('Juvenile dermatomyositis', { onset: '2023-06-01', status: 'remission' });
export const suspected = (): APatient =>
  aPatient(born).diagnosedWith('Juvenile dermatomyositis', {
    onset: '2026-10-01',
    verification: 'provisional',
  });
export const withoutDermatomyositis = (): APatient =>
  aPatient(born).diagnosedWith('Juvenile idiopathic arthritis', { onset: '2023-06-01' });

/** A story of orders on the desk, with the rules that speak, if any. */
interface Ordered extends Omit<Vignette, 'hook' | 'row'> {
  readonly patient: APatient;
}
/** While the order is being written. */
export const ordered = (told: Ordered): Vignette => ({ ...told, hook: 'order-select', row: 'none' });
/** When it is about to be signed: the dosing guide has been read. */
export const signed = (told: Ordered): Vignette => ({ ...told, hook: 'order-sign', row: 'none' });

/** The chart is opened: inactive disease, no row of the table. */
export const opened = (told: Ordered): Vignette => ({ ...told, row: 'none' });

const prednisolone = { from: weeksAgo(8), dose: '20 mg daily' } as const;

/** A girl of ten with JDM, 35 kg and 140 cm (1.17 m²), on prednisolone alone. */
export const girl = (): APatient => aChild().took('prednisolone', prednisolone);
/** An adult with dermatomyositis, 70 kg and 168 cm (1.81 m²), on prednisolone alone. */
export const grownUp = (born: string, sex: 'female' | 'male'): APatient =>
  aPatient({ born, sex })
    .diagnosedWith('Dermatomyositis', { onset: '2025-06-01' })
    .took('prednisolone', prednisolone);
export const man = (): APatient => grownUp('1980-03-01', 'male');
export const youngWoman = (): APatient => grownUp('1995-03-01', 'female');
export const pregnantWoman = (): APatient => youngWoman().has('Pregnant', { onset: ago(60) });

/** Three of the four criteria of PRINTO, measured together: inactive disease. */
export const calm = (patient: APatient): APatient =>
  patient
    .measured('CMAS', 51, ago(60))
    .measured('CK', 92, ago(9), 200)
    .measured('CMAS', 51, ago(9))
    .measured('MMT8', 80, ago(9));

/** Every test that comes before a drug is on file and right, except what is told; so is the whole work-up. */
export const screenedChild = (
  patient: APatient,
  screening: ScreeningOnFile = {},
  ...without: readonly PartOfWorkUp[]
): APatient => wellLookedAfter(patient, { today: TODAY, screening, without });
export const screenedAdult = (
  patient: APatient,
  screening: ScreeningOnFile = {},
  ...without: readonly PartOfWorkUp[]
): APatient => wellLookedAfter(patient, { today: TODAY, weight: 70, height: 168, screening, without });
