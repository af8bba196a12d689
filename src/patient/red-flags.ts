import type { FindingId } from '../knowledge/finding-words.js';
import type { Settings } from '../knowledge/settings.js';
import { anyOf, met, unmet } from './answer.js';
import { isOfDisease, stated } from './chart-findings.js';
import { formatDay, type Day } from './dates.js';
import type { ChartFinding, ChartFindings, DiseaseActivity, Person } from './facts.js';
import { isAboveOwnLimit } from './limits.js';
import { lastDays, latest, type Measurements } from './observations.js';

/** Specification B.2, gate G1: belly and chest come first; and what IL-6 inhibitors must not meet (B.4). */

const SURGICAL: readonly FindingId[] = ['gi-bleed-or-perforation'];
/** Plain abdominal pain is a red flag in children only; for IL-6 inhibitors it counts in anybody (decision 17). */
const G1: readonly FindingId[] = ['gi-red-flag', ...SURGICAL, 'abdominal-pain'];
const G1_AND_G2: readonly FindingId[] = [...G1, 'gi-other'];

/** Palpitations and jaw pain are looked into, but are no gate by themselves. */
const GATE_WORDS = /chest|syncop|troponin/i;

type RedFlags = Pick<
  DiseaseActivity,
  'acuteCardiorespiratory' | 'giRedFlag' | 'recentGiFinding' | 'undatedGiFinding' | 'cardiacFlag'
>;

export function redFlagsOf(
  findings: ChartFindings,
  measurements: Measurements,
  asOf: Day,
  population: Person['population'],
  settings: Settings,
): RedFlags {
  const { giRedFlagDays, acuteCardiorespiratoryDays, enzymeLookBackDays } = settings;
  const within =
    (days: number) =>
    (finding: ChartFinding): boolean =>
      isOfDisease(finding) && finding.since !== undefined && asOf - finding.since.earliest <= days;
  const troponin = latest(measurements.troponin, lastDays(enzymeLookBackDays, asOf));
  const raised = troponin?.on && isAboveOwnLimit(troponin) ? { ...troponin, on: troponin.on } : undefined;
  const troponinHigh = raised
    ? met(`Troponin ${raised.charted} (${formatDay(raised.on.latest)})`, [raised.ref])
    : unmet('troponin not raised');

  return {
    acuteCardiorespiratory: anyOf([
      stated(
        findings,
        ['cardiac-flag'],
        (finding) => within(acuteCardiorespiratoryDays)(finding) && GATE_WORDS.test(finding.words),
      ),
      stated(findings, ['acute-respiratory'], within(acuteCardiorespiratoryDays)),
      raised && asOf - raised.on.earliest <= acuteCardiorespiratoryDays
        ? troponinHigh
        : unmet('no new raised troponin'),
    ]),
    cardiacFlag: anyOf([stated(findings, ['cardiac-flag', 'jaw-pain'], isOfDisease), troponinHigh]),
    giRedFlag: stated(findings, population === 'juvenile' ? G1 : SURGICAL, within(giRedFlagDays)),
    recentGiFinding: stated(findings, G1_AND_G2, within(giRedFlagDays)),
    undatedGiFinding: stated(findings, G1_AND_G2, (finding) => isOfDisease(finding) && isUndated(finding)),
  };

  /** Without a date, or with one so rough ("2026-10") that 30 days cannot be told. */
  function isUndated({ since }: ChartFinding): boolean {
    if (since === undefined) return true;
    return asOf - since.earliest > giRedFlagDays && asOf - since.latest <= giRedFlagDays;
  }
}
