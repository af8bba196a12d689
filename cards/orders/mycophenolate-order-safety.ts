import { pregnancyCheck } from './order-checks.js';
import { defineOrderRule } from './order-rule.js';

export default defineOrderRule({
  id: 'mycophenolate-order-safety',
  title: 'Before mycophenolate is given',
  drugs: ['mycophenolate'],
  evidence: ['mycophenolate-label', 'adult-doses-table-2'],
  checks: [pregnancyCheck],
});
