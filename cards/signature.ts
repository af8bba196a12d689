import type { Signature } from '../src/rules/rule.js';
import { ruleSet } from './rule-set.js';

/** No rule of this version has been signed by a clinician; every card says so. */
export const unsigned: Signature = {
  author: ruleSet.developer,
  checkedBy: 'not yet reviewed',
  reviewBy: '2027-11-20',
};
