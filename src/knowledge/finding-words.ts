import { courseOfDisease } from './finding-words/course-of-disease.js';
import { drugDecidingConditions } from './finding-words/drug-deciding-conditions.js';
import { musclesAndSwallowing } from './finding-words/muscle-and-swallowing.js';
import { organThreats } from './finding-words/organ-threats.js';
import { redFlags } from './finding-words/red-flags.js';
import { skinAndJoints } from './finding-words/skin-and-joints.js';

/**
 * Findings as clinicians write them: specification section I, as data. A clinician can review this folder alone;
 * word-lists.ts explains the notation, guards.ts what takes a finding back.
 */
export const findingWords = {
  ...musclesAndSwallowing,
  ...skinAndJoints,
  ...organThreats,
  ...redFlags,
  ...drugDecidingConditions,
  ...courseOfDisease,
} as const;

export type FindingId = keyof typeof findingWords;
