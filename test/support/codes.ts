/**
 * The few codes that test patients carry, none from memory: all but the routes of administration stand in
 * src/knowledge/value-sets, which came from the verified terminology (test/a-patient.test.ts checks it).
 */
export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display?: string;
}

const rxnorm = (code: string, display: string): Coding => ({
  system: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  code,
  display,
});
/** ATC displays may not be shipped. */
const atc = (code: string): Coding => ({ system: 'http://www.whocc.no/atc', code });
const icd = (code: string, display: string): Coding => ({
  system: 'http://hl7.org/fhir/sid/icd-10-cm',
  code,
  display,
});
const snomed = (code: string, display: string): Coding => ({
  system: 'http://snomed.info/sct',
  code,
  display,
});
const loinc = (code: string, display: string): Coding => ({ system: 'http://loinc.org', code, display });

/** SNOMED CT routes of administration, as the vignettes carry them. */
const routes = {
  oral: snomed('26643006', 'Oral route'),
  subcutaneous: snomed('34206005', 'Subcutaneous route'),
  intravenous: snomed('47625008', 'Intravenous route'),
} as const;

/** One product of a drug as it is prescribed, and other codes that mean the same drug. */
export interface DrugCodes {
  readonly product: Coding;
  readonly alsoKnownAs: readonly Coding[];
  readonly route?: Coding;
}

const methotrexate = [rxnorm('6851', 'methotrexate'), atc('L04AX03')];
const methylprednisolone = [rxnorm('6902', 'methylprednisolone'), atc('H02AB04')];

const coTrimoxazole: DrugCodes = {
  product: rxnorm('198334', 'sulfamethoxazole 400 MG / trimethoprim 80 MG Oral Tablet'),
  alsoKnownAs: [rxnorm('10831', 'sulfamethoxazole / trimethoprim'), atc('J01EE01')],
  route: routes.oral,
};

/** By the name a clinician writes. What is not listed here is prescribed in words only. */
export const drugs: Readonly<Record<string, DrugCodes>> = {
  methotrexate: {
    product: rxnorm('105585', 'methotrexate 2.5 MG Oral Tablet'),
    alsoKnownAs: methotrexate,
    route: routes.oral,
  },
  'methotrexate SC': {
    product: rxnorm('311625', 'methotrexate 1000 MG Injection'),
    alsoKnownAs: methotrexate,
    route: routes.subcutaneous,
  },
  prednisone: {
    product: rxnorm('198144', 'prednisone 1 MG Oral Tablet'),
    alsoKnownAs: [rxnorm('8640', 'prednisone'), atc('H02AB07')],
    route: routes.oral,
  },
  prednisolone: {
    product: rxnorm('643123', 'prednisolone 10 MG Disintegrating Oral Tablet'),
    alsoKnownAs: [rxnorm('8638', 'prednisolone'), atc('H02AB06')],
    route: routes.oral,
  },
  'methylprednisolone IV pulse': {
    product: rxnorm('1743726', 'methylprednisolone 1000 MG Injection'),
    alsoKnownAs: methylprednisolone,
    route: routes.intravenous,
  },
  'folic acid': {
    product: rxnorm('198640', 'folic acid 0.4 MG Oral Tablet'),
    alsoKnownAs: [rxnorm('4511', 'folic acid'), atc('B03BB01')],
    route: routes.oral,
  },
  'trimethoprim-sulfamethoxazole': coTrimoxazole,
  'co-trimoxazole': coTrimoxazole,
  'folinic acid': {
    product: rxnorm('197860', 'leucovorin 10 MG Oral Tablet'),
    alsoKnownAs: [rxnorm('6313', 'leucovorin'), atc('V03AF03')],
    route: routes.oral,
  },
  'certolizumab pegol': {
    product: rxnorm('795081', 'certolizumab pegol 200 MG Injection'),
    alsoKnownAs: [rxnorm('709271', 'certolizumab pegol'), atc('L04AB05')],
    route: routes.subcutaneous,
  },
  hydroxychloroquine: {
    product: rxnorm('979092', 'hydroxychloroquine sulfate 200 MG Oral Tablet'),
    alsoKnownAs: [rxnorm('5521', 'hydroxychloroquine'), atc('P01BA02')],
    route: routes.oral,
  },
  'mycophenolate mofetil': {
    product: rxnorm('311880', 'mycophenolate mofetil 200 MG/ML Oral Suspension'),
    alsoKnownAs: [rxnorm('68149', 'mycophenolate mofetil'), atc('L04AA06')],
    route: routes.oral,
  },
  tacrolimus: {
    product: rxnorm('313190', 'tacrolimus 0.5 MG Oral Capsule'),
    alsoKnownAs: [rxnorm('42316', 'tacrolimus'), atc('L04AD02')],
    route: routes.oral,
  },
  azathioprine: {
    product: rxnorm('197388', 'azathioprine 50 MG Oral Tablet'),
    alsoKnownAs: [rxnorm('1256', 'azathioprine'), atc('L04AX01')],
    route: routes.oral,
  },
  'immune globulin IV': {
    product: rxnorm('1809421', '100 ML immunoglobulin G, human 100 MG/ML Injection'),
    alsoKnownAs: [atc('J06BA02')],
    route: routes.intravenous,
  },
  rituximab: {
    product: rxnorm('1657867', '50 ML rituximab 10 MG/ML Injection'),
    alsoKnownAs: [rxnorm('121191', 'rituximab'), atc('L01FA01')],
    route: routes.intravenous,
  },
  cyclophosphamide: {
    product: rxnorm('1734919', 'cyclophosphamide 1000 MG Injection'),
    alsoKnownAs: [rxnorm('3002', 'cyclophosphamide'), atc('L01AA01')],
    route: routes.intravenous,
  },
  tofacitinib: {
    product: rxnorm('2478433', 'tofacitinib 1 MG/ML Oral Solution'),
    alsoKnownAs: [rxnorm('1357536', 'tofacitinib'), atc('L04AF01')],
    route: routes.oral,
  },
  baricitinib: {
    product: rxnorm('2205472', 'baricitinib 1 MG Oral Tablet'),
    alsoKnownAs: [rxnorm('2047232', 'baricitinib'), atc('L04AF02')],
    route: routes.oral,
  },
  ciclosporin: {
    product: rxnorm('328160', 'cyclosporine 100 MG Oral Capsule'),
    alsoKnownAs: [rxnorm('3008', 'cyclosporine'), atc('L04AD01')],
    route: routes.oral,
  },
  tocilizumab: {
    product: rxnorm('1441527', '0.9 ML tocilizumab 180 MG/ML Prefilled Syringe'),
    alsoKnownAs: [rxnorm('612865', 'tocilizumab'), atc('L04AC07')],
    route: routes.intravenous,
  },
  sarilumab: {
    product: rxnorm('2003755', '1.14 ML sarilumab 132 MG/ML Auto-Injector'),
    alsoKnownAs: [rxnorm('1923319', 'sarilumab'), atc('L04AC14')],
    route: routes.subcutaneous,
  },
  etanercept: {
    product: rxnorm('2392140', '0.5 ML etanercept 50 MG/ML Injection'),
    alsoKnownAs: [rxnorm('214555', 'etanercept'), atc('L04AB01')],
    route: routes.subcutaneous,
  },
  adalimumab: {
    product: rxnorm('727703', '0.8 ML adalimumab 50 MG/ML Prefilled Syringe'),
    alsoKnownAs: [rxnorm('327361', 'adalimumab'), atc('L04AB04')],
    route: routes.subcutaneous,
  },
  infliximab: {
    product: rxnorm('310994', 'infliximab 100 MG Injection'),
    alsoKnownAs: [rxnorm('191831', 'infliximab'), atc('L04AB02')],
    route: routes.intravenous,
  },
  golimumab: {
    product: rxnorm('1653142', '0.5 ML golimumab 100 MG/ML Auto-Injector'),
    alsoKnownAs: [rxnorm('819300', 'golimumab'), atc('L04AB06')],
    route: routes.subcutaneous,
  },
};

/** By the words of the problem list. What is not listed here is recorded in words only. */
export const diagnoses: Readonly<Record<string, readonly Coding[]>> = {
  'Juvenile dermatomyositis': [
    icd('M33.02', 'Juvenile dermatomyositis with myopathy'),
    snomed('1212005', 'Juvenile dermatomyositis'),
  ],
  Dermatomyositis: [
    icd('M33.12', 'Other dermatomyositis with myopathy'),
    snomed('396230008', 'Dermatomyositis'),
  ],
  Dysphagia: [icd('R13.10', 'Dysphagia, unspecified')],
  'Proximal muscle weakness': [snomed('249939004', 'Proximal muscle weakness (finding)')],
  'Abdominal pain': [icd('R10.9', 'Unspecified abdominal pain')],
  'Juvenile idiopathic arthritis': [
    icd('M08.00', 'Unspecified juvenile rheumatoid arthritis of unspecified site'),
  ],
  'Ankylosing spondylitis': [icd('M45.9', 'Ankylosing spondylitis of unspecified sites in spine')],
};

/** What is measured: how it is named, where it is filed, in which unit it is read. */
export interface MeasureCodes {
  readonly coding?: Coding;
  readonly text: string;
  readonly category: 'laboratory' | 'exam' | 'survey' | 'vital-signs';
  readonly unit?: string;
}
export const measures = {
  CMAS: { text: 'Childhood Myositis Assessment Scale (CMAS) total score', category: 'exam' },
  MMT8: { text: 'Manual Muscle Testing 8 (MMT-8) total, 0-80', category: 'exam' },
  'physician global': { text: 'Physician global disease activity VAS (0-10 cm)', category: 'exam' },
  CK: {
    coding: loinc('2157-6', 'Creatine kinase [Enzymatic activity/volume] in Serum or Plasma'),
    text: 'Creatine kinase',
    category: 'laboratory',
    unit: 'U/L',
  },
  aldolase: {
    coding: loinc('1761-6', 'Aldolase [Enzymatic activity/volume] in Serum or Plasma'),
    text: 'Aldolase',
    category: 'laboratory',
    unit: 'U/L',
  },
  AST: {
    coding: loinc('1920-8', 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma'),
    text: 'AST',
    category: 'laboratory',
    unit: 'U/L',
  },
  ALT: {
    coding: loinc('1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma'),
    text: 'ALT',
    category: 'laboratory',
    unit: 'U/L',
  },
  LDH: {
    coding: loinc('2532-0', 'Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma'),
    text: 'Lactate dehydrogenase',
    category: 'laboratory',
    unit: 'U/L',
  },
  ESR: {
    coding: loinc('30341-2', 'Erythrocyte sedimentation rate'),
    text: 'Erythrocyte sedimentation rate (ESR)',
    category: 'laboratory',
    unit: 'mm/h',
  },
  CRP: {
    coding: loinc('1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma'),
    text: 'C reactive protein (CRP)',
    category: 'laboratory',
    unit: 'mg/L',
  },
  troponin: {
    coding: loinc(
      '67151-1',
      'Troponin T.cardiac [Mass/volume] in Serum or Plasma by High sensitivity method',
    ),
    text: 'Troponin T, high sensitivity',
    category: 'laboratory',
    unit: 'ng/L',
  },
  'body weight': {
    coding: loinc('29463-7', 'Body weight'),
    text: 'Body weight',
    category: 'vital-signs',
    unit: 'kg',
  },
  'body height': {
    coding: loinc('8302-2', 'Body height'),
    text: 'Body height',
    category: 'vital-signs',
    unit: 'cm',
  },
} as const satisfies Readonly<Record<string, MeasureCodes>>;
export type Measure = keyof typeof measures;

/**
 * Tests that come before a drug, by the name a laboratory gives them. Those without a code in the verified
 * terminology go by their name.
 */
export const screeningTests = {
  HBsAg: loinc('5195-3', 'Hepatitis B virus surface Ag [Presence] in Serum'),
  'Anti-HBc': loinc('13952-7', 'Hepatitis B virus core Ab [Presence] in Serum or Plasma by Immunoassay'),
  'Hepatitis C antibody': undefined,
  'QuantiFERON-TB Gold Plus': loinc(
    '71773-6',
    'Mycobacterium tuberculosis stimulated gamma interferon [Presence] in Blood',
  ),
  'Varicella zoster IgG': undefined,
  WBC: loinc('6690-2', 'Leukocytes [#/volume] in Blood by Automated count'),
  Hemoglobin: loinc('718-7', 'Hemoglobin [Mass/volume] in Blood'),
  Platelets: loinc('777-3', 'Platelets [#/volume] in Blood by Automated count'),
  Creatinine: loinc('2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'),
  Urea: undefined,
  IgG: loinc('2465-3', 'IgG [Mass/volume] in Serum or Plasma'),
  IgA: loinc('2458-8', 'IgA [Mass/volume] in Serum or Plasma'),
  IgM: loinc('2472-9', 'IgM [Mass/volume] in Serum or Plasma'),
  'Lipid panel': undefined,
  Potassium: undefined,
  Magnesium: undefined,
  Urinalysis: undefined,
  'Pregnancy test': undefined,
} as const satisfies Readonly<Record<string, Coding | undefined>>;
export type ScreeningTest = keyof typeof screeningTests;

/** CVX: vaccines that are live. */
export const vaccines = {
  'measles, mumps and rubella vaccine': {
    system: 'http://hl7.org/fhir/sid/cvx',
    code: '03',
    display: 'measles, mumps and rubella virus vaccine',
  },
  'yellow fever vaccine': {
    system: 'http://hl7.org/fhir/sid/cvx',
    code: '37',
    display: 'yellow fever vaccine',
  },
} as const satisfies Readonly<Record<string, Coding>>;

/** What is done and filed as a procedure. */
export const examinations = {
  ECG: snomed('29303009', 'Electrocardiographic procedure (procedure)'),
  echocardiogram: snomed('40701008', 'Echocardiography'),
  'lung function': snomed('23426006', 'Measurement of respiratory function (procedure)'),
  'muscle MRI': loinc('24702-3', 'MR Thigh'),
  'swallow study': snomed('241149003', 'Videofluoroscopy swallow (procedure)'),
} as const satisfies Readonly<Record<string, Coding>>;
export type Performed = keyof typeof examinations;

/** What is referred for, as the request that is on file. */
export const referrals = {
  physiotherapy: snomed('308447003', 'Referral to physiotherapist (procedure)'),
  'speech and language': snomed('308452008', 'Referral to speech and language therapist (procedure)'),
} as const satisfies Readonly<Record<string, Coding>>;
export type Referral = keyof typeof referrals;

/** The same systems under the names that some EHRs give them (Epic). */
export const oidOf: Readonly<Record<string, string>> = {
  'http://snomed.info/sct': 'urn:oid:2.16.840.1.113883.6.96',
  'http://www.nlm.nih.gov/research/umls/rxnorm': 'urn:oid:2.16.840.1.113883.6.88',
  'http://hl7.org/fhir/sid/icd-10-cm': 'urn:oid:2.16.840.1.113883.6.90',
  'http://loinc.org': 'urn:oid:2.16.840.1.113883.6.1',
};
