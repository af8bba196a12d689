import { anyOf, isMet, met, unknown, unmet, type Answer } from './answer.js';
import { present, stated } from './chart-findings.js';
import type { ReadingContext } from './condition-status.js';
import type { ChartFindings, Person, PresentCondition } from './facts.js';
import { isAtLeast } from './limits.js';
import { latest, type Measurement, type Measurements } from './observations.js';

/**
 * Pregnancy, hepatitis B, renal function: what decides whether a drug may be given at all.
 * @param laboratory met when all laboratory results were read: only then is "no positive result" a "no"
 */
export function readPresentCondition(
  findings: ChartFindings,
  measurements: Measurements,
  { sex, ageYears }: Pick<Person, 'sex' | 'ageYears'>,
  laboratory: Answer,
  { asOf, settings }: ReadingContext,
): PresentCondition {
  const positive = (results: readonly Measurement[], days = Infinity): Answer => {
    const last = latest(results, { notBefore: asOf - days, notAfter: asOf });
    if (last?.qualitative === 'positive') return met(`${last.name} ${last.charted}`, [last.ref]);
    return isMet(laboratory)
      ? unmet('no positive result')
      : unknown('laboratory results could not be read in full', laboratory.missing);
  };
  const pregnancy = anyOf([
    stated(
      findings,
      ['pregnancy'],
      ({ state, since }) =>
        state === 'active' && (since === undefined || asOf - since.latest <= settings.pregnancyDays),
    ),
    // One question: "not pregnant" of yesterday answers the positive test of last month.
    positive(
      [...measurements['pregnancy-test'], ...measurements['pregnancy-status']],
      settings.pregnancyDays,
    ),
  ]);
  const isTooYoung = ageYears !== undefined && ageYears < settings.pregnancyAskedFromAgeYears;
  const egfr = latest(measurements.egfr, { notBefore: asOf - settings.renalFunctionDays, notAfter: asOf });
  return {
    pregnant:
      sex === 'male' || (isTooYoung && !isMet(pregnancy))
        ? unmet(sex === 'male' ? 'male' : 'a child')
        : pregnancy,
    hepatitisB: anyOf([present(findings, 'hepatitis-b'), positive(measurements.hbsag)]),
    antiHepatitisBCore: positive(measurements['anti-hbc']),
    lowRenalFunction:
      egfr && isAtLeast(settings.lowEgfrBelow, egfr) === false
        ? met(`eGFR ${egfr.charted}`, [egfr.ref])
        : unmet('renal function not known to be low'),
  };
}
