import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { everyRule as book } from '../cards/index.js';
import { RULE_SET_VERSION } from '../src/pipeline.js';
import { sourceAttributesOf, type SourceAttributes } from '../src/source-attributes.js';
import { consult } from './cards/consult.js';
import { startRim, type Rim } from './http/a-rim.js';
import { requestFor } from './support/hook-request.js';
import { withoutUuids } from './support/running-service.js';
import { ownVignettes } from './vignettes/index.js';

const hooks = ['patient-view', 'order-select', 'order-sign'] as const;

const read = async (rim: Rim, service: string): Promise<SourceAttributes> => {
  const response = await fetch(`${rim.url}/cds-services/${service}/source-attributes`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return (await response.json()) as SourceAttributes;
};

describe('The source attributes of a running service', () => {
  let rim: Rim;
  beforeAll(async () => {
    rim = await startRim();
  });
  afterAll(() => rim.stop());

  it.each(hooks)('name every rule that can speak on %s, and no other', async (hook) => {
    const { service, rules, switchedOff, ruleSetVersion } = await read(rim, `dm-${hook}`);
    const expected = book.filter((rule) => rule.hooks.includes(hook)).map(({ id, kind }) => [id, kind]);
    expect(service).toBe(`dm-${hook}`);
    expect(ruleSetVersion).toBe(RULE_SET_VERSION);
    expect(rules.map(({ id, kind }) => [id, kind])).toEqual(expected);
    expect(switchedOff).toEqual([]);
  });

  it('give each rule at least one citation, its developer, and who checked it', async () => {
    const { rules } = await read(rim, 'dm-patient-view');
    for (const rule of rules) {
      expect(rule.bibliographicCitations.length).toBeGreaterThan(0);
      for (const { citation, verified } of rule.bibliographicCitations) {
        expect(citation).not.toBe('');
        expect(['read', 'secondary', 'not verified']).toContain(verified);
      }
      expect(rule).toMatchObject({
        developer: 'myositis-cds maintainers',
        checkedBy: 'not yet reviewed',
        reviewBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown,
      });
    }
  });

  it('say for all attributes of 45 CFR 170.315(b)(11)(iv)(A) whether they are used', async () => {
    const document = await read(rim, 'dm-patient-view');
    expect(document).toMatchObject({
      developer: 'myositis-cds maintainers',
      fundingSource: 'none declared',
      releaseDate: 'not released',
      revisionDate: 'not revised since release',
      use: {
        race: false,
        ethnicity: false,
        language: false,
        sexualOrientation: false,
        genderIdentity: false,
        socialDeterminantsOfHealth: false,
      },
    });
    expect(document.use.sex).toContain('CK');
    expect(document.use.dateOfBirth).toContain('juvenile or adult');
    expect(document.use.healthStatusAssessments).toMatch(/CMAS.*pregnancy.*smoking/);
  });

  it('do not say that a rule uses what its facts do not go by', async () => {
    const { rules } = await read(rim, 'dm-order-sign');
    const use = (id: string) => rules.find((rule) => rule.id === id)?.use;
    // Asks for two drugs together: strength and age decide how a course is judged, smoking decides nothing.
    expect(use('methotrexate-co-trimoxazole')?.healthStatusAssessments).not.toMatch(/smoking|pregnancy/);
    expect(use('jak-inhibitor-order-safety')?.healthStatusAssessments).toMatch(/smoking/);
  });

  it('leave out and name the rules that a site has switched off', async () => {
    const site = await startRim(undefined, { DISABLED_RULES: 'calcinosis,folic-acid' });
    const { rules, switchedOff } = await read(site, 'dm-patient-view');
    await site.stop();
    expect([...switchedOff].sort()).toEqual(['calcinosis', 'folic-acid']);
    expect(rules.map(({ id }) => id)).not.toContain('calcinosis');
  });
});

/** The text of a card, and of what it imports from its own folder: order rules ask through shared checks. */
const withItsParts = (url: URL): readonly string[] => {
  const text = readFileSync(url, 'utf8');
  const parts = [...text.matchAll(/ from '(\.\/[\w-]+)\.js'/g)].map(([, part]) => new URL(`${part}.ts`, url));
  return [text, ...parts.flatMap(withItsParts)];
};

describe('What is declared as not used', () => {
  const strangers = {
    communication: [{ language: { coding: [{ code: 'sw' }] }, preferred: true }],
    extension: ['us-core-race', 'us-core-ethnicity', 'us-core-genderIdentity', 'us-core-sex'].map((name) => ({
      url: `http://hl7.org/fhir/us/core/StructureDefinition/${name}`,
      valueCodeableConcept: { coding: [{ code: '1002-5' }], text: 'other' },
    })),
    maritalStatus: { text: 'Married' },
    address: [{ country: 'KE', postalCode: '00100' }],
  };

  it.each(ownVignettes.slice(0, 12).map((one) => [one.id, one] as const))(
    'changes no card: race, ethnicity, language, gender identity and address of %s',
    async (_, { patient, hook = 'patient-view' }) => {
      const chart = patient.chart();
      const told = {
        ...chart,
        resources: chart.resources.map((one) =>
          one.resourceType === 'Patient' ? { ...one, ...strangers } : one,
        ),
      };
      expect(told.resources).not.toEqual(chart.resources);
      const [with_, without] = [
        await consult(requestFor(hook, told)),
        await consult(requestFor(hook, chart)),
      ];
      expect(withoutUuids(with_.cards)).toEqual(withoutUuids(without.cards));
    },
  );

  it.each(book.map((rule) => [rule.id, rule] as const))(
    'hides no use of sex: what %s reads of it is declared',
    (id, rule) => {
      const texts = ['pathway', 'safety', 'orders', 'care']
        .map((folder) => new URL(`../cards/${folder}/${id}.ts`, import.meta.url))
        .filter((url) => existsSync(url))
        .flatMap(withItsParts);
      expect(texts.length).toBeGreaterThan(0);
      const readsSex = texts.some((text) => /\bsex\b/.test(text));
      const hook = rule.hooks[0]!;
      const declared = sourceAttributesOf({ id: `dm-${hook}`, hook }, '').rules.find(
        (one) => one.id === id && one.kind === rule.kind,
      )?.use.sex;
      expect(readsSex && declared === false).toBe(false);
    },
  );
});
