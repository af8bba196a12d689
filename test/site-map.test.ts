import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '../src/config.js';
import { explainContent } from '../src/explain/explain-content.js';
import { pathProblem, valueAt } from '../src/gather/site-map.js';
import { drugIds } from '../src/knowledge/drugs.js';
import { knownScales, measureIds } from '../src/knowledge/measure-names.js';
import { examinationIds } from '../src/knowledge/site-map.js';
import { localCodesOf } from '../src/pipeline.js';
import { emptySiteMap, readSiteMap, readSiteMapFile } from '../src/site-map.js';

const example = new URL('../examples/site-map.json', import.meta.url);
const read = (content: unknown) => readSiteMap(JSON.stringify(content));
/** Every line of the message, without the name of the variable. */
const mistakesIn = (content: unknown): readonly string[] => {
  try {
    read(content);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const lines = (error as Error).message.split('\n');
    for (const line of lines) expect(line).toMatch(/^SITE_MAP_FILE /);
    return lines.map((line) => line.replace('SITE_MAP_FILE ', ''));
  }
  return [];
};
const local = { system: 'urn:oid:1.2.3.4', code: 'A1' };
const aMeasure = (more: object) => ({ measures: [{ ...local, measure: 'cmas', ...more }] });

describe('The site map of a hospital', () => {
  it('is empty without a file, and may be empty', () => {
    expect(readSiteMapFile(undefined)).toBe(emptySiteMap);
    expect(read({})).toEqual(emptySiteMap);
  });

  it('can be read from the example file, byte order mark or not', () => {
    const text = readFileSync(example, 'utf8');
    const { codes, formulary } = readSiteMap(`\uFEFF${text}`);
    expect(codes.drugs).toHaveLength(4);
    expect(codes.measures).toHaveLength(3);
    expect(codes.examinations).toHaveLength(1);
    expect(formulary).toMatchObject({ jakInhibitor: { drug: 'baricitinib' }, notAvailable: ['rituximab'] });
  });

  it('stops the start when the file is missing or no JSON', () => {
    expect(() => readSiteMapFile('/nowhere/map.json')).toThrow(
      new ConfigError('SITE_MAP_FILE cannot be read (ENOENT): "/nowhere/map.json"'),
    );
    expect(() => readSiteMap('{')).toThrow(new ConfigError('SITE_MAP_FILE is not valid JSON'));
    expect(mistakesIn([])).toEqual(['the file: must be a JSON object']);
  });

  it.each<[string, unknown, string]>([
    [
      'a drug that is none of ours',
      { drugs: [{ ...local, drug: 'metotrexate' }] },
      'drugs[0].drug: is no drug of this service: "metotrexate" (near: methotrexate); see docs/site-map.md',
    ],
    [
      'an entry that was not filled in',
      { drugs: [{ ...local, drug: '?' }] },
      'drugs[0].drug: is no drug of this service: "?"; see docs/site-map.md',
    ],
    [
      'a drug entry without its drug',
      { drugs: [local] },
      'drugs[0].drug: must name a drug of this service; see docs/site-map.md',
    ],
    [
      'an unknown route',
      { drugs: [{ ...local, drug: 'methotrexate', route: 'sc' }] },
      'drugs[0].route: is no route of this service: "sc"; see docs/site-map.md',
    ],
    ['a misspelt key', aMeasure({ valeu: '$.x' }), 'measures[0].valeu: is no key here (near: value)'],
    [
      'a key of another list',
      { drugs: [{ ...local, drug: 'ivig', denominator: 52 }] },
      'drugs[0].denominator: is no key here; known: system, code, text, drug, route, note',
    ],
    [
      'an unknown list',
      { medications: [] },
      'medications: is no key here; known: drugs, measures, procedures, formulary, note',
    ],
    ['a list that is none', { drugs: { ...local, drug: 'ivig' } }, 'drugs: must be a list'],
    [
      'an entry without any name',
      { drugs: [{ drug: 'ivig' }] },
      'drugs[0]: must have "code" (with its "system"), or "text"',
    ],
    [
      'an entry with code and words',
      { drugs: [{ ...local, text: 'x', drug: 'ivig' }] },
      'drugs[0]: must have either "code" or "text", not both: write two entries',
    ],
    [
      'a code that is a number',
      { drugs: [{ ...local, code: 12, drug: 'ivig' }] },
      'drugs[0].code: must be words',
    ],
    [
      'a measure that is none of ours',
      aMeasure({ measure: 'CMAS' }),
      'measures[0].measure: is no measure of this service: "CMAS" (near: cmas); see docs/site-map.md',
    ],
    [
      'a scale that the score does not have',
      aMeasure({ denominator: 54 }),
      'measures[0].denominator: must be 52 or 51 for cmas, but is 54',
    ],
    [
      'a scale of what is no score',
      aMeasure({ measure: 'ck', denominator: 52 }),
      'measures[0].denominator: is for scores only, and ck is none',
    ],
    [
      'a path that is none',
      aMeasure({ value: 'component.0' }),
      `measures[0].value: must be a JSONPath such as $.component[0].valueQuantity: steps of the form .name, ['name'], [0], [*], .* or ..name, but is "component.0"`,
    ],
    [
      'a filter',
      aMeasure({ value: '$.component[?(@.code)].valueInteger' }),
      'measures[0].value: may hold no filter ?() and no script (): they are switched off. To choose a component by its code, use the key "component", but is "$.component[?(@.code)].valueInteger"',
    ],
    [
      'a script',
      aMeasure({ date: '$[(process.exit())]' }),
      'measures[0].date: may hold no filter ?() and no script (): they are switched off. To choose a component by its code, use the key "component", but is "$[(process.exit())]"',
    ],
    [
      'a search that multiplies',
      aMeasure({ value: '$..a..b' }),
      'measures[0].value: may descend with .. only once, but is "$..a..b"',
    ],
    [
      'a component without a name',
      aMeasure({ component: {} }),
      'measures[0].component: must have "code" (with its "system"), or "text"',
    ],
    [
      'an examination that is none of ours',
      { procedures: [{ ...local, examination: 'swallow' }] },
      'procedures[0].examination: is no examination of this service: "swallow" (near: swallowStudy); see docs/site-map.md',
    ],
    [
      'a standard code of another drug',
      { drugs: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '121191', drug: 'ivig' }] },
      'drugs[0].code: is a code that this service knows as rituximab already; it cannot be mapped to ivig',
    ],
    [
      'a JAK inhibitor that is none',
      { formulary: { jakInhibitor: { drug: 'rituximab' } } },
      'formulary.jakInhibitor.drug: is no JAK inhibitor of this service: "rituximab"; see docs/site-map.md',
    ],
    [
      'an IVIG product with the code of another drug',
      {
        formulary: {
          ivig: {
            text: 'Octagam',
            coding: {
              system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
              code: '121191',
              display: 'rituximab',
            },
          },
        },
      },
      'formulary.ivig.coding: is a code that this service knows as rituximab already; it cannot be mapped to ivig',
    ],
    [
      'a drug that is named and not available',
      { formulary: { jakInhibitor: { drug: 'baricitinib' }, notAvailable: ['rituximab', 'baricitinib'] } },
      'formulary.notAvailable[1]: baricitinib cannot be the product that orders name and not available at once',
    ],
    [
      'an unavailable drug that is none of ours',
      { formulary: { notAvailable: ['rituximabb'] } },
      'formulary.notAvailable[0]: is no drug of this service: "rituximabb" (near: rituximab); see docs/site-map.md',
    ],
  ])('refuses %s, with the path of the mistake', (_, content, says) => {
    expect(mistakesIn(content)).toEqual([says]);
  });

  it('refuses two meanings for one name, however it is spelt', () => {
    const twice = (one: object, other: object) =>
      mistakesIn({
        drugs: [
          { ...one, drug: 'ivig' },
          { ...other, drug: 'scig' },
        ],
      });
    const says = ['drugs[1]: names the same as drugs[0]'];
    expect(twice(local, { system: '1.2.3.4', code: 'A1' })).toEqual(says);
    expect(twice({ text: 'House  mix' }, { text: 'house mix ' })).toEqual(says);
    expect(twice(local, { ...local, code: 'a1' })).toEqual([]);
    expect(twice(local, { code: 'A1' })).toEqual([]);
  });

  it('lets one flowsheet row hold several measures, each in its own place', () => {
    const row = (measure: string, code: string) => ({ ...local, measure, component: { code } });
    expect(mistakesIn({ measures: [row('cmas', 'c'), row('mmt8', 'm')] })).toEqual([]);
    expect(mistakesIn({ measures: [row('cmas', 'c'), row('mmt8', 'c')] })).toEqual([
      'measures[1]: names the same as measures[0]',
    ]);
  });

  it('names every mistake at once, one in a line', () => {
    const mistakes = mistakesIn({
      drugs: [
        { ...local, drug: '?' },
        { ...local, drug: 'ivig' },
      ],
      measures: [{ ...local, measure: 'cmas', value: '$' }],
      formulary: { ivig: {} },
      colour: 'red',
    });
    expect(mistakes.map((mistake) => mistake.split(':')[0])).toEqual([
      'drugs[0].drug',
      'measures[0].value',
      'formulary.ivig.text',
      'colour',
      'drugs[1]',
    ]);
  });
});

describe('docs/site-map.md', () => {
  const page = readFileSync(new URL('../docs/site-map.md', import.meta.url), 'utf8');

  it('names every drug, measure and examination that can be mapped, and the scales of each score', () => {
    for (const id of [...drugIds, ...measureIds, ...examinationIds]) expect(page).toContain(`\`${id}\``);
    for (const [id, scales] of Object.entries(knownScales))
      expect(page).toContain(`\`${id}\` (${scales.join(', ')})`);
  });

  it('shows a file that can be read', () => {
    const shown = /```json\n([^`]+)```/.exec(page)?.[1] ?? '';
    expect(readSiteMap(shown).codes.drugs).toHaveLength(1);
  });

  it('tells of the example chart what explain says of it', async () => {
    const chart: unknown = JSON.parse(
      readFileSync(new URL('../examples/local-codes.json', import.meta.url), 'utf8'),
    );
    const { codes, formulary } = readSiteMap(readFileSync(example, 'utf8'));
    const day = { timeZone: 'UTC', asOf: '2026-11-20', newId: () => 'x' };
    const [asItIs, mapped] = [
      await explainContent(chart, day),
      await explainContent(chart, { ...day, site: { ...localCodesOf(codes), formulary } }),
    ];
    expect(asItIs.courses.map(({ drug, outcome }) => [drug, outcome])).toEqual([
      ['prednisolone oral', 'not assessable'],
    ]);
    // A local code without a word may be any drug: the history is not complete, and nothing is advised on it.
    expect(asItIs.cards.map(({ topic }) => topic)).toEqual(['could-not-assess']);
    expect(mapped.courses.map(({ drug, outcome }) => [drug, outcome])).toEqual([
      ['methotrexate SC', 'on trial'],
      ['prednisolone oral', 'failed'],
    ]);
    expect(mapped.table.matched).toBe('10');
    const summary = 'IVIG advised: CMAS fell 30 to 24 in 38 days on methotrexate + prednisolone';
    expect(mapped.cards[0]).toMatchObject({ indicator: 'warning', summary });
    expect(page).toContain(summary);
  });
});

describe('A JSONPath of the site map', () => {
  const deep = (levels: number): object => {
    let inside: object = { valueInteger: 7 };
    for (let level = 0; level < levels; level += 1) inside = { a: inside };
    return inside;
  };

  it.each([
    '$.component[0].valueQuantity',
    "$['component'][1].valueString",
    '$..valueInteger',
    '$.component[*].valueInteger',
    '$.*',
  ])('may be %s', (path) => {
    expect(pathProblem(path)).toBeUndefined();
  });

  it.each([
    '',
    '$',
    '$.',
    'x',
    '$.a;b',
    '$.a^',
    '$.a~',
    '$.a,b',
    '$[-1]',
    '$[0:9]',
    '$.`a',
    "$['a.b']",
    '$.a.b()',
    `$${'.a'.repeat(101)}`,
  ])('may not be %j', (path) => {
    expect(pathProblem(path)).toMatch(/^m(?:ust|ay) /);
  });

  it('finds one value, or none where several differ', () => {
    const row = { component: [{ valueInteger: 7 }, { valueInteger: 7 }, { valueInteger: 8 }] };
    expect(valueAt('$.component[1].valueInteger', row)).toBe(7);
    expect(valueAt('$.component[*].valueInteger', row)).toBeUndefined();
    expect(valueAt('$.component[*].valueInteger', { component: row.component.slice(0, 2) })).toBe(7);
    expect(valueAt('$.component[9].valueInteger', row)).toBeUndefined();
  });

  it('runs no code and reads nothing that an object inherits', () => {
    expect(valueAt('$[?(globalThis.ran = true)]', [1])).toBeUndefined();
    expect(valueAt('$[(globalThis.ran = true)]', [1])).toBeUndefined();
    expect(globalThis).not.toHaveProperty('ran');
    expect(valueAt('$.constructor.name', { a: 1 })).toBeUndefined();
    expect(valueAt('$.__proto__', { a: 1 })).toBeUndefined();
  });

  it('gives up on an Observation that is nested without end, and is done with a wide one', () => {
    expect(valueAt('$..valueInteger', deep(20))).toBe(7);
    expect(valueAt('$..valueInteger', deep(50_000))).toBeUndefined();
    const wide = { component: Array.from({ length: 50_000 }, () => ({ valueInteger: 7 })) };
    const startedAt = performance.now();
    expect(valueAt('$..valueInteger', wide)).toBe(7);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
