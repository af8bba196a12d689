import { describe, expect, it } from '@jest/globals';
import { aPatient, type APatient } from '../support/a-patient.js';
import type { HookBody } from '../support/hook-request.js';
import { aChild, ago, anAdult, consult, refractoryAdult, testResult, weeksAgo, unread } from './consult.js';
import { screened } from './order-desk.js';

/** Orders on a chart that is half known: what cannot be told is asked for or said, never taken for "no". */

const active = (patient: APatient) => patient.measured('MMT8', 60, ago(4));
const words = async (body: HookBody) => {
  const { cards } = await consult(body);
  return cards.map(({ summary, detail }) => `${summary}\n${detail}`).join('\n');
};

describe('An order on a chart that is half known', () => {
  it('of methotrexate does not call a chest radiograph missing while reports are unread', async () => {
    const order = active(anAdult()).orders('methotrexate', '15 mg weekly');
    expect(await words(order)).toContain('Chest radiograph: none on file');
    expect(await words(unread(order, 'diagnosticReports', 'procedures'))).not.toContain(
      'Chest radiograph: none on file',
    );
  });

  it('of methotrexate in pregnancy leads with the pregnancy, whatever else could not be read', async () => {
    const pregnant = active(aPatient({ born: '1995-03-01', sex: 'female' }))
      .diagnosedWith('Dermatomyositis', { onset: ago(400) })
      .has('Pregnancy', { onset: ago(60) });
    const { said } = await consult(
      unread(pregnant.orders('methotrexate', '15 mg weekly'), 'laboratory', 'diagnosticReports'),
    );
    const { indicator, wording } = said('methotrexate-order-safety');
    expect(indicator).toBe('critical');
    expect(wording.summary).toMatch(/pregnan/i);
    expect(JSON.stringify(wording.sections)).toContain('Not checked: ');
  });

  it('of methotrexate that could be checked in part has no dose for its headline', async () => {
    const headline = async (body: HookBody) =>
      (await consult(body)).said('methotrexate-order-safety').wording.summary;
    const order = screened(active(anAdult())).orders('methotrexate', '15 mg weekly');
    expect(await headline(order)).toMatch(/^Dose of methotrexate/);
    expect(await headline(unread(order, 'diagnosticReports', 'procedures'))).toBe(
      'Before methotrexate: some checks could not be made, the record was not readable in full',
    );
  });

  it('of rituximab asks nothing of an earlier course that is not dated, and says what was not read', async () => {
    const again = 'Rituximab again before 26 weeks?';
    const dated = active(anAdult()).given('rituximab', [weeksAgo(20)], '1000 mg');
    expect(await words(dated.orders('rituximab', '1000 mg'))).toContain(again);
    const undated = active(anAdult()).took('rituximab', {});
    expect(await words(undated.orders('rituximab', '1000 mg'))).not.toContain(again);
    const halfRead = unread(active(anAdult()).orders('rituximab', '1000 mg'), 'medicationAdministrations');
    expect(await words(halfRead)).not.toContain(again);
    expect(await words(halfRead)).toContain('Not checked: ');
  });

  it('of a live vaccine is not cleared by a rituximab without a date, nor by an unread list', async () => {
    const says = async (body: HookBody) => (await consult(body)).says;
    expect(
      (await says(active(anAdult()).took('rituximab', {}).orders('yellow fever vaccine')))['live-vaccine'],
    ).toBe('critical');
    const ended = active(anAdult()).took('rituximab', { status: 'completed' });
    expect((await says(ended.orders('yellow fever vaccine')))['could-not-assess']).toBeUndefined();
    const halfRead = unread(active(anAdult()).orders('yellow fever vaccine'), 'medicationAdministrations');
    expect((await says(halfRead))['could-not-assess']).toBe('info');
  });

  it('of cyclophosphamide names prophylaxis only when the medication lists were read', async () => {
    const order = active(anAdult()).orders('cyclophosphamide', '750 mg IV');
    expect(await words(order)).toContain('Pneumocystis prophylaxis is not on record');
    expect(await words(unread(order, 'medicationStatements'))).not.toContain(
      'Pneumocystis prophylaxis is not on record',
    );
  });

  it('of cyclophosphamide in anti-MDA5 lung disease says what it may join', async () => {
    const lung = active(anAdult())
      .with(testResult('Anti-MDA5 antibody', 'Positive', ago(90)))
      .has('Interstitial lung disease', { onset: ago(90) });
    expect(await words(lung.orders('cyclophosphamide', '750 mg IV'))).toContain('may join a glucocorticoid');
  });

  it('of a dose that nobody can read says so, with the range', async () => {
    const order = active(anAdult()).weighs(70, ago(5)).isTall(170, ago(5));
    expect(await words(order.orders('cyclophosphamide', 'as per protocol'))).toMatch(/could not be checked/i);
    expect(await words(order.orders('mycophenolate mofetil', '2 capsules'))).toMatch(/could not be checked/i);
  });

  it('of a drug that failed before asks whether it is meant', async () => {
    const failed = active(anAdult()).took('mycophenolate mofetil', {
      from: weeksAgo(60),
      to: weeksAgo(20),
      reason: 'ineffective',
    });
    expect(await words(failed.orders('mycophenolate mofetil', '1000 mg twice daily'))).toContain(
      'An earlier course of mycophenolate failed (mycophenolate: stopped for inefficacy',
    );
  });

  it('asks for a pregnancy test where age or sex is not known only once they are', async () => {
    const asks = 'Pregnancy test';
    const unknownSex = active(
      aPatient({ born: '1990-01-01' }).diagnosedWith('Dermatomyositis', { onset: ago(400) }),
    );
    expect(await words(unknownSex.orders('mycophenolate mofetil', '1000 mg twice daily'))).not.toContain(
      `${asks} before`,
    );
    const order = active(
      aPatient({ born: '1990-01-01', sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: ago(400) }),
    ).orders('mycophenolate mofetil', '1000 mg twice daily');
    expect(await words(order)).toContain(asks);
    expect(await words(unread(order, 'patient'))).not.toContain(`${asks} before`);
    expect(await words(unread(order, 'laboratory'))).not.toContain(`${asks} before`);
    // What could not be read is said; what the chart leaves open is no failure to read.
    expect(await words(unread(order, 'laboratory'))).toMatch(/Not checked: .*pregnancy test/i);
    const girl = active(aChild()).orders('mycophenolate mofetil', '250 mg twice daily');
    expect(await words(unread(girl, 'patient'))).toMatch(/Not checked: .*age or sex not recorded/);
    const ageless = active(aPatient({ sex: 'female' }).diagnosedWith('Dermatomyositis', { onset: ago(400) }));
    for (const patient of [unknownSex, ageless]) {
      const said = await words(patient.orders('mycophenolate mofetil', '1000 mg twice daily'));
      expect(said).not.toMatch(/Not checked|undefined|Pregnancy test before/);
    }
  });
});

describe('A JAK inhibitor', () => {
  it('has the boxed warning of age from 65 years on, not at 64', async () => {
    const aged = (born: string) =>
      active(aPatient({ born, sex: 'male' }).diagnosedWith('Dermatomyositis', { onset: ago(400) }));
    expect(await words(aged('1961-11-20').orders('tofacitinib', '5 mg twice daily'))).toContain(
      'Aged 65 or over',
    );
    expect(await words(aged('1961-11-21').orders('tofacitinib', '5 mg twice daily'))).not.toContain(
      'Aged 65 or over',
    );
    const ageless = active(
      aPatient({ sex: 'male' }).diagnosedWith('Dermatomyositis', { onset: ago(400) }),
    ).orders('tofacitinib', '5 mg twice daily');
    expect(await words(ageless)).not.toContain('Aged 65');
  });
});

describe('What is ordered already', () => {
  it('is not ordered twice: muscle MRI in refractory disease', async () => {
    const requested = (patient: APatient) =>
      patient.with({
        resourceType: 'ServiceRequest',
        status: 'active',
        intent: 'order',
        code: { text: 'MRI of the thigh muscles' },
        authoredOn: ago(5),
      });
    const { proposals, said } = await consult(requested(refractoryAdult()).opens());
    expect(proposals('mri-reassessment')).toEqual([]);
    expect(JSON.stringify(said('mri-reassessment').wording)).toContain('no result on file yet');
    expect((await consult(refractoryAdult().opens())).proposals('mri-reassessment')).toEqual([
      'Order muscle MRI (thighs)',
    ]);
  });
});

describe('A tumour necrosis factor inhibitor by its name only', () => {
  it('is judged without any history as unknown, not as clear', async () => {
    const order = aChild().orders('golimumab');
    expect((await consult(order)).says['tnf-inhibitor-unstudied']).toBe('warning');
    const { says } = await consult(unread(order, 'medicationStatements'));
    expect(says['tnf-inhibitor-unstudied']).toBe('warning');
    expect(says['could-not-assess']).toBe('info');
  });
});
