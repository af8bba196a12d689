import { ruleBook } from '../cards/index.js';
import type { Answer } from './contract/cds-response.js';
import type { PatientRecord } from './contract/patient-record.js';
import type { Question } from './contract/question.js';
import type { LocalCodes } from './contract/site-map.js';
import type { Refusal } from './gather/allowed-servers.js';
import { fhirAccess, type FhirAccess } from './gather/fhir-access.js';
import type { FhirServer } from './gather/fhir-server.js';
import { gather } from './gather/gather.js';
import { localReader } from './gather/local-codes.js';
import type { NotKeptList } from './gather/not-kept.js';
import { readMedications } from './gather/read-medications.js';
import { defaultSettings, type Settings } from './knowledge/settings.js';
import { openFormulary, type Formulary } from './knowledge/site-map.js';
import { derive, diagnose, whoIs } from './patient/derive.js';
import type { Diagnosis, Facts } from './patient/facts.js';
import { accountOf, spokenAndSilent } from './present/account.js';
import { present } from './present/present.js';
import { evaluate } from './rules/evaluate.js';
import type { Judgement } from './rules/finding.js';
import type { RuleId } from './rules/rule-ids.js';
import { answerability } from './rules/truth-table.js';

/** Version of the clinical rules, shown on every card. */
export const RULE_SET_VERSION = '0.1.0';

/** The answer to a hook call: from what it carries and, given `access`, from the EHR's FHIR server. */
export const answer = async (question: Question, log: RuleLog, site?: Site): Promise<Answer> =>
  (await assess(question, log, site)).answer;

type AccessTo = Parameters<typeof fhirAccess>;
/** The same with a way to FHIR servers and what the site declares, made once at start. */
export function createPipeline(
  site: AccessTo[0] & Omit<Site, 'access' | 'local'> & { readonly codes?: LocalCodes },
  services: AccessTo[1],
  tell?: AccessTo[2],
): Pipeline {
  const access = fhirAccess(site, services, tell);
  const known: Site = { ...site, access, ...localCodesOf(site.codes) };
  return {
    answer: (question, log) => answer(question, log, known),
    notKept: () => access.notKept.list(),
  };
}

/** Made ready once, for every call. */
export const localCodesOf = (codes: LocalCodes | undefined): Pick<Site, 'local'> => {
  const local = codes && localReader(codes);
  return local ? { local } : {};
};

/** The corridor: four rooms, in this order, each a value from the one before. `explain` looks into each. */
export async function assess(question: Question, log: RuleLog, site: Site = {}): Promise<Assessment> {
  const { access, local, settings = defaultSettings, formulary = openFormulary } = site;
  const { disabledRules = [], silentRules = [] } = site;
  const told = stopwatch(log);
  const fhir = access?.forCall(question);
  if (fhir?.server) log.read?.(fhir.server.tally);
  if (fhir?.refused) log.refused?.(fhir.refused);
  const chart = await gather(question, fhir, local);
  told('gather');
  const reading = diagnose(chart, settings);
  const known = { record: chart, diagnosis: reading.diagnosis };
  const { availability, patient } = chart;
  const population = () => whoIs(chart, reading, settings).population;
  const ground = answerability(reading.diagnosis.state, availability, patient !== undefined, population);
  told('derive');
  if (ground.kind === 'no dermatomyositis')
    return { ...known, answer: { kind: 'cards', response: { cards: [] } } };
  if (ground.kind === 'insufficient')
    return { ...known, answer: { kind: 'insufficient', missing: ground.missing } };

  const record = await readMedications(chart, fhir);
  told('gather');
  const facts = derive(record, reading, settings, formulary);
  told('derive');
  const judgement = evaluate(facts, question.hook, ruleBook, disabledRules);
  told('evaluate');
  for (const finding of judgement.findings) {
    if (finding.outcome === 'broken') log.broken(finding.rule.id, { name: finding.error });
  }
  const context = {
    hook: question.hook,
    patientId: question.patientId,
    diagnosisReference: reading.diagnosis.from[0],
    drafts: record.draftOrders,
    newId: question.newId,
    profile: question.caller?.profile ?? 'standard',
    ruleSetVersion: RULE_SET_VERSION,
    asOf: facts.asOf,
  } as const;
  const findings = spokenAndSilent(judgement.findings, silentRules);
  const cards = { aloud: present(findings.aloud, context), silent: present(findings.silent, context) };
  told('present');
  const response = { cards: cards.aloud.map(({ card }) => card) };
  const account = accountOf(findings, cards, facts.orders);
  return { ...known, record, judged: { facts, judgement }, answer: { kind: 'cards', response, account } };
}

/** Tells how long each room took, here in the corridor: the rooms have no clock. */
function stopwatch(log: RuleLog): (stage: Stage) => void {
  let since = performance.now();
  return (stage) => {
    const now = performance.now();
    log.stage?.(stage, now - since);
    since = now;
  };
}

/** What does not change from call to call. Without access nothing is read; without the rest nothing is special. */
export interface Site {
  readonly access?: FhirAccess;
  /** The defaults, unless given. */
  readonly settings?: Settings;
  /** Translates the local codes of the site. */
  readonly local?: ReturnType<typeof localReader>;
  readonly formulary?: Formulary;
  /** Rules that the site switched off. */
  readonly disabledRules?: readonly RuleId[];
  /** Rules that are judged and counted, and not returned: the site measures them before it goes live. */
  readonly silentRules?: readonly RuleId[];
}

/** What each room made of one call; nothing is judged where there is no dermatomyositis or no ground. */
export interface Assessment {
  readonly record: PatientRecord;
  readonly diagnosis: Diagnosis;
  readonly judged?: { readonly facts: Facts; readonly judgement: Judgement };
  readonly answer: Answer;
}

export interface Pipeline {
  readonly answer: (question: Question, log: RuleLog) => Promise<Answer>;
  /** Which resource types the FHIR servers seen so far do not keep. */
  readonly notKept: () => NotKeptList;
}
export type { NotKeptList };

/** How much was read from the EHR's FHIR server, and how often it failed of what. */
export type FhirTally = FhirServer['tally'];

/** The four rooms. */
export type Stage = 'gather' | 'derive' | 'evaluate' | 'present';

/** Where a rule that threw is reported, what was read and how long it took: without a word of the chart. */
export interface RuleLog {
  /** Called once, when there is a server that may be read; the tally grows until the answer. */
  read?(tally: FhirTally): void;
  /** Called once, when the call names a server that is not called. */
  refused?(why: Refusal): void;
  broken(ruleId: string, error: { readonly name: string }): void;
  /** Called when a room is left, with milliseconds; the first two are entered twice. */
  stage?(stage: Stage, ms: number): void;
}
