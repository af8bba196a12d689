import { isMet, met, unknown, unmet, type Answer } from '../../src/patient/answer.js';
import type { Treatment, TreatmentOption } from '../../src/patient/facts.js';
import { firstThatFits, type OrderCheck, type OrderFacts } from './order-rule.js';

/** What the record says against the drug: a contraindication, an earlier reaction, an earlier failure. */

/** Is it taken already, so that this order goes on with it? Every course of rituximab is a start. */
export const isTaking = ({ treatments }: Pick<OrderFacts, 'treatments'>, { drug }: Treatment): boolean =>
  drug !== 'rituximab' &&
  treatments.courses.some((course) => course.drug === drug && course.status === 'active');

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
  summary: (_, about, { saw }) =>
    firstThatFits(
      `Do not give ${about.name}: contraindicated (${saw})`,
      `Do not give ${about.name}: a contraindication is on record`,
    ),
  heading: 'What to do',
  lines: (_, about, { saw }) => [
    `Contraindicated: ${saw}. Hold ${about.name} until this is excluded or treated`,
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
  summary: (_, about, { saw }) =>
    firstThatFits(
      `Do not give ${about.name}: severe reaction on record (${saw})`,
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
