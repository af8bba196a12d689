import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answer } from '../src/pipeline.js';
import {
  noRuleThrows,
  rulesOf,
  startService,
  withoutUuids,
  type RunningService,
} from './support/running-service.js';
import { codingStyles } from './support/recode.js';
import { shiftDates, shiftDay, shuffle } from './support/vary-request.js';
import { hookRequest, vignettes } from './support/vignettes.js';

describe.each(vignettes.map((one) => [one.id, one.title, one] as const))('%s %s', (_, __, patient) => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({
      answer: (question) => answer(question, noRuleThrows),
      asOf: patient.asOf,
    });
  });
  afterAll(() => service.stop());

  describe.each(codingStyles)('written in %s', (coding) => {
    const fire = () => service.fire(hookRequest(patient, { coding }));

    it('says every rule that it must, at its indicator', async () => {
      const { status, cards } = await fire();
      expect(status).toBe(200);
      expect(rulesOf({ cards })).toEqual(expect.arrayContaining(patient.expected.map((one) => ({ ...one }))));
      if (patient.expected.length === 0) expect(cards).toEqual([]);
    });

    it('says none of the rules that it must not', async () => {
      const { cards } = await fire();
      const said = new Set<string>(rulesOf({ cards }).map(({ id }) => id));
      for (const id of patient.mustNotFire) expect([...said]).not.toContain(id);
    });

    it('could assess everything: the whole chart was there', async () => {
      const { cards } = await fire();
      expect(cards.map((card) => card.source.topic.code)).not.toContain('could-not-assess');
    });
  });

  it('says the same in whatever order the chart comes', async () => {
    const request = hookRequest(patient);
    const usual = withoutUuids((await service.fire(request)).body);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        const shuffled = await service.fire(shuffle(request, seed));
        expect(withoutUuids(shuffled.body)).toEqual(usual);
      }),
      { numRuns: 8, seed: 20261120 },
    );
  });

  it('says the same rules when every date moves with the day of the call', async () => {
    const request = hookRequest(patient);
    const usual = rulesOf(await service.fire(request));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -1500, max: 1500 }), async (days) => {
        service.itIsNow(shiftDay(patient.asOf, days));
        try {
          expect(rulesOf(await service.fire(shiftDates(request, days)))).toEqual(usual);
        } finally {
          service.itIsNow(patient.asOf);
        }
      }),
      { numRuns: 8, seed: 20261120 },
    );
  });
});
