/**
 * The bibliography: what the rules cite, by key. Source: specification section G and the five seeds. Nothing is
 * cited that is not there, and nothing is added to a citation from memory: where the specification gives no author
 * or journal, neither do we. What nobody cites is not listed.
 */

/** `read`: abstract, page or table was read; `secondary`: only a page that quotes it; else `not verified`. */
export type Verification = 'read' | 'secondary' | 'not verified';

/** Whom the work is about; `not stated` where the specification does not say. */
export type EvidencePopulation = 'juvenile' | 'adult' | 'both' | 'not stated';

/**
 * What kind of work it is, only where specification A or G tells it. `guideline`: also consensus; `cohort`: also
 * registries, series, pilots and open-label work; `label`: also agencies.
 */
export type Design = 'guideline' | 'trial' | 'cohort' | 'label' | 'seed' | 'measure' | 'not stated';

interface Entry {
  /** Where specification section G lists it; a seed by the name that the specification gives it. */
  readonly item: string;
  readonly design: Design;
  /** Name, journal, year, as far as the specification gives them. */
  readonly citation: string;
  /** Absent for labels, agency pages and the seeds. */
  readonly url?: string;
  readonly verified: Verification;
  readonly population: EvidencePopulation;
}

const doi = (name: string): string => `https://doi.org/${name}`;
const pubmed = (id: string): string => `https://pubmed.ncbi.nlm.nih.gov/${id}/`;
const pmc = (id: string): string => `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`;

const entries = {
  // The product owner's five articles: AI-written, two of them marked "pending human review".
  'seed-000': {
    item: 'S000',
    design: 'seed',
    citation: 'Management of Refractory Juvenile Dermatomyositis',
    verified: 'read',
    population: 'juvenile',
  },
  'seed-001': {
    item: 'S001',
    design: 'seed',
    citation: 'Optimal Treatment Plan for Refractory Dermatomyositis',
    verified: 'read',
    population: 'adult',
  },
  'seed-002': {
    item: 'S002',
    design: 'seed',
    citation: 'Treatment Options for JDM Not Improving on Methotrexate and Hydroxychloroquine',
    verified: 'read',
    population: 'juvenile',
  },
  'seed-003': {
    item: 'S003',
    design: 'seed',
    citation:
      'What is the next best step for a patient with decreasing muscle strength, currently on methotrexate (MTX) and oral steroids, who previously responded to IV steroid pulse therapy?',
    verified: 'read',
    population: 'not stated',
  },
  'seed-004': {
    item: 'S004',
    design: 'seed',
    citation:
      'What are the next steps for a patient with dermatomyositis showing evidence of ongoing inflammation despite treatment with mycophenolate, Actemra (tocilizumab), high-dose Intravenous Immunoglobulin (IVIG), prednisone, Plaquenil (hydroxychloroquine), and Rituximab (rituximab)?',
    verified: 'read',
    population: 'adult',
  },

  // Guidelines and consensus
  // Read: Table 3, first 13 rows or so; the rows on biologics were not.
  'share-2017': {
    item: 'E1',
    design: 'guideline',
    citation: 'SHARE: Bellutti Enders, Ann Rheum Dis 2017;76:329-40',
    url: doi('10.1136/annrheumdis-2016-209247'),
    verified: 'read',
    population: 'juvenile',
  },
  // SHARE's later rows as others quote them.
  'share-quoted-2018': {
    item: 'E2',
    design: 'guideline',
    citation: 'SHARE as quoted in the ERN table, RMD Open 2018',
    verified: 'secondary',
    population: 'juvenile',
  },
  // Read: induction doses. IVIG or rituximab for refractory skin and swallow screening: secondary only.
  'bsr-2022': {
    item: 'E3',
    design: 'guideline',
    citation: 'British Society for Rheumatology guideline: Oldroyd, Rheumatology 2022;61:1760-8',
    url: doi('10.1093/rheumatology/keac115'),
    verified: 'read',
    population: 'both',
  },
  'carra-biologics-2024': {
    item: 'E28',
    design: 'guideline',
    citation: 'CARRA biologics consensus: Tarvin 2024',
    url: doi('10.1002/acr.25393'),
    verified: 'read',
    population: 'juvenile',
  },
  'carra-2010': {
    item: 'E30',
    design: 'guideline',
    citation: 'CARRA consensus treatment plans: Huber 2010',
    url: doi('10.1002/acr.20071'),
    verified: 'read',
    population: 'juvenile',
  },
  'carra-skin-2017': {
    item: 'E30',
    design: 'guideline',
    citation: 'CARRA consensus treatment plans, skin: Kim 2017',
    url: doi('10.1186/s12969-016-0134-0'),
    verified: 'read',
    population: 'juvenile',
  },
  // Read as a Healio report
  'carra-persistent-rash-2017': {
    item: 'E30',
    design: 'guideline',
    citation: 'CARRA consensus treatment plans, persistent rash, 2017 (Healio report)',
    verified: 'read',
    population: 'juvenile',
  },
  // Recommendations named "EULAR/PReS 2021" in section D
  'eular-pres-vaccination-2021': {
    item: 'E44',
    design: 'guideline',
    citation: 'EULAR/PReS vaccination recommendations 2021',
    url: doi('10.1136/annrheumdis-2022-222574'),
    verified: 'read',
    population: 'juvenile',
  },
  'acr-chest-ild-2023': {
    item: 'E45',
    design: 'guideline',
    citation: 'ACR/CHEST guideline, interstitial lung disease, 2023',
    url: doi('10.1002/acr.25348'),
    verified: 'read',
    population: 'adult',
  },
  'medra5-2020': {
    item: 'E45',
    design: 'not stated',
    citation: 'MEDRA5, anti-MDA5 rapidly progressive interstitial lung disease, 2020',
    url: doi('10.1016/j.semarthrit.2020.03.007'),
    verified: 'read',
    population: 'not stated',
  },

  // Immunoglobulin
  'proderm-2022': {
    item: 'E4',
    design: 'trial',
    citation: 'ProDERM, N Engl J Med 2022',
    url: pubmed('36198179'),
    verified: 'read',
    population: 'adult',
  },
  'proderm-safety-2024': {
    item: 'E4',
    design: 'trial',
    citation: 'ProDERM safety, Arthritis Res Ther 2024',
    url: doi('10.1186/s13075-023-03232-2'),
    verified: 'read',
    population: 'adult',
  },
  'octagam-label': {
    item: 'E5',
    design: 'label',
    citation: 'Octagam 10% US prescribing information',
    verified: 'read',
    population: 'adult',
  },
  'lam-2011': {
    item: 'E6',
    design: 'not stated',
    citation: 'IVIG: Lam 2011',
    url: doi('10.1136/ard.2011.153718'),
    verified: 'read',
    population: 'not stated',
  },
  'dysphagia-2010': {
    item: 'E8',
    design: 'cohort',
    citation: 'Dysphagia in 73 adults: Arthritis Care Res 2010;62:1748-55',
    url: doi('10.1002/acr.20325'),
    verified: 'read',
    population: 'adult',
  },
  'dysphagia-2021': {
    item: 'E9',
    design: 'not stated',
    citation: 'Dysphagia (FEES, EAT-10): Rheumatology 2021;60:1234-42',
    url: doi('10.1093/rheumatology/keaa443'),
    verified: 'read',
    population: 'adult',
  },
  'ontario-ivig': {
    item: 'E15b',
    design: 'not stated',
    citation: 'Ontario (transfusionontario.org), IVIG in idiopathic inflammatory myopathy',
    verified: 'read',
    population: 'not stated',
  },

  // Rituximab and cyclophosphamide
  'rim-2013': {
    item: 'E10',
    design: 'trial',
    citation: 'RIM: Oddis 2013',
    url: doi('10.1002/art.37754'),
    verified: 'read',
    population: 'both',
  },
  // The French registry of conflict C4
  'bader-meunier-2011': {
    item: 'E12',
    design: 'cohort',
    citation: 'Rituximab, French registry: Bader-Meunier 2011',
    url: doi('10.3899/jrheum.101321'),
    verified: 'read',
    population: 'juvenile',
  },
  'deakin-2018': {
    item: 'E13',
    design: 'not stated',
    citation: 'Cyclophosphamide: Deakin 2018',
    url: doi('10.1002/art.40418'),
    verified: 'read',
    population: 'not stated',
  },

  // TNF and IL-6 inhibitors, abatacept
  'campanilho-marques-2020': {
    item: 'E14',
    design: 'cohort',
    citation: 'Infliximab and adalimumab: Campanilho-Marques 2020',
    url: doi('10.1186/s13075-020-02164-5'),
    verified: 'read',
    population: 'juvenile',
  },
  // Journal and pages from the vignette that cites it
  'rouster-stevens-2014': {
    item: 'E15',
    design: 'cohort',
    citation: 'Etanercept pilot: Rouster-Stevens, Arthritis Care Res 2014;66:783-7',
    url: doi('10.1002/acr.22198'),
    verified: 'read',
    population: 'juvenile',
  },
  'etanercept-rct': {
    item: 'E16',
    design: 'trial',
    citation: 'Etanercept, randomised trial in adults',
    url: pubmed('21688301'),
    verified: 'read',
    population: 'adult',
  },
  'infliximab-rct': {
    item: 'E17',
    design: 'trial',
    citation: 'Infliximab, randomised trial in adults',
    url: doi('10.1016/j.semarthrit.2017.10.010'),
    verified: 'read',
    population: 'adult',
  },
  'klein-2010': {
    item: 'E18',
    design: 'cohort',
    citation: 'Dermatomyositis on TNF inhibitors: Klein, Arch Dermatol 2010;146:780-4',
    verified: 'read',
    population: 'not stated',
  },
  'brunasso-2014': {
    item: 'E19',
    design: 'not stated',
    citation: 'Brunasso 2014',
    url: doi('10.1155/2014/179180'),
    verified: 'read',
    population: 'not stated',
  },
  // Vignette V13: man of 46, rash on etanercept, again on adalimumab
  'tnf-rechallenge-2013': {
    item: 'E20',
    design: 'cohort',
    citation: 'Dermatomyositis rash on etanercept and adalimumab, case: JAMA Dermatol 2013',
    url: pubmed('23986394'),
    verified: 'read',
    population: 'adult',
  },
  'tim-2022': {
    item: 'E27',
    design: 'trial',
    citation: 'TIM, tocilizumab randomised trial in adults',
    url: doi('10.1002/acr2.11493'),
    verified: 'read',
    population: 'adult',
  },
  'abatacept-jdm': {
    item: 'abatacept',
    design: 'cohort',
    citation: 'Abatacept, open label in juvenile dermatomyositis',
    url: doi('10.1002/art.42450'),
    verified: 'read',
    population: 'juvenile',
  },
  // A preprint
  'gi-perforation-series': {
    item: 'GI perforation series',
    design: 'cohort',
    citation: 'Gastrointestinal perforation series, Research Square preprint rs-34258',
    verified: 'read',
    population: 'not stated',
  },

  // JAK inhibitors
  'jak-review-2024': {
    item: 'E21',
    design: 'cohort',
    citation: 'JAK inhibitors in juvenile dermatomyositis, review: Semin Arthritis Rheum 2024, vol 66',
    verified: 'read',
    population: 'juvenile',
  },
  // Cited for children (002-02, 002-08)
  'jak-cohort-2022': {
    item: 'E22',
    design: 'cohort',
    citation: 'JAK inhibitors, glucocorticoid sparing: doi:10.3389/fped.2022.962585',
    url: doi('10.3389/fped.2022.962585'),
    verified: 'read',
    population: 'juvenile',
  },
  // Cited for children (002-03)
  'mda5-ild-jdm': {
    item: 'E26',
    design: 'not stated',
    citation: 'JAK inhibitors with anti-MDA5 and lung disease, table: doi:10.1186/s12969-021-00637-8',
    url: doi('10.1186/s12969-021-00637-8'),
    verified: 'read',
    population: 'juvenile',
  },

  // First line, steroids, measures
  'printo-trial-2016': {
    item: 'E31',
    design: 'trial',
    citation: 'PRINTO trial, new-onset disease: Ruperto 2016',
    url: doi('10.1016/S0140-6736(15)01021-1'),
    verified: 'read',
    population: 'juvenile',
  },
  'giancane-2019': {
    item: 'E32',
    design: 'not stated',
    citation: 'Glucocorticoid taper: Giancane 2019',
    url: doi('10.1186/s12969-019-0326-5'),
    verified: 'read',
    population: 'juvenile',
  },
  'printo-inactive-2013': {
    item: 'E33',
    design: 'measure',
    citation: 'PRINTO clinically inactive disease: Lazarevic 2013',
    url: doi('10.1136/annrheumdis-2012-201483'),
    verified: 'read',
    population: 'juvenile',
  },
  'cmas-2004': {
    item: 'E36',
    design: 'measure',
    citation: 'CMAS: Huber 2004',
    url: doi('10.1002/art.20179'),
    verified: 'read',
    population: 'juvenile',
  },

  // Drug safety
  'tofacitinib-label': {
    item: 'E41',
    design: 'label',
    citation: 'Tofacitinib label, boxed warning',
    verified: 'read',
    population: 'not stated',
  },
  'fda-jak-2021': {
    item: 'E41',
    design: 'label',
    citation: 'FDA safety communication on JAK inhibitors 2021',
    verified: 'read',
    population: 'not stated',
  },
  'tnf-inhibitor-label': {
    item: 'E41',
    design: 'label',
    citation: 'TNF inhibitor labels, boxed warning',
    verified: 'read',
    population: 'not stated',
  },
  'methotrexate-label': {
    item: 'E41',
    design: 'label',
    citation: 'Methotrexate label',
    verified: 'read',
    population: 'not stated',
  },
  'mycophenolate-label': {
    item: 'E41',
    design: 'label',
    citation: 'Mycophenolate label',
    verified: 'read',
    population: 'not stated',
  },
  'cyclophosphamide-label': {
    item: 'E41',
    design: 'label',
    citation: 'Cyclophosphamide label',
    verified: 'read',
    population: 'not stated',
  },
  'rituximab-hbv-2013': {
    item: 'E41',
    design: 'label',
    citation: 'Rituximab and hepatitis B, gov.uk Drug Safety Update, December 2013',
    verified: 'read',
    population: 'not stated',
  },
  'tocilizumab-label': {
    item: 'E41',
    design: 'label',
    citation: 'Tocilizumab, Australian product information',
    verified: 'read',
    population: 'not stated',
  },
  'marmor-2016': {
    item: 'E42',
    design: 'not stated',
    citation: 'Hydroxychloroquine retinopathy screening: Marmor 2016',
    url: doi('10.1016/j.ophtha.2016.01.058'),
    verified: 'secondary',
    population: 'not stated',
  },
  'acip-antibody-intervals': {
    item: 'E43',
    design: 'label',
    citation: 'ACIP intervals between antibody-containing products and vaccines',
    verified: 'read',
    population: 'not stated',
  },
  'adult-doses-table-2': {
    item: 'E-T2',
    design: 'not stated',
    citation: 'Drug doses in adult disease, Table 2',
    url: pmc('PMC11646336'),
    verified: 'read',
    population: 'adult',
  },
  'pjp-2019': {
    item: 'PJP',
    design: 'not stated',
    citation: 'Pneumocystis pneumonia in rheumatic disease, 2019',
    url: doi('10.1186/s13075-019-1996-6'),
    verified: 'read',
    population: 'not stated',
  },
  'pjp-pmc7917170': {
    item: 'PJP',
    design: 'not stated',
    citation: 'Pneumocystis pneumonia in rheumatic disease',
    url: pmc('PMC7917170'),
    verified: 'read',
    population: 'not stated',
  },
} as const satisfies Readonly<Record<string, Entry>>;

export type EvidenceKey = keyof typeof entries;

export interface Evidence extends Entry {
  readonly key: EvidenceKey;
}

export const evidenceKeys = Object.keys(entries) as readonly EvidenceKey[];

/** One entry of the bibliography. */
export const evidenceOf = (key: EvidenceKey): Evidence => ({ key, ...entries[key] });
