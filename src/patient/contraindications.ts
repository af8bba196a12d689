import type { DrugId } from '../knowledge/drugs.js';
import { allOf, anyOf, isMet, met, unknownCountsAs, unmet, type Answer } from './answer.js';
import { present, recorded } from './chart-findings.js';
import type { TreatmentOption } from './facts.js';
import type { OptionContext } from './option-drugs.js';

/** Specification B.1 "Contraindicated": met, and the option is removed. */
export function contraindicationOf(option: TreatmentOption, context: OptionContext): Answer {
  const { findings, treatments } = context;
  const { pregnant, hepatitisB, antiHepatitisBCore, lowRenalFunction } = context.condition;
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
        unknownCountsAs('unmet', lowRenalFunction),
        present(findings, 'hypertension-uncontrolled'),
      ]);
    case 'infliximab-adalimumab':
      return anyOf([
        treatments.tnfInduced,
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
