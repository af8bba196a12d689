import { describe, expect, it } from '@jest/globals';
import { aYoungWoman, judgedOrder, onlyTheGuide, screened, itSays, itDoesNotSpeakOf } from './order-desk.js';
import { ago, allergicTo, anaphylaxisTo, testResult } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'hydroxychloroquine-order-safety';

const order = ['hydroxychloroquine', '200 mg daily'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('Hydroxychloroquine: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'No fundus examination',
      'info',
      /Fundus examination within the first year/,
      () => screened(aYoungWoman(), { without: ['fundus'] }),
    ],
    [
      'Renal failure',
      'warning',
      /retina is at risk earlier/,
      () => screened(aYoungWoman()).has('Chronic renal failure'),
    ],
    [
      'An anaphylaxis to it',
      'critical',
      /severe reaction/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('hydroxychloroquine')),
    ],
    [
      'An anaphylaxis beside a milder reaction: it quotes the anaphylaxis',
      'critical',
      /^Do not give hydroxychloroquine: severe reaction on record \(.*Anaphylaxis.*\)/,
      () =>
        screened(aYoungWoman())
          .with(
            allergicTo('hydroxychloroquine', { reaction: [{ manifestation: [{ text: 'Stomach upset' }] }] }),
          )
          .with(anaphylaxisTo('hydroxychloroquine')),
    ],
    [
      'A rash that ended it',
      'warning',
      /was not tolerated/,
      () =>
        screened(aYoungWoman()).took('hydroxychloroquine', {
          from: ago(400),
          to: ago(300),
          reason: 'Adverse reaction: rash',
        }),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'an eGFR of 45',
      /retina/,
      () => screened(aYoungWoman()).with(testResult('eGFR', '45 mL/min/1.73m2', ago(5))),
    ],
  ]);

  it('400 mg a day at 60 kg is above 5 mg/kg, 300 mg is not', async () => {
    const at = (dose: string) => judgedOrder(rule, screened(aYoungWoman()), ['hydroxychloroquine', dose]);
    expect(await at('400 mg daily')).toMatchObject({ indicator: 'warning' });
    expect(await at('300 mg daily')).toMatchObject({ indicator: onlyTheGuide });
  });
});
