import {
  allOf,
  anyOf,
  isMet,
  isUnmet,
  not,
  unknownCountsAs,
  withoutSaying,
} from '../../src/patient/answer.js';
import { present } from '../../src/patient/chart-findings.js';
import type { TreatmentOption } from '../../src/patient/facts.js';
import { everFailed, everGiven, ofClass, ofDrug, runningNow } from '../../src/patient/history-questions.js';
import { methotrexateDoseLow } from '../../src/patient/methotrexate-dose.js';
import type { Conclusion, DecisionTable, Facts, Indicator, Row, RuleId } from '../../src/rules/rule.js';
import { forThisPatient } from './option-order.js';
import {
  active,
  csdmardFailed,
  csdmardGiven,
  dysphagiaAfterFirstLine,
  firstLineComplete,
  firstLineFor,
  firstLineLongEnough,
  glucocorticoidFailed,
  glucocorticoidGiven,
  isJuvenile,
  isMultiRefractory,
  isSkinOnlyChild,
  ivigFailed,
  ivigGiven,
  ivigUnsuitable,
  juvenile,
  noOrganThreat,
  notImproving,
  resumedIvig,
  rituximabFailed,
  treatedAtAll,
  unlessKnown,
} from './row-questions.js';

/** The treatment pathway: specification B.2, read from the top, the first row that is met speaks. */

type Options = readonly TreatmentOption[];

/** The first option that is left gives the card its name; the others are its further suggestions. */
const escalateBy = (
  indicator: Indicator,
  options: (facts: Facts) => Options,
  leads?: (facts: Facts) => TreatmentOption | undefined,
): Conclusion => ({
  kind: 'card',
  card: 'first open option',
  indicator: () => indicator,
  options: (facts) => forThisPatient(facts, options(facts)),
  ...(leads && { leads }),
});

/** The same, from one list for JDM and one for adults. */
const escalate = (
  indicator: Indicator,
  juvenile: Options,
  adult: Options,
  leads?: (facts: Facts) => TreatmentOption | undefined,
): Conclusion => escalateBy(indicator, (facts) => (isJuvenile(facts) ? juvenile : adult), leads);

/** One card whatever the options; they are its suggestions. */
const card = (
  id: RuleId,
  indicator: Indicator,
  options: (facts: Facts) => Options = () => [],
): Conclusion => ({ kind: 'card', card: id, indicator: () => indicator, options });

/** After IVIG failed: the one row where calcinosis changes the first option, none of six improved on rituximab. */
const afterIvig = (facts: Facts): Options =>
  isMet(facts.activity.calcinosis)
    ? isJuvenile(facts)
      ? ['jak-inhibitor', 'mycophenolate', 'infliximab-adalimumab', 'calcineurin-inhibitor', 'rituximab']
      : ['mycophenolate', 'calcineurin-inhibitor', 'rituximab']
    : isJuvenile(facts)
      ? ['rituximab', 'calcineurin-inhibitor', 'mycophenolate', 'jak-inhibitor', 'infliximab-adalimumab']
      : ['rituximab', 'calcineurin-inhibitor', 'mycophenolate'];

/** The csDMARDs of a first line. In pregnancy the last two fall out of the ranking, and the card says why. */
const firstCsdmards = (facts: Facts): Options =>
  isMet(facts.condition.pregnant)
    ? ['azathioprine', 'calcineurin-inhibitor', 'methotrexate', 'mycophenolate']
    : isJuvenile(facts)
      ? ['methotrexate', 'mycophenolate', 'calcineurin-inhibitor']
      : ['methotrexate', 'azathioprine', 'mycophenolate', 'calcineurin-inhibitor'];

/** None where one is given in this episode. */
const missingCsdmards = (facts: Facts): Options =>
  isMet(facts.treatments.thisEpisode.csdmard) ? [] : firstCsdmards(facts);

// ── the rows ────────────────────────────────────────────────────────────────────────────────────────────

const rows: readonly Row[] = [
  {
    row: '1 (infection first)',
    asks: 'Does the disease threaten an organ while a serious infection is active?',
    // No pathway card: the expert referral speaks, and nothing that weakens the defence is suggested.
    when: (facts) =>
      allOf([
        unknownCountsAs('unmet', facts.activity.organThreat),
        unknownCountsAs('unmet', present(facts.findings, 'serious-infection', 'tuberculosis')),
      ]),
    then: { kind: 'no card' },
    shownUnderRedFlag: true,
  },
  {
    row: '1',
    asks: 'Does the disease threaten an organ, or is the skin extensively ulcerated?',
    when: ({ activity }) => activity.organThreat,
    then: escalate(
      'critical',
      ['cyclophosphamide', 'jak-inhibitor', 'rituximab', 'ivig'],
      ['cyclophosphamide', 'rituximab', 'jak-inhibitor', 'ivig'],
    ),
    shownUnderRedFlag: true,
  },
  {
    row: '2',
    asks: 'Is anti-MDA5 positive with interstitial lung disease that is not improving?',
    when: (facts) =>
      allOf([facts.activity.antiMda5, facts.activity.interstitialLungDisease, notImproving(facts)]),
    then: {
      kind: 'card',
      card: 'mda5-ild',
      indicator: (facts) => (isMet(facts.trials.mda5Regimen) ? 'warning' : 'critical'),
      options: () => ['calcineurin-inhibitor', 'jak-inhibitor', 'cyclophosphamide'],
    },
    shownUnderRedFlag: true,
  },
  {
    row: '3a',
    asks: 'Is swallowing affected before both a glucocorticoid and a csDMARD were ever given?',
    when: (facts) =>
      allOf([facts.activity.dysphagia, not(allOf([glucocorticoidGiven(facts), csdmardGiven(facts)]))]),
    then: card('start-first-line', 'critical', (facts) => {
      const [first, ...others] = missingCsdmards(facts);
      return first === undefined ? ['ivig'] : [first, 'ivig', ...others];
    }),
    shownUnderRedFlag: true,
  },
  {
    row: '3',
    asks: 'Is swallowing affected although steroid and csDMARD were given, and has IVIG not been tried?',
    when: (facts) =>
      allOf([
        ...dysphagiaAfterFirstLine(facts),
        // Unread allergies do not make IVIG unsuitable: the card says that they could not be read.
        unlessKnown(ivigUnsuitable(facts)),
        unlessKnown(ivigFailed(facts)),
        anyOf([not(ivigGiven(facts)), facts.options.ivig.ordered, facts.trials.ivigOutcomeUnknown]),
      ]),
    then: escalate('critical', ['ivig'], ['ivig']),
    shownUnderRedFlag: true,
  },
  {
    row: '3 (IVIG running)',
    asks: 'Is swallowing affected while the first cycles of IVIG are still to be judged?',
    when: (facts) =>
      allOf([
        ...dysphagiaAfterFirstLine(facts),
        facts.trials.ivig,
        withoutSaying(not(facts.trials.dysphagiaNewSinceIvig)),
      ]),
    then: card('await-ivig-response', 'warning', () => ['ivig']),
    shownUnderRedFlag: true,
  },
  {
    row: '3 (new on IVIG)',
    asks: 'Did swallowing become affected after the first cycle of the running IVIG?',
    when: (facts) =>
      allOf([...dysphagiaAfterFirstLine(facts), facts.trials.ivig, facts.trials.dysphagiaNewSinceIvig]),
    then: {
      kind: 'as the first matching of',
      rows: ['6', '7', '9', '10', '11', '12'],
      otherwise: '9',
      indicator: 'critical',
    },
    shownUnderRedFlag: true,
  },
  {
    row: '3 (IVIG exhausted)',
    asks: 'Is swallowing affected although IVIG failed, is unsuitable, or has had its time?',
    when: (facts) =>
      allOf([...dysphagiaAfterFirstLine(facts), anyOf([ivigGiven(facts), ivigUnsuitable(facts)])]),
    then: {
      kind: 'as the first matching of',
      rows: ['4', '6', '7', '9', '12'],
      otherwise: '9',
      indicator: 'critical',
    },
    shownUnderRedFlag: true,
  },
  {
    row: '4',
    asks: 'Have glucocorticoid, IVIG, rituximab and a further agent all failed?',
    when: (facts) => allOf([active(facts), isMultiRefractory(facts), noOrganThreat(facts)]),
    // By default a JAK inhibitor for a child: seed 002 is the JDM-specific seed. Seed 004 says cyclophosphamide.
    then: escalateBy('warning', (facts) =>
      !isJuvenile(facts)
        ? ['cyclophosphamide', 'jak-inhibitor', 'infliximab-adalimumab']
        : facts.settings.jdmMultiRefractoryFirst === 'cyclophosphamide'
          ? ['cyclophosphamide', 'jak-inhibitor', 'infliximab-adalimumab', 'abatacept']
          : ['jak-inhibitor', 'cyclophosphamide', 'infliximab-adalimumab', 'abatacept'],
    ),
  },
  {
    row: '5',
    asks: 'Was the latest course of rituximab begun less than {rituximabTrialWeeks} weeks ago?',
    when: (facts) => allOf([active(facts), facts.trials.rituximab, noOrganThreat(facts)]),
    then: {
      kind: 'card',
      card: 'await-rituximab-response',
      indicator: ({ activity }) => (isMet(activity.worsening) ? 'warning' : 'info'),
      options: () => [],
    },
  },
  {
    row: '6',
    asks: 'Did rituximab fail, other options being left?',
    when: (facts) =>
      allOf([active(facts), rituximabFailed(facts), withoutSaying(not(isMultiRefractory(facts)))]),
    // IVIG leads while it is untried; `rank` puts it last when it was used before.
    then: escalate(
      'warning',
      [
        'ivig',
        'jak-inhibitor',
        'infliximab-adalimumab',
        'abatacept',
        'mycophenolate',
        'calcineurin-inhibitor',
      ],
      ['ivig', 'mycophenolate', 'calcineurin-inhibitor', 'jak-inhibitor'],
    ),
  },
  {
    row: '7',
    asks: 'Did IVIG fail, rituximab never having been given?',
    when: (facts) =>
      allOf([
        active(facts),
        ivigFailed(facts),
        not(everGiven(facts.treatments, ofDrug('rituximab'), 'rituximab')),
        unlessKnown(facts.options.rituximab.contraindicated),
        unlessKnown(facts.options.rituximab.intolerant),
      ]),
    then: escalateBy('warning', afterIvig),
  },
  {
    row: '8',
    asks: 'Is IVIG in its first cycles, and the disease not getting worse?',
    when: (facts) =>
      allOf([
        active(facts),
        facts.trials.ivig,
        unlessKnown(facts.activity.worsening),
        unlessKnown(facts.options.ivig.intolerant),
      ]),
    then: card('await-ivig-response', 'info', () => ['ivig']),
  },
  {
    row: '8b',
    asks: 'Is another agent still within the time it needs, and the disease not getting worse?',
    when: (facts) =>
      allOf([
        active(facts),
        facts.trials.otherAgent,
        unlessKnown(facts.activity.worsening),
        withoutSaying(not(facts.activity.dysphagia)),
        noOrganThreat(facts),
      ]),
    then: card('reassessment-due', 'info'),
  },
  {
    row: '9',
    asks: 'Did the first line fail, IVIG being unsuitable?',
    when: (facts) =>
      allOf([active(facts), ivigUnsuitable(facts), glucocorticoidFailed(facts), csdmardFailed(facts)]),
    then: escalate(
      'warning',
      ['jak-inhibitor', 'mycophenolate', 'calcineurin-inhibitor', 'scig'],
      ['rituximab', 'mycophenolate', 'calcineurin-inhibitor', 'scig'],
    ),
  },
  {
    row: '10',
    asks: 'Is the disease getting worse on a glucocorticoid or a csDMARD?',
    when: (facts) =>
      allOf([
        facts.activity.worsening,
        active(facts),
        runningNow(
          facts.treatments,
          (course) =>
            !course.pulse && (course.drugClass === 'glucocorticoid' || course.drugClass === 'csdmard'),
          'glucocorticoid or csDMARD',
        ),
      ]),
    then: escalateBy(
      'warning',
      (facts) => {
        const jak: Options = isJuvenile(facts) ? ['jak-inhibitor'] : [];
        // Where no csDMARD was ever given, adding one comes second.
        return isUnmet(csdmardGiven(facts))
          ? ['ivig', ...firstCsdmards(facts), ...jak]
          : ['ivig', ...jak, 'mycophenolate', 'calcineurin-inhibitor'];
      },
      resumedIvig,
    ),
  },
  {
    row: '11',
    asks: 'Has a child stayed weak on methotrexate and hydroxychloroquine, no steroid being on record?',
    when: (facts) =>
      allOf([
        juvenile(facts),
        active(facts),
        facts.activity.weakness,
        everFailed(facts.treatments, ofDrug('methotrexate'), 'methotrexate'),
        everFailed(facts.treatments, ofDrug('hydroxychloroquine'), 'hydroxychloroquine'),
        not(glucocorticoidGiven(facts)),
      ]),
    then: escalate('warning', ['jak-inhibitor', 'ivig', 'rituximab', 'infliximab-adalimumab'], []),
  },
  {
    row: '12',
    asks: 'Has the first line failed after {firstLineWeeks} weeks?',
    when: (facts) =>
      allOf([
        active(facts),
        firstLineLongEnough(facts),
        glucocorticoidFailed(facts),
        csdmardFailed(facts),
        notImproving(facts),
      ]),
    then: escalate(
      'warning',
      ['ivig', 'jak-inhibitor', 'mycophenolate', 'calcineurin-inhibitor'],
      ['ivig', 'rituximab', 'mycophenolate', 'calcineurin-inhibitor'],
      resumedIvig,
    ),
  },
  {
    row: '13',
    asks: 'Is the skin still active after {skinSystemicTherapyWeeks} weeks of systemic treatment, strength being near normal?',
    when: (facts) =>
      allOf([
        active(facts),
        facts.activity.activeSkin,
        facts.activity.strengthNearNormal,
        facts.treatments.thisEpisode.systemicLongEnough,
      ]),
    then: escalate(
      'warning',
      ['ivig', 'mycophenolate', 'calcineurin-inhibitor', 'jak-inhibitor'],
      ['ivig', 'mycophenolate', 'rituximab'],
      resumedIvig,
    ),
  },
  {
    row: '14',
    asks: 'Was methotrexate not tolerated, and nothing taken its place?',
    when: (facts) =>
      allOf([
        active(facts),
        facts.options.methotrexate.intolerant,
        not(runningNow(facts.treatments, ofClass('csdmard'), 'csDMARD')),
        facts.treatments.thisEpisode.nothingAfterMethotrexate,
      ]),
    then: card('switch-csdmard', 'warning', (facts) =>
      isMet(facts.condition.pregnant)
        ? ['azathioprine', 'calcineurin-inhibitor', 'mycophenolate']
        : ['calcineurin-inhibitor', 'mycophenolate'],
    ),
  },
  {
    row: '15',
    asks: 'Is methotrexate given at a low dose while the disease is active and not improving?',
    when: (facts) =>
      allOf([
        active(facts),
        methotrexateDoseLow(facts),
        notImproving(facts),
        withoutSaying(not(facts.condition.pregnant)),
        unlessKnown(facts.options.methotrexate.intolerant),
      ]),
    then: card('optimise-methotrexate', 'info'),
  },
  {
    row: '16',
    asks: 'Has the first line had {reviewFromWeeks} weeks, not yet {firstLineWeeks}, without improvement and without worsening?',
    when: (facts) =>
      allOf([
        active(facts),
        firstLineFor(facts, facts.settings.reviewFromWeeks, facts.settings.firstLineWeeks),
        notImproving(facts),
        unlessKnown(facts.activity.worsening),
      ]),
    then: card('review-4-weeks', 'info'),
  },
  {
    row: '17',
    asks: 'Is it too early to judge the first line, or is the disease improving in its first {firstLineWeeks} weeks?',
    when: (facts) =>
      anyOf([
        firstLineFor(facts, 0, facts.settings.reviewFromWeeks),
        allOf([
          unknownCountsAs('unmet', facts.activity.improving),
          firstLineFor(facts, 0, facts.settings.firstLineWeeks),
        ]),
      ]),
    then: { kind: 'no card' },
  },
  {
    row: '18',
    asks: 'Is the first line missing or incomplete in this episode?',
    when: (facts) => allOf([not(firstLineComplete(facts)), anyOf([active(facts), not(treatedAtAll(facts))])]),
    then: {
      kind: 'card',
      card: 'start-first-line',
      indicator: ({ activity }) => (isMet(activity.severeWeakness) ? 'warning' : 'info'),
      options: (facts) =>
        isSkinOnlyChild(facts) ? ['hydroxychloroquine', ...missingCsdmards(facts)] : missingCsdmards(facts),
    },
  },
  {
    row: '19',
    asks: 'Is the disease improving after {firstLineWeeks} weeks of first line, but not yet inactive?',
    when: (facts) => allOf([active(facts), facts.activity.improving, firstLineLongEnough(facts)]),
    then: card('review-12-weeks', 'info'),
  },
];

export const decisionTable: DecisionTable = {
  redFlag: ({ activity }) => anyOf([activity.giRedFlag, activity.acuteCardiorespiratory]),
  rows,
  cardOf: {
    ivig: 'escalate-ivig',
    'jak-inhibitor': 'escalate-jak-inhibitor',
    rituximab: 'escalate-rituximab',
    cyclophosphamide: 'escalate-cyclophosphamide',
    mycophenolate: 'escalate-alternatives',
    'calcineurin-inhibitor': 'escalate-alternatives',
    azathioprine: 'escalate-alternatives',
    'infliximab-adalimumab': 'escalate-alternatives',
    abatacept: 'escalate-alternatives',
    scig: 'escalate-alternatives',
    methotrexate: 'escalate-alternatives',
    hydroxychloroquine: 'escalate-alternatives',
  },
};
