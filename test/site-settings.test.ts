import { describe, expect, it } from '@jest/globals';
import type { Settings } from '../src/knowledge/settings.js';
import {
  aChild,
  ago,
  anAdult,
  consult,
  ivigCycles,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  stillWeak,
  TODAY,
  weeksAgo,
} from './cards/consult.js';
import type { APatient } from './support/a-patient.js';

/** What is said of the patient where the site has settings of its own, through all four rooms. */
const at = (site: Partial<Settings>, patient: APatient) => consult(patient.opens(), TODAY, site);

/** The row, and the indicator of one rule, by default and with the setting of the site. */
async function compared(rule: string, site: Partial<Settings>, patient: APatient) {
  const [usual, own] = [await at({}, patient), await at(site, patient)];
  const told = ({ row, says }: typeof usual) =>
    `${row ?? 'no row'}: ${(says as Readonly<Record<string, string>>)[rule] ?? 'silent'}`;
  return [told(usual), told(own)];
}

describe('A site decides by its own settings', () => {
  const multiRefractoryChild = () => rituximabCourse(ivigFailed(refractoryChild()), 40);

  it('which option is first for a multi-refractory child', async () => {
    const jak = await at({}, multiRefractoryChild());
    expect(jak.row).toBe('4');
    expect(jak.says).toMatchObject({ 'escalate-jak-inhibitor': 'warning' });
    const cyc = await at({ jdmMultiRefractoryFirst: 'cyclophosphamide' }, multiRefractoryChild());
    expect(cyc.row).toBe('4');
    expect(cyc.says).toMatchObject({ 'escalate-cyclophosphamide': 'warning' });
    expect(cyc.says).not.toHaveProperty('escalate-jak-inhibitor');
    expect(cyc.proposals('escalate-cyclophosphamide').slice(0, 2)).toEqual([
      'Order cyclophosphamide',
      'Order tofacitinib',
    ]);
  });

  it('nothing for an adult by the setting of row 4 for children', async () => {
    const patient = rituximabCourse(ivigFailed(refractoryAdult()), 40);
    for (const first of ['jak-inhibitor', 'cyclophosphamide'] as const)
      expect((await at({ jdmMultiRefractoryFirst: first }, patient)).says).toMatchObject({
        'escalate-cyclophosphamide': 'warning',
      });
  });

  it('how much of a fall in CMAS is worsening', async () => {
    const patient = onFirstLine(aChild(), 8).measured('CMAS', 40, ago(60)).measured('CMAS', 36, ago(3));
    expect(await compared('escalate-ivig', { cmasFallThatCounts: 5 }, patient)).toEqual([
      '10: warning',
      expect.stringMatching(/: silent$/),
    ]);
  });

  it('how old the CMAS may be that counts as present activity', async () => {
    const patient = onFirstLine(aChild(), 30).measured('CMAS', 36, ago(200));
    const [usual, own] = [await at({}, patient), await at({ activityLookBackDays: 210 }, patient)];
    expect(usual.facts.activity.active.verdict).toBe('unknown');
    expect(own.facts.activity.active.verdict).toBe('met');
    expect([usual.row, own.row]).toEqual([undefined, '12']);
  });

  it('after how many cycles IVIG has failed', async () => {
    const patient = refractoryChild().given('immune globulin IV', [weeksAgo(13), weeksAgo(4)], '40 g');
    const [usual, own] = [await at({}, patient), await at({ ivigTrialCycles: 2 }, patient)];
    expect([usual.row, usual.says['await-ivig-response']]).toEqual(['8', 'info']);
    expect([own.row, own.says['escalate-rituximab']]).toEqual(['7', 'warning']);
    expect(own.says).not.toHaveProperty('await-ivig-response');
  });

  it('how many cycles the card asks for', async () => {
    const card = await at({ ivigTrialCycles: 4, ivigTrialWeeks: 16 }, ivigCycles(refractoryChild(), 2, 5));
    expect(card.said('await-ivig-response').wording.summary).toMatch(/^Complete 4 cycles of IVIG/);
    expect(card.lines('await-ivig-response', 'If this fails')[0]).toMatch(
      /^No response after 4 cycles and 16 weeks/,
    );
  });

  it('how long methotrexate is given before it has failed', async () => {
    const patient = stillWeak(onFirstLine(aChild(), 14));
    expect(await compared('escalate-ivig', { adequateTrialWeeks: 16 }, patient)).toEqual([
      '12: warning',
      expect.stringMatching(/: silent$/),
    ]);
    expect(await compared('escalate-ivig', { firstLineWeeks: 16 }, patient)).toEqual([
      '12: warning',
      expect.stringMatching(/: silent$/),
    ]);
  });

  it('how long rituximab is waited for', async () => {
    const patient = rituximabCourse(ivigFailed(refractoryAdult()), 20);
    const [usual, own] = [await at({}, patient), await at({ rituximabTrialWeeks: 18 }, patient)];
    expect([usual.row, usual.says['await-rituximab-response']]).toEqual(['5', 'info']);
    expect(own.row).toBe('4');
    expect(own.says).not.toHaveProperty('await-rituximab-response');
    const later = await at({ rituximabTrialWeeks: 30 }, patient);
    expect(later.said('await-rituximab-response').wording.summary).toMatch(/\(30 weeks\)$/);
  });

  it('how long belly pain holds back a child', async () => {
    const patient = refractoryChild().has('Abdominal pain', { onset: ago(40) });
    expect(await compared('gi-red-flag', { giRedFlagDays: 60 }, patient)).toEqual([
      '12: silent',
      '12: critical',
    ]);
  });

  it('how old the weight of a child may be that a dose is computed from', async () => {
    const patient = refractoryChild().weighs(30, ago(100));
    const dose = async (site: Partial<Settings>) => (await at(site, patient)).proposed('escalate-ivig')[0];
    expect(await dose({})).not.toHaveProperty('dose');
    expect(await dose({ childBodyMeasureDays: 120 })).toMatchObject({ dose: { value: 30, unit: 'g' } });
  });

  it('how long after a TNF inhibitor dermatomyositis is put down to it', async () => {
    const patient = anAdult().took('adalimumab', { from: '2024-06-01', to: '2025-02-01' });
    const verdict = async (site: Partial<Settings>) =>
      (await at(site, patient)).facts.treatments.tnfInduced.verdict;
    expect(await verdict({})).toBe('unmet');
    expect(await verdict({ tnfAftermathDays: 180 })).toBe('met');
  });

  it('from which age a JAK inhibitor comes last', async () => {
    const standing = async (site: Partial<Settings>) =>
      (await at(site, refractoryAdult())).facts.options['jak-inhibitor'];
    expect(await standing({})).toMatchObject({ lastPlace: false, cautions: [] });
    expect(await standing({ jakInhibitorLastFromAgeYears: 55 })).toMatchObject({
      lastPlace: true,
      cautions: ['Aged 55 or over: boxed warning'],
    });
  });

  it('when an order that nobody confirmed stops telling of exposure', async () => {
    const patient = aChild().ordered('methotrexate SC', { on: ago(400) });
    const stale = async (site: Partial<Settings>) =>
      (await at(site, patient)).facts.treatments.courses.map((course) => course.staleOrder);
    expect(await stale({})).toEqual([true]);
    expect(await stale({ staleOrderDays: 500 })).toEqual([false]);
  });
});
