import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everyRule, ruleBook } from '../cards/index.js';
import type { RawResource } from '../src/contract/fhir.js';
import { run } from '../src/explain.js';
import { explainContent } from '../src/explain/explain-content.js';
import type { Explanation } from '../src/explain/explanation.js';
import { pageOf } from '../src/explain/page.js';
import { aPatient } from './support/a-patient.js';
import { isObject } from './support/json.js';
import { hookRequest, vignette, vignettes, type Vignette } from './support/vignettes.js';

const bundleOf = (resources: readonly RawResource[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: resources.map((resource) => ({ resource })),
});
const onDay = (asOf: string, hook?: string) => ({ timeZone: 'UTC', asOf, hook, newId: () => 'x' });
const inBundle = ({ resources, draftOrders, asOf, hook }: Vignette) =>
  explainContent(bundleOf([...resources, ...draftOrders]), onDay(asOf, hook));
const plain = (explanation: Explanation) => pageOf(explanation, (_, text) => text);
const outcomeOf = ({ rules }: Explanation, id: string) => rules.find((rule) => rule.id === id)?.outcome;

describe('what explain says of a child with dysphagia on treatment (V01)', () => {
  let it01: Explanation;
  beforeAll(async () => {
    it01 = await inBundle(vignette('V01'));
  });

  it('names the row that matched, and why each row above it did not', () => {
    expect(it01.table).toMatchObject({ matched: '3', card: 'escalate-ivig', ended: expect.any(String) });
    const above = it01.table.rows.slice(0, -1);
    expect(above.map(({ row }) => row)).toEqual(['1 (infection first)', '1', '2', '3a']);
    for (const row of above) {
      expect(row.verdict).not.toBe('met');
      expect(row.saw).not.toBe('');
    }
    expect(above[2]?.saw).toContain('anti-MDA5 not on file');
    expect(it01.table.rows.length + it01.table.notRead.length).toBe(ruleBook.table.rows.length);
  });

  it('tells diagnosis, population and the courses with their outcome', () => {
    expect(it01).toMatchObject({
      result: 'judged',
      population: 'juvenile',
      diagnosis: { state: 'active', name: 'juvenile dermatomyositis' },
    });
    expect(it01.courses.map(({ drug, outcome }) => [drug, outcome])).toContainEqual([
      'prednisolone oral',
      'failed',
    ]);
  });

  it('accounts for every rule of the book', () => {
    const told = [...it01.rules.map(({ id }) => id), ...it01.notAsked];
    const all = everyRule.map(({ id }) => id);
    expect(new Set(told)).toEqual(new Set(all));
    expect(outcomeOf(it01, 'dysphagia-evaluation')).toBe('shown');
    expect(outcomeOf(it01, 'escalate-rituximab')).toBe('quiet');
  });

  it('prints the page with summaries, questions and references', () => {
    const page = plain(it01);
    expect(page).toContain('row 3 is met: escalate-ivig');
    expect(page).toContain('Is there active dysphagia that no other disease explains?');
    expect(page).toContain('Condition/v01-cond3');
    for (const { summary } of it01.cards) expect(page.replace(/\s+/g, ' ')).toContain(summary);
  });

  it('says the same of the same chart as a Bundle and as a hook request', async () => {
    const patient = vignette('V01');
    const request = hookRequest(patient);
    expect(await explainContent(request, onDay(patient.asOf))).toEqual(it01);
  });
});

describe('the page', () => {
  it.each(vignettes.map((one) => [one.id, one] as const))(
    'fits 100 columns and has no empty line end: %s',
    async (_, patient) => {
      const page = plain(await inBundle(patient));
      for (const line of page.split('\n')) {
        expect(Array.from(line).length).toBeLessThanOrEqual(100);
        expect(line).toBe(line.trimEnd());
      }
    },
  );

  it('lets no text of the chart move the cursor, and breaks words that are longer than a line', async () => {
    const told = aPatient({ born: '2017-06-26' })
      .diagnosedWith('Juvenile dermatomyositis', { onset: '2026-07-01' })
      .took('methotrexate SC', {
        from: '2026-08-01',
        to: '2026-10-01',
        reason: `\u001b[31m${'x'.repeat(250)}`,
      });
    const page = plain(await explainContent(told.opens(), onDay('2026-11-20')));
    expect(page).not.toContain('\u001b');
    for (const line of page.split('\n')) expect(Array.from(line).length).toBeLessThanOrEqual(100);
  });

  it('paints only what it is asked to paint', async () => {
    const explanation = await inBundle(vignette('V01'));
    const painted = pageOf(explanation, (colour, text) => `<${colour}>${text}</>`);
    expect(painted).toContain('<bold>DECISION TABLE</>');
    expect(painted.replace(/<(?:\w+|\/)>/g, '')).toBe(plain(explanation));
  });
});

describe('explain tells apart why nothing is advised', () => {
  const child = () => aPatient({ born: '2017-06-26' });
  const dermatomyositis = () => child().diagnosedWith('Juvenile dermatomyositis', { onset: '2026-07-01' });
  const of = (content: unknown, hook?: string) => explainContent(content, onDay('2026-11-20', hook));

  it('no dermatomyositis', async () => {
    const explanation = await of(child().has('Asthma').opens());
    expect(explanation).toMatchObject({ result: 'no dermatomyositis', rules: [], cards: [] });
    expect(plain(explanation)).toContain('no dermatomyositis on record');
  });

  it('sources without which nothing may be said', async () => {
    const { context, hook, hookInstance, prefetch } = dermatomyositis().opens();
    const { patient, conditions } = prefetch;
    const explanation = await of({ context, hook, hookInstance, prefetch: { patient, conditions } });
    expect(explanation.result).toBe('insufficient');
    expect(explanation.missing).toContain('medicationRequests');
    expect(plain(explanation)).toContain('nothing may be said (412)');
  });

  it('a source that is missing keeps rules from being told', async () => {
    const request = dermatomyositis().has('Dysphagia', { onset: '2026-11-01' }).opens();
    const { medicationStatements: _, ...prefetch } = request.prefetch;
    const explanation = await of({ ...request, prefetch });
    expect(explanation.rules.map(({ outcome }) => outcome)).toContain('cannot-tell');
    expect(plain(explanation)).toContain('medicationStatements unavailable');
  });

  it('a drug that nobody can name leaves its source incomplete', async () => {
    const medicationCodeableConcept = { coding: [{ system: 'urn:oid:1.2.3.4', code: '4711' }] };
    const local = { resourceType: 'MedicationStatement', status: 'active', medicationCodeableConcept };
    const explanation = await of(dermatomyositis().with(local).opens());
    expect(explanation.sources).toMatchObject({
      medicationStatements: 'incomplete',
      medicationRequests: 'known',
    });
  });

  it('inactive disease leaves the table unread', async () => {
    const patient = vignette('V30');
    const explanation = await inBundle(patient);
    expect(explanation.table.rows).toEqual([]);
    expect(explanation.table.ended).toBe('not read: the disease is not on');
    expect(explanation.diseaseIsOn?.saw).not.toBe('');
  });

  it('the table is not read where an order is written', async () => {
    const request = dermatomyositis().orders('etanercept', '50 mg weekly');
    const explanation = await of(request);
    expect(explanation.table.ended).toBe('read on patient-view only');
    expect(explanation.rules.find(({ id }) => id === 'etanercept-avoid')).toMatchObject({
      outcome: 'shown',
      about: 'order of etanercept',
    });
  });

  it('a draft in a Bundle is an order on the desk', async () => {
    const { prefetch, context } = dermatomyositis().signs('etanercept', '50 mg weekly');
    const entry = [...Object.values(prefetch), context.draftOrders].map((resource) => ({ resource }));
    const explanation = await of({ resourceType: 'Bundle', entry }, 'order-sign');
    expect(outcomeOf(explanation, 'etanercept-avoid')).toBe('shown');
  });
});

describe('input that cannot be explained is named in one line', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'explain-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const patient = { resourceType: 'Patient', id: 'p' };

  it.each([
    ['a broken file', '{"resourceType": "Bundle"', /broken\.json: is not valid JSON$/],
    ['something else', { resourceType: 'Observation' }, /: hook: required: .*neither a Bundle nor a hook/],
    ['a list', [], /: hook: required/],
    ['a Bundle of nobody', bundleOf([]), /: entry: holds no Patient$/],
    ['a Bundle of two', bundleOf([patient, patient]), /: entry: holds 2 Patients/],
    ['a Bundle with an empty entry', { resourceType: 'Bundle', entry: [{}] }, /: entry\[0\]\.resource: must/],
    ['a Bundle whose entries are no list', { resourceType: 'Bundle', entry: {} }, /: entry: must be a list$/],
    ['a Patient without id', bundleOf([{ resourceType: 'Patient' }]), /: entry\.resource\.id: /],
    [
      'an unknown hook',
      { hook: 'order-dispatch' },
      /: hook: must be patient-view, order-select, order-sign$/,
    ],
    [
      'a request without patient',
      { hook: 'patient-view', hookInstance: 'x', context: {} },
      /context\.patientId/,
    ],
  ])('%s', async (_, content, line) => {
    const failure = run([file('broken.json', content), '--as-of', '2026-11-20']);
    await expect(failure).rejects.toThrow(line);
    await expect(failure).rejects.not.toThrow(/\n/);
  });

  it.each([
    [
      'a file that is not there',
      ['/nowhere/at-all.json'],
      /^\/nowhere\/at-all\.json: cannot be read \(ENOENT\)$/,
    ],
    ['no file', [], /^One FILE is needed/],
    ['a day that does not exist', ['x.json', '--as-of', '2026-02-30'], /^--as-of: must be a day/],
    ['an unknown option', ['x.json', '--colour'], /--colour/],
  ])('%s', async (_, args, line) => {
    await expect(run(args)).rejects.toThrow(line);
  });

  it('asks for a draft where an order hook is explained from a Bundle', async () => {
    const args = [file('no-draft.json', bundleOf([patient])), '--hook', 'order-sign'];
    await expect(run(args)).rejects.toThrow(/entry: holds no MedicationRequest of status draft/);
  });

  it('prints the documented JSON with --json, and the page without', async () => {
    const { resources, asOf } = vignette('V01');
    const path = file('v01.json', bundleOf(resources));
    const printed: unknown = JSON.parse(await run([path, '--as-of', asOf, '--json']));
    expect(printed).toMatchObject({ patientId: 'v01', asOf, table: { matched: '3' } });
    expect(await run([path, '--as-of', asOf])).toContain('DECISION TABLE');
    expect(await run(['--help'])).toContain('npm run explain');
  });
});

describe('docs/explain.md', () => {
  const page = readFileSync(new URL('../docs/explain.md', import.meta.url), 'utf8');
  const membersOf = (value: unknown): readonly string[] =>
    Array.isArray(value)
      ? value.flatMap(membersOf)
      : isObject(value)
        ? Object.entries(value).flatMap(([name, member]) => [name, ...membersOf(member)])
        : [];

  it.each(vignettes.map((one) => [one.id, one] as const))(
    'explains every member of the answer: %s',
    async (_, one) => {
      const { sources: _sources, ...explanation } = await inBundle(one);
      expect(new Set(membersOf(explanation)).size).toBeGreaterThan(20);
      for (const name of new Set(membersOf(explanation)))
        expect(page).toMatch(new RegExp(`\`[^\`\n]*\\b${name}\\b[^\`\n]*\``));
    },
  );
});
