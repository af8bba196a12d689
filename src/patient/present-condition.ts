import { anyOf, met, unmet, type Answer } from './answer.js';
import { present, stated } from './chart-findings.js';
import type { Day } from './dates.js';
import type { ChartFindings, PresentCondition } from './facts.js';
import { latest, type Measurement, type Measurements } from './observations.js';

/** A positive pregnancy test counts so long, a pregnancy on the problem list without end likewise. Specification B.1. */
const PREGNANCY_DAYS = 280;
/** eGFR below this: caution. Specification B.1 "Contraindicated". */
const LOW_EGFR = 30;
const RENAL_DAYS = 365;

/** Pregnancy, hepatitis B, renal function: what decides whether a drug may be given at all. */
export function readPresentCondition(
  findings: ChartFindings,
  measurements: Measurements,
  sex: 'female' | 'male' | undefined,
  asOf: Day,
): PresentCondition {
  const positive = (results: readonly Measurement[], days?: number): Answer => {
    const last = latest(
      results,
      days === undefined ? { notAfter: asOf } : { notBefore: asOf - days, notAfter: asOf },
    );
    return last?.qualitative === 'positive'
      ? met(`${last.name} ${last.charted}`, [last.ref])
      : unmet('no positive result');
  };
  const egfr = latest(measurements.egfr, { notBefore: asOf - RENAL_DAYS, notAfter: asOf });
  const pregnancy = anyOf([
    stated(
      findings,
      ['pregnancy'],
      (finding) =>
        finding.state === 'active' &&
        (finding.since === undefined || asOf - finding.since.earliest <= PREGNANCY_DAYS),
    ),
    positive(measurements['pregnancy-test'], PREGNANCY_DAYS),
    positive(measurements['pregnancy-status'], PREGNANCY_DAYS),
  ]);
  return {
    pregnant: sex === 'male' ? unmet('male') : pregnancy,
    hepatitisB: anyOf([present(findings, 'hepatitis-b'), positive(measurements.hbsag)]),
    antiHepatitisBCore: positive(measurements['anti-hbc']),
    lowRenalFunction:
      egfr?.value !== undefined && egfr.value < LOW_EGFR
        ? met(`eGFR ${egfr.charted}`, [egfr.ref])
        : unmet('renal function not known to be low'),
  };
}
