import {
  CICLOSPORIN_LEAST_MG_PER_KG,
  HYDROXYCHLOROQUINE_MOST_MG_PER_KG,
  MYCOPHENOLATE_ADULT_MG_PER_DAY,
  ROUNDING_ALLOWANCE,
} from '../knowledge/dosing.js';
import type { DrugId } from '../knowledge/drugs.js';
import { judgeIvig } from './order-dose-of-ivig.js';
import { judgeMethotrexate } from './order-dose-of-methotrexate.js';
import {
  judgeCyclophosphamide,
  judgeMycophenolatePerDose,
  judgeRituximab,
} from './order-dose-of-infusions.js';
import { describeDose, judgeRate, type DoseCase, type DoseJudgement } from './dose-judgement.js';
import type { OrderedDrug, Person } from './facts.js';

export type { DoseJudgement, DoseMissing, DoseVerdict } from './dose-judgement.js';

/**
 * Is the ordered dose in the range of specification B.5, for this patient? By present age, and by weight and
 * height only when they are recent. What can be read in two ways counts only where both come to the same.
 * @returns undefined when the specification defines no range for the drug
 */
export function judgeOrderDose(order: OrderedDrug, person: Person): DoseJudgement | undefined {
  const judge = JUDGES[order.drug];
  if (!judge) return undefined;
  const { body } = person;
  const asIf = (isChild: boolean): DoseJudgement =>
    judge({ order, isChild, body, kg: body.weightKg.value, bsa: body.bsaM2.value });
  if (person.ageYears !== undefined) return asIf(person.isChild);
  const [child, adult] = [asIf(true), asIf(false)];
  return child.verdict === adult.verdict && child.verdict !== 'cannot tell'
    ? child
    : { ...child, verdict: 'cannot tell', missing: [...new Set([...child.missing, 'age' as const])] };
}

type Judge = (about: DoseCase) => DoseJudgement;

/** Enteric-coated mycophenolic acid has doses of its own, which the specification does not give. */
const MYCOPHENOLIC_ACID = /myfortic|mycophenolic|mycophenolate sodium|enteric|delayed/i;

function judgeMycophenolate(about: DoseCase): DoseJudgement {
  const { order, isChild } = about;
  const { least, most } = MYCOPHENOLATE_ADULT_MG_PER_DAY;
  const range = `${least / 1000}-${most / 1000} g a day`;
  if (order.products.some((product) => MYCOPHENOLIC_ACID.test(product)))
    return {
      verdict: 'cannot tell',
      saw: describeDose(order),
      range: 'defined for mycophenolate mofetil only',
      missing: [],
      from: [order.ref],
    };
  return isChild
    ? judgeMycophenolatePerDose(about)
    : judgeRate(about, { least: () => least, most: () => most, needs: [], range });
}

const judgeHydroxychloroquine: Judge = (about) =>
  judgeRate(about, {
    least: () => 0,
    most: ({ kg }) => kg && kg * HYDROXYCHLOROQUINE_MOST_MG_PER_KG,
    perKg: { least: 0, most: HYDROXYCHLOROQUINE_MOST_MG_PER_KG },
    needs: ['weight'],
    range: `at most ${HYDROXYCHLOROQUINE_MOST_MG_PER_KG} mg/kg of actual weight a day`,
  });

/** Rounded to what capsules come in. */
const CICLOSPORIN_LEAST = CICLOSPORIN_LEAST_MG_PER_KG * (1 - ROUNDING_ALLOWANCE);

const judgeCiclosporin: Judge = (about) =>
  judgeRate(about, {
    least: ({ kg }) => kg && kg * CICLOSPORIN_LEAST,
    most: () => Infinity,
    perKg: { least: CICLOSPORIN_LEAST, most: Infinity },
    needs: ['weight'],
    range: `from ${CICLOSPORIN_LEAST_MG_PER_KG} mg/kg a day`,
  });

const JUDGES: Readonly<Partial<Record<DrugId, Judge>>> = {
  ivig: judgeIvig,
  rituximab: judgeRituximab,
  methotrexate: judgeMethotrexate,
  mycophenolate: judgeMycophenolate,
  cyclophosphamide: judgeCyclophosphamide,
  hydroxychloroquine: judgeHydroxychloroquine,
  ciclosporin: judgeCiclosporin,
};
