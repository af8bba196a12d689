import { pregnancyCheck } from './order-checks.js';
import { defineOrderRule } from './order-rule.js';
import { drugsOfClass } from '../../src/knowledge/drugs.js';
export default defineOrderRule({
  id: 'jak-inhibitor-order-safety',
  title: 'Before a JAK inhibitor is given',
  drugs: drugsOfClass('jak-inhibitor'),
  evidence: ['fda-jak-2021', 'tofacitinib-label', 'jak-review-2024'],
  checks: [pregnancyCheck],
});
