import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, itSays, itDoesNotSpeakOf } from './order-desk.js';
import { ago, consult, anaphylaxisTo, rituximabCourse } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'glucocorticoid-order-safety';

const steroid = (days: number, dose = '20 mg daily'): APatient =>
  aYoungWoman().took('prednisolone', { from: ago(days), dose });

const order = ['prednisolone', '30 mg daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('A glucocorticoid: what the card says of an order', () => {
  it('says nothing when there is nothing for this patient', async () => {
    expect(await judged(aYoungWoman())).toEqual({ indicator: undefined, text: '' });
  });

  itSays(judged, [
    ['Sepsis', 'warning', /Active serious infection/, () => aYoungWoman().has('Sepsis', { onset: ago(3) })],
    [
      'Gastrointestinal bleeding',
      'warning',
      /masks the signs/,
      () => aYoungWoman().has('Gastrointestinal bleeding', { onset: ago(3) }),
    ],
    [
      'A severe reaction',
      'critical',
      /severe reaction/,
      () => aYoungWoman().with(anaphylaxisTo('prednisolone')),
    ],
    [
      '20 mg for four weeks beside rituximab, no co-trimoxazole',
      'info',
      /Pneumocystis prophylaxis/,
      () => rituximabCourse(steroid(28), 4),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    ['prophylaxis in the first four weeks', /Pneumocystis/, () => rituximabCourse(steroid(27), 4)],
    ['prophylaxis without a further risk', /Pneumocystis/, () => steroid(28)],
    [
      'prophylaxis when co-trimoxazole is taken',
      /Pneumocystis/,
      () => rituximabCourse(steroid(28), 4).took('co-trimoxazole', { from: ago(30) }),
    ],
    ['prophylaxis at 15 mg', /Pneumocystis/, () => rituximabCourse(steroid(60, '15 mg daily'), 4)],
  ]);

  it('stands on one card with the advice not to lower the dose', async () => {
    const patient = steroid(60)
      .measured('CMAS', 36, ago(60))
      .measured('CMAS', 36, ago(3))
      .has('Sepsis', { onset: ago(3) });
    const { cards, says } = await consult(patient.signs('prednisolone', '10 mg daily'));
    expect(says).toMatchObject({ 'hold-steroid-taper': 'warning', [rule]: 'warning' });
    expect(cards).toHaveLength(1);
  });
});
