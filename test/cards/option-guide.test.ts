import { describe, expect, it } from '@jest/globals';
import { optionGuide } from '../../cards/pathway/option-guide.js';
import { aPatient, type APatient } from '../support/a-patient.js';
import { ago, consult, refractoryAdult, refractoryChild, weeksAgo } from './consult.js';

const rule = 'escalate-ivig';

describe('The dose of IVIG', () => {
  it('computes no dose without a recent weight, nor without an age', async () => {
    const unweighed = await consult(refractoryChild().weighs(30, ago(91)).opens());
    expect(unweighed.proposals(rule)[0]).toBe('Order IVIG (dose by weight)');
    expect(unweighed.proposed(rule)[0]).not.toHaveProperty('dose');
    expect(unweighed.lines(rule, 'How')[0]).toMatch(
      /^2 g\/kg a cycle, at most 70 g, over 2 days \(not computed: weight/,
    );
    const body = refractoryChild()
      .has('Proximal muscle weakness', { onset: weeksAgo(40) })
      .weighs(30, ago(5))
      .opens();
    const ageless = await consult({
      ...body,
      prefetch: { ...body.prefetch, patient: { resourceType: 'Patient', id: 'a-patient' } },
    });
    expect(ageless.proposed(rule)[0]).not.toHaveProperty('dose');
    expect(ageless.lines(rule, 'How')[0]).toMatch(/age not known/);
    const tiny = await consult(refractoryChild().weighs(1, ago(5)).opens());
    expect(tiny.proposals(rule)[0]).toBe('Order IVIG (dose by weight)');
  });
});

describe('A ready-made order', () => {
  const adultOfUnknownAge = aPatient({ sex: 'female' })
    .diagnosedWith('Adult dermatomyositis', { onset: '2025-06-01' })
    .weighs(60, ago(5))
    .isTall(165, ago(5));
  const factsOf = async (patient: APatient) => (await consult(patient.opens())).facts;

  it.each(['rituximab', 'methotrexate'] as const)(
    'of %s holds the dose of an adult only where the age is known',
    async (drug) => {
      const unknownAge = await factsOf(adultOfUnknownAge);
      expect(unknownAge.person).toMatchObject({ population: 'adult', isChild: false, ageYears: undefined });
      expect(optionGuide[drug].order(unknownAge)).not.toHaveProperty('dose');
      expect(optionGuide[drug].order(await factsOf(refractoryAdult()))).toHaveProperty('dose');
    },
  );

  it('of tacrolimus, where the site has no ciclosporin, goes by trough level and not by the dose of ciclosporin', async () => {
    const facts = await factsOf(refractoryAdult().weighs(60, ago(5)));
    const { order } = optionGuide['calcineurin-inhibitor'];
    expect(order(facts)).toMatchObject({
      label: 'Order ciclosporin',
      dosageText: expect.stringMatching(/mg/),
    });
    const formulary = { ...facts.formulary, notAvailable: ['ciclosporin'] as const };
    expect(order({ ...facts, formulary })).toMatchObject({
      label: 'Order tacrolimus',
      dosageText: 'By trough level',
    });
  });
});
