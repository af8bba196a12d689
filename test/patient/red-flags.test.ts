import { describe, expect, it } from '@jest/globals';
import { ADULT, CHILD, chartOf, type Told } from './a-chart.js';

const pain = (onset: string | undefined, text = 'Abdominal pain'): Told => ({
  text,
  ...(onset !== undefined && { onset }),
});

describe('The abdominal red flag', () => {
  it.each([
    ['2026-10-21', 'met'],
    ['2026-10-20', 'unmet'],
  ])('is plain abdominal pain in a child for 30 days: onset %s is %s', async (onset, verdict) => {
    expect((await chartOf(CHILD, [pain(onset)])).activity.giRedFlag.verdict).toBe(verdict);
  });

  it('is not plain abdominal pain in an adult, though it counts beside an IL-6 inhibitor', async () => {
    const { activity } = await chartOf(ADULT, [pain('2026-11-15')]);
    expect(activity.giRedFlag.verdict).toBe('unmet');
    expect(activity.recentGiFinding.verdict).toBe('met');
  });

  it.each(['Melaena', 'Bowel perforation', 'Peritonitis', 'Mesenteric ischaemia', 'Abdominal guarding'])(
    'is %s in an adult',
    async (text) => {
      expect((await chartOf(ADULT, [pain('2026-11-15', text)])).activity.giRedFlag.verdict).toBe('met');
    },
  );

  it('is silent about old belly pain and about pain that another disease explains', async () => {
    const old = await chartOf(CHILD, [pain('2025-01-01')]);
    const explained = await chartOf(CHILD, [pain('2026-11-15', 'Acute abdominal pain due to appendicitis')]);
    expect(old.activity.giRedFlag.verdict).toBe('unmet');
    expect(explained.activity.giRedFlag.verdict).toBe('unmet');
  });

  it('knows an undated finding as undated', async () => {
    const { activity } = await chartOf(ADULT, [pain(undefined, 'Diverticulitis')]);
    expect([activity.recentGiFinding.verdict, activity.undatedGiFinding.verdict]).toEqual(['unmet', 'met']);
  });

  it.each([
    ['2026-10', 'met'],
    ['2026-09', 'unmet'],
  ])(
    'dated only by the month %s: whether it is older than 30 days cannot be told: %s',
    async (month, verdict) => {
      const { activity } = await chartOf(ADULT, [pain(month, 'Diverticulitis')]);
      expect([activity.recentGiFinding.verdict, activity.undatedGiFinding.verdict]).toEqual([
        'unmet',
        verdict,
      ]);
    },
  );
});

describe('The acute chest', () => {
  it.each([
    ['Chest pain', '2026-11-06', 'met'],
    ['Chest pain', '2026-11-05', 'unmet'],
    ['Syncope', '2026-11-18', 'met'],
    ['Acute dyspnoea', '2026-11-18', 'met'],
    ['Palpitations', '2026-11-18', 'unmet'],
    ['Jaw pain', '2026-11-18', 'unmet'],
  ])('%s since %s: the gate is %s', async (text, onset, verdict) => {
    expect((await chartOf(ADULT, [{ text, onset }])).activity.acuteCardiorespiratory.verdict).toBe(verdict);
  });

  it('looks into palpitations and jaw pain without holding treatment', async () => {
    for (const text of ['Palpitations', 'Jaw pain']) {
      expect((await chartOf(ADULT, [{ text, onset: '2026-11-18' }])).activity.cardiacFlag.verdict).toBe(
        'met',
      );
    }
  });

  it('takes a troponin above its own range: new within 14 days it is a gate, later a flag', async () => {
    const troponin = (day: string) => chartOf(ADULT, [], [['Troponin T', 0, day, high]]);
    const high = {
      valueQuantity: { value: 60, unit: 'ng/L' },
      referenceRange: [{ high: { value: 14, unit: 'ng/L' } }],
    };
    expect((await troponin('2026-11-10')).activity.acuteCardiorespiratory.verdict).toBe('met');
    const older = (await troponin('2026-10-20')).activity;
    expect([older.acuteCardiorespiratory.verdict, older.cardiacFlag.verdict]).toEqual(['unmet', 'met']);
  });

  it.each(['see report', 'depends on age and sex'])(
    'is no troponin whose range in words cannot be read: "%s"',
    async (text) => {
      const { activity } = await chartOf(
        ADULT,
        [],
        [
          [
            'Troponin T',
            0,
            '2026-11-10',
            { valueQuantity: { value: 60, unit: 'ng/L' }, referenceRange: [{ text }] },
          ],
        ],
      );
      expect([activity.acuteCardiorespiratory.verdict, activity.cardiacFlag.verdict]).toEqual([
        'unmet',
        'unmet',
      ]);
    },
  );
});
