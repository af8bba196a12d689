import { allOf, anyOf, isMet, met, noneFound, not, unknownCountsAs, type Answer } from './answer.js';
import { recorded } from './chart-findings.js';
import { formatDay, spanInWords, type Day } from './dates.js';
import type { Examination, Facts } from './facts.js';

/** Examinations that the care rules ask for: was one done lately? Specification B.3, C. */

/** What is asked for, in the words of a card: "lung function". */
interface Wanted {
  readonly name: string;
  readonly withinDays: number;
}

/**
 * Is one of these examinations on file, done within the time? "No" stands only on sources read in full.
 * @param referral an order counts too: a referral is the act itself
 */
export function onFile(
  examinations: readonly Examination[],
  { name, withinDays }: Wanted,
  asOf: Day,
  referral?: 'an order counts',
): Answer {
  const recent = examinations.flatMap(({ done, ordered, from }) => {
    const days = [done, referral && ordered].filter((day) => day !== undefined);
    const day = Math.max(...days);
    return asOf - day <= withinDays ? [{ day, from }] : [];
  });
  if (recent.length > 0) {
    const last = Math.max(...recent.map(({ day }) => day));
    return met(
      `${name}: ${formatDay(last)}`,
      recent.flatMap(({ from }) => from),
    );
  }
  return noneFound(
    allOf(examinations.map(({ known }) => known)),
    `No ${name} on file within ${spanInWords(withinDays)}`,
    `whether ${name} is on file could not be read`,
  );
}

/** Ordered and not done yet, for the card: "Lung function ordered 2026-11-03, no result on file". */
export const pending = (name: string, { ordered }: Examination): readonly string[] =>
  ordered === undefined ? [] : [`${name} ordered ${formatDay(ordered)}, no result on file yet`];

/** Anti-MDA5 at any date, no lung disease on record, and the lung not looked at for 26 weeks. Specification B.3. */
export const mda5LungScreeningDue = ({
  activity,
  findings,
  workUp,
  asOf,
  settings,
}: Pick<Facts, 'activity' | 'findings' | 'workUp' | 'asOf' | 'settings'>): Answer =>
  allOf([
    activity.antiMda5,
    named(
      'No interstitial lung disease on record',
      not(anyOf([activity.interstitialLungDisease, recorded(findings, 'ild', 'ild-progressive')])),
    ),
    not(
      onFile(
        [workUp.lungImaging, workUp.pulmonaryFunction],
        { name: 'HRCT or lung function', withinDays: settings.mda5LungScreeningWeeks * 7 },
        asOf,
      ),
    ),
  ]);

const named = (saw: string, answer: Answer): Answer => (isMet(answer) ? { ...answer, saw } : answer);

/** The same as a reason to keep quiet: an order that another card offers is not offered twice. */
export const mda5CardSpeaks = (facts: Parameters<typeof mda5LungScreeningDue>[0]): Answer =>
  unknownCountsAs('unmet', mda5LungScreeningDue(facts));
