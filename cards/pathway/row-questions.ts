import {
  allOf,
  anyOf,
  isMet,
  met,
  not,
  unknownCountsAs,
  unmet,
  withoutSaying,
  type Answer,
} from '../../src/patient/answer.js';
import { treatsTheDisease } from '../../src/knowledge/drugs.js';
import type { Facts, TreatmentOption } from '../../src/patient/facts.js';
import {
  everFailed,
  everGiven,
  multiRefractory,
  ofClass,
  ofDrug,
} from '../../src/patient/history-questions.js';

/** The questions of the decision table that more than one row asks. Specification B.1, B.2. */

export const isJuvenile = (facts: Facts): boolean => facts.person.population === 'juvenile';
export const glucocorticoidGiven = ({ treatments }: Facts): Answer =>
  everGiven(treatments, ofClass('glucocorticoid'), 'a systemic glucocorticoid');
export const csdmardGiven = ({ treatments }: Facts): Answer =>
  everGiven(treatments, ofClass('csdmard'), 'a csDMARD');
/** Swallowing is affected although both halves of the first line were given: rows 3. */
export const dysphagiaAfterFirstLine = (facts: Facts): readonly Answer[] => [
  facts.activity.dysphagia,
  glucocorticoidGiven(facts),
  csdmardGiven(facts),
];
export const ivigGiven = ({ treatments }: Facts): Answer => everGiven(treatments, ofDrug('ivig'), 'IVIG');
export const ivigFailed = ({ options }: Facts): Answer => options.ivig.failed;
export const ivigUnsuitable = ({ options }: Facts): Answer =>
  anyOf([options.ivig.intolerant, options.ivig.contraindicated]);
export const rituximabFailed = ({ options }: Facts): Answer => options.rituximab.failed;
export const glucocorticoidFailed = ({ treatments }: Facts): Answer =>
  everFailed(treatments, ofClass('glucocorticoid'), 'a glucocorticoid');
export const csdmardFailed = ({ treatments }: Facts): Answer =>
  everFailed(treatments, ofClass('csdmard'), 'a csDMARD');
export const isMultiRefractory = ({ treatments, activity, options }: Facts): Answer =>
  multiRefractory(treatments, activity.active, options.ivig.intolerant);
export const active = ({ activity }: Facts): Answer => activity.active;
export const notImproving = ({ activity }: Facts): Answer =>
  not(unknownCountsAs('unmet', activity.improving));
export const noOrganThreat = ({ activity }: Facts): Answer => withoutSaying(not(activity.organThreat));
/** Must not be so; when it cannot be told, the row speaks all the same and the card says what could not be read. */
export const unlessKnown = (answer: Answer): Answer => withoutSaying(not(unknownCountsAs('unmet', answer)));

/** Has the first line (weeks since the later of its two starts, specification B.1) run so long, and not yet so long? */
export const firstLineFor = ({ treatments }: Facts, from: number, to = Infinity): Answer => {
  const { firstLineWeeks } = treatments;
  if (firstLineWeeks === undefined) return unmet('a glucocorticoid with a csDMARD is not on record');
  const saw = `first line for ${Math.floor(firstLineWeeks)} wk`;
  return firstLineWeeks >= from && firstLineWeeks < to ? met(saw) : unmet(saw);
};
export const firstLineLongEnough = (facts: Facts): Answer =>
  firstLineFor(facts, facts.settings.firstLineWeeks);

/** Active skin in a child without a muscle, swallowing or organ sign: skin-only JDM. */
export const isSkinOnlyChild = (facts: Facts): boolean => {
  const { activeSkin, strengthNearNormal, weakness, dysphagia, bulbarSign, organThreat } = facts.activity;
  return (
    isJuvenile(facts) &&
    isMet(activeSkin) &&
    isMet(strengthNearNormal) &&
    ![weakness, dysphagia, bulbarSign, organThreat].some(isMet)
  );
};

/** Both halves of the first line in this episode; in skin-only JDM hydroxychloroquine on trial will do. */
export const firstLineComplete = (facts: Facts): Answer => {
  const { glucocorticoid, csdmard, hydroxychloroquine } = facts.treatments.thisEpisode;
  const both = allOf([glucocorticoid, csdmard]);
  return isSkinOnlyChild(facts) ? anyOf([both, hydroxychloroquine]) : both;
};

/** Was anything systemic ever given? */
export const treatedAtAll = ({ treatments }: Facts): Answer =>
  everGiven(treatments, ({ drugClass }) => treatsTheDisease(drugClass), 'systemic treatment');

/** Row 8: fewer than three cycles and no reason to stop is an interruption; IVIG is resumed and completed. */
export const resumedIvig = ({ treatments, trials, settings }: Facts): TreatmentOption | undefined =>
  isMet(trials.ivigOutcomeUnknown) &&
  treatments.courses.some(
    ({ drug, cycles, stoppedFor }) =>
      drug === 'ivig' &&
      cycles.length > 0 &&
      cycles.length < settings.ivigTrialCycles &&
      stoppedFor.size === 0,
  )
    ? 'ivig'
    : undefined;

export const juvenile = (facts: Facts): Answer =>
  isJuvenile(facts) ? met('') : unmet('adult dermatomyositis');
