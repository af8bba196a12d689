import { describe, expect, it } from '@jest/globals';
import { defaultSettings } from '../../src/knowledge/settings.js';
import { readResource } from '../../src/contract/fhir.js';
import { dayFrom, formatDay } from '../../src/patient/dates.js';
import { readDiagnosis } from '../../src/patient/diagnosis.js';
import { problem, type Told } from './a-chart.js';

const context = { asOf: dayFrom('2026-11-20'), timeZone: 'UTC', settings: defaultSettings };
const reading = (...told: readonly (Told | string)[]) =>
  readDiagnosis(
    told.flatMap((one, index) => readResource('Condition', { ...problem(one), id: `c${index}` }) ?? []),
    context,
  );
const state = (...told: readonly (Told | string)[]) => reading(...told).diagnosis.state;

const dm: Told = { icd: 'M33.10', text: 'Dermatomyositis' };
const jdm: Told = { icd: 'M33.00', text: 'Juvenile dermatomyositis' };
const unspecified: Told = {
  icd: 'M33.90',
  display: 'Dermatopolymyositis, unspecified, organ involvement unspecified',
};

describe('one entry of the problem list', () => {
  it.each<[string, string, Told | string]>([
    ['active and confirmed', 'active', dm],
    ['by SNOMED CT code alone', 'active', { snomed: '396230008' }],
    ['by ICD-10 without its dot', 'active', { icd: 'M3312' }],
    ['in words only', 'active', 'Dermatomyositis'],
    ['without any status', 'active', { ...dm, status: null, verification: null }],
    ['clinical status "unknown"', 'active', { ...dm, status: 'unknown' }],
    ['without status, but ended', 'past', { ...dm, status: null, abated: '2024-01-01' }],
    ['without status, to end in the future', 'active', { ...dm, status: null, abated: '2027-01-01' }],
    [
      'without status, ended at an age',
      'past',
      { ...dm, status: null, more: { abatementAge: { value: 12, unit: 'a' } } },
    ],
    [
      'without status, ended in words',
      'past',
      { ...dm, status: null, more: { abatementString: 'years ago' } },
    ],
    ['without status, ended "yes"', 'past', { ...dm, status: null, more: { abatementBoolean: true } }],
    ['without status, ended "no"', 'active', { ...dm, status: null, more: { abatementBoolean: false } }],
    ['without status, ended on an unreadable day', 'past', { ...dm, status: null, abated: 'spring' }],
    [
      'without status, with a period of end',
      'past',
      { ...dm, status: null, more: { abatementPeriod: { end: '2024' } } },
    ],
    ['relapse', 'active', { ...dm, status: 'relapse' }],
    ['recurrence', 'active', { ...dm, status: 'recurrence' }],
    ['in remission', 'past', { ...dm, status: 'remission' }],
    ['inactive', 'past', { ...dm, status: 'inactive' }],
    ['resolved', 'past', { ...dm, status: 'resolved' }],
    [
      'status in words only',
      'past',
      { ...dm, status: null, more: { clinicalStatus: { text: ' Resolved ' } } },
    ],
    ['active, the words say "in remission"', 'past', { ...dm, text: 'Dermatomyositis, in remission' }],
    [
      'active, the words say "partial remission"',
      'active',
      { ...dm, text: 'Dermatomyositis, partial remission' },
    ],
    [
      'active, "relapse after remission"',
      'active',
      { ...dm, text: 'Dermatomyositis, relapse after remission' },
    ],
    ['active, "in remission, no flares"', 'past', { ...dm, text: 'Dermatomyositis in remission, no flares' }],
    [
      'status relapse, words of the last remission',
      'active',
      { ...dm, text: 'Dermatomyositis in remission', status: 'relapse' },
    ],
    ['provisional', 'provisional', { ...dm, verification: 'provisional' }],
    ['differential', 'provisional', { ...dm, verification: 'differential' }],
    ['unconfirmed', 'provisional', { ...dm, verification: 'unconfirmed' }],
    ['coded, called possible', 'provisional', { ...dm, text: 'Possible dermatomyositis' }],
    [
      'coded with its display, called possible',
      'provisional',
      { icd: 'M33.12', display: 'Other dermatomyositis with myopathy', text: '? Dermatomyositis' },
    ],
    ['coded, to be ruled out', 'provisional', { ...dm, text: 'Rule out dermatomyositis' }],
    ['refuted', 'none', { ...dm, verification: 'refuted' }],
    ['entered in error', 'none', { ...dm, verification: 'entered-in-error' }],
    [
      'entered in error, in words',
      'none',
      { ...dm, verification: null, more: { verificationStatus: { text: 'Entered in error' } } },
    ],
    ['in words, denied', 'none', 'No dermatomyositis'],
    ['history of, in words', 'past', 'History of dermatomyositis'],
    ["a mother's disease", 'none', { ...dm, text: 'Mother has dermatomyositis' }],
    [
      'family history',
      'none',
      {
        icd: 'Z82.69',
        display: 'Family history of other diseases of the musculoskeletal system',
        text: 'Dermatomyositis',
      },
    ],
    [
      'the code of the disease, whose display says family history',
      'none',
      { ...dm, display: 'Family history of dermatomyositis' },
    ],
    [
      'personal history',
      'past',
      {
        icd: 'Z87.39',
        display: 'Personal history of other diseases of the musculoskeletal system',
        text: 'Dermatomyositis',
      },
    ],
    [
      'personal history of another disease',
      'none',
      {
        icd: 'Z87.39',
        display: 'Personal history of other diseases of the musculoskeletal system',
        text: 'Gout',
      },
    ],
    ['polymyositis alone', 'none', { icd: 'M33.20', text: 'Polymyositis' }],
    [
      'coded polymyositis whose words name both',
      'none',
      { icd: 'M33.20', text: 'Polymyositis, formerly called dermatomyositis' },
    ],
    ['antisynthetase syndrome', 'none', { snomed: '445187004', text: 'Antisynthetase syndrome' }],
    ['necrotising myopathy', 'none', { icd: 'G72.49', text: 'Immune-mediated necrotising myopathy' }],
    ['inclusion body myositis', 'none', { icd: 'G72.41', text: 'Inclusion body myositis' }],
    ['diabetes written DM', 'none', 'DM type 2'],
    ['an entry without code or words', 'none', { more: { code: undefined } }],
  ])('%s: %s', (_, expected, told) => {
    expect(state(told)).toBe(expected);
  });
});

describe('a sign of the disease that has resolved is not the end of the disease', () => {
  const active = { ...jdm, recorded: '2025-01-01' };
  const resolved = (text: string): Told => ({ text, status: 'resolved', recorded: '2026-11-01' });

  it.each(['Dermatomyositis rash', 'Dysphagia due to dermatomyositis', 'Worsening dermatomyositis rash'])(
    '%s',
    (sign) => {
      expect(state(active, resolved(sign))).toBe('active');
      expect(reading(active, resolved(sign)).diagnosis.remissions).toEqual([]);
    },
  );

  it('while the disease itself, in words and resolved later, is', () => {
    expect(state(active, resolved('Juvenile dermatomyositis'))).toBe('past');
    expect(state(active, resolved('Anti-MDA5 dermatomyositis'))).toBe('past');
    expect(state(active, resolved('Dermatomyositis rash, disease in remission'))).toBe('past');
  });

  it('and alone tells of a disease of the past', () => {
    expect(state(resolved('Dermatomyositis rash'))).toBe('past');
  });
});

describe('unspecified dermatopolymyositis (M33.9) needs words or skin', () => {
  it.each<[string, string, readonly (Told | string)[]]>([
    ['alone', 'provisional', [unspecified]],
    ['alone, without the dot', 'provisional', [{ ...unspecified, icd: 'M3390' }]],
    ['alone, with no more digits and no dot', 'provisional', [{ icd: 'M339' }]],
    ['with words that name dermatomyositis', 'active', [{ ...unspecified, text: 'Dermatomyositis' }]],
    ['with a second, specific code', 'active', [{ ...unspecified, snomed: '396230008' }]],
    ["with Gottron's papules (L94.4)", 'active', [unspecified, { icd: 'L94.4', text: 'Papules' }]],
    ['with heliotrope rash in words', 'active', [unspecified, 'Heliotrope rash']],
    ["with Gottron's papules, without the dot", 'active', [unspecified, { icd: ' L944', text: 'Papules' }]],
    ['with heliotrope rash and dysphagia', 'active', [unspecified, 'Dysphagia and heliotrope rash']],
    ['with dysphagia and no heliotrope rash', 'provisional', [unspecified, 'Dysphagia; no heliotrope rash']],
    [
      'with an entry that has neither code nor words',
      'provisional',
      [unspecified, { more: { code: undefined } }],
    ],
    [
      'with skin in its own words',
      'active',
      [{ ...unspecified, text: 'Dermatopolymyositis with Gottron papules' }],
    ],
    ['with a rash of any kind', 'provisional', [unspecified, { icd: 'R21', text: 'Persistent rash' }]],
    ['with suspected Gottron papules', 'provisional', [unspecified, 'Suspected Gottron papules']],
    [
      'with heliotrope rash not confirmed',
      'provisional',
      [unspecified, { text: 'Heliotrope rash', verification: 'provisional' }],
    ],
    [
      'with a refuted heliotrope rash',
      'provisional',
      [unspecified, { text: 'Heliotrope rash', verification: 'refuted' }],
    ],
  ])('%s: %s', (_, expected, told) => {
    expect(state(...told)).toBe(expected);
  });
});

describe('several entries of the same disease', () => {
  const ended = { ...dm, status: 'remission' };
  it.each<[string, string, readonly Told[]]>([
    [
      'a refuted duplicate silences nothing',
      'active',
      [{ ...dm, verification: 'refuted', recorded: '2026-10-01' }, dm],
    ],
    [
      'remission recorded later than active',
      'past',
      [
        { ...dm, recorded: '2024-01-01' },
        { ...ended, recorded: '2026-01-01' },
      ],
    ],
    [
      'remission recorded earlier than active',
      'active',
      [
        { ...dm, recorded: '2026-01-01' },
        { ...ended, recorded: '2024-01-01' },
      ],
    ],
    [
      'remission known by its end only',
      'past',
      [
        { ...dm, recorded: '2024-01-01' },
        { ...ended, abated: '2025-05-05' },
      ],
    ],
    [
      'remission of juvenile disease, recorded later',
      'past',
      [
        { ...dm, recorded: '2024-01-01' },
        { ...jdm, status: 'inactive', recorded: '2026-01-01' },
      ],
    ],
    ['both without dates', 'active', [dm, ended]],
    ['remission dated, active not', 'active', [dm, { ...ended, recorded: '2026-01-01' }]],
    [
      'the same day',
      'active',
      [
        { ...dm, recorded: '2026-01-01' },
        { ...ended, recorded: '2026-01-01' },
      ],
    ],
    [
      'dates that overlap',
      'active',
      [
        { ...dm, recorded: '2026-01' },
        { ...ended, recorded: '2026' },
      ],
    ],
    [
      'remission dated in the future, a typing error',
      'active',
      [
        { ...dm, recorded: '2026-01-01' },
        { ...ended, recorded: '2027-01-01' },
      ],
    ],
    [
      'later than one of two active ones',
      'active',
      [
        { ...dm, recorded: '2024-01-01' },
        { ...jdm, recorded: '2026-06-01' },
        { ...ended, recorded: '2025-01-01' },
      ],
    ],
    ['suspected beside active', 'active', [{ ...jdm, verification: 'provisional' }, dm]],
    ['suspected beside remission', 'past', [{ ...jdm, verification: 'provisional' }, ended]],
  ])('%s: %s', (_, expected, told) => {
    expect(state(...told)).toBe(expected);
  });

  it('names the entries that decided', () => {
    expect(
      reading({ ...dm, verification: 'refuted' }, { ...ended, recorded: '2020' }, dm).diagnosis.from,
    ).toEqual(['Condition/c2']);
  });
});

describe('what else the diagnosis tells', () => {
  it('begins with the earliest onset, never with the day of recording', () => {
    const { diagnosis } = reading(
      { ...dm, onset: '2025-03-01' },
      { ...jdm, onset: '2019' },
      { ...dm, recorded: '2010-01-01' },
    );
    expect(formatDay(diagnosis.onset?.earliest ?? 0)).toBe('2019-01-01');
    expect(reading({ ...dm, recorded: '2010-01-01' }).diagnosis.onset).toBeUndefined();
    const period = reading({ ...dm, more: { onsetPeriod: { start: '2024-02-03' } } }).diagnosis;
    expect(formatDay(period.onset?.earliest ?? 0)).toBe('2024-02-03');
  });

  it('knows when the present relapse began', () => {
    const { diagnosis } = reading(
      { ...dm, onset: '2020-01-01' },
      { ...dm, status: 'relapse', onset: '2026-05-01' },
    );
    expect(formatDay(diagnosis.relapseOnset?.earliest ?? 0)).toBe('2026-05-01');
    expect(reading({ ...dm, status: 'relapse' }).diagnosis.relapseOnset).toBeUndefined();
  });

  it('knows when it was over, where the chart dates that', () => {
    const ended = { ...dm, status: 'remission' };
    const { remissions } = reading(ended, { ...ended, abated: '2025-05-05' }).diagnosis;
    expect(remissions.map(({ earliest }) => formatDay(earliest))).toEqual(['2025-05-05']);
  });

  it('a missing clinical status is a gap only where no other entry has one', () => {
    expect(reading({ ...dm, status: null }).diagnosis.statusMissing).toBe(true);
    expect(reading({ ...dm, status: null }, dm).diagnosis.statusMissing).toBe(false);
    expect(reading().diagnosis).toMatchObject({ state: 'none', statusMissing: false });
  });

  it('tells child from adult by code or words, and the age at onset', () => {
    expect(reading(jdm)).toMatchObject({
      saysJuvenile: true,
      diagnosis: { name: 'juvenile dermatomyositis' },
    });
    expect(reading('JDM').saysJuvenile).toBe(true);
    expect(reading({ ...jdm, verification: 'refuted' }, dm).saysJuvenile).toBe(false);
    expect(reading({ ...dm, text: 'Adult dermatomyositis' })).toMatchObject({
      saysAdult: true,
      saysJuvenile: false,
    });
    const aged = (value: number | undefined, unit: object) =>
      reading({ ...dm, more: { onsetAge: { value, ...unit } } }).statedOnsetAge;
    expect(aged(12, { code: 'a' })).toBe(12);
    expect(aged(12, { unit: 'years' })).toBe(12);
    expect(aged(30, { unit: 'Months' })).toBe(2.5);
    expect(aged(30, { code: 'mo' })).toBe(2.5);
    expect(aged(3, { code: 'furlong' })).toBeUndefined();
    expect(aged(3, {})).toBeUndefined();
    expect(aged(undefined, { code: 'a' })).toBeUndefined();
    const twice = [30, 12].map((value) => ({ ...dm, more: { onsetAge: { value, code: 'a' } } }));
    expect(reading(...twice).statedOnsetAge).toBe(12);
  });

  it('repeats that the record calls it induced by a TNF inhibitor', () => {
    const note = { more: { note: [{ text: 'TNF-inhibitor-induced dermatomyositis' }, {}] } };
    expect(reading({ ...dm, ...note }).diagnosis.calledTnfInduced.verdict).toBe('met');
    expect(reading(dm, { ...dm, ...note }).diagnosis.calledTnfInduced.from).toEqual(['Condition/c1']);
    expect(reading(dm).diagnosis.calledTnfInduced.verdict).toBe('unmet');
  });
});
