import {
  CICLOSPORIN_LEAST_MG_PER_KG,
  HYDROXYCHLOROQUINE_MOST_MG_PER_KG,
  IVIG_CHILD_CAP_G,
  IVIG_G_PER_KG,
  METHOTREXATE_ADULT_MG,
  MYCOPHENOLATE_CHILD,
  RITUXIMAB_ADULT_MG,
} from '../../src/knowledge/dosing.js';
import type { DrugId } from '../../src/knowledge/drugs.js';
import { IVIG_CYCLE_TIMING, ONCE_A_WEEK } from '../../src/patient/advised-dose.js';
import { dosingGuide, ivigDosageText, ivigDoseOf } from '../../src/patient/dosing-guide.js';
import type { Facts, TreatmentOption } from '../../src/patient/facts.js';
import type { Proposal } from '../../src/rules/rule.js';
import { rxnorm, snomed } from '../proposals.js';
import { keepGoing, keepGoingLines, sentence } from './background.js';
import { isOfCohort, jakNames, orderOfChoice } from './site-choice.js';

/**
 * What the pathway cards say about each treatment: dose and schedule, what to check first, what comes after.
 * Sources: specification section D (safety), B.0 (doses and conflicts), seeds. One place, so that the same drug
 * is never worded in two ways.
 */
interface OptionGuide {
  readonly name: string;
  /** In one short line, when it is one of several options. */
  readonly inBrief: (facts: Facts) => string;
  /** Here and in `judgedBy`, "{adequateTrialWeeks}" stands for the setting of that name: read it by `howToGive`. */
  readonly how: (facts: Facts) => readonly string[];
  readonly beforeStarting: readonly string[];
  /** When it can be judged; what comes after depends on what is left for this patient. */
  readonly judgedBy: string;
  /** What usually comes next, best first. */
  readonly next: readonly TreatmentOption[];
  readonly order: (facts: Facts) => Extract<Proposal, { kind: 'medication-request' }>;
}

/** After a conventional agent, or one that is judged like it. */
const AFTER_A_CSDMARD: readonly TreatmentOption[] = [
  'ivig',
  'rituximab',
  'jak-inhibitor',
  'cyclophosphamide',
];

const AT_TRIAL_END = 'No response at {adequateTrialWeeks} weeks';
const BY_EXPERT_CENTRE = 'Dose to be set by the expert centre (off-label)';
const intravenous = { coding: snomed('47625008', 'Intravenous route') };

const drugOrder = (
  name: string,
  medication: { readonly code: string; readonly display: string },
  dosageText: string,
): Extract<Proposal, { kind: 'medication-request' }> => ({
  kind: 'medication-request',
  label: `Order ${name}`,
  medication: { coding: rxnorm(medication.code, medication.display), text: name },
  dosageText,
});

/** The dose with its arithmetic, or what is missing for it: the same lines as on the order hooks. */
const doseLines = (drug: DrugId, { person }: Facts): readonly string[] =>
  dosingGuide(drug, person)?.lines ?? [];
const doseLine = (drug: DrugId, facts: Facts): string => doseLines(drug, facts)[0] ?? '';

export const optionGuide: Readonly<Record<TreatmentOption, OptionGuide>> = {
  ivig: {
    name: 'IVIG',
    inBrief: (facts) =>
      `IVIG ${IVIG_G_PER_KG} g/kg per cycle${facts.person.isChild ? `, at most ${IVIG_CHILD_CAP_G} g` : ''}, every 4 weeks`,
    how: (facts) => [
      `${doseLine('ivig', facts)}, 2-5 days possible, every 4 weeks; judge after {ivigTrialCycles} cycles and {ivigTrialWeeks} weeks`,
      ['At most 0.04 mL/kg/min', keepGoing(facts)].filter((part) => part !== '').join('; '),
      'Follow strength, swallowing, CK, ESR, CRP; the effect takes weeks to months',
      ...(facts.person.isChild ? ['Off-label in children'] : []),
    ],
    beforeStarting: [
      'Creatinine, urea, volume, haemoglobin, thrombotic risk; hepatitis B, varicella and antibody serology first',
      'Not after anaphylaxis to it, nor in IgA deficiency with anti-IgA. Boxed: thrombosis, renal failure',
    ],
    judgedBy: 'No response after {ivigTrialCycles} cycles and {ivigTrialWeeks} weeks',
    next: ['rituximab', 'calcineurin-inhibitor', 'mycophenolate', 'jak-inhibitor'],
    order: (facts) => {
      const dose = ivigDoseOf(facts.person);
      const site = facts.formulary.ivig;
      return {
        kind: 'medication-request',
        label: `${dose ? `Order IVIG ${dose.cycleG} g per cycle` : 'Order IVIG (dose by weight)'}${site ? `: ${site.text}` : ''}`,
        medication: site ?? {
          coding: rxnorm('1809421', '100 ML immunoglobulin G, human 100 MG/ML Injection'),
          text: 'Immunoglobulin G, human, intravenous (IVIG)',
        },
        dosageText: ivigDosageText(facts.person),
        ...(dose ? { dose: { value: dose.dayG, unit: 'g' as const }, timing: IVIG_CYCLE_TIMING } : {}),
        route: intravenous,
        recommended: true,
      };
    },
  },
  'jak-inhibitor': {
    name: 'JAK inhibitor',
    inBrief: (facts) => `JAK inhibitor (${jakNames(facts)}), off-label`,
    how: (facts) => [
      `${sentence(jakNames(facts))}, off-label`,
      ...(isOfCohort(facts)
        ? doseLines('tofacitinib', facts)
        : ['No dose is established for dermatomyositis']),
      ...keepGoingLines(facts),
      'Judge at {adequateTrialWeeks} weeks; a faster steroid taper may be possible once it works',
    ],
    beforeStarting: [
      'TB, hepatitis B and C, blood count, liver tests, creatinine, lipids, varicella immunity; no live vaccines',
      'Boxed warning: serious infection, thrombosis, cardiovascular events, malignancy; pregnancy excluded',
    ],
    judgedBy: AT_TRIAL_END,
    next: ['rituximab', 'ivig', 'infliximab-adalimumab', 'cyclophosphamide'],
    order: (facts) => orderOfChoice('jak-inhibitor', facts, () => BY_EXPERT_CENTRE),
  },
  rituximab: {
    name: 'rituximab',
    inBrief: ({ person }) =>
      person.isChild
        ? 'Rituximab by body surface, at most 1 g an infusion'
        : `Rituximab ${RITUXIMAB_ADULT_MG} mg on day 1 and day 15`,
    how: (facts) => [
      doseLine('rituximab', facts),
      'May take up to {rituximabTrialWeeks} weeks; keep background treatment meanwhile; give it after an IVIG cycle, not just before',
    ],
    beforeStarting: [
      'HBsAg and anti-HBc in every patient; immunoglobulins, blood count; TB and hepatitis C by local policy; vaccines 4 weeks before',
    ],
    judgedBy: 'Not before {rituximabTrialWeeks} weeks from the first infusion',
    next: ['jak-inhibitor', 'cyclophosphamide', 'ivig'],
    order: (facts) => ({
      ...drugOrder('rituximab', { code: '121191', display: 'rituximab' }, doseLine('rituximab', facts)),
      ...(facts.person.isChild || facts.person.ageYears === undefined
        ? {}
        : { dose: { value: RITUXIMAB_ADULT_MG, unit: 'mg' as const } }),
      route: intravenous,
    }),
  },
  cyclophosphamide: {
    name: 'IV cyclophosphamide',
    inBrief: () => 'IV cyclophosphamide 0.5-1 g/m² monthly, with the expert centre',
    how: (facts) => [
      ...doseLines('cyclophosphamide', facts),
      ...(facts.person.isChild ? [] : ['Plan the maintenance treatment that follows']),
      'Hydration, mesna by policy, Pneumocystis prophylaxis',
    ],
    beforeStarting: [
      'Blood count, urinalysis, creatinine, pregnancy test, infection screen; fertility counselling and preservation',
    ],
    judgedBy: 'After {cyclophosphamideTrialPulses} pulses or {cyclophosphamideTrialWeeks} weeks',
    next: ['jak-inhibitor', 'rituximab', 'ivig', 'infliximab-adalimumab'],
    order: () => ({
      ...drugOrder(
        'cyclophosphamide',
        { code: '3002', display: 'cyclophosphamide' },
        'IV pulse 0.5-1 g/m² monthly; dose to be set with the expert centre',
      ),
      route: intravenous,
    }),
  },
  mycophenolate: {
    name: 'mycophenolate mofetil',
    inBrief: (facts) =>
      facts.person.isChild
        ? `Mycophenolate ${MYCOPHENOLATE_CHILD.mgPerM2} mg/m² or ${MYCOPHENOLATE_CHILD.mgPerKg} mg/kg per dose, at most ${MYCOPHENOLATE_CHILD.mostMg} mg`
        : 'Mycophenolate 1-1.5 g twice daily',
    how: (facts) => [
      doseLine('mycophenolate', facts),
      'Works on skin and calcinosis too; judge at {adequateTrialWeeks} weeks',
    ],
    beforeStarting: ['Pregnancy test and contraception (embryofetal toxicity), blood count'],
    judgedBy: AT_TRIAL_END,
    next: AFTER_A_CSDMARD,
    order: (facts) =>
      drugOrder(
        'mycophenolate mofetil',
        { code: '68149', display: 'mycophenolate mofetil' },
        doseLine('mycophenolate', facts),
      ),
  },
  'calcineurin-inhibitor': {
    name: 'ciclosporin',
    inBrief: () => `Ciclosporin from ${CICLOSPORIN_LEAST_MG_PER_KG} mg/kg a day, or tacrolimus`,
    how: (facts) => [
      `Ciclosporin: ${doseLine('ciclosporin', facts)}; or tacrolimus by trough level; judge at {adequateTrialWeeks} weeks`,
    ],
    beforeStarting: ['Blood pressure, creatinine, potassium, magnesium, lipids; CYP3A4 interactions'],
    judgedBy: AT_TRIAL_END,
    next: AFTER_A_CSDMARD,
    order: (facts) =>
      orderOfChoice('calcineurin-inhibitor', facts, (drug) =>
        drug === 'ciclosporin' ? doseLine('ciclosporin', facts) : 'By trough level',
      ),
  },
  azathioprine: {
    name: 'azathioprine',
    inBrief: () => 'Azathioprine',
    how: () => ['Azathioprine; judge at {adequateTrialWeeks} weeks'],
    beforeStarting: [],
    judgedBy: AT_TRIAL_END,
    next: AFTER_A_CSDMARD,
    order: () =>
      drugOrder(
        'azathioprine',
        { code: '1256', display: 'azathioprine' },
        'Dose to be set by the prescriber',
      ),
  },
  'infliximab-adalimumab': {
    name: 'infliximab or adalimumab',
    inBrief: () => 'Infliximab or adalimumab (weak evidence; never etanercept)',
    how: () => ['Infliximab or adalimumab, never etanercept; no dose is established for dermatomyositis'],
    beforeStarting: ['TB, hepatitis B, heart failure, demyelination; can itself induce dermatomyositis'],
    judgedBy: AT_TRIAL_END,
    next: AFTER_A_CSDMARD,
    order: (facts) => orderOfChoice('infliximab-adalimumab', facts, () => BY_EXPERT_CENTRE),
  },
  abatacept: {
    name: 'abatacept',
    inBrief: () => 'Abatacept (open-label evidence in JDM)',
    how: () => ['Abatacept: open-label evidence in JDM, a negative trial in adults'],
    beforeStarting: [],
    judgedBy: 'No response',
    next: AFTER_A_CSDMARD,
    order: () => drugOrder('abatacept', { code: '614391', display: 'abatacept' }, BY_EXPERT_CENTRE),
  },
  scig: {
    name: 'subcutaneous immunoglobulin',
    inBrief: () => 'Subcutaneous immunoglobulin (not approved for dermatomyositis)',
    how: () => ['Subcutaneous immunoglobulin: not approved for dermatomyositis'],
    beforeStarting: ['Not after anaphylaxis to immunoglobulin'],
    judgedBy: 'No response',
    next: AFTER_A_CSDMARD,
    order: () => ({
      kind: 'medication-request',
      label: 'Order subcutaneous immunoglobulin',
      medication: { text: 'Immunoglobulin G, human, subcutaneous' },
      dosageText: BY_EXPERT_CENTRE,
    }),
  },
  methotrexate: {
    name: 'methotrexate',
    inBrief: (facts) => `Methotrexate ${doseLine('methotrexate', facts)}`,
    how: (facts) => [`Methotrexate ${doseLine('methotrexate', facts)}`, 'Folic acid 1 mg a day'],
    beforeStarting: [
      'Pregnancy test and contraception (embryo-fetal toxicity), blood count, creatinine, liver tests, hepatitis B and C, chest X-ray',
      'Not together with trimethoprim-sulfamethoxazole: marrow toxicity',
    ],
    judgedBy: 'Review at {reviewFromWeeks} weeks; inadequate at {firstLineWeeks} weeks, or worse before',
    next: ['ivig'],
    order: (facts) => {
      const { isChild, ageYears } = facts.person;
      const isAdult = !isChild && ageYears !== undefined;
      const order = drugOrder(
        'methotrexate',
        { code: '6851', display: 'methotrexate' },
        `${doseLine('methotrexate', facts)}${isAdult ? '; not daily' : '; dose to be set by the prescriber'}`,
      );
      // A child's dose is a range: the prescriber chooses.
      return isAdult
        ? { ...order, dose: { value: METHOTREXATE_ADULT_MG.start, unit: 'mg' }, timing: ONCE_A_WEEK }
        : order;
    },
  },
  hydroxychloroquine: {
    name: 'hydroxychloroquine',
    inBrief: () => `Hydroxychloroquine, at most ${HYDROXYCHLOROQUINE_MOST_MG_PER_KG} mg/kg a day`,
    how: (facts) => [
      `Hydroxychloroquine: ${doseLine('hydroxychloroquine', facts)}, with or without methotrexate`,
    ],
    beforeStarting: ['Fundus examination within the first year'],
    judgedBy: 'Skin still active',
    next: ['methotrexate', 'ivig'],
    order: (facts) =>
      drugOrder(
        'hydroxychloroquine',
        { code: '5521', display: 'hydroxychloroquine' },
        doseLine('hydroxychloroquine', facts),
      ),
  },
};
