import { met, not, withoutSaying, type Answer } from '../../src/patient/answer.js';
import { nameWithDate, stated, statementsOf } from '../../src/patient/chart-findings.js';
import type { ChartFinding, Facts } from '../../src/patient/facts.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

type Known = Pick<Facts, 'findings' | 'activity'>;

const isLinked = ({ state, otherCause }: ChartFinding): boolean =>
  state === 'active' && otherCause !== undefined;

/** Specification B.1 "Linked to another cause": what dermatomyositis or myositis causes is never linked. */
function linkedDysphagia({ findings }: Known): Answer {
  const answer = stated(findings, ['dysphagia'], isLinked);
  if (answer.verdict !== 'met') return answer;
  const linked = statementsOf(findings, 'dysphagia').filter(isLinked);
  return met(linked.map(nameWithDate).join('; '), answer.from);
}

/** As the chart names it; long texts are cut where a summary must end. */
const LONGEST_CAUSE = 50;
function causeIn({ findings }: Known): string {
  const cause = statementsOf(findings, 'dysphagia').find(isLinked)?.otherCause?.trim() ?? '';
  return cause === '' || cause.length > LONGEST_CAUSE ? 'another cause' : cause;
}

export default defineRule({
  id: 'dysphagia-other-cause',
  kind: 'safety',
  title: 'Dysphagia that the chart puts down to another cause',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'findings'],
  evidence: ['dysphagia-2010', 'seed-001'],
  implements: [],
  signature: unsigned,
  all: [
    { asks: 'Does the chart link dysphagia to a cause other than myositis?', answer: linkedDysphagia },
    {
      asks: 'Is there no dysphagia without such a link?',
      answer: ({ activity }) => withoutSaying(not(activity.dysphagia)),
    },
  ],
  indicator: () => 'info',
  say: (facts) => ({
    summary: `Dysphagia is charted as due to ${causeIn(facts)}: not counted as dysphagia of myositis`,
    sections: [
      {
        heading: 'What to do',
        lines: [
          'The treatment pathway does not count it as disease activity',
          'If swallowing gets worse, or the cause does not explain it: swallow study and speech-language pathology, and take the link out of the chart',
        ],
      },
    ],
  }),
});
