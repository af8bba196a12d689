import type { APatient } from './a-patient.js';
import type { Measure } from './codes.js';
import { screeningOnFile, type ScreeningOnFile } from './screening.js';
import { shiftDay } from './vary-request.js';

/** The parts of a complete work-up that can be left out. */
export type PartOfWorkUp =
  | 'weight'
  | 'laboratory'
  | 'ECG'
  | 'echocardiogram'
  | 'troponin'
  | 'lung function'
  | 'muscle MRI'
  | 'physiotherapy'
  | 'folic acid';

/**
 * Normal results with the laboratory's own limit. CK is normal and still over 150 U/L, so that it does not count
 * towards PRINTO inactive disease.
 */
const NORMAL: readonly (readonly [Measure, number, number])[] = [
  ['CK', 165, 200],
  ['aldolase', 5, 8],
  ['AST', 24, 40],
  ['ALT', 20, 40],
  ['LDH', 190, 250],
  ['ESR', 8, 20],
  ['CRP', 2, 5],
];

/**
 * Everything on file that the care checklist asks for, all of it normal: laboratory of ten days ago, heart, lung,
 * muscle MRI and physiotherapy within 12 months, folic acid, a recent weight and height. What the story is about
 * is left out, or measured again on a later day.
 *
 * @param weight kilograms and centimetres of the patient
 * @param screening with it, the tests that come before a drug are on file too
 */
export function wellLookedAfter(
  patient: APatient,
  {
    today,
    weight = 35,
    height = 140,
    without = [],
    screening,
  }: {
    readonly today: string;
    readonly weight?: number;
    readonly height?: number;
    readonly without?: readonly PartOfWorkUp[];
    readonly screening?: ScreeningOnFile;
  },
): APatient {
  const ago = (days: number) => shiftDay(today, -days);
  const steps: Readonly<Record<PartOfWorkUp, (on: APatient) => APatient>> = {
    weight: (on) => on.weighs(weight, ago(10)).isTall(height, ago(10)),
    laboratory: (on) =>
      NORMAL.reduce((tested, [measure, value, limit]) => tested.measured(measure, value, ago(10), limit), on),
    ECG: (on) => on.examined('ECG', ago(60)),
    echocardiogram: (on) => on.examined('echocardiogram', ago(60)),
    troponin: (on) => on.measured('troponin', 5, ago(60), 14),
    'lung function': (on) => on.examined('lung function', ago(60)),
    'muscle MRI': (on) => on.examined('muscle MRI', ago(60)),
    physiotherapy: (on) => on.referred('physiotherapy', ago(60)),
    'folic acid': (on) => on.took('folic acid', { from: ago(300), dose: '1 mg daily' }),
  };
  const complete = (Object.keys(steps) as PartOfWorkUp[])
    .filter((part) => !without.includes(part))
    .reduce((on, part) => steps[part](on), patient);
  return screening ? screeningOnFile(complete, today, screening) : complete;
}
