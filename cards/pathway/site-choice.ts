import type { DrugId } from '../../src/knowledge/drugs.js';
import type { Facts } from '../../src/patient/facts.js';
import type { Proposal } from '../../src/rules/rule.js';
import { rxnorm } from '../proposals.js';

/** Which drug of a class this site names in advice and orders: its formulary first, then what can be had. */

/** RxNorm ingredients of the options that stand for several drugs, the one that orders name first. */
const CHOICES = {
  'jak-inhibitor': { tofacitinib: '1357536', baricitinib: '2047232', ruxolitinib: '1193326' },
  'calcineurin-inhibitor': { ciclosporin: '3008', tacrolimus: '42316' },
  'infliximab-adalimumab': { infliximab: '191831', adalimumab: '327361' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<DrugId, string>>>>>;

/** The drug of the option that an order names here; the first of all where the site has none of them. */
function chosenOf(option: keyof typeof CHOICES, { formulary }: Facts): DrugId {
  const named = option === 'jak-inhibitor' ? formulary.jakInhibitor?.drug : undefined;
  const choices = Object.keys(CHOICES[option]) as readonly DrugId[];
  const had = choices.find((drug) => !formulary.notAvailable.includes(drug));
  return named ?? had ?? (choices[0] as DrugId);
}

/** The ready-made order of an option that stands for several drugs: as the site calls it, else by ingredient. */
export const orderOfChoice = (
  option: keyof typeof CHOICES,
  facts: Facts,
  dosageOf: (drug: DrugId) => string,
): Extract<Proposal, { kind: 'medication-request' }> => {
  const drug = chosenOf(option, facts);
  const codes: Readonly<Partial<Record<DrugId, string>>> = CHOICES[option];
  const code = codes[drug];
  const { jakInhibitor: site } = facts.formulary;
  const medication = {
    ...(code !== undefined && { coding: rxnorm(code, drug === 'ciclosporin' ? 'cyclosporine' : drug) }),
    text: drug,
    ...(site?.drug === drug && site.product),
  };
  return {
    kind: 'medication-request',
    label: `Order ${medication.text}`,
    medication,
    dosageText: dosageOf(drug),
  };
};

/** "Tofacitinib, baricitinib or ruxolitinib", or the one that this site names. */
export function jakNames({ formulary }: Facts): string {
  const all = Object.keys(CHOICES['jak-inhibitor']) as readonly DrugId[];
  const had = all.filter((drug) => !formulary.notAvailable.includes(drug));
  const names = formulary.jakInhibitor ? [formulary.jakInhibitor.drug] : had.length > 0 ? had : all;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}` : names.join('');
}

/** The published weight bands are of a tofacitinib and ruxolitinib cohort (specification D): of no other drug. */
export const isOfCohort = (facts: Facts): boolean => /tofacitinib|ruxolitinib/.test(jakNames(facts));
