import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RawResource } from '../src/contract/fhir.js';
import { hookNames } from '../src/contract/question.js';
import { assess, type Assessment } from '../src/pipeline.js';
import { aPatient } from './support/a-patient.js';
import {
  corpora,
  hostileFiles,
  naughtyRequests,
  patientsOf,
  publishedRequests,
  resourcesUnder,
  withMore,
} from './support/corpora.js';
import type { HookBody } from './support/hook-request.js';
import { isObject, type JsonObject } from './support/json.js';
import { rulesOf, startService, type Fired, type RunningService } from './support/running-service.js';
import { describeWithShared } from './support/shared-dir.js';
import { hookRequest, vignette } from './support/vignettes.js';

/** Data that nobody here wrote, through the whole service: nothing of it may break it, or make it speak. */

// Hundreds of requests in a test, on machines of any speed; all of it takes some 20 seconds.
jest.setTimeout(60_000);

let service: RunningService;
/** What the rooms made of the latest call that reached them. */
let assessed: Assessment | undefined;
const brokenRules: string[] = [];

beforeAll(async () => {
  service = await startService({
    asOf: '2026-11-20',
    environment: { MAX_BODY_MB: '10' },
    // Without a way to FHIR servers: published requests name some of this machine, where anybody may listen.
    answer: async (question) => {
      assessed = await assess(question, {
        broken: (rule, { name }) => void brokenRules.push(`${rule}: ${name}`),
      });
      return assessed.answer;
    },
  });
});
afterAll(() => service.stop());

async function fire(request: HookBody | JsonObject, to?: string): Promise<Fired> {
  assessed = undefined;
  return service.fire(request, to);
}

const condition = (patientId: string, words: string, code: JsonObject = {}): RawResource => ({
  resourceType: 'Condition',
  id: `added-${words.toLowerCase()}`,
  subject: { reference: `Patient/${patientId}` },
  clinicalStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
  },
  code: { ...code, text: words },
  onsetDateTime: '2026-10-01',
});
const dermatomyositis = (patientId: string) =>
  condition(patientId, 'Dermatomyositis', {
    coding: [{ system: 'http://snomed.info/sct', code: '396230008', display: 'Dermatomyositis' }],
  });

describeWithShared('the patients of other projects', (sharedDir) => {
  /** Corpus → patients, Conditions sent (each id once). */
  const census = {
    'synthea-bulkserver': [100, 639],
    'hl7-r4-examples': [54, 12],
    'us-core-current': [4, 6],
    'davinci-test-ehr': [7, 26],
    'mcode-test-ehr': [5, 6],
    'fhir-test-cases': [4, 1],
    'ms-fhir-server': [46, 5],
  } as const;

  it.each(corpora)('%s: have no dermatomyositis, and the service found that out', async (corpus) => {
    const patients = patientsOf(sharedDir, corpus);
    let conditions = 0;
    for (const patient of patients) {
      const who = patient.context.patientId;
      const { status, body } = await fire(patient);
      expect([who, status, body]).toEqual([who, 200, { cards: [] }]);

      // Silence because all of it was there and was read, not because something was missing.
      const sent = new Set(resourcesUnder(patient, 'conditions').map(({ id }) => id));
      expect([who, assessed?.diagnosis.state]).toEqual([who, 'none']);
      expect(new Set(Object.values(assessed?.record.availability ?? {}))).toEqual(new Set(['known']));
      expect([who, assessed?.record.conditions.map(({ id }) => id)]).toEqual([who, [...sent]]);
      conditions += sent.size;
    }
    expect([patients.length, conditions]).toEqual(census[corpus]);
  });

  it.each(corpora)('%s: with dermatomyositis and dysphagia each get the card', async (corpus) => {
    for (const patient of patientsOf(sharedDir, corpus)) {
      const who = patient.context.patientId;
      const ill = withMore(patient, 'conditions', dermatomyositis(who), condition(who, 'Dysphagia'));
      const answered = await fire(ill);
      expect([who, answered.status]).toEqual([who, 200]);
      expect([who, rulesOf(answered)]).toEqual([
        who,
        expect.arrayContaining([{ id: 'dysphagia-evaluation', indicator: 'critical' }]),
      ]);
      // All of room 2 was walked through: the facts were derived, and every rule found an outcome.
      expect([who, assessed?.judged?.judgement.findings.map(({ outcome }) => outcome)]).toEqual([
        who,
        expect.not.arrayContaining(['broken']),
      ]);
    }
  });
});

describeWithShared('hook requests published by others', (sharedDir) => {
  const serviceOf = (request: JsonObject) =>
    `dm-${hookNames.find((hook) => hook === request['hook']) ?? 'patient-view'}`;

  it('are refused, because none sends the diagnoses under our key', async () => {
    const statuses: number[] = [];
    for (const { name, request } of publishedRequests(sharedDir)) {
      const { status, body } = await fire(request, serviceOf(request));
      expect([name, [400, 412]]).toEqual([name, expect.arrayContaining([status])]);
      expect(body).toMatchObject({ resourceType: 'OperationOutcome' });
      statuses.push(status);
    }
    expect([400, 412].map((one) => statuses.filter((status) => status === one).length)).toEqual([8, 30]);
  });

  it('completed with our keys get no card, and with dermatomyositis a valid answer', async () => {
    const complete = aPatient().opens().prefetch;
    let answered = 0;
    for (const { name, request } of publishedRequests(sharedDir)) {
      const { context, prefetch } = request;
      const { patient: _, ...empty } = complete;
      const sent = isObject(prefetch) ? prefetch : {};
      const whole = { ...request, prefetch: { ...sent, ...empty } };
      const silent = await fire(whole, serviceOf(request));
      expect([name, [200, 400]]).toEqual([name, expect.arrayContaining([silent.status])]);
      expect([name, silent.cards]).toEqual([name, []]);
      if (silent.status !== 200 || !isObject(context)) continue;

      const who = String(context['patientId']).replace(/^Patient\//, '');
      const patient = { resourceType: 'Patient', id: who, birthDate: '1970-01-01' };
      const conditions = { resourceType: 'Bundle', entry: [{ resource: dermatomyositis(who) }] };
      const ill = { ...whole, prefetch: { ...sent, ...empty, patient, conditions } };
      expect([name, (await fire(ill, serviceOf(request))).status]).toEqual([name, 200]);
      expect([name, assessed?.judged !== undefined]).toEqual([name, true]);
      answered += 1;
    }
    expect(answered).toBe(30);
  });
});

describeWithShared('JSON made to break parsers, before the whole service', (sharedDir) => {
  it('in every member of a record of a patient with dermatomyositis gets a valid answer', async () => {
    const chart = hookRequest(vignette('V01'));
    const values = hostileFiles(sharedDir).flatMap(([, bytes]) => parsed(bytes.toString('utf8')));
    expect(values).toHaveLength(148);
    const keys = ['conditions', 'medicationStatements', 'medicationAdministrations', 'exams'] as const;
    let judged = 0;
    for (const { value } of values) {
      const hostile = keys.reduce((request, key) => {
        const [pattern] = resourcesUnder(request, key);
        const members = Object.keys(pattern ?? {}).filter(
          (member) => !/^(?:resourceType|id|subject)$/.test(member),
        );
        expect(members.length).toBeGreaterThan(3);
        const changed = members.map((member) => ({
          ...pattern,
          resourceType: pattern?.resourceType ?? '',
          id: `hostile-${member}`,
          [member]: value,
        }));
        return withMore(request, key, ...changed);
      }, chart);
      const { status, cards } = await fire(hostile);
      expect([200, 400]).toContain(status);
      if (status === 400) continue;
      expect(cards.length).toBeGreaterThan(0);
      judged += 1;
    }
    // 500 nested lists are too deep for any body.
    expect(judged).toBe(147);
  });
});

/** In a list, because null is a value too. */
function parsed(json: string): readonly { readonly value: unknown }[] {
  try {
    return [{ value: JSON.parse(json) as unknown }];
  } catch {
    return [];
  }
}

/** Lines of a detail with what is ours taken out; then nothing may be left that Markdown or a browser reads. */
function liveMarkup(detail: string): readonly string[] {
  return detail.split('\n').flatMap((line) => {
    const plain = line.replace(/\\[\\`*_[\]|~<&#>+=.)-]/g, '');
    const inside = /^\| .* \|$/.test(plain)
      ? cellsOf(plain)
      : [
          /^\*\*Evidence\*\* /.test(plain)
            ? plain.slice(12).replace(/\[[^[\]]+\]\(https:\/\/[^()\s]+\)/g, '')
            : plain.replace(/^(?:- |\*\*[^*]+\*\*)/, ''),
        ];
    return inside.filter((text) =>
      /[`*_[\]|~\\]|<(?![\d\s=.,])|&#?\w+;|https?:\/\/|www\.|@[\p{L}\p{N}_-]|[\p{Cc}\p{Bidi_Control}]|^(?:#{1,6}\s|>|[-+]\s|\d+[.)]\s|=+$|-[-\s]*$)/iu.test(
        text,
      ),
    );
  });
}
/** A table of ours has four columns; one more bar is one that the chart brought. */
function cellsOf(row: string): readonly string[] {
  const cells = row.slice(2, -2).split(' | ');
  return cells.length === 4 ? cells.filter((cell) => cell !== '---') : [`|${row}`];
}

describe('the look for live markup', () => {
  it.each([
    '- <b>bold</b>',
    '- 5*3*2',
    '- [a](javascript:alert(1))',
    '- see http://evil.example',
    '| a | b | c | d | e |',
    '| a | <img src=x> | c | d |',
    '# heading',
    '**Why** <i>',
    '**Evidence** [a](https://b.example) <script>',
    '- &lt;b&gt;',
  ])('finds it in %s', (detail) => {
    expect(liveMarkup(detail)).toHaveLength(1);
  });
  it('lets ours pass', () => {
    const ours =
      '**Why**\n\n- 5\\*3\\*2 and CK <0.2\n\n| a | b | c | d |\n| --- | --- | --- | --- |\n\n**Evidence** [a \\[1\\]](https://b.example)';
    expect(liveMarkup(ours)).toEqual([]);
  });
});

describeWithShared('the big list of naughty strings, in whole requests', (sharedDir) => {
  it('as diagnosis, drug and name of a patient without dermatomyositis gets no card', async () => {
    const requests = naughtyRequests(sharedDir);
    expect(requests).toHaveLength(515);
    const complete = aPatient().opens().prefetch;
    for (const { naughty, request } of requests) {
      for (const prefetch of [request.prefetch, { ...complete, ...request.prefetch }]) {
        const { status, body } = await fire({ ...request, prefetch });
        expect([naughty, status, body]).toEqual([naughty, 200, { cards: [] }]);
        expect(assessed?.record.conditions).toHaveLength(1);
      }
    }
  });

  it('in the chart of a patient with dermatomyositis leaves valid cards without live markup', async () => {
    let quoted = 0;
    for (const { naughty } of naughtyRequests(sharedDir)) {
      const chart = aPatient({ born: '2016-05-01', sex: 'female' })
        .diagnosedWith('Juvenile dermatomyositis', { onset: '2025-06-01' })
        .has(`Dysphagia ${naughty}`, { onset: '2026-11-01' })
        .has(naughty, { onset: '2026-11-01' })
        .took('methotrexate SC', { from: '2026-01-01', dose: `25 mg weekly ${naughty}` })
        .took(`prednisolone ${naughty}`, { from: '2026-01-01', to: '2026-10-01', reason: naughty })
        .took(`etanercept ${naughty}`, { from: '2026-06-01' })
        .took(naughty, { from: '2026-01-01' });
      const view = await fire(chart.opens());
      const order = await fire(chart.orders(`etanercept ${naughty}`));
      for (const { status, cards } of [view, order]) {
        expect([naughty, status]).toEqual([naughty, 200]);
        expect([naughty, cards.flatMap(({ detail }) => liveMarkup(detail))]).toEqual([naughty, []]);
      }
      expect([naughty, rulesOf(order)]).toEqual([
        naughty,
        expect.arrayContaining([{ id: 'etanercept-avoid', indicator: 'critical' }]),
      ]);
      expect([naughty, rulesOf(view)]).toEqual([
        naughty,
        expect.arrayContaining([
          { id: 'dysphagia-evaluation', indicator: 'critical' },
          { id: 'etanercept-avoid', indicator: 'critical' },
        ]),
      ]);
      const word = /[\p{L}\p{N}]{4,}/u.exec(naughty)?.[0] ?? naughty;
      if (view.cards.some(({ detail }) => detail.includes(word))) quoted += 1;
    }
    // Most stand in a detail word for word, so there was something to escape; the rest is invisible, escaped or cut.
    expect(quoted).toBeGreaterThan(480);
  });
});

describe('after all of that', () => {
  it('the service had no error of its own, no rule threw, and it still does what it is for', async () => {
    const lines = service.log.map((line) => JSON.parse(line) as { readonly status?: number });
    expect(lines.filter(({ status = 0 }) => status >= 500)).toEqual([]);
    expect(brokenRules).toEqual([]);
    const told = vignette('V01');
    service.itIsNow(told.asOf);
    const answered = await fire(hookRequest(told));
    expect(rulesOf(answered)).toEqual(expect.arrayContaining([...told.expected]));
  });
});
