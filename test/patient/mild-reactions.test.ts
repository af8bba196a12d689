import { describe, expect, it } from '@jest/globals';
import { consult, refractoryAdult } from '../cards/consult.js';
import {
  aDose,
  ago,
  anAdult,
  anOrder,
  aStatement,
  courseIn,
  coursesIn,
  daysAgo,
  factsOf,
  IVIG,
} from './a-history.js';

const ivigStopped = (why: string) =>
  anAdult().with(
    aStatement({ drug: 'IVIG 10% infusion', status: 'stopped', from: ago(200), to: ago(150), why }),
  );
const scigStopped = (why: string) =>
  anAdult().with(aStatement({ drug: 'Hizentra', status: 'stopped', from: ago(200), to: ago(150), why }));
const methotrexateStopped = (why: string) =>
  anAdult().with(anOrder({ status: 'stopped', from: ago(200), to: ago(150), why }));

const mild = [
  'Headache',
  'Severe headache',
  'Nausea',
  'Fever and chills',
  'Post-infusion headaches',
  'Fever',
];
const serious = [
  'Anaphylaxis',
  'Infusion reaction',
  'Aseptic meningitis',
  'Severe headache with meningism',
  'Headache and neck stiffness',
  'Fever, rash and chills',
  'Headache, deep vein thrombosis',
  'Headache and neutropenia',
  'Headache, neutropenia',
];

describe('IVIG stopped for no more than headache, nausea, fever or chills', () => {
  it.each(mild)('was not intolerable and stays an option, with the caution: %s', async (why) => {
    const patient = ivigStopped(why);
    const { outcome, because } = await courseIn(patient, 'ivig');
    expect(outcome).toBe('not assessable');
    expect(because).toBe(`stopped for a mild reaction: ${why}`);
    const { ivig } = (await factsOf(patient)).options;
    expect(ivig.state).toBe('open');
    expect(ivig.usedBefore).toBe(true);
    expect(ivig.intolerant.verdict).toBe('unmet');
    expect(ivig.cautions.filter((caution) => caution.startsWith('Mild reaction before:'))).toHaveLength(1);
    expect(ivig.cautions.join()).toContain(why);
  });

  it.each(serious)('but %s was an intolerance', async (why) => {
    const patient = ivigStopped(why);
    expect((await courseIn(patient, 'ivig')).outcome).toBe('intolerant');
    expect((await factsOf(patient)).options.ivig.state).toBe('removed');
  });

  it('holds for immunoglobulin under the skin', async () => {
    expect((await factsOf(scigStopped('Headache'))).options.scig.state).toBe('open');
    expect((await factsOf(scigStopped('Anaphylaxis'))).options.scig.state).toBe('removed');
  });

  it('does not hide that it had not worked', async () => {
    const patient = ivigStopped('Headache, no response');
    expect((await courseIn(patient, 'ivig')).outcome).toBe('failed');
    const remission = ivigStopped('In remission; headaches');
    expect((await courseIn(remission, 'ivig')).outcome).not.toBe('intolerant');
  });

  it('does not make an infusion of last week an end: treatment goes on', async () => {
    const patient = anAdult()
      .given(IVIG, daysAgo(40))
      .with(aDose(IVIG, ago(10), { status: 'stopped', statusReason: [{ text: 'headache' }] }));
    const { status, outcome } = await courseIn(patient, 'ivig');
    expect([status, outcome]).toEqual(['active', 'on trial']);
  });

  it('tells that it had been given, even when only the order says so', async () => {
    const patient = anAdult().with(
      anOrder({ drug: 'IVIG 10% infusion', status: 'stopped', authoredOn: ago(60), why: 'Fever' }),
    );
    expect((await coursesIn(patient, 'ivig')).map(({ outcome }) => outcome)).toEqual(['not assessable']);
  });

  it('is offered again to a patient whose first line has failed, and the card says the caution', async () => {
    const patient = refractoryAdult().with(
      aStatement({
        drug: 'IVIG 10% infusion',
        status: 'stopped',
        from: ago(200),
        to: ago(150),
        why: 'Headache',
      }),
    );
    const { cards } = await consult(patient.opens());
    const [escalation] = cards.filter(({ summary }) => /rituximab|IVIG/i.test(summary));
    expect(escalation?.detail).toMatch(/IVIG[^\n]*used before[^\n]*Mild reaction before: [^\n]*\(Headache\)/);
    const reacted = refractoryAdult().with(
      aStatement({
        drug: 'IVIG 10% infusion',
        status: 'stopped',
        from: ago(200),
        to: ago(150),
        why: 'Anaphylaxis',
      }),
    );
    expect(JSON.stringify((await consult(reacted.opens())).cards)).not.toContain('Mild reaction before');
  });
});

describe('Other drugs stopped for the same', () => {
  it.each(['Nausea', 'Headache', 'Vomiting', 'Nausea after each dose'])(
    'methotrexate stopped for %s was not tolerated',
    async (why) => {
      const course = await courseIn(methotrexateStopped(why), 'methotrexate');
      expect(course.outcome).toBe('intolerant');
      expect(course.mildReaction).toBeUndefined();
    },
  );
});

describe('A single infection', () => {
  it('ends a treatment as an intolerance, to be judged with caution', async () => {
    const course = await courseIn(methotrexateStopped('Infection'), 'methotrexate');
    expect(course.outcome).toBe('intolerant');
    expect(course.because).toContain('with caution');
    const repeated = await courseIn(methotrexateStopped('Recurrent serious infections'), 'methotrexate');
    expect(repeated.outcome).toBe('intolerant');
    expect(repeated.because).not.toContain('with caution');
  });
});
