import { wrap, type Paint } from '../command/page.js';
import type { SiteReport, Status, TemplateReport } from './survey.js';
import type { UnknownName, Unrecognised } from './unrecognised.js';

const COLOUR: Readonly<Record<Status, Parameters<Paint>[0]>> = {
  read: 'green',
  empty: 'green',
  'not kept': 'yellow',
  'in part': 'yellow',
  refused: 'red',
  failed: 'red',
  'timed out': 'red',
};
const VERDICT_COLOUR = { yes: 'green', 'in part': 'yellow', no: 'red' } as const;

/** The report as a page of at most 100 columns; its last line is the verdict. */
export function pageOf(it: SiteReport, paint: Paint): string {
  const heading = (title: string, rest: string) => `\n${paint('bold', title)}  ${rest}`;
  const references = it.medicationReferences;
  const isLate = it.templates.some(({ status, note = '' }) => `${status} ${note}`.includes('timed out'));
  return [
    ...wrap(`FHIR server ${it.fhir}`, 0),
    heading('TEMPLATES', `all at once, ${it.ms} ms of ${it.deadlineMs} (DEADLINE_MS)`),
    paint('dim', row(['key', 'answer', 'resources', 'pages', 'ms', ''])),
    ...it.templates.map((template) => templateLine(template, paint)),
    ...(references
      ? wrap(
          `Medications referred to: ${references.read} of ${references.asked} read, ${references.ms} ms`,
          2,
        )
      : []),
    ...(it.droppedForeign > 0 ? wrap(`${it.droppedForeign} resources about somebody else, left out`, 2) : []),
    ...(isLate
      ? wrap('To see what else there is, raise FHIR_TIMEOUT_MS and DEADLINE_MS for this command', 2)
      : []),
    heading('NOT KEPT', it.notKept.length > 0 ? 'taken as empty' : 'none'),
    ...wrap(it.notKept.join(', '), 2),
    heading('DRUGS NOT RECOGNISED', sizeOf(it.drugs)),
    ...namesOf(it.drugs, paint, 'Most need no map: look for drugs against dermatomyositis among them.'),
    heading('MEASURES NOT RECOGNISED', sizeOf(it.measures)),
    ...namesOf(it.measures, paint, 'Look for strength and skin scores, muscle enzymes, antibodies, weight.'),
    ...(it.drugs.list.length + it.measures.list.length > 0
      ? wrap('To map them: the same command with --site-map (docs/site-map.md)', 2)
      : []),
    ...(it.mapped.length > 0 ? [heading('SITE MAP', 'measures that it names in this chart')] : []),
    ...it.mapped.flatMap(({ measure, observations, notInPlace }) =>
      wrap(
        `${measure}: ${observations}${notInPlace > 0 ? `, of which ${notInPlace} without a value where the site map says` : ''}`,
        2,
      ),
    ),
    '',
    ...wrap(it.verdict.says, 0).map((line) => paint(VERDICT_COLOUR[it.verdict.served], line)),
  ].join('\n');
}

type Cells = readonly [
  key: string,
  answer: string,
  resources: string,
  pages: string,
  ms: string,
  note: string,
];

const row = (
  [key, answer, resources, pages, ms, note]: Cells,
  paintAnswer = (text: string) => text,
): string =>
  `  ${key.padEnd(26)}${paintAnswer(answer.padEnd(10))}${resources.padStart(10)}${pages.padStart(7)}${ms.padStart(7)}  ${note}`.trimEnd();

const templateLine = ({ key, status, resources, pages, ms, note = '' }: TemplateReport, paint: Paint) =>
  row([key, status, String(resources), String(pages), String(ms), note], (text) =>
    paint(COLOUR[status], text),
  );

function sizeOf({ list, records, nameless }: Unrecognised): string {
  if (records === 0) return 'no such records were read: try a patient with a long history';
  const names = list.length === 0 ? 'none' : `${list.length} ${list.length === 1 ? 'name' : 'names'}`;
  const without = nameless > 0 ? `; without any code or name: ${nameless}` : '';
  return `${names} (records looked at: ${records}${without})`;
}

const namesOf = ({ list }: Unrecognised, paint: Paint, hint: string): readonly string[] =>
  list.length === 0
    ? []
    : [...wrap(hint, 2).map((line) => paint('dim', line)), ...list.flatMap((one) => nameLines(one, paint))];

/** How often, what it is called, then its codes and where it was met. */
function nameLines({ codes, names, count, in: types }: UnknownName, paint: Paint): readonly string[] {
  const [first = '', ...more] = wrap(wordingsOf(names), MARGIN);
  const where = Object.entries(types).map(([type, times]) => `${type} ${times}`);
  return [
    `${`${count}x`.padStart(MARGIN - 2)}  ${first.trimStart()}`,
    ...more,
    ...wrap([codes.join(', ') || 'no code', where.join(', ')].join(' · '), MARGIN).map((line) =>
      paint('dim', line),
    ),
  ];
}
const MARGIN = 8;
/** One code has a few wordings; where dose texts are typed in, it has one for every record: `--json` has all. */
const MOST_WORDINGS = 3;

const wordingsOf = (names: readonly string[]): string => {
  const others = names.length - MOST_WORDINGS;
  const shown = names.slice(0, MOST_WORDINGS).join(' / ') || '(no name)';
  return others > 0 ? `${shown} / and ${others} other wordings` : shown;
};
