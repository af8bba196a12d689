import { axisX, dot, gridX, line, plot, rect, ruleX, ruleY, text, type Markish } from '@observablehq/plot';
import { strings } from '../strings.js';
import { timeOf, type Bar, type DrugRow, type Layout, type MeasurePanel } from './layout.js';
import { addPatterns, fillOf, outcomes, slugOf } from './patterns.js';

/** Pixels that a value takes. */
const VALUE_WIDTH = 24;

/** Something on the plot that can be pointed at. */
export interface TimelineMark {
  readonly says: string;
  readonly from: readonly string[];
}

/** The plot as one SVG, and its marks in the order in which the arrow keys walk through them. */
export function draw(layout: Layout): {
  readonly svg: SVGSVGElement;
  readonly marks: readonly TimelineMark[];
} {
  const marks: TimelineMark[] = [];
  const mark = (what: TimelineMark): string => `mark mark-${marks.push(what) - 1}`;
  const drawn: readonly Markish[] = [
    gridX({ className: 'grid' }),
    ruleX([layout.today], { className: 'today' }),
    text([layout.today], {
      ...{ x: (day: Date) => day, y: 7, text: () => strings.timeline.today, textAnchor: 'end', dx: -4 },
      className: 'today-word',
    }),
    ...layout.rows.flatMap((row) => drugRow(row, layout, mark)),
    ...layout.panels.flatMap((panel) => measurePanel(panel, layout, mark)),
    axisX({ anchor: 'bottom', tickSize: 4, label: null, className: 'axis', ticks: layout.isNarrow ? 4 : 7 }),
  ];
  const svg = plot({
    width: layout.width,
    height: layout.height,
    marginLeft: layout.left,
    marginRight: layout.right,
    marginTop: 0,
    marginBottom: 24,
    x: { type: 'utc', domain: [...layout.domain] },
    y: { type: 'identity', axis: null },
    className: 'timeline-plot',
    marks: [...drawn],
  }) as SVGSVGElement;
  makeAccessible(svg, marks);
  paint(svg);
  return { svg, marks };
}

type Marking = (what: TimelineMark) => string;

function drugRow(row: DrugRow, layout: Layout, mark: Marking): readonly Markish[] {
  return [
    ruleY([row.bottom], { className: 'row-line' }),
    ...label(row.name, row.drugClass, row.top, layout),
    ...row.bars.flatMap((bar) => courseBar(bar, mark)),
  ];
}

function courseBar(bar: Bar, mark: Marking): readonly Markish[] {
  const { course, top, bottom, note } = bar;
  const slug = slugOf(course.outcome);
  const isUncertain = bar.earliest < bar.from || bar.to < bar.latest;
  const box = { y1: top, y2: bottom, insetLeft: -1, insetRight: -1 };
  return [
    ...(isUncertain
      ? [rect([bar], { x1: 'earliest', x2: 'latest', ...box, className: `uncertain ${slug}` })]
      : []),
    rect([bar], {
      ...{ x1: 'from', x2: (one: Bar) => (one.to < one.from ? one.from : one.to), ...box, rx: 2 },
      className: `course ${slug} ${mark({ says: saysOf(course), from: course.from })}`,
    }),
    ...course.infusions.map((infusion) =>
      rect([infusion], {
        ...{ x1: ({ on }: Infusion) => timeOf(on), x2: ({ until }: Infusion) => timeOf(until) },
        ...{ y1: top - 6, y2: top - 2, insetLeft: -1.5, insetRight: -1.5 },
        className: `infusion ${infusion.estimated ? 'estimated' : ''} ${mark(infusionMark(course, infusion))}`,
      }),
    ),
    text([note], {
      ...{ x: () => note.x, y: () => note.y, textAnchor: note.anchor, className: `note ${slug}` },
      text: () => (note.dose === '' ? note.word : `${note.word} · ${note.dose}`),
    }),
  ];
}

type Infusion = Bar['course']['infusions'][number];

const infusionMark = ({ name }: Bar['course'], { on, until, text: says, estimated, from }: Infusion) => ({
  says: [
    `${name}: ${says}`,
    on === until ? on : `${on} – ${until}`,
    estimated ? strings.timeline.estimated : '',
  ]
    .filter((part) => part !== '')
    .join(', '),
  from,
});

type Point = MeasurePanel['measure']['points'][number];

function measurePanel({ measure, top, bottom, yOf }: MeasurePanel, layout: Layout, mark: Marking) {
  const { points, thresholds, unit } = measure;
  const inOrder = [...points].sort((one, other) => one.on.localeCompare(other.on));
  const place = { x: ({ on }: Point) => timeOf(on), y: ({ value }: Point) => yOf(value) };
  return [
    ruleY([bottom], { className: 'row-line' }),
    ...label(measure.measure, unit, layout.isNarrow ? top - 15 : top, layout),
    ...thresholds.flatMap(({ value, label: says }) => [
      ruleY([yOf(value)], { className: 'threshold' }),
      text([says], {
        ...{ x: () => layout.domain[0], y: yOf(value), dx: 3, dy: -7, text: () => says, textAnchor: 'start' },
        className: 'threshold-word',
      }),
    ]),
    line(inOrder, { ...place, className: 'trend' }),
    ...inOrder.map((point) =>
      dot([point], {
        ...{ ...place, r: 4 },
        className: `point ${mark({ says: [measure.measure, point.text, point.text.includes(unit) ? '' : unit].join(' ').trim() + `, ${point.dated}`, from: [point.from] })}`,
      }),
    ),
    text(labelled(inOrder, layout), {
      ...{ ...place, dy: -9, text: (one: Point) => one.text.replace(/ .*/, ''), className: 'value' },
    }),
  ] satisfies readonly Markish[];
}

/** The latest value and those before it, as far as their numbers do not overlap. */
function labelled(points: readonly Point[], { domain, width, left }: Layout): readonly Point[] {
  const msPerPixel = (Number(domain[1]) - Number(domain[0])) / (width - left);
  let next = Infinity;
  return [...points].reverse().filter(({ on }) => {
    const isFree = next - Number(timeOf(on)) > VALUE_WIDTH * msPerPixel;
    if (isFree) next = Number(timeOf(on));
    return isFree;
  });
}

/** The name of a row in the margin, or above it where there is no margin. */
function label(
  name: string,
  under: string,
  top: number,
  { left, isNarrow, domain }: Layout,
): readonly Markish[] {
  const at = { x: () => domain[0], textAnchor: 'start' as const, dx: isNarrow ? 2 : -left };
  if (isNarrow)
    return [
      text([name], {
        ...{ ...at, y: top + 10, text: () => `${name}${under && ` · ${under}`}`, className: 'row-name' },
      }),
    ];
  return [
    text([name], { ...at, y: top + 11, text: () => name, className: 'row-name' }),
    text([under], { ...at, y: top + 24, text: () => under, className: 'row-class' }),
  ];
}

const saysOf = ({ name, outcomeWord, because, doses, start, end, ongoing }: Bar['course']): string =>
  [
    name,
    [start?.earliest, ongoing ? strings.timeline.ongoing : end?.latest].filter(Boolean).join(' – '),
    doses.map(({ text: dose }) => dose).join(', then '),
    [outcomeWord, because].filter(Boolean).join(': '),
  ]
    .filter((part) => part !== '')
    .join('; ');

/**
 * Plot writes a <style>, which the page's policy refuses, and labels groups that have no role; what can be pointed
 * at becomes a button instead, of which one is a stop for Tab.
 */
function makeAccessible(svg: SVGSVGElement, marks: readonly TimelineMark[]): void {
  for (const style of svg.querySelectorAll('style')) style.remove();
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label');
  for (const each of svg.querySelectorAll('g:not(.mark)')) each.setAttribute('aria-hidden', 'true');
  svg.setAttribute('role', 'group');
  svg.setAttribute('aria-label', strings.timeline.plotLabel);
  for (const [index, { says, from }] of marks.entries()) {
    const group = svg.querySelector(`.mark-${index}`);
    group?.setAttribute('role', 'button');
    group?.setAttribute('tabindex', index === 0 ? '0' : '-1');
    group?.setAttribute('aria-label', `${says}. ${from.join(', ')}`);
    group?.setAttribute('data-mark', String(index));
  }
}

function paint(svg: SVGSVGElement): void {
  addPatterns(svg);
  for (const outcome of outcomes)
    for (const bar of svg.querySelectorAll(`.course.${slugOf(outcome)} rect`))
      bar.setAttribute('fill', fillOf(outcome));
}
