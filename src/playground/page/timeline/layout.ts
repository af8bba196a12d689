import type { Timeline, CourseOnTimeline, MeasureOnTimeline } from '../contract.js';
import { groupedBy } from '../grouped-by.js';
import { strings } from '../strings.js';

/** Where everything of the timeline stands, in pixels: one plot, drugs above, measurements below, one time axis. */

/** Below this width the names stand above their bars, not beside them. */
const NARROW = 480;
const LEAST_LABELS = 96;
const MOST_LABELS = 196;
/** An average letter of a name. */
const NAME_LETTER = 7.3;
const RIGHT = 14;
const TOP = 14;
const BAR = 13;
/** Infusions stand above their bar, the outcome below it. */
const LANE = 36;
const ABOVE = 6;
const NAME = 17;
const GAP = 14;
const PANEL = 58;
const AXIS = 24;
/** An average letter of the small type. */
const LETTER = 5.6;

const DAY = 86_400_000;
export const timeOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

export interface Span {
  /** Both ends of what is certain, and of what is possible: a partial date is not its first day. */
  readonly from: Date;
  readonly to: Date;
  readonly earliest: Date;
  readonly latest: Date;
}
export interface Bar extends Span {
  readonly course: CourseOnTimeline;
  readonly top: number;
  readonly bottom: number;
  readonly note: Note;
}
interface Note {
  readonly x: Date;
  readonly y: number;
  readonly anchor: 'start' | 'end';
  readonly word: string;
  /** The dose, where there is room for it. */
  readonly dose: string;
}
export interface DrugRow {
  readonly name: string;
  readonly drugClass: string;
  readonly top: number;
  readonly bottom: number;
  readonly bars: readonly Bar[];
}
export interface MeasurePanel {
  readonly measure: MeasureOnTimeline;
  readonly top: number;
  readonly bottom: number;
  readonly yOf: (value: number) => number;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly isNarrow: boolean;
  readonly domain: readonly [Date, Date];
  readonly today: Date;
  readonly rows: readonly DrugRow[];
  readonly panels: readonly MeasurePanel[];
}

export function layOut({ today, courses, measures }: Timeline, width: number): Layout {
  const isNarrow = width < NARROW;
  const end = timeOf(today);
  const dated = courses.flatMap((course) => {
    const span = spanOf(course, end);
    return span ? [{ course, span }] : [];
  });
  const drawn = measures.filter(isDrawn);
  const longest = Math.max(0, ...dated.map(({ course }) => course.name.length)) * NAME_LETTER + 10;
  const left = isNarrow ? 2 : Math.min(Math.max(longest, LEAST_LABELS), MOST_LABELS);
  const days = [
    ...dated.map(({ span }) => span.earliest),
    ...drawn.flatMap(({ points }) => points.map(({ on }) => timeOf(on))),
  ];
  const first = Math.min(...days.map(Number), Number(end) - 60 * DAY);
  const margin = (Number(end) - first) * 0.03;
  const domain = [new Date(first - margin), new Date(Number(end) + margin)] as const;
  const pixelsPerMs = (width - left - RIGHT) / (Number(domain[1]) - Number(domain[0]));
  const room = (from: Date, to: Date) => (Number(to) - Number(from)) * pixelsPerMs;

  let y = TOP;
  const rows = groupedBy(dated, ({ course }) => course.drug).map(([, members]): DrugRow => {
    const top = y;
    const lanes = inLanes(members.map(({ span }) => span));
    y += isNarrow ? NAME : 0;
    const bars = members.map(({ course, span }, index): Bar => {
      const barTop = y + ABOVE + (lanes[index] ?? 0) * LANE;
      const next = members.find((other, at) => lanes[at] === lanes[index] && other.span.from > span.from);
      return {
        course,
        ...span,
        top: barTop,
        bottom: barTop + BAR,
        note: noteOf(course, span, barTop + BAR + 10, { domain, next: next?.span.from, room }),
      };
    });
    y += (Math.max(...lanes) + 1) * LANE + 2;
    const [one] = members;
    const names = new Set(members.map(({ course }) => course.name));
    return {
      name: names.size === 1 ? (one?.course.name ?? '') : (one?.course.drug ?? ''),
      drugClass: classWord(one?.course.class ?? ''),
      top,
      bottom: y,
      bars,
    };
  });
  const panels = drawn.map((measure): MeasurePanel => {
    const top = y + GAP + (isNarrow ? NAME : 0);
    const bottom = top + PANEL;
    y = bottom;
    return { measure, top, bottom, yOf: scaleOf(measure, top, bottom) };
  });
  return { width, height: y + AXIS, left, right: RIGHT, isNarrow, domain, today: end, rows, panels };
}

/** Strength and CK, and whatever else is held against a threshold; the rest stands in the table. */
export const isDrawn = ({ measure, thresholds, points }: MeasureOnTimeline): boolean =>
  points.length > 0 && (thresholds.length > 0 || /^(?:CMAS|MMT8|CK)\b/.test(measure));

export const classWord = (drugClass: string): string => strings.timeline.classes[drugClass] ?? drugClass;

/** undefined: nobody wrote down when. */
function spanOf({ start, end, ongoing }: CourseOnTimeline, today: Date): Span | undefined {
  const begin = start ?? end;
  if (!begin) return undefined;
  const stop = ongoing || !end ? undefined : end;
  return {
    earliest: timeOf(begin.earliest),
    from: timeOf(begin.latest),
    to: stop ? timeOf(stop.earliest) : today,
    latest: stop ? timeOf(stop.latest) : today,
  };
}

/** The first lane of a row that is free: courses of one drug can overlap. */
function inLanes(spans: readonly Span[]): readonly number[] {
  const ends: Date[] = [];
  return spans.map(({ earliest, latest }) => {
    const free = ends.findIndex((end) => end < earliest);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = latest;
    return lane;
  });
}

interface Around {
  readonly domain: readonly [Date, Date];
  readonly next: Date | undefined;
  readonly room: (from: Date, to: Date) => number;
}

/** The outcome in a word under its bar, with the last dose where it fits; to the left where the page ends. */
function noteOf(course: CourseOnTimeline, { earliest, latest }: Span, y: number, around: Around): Note {
  const { domain, next, room } = around;
  const word = course.outcomeWord;
  const dose = course.doses.at(-1)?.text ?? '';
  const whole = (dose === '' ? word : `${word} · ${dose}`).length * LETTER;
  const toRight = room(earliest, next ?? domain[1]);
  if (whole <= toRight) return { x: earliest, y, anchor: 'start', word, dose };
  const toLeft = room(domain[0], latest);
  if (next === undefined && whole <= toLeft) return { x: latest, y, anchor: 'end', word, dose };
  if (word.length * LETTER <= toRight || next !== undefined)
    return { x: earliest, y, anchor: 'start', word, dose: '' };
  return { x: latest, y, anchor: 'end', word, dose: '' };
}

/** From below the smallest to above the largest of values and thresholds. */
function scaleOf({ points, thresholds }: MeasureOnTimeline, top: number, bottom: number) {
  const all = [...points, ...thresholds].map(({ value }) => value);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const edge = (high - low || Math.abs(high) || 1) * 0.25;
  const from = Math.max(0, low - edge);
  return (value: number) => bottom - ((value - from) / (high + edge - from)) * (bottom - top);
}
