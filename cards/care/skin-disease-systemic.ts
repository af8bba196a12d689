import { treatsTheDisease } from '../../src/knowledge/drugs.js';
import { runningNow } from '../../src/patient/history-questions.js';
import { defineRule } from '../../src/rules/rule.js';
import { unsigned } from '../signature.js';

export default defineRule({
  id: 'skin-disease-systemic',
  kind: 'section',
  title: 'Skin disease is systemic disease',
  hooks: ['patient-view'],
  scope: 'active disease',
  needs: ['activity', 'treatments'],
  evidence: ['share-2017', 'seed-004'],
  implements: ['004-03'],
  signature: unsigned,
  all: [
    { asks: 'Is the skin disease active?', answer: ({ activity }) => activity.activeSkin },
    {
      asks: 'Is any systemic treatment running?',
      answer: ({ treatments }) =>
        runningNow(treatments, ({ drugClass }) => treatsTheDisease(drugClass), 'systemic treatment'),
    },
  ],
  indicator: () => 'info',
  say: () => ({
    summary: 'Skin disease that persists is active disease: step up systemic treatment, not only creams',
  }),
});
