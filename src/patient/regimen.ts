import type { Dosage, Timing } from '../contract/fhir.js';
import { massesIn, type Amount } from './dose-masses.js';
import { isGivenDaily, readDose, type Dose } from './doses.js';
import { plainDosing } from './dosing-words.js';
import { structuredRound, textRounds, type Round } from './infusion-rounds.js';

/** One dosage instruction of an order, read for what a dose check asks: more than one dose and its rhythm. */
export interface Regimen {
  readonly dose: Dose | undefined;
  /** Any part of the instruction says daily: timing, timing code, text, patient or additional instruction. */
  readonly saysDaily: boolean;
  /** So do the additional instructions, which an update of the dose leaves as they are. */
  readonly besideSaysDaily: boolean;
  /** Any part says weekly. */
  readonly saysWeekly: boolean;
  /** Several doses on one day of the week: a weekly dose that is split. */
  readonly splitOnOneDay: boolean;
  /** The single amounts of an infusion, as structure and text give them. */
  readonly amounts: readonly Amount[];
  /** How many infusions; undefined: not said, or more than one number. */
  readonly infusions: number | undefined;
  /** "2 g/kg, maximum 70 g": what the order itself does not exceed. */
  readonly most: Amount | undefined;
  /** What one round of infusions holds, from the structured fields. */
  readonly structured: Round | undefined;
  /** The same from the text: every way to read it. */
  readonly told: readonly Round[];
}

export function readRegimen(dosage: Dosage, productTexts: readonly string[]): Regimen {
  const words = [dosage.text, dosage.patientInstruction].flatMap((text) => text ?? []);
  const plain = words.map(plainDosing);
  const dose = readDose(dosage, { productTexts });
  // Each part on its own as well: what fills a gap elsewhere may contradict what is said here.
  const parts = [
    dosage,
    { timing: repeatOnly(dosage.timing) },
    { timing: codeOnly(dosage.timing) },
    ...words.map((text) => ({ text })),
  ].flatMap((part) => readDose(part, { productTexts }) ?? []);
  const besideSaysDaily = dosage.additionalInstruction
    .flatMap(({ text, coding }) => [text, ...coding.map(({ display }) => display)])
    .some((text) => {
      const said = text === undefined ? undefined : readDose({ text }, { productTexts });
      return said !== undefined && isGivenDaily(said);
    });
  const structured = structuredRound(dosage);
  return {
    dose,
    saysDaily: besideSaysDaily || parts.some(isGivenDaily),
    besideSaysDaily,
    saysWeekly: parts.some((part) => part.readings.some(({ schedule }) => schedule?.days === 7)),
    splitOnOneDay: plain.some(isSplit) || new Set(dosage.timing?.repeat?.dayOfWeek).size === 1,
    amounts: [
      ...(structured ? [structured.amount] : []),
      ...plain.flatMap((text) =>
        massesIn(text)
          .filter((mass) => mass.of !== 'ml' && mass.of !== 'rate')
          .map((mass) => mass.amount),
      ),
    ],
    infusions: infusionsOf(dosage.timing, plain),
    most: words.flatMap(statedMost)[0],
    structured,
    told: plain.flatMap(textRounds),
  };
}

const repeatOnly = (timing: Timing | undefined): Timing | undefined =>
  timing && { event: [], code: undefined, repeat: timing.repeat };
const codeOnly = (timing: Timing | undefined): Timing | undefined =>
  timing && { event: [], code: timing.code, repeat: undefined };

const isSplit = (plain: string): boolean =>
  /\b(?:every|q) ?12 ?(?:h|hours?|hrs?|hourly)\b|\b12 hourly\b|\b(?:same|one|1) day\b|\bmorning and\b|\bb\.?i\.?d\b|\b2 times (?:daily|a day)\b/.test(
    plain,
  );

/** "x 4", "4 doses", "day 1 and day 15" (two); how often in all, not how often a week. */
function infusionsOf(timing: Timing | undefined, plain: readonly string[]): number | undefined {
  const stated = [
    ...(timing?.repeat?.count === undefined ? [] : [timing.repeat.count]),
    ...(timing && timing.event.length > 0 ? [timing.event.length] : []),
    ...plain.flatMap((text) => [
      ...Array.from(
        text.matchAll(
          /\b(?:x|for) ?(\d{1,2})\b(?! ?(?:\.\d|kg|m2|mg|g\b|ml|weeks?|wks?|w\b|months?|days?|h))|\b(\d{1,2}) (?:weekly )?(?:doses|infusions)\b/g,
        ),
        ([, times, doses]) => Number(times ?? doses),
      ),
      ...(/\b(?:days?|d) ?[01] ?(?:,|and|&|\+) ?(?:days?|d)? ?1[45]\b/.test(text) ? [2] : []),
      ...Array.from(
        text.matchAll(/\bweekly (?:for|x) (\d) ?(?:weeks?|wks?|w)\b|\bfor (\d) weeks\b(?=.*weekly)/g),
        ([, one, other]) => Number(one ?? other),
      ),
    ]),
  ];
  const distinct = new Set(stated);
  return distinct.size === 1 ? stated[0] : undefined;
}

const STATED_MOST =
  /\b(?:max(?:imum)?|capp?(?:ed)?|not (?:to )?exceed(?:ing)?|no more than|at most|up to)\b[^.;,()\d]{0,25}([\d.,]+ ?m?g(?!\/))\b/gi;

const statedMost = (text: string): readonly Amount[] =>
  Array.from(text.slice(0, 500).matchAll(STATED_MOST), ([, mass = '']) =>
    massesIn(mass.toLowerCase()),
  ).flatMap((masses) => masses.map(({ amount }) => amount));
