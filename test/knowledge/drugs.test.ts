import { describe, expect, it } from '@jest/globals';
import {
  classOf,
  DRUGS,
  drugIds,
  drugOfValueSet,
  drugsOfClass,
  givenAs,
  IV_OR_SC_IMMUNOGLOBULINS,
  NON_SYSTEMIC_ATC,
  type DrugId,
} from '../../src/knowledge/drugs.js';
import { defaultSettings, settingDefinitions } from '../../src/knowledge/settings.js';
import {
  conceptsOf,
  SYSTEM,
  VALUE_SETS,
  valueSetIds,
  type ValueSetId,
  valueSetsOf,
} from '../../src/knowledge/value-sets.js';

const textsOf = (set: ValueSetId): readonly string[] => [
  VALUE_SETS[set].note ?? '',
  ...conceptsOf(set).map(({ display }) => display ?? ''),
];

describe('every drug', () => {
  it('of the medication sets is known, each set to one drug', () => {
    const medications = valueSetIds.filter((id) => id.startsWith('med-') && id !== 'med-nonsystemic');
    expect(medications.filter((set) => drugOfValueSet(set) === undefined)).toEqual([]);
    const claimed = drugIds.flatMap((drug) => DRUGS[drug].valueSets);
    expect([...claimed].sort()).toEqual([...medications].sort());
  });

  it.each(drugIds)('%s is known by brand names that its value sets show', (drug) => {
    const own = DRUGS[drug].valueSets.flatMap(textsOf).join('\n').toLowerCase();
    const local = textsOf('med-nonsystemic').join('\n').toLowerCase();
    // Gammagard and its like stand in the IVIG set.
    for (const brand of DRUGS[drug].brands) expect(own).toContain(brand.toLowerCase());
    for (const brand of DRUGS[drug].nonSystemicBrands ?? []) expect(local).toContain(brand.toLowerCase());
  });

  it('has names of its own', () => {
    const names = drugIds.flatMap((drug) => [
      ...DRUGS[drug].generics,
      ...DRUGS[drug].brands,
      ...(DRUGS[drug].nonSystemicBrands ?? []),
    ]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  });
});

describe('classes follow the specification', () => {
  it('csDMARD: methotrexate, azathioprine, mycophenolate, ciclosporin, tacrolimus; hydroxychloroquine is none', () => {
    expect(drugsOfClass('csdmard')).toEqual([
      'methotrexate',
      'azathioprine',
      'mycophenolate',
      'ciclosporin',
      'tacrolimus',
    ]);
    expect(classOf('hydroxychloroquine')).toBe('antimalarial');
  });

  it('etanercept is one of five TNF inhibitors', () => {
    expect(drugsOfClass('tnf-inhibitor')).toEqual([
      'etanercept',
      'infliximab',
      'adalimumab',
      'certolizumab',
      'golimumab',
    ]);
  });
});

describe('an adequate trial', () => {
  it.each<[DrugId, string]>([
    ['prednisolone', 'exposure 4 weeks'],
    ['methotrexate', 'exposure 12 weeks'],
    ['hydroxychloroquine', 'exposure 12 weeks'],
    ['tofacitinib', 'exposure 12 weeks'],
    ['infliximab', 'exposure 12 weeks'],
  ])('of %s is %s', (drug, trial) => {
    const { adequateTrial } = DRUGS[drug];
    expect(adequateTrial?.kind).toBe('exposure');
    if (adequateTrial?.kind !== 'exposure') return;
    expect(
      `exposure ${defaultSettings[adequateTrial.exposure]} ${settingDefinitions[adequateTrial.exposure].unit}`,
    ).toBe(trial);
  });

  it('of methotrexate needs 15 mg/m2 a week in a child and 15 mg a week in an adult', () => {
    const { adequateTrial } = DRUGS.methotrexate;
    const { juvenile, adult } = (adequateTrial?.kind === 'exposure' && adequateTrial.minimumDose) || {};
    expect(juvenile && settingDefinitions[juvenile]).toMatchObject({ value: 15, unit: 'mg/m² a week' });
    expect(adult && settingDefinitions[adult]).toMatchObject({ value: 15, unit: 'mg a week' });
  });

  it('of IVIG is three cycles and twelve weeks, the last cycle covering 28 days', () => {
    expect(DRUGS.ivig.adequateTrial).toEqual({
      kind: 'cycles',
      cycles: 'ivigTrialCycles',
      span: 'ivigTrialWeeks',
    });
    expect(defaultSettings).toMatchObject({
      ivigTrialCycles: 3,
      ivigTrialWeeks: 12,
      ivigCycleCoversDays: 28,
    });
  });

  it('of rituximab is 26 weeks from the first infusion', () => {
    expect(DRUGS.rituximab.adequateTrial).toMatchObject({
      kind: 'since-first-infusion',
      elapsed: 'rituximabTrialWeeks',
    });
    expect(defaultSettings.rituximabTrialWeeks).toBe(26);
  });

  it('of cyclophosphamide is six pulses or 24 weeks', () => {
    expect(DRUGS.cyclophosphamide.adequateTrial).toMatchObject({
      kind: 'pulses-or-span',
      pulses: 'cyclophosphamideTrialPulses',
      span: 'cyclophosphamideTrialWeeks',
    });
    expect(defaultSettings).toMatchObject({ cyclophosphamideTrialPulses: 6, cyclophosphamideTrialWeeks: 24 });
  });

  it('is not invented where the specification names none', () => {
    const none: readonly DrugId[] = ['scig', 'abatacept', 'tocilizumab', 'methylprednisolone-acetate'];
    for (const drug of none) expect(DRUGS[drug].adequateTrial).toBeUndefined();
  });
});

describe('an order is not a dose', () => {
  it.each([
    ['ivig', undefined],
    ['rituximab', undefined],
    ['rituximab', 'subcutaneous'],
    ['cyclophosphamide', undefined],
    ['cyclophosphamide', 'intravenous'],
    ['infliximab', undefined],
    ['methylprednisolone', 'intravenous'],
    ['abatacept', 'intravenous'],
    ['tocilizumab', 'intravenous'],
  ] as const)('for %s (route %s)', (drug, route) => {
    expect(givenAs(drug, route)).toBe('infusion');
  });

  it.each([
    ['methotrexate', 'subcutaneous'],
    ['methylprednisolone', 'oral'],
    ['methylprednisolone', undefined],
    ['cyclophosphamide', 'oral'],
    ['infliximab', 'subcutaneous'],
    ['abatacept', 'subcutaneous'],
    ['tocilizumab', undefined],
    ['scig', undefined],
    ['prednisone', 'oral'],
  ] as const)('but an order of %s (route %s) is taken at home', (drug, route) => {
    expect(givenAs(drug, route)).toBe('oral-or-injection');
  });
});

describe('tables that stand in for what may not be shipped', () => {
  it('name the drug of every ATC code of the non-systemic set', () => {
    const atc = conceptsOf('med-nonsystemic').filter(({ system }) => system === SYSTEM.atc);
    expect(atc.map(({ code }) => code).sort()).toEqual(Object.keys(NON_SYSTEMIC_ATC).sort());
  });

  it('name immunoglobulins for both routes that are in the IVIG set', () => {
    expect(valueSetsOf(SYSTEM.rxnorm, '42697').has('med-ivig')).toBe(true);
    for (const name of IV_OR_SC_IMMUNOGLOBULINS) expect(DRUGS.ivig.brands).toContain(name);
  });
});
