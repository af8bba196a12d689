import { describe, expect, it } from '@jest/globals';
import { explainContent } from '../../src/explain/explain-content.js';
import type { Timeline } from '../../src/explain/timeline.js';
import { defaultSettings, type Settings } from '../../src/knowledge/settings.js';
import { formatDay } from '../../src/patient/dates.js';
import { aChild, ago, anAdult, consult, ivigCycles, rituximabCourse, TODAY } from '../cards/consult.js';
import type { APatient } from '../support/a-patient.js';
import { requestFor, type HookBody } from '../support/hook-request.js';
import { vignettes as seedVignettes, vignette } from '../support/vignettes.js';
import { ownVignettes } from '../vignettes/index.js';

const timelineOf = async (
  body: HookBody,
  asOf: string = TODAY,
  settings: Settings = defaultSettings,
): Promise<Timeline> =>
  (await explainContent(body, { asOf, timeZone: 'UTC', newId: () => 'x', site: { settings } })).timeline;
const measure = ({ measures }: Timeline, name: string) => measures.find((one) => one.measure === name);
const of = (patient: APatient) => timelineOf(patient.opens());

/** One patient of each row, besides the seeds. */
const oneOfEachRow = ownVignettes.filter(
  ({ row, hook }, index, all) => hook === undefined && all.findIndex((other) => other.row === row) === index,
);
const charts = [
  ...seedVignettes.map((one) => [one.id, requestFor('patient-view', one)] as const),
  ...oneOfEachRow.map(({ id, patient }) => [id, patient.opens()] as const),
];

describe('the bars of the timeline are the courses of the treatment history', () => {
  it.each(charts)('%s', async (_id, body) => {
    const { courses } = await timelineOf(body);
    const { facts } = await consult(body);
    const days = (when: { readonly earliest: number; readonly latest: number } | undefined) =>
      when ? `${formatDay(when.earliest)} ${formatDay(when.latest)}` : null;
    const drawn = (when: { readonly earliest: string; readonly latest: string } | null) =>
      when && `${when.earliest} ${when.latest}`;
    expect(
      courses.map(({ drug, start, end, ongoing, outcome, infusions, from }) => [
        ...[drug, drawn(start), drawn(end), ongoing, outcome],
        ...[infusions.map(({ on, until }) => `${on} ${until}`), from],
      ]),
    ).toEqual(
      facts.treatments.courses.map(({ drug, start, end, status, outcome, cycles, from }) => [
        ...[drug, days(start), days(end), status === 'active', outcome],
        ...[cycles.map(({ first, last }) => `${formatDay(first)} ${formatDay(last)}`), from],
      ]),
    );
  });

  it('names for every mark a resource of the chart', async () => {
    for (const [, body] of charts) {
      const chart = JSON.stringify(body);
      const { courses, measures } = await timelineOf(body);
      const named = [
        ...courses.flatMap(({ from, doses, infusions }) => [
          ...from,
          ...doses.map(({ source }) => source),
          ...infusions.flatMap((infusion) => infusion.from),
        ]),
        ...measures.flatMap(({ points }) => points.map(({ from }) => from)),
      ];
      for (const reference of named) expect(chart).toContain(`"id":"${reference.split('/')[1]}"`);
    }
  });

  it('tells the girl of seed 000 in three bars and two values of the CMAS', async () => {
    const { courses, measures } = await timelineOf(requestFor('patient-view', vignette('V01')));
    expect(
      courses.map(({ name, start, end, outcomeWord }) => [name, start?.earliest, end?.latest, outcomeWord]),
    ).toEqual([
      ['methylprednisolone IV pulse', '2026-10-12', '2026-10-14', 'not assessable'],
      ['prednisolone oral', '2026-10-15', undefined, 'failed'],
      ['methotrexate SC', '2026-10-20', undefined, 'on trial'],
    ]);
    expect(measures).toEqual([
      {
        measure: 'CMAS',
        unit: '',
        thresholds: [{ value: 48, label: 'active below 48' }],
        points: [
          { on: '2026-10-11', dated: '2026-10-11', value: 22, text: '22', from: 'Observation/v01-obs14' },
          { on: '2026-11-18', dated: '2026-11-18', value: 23, text: '23', from: 'Observation/v01-obs15' },
        ],
      },
    ]);
  });
});

describe('what is given', () => {
  it('by mouth shows its dose where it changes, and not where an order only repeats it', async () => {
    const patient = aChild()
      .took('prednisolone', { from: ago(90), to: ago(61), dose: '40 mg daily' })
      .took('prednisolone', { from: ago(60), to: ago(31), dose: '40 mg daily' })
      .took('prednisolone', { from: ago(30), dose: '20 mg daily' });
    const { courses } = await of(patient);
    expect(courses).toHaveLength(1);
    expect(courses[0]?.doses.map(({ from, text }) => `${from} ${text}`)).toEqual([
      `${ago(90)} 40 mg daily`,
      `${ago(30)} 20 mg daily`,
    ]);
    expect(courses[0]?.infusions).toEqual([]);
  });

  it('by infusion shows each cycle with its dose, and who wrote it down', async () => {
    const { courses } = await of(ivigCycles(aChild(), 3, 10));
    expect(courses[0]?.infusions.map(({ on, text, estimated }) => [on, text, estimated])).toEqual([
      [ago(70), 'cycle 1 of 3, 40 g', false],
      [ago(42), 'cycle 2 of 3, 40 g', false],
      [ago(14), 'cycle 3 of 3, 40 g', false],
    ]);
    expect(courses[0]?.infusions.map(({ from }) => from.length)).toEqual([1, 1, 1]);
    expect(courses[0]?.doses).toEqual([]);
    const rituximab = (await of(rituximabCourse(anAdult(), 10))).courses[0];
    expect(rituximab?.infusions.map(({ text }) => text)).toEqual([
      'infusion 1 of 2, 500 mg',
      'infusion 2 of 2, 500 mg',
    ]);
  });

  it('without a date has no place on it, and an order that nothing came of is no bar that runs', async () => {
    const { courses } = await of(
      aChild()
        .took('methotrexate SC', { dose: '15 mg weekly' })
        .ordered('rituximab', { on: ago(3) }),
    );
    expect(courses.map(({ drug, start, ongoing, status }) => [drug, start, ongoing, status])).toEqual([
      ['methotrexate', null, true, 'active'],
      ['rituximab', null, false, 'ordered'],
    ]);
  });

  it('since a month keeps the month', async () => {
    const { courses } = await of(aChild().took('methotrexate SC', { from: '2026-08' }));
    expect(courses[0]?.start).toEqual({ earliest: '2026-08-01', latest: '2026-08-31' });
  });
});

describe('a measure is drawn against what it is judged by', () => {
  it.each([
    ['a child of ten', '2016-05-01', [48]],
    ['a child of seven', '2019-05-01', [45]],
    ['a child of four, whose CMAS proves nothing by itself', '2022-05-01', []],
  ])('CMAS of %s', async (_who, born, limits) => {
    const body = aChild().measured('CMAS', 40, ago(3)).opens();
    const patient = { ...body.prefetch.patient, resourceType: 'Patient', birthDate: born };
    const timeline = await timelineOf({ ...body, prefetch: { ...body.prefetch, patient } });
    expect(measure(timeline, 'CMAS')?.thresholds.map(({ value }) => value)).toEqual(limits);
  });

  it('CMAS by the setting of the site', async () => {
    const body = aChild().measured('CMAS', 40, ago(3)).opens();
    const timeline = await timelineOf(body, TODAY, { ...defaultSettings, cmasActiveBelow: 46 });
    expect(measure(timeline, 'CMAS')?.thresholds).toEqual([{ value: 46, label: 'active below 46' }]);
  });

  it("CK by the laboratory's own limit, else by the default for the sex", async () => {
    const own = await of(anAdult().measured('CK', 900, ago(40), 150).measured('CK', 600, ago(3), 170));
    expect(measure(own, 'CK')).toMatchObject({
      unit: 'U/L',
      thresholds: [
        { value: 170, label: 'upper limit 170' },
        { value: 850, label: 'active alone from 5 times' },
      ],
      points: [{ value: 900 }, { value: 600 }],
    });
    const none = measure(await of(anAdult().measured('CK', 600, ago(3))), 'CK');
    expect(none?.thresholds[0]).toEqual({
      value: defaultSettings.ckUpperLimitFemale,
      label: `upper limit (default) ${defaultSettings.ckUpperLimitFemale}`,
    });
  });

  it('MMT8 of 80 and of 150 apart', async () => {
    const score = (value: string, day: string) => ({
      resourceType: 'Observation',
      status: 'final',
      category: [{ coding: [{ code: 'exam' }] }],
      code: { text: 'MMT8' },
      effectiveDateTime: day,
      valueString: value,
    });
    const timeline = await of(
      anAdult()
        .with(score('70/80', ago(40)))
        .with(score('130/150', ago(3))),
    );
    expect(measure(timeline, 'MMT8')).toMatchObject({ points: [{ value: 70 }], thresholds: [{ value: 78 }] });
    expect(measure(timeline, 'MMT8 (0-150)')).toMatchObject({
      points: [{ value: 130 }],
      thresholds: [{ value: 142 }],
    });
  });

  it('and a result without a number, or without a date, is not drawn', async () => {
    const cmas = { resourceType: 'Observation', status: 'final', code: { text: 'CMAS' } };
    const timeline = await of(
      aChild()
        .with({ ...cmas, valueQuantity: { value: 30 } })
        .with({ ...cmas, effectiveDateTime: ago(3), valueString: 'not done' }),
    );
    expect(timeline.measures).toEqual([]);
  });
});
