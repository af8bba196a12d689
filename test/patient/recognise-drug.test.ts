import { describe, expect, it } from '@jest/globals';
import type { Coding } from '../../src/contract/fhir.js';
import { conceptsOf, SYSTEM, valueSetIds } from '../../src/knowledge/value-sets.js';
import { drugOfValueSet, type Route } from '../../src/knowledge/drugs.js';
import { OWN_SYSTEM } from '../../src/knowledge/site-map.js';
import { recogniseDrug, type RecognisedDrug } from '../../src/patient/recognise-drug.js';
import { routeOf } from '../../src/patient/recognise-route.js';

const rxnorm = (code: string, display?: string): Coding => ({ system: SYSTEM.rxnorm, code, display });

const coded = (codings: readonly Coding[], route?: Route, ...texts: string[]): RecognisedDrug | undefined =>
  recogniseDrug({ codings, texts, route });

const inWords = (text: string, route?: Route): RecognisedDrug | undefined =>
  recogniseDrug({ codings: [], texts: [text], route });

describe('what the site says of its own code', () => {
  const bySite = (code: string, display?: string): Coding => ({ system: OWN_SYSTEM.drug, code, display });

  it('is believed before any other code of the record', () => {
    expect(coded([rxnorm('6851'), bySite('rituximab')])).toMatchObject({ drug: 'rituximab', systemic: true });
    const local = bySite('prednisolone', 'prednisolone topical');
    expect(coded([local])).toMatchObject({ drug: 'prednisolone', systemic: false });
  });

  it('is nothing when it names no drug of ours', () => {
    expect(coded([bySite('aspirin')])).toBeUndefined();
  });
});

describe('a drug is recognised by code', () => {
  const listed = valueSetIds.flatMap((set) => {
    const drug = drugOfValueSet(set);
    return drug ? conceptsOf(set).map(({ system, code }) => ({ drug, system, code })) : [];
  });

  it('for every code of every medication set', () => {
    expect(listed.length).toBeGreaterThan(1000);
    const wrong = listed.filter(({ drug, system, code }) => coded([{ system, code }])?.drug !== drug);
    expect(wrong).toEqual([]);
  });

  it('and every one of them is systemic, except depot methylprednisolone', () => {
    const local = listed.filter(({ system, code }) => coded([{ system, code }])?.systemic === false);
    expect(new Set(local.map(({ drug }) => drug))).toEqual(new Set(['methylprednisolone-acetate']));
  });

  it.each([
    ['a product', [rxnorm('105585')], 'methotrexate'],
    ['an ingredient', [rxnorm('6851')], 'methotrexate'],
    ['a brand', [rxnorm('284900')], 'methotrexate'],
    ['ATC', [{ system: SYSTEM.atc, code: 'L04AX03' }], 'methotrexate'],
    ['the superseded ATC code of rituximab', [{ system: SYSTEM.atc, code: 'L01XC02' }], 'rituximab'],
    ['SNOMED CT', [{ system: SYSTEM.snomed, code: '444649004' }], 'tocilizumab'],
    ['HCPCS of an infusion', [{ system: SYSTEM.hcpcs, code: 'J1745' }], 'infliximab'],
    ['the OID of RxNorm', [{ system: 'urn:oid:2.16.840.1.113883.6.88', code: '214555' }], 'etanercept'],
    [
      'the OID of SNOMED CT',
      [{ system: 'urn:oid:2.16.840.1.113883.6.96', code: '83490000' }],
      'hydroxychloroquine',
    ],
    ['https and white space', [{ system: 'https://snomed.info/sct/', code: ' 387381009 ' }], 'methotrexate'],
    ['a biosimilar product', [rxnorm('2105826')], 'rituximab'],
    ['filgotinib, which has no RxNorm code', [{ system: SYSTEM.atc, code: 'L04AF04' }], 'filgotinib'],
    ['co-trimoxazole', [rxnorm('198334')], 'co-trimoxazole'],
    ['leucovorin as folinic acid', [rxnorm('6313')], 'folinic-acid'],
  ] as const)('given as %s', (_, codings, drug) => {
    expect(coded(codings)).toMatchObject({ drug, systemic: true });
  });

  it('among nine codings of which only the eighth is ours', () => {
    const local = Array.from({ length: 7 }, (_, index) => ({
      system: 'https://fhir.cerner.com/ec2458f2/synonym',
      code: String(2_755_600 + index),
      display: 'chemotherapy order set item',
    }));
    expect(coded([...local, rxnorm('2392140'), { system: SYSTEM.ndc, code: '58406-0021-04' }])).toMatchObject(
      { drug: 'etanercept' },
    );
  });

  it('even when display and text say otherwise', () => {
    expect(coded([rxnorm('6851', 'etanercept')], undefined, 'etanercept')?.drug).toBe('methotrexate');
  });

  it('but not when the code belongs to another system or to none', () => {
    expect(coded([{ system: SYSTEM.snomed, code: '6851' }])).toBeUndefined();
    expect(coded([{ code: '6851' }])).toBeUndefined();
  });

  it('and warfarin or paracetamol are none of ours', () => {
    expect(coded([rxnorm('855332', 'warfarin sodium 5 MG Oral Tablet')])).toBeUndefined();
    expect(coded([rxnorm('313782', 'Acetaminophen 325 MG Oral Tablet')])).toBeUndefined();
  });
});

describe('a drug is recognised by its words', () => {
  it.each([
    ['Methotrexate 2.5 mg tablets', 'methotrexate'],
    ['MÉTHOTREXATE 15 mg', 'methotrexate'],
    ['MTX 15 mg/m2 weekly', 'methotrexate'],
    ['Otrexup auto-injector', 'methotrexate'],
    ['CellCept 500 mg', 'mycophenolate'],
    ['mycophenolate mofetil', 'mycophenolate'],
    ['MMF', 'mycophenolate'],
    ['cyclosporine modified', 'ciclosporin'],
    ['Ciclosporin 100 mg capsules', 'ciclosporin'],
    ['CsA', 'ciclosporin'],
    ['HCQ 200 mg BID', 'hydroxychloroquine'],
    ['hydroxychloroquine; annual ophthalmic exam', 'hydroxychloroquine'],
    ['Plaquenil', 'hydroxychloroquine'],
    ['methyl-prednisolone 1 g', 'methylprednisolone'],
    ['Solumedrol', 'methylprednisolone'],
    ['SOLU MEDROL 1000 MG', 'methylprednisolone'],
    ['IVMP 30 mg/kg', 'methylprednisolone'],
    ['prednisoLONE 5 mg', 'prednisolone'],
    ['predniSONE 5 mg', 'prednisone'],
    ['rituximab-abbs', 'rituximab'],
    ['Rituximab\u2010arrx (Riabni) 1000 mg', 'rituximab'],
    ['RTX', 'rituximab'],
    ['infliximab-dyyb 100 mg vial', 'infliximab'],
    ['Inflectra', 'infliximab'],
    ['etanercept-szzs', 'etanercept'],
    ['adalimumab-aaty', 'adalimumab'],
    ['tocilizumab-aazg', 'tocilizumab'],
    ['IVCYC 500 mg/m2', 'cyclophosphamide'],
    ['certolizumab pegol', 'certolizumab'],
    ['Xeljanz XR 11 mg', 'tofacitinib'],
    ['folic acid 1 mg with methotrexate', 'folic-acid'],
    ['calcium folinate', 'folinic-acid'],
    ['levoleucovorin', 'folinic-acid'],
    ['co-trimoxazole 480 mg', 'co-trimoxazole'],
    ['sulfamethoxazole 800 MG / trimethoprim 160 MG', 'co-trimoxazole'],
    ['TMP-SMX DS', 'co-trimoxazole'],
    ['no response to methotrexate', 'methotrexate'],
    ['methotrexate - avoid alcohol', 'methotrexate'],
    ['not etanercept but infliximab', 'infliximab'],
  ] as const)('%s', (text, drug) => {
    expect(inWords(text)).toMatchObject({ drug, systemic: true });
  });

  it('in the display of a coding whose code is local', () => {
    const local = { system: 'urn:local', code: '17', display: 'Tofacitinib 5 mg tablet' };
    expect(coded([local], undefined, 'JAK inhibitor')).toEqual({
      drug: 'tofacitinib',
      systemic: true,
      impliedRoute: 'oral',
    });
  });

  it('with the display before the text', () => {
    expect(coded([{ display: 'baricitinib' }], undefined, 'ruxolitinib')?.drug).toBe('baricitinib');
  });

  it.each([
    'no etanercept',
    'No etanercept or infliximab',
    'avoid etanercept',
    'avoid TNF inhibitors (etanercept, infliximab)',
    'not on rituximab',
    'never had rituximab',
    'without methotrexate',
    'etanercept contraindicated',
    'rituximab: do not give',
    'infliximab (avoid)',
    'anti-infliximab antibodies',
    'non-methotrexate DMARD',
  ])('"%s" is not a drug given', (text) => {
    expect(inWords(text)).toBeUndefined();
  });

  it.each([
    ['chloroquine is not hydroxychloroquine', 'chloroquine phosphate 250 mg'],
    ['trimethoprim alone is not co-trimoxazole', 'trimethoprim 200 mg'],
    ['radiotherapy is not rituximab', 'RTx left thigh'],
    ['a cyclic vomiting note is not cyclophosphamide', 'cyc'],
    ['"pred" may be either steroid', 'pred 10 mg'],
    ['AZA may be azacitidine', 'AZA 75 mg/m2'],
    ['betamethasone is not dexamethasone', 'betamethasone 0.1% cream'],
    ['azithromycin is not azathioprine', 'azithromycin'],
    ['a multivitamin is not folic acid', 'prenatal vitamin with folic acid 0.8 mg'],
    ['a part of a word is no name', 'promethotrexatex'],
    ['nothing', ''],
    ['warfarin', 'warfarin sodium 5 MG Oral Tablet'],
  ])('%s', (_, text) => {
    expect(inWords(text)).toBeUndefined();
  });

  it('within the time limit of a test, however long and odd the text', () => {
    expect(inWords('no methotrexate, '.repeat(100_000))).toBeUndefined();
    expect(inWords('immune globulin ( '.repeat(100_000))?.drug).toBe('immunoglobulin-unspecified');
  });
});

describe('immunoglobulin is intravenous or subcutaneous', () => {
  const ingredient = rxnorm('5666', 'immunoglobulin G');
  const genericVial = rxnorm('1809421', '100 ML immunoglobulin G, human 100 MG/ML Injection');

  it.each([
    ['Octagam, an intravenous product, whatever the route says', [rxnorm('226026')], 'subcutaneous'],
    ['ATC J06BA02', [{ system: SYSTEM.atc, code: 'J06BA02' }], undefined],
    ['a generic 10% vial', [genericVial], undefined],
    ['a generic 10% vial into a vein', [genericVial], 'intravenous'],
    ['Gammagard without a route', [rxnorm('42697')], undefined],
    ['the ingredient into a vein', [ingredient], 'intravenous'],
    ['the ingredient beside a product', [ingredient, rxnorm('226026')], undefined],
  ] as const)('IVIG: %s', (_, codings, route) => {
    expect(coded(codings, route)).toMatchObject({ drug: 'ivig', impliedRoute: 'intravenous' });
  });

  it.each([
    ['Hizentra, a subcutaneous product', [rxnorm('902750')], undefined],
    ['a HyQvia pack', [rxnorm('1549694')], undefined],
    ['a generic 10% vial under the skin', [genericVial], 'subcutaneous'],
    ['Gammagard under the skin', [rxnorm('42697')], 'subcutaneous'],
    ['Gamunex-C by HCPCS under the skin', [{ system: SYSTEM.hcpcs, code: 'J1561' }], 'subcutaneous'],
    ['the ingredient under the skin', [ingredient], 'subcutaneous'],
    ['human immunoglobulin by SNOMED CT', [{ system: SYSTEM.snomed, code: '333711001' }], 'subcutaneous'],
  ] as const)('SCIG: %s', (_, codings, route) => {
    expect(coded(codings, route)).toMatchObject({ drug: 'scig', impliedRoute: 'subcutaneous' });
  });

  it.each([
    ['immune globulin IV', 'ivig'],
    ['IVIg 2 g/kg', 'ivig'],
    ['IVIG10% 40 g', 'ivig'],
    ['Immunoglobulin, normal human, intravenous', 'ivig'],
    ['Privigen 20 g', 'ivig'],
    ['IVIG (hepatitis B serology drawn before)', 'ivig'],
    ['SCIG 10 g weekly', 'scig'],
    ['immune globulin 20% subcutaneous', 'scig'],
    ['HyQvia', 'scig'],
    ['human normal immunoglobulin 10%', 'immunoglobulin-unspecified'],
    ['gamma globulin', 'immunoglobulin-unspecified'],
    ['GamaSTAN', 'immunoglobulin-unspecified'],
  ] as const)('in words: %s is %s', (text, drug) => {
    expect(inWords(text)?.drug).toBe(drug);
  });

  it('by the words when only the ingredient is coded and no route is stated', () => {
    expect(coded([ingredient], undefined, 'IVIG 2 g/kg')?.drug).toBe('ivig');
    expect(coded([ingredient], 'other', 'SCIG')?.drug).toBe('scig');
  });

  it('neither, when nobody says which', () => {
    expect(coded([ingredient])).toEqual({ drug: 'immunoglobulin-unspecified', systemic: true });
    expect(coded([ingredient], 'intramuscular')?.drug).toBe('immunoglobulin-unspecified');
    expect(coded([genericVial], 'intramuscular')?.drug).toBe('immunoglobulin-unspecified');
    expect(coded([ingredient], undefined, 'IVIG or SCIG')?.drug).toBe('immunoglobulin-unspecified');
  });

  it.each([
    'Rho(D) immune globulin 300 mcg IV',
    'Rh immune globulin',
    'anti-D (Rh0) immunoglobulin',
    'hepatitis B immune globulin',
    'Immune globulin, human, hepatitis B',
    'tetanus immune globulin',
    'rabies immunoglobulin',
    'antithymocyte globulin (rabbit)',
    'lymphocyte immune globulin, anti-thymocyte globulin (equine)',
    'varicella-zoster immune globulin',
    'botulism immune globulin IV',
    'CMV-IVIG',
    'cytomegalovirus immune globulin intravenous',
    'immunoglobulin E',
  ])('never: %s', (text) => {
    expect(inWords(text, 'intravenous')).toBeUndefined();
    expect(coded([ingredient], 'intravenous', text)).toBeUndefined();
  });
});

describe('only what reaches the whole body is systemic', () => {
  it('none of the codes of the non-systemic set', () => {
    const concepts = conceptsOf('med-nonsystemic');
    const found = concepts.map(({ system, code, display }) => coded([{ system, code, display }]));
    const byCode = found.filter((drug) => drug !== undefined);
    expect(byCode.filter(({ systemic }) => systemic)).toEqual([]);
    expect(byCode).toHaveLength(concepts.length);
  });

  it.each([
    ['prednisolone acetate 1% eye drops', 'prednisolone'],
    ['Prednisolone acetate 1% ophth susp', 'prednisolone'],
    ['Pred Forte', 'prednisolone'],
    ['tacrolimus 0.1% ointment', 'tacrolimus'],
    ['Protopic', 'tacrolimus'],
    ['ruxolitinib cream', 'ruxolitinib'],
    ['dexamethasone mouthwash', 'dexamethasone'],
    ['tobramycin-dexamethasone', 'dexamethasone'],
    ['prednisolone enema', 'prednisolone'],
    ['methylprednisolone intra-articular injection', 'methylprednisolone'],
    ['dexamethasone nasal spray', 'dexamethasone'],
    ['ciclosporin ophthalmic emulsion', 'ciclosporin'],
    ['prednisolone inhaler', 'prednisolone'],
    ['Depo-Medrol 40 mg', 'methylprednisolone-acetate'],
  ] as const)('not: %s', (text, drug) => {
    expect(inWords(text)).toMatchObject({ drug, systemic: false });
  });

  it.each(['topical', 'ophthalmic', 'inhaled', 'intra-articular'] as const)(
    'not by the %s route, although the ingredient is coded',
    (route) => {
      expect(coded([rxnorm('3264')], route)).toMatchObject({ drug: 'dexamethasone', systemic: false });
    },
  );

  it('not an ingredient beside the code of its ointment', () => {
    expect(coded([rxnorm('42316'), rxnorm('284848')])).toMatchObject({
      drug: 'tacrolimus',
      systemic: false,
    });
  });

  it('not depot methylprednisolone, even into a vein and beside its ingredient', () => {
    expect(coded([rxnorm('6902'), rxnorm('155323')], 'intravenous')).toMatchObject({
      drug: 'methylprednisolone-acetate',
      systemic: false,
    });
  });

  it.each([
    ['a tablet', coded([rxnorm('198144')], 'oral')],
    ['a pulse', coded([rxnorm('1743726')], 'intravenous', 'methylprednisolone IV pulse')],
    ['a route nobody understands', coded([rxnorm('3264')], 'other')],
    ['a drug for skin disease', inWords('methotrexate for cutaneous dermatomyositis')],
  ])('but %s is', (_, found) => {
    expect(found?.systemic).toBe(true);
  });
});

describe('the product tells its route where the record does not', () => {
  it.each([
    ['an oral tablet', [rxnorm('105585')], 'oral'],
    ['a methotrexate syringe', [rxnorm('2377353')], 'subcutaneous'],
    ['an auto-injector', [rxnorm('1441402')], 'subcutaneous'],
    ['a methylprednisolone vial', [rxnorm('1743726')], 'intravenous'],
    ['a methylprednisolone tablet', [rxnorm('328161')], 'oral'],
    ['a tocilizumab vial', [rxnorm('1657979')], 'intravenous'],
    ['a tocilizumab syringe', [rxnorm('1441527')], 'subcutaneous'],
    ['rituximab with hyaluronidase', [rxnorm('1927884')], 'subcutaneous'],
    ['an infliximab pen', [rxnorm('2675742')], 'subcutaneous'],
    ['a cyclophosphamide capsule', [rxnorm('1437968')], 'oral'],
    ['a cyclophosphamide vial', [rxnorm('1734919')], 'intravenous'],
    ['eye drops', [rxnorm('309692')], 'ophthalmic'],
  ] as const)('%s', (_, codings, route) => {
    expect(coded(codings)?.impliedRoute).toBe(route);
  });

  it.each([
    ['a methotrexate vial, for vein, muscle or skin', [rxnorm('311625')]],
    ['a dexamethasone syringe', [rxnorm('2099700')]],
    ['an intramuscular immunoglobulin vial', [rxnorm('1809037')]],
    ['a bare ingredient', [rxnorm('6902')]],
  ])('but not %s', (_, codings) => {
    expect(coded(codings)?.impliedRoute).toBeUndefined();
  });
});

describe('the route', () => {
  it.each([
    ['26643006', 'oral'],
    ['34206005', 'subcutaneous'],
    ['47625008', 'intravenous'],
  ])('by SNOMED CT code %s is %s', (code, route) => {
    expect(routeOf({ codings: [{ system: SYSTEM.snomed, code }] })).toBe(route);
    expect(routeOf({ codings: [{ system: 'urn:oid:2.16.840.1.113883.6.96', code }] })).toBe(route);
  });

  it.each([
    ['Intravenous route (qualifier value)', 'intravenous'],
    ['IV', 'intravenous'],
    ['i.v.', 'intravenous'],
    ['IVPB', 'intravenous'],
    ['Oral', 'oral'],
    ['PO', 'oral'],
    ['by mouth', 'oral'],
    ['Nasogastric route', 'oral'],
    ['SC', 'subcutaneous'],
    ['subcut', 'subcutaneous'],
    ['SQ', 'subcutaneous'],
    ['Sub-Q', 'subcutaneous'],
    ['Subcutaneous route', 'subcutaneous'],
    ['IM', 'intramuscular'],
    ['Intramuscular route', 'intramuscular'],
    ['Topical route', 'topical'],
    ['Cutaneous route', 'topical'],
    ['Otic route', 'topical'],
    ['Ophthalmic route', 'ophthalmic'],
    ['Nasal route', 'inhaled'],
    ['Inhalation', 'inhaled'],
    ['Intra-articular route', 'intra-articular'],
    ['Intrathecal route', 'intra-articular'],
    ['Gastrostomy route', 'oral'],
    ['via baxter pump', 'other'],
  ])('in words: %s is %s', (display, route) => {
    expect(routeOf({ codings: [{ system: 'urn:local', code: '1', display }] })).toBe(route);
    expect(routeOf({ text: display })).toBe(route);
  });

  it.each([
    ['15 mg SC once weekly', 'subcutaneous'],
    ['1000 mg IV over 60 minutes', 'intravenous'],
    ['take 6 tablets by mouth weekly', 'oral'],
    ['take 6 tablets weekly', 'oral'],
    ['methylprednisolone infusion 1 g', 'intravenous'],
    ['apply cream twice daily', 'topical'],
    ['1 drop in both eyes', 'ophthalmic'],
  ])('in the dosage text: %s is %s', (dosageText, route) => {
    expect(routeOf({ dosageText })).toBe(route);
  });

  it('in the product when nothing else says it', () => {
    expect(routeOf({ productText: 'methotrexate 2.5 MG Oral Tablet' })).toBe('oral');
  });

  it('in the order code, stated words, dosage, product', () => {
    const oral = { system: SYSTEM.snomed, code: '26643006', display: 'Intravenous' };
    expect(routeOf({ codings: [oral], text: 'IV' })).toBe('oral');
    expect(routeOf({ text: 'SC', dosageText: '15 mg PO' })).toBe('subcutaneous');
    expect(routeOf({ dosageText: '15 mg SC', productText: 'Oral Tablet' })).toBe('subcutaneous');
  });

  it.each([
    ['nothing was said', {}],
    ['the dosage text is silent', { dosageText: '15 mg weekly' }],
    ['two routes are offered', { dosageText: 'IV or PO' }],
    ['IV is a class of nephritis', { dosageText: 'for class IV lupus nephritis' }],
    ['"cap" is a limit, not a capsule', { dosageText: '2 g/kg, cap 70 g' }],
    ['a globulin infusion may be under the skin', { productText: 'immune globulin infusion' }],
  ])('is unknown when %s', (_, mention) => {
    expect(routeOf(mention)).toBeUndefined();
  });
});
