import { describe, expect, it } from '@jest/globals';
import {
  canonicalSystem,
  conceptOf,
  conceptsOf,
  SYSTEM,
  VALUE_SETS,
  valueSetIds,
  valueSetsOf,
  type ValueSetId,
} from '../../src/knowledge/value-sets.js';

const setsOf = (system: string, code: string): readonly ValueSetId[] => [...valueSetsOf(system, code)];

const startingWith = (start: string): readonly ValueSetId[] =>
  valueSetIds.filter((id) => id.startsWith(start));

/** A code in two sets of one group would give one patient two diagnoses, or one tablet two ingredients. */
const exclusiveGroups: readonly (readonly [string, readonly ValueSetId[]])[] = [
  [
    'myositis diagnoses',
    [
      'cond-dermatomyositis',
      'cond-juvenile-dermatomyositis',
      'cond-polymyositis',
      'cond-antisynthetase',
      'cond-other-myositis',
    ],
  ],
  // The order products are a subset of the IVIG set by design.
  ['drugs', startingWith('med-').filter((id) => id !== 'med-order-ivig-products')],
  ['laboratory tests', startingWith('lab-')],
  ['malignancy and non-melanoma skin cancer', ['cond-malignancy', 'cond-nmsc']],
  ['active and latent tuberculosis', ['cond-tuberculosis', 'cond-latent-tb']],
  [
    'arthritis and other TNF indications',
    ['cond-ra', 'cond-jia', 'cond-psoriasis', 'cond-other-tnf-indication', 'cond-ibd'],
  ],
];

describe('the value sets', () => {
  it('are the 122 sets of the terminology draft', () => {
    expect(valueSetIds).toHaveLength(122);
  });

  it.each(valueSetIds)('%s says what it is, where it is from and when it was taken', (id) => {
    const set = VALUE_SETS[id];
    expect(set.id).toBe(id);
    expect(set.title).not.toBe('');
    expect(set.source).toContain('NOTICE');
    expect(set.retrievedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(conceptsOf(id).length + (set.icdPrefixes?.icd10cm.length ?? 0)).toBeGreaterThan(0);
  });

  it.each(valueSetIds)('%s lists no code twice', (id) => {
    const codes = conceptsOf(id).map(({ system, code }) => `${system}|${code}`);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(exclusiveGroups)('share no code among %s, neither listed nor by ICD prefix', (_, group) => {
    const shared = group.flatMap((id) =>
      conceptsOf(id)
        .map(({ system, code }) => [code, ...setsOf(system, code).filter((one) => group.includes(one))])
        .filter((sets) => sets.length > 2),
    );
    expect(shared).toEqual([]);
  });

  it.each(exclusiveGroups)('overlap in no ICD prefix among %s', (_, group) => {
    const prefixes = group.flatMap((id) =>
      (['icd10cm', 'icd10who'] as const).flatMap((edition) =>
        (VALUE_SETS[id].icdPrefixes?.[edition] ?? []).map((prefix) => ({
          prefix,
          sets: setsOf(SYSTEM[edition], prefix.padEnd(3, '0')).filter((one) => group.includes(one)),
        })),
      ),
    );
    expect(prefixes.filter(({ sets }) => sets.length !== 1)).toEqual([]);
  });

  it('give every code a display, except ATC, whose texts may not be redistributed', () => {
    const concepts = valueSetIds.flatMap(conceptsOf);
    const without = concepts.filter(({ display }) => !display);
    expect(new Set(without.map(({ system }) => system))).toEqual(new Set([SYSTEM.atc]));
    expect(concepts.filter(({ system, display }) => system === SYSTEM.atc && display)).toEqual([]);
  });

  it('use only systems whose canonical URI is known', () => {
    const systems = new Set(valueSetIds.flatMap(conceptsOf).map(({ system }) => system));
    for (const system of systems) expect(Object.values(SYSTEM)).toContain(system);
  });

  it('do not list ICD codes that a prefix of the same set covers', () => {
    const covered = valueSetIds.flatMap((id) => {
      const { icdPrefixes } = VALUE_SETS[id];
      return conceptsOf(id).filter(({ system, code }) => {
        const prefixes = system === SYSTEM.icd10cm ? icdPrefixes?.icd10cm : icdPrefixes?.icd10who;
        return system.includes('icd-10') && prefixes?.some((prefix) => code.startsWith(prefix));
      });
    });
    expect(covered).toEqual([]);
  });

  it('offer the Octagam 10% order product with its display', () => {
    expect(conceptsOf('med-order-ivig-products')).toContainEqual({
      system: SYSTEM.rxnorm,
      code: '1809502',
      display: '100 ML immunoglobulin G, human 100 MG/ML Injection [Octagam]',
    });
  });
});

describe('a code is found in its sets', () => {
  it.each([
    ['juvenile dermatomyositis by SNOMED CT', SYSTEM.snomed, '1212005', 'cond-juvenile-dermatomyositis'],
    ['juvenile dermatomyositis by ICD-10-CM', SYSTEM.icd10cm, 'M33.03', 'cond-juvenile-dermatomyositis'],
    ['adult dermatomyositis by ICD-10', SYSTEM.icd10who, 'M33.1', 'cond-dermatomyositis'],
    ['unspecified dermatopolymyositis, as listed', SYSTEM.icd10cm, 'M33.90', 'cond-dermatomyositis'],
    ['methotrexate tablets by RxNorm', SYSTEM.rxnorm, '105585', 'med-methotrexate'],
    ['methotrexate by ATC', SYSTEM.atc, 'L04AX03', 'med-methotrexate'],
    ['rituximab by HCPCS in lower case', SYSTEM.hcpcs, 'q5115', 'med-rituximab'],
    ['MMR by CVX without its leading zero', SYSTEM.cvx, '3', 'vax-live'],
    ['a diverticulitis that is enumerated', SYSTEM.icd10cm, 'K57.32', 'cond-diverticulitis'],
  ] as const)('%s', (_, system, code, set) => {
    expect(valueSetsOf(system, code).has(set)).toBe(true);
  });

  it('with ICD written with or without the dot, in lower case, with white space', () => {
    for (const code of ['M33.02', 'M3302', 'm33.02', ' m3302 '])
      expect(setsOf(SYSTEM.icd10cm, code)).toEqual(['cond-juvenile-dermatomyositis']);
  });

  it('with ICD codes of years to come, by their category', () => {
    expect(valueSetsOf(SYSTEM.icd10cm, 'J84.178').has('cond-ild')).toBe(true);
  });

  it('in every set that holds it', () => {
    expect(setsOf(SYSTEM.rxnorm, '1809421')).toEqual(['med-ivig', 'med-order-ivig-products']);
  });

  it('and its own display is known, whatever the record says', () => {
    expect(conceptOf('urn:oid:2.16.840.1.113883.6.88', '105585')?.display).toBe(
      'methotrexate 2.5 MG Oral Tablet',
    );
  });
});

describe('a code is not found in sets it does not belong to', () => {
  it.each([
    ['polymyositis is not dermatomyositis', SYSTEM.icd10cm, 'M33.20', 'cond-dermatomyositis'],
    ['juvenile is not adult dermatomyositis', SYSTEM.icd10cm, 'M33.00', 'cond-dermatomyositis'],
    ['diverticulosis is not diverticulitis', SYSTEM.icd10cm, 'K57.30', 'cond-diverticulitis'],
    ['unperforated diverticular disease (WHO) neither', SYSTEM.icd10who, 'K57.3', 'cond-diverticulitis'],
    ['basal cell carcinoma is not a malignancy here', SYSTEM.icd10cm, 'C44.01', 'cond-malignancy'],
    ['nor in the WHO edition', SYSTEM.icd10who, 'C44.3', 'cond-malignancy'],
    ['dysphagia after stroke is not in the set', SYSTEM.icd10cm, 'I69.391', 'cond-dysphagia'],
    ['the QuantiFERON mitogen control is no result', SYSTEM.loinc, '71774-4', 'lab-tb-igra'],
    ['recombinant zoster vaccine is not live', SYSTEM.cvx, '187', 'vax-live'],
    ['a pressure ulcer is not a skin ulcer of vasculopathy', SYSTEM.icd10cm, 'L89.154', 'cond-skin-ulcer'],
    ['CK-MB is not total CK', SYSTEM.loinc, conceptsOf('lab-ck-isoenzymes')[0]?.code, 'lab-ck-total'],
    ['warfarin is not hydroxychloroquine', SYSTEM.snomed, '372756006', 'med-hydroxychloroquine'],
    ['a word in an ICD field is not chapter C', SYSTEM.icd10cm, 'cancer', 'cond-malignancy'],
    ['a shorter code than the category', SYSTEM.icd10cm, 'M33', 'cond-dermatomyositis'],
  ] as const)('%s', (_, system, code, set) => {
    expect(valueSetsOf(system, code).has(set)).toBe(false);
  });

  it('when the same digits belong to another system', () => {
    expect(setsOf(SYSTEM.snomed, '105585')).toEqual([]);
    expect(setsOf(SYSTEM.icd10cm, '1212005')).toEqual([]);
  });

  it('when system or code is missing, empty or unknown', () => {
    expect(valueSetsOf(undefined, '105585').size).toBe(0);
    expect(valueSetsOf(SYSTEM.rxnorm, undefined).size).toBe(0);
    expect(valueSetsOf(SYSTEM.icd10cm, ' ').size).toBe(0);
    expect(valueSetsOf('urn:local', '105585').size).toBe(0);
    expect(valueSetsOf('constructor', '__proto__').size).toBe(0);
  });
});

describe('code systems', () => {
  it.each([
    ['urn:oid:2.16.840.1.113883.6.96', SYSTEM.snomed],
    ['URN:OID:2.16.840.1.113883.6.88', SYSTEM.rxnorm],
    ['urn:oid:2.16.840.1.113883.6.90', SYSTEM.icd10cm],
    ['urn:oid:2.16.840.1.113883.6.1', SYSTEM.loinc],
    ['urn:oid:2.16.840.1.113883.6.69', SYSTEM.ndc],
    ['https://snomed.info/sct', SYSTEM.snomed],
    ['http://snomed.info/sct/', SYSTEM.snomed],
    [' http://LOINC.org ', SYSTEM.loinc],
    ['HTTP://www.nlm.nih.gov/research/umls/RxNorm', SYSTEM.rxnorm],
    ['http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', SYSTEM.hcpcs],
  ])('%s is %s', (sent, canonical) => {
    expect(canonicalSystem(sent)).toBe(canonical);
  });

  it('that are not known stay as they are', () => {
    expect(canonicalSystem('urn:oid:2.16.840.1.113883.6.100')).toBe('urn:oid:2.16.840.1.113883.6.100');
    expect(canonicalSystem('http://hospital.example/drugs ')).toBe('http://hospital.example/drugs');
  });
});
