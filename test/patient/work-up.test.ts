import { describe, expect, it } from '@jest/globals';
import type { RawResource } from '../../src/contract/fhir.js';
import type { Source } from '../../src/contract/patient-record.js';
import { formatDay } from '../../src/patient/dates.js';
import type { WorkUp } from '../../src/patient/facts.js';
import { aPatient } from '../support/a-patient.js';
import { ADULT } from './a-chart.js';
import { factsOf } from './a-history.js';

const workUpOf = async (
  resources: readonly RawResource[],
  unread: readonly Source[] = [],
): Promise<WorkUp> => {
  const start = aPatient(ADULT).diagnosedWith('Dermatomyositis', { onset: '2025-01-01' });
  return (
    await factsOf(
      resources.reduce((patient, one) => patient.with(one), start),
      unread,
    )
  ).workUp;
};
const day = (at: number | undefined): string | undefined => (at === undefined ? undefined : formatDay(at));

const procedure = (text: string, performed: string, more: object = {}): RawResource => ({
  resourceType: 'Procedure',
  status: 'completed',
  code: { text },
  performedDateTime: performed,
  ...more,
});
const report = (text: string, on: string, more: object = {}): RawResource => ({
  resourceType: 'DiagnosticReport',
  status: 'final',
  code: { text },
  effectiveDateTime: on,
  ...more,
});
const request = (text: string, on: string, more: object = {}): RawResource => ({
  resourceType: 'ServiceRequest',
  status: 'active',
  intent: 'order',
  code: { text },
  authoredOn: on,
  ...more,
});

describe('Examinations on file', () => {
  it.each([
    'Videofluoroscopic swallow study',
    'Modified barium swallow',
    'FEES',
    'Clinical swallow evaluation',
  ])('finds a swallow study called %s', async (text) => {
    expect(day((await workUpOf([procedure(text, '2026-11-01')])).swallowStudy.done)).toBe('2026-11-01');
  });

  it('finds it by its code without words', async () => {
    const coded = procedure('', '2026-11-01', {
      code: { coding: [{ system: 'http://snomed.info/sct', code: '241149003' }] },
    });
    expect(day((await workUpOf([coded])).swallowStudy.done)).toBe('2026-11-01');
  });

  it('finds it as a report, and takes the latest', async () => {
    const { swallowStudy, ecg } = await workUpOf([
      report('Barium swallow', '2026-10-01'),
      report('Barium swallow', '2026-11-02'),
      report('12-lead ECG', '2026-05-01', { effectiveDateTime: undefined, issued: '2026-05-02T10:00:00Z' }),
    ]);
    expect([day(swallowStudy.done), day(ecg.done)]).toEqual(['2026-11-02', '2026-05-02']);
  });

  it.each(['not-done', 'entered-in-error', 'preparation'])(
    'does not count a study that is %s',
    async (status) => {
      const { swallowStudy } = await workUpOf([procedure('FEES', '2026-11-01', { status })]);
      expect(swallowStudy.done).toBeUndefined();
    },
  );

  it('does not count a study that is dated in the future, or not at all', async () => {
    const { swallowStudy } = await workUpOf([
      procedure('FEES', '2026-12-01'),
      procedure('FEES', '', { performedDateTime: undefined }),
    ]);
    expect(swallowStudy.done).toBeUndefined();
  });

  it('reads the beginning of a performed period', async () => {
    const period = {
      performedDateTime: undefined,
      performedPeriod: { start: '2026-11-03', end: '2026-11-04' },
    };
    expect(day((await workUpOf([procedure('FEES', '', period)])).swallowStudy.done)).toBe('2026-11-03');
  });
});

describe('Lung, muscle and physiotherapy on file', () => {
  it.each([
    ['HRCT chest', 'lungImaging'],
    ['CT thorax without contrast', 'lungImaging'],
    ['Spirometry with DLCO', 'pulmonaryFunction'],
    ['Pulmonary function tests', 'pulmonaryFunction'],
    ['MRI thighs', 'muscleMri'],
    ['Whole-body MRI for myositis', 'muscleMri'],
    ['Physical therapy evaluation', 'physiotherapy'],
  ] as const)('finds %s as %s and as nothing else', async (text, kind) => {
    const workUp = await workUpOf([procedure(text, '2026-11-01')]);
    const found = (['lungImaging', 'pulmonaryFunction', 'muscleMri', 'physiotherapy'] as const).filter(
      (one) => workUp[one].done !== undefined,
    );
    expect(found).toEqual([kind]);
  });

  it.each(['MRI brain', 'CT abdomen', 'Cardiac MRI', 'Renal function test', 'Chest X-ray'])(
    'takes %s for none of them',
    async (text) => {
      const workUp = await workUpOf([procedure(text, '2026-11-01')]);
      for (const one of ['lungImaging', 'pulmonaryFunction', 'muscleMri', 'physiotherapy'] as const)
        expect(workUp[one].done).toBeUndefined();
    },
  );

  it('reads a magnetic resonance code that says no more only with the muscle as body site', async () => {
    const code = { coding: [{ system: 'http://snomed.info/sct', code: '113091000', display: 'MRI' }] };
    const of = async (more: object) =>
      day((await workUpOf([procedure('', '2026-11-01', { code, ...more })])).muscleMri.done);
    expect(await of({})).toBeUndefined();
    expect(await of({ bodySite: [{ text: 'Head' }] })).toBeUndefined();
    expect(await of({ bodySite: [{ text: 'Both thighs' }] })).toBe('2026-11-01');
  });
});

describe('Examinations that are ordered', () => {
  it('knows an order that is not yet done', async () => {
    const { swallowStudy, speechLanguageReferral } = await workUpOf([
      request('Videofluoroscopy', '2026-11-18'),
      request('Speech-language pathology', '2026-11-18'),
    ]);
    expect([day(swallowStudy.ordered), day(speechLanguageReferral.ordered)]).toEqual([
      '2026-11-18',
      '2026-11-18',
    ]);
  });

  it('no longer waits for an order older than the examination', async () => {
    const { swallowStudy } = await workUpOf([
      request('Videofluoroscopy', '2026-11-01'),
      procedure('Videofluoroscopy', '2026-11-05'),
    ]);
    expect(swallowStudy.ordered).toBeUndefined();
  });

  it.each([{ status: 'draft' }, { status: 'revoked' }, { intent: 'proposal' }, { doNotPerform: true }])(
    'does not count %j',
    async (more) => {
      expect((await workUpOf([request('FEES', '2026-11-18', more)])).swallowStudy.ordered).toBeUndefined();
    },
  );
});

describe('The day of an examination', () => {
  it('is the start of a period, or the day of issue, where no single day is given', async () => {
    const { ecg, pulmonaryFunction, muscleMri } = await workUpOf([
      procedure('ECG', '', { performedDateTime: undefined, performedPeriod: { start: '2026-10-02' } }),
      report('Spirometry', '', { effectiveDateTime: undefined, issued: '2026-10-03T10:00:00Z' }),
      report('MRI of the thigh muscles', '', {
        effectiveDateTime: undefined,
        effectivePeriod: { start: '2026-10-04' },
      }),
    ]);
    expect([ecg, pulmonaryFunction, muscleMri].map(({ done }) => day(done))).toEqual([
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
    ]);
  });

  it('is needed: an undated examination, and one of next week, prove nothing', async () => {
    const { ecg, echocardiogram } = await workUpOf([
      procedure('ECG', '', { performedDateTime: undefined }),
      procedure('Echocardiogram', '2026-12-24'),
    ]);
    expect([ecg.done, echocardiogram.done]).toEqual([undefined, undefined]);
  });

  it('comes from an Observation too, in all three of its dates', async () => {
    const measured = (more: object): RawResource => ({
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { text: 'Troponin T' },
      valueQuantity: { value: 8, unit: 'ng/L' },
      ...more,
    });
    for (const more of [
      { effectiveDateTime: '2026-10-05' },
      { effectivePeriod: { start: '2026-10-05' } },
      { issued: '2026-10-05T08:00:00Z' },
    ]) {
      expect(day((await workUpOf([measured(more)])).troponin.done)).toBe('2026-10-05');
    }
    const withdrawn = measured({ effectiveDateTime: '2026-10-05', status: 'cancelled' });
    expect((await workUpOf([withdrawn])).troponin.done).toBeUndefined();
  });

  it('is that of the order where an order is asked for: authored, or when it is to be done', async () => {
    const planned = request('Physiotherapy', '', {
      authoredOn: undefined,
      occurrenceDateTime: '2026-11-10',
      intent: undefined,
    });
    expect(day((await workUpOf([planned])).physiotherapy.ordered)).toBe('2026-11-10');
  });

  it('of a magnetic resonance counts for muscle only at a site of muscle', async () => {
    const mri = (site: string) =>
      procedure('Magnetic resonance imaging', '2026-10-02', { bodySite: [{ text: site }] });
    expect(day((await workUpOf([mri('Both thighs')])).muscleMri.done)).toBe('2026-10-02');
    expect((await workUpOf([mri('Brain')])).muscleMri.done).toBeUndefined();
    expect((await workUpOf([procedure('MRI of the heart muscle', '2026-10-02')])).muscleMri.done).toBe(
      undefined,
    );
  });
});

describe('What "not on file" proves', () => {
  it('proves something only when procedures and reports were read', async () => {
    expect((await workUpOf([])).swallowStudy.known.verdict).toBe('met');
    const unread = (await workUpOf([], ['procedures'])).swallowStudy.known;
    expect([unread.verdict, unread.missing]).toEqual(['unknown', ['procedures']]);
  });
});
