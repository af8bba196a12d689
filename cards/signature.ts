import type { Signature } from '../src/rules/rule.js';

/** No rule of this version has been signed by a clinician; every card says so. */
export const unsigned: Signature = {
  author: 'myositis-cds maintainers',
  checkedBy: 'not yet reviewed',
  reviewBy: '2027-11-20',
};
