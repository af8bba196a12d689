import { ruleBook } from '../cards/index.js';
import type { Answer } from './contract/cds-response.js';
import type { Question } from './contract/question.js';
import { gather } from './gather/gather.js';
import { derive, diagnose, whoIs } from './patient/derive.js';
import { present } from './present/present.js';
import { evaluate } from './rules/evaluate.js';
import { answerability } from './rules/truth-table.js';

/** Version of the clinical rules, shown on every card. */
export const RULE_SET_VERSION = '0.1.0';

/** The corridor: four rooms, in this order, each a value from the one before. */
export async function answer(question: Question, log: RuleLog): Promise<Answer> {
  const record = await gather(question);
  const reading = diagnose(record);
  const ground = answerability(
    reading.diagnosis.state,
    record.availability,
    () => whoIs(record, reading).population,
  );
  if (ground.kind === 'no dermatomyositis') return { kind: 'cards', response: { cards: [] } };
  if (ground.kind === 'insufficient') return { kind: 'insufficient', missing: ground.missing };

  const facts = derive(record, reading);
  const judgement = evaluate(facts, question.hook, ruleBook);
  for (const finding of judgement.findings) {
    if (finding.outcome === 'broken') log.broken(finding.rule.id, { name: finding.error });
  }
  const response = present(judgement, {
    hook: question.hook,
    patientId: question.patientId,
    diagnosisReference: reading.diagnosis.from[0],
    newId: question.newId,
    ruleSetVersion: RULE_SET_VERSION,
    asOf: facts.asOf,
  });
  return { kind: 'cards', response };
}

/** Where a rule that threw is reported, without a word of the chart. */
export interface RuleLog {
  broken(ruleId: string, error: { readonly name: string }): void;
}
