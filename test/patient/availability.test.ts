import { describe, expect, it } from '@jest/globals';
import { ago, consult, onFirstLine, refractoryChild } from '../cards/consult.js';

const statement = (medication: Readonly<Record<string, unknown>>, status = 'active') => ({
  resourceType: 'MedicationStatement',
  status,
  medicationCodeableConcept: medication,
  effectivePeriod: { start: ago(100) },
});
const local = { coding: [{ system: 'urn:oid:1.2.36.99999.1', code: '4711' }] };
const complete = async (medication: Readonly<Record<string, unknown>>, status?: string) =>
  (await consult(refractoryChild().with(statement(medication, status)).opens())).facts.treatments.complete
    .verdict;

describe('A medication that nobody can name', () => {
  it('is a local code without a word: the drug history is not complete, and no escalation is advised', async () => {
    const { says, facts } = await consult(refractoryChild().with(statement(local)).opens());
    expect(facts.treatments.complete.verdict).toBe('unknown');
    expect(Object.keys(says).filter((id) => id.startsWith('escalate-'))).toEqual([]);
    expect(says['could-not-assess']).toBe('info');
  });

  it('is not one with a word, with a code of a drug system, or one that was never in force', async () => {
    expect(await complete({ ...local, text: 'Vitamin D drops' })).toBe('met');
    expect(await complete({ coding: [{ ...local.coding[0], display: 'Vitamin D' }] })).toBe('met');
    const omeprazole = { system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '7646' };
    expect(await complete({ coding: [omeprazole] })).toBe('met');
    expect(await complete({ coding: [...local.coding, omeprazole] })).toBe('met');
    expect(await complete(local, 'entered-in-error')).toBe('met');
  });

  it('is a reference that leads nowhere, in whichever kind of record', async () => {
    const lost = { status: 'active', medicationReference: { reference: 'Medication/lost' } };
    const complete = async (record: Readonly<Record<string, unknown>>) =>
      (
        await consult(
          refractoryChild()
            .with({ resourceType: 'MedicationStatement', ...record })
            .opens(),
        )
      ).facts.treatments.complete;
    expect((await complete(lost)).missing).toEqual(['medicationStatements']);
    expect((await complete({ ...lost, resourceType: 'MedicationRequest' })).missing).toEqual([
      'medicationRequests',
    ]);
    const said = { reference: 'Medication/lost', display: 'Vitamin D' };
    expect((await complete({ ...lost, medicationReference: said })).verdict).toBe('met');
    expect((await complete({ ...lost, status: 'not-taken' })).verdict).toBe('met');
  });

  it('leaves the safety rules their voice', async () => {
    const chart = onFirstLine(refractoryChild(), 30)
      .has('Dysphagia', { onset: ago(5) })
      .with(statement(local));
    expect((await consult(chart.opens())).says['dysphagia-evaluation']).toBe('critical');
  });
});
