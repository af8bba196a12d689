import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Indicator } from '../src/contract/cds-response.js';
import { sources, type Source } from '../src/contract/patient-record.js';
import { answer } from '../src/pipeline.js';
import { aChild, ago, refractoryChild, TODAY } from './cards/consult.js';
import { rulesOf, startService, type Fired, type RunningService } from './support/running-service.js';
import { withNextPage, without } from './support/vary-request.js';
import { hookRequest, vignette } from './support/vignettes.js';

/** presentation.md, "Missing data is never no", through the real service on a port. */

let service: RunningService;
beforeAll(async () => {
  service = await startService({
    answer: (question, log) => answer(question, { broken: (rule, error) => log.broken(rule, error) }),
    asOf: TODAY,
  });
});
afterAll(() => service.stop());

const medications = [
  'medicationRequests',
  'medicationDispenses',
  'medicationStatements',
  'medicationAdministrations',
] as const satisfies readonly Source[];
const grade: Readonly<Record<Indicator, number>> = { info: 0, warning: 1, critical: 2 };

/** What the rules themselves say, and whether something could not be assessed. */
function heard({ cards }: Fired) {
  const unassessed = cards.some((card) => card.source.topic.code === 'could-not-assess');
  const spoken = rulesOf({ cards: cards.filter((card) => card.source.topic.code !== 'could-not-assess') });
  const rules = new Map(spoken.map(({ id, indicator }) => [id, indicator]));
  // A rule whose card was folded away to keep the cards few was judged all the same.
  const folded = cards.flatMap((card) => card.extension['org.myositis-cds.rules'].folded ?? []);
  return { rules, folded, unassessed: unassessed || folded.includes('could-not-assess') };
}
const isPathway = (id: string): boolean => /^(escalate|await|mda5-ild|reassessment)/.test(id);

/** Their diagnosis alone does not tell that they are adults. */
const adults = new Set<string>(['V02', 'V05', 'V13']);
const patients = ['V01', 'V02', 'V03', 'V04', 'V05', 'V12', 'V28', 'V13', 'V18'] as const;

describe.each(patients)('%s with one prefetch key missing', (id) => {
  it.each(sources)('%s: the same rules, or could-not-assess, and nothing else', async (key) => {
    const body = hookRequest(vignette(id));
    const full = heard(await service.fire(body));
    for (const partial of key === 'patient'
      ? [without(body, key)]
      : [without(body, key), withNextPage(body, key)]) {
      const fired = await service.fire(partial);
      if (fired.status === 412) {
        // Without Patient only where the diagnosis does not tell child from adult.
        expect({ key, adult: adults.has(id) }).toEqual(
          key === 'conditions' ? { key, adult: adults.has(id) } : { key: 'patient', adult: true },
        );
        continue;
      }
      expect(fired.status).toBe(200);
      const less = heard(fired);
      const worst = Math.max(-1, ...[...full.rules.values()].map((indicator) => grade[indicator]));
      for (const [rule, indicator] of less.rules) {
        const before = full.rules.get(rule);
        if (isPathway(rule)) expect([...full.rules.keys()]).toContain(rule);
        if (before !== undefined) expect(grade[indicator]).toBeLessThanOrEqual(grade[before]);
        // What was silent may be the milder rule of the same order, beside could-not-assess; or it was folded away.
        else if (!full.folded.includes(rule)) {
          expect({ rule, unassessed: less.unassessed }).toEqual({ rule, unassessed: true });
          expect(grade[indicator]).toBeLessThan(worst);
        }
      }
      const lost = [...full.rules.keys()].filter(
        (rule) => less.rules.get(rule) !== full.rules.get(rule) && !less.folded.includes(rule),
      );
      if (lost.length > 0) expect({ lost, unassessed: less.unassessed }).toEqual({ lost, unassessed: true });
    }
  });
});

describe('The table, row by row', () => {
  const v01 = () => hookRequest(vignette('V01'));
  const nobody = () => hookRequest(vignette('V26'));

  it('Conditions known and no dermatomyositis: an empty answer, whatever else is missing', async () => {
    const others = sources.filter((key) => key !== 'conditions');
    expect((await service.fire(without(nobody(), ...others))).body).toEqual({ cards: [] });
  });

  it('Conditions not to be had: 412, as OperationOutcome that names them', async () => {
    const { status, body } = await service.fire(without(nobody(), 'conditions'));
    expect(status).toBe(412);
    expect(JSON.stringify(body)).toMatch(/OperationOutcome.*conditions/);
  });

  it('Conditions incomplete: 412 without dermatomyositis on the pages read, cards with it', async () => {
    expect((await service.fire(withNextPage(nobody(), 'conditions'))).status).toBe(412);
    const { status, cards } = await service.fire(withNextPage(v01(), 'conditions'));
    expect(status).toBe(200);
    expect(heard({ cards } as Fired).unassessed).toBe(true);
  });

  it('dermatomyositis and none of the four medication sources: 412', async () => {
    expect((await service.fire(without(v01(), ...medications))).status).toBe(412);
  });

  it.each(medications)(
    'dermatomyositis and only %s: 200 with could-not-assess, no pathway card',
    async (kept) => {
      const fired = await service.fire(without(v01(), ...medications.filter((key) => key !== kept)));
      expect(fired.status).toBe(200);
      const { rules, unassessed } = heard(fired);
      expect(unassessed).toBe(true);
      expect([...rules.keys()].filter(isPathway)).toEqual([]);
      expect(rules.get('dysphagia-evaluation')).toBe('critical');
    },
  );

  it('all else known: could-not-assess only when a rule that could have been shown is unknown for that reason', async () => {
    // Physiotherapy is on file as a procedure: nobody has to look for a referral.
    const calm = refractoryChild()
      .with({
        resourceType: 'Procedure',
        status: 'completed',
        code: { text: 'Physiotherapy' },
        performedDateTime: ago(30),
      })
      .opens();
    expect(heard(await service.fire(without(calm, 'serviceRequests'))).unassessed).toBe(false);
    const unreferred = refractoryChild().opens();
    expect(heard(await service.fire(without(unreferred, 'serviceRequests'))).unassessed).toBe(true);
    expect(heard(await service.fire(without(calm, 'exams'))).unassessed).toBe(true);
  });

  it('Patient missing: judged when the diagnosis tells child from adult, without a dose; else 412', async () => {
    const child = refractoryChild()
      .weighs(30, ago(3))
      .has('Dysphagia', { onset: ago(9) });
    const fired = await service.fire(without(child.opens(), 'patient'));
    expect(heard(fired).rules.get('escalate-ivig')).toBe('critical');
    expect(JSON.stringify(fired.body)).not.toContain('doseQuantity');
    const unsaid = hookRequest(vignette('V05'));
    const { status } = await service.fire(without(unsaid, 'patient'));
    expect(status).toBe(412);
  });

  it('a source that answered with an error is not empty: an OperationOutcome counts as missing', async () => {
    const error = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };
    const body = aChild()
      .has('Dysphagia', { onset: ago(9) })
      .opens();
    const prefetch = { ...body.prefetch, medicationAdministrations: error };
    expect(heard(await service.fire({ ...body, prefetch })).unassessed).toBe(true);
  });
});
