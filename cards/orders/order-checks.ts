import { allOf, isMet, met, unknown, unknownCountsAs, unmet, type Answer } from '../../src/patient/answer.js';
import { present, recorded } from '../../src/patient/chart-findings.js';
import type { Treatment, TreatmentOption } from '../../src/patient/facts.js';
import type { FindingId } from '../../src/knowledge/finding-words.js';
import { judgeOrderDose, type DoseJudgement } from '../../src/patient/order-dose.js';
import { referencesOf } from '../../src/patient/treatments-on-the-desk.js';
import { firstThatFits, type OrderCheck, type OrderFacts } from './order-rule.js';

/** The questions that several order rules ask. Specification B.1 "Contraindicated", B.5, D. */

/** Asked about pregnancy between these ages. Specification D "Pregnancy-capable gate". */
const PREGNANCY_YEARS = { from: 10, to: 55 };

const isOrder = (about: Treatment): boolean => about.as === 'order';
/** "Methotrexate is being ordered", with the order or course it is about. */
const thisDrug = (about: Treatment): Answer =>
  met(`${about.name} ${isOrder(about) ? 'is being ordered' : 'is on the record'}`, referencesOf(about));

/** Is it taken already, so that this order goes on with it? Every course of rituximab is a start. */
export const isTaking = ({ treatments }: Pick<OrderFacts, 'treatments'>, { drug }: Treatment): boolean =>
  drug !== 'rituximab' &&
  treatments.courses.some((course) => course.drug === drug && course.status === 'active');

// ── pregnancy ───────────────────────────────────────────────────────────────────────────────────────────

const mayBePregnant = ({ person }: Pick<OrderFacts, 'person'>): boolean =>
  person.sex !== 'male' &&
  (person.ageYears === undefined ||
    (person.ageYears >= PREGNANCY_YEARS.from && person.ageYears <= PREGNANCY_YEARS.to));

/** Methotrexate, mycophenolate, cyclophosphamide and JAK inhibitors in documented pregnancy. Specification B.5. */
export const pregnancyCheck: OrderCheck = {
  asks: 'Is the patient pregnant?',
  grade: 'critical',
  alsoWhenTaken: true,
  answer: (facts, about) => {
    const { pregnant } = facts.condition;
    // Nobody asks a woman of seventy for a test that could not be read.
    const answer = mayBePregnant(facts) ? pregnant : unknownCountsAs('unmet', pregnant);
    return isMet(answer) ? allOf([thisDrug(about), answer]) : answer;
  },
  summary: ({ diagnosis }, about) =>
    isOrder(about)
      ? `Do not order ${about.name}: pregnancy is on record, contraindicated (${diagnosis.name})`
      : `Review and stop ${about.name} today: pregnancy is on record, contraindicated`,
  heading: 'What to do',
  lines: (_, about) => [
    `${about.name} is contraindicated in pregnancy: confirm the pregnancy, then ${isOrder(about) ? 'choose another drug' : 'stop it'} with rheumatology and obstetrics`,
  ],
};

/**
 * Female, 10 to 55 years, and no pregnancy test in 14 days. Specification D.
 * @param contraception what D says about contraception with this drug
 */
export const pregnancyTestCheck = (...contraception: readonly string[]): OrderCheck => ({
  asks: 'Is a pregnancy test of the last {pregnancyTestDays} days missing in a female of 10 to 55 years?',
  grade: 'warning',
  answer: (facts) => {
    const { person, condition, screening, availability } = facts;
    if (!mayBePregnant(facts) || isMet(condition.pregnant)) return unmet('');
    if (person.sex === undefined || person.ageYears === undefined)
      return unknown('age or sex not recorded', availability.patient === 'known' ? [] : ['patient']);
    const test = screening['pregnancy-test'];
    if (test.state === 'cannot be told') return unknown(test.says, test.missing);
    return test.state === 'none on file' || test.state === 'too old'
      ? met(
          `Female, ${person.ageYears} years; no pregnancy test in ${facts.settings.pregnancyTestDays} days${test.on === undefined ? '' : ` (last: ${test.says})`}`,
          test.from,
        )
      : unmet('');
  },
  summary: ({ settings }, about) =>
    `Pregnancy test before ${about.name}: none in ${settings.pregnancyTestDays} days`,
  heading: 'Before starting',
  lines: () => [
    'Pregnancy test, negative before the first dose, and effective contraception',
    ...contraception,
  ],
});

// ── contraindications, reactions, failure ───────────────────────────────────────────────────────────────

/** Specification B.1 "Removed when", pregnancy apart, which is a question of its own. */
export const contraindicationCheck = (option: TreatmentOption): OrderCheck => ({
  asks: 'Is there a contraindication to it?',
  grade: 'critical',
  answer: ({ options, condition }) => {
    const { contraindicated } = options[option];
    return isMet(contraindicated) && contraindicated.saw === condition.pregnant.saw
      ? unmet('')
      : contraindicated;
  },
  summary: ({ options }, about) =>
    firstThatFits(
      `Do not give ${about.name}: contraindicated (${options[option].contraindicated.saw})`,
      `Do not give ${about.name}: a contraindication is on record`,
    ),
  heading: 'What to do',
  lines: ({ options }, about) => [
    `Contraindicated: ${options[option].contraindicated.saw}. Hold ${about.name} until this is excluded or treated`,
  ],
});

const reactionsTo = ({ treatments }: OrderFacts, { drug }: Treatment) =>
  treatments.intolerances.filter((intolerance) => intolerance.drug === drug);

const noReaction = ({ treatments }: OrderFacts): Answer =>
  isMet(treatments.intolerancesKnown)
    ? unmet('')
    : unknown('allergies could not be read', treatments.intolerancesKnown.missing);

/** Anaphylaxis or another severe reaction to this drug, unless the contraindications say it already. */
export const severeReactionCheck = (option?: TreatmentOption): OrderCheck => ({
  asks: 'Was there a severe reaction to it?',
  grade: 'critical',
  answer: (facts, about) => {
    const severe = reactionsTo(facts, about).filter(({ weight }) => weight === 'severe');
    if (severe.length === 0) return noReaction(facts);
    const said =
      option && isMet(facts.options[option].contraindicated) ? facts.options[option].contraindicated.saw : '';
    return severe.every(({ words }) => said.includes(words))
      ? unmet('')
      : met(
          severe.map(({ words }) => words).join('; '),
          severe.map(({ from }) => from),
        );
  },
  summary: (facts, about) =>
    firstThatFits(
      `Do not give ${about.name}: severe reaction on record (${reactionsTo(facts, about)[0]?.words ?? about.name})`,
      `Do not give ${about.name}: a severe reaction to it is on record`,
    ),
  heading: 'What to do',
  lines: (_, about) => [`A severe reaction to ${about.name} is on record: choose another drug`],
});

export const notToleratedCheck: OrderCheck = {
  asks: 'Was it not tolerated before?',
  grade: 'warning',
  answer: (facts, about) => {
    const reactions = reactionsTo(facts, about).filter(({ weight }) => weight === 'intolerant');
    const courses = facts.treatments.courses.filter(
      ({ drug, outcome }) => drug === about.drug && outcome === 'intolerant',
    );
    // A severe reaction is a question of its own.
    if (reactionsTo(facts, about).some(({ weight }) => weight === 'severe')) return unmet('');
    const saw = [...reactions.map(({ words }) => words), ...courses.map(({ because }) => because)];
    return saw.length > 0
      ? met([...new Set(saw)].join('; '), [
          ...reactions.map(({ from }) => from),
          ...courses.flatMap(({ from }) => from),
        ])
      : noReaction(facts);
  },
  summary: (_, about) => `${about.name} was not tolerated before: is it meant to be tried again?`,
  heading: 'What to do',
  lines: (_, about, { saw }) => [
    `${about.name} was not tolerated before (${saw}): give it again only on purpose`,
  ],
};

export const failedBeforeCheck: OrderCheck = {
  asks: 'Did it fail before?',
  grade: 'info',
  answer: (facts, about) => {
    const failed = facts.treatments.courses.filter(
      ({ drug, outcome, status }) => drug === about.drug && outcome === 'failed' && status === 'ended',
    );
    return failed.length > 0 && !isTaking(facts, about)
      ? met(
          failed.map(({ name, because }) => `${name}: ${because}`).join('; '),
          failed.flatMap(({ from }) => from),
        )
      : unmet('');
  },
  summary: (_, about) => `${about.name} failed before: is it meant to be tried again?`,
  heading: 'Note',
  lines: (_, about, { saw }) => [`An earlier course of ${about.name} failed (${saw})`],
};

// ── dose ────────────────────────────────────────────────────────────────────────────────────────────────

const doseOf = ({ person }: OrderFacts, about: Treatment): DoseJudgement | undefined =>
  about.as === 'order' ? judgeOrderDose(about.order, person) : undefined;
const IS_BODY: ReadonlySet<string> = new Set(['weight', 'height', 'age']);
const HOW_WRONG = { 'too low': 'below', 'too high': 'above' } as const;

/** The ranges of specification B.5; methotrexate that would be taken daily; weight or height that are missing. */
export const doseChecks: readonly OrderCheck[] = [
  {
    asks: 'Is methotrexate ordered to be taken daily?',
    grade: 'critical',
    mendable: true,
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      return dose?.verdict === 'daily methotrexate' ? met(dose.saw, dose.from) : unmet('');
    },
    summary: () => 'Methotrexate is given once a WEEK: this order reads daily, which can kill',
    heading: 'What to do',
    lines: (_, __, { saw }) => [
      `Change the order to one day of the week, named in the order. It says: ${saw}`,
    ],
  },
  {
    asks: 'Is the dose outside its range for this patient?',
    grade: 'warning',
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      return dose?.verdict === 'too low' || dose?.verdict === 'too high'
        ? met(`${dose.saw}; the range is ${dose.range}`, dose.from)
        : unmet('');
    },
    summary: (facts, about) => {
      const dose = doseOf(facts, about);
      const wrong = dose?.verdict === 'too low' ? HOW_WRONG['too low'] : HOW_WRONG['too high'];
      return firstThatFits(
        `Check the dose of ${about.name}: ${wrong} ${dose?.range ?? 'its range'}`,
        `Check the dose of ${about.name}: it is ${wrong} its range`,
      );
    },
    heading: 'What to do',
    lines: (facts, about) => {
      const dose = doseOf(facts, about);
      return [`Ordered: ${dose?.saw ?? ''}. Range: ${dose?.range ?? ''}`];
    },
  },
  {
    asks: 'Does the dose depend on a weight or height that is missing or too old?',
    grade: 'warning',
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      const missing = dose?.verdict === 'cannot tell' ? dose.missing.filter((one) => IS_BODY.has(one)) : [];
      return missing.length > 0
        ? met(`no recent ${missing.join(', ')} on file`, dose?.from ?? [])
        : unmet('');
    },
    summary: (facts, about) => {
      const missing = doseOf(facts, about)?.missing.filter((one) => IS_BODY.has(one)) ?? [];
      return `The dose of ${about.name} cannot be checked: no recent ${missing.join(' and ')} on file`;
    },
    heading: 'What to do',
    lines: (facts, about) => {
      const dose = doseOf(facts, about);
      return [
        `Measure ${dose?.missing.filter((one) => IS_BODY.has(one)).join(' and ') ?? ''}. Range: ${dose?.range ?? ''}`,
      ];
    },
  },
  {
    asks: 'Can the dose as written not be checked?',
    grade: 'info',
    answer: (facts, about) => {
      const dose = doseOf(facts, about);
      // Nothing is written yet: order-select comes before the dose.
      const isWritten =
        about.as === 'order' && (about.order.text !== undefined || about.order.dose !== undefined);
      return dose?.verdict === 'cannot tell' && isWritten && !dose.missing.some((one) => IS_BODY.has(one))
        ? met(
            `${dose.saw}: ${dose.missing.length > 0 ? `${dose.missing.join(', ')} not stated` : dose.range}`,
            dose.from,
          )
        : unmet('');
    },
    summary: (_, about) => `The dose of ${about.name} could not be checked as written`,
    heading: 'Note',
    lines: (facts, about) => {
      const dose = doseOf(facts, about);
      return [`The dose could not be checked as written. Range: ${dose?.range ?? ''}`];
    },
  },
];

// ── risks ───────────────────────────────────────────────────────────────────────────────────────────────

/** A risk that keeps the drug, with care: on the problem list now, or at any time. Specification B.1, D. */
export const riskCheck = (
  asks: string,
  {
    kinds,
    when,
    line,
  }: { readonly kinds: readonly FindingId[]; readonly when: 'now' | 'ever'; readonly line: string },
): OrderCheck => ({
  asks,
  grade: 'warning',
  answer: ({ findings }) => (when === 'now' ? present : recorded)(findings, ...kinds),
  summary: (facts, about) =>
    firstThatFits(
      `Caution with ${about.name}: ${(when === 'now' ? present : recorded)(facts.findings, ...kinds).saw}`,
      `Caution with ${about.name}: a risk of it is on record`,
    ),
  heading: 'What to do',
  lines: () => [line],
});

/** eGFR below 30, or renal failure on the problem list. Specification B.1, D. */
export const renalRiskCheck = (line: string): OrderCheck => ({
  asks: 'Is renal function impaired?',
  grade: 'warning',
  answer: ({ condition, findings }) => {
    const stated = present(findings, 'renal-failure');
    return isMet(condition.lowRenalFunction) ? condition.lowRenalFunction : stated;
  },
  summary: (_, about) => `Caution with ${about.name}: renal function is impaired`,
  heading: 'What to do',
  lines: () => [line],
});
