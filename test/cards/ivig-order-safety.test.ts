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
import { aChild, ago, allergicTo, anaphylaxisTo, consult, ivigCycles, testResult } from './consult.js';
import type { APatient } from '../support/a-patient.js';

const rule = 'ivig-order-safety';

const headacheFrom = (drug: string) =>
  allergicTo(drug, {
    criticality: 'low',
    reaction: [{ manifestation: [{ text: 'Headache' }], severity: 'mild' }],
  });

const order = ['immune globulin IV', '120 g'] as const;
const judged = (patient: APatient) => judgedOrder(rule, patient, order);

describe('IVIG: what the card says of an order', () => {
  it('says nothing when everything is on file and in order', async () => {
    expect(await judged(screened(aYoungWoman()))).toEqual({ indicator: onlyTheGuide, text: '' });
  });

  itSays(judged, [
    [
      'A thrombosis',
      'warning',
      /Boxed warning, thrombosis.*0\.03 mL\/kg\/min/,
      () => screened(aYoungWoman()).has('Deep vein thrombosis'),
    ],
    [
      'eGFR below 30',
      'warning',
      /impaired renal function.*0\.03/,
      () => screened(aYoungWoman()).with(testResult('eGFR', '25 mL/min/1.73m2', ago(5))),
    ],
    ['A cancer', 'warning', /Malignancy on record/, () => screened(aYoungWoman()).has('Breast cancer')],
    [
      'IgA deficiency alone',
      'warning',
      /check anti-IgA/,
      () => screened(aYoungWoman()).has('Selective IgA deficiency'),
    ],
    [
      'Low IgA',
      'warning',
      /check anti-IgA/i,
      () => screened(aYoungWoman(), { without: ['IgA'] }).with(outOfRange('IgA', 0.1, '0.7-4')),
    ],
    [
      'IgA deficiency with anti-IgA',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).has('Selective IgA deficiency').has('Anti-IgA antibodies'),
    ],
    [
      'An anaphylaxis to it',
      'critical',
      /Contraindicated/,
      () => screened(aYoungWoman()).with(anaphylaxisTo('immune globulin IV')),
    ],
    [
      'A headache',
      'info',
      /Mild reaction/,
      () => screened(aYoungWoman()).with(headacheFrom('immune globulin IV')),
    ],
    [
      'No serology before the donors’ antibodies',
      'warning',
      /Not on file.*HBsAg/,
      () => screened(aYoungWoman(), { without: ['HBsAg'] }),
    ],
    [
      'No creatinine',
      'warning',
      /Not on file.*creatinine/,
      () => screened(aYoungWoman(), { without: ['Creatinine'] }),
    ],
  ]);

  itDoesNotSpeakOf(judged, [
    [
      'a mild reaction to another drug',
      /mild reaction/i,
      () => screened(aYoungWoman()).with(headacheFrom('rituximab')),
    ],
    [
      'serology that can no longer be drawn',
      /HBsAg/,
      () => ivigCycles(screened(aYoungWoman(), { without: ['HBsAg'] }), 1, 4),
    ],
    [
      'a thrombosis that was ruled out',
      /thrombosis/i,
      () => screened(aYoungWoman()).has('Deep vein thrombosis', { verification: 'refuted' }),
    ],
    [
      'an IgA in its range',
      /anti-IgA/,
      () => screened(aYoungWoman(), { without: ['IgA'] }).with(outOfRange('IgA', 0.8, '0.7-4')),
    ],
  ]);

  it('in a child the missing weight is a warning', async () => {
    const said = await judgedOrder(rule, aChild(), ['immune globulin IV', '50 g']);
    expect(said.text).toMatch(/Measure weight/);
    expect(said.indicator).toBe('warning');
  });

  it('is recognised when the infusion is ordered as a service', async () => {
    const body = screened(aYoungWoman()).has('Deep vein thrombosis').signs('prednisolone');
    const service = (text: string) => ({
      ...body,
      context: {
        ...body.context,
        draftOrders: {
          resourceType: 'Bundle' as const,
          entry: [
            {
              resource: {
                resourceType: 'ServiceRequest',
                id: 's1',
                status: 'draft',
                intent: 'order',
                code: { text },
                subject: { reference: 'Patient/a-patient' },
              },
            },
          ],
        },
      },
    });
    expect((await consult(service('IVIG infusion'))).says[rule]).toBe('warning');
    expect((await consult(service('IVIG counselling'))).says[rule]).toBeUndefined();
  });
});
