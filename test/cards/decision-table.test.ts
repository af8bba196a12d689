import { describe, expect, it } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import type { APatient } from '../support/a-patient.js';
import {
  aChild,
  ago,
  anAdult,
  anaphylaxisTo,
  consult,
  ivigCycles,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  testResult,
  TODAY,
  weeksAgo,
  unread,
} from './consult.js';

const choking = (patient: APatient, days = 100) => patient.has('Dysphagia', { onset: ago(days) });
const multiRefractory = (patient: APatient) => rituximabCourse(ivigFailed(patient), 40);
const noIvig = (patient: APatient) => patient.with(anaphylaxisTo('immune globulin IV'));
const mda5 = () => anAdult().with(testResult('Anti-MDA5 antibody', 'Positive', ago(300)));
const usedIvig = (patient: APatient) => patient.given('immune globulin IV', [weeksAgo(60), weeksAgo(56)]);
const hcqAndMtx = () =>
  aChild()
    .took('methotrexate SC', { from: weeksAgo(30), dose: '25 mg weekly' })
    .took('hydroxychloroquine', { from: weeksAgo(30) });
const weak = (patient: APatient) => patient.measured('MMT8', 60, ago(3));
const stronger = (patient: APatient) => patient.measured('CMAS', 30, ago(70)).measured('CMAS', 40, ago(3));
const rash = (patient: APatient) => patient.has('Gottron papules', { onset: ago(300) });
const steroidFor = (patient: APatient, weeks: number) =>
  patient.took('prednisolone', { from: weeksAgo(weeks), dose: '20 mg daily' });
const intolerantOfMethotrexate = (patient: APatient) =>
  steroidFor(patient, 12).took('methotrexate SC', {
    from: weeksAgo(11),
    to: weeksAgo(6),
    status: 'stopped',
    reason: 'hepatotoxicity',
  });
const rowOf = async (patient: APatient) => (await consult(patient.opens())).row;

/** Row, a patient in that state, one just not in it (and where that one goes). */
const rows: readonly (readonly [string, () => APatient, () => APatient, string | undefined])[] = [
  [
    '1 (infection first)',
    () =>
      anAdult()
        .has('Myocarditis', { onset: ago(3) })
        .has('Sepsis', { onset: ago(3) }),
    () =>
      anAdult()
        .has('Myocarditis', { onset: ago(3) })
        .has('Sepsis', { onset: ago(30), abated: ago(9) }),
    '1',
  ],
  [
    '1',
    () => anAdult().has('Multiple skin ulcers', { onset: ago(9) }),
    () => anAdult().has('Skin ulcer of elbow', { onset: ago(9) }),
    '18',
  ],
  [
    '2',
    () => mda5().has('Interstitial lung disease', { onset: ago(90) }),
    () => mda5().has('Cystic fibrosis', { onset: ago(90) }),
    '18',
  ],
  [
    '3a',
    () => choking(aChild().took('methotrexate SC', { from: weeksAgo(2) })),
    () => choking(onFirstLine(aChild(), 2)),
    '3',
  ],
  ['3', () => choking(onFirstLine(aChild(), 2)), () => choking(aChild()), '3a'],
  [
    '3 (IVIG running)',
    () => choking(ivigCycles(refractoryChild(), 2, 6)),
    () => choking(ivigCycles(refractoryChild(), 2, 6), 14),
    '3 (new on IVIG)',
  ],
  [
    '3 (new on IVIG)',
    () => choking(ivigCycles(refractoryChild(), 2, 6), 14),
    () => choking(ivigCycles(refractoryChild(), 2, 14), 14),
    '3',
  ],
  ['3 (IVIG exhausted)', () => choking(ivigFailed(refractoryChild())), () => choking(refractoryChild()), '3'],
  ['4', () => multiRefractory(refractoryAdult()), () => rituximabCourse(refractoryAdult(), 40), '6'],
  ['5', () => rituximabCourse(refractoryAdult(), 25), () => rituximabCourse(refractoryAdult(), 26), '6'],
  ['6', () => rituximabCourse(refractoryAdult(), 26), () => refractoryAdult(), '12'],
  ['7', () => ivigFailed(refractoryAdult()), () => usedIvig(refractoryAdult()), '12'],
  ['8', () => ivigCycles(refractoryAdult(), 3, 11), () => ivigCycles(refractoryAdult(), 3, 12), '7'],
  [
    '8b',
    () => refractoryAdult().took('tofacitinib', { from: weeksAgo(11) }),
    () => refractoryAdult().took('tofacitinib', { from: weeksAgo(12) }),
    '12',
  ],
  ['9', () => noIvig(refractoryAdult()), () => refractoryAdult(), '12'],
  [
    '10',
    () => onFirstLine(aChild(), 5).measured('MMT8', 70, ago(30)).measured('MMT8', 66, ago(2)),
    () => onFirstLine(aChild(), 5).measured('MMT8', 70, ago(30)).measured('MMT8', 67, ago(2)),
    '16',
  ],
  [
    '11',
    () => hcqAndMtx().has('Proximal muscle weakness', { onset: ago(300) }),
    () => hcqAndMtx().has('Gottron papules', { onset: ago(300) }),
    '13',
  ],
  [
    '12',
    () => onFirstLine(anAdult(), 12).measured('MMT8', 60, ago(3)),
    () => onFirstLine(anAdult(), 11).measured('MMT8', 60, ago(3)),
    '16',
  ],
  [
    '13',
    () => rash(steroidFor(anAdult(), 12).measured('MMT8', 78, ago(3))),
    () => rash(steroidFor(anAdult(), 12).measured('MMT8', 77, ago(3))),
    '18',
  ],
  [
    '14',
    () => weak(intolerantOfMethotrexate(aChild())),
    () => weak(intolerantOfMethotrexate(aChild())).took('azathioprine', { from: weeksAgo(5) }),
    '8b',
  ],
  [
    '15',
    () => weak(onFirstLine(anAdult(), 6, '15 mg weekly')),
    () => weak(onFirstLine(anAdult(), 6, '17.5 mg weekly')),
    '16',
  ],
  ['16', () => weak(onFirstLine(aChild(), 4)), () => weak(onFirstLine(aChild(), 3)), '17'],
  ['17', () => stronger(onFirstLine(aChild(), 11)), () => stronger(onFirstLine(aChild(), 12)), '19'],
  ['18', () => weak(steroidFor(aChild(), 3)), () => weak(onFirstLine(aChild(), 3)), '17'],
  ['19', () => stronger(onFirstLine(aChild(), 12)), () => stronger(onFirstLine(aChild(), 11)), '17'],
];

describe('The decision table', () => {
  it.each(rows)('matches row %s, and not a patient just beside it', async (row, inside, beside, other) => {
    expect(await rowOf(inside())).toBe(row);
    expect(await rowOf(beside())).toBe(other);
  });

  it('has a patient for every row, in the order of the specification', () => {
    expect(rows.map(([row]) => row)).toEqual(ruleBook.table.rows.map(({ row }) => row));
  });

  it('puts the organ threat before dysphagia, and dysphagia before everything that waits', async () => {
    const everything = choking(rituximabCourse(refractoryChild(), 10));
    expect(await rowOf(everything)).toBe('3');
    expect(await rowOf(everything.has('Myocarditis', { onset: ago(3) }))).toBe('1');
  });

  it('lets dysphagia borrow the card of the row that fits, at critical; rows 5 and 8 are never raised', async () => {
    const says = async (patient: APatient) => (await consult(choking(patient).opens())).says;
    expect(await says(multiRefractory(refractoryAdult()))).toMatchObject({
      'escalate-cyclophosphamide': 'critical',
    });
    expect(await says(rituximabCourse(noIvig(refractoryAdult()), 40))).toMatchObject({
      'expert-referral': 'warning',
    });
    expect(await says(ivigFailed(refractoryAdult()))).toMatchObject({ 'escalate-rituximab': 'critical' });
    expect(await says(noIvig(onFirstLine(aChild(), 3)))).toMatchObject({
      'escalate-jak-inhibitor': 'critical',
    });
    const onRituximab = await says(rituximabCourse(ivigFailed(refractoryChild()), 10));
    expect(onRituximab['await-rituximab-response']).toBeUndefined();
    expect(onRituximab['await-ivig-response']).toBeUndefined();
  });

  it('gives new dysphagia on IVIG the next option, not a second IVIG', async () => {
    const { says, proposals } = await consult(choking(ivigCycles(refractoryChild(), 2, 6), 14).opens());
    expect(says['escalate-jak-inhibitor']).toBe('critical');
    expect(proposals('escalate-jak-inhibitor').join(' ')).not.toContain('IVIG');
  });

  it('leads with IVIG for dysphagia when nobody knows what came of it before', async () => {
    const { says, row } = await consult(choking(usedIvig(refractoryChild())).opens());
    expect(row).toBe('3');
    expect(says['escalate-ivig']).toBe('critical');
  });

  it('does not offer for dysphagia an IVIG that failed and was ordered again', async () => {
    const { row } = await consult(
      choking(
        refractoryAdult()
          .took('immune globulin IV', { from: weeksAgo(60), to: weeksAgo(40), reason: 'ineffective' })
          .ordered('immune globulin IV', { on: ago(3) }),
      ).opens(),
    );
    expect(row).toBe('3 (IVIG exhausted)');
  });

  it('leads a child for whom everything failed with what the site has chosen', async () => {
    const chart = multiRefractory(refractoryChild()).opens();
    const site = { jdmMultiRefractoryFirst: 'cyclophosphamide' } as const;
    expect((await consult(chart)).says).toHaveProperty('escalate-jak-inhibitor', 'warning');
    expect((await consult(chart, TODAY, site)).says).toHaveProperty('escalate-cyclophosphamide', 'warning');
    expect((await consult(chart, TODAY, site)).proposals('escalate-cyclophosphamide').slice(0, 2)).toEqual([
      'Order cyclophosphamide',
      'Order tofacitinib',
    ]);
  });

  it('ranks what was used before behind what was never tried', async () => {
    const used = noIvig(refractoryAdult())
      .given('rituximab', [weeksAgo(200)])
      .took('rituximab', {
        from: weeksAgo(200),
        to: weeksAgo(200),
        reason: 'remission',
      });
    const { card } = await consult(used.opens());
    expect(card('escalate-alternatives').detail).toMatch(/Rituximab 1000 mg.*used before/);
  });

  it('moves arthritis and anti-Mi-2 options up behind the first', async () => {
    const weak = () => hcqAndMtx().has('Proximal muscle weakness', { onset: ago(300) });
    const order = async (patient: APatient) =>
      (await consult(patient.opens())).proposals('escalate-jak-inhibitor').slice(0, 2);
    expect(await order(weak().has('Polyarthritis', { onset: ago(90) }))).toEqual([
      'Order tofacitinib',
      'Order infliximab',
    ]);
    expect(await order(weak().with(testResult('Anti-Mi-2 antibody', 'Positive', ago(90))))).toEqual([
      'Order tofacitinib',
      'Order rituximab',
    ]);
  });

  it('adds a csDMARD second where none was ever given', async () => {
    const worse = (patient: APatient) => patient.measured('CMAS', 36, ago(60)).measured('CMAS', 30, ago(3));
    const steroid = aChild().took('prednisolone', { from: weeksAgo(6), dose: '20 mg daily' });
    const without = await consult(worse(steroid).opens());
    expect(without.proposals('escalate-ivig')[1]).toBe('Order methotrexate');
    const with_ = await consult(worse(onFirstLine(aChild(), 6)).opens());
    expect(with_.proposals('escalate-ivig')[1]).toBe('Order tofacitinib');
  });
});

describe('The gates', () => {
  const calm = (patient: APatient) =>
    patient.measured('CK', 92, ago(10), 170).measured('CMAS', 51, ago(10)).measured('MMT8', 80, ago(10));

  it('G0: says nothing in inactive disease, in the past and without dermatomyositis', async () => {
    const { says, judgement } = await consult(calm(onFirstLine(aChild(), 40)).opens());
    expect(says).toEqual({});
    expect(judgement.rows).toEqual([]);
  });

  it('G0: two criteria are not enough, and an active skin keeps the gate open', async () => {
    const two = onFirstLine(aChild(), 40).measured('CMAS', 51, ago(10)).measured('MMT8', 80, ago(10));
    expect((await consult(two.opens())).judgement.rows.length).toBeGreaterThan(0);
    const skin = calm(onFirstLine(aChild(), 40)).has('Gottron papules', { onset: ago(200) });
    expect((await consult(skin.opens())).judgement.rows.length).toBeGreaterThan(0);
  });

  it('G0: anti-TNF orders are still checked in inactive disease', async () => {
    const { says } = await consult(calm(onFirstLine(aChild(), 40)).orders('etanercept'));
    expect(says['etanercept-avoid']).toBe('critical');
  });

  it('G1: an acute red flag holds rows 4 to 12 and lets rows 1 to 3 speak', async () => {
    const pain = (patient: APatient) => patient.has('Abdominal pain', { onset: ago(3) });
    const held = await consult(pain(refractoryChild()).opens());
    expect(held.says).toMatchObject({ 'gi-red-flag': 'critical' });
    expect(held.says['escalate-ivig']).toBeUndefined();
    const spoken = await consult(pain(choking(refractoryChild())).opens());
    expect(spoken.says).toMatchObject({ 'gi-red-flag': 'critical', 'escalate-ivig': 'critical' });
  });
});

describe('A row that cannot be told', () => {
  it('stops the reading when a source could not be read: could-not-assess, no lower row’s card', async () => {
    for (const key of ['medicationAdministrations', 'medicationStatements', 'medicationRequests'] as const) {
      const { says } = await consult(unread(refractoryChild().opens(), key));
      expect(says['could-not-assess']).toBe('info');
      expect(Object.keys(says).filter((id) => /^(escalate|await)/.test(id))).toEqual([]);
    }
  });

  it('is passed over when the chart simply does not say', async () => {
    const { judgement, row } = await consult(
      onFirstLine(aChild(), 30)
        .has('Proximal muscle weakness', { onset: ago(300) })
        .opens(),
    );
    expect(row).toBe('12');
    expect(judgement.rows.filter(({ matched }) => matched).length).toBe(1);
  });
});
