import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { mayPropose, whyNot } from './advice.js';
import { optionGuide } from './option-guide.js';

export default definePathwayCard({
  id: 'mda5-ild',
  title: 'Anti-MDA5 with interstitial lung disease',
  evidence: ['medra5-2020', 'acr-chest-ild-2023', 'mda5-ild-jdm', 'seed-002'],
  implements: ['002-03', '002-15'],
  signature: unsigned,
  say: (facts, state) => ({
    summary:
      'Anti-MDA5 with interstitial lung disease: combination treatment and urgent HRCT and lung function',
    sections: [
      {
        heading: 'How',
        lines: [
          'Glucocorticoid with a calcineurin inhibitor, with or without IV cyclophosphamide (MEDRA5, grade D); or a JAK inhibitor',
          'Urgent HRCT and lung function; same-day contact with an expert centre',
        ],
      },
      {
        heading: 'Options',
        lines: [
          ...state.open.map(
            (standing) =>
              `${optionGuide[standing.option].inBrief(facts)}${standing.availableHere ? '' : ' (not available here)'}`,
          ),
          ...state.removed.map(whyNot),
        ],
      },
      {
        heading: 'Before starting',
        lines: state.open.flatMap((standing) => (standing.availableHere ? standing.cautions : [])),
      },
    ],
    // The referral is the rule expert-referral's, which always joins this card.
    proposals: state.open.filter(mayPropose).map((standing) => optionGuide[standing.option].order(facts)),
  }),
});
