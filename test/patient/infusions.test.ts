import { describe, expect, it } from '@jest/globals';
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
  IVIG,
  ivigOrder,
  ivigStatement,
  weeksAgo,
} from './a-history.js';

describe('an order of an infusion is not a dose', () => {
  it.each([
    'IVIG',
    'rituximab',
    'cyclophosphamide IV',
    'infliximab',
    'abatacept IV',
    'tocilizumab IV',
    'Solu-Medrol IV',
  ])('%s is ordered, not started', async (drug) => {
    const { courses } = (await factsOf(anAdult().with(anOrder({ drug, authoredOn: weeksAgo(30) }))))
      .treatments;
    expect(courses.map(({ status, outcome }) => [status, outcome])).toEqual([['ordered', 'on trial']]);
  });

  it('nor is what the pharmacy handed out', async () => {
    const patient = anAdult()
      .with(aDispense('IVIG', ago(20), 28))
      .with(aDispense('IVIG', undefined));
    expect(await coursesIn(patient, 'ivig')).toEqual([]);
  });

  it('IVIG that is planned for next week is ordered already', async () => {
    const patient = anAdult().with(ivigOrder({ authoredOn: ago(1), from: '2026-11-27' }));
    expect((await courseIn(patient, 'ivig')).status).toBe('ordered');
  });

  it('cyclophosphamide tablets, abatacept under the skin and oral steroids are exposure by order', async () => {
    for (const drug of [
      'cyclophosphamide 50 mg tablet',
      'abatacept SC',
      'prednisone',
      'methylprednisolone PO',
    ]) {
      const { courses } = (await factsOf(anAdult().with(anOrder({ drug, authoredOn: weeksAgo(10) }))))
        .treatments;
      expect(courses.map(inShort)).toEqual(['active 10 wk']);
    }
  });

  it('abatacept by vein, then under the skin, is both', async () => {
    const patient = anAdult()
      .with(aDose('abatacept IV', weeksAgo(40)))
      .with(anOrder({ drug: 'abatacept SC', authoredOn: weeksAgo(30) }));
    expect((await coursesIn(patient, 'abatacept')).map(inShort)).toEqual(['ended 0 wk', 'active 30 wk']);
  });

  it('a new order after the last infusion of years ago waits; one before it does not', async () => {
    const before = anAdult()
      .given(IVIG, daysAgo(500))
      .with(ivigOrder({ authoredOn: ago(510) }));
    expect((await coursesIn(before, 'ivig')).map(({ status }) => status)).toEqual(['ended']);
    const after = before.with(ivigOrder({ authoredOn: ago(3) }));
    expect((await coursesIn(after, 'ivig')).map(({ status }) => status).sort()).toEqual(['ended', 'ordered']);
  });
});

describe('infusions make cycles, cycles make courses', () => {
  it.each([
    [7, 1],
    [8, 2],
  ])('IVIG infusions %d days apart are %d cycles', async (apart, cycles) => {
    expect((await courseIn(anAdult().given(IVIG, daysAgo(20 + apart, 20)), 'ivig')).cycles).toHaveLength(
      cycles,
    );
  });

  it.each([
    [42, 1],
    [43, 2],
  ])('rituximab infusions %d days apart are %d courses', async (apart, courses) => {
    const patient = anAdult().given('rituximab', daysAgo(200 + apart, 200));
    expect(await coursesIn(patient, 'rituximab')).toHaveLength(courses);
  });

  it.each([
    [26 * 7, 1],
    [26 * 7 + 1, 2],
  ])('IVIG after a pause of %d days is %d treatment episodes', async (apart, courses) => {
    const patient = anAdult().given(IVIG, daysAgo(30 + apart, 30));
    expect(await coursesIn(patient, 'ivig')).toHaveLength(courses);
  });

  it.each([
    ['IVIG', 56, 'active'],
    ['IVIG', 57, 'ended'],
    ['cyclophosphamide', 42, 'active'],
    ['cyclophosphamide', 43, 'ended'],
    ['rituximab', 182, 'active'],
    ['rituximab', 183, 'ended'],
    ['infliximab', 56, 'active'],
    ['infliximab', 57, 'ended'],
    ['abatacept IV', 28, 'active'],
    ['abatacept IV', 29, 'ended'],
    ['methylprednisolone IV pulse', 1, 'ended'],
  ])('%s given %d days ago is %s', async (drug, days, status) => {
    const { courses } = (await factsOf(anAdult().with(aDose(drug, ago(days))))).treatments;
    expect(courses.map((course) => course.status)).toEqual([status]);
  });

  it('rituximab is active for 26 weeks also when a statement calls its infusions completed', async () => {
    const stated = (days: number) =>
      aStatement({ drug: 'rituximab', status: 'completed', effectiveDateTime: ago(days) });
    const patient = anAdult().with(stated(100)).with(stated(86));
    expect((await courseIn(patient, 'rituximab')).status).toBe('active');
  });

  it('IVIG of a statement counts its cycles from the interval, and says so', async () => {
    for (const text of ['2 g/kg q4wk', '2 g/kg every 4 weeks', '2 g/kg q 4 - week', '140 g monthly']) {
      const course = await courseIn(anAdult().with(ivigStatement({ from: ago(85), text })), 'ivig');
      expect([course.cycles.length, course.cyclesEstimated]).toEqual([4, true]);
    }
    const rare = await courseIn(anAdult().with(ivigStatement({ from: ago(85), text: 'q12wk' })), 'ivig');
    expect(rare.cycles).toHaveLength(2);
    const structured = { timing: { repeat: { frequency: 1, period: 28, periodUnit: 'd' } } };
    const course = await courseIn(
      anAdult().with(ivigStatement({ from: ago(85), dosage: [structured] })),
      'ivig',
    );
    expect(course.cycles).toHaveLength(4);
  });

  it('two statements of one treatment count its cycles once', async () => {
    const patient = anAdult()
      .with(ivigStatement({ from: ago(30), text: 'q4wk' }))
      .with(ivigStatement({ from: ago(25), text: 'q4wk' }));
    expect((await courseIn(patient, 'ivig')).cycles).toHaveLength(2);
  });

  it('IVIG without an interval, or ended nobody knows when, has no number of cycles', async () => {
    const open = await courseIn(anAdult().with(ivigStatement({ from: ago(200) })), 'ivig');
    expect([open.cycles.length, open.adequate.verdict]).toEqual([0, 'unknown']);
    const ended = ivigStatement({ status: 'completed', effectiveDateTime: ago(200), text: 'q4wk' });
    expect((await courseIn(anAdult().with(ended), 'ivig')).cycles).toEqual([]);
  });

  it('administrations after a statement know better than the statement', async () => {
    const completed = ivigStatement({ status: 'completed', from: ago(150), to: ago(100) });
    const restarted = anAdult().with(completed).given(IVIG, daysAgo(40, 12));
    expect((await courseIn(restarted, 'ivig')).status).toBe('active');
    const forgotten = anAdult()
      .with(ivigStatement({ from: ago(200) }))
      .given(IVIG, daysAgo(200, 172, 100));
    expect((await courseIn(forgotten, 'ivig')).status).toBe('ended');
    const confirmed = anAdult()
      .with(ivigStatement({ from: ago(200), dateAsserted: ago(5) }))
      .given(IVIG, daysAgo(200, 172, 100));
    expect((await courseIn(confirmed, 'ivig')).status).toBe('active');
  });

  it.each([
    ['an infusion', aDose(IVIG, undefined)],
    ['an order', ivigOrder()],
    ['a statement', ivigStatement({ text: 'q4wk' })],
    ['an infusion that was not tolerated', aDose(IVIG, undefined, { note: [{ text: 'Headache' }] })],
  ])('%s without any date hides no dated infusion', async (_, undated) => {
    const patient = anAdult()
      .with(ivigStatement({ from: ago(60), dateAsserted: ago(45) }))
      .given(IVIG, daysAgo(60, 30));
    for (const told of [patient, patient.with(undated), patient.with(undated).with(undated)]) {
      const [course, ...others] = await coursesIn(told, 'ivig');
      expect([course?.status, course?.cycles.length, others]).toEqual(['active', 2, []]);
    }
  });

  it('a second statement without any date adds no cycles', async () => {
    const patient = anAdult()
      .with(ivigStatement({ from: ago(30), text: 'q4wk' }))
      .with(ivigStatement({ text: 'q4wk' }));
    expect((await courseIn(patient, 'ivig')).cycles).toHaveLength(2);
  });

  it('IVIG without any date is given, on hold or not', async () => {
    const statuses = await Promise.all(
      ['active', 'on-hold', 'completed'].map(async (status) => {
        const course = await courseIn(anAdult().with(ivigStatement({ status })), 'ivig');
        return [course.status, course.exposureWeeks];
      }),
    );
    expect(statuses).toEqual([
      ['active', undefined],
      ['on hold', undefined],
      ['ended', undefined],
    ]);
    const given = await courseIn(anAdult().with(aDose(IVIG, undefined)), 'ivig');
    expect([given.status, given.start]).toEqual(['ended', undefined]);
    const held = anAdult()
      .given(IVIG, daysAgo(30))
      .with(ivigStatement({ status: 'on-hold', dateAsserted: ago(3) }));
    expect((await courseIn(held, 'ivig')).status).toBe('on hold');
  });
});
