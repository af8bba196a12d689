import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, onlyTheGuide, screened, itSays, itDoesNotSpeakOf } from './order-desk.js';
import { ago, anaphylaxisTo } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'mycophenolate-order-safety';

const order = ['mycophenolate', '1 g twice daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Mycophenolate: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'No blood count',
      'warning',
      /Not on file.*blood count/,
      () => screened(aYoungWoman(), { without: ['WBC', 'Hemoglobin', 'Platelets'] }),
    ],
    [
      'No pregnancy test',
      'warning',
      /two pregnancy tests/,
      () => screened(aYoungWoman(), { without: ['Pregnancy test'] }),
    ],
    ['Sepsis', 'warning', /infection/, () => screened(aYoungWoman()).has('Sepsis', { onset: ago(3) })],
    ['A malignancy', 'warning', /Malignancy on record/, () => screened(aYoungWoman()).has('Breast cancer')],
    [
      'An anaphylaxis to it',
      'critical',
      /severe reaction/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('mycophenolate')),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'an infection that is over',
      /infection/,
      () => screened(aYoungWoman()).has('Sepsis', { onset: ago(300), status: 'resolved' }),
    ],
    [
      'a cancer of the mother',
      /Malignancy/,
      () => screened(aYoungWoman()).has('Family history of breast cancer'),
    ],
  ]);

  it('4 g a day is above the range of an adult, 3 g is not', async () => {
    const at = (dose: string) => judgedOrder(rule, screened(aYoungWoman()), ['mycophenolate mofetil', dose]);
    expect(await at('2 g twice daily')).toMatchObject({ indicator: 'warning' });
    expect(await at('1.5 g twice daily')).toMatchObject({ indicator: onlyTheGuide });
  });
});
