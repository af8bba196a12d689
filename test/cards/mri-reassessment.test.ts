import { describe, expect, it } from '@jest/globals';
import {
  aChild,
  ago,
  anaphylaxisTo,
  consult,
  onFirstLine,
  refractoryAdult,
  stillWeak,
  weeksAgo,
  unread,
} from './consult.js';

const rule = 'mri-reassessment';
const mri = (code: object, day: string, more: object = {}) => ({
  resourceType: 'Procedure',
  status: 'completed',
  code,
  performedDateTime: day,
  ...more,
});
const anyMri = { coding: [{ system: 'http://snomed.info/sct', code: '113091000' }] };

describe('Muscle MRI in refractory disease', () => {
  it('is an item of the checklist when a steroid and a csDMARD failed', async () => {
    const { says, proposed } = await consult(refractoryAdult().opens());
    expect(says[rule]).toBe('info');
    expect(proposed(rule)).toMatchObject([{ code: { coding: { code: '24702-3' } } }]);
  });

  it('is quiet while the first line is still on trial, or only the steroid failed', async () => {
    const early = onFirstLine(aChild(), 6).has('Dysphagia', { onset: ago(5) });
    const steroidOnly = stillWeak(
      aChild().took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' }),
    ).has('Dysphagia', { onset: ago(5) });
    for (const chart of [early, steroidOnly])
      expect((await consult(chart.opens())).says[rule]).toBeUndefined();
  });

  it('counts an immunosuppressant that was not tolerated', async () => {
    const chart = stillWeak(aChild().took('prednisolone', { from: weeksAgo(30), dose: '20 mg daily' }))
      .has('Dysphagia', { onset: ago(5) })
      .with(anaphylaxisTo('methotrexate'));
    expect((await consult(chart.opens())).says[rule]).toBe('info');
  });

  it('is quiet with a muscle MRI 365 days ago, and speaks with one 366 days ago', async () => {
    const at = (days: number) =>
      refractoryAdult()
        .with(mri({ text: 'MRI of both thighs' }, ago(days)))
        .opens();
    expect((await consult(at(365))).says[rule]).toBeUndefined();
    expect((await consult(at(366))).says[rule]).toBe('info');
  });

  it('does not take an MRI of the brain for one of muscle, and takes one of the thigh by its body site', async () => {
    for (const code of [anyMri, { ...anyMri, text: 'MRI brain' }, { text: 'Cardiac MRI' }])
      expect(
        (
          await consult(
            refractoryAdult()
              .with(mri(code, ago(9)))
              .opens(),
          )
        ).says[rule],
      ).toBe('info');
    const thigh = mri({ ...anyMri, text: 'MRI' }, ago(9), { bodySite: [{ text: 'Thigh' }] });
    expect((await consult(refractoryAdult().with(thigh).opens())).says[rule]).toBeUndefined();
  });

  it('does not take unread procedures for "none on file"', async () => {
    const body = refractoryAdult().opens();
    const { says, card } = await consult(unread(body, 'procedures'));
    expect(says[rule]).toBeUndefined();
    expect(card('could-not-assess').detail).toContain('Muscle MRI');
  });
});
