import { describe, expect, it } from '@jest/globals';
import { aDose, ago, anAdult, aStatement, daysAgo, inactiveOn, IVIG, outcomes } from './a-history.js';

describe('a response supersedes failure', () => {
  const relapsed = (onset: string) =>
    anAdult().diagnosedWith('Dermatomyositis', { onset, status: 'relapse' });

  it('when the disease was inactive after the adequate trial, before and after its end', async () => {
    const told = { from: ago(500), to: ago(300), dose: '20 mg weekly' };
    const next = { from: ago(290) };
    const patient = (day: number) =>
      inactiveOn(anAdult(), ago(day)).took('methotrexate', told).took('azathioprine', next);
    expect(await outcomes(patient(310), 'methotrexate')).toEqual(['responded']);
    expect(await outcomes(patient(490), 'methotrexate')).toEqual(['failed']);
    expect(await outcomes(patient(200), 'methotrexate')).toEqual(['failed']);
  });

  it('when remission was recorded after the adequate trial, before the next flare', async () => {
    const told = { from: ago(500), to: ago(300), dose: '20 mg weekly' };
    const remitted = (fields: object) =>
      anAdult()
        .diagnosedWith('Dermatomyositis', { status: 'remission', ...fields })
        .diagnosedWith('Dermatomyositis', { onset: ago(40) })
        .took('methotrexate', told)
        .took('azathioprine', { from: ago(290) });
    expect(await outcomes(remitted({ abated: ago(310) }), 'methotrexate')).toEqual(['responded']);
    expect(await outcomes(remitted({ abated: ago(499) }), 'methotrexate')).toEqual(['failed']);
    expect(await outcomes(remitted({ abated: ago(100) }), 'methotrexate')).toEqual(['failed']);
    expect(await outcomes(remitted({}), 'methotrexate')).toEqual(['failed']);
  });

  it('when the disease relapsed after the end', async () => {
    const told = { from: ago(500), to: ago(300), dose: '20 mg weekly' };
    expect(await outcomes(relapsed(ago(250)).took('methotrexate', told), 'methotrexate')).toEqual([
      'responded',
    ]);
    const before = relapsed(ago(310))
      .took('methotrexate', told)
      .took('azathioprine', { from: ago(290) });
    expect(await outcomes(before, 'methotrexate')).toEqual(['failed']);
  });

  it('when rituximab made the disease inactive, until the next agent', async () => {
    const given = anAdult().given('rituximab', daysAgo(500, 486));
    expect(await outcomes(inactiveOn(given, ago(250)), 'rituximab')).toEqual(['responded']);
    expect(await outcomes(inactiveOn(given, ago(450)), 'rituximab')).toEqual(['failed']);
    const later = inactiveOn(given, ago(200)).took('tofacitinib', { from: ago(250) });
    expect(await outcomes(later, 'rituximab')).toEqual(['failed']);
    expect(await outcomes(relapsed(ago(100)).given('rituximab', daysAgo(500)), 'rituximab')).toEqual([
      'responded',
    ]);
    expect(await outcomes(relapsed(ago(450)).given('rituximab', daysAgo(500)), 'rituximab')).toEqual([
      'failed',
    ]);
  });

  it('when IVIG or cyclophosphamide did, on it', async () => {
    const ivig = anAdult()
      .given(IVIG, daysAgo(400, 372, 344))
      .took('azathioprine', { from: ago(320) });
    expect(await outcomes(inactiveOn(ivig, ago(300)), 'ivig')).toEqual(['responded']);
    const pulses = anAdult().given('cyclophosphamide', daysAgo(400, 386, 372, 358, 344, 330));
    expect(await outcomes(inactiveOn(pulses, ago(325)), 'cyclophosphamide')).toEqual(['responded']);
  });
});

describe('a course of long ago', () => {
  it.each([
    [104 * 7, 'failed'],
    [104 * 7 + 1, 'not assessable'],
  ])('rituximab, last given %d days ago: %s', async (days, outcome) => {
    expect(await outcomes(anAdult().given('rituximab', daysAgo(days + 14, days)), 'rituximab')).toEqual([
      outcome,
    ]);
  });

  it.each([
    ['a cross-over before its end', 920],
    ['the next agent after it', 880],
  ])('is not forgotten with %s', async (_, started) => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(1200), to: ago(900), dose: '20 mg weekly' })
      .took('azathioprine', { from: ago(started) });
    expect(await outcomes(patient, 'methotrexate')).toEqual(['failed']);
  });

  it('is forgotten without, and with a reason never', async () => {
    const told = { from: ago(1200), to: ago(900), dose: '20 mg weekly' };
    expect(await outcomes(anAdult().took('methotrexate', told), 'methotrexate')).toEqual(['not assessable']);
    const failed = anAdult().took('methotrexate', { ...told, reason: 'inefficacy' });
    expect(await outcomes(failed, 'methotrexate')).toEqual(['failed']);
  });

  it('is judged apart from the restart', async () => {
    const patient = anAdult()
      .took('methotrexate', { from: ago(900), to: ago(700), dose: '20 mg weekly' })
      .took('azathioprine', { from: ago(690), to: ago(650) })
      .took('methotrexate', { from: ago(30), dose: '20 mg weekly' });
    expect(await outcomes(patient, 'methotrexate')).toEqual(['failed', 'on trial']);
  });

  it('that nobody dated the end of is not assessable', async () => {
    const patient = anAdult()
      .with(aStatement({ status: 'completed', from: ago(400) }))
      .with(aDose('infliximab', ago(200)));
    expect(await outcomes(patient, 'methotrexate')).toEqual(['not assessable']);
    expect(await outcomes(patient, 'infliximab')).toEqual(['not assessable']);
  });
});
