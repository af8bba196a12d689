import { describe, expect, it } from '@jest/globals';
import { formatDay } from '../../src/patient/dates.js';
import {
  aDispense,
  aDose,
  ago,
  anAdult,
  anOrder,
  aStatement,
  courseIn,
  coursesIn,
  daysAgo,
  factsOf,
  inShort,
  weeksAgo,
} from './a-history.js';

describe('a drug that is swallowed or injected at home', () => {
  it.each([
    [27, ['ended 30 wk']],
    [28, ['ended 30 wk']],
    [29, ['ended 13 wk', 'ended 13 wk']],
  ])('is one course over a gap of %d days, or two', async (gap, told) => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(300), to: ago(300 - 91) })
      .took('methotrexate', { from: ago(300 - 91 - gap), to: ago(300 - 91 - gap - 91) });
    const courses = (await coursesIn(patient, 'methotrexate')).map(inShort);
    expect(courses).toEqual(told.map((one) => (one === 'ended 30 wk' && gap === 27 ? 'ended 29 wk' : one)));
  });

  it('is one course when an order and a statement tell of the same months', async () => {
    const patient = anAdult()
      .with(anOrder({ authoredOn: weeksAgo(20) }))
      .with(aStatement({ from: weeksAgo(22) }));
    const course = await courseIn(patient, 'methotrexate');
    expect(inShort(course)).toBe('active 22 wk');
    expect(course.from).toHaveLength(2);
  });

  it('goes on without a break when the dose changes: one order stops on the day the next starts', async () => {
    const patient = anAdult()
      .with(anOrder({ status: 'stopped', from: weeksAgo(20), to: weeksAgo(8), why: 'dose increased' }))
      .with(anOrder({ authoredOn: weeksAgo(8) }));
    expect(inShort(await courseIn(patient, 'methotrexate'))).toBe('active 20 wk');
  });

  it('is still taken when two records of one day disagree', async () => {
    const patient = anAdult()
      .with(anOrder({ status: 'stopped', authoredOn: weeksAgo(8) }))
      .with(anOrder({ authoredOn: weeksAgo(8) }));
    expect((await courseIn(patient, 'methotrexate')).status).toBe('active');
  });

  it.each([
    ['after the order', ago(10), 'ended'],
    ['on the day of the order', ago(100), 'active'],
    ['before the order', ago(110), 'active'],
  ])('was stopped by a statement made %s, or not', async (_, dateAsserted, status) => {
    const patient = anAdult()
      .with(anOrder({ authoredOn: ago(100) }))
      .with(aStatement({ status: 'stopped', dateAsserted, from: ago(300), to: dateAsserted }));
    expect((await coursesIn(patient, 'methotrexate')).at(-1)?.status).toBe(status);
  });

  it.each([
    [10, 'active'],
    [100, 'ended'],
  ])(
    'goes on by injections although the tablets ended %d days after the first: %s',
    async (overlap, status) => {
      const patient = anAdult()
        .took('methotrexate', { from: ago(300), to: ago(120 - overlap), reason: 'nausea' })
        .took('methotrexate SC', { from: ago(120) });
      const course = (await coursesIn(patient, 'methotrexate')).at(-1);
      expect(course?.status).toBe(status);
      expect(course?.exposureWeeks).toBe(status === 'active' ? 300 / 7 : 280 / 7);
    },
  );

  it('keeps the weekly dose of its order when single doses are recorded too', async () => {
    const ordered = anAdult().took('methotrexate SC', { from: ago(30), dose: '10 mg weekly' });
    const same = await courseIn(ordered.given('methotrexate SC', [ago(9), ago(2)], '10 mg'), 'methotrexate');
    expect(same.doses.map(({ text }) => text)).toEqual(['10 mg weekly']);
    const other = await courseIn(ordered.given('methotrexate SC', [ago(2)], '25 mg'), 'methotrexate');
    expect(other.doses.map(({ text }) => text)).toEqual(['10 mg weekly', '25 mg']);
  });

  it('ends within the order that nobody closed when the statement says when', async () => {
    const patient = anAdult()
      .with(anOrder({ authoredOn: ago(300) }))
      .with(aStatement({ status: 'stopped', dateAsserted: ago(10), from: ago(300), to: ago(202) }));
    expect(inShort(await courseIn(patient, 'methotrexate'))).toBe('ended 14 wk');
  });

  it('has no certain exposure when it was stopped nobody knows when', async () => {
    const patient = anAdult()
      .with(anOrder({ authoredOn: ago(300) }))
      .with(aStatement({ status: 'stopped', dateAsserted: ago(10) }));
    const course = await courseIn(patient, 'methotrexate');
    expect(inShort(course)).toBe('ended 0 wk');
    expect(formatDay(course.end?.latest ?? 0)).toBe(ago(10));
  });

  it('is two courses after a restart, also when nobody closed the first order', async () => {
    const patient = anAdult()
      .with(anOrder({ authoredOn: weeksAgo(100) }))
      .with(
        aStatement({ status: 'stopped', dateAsserted: weeksAgo(80), from: weeksAgo(100), to: weeksAgo(80) }),
      )
      .with(anOrder({ authoredOn: weeksAgo(6) }));
    expect((await coursesIn(patient, 'methotrexate')).map(inShort)).toEqual(['ended 20 wk', 'active 6 wk']);
  });

  it('is not still taken because of a supply that was handed out before it was stopped', async () => {
    const patient = anAdult()
      .with(aDispense('methotrexate', ago(50), 90))
      .with(aStatement({ status: 'stopped', dateAsserted: ago(10), from: ago(200), to: ago(10) }));
    expect((await courseIn(patient, 'methotrexate')).status).toBe('ended');
  });

  it('is still taken when the pharmacy handed it out after the order had run out', async () => {
    const patient = anAdult()
      .with(anOrder({ status: 'completed', from: ago(200), to: ago(60) }))
      .with(aDispense('methotrexate', ago(50), 60));
    expect(inShort(await courseIn(patient, 'methotrexate'))).toBe('active 28 wk');
  });

  it('has the weeks of its order, whatever the pharmacy handed out within them', async () => {
    const patient = anAdult()
      .with(anOrder({ status: 'completed', from: ago(210), to: ago(70) }))
      .with(aDispense('methotrexate', ago(180), 30))
      .with(aDispense('methotrexate', ago(150), 30));
    expect(inShort(await courseIn(patient, 'methotrexate'))).toBe('ended 20 wk');
  });

  it.each([
    [5, 'active 28 wk'],
    [21, 'active 28 wk'],
    [28, 'active 28 wk'],
    [29, 'ended 23 wk'],
  ])('counts on to today where the last supply ran out %d days ago: %s', async (days, told) => {
    const patient = anAdult()
      .with(anOrder({ status: 'completed', from: ago(196), to: ago(70) }))
      .with(aDispense('methotrexate', ago(days + 40), 40));
    const course = await courseIn(patient, 'methotrexate');
    expect(inShort(course)).toBe(told);
    expect(course.end === undefined).toBe(told.startsWith('active'));
  });

  it('does not count the months since the last supply for an order that nobody dated', async () => {
    const patient = anAdult()
      .with(anOrder())
      .with(aDispense('methotrexate', ago(300), 91));
    expect(inShort(await courseIn(patient, 'methotrexate'))).toBe('active 13 wk');
  });

  it('is on hold, which is neither active nor failed', async () => {
    const patient = anAdult()
      .took('methotrexate', { from: weeksAgo(40), status: 'on-hold', dose: '20 mg weekly' })
      .took('azathioprine', { from: weeksAgo(2) });
    const course = await courseIn(patient, 'methotrexate');
    expect(course.status).toBe('on hold');
    expect(course.outcome).toBe('not assessable');
  });

  it.each([
    [28, 'active'],
    [29, 'ended'],
  ])('known by administrations only, the last %d days ago, is %s', async (days, status) => {
    const patient = anAdult().given('methotrexate SC', daysAgo(days + 14, days + 7, days));
    expect((await courseIn(patient, 'methotrexate')).status).toBe(status);
  });

  it('counts weekly injections as an interval to a week after the last, never as cycles', async () => {
    const weekly = Array.from({ length: 12 }, (_, week) => ago(177 - 7 * week));
    const course = await courseIn(anAdult().given('methotrexate SC', weekly), 'methotrexate');
    expect(course.exposureWeeks).toBe(12);
    expect(course.cycles).toEqual([]);
  });

  it.each([
    [365, false],
    [366, true],
  ])('on an order %d days old that nothing confirms is stale: %s', async (days, stale) => {
    const course = await courseIn(anAdult().with(anOrder({ authoredOn: ago(days) })), 'methotrexate');
    expect([course.status, course.staleOrder]).toEqual(['active', stale]);
    expect(course.outcome === 'failed').toBe(!stale);
  });

  it.each([
    ['a statement that it is taken', aStatement({ from: ago(500) }), false],
    ['a dispense of this year', aDispense('methotrexate', ago(40), 30), false],
    ['a dispense of years ago', aDispense('methotrexate', ago(600), 30), true],
    ['an earlier order with an end', anOrder({ status: 'completed', from: ago(900), to: ago(800) }), true],
    ['an earlier course', aStatement({ status: 'completed', from: ago(900), to: ago(800) }), true],
  ])('on an old order beside %s is stale, or not', async (_, beside, stale) => {
    const courses = await coursesIn(
      anAdult()
        .with(anOrder({ authoredOn: ago(500) }))
        .with(beside),
      'methotrexate',
    );
    expect(courses.at(-1)?.staleOrder).toBe(stale);
  });

  it.each([
    ['2026-08', '2026-10', 'ended 4 wk'],
    ['2026-08-31', '2026-10-01', 'ended 4 wk'],
    ['2026-05', '2026', 'ended 0 wk'],
    ['2025', '2026', 'ended 0 wk'],
  ])('from %s to %s counts the shortest possible time', async (from, to, told) => {
    expect(inShort(await courseIn(anAdult().took('methotrexate', { from, to }), 'methotrexate'))).toBe(told);
  });

  it('without any date is given, of unknown length and no adequate trial', async () => {
    const patient = anAdult().with(aStatement());
    const course = await courseIn(patient, 'methotrexate');
    expect([inShort(course), course.adequate.verdict, course.outcome]).toEqual([
      'active ? wk',
      'unknown',
      'on trial',
    ]);
  });

  it('is told with its undated reason to stop by the last course', async () => {
    const patient = anAdult()
      .took('methotrexate', { from: weeksAgo(30), to: weeksAgo(20) })
      .with(aStatement({ status: 'stopped', why: 'hepatotoxicity' }));
    expect((await courseIn(patient, 'methotrexate')).outcome).toBe('intolerant');
  });

  it.each([
    ['an order that runs', anOrder(), 'active ? wk'],
    ['an order that was stopped', anOrder({ status: 'stopped' }), 'ended ? wk'],
    ['a dispense', aDispense('methotrexate', undefined, 30), 'ended ? wk'],
  ])('is given, nobody knows when, by %s without a date', async (_, resource, told) => {
    expect(inShort(await courseIn(anAdult().with(resource), 'methotrexate'))).toBe(told);
  });

  it('goes on by a dated order, whatever an undated statement says', async () => {
    const patient = anAdult()
      .with(anOrder({ authoredOn: weeksAgo(20) }))
      .with(aStatement({ status: 'stopped' }));
    expect(inShort(await courseIn(patient, 'methotrexate'))).toBe('active 20 wk');
  });

  it('never counts exposure that lies ahead', async () => {
    const planned = anOrder({ status: 'stopped', authoredOn: ago(14), from: ago(14), to: '2027-06-30' });
    expect(inShort(await courseIn(anAdult().with(planned), 'methotrexate'))).toBe('ended 0 wk');
    const ahead = anAdult()
      .with(aStatement({ from: '2026-11-21' }))
      .with(anOrder({ from: '2026-12' }));
    expect((await factsOf(ahead)).treatments.courses).toEqual([]);
    // Of the week that an injection covers, only the days that have passed.
    const injected = anAdult().given('methotrexate SC', [ago(9), ago(2)]);
    expect((await courseIn(injected, 'methotrexate')).exposureWeeks).toBe(9 / 7);
  });
});

it('orders the courses by their first possible day, those of one day by name', async () => {
  const patient = anAdult()
    .took('prednisone', { from: ago(90) })
    .took('methotrexate', { from: ago(90) })
    .with(aDose('rituximab', ago(400)))
    .took('azathioprine');
  const { courses } = (await factsOf(patient)).treatments;
  expect(courses.map(({ drug }) => drug)).toEqual([
    'azathioprine',
    'rituximab',
    'methotrexate',
    'prednisone',
  ]);
});
