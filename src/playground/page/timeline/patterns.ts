import type { CourseOnTimeline } from '../contract.js';

/** Outcomes differ by pattern too: for who sees no red and green, and on paper. */

type Outcome = CourseOnTimeline['outcome'];

export const outcomes: readonly Outcome[] = [
  'failed',
  'intolerant',
  'on trial',
  'responded',
  'not assessable',
];

export const slugOf = (outcome: Outcome): string => outcome.replaceAll(' ', '-');

export const fillOf = (outcome: Outcome): string => `url(#pattern-${slugOf(outcome)})`;

/** What is drawn over the ground of each tile of 6 by 6. */
const strokes: Readonly<Record<Outcome, string>> = {
  failed: 'M-1,7 L7,-1 M-1,1 L1,-1 M5,7 L7,5',
  intolerant: 'M0,0 L6,6 M6,0 L0,6',
  'on trial': 'M0,3 L6,3',
  responded: '',
  'not assessable': 'M3,2.4 L3,3.6',
};

const svgElement = (name: string, attributes: Readonly<Record<string, string>>): SVGElement => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
};

/** The patterns of the outcomes; their colours are in app.css. */
export function addPatterns(svg: SVGSVGElement): void {
  if (svg.querySelector('defs.patterns')) return;
  const defs = svgElement('defs', { class: 'patterns' });
  for (const outcome of outcomes) {
    const slug = slugOf(outcome);
    const size = { width: '6', height: '6' };
    const pattern = svgElement('pattern', { id: `pattern-${slug}`, patternUnits: 'userSpaceOnUse', ...size });
    pattern.append(
      svgElement('rect', { ...size, class: `ground ${slug}` }),
      svgElement('path', { d: strokes[outcome], class: `hatch ${slug}` }),
    );
    defs.append(pattern);
  }
  svg.prepend(defs);
}
