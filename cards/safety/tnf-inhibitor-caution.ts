import { allOf, anyOf, isMet, type Answer } from '../../src/patient/answer.js';
import type { Facts } from '../../src/patient/facts.js';
import { everFailed, everGiven, ofClass, ofDrug } from '../../src/patient/history-questions.js';
import { treatmentsOnTheDesk } from '../../src/patient/treatments-on-the-desk.js';
import { defineRule } from '../../src/rules/rule.js';
import { removalOf } from '../proposals.js';
import { unsigned } from '../signature.js';
import {
  neverTwo,
  notTnfInduced,
  secondTnfInhibitor,
  tnfInhibitorOrdered,
} from './tnf-inhibitor-questions.js';

type Known = Pick<Facts, 'treatments' | 'options' | 'activity'>;

const ivigTriedOrUnsuitable = ({ treatments, options }: Known): Answer =>
  anyOf([
    everGiven(treatments, ofDrug('ivig'), 'IVIG'),
    options.ivig.intolerant,
    options.ivig.contraindicated,
  ]);
const rituximabOrJakTried = ({ treatments }: Known): Answer =>
  anyOf([
    everGiven(treatments, ofDrug('rituximab'), 'rituximab'),
    everGiven(treatments, ofClass('jak-inhibitor'), 'a JAK inhibitor'),
  ]);
const arthritisAfterFirstLine = ({ treatments, activity }: Known): Answer =>
  allOf([
    activity.arthritis,
    everFailed(treatments, ofClass('glucocorticoid'), 'a glucocorticoid'),
    everFailed(treatments, ofClass('csdmard'), 'a csDMARD'),
  ]);

/** Specification B.4: in JDM acceptable late, or for arthritis after the first line; otherwise too early. */
const itsTurn = (facts: Known): Answer =>
  anyOf([allOf([ivigTriedOrUnsuitable(facts), rituximabOrJakTried(facts)]), arthritisAfterFirstLine(facts)]);

/** Tuberculosis, another serious infection, hepatitis B, heart failure, demyelination. Specification B.1, B.5. */
const barred = ({ options }: Pick<Facts, 'options'>): Answer =>
  options['infliximab-adalimumab'].contraindicated;

/** Section D, "before start": what is not on file. */
const notOnFile = ({ screening }: Pick<Facts, 'screening'>): readonly string[] => {
  const missing = [screening.tuberculosis, screening.hbsag, screening['anti-hbc']].filter(
    ({ state }) => state === 'none on file' || state === 'too old',
  );
  return missing.length > 0 ? [`Do it first: ${missing.map(({ says }) => says).join('; ')}`] : [];
};

export default defineRule({
  id: 'tnf-inhibitor-caution',
  kind: 'safety',
  title: 'Infliximab or adalimumab: only after other options',
  hooks: ['order-select', 'order-sign'],
  scope: 'dermatomyositis on record',
  needs: ['diagnosis', 'orders', 'treatments', 'options', 'activity', 'person', 'screening'],
  evidence: [
    'carra-biologics-2024',
    'campanilho-marques-2020',
    'infliximab-rct',
    'tnf-inhibitor-label',
    'seed-001',
  ],
  implements: ['001-29', '002-06', '002-10'],
  signature: unsigned,
  about: (facts, hook) => treatmentsOnTheDesk(facts, hook, ['infliximab', 'adalimumab']),
  all: [{ asks: 'Is infliximab or adalimumab ordered?', answer: tnfInhibitorOrdered }, notTnfInduced],
  indicator: (facts, about) => {
    if (isMet(barred(facts))) return 'critical';
    return facts.diagnosis.state !== 'active' ||
      (facts.person.population === 'juvenile' &&
        isMet(itsTurn(facts)) &&
        !isMet(secondTnfInhibitor(facts, about)))
      ? 'info'
      : 'warning';
  },
  say: (facts, about) => {
    const name = about?.name ?? 'this TNF inhibitor';
    const turn = facts.person.population === 'juvenile' && isMet(itsTurn(facts));
    const ruledOut = barred(facts);
    return {
      summary: isMet(ruledOut)
        ? `Do not order ${name}: contraindicated in this patient`
        : turn
          ? `Screen before ${name}: a late option in ${facts.diagnosis.name}, the evidence is weak`
          : `IVIG, rituximab or a JAK inhibitor before ${name}: it comes late in ${facts.diagnosis.name}`,
      sections: [
        {
          heading: 'What to do',
          lines: [
            ...(isMet(ruledOut) ? [`Contraindicated: ${ruledOut.saw}`] : []),
            ...neverTwo(facts, about),
            ...(isMet(ivigTriedOrUnsuitable(facts)) ? [] : ['IVIG is not on record as tried']),
            ...(isMet(rituximabOrJakTried(facts))
              ? []
              : ['Neither rituximab nor a JAK inhibitor is on record as tried']),
            facts.person.population === 'juvenile'
              ? 'Children: 60 improved on infliximab or adalimumab in one registry; CARRA ranks TNF inhibitors third of four biologics'
              : 'Adults: 1 of 6 responded in a small randomised trial of infliximab',
          ],
        },
        {
          heading: 'Before starting',
          lines: [
            ...notOnFile(facts),
            'TB, hepatitis B, heart failure, demyelination; no live vaccine',
            'A TNF inhibitor can itself induce dermatomyositis',
          ],
        },
      ],
      proposals: isMet(ruledOut) ? removalOf(about) : [],
      overrideReasons: [
        { code: 'other-indication', display: 'Prescribed for another indication' },
        { code: 'other-options-exhausted', display: 'Other options are exhausted or unsuitable' },
      ],
    };
  },
});
