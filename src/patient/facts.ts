import type { Availability, Source } from '../contract/patient-record.js';
import type { DrugClass, DrugId, Route } from '../knowledge/drugs.js';
import type { FindingId } from '../knowledge/finding-words.js';
import type { ScreeningTestId } from '../knowledge/screening-tests.js';
import type { Settings } from '../knowledge/settings.js';
import type { Formulary } from '../knowledge/site-map.js';
import type { Answer } from './answer.js';
import type { BodyMeasures } from './body-measures.js';
import type { Day, DayInterval } from './dates.js';
import type { DoseJudgement } from './dose-judgement.js';
import type { Dose } from './doses.js';
import type { Measurements } from './observations.js';
import type { Regimen } from './regimen.js';

/** The vocabulary of the rules: everything a card may know about the patient. */
export interface Facts {
  /** Calendar day of the call; the only "today". */
  readonly asOf: Day;
  readonly person: Person;
  readonly diagnosis: Diagnosis;
  readonly findings: ChartFindings;
  readonly measurements: Measurements;
  readonly activity: DiseaseActivity;
  readonly condition: PresentCondition;
  readonly treatments: TreatmentHistory;
  readonly trials: TrialsInProgress;
  readonly options: TreatmentOptions;
  /** What this site has in its pharmacy. */
  readonly formulary: Formulary;
  readonly workUp: WorkUp;
  readonly screening: Screening;
  /** Drugs on the desk: medication orders that are being written, not signed. */
  readonly orders: readonly JudgedOrder[];
  /** Live vaccines on the desk, whichever kind of order names them. */
  readonly orderedVaccines: readonly OrderedVaccine[];
  readonly availability: Readonly<Record<Source, Availability>>;
  /** Windows, thresholds and trial lengths of this site: src/knowledge/settings.ts. */
  readonly settings: Settings;
}
export type FactGroup = keyof Facts;

export type Population = 'juvenile' | 'adult';

export interface Person {
  /** By diagnosis code or text, onset before the 18th birthday, or age now under 18; undefined: cannot tell. */
  readonly population: Population | undefined;
  /** Completed years, certain lower bound; undefined without a birth date. */
  readonly ageYears: number | undefined;
  /** Doses, weight windows and pregnancy go by present age: under 18, or population when age is unknown. */
  readonly isChild: boolean;
  readonly sex: 'female' | 'male' | undefined;
  /** Weight (kg), height (cm) and body surface (m²), only when recent: child 90 d, adult 365 d. */
  readonly body: BodyMeasures;
}

export interface Diagnosis {
  readonly state: 'active' | 'past' | 'provisional' | 'none';
  /** As the chart names it, for sentences: "juvenile dermatomyositis". */
  readonly name: string;
  /** The Conditions that carry the diagnosis, the one that decided first. */
  readonly from: readonly string[];
  readonly onset: DayInterval | undefined;
  /** Start of the present relapse, when the chart calls it relapse or recurrence. */
  readonly relapseOnset: DayInterval | undefined;
  /** When an entry in remission, inactive or resolved ended, else when it was recorded: what was given before worked. */
  readonly remissions: readonly DayInterval[];
  /** The active diagnosis carries no clinicalStatus: a data gap. */
  readonly statusMissing: boolean;
  /** The record says "TNF-induced", "drug-induced dermatomyositis" or the like. */
  readonly calledTnfInduced: Answer;
}

/** One finding as the chart states it, by code or in words. */
export interface ChartFinding {
  readonly finding: FindingId;
  readonly words: string;
  readonly from: string;
  readonly state: 'active' | 'past' | 'provisional';
  /** Onset; undefined when only recorded. */
  readonly onset: DayInterval | undefined;
  /** Onset, else the recorded date. */
  readonly since: DayInterval | undefined;
  readonly worse: boolean;
  readonly severe: boolean;
  /** A cause that is not dermatomyositis, when the chart links the finding to one. */
  readonly otherCause: string | undefined;
}
export interface ChartFindings {
  readonly byKind: ReadonlyMap<FindingId, readonly ChartFinding[]>;
  /** Met: every page of the problem list was read, so its silence is a "no". */
  readonly read: Answer;
}

/** States that decide whether a drug may be given at all. */
export interface PresentCondition {
  /** Pregnancy on the problem list, or a positive test within 280 d, without end. */
  readonly pregnant: Answer;
  readonly hepatitisB: Answer;
  readonly antiHepatitisBCore: Answer;
  readonly lowRenalFunction: Answer;
  /** IgG below its own reference range, at any date; unknown without a range. A caution for rituximab. */
  readonly lowIgG: Answer;
}

/** Specification B.1, "active (disease)" and what it is made of. */
export interface DiseaseActivity {
  readonly active: Answer;
  readonly worsening: Answer;
  /** The fall in strength that counts as worsening, for sentences; undefined when something else worsened. */
  readonly fall: StrengthFall | undefined;
  readonly improving: Answer;
  readonly printoInactive: Answer;
  /** Gate G0: inactive by PRINTO, and no skin, ulcer, swallowing or organ sign. */
  readonly inactive: Answer;
  /** Active, not linked to another cause. */
  readonly dysphagia: Answer;
  readonly bulbarSign: Answer;
  readonly weakness: Answer;
  readonly activeSkin: Answer;
  readonly ulcer: Answer;
  readonly steroidDependence: Answer;
  readonly organThreat: Answer;
  readonly calcinosis: Answer;
  readonly arthritis: Answer;
  readonly interstitialLungDisease: Answer;
  readonly antiMda5: Answer;
  /** MMT8 or CMAS near normal, or neither weakness finding nor measure (row 13). */
  readonly strengthNearNormal: Answer;
  /** CMAS below 30, or unable to walk (row 18). */
  readonly severeWeakness: Answer;
  /** Muscle, skin or global activity was measured in the last 180 d. */
  readonly measuredRecently: Answer;
  /** Gate G1, chest side: chest pain, syncope, new troponin, acute dyspnoea or hypoxia, at most 14 d old. */
  readonly acuteCardiorespiratory: Answer;
  /** Any abdominal finding of specification I, G1 or G2, at most 30 d old; for IL-6 inhibitors. */
  readonly recentGiFinding: Answer;
  /** The same without any date. */
  readonly undatedGiFinding: Answer;
  /** Chest or jaw pain, palpitations, or troponin above its range. */
  readonly cardiacFlag: Answer;
  /** Gate G1, belly side: an acute abdominal finding at most 30 d old, by population. */
  readonly giRedFlag: Answer;
}

export interface StrengthFall {
  readonly measure: 'CMAS' | 'MMT8';
  readonly from: number;
  readonly to: number;
  readonly days: number;
}

export interface DoseAt {
  readonly dose: Dose;
  readonly text: string | undefined;
  readonly from: DayInterval | undefined;
  readonly ref: string;
}

/** Infusions that belong together: IVIG within 7 d, rituximab within 42 d. */
export interface Cycle {
  readonly first: Day;
  readonly last: Day;
  /** The administrations, or the statement that the cycle was counted from. */
  readonly from: readonly string[];
}

export type CourseOutcome = 'failed' | 'intolerant' | 'responded' | 'on trial' | 'not assessable';

/** One treatment episode of one drug, from every record that tells of it. */
export interface Course {
  readonly drug: DrugId;
  readonly name: string;
  readonly drugClass: DrugClass;
  readonly route: Route | undefined;
  /** Intravenous glucocorticoid pulse: exposure, never adequate, never active. */
  readonly pulse: boolean;
  readonly from: readonly string[];
  /** First exposure; undefined: not dated. */
  readonly start: DayInterval | undefined;
  /** Last exposure; undefined while it goes on, or not dated. */
  readonly end: DayInterval | undefined;
  /** 'ordered': an infusion that was ordered and, as far as the record says, never given. */
  readonly status: 'active' | 'on hold' | 'ended' | 'ordered';
  /** Shortest possible exposure in weeks, gaps of at most 4 wk merged; undefined: cannot be told. */
  readonly exposureWeeks: number | undefined;
  readonly cycles: readonly Cycle[];
  /** The cycles were counted from a stated interval, not from administrations: never shown as a count. */
  readonly cyclesEstimated: boolean;
  readonly doses: readonly DoseAt[];
  /** Everything else the records say: taper, steroid dependence, reasons. */
  readonly notes: readonly string[];
  readonly stopWords: string | undefined;
  readonly stoppedFor: ReadonlySet<'intolerance' | 'inefficacy' | 'remission' | 'outside'>;
  /** Immunoglobulin, stopped for no more than headache, nausea, fever or chills: a caution, no intolerance. */
  readonly mildReaction?: string;
  /** The only intolerance named is a simple infection: it counts, with caution (specification I, "traps"). */
  readonly onlyInfection?: boolean;
  /** An order still "active" after 12 months without any other trace: kept for safety rules only. */
  readonly staleOrder: boolean;
  readonly adequate: Answer;
  readonly outcome: CourseOutcome;
  /** The sentence that says why the outcome is what it is. */
  readonly because: string;
}

export interface Intolerance {
  readonly drug: DrugId;
  readonly words: string;
  readonly from: string;
  /** 'caution': criticality low with only headache, nausea, fever or chills; the drug stays an option. */
  readonly weight: 'severe' | 'intolerant' | 'caution';
}

export interface TreatmentHistory {
  /** Met: all four medication sources were read in full. Unknown: something may be missing. */
  readonly complete: Answer;
  readonly courses: readonly Course[];
  readonly intolerances: readonly Intolerance[];
  /** Allergies could be read in full. */
  readonly intolerancesKnown: Answer;
  /** Dermatomyositis began during a TNF inhibitor or at most 3 months after it, or the record says so. */
  readonly tnfInduced: Answer;
  /** Weeks since the later start of a systemic oral glucocorticoid and a csDMARD of this episode. */
  readonly firstLineWeeks: number | undefined;
  readonly thisEpisode: PresentEpisode;
}

/** What was given in the present episode of the disease: running, held, or ended without a response. */
export interface PresentEpisode {
  /** An oral one: a pulse alone is no first line. */
  readonly glucocorticoid: Answer;
  readonly csdmard: Answer;
  /** Hydroxychloroquine that has not failed; it counts for skin-only JDM (row 18). */
  readonly hydroxychloroquine: Answer;
  /** Systemic treatment for at least 12 weeks (row 13). */
  readonly systemicLongEnough: Answer;
  /** No other agent was begun when methotrexate was left (row 14). */
  readonly nothingAfterMethotrexate: Answer;
}

/** Treatments whose effect cannot be judged yet: rows 2, 3, 5, 8 and 8b. */
export interface TrialsInProgress {
  /** 1-2 cycles, or 3 and more but under 12 wk since the first; last cycle at most 8 wk ago. */
  readonly ivig: Answer;
  /** IVIG was given, did not fail, and is not being judged: what came of it is not known. */
  readonly ivigOutcomeUnknown: Answer;
  /** Swallowing became affected after the first cycle of the running IVIG. */
  readonly dysphagiaNewSinceIvig: Answer;
  /** Under 26 wk since the first infusion of the latest course of rituximab. */
  readonly rituximab: Answer;
  /** Another agent started under 12 wk ago (cyclophosphamide: under 6 pulses and under 24 wk). */
  readonly otherAgent: Answer;
  /** The day on which each running trial can be judged, with the drug. */
  readonly judgeOn: readonly { readonly name: string; readonly drug: DrugId; readonly on: Day }[];
  /** Row 2: glucocorticoid with CNI, JAK inhibitor or cyclophosphamide, both for at least 4 wk, not worsening. */
  readonly mda5Regimen: Answer;
}

export const treatmentOptions = [
  'ivig',
  'jak-inhibitor',
  'rituximab',
  'cyclophosphamide',
  'mycophenolate',
  'calcineurin-inhibitor',
  'azathioprine',
  'infliximab-adalimumab',
  'abatacept',
  'scig',
  'methotrexate',
  'hydroxychloroquine',
] as const;
export type TreatmentOption = (typeof treatmentOptions)[number];

/** Where an option stands for this patient: specification B.1 "Contraindicated" and B.2 "Card id". */
export interface OptionStanding {
  readonly option: TreatmentOption;
  /** 'removed' when failed, not tolerated, active, on trial or contraindicated. */
  readonly state: 'open' | 'removed';
  /** Why it was removed, in words for the card. */
  readonly removedBecause: string | undefined;
  readonly contraindicated: Answer;
  readonly failed: Answer;
  readonly intolerant: Answer;
  /** An order exists and nothing was given yet: "proceed, do not delay". */
  readonly ordered: Answer;
  /** Given before without failing: ranked after untried options, worded "used before". */
  readonly usedBefore: boolean;
  /** Kept, but never first: a JAK inhibitor after a thrombosis, rituximab in pregnancy. Specification B.1. */
  readonly lastPlace: boolean;
  /** False: the site map says that no drug of the option is to be had here; it is never first. */
  readonly availableHere: boolean;
  readonly cautions: readonly string[];
  /** Evidence that the card shows for the removal and the cautions. */
  readonly from: readonly string[];
}
export type TreatmentOptions = Readonly<Record<TreatmentOption, OptionStanding>>;

/** What was done or ordered of the examinations the rules ask for. */
export interface WorkUp {
  /** Swallow study (videofluoroscopy, FEES, barium) or speech-language evaluation, newest first. */
  readonly swallowStudy: Examination;
  readonly speechLanguageReferral: Examination;
  readonly ecg: Examination;
  readonly echocardiogram: Examination;
  readonly troponin: Examination;
  /** High-resolution or other computed tomography of the chest. */
  readonly lungImaging: Examination;
  /** Spirometry, lung function, diffusion capacity. */
  readonly pulmonaryFunction: Examination;
  /** Magnetic resonance of muscle; one of the brain is none. */
  readonly muscleMri: Examination;
  /** Physiotherapy given or referred to. */
  readonly physiotherapy: Examination;
  /** Chest radiograph, or anything that shows more. */
  readonly chestImaging: Examination;
  /** Examination of the fundus, visual fields or optical coherence tomography. */
  readonly fundus: Examination;
}
export interface Examination {
  /** Latest day it was done; undefined: not on file (or not to be known, see `known`). */
  readonly done: Day | undefined;
  /** Latest day it was ordered and not yet done. */
  readonly ordered: Day | undefined;
  readonly from: readonly string[];
  /** Met: the sources that would hold it were read in full; otherwise "not on file" proves nothing. */
  readonly known: Answer;
}

/** One test that comes before a drug: missing, too old and abnormal are three different things. */
export interface ScreeningTest {
  readonly test: ScreeningTestId;
  readonly name: string;
  /** 'none on file' and 'too old' only when the source was read in full; 'abnormal' as the laboratory or words say. */
  readonly state: 'none on file' | 'too old' | 'abnormal' | 'fine' | 'cannot be told';
  /** Day of the latest result. */
  readonly on: DayInterval | undefined;
  /** As charted, with the day: "HBsAg negative (2026-01-04)"; or what is not on file. */
  readonly says: string;
  readonly from: readonly string[];
  /** Sources that could not be read, when it cannot be told. */
  readonly missing: readonly Source[];
}
export type Screening = Readonly<Record<ScreeningTestId, ScreeningTest>>;

/** A drug that is being ordered now. */
export interface OrderedDrug {
  /** `MedicationRequest/123` of the draft. */
  readonly ref: string;
  readonly drug: DrugId;
  readonly name: string;
  readonly route: Route | undefined;
  readonly dose: Dose | undefined;
  readonly text: string | undefined;
  /** One for each of its dosage instructions. */
  readonly regimens: readonly Regimen[];
  /** What the order calls the product. */
  readonly products: readonly string[];
  /** What is new on this call; other drafts are context. */
  readonly selected: boolean;
}

/** An order, and how its dose stands to the range for this patient; undefined: no range is defined for the drug. */
export interface JudgedOrder extends OrderedDrug {
  readonly judged: DoseJudgement | undefined;
}

/** A live vaccine that is being ordered now. */
export interface OrderedVaccine {
  /** `ServiceRequest/123` or `MedicationRequest/123` of the draft. */
  readonly ref: string;
  readonly name: string;
  /** Measles, mumps, rubella or varicella: immunoglobulin takes their effect away. */
  readonly againstMeaslesOrVaricella: boolean;
  readonly selected: boolean;
}

/** What a drug rule speaks about: an order being written, or a course that is running. */
export type Treatment =
  | {
      readonly as: 'order';
      readonly order: JudgedOrder;
      readonly drug: DrugId;
      readonly name: string;
      /** It is about to be signed: its dose is written. */
      readonly atSigning?: boolean;
    }
  | { readonly as: 'course'; readonly course: Course; readonly drug: DrugId; readonly name: string };
