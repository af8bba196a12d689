import { allOf, isMet, met, unknown, unknownCountsAs, unmet, type Answer } from '../../src/patient/answer.js';
import type { Treatment } from '../../src/patient/facts.js';
import { referencesOf } from '../../src/patient/treatments-on-the-desk.js';
import type { OrderCheck, OrderFacts } from './order-rule.js';

/** Asked about pregnancy from the age of the settings up to this one. Specification D "Pregnancy-capable gate". */
const OLDEST_PREGNANCY_YEARS = 55;

const isOrder = (about: Treatment): boolean => about.as === 'order';
/** "Methotrexate is being ordered", with the order or course it is about. */
const thisDrug = (about: Treatment): Answer =>
  met(`${about.name} ${isOrder(about) ? 'is being ordered' : 'is on the record'}`, referencesOf(about));

const mayBePregnant = ({ person, settings }: Pick<OrderFacts, 'person' | 'settings'>): boolean =>
  person.sex !== 'male' &&
  (person.ageYears === undefined ||
    (person.ageYears >= settings.pregnancyAskedFromAgeYears && person.ageYears <= OLDEST_PREGNANCY_YEARS));

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
  asks: 'Is a pregnancy test of the last {pregnancyTestDays} days missing in a female of {pregnancyAskedFromAgeYears} to 55 years?',
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
