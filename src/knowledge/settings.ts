/**
 * Every number that decides and that a rheumatologist may want otherwise, once: its name, default, unit, what it
 * decides, where it comes from, and the range outside which it can only be a slip of the pen. A site overrides
 * them in the file that SETTINGS_FILE names. What is a definition (days of a week), the dose of a label, or a
 * published criterion (PRINTO, EAT-10) is no setting and stays where it is used.
 */

export type Unit =
  | 'days'
  | 'weeks'
  | 'years'
  | 'cycles'
  | 'pulses'
  | 'points'
  | 'sites'
  | 'times the upper limit'
  | 'U/L'
  | 'mL/min/1.73 m²'
  | 'mg a day'
  | 'mg a week'
  | 'mg/kg a day'
  | 'mg/m² a week';

export interface NumberSetting {
  readonly value: number;
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
  /** Fractions are refused: days, weeks, cycles. */
  readonly whole: boolean;
  readonly decides: string;
  readonly source: string;
}
export interface ChoiceSetting<Choice extends string = string> {
  readonly value: Choice;
  readonly choices: readonly Choice[];
  readonly decides: string;
  readonly source: string;
}

/** A number of the specification that awaits a rheumatologist's signature. */
const unsigned = (section: string): string =>
  `engineering default, unsigned (${section === 'ours' ? 'the specification is silent' : `specification ${section}`})`;
const specification = (section: string): string => `specification ${section}`;

const FRACTIONAL: ReadonlySet<Unit> = new Set<Unit>([
  'times the upper limit',
  'mg a day',
  'mg a week',
  'mg/kg a day',
  'mg/m² a week',
]);

const number = (
  value: number,
  unit: Unit,
  [least, most]: readonly [number, number],
  decides: string,
  source: string,
): NumberSetting => ({ value, unit, least, most, whole: !FRACTIONAL.has(unit), decides, source });

const choice = <const Choice extends string>(
  value: NoInfer<Choice>,
  choices: readonly Choice[],
  decides: string,
  source: string,
): ChoiceSetting<Choice> => ({ value, choices, decides, source });

export const settingDefinitions = {
  // ── how long a treatment is given before it can count as failed ───────────────────────────────────────
  adequateTrialWeeks: number(
    12,
    'weeks',
    [6, 52],
    'Methotrexate, azathioprine, mycophenolate, ciclosporin, tacrolimus, hydroxychloroquine, JAK and TNF inhibitors are judged after this; row 8b waits so long.',
    'seed-000, seed-001, seed-002; specification B.1',
  ),
  glucocorticoidTrialWeeks: number(
    4,
    'weeks',
    [1, 26],
    'An oral glucocorticoid is judged after this; a pulse never counts as a trial.',
    unsigned('B.1'),
  ),
  methotrexateMinimumJuvenileMgPerM2: number(
    15,
    'mg/m² a week',
    [5, 30],
    'Methotrexate below this throughout was no adequate trial in JDM.',
    unsigned('B.1'),
  ),
  methotrexateMinimumAdultMg: number(
    15,
    'mg a week',
    [5, 30],
    'Methotrexate below this throughout was no adequate trial in adults.',
    unsigned('B.1'),
  ),
  ivigTrialCycles: number(
    3,
    'cycles',
    [1, 12],
    'IVIG is judged after so many cycles; fewer is in progress or interrupted.',
    unsigned('B.1, C6; seed-000 says 2-3'),
  ),
  ivigTrialWeeks: number(
    12,
    'weeks',
    [4, 52],
    'IVIG is judged so long after its first cycle, besides the number of cycles.',
    'seed-000; specification B.1',
  ),
  ivigCycleCoversDays: number(
    28,
    'days',
    [14, 56],
    'The last cycle of IVIG counts as exposure for so long.',
    unsigned('B.1'),
  ),
  rituximabTrialWeeks: number(
    26,
    'weeks',
    [12, 52],
    'Rituximab is judged so long after the first infusion of its latest course (row 5).',
    'seed-001, seed-004; specification B.1',
  ),
  cyclophosphamideTrialPulses: number(
    6,
    'pulses',
    [1, 12],
    'Cyclophosphamide is judged, and called a full course, after so many pulses.',
    unsigned('B.1'),
  ),
  cyclophosphamideTrialWeeks: number(
    24,
    'weeks',
    [8, 52],
    'Cyclophosphamide is judged after this time, whatever the number of pulses.',
    unsigned('B.1'),
  ),

  // ── what became of a course ───────────────────────────────────────────────────────────────────────────
  nextAgentWeeks: number(
    12,
    'weeks',
    [1, 52],
    'A course that ended without a reason failed only if another agent was started within this time.',
    unsigned('B.1'),
  ),
  crossOverDays: number(
    28,
    'days',
    [0, 182],
    'Overlap allowed when one agent replaces another.',
    unsigned('ours'),
  ),
  forgottenAfterWeeks: number(
    104,
    'weeks',
    [26, 520],
    'A course that ended longer ago, without reason and without later escalation, is not judged any more.',
    unsigned('B.1'),
  ),

  // ── which records make a course, and is it running? ───────────────────────────────────────────────────
  staleOrderDays: number(
    365,
    'days',
    [90, 1095],
    'An order still active that nothing confirmed for so long counts for safety rules only.',
    unsigned('B.1'),
  ),
  exposureGapDays: number(
    28,
    'days',
    [0, 182],
    'Two stretches of an oral or injected drug with at most this gap are one course.',
    unsigned('B.1'),
  ),
  lastAdministrationDays: number(
    28,
    'days',
    [1, 182],
    'A drug known by administrations only is still taken if the last was at most so long ago.',
    unsigned('B.1'),
  ),
  infusionCycleGapDays: number(
    7,
    'days',
    [1, 14],
    'Infusions at most so far apart are one cycle of IVIG, or one pulse.',
    unsigned('B.1'),
  ),
  rituximabCourseGapDays: number(
    42,
    'days',
    [14, 182],
    'Infusions of rituximab at most so far apart are one course.',
    unsigned('B.1'),
  ),
  infusionEpisodeGapWeeks: number(
    26,
    'weeks',
    [8, 104],
    'Other infusions further apart than this are another treatment episode.',
    unsigned('ours'),
  ),
  ivigActiveWeeks: number(
    8,
    'weeks',
    [4, 26],
    'IVIG is running if its last cycle was at most so long ago; later it is interrupted (row 8).',
    unsigned('B.1'),
  ),
  rituximabActiveWeeks: number(
    26,
    'weeks',
    [12, 52],
    'Rituximab counts as active for so long after the first infusion of its latest course.',
    unsigned('B.1'),
  ),
  cyclophosphamideActiveWeeks: number(
    6,
    'weeks',
    [2, 26],
    'Cyclophosphamide is running if its last pulse was at most so long ago.',
    unsigned('B.1'),
  ),
  infliximabActiveWeeks: number(
    8,
    'weeks',
    [4, 26],
    'Infliximab is running if its last infusion was at most so long ago.',
    unsigned('ours'),
  ),
  otherInfusionActiveDays: number(
    28,
    'days',
    [7, 182],
    'Any other infused drug is running if its last dose was at most so long ago.',
    unsigned('B.1'),
  ),

  // ── look-back windows ─────────────────────────────────────────────────────────────────────────────────
  activityLookBackDays: number(
    180,
    'days',
    [28, 365],
    'CMAS, MMT8, CDASI and physician global count as present activity for so long.',
    unsigned('B.1'),
  ),
  strengthChangeDays: number(
    90,
    'days',
    [14, 365],
    'The latest CMAS or MMT8 must be so new to speak of a change.',
    unsigned('B.1'),
  ),
  strengthBaselineGapDays: number(
    7,
    'days',
    [1, 90],
    'The value compared with is at least so much older than the latest.',
    unsigned('B.1'),
  ),
  worseningBaselineDays: number(
    180,
    'days',
    [28, 730],
    'A fall is also counted from the best value of so many days before the latest.',
    unsigned('B.1'),
  ),
  improvingBaselineDays: number(
    182,
    'days',
    [28, 730],
    'A rise is counted from the earliest value of so many days before the latest.',
    unsigned('B.1'),
  ),
  enzymeLookBackDays: number(
    90,
    'days',
    [14, 365],
    'CK, the other enzymes and troponin count for so long.',
    unsigned('B.1'),
  ),
  childBodyMeasureDays: number(
    90,
    'days',
    [1, 365],
    'Weight and height of a child are used for doses for so long.',
    unsigned('B.1'),
  ),
  adultBodyMeasureDays: number(
    365,
    'days',
    [1, 1095],
    'Weight and height of an adult are used for doses for so long.',
    unsigned('B.1'),
  ),
  printoLookBackDays: number(
    180,
    'days',
    [28, 365],
    'A PRINTO criterion counts for inactive disease if measured at most so long ago.',
    unsigned('B.1'),
  ),
  printoTogetherDays: number(
    90,
    'days',
    [1, 365],
    'The PRINTO criteria must be measured within so many days of each other.',
    unsigned('B.1'),
  ),
  statuslessSymptomDays: number(
    180,
    'days',
    [28, 730],
    'A symptom without any status is believed so long after its onset or recording.',
    unsigned('ours'),
  ),
  newFindingWeeks: number(
    8,
    'weeks',
    [1, 26],
    'Dysphagia, weakness, DM rash or ulcer with so recent an onset is worsening.',
    unsigned('B.1'),
  ),
  pregnancyDays: number(
    280,
    'days',
    [240, 310],
    'A positive pregnancy test, or a pregnancy without end on the problem list, counts for so long.',
    specification('B.1'),
  ),
  renalFunctionDays: number(365, 'days', [28, 730], 'An eGFR counts for so long.', unsigned('ours')),
  taperWindowDays: number(
    90,
    'days',
    [14, 365],
    'Two doses of a glucocorticoid at most so far apart tell of one taper.',
    specification('B.3, hold-steroid-taper'),
  ),

  // ── red flags and organ threat ────────────────────────────────────────────────────────────────────────
  giRedFlagDays: number(
    30,
    'days',
    [7, 180],
    'An abdominal finding is a red flag, or a risk with IL-6 inhibitors, for so long.',
    unsigned('B.1, B.3, B.4'),
  ),
  acuteCardiorespiratoryDays: number(
    14,
    'days',
    [1, 90],
    'Chest pain, syncope, raised troponin, dyspnoea or hypoxia is a red flag for so long.',
    unsigned('B.1, B.2 G1'),
  ),
  criticalCareDays: number(
    90,
    'days',
    [7, 365],
    'Critical care for dermatomyositis counts as organ threat for so long.',
    specification('B.1, organThreat'),
  ),
  extensiveUlcerSites: number(
    2,
    'sites',
    [2, 10],
    'Ulcers at so many sites are extensive, and so an organ threat.',
    specification('B.1, organThreat'),
  ),

  // ── disease activity ──────────────────────────────────────────────────────────────────────────────────
  cmasActiveBelow: number(
    48,
    'points',
    [30, 52],
    'A CMAS below this is active disease from the age of full scores; a fall must end below it.',
    'cmas-2004; specification B.1',
  ),
  cmasActiveBelowYoung: number(
    45,
    'points',
    [20, 52],
    'A CMAS below this is active disease before the age of full scores.',
    unsigned('B.1'),
  ),
  cmasFullScoreFromAgeYears: number(
    9,
    'years',
    [6, 18],
    'From this age a healthy child reaches a full CMAS.',
    'cmas-2004; specification B.1',
  ),
  cmasCountsFromAgeYears: number(
    5,
    'years',
    [3, 9],
    'Under this age the absolute CMAS proves no weakness.',
    unsigned('B.1'),
  ),
  mmt8ActiveBelow80: number(
    78,
    'points',
    [60, 80],
    'An MMT8 of 80 below this is active disease; a fall must end below it; from it strength is near normal.',
    specification('B.1'),
  ),
  mmt8ActiveBelow150: number(
    142,
    'points',
    [110, 150],
    'An MMT8 of 150 below this is active disease; a fall must end below it; from it strength is near normal.',
    specification('B.1'),
  ),
  cmasFallThatCounts: number(
    3,
    'points',
    [1, 15],
    'A fall of the CMAS by so much is worsening.',
    'cmas-2004; specification B.1',
  ),
  cmasRiseThatCounts: number(
    3,
    'points',
    [1, 15],
    'A rise of the CMAS by so much is improvement.',
    'cmas-2004; specification B.1',
  ),
  mmt8FallThatCounts80: number(
    4,
    'points',
    [1, 20],
    'A fall of an MMT8 of 80 by so much is worsening.',
    unsigned('B.1'),
  ),
  mmt8FallThatCounts150: number(
    8,
    'points',
    [1, 40],
    'A fall of an MMT8 of 150 by so much is worsening.',
    unsigned('B.1'),
  ),
  mmt8RiseThatCounts80: number(
    4,
    'points',
    [1, 20],
    'A rise of an MMT8 of 80 by so much is improvement.',
    unsigned('B.1'),
  ),
  mmt8RiseThatCounts150: number(
    8,
    'points',
    [1, 40],
    'A rise of an MMT8 of 150 by so much is improvement.',
    unsigned('B.1'),
  ),
  cmasNearNormalFrom: number(
    45,
    'points',
    [30, 52],
    'From this CMAS strength is near normal (row 13).',
    specification('B.2, row 13'),
  ),
  cdasiActiveFrom: number(
    14,
    'points',
    [1, 100],
    'From this CDASI activity score the skin is active.',
    specification('B.1, active skin'),
  ),
  ckAloneTimesUpperLimit: number(
    5,
    'times the upper limit',
    [1, 50],
    'From this multiple of its upper limit a raised CK alone is active disease.',
    specification('B.1'),
  ),
  ckUpperLimitFemale: number(
    200,
    'U/L',
    [100, 500],
    'Upper limit of CK in women and girls where the laboratory gives none.',
    specification('C'),
  ),
  ckUpperLimitMale: number(
    300,
    'U/L',
    [100, 500],
    'Upper limit of CK in men and boys, and where the sex is not known, if the laboratory gives none.',
    specification('C'),
  ),

  // ── the pathway ───────────────────────────────────────────────────────────────────────────────────────
  jdmMultiRefractoryFirst: choice(
    'jak-inhibitor',
    ['jak-inhibitor', 'cyclophosphamide'],
    'Which option comes first for multi-refractory JDM (row 4).',
    'seed-002 for the JAK inhibitor, seed-004 for cyclophosphamide; specification B.2, row 4',
  ),
  firstLineWeeks: number(
    12,
    'weeks',
    [6, 52],
    'The first line can have failed once glucocorticoid and csDMARD were both given for so long (row 12).',
    'seed-000, seed-001; specification B.2, C8',
  ),
  reviewFromWeeks: number(
    4,
    'weeks',
    [1, 5],
    'From here the first line is reviewed early when nothing improves (rows 16 and 17).',
    'seed-001; specification B.2, C7',
  ),
  skinSystemicTherapyWeeks: number(
    12,
    'weeks',
    [4, 52],
    'Skin-prominent disease is escalated after so long on systemic therapy (row 13).',
    specification('B.2, row 13'),
  ),
  severeWeaknessCmasBelow: number(
    30,
    'points',
    [5, 45],
    'Below this CMAS an untreated patient is urgent (row 18).',
    specification('B.2, row 18'),
  ),
  mda5RegimenWeeks: number(
    4,
    'weeks',
    [1, 26],
    'Anti-MDA5 with lung disease is less urgent once both parts of its regimen ran for so long (row 2).',
    specification('B.2, row 2'),
  ),

  // ── when a drug is kept back or looked at ─────────────────────────────────────────────────────────────
  jakInhibitorLastFromAgeYears: number(
    65,
    'years',
    [50, 65],
    'From this age a JAK inhibitor comes last.',
    unsigned('B.1'),
  ),
  lowEgfrBelow: number(
    30,
    'mL/min/1.73 m²',
    [10, 90],
    'An eGFR below this is low renal function.',
    unsigned('B.1'),
  ),
  pregnancyAskedFromAgeYears: number(
    10,
    'years',
    [8, 15],
    'Before this age a missing pregnancy test is no gap.',
    specification('D'),
  ),
  tnfAftermathDays: number(
    91,
    'days',
    [0, 365],
    'Dermatomyositis that began so soon after a TNF inhibitor is put down to it.',
    unsigned('B.4'),
  ),
  methotrexateRoomJuvenileBelowMgPerM2: number(
    15,
    'mg/m² a week',
    [5, 30],
    'Below this dose methotrexate has room in JDM.',
    'share-2017; specification B.2 row 15, B.3',
  ),
  methotrexateRoomAdultUpToMg: number(
    15,
    'mg a week',
    [5, 30],
    'Up to this dose methotrexate has room in adults.',
    'seed-001; specification B.2 row 15, B.3',
  ),
  lowGlucocorticoidMgPerDay: number(
    5,
    'mg a day',
    [1, 20],
    'Up to this dose (prednisone-equivalent) nothing is tapered with dysphagia or worsening.',
    'seed-001 (001-06, 001-32); specification B.3',
  ),

  // ── companion rules: what is on file ──────────────────────────────────────────────────────────────────
  swallowEvaluationDays: number(
    30,
    'days',
    [1, 180],
    'A swallow evaluation so recent needs no second one.',
    specification('B.3, dysphagia-evaluation'),
  ),
  cardiacScreeningDays: number(
    365,
    'days',
    [30, 1095],
    'ECG, echocardiogram or troponin is enough for so long in active disease.',
    specification('B.3, cardiac-screening'),
  ),
  mda5LungScreeningWeeks: number(
    26,
    'weeks',
    [4, 104],
    'With anti-MDA5, lung imaging or function is enough for so long.',
    specification('B.3, mda5-screening'),
  ),
  monitoringLabsDays: number(
    35,
    'days',
    [7, 180],
    'Monitoring laboratory tests are enough for so long in active disease.',
    specification('B.3, monitoring-labs'),
  ),
  physiotherapyReferralDays: number(
    365,
    'days',
    [30, 1095],
    'A referral to physiotherapy is enough for so long in active disease.',
    specification('B.3, physiotherapy-referral'),
  ),
  pulmonaryScreeningDays: number(
    365,
    'days',
    [30, 1095],
    'Lung imaging or function is enough for so long in active disease.',
    specification('B.3, pulmonary-screening'),
  ),
  mriReassessmentDays: number(
    365,
    'days',
    [30, 1095],
    'An MRI of muscle is enough for so long in refractory disease.',
    specification('B.3, mri-reassessment'),
  ),

  // ── safety of orders ──────────────────────────────────────────────────────────────────────────────────
  pregnancyTestDays: number(
    14,
    'days',
    [1, 60],
    'A pregnancy test before methotrexate, mycophenolate, cyclophosphamide or a JAK inhibitor is valid for so long.',
    specification('B.5'),
  ),
  recentTestDays: number(
    90,
    'days',
    [7, 365],
    'Blood count, kidney, liver, salts, immunoglobulins, urine and blood pressure before a drug are good for so long.',
    unsigned('ours'),
  ),
  yearlyTestDays: number(
    365,
    'days',
    [28, 1825],
    'Hepatitis B and C, tuberculosis, lipids and varicella before a drug are good for so long.',
    unsigned('ours'),
  ),
  pneumocystisSteroidDays: number(
    28,
    'days',
    [7, 180],
    'After so long on a high glucocorticoid dose with a further risk, Pneumocystis prophylaxis is named.',
    unsigned('D, thresholds vary'),
  ),
  liveVaccineRituximabWeeks: number(
    26,
    'weeks',
    [4, 104],
    'No live vaccine for so long after rituximab.',
    unsigned('B.5'),
  ),
  liveVaccineGlucocorticoidMgPerDay: number(
    20,
    'mg a day',
    [5, 80],
    'No live vaccine from this systemic dose (prednisone-equivalent).',
    unsigned('B.5'),
  ),
  liveVaccineGlucocorticoidMgPerKg: number(
    2,
    'mg/kg a day',
    [0.2, 4],
    'No live vaccine from this systemic dose by weight (prednisone-equivalent).',
    unsigned('B.5'),
  ),
  liveVaccineGlucocorticoidDays: number(
    14,
    'days',
    [1, 90],
    'A glucocorticoid must have been given for so long to forbid a live vaccine.',
    unsigned('B.5'),
  ),
};

type Definitions = typeof settingDefinitions;
export type SettingKey = keyof Definitions;

/** The values that hold for a call: decided at start, the same for every patient. */
export type Settings = {
  readonly [Key in SettingKey]: Definitions[Key] extends ChoiceSetting<infer Choice> ? Choice : number;
};
/** The settings that are numbers: what a trial length or a window may be. */
export type NumberSettingKey = {
  [Key in SettingKey]: Settings[Key] extends number ? Key : never;
}[SettingKey];

export const settingKeys = Object.keys(settingDefinitions) as readonly SettingKey[];

/** A text that names settings: "judge at {adequateTrialWeeks} weeks", with the values that hold. */
export const withNumbers = (text: string, settings: Settings): string =>
  text.replace(/\{(\w+)\}/g, (name, key: string) =>
    Object.hasOwn(settings, key) ? String(settings[key as SettingKey]) : name,
  );

export const defaultSettings: Settings = Object.freeze(
  Object.fromEntries(settingKeys.map((key) => [key, settingDefinitions[key].value])),
) as Settings;
