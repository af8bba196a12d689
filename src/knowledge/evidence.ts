/**
 * The bibliography: what the rules cite, by key. Source: specification section G (E numbers in the comments) and
 * the five seeds. Nothing is cited that is not there, and nothing is added to a citation from memory: where the
 * specification gives no author or journal, neither do we.
 */

/** `read`: abstract, page or table was read; `secondary`: only a page that quotes it; else `not verified`. */
export type Verification = 'read' | 'secondary' | 'not verified';

/** Whom the work is about; `not stated` where the specification does not say. */
export type EvidencePopulation = 'juvenile' | 'adult' | 'both' | 'not stated';

interface Entry {
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
    citation: 'Management of Refractory Juvenile Dermatomyositis',
    verified: 'read',
    population: 'juvenile',
  },
  'seed-001': {
    citation: 'Optimal Treatment Plan for Refractory Dermatomyositis',
    verified: 'read',
    population: 'adult',
  },
  'seed-002': {
    citation: 'Treatment Options for JDM Not Improving on Methotrexate and Hydroxychloroquine',
    verified: 'read',
    population: 'juvenile',
  },
  'seed-003': {
    citation:
      'What is the next best step for a patient with decreasing muscle strength, currently on methotrexate (MTX) and oral steroids, who previously responded to IV steroid pulse therapy?',
    verified: 'read',
    population: 'not stated',
  },
  'seed-004': {
    citation:
      'What are the next steps for a patient with dermatomyositis showing evidence of ongoing inflammation despite treatment with mycophenolate, Actemra (tocilizumab), high-dose Intravenous Immunoglobulin (IVIG), prednisone, Plaquenil (hydroxychloroquine), and Rituximab (rituximab)?',
    verified: 'read',
    population: 'adult',
  },

  // Guidelines and consensus
  // E1. Read: Table 3, first 13 rows or so; the rows on biologics were not.
  'share-2017': {
    citation: 'SHARE: Bellutti Enders, Ann Rheum Dis 2017;76:329-40',
    url: doi('10.1136/annrheumdis-2016-209247'),
    verified: 'read',
    population: 'juvenile',
  },
  // E1, the table of recommendations that was read.
  'share-2017-table-3': {
    citation: 'SHARE: Bellutti Enders 2017, Table 3',
    url: pmc('PMC5284351'),
    verified: 'read',
    population: 'juvenile',
  },
  // E2, SHARE's later rows as others quote them.
  'share-quoted-2018': {
    citation: 'SHARE as quoted in the ERN table, RMD Open 2018',
    verified: 'secondary',
    population: 'juvenile',
  },
  // E3. Read: induction doses. IVIG or rituximab for refractory skin and swallow screening: secondary only.
  'bsr-2022': {
    citation: 'British Society for Rheumatology guideline: Oldroyd, Rheumatology 2022;61:1760-8',
    url: doi('10.1093/rheumatology/keac115'),
    verified: 'read',
    population: 'both',
  },
  // E28
  'carra-biologics-2024': {
    citation: 'CARRA biologics consensus: Tarvin 2024',
    url: doi('10.1002/acr.25393'),
    verified: 'read',
    population: 'juvenile',
  },
  // E30
  'carra-2010': {
    citation: 'CARRA consensus treatment plans: Huber 2010',
    url: doi('10.1002/acr.20071'),
    verified: 'read',
    population: 'juvenile',
  },
  // E30
  'carra-2012': {
    citation: 'CARRA consensus treatment plans: Huber 2012',
    url: doi('10.1002/acr.20695'),
    verified: 'read',
    population: 'juvenile',
  },
  // E30
  'carra-skin-2017': {
    citation: 'CARRA consensus treatment plans, skin: Kim 2017',
    url: doi('10.1186/s12969-016-0134-0'),
    verified: 'read',
    population: 'juvenile',
  },
  // E30, read as a Healio report
  'carra-persistent-rash-2017': {
    citation: 'CARRA consensus treatment plans, persistent rash, 2017 (Healio report)',
    verified: 'read',
    population: 'juvenile',
  },
  // E44; recommendations named "EULAR/PReS 2021" in section D
  'eular-pres-vaccination-2021': {
    citation: 'EULAR/PReS vaccination recommendations 2021',
    url: doi('10.1136/annrheumdis-2022-222574'),
    verified: 'read',
    population: 'juvenile',
  },
  // E45
  'acr-chest-ild-2023': {
    citation: 'ACR/CHEST guideline, interstitial lung disease, 2023',
    url: doi('10.1002/acr.25348'),
    verified: 'read',
    population: 'adult',
  },
  // E45
  'medra5-2020': {
    citation: 'MEDRA5, anti-MDA5 rapidly progressive interstitial lung disease, 2020',
    url: doi('10.1016/j.semarthrit.2020.03.007'),
    verified: 'read',
    population: 'not stated',
  },

  // Immunoglobulin
  // E4
  'proderm-2022': {
    citation: 'ProDERM, N Engl J Med 2022',
    url: pubmed('36198179'),
    verified: 'read',
    population: 'adult',
  },
  // E4
  'proderm-safety-2024': {
    citation: 'ProDERM safety, Arthritis Res Ther 2024',
    url: doi('10.1186/s13075-023-03232-2'),
    verified: 'read',
    population: 'adult',
  },
  // E5
  'octagam-label': {
    citation: 'Octagam 10% US prescribing information',
    verified: 'read',
    population: 'adult',
  },
  // E6
  'lam-2011': {
    citation: 'IVIG: Lam 2011',
    url: doi('10.1136/ard.2011.153718'),
    verified: 'read',
    population: 'not stated',
  },
  // E7
  'ivig-retrospective-2000': {
    citation: 'IVIG 2 g/kg, retrospective: J Rheumatol 2000;27:2498-503',
    url: pubmed('11036850'),
    verified: 'read',
    population: 'not stated',
  },
  // E8
  'dysphagia-2010': {
    citation: 'Dysphagia in 73 adults: Arthritis Care Res 2010;62:1748-55',
    url: doi('10.1002/acr.20325'),
    verified: 'read',
    population: 'adult',
  },
  // E9
  'dysphagia-2021': {
    citation: 'Dysphagia (FEES, EAT-10): Rheumatology 2021;60:1234-42',
    url: doi('10.1093/rheumatology/keaa443'),
    verified: 'read',
    population: 'adult',
  },
  // E15b
  'ontario-ivig': {
    citation: 'Ontario (transfusionontario.org), IVIG in idiopathic inflammatory myopathy',
    verified: 'read',
    population: 'not stated',
  },

  // Rituximab and cyclophosphamide
  // E10
  'rim-2013': {
    citation: 'RIM: Oddis 2013',
    url: doi('10.1002/art.37754'),
    verified: 'read',
    population: 'both',
  },
  // E11: anti-Mi-2 is prognostic, rituximab did not affect the association
  'anti-mi-2-prognosis': {
    citation: 'Anti-Mi-2 and outcome: doi:10.1002/art.38270',
    url: doi('10.1002/art.38270'),
    verified: 'read',
    population: 'not stated',
  },
  // E12, the French registry of conflict C4
  'bader-meunier-2011': {
    citation: 'Rituximab, French registry: Bader-Meunier 2011',
    url: doi('10.3899/jrheum.101321'),
    verified: 'read',
    population: 'juvenile',
  },
  // E13
  'deakin-2018': {
    citation: 'Cyclophosphamide: Deakin 2018',
    url: doi('10.1002/art.40418'),
    verified: 'read',
    population: 'not stated',
  },

  // TNF and IL-6 inhibitors, abatacept
  // E14
  'campanilho-marques-2020': {
    citation: 'Infliximab and adalimumab: Campanilho-Marques 2020',
    url: doi('10.1186/s13075-020-02164-5'),
    verified: 'read',
    population: 'juvenile',
  },
  // E15; journal and pages from the vignette that cites it
  'rouster-stevens-2014': {
    citation: 'Etanercept pilot: Rouster-Stevens, Arthritis Care Res 2014;66:783-7',
    url: doi('10.1002/acr.22198'),
    verified: 'read',
    population: 'juvenile',
  },
  // E16
  'etanercept-rct': {
    citation: 'Etanercept, randomised trial in adults',
    url: pubmed('21688301'),
    verified: 'read',
    population: 'adult',
  },
  // E17
  'infliximab-rct': {
    citation: 'Infliximab, randomised trial in adults',
    url: doi('10.1016/j.semarthrit.2017.10.010'),
    verified: 'read',
    population: 'adult',
  },
  // E18
  'klein-2010': {
    citation: 'Dermatomyositis on TNF inhibitors: Klein, Arch Dermatol 2010;146:780-4',
    verified: 'read',
    population: 'not stated',
  },
  // E19
  'brunasso-2014': {
    citation: 'Brunasso 2014',
    url: doi('10.1155/2014/179180'),
    verified: 'read',
    population: 'not stated',
  },
  // E20; vignette V13: man of 46, rash on etanercept, again on adalimumab
  'tnf-rechallenge-2013': {
    citation: 'Dermatomyositis rash on etanercept and adalimumab, case: JAMA Dermatol 2013',
    url: pubmed('23986394'),
    verified: 'read',
    population: 'adult',
  },
  // E27
  'tim-2022': {
    citation: 'TIM, tocilizumab randomised trial in adults',
    url: doi('10.1002/acr2.11493'),
    verified: 'read',
    population: 'adult',
  },
  // "abatacept"
  'abatacept-jdm': {
    citation: 'Abatacept, open label in juvenile dermatomyositis',
    url: doi('10.1002/art.42450'),
    verified: 'read',
    population: 'juvenile',
  },
  // "GI perforation series", a preprint
  'gi-perforation-series': {
    citation: 'Gastrointestinal perforation series, Research Square preprint rs-34258',
    verified: 'read',
    population: 'not stated',
  },

  // JAK inhibitors
  // E21
  'jak-review-2024': {
    citation: 'JAK inhibitors in juvenile dermatomyositis, review: Semin Arthritis Rheum 2024, vol 66',
    verified: 'read',
    population: 'juvenile',
  },
  // E22; cited for children (002-02, 002-08)
  'jak-cohort-2022': {
    citation: 'JAK inhibitors, glucocorticoid sparing: doi:10.3389/fped.2022.962585',
    url: doi('10.3389/fped.2022.962585'),
    verified: 'read',
    population: 'juvenile',
  },
  // E23; cited for children (002-02, 002-03)
  'jak-pmc10583374': {
    citation: 'JAK inhibitors, interstitial lung disease improved in 60%: PMC10583374',
    url: pmc('PMC10583374'),
    verified: 'read',
    population: 'juvenile',
  },
  // E24; the specification does not say what it is about
  pmc7958081: {
    citation: 'PMC7958081',
    url: pmc('PMC7958081'),
    verified: 'read',
    population: 'not stated',
  },
  // E25; the specification does not say what it is about
  'rheumatology-keaf086': {
    citation: 'doi:10.1093/rheumatology/keaf086',
    url: doi('10.1093/rheumatology/keaf086'),
    verified: 'read',
    population: 'not stated',
  },
  // E26; cited for children (002-03)
  'mda5-ild-jdm': {
    citation: 'JAK inhibitors with anti-MDA5 and lung disease, table: doi:10.1186/s12969-021-00637-8',
    url: doi('10.1186/s12969-021-00637-8'),
    verified: 'read',
    population: 'juvenile',
  },

  // First line, steroids, measures
  // E29; the specification does not say what it is about
  'sherman-2023': {
    citation: 'Sherman 2023',
    url: doi('10.1186/s12969-022-00785-5'),
    verified: 'read',
    population: 'not stated',
  },
  // E31
  'printo-trial-2016': {
    citation: 'PRINTO trial, new-onset disease: Ruperto 2016',
    url: doi('10.1016/S0140-6736(15)01021-1'),
    verified: 'read',
    population: 'juvenile',
  },
  // E32
  'giancane-2019': {
    citation: 'Glucocorticoid taper: Giancane 2019',
    url: doi('10.1186/s12969-019-0326-5'),
    verified: 'read',
    population: 'juvenile',
  },
  // E33
  'printo-inactive-2013': {
    citation: 'PRINTO clinically inactive disease: Lazarevic 2013',
    url: doi('10.1136/annrheumdis-2012-201483'),
    verified: 'read',
    population: 'juvenile',
  },
  // E34
  'rider-2017': {
    citation: 'ACR/EULAR 2016 response criteria, juvenile: Rider 2017',
    url: doi('10.1002/art.40060'),
    verified: 'read',
    population: 'juvenile',
  },
  // E34, the second publication
  'rider-2017-ard': {
    citation: 'ACR/EULAR 2016 response criteria, juvenile: Rider 2017',
    url: doi('10.1136/annrheumdis-2017-211401'),
    verified: 'read',
    population: 'juvenile',
  },
  // E35
  'aggarwal-2017': {
    citation: 'ACR/EULAR 2016 response criteria, adult: Aggarwal 2017',
    url: doi('10.1136/annrheumdis-2017-211400'),
    verified: 'read',
    population: 'adult',
  },
  // E36
  'cmas-2004': {
    citation: 'CMAS: Huber 2004',
    url: doi('10.1002/art.20179'),
    verified: 'read',
    population: 'juvenile',
  },
  // E36
  'cmas-norms': {
    citation: 'CMAS, norms in healthy children',
    url: doi('10.1002/art.20397'),
    verified: 'read',
    population: 'juvenile',
  },
  // E36
  'cmas-1999': {
    citation: 'CMAS: Lovell 1999',
    verified: 'read',
    population: 'juvenile',
  },
  // E38
  'cdasi-2015': {
    citation: 'CDASI: Anyanwu 2015',
    url: doi('10.1111/bjd.13915'),
    verified: 'read',
    population: 'not stated',
  },
  // E39
  das: {
    citation: 'Disease activity score (DAS) for juvenile dermatomyositis',
    url: doi('10.1002/art.10924'),
    verified: 'read',
    population: 'juvenile',
  },
  // E40
  'ck-george-2016': {
    citation: 'Creatine kinase reference values: George 2016',
    url: doi('10.1097/MD.0000000000004344'),
    verified: 'read',
    population: 'not stated',
  },
  // E40
  'ck-filosto-2025': {
    citation: 'Creatine kinase, systematic review: Filosto 2025',
    verified: 'read',
    population: 'not stated',
  },

  // Drug safety
  // E41
  'tofacitinib-label': {
    citation: 'Tofacitinib label, boxed warning',
    verified: 'read',
    population: 'not stated',
  },
  'fda-jak-2021': {
    citation: 'FDA safety communication on JAK inhibitors 2021',
    verified: 'read',
    population: 'not stated',
  },
  'tnf-inhibitor-label': {
    citation: 'TNF inhibitor labels, boxed warning',
    verified: 'read',
    population: 'not stated',
  },
  'methotrexate-label': { citation: 'Methotrexate label', verified: 'read', population: 'not stated' },
  'mycophenolate-label': { citation: 'Mycophenolate label', verified: 'read', population: 'not stated' },
  'cyclophosphamide-label': {
    citation: 'Cyclophosphamide label',
    verified: 'read',
    population: 'not stated',
  },
  'rituximab-hbv-2013': {
    citation: 'Rituximab and hepatitis B, gov.uk Drug Safety Update, December 2013',
    verified: 'read',
    population: 'not stated',
  },
  'tocilizumab-label': {
    citation: 'Tocilizumab, Australian product information',
    verified: 'read',
    population: 'not stated',
  },
  // E42
  'marmor-2016': {
    citation: 'Hydroxychloroquine retinopathy screening: Marmor 2016',
    url: doi('10.1016/j.ophtha.2016.01.058'),
    verified: 'secondary',
    population: 'not stated',
  },
  // E43
  'acip-antibody-intervals': {
    citation: 'ACIP intervals between antibody-containing products and vaccines',
    verified: 'read',
    population: 'not stated',
  },
  // E-T2
  'adult-doses-table-2': {
    citation: 'Drug doses in adult disease, Table 2',
    url: pmc('PMC11646336'),
    verified: 'read',
    population: 'adult',
  },
  // PJP
  'pjp-2019': {
    citation: 'Pneumocystis pneumonia in rheumatic disease, 2019',
    url: doi('10.1186/s13075-019-1996-6'),
    verified: 'read',
    population: 'not stated',
  },
  // PJP
  'pjp-pmc7917170': {
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
