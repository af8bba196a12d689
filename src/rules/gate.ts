import { allOf, met, not, unknownCountsAs, unmet, withoutSaying, type Answer } from '../patient/answer.js';
import type { Facts } from '../patient/facts.js';

/** Gate G0 of specification B.2: companions and pathway speak only while the disease is on. */
export const diseaseIsOn = (facts: Facts): Answer =>
  allOf([
    facts.diagnosis.state === 'active'
      ? met('', facts.diagnosis.from)
      : unmet(`${facts.diagnosis.name}: ${facts.diagnosis.state}`, facts.diagnosis.from),
    withoutSaying(not(unknownCountsAs('unmet', facts.activity.inactive))),
  ]);
