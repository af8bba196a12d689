import { anyOf, isMet, met, noneFound, unknown, unmet, type Answer } from './answer.js';
import { present, stated } from './chart-findings.js';
import type { ReadingContext } from './chart-reading.js';
import { formatDay, type Day } from './dates.js';
import type { ChartFindings, Person, PresentCondition } from './facts.js';
import { isAtLeast, isBelowOwnLimit } from './limits.js';
import { lastDays, latest, latestEver, type Measurement, type Measurements } from './observations.js';

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
  const positive = (results: readonly Measurement[], days?: number): Answer => {
    // A result that nobody can read hides no readable one before it.
    const readable = results.filter(({ qualitative }) => qualitative !== undefined);
    const last = days === undefined ? latestEver(readable, asOf) : latest(readable, lastDays(days, asOf));
    if (last?.qualitative === 'positive') return met(`${last.name} ${last.charted}`, [last.ref]);
    if (last?.qualitative === 'borderline')
      return unknown(`${last.name} ${last.charted}: neither positive nor negative`, [], [last.ref]);
    return noneFound(laboratory, 'no positive result', 'laboratory results could not be read in full');
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
  const egfr = latest(measurements.egfr, lastDays(settings.renalFunctionDays, asOf));
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
        : egfr && isAtLeast(settings.lowEgfrBelow, egfr) === true
          ? unmet(`eGFR ${egfr.charted}`, [egfr.ref])
          : unknown('renal function not measured', laboratory.missing, egfr ? [egfr.ref] : []),
    lowIgG: lowIgG(measurements.igg, laboratory, asOf),
  };
}

/** By the laboratory's own range only: what is low for an adult is normal for an infant. No age limit is specified. */
function lowIgG(results: readonly Measurement[], laboratory: Answer, asOf: Day): Answer {
  const judged = results.filter((one) => isBelowOwnLimit(one) !== undefined);
  const last = latestEver(judged, asOf);
  if (!last) return unknown('IgG not measured against a range', laboratory.missing);
  const saw = `${last.name} ${last.charted}${last.on ? ` on ${formatDay(last.on.latest)}` : ''}`;
  return isBelowOwnLimit(last) === true ? met(saw, [last.ref]) : unmet(saw, [last.ref]);
}
