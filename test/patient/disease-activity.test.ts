import { describe, expect, it } from '@jest/globals';
import type { Source } from '../../src/contract/patient-record.js';
import { ADULT, chartOf, CHILD, problem, observed, type Measured, type Told } from './a-chart.js';
import { ago, anAdult, aQuietAdult, factsOf } from './a-history.js';

const activity = async (
  problems: readonly (Told | string)[],
  measured: readonly Measured[] = [],
  unread: readonly Source[] = [],
) => (await chartOf(ADULT, problems, measured, unread)).activity;
const mmt8 = (value: number, days = 5): Measured => ['MMT8, 0-80', value, ago(days)];
const lab = (name: string, value: number | string, high: number | undefined, days = 5): Measured => [
  name,
  typeof value === 'number' ? value : value,
  ago(days),
  {
    category: [{ coding: [{ code: 'laboratory' }] }],
    ...(typeof value === 'number' && { valueQuantity: { value, unit: 'U/L' } }),
    ...(high !== undefined && { referenceRange: [{ high: { value: high, unit: 'U/L' } }] }),
  },
];
const ck = (value: number | string, high?: number, days?: number) =>
  lab('Creatine kinase', value, high, days);
const quiet = [mmt8(80)];

describe('active disease: every sign of the specification', () => {
  it.each<[string, string, readonly (Told | string)[], readonly Measured[]]>([
    ['nothing stated, nothing measured', 'unknown', [], []],
    ['nothing stated, normal strength', 'unmet', [], quiet],
    ['nothing stated, only a normal CK', 'unknown', [], [ck(90, 200)]],
    ['only the skin was scored, low', 'unknown', [], [['CDASI activity', 3, ago(5)]]],
    ['weakness', 'met', ['Proximal muscle weakness'], []],
    ['weakness since nobody knows when, normal strength', 'met', ['Proximal muscle weakness'], quiet],
    ['dysphagia', 'met', ['Dysphagia'], quiet],
    ['a weak gag reflex', 'met', ['Weak gag reflex'], quiet],
    ['heliotrope rash', 'met', ['Heliotrope rash'], quiet],
    ['a rash of any kind', 'unmet', [{ icd: 'R21', text: 'Rash' }], quiet],
    ['a digital ulcer', 'met', ['Digital ulcer'], quiet],
    ['myocarditis', 'met', ['Myocarditis'], quiet],
    ['steroid dependence', 'met', ['Steroid-dependent disease'], quiet],
    ['dysphagia of a stroke', 'unmet', ['Dysphagia due to ischaemic stroke'], quiet],
    ['EAT-10 of 3', 'met', [], [['EAT-10', 3, ago(5)], mmt8(80)]],
    ['EAT-10 of 2', 'unmet', [], [['EAT-10', 2, ago(5)], mmt8(80)]],
    ['EAT-10 "<3"', 'unmet', [], [['EAT-10', '<3', ago(5)], mmt8(80)]],
    ['EAT-10 of 3, 181 days old', 'unmet', [], [['EAT-10', 3, ago(181)], mmt8(80)]],
    ['CDASI activity 14', 'met', [], [['CDASI activity', 14, ago(5)], mmt8(80)]],
    ['CDASI activity 13', 'unmet', [], [['CDASI activity', 13, ago(5)], mmt8(80)]],
    ['CDASI activity "<14"', 'unmet', [], [['CDASI activity', '<14', ago(5)], mmt8(80)]],
  ])('%s: %s', async (_, verdict, problems, measured) => {
    expect((await activity(problems, measured)).active.verdict).toBe(verdict);
  });

  it('steroid dependence is read in the notes of a running glucocorticoid', async () => {
    const on = (status: 'active' | 'stopped') =>
      anAdult().took('prednisone', { from: ago(200), status, dose: '10 mg daily, cannot wean below' });
    expect((await factsOf(on('active'))).activity.steroidDependence.verdict).toBe('met');
    expect((await factsOf(on('stopped'))).activity.steroidDependence.verdict).toBe('unmet');
    expect(
      (await factsOf(anAdult().took('prednisone', { from: ago(200) }))).activity.steroidDependence.verdict,
    ).toBe('unmet');
  });
});

describe('active by enzymes: one stale or lonely CK makes nobody active', () => {
  const male = { born: '1986-05-01', sex: 'male' } as const;
  const inWords = { referenceRange: [{ text: 'depends on age and sex' }] };
  it.each<[string, string, object, readonly Measured[]]>([
    ['CK 5 times its limit', 'met', ADULT, [ck(1000, 200)]],
    ['CK just under 5 times', 'unmet', ADULT, [ck(999, 200)]],
    ['CK 5 times, 90 days old', 'met', ADULT, [ck(1000, 200, 90)]],
    ['CK 5 times, 91 days old', 'unmet', ADULT, [ck(1000, 200, 91)]],
    ['CK above its limit, alone', 'unmet', ADULT, [ck(201, 200)]],
    ['CK above its limit, with LDH', 'met', ADULT, [ck(201, 200), lab('LDH', 251, 250)]],
    ['CK above its limit, with aldolase', 'met', ADULT, [ck(201, 200), lab('Aldolase', 9, 8)]],
    ['CK above its limit, LDH at its limit', 'unmet', ADULT, [ck(201, 200), lab('LDH', 250, 250)]],
    ['CK at its limit, with LDH', 'unmet', ADULT, [ck(200, 200), lab('LDH', 500, 250)]],
    ['CK above its limit, LDH 91 days old', 'unmet', ADULT, [ck(201, 200), lab('LDH', 500, 250, 91)]],
    ['CK above its limit, LDH without range', 'unmet', ADULT, [ck(201, 200), lab('LDH', 900, undefined)]],
    [
      'CK above its limit, AST flagged high by the laboratory',
      'met',
      ADULT,
      [ck(201, 200), ['AST', 90, ago(5), { interpretation: [{ coding: [{ code: 'H' }] }] }]],
    ],
    [
      'CK above its limit, LDH below detection "<500"',
      'unmet',
      ADULT,
      [
        ck(201, 200),
        ['LDH', '<500 U/L', ago(5), { referenceRange: [{ high: { value: 250, unit: 'U/L' } }] }],
      ],
    ],
    ['no range: 1000 in a woman', 'met', ADULT, [ck(1000)]],
    ['no range: 1000 in a man', 'unmet', male, [ck(1000)]],
    ['no range: 1500 in a man', 'met', male, [ck(1500)]],
    ['no range: 1000, sex unknown', 'unmet', { born: '1986-05-01' }, [ck(1000)]],
    [
      'CK 150 beside a range in words that cannot be read, LDH above its limit',
      'unmet',
      ADULT,
      [['Creatine kinase', '150 U/L', ago(5), inWords], lab('LDH', 500, 250)],
    ],
    [
      'CK above its limit, LDH beside a range in words that cannot be read',
      'unmet',
      ADULT,
      [ck(201, 200), ['LDH', '900 U/L', ago(5), inWords]],
    ],
    ['CK ">2000"', 'met', ADULT, [['Creatine kinase', '>2000 U/L', ago(5)]]],
    ['CK "<2000"', 'unmet', ADULT, [['Creatine kinase', '<2000 U/L', ago(5)], lab('LDH', 500, 250)]],
    ['CK "elevated"', 'unmet', ADULT, [['Creatine kinase', 'elevated', ago(5)], lab('LDH', 500, 250)]],
    ['two of one day: the worse', 'met', ADULT, [ck(90, 200), ck(1000, 200)]],
    ['an older high CK, normal today', 'unmet', ADULT, [ck(1000, 200, 30), ck(90, 200, 1)]],
  ])('%s: %s', async (_, verdict, person, measured) => {
    const facts = await chartOf(person, [], [mmt8(80), ...measured]);
    expect(facts.activity.active.verdict).toBe(verdict);
  });
});

describe('worsening by findings: new within 8 weeks, or called so', () => {
  it.each<[string, string, Told | string, Measured[]?]>([
    ['dysphagia of 56 days', 'met', { text: 'Dysphagia', onset: ago(56) }],
    ['dysphagia of 57 days', 'unmet', { text: 'Dysphagia', onset: ago(57) }],
    ['dysphagia without onset, recorded last week', 'met', { text: 'Dysphagia', recorded: ago(7) }],
    ['dysphagia without any date', 'unmet', 'Dysphagia'],
    ['old dysphagia, worse', 'met', { text: 'Worsening dysphagia', onset: ago(400) }],
    [
      'new dysphagia of a stricture',
      'unmet',
      { text: 'Dysphagia due to oesophageal stricture', onset: ago(7) },
    ],
    ['new dysphagia, resolved', 'unmet', { text: 'Dysphagia', onset: ago(7), status: 'resolved' }],
    ['new weakness', 'met', { text: 'Proximal muscle weakness', onset: ago(7) }],
    [
      'new weakness, overruled by strength',
      'unmet',
      { text: 'Proximal muscle weakness', onset: ago(7) },
      [mmt8(80, 1)],
    ],
    ['new weakness of breathing', 'met', { text: 'Respiratory muscle weakness', onset: ago(7) }],
    ['recurrent weakness', 'met', { text: 'Recurrent proximal muscle weakness', onset: ago(400) }],
    ['new heliotrope rash', 'met', { text: 'Heliotrope rash', onset: ago(7) }],
    ['new ulcer', 'met', { text: 'Digital ulcer', onset: ago(7) }],
    ['new hoarseness alone', 'unmet', { text: 'Nasal speech', onset: ago(7) }],
  ])('%s: %s', async (_, verdict, told, measured = []) => {
    expect((await activity([told], measured)).worsening.verdict).toBe(verdict);
  });
});

describe('gate G0: silence needs proof', () => {
  const inactive: Measured[] = [['CMAS', 50, ago(5)], mmt8(80), ck(90, 200)];
  it.each<[string, string, readonly (Told | string)[]]>([
    ['inactive by PRINTO and no sign', 'met', []],
    ['active skin', 'unmet', ['Heliotrope rash']],
    ['one ulcer', 'unmet', ['Digital ulcer']],
    ['dysphagia', 'unmet', ['Dysphagia']],
    ['dysphagia of a stroke', 'met', ['Dysphagia due to ischaemic stroke']],
    ['a bulbar sign', 'unmet', ['Hypernasal speech']],
    ['organ threat', 'unmet', ['Myocarditis']],
  ])('%s: %s', async (_, verdict, problems) => {
    expect((await activity(problems, inactive)).inactive.verdict).toBe(verdict);
  });

  it('two measures are no proof', async () => {
    expect((await activity([], inactive.slice(0, 2))).inactive.verdict).toBe('unknown');
  });
});

describe('what could not be read turns "no" into "cannot tell"', () => {
  it('strength hangs on surveys and exams, not on the laboratory', async () => {
    const measured: Measured[] = [
      ['CMAS', 24, ago(28)],
      ['CMAS', 24, ago(5)],
    ];
    const verdicts = async (...unread: Source[]) => {
      const { worsening, improving } = (await chartOf(CHILD, [], measured, unread)).activity;
      return [worsening.verdict, improving.verdict];
    };
    expect(await verdicts()).toEqual(['unmet', 'unmet']);
    expect(await verdicts('laboratory')).toEqual(['unmet', 'unmet']);
    expect(await verdicts('surveys')).toEqual(['unknown', 'unknown']);
  });

  it('inactivity and activity hang on all three; a finding stays a finding', async () => {
    const normal = await activity([], quiet, ['laboratory']);
    expect(normal.active).toMatchObject({ verdict: 'unknown', missing: ['laboratory'] });
    expect(normal.measuredRecently.verdict).toBe('met');
    const nothing = await activity([], [], ['laboratory']);
    expect([
      nothing.measuredRecently.verdict,
      nothing.printoInactive.verdict,
      nothing.inactive.verdict,
    ]).toEqual(['unknown', 'unknown', 'unknown']);
    expect((await activity(['Dysphagia'], [], ['laboratory'])).active.verdict).toBe('met');
  });

  it('a CMAS of a child whose age could not be read is not judged', async () => {
    const { active } = (await chartOf(CHILD, [], [['CMAS', 40, ago(5)]], ['patient'])).activity;
    expect(active).toMatchObject({ verdict: 'unknown', missing: ['patient'] });
  });

  it('a risen strength is an improvement only when it is known that nothing got worse', async () => {
    const risen = [observed(['CMAS', 24, ago(28)]), observed(['CMAS', 30, ago(5)])];
    const patient = risen.reduce((one, resource) => one.with(resource), aQuietAdult());
    expect((await factsOf(patient)).activity.improving.verdict).toBe('met');
    expect((await factsOf(patient, ['surveys'])).activity.improving.verdict).toBe('unknown');
    expect((await factsOf(patient, ['conditions'])).activity.improving.verdict).toBe('unknown');
  });
});

describe('antibodies against MDA5', () => {
  it.each<[string, string, readonly Told[], readonly Measured[], Source[]?]>([
    ['positive years ago', 'met', [], [['Anti-MDA5', 'positive', '2015-01-01']]],
    ['weak positive counts', 'met', [], [['Anti-MDA5', 'weak positive', ago(5)]]],
    ['negative', 'unmet', [], [['Anti-MDA5', 'negative', ago(5)]]],
    [
      'positive, later negative',
      'unmet',
      [],
      [
        ['Anti-MDA5', 'positive', '2015-01-01'],
        ['Anti-MDA5', 'negative', ago(5)],
      ],
    ],
    [
      'positive and negative on one day',
      'met',
      [],
      [
        ['Anti-MDA5', 'positive', ago(5)],
        ['Anti-MDA5', 'negative', ago(5)],
      ],
    ],
    ['positive, not dated', 'met', [], [['Anti-MDA5', 'positive', undefined]]],
    ['a number that nobody interpreted', 'unmet', [], [['Anti-MDA5', 12, ago(5)]]],
    ['not tested', 'unmet', [], []],
    ['not tested, laboratory unread', 'unknown', [], [], ['laboratory']],
    ['negative, laboratory unread', 'unknown', [], [['Anti-MDA5', 'negative', ago(5)]], ['laboratory']],
    [
      'named by the problem list, tested negative',
      'met',
      [{ text: 'Anti-MDA5 dermatomyositis' }],
      [['Anti-MDA5', 'negative', ago(5)]],
    ],
    [
      'named by an entry that is no longer active',
      'met',
      [{ text: 'Anti-MDA5 antibody positive', status: 'inactive' }],
      [],
    ],
    ['only suspected', 'unmet', [{ text: 'Suspected anti-MDA5 dermatomyositis' }], []],
  ])('%s: %s', async (_, verdict, problems, measured, unread = []) => {
    expect((await activity(problems, measured, unread)).antiMda5.verdict).toBe(verdict);
  });
});

describe('each answer names the record that it was read from', () => {
  it('a score', async () => {
    const { dysphagia, strengthNearNormal } = await activity([], [['EAT-10', 3, ago(5)], mmt8(80)]);
    expect([dysphagia.from.length, strengthNearNormal.from.length]).toEqual([1, 1]);
    const child = (await chartOf(CHILD, [], [['CMAS', 20, ago(5)]])).activity;
    expect(child.severeWeakness.from).toEqual(child.strengthNearNormal.from);
    expect(child.severeWeakness.from).toHaveLength(1);
    const open = (await activity([], [['CMAS', '<52', ago(5)]])).strengthNearNormal;
    expect([open.verdict, open.missing, open.from.length]).toEqual(['unknown', [], 1]);
  });

  it('a note on steroid dependence', async () => {
    const patient = anAdult().took('prednisone', { from: ago(200), dose: '10 mg daily, cannot wean below' });
    expect((await factsOf(patient)).activity.steroidDependence.from).toEqual([
      expect.stringMatching(/^Medication/),
    ]);
  });

  it('and what could not be read is named instead', async () => {
    expect((await activity([], [], ['laboratory'])).antiMda5.missing).toEqual(['laboratory']);
  });
});

describe('calcinosis, arthritis and lung disease are read from the problem list', () => {
  it('each by its own name', async () => {
    const facts = await factsOf(
      ['Calcinosis cutis', 'Polyarthritis', 'Interstitial lung disease'].reduce(
        (one, text) => one.with(problem(text)),
        anAdult(),
      ),
    );
    const { calcinosis, arthritis, interstitialLungDisease } = facts.activity;
    expect([calcinosis, arthritis, interstitialLungDisease].map(({ verdict }) => verdict)).toEqual([
      'met',
      'met',
      'met',
    ]);
  });
});
