import { cut, wrap, type Paint } from '../command/page.js';
import type { Answer } from '../patient/answer.js';
import { cleanLine } from '../present/text.js';
import type { CardExplained, CourseExplained, Explanation } from './explanation.js';
import type { RuleExplained } from './rules-explained.js';
import type { RowExplained, TableExplained } from './table.js';

/** A verdict as a word of its own column. */
const VERDICTS: Readonly<Record<Answer['verdict'], string>> = {
  met: 'yes',
  unmet: 'no',
  unknown: 'cannot tell',
};
const VERDICT_WIDTH = 13;

/** The explanation as a page of at most 100 columns: what speaks in full, what is quiet in one line each. */
export function pageOf(it: Explanation, paint: Paint): string {
  const heading = (title: string, rest = '') => `\n${paint('bold', title)}${rest && `  ${rest}`}`;
  const shown = it.rules.filter(({ outcome }) => outcome === 'shown');
  const open = it.rules.filter(({ outcome }) => outcome === 'cannot-tell' || outcome === 'broken');
  const quiet = it.rules.filter(({ outcome }) => outcome === 'quiet');
  return [
    ...headOf(it),
    heading('COURSES', it.courses.length === 0 ? 'none' : ''),
    ...it.courses.flatMap(courseLines),
    heading('DECISION TABLE'),
    ...wrap(it.table.ended, 2),
    ...it.table.rows.flatMap((row) => rowLines(row, it.table.matched, paint)),
    ...(it.table.rows.length > 0 ? labelled('not read', it.table.notRead.join(' · ') || 'none') : []),
    heading('SHOWN', shown.length === 0 ? 'none' : ''),
    ...shown.flatMap((rule) => fullRule(rule, it.table, paint)),
    heading('CANNOT TELL, OR BROKEN', open.length === 0 ? 'none' : ''),
    ...open.flatMap((rule) => fullRule(rule, it.table, paint)),
    heading('QUIET', quiet.length === 0 ? 'none' : ''),
    ...quiet.flatMap((rule) => quietRule(rule, paint)),
    ...(it.switchedOff.length > 0
      ? labelled('off', `switched off by the site (DISABLED_RULES): ${it.switchedOff.join(', ')}`)
      : []),
    ...(it.notAsked.length > 0 ? labelled('not asked', `on ${it.hook}: ${it.notAsked.join(', ')}`) : []),
    heading('CARDS', it.cards.length === 0 ? 'none' : ''),
    ...it.cards.flatMap((card) => cardLines(card, paint)),
    '',
  ].join('\n');
}

function headOf(it: Explanation): readonly string[] {
  const unread = Object.entries(it.sources).filter(([, state]) => state !== 'known');
  const { state, name, onset, relapseOnset, from } = it.diagnosis;
  const since = [onset && `since ${onset}`, relapseOnset && `relapse ${relapseOnset}`].filter(Boolean);
  const on = it.diseaseIsOn;
  const results: Readonly<Record<Explanation['result'], string>> = {
    judged: `${it.cards.length} ${it.cards.length === 1 ? 'card' : 'cards'}`,
    'no dermatomyositis': 'no dermatomyositis on record: nothing was judged, no card',
    insufficient: `nothing may be said (412): ${it.missing.join(', ')} could not be read`,
  };
  return [
    ...labelled('patient', `${it.patientId}, ${it.hook} on ${it.asOf}, rule set ${it.ruleSetVersion}`),
    ...labelled('diagnosis', [`${name} (${state})`, ...since].join(', ')),
    ...(from.length > 0 ? labelled('', from.join(', ')) : []),
    ...(it.result === 'judged' ? labelled('population', it.population ?? 'cannot tell') : []),
    ...(on ? labelled('disease on', `${VERDICTS[on.verdict]}${on.saw && `: ${on.saw}`}`) : []),
    ...labelled(
      'sources',
      unread.length === 0 ? 'all read' : unread.map(([key, how]) => `${key} ${how}`).join(', '),
    ),
    ...(it.droppedForeign > 0 ? labelled('left out', `${it.droppedForeign} resources of others`) : []),
    ...labelled('result', results[it.result]),
  ];
}

function courseLines({ drug, span, exposure, outcome, because, from }: CourseExplained): readonly string[] {
  const head = `  ${cleanLine(drug).padEnd(30)} ${span.padEnd(34)} ${exposure}`;
  return [
    ...wrap(head.trimStart(), 2, true),
    ...wrap([outcome, because].filter(Boolean).join(': '), 6),
    ...wrap(from.join(', '), 6),
  ];
}

/** A row that is met stands out; one that is not gives the first reason why. */
function rowLines(row: RowExplained, matched: string | undefined, paint: Paint): readonly string[] {
  const isMatch = row.row === matched;
  const [first = '', ...more] = labelled(VERDICTS[row.verdict], `${row.row} · ${row.asks}`);
  return [
    ...(isMatch ? [first, ...more].map((line) => paint('green', line)) : [first, ...more]),
    ...indented(reasonOf(row)),
    ...(isMatch ? indented(row.from.join(', ')) : []),
  ];
}

const indented = (text: string): readonly string[] => wrap(text, 2 + VERDICT_WIDTH);

const reasonOf = ({ saw, missing, verdict }: Answer): string =>
  [
    saw || (verdict === 'unmet' ? 'a condition that the row does not quote does not hold' : ''),
    missing.length > 0 ? `not read in full: ${missing.join(', ')}` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');

function nameOf({ id, about }: RuleExplained): string {
  return about === undefined ? id : `${id}, ${about}`;
}

function fullRule(rule: RuleExplained, table: TableExplained, paint: Paint): readonly string[] {
  const { outcome, indicator, summary, silent, missing, error, questions } = rule;
  const colour = outcome === 'shown' ? 'green' : outcome === 'broken' ? 'red' : 'yellow';
  const why =
    outcome === 'broken'
      ? `broken: ${String(error)}`
      : outcome === 'cannot-tell'
        ? `cannot tell: ${missing && missing.length > 0 ? `${missing.join(', ')} not read in full` : 'the chart does not say'}`
        : `${String(indicator)}: ${String(summary)}${silent ? ' (on no card: SILENT)' : ''}`;
  return [
    ...wrap(nameOf(rule), 2).map((line) => paint(colour, line)),
    ...wrap(why, 4),
    ...questions.flatMap((question) =>
      table.rows.some(({ asks, saw }) => asks === question.asks && saw === question.saw)
        ? labelled(VERDICTS[question.verdict], 'the row of the decision table, above')
        : [
            ...labelled(VERDICTS[question.verdict], `${question.asks}${neededWord(question.needed)}`),
            ...indented(question.saw),
            ...indented(question.from.join(', ')),
          ],
    ),
  ];
}

const neededWord = (needed: 'all' | 'any' | 'none'): string =>
  needed === 'all' ? '' : needed === 'any' ? ' (one such is enough)' : ' (must not be so)';

/** One line a question, cut at the margin: `--json` has it whole. */
const quietRule = (rule: RuleExplained, paint: Paint): readonly string[] => [
  ...wrap(rule.note === undefined ? nameOf(rule) : `${nameOf(rule)}: ${rule.note}`, 2),
  ...rule.questions.map(({ asks, needed, verdict, saw, from }) => {
    const parts = [saw, from.join(', ')].filter((part) => part !== '');
    const text = `${asks}${neededWord(needed)}${parts.length > 0 ? ` ${parts.join(' · ')}` : ''}`;
    return paint('dim', cut(`  ${VERDICTS[verdict].padEnd(VERDICT_WIDTH)}${cleanLine(text)}`));
  }),
];

const cardLines = ({ indicator, summary, topic, rules, suggestions }: CardExplained, paint: Paint) => [
  ...labelled(indicator, summary).map((line) => (indicator === 'critical' ? paint('red', line) : line)),
  ...indented(`${topic}${rules.length > 1 ? ` (${rules.join(', ')})` : ''}`),
  ...suggestions.flatMap((label) => indented(`[ ${label} ]`)),
];

/** A word in the left column, the text beside it, further lines under the text. */
function labelled(word: string, text: string): readonly string[] {
  const [first = '', ...more] = wrap(text, 2 + VERDICT_WIDTH);
  return [`  ${word.padEnd(VERDICT_WIDTH)}${first.trimStart()}`.trimEnd(), ...more];
}
