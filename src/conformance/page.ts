import type { Paint } from '../command/page.js';
import type { Chapter, Check } from './check.js';
import { ruleNames, ruleOf, type RuleName, type Verb } from './rules.js';

/** A rule as one chapter saw it. */
export interface Verdict {
  readonly rule: RuleName;
  readonly verb: Verb;
  /** Empty: kept. */
  readonly faults: readonly Check[];
}

/** Every rule that the chapter looked at, once, in the order of the rules. */
export function verdictsOf({ checks }: Chapter): readonly Verdict[] {
  return ruleNames.flatMap((rule) => {
    const own = checks.filter((one) => one.rule === rule);
    if (own.length === 0) return [];
    return [{ rule, verb: ruleOf(rule).verb, faults: own.filter(({ fault }) => fault !== undefined) }];
  });
}

/** What a broken rule makes of the whole: only a MUST fails, unless everything is to. */
export const isFailure = ({ verb, faults }: Verdict, strict: boolean): boolean =>
  faults.length > 0 && (verb === 'MUST' || strict);

const MOST_PLACES = 3;

/** A chapter as it is printed: what was broken and where; what was kept only when it is asked for. */
export function chapterText(chapter: Chapter, paint: Paint, strict: boolean, verbose: boolean): string {
  const verdicts = verdictsOf(chapter);
  const broken = verdicts.filter(({ faults }) => faults.length > 0);
  const count = `${verdicts.length - broken.length} of ${verdicts.length} rules kept`;
  return [
    `${chapter.title}: ${verdicts.length === 0 ? 'nothing checked' : count}`,
    ...chapter.notes.map((note) => `  note  ${note}`),
    ...verdicts.flatMap((verdict) =>
      verdict.faults.length > 0 || verbose ? linesOf(verdict, paint, strict) : [],
    ),
  ].join('\n');
}

function linesOf(verdict: Verdict, paint: Paint, strict: boolean): readonly string[] {
  const { rule, verb, faults } = verdict;
  const { says, from } = ruleOf(rule);
  const name = `${rule} (${verb}) ${says} ${paint('dim', `[${from}]`)}`;
  if (faults.length === 0) return [`  ${paint('green', 'ok')}    ${name}`];
  const word = isFailure(verdict, strict) ? paint('red', 'FAIL') : paint('yellow', 'warn');
  const more = faults.length - MOST_PLACES;
  return [
    `  ${word}  ${name}`,
    ...faults.slice(0, MOST_PLACES).map(({ at, fault }) => `          ${at}: ${fault ?? ''}`),
    ...(more > 0 ? [`          and ${more} more`] : []),
  ];
}

/** The last line. */
export function totalOf(verdicts: readonly Verdict[], strict: boolean): string {
  const failed = verdicts.filter((verdict) => isFailure(verdict, strict)).length;
  const warned = verdicts.filter(({ faults }) => faults.length > 0).length - failed;
  const looked = new Set(verdicts.map(({ rule }) => rule)).size;
  const kept = verdicts.length - failed - warned;
  return `${kept} passed, ${failed} failed, ${warned} warnings; ${looked} of ${ruleNames.length} rules looked at`;
}

/** The text of --rules. */
export const ruleList = (): string =>
  ruleNames
    .map((name) => {
      const { verb, says, from } = ruleOf(name);
      return `${name.padEnd(20)} ${verb.padEnd(8)} ${says} [${from}]`;
    })
    .join('\n');
