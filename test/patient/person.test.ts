import { describe, expect, it } from '@jest/globals';
import { defaultSettings } from '../../src/knowledge/settings.js';
import { readResource } from '../../src/contract/fhir.js';
import { dayFrom } from '../../src/patient/dates.js';
import { readDiagnosis } from '../../src/patient/diagnosis.js';
import { readPerson } from '../../src/patient/person.js';
import { problem, type Told } from './a-chart.js';

const context = { asOf: dayFrom('2026-11-20'), timeZone: 'UTC', settings: defaultSettings };
const dm: Told = { icd: 'M33.10', text: 'Dermatomyositis' };
const person = (born: string | undefined, ...told: readonly Told[]) =>
  readPerson(
    readResource('Patient', {
      resourceType: 'Patient',
      gender: 'female',
      ...(born !== undefined && { birthDate: born }),
    }),
    readDiagnosis(
      told.flatMap((one) => readResource('Condition', problem(one)) ?? []),
      context,
    ),
    context,
  );
const aged = (years: number): Told => ({ ...dm, more: { onsetAge: { value: years, code: 'a' } } });

describe('juvenile or adult disease', () => {
  it.each<[string, string | undefined, string | undefined, Told[]]>([
    ['17 today', 'juvenile', '2008-11-21', [dm]],
    ['18 today, onset unknown', 'adult', '2008-11-20', [dm]],
    ['onset on the day before the 18th birthday', 'juvenile', '1990-06-15', [{ ...dm, onset: '2008-06-14' }]],
    ['onset on the 18th birthday', 'adult', '1990-06-15', [{ ...dm, onset: '2008-06-15' }]],
    ['onset known by year, the 18th birthday in it', 'juvenile', '1990-06-15', [{ ...dm, onset: '2008' }]],
    ['birth known by year, the 18th birthday perhaps still to come', 'juvenile', '2008', [dm]],
    ['birth and onset by year only', 'juvenile', '1990', [{ ...dm, onset: '2008' }]],
    ['birth by year, onset the year after', 'adult', '1990', [{ ...dm, onset: '2009' }]],
    ['onset before birth, a typing error', 'adult', '1990-06-15', [{ ...dm, onset: '1909-01-01' }]],
    ['stated onset at 17', 'juvenile', '1960-01-01', [aged(17)]],
    ['stated onset at 18', 'adult', '1960-01-01', [aged(18)]],
    ['stated onset at 17, birth unknown', 'juvenile', undefined, [aged(17)]],
    ['stated onset at 40, birth unknown', 'adult', undefined, [aged(40)]],
    [
      'stated onset at 20 in one entry, dated in childhood in another',
      'juvenile',
      '1990-06-15',
      [aged(20), { ...dm, onset: '2000-01-01' }],
    ],
    ['a woman of 30 with juvenile dermatomyositis', 'juvenile', '1996-01-01', [{ icd: 'M33.00' }]],
    ['called adult, birth unknown', 'adult', undefined, [{ ...dm, text: 'Adult dermatomyositis' }]],
    ['nothing tells', undefined, undefined, [{ ...dm, onset: '2008' }]],
  ])('%s: %s', (_, population, born, told) => {
    expect(person(born, ...told).population).toBe(population);
  });
});

describe('doses go by the present age', () => {
  it.each<[string, boolean, number | undefined, string | undefined, Told]>([
    ['an adult with juvenile disease', false, 30, '1996-01-01', { icd: 'M33.00' }],
    ['17 today', true, 17, '2008-11-21', dm],
    ['18 today', false, 18, '2008-11-20', dm],
    ['birth known by year: the younger age counts', true, 17, '2008', dm],
    ['no birth date, juvenile disease', true, undefined, undefined, { icd: 'M33.00' }],
    ['no birth date, adult disease', false, undefined, undefined, aged(40)],
    ['no birth date, nothing tells: the careful side', true, undefined, undefined, dm],
  ])('%s: a child %s, aged %s', (_, isChild, ageYears, born, told) => {
    expect(person(born, told)).toMatchObject({ isChild, ageYears });
  });

  it('sex is female, male or not known', () => {
    const none = readDiagnosis([], context);
    const sexOf = (gender: string) =>
      readPerson(readResource('Patient', { resourceType: 'Patient', gender }), none, context).sex;
    expect(['female', ' Male', 'other', 'unknown'].map(sexOf)).toEqual([
      'female',
      'male',
      undefined,
      undefined,
    ]);
    expect(readPerson(undefined, none, context)).toEqual({
      population: undefined,
      ageYears: undefined,
      isChild: true,
      sex: undefined,
    });
  });
});
