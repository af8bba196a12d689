import { DRUGS, type DrugId } from '../knowledge/drugs.js';
import type { FindingId } from '../knowledge/finding-words.js';
import { isMet } from './answer.js';
import { present, recorded } from './chart-findings.js';
import type { TreatmentOption } from './facts.js';
import { isIntolerance } from './intolerances.js';
import { drugsOf, optionNames, type OptionContext } from './option-drugs.js';

/** Specification B.1 "Kept with caution": these keep their place in the list, but not at its head. */
export function isNeverFirst(option: TreatmentOption, context: OptionContext): boolean {
  const { findings, condition } = context;
  switch (option) {
    case 'jak-inhibitor':
      return (
        isMet(recorded(findings, 'thrombosis', 'malignancy', 'smoker')) || isTooOldForJakInhibitors(context)
      );
    case 'rituximab':
      return isMet(condition.pregnant);
    // Row 9 names it as a note: approved for other diseases only.
    case 'scig':
      return true;
    case 'methotrexate':
      return (
        isMet(condition.lowRenalFunction) || isMet(present(findings, 'liver-disease', 'alcohol-use', 'ild'))
      );
    case 'cyclophosphamide':
      return hadFullCyclophosphamide(context);
    default:
      return false;
  }
}

const isTooOldForJakInhibitors = ({ person, settings }: OptionContext): boolean =>
  (person.ageYears ?? 0) >= settings.jakInhibitorLastFromAgeYears;

const hadFullCyclophosphamide = ({ treatments }: OptionContext): boolean =>
  treatments.courses.some((course) => course.drug === 'cyclophosphamide' && isMet(course.adequate));

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

/** The option stays, the card says them. */
export function cautionsOf(option: TreatmentOption, context: OptionContext): readonly string[] {
  const { treatments } = context;
  const isOfOption = ({ drug }: { readonly drug: DrugId }): boolean => drugsOf[option].includes(drug);
  const courses = treatments.courses.filter(isOfOption);
  const mild = treatments.intolerances
    .filter((one) => isOfOption(one) && !isIntolerance(one))
    .map(({ words }) => `Mild reaction before: ${words}`);
  const mildStops = courses.flatMap(({ name, mildReaction }) =>
    mildReaction === undefined ? [] : [`Mild reaction before: ${name} stopped (${mildReaction})`],
  );
  return [
    ...notHad(option, context),
    ...(isMet(treatments.intolerancesKnown)
      ? []
      : ['Allergies could not be read: ask about earlier reactions']),
    ...ownCautions(option, context).filter((caution) => caution !== undefined),
    ...mild,
    ...new Set(mildStops),
    ...courses
      .filter(({ status }) => status === 'on hold')
      .map(({ name }) => `${name} is on hold: resume or replace it`),
  ];
}

/** What only this option has to be careful about. */
function ownCautions(option: TreatmentOption, context: OptionContext): readonly (string | undefined)[] {
  const { findings, condition, settings } = context;
  const { pregnant, lowRenalFunction, lowIgG } = condition;
  const says = (finding: FindingId, caution: string): string | undefined =>
    isMet(recorded(findings, finding)) ? caution : undefined;
  switch (option) {
    case 'ivig':
      return [
        says('thrombosis', 'Thrombosis on record: infuse at no more than 0.03 mL/kg/min'),
        isMet(lowRenalFunction) || isMet(recorded(findings, 'renal-failure'))
          ? 'Impaired renal function: infuse at no more than 0.03 mL/kg/min'
          : undefined,
        says('malignancy', 'Malignancy on record: thrombotic risk is higher'),
        says('iga-deficiency', 'IgA deficiency: check anti-IgA first'),
      ];
    case 'jak-inhibitor':
      return [
        says('thrombosis', 'Venous or arterial thrombosis on record: boxed warning, last choice'),
        says('malignancy', 'Malignancy on record: boxed warning, last choice'),
        says('smoker', 'Smoker: boxed cardiovascular and cancer warning'),
        isTooOldForJakInhibitors(context)
          ? `Aged ${settings.jakInhibitorLastFromAgeYears} or over: boxed warning`
          : undefined,
      ];
    case 'rituximab':
      return [
        isMet(pregnant) ? 'Pregnant: expert decision only' : undefined,
        isMet(lowIgG) ? `Low IgG (${lowIgG.saw}): infection risk, expert decision` : undefined,
      ];
    case 'cyclophosphamide':
      return [
        hadFullCyclophosphamide(context)
          ? `A full course (${settings.cyclophosphamideTrialPulses} pulses, or ${settings.cyclophosphamideTrialWeeks} weeks) was given before: expert decision only`
          : undefined,
      ];
    case 'mycophenolate':
      return [isMet(present(findings, 'serious-infection')) ? 'Active infection on record' : undefined];
    case 'methotrexate':
      return [
        isMet(lowRenalFunction) ? 'Impaired renal function: not first, methotrexate accumulates' : undefined,
        says('liver-disease', 'Liver disease on record: not first'),
        says('alcohol-use', 'Alcohol on record: not first'),
        says('ild', 'Interstitial lung disease on record: not first'),
      ];
    default:
      return [];
  }
}
