import { describe, expect, it } from '@jest/globals';
import {
  namesDrugInducedDermatomyositis,
  recogniseSteroidDependence,
  recogniseStopReason,
  recogniseTaper,
} from '../../src/patient/stop-reason.js';

const reasonsIn = (text: string): readonly string[] => [...recogniseStopReason([text]).reasons];

describe('Why a treatment ended', () => {
  it.each([
    'Adverse effect: ALT 6x ULN',
    'Side effects (nausea)',
    'GI intolerance',
    'Raised transaminases',
    'Anaphylaxis on second infusion',
    'Recurrent serious infections',
    'Neutropenia',
    'Not tolerated',
    'Aseptic meningitis after IVIG',
    'Liver enzymes elevated',
    'Creatinine rising on ciclosporin',
    'TNF-induced dermatomyositis',
  ])('was intolerance: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['intolerance']);
  });

  it.each([
    'Lack of efficacy',
    'Inadequate response after 4 months',
    'No improvement in strength',
    'Loss of response',
    'Primary failure',
    'Flare on treatment',
    'Refractory disease',
    'Partial remission only',
    'Not effective',
    'Escalated to rituximab',
    'Disease progression',
    'Non-responder',
    'Insufficient control of rash',
  ])('was inefficacy: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['inefficacy']);
  });

  it.each([
    'In remission for a year',
    'Tapered off as planned',
    'Course completed',
    'Disease inactive',
    'No longer needed',
    'Complete response',
    'Flare after stopping for remission',
    'End of treatment',
  ])('was remission or a planned end: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['remission']);
  });

  it.each([
    'Planning pregnancy',
    'Insurance denied',
    'Drug shortage',
    'Patient preference',
    'Refused injections',
    'Non-adherence',
    'Changed to biosimilar',
    'Lost to follow-up',
    'Needle phobia',
    'Duplicate order',
  ])('had another cause: %s', (text) => {
    expect(reasonsIn(text)).toEqual(['outside']);
  });

  it.each(['', 'Stopped', 'Discontinued', 'Switched', 'Changed', 'Other', 'See letter', 'Per rheumatology'])(
    'is not known from: "%s"',
    (text) => {
      expect(reasonsIn(text)).toEqual([]);
    },
  );

  it.each([
    'No adverse effects',
    'Not for inefficacy',
    'Stopped, no side effects',
    'Without toxicity',
    'No toxicity noted',
  ])('is not what the words deny: %s', (text) => {
    expect(reasonsIn(text)).toEqual([]);
  });

  it('can be intolerance and inefficacy at once', () => {
    expect(recogniseStopReason(['Nausea; no response']).reasons).toEqual(
      new Set(['intolerance', 'inefficacy']),
    );
  });
});

describe('Words about the steroid', () => {
  it.each([
    '1.5 mg/kg/day, tapering',
    'wean by 5 mg every week',
    'reduce to 10 mg',
    'Decreasing dose',
    'step down weekly',
  ])('tell of a taper: %s', (text) => {
    expect(recogniseTaper(text)).toBe(true);
  });
  it.each(['Do not taper', 'Hold taper', 'Cannot wean', '10 mg daily', 'Continue unchanged', 'No taper yet'])(
    'tell of no taper: %s',
    (text) => {
      expect(recogniseTaper(text)).toBe(false);
    },
  );
  it.each([
    'Steroid-dependent',
    'Unable to wean below 10 mg',
    'Flares on taper',
    'Failed to taper',
    'Dependent on prednisolone',
  ])('tell of dependence: %s', (text) => {
    expect(recogniseSteroidDependence(text)).toBe(true);
  });
});

describe('Dermatomyositis that a drug induced', () => {
  it.each([
    'adverse reaction: drug-induced dermatomyositis',
    'TNF-inhibitor-associated dermatomyositis',
    'Etanercept-induced dermatomyositis',
    'Dermatomyositis triggered by adalimumab',
  ])('is named: %s', (text) => {
    expect(namesDrugInducedDermatomyositis([text])).toBe(true);
  });
  it.each(['Dermatomyositis', 'Drug-induced lupus', 'Etanercept for dermatomyositis', 'Drug rash'])(
    'is not named: %s',
    (text) => {
      expect(namesDrugInducedDermatomyositis([text])).toBe(false);
    },
  );
});
