import { describe, expect, it } from '@jest/globals';
import { isMet } from '../../src/patient/answer.js';
import type { Source } from '../../src/contract/patient-record.js';
import {
  everFailed,
  everGiven,
  multiRefractory,
  ofClass,
  ofDrug,
  refractory,
  runningNow,
} from '../../src/patient/history-questions.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { ago, anAdult, aQuietAdult, daysAgo, factsOf, IVIG } from './a-history.js';

describe('a "no" about the past', () => {
  const asked = async (patient: APatient, unread: readonly Source[] = []) => {
    const { treatments } = await factsOf(patient, unread);
    const ivig = ofDrug('ivig');
    return [everGiven, runningNow, everFailed].map((question) => question(treatments, ivig, 'IVIG').verdict);
  };

  it('stands on a history that was read in full', async () => {
    expect(await asked(anAdult())).toEqual(['unmet', 'unmet', 'unmet']);
    expect(await asked(anAdult().ordered(IVIG, { on: ago(3) }))).toEqual(['unmet', 'unmet', 'unmet']);
  });

  it.each([
    'medicationRequests',
    'medicationStatements',
    'medicationAdministrations',
    'medicationDispenses',
  ] as const)('is not known when %s could not be read', async (source) => {
    expect(await asked(anAdult(), [source])).toEqual(['unknown', 'unknown', 'unknown']);
    const { treatments } = await factsOf(anAdult(), [source]);
    expect(everGiven(treatments, ofDrug('ivig'), 'IVIG').missing).toEqual([source]);
  });

  it('is never asked for where the record says yes', async () => {
    const failed = anAdult().given(IVIG, daysAgo(84, 56, 28));
    expect(await asked(failed, ['medicationRequests'])).toEqual(['met', 'met', 'met']);
    const { treatments } = await factsOf(anAdult().took('methotrexate').took('azathioprine'));
    expect(everGiven(treatments, ofClass('csdmard'), 'a csDMARD').saw).toBe(
      'Given: azathioprine, methotrexate',
    );
  });
});

describe('multi-refractory', () => {
  const steroid = (patient: APatient) => patient.took('prednisone', { from: ago(300) });
  const pulse = (patient: APatient) => patient.given('methylprednisolone IV pulse', daysAgo(600));
  const ivig = (patient: APatient) => patient.given(IVIG, daysAgo(84, 56, 28));
  const ivigNotTolerated = (patient: APatient) =>
    patient.with({ resourceType: 'AllergyIntolerance', code: { text: 'IVIG' } });
  const rituximab = (patient: APatient) => patient.given('rituximab', daysAgo(400, 386));
  const further = (drug: string) => (patient: APatient) => patient.took(drug, { from: ago(200) });
  const told = async (
    parts: readonly ((patient: APatient) => APatient)[],
    patient: APatient,
    unread: readonly Source[] = [],
  ) => {
    const { treatments, activity, options } = await factsOf(
      parts.reduce((so, part) => part(so), patient),
      unread,
    );
    return multiRefractory(treatments, activity.active, options.ivig.intolerant).verdict;
  };

  it.each([
    [
      'steroid, IVIG, rituximab and methotrexate failed',
      [steroid, ivig, rituximab, further('methotrexate')],
      'met',
    ],
    [
      'only a pulse of steroid, with active disease',
      [pulse, ivig, rituximab, further('methotrexate')],
      'met',
    ],
    ['IVIG not tolerated', [steroid, ivigNotTolerated, rituximab, further('mycophenolate mofetil')], 'met'],
    [
      'hydroxychloroquine as the further agent',
      [steroid, ivig, rituximab, further('hydroxychloroquine')],
      'met',
    ],
    [
      'a JAK inhibitor as the further agent, after rituximab',
      [steroid, ivig, rituximab, further('tofacitinib')],
      'met',
    ],
    ['no steroid at all', [ivig, rituximab, further('methotrexate')], 'unmet'],
    ['no IVIG', [steroid, rituximab, further('methotrexate')], 'unmet'],
    ['no rituximab', [steroid, ivig, further('methotrexate')], 'unmet'],
    ['no further agent', [steroid, ivig, rituximab], 'unmet'],
    [
      'a further agent for too short a time',
      [steroid, ivig, rituximab, (one: APatient) => one.took('azathioprine', { from: ago(80) })],
      'unmet',
    ],
  ])('%s: %s', async (_, parts, expected) => {
    expect(await told(parts, anAdult())).toBe(expected);
  });

  it('a pulse alone is not enough when the disease is not known to be active', async () => {
    const stopped = (drug: string) => (patient: APatient) =>
      patient.took(drug, { from: ago(400), to: ago(300), status: 'stopped', reason: 'inefficacy' });
    const parts = [stopped('IVIG'), stopped('rituximab'), stopped('methotrexate')];
    expect(await told([pulse, ...parts], aQuietAdult())).not.toBe('met');
    expect(await told([stopped('prednisone'), ...parts], aQuietAdult())).toBe('met');
  });

  it('cannot be denied on half a history', async () => {
    expect(await told([steroid, ivig, rituximab], anAdult(), ['medicationDispenses'])).toBe('unknown');
  });

  it('rituximab or immunoglobulin is not its own further agent', async () => {
    const scig = (patient: APatient) =>
      patient.took('Hizentra SC', { from: ago(400), to: ago(300), reason: 'inefficacy' });
    expect(await told([steroid, ivig, rituximab, scig], anAdult())).toBe('unmet');
  });
});

it('the first line is not known to be given to somebody without a chart', async () => {
  const { treatments } = await factsOf(aPatient().diagnosedWith('Dermatomyositis'), ['medicationStatements']);
  expect(isMet(treatments.complete)).toBe(false);
});

describe('refractory, after the entry criteria of the RIM trial', () => {
  const told = async (patient: APatient, unread: readonly Source[] = []) =>
    refractory((await factsOf(patient, unread)).treatments);
  const failedSteroid = () => anAdult().took('prednisone', { from: ago(300) });
  const allergy = (drug: string, criticality?: string) => ({
    resourceType: 'AllergyIntolerance',
    code: { text: drug },
    ...(criticality !== undefined && {
      criticality,
      reaction: [{ manifestation: [{ text: 'Nausea' }] }],
    }),
  });

  it('needs a glucocorticoid and an immunosuppressant that failed', async () => {
    expect((await told(failedSteroid().took('azathioprine', { from: ago(200) }))).verdict).toBe('met');
    expect((await told(failedSteroid())).verdict).toBe('unmet');
    expect((await told(anAdult().took('azathioprine', { from: ago(200) }))).verdict).toBe('unmet');
  });

  it('does not count a trial that is too short, hydroxychloroquine, or immunoglobulin', async () => {
    for (const chart of [
      failedSteroid().took('azathioprine', { from: ago(30) }),
      failedSteroid().took('hydroxychloroquine', { from: ago(200) }),
      failedSteroid().given(IVIG, daysAgo(84, 56, 28)),
    ])
      expect((await told(chart)).verdict).toBe('unmet');
  });

  it('counts intolerance of either, but not a mild reaction', async () => {
    expect((await told(failedSteroid().with(allergy('methotrexate')))).verdict).toBe('met');
    expect((await told(failedSteroid().with(allergy('methotrexate', 'low')))).verdict).toBe('unmet');
  });

  it('is not known while medications or allergies could not be read', async () => {
    for (const source of ['medicationStatements', 'allergies'] as const)
      expect((await told(anAdult(), [source])).verdict).toBe('unknown');
  });
});
