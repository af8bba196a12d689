import type { Settings } from '../knowledge/settings.js';
import { allOf, anyOf, met, noneFound, type Answer } from './answer.js';
import {
  isOfDisease,
  nameWithDate,
  presentOfDisease,
  PROBLEM_LIST_UNREAD,
  stated,
  statementsOf,
} from './chart-findings.js';
import type { Day } from './dates.js';
import type { ChartFinding, ChartFindings } from './facts.js';

/** Specification B.1 "organThreat": what dermatomyositis itself puts at risk. */

const BELLY = /mesenter|intestin|bowel|colon|\bgut\b|\bgi\b|gastro|visceral|abdom|^k55/i;
const SURGICAL = /perforat|periton|bleed|ha?emorrhag|mel(a|ae)na|ha?emat(em|och)e|free air|pneumat|blood/i;
const RESPIRATORY_FAILURE = /failure/i;
const NECROTIC = /gangren|necro/i;
const SITE =
  /(?:\b(left|right)\W+(?:\w+\W+)?)?\b(elbow|knuckle|finger|hand|palm|axilla|trunk|scapula|back|chest|abdom|knee|shin|calf|leg|thigh|ankle|foot|feet|heel|toe|arm|shoulder|hip|buttock|face|eyelid|ear|scalp|neck|flank|flexur)/g;

export function organThreatNow(findings: ChartFindings, asOf: Day, settings: Settings): Answer {
  return anyOf([
    presentOfDisease(findings, 'ild-progressive', 'myocarditis'),
    // Charted as two entries, the lung disease and the failure are the same threat.
    allOf([
      presentOfDisease(findings, 'ild'),
      stated(
        findings,
        ['acute-respiratory'],
        (finding) => isOfDisease(finding) && RESPIRATORY_FAILURE.test(finding.words),
      ),
    ]),
    stated(
      findings,
      ['respiratory-muscle-weakness'],
      (finding) => isOfDisease(finding) && RESPIRATORY_FAILURE.test(finding.words),
    ),
    stated(
      findings,
      ['vasculopathy'],
      (finding) =>
        isOfDisease(finding) && !(BELLY.test(finding.words) && hasSurgicalBelly(findings, asOf, settings)),
    ),
    extensiveUlceration(findings, settings),
    stated(
      findings,
      ['critical-care'],
      (finding) =>
        isOfDisease(finding) &&
        finding.since !== undefined &&
        asOf - finding.since.latest <= settings.criticalCareDays,
    ),
  ]);
}

/** Perforation, peritonitis or bleeding, of whatever cause, as new as for gate G1; ischaemia alone is none. */
function hasSurgicalBelly(findings: ChartFindings, asOf: Day, { giRedFlagDays }: Settings): boolean {
  const ischaemic = new Set(statementsOf(findings, 'vasculopathy').map(({ from }) => from));
  return statementsOf(findings, 'gi-bleed-or-perforation').some(
    ({ state, since, words, from }) =>
      state === 'active' &&
      (since === undefined || asOf - since.latest <= giRedFlagDays) &&
      (SURGICAL.test(words) || !ischaemic.has(from)),
  );
}

/** Extensive: called so, necrotic or gangrenous, or stated at two sites or more. */
function extensiveUlceration(findings: ChartFindings, { extensiveUlcerSites }: Settings): Answer {
  const ulcers = statementsOf(findings, 'ulceration').filter(isOfDisease);
  const isExtensive =
    ulcers.some(({ severe, words }) => severe || NECROTIC.test(words)) ||
    countSites(ulcers) >= extensiveUlcerSites;
  if (isExtensive) {
    return met(
      ulcers.map(nameWithDate).join('; '),
      ulcers.map(({ from }) => from),
    );
  }
  return noneFound(findings.read, 'no extensive ulceration', PROBLEM_LIST_UNREAD);
}

/** "Left elbow" and "right elbow" are two sites, "elbow" and "left elbow" one: a duplicate spreads no disease. */
function countSites(ulcers: readonly ChartFinding[]): number {
  const sides = new Map<string, Set<string>>();
  for (const { words } of ulcers) {
    for (const [, side, site = ''] of words.toLowerCase().matchAll(SITE)) {
      const known = sides.get(site) ?? new Set();
      if (side !== undefined) known.add(side);
      sides.set(site, known);
    }
  }
  return [...sides.values()].reduce((sites, known) => sites + Math.max(1, known.size), 0);
}
