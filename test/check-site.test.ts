import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { run } from '../src/check-site.js';
import type { SiteReport } from '../src/check-site/survey.js';
import type { RawResource } from '../src/contract/fhir.js';
import { readSiteMap } from '../src/site-map.js';
import {
  outcome,
  send,
  startFhirServer,
  type AFhirServer,
  type FhirServerSetup,
} from './support/a-fhir-server.js';
import { vignette } from './support/vignettes.js';

const SECRET = 'tok3n.of-the~site_9f2';
const catalogue = new URL('../cds-services.json', import.meta.url);
const v01 = vignette('V01');

const ofV01 = (resourceType: string, id: string, content: object): RawResource => ({
  resourceType,
  id,
  subject: { reference: 'Patient/v01' },
  ...content,
});
const localDrug = { coding: [{ system: 'urn:oid:1.2.3.4', code: 'H-4711', display: 'MTXA FS 15' }] };
const localTest = { coding: [{ system: 'https://lab.example.org/tests', code: 'MK-7' }], text: 'Muskelwert' };
const inLaboratory = {
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  effectiveDateTime: '2026-11-02',
  valueQuantity: { value: 8765.25, unit: 'U/L' },
};
const local: readonly RawResource[] = [
  ofV01('MedicationRequest', 'local-1', { status: 'active', medicationCodeableConcept: localDrug }),
  ofV01('MedicationRequest', 'local-2', { status: 'stopped', medicationCodeableConcept: localDrug }),
  ofV01('MedicationDispense', 'local-3', { status: 'completed', medicationCodeableConcept: localDrug }),
  ofV01('MedicationStatement', 'local-4', {
    status: 'active',
    medicationCodeableConcept: { text: 'Hausmischung\u001b[31m Nr. 5' },
  }),
  ofV01('Observation', 'local-5', { ...inLaboratory, code: localTest }),
  ofV01('Observation', 'local-6', { ...inLaboratory, code: localTest }),
  ofV01('Observation', 'local-7', {
    ...inLaboratory,
    code: { text: 'Panel 3' },
    component: [{ code: { text: 'Enzym X' } }, { code: { coding: [{ code: 'EY' }] } }],
  }),
];

let server: AFhirServer | undefined;
const serve = async (setup: Partial<FhirServerSetup> = {}): Promise<AFhirServer> =>
  (server = await startFhirServer({ resources: v01.resources, ...setup }));
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

const check = (site: AFhirServer, args: readonly string[] = [], environment = {}) =>
  run(['--fhir', site.base, '--patient', 'v01', ...args], environment, catalogue);
const report = async (site: AFhirServer, environment = {}) =>
  JSON.parse((await check(site, ['--json'], environment)).text) as SiteReport;
const statuses = ({ templates }: SiteReport) =>
  Object.fromEntries(templates.map(({ key, status }) => [key, status]));
const lastLine = (text: string) => text.split('\n\n').at(-1)?.replaceAll('\n', ' ');

describe('a site that keeps everything', () => {
  it('answers all 14 templates, with resources, pages and time', async () => {
    const site = await serve({ pageSize: 1, delayMs: 5 });
    const { templates, verdict, notKept, droppedForeign } = await report(site);
    expect(templates).toHaveLength(14);
    for (const one of templates) {
      expect(['read', 'empty']).toContain(one.status);
      expect(one.availability).toBe('known');
      expect(one.ms).toBeGreaterThanOrEqual(4);
      expect(one.pages).toBe(Math.max(1, one.resources));
    }
    expect(templates.find(({ key }) => key === 'conditions')).toMatchObject({ status: 'read', resources: 3 });
    expect({ notKept, droppedForeign, served: verdict.served }).toEqual({
      notKept: [],
      droppedForeign: 0,
      served: 'yes',
    });
  });

  it('prints a page without colours, of 100 columns, that ends with the verdict', async () => {
    const { text, exitCode } = await check(await serve({ resources: [...v01.resources, ...local] }));
    expect(exitCode).toBe(0);
    for (const line of text.split('\n')) {
      expect(Array.from(line).length).toBeLessThanOrEqual(100);
      expect(line).toBe(line.trimEnd());
    }
    expect(text).not.toContain('\u001b');
    expect(lastLine(text)).toBe('This site can be served: every template is answered.');
  });

  it('reads Medications that records refer to, and tells of drugs that nobody can name', async () => {
    const refer = (id: string) => ({
      status: 'active',
      medicationReference: { reference: `Medication/${id}` },
    });
    const resources = [
      ...v01.resources,
      ofV01('MedicationRequest', 'r1', refer('known')),
      ofV01('MedicationRequest', 'r2', refer('gone')),
      { resourceType: 'Medication', id: 'known', code: localDrug },
    ];
    const it01 = await report(await serve({ resources }));
    expect(it01.medicationReferences).toMatchObject({ asked: 2, read: 1 });
    expect(statuses(it01)['medicationRequests']).toBe('in part');
    expect(it01.drugs).toMatchObject({
      nameless: 1,
      list: [{ codes: ['urn:oid:1.2.3.4|H-4711'], count: 1 }],
    });
    expect(it01.verdict.served).toBe('in part');
  });
});

describe('what the service does not recognise', () => {
  it('becomes the start of a site map, which is refused until it is filled in', async () => {
    const site = await serve({ resources: [...v01.resources, ...local] });
    const { text } = await check(site, ['--site-map']);
    expect(JSON.parse(text)).toEqual({
      drugs: [
        {
          system: 'urn:oid:1.2.3.4',
          code: 'H-4711',
          note: 'MTXA FS 15; 3x; MedicationRequest 2, MedicationDispense 1',
          drug: '?',
        },
        { text: 'Hausmischung [31m Nr. 5', note: '1x; MedicationStatement 1', drug: '?' },
      ],
      measures: [
        {
          system: 'https://lab.example.org/tests',
          code: 'MK-7',
          note: 'Muskelwert; 2x; Observation 2',
          measure: '?',
        },
        { code: 'EY', note: '1x; Observation.component 1', measure: '?' },
        { text: 'Enzym X', note: '1x; Observation.component 1', measure: '?' },
        { text: 'Panel 3', note: '1x; Observation 1', measure: '?' },
      ],
    });
    expect(() => readSiteMap(text)).toThrow('drugs[0].drug: is no drug of this service: "?"');
    const filled = text
      .replaceAll('"drug": "?"', '"drug": "methotrexate"')
      .replaceAll('"measure": "?"', '"measure": "ck"');
    expect(readSiteMap(filled).codes).toMatchObject({ drugs: { length: 2 }, measures: { length: 4 } });
  });

  it('is recognised once the site map names it, and says where a place is empty', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'site-map-')), 'map.json');
    writeFileSync(
      file,
      JSON.stringify({
        drugs: [{ system: 'urn:oid:1.2.3.4', code: 'H-4711', drug: 'methotrexate' }],
        measures: [
          { system: 'https://lab.example.org/tests', code: 'MK-7', measure: 'ck' },
          { text: 'Panel 3', measure: 'aldolase', component: { text: 'Enzym X' } },
        ],
      }),
    );
    const site = await serve({ resources: [...v01.resources, ...local] });
    const environment = { SITE_MAP_FILE: file };
    const { drugs, measures, mapped } = await report(site, environment);
    expect(drugs.list.map(({ names }) => names)).toEqual([['Hausmischung [31m Nr. 5']]);
    expect(measures.list).toEqual([]);
    expect(mapped).toEqual([
      { measure: 'ck', observations: 2, notInPlace: 0 },
      { measure: 'aldolase', observations: 1, notInPlace: 1 },
    ]);
    const page = (await check(site, [], environment)).text;
    expect(page).toContain('aldolase: 1, of which 1 without a value where the site map says');
    rmSync(dirname(file), { recursive: true });
    await expect(check(site, [], environment)).rejects.toThrow('SITE_MAP_FILE cannot be read (ENOENT)');
  });

  it('is listed with codes, names, count and resource type', async () => {
    const { drugs, measures } = await report(await serve({ resources: [...v01.resources, ...local] }));
    expect(drugs.list).toEqual([
      {
        codes: ['urn:oid:1.2.3.4|H-4711'],
        names: ['MTXA FS 15'],
        count: 3,
        in: { MedicationRequest: 2, MedicationDispense: 1 },
      },
      { codes: [], names: ['Hausmischung [31m Nr. 5'], count: 1, in: { MedicationStatement: 1 } },
    ]);
    expect(measures.list).toEqual([
      {
        codes: ['https://lab.example.org/tests|MK-7'],
        names: ['Muskelwert'],
        count: 2,
        in: { Observation: 2 },
      },
      { codes: ['EY'], names: [], count: 1, in: { 'Observation.component': 1 } },
      { codes: [], names: ['Enzym X'], count: 1, in: { 'Observation.component': 1 } },
      { codes: [], names: ['Panel 3'], count: 1, in: { Observation: 1 } },
    ]);
  });

  it('stands on the page too; nothing else of the patient does', async () => {
    const site = await serve({ resources: [...v01.resources, ...local] });
    const { text } = await check(site);
    expect(text).toMatch(
      /3x {2}MTXA FS 15\n +urn:oid:1\.2\.3\.4\|H-4711 · MedicationRequest 2, MedicationDispense 1\n/,
    );
    expect(text).toMatch(/2x {2}Muskelwert\n +https:\/\/lab\.example\.org\/tests\|MK-7 · Observation 2\n/);
    const json = (await check(site, ['--json'])).text;
    // The free port of the test server may be any number.
    const page = text.replace(site.base, '');
    for (const value of ['v01', 'local-', '2026-', '8765.25', String(v01.resources[0]?.['birthDate'])]) {
      expect(page).not.toContain(value);
      expect(json.replace(site.base, '')).not.toContain(value);
    }
  });

  it('is nothing where every drug and measure is known', async () => {
    const { drugs, measures } = await report(await serve());
    expect([drugs.list, measures.list]).toEqual([[], []]);
    expect(drugs.records).toBeGreaterThan(0);
    expect(measures.records).toBeGreaterThan(0);
  });
});

describe('a site that does not give everything', () => {
  it('without MedicationStatement is served, and the type is named', async () => {
    const site = await serve();
    site.misbehave((response, { type }) => {
      if (type !== 'MedicationStatement') return false;
      send(response, 404, outcome('not-supported'));
      return true;
    });
    const found = await report(site);
    expect(statuses(found)['medicationStatements']).toBe('not kept');
    expect(found.notKept).toEqual(['MedicationStatement']);
    const { text, exitCode } = await check(site);
    expect(exitCode).toBe(0);
    expect(lastLine(text)).toBe(
      'This site can be served: every template is answered, or taken as empty (medicationStatements).',
    );
  });

  it('takes what NOT_KEPT names as empty without asking, as the service does', async () => {
    const site = await serve();
    expect(statuses(await report(site, { NOT_KEPT: 'Procedure' }))['procedures']).toBe('not kept');
    expect(site.asked.map(({ type }) => type)).not.toContain('Procedure');
  });

  it.each([401, 403])('that refuses every read with %i cannot be served', async (status) => {
    const site = await serve();
    site.misbehave((response) => {
      send(response, status, outcome('forbidden'));
      return true;
    });
    expect(new Set(Object.values(statuses(await report(site))))).toEqual(new Set(['refused']));
    const { text, exitCode } = await check(site);
    expect(exitCode).toBe(1);
    expect(lastLine(text)).toMatch(new RegExp(`^This site cannot be served: .*HTTP ${status}.*token`));
  });

  it.each([
    ['one template that fails', 'Procedure', 500, 'failed', 'in part', /in part: .*procedures \(HTTP 500\)/],
    [
      'one template that is refused',
      'AllergyIntolerance',
      403,
      'refused',
      'in part',
      /allergies \(refused, HTTP 403\)/,
    ],
    ['no conditions', 'Condition', 500, 'failed', 'no', /without conditions \(HTTP 500\) calls end in 412/],
    ['conditions "not kept"', 'Condition', 404, 'failed', 'no', /without conditions/],
    ['no patient', 'Patient', 404, 'failed', 'no', /does not know this patient/],
    ['no medications', 'Medication', 500, 'failed', 'no', /medicationRequests \(HTTP 500\).* 412/],
  ])('is judged as a hook call is: %s', async (_, wanted, status, word, served, says) => {
    const site = await serve();
    site.misbehave((response, { type }) => {
      if (!type.startsWith(wanted)) return false;
      send(response, status, outcome('exception'));
      return true;
    });
    const found = await report(site);
    const hit = found.templates.filter(({ resourceType }) => resourceType.startsWith(wanted));
    for (const one of hit) expect(one.status).toBe(word);
    expect(found.verdict).toEqual({ served, says: expect.stringMatching(says) });
  });

  it('that is slow has its templates named as timed out', async () => {
    const site = await serve();
    site.misbehave((_response, { type }) => type === 'Procedure');
    const { text, exitCode } = await check(site, [], { FHIR_TIMEOUT_MS: '100' });
    expect(text).toMatch(/procedures +timed out/);
    expect(text).toContain('raise FHIR_TIMEOUT_MS');
    expect(exitCode).toBe(0);
  });

  it.each([
    ['pages that end too early', { FHIR_MAX_PAGES: '2' }, 'over FHIR_MAX_PAGES (2)'],
    ['a page that cannot be had', {}, 'page 2: HTTP 500'],
  ])('gives a template in part: %s', async (_, environment, note) => {
    const site = await serve({ pageSize: 1 });
    if (note.includes('500')) {
      site.misbehave((response, { type, url }) => {
        if (type !== 'Condition' || !url.includes('_offset')) return false;
        send(response, 500, outcome('exception'));
        return true;
      });
    }
    const found = await report(site, environment);
    expect(found.templates.find(({ key }) => key === 'conditions')).toMatchObject({
      status: 'in part',
      note,
    });
    expect(found.verdict).toEqual({ served: 'in part', says: expect.stringContaining('412') });
  });

  it('that is not there, or where nothing is at that address, cannot be served', async () => {
    const site = await serve();
    const nowhere = await run(['--fhir', `${site.base}-x`, '--patient', 'v01'], {}, catalogue);
    expect(lastLine(nowhere.text)).toMatch(/cannot be served: neither the patient .* check the address/);
    await site.stop();
    server = undefined;
    const { text, exitCode } = await check(site);
    expect(exitCode).toBe(1);
    expect(lastLine(text)).toBe('This site cannot be served: nobody answers at that address.');
  });
});

describe('the token', () => {
  it.each([
    ['the environment', [], { FHIR_TOKEN: SECRET }],
    ['the argument', ['--token', SECRET], { FHIR_TOKEN: 'another' }],
  ])('from %s reaches the site and is printed nowhere', async (_, args, environment) => {
    const site = await serve({ token: SECRET });
    const page = await check(site, args, environment);
    const json = await check(site, [...args, '--json'], environment);
    expect(page.exitCode).toBe(0);
    expect(new Set(site.asked.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${SECRET}`]),
    );
    expect(page.text + json.text).not.toContain(SECRET);
  });

  it('is printed nowhere when it is refused', async () => {
    const { text, exitCode } = await check(await serve({ token: 'the right one' }), ['--token', SECRET]);
    expect(exitCode).toBe(1);
    expect(text).not.toContain(SECRET);
  });
});

describe('an argument that cannot be used is named in one line, and never quoted', () => {
  const there = ['--fhir', 'https://ehr.example.org/fhir', '--patient', 'p'];
  it.each([
    ['no server', ['--patient', 'p'], /^--fhir is needed/],
    ['no patient', ['--fhir', 'https://ehr.example.org'], /^--patient is needed/],
    ['no address', ['--fhir', 'ehr', '--patient', 'p'], /^--fhir: must be a base URL/],
    ['plain http to another machine', ['--fhir', 'http://ehr.example.org', '--patient', 'p'], /^--fhir: /],
    ['an id that leads elsewhere', [...there.slice(0, 3), '..'], /^--patient: /],
    ['a path for an id', [...there.slice(0, 3), 'a/b'], /^--patient: /],
    ['a token in two words', [...there, '--token', `Bearer ${SECRET}`], /^--token: /],
    ['a token without its option', [...there, SECRET], /^Every argument needs its option/],
    ['an unknown option', [...there, `--tokn=${SECRET}`], /--tokn/],
    ['an option without its value', [...there, '--token'], /--token/],
  ])('%s', async (_, args, line) => {
    const failure = run(args, {}, catalogue);
    await expect(failure).rejects.toThrow(line);
    await expect(failure).rejects.not.toThrow(/\n/);
    await expect(failure).rejects.not.toThrow(SECRET);
  });

  it('and so is a variable', async () => {
    await expect(run(there, { FHIR_TOKEN: 'a b' }, catalogue)).rejects.toThrow(/^FHIR_TOKEN: /);
    await expect(run(there, { DEADLINE_MS: 'soon' }, catalogue)).rejects.toThrow(/^DEADLINE_MS /);
  });

  it('explains itself with --help, and says that no patient values are printed', async () => {
    const { text, exitCode } = await run(['--help'], {}, catalogue);
    expect(exitCode).toBe(0);
    expect(text.replaceAll('\n', ' ')).toContain('No patient values are printed');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
