import { describe, expect, it } from '@jest/globals';
import { met, unknown, unmet } from '../../src/patient/answer.js';
import { LONGEST_DETAIL } from '../../src/present/detail.js';
import { aCourse, cardsOf, on, shown } from './a-finding.js';

const detailOf = (...findings: Parameters<typeof cardsOf>[0]) => cardsOf(findings)[0]?.detail ?? '';

describe('the detail of a pathway card', () => {
  it('reads: why, treatment so far, what to do, what joined, evidence, imprint', () => {
    const detail = detailOf(
      shown('escalate-ivig', 'warning', {
        evidence: ['share-2017', 'proderm-2022', 'octagam-label'],
        saw: [met('CMAS 27 (2026-11-04) to 24 (2026-11-18)'), met('first line for 15 wk')],
        courses: [aCourse()],
        sections: [
          { heading: 'How', lines: ['2 g/kg x 25 kg = 50 g', 'every 4 weeks'] },
          { heading: 'Before starting', lines: ['Creatinine'] },
          { heading: 'Note', lines: [] },
          { heading: 'If this fails', lines: ['Rituximab'] },
        ],
      }),
      shown('hold-steroid-taper', 'warning', {
        title: 'Hold the steroid taper',
        summary: 'Do not taper now',
        evidence: ['giancane-2019'],
        saw: [met('first line for 15 wk'), met('prednisolone 20 to 15 mg (2026-11-10)')],
      }),
    );
    expect(detail.split('\n\n')).toEqual([
      '**Why**',
      '- CMAS 27 (2026-11-04) to 24 (2026-11-18)\n- first line for 15 wk',
      '**Treatment so far** (to 2026-11-20)',
      [
        '| Drug | From – to | Exposure | Outcome |',
        '| --- | --- | --- | --- |',
        '| methotrexate SC | since 2026-08-01 | 15 wk | failed: adequate trial, disease still active |',
      ].join('\n'),
      '**How**',
      '- 2 g/kg x 25 kg = 50 g\n- every 4 weeks',
      '**Before starting**',
      '- Creatinine',
      '**If this fails**',
      '- Rituximab',
      '**Hold the steroid taper**',
      '- Do not taper now\n- Seen: prednisolone 20 to 15 mg (2026-11-10)',
      '**Evidence** [SHARE: Bellutti Enders, Ann Rheum Dis 2017;76:329-40](https://doi.org/10.1136/annrheumdis-2016-209247) · [ProDERM, N Engl J Med 2022](https://pubmed.ncbi.nlm.nih.gov/36198179/) · Octagam 10% US prescribing information · [Glucocorticoid taper: Giancane 2019](https://doi.org/10.1186/s12969-019-0326-5)',
      'Rule set 0.1.0 · not yet clinically reviewed',
    ]);
  });

  it('fits a reader’s 20 seconds: citations and treatments go, the reasons and the advice stay', () => {
    const line = 'A line of advice that is as long as such lines usually are in a card';
    const finding = (lines: number) =>
      shown('escalate-ivig', 'warning', {
        evidence: ['share-2017', 'proderm-2022', 'octagam-label', 'lam-2011', 'seed-003'],
        saw: Array.from({ length: 6 }, (_, index) => met(`reason number ${index}, with its date 2026-11-04`)),
        courses: Array.from({ length: 9 }, (_, index) =>
          aCourse({ name: `drug ${index}`, start: on(`2025-0${index + 1}-01`) }),
        ),
        sections: [{ heading: 'How', lines: Array.from({ length: lines }, () => line) }],
      });
    const rows = (detail: string) => detail.split('\n').filter((row) => row.startsWith('| drug')).length;
    const links = (detail: string) => detail.split('](http').length - 1;

    const full = detailOf(finding(1));
    expect([rows(full), links(full)]).toEqual([8, 3]);
    const shorter = detailOf(finding(8));
    expect([rows(shorter), links(shorter)]).toEqual([6, 1]);
    expect(shorter.length).toBeLessThanOrEqual(LONGEST_DETAIL);
    const shortest = detailOf(finding(40));
    expect([rows(shortest), links(shortest)]).toEqual([2, 1]);
    for (const detail of [full, shorter, shortest]) {
      for (const index of [0, 1, 2, 3, 4, 5]) expect(detail).toContain(`reason number ${index}`);
      expect(detail).toMatch(/not yet clinically reviewed$/);
    }
    expect(shortest.split(line)).toHaveLength(41);
  });
});

describe('the why of a card', () => {
  it('is what the answers saw that were yes, each fact once', () => {
    const detail = detailOf(
      shown('etanercept-avoid', 'critical', {
        saw: [
          met('dysphagia since 2026-11-05; CMAS 24'),
          met('CMAS 24'),
          met(''),
          unmet('no ulcer'),
          unknown('no lung imaging'),
        ],
      }),
    );
    expect(detail).toContain('**Why**\n\n- dysphagia since 2026-11-05\n- CMAS 24\n\n**');
    expect(detail).not.toContain('no ulcer');
    expect(detail).not.toContain('no lung imaging');
  });

  it('has at most six facts and says how many more there are', () => {
    const saw = [met(Array.from({ length: 9 }, (_, index) => `fact ${index}`).join('; '))];
    const detail = detailOf(shown('etanercept-avoid', 'critical', { saw }));
    expect(detail).toContain('- fact 5\n- and 3 more\n\n');
    expect(detail).not.toContain('fact 6');
  });

  it('is left out when the rule saw nothing in particular', () => {
    expect(detailOf(shown('etanercept-avoid', 'critical', { saw: [] }))).not.toContain('**Why**');
  });
});

describe('a section inside another card', () => {
  it('does not tell again what the card already said', () => {
    const detail = detailOf(
      shown('escalate-ivig', 'warning', { saw: [met('CMAS fell')] }),
      shown('skin-disease-systemic', 'info', {
        saw: [met('CMAS fell; heliotrope rash; Gottron papules; shawl sign; V-sign')],
        sections: [{ heading: 'What to do', lines: ['Seen: heliotrope rash'] }],
      }),
    );
    expect(detail).toContain('- Seen: heliotrope rash\n- Seen: Gottron papules; shawl sign\n\n');
    expect(detail.split('CMAS fell')).toHaveLength(2);
  });
});

describe('treatment so far', () => {
  const row = (like: Parameters<typeof aCourse>[0]) => {
    const detail = detailOf(shown('escalate-ivig', 'warning', { courses: [aCourse(like)] }));
    return detail.split('\n').find((_, index, all) => all[index - 1]?.startsWith('| ---'));
  };

  it.each([
    ['since 2026-08', { start: on('2026-08') }],
    ['active, start not recorded', { start: undefined }],
    ['since 2026-08-01, on hold', { status: 'on hold' }],
    ['on hold', { status: 'on hold', start: undefined }],
    ['ordered 2026-11-18, not started', { status: 'ordered', start: on('2026-11-18') }],
    ['ordered, not started', { status: 'ordered', start: undefined }],
    ['2026-08-01 – 2026-10', { status: 'ended', end: on('2026-10') }],
    ['2026-08-01', { status: 'ended', end: on('2026-08-01') }],
    ['from 2026-08-01, end not recorded', { status: 'ended' }],
    ['until 2025', { status: 'ended', start: undefined, end: on('2025') }],
    ['not dated', { status: 'ended', start: undefined }],
    ['since 2026-08-01, unconfirmed', { status: 'ended', staleOrder: true }],
    ['old order, unconfirmed', { status: 'ended', staleOrder: true, start: undefined }],
  ] as const)('dates as precisely as the chart: %s', (span, like) => {
    expect(row(like)?.split(' | ')[1]).toBe(span);
  });

  const cycles = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ first: index, last: index, from: [] }));

  it.each([
    ['15 wk', {}],
    ['not known', { exposureWeeks: undefined }],
    ['none', { status: 'ordered' }],
    ['6 cycles', { drugClass: 'immunoglobulin', cycles: cycles(6) }],
    ['1 pulse', { drugClass: 'glucocorticoid', pulse: true, cycles: cycles(1) }],
    ['3 pulses', { drugClass: 'alkylating', cycles: cycles(3) }],
    ['15 wk', { drugClass: 'immunoglobulin', cycles: cycles(4), cyclesEstimated: true }],
    ['2 infusions', { drugClass: 'anti-cd20', cycles: cycles(2) }],
  ] as const)('tells the exposure in the unit of the treatment: %s', (exposure, like) => {
    expect(row(like)?.split(' | ')[2]).toBe(exposure);
  });

  it.each([
    ['| methotrexate SC', {}],
    ['| methotrexate', { route: undefined }],
    ['| methotrexate', { route: 'other' }],
    ['| prednisolone oral', { name: 'prednisolone', drugClass: 'glucocorticoid', route: 'oral' }],
    ['| IVIG', { name: 'IVIG', drugClass: 'immunoglobulin', route: 'intravenous' }],
    [
      '| methylprednisolone IV pulse',
      { name: 'methylprednisolone pulse', drugClass: 'glucocorticoid', route: 'intravenous', pulse: true },
    ],
  ] as const)('names the drug and how it is given: %s', (drug, like) => {
    expect(row(like)?.split(' | ')[0]).toBe(drug);
  });

  it.each([
    ['failed: adequate trial, disease still active', {}],
    ['on trial', { outcome: 'on trial', because: 'Methotrexate for 3 wk' }],
    ['on trial', { outcome: 'on trial', because: 'ordered, not started', status: 'ordered' }],
    ['not assessable', { outcome: 'not assessable', because: '' }],
    [
      String.raw`intolerant: stopped for intolerance: ALT 4×ULN \| \<b>nausea`,
      { outcome: 'intolerant', because: 'stopped for intolerance: ALT 4×ULN | <b>nausea' },
    ],
  ] as const)('says what came of it, and why: %s', (outcome, like) => {
    expect(row(like)).toContain(` | ${outcome} |`);
  });

  it('keeps eight treatments, those that failed, run or came last, and names the others', () => {
    const ended = (name: string, year: number) =>
      aCourse({
        name,
        status: 'ended',
        start: on(`${year}-01-01`),
        end: on(`${year}-03-01`),
        outcome: year === 2016 ? 'failed' : 'not assessable',
      });
    const courses = [
      aCourse({ name: 'IVIG ordered', status: 'ordered', start: undefined, outcome: 'on trial' }),
      aCourse({ name: 'prednisolone', start: on('2015-01-01'), outcome: 'on trial' }),
      ...Array.from({ length: 9 }, (_, index) => ended(`drug ${index}`, 2016 + index)),
      aCourse({ name: 'folic acid', drugClass: 'vitamin' }),
      aCourse({ name: 'co-trimoxazole', drugClass: 'antibiotic' }),
    ];
    const detail = detailOf(shown('escalate-ivig', 'warning', { courses }));
    const rows = detail.split('\n').filter((line) => /^\| (?:drug|pred|IVIG)/.test(line));
    expect(rows).toHaveLength(8);
    expect(rows.map((line) => line.split(' ').slice(1, 3).join(' '))).toEqual([
      'prednisolone SC',
      'drug 0',
      'drug 4',
      'drug 5',
      'drug 6',
      'drug 7',
      'drug 8',
      'IVIG ordered',
    ]);
    expect(detail).toContain('and 3 more: drug 1, drug 2, drug 3\n');
    expect(detail).not.toContain('folic acid');
    expect(detail).not.toContain('trimoxazole');
  });

  it('is left out when nothing was given for the disease', () => {
    expect(detailOf(shown('escalate-ivig', 'warning', { courses: [] }))).not.toContain('Treatment so far');
    expect(detailOf(shown('etanercept-avoid', 'critical'))).not.toContain('Treatment so far');
  });
});

describe('the evidence', () => {
  it('names the primary guideline as source of the card', () => {
    const [card] = cardsOf([shown('escalate-ivig', 'warning', { evidence: ['share-2017', 'seed-003'] })]);
    expect(card?.source.label).toBe('SHARE: Bellutti Enders, Ann Rheum Dis 2017;76:329-40');
    expect(card?.source.url).toBe('https://doi.org/10.1136/annrheumdis-2016-209247');
    const [labelled] = cardsOf([shown('escalate-ivig', 'warning', { evidence: ['octagam-label'] })]);
    expect(labelled?.source).not.toHaveProperty('url');
  });

  it('shows articles before the seeds, and says that a machine wrote those', () => {
    const detail = detailOf(shown('gi-red-flag', 'critical', { evidence: ['seed-003', 'share-2017'] }));
    expect(detail).toMatch(
      /\*\*Evidence\*\* \[SHARE.*\) · AI-written article: What is the next best step.*…/,
    );
  });

  it('says what is known at second hand only', () => {
    const detail = detailOf(shown('gi-red-flag', 'critical', { evidence: ['share-quoted-2018'] }));
    expect(detail).toContain('RMD Open 2018 (known from a secondary source)');
  });
});

describe('the last line', () => {
  it('names the reviewers once a clinician signed every rule on the card', () => {
    const signed = shown('escalate-ivig', 'warning', { checkedBy: 'Dr. R. Heuma' });
    expect(detailOf(signed)).toMatch(/\n\nRule set 0\.1\.0 · reviewed by Dr\. R\. Heuma$/);
    const both = detailOf(signed, shown('skin-disease-systemic', 'info', { checkedBy: 'Dr. D. Erma' }));
    expect(both).toMatch(/reviewed by Dr\. R\. Heuma, Dr\. D\. Erma$/);
  });

  it('says "not yet clinically reviewed" while one of them is unsigned', () => {
    const detail = detailOf(
      shown('escalate-ivig', 'warning', { checkedBy: 'Dr. R. Heuma' }),
      shown('hold-steroid-taper', 'warning'),
    );
    expect(detail).toMatch(/not yet clinically reviewed$/);
  });
});
