import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../src/contract/cds-response.js';
import type { Journal } from '../src/journal/journal.js';
import { answer } from '../src/pipeline.js';
import { ruleIds, type RuleId } from '../src/rules/rule-ids.js';
import { refractoryChild, TODAY } from './cards/consult.js';
import { aYoungWoman, screened } from './cards/order-desk.js';
import { openedJournal, removeSqlite } from './support/a-journal.js';
import type { HookBody } from './support/hook-request.js';
import { rulesOf, startService, type RunningService } from './support/running-service.js';

const services: RunningService[] = [];
let journal: Journal;
let now = new Date(`${TODAY}T12:00:00Z`);

const serviceWith = async (silentRules: readonly RuleId[] = []): Promise<RunningService> => {
  const service = await startService({
    answer: (question, log) => answer(question, log, { silentRules }),
    asOf: TODAY,
    now: () => now,
    journal,
  });
  services.push(service);
  return service;
};
beforeAll(async () => {
  journal = await openedJournal(() => now);
});
afterAll(async () => {
  for (const service of services) await service.stop();
  await journal.close(1000);
  removeSqlite();
});

const rows = async () => {
  // Whatever waits is written within some 200 ms.
  await new Promise((resolve) => setTimeout(resolve, 400));
  return journal.use((database) => database.selectFrom('served_card').selectAll().execute());
};

describe('a card that a physician overrode while choosing the order', () => {
  /** Thrombosis and IVIG: a warning, and a dose that can be read. */
  const woman = screened(aYoungWoman()).has('Deep vein thrombosis');
  const ivig = ['immune globulin IV', '120 g'] as const;
  const by = (userId: string, body: HookBody): HookBody => ({
    ...body,
    context: { ...body.context, userId },
  });
  const reason = { system: 'urn:reasons', code: 'benefit-outweighs-risk', display: 'Benefit outweighs risk' };

  const answerTo = async (service: RunningService, card: Card, overrideReason?: object) => {
    const { status } = await fetch(`${service.url}/cds-services/dm-order-select/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        feedback: [
          {
            card: card.uuid,
            outcome: 'overridden',
            ...(overrideReason && { overrideReason }),
            outcomeTimestamp: now.toISOString(),
          },
        ],
      }),
    });
    expect(status).toBe(200);
  };
  const overriding = async (user: string, overrideReason?: object, patient = woman, order = ivig) => {
    const service = await serviceWith();
    const { cards } = await service.fire(by(user, patient.orders(...order)));
    const [card] = cards;
    expect(cards).toHaveLength(1);
    await answerTo(service, card!, overrideReason);
    await rows();
    return service;
  };

  it('with a reason is not shown to the same physician again when the same order is signed', async () => {
    const service = await overriding('Practitioner/first', { reason });
    const signed = await service.fire(by('Practitioner/first', woman.signs(...ivig)));
    expect(signed.cards).toEqual([]);
    expect(journal.tally.withheld).toBe(1);
    expect((await rows()).map(({ fate }) => fate).sort()).toEqual(['shown', 'withheld']);
  });

  it('is shown to another physician', async () => {
    const service = await overriding('Practitioner/second', { reason });
    expect((await service.fire(by('Practitioner/other', woman.signs(...ivig)))).cards).toHaveLength(1);
  });

  it('is shown when the dose was changed meanwhile', async () => {
    const service = await overriding('Practitioner/third', { reason });
    const signed = await service.fire(by('Practitioner/third', woman.signs('immune globulin IV', '60 g')));
    expect(signed.cards).toHaveLength(1);
  });

  it('is shown when no reason was given', async () => {
    const service = await overriding('Practitioner/fourth');
    expect((await service.fire(by('Practitioner/fourth', woman.signs(...ivig)))).cards).toHaveLength(1);
  });

  it('is shown on the next day', async () => {
    const service = await overriding('Practitioner/fifth', { reason });
    now = new Date(now.getTime() + 25 * 3_600_000);
    expect((await service.fire(by('Practitioner/fifth', woman.signs(...ivig)))).cards).toHaveLength(1);
  });

  it('is shown always when it is critical', async () => {
    const child = refractoryChild();
    const etanercept = ['etanercept', '25 mg weekly'] as const;
    const service = await serviceWith();
    const { cards } = await service.fire(by('Practitioner/sixth', child.orders(...etanercept)));
    expect(cards.map(({ indicator }) => indicator)).toContain('critical');
    for (const card of cards) await answerTo(service, card, { reason });
    await rows();
    const signed = await service.fire(by('Practitioner/sixth', child.signs(...etanercept)));
    expect(signed.cards.map(({ indicator }) => indicator)).toContain('critical');
  });
});

describe('rules that a hospital only measures (SILENT)', () => {
  it('all of them: nothing is shown, and everything is on record', async () => {
    const loud = await (await serviceWith()).fire(refractoryChild().opens());
    const quiet = await (await serviceWith(ruleIds)).fire(refractoryChild().opens());
    expect(loud.cards.length).toBeGreaterThan(1);
    expect(quiet.cards).toEqual([]);
    const silent = (await rows()).filter(({ fate }) => fate === 'silent');
    expect(silent.map(({ topic }) => topic).sort()).toEqual(
      loud.cards.map(({ source }) => source.topic.code).sort(),
    );
  });

  it('one of them: it is silent, and does not speak as a section of another card either', async () => {
    const loud = await (await serviceWith()).fire(refractoryChild().opens());
    const silenced = rulesOf(loud).map(({ id }) => id);
    const [pathway] = silenced;
    const some = await (await serviceWith([pathway as RuleId])).fire(refractoryChild().opens());
    expect(rulesOf(some).map(({ id }) => id)).not.toContain(pathway);
    expect(some.cards.length).toBeGreaterThan(0);
  });
});
