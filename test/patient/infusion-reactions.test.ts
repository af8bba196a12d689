import { describe, expect, it } from '@jest/globals';
import {
  aDose,
  ago,
  anAdult,
  courseIn,
  coursesIn,
  daysAgo,
  inShort,
  IVIG,
  ivigOrder,
  ivigStatement,
  outcomes,
} from './a-history.js';

describe('an infusion that was not tolerated is not waited for', () => {
  it.each([
    [
      'the infusion itself',
      aDose(IVIG, ago(10), { status: 'stopped', statusReason: [{ text: 'anaphylaxis' }] }),
    ],
    [
      'a note on the infusion',
      aDose(IVIG, ago(10), { status: 'stopped', note: [{ text: 'infusion reaction' }] }),
    ],
    ['its order', ivigOrder({ status: 'stopped', authoredOn: ago(60), why: 'anaphylaxis' })],
    [
      'its order, planned to go on',
      ivigOrder({ status: 'stopped', from: ago(60), to: ago(1), why: 'anaphylaxis' }),
    ],
    ['a statement without date', ivigStatement({ status: 'stopped', why: 'anaphylaxis' })],
  ])('says %s', async (_, resource) => {
    const patient = anAdult().given(IVIG, daysAgo(50, 20)).with(resource);
    expect(await outcomes(patient, 'ivig')).toContain('intolerant');
  });

  it('says an order that nobody recorded an infusion of', async () => {
    const patient = anAdult().with(ivigOrder({ status: 'stopped', authoredOn: ago(60), why: 'anaphylaxis' }));
    expect((await courseIn(patient, 'ivig')).outcome).toBe('intolerant');
    const refused = anAdult().with(ivigOrder({ status: 'stopped', authoredOn: ago(60), why: 'insurance' }));
    expect(await coursesIn(refused, 'ivig')).toEqual([]);
  });

  it('but a note about a headache on an infusion that was completed is none', async () => {
    const patient = anAdult().with(aDose(IVIG, ago(100), { note: [{ text: 'mild headache afterwards' }] }));
    expect((await courseIn(patient, 'ivig')).outcome).toBe('not assessable');
  });

  it('nor is an infusion, an order or a statement that stopped before it was given again', async () => {
    const patient = anAdult()
      .with(aDose(IVIG, ago(60), { status: 'stopped', statusReason: [{ text: 'infusion reaction' }] }))
      .with(ivigStatement({ status: 'stopped', from: ago(70), to: ago(58), why: 'headache' }))
      .with(ivigOrder({ status: 'stopped', authoredOn: ago(61), why: 'infusion reaction' }))
      .with(ivigOrder({ authoredOn: ago(32) }))
      .given(IVIG, daysAgo(30));
    expect((await courseIn(patient, 'ivig')).outcome).toBe('on trial');
  });

  it('an infusion that was stopped for a reaction, and later given again, was tolerated', async () => {
    const again = anAdult()
      .with(aDose(IVIG, ago(60), { status: 'stopped', statusReason: [{ text: 'infusion reaction' }] }))
      .given(IVIG, daysAgo(30));
    expect((await courseIn(again, 'ivig')).outcome).toBe('on trial');
  });

  it('so was one that a statement ended for a reaction before it was given again', async () => {
    const reacted = { status: 'stopped', from: ago(90), to: ago(60), dateAsserted: ago(60) };
    const again = anAdult()
      .with(ivigStatement({ ...reacted, why: 'anaphylaxis' }))
      .given(IVIG, daysAgo(90, 30));
    expect((await courseIn(again, 'ivig')).outcome).toBe('on trial');
  });

  it('a reaction of the order that ended it stands beside an older order that nobody closed', async () => {
    const patient = anAdult()
      .with(ivigOrder({ authoredOn: ago(100) }))
      .with(ivigOrder({ status: 'stopped', authoredOn: ago(60), why: 'anaphylaxis' }))
      .given(IVIG, daysAgo(90, 50));
    expect((await courseIn(patient, 'ivig')).outcome).toBe('intolerant');
    const anew = patient.with(ivigOrder({ authoredOn: ago(60) }));
    expect((await courseIn(anew, 'ivig')).outcome).not.toBe('intolerant');
  });

  it('a stopped order says nothing of what a later statement tells to go on', async () => {
    const patient = anAdult()
      .with(ivigOrder({ status: 'stopped', authoredOn: ago(60), why: 'infusion reaction' }))
      .with(ivigStatement({ from: ago(55), dateAsserted: ago(5) }))
      .given(IVIG, daysAgo(50, 20));
    expect((await courseIn(patient, 'ivig')).outcome).toBe('on trial');
  });

  it('each episode has its own orders and reasons', async () => {
    const patient = anAdult()
      .with(ivigOrder({ status: 'stopped', authoredOn: ago(905), why: 'lack of efficacy' }))
      .given(IVIG, daysAgo(900, 870))
      .given(IVIG, daysAgo(100));
    expect(await outcomes(patient, 'ivig')).toEqual(['failed', 'not assessable']);
  });

  it('and what goes on by its latest statement is not silenced by an older one', async () => {
    const patient = anAdult()
      .with(
        ivigStatement({
          status: 'stopped',
          dateAsserted: ago(90),
          from: ago(120),
          to: ago(90),
          why: 'shortage',
        }),
      )
      .with(ivigStatement({ dateAsserted: ago(5), from: ago(60) }));
    expect(inShort(await courseIn(patient, 'ivig'))).toBe('active 17 wk');
  });
});
