import type { DrugId } from '../knowledge/drugs.js';
import { allOf, isMet, met, noneFound, unmet, type Answer } from './answer.js';
import { contraindicationOf } from './contraindications.js';
import {
  treatmentOptions,
  type OptionStanding,
  type TreatmentOption,
  type TreatmentOptions,
} from './facts.js';
import { everFailed, everGiven, notTolerated, ofDrug } from './history-questions.js';
import { cautionsOf, isNeverFirst } from './option-cautions.js';
import { drugsOf, optionNames, type OptionContext } from './option-drugs.js';

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
