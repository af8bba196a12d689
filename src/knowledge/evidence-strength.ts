import { evidenceOf, type EvidenceKey, type EvidencePopulation } from './evidence.js';

/**
 * What kind of work each source is, only where specification A or G tells it; and how strong a rule is that
 * rests on several. Nothing is graded here: the strength names the best kind of source, no more.
 */

/** `guideline`: also consensus; `cohort`: also registries, series, pilots and open-label work; `label`: also agencies. */
type Design = 'guideline' | 'trial' | 'cohort' | 'label' | 'seed' | 'measure' | 'not stated';

const designs: Readonly<Record<EvidenceKey, Design>> = {
  'seed-000': 'seed',
  'seed-001': 'seed',
  'seed-002': 'seed',
  'seed-003': 'seed',
  'seed-004': 'seed',
  'share-2017': 'guideline',
  'share-2017-table-3': 'guideline',
  'share-quoted-2018': 'guideline',
  'bsr-2022': 'guideline',
  'carra-biologics-2024': 'guideline',
  'carra-2010': 'guideline',
  'carra-2012': 'guideline',
  'carra-skin-2017': 'guideline',
  'carra-persistent-rash-2017': 'guideline',
  'eular-pres-vaccination-2021': 'guideline',
  'acr-chest-ild-2023': 'guideline',
  'medra5-2020': 'not stated',
  'proderm-2022': 'trial',
  'proderm-safety-2024': 'trial',
  'octagam-label': 'label',
  'lam-2011': 'not stated',
  'ivig-retrospective-2000': 'cohort',
  'dysphagia-2010': 'cohort',
  'dysphagia-2021': 'not stated',
  'ontario-ivig': 'not stated',
  'rim-2013': 'trial',
  'anti-mi-2-prognosis': 'not stated',
  'bader-meunier-2011': 'cohort',
  'deakin-2018': 'not stated',
  'campanilho-marques-2020': 'cohort',
  'rouster-stevens-2014': 'cohort',
  'etanercept-rct': 'trial',
  'infliximab-rct': 'trial',
  'klein-2010': 'cohort',
  'brunasso-2014': 'not stated',
  'tnf-rechallenge-2013': 'cohort',
  'tim-2022': 'trial',
  'abatacept-jdm': 'cohort',
  'gi-perforation-series': 'cohort',
  'jak-review-2024': 'cohort',
  'jak-cohort-2022': 'cohort',
  'jak-pmc10583374': 'not stated',
  pmc7958081: 'not stated',
  'rheumatology-keaf086': 'not stated',
  'mda5-ild-jdm': 'not stated',
  'sherman-2023': 'not stated',
  'printo-trial-2016': 'trial',
  'giancane-2019': 'not stated',
  'printo-inactive-2013': 'measure',
  'rider-2017': 'measure',
  'rider-2017-ard': 'measure',
  'aggarwal-2017': 'measure',
  'cmas-2004': 'measure',
  'cmas-norms': 'measure',
  'cmas-1999': 'measure',
  'cdasi-2015': 'measure',
  das: 'measure',
  'ck-george-2016': 'measure',
  'ck-filosto-2025': 'measure',
  'tofacitinib-label': 'label',
  'fda-jak-2021': 'label',
  'tnf-inhibitor-label': 'label',
  'methotrexate-label': 'label',
  'mycophenolate-label': 'label',
  'cyclophosphamide-label': 'label',
  'rituximab-hbv-2013': 'label',
  'tocilizumab-label': 'label',
  'marmor-2016': 'not stated',
  'acip-antibody-intervals': 'label',
  'adult-doses-table-2': 'not stated',
  'pjp-2019': 'not stated',
  'pjp-pmc7917170': 'not stated',
};

/** `expert default`: only sources of which the specification does not say what they are. */
export type StrengthLevel = 'guideline' | 'trial' | 'cohort' | 'label' | 'seed only' | 'expert default';

export interface Strength {
  readonly level: StrengthLevel;
  /** Whom the sources of that level are about. */
  readonly populations: readonly EvidencePopulation[];
  /** The sources of that level were all read, or some are known only from others that quote them. */
  readonly verified: 'read' | 'in part' | 'secondary';
}

const LEVELS = ['guideline', 'trial', 'cohort', 'label'] as const;

interface Supported {
  readonly evidence: readonly EvidenceKey[];
  readonly strength?: StrengthLevel;
}

/** The best kind of source that is cited, unless the rule says that it rests on less. */
export function strengthOf({ evidence, strength }: Supported): Strength {
  const level =
    strength ??
    LEVELS.find((one) => evidence.some((key) => designs[key] === one)) ??
    (evidence.some((key) => designs[key] === 'seed') ? 'seed only' : 'expert default');
  const wanted = level === 'seed only' ? 'seed' : level;
  const best = evidence
    .filter((key) => level === 'expert default' || designs[key] === wanted)
    .map(evidenceOf);
  const read = best.filter(({ verified }) => verified === 'read').length;
  return {
    level,
    populations: [...new Set(best.map(({ population }) => population))],
    verified: read === best.length ? 'read' : read > 0 ? 'in part' : 'secondary',
  };
}

/** "guideline (juvenile, both)". */
export const strengthInWords = (rule: Supported): string => {
  const { level, populations, verified } = strengthOf(rule);
  const seen = { read: '', 'in part': ', read in part', secondary: ', known at second hand' }[verified];
  return level === 'expert default' ? level : `${level} (${populations.join(', ')}${seen})`;
};
