import { DRUGS, drugsOfClass, type DrugId } from '../knowledge/drugs.js';
import type { FindingId } from '../knowledge/finding-words.js';
import type { Settings } from '../knowledge/settings.js';
import type { Formulary } from '../knowledge/site-map.js';
import { allOf, anyOf, isMet, met, noneFound, unknownCountsAs, unmet, type Answer } from './answer.js';
import { present, recorded } from './chart-findings.js';
import {
  treatmentOptions,
  type ChartFindings,
  type OptionStanding,
  type TreatmentHistory,
  type TreatmentOption,
  type TreatmentOptions,
} from './facts.js';
import { everFailed, everGiven, notTolerated, ofDrug } from './history-questions.js';

/** What decides whether an option is left for this patient: specification B.1 "Contraindicated". */
interface OptionContext {
  readonly findings: ChartFindings;
  readonly treatments: TreatmentHistory;
  /** Present pregnancy (specification B.1). */
  readonly pregnant: Answer;
  /** HBsAg, or a hepatitis B diagnosis; and antibodies against the core. */
  readonly hepatitisB: Answer;
  readonly antiHepatitisBCore: Answer;
  readonly ageYears: number | undefined;
  readonly lowRenalFunction: Answer;
  readonly lowIgG: Answer;
  /** TNF inhibitor exposure at the onset of dermatomyositis. */
  readonly tnfInduced: Answer;
  readonly settings: Settings;
  readonly formulary: Formulary;
}

const drugsOf: Readonly<Record<TreatmentOption, readonly DrugId[]>> = {
  ivig: ['ivig'],
  'jak-inhibitor': drugsOfClass('jak-inhibitor'),
  rituximab: ['rituximab'],
  cyclophosphamide: ['cyclophosphamide'],
  mycophenolate: ['mycophenolate'],
  'calcineurin-inhibitor': ['ciclosporin', 'tacrolimus'],
  azathioprine: ['azathioprine'],
  'infliximab-adalimumab': ['infliximab', 'adalimumab'],
  abatacept: ['abatacept'],
  scig: ['scig'],
  methotrexate: ['methotrexate'],
  hydroxychloroquine: ['hydroxychloroquine'],
};

const optionNames: Readonly<Record<TreatmentOption, string>> = {
  ivig: 'IVIG',
  'jak-inhibitor': 'a JAK inhibitor',
  rituximab: 'rituximab',
  cyclophosphamide: 'cyclophosphamide',
  mycophenolate: 'mycophenolate',
  'calcineurin-inhibitor': 'ciclosporin or tacrolimus',
  azathioprine: 'azathioprine',
  'infliximab-adalimumab': 'infliximab or adalimumab',
  abatacept: 'abatacept',
  scig: 'subcutaneous immunoglobulin',
  methotrexate: 'methotrexate',
  hydroxychloroquine: 'hydroxychloroquine',
};

/** Where every option stands for this patient. */
export function standingsOf(context: OptionContext): TreatmentOptions {
  const standings = treatmentOptions.map((option) => [option, standingOf(option, context)] as const);
  return Object.fromEntries(standings) as Record<TreatmentOption, OptionStanding>;
}

function standingOf(option: TreatmentOption, context: OptionContext): OptionStanding {
  const { treatments } = context;
  const name = optionNames[option];
  const which = ofDrug(...drugsOf[option]);
  const courses = treatments.courses.filter(which);
  const contraindicated = contraindicationOf(option, context);
  const failed = everFailed(treatments, which, name);
  const intolerant = intoleranceOf(option, context);
  const running = treatments.courses.filter(
    (course) => course.status === 'active' && mayBe(option, course.drug),
  );
  const ordered = courses.filter((course) => course.status === 'ordered');
  const given = everGiven(treatments, which, name);
  const removal = [
    isMet(contraindicated) ? `contraindicated: ${contraindicated.saw}` : undefined,
    isMet(intolerant) ? `not tolerated (${intolerant.saw})` : undefined,
    isMet(failed) ? failed.saw : undefined,
    running.length > 0 ? `${running.map((course) => course.name).join(', ')} running` : undefined,
  ].find((reason) => reason !== undefined);
  return {
    option,
    state: removal === undefined ? 'open' : 'removed',
    removedBecause: removal,
    contraindicated,
    failed,
    intolerant,
    ordered:
      ordered.length > 0
        ? met(
            `${name} ordered, not started`,
            ordered.flatMap((course) => course.from),
          )
        : unmet(`no order for ${name}`),
    usedBefore: isMet(given) && removal === undefined,
    lastPlace: isNeverFirst(option, context),
    availableHere: drugsOf[option].some((drug) => !context.formulary.notAvailable.includes(drug)),
    cautions: cautionsOf(option, context),
    from: [contraindicated, intolerant, failed].filter(isMet).flatMap((answer) => answer.from),
  };
}

/** An immunoglobulin of unknown route may be either: nobody starts a second one beside it. */
const mayBe = (option: TreatmentOption, drug: DrugId): boolean =>
  drugsOf[option].includes(drug) ||
  (drug === 'immunoglobulin-unspecified' && (option === 'ivig' || option === 'scig'));

function intoleranceOf(option: TreatmentOption, { treatments }: OptionContext): Answer {
  const { courses, intolerances, from } = notTolerated(treatments, ofDrug(...drugsOf[option]));
  const saw = [...courses.map(({ because }) => because), ...intolerances.map(({ words }) => words)];
  if (saw.length > 0) return met([...new Set(saw)].join('; '), from);
  const readable = allOf([treatments.complete, treatments.intolerancesKnown]);
  return noneFound(readable, 'no intolerance on record', 'intolerance cannot be ruled out');
}

// ── contraindications: the option is removed ────────────────────────────────────────────────────────────

function contraindicationOf(option: TreatmentOption, context: OptionContext): Answer {
  const { findings, treatments, pregnant, hepatitisB, antiHepatitisBCore } = context;
  const infection = anyOf([present(findings, 'serious-infection'), present(findings, 'tuberculosis')]);
  const reaction = (drugs: readonly DrugId[], weight: 'severe' | 'any'): Answer => {
    const reactions = treatments.intolerances.filter(
      (intolerance) =>
        drugs.includes(intolerance.drug) && (weight === 'any' || intolerance.weight === weight),
    );
    return reactions.length > 0
      ? met(
          reactions.map(({ words }) => words).join('; '),
          reactions.map(({ from }) => from),
        )
      : unmet('no such reaction on record');
  };
  const severe = (drugs: readonly DrugId[]): Answer => reaction(drugs, 'severe');
  switch (option) {
    case 'ivig':
    case 'scig':
      return anyOf([
        severe(['ivig', 'scig']),
        allOf([
          present(findings, 'iga-deficiency'),
          anyOf([present(findings, 'anti-iga'), reaction(['ivig', 'scig'], 'any')]),
        ]),
      ]);
    case 'jak-inhibitor':
      return anyOf([pregnant, infection, unless('treated for hepatitis B', hepatitisB)]);
    case 'rituximab':
      return anyOf([
        infection,
        unless('a hepatology plan exists', anyOf([hepatitisB, antiHepatitisBCore])),
        severe(['rituximab']),
      ]);
    case 'cyclophosphamide':
      return anyOf([
        pregnant,
        infection,
        recorded(findings, 'haemorrhagic-cystitis'),
        // Not in the table of B.1; B.6 never wants it suggested in HBsAg-positive patients.
        unless('treated for hepatitis B', hepatitisB),
      ]);
    case 'mycophenolate':
    case 'methotrexate':
      return pregnant;
    case 'calcineurin-inhibitor':
      return anyOf([
        present(findings, 'renal-failure'),
        // An eGFR below 30 is severe renal failure, listed or not; one that nobody measured rules nothing out.
        unknownCountsAs('unmet', context.lowRenalFunction),
        present(findings, 'hypertension-uncontrolled'),
      ]);
    case 'infliximab-adalimumab':
      return anyOf([
        context.tnfInduced,
        infection,
        hepatitisB,
        antiHepatitisBCore,
        present(findings, 'heart-failure'),
        present(findings, 'demyelination'),
      ]);
    case 'azathioprine':
    case 'abatacept':
    case 'hydroxychloroquine':
      return unmet('no contraindication is defined');
  }
}

/** Hepatitis B removes the option; what would bring it back (treatment, a plan) stands in no source we read. */
const unless = (exception: string, answer: Answer): Answer =>
  isMet(answer) ? { ...answer, saw: `${answer.saw}, unless ${exception}` } : answer;

// ── cautions: the option stays, the card says them ──────────────────────────────────────────────────────

/** Specification B.1 "Kept with caution": these keep their place in the list, but not at its head. */
function isNeverFirst(option: TreatmentOption, context: OptionContext): boolean {
  const { findings, treatments, pregnant, lowRenalFunction, ageYears, settings } = context;
  switch (option) {
    case 'jak-inhibitor':
      return (
        isMet(recorded(findings, 'thrombosis', 'malignancy', 'smoker')) ||
        (ageYears ?? 0) >= settings.jakInhibitorLastFromAgeYears
      );
    case 'rituximab':
      return isMet(pregnant);
    // Row 9 names it as a note: approved for other diseases only.
    case 'scig':
      return true;
    case 'methotrexate':
      return isMet(lowRenalFunction) || isMet(present(findings, 'liver-disease', 'alcohol-use', 'ild'));
    case 'cyclophosphamide':
      return treatments.courses.some(
        (course) => course.drug === 'cyclophosphamide' && isMet(course.adequate),
      );
    default:
      return false;
  }
}

/** Of a class only what is missing is named, and not at all what the site replaces by its own choice. */
const notHad = (option: TreatmentOption, { formulary }: OptionContext): readonly string[] => {
  const missing = drugsOf[option].filter((drug) => formulary.notAvailable.includes(drug));
  if (missing.length === 0) return [];
  const isAll = missing.length === drugsOf[option].length;
  if (!isAll && option === 'jak-inhibitor' && formulary.jakInhibitor) return [];
  const name = isAll
    ? optionNames[option].replace(/^a /, '')
    : missing.map((drug) => DRUGS[drug].name).join(', ');
  return [`${name.charAt(0).toUpperCase()}${name.slice(1)}: not available here`];
};

function cautionsOf(option: TreatmentOption, context: OptionContext): readonly string[] {
  const { findings, treatments, pregnant, lowRenalFunction, ageYears, settings } = context;
  const says = (finding: FindingId, caution: string): string | undefined =>
    isMet(recorded(findings, finding)) ? caution : undefined;
  const unread = treatments.intolerancesKnown;
  const shared = isMet(unread) ? undefined : 'Allergies could not be read: ask about earlier reactions';
  const mild = treatments.intolerances
    .filter((intolerance) => drugsOf[option].includes(intolerance.drug) && intolerance.weight === 'caution')
    .map((intolerance) => `Mild reaction before: ${intolerance.words}`);
  const mildStops = treatments.courses
    .filter((course) => drugsOf[option].includes(course.drug))
    .flatMap(({ name, mildReaction }) =>
      mildReaction === undefined ? [] : [`Mild reaction before: ${name} stopped (${mildReaction})`],
    );
  const own: readonly (string | undefined)[] = {
    ivig: [
      says('thrombosis', 'Thrombosis on record: infuse at no more than 0.03 mL/kg/min'),
      isMet(lowRenalFunction) || isMet(recorded(findings, 'renal-failure'))
        ? 'Impaired renal function: infuse at no more than 0.03 mL/kg/min'
        : undefined,
      says('malignancy', 'Malignancy on record: thrombotic risk is higher'),
      says('iga-deficiency', 'IgA deficiency: check anti-IgA first'),
    ],
    'jak-inhibitor': [
      says('thrombosis', 'Venous or arterial thrombosis on record: boxed warning, last choice'),
      says('malignancy', 'Malignancy on record: boxed warning, last choice'),
      says('smoker', 'Smoker: boxed cardiovascular and cancer warning'),
      (ageYears ?? 0) >= settings.jakInhibitorLastFromAgeYears
        ? `Aged ${settings.jakInhibitorLastFromAgeYears} or over: boxed warning`
        : undefined,
    ],
    rituximab: [
      isMet(pregnant) ? 'Pregnant: expert decision only' : undefined,
      isMet(context.lowIgG) ? `Low IgG (${context.lowIgG.saw}): infection risk, expert decision` : undefined,
    ],
    cyclophosphamide: [
      treatments.courses.some((course) => course.drug === 'cyclophosphamide' && isMet(course.adequate))
        ? `A full course (${settings.cyclophosphamideTrialPulses} pulses, or ${settings.cyclophosphamideTrialWeeks} weeks) was given before: expert decision only`
        : undefined,
    ],
    mycophenolate: [isMet(present(findings, 'serious-infection')) ? 'Active infection on record' : undefined],
    'calcineurin-inhibitor': [],
    azathioprine: [],
    'infliximab-adalimumab': [],
    abatacept: [],
    scig: [],
    methotrexate: [
      isMet(lowRenalFunction) ? 'Impaired renal function: not first, methotrexate accumulates' : undefined,
      says('liver-disease', 'Liver disease on record: not first'),
      says('alcohol-use', 'Alcohol on record: not first'),
      says('ild', 'Interstitial lung disease on record: not first'),
    ],
    hydroxychloroquine: [],
  }[option];
  const held = treatments.courses
    .filter((course) => course.status === 'on hold' && drugsOf[option].includes(course.drug))
    .map((course) => `${course.name} is on hold: resume or replace it`);
  return [notHad(option, context), [shared], own, mild, [...new Set(mildStops)], held]
    .flat()
    .filter((caution) => caution !== undefined);
}
