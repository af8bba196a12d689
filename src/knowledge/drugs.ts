import type { NumberSettingKey } from './settings.js';
import type { ValueSetId } from './value-sets.js';

/**
 * The drugs this service reasons about: class, codes, names, how they are given, and how long a trial must be
 * before it can count as failure. Sources: specification B.1 and 0.4; brand names are those of the value sets.
 */

export type DrugClass =
  | 'glucocorticoid'
  | 'csdmard'
  | 'antimalarial'
  | 'immunoglobulin'
  | 'anti-cd20'
  | 'alkylating'
  | 'jak-inhibitor'
  | 'tnf-inhibitor'
  | 'il6-inhibitor'
  | 'costimulation-blocker'
  | 'vitamin'
  | 'antibiotic';

/** Folic acid and co-trimoxazole go beside the treatment of the disease; they are none. */
export const treatsTheDisease = (drugClass: DrugClass): boolean =>
  drugClass !== 'vitamin' && drugClass !== 'antibiotic';

/**
 * How a drug enters the body, as far as it matters here.
 * `topical` is any surface (skin, ear, rectum, vagina, mouth rinse), `inhaled` includes the nose, `ophthalmic`
 * includes injection into the eye, `intra-articular` is any injection meant to stay where it is put (joint,
 * lesion, thecal sac). `other` was stated but says nothing we can use.
 */
export type Route =
  | 'oral'
  | 'subcutaneous'
  | 'intravenous'
  | 'intramuscular'
  | 'topical'
  | 'ophthalmic'
  | 'inhaled'
  | 'intra-articular'
  | 'other';

/**
 * What has to be reached before persisting activity means that the drug failed (specification B.1, adequate(x)).
 * The numbers are settings: how long, how many and from where stands in settings.ts.
 */
export type AdequateTrial =
  /** Merged exposure of at least this long; a known dose below the minimum throughout does not count. */
  | {
      readonly kind: 'exposure';
      readonly exposure: NumberSettingKey;
      readonly minimumDose?: MinimumDose;
    }
  /** At least so many cycles, and so long from the first cycle to the end of what the last one covers (ivigCycleCoversDays). */
  | {
      readonly kind: 'cycles';
      readonly cycles: NumberSettingKey;
      readonly span: NumberSettingKey;
    }
  /** So long from the first infusion to today, or to the next biologic, JAK inhibitor or cyclophosphamide. */
  | { readonly kind: 'since-first-infusion'; readonly elapsed: NumberSettingKey }
  /** So many pulses, or so long; either suffices. */
  | { readonly kind: 'pulses-or-span'; readonly pulses: NumberSettingKey; readonly span: NumberSettingKey };

/** The least weekly dose, by population: mg/m² for JDM, mg for adults. */
export interface MinimumDose {
  readonly juvenile: NumberSettingKey;
  readonly adult: NumberSettingKey;
}

/** When a drug is infused or given in hospital, so that an order is not yet a dose (specification B.1). */
type Infused = 'always' | 'unless-self-administered' | 'if-intravenous' | 'never';

export interface Drug {
  /** As a card writes it: British generic name. */
  readonly name: string;
  readonly class: DrugClass;
  readonly valueSets: readonly ValueSetId[];
  /** Names found in free text whatever the letter case; a space also stands for a hyphen or nothing. */
  readonly generics: readonly string[];
  readonly brands: readonly string[];
  /** Drops, creams and implants: recognised too, but no systemic exposure. */
  readonly nonSystemicBrands?: readonly string[];
  /** Chart abbreviations that mean nothing else when written in exactly these letters. */
  readonly abbreviations: readonly string[];
  readonly infused: Infused;
  /** Absent where the specification names no trial length: such a drug is never judged failed by adequacy. */
  readonly adequateTrial?: AdequateTrial;
}

const usualTrial: AdequateTrial = { kind: 'exposure', exposure: 'adequateTrialWeeks' };
const glucocorticoidTrial: AdequateTrial = { kind: 'exposure', exposure: 'glucocorticoidTrialWeeks' };

const swallowedOrInjected = { abbreviations: [], infused: 'never' } as const;
const glucocorticoid = {
  ...swallowedOrInjected,
  class: 'glucocorticoid',
  adequateTrial: glucocorticoidTrial,
} as const;
const jakInhibitor = {
  ...swallowedOrInjected,
  class: 'jak-inhibitor',
  adequateTrial: usualTrial,
} as const;
const tnfInhibitor = {
  ...swallowedOrInjected,
  class: 'tnf-inhibitor',
  adequateTrial: usualTrial,
} as const;

const drugs = {
  methotrexate: {
    name: 'methotrexate',
    class: 'csdmard',
    valueSets: ['med-methotrexate'],
    generics: ['methotrexate'],
    brands: ['Trexall', 'Otrexup', 'Rasuvo', 'Reditrex', 'Xatmep', 'Jylamvo'],
    abbreviations: ['MTX', 'mtx'],
    infused: 'never',
    adequateTrial: {
      kind: 'exposure',
      exposure: 'adequateTrialWeeks',
      minimumDose: {
        juvenile: 'methotrexateMinimumJuvenileMgPerM2',
        adult: 'methotrexateMinimumAdultMg',
      },
    },
  },
  // Not "AZA": oncology charts write azacitidine so.
  azathioprine: {
    ...swallowedOrInjected,
    name: 'azathioprine',
    class: 'csdmard',
    valueSets: ['med-azathioprine'],
    generics: ['azathioprine'],
    brands: ['Imuran'],
    adequateTrial: usualTrial,
  },
  mycophenolate: {
    name: 'mycophenolate',
    class: 'csdmard',
    valueSets: ['med-mycophenolate'],
    generics: ['mycophenolate', 'mycophenolic acid'],
    brands: ['Cellcept', 'Myfortic', 'Myhibbin'],
    abbreviations: ['MMF', 'mmf'],
    infused: 'never',
    adequateTrial: usualTrial,
  },
  // Not "CSA" or "CyA" in other letter cases: both are used for other things.
  ciclosporin: {
    name: 'ciclosporin',
    class: 'csdmard',
    valueSets: ['med-cyclosporine'],
    generics: ['ciclosporin', 'ciclosporine', 'cyclosporin', 'cyclosporine'],
    brands: ['Neoral', 'Sandimmune', 'Gengraf'],
    nonSystemicBrands: ['Restasis', 'Cequa', 'Vevye', 'Verkazia'],
    abbreviations: ['CsA'],
    infused: 'never',
    adequateTrial: usualTrial,
  },
  // Not "TAC": also triamcinolone.
  tacrolimus: {
    name: 'tacrolimus',
    class: 'csdmard',
    valueSets: ['med-tacrolimus'],
    generics: ['tacrolimus'],
    brands: ['Prograf', 'Astagraf', 'Envarsus'],
    nonSystemicBrands: ['Protopic'],
    abbreviations: ['FK506', 'FK-506'],
    infused: 'never',
    adequateTrial: usualTrial,
  },
  hydroxychloroquine: {
    name: 'hydroxychloroquine',
    class: 'antimalarial',
    valueSets: ['med-hydroxychloroquine'],
    generics: ['hydroxychloroquine'],
    brands: ['Plaquenil', 'Sovuna'],
    abbreviations: ['HCQ', 'hcq'],
    infused: 'never',
    adequateTrial: usualTrial,
  },
  // "pred" alone is not read: it may be prednisone or prednisolone.
  prednisone: {
    ...glucocorticoid,
    name: 'prednisone',
    valueSets: ['med-prednisone'],
    generics: ['prednisone'],
    brands: ['Deltasone', 'Rayos'],
  },
  prednisolone: {
    ...glucocorticoid,
    name: 'prednisolone',
    valueSets: ['med-prednisolone'],
    generics: ['prednisolone'],
    brands: ['Millipred', 'Orapred', 'Pediapred', 'Veripred'],
    nonSystemicBrands: ['Pred Forte', 'Pred Mild', 'Pred-G', 'Blephamide'],
  },
  methylprednisolone: {
    ...glucocorticoid,
    name: 'methylprednisolone',
    valueSets: ['med-methylprednisolone'],
    generics: ['methyl prednisolone', 'methylpred'],
    brands: ['Medrol', 'Solu-Medrol'],
    abbreviations: ['IVMP'],
    infused: 'if-intravenous',
  },
  // Depot for a joint or a lesion: neither a pulse nor a daily steroid, so it has no trial either.
  'methylprednisolone-acetate': {
    ...swallowedOrInjected,
    name: 'methylprednisolone acetate (depot)',
    class: 'glucocorticoid',
    valueSets: ['med-methylprednisolone-acetate'],
    generics: ['methyl prednisolone acetate'],
    brands: ['Depo-Medrol'],
    nonSystemicBrands: ['HybriSil'],
  },
  dexamethasone: {
    ...glucocorticoid,
    name: 'dexamethasone',
    valueSets: ['med-dexamethasone'],
    generics: ['dexamethasone'],
    brands: ['Decadron', 'Hemady', 'HiDex', 'TaperDex', 'Zcort', 'Dxevo'],
    nonSystemicBrands: [
      'Maxidex',
      'Ozurdex',
      'Dextenza',
      'Dexycu',
      'Maxitrol',
      'Poly-Dex',
      'Tobradex',
      'Ciprodex',
    ],
  },
  deflazacort: {
    ...glucocorticoid,
    name: 'deflazacort',
    valueSets: ['med-deflazacort'],
    generics: ['deflazacort'],
    brands: ['Emflaza', 'Jaythari', 'Pyquvi'],
  },
  vamorolone: {
    ...glucocorticoid,
    name: 'vamorolone',
    valueSets: ['med-vamorolone'],
    generics: ['vamorolone'],
    brands: ['Agamree'],
  },
  ivig: {
    name: 'IVIG',
    class: 'immunoglobulin',
    valueSets: ['med-ivig', 'med-order-ivig-products'],
    generics: ['IV Ig', 'IV IgG', 'IGIV'],
    brands: [
      ...['Octagam', 'Privigen', 'Panzyga', 'Bivigam', 'Flebogamma', 'Gammaplex', 'Asceniv', 'Alyglo'],
      ...['Yimmugo', 'Gammagard', 'Gammaked', 'Gamunex'],
    ],
    abbreviations: [],
    infused: 'always',
    adequateTrial: { kind: 'cycles', cycles: 'ivigTrialCycles', span: 'ivigTrialWeeks' },
  },
  scig: {
    ...swallowedOrInjected,
    name: 'subcutaneous immunoglobulin (SCIG)',
    class: 'immunoglobulin',
    valueSets: ['med-scig'],
    generics: ['SC Ig', 'SC IgG', 'fSCIG', 'IGSC'],
    brands: ['Hizentra', 'Cuvitru', 'Cutaquig', 'Xembify', 'Hyqvia', 'Vivaglobin'],
  },
  // Human normal immunoglobulin whose route nobody states: neither IVIG nor SCIG until somebody does.
  'immunoglobulin-unspecified': {
    name: 'immunoglobulin (route not stated)',
    class: 'immunoglobulin',
    valueSets: ['med-immunoglobulin-any-route'],
    generics: ['immune globulin', 'immune globulins', 'immunoglobulin', 'immunoglobulins', 'gamma globulin'],
    brands: ['GamaSTAN'],
    abbreviations: [],
    infused: 'if-intravenous',
  },
  rituximab: {
    name: 'rituximab',
    class: 'anti-cd20',
    valueSets: ['med-rituximab'],
    generics: ['rituximab'],
    brands: ['Rituxan', 'Truxima', 'Ruxience', 'Riabni'],
    // Upper case only: "RTx" is radiotherapy.
    abbreviations: ['RTX'],
    infused: 'always',
    adequateTrial: { kind: 'since-first-infusion', elapsed: 'rituximabTrialWeeks' },
  },
  cyclophosphamide: {
    name: 'cyclophosphamide',
    class: 'alkylating',
    valueSets: ['med-cyclophosphamide'],
    generics: ['cyclophosphamide'],
    brands: ['Frindovyx'],
    abbreviations: ['CYC', 'IVCYC', 'IVCY'],
    infused: 'unless-self-administered',
    adequateTrial: {
      kind: 'pulses-or-span',
      pulses: 'cyclophosphamideTrialPulses',
      span: 'cyclophosphamideTrialWeeks',
    },
  },
  tofacitinib: {
    ...jakInhibitor,
    name: 'tofacitinib',
    valueSets: ['med-tofacitinib'],
    generics: ['tofacitinib'],
    brands: ['Xeljanz'],
  },
  baricitinib: {
    ...jakInhibitor,
    name: 'baricitinib',
    valueSets: ['med-baricitinib'],
    generics: ['baricitinib'],
    brands: ['Olumiant'],
  },
  ruxolitinib: {
    ...jakInhibitor,
    name: 'ruxolitinib',
    valueSets: ['med-ruxolitinib'],
    generics: ['ruxolitinib'],
    brands: ['Jakafi'],
    nonSystemicBrands: ['Opzelura'],
  },
  upadacitinib: {
    ...jakInhibitor,
    name: 'upadacitinib',
    valueSets: ['med-upadacitinib'],
    generics: ['upadacitinib'],
    brands: ['Rinvoq'],
  },
  filgotinib: {
    ...jakInhibitor,
    name: 'filgotinib',
    valueSets: ['med-filgotinib'],
    generics: ['filgotinib'],
    brands: [],
  },
  etanercept: {
    ...tnfInhibitor,
    name: 'etanercept',
    valueSets: ['med-etanercept'],
    generics: ['etanercept'],
    brands: ['Enbrel', 'Eticovo', 'Erelzi'],
  },
  infliximab: {
    ...tnfInhibitor,
    name: 'infliximab',
    valueSets: ['med-infliximab'],
    generics: ['infliximab'],
    brands: ['Remicade', 'Inflectra', 'Renflexis', 'Avsola', 'Zymfentra', 'Ixifi'],
    abbreviations: ['IFX'],
    infused: 'unless-self-administered',
  },
  // Not "ADA": too many other meanings.
  adalimumab: {
    ...tnfInhibitor,
    name: 'adalimumab',
    valueSets: ['med-adalimumab'],
    generics: ['adalimumab'],
    brands: ['Humira', 'Cyltezo', 'Hulio', 'Hyrimoz', 'Idacio', 'Abrilada'],
  },
  certolizumab: {
    ...tnfInhibitor,
    name: 'certolizumab pegol',
    valueSets: ['med-certolizumab'],
    generics: ['certolizumab'],
    brands: ['Cimzia'],
  },
  golimumab: {
    ...tnfInhibitor,
    name: 'golimumab',
    valueSets: ['med-golimumab'],
    generics: ['golimumab'],
    brands: ['Simponi'],
  },
  abatacept: {
    name: 'abatacept',
    class: 'costimulation-blocker',
    valueSets: ['med-abatacept'],
    generics: ['abatacept'],
    brands: ['Orencia'],
    abbreviations: [],
    infused: 'if-intravenous',
  },
  tocilizumab: {
    name: 'tocilizumab',
    class: 'il6-inhibitor',
    valueSets: ['med-tocilizumab'],
    generics: ['tocilizumab'],
    brands: ['Actemra', 'Avtozma', 'Tofidence', 'Tyenne'],
    abbreviations: ['TCZ'],
    infused: 'if-intravenous',
  },
  sarilumab: {
    ...swallowedOrInjected,
    name: 'sarilumab',
    class: 'il6-inhibitor',
    valueSets: ['med-sarilumab'],
    generics: ['sarilumab'],
    brands: ['Kevzara'],
  },
  'folic-acid': {
    ...swallowedOrInjected,
    name: 'folic acid',
    class: 'vitamin',
    valueSets: ['med-folic-acid'],
    generics: ['folic acid'],
    brands: ['Folacin'],
  },
  'folinic-acid': {
    ...swallowedOrInjected,
    name: 'folinic acid',
    class: 'vitamin',
    valueSets: ['med-leucovorin'],
    generics: [
      'folinic acid',
      'levofolinic acid',
      'leucovorin',
      'levoleucovorin',
      'folinate',
      'levofolinate',
    ],
    brands: ['Fusilev', 'Khapzory'],
  },
  // Sulfamethoxazole is only ever given with trimethoprim; trimethoprim alone is another drug.
  'co-trimoxazole': {
    name: 'co-trimoxazole',
    class: 'antibiotic',
    valueSets: ['med-smx-tmp'],
    generics: ['co trimoxazole', 'sulfamethoxazole', 'sulphamethoxazole', 'trimethoprim sulfa'],
    brands: ['Bactrim', 'Sulfatrim'],
    abbreviations: ['TMP-SMX', 'TMP/SMX', 'TMP SMX', 'SMX-TMP', 'SMX/TMP', 'SMZ-TMP', 'SMZ/TMP', 'TMP-SMZ'],
    infused: 'never',
  },
} as const satisfies Readonly<Record<string, Drug>>;

export type DrugId = keyof typeof drugs;

export const DRUGS: Readonly<Record<DrugId, Drug>> = drugs;

export const drugIds = Object.keys(drugs) as readonly DrugId[];

/** All drugs of a class, in the order of this file. */
export const drugsOfClass = (drugClass: DrugClass): readonly DrugId[] =>
  drugIds.filter((drug) => DRUGS[drug].class === drugClass);

export const classOf = (drug: DrugId): DrugClass => DRUGS[drug].class;

const drugByValueSet: ReadonlyMap<ValueSetId, DrugId> = new Map(
  drugIds.flatMap((drug) => DRUGS[drug].valueSets.map((set) => [set, drug] as const)),
);

/** The drug whose codes a value set lists; undefined for sets of conditions, tests, or non-systemic forms. */
export const drugOfValueSet = (set: ValueSetId): DrugId | undefined => drugByValueSet.get(set);

/**
 * The non-systemic set has four ATC codes, and ATC texts are not ours to ship: so their drugs stand here.
 * Source: terminology draft, med-nonsystemic.
 */
export const NON_SYSTEMIC_ATC: Readonly<Record<string, DrugId>> = {
  D11AH01: 'tacrolimus',
  S01BA01: 'dexamethasone',
  S01BA04: 'prednisolone',
  S01XA18: 'ciclosporin',
};

/** Licensed for the vein and under the skin (note of med-ivig): these names alone do not tell IVIG from SCIG. */
export const IV_OR_SC_IMMUNOGLOBULINS: readonly string[] = ['Gammagard', 'Gammaked', 'Gamunex'];

/**
 * Infused drugs are exposure only when an administration or a statement says so: **an order is not a dose**.
 * IVIG and rituximab always; cyclophosphamide and infliximab unless swallowed or injected under the skin;
 * methylprednisolone, abatacept and tocilizumab when intravenous (specification B.1).
 */
export function givenAs(drug: DrugId, route: Route | undefined): 'infusion' | 'oral-or-injection' {
  const { infused } = DRUGS[drug];
  const selfAdministered = route === 'oral' || route === 'subcutaneous';
  const isInfusion =
    infused === 'always' ||
    (infused === 'unless-self-administered' && !selfAdministered) ||
    (infused === 'if-intravenous' && route === 'intravenous');
  return isInfusion ? 'infusion' : 'oral-or-injection';
}
