import type { Indicator } from '../contract/cds-response.js';
import type { Availability, Source } from '../contract/patient-record.js';
import type { HookName, Question } from '../contract/question.js';
import type { Answer } from '../patient/answer.js';
import { describeInterval, type DayInterval } from '../patient/dates.js';
import type { Course, Diagnosis, Facts, Population } from '../patient/facts.js';
import type { Assessment } from '../pipeline.js';
import { drugOf, exposureOf, spanOf } from '../present/treatments-table.js';
import { diseaseIsOn } from '../rules/gate.js';
import type { RuleBook } from '../rules/rule.js';
import { bodyOf, type BodyExplained } from './body.js';
import { everyRule, rulesOf, type OffOrSilent, type RuleExplained } from './rules-explained.js';
import { tableOf, type TableExplained } from './table.js';
import { timelineOf, type Timeline } from './timeline.js';

/** What `npm run explain -- FILE --json` prints and POST /explain answers: docs/explain.md. Members may be added, none change meaning. */
export interface Explanation {
  readonly ruleSetVersion: string;
  readonly hook: HookName;
  /** "YYYY-MM-DD": the day that counts as today. */
  readonly asOf: string;
  readonly patientId: string;
  /** Each prefetch key: known, incomplete (more pages exist) or unavailable. */
  readonly sources: Readonly<Record<Source, Availability>>;
  /** Resources about somebody else, left out. */
  readonly droppedForeign: number;
  /** How far it came; `missing` are the sources without which nothing may be said (the service answers 412). */
  readonly result: 'judged' | 'no dermatomyositis' | 'insufficient';
  readonly missing: readonly Source[];
  readonly diagnosis: Pick<Diagnosis, 'state' | 'name' | 'from'> & {
    readonly onset?: string;
    readonly relapseOnset?: string;
  };
  /** Absent when nothing was judged, or when the chart does not tell. */
  readonly population?: Population;
  /** Absent when nothing was judged. */
  readonly body?: BodyExplained;
  /** May companions and pathway speak at all? Absent when nothing was judged. */
  readonly diseaseIsOn?: Answer;
  readonly courses: readonly CourseExplained[];
  readonly table: TableExplained;
  /** Every rule of this hook: a finding for each, or for each drug it looked at. */
  readonly rules: readonly RuleExplained[];
  /** Rules that do not speak on this hook. */
  readonly notAsked: readonly string[];
  /** Rules that the site has switched off (DISABLED_RULES): they were not judged. */
  readonly switchedOff: readonly string[];
  readonly timeline: Timeline;
  readonly cards: readonly CardExplained[];
}

export interface CourseExplained {
  readonly drug: string;
  readonly span: string;
  readonly exposure: string;
  readonly outcome: Course['outcome'];
  readonly because: string;
  readonly adequate: Answer;
  readonly from: readonly string[];
}

export interface CardExplained {
  readonly summary: string;
  readonly indicator: Indicator;
  readonly topic: string;
  /** Rules that speak through the card, its own first. */
  readonly rules: readonly string[];
  readonly suggestions: readonly string[];
}

/** Everything the four rooms concluded, as one value that can be printed. */
export function explain(
  { hook, asOf, patientId }: Question,
  { record, diagnosis, judged, answer }: Assessment,
  book: RuleBook,
  ruleSetVersion: string,
  site: OffOrSilent = {},
): Explanation {
  const population = judged?.facts.person.population;
  const missing = answer.kind === 'insufficient' ? answer.missing : [];
  const cards = answer.kind === 'cards' ? answer.response.cards : [];
  return {
    ruleSetVersion,
    hook,
    asOf,
    patientId,
    sources: judged?.facts.availability ?? record.availability,
    droppedForeign: record.droppedForeign,
    result: judged ? 'judged' : missing.length > 0 ? 'insufficient' : 'no dermatomyositis',
    missing,
    diagnosis: {
      state: diagnosis.state,
      name: diagnosis.name,
      from: diagnosis.from,
      ...dated('onset', diagnosis.onset),
      ...dated('relapseOnset', diagnosis.relapseOnset),
    },
    ...(population && { population }),
    ...(judged && { body: bodyOf(judged.facts.person.body), diseaseIsOn: whetherOn(judged.facts) }),
    courses: (judged?.facts.treatments.courses ?? []).map(explainCourse),
    table: tableOf(hook, judged, book),
    rules: judged ? rulesOf(judged.judgement.findings, hook, book, judged.facts.settings, site) : [],
    switchedOff: site.disabledRules ?? [],
    timeline: timelineOf(asOf, judged?.facts),
    notAsked: everyRule(book).flatMap(({ id, hooks }) => (hooks.includes(hook) ? [] : [id])),
    cards: cards.map(({ summary, indicator, source, suggestions, extension }) => ({
      summary,
      indicator,
      topic: source.topic.code,
      rules: extension['org.myositis-cds.rules'].rules.map(({ id }) => id),
      suggestions: (suggestions ?? []).map(({ label }) => label),
    })),
  };
}

const dated = (name: 'onset' | 'relapseOnset', when: DayInterval | undefined) =>
  when && { [name]: describeInterval(when) };

/** The gate says no more than no where the disease is inactive: why it is stands in the fact itself. */
function whetherOn(facts: Facts): Answer {
  const gate = diseaseIsOn(facts);
  return gate.verdict === 'unmet' && gate.saw === '' ? { ...gate, saw: facts.activity.inactive.saw } : gate;
}

const explainCourse = (course: Course): CourseExplained => ({
  drug: drugOf(course),
  span: spanOf(course),
  exposure: exposureOf(course),
  outcome: course.outcome,
  because: course.because,
  adequate: course.adequate,
  from: course.from,
});
