import { definePathwayCard } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { mayPropose, optionGuide } from './option-guide.js';

export default definePathwayCard({
  id: 'mda5-ild',
  title: 'Anti-MDA5 with interstitial lung disease',
  evidence: ['medra5-2020', 'acr-chest-ild-2023', 'mda5-ild-jdm', 'seed-002'],
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
          ...state.open.map((standing) => optionGuide[standing.option].inBrief(facts)),
          ...state.removed.map(
            (standing) =>
              `Not ${optionGuide[standing.option].name}: ${standing.removedBecause ?? 'not available'}`,
          ),
        ],
      },
      { heading: 'Before starting', lines: state.open.flatMap((standing) => standing.cautions) },
    ],
    proposals: [
      {
        kind: 'service-request',
        label: 'Refer to an expert centre (rheumatology)',
        code: {
          coding: {
            system: 'http://snomed.info/sct',
            code: '306290009',
            display: 'Referral to rheumatologist (procedure)',
          },
          text: 'Referral to expert centre for anti-MDA5 dermatomyositis with ILD',
        },
        urgent: true,
        recommended: true,
      },
      ...state.open.filter(mayPropose).map((standing) => optionGuide[standing.option].order(facts)),
    ],
  }),
});
