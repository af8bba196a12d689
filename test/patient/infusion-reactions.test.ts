import { describe, expect, it } from '@jest/globals';
import {
  aDose,
  ago,
  anAdult,
  aStatement,
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

  const reacted = { status: 'stopped', statusReason: [{ text: 'infusion reaction' }] };
  const stopped = { status: 'stopped', why: 'infusion reaction' };
  it.each([
    ['an infusion of IVIG', 'ivig', IVIG, aDose(IVIG, ago(40), reacted)],
    ['an infusion of rituximab', 'rituximab', 'rituximab', aDose('rituximab', ago(40), reacted)],
    ['a statement of IVIG', 'ivig', IVIG, ivigStatement({ ...stopped, from: ago(45), to: ago(40) })],
    [
      'a statement of rituximab',
      'rituximab',
      'rituximab',
      aStatement({ ...stopped, drug: 'rituximab', from: ago(45), to: ago(40) }),
    ],
  ] as const)(
    '%s stopped for a reaction and given well twice since is not "not tolerated"',
    async (_, drug, name, first) => {
      const patient = anAdult().with(first).given(name, daysAgo(26, 12));
      expect(await outcomes(patient, drug)).toEqual(['on trial']);
      expect(await outcomes(anAdult().with(first), drug)).toEqual(['intolerant']);
    },
  );

  const orderStopped = ivigOrder({ status: 'stopped', authoredOn: ago(61), why: 'infusion reaction' });
  it.each([
    ['was followed by a new order', 'on trial', ivigOrder({ authoredOn: ago(32) })],
    ['was replaced by another on the same day', 'on trial', ivigOrder({ authoredOn: ago(61) })],
    ['left an older order open', 'intolerant', ivigOrder({ authoredOn: ago(90) })],
    ['left an order without a date open', 'intolerant', ivigOrder()],
    [
      'stands beside a later statement that it goes on',
      'on trial',
      ivigStatement({ dateAsserted: ago(5), from: ago(60) }),
    ],
  ])('an order stopped for a reaction that %s: %s', async (_, outcome, other) => {
    const patient = anAdult().given(IVIG, daysAgo(60, 30)).with(orderStopped).with(other);
    expect(await outcomes(patient, 'ivig')).toEqual([outcome]);
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
