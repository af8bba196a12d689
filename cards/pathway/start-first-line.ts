import { isMet } from '../../src/patient/answer.js';
import { present } from '../../src/patient/chart-findings.js';
import type { Facts, OptionStanding } from '../../src/patient/facts.js';
import { definePathwayCard, type PathwayState } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';
import { howToGive, ifThisFails, optionLines, proposalsFor, removedLines } from './advice.js';
import { optionGuide } from './option-guide.js';
import { isSkinOnlyChild } from './row-questions.js';

/** Options beside the first that the card still lists. */
const FURTHER_OPTIONS = 3;

/** What the summary asks for: the missing part first. */
function advice(facts: Facts, lead: OptionStanding | undefined): string {
  const { glucocorticoid, csdmard } = facts.treatments.thisEpisode;
  if (isSkinOnlyChild(facts) && lead !== undefined) {
    const { name } = optionGuide[lead.option];
    return isMet(csdmard)
      ? `Complete the treatment of the skin: add ${name}`
      : `Start treatment of the skin: ${name}`;
  }
  const drug = lead === undefined ? 'a csDMARD' : optionGuide[lead.option].name;
  if (isMet(csdmard)) return 'Complete the first line: add a systemic glucocorticoid';
  if (isMet(glucocorticoid)) return `Complete the first line: add ${drug}`;
  return `Start first-line treatment (glucocorticoid + ${drug})`;
}

function reason({ activity }: Facts, { row }: PathwayState): string {
  if (row === '3a') return 'dysphagia, and glucocorticoid with csDMARD never complete';
  if (isMet(activity.severeWeakness)) return `severe weakness (${activity.severeWeakness.saw})`;
  return isMet(activity.active) ? 'active disease' : 'no systemic treatment on record';
}

/** Glucocorticoid doses are guidance in words; an order for one is never prepared (conflict C12). */
function glucocorticoidLine({ person, activity }: Facts): string {
  const pulse = isMet(activity.dysphagia) ? ', begun with an IV methylprednisolone pulse' : '';
  return person.population === 'juvenile'
    ? `High-dose glucocorticoid${pulse}`
    : 'Glucocorticoid 0.5-1 mg/kg a day';
}

export default definePathwayCard({
  id: 'start-first-line',
  title: 'Start or complete the first line',
  evidence: ['share-2017', 'bsr-2022', 'carra-2010', 'carra-skin-2017', 'printo-trial-2016', 'seed-000'],
  implements: ['000-05'],
  signature: unsigned,
  say: (facts, state) => {
    const { glucocorticoid } = facts.treatments.thisEpisode;
    // IVIG may be an early adjunct, never the first line itself.
    const lead = state.open.find(({ option, availableHere }) => option !== 'ivig' && availableHere);
    const others = state.open.filter((standing) => standing !== lead).slice(0, FURTHER_OPTIONS);
    const skinOnly = isSkinOnlyChild(facts);
    const infection = present(facts.findings, 'serious-infection', 'tuberculosis');
    return {
      summary: `${advice(facts, lead)}: ${reason(facts, state)}`,
      sections: [
        {
          heading: 'How',
          lines: [
            ...(isMet(glucocorticoid) || skinOnly ? [] : [glucocorticoidLine(facts)]),
            ...(lead ? howToGive(lead.option, facts) : []),
            ...(state.row === '3a' && others.some(({ option }) => option === 'ivig')
              ? ['IVIG as an early adjunct, not instead of the first line']
              : []),
          ],
        },
        {
          heading: 'Before starting',
          lines: [
            ...(isMet(infection) ? [`Treat the infection first: ${infection.saw}`] : []),
            ...(lead?.cautions ?? []),
            ...(lead ? optionGuide[lead.option].beforeStarting : []),
          ],
        },
        ...optionLines(others, facts),
        ...removedLines(state.removed.filter(({ option }) => !isRunning(facts, option))),
        {
          heading: 'If this fails',
          lines: [ifThisFails('methotrexate', facts)],
        },
      ],
      proposals: proposalsFor(lead ? [lead, ...others] : others, facts),
    };
  },
});

/** What is being taken need not be explained away. */
const isRunning = ({ treatments }: Facts, option: string): boolean =>
  treatments.courses.some(({ drug, status }) => drug === option && status === 'active');
