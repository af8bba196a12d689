import { IVIG_CHILD_CAP_G, IVIG_G_PER_KG, METHOTREXATE_ADULT_MG } from '../../src/knowledge/dosing.js';
import type { DrugId } from '../../src/knowledge/drugs.js';
import { IVIG_CYCLE_TIMING, ONCE_A_WEEK } from '../../src/patient/advised-dose.js';
import { dosingGuide, ivigDosageText, ivigDoseOf } from '../../src/patient/dosing-guide.js';
import type { Facts, OptionStanding, TreatmentOption } from '../../src/patient/facts.js';
import type { Proposal } from '../../src/rules/rule.js';

/**
 * What the pathway cards say about each treatment: dose and schedule, what to check first, what comes after.
 * Sources: specification section D (safety), B.0 (doses and conflicts), seeds. One place, so that the same drug
 * is never worded in two ways.
 */
export interface OptionGuide {
  readonly name: string;
  /** In one short line, when it is one of several options. */
  readonly inBrief: (facts: Facts) => string;
  readonly how: (facts: Facts) => readonly string[];
  readonly beforeStarting: readonly string[];
  readonly ifThisFails: string;
  readonly order: (facts: Facts) => Extract<Proposal, { kind: 'medication-request' }>;
}

const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
const rxnorm = (code: string, display: string) => ({ system: RXNORM, code, display });
const intravenous = {
  coding: { system: 'http://snomed.info/sct', code: '47625008', display: 'Intravenous route' },
};

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
      `${doseLine('ivig', facts)}, 2-5 days possible, every 4 weeks; judge after 3 cycles and 12 weeks`,
      'At most 0.04 mL/kg/min; keep methotrexate and glucocorticoid going',
      'Follow strength, swallowing, CK, ESR, CRP; the effect takes weeks to months',
      ...(facts.person.isChild ? ['Off-label in children'] : []),
    ],
    beforeStarting: [
      'Creatinine, urea, volume, haemoglobin, thrombotic risk; hepatitis B, varicella and antibody serology first',
      'Not after anaphylaxis to it, nor in IgA deficiency with anti-IgA. Boxed: thrombosis, renal failure',
    ],
    ifThisFails: 'No response after 3 cycles and 12 weeks: rituximab, or ciclosporin',
    order: (facts) => {
      const dose = ivigDoseOf(facts.person);
      return {
        kind: 'medication-request',
        label: dose ? `Order IVIG ${dose.cycleG} g per cycle` : 'Order IVIG (dose by weight)',
        medication: {
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
    inBrief: () => 'JAK inhibitor (tofacitinib, baricitinib or ruxolitinib), off-label',
    how: (facts) => [
      'Tofacitinib, baricitinib or ruxolitinib',
      ...doseLines('tofacitinib', facts),
      'Keep methotrexate; judge at 3 months; a faster steroid taper may be possible once it works',
    ],
    beforeStarting: [
      'TB, hepatitis B and C, blood count, liver tests, creatinine, lipids, varicella immunity; no live vaccines',
      'Boxed warning: serious infection, thrombosis, cardiovascular events, malignancy; pregnancy excluded',
    ],
    ifThisFails: 'No response at 3 months: rituximab, or another option with the expert centre',
    order: () =>
      drugOrder(
        'tofacitinib',
        { code: '1357536', display: 'tofacitinib' },
        'Dose to be set by the expert centre (off-label)',
      ),
  },
  rituximab: {
    name: 'rituximab',
    inBrief: ({ person }) =>
      person.isChild
        ? 'Rituximab: by body surface, 375-750 mg/m² per infusion, at most 1 g'
        : 'Rituximab: 1000 mg on day 1 and day 15',
    how: (facts) => [
      doseLine('rituximab', facts),
      'May take up to 26 weeks; keep background treatment meanwhile; give it after an IVIG cycle, not just before',
    ],
    beforeStarting: [
      'HBsAg and anti-HBc in every patient; immunoglobulins, blood count; TB and hepatitis C by local policy; vaccines 4 weeks before',
    ],
    ifThisFails:
      'Not before 26 weeks from the first infusion: JAK inhibitor, cyclophosphamide or others, with the expert centre',
    order: (facts) => ({
      ...drugOrder('rituximab', { code: '121191', display: 'rituximab' }, doseLine('rituximab', facts)),
      ...(facts.person.isChild || facts.person.ageYears === undefined
        ? {}
        : { dose: { value: 1000, unit: 'mg' as const } }),
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
    ifThisFails: 'After 6 pulses or 24 weeks: the remaining options with the expert centre',
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
        ? 'Mycophenolate 600 mg/m² or 10 mg/kg per dose, at most 1500 mg'
        : 'Mycophenolate 1-1.5 g twice daily',
    how: (facts) => [doseLine('mycophenolate', facts), 'Works on skin and calcinosis too; judge at 12 weeks'],
    beforeStarting: ['Pregnancy test and contraception (embryofetal toxicity), blood count'],
    ifThisFails: 'No response at 12 weeks: the next option',
    order: (facts) =>
      drugOrder(
        'mycophenolate mofetil',
        { code: '68149', display: 'mycophenolate mofetil' },
        doseLine('mycophenolate', facts),
      ),
  },
  'calcineurin-inhibitor': {
    name: 'ciclosporin',
    inBrief: () => 'Ciclosporin from 3 mg/kg a day, or tacrolimus',
    how: (facts) => [
      `Ciclosporin: ${doseLine('ciclosporin', facts)}; or tacrolimus by trough level; judge at 12 weeks`,
    ],
    beforeStarting: ['Blood pressure, creatinine, potassium, magnesium, lipids; CYP3A4 interactions'],
    ifThisFails: 'No response at 12 weeks: the next option',
    order: (facts) =>
      drugOrder('ciclosporin', { code: '3008', display: 'cyclosporine' }, doseLine('ciclosporin', facts)),
  },
  azathioprine: {
    name: 'azathioprine',
    inBrief: () => 'Azathioprine',
    how: () => ['Azathioprine; judge at 12 weeks'],
    beforeStarting: [],
    ifThisFails: 'No response at 12 weeks: the next option',
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
    ifThisFails: 'No response at 12 weeks: the next option',
    order: () =>
      drugOrder(
        'infliximab',
        { code: '191831', display: 'infliximab' },
        'Dose to be set by the expert centre (off-label)',
      ),
  },
  abatacept: {
    name: 'abatacept',
    inBrief: () => 'Abatacept (open-label evidence in JDM)',
    how: () => ['Abatacept: open-label evidence in JDM, a negative trial in adults'],
    beforeStarting: [],
    ifThisFails: 'The remaining options with the expert centre',
    order: () =>
      drugOrder(
        'abatacept',
        { code: '614391', display: 'abatacept' },
        'Dose to be set by the expert centre (off-label)',
      ),
  },
  scig: {
    name: 'subcutaneous immunoglobulin',
    inBrief: () => 'Subcutaneous immunoglobulin (not approved for dermatomyositis)',
    how: () => ['Subcutaneous immunoglobulin: not approved for dermatomyositis'],
    beforeStarting: ['Not after anaphylaxis to immunoglobulin'],
    ifThisFails: 'The next option',
    order: () => ({
      kind: 'medication-request',
      label: 'Order subcutaneous immunoglobulin',
      medication: { text: 'Immunoglobulin G, human, subcutaneous' },
      dosageText: 'Dose to be set by the expert centre (off-label)',
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
    ifThisFails: 'Review at 4 weeks; inadequate at 12 weeks, earlier when worse: IVIG',
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
    inBrief: () => 'Hydroxychloroquine, at most 5 mg/kg a day',
    how: (facts) => [
      `Hydroxychloroquine: ${doseLine('hydroxychloroquine', facts)}, with or without methotrexate`,
    ],
    beforeStarting: ['Fundus examination within the first year'],
    ifThisFails: 'Skin still active: add methotrexate',
    order: (facts) =>
      drugOrder(
        'hydroxychloroquine',
        { code: '5521', display: 'hydroxychloroquine' },
        doseLine('hydroxychloroquine', facts),
      ),
  },
};

/** May the card offer the order ready to sign? Not when it exists already, nor while a contraindication is open. */
export const mayPropose = (standing: OptionStanding): boolean =>
  standing.state === 'open' &&
  standing.ordered.verdict === 'unmet' &&
  standing.contraindicated.verdict === 'unmet' &&
  standing.intolerant.verdict === 'unmet';

/** "Not IVIG – contraindicated: anaphylaxis": why an option fell out of the ranking. */
export const whyNot = ({ option, removedBecause }: OptionStanding): string =>
  `Not ${optionGuide[option].name} – ${String(removedBecause)}`;
