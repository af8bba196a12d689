import { describe, expect, it } from '@jest/globals';
import { sources, type Source } from '../../src/contract/patient-record.js';
import { bundle, condition, ids, outcome, recordOf } from './a-question.js';

const next = [
  { relation: 'self', url: 'x' },
  { relation: 'next', url: 'y' },
];
const one = condition('c1');

describe.each(sources)('the source %s', (source) => {
  const of = async (value: unknown) => (await recordOf({ [source]: value })).availability[source];

  it('is unavailable when its key is absent', async () => {
    expect((await recordOf({})).availability[source]).toBe('unavailable');
  });

  it.each([
    ['null', null],
    ['a Bundle that says it found none', { resourceType: 'Bundle', type: 'searchset', total: 0, entry: [] }],
    ['a Bundle without entry', { resourceType: 'Bundle', type: 'searchset' }],
    ['a Bundle without type', { resourceType: 'Bundle' }],
    ['a Bundle whose entry is null', { resourceType: 'Bundle', entry: null, link: null }],
    ['an empty list', []],
    ['the warning that there are no results', outcome('warning')],
    ['a Bundle of none with that warning', { ...bundle(outcome('warning', 'information')), total: 0 }],
  ])('is known to be empty with %s', async (_what, value) => {
    expect(await of(value)).toBe('known');
  });

  it.each([
    ['an error', outcome('error')],
    ['a fatal error', outcome('fatal')],
    ['an error after a warning', outcome('warning', 'error')],
    ['a severity in capitals', outcome(' ERROR ')],
    ['an outcome that says nothing', outcome()],
    ['an outcome without readable severity', outcome(undefined)],
    ['a Bundle with an error', bundle(outcome('error'))],
    [
      'a Bundle with an error as outcome',
      { resourceType: 'Bundle', entry: [{ resource: outcome('error'), search: { mode: 'outcome' } }] },
    ],
    [
      'a batch that failed',
      { resourceType: 'Bundle', entry: [{ response: { status: '500', outcome: outcome('error') } }] },
    ],
    ['a Bundle in a Bundle with an error', bundle(bundle(outcome('fatal')))],
    ['a cut-off Bundle with an error', { ...bundle(outcome('error')), link: next }],
    ['text', '123'],
    ['a number', 5],
    ['a truth value', false],
    ['an empty object', {}],
    ['an object that is no resource', { status: 404 }],
    ['a list of nonsense', ['x']],
    ['a Bundle of nonsense', { resourceType: 'Bundle', entry: ['x', 5] }],
  ])('is unavailable with %s', async (_what, value) => {
    expect(await of(value)).toBe('unavailable');
  });

  it('is unavailable when it holds what another key asks for, and nothing of its own', async () => {
    const other = { resourceType: source === 'procedures' ? 'Condition' : 'Procedure', id: '1' };
    expect(await of(other)).toBe('unavailable');
    expect(await of(bundle(other))).toBe('unavailable');
  });

  it('is known when only resources that no key asks for rode along', async () => {
    expect(await of(bundle({ resourceType: 'Medication', id: 'm1' }))).toBe('known');
  });

  it('is incomplete while more pages exist', async () => {
    expect(await of({ resourceType: 'Bundle', entry: [], link: next })).toBe('incomplete');
    expect(await of({ resourceType: 'Bundle', link: next[1] })).toBe('incomplete');
    expect(await of(bundle({ resourceType: 'Bundle', link: next }))).toBe('incomplete');
  });
});

describe('the diagnoses', () => {
  const of = async (value: unknown) => {
    const { availability, conditions } = await recordOf({ conditions: value });
    return [availability.conditions, ids(conditions)];
  };

  it.each([
    ['a Bundle', bundle(one, condition('c2')), ['c1', 'c2']],
    ['a Bundle whose entry is no list', { resourceType: 'Bundle', entry: { resource: one } }, ['c1']],
    ['one resource', one, ['c1']],
    ['a list of resources', [one, condition('c2')], ['c1', 'c2']],
    ['a Bundle in a Bundle', bundle(bundle(one)), ['c1']],
    ['a list of Bundles', [bundle(one), bundle(condition('c2'))], ['c1', 'c2']],
    ['a Bundle with a remark', bundle(one, outcome('information')), ['c1']],
    ['a Bundle with other resources beside them', bundle(one, { resourceType: 'Provenance' }), ['c1']],
  ])('are known from %s', async (_what, value, expected) => {
    expect(await of(value)).toEqual(['known', expected]);
  });

  it('are incomplete when the server found more than it sent', async () => {
    expect(await of({ ...bundle(one), total: 2 })).toEqual(['incomplete', ['c1']]);
    expect(await of({ ...bundle(one), total: 1 })).toEqual(['known', ['c1']]);
  });

  it('are incomplete when an entry holds nothing', async () => {
    expect(await of({ resourceType: 'Bundle', entry: [{ resource: one }, { fullUrl: 'x' }, {}] })).toEqual([
      'incomplete',
      ['c1'],
    ]);
  });

  it('are incomplete when Bundles are nested deeper than anybody nests them', async () => {
    expect(await of(bundle(bundle(bundle(one))))).toEqual(['incomplete', []]);
    expect(await of([[[one]]])).toEqual(['incomplete', []]);
  });

  it('that came before the server failed are read all the same', async () => {
    expect(await of(bundle(one, outcome('error')))).toEqual(['unavailable', ['c1']]);
  });
});

describe('what comes under other keys', () => {
  it('is read by its type, but satisfies no template', async () => {
    const observation = { resourceType: 'Observation', id: 'o1' };
    const record = await recordOf({
      observations: bundle(observation),
      item1: one,
      everything: [bundle(condition('c2'))],
    });
    expect([ids(record.observations), ids(record.conditions)]).toEqual([['o1'], ['c1', 'c2']]);
    expect(new Set(Object.values(record.availability))).toEqual(new Set(['unavailable']));
  });

  it('leaves the keys that were satisfied as they are', async () => {
    const record = await recordOf({ conditions: bundle(one), other: 'nonsense', more: outcome('error') });
    const known = (Object.keys(record.availability) as Source[]).filter(
      (key) => record.availability[key] === 'known',
    );
    expect(known).toEqual(['conditions']);
  });
});
