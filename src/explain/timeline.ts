import type { MeasureId } from '../knowledge/measure-names.js';
import type { Settings } from '../knowledge/settings.js';
import { describeInterval, formatDay, type DayInterval } from '../patient/dates.js';
import { ckLimit } from '../patient/enzymes.js';
import type { Course, DoseAt, Facts, Person } from '../patient/facts.js';
import type { Measurement } from '../patient/observations.js';
import { weakBelow } from '../patient/strength.js';
import { drugOf, unitOfCycles } from '../present/treatments-table.js';

/** What can be drawn over time: the courses and measures as room 2 concluded them, nothing of its own. */
export interface Timeline {
  /** "YYYY-MM-DD" */
  readonly today: string;
  /** In the order of the treatment history. */
  readonly courses: readonly CourseOnTimeline[];
  /** Those that were measured, in a fixed order. */
  readonly measures: readonly MeasureOnTimeline[];
}

/** The days that a date can mean, both included: of a full date they are one. */
export interface Days {
  readonly earliest: string;
  readonly latest: string;
}

export interface CourseOnTimeline {
  readonly drug: string;
  /** "methotrexate SC" */
  readonly name: string;
  readonly class: Course['drugClass'];
  /** null: not dated. */
  readonly start: Days | null;
  /** null while it goes on, or not dated. */
  readonly end: Days | null;
  readonly ongoing: boolean;
  readonly status: Course['status'];
  readonly outcome: Course['outcome'];
  readonly outcomeWord: string;
  readonly because: string;
  /** By mouth or injection, as charted, where a dose could be read; the same dose is told once. */
  readonly doses: readonly DoseOnTimeline[];
  /** Cycles, pulses or single infusions; `estimated`: counted from a stated interval. */
  readonly infusions: readonly InfusionOnTimeline[];
  readonly from: readonly string[];
}

interface DoseOnTimeline {
  /** First day on which it can have been taken; null: not dated. */
  readonly from: string | null;
  readonly text: string;
  /** "MedicationStatement/123" */
  readonly source: string;
}

interface InfusionOnTimeline {
  readonly on: string;
  /** Last day of the same cycle. */
  readonly until: string;
  readonly text: string;
  readonly estimated: boolean;
  readonly from: readonly string[];
}

export interface MeasureOnTimeline {
  readonly measure: string;
  readonly unit: string;
  readonly thresholds: readonly { readonly value: number; readonly label: string }[];
  /** Dated results with a number. */
  readonly points: readonly {
    /** Of a partial date the last day it can mean. */
    readonly on: string;
    /** As precise as the chart: "2026-11". */
    readonly dated: string;
    readonly value: number;
    /** "23/52", "<20" */
    readonly text: string;
    readonly from: string;
  }[];
}

/** @param facts undefined: nothing was judged */
export const timelineOf = (today: string, facts: Facts | undefined): Timeline => ({
  today,
  courses: (facts?.treatments.courses ?? []).map(courseOnTimeline),
  measures: facts ? measuresOf(facts) : [],
});

const daysOf = (interval: DayInterval | undefined): Days | null =>
  interval ? { earliest: formatDay(interval.earliest), latest: formatDay(interval.latest) } : null;

const outcomeWords: Readonly<Record<Course['outcome'], string>> = {
  failed: 'failed',
  intolerant: 'not tolerated',
  responded: 'responded',
  'on trial': 'on trial',
  'not assessable': 'not assessable',
};

const courseOnTimeline = (course: Course): CourseOnTimeline => ({
  drug: course.drug,
  name: drugOf(course),
  class: course.drugClass,
  start: daysOf(course.start),
  end: daysOf(course.end),
  ongoing: course.status === 'active',
  status: course.status,
  outcome: course.outcome,
  outcomeWord: outcomeWords[course.outcome],
  because: course.because,
  doses: course.cycles.length > 0 ? [] : changesIn(course.doses),
  infusions: infusionsOf(course),
  from: course.from,
});

/** A dose as the chart words it, else its amount. */
const wordsOf = ({ text, dose: { amount, schedule } }: DoseAt): string => {
  if (text !== undefined) return text;
  if (!amount) return '';
  const much = `${amount.value}${amount.upTo === undefined ? '' : `-${amount.upTo}`} ${amount.unit}`;
  return schedule ? `${much}, ${schedule.times} x in ${schedule.days} d` : much;
};

const changesIn = (doses: readonly DoseAt[]): CourseOnTimeline['doses'] =>
  doses
    .map((dose) => ({
      from: dose.from ? formatDay(dose.from.earliest) : null,
      text: wordsOf(dose),
      source: dose.ref,
    }))
    .filter(({ text }, index, all) => text !== '' && text !== all[index - 1]?.text);

function infusionsOf(course: Course): readonly InfusionOnTimeline[] {
  const unit = unitOfCycles(course);
  return course.cycles.map(({ first, last, from }, index) => {
    const given = course.doses.filter(({ ref }) => from.includes(ref)).map(wordsOf);
    const doses = [...new Set(given)].filter((words) => words !== '');
    return {
      on: formatDay(first),
      until: formatDay(last),
      text: [`${unit} ${index + 1} of ${course.cycles.length}`, ...doses].join(', '),
      estimated: course.cyclesEstimated,
      from,
    };
  });
}

// ── measures ────────────────────────────────────────────────────────────────────────────────────────────

const names = {
  cmas: 'CMAS',
  mmt8: 'MMT8',
  ck: 'CK',
  'cdasi-activity': 'CDASI activity',
  'physician-global': 'Physician global',
  'eat-10': 'EAT-10',
  aldolase: 'Aldolase',
  ldh: 'LDH',
  ast: 'AST',
  alt: 'ALT',
} as const satisfies Partial<Record<MeasureId, string>>;
type Shown = keyof typeof names;

type Valued = Measurement & { readonly value: number; readonly on: DayInterval };

function measuresOf(facts: Facts): readonly MeasureOnTimeline[] {
  return (Object.keys(names) as Shown[]).flatMap((measure) => {
    const results = facts.measurements[measure].filter(
      (one): one is Valued => one.value !== undefined && one.on !== undefined,
    );
    // MMT8 of 80 and of 150 are two scales.
    const scales = [
      ...new Set(results.map(({ denominator }) => (measure === 'mmt8' ? denominator : undefined))),
    ];
    return scales.map((scale) => {
      const points = results.filter(({ denominator }) => measure !== 'mmt8' || denominator === scale);
      return {
        measure: scale === undefined || scale === 80 ? names[measure] : `${names[measure]} (0-${scale})`,
        unit: points[0]?.unit ?? '',
        thresholds: thresholdsOf(measure, points.at(-1), facts.person, facts.settings),
        points: points.map(({ on, value, charted, ref }) => ({
          on: formatDay(on.latest),
          dated: describeInterval(on),
          value,
          text: charted,
          from: ref,
        })),
      };
    });
  });
}

/** What the latest result is held against. */
function thresholdsOf(
  measure: Shown,
  latest: Valued | undefined,
  { ageYears, sex }: Person,
  settings: Settings,
): MeasureOnTimeline['thresholds'] {
  if (!latest) return [];
  if (measure === 'cmas' || measure === 'mmt8') {
    const limit = weakBelow(measure, latest, ageYears, settings);
    return limit === undefined ? [] : [{ value: limit, label: `active below ${limit}` }];
  }
  if (measure === 'cdasi-activity')
    return [{ value: settings.cdasiActiveFrom, label: `active from ${settings.cdasiActiveFrom}` }];
  if (measure !== 'ck') return [];
  const upper = ckLimit(latest, sex, settings);
  if (!upper) return [];
  const { limit, whose } = upper;
  const times = settings.ckAloneTimesUpperLimit;
  return [
    { value: limit, label: `upper limit${whose === 'default' ? ' (default)' : ''} ${limit}` },
    { value: limit * times, label: `active alone from ${times} times` },
  ];
}
