import { describe, expect, it } from '@jest/globals';
import { sources, type Availability, type Source } from '../../src/contract/patient-record.js';
import type { Diagnosis, Population } from '../../src/patient/facts.js';
import { answerability } from '../../src/rules/truth-table.js';

const availability = (but: Partial<Record<Source, Availability>>): Record<Source, Availability> => ({
  ...(Object.fromEntries(sources.map((source) => [source, 'known'])) as Record<Source, Availability>),
  ...but,
});
const noDrugs = (how: Availability): Partial<Record<Source, Availability>> => ({
  medicationRequests: how,
  medicationDispenses: how,
  medicationStatements: how,
  medicationAdministrations: how,
});

type State = Diagnosis['state'];
type Row = readonly [
  why: string,
  state: State,
  but: Partial<Record<Source, Availability>>,
  population: Population | undefined,
  answer: string,
];

const missing = (...named: readonly Source[]) => `insufficient: ${named.join(', ')}`;
const DRUGS = Object.keys(noDrugs('known')) as Source[];

describe('a chart is judged only when enough of it could be read', () => {
  it.each<Row>([
    ['no dermatomyositis on a complete problem list', 'none', {}, undefined, 'no dermatomyositis'],
    ['the same, whatever else is missing', 'none', noDrugs('unavailable'), undefined, 'no dermatomyositis'],
    ['no problem list', 'none', { conditions: 'unavailable' }, 'adult', missing('conditions')],
    [
      'part of the problem list, no dermatomyositis in it',
      'none',
      { conditions: 'incomplete' },
      'adult',
      missing('conditions'),
    ],
    [
      'part of the problem list, dermatomyositis in it',
      'active',
      { conditions: 'incomplete' },
      'adult',
      'judge',
    ],
    ['dermatomyositis and the whole chart', 'active', {}, 'adult', 'judge'],
    ['dermatomyositis in remission', 'past', {}, 'adult', 'judge'],
    ['dermatomyositis suspected', 'provisional', {}, 'adult', 'judge'],
    ['none of the four drug lists', 'active', noDrugs('unavailable'), 'adult', missing(...DRUGS)],
    ['all four drug lists, each in part', 'active', noDrugs('incomplete'), 'adult', 'judge'],
    [
      'one of four drug lists',
      'active',
      { ...noDrugs('unavailable'), medicationRequests: 'known' },
      'adult',
      'judge',
    ],
    [
      'no laboratory, no allergies, no procedures',
      'active',
      { laboratory: 'unavailable', allergies: 'unavailable', procedures: 'unavailable' },
      'adult',
      'judge',
    ],
    ['no Patient, child by the diagnosis', 'active', { patient: 'unavailable' }, 'juvenile', 'judge'],
    [
      'no Patient, neither child nor adult to be told',
      'active',
      { patient: 'unavailable' },
      undefined,
      missing('patient'),
    ],
    ['a Patient without birth date, neither to be told', 'active', {}, undefined, 'judge'],
  ])('%s', (_, state, but, population, expected) => {
    const answer = answerability(state, availability(but), but.patient === undefined, () => population);
    expect(answer.kind === 'insufficient' ? missing(...answer.missing) : answer.kind).toBe(expected);
  });

  it('does not ask for the age of a patient whom it has no reason to look at', () => {
    const never = () => {
      throw new Error('asked');
    };
    expect(answerability('none', availability({}), false, never).kind).toBe('no dermatomyositis');
    expect(answerability('active', availability({}), true, never).kind).toBe('judge');
  });
});
