import { pregnancyCheck } from './order-checks.js';
import { defineOrderRule } from './order-rule.js';

export default defineOrderRule({
  id: 'cyclophosphamide-order-safety',
  title: 'Before cyclophosphamide is given',
  drugs: ['cyclophosphamide'],
  evidence: ['cyclophosphamide-label', 'deakin-2018', 'pjp-2019'],
  checks: [pregnancyCheck],
});
