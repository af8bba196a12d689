import { describe, expect, it } from '@jest/globals';
import { readResource, type AllergyIntolerance } from '../../src/contract/fhir.js';
import { readIntolerances } from '../../src/patient/intolerances.js';

const allergy = (fields: Readonly<Record<string, unknown>>): AllergyIntolerance => {
  const read = readResource('AllergyIntolerance', {
    resourceType: 'AllergyIntolerance',
    id: 'a1',
    ...fields,
  });
  if (!read) throw new Error('not an allergy');
  return read;
};
const to = (text: string, ...manifestations: readonly string[]) => ({
  code: { text },
  ...(manifestations.length > 0 && {
    reaction: [{ manifestation: manifestations.map((manifestation) => ({ text: manifestation })) }],
  }),
});
const read = (fields: Readonly<Record<string, unknown>>) => readIntolerances([allergy(fields)]);
const weights = (fields: Readonly<Record<string, unknown>>) => read(fields).map(({ weight }) => weight);
const status = (code: string) => ({ coding: [{ code }] });

describe('an allergy list', () => {
  it.each([
    ['Immune globulin', ['ivig']],
    ['IVIG', ['ivig']],
    ['Gamunex-C', ['ivig']],
    ['Hizentra', ['scig']],
    ['rituximab-abbs', ['rituximab']],
    ['Rho(D) immune globulin', []],
    ['Hepatitis B immune globulin', []],
    ['Tetanus immune globulin', []],
    ['Rabies immune globulin', []],
    ['Antithymocyte globulin', []],
    ['No known allergy to rituximab', []],
    ['Penicillin', []],
  ])('that says "%s" is about %j', (text, drugs) => {
    expect(read(to(text)).map(({ drug }) => drug)).toEqual(drugs);
  });

  it('names the drug in its reaction only, once', () => {
    const twice = {
      code: { text: 'Drug allergy' },
      reaction: [
        { substance: { text: 'methotrexate' }, manifestation: [{ text: 'rash' }] },
        { substance: { coding: [{ display: 'Methotrexate' }] }, description: 'again' },
      ],
    };
    expect(read(twice)).toEqual([
      {
        drug: 'methotrexate',
        words: 'Drug allergy (rash, again)',
        from: 'AllergyIntolerance/a1',
        weight: 'intolerant',
      },
    ]);
    expect(
      readIntolerances([allergy({ id: undefined, reaction: [{ substance: { text: 'IVIG' } }] })]),
    ).toMatchObject([{ words: 'allergy', from: 'AllergyIntolerance/without-id' }]);
  });

  it.each([
    [{ clinicalStatus: status('active') }, 1],
    [{}, 1],
    [{ clinicalStatus: status('inactive') }, 0],
    [{ clinicalStatus: { text: 'Resolved ' } }, 0],
    [{ verificationStatus: status('refuted') }, 0],
    [{ verificationStatus: status('entered-in-error ') }, 0],
    [{ verificationStatus: { text: 'Entered in error' } }, 0],
    [{ verificationStatus: status('unconfirmed') }, 1],
  ])('with %j counts %d times', (statuses, count) => {
    expect(read({ ...to('rituximab'), ...statuses })).toHaveLength(count);
  });
});

describe('how much an allergy weighs', () => {
  it.each([
    ['low', ['Headache'], 'caution'],
    ['low', ['nausea', 'Chills'], 'caution'],
    ['low', ['fever and chills'], 'caution'],
    ['low', ['Severe headache'], 'caution'],
    ['low', ['headache, and nausea'], 'caution'],
    [undefined, ['Headache, and nausea; and fever'], 'caution'],
    ['low', ['Headache with urticaria'], 'intolerant'],
    ['low', ['headache', 'rash'], 'intolerant'],
    ['low', ['aseptic meningitis with headache'], 'intolerant'],
    ['low', [], 'intolerant'],
    ['high', ['Headache'], 'intolerant'],
    [undefined, ['Headache'], 'caution'],
    ['unable-to-assess', ['Headache', 'Chills'], 'caution'],
    ['low', ['Anaphylaxis'], 'severe'],
    [undefined, ['anaphylactic shock'], 'severe'],
    [undefined, ['Bronchospasm'], 'severe'],
  ])('of criticality %s with %j is %s', (criticality, manifestations, weight) => {
    expect(weights({ ...to('IVIG', ...manifestations), criticality })).toEqual([weight]);
  });

  const coded = { coding: [{ system: 'urn:oid:1.2.3.4', code: 'R-7' }] };
  it.each([
    ['a code', 'reaction coded R-7', [{ manifestation: [{ text: 'Headache' }, coded] }]],
    [
      'a local code that looks like a word',
      'reaction coded FEVER',
      [{ manifestation: [{ text: 'Headache' }, { coding: [{ code: 'FEVER' }] }] }],
    ],
    [
      'a code, in an entry of its own',
      'reaction coded R-7',
      [{ manifestation: [coded] }, { manifestation: [{ text: 'Headache' }] }],
    ],
    [
      'a code beside a description',
      'reaction coded R-7',
      [{ manifestation: [coded], description: 'Headache' }],
    ],
    ['nothing that can be read', 'reaction not readable', [{ manifestation: [{}, { text: 'Headache' }] }]],
  ])('is never mild where a reaction is told by %s', (_, shown, reaction) => {
    for (const criticality of [undefined, 'low']) {
      const [found] = read({ code: { text: 'IVIG' }, criticality, reaction });
      expect(found?.weight).toBe('intolerant');
      expect(found?.words).toContain(shown);
    }
  });

  it.each(['Reaction', 'Headache'])('goes by the gravest wording: "%s", whose display says more', (text) => {
    const manifestation = [{ text, coding: [{ display: 'Anaphylaxis (disorder)' }] }];
    const [found] = read({ code: { text: 'IVIG' }, criticality: 'low', reaction: [{ manifestation }] });
    expect(found).toMatchObject({ weight: 'severe', words: 'IVIG (Anaphylaxis (disorder))' });
  });

  it('wants the words "criticality low" for every drug but immunoglobulin', () => {
    expect(weights(to('methotrexate', 'Headache'))).toEqual(['intolerant']);
    expect(weights({ ...to('methotrexate', 'Headache'), criticality: 'low' })).toEqual(['caution']);
  });

  it('is severe by the severity of a reaction, or by the name of the entry', () => {
    const severe = {
      code: { text: 'IVIG' },
      reaction: [{ manifestation: [{ text: 'rash' }], severity: 'severe' }],
    };
    expect(weights(severe)).toEqual(['severe']);
    expect(weights(to('Anaphylaxis to IVIG'))).toEqual(['severe']);
  });
});
