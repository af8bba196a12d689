import { pregnancyCheck } from './order-checks.js';
import { defineOrderRule } from './order-rule.js';

export default defineOrderRule({
  id: 'methotrexate-order-safety',
  title: 'Before methotrexate is given',
  drugs: ['methotrexate'],
  evidence: ['methotrexate-label', 'share-2017', 'adult-doses-table-2'],
  checks: [pregnancyCheck],
});
