import { describe, expect, it } from '@jest/globals';
import {
  aYoungWoman,
  judgedOrder,
  onlyTheGuide,
  outOfRange,
  screened,
  itSays,
  itDoesNotSpeakOf,
} from './order-desk.js';
import { ago } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'calcineurin-inhibitor-order-safety';

const order = ['ciclosporin', '200 mg daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Ciclosporin or tacrolimus: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'No blood pressure',
      'warning',
      /Not on file.*blood pressure/,
      () => screened(aYoungWoman(), { without: ['blood pressure'] }),
    ],
    [
      'No potassium and magnesium',
      'warning',
      /Not on file.*potassium.*magnesium/,
      () => screened(aYoungWoman(), { without: ['Potassium', 'Magnesium'] }),
    ],
    [
      'High potassium',
      'warning',
      /Abnormal.*Potassium 5.9/,
      () => screened(aYoungWoman(), { without: ['Potassium'] }).with(outOfRange('Potassium', 5.9, '3.5-5.1')),
    ],
    [
      'Renal failure',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).has('Chronic renal failure'),
    ],
    [
      'Uncontrolled hypertension',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).has('Uncontrolled hypertension'),
    ],
    ['Sepsis', 'warning', /infection/, () => screened(aYoungWoman()).has('Sepsis', { onset: ago(3) })],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'a blood pressure of 90 days ago',
      /pressure/,
      () => screened(aYoungWoman(), { daysAgo: { 'blood pressure': 90 } }),
    ],
    [
      'hypertension that is controlled',
      /hypertension/i,
      () => screened(aYoungWoman()).has('Essential hypertension'),
    ],
  ]);

  it('ciclosporin below 3 mg/kg a day is a warning; tacrolimus has no range', async () => {
    const low = await judgedOrder(rule, screened(aYoungWoman()), ['ciclosporin', '100 mg daily']);
    expect(low.indicator).toBe('warning');
    const other = await judgedOrder(rule, screened(aYoungWoman()), ['tacrolimus', '2 mg twice daily']);
    expect(other.indicator).toBeUndefined();
  });
});
