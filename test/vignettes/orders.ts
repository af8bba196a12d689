import { aPatient, type APatient } from '../support/a-patient.js';
import type { Vignette } from './vignette.js';

/** Stories of one order on the desk: specification B.4. */

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

/** A story of one order, with the rule that speaks, if any. */
interface Ordered extends Pick<Vignette, 'id' | 'story' | 'rules' | 'proves'> {
  readonly patient: APatient;
}
export const ordered = (told: Ordered): Vignette => ({ ...told, hook: 'order-select', row: 'none' });
