import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Callers } from './clients/callers.js';
import { refusals } from './clients/token.js';
import { ruleOutcomes, type RuleOutcome } from './contract/account.js';
import type { JournalTally } from './journal/journal.js';
import type { FhirTally, Stage } from './pipeline.js';
import { ruleIds } from './rules/rule-ids.js';

/**
 * What GET /metrics answers: numbers, and as labels only words of ours and the names in CLIENTS_FILE, never
 * anything of a request. docs/metrics.md lists them.
 */
export interface Metrics {
  readonly contentType: string;
  /** In the text format of Prometheus. */
  text(): Promise<string>;
  /** A request to /cds-services/{id}, or to an address below it, has ended. */
  countRequest(request: EndedRequest): void;
  /** Milliseconds that a call spent in each room that it came through. */
  countStages(stages: ReadonlyMap<Stage, number>): void;
  /** What a call read from the FHIR server, once nothing more is read for it. */
  countReads(tally: FhirTally): void;
  /** What became of each rule that was judged for a call. */
  countRules(rules: readonly RuleOutcome[]): void;
}

export type Endpoint = 'call' | 'feedback' | 'source-attributes' | 'other';
export interface EndedRequest {
  readonly endpoint: Endpoint;
  /** The id of a service that exists, else "unknown". */
  readonly service: string;
  /** The name that CLIENTS_FILE gives the caller. */
  readonly client: string | undefined;
  /** undefined: the caller got no answer, or half of one. */
  readonly status: number | undefined;
  readonly seconds: number;
}

/** Counts that are kept elsewhere and read when somebody asks. */
export interface Counted {
  /** Requests without the token of a known client, by reason. */
  readonly refused: Callers['refused'];
  readonly journal: JournalTally;
  /** What Node says of its process: only where the app is the process. */
  readonly ofProcess?: boolean | undefined;
}
const stages: readonly Stage[] = ['gather', 'derive', 'evaluate', 'present'];
const readOutcomes = ['read', 'timeout', 'unreadable', 'too large', 'unreachable', 'outside the server'];
const throttled: Readonly<Record<number, string>> = { 429: 'too many', 503: 'busy' };

/** Seconds: fine about the 500 ms that CDS Hooks asks for. https://cds-hooks.hl7.org/STU2/#performance */
const CALL_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2, 3, 5, 10];
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5];

/** A registry of its own for each app. What has few values begins at 0, so that the first one is a rise. */
export function createMetrics(counted: Counted): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'cds_requests_total',
    help: 'Requests to a service, by endpoint, service, client and status (left: ended without a whole answer).',
    labelNames: ['endpoint', 'service', 'client', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'cds_call_duration_seconds',
    help: 'Seconds from the headers of a hook call to the end of its answer, by service and status.',
    labelNames: ['service', 'status'],
    buckets: CALL_BUCKETS,
    registers,
  });
  const throttles = new Counter({
    name: 'cds_requests_throttled_total',
    help: 'Requests refused because MAX_CONCURRENT are worked on (busy) or over RATE_LIMIT_PER_MINUTE (too many).',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of Object.values(throttled)) throttles.inc({ reason }, 0);
  const stageDurations = new Histogram({
    name: 'cds_stage_duration_seconds',
    help: 'Seconds that a hook call spent in a stage: gather (reading), derive, evaluate (the rules), present.',
    labelNames: ['stage'],
    buckets: STAGE_BUCKETS,
    registers,
  });
  for (const stage of stages) stageDurations.zero({ stage });
  const reads = new Counter({
    name: 'cds_fhir_reads_total',
    help: 'Reads from FHIR servers, by outcome: read (answered, or not kept there), else why it failed.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of readOutcomes) reads.inc({ outcome }, 0);
  const rules = new Counter({
    name: 'cds_rules_total',
    help: 'Rules judged, by rule and outcome: shown, quiet, cannot-tell, broken (it failed) or silent.',
    labelNames: ['rule', 'outcome'],
    registers,
  });
  for (const rule of ruleIds) for (const outcome of ruleOutcomes) rules.inc({ rule, outcome }, 0);
  countRefusals(counted.refused, registers);
  watchJournal(counted.journal, registers);
  if (counted.ofProcess) collectDefaultMetrics({ register: registry });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    countRequest: ({ endpoint, service, client = '', status: code, seconds }) => {
      const status = code === undefined ? 'left' : String(code);
      requests.inc({ endpoint, service, client, status });
      if (endpoint === 'call') durations.observe({ service, status }, seconds);
      const reason = code === undefined ? undefined : throttled[code];
      if (reason !== undefined) throttles.inc({ reason });
    },
    countStages: (spent) => spent.forEach((ms, stage) => stageDurations.observe({ stage }, ms / 1000)),
    countReads: ({ reads: begun, failures }) => {
      let well = begun;
      for (const [why, count = 0] of Object.entries(failures)) {
        well -= count;
        reads.inc({ outcome: ofFewValues(why) }, count);
      }
      reads.inc({ outcome: 'read' }, well);
    },
    countRules: (judged) => judged.forEach(({ id, outcome }) => rules.inc({ rule: id, outcome })),
  };
}

/** A FHIR server may answer with any number. */
const ofFewValues = (why: string): string =>
  why.startsWith('HTTP') && !/^HTTP [45]\d\d$/.test(why) ? 'HTTP other' : why;

function countRefusals(refused: Callers['refused'], registers: Registry[]): void {
  new Counter({
    name: 'cds_authentication_failures_total',
    help: 'Requests refused with 401 because of their token, by reason (docs/clients.md).',
    labelNames: ['reason'],
    registers,
    collect() {
      this.reset();
      for (const reason of refusals) this.inc({ reason }, refused[reason] ?? 0);
    },
  });
}

function watchJournal(journal: JournalTally, registers: Registry[]): void {
  new Gauge({
    name: 'cds_journal_queue_length',
    help: 'Served cards that wait to be written to the journal.',
    registers,
    collect() {
      this.set(journal.queued);
    },
  });
  const countedThere = (name: string, help: string, count: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(count());
      },
    });
  countedThere('cds_journal_written_total', 'Served cards written to the journal.', () => journal.written);
  countedThere(
    'cds_journal_dropped_total',
    'Served cards that were not written, because too many waited.',
    () => journal.dropped,
  );
  countedThere(
    'cds_cards_withheld_total',
    'Cards of order-sign that were not repeated, because the user had overridden them with a reason.',
    () => journal.withheld,
  );
  new Counter({
    name: 'cds_journal_unanswered_total',
    help: 'Times a call went on because the database took over 50 ms, by what was asked: repeats or tokens.',
    labelNames: ['asked'],
    registers,
    collect() {
      this.reset();
      for (const [asked, times] of Object.entries(journal.unanswered)) this.inc({ asked }, times);
    },
  });
}
