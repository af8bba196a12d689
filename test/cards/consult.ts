import { expect } from '@jest/globals';
import { ruleBook } from '../../cards/index.js';
import { orderSelect } from '../../hooks/order-select.js';
import { orderSign } from '../../hooks/order-sign.js';
import { patientView } from '../../hooks/patient-view.js';
import type { Profile } from '../../src/contract/caller.js';
import type { Card, Indicator } from '../../src/contract/cds-response.js';
import { readHookRequest } from '../../src/contract/hook-request.js';
import type { Question } from '../../src/contract/question.js';
import type { Source } from '../../src/contract/patient-record.js';
import { topicOfCode } from '../../src/contract/topic-code.js';
import { defaultSettings, type Settings } from '../../src/knowledge/settings.js';
import { derive, diagnose } from '../../src/patient/derive.js';
import { assess } from '../../src/pipeline.js';
import { evaluate } from '../../src/rules/evaluate.js';
import type { Shown } from '../../src/rules/finding.js';
import type { Proposal, RuleId } from '../../src/rules/rule.js';
import { cardTopics } from '../../src/rules/rule-ids.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { cdsRuleViolations } from '../support/cds-rules.js';
import type { HookBody } from '../support/hook-request.js';
import { objectsIn } from '../support/json.js';
import { shiftDay } from '../support/vary-request.js';

/** The day of every call in test/cards. */
export const TODAY = '2026-11-20';
export const ago = (days: number): string => shiftDay(TODAY, -days);
export const weeksAgo = (weeks: number): string => ago(weeks * 7);

// ── patients that many tests begin with ─────────────────────────────────────────────────────────────────

/** A girl of ten years with JDM since last year. */
export const aChild = (): APatient =>
  aPatient({ born: '2016-05-01', sex: 'female' }).diagnosedWith('Juvenile dermatomyositis', {
    onset: '2025-06-01',
  });
/** A woman of 56 years with dermatomyositis since last year. */
export const anAdult = (): APatient =>
  aPatient({ born: '1970-03-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: '2025-06-01' });

/** Methotrexate and prednisolone, both so long; at full dose, unless another is named. */
export const onFirstLine = (patient: APatient, weeks: number, dose = '25 mg weekly'): APatient =>
  patient
    .took('methotrexate SC', { from: weeksAgo(weeks), dose })
    .took('prednisolone', { from: weeksAgo(weeks), dose: '20 mg daily' });

/** Weak and not getting better: no change in two measurements. */
export const stillWeak = (patient: APatient): APatient =>
  patient.measured('CMAS', 36, ago(60)).measured('CMAS', 36, ago(3));

/** A child whose first line had 30 weeks and failed. */
export const refractoryChild = (): APatient => stillWeak(onFirstLine(aChild(), 30));
export const refractoryAdult = (): APatient => stillWeak(onFirstLine(anAdult(), 30));

/** So many cycles of IVIG, four weeks apart, the first so many weeks ago. */
export const ivigCycles = (patient: APatient, cycles: number, firstWeeksAgo: number): APatient =>
  patient.given(
    'immune globulin IV',
    Array.from({ length: cycles }, (_, cycle) => weeksAgo(firstWeeksAgo - 4 * cycle)),
    '40 g',
  );
/** IVIG that had its three cycles and did not help. */
export const ivigFailed = (patient: APatient): APatient => ivigCycles(patient, 4, 20);
/** One course of rituximab, the first infusion so many weeks ago. */
export const rituximabCourse = (patient: APatient, weeks: number): APatient =>
  patient.given('rituximab', [weeksAgo(weeks), weeksAgo(weeks - 2)], '500 mg');

export const allergicTo = (drug: string, how: Readonly<Record<string, unknown>>) => ({
  resourceType: 'AllergyIntolerance',
  clinicalStatus: { coding: [{ code: 'active' }] },
  code: { text: drug },
  ...how,
});
export const anaphylaxisTo = (drug: string) =>
  allergicTo(drug, {
    criticality: 'high',
    reaction: [{ manifestation: [{ text: 'Anaphylaxis' }], severity: 'severe' }],
  });
export const testResult = (name: string, text: string, day: string) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text: name },
  effectiveDateTime: day,
  valueString: text,
});

// ── what could not be read ──────────────────────────────────────────────────────────────────────────────

/** The same question, these lists not to be had. */
export const unread = (body: HookBody, ...lists: readonly Source[]): HookBody => ({
  ...body,
  prefetch: Object.fromEntries(
    Object.entries(body.prefetch).filter(([key]) => !lists.some((one) => one === key)),
  ),
});
/** The same question, the problem list cut off after its first page. */
export const withHalfAProblemList = (body: HookBody): HookBody => ({
  ...body,
  prefetch: {
    ...body.prefetch,
    conditions: {
      ...body.prefetch.conditions,
      resourceType: 'Bundle',
      link: [{ relation: 'next', url: 'https://ehr.example.org/next' }],
    },
  },
});

// ── asking ──────────────────────────────────────────────────────────────────────────────────────────────

/** What the service says about a patient, through all four rooms; and room 3 alone, for the trace. */
export interface Consultation {
  readonly kind: 'cards' | 'insufficient';
  readonly cards: readonly Card[];
  /** Every rule that speaks, through whichever card. */
  readonly says: Readonly<Partial<Record<RuleId | 'could-not-assess', Indicator>>>;
  readonly card: (topic: string) => Card;
  /** What the rule said, before anything was cut or merged. */
  readonly said: (id: RuleId) => Shown;
  /** Labels of the ready-made orders of the rule. */
  readonly proposals: (id: RuleId) => readonly string[];
  readonly proposed: (id: RuleId) => readonly Proposal[];
  /** The lines under a heading of the rule. */
  readonly lines: (id: RuleId, heading: string) => readonly string[];
  readonly judgement: ReturnType<typeof evaluate>;
  /** The row of the decision table that was met first. */
  readonly row: string | undefined;
  readonly facts: ReturnType<typeof derive>;
}

export function questionOf(body: HookBody, asOf: string = TODAY, profile?: Profile): Question {
  const request = readHookRequest(body);
  const ask = { 'patient-view': patientView, 'order-select': orderSelect, 'order-sign': orderSign };
  let ids = 0;
  return ask[body.hook](request, {
    service: `dm-${body.hook}`,
    asOf,
    timeZone: 'UTC',
    newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
    ...(profile && { caller: { name: 'hospital', fhirServers: [], profile } }),
  });
}

/** Everything that an answer of any rule rests on. */
const referencesIn = ({ findings, rows }: ReturnType<typeof evaluate>): readonly string[] =>
  [...findings.flatMap(({ judged }) => judged), ...rows].flatMap(({ answer }) => answer.from);

const chartOf = ({ prefetch, context }: HookBody): ReadonlySet<string> =>
  new Set(
    [...Object.values(prefetch), context.draftOrders]
      .flatMap((list) =>
        list !== undefined && 'entry' in list ? objectsIn(list.entry) : [{ resource: list }],
      )
      .flatMap(({ resource }) => objectsIn([resource]))
      .map(({ resourceType, id }) => `${String(resourceType)}/${String(id)}`),
  );

/**
 * @param site what this site has otherwise than by default
 * @param profile how the client shows cards; without it nobody is known to call
 */
export async function consult(
  body: HookBody,
  asOf: string = TODAY,
  site: Partial<Settings> = {},
  profile?: Profile,
): Promise<Consultation> {
  const settings = { ...defaultSettings, ...site };
  const question = questionOf(body, asOf, profile);
  const log = { broken: (rule: string) => expect(`${rule} threw`).toBe('no rule throws') };
  const { answer: answered, record, judged } = await assess(question, log, { settings });
  const cards = answered.kind === 'cards' ? answered.response.cards : [];
  if (answered.kind === 'cards')
    expect(cdsRuleViolations(answered.response, { hook: body.hook, ...(profile && { profile }) })).toEqual(
      [],
    );

  // Where nothing was judged (no dermatomyositis, no ground), what the rules would have made of it all the same.
  const judge = () => {
    const facts = derive(record, diagnose(record), settings);
    return { facts, judgement: evaluate(facts, body.hook, ruleBook) };
  };
  const { facts, judgement } = judged ?? judge();
  const chart = chartOf(body);
  // Strict: toEqual takes [undefined] for [].
  expect(referencesIn(judgement).filter((reference) => !chart.has(reference))).toStrictEqual([]);
  const said = (id: RuleId): Shown => {
    const found = judgement.findings.find((finding) => finding.rule.id === id);
    if (found?.outcome !== 'shown') throw new Error(`${id} is ${found?.outcome ?? 'silent'}`);
    return found;
  };
  return {
    kind: answered.kind,
    cards,
    says: Object.fromEntries([
      ...cards
        .filter((card) => topicOf(card) === 'could-not-assess')
        .map((card) => ['could-not-assess', card.indicator]),
      ...cards
        .filter((card) => topicOf(card) !== 'could-not-assess')
        .flatMap((card) => card.extension['org.myositis-cds.rules'].rules)
        .map(({ id, indicator }) => [id, indicator]),
    ]) as Consultation['says'],
    card: (topic) => {
      const found = cards.find((card) => topicOf(card) === topic);
      if (!found) throw new Error(`no card ${topic}`);
      return found;
    },
    said,
    proposals: (id) => (said(id).wording.proposals ?? []).map(({ label }) => label),
    proposed: (id) => said(id).wording.proposals ?? [],
    lines: (id, heading) =>
      (said(id).wording.sections ?? [])
        .filter((section) => section.heading === heading)
        .flatMap((section) => section.lines),
    judgement,
    row: judgement.rows.find(({ matched }) => matched)?.row,
    facts,
  };
}

const topicOf = ({ source }: Card): string | undefined => topicOfCode(source.topic.code, cardTopics);
