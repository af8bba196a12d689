import { describe, expect, it } from '@jest/globals';
import type { OptionStanding, TreatmentOption } from '../../src/patient/facts.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { ago, anAdult, anOrder, aStatement, daysAgo, factsOf, IVIG } from './a-history.js';

const standing = async (patient: APatient, option: TreatmentOption): Promise<OptionStanding> =>
  (await factsOf(patient)).options[option];
const state = async (patient: APatient, option: TreatmentOption) => (await standing(patient, option)).state;
const allergicTo = (text: string, fields: Readonly<Record<string, unknown>> = {}) =>
  anAdult().with({ resourceType: 'AllergyIntolerance', code: { text }, ...fields });
const headache = { criticality: 'low', reaction: [{ manifestation: [{ text: 'Headache' }] }] };
const result = (text: string, valueString: string) => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [{ code: 'laboratory' }] }],
  code: { text },
  effectiveDateTime: ago(30),
  valueString,
});

describe('an option is removed', () => {
  it.each([
    ['IVIG', 'ivig', 'Pregnancy', 'open'],
    ['a JAK inhibitor', 'jak-inhibitor', 'Pregnancy', 'removed'],
    ['cyclophosphamide', 'cyclophosphamide', 'Pregnancy', 'removed'],
    ['mycophenolate', 'mycophenolate', 'Pregnancy', 'removed'],
    ['rituximab', 'rituximab', 'Pregnancy', 'open'],
    ['azathioprine', 'azathioprine', 'Pregnancy', 'open'],
    ['a JAK inhibitor', 'jak-inhibitor', 'Sepsis', 'removed'],
    ['rituximab', 'rituximab', 'Sepsis', 'removed'],
    ['cyclophosphamide', 'cyclophosphamide', 'Sepsis', 'removed'],
    ['mycophenolate', 'mycophenolate', 'Sepsis', 'open'],
    ['IVIG', 'ivig', 'Sepsis', 'open'],
    ['a JAK inhibitor', 'jak-inhibitor', 'Pulmonary tuberculosis', 'removed'],
    ['infliximab', 'infliximab-adalimumab', 'Pulmonary tuberculosis', 'removed'],
    ['infliximab', 'infliximab-adalimumab', 'Congestive heart failure', 'removed'],
    ['infliximab', 'infliximab-adalimumab', 'Multiple sclerosis', 'removed'],
    ['cyclophosphamide', 'cyclophosphamide', 'Haemorrhagic cystitis', 'removed'],
    ['IVIG', 'ivig', 'Selective IgA deficiency', 'open'],
    ['abatacept', 'abatacept', 'Sepsis', 'open'],
  ] as const)('%s (%s) in %s: %s', async (_, option, finding, expected) => {
    expect(await state(anAdult().has(finding, { onset: ago(20) }), option)).toBe(expected);
  });

  it.each([
    ['rituximab', 'HBsAg', 'removed'],
    ['jak-inhibitor', 'HBsAg', 'removed'],
    ['infliximab-adalimumab', 'HBsAg', 'removed'],
    ['rituximab', 'Hepatitis B core antibody', 'removed'],
    ['jak-inhibitor', 'Hepatitis B core antibody', 'open'],
    ['ivig', 'HBsAg', 'open'],
  ] as const)('%s with a positive %s: %s', async (option, test, expected) => {
    expect(await state(anAdult().with(result(test, 'Positive')), option)).toBe(expected);
    expect(await state(anAdult().with(result(test, 'Negative')), option)).toBe('open');
  });

  it('with hepatitis B, and says what would bring it back', async () => {
    const positive = anAdult().with(result('HBsAg', 'Positive'));
    expect((await standing(positive, 'rituximab')).removedBecause).toBe(
      'contraindicated: HBsAg Positive, unless a hepatology plan exists',
    );
    expect((await standing(positive, 'jak-inhibitor')).removedBecause).toBe(
      'contraindicated: HBsAg Positive, unless treated for hepatitis B',
    );
    const core = await standing(anAdult().with(result('Hepatitis B core antibody', 'Positive')), 'rituximab');
    expect(core.removedBecause).toMatch(/core antibody Positive, unless a hepatology plan exists$/);
    const sepsis = await standing(anAdult().has('Sepsis', { onset: ago(2) }), 'rituximab');
    expect(sepsis.removedBecause).not.toMatch(/hepatology/);
  });

  it('cyclophosphamide after a haemorrhagic cystitis that is over', async () => {
    const healed = anAdult().has('Haemorrhagic cystitis', { onset: ago(900), abated: ago(800) });
    expect(await state(healed, 'cyclophosphamide')).toBe('removed');
  });

  it('IVIG after anaphylaxis, and in IgA deficiency with anti-IgA or any reaction before', async () => {
    expect(await state(allergicTo('IVIG', { reaction: [{ description: 'Anaphylaxis' }] }), 'ivig')).toBe(
      'removed',
    );
    expect(await state(allergicTo('IVIG', headache), 'ivig')).toBe('open');
    const deficient = allergicTo('IVIG', headache).has('Selective IgA deficiency');
    expect((await standing(deficient, 'ivig')).removedBecause).toMatch(/^contraindicated/);
    expect(await state(anAdult().has('IgA deficiency').has('Anti-IgA antibodies'), 'ivig')).toBe('removed');
  });

  it('rituximab after anaphylaxis to it', async () => {
    const { contraindicated } = await standing(allergicTo('Anaphylaxis to rituximab'), 'rituximab');
    expect(contraindicated.verdict).toBe('met');
  });

  it('infliximab when dermatomyositis began on a TNF inhibitor', async () => {
    const induced = aPatient({ born: '1986-05-01' })
      .took('adalimumab', { from: ago(500), to: ago(300) })
      .diagnosedWith('Dermatomyositis', { onset: ago(320) });
    expect(await state(induced, 'infliximab-adalimumab')).toBe('removed');
  });

  it('when it was not tolerated, failed or is running', async () => {
    const stopped = (reason: string) =>
      anAdult().took('tofacitinib', { from: ago(300), to: ago(100), status: 'stopped', reason });
    expect((await standing(stopped('recurrent infections'), 'jak-inhibitor')).removedBecause).toMatch(
      /^not tolerated/,
    );
    expect((await standing(stopped('inefficacy'), 'jak-inhibitor')).removedBecause).toMatch(/failed/);
    const running = await standing(anAdult().took('tofacitinib', { from: ago(10) }), 'jak-inhibitor');
    expect(running.removedBecause).toBe('tofacitinib running');
  });

  it('IVIG and SCIG while an immunoglobulin of unknown route is running', async () => {
    const patient = anAdult().with(aStatement({ drug: 'immune globulin human', from: ago(50) }));
    expect([await state(patient, 'ivig'), await state(patient, 'scig')]).toEqual(['removed', 'removed']);
    expect([await state(patient, 'rituximab'), await state(patient, 'jak-inhibitor')]).toEqual([
      'open',
      'open',
    ]);
  });

  it('for an immunoglobulin of unknown route that is running: no option but IVIG and SCIG', async () => {
    const patient = anAdult().with(aStatement({ drug: 'immune globulin human', from: ago(50) }));
    const standings = Object.values((await factsOf(patient)).options);
    const removed = standings.filter((one) => one.state === 'removed').map(({ option }) => option);
    expect(removed).toEqual(['ivig', 'scig']);
  });
});

describe('an option stays', () => {
  it.each(['remission', 'insurance', 'other'])('used before, when it was stopped for %s', async (reason) => {
    const patient = anAdult().took('tofacitinib', {
      from: ago(300),
      to: ago(100),
      status: 'stopped',
      reason,
    });
    expect(await standing(patient, 'jak-inhibitor')).toMatchObject({ state: 'open', usedBefore: true });
  });

  it('when it is on hold, and says so', async () => {
    const held = anAdult().took('mycophenolate mofetil', { from: ago(300), status: 'on-hold' });
    expect(await standing(held, 'mycophenolate')).toMatchObject({
      state: 'open',
      usedBefore: true,
      cautions: ['mycophenolate is on hold: resume or replace it'],
    });
  });

  it('when it is ordered and not started', async () => {
    const ordered = await standing(anAdult().ordered(IVIG, { on: ago(3) }), 'ivig');
    expect([ordered.state, ordered.ordered.verdict, ordered.usedBefore]).toEqual(['open', 'met', false]);
    expect((await standing(anAdult(), 'ivig')).ordered.verdict).toBe('unmet');
  });

  it('when IVIG was interrupted', async () => {
    expect(await standing(anAdult().given(IVIG, daysAgo(100)), 'ivig')).toMatchObject({
      state: 'open',
      usedBefore: true,
    });
  });

  it('with the words that allergies could not be read', async () => {
    const { options } = await factsOf(anAdult(), ['allergies']);
    expect(options.rituximab.intolerant).toMatchObject({ verdict: 'unknown', missing: ['allergies'] });
    expect(options.rituximab.cautions[0]).toMatch(/^Allergies could not be read/);
    expect(options.rituximab.state).toBe('open');
  });
});

describe('a caution', () => {
  it.each([
    ['ivig', 'Deep vein thrombosis', /Thrombosis on record/],
    ['ivig', 'Chronic renal failure', /Impaired renal function/],
    ['ivig', 'Breast cancer', /Malignancy on record/],
    ['ivig', 'Selective IgA deficiency', /check anti-IgA/],
    ['jak-inhibitor', 'Deep vein thrombosis', /last choice/],
    ['jak-inhibitor', 'Breast cancer', /last choice/],
    ['jak-inhibitor', 'Smoker', /Smoker/],
    ['rituximab', 'Pregnancy', /expert decision only/],
    ['mycophenolate', 'Sepsis', /Active infection/],
  ] as const)('of %s in %s', async (option, finding, words) => {
    const { cautions } = await standing(anAdult().has(finding, { onset: ago(60) }), option);
    expect(cautions.some((caution) => words.test(caution))).toBe(true);
  });

  it('of IVIG with a low eGFR', async () => {
    const eGfr = {
      ...result('eGFR', ''),
      code: { coding: [{ system: 'http://loinc.org', code: '33914-3' }], text: 'eGFR' },
      valueString: undefined,
      valueQuantity: { value: 20, unit: 'mL/min/1.73m2' },
    };
    const { cautions } = await standing(anAdult().with(eGfr), 'ivig');
    expect(await state(anAdult().with(eGfr), 'calcineurin-inhibitor')).toBe('removed');
    expect(cautions).toEqual(['Impaired renal function: infuse at no more than 0.03 mL/kg/min']);
  });

  it('of rituximab with a low IgG', async () => {
    const igg = (low: number) => ({
      ...result('IgG', ''),
      valueString: undefined,
      valueQuantity: { value: 6, unit: 'g/L' },
      referenceRange: [{ low: { value: low, unit: 'g/L' } }],
    });
    const { cautions, state: stays } = await standing(anAdult().with(igg(7)), 'rituximab');
    expect(stays).toBe('open');
    expect(cautions).toEqual([`Low IgG (IgG 6 g/L on ${ago(30)}): infection risk, expert decision`]);
    expect((await standing(anAdult().with(igg(5)), 'rituximab')).cautions).toEqual([]);
  });

  it.each([
    ['1961-11-20', 1],
    ['1961-11-21', 0],
    [undefined, 0],
  ])('of a JAK inhibitor for somebody born %s: %d', async (born, count) => {
    const patient = aPatient(born === undefined ? {} : { born }).diagnosedWith('Dermatomyositis');
    expect((await standing(patient, 'jak-inhibitor')).cautions).toHaveLength(count);
  });

  it('of cyclophosphamide after six pulses, not after five', async () => {
    const pulses = (...days: readonly number[]) => anAdult().given('cyclophosphamide', daysAgo(...days));
    const five = await standing(pulses(340, 310, 280, 250, 220), 'cyclophosphamide');
    const six = await standing(pulses(360, 340, 310, 280, 250, 220), 'cyclophosphamide');
    expect(five.cautions).toEqual([]);
    expect([five.lastPlace, six.lastPlace]).toEqual([false, true]);
    expect(six.cautions[0]).toMatch(/expert decision only$/);
  });

  it('is a mild reaction before, which removes nothing', async () => {
    expect((await standing(allergicTo('IVIG', headache), 'ivig')).cautions).toEqual([
      'Mild reaction before: IVIG (Headache)',
    ]);
  });

  it('is no reason to remove calcineurin inhibitors, but renal failure and uncontrolled hypertension are', async () => {
    for (const finding of ['Severe renal failure', 'Uncontrolled hypertension']) {
      expect(await state(anAdult().has(finding), 'calcineurin-inhibitor')).toBe('removed');
    }
    expect(
      await state(
        anAdult().with(anOrder({ drug: 'tacrolimus', authoredOn: ago(10) })),
        'calcineurin-inhibitor',
      ),
    ).toBe('removed');
  });
});
