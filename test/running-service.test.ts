import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Card } from '../src/contract/cds-response.js';
import type { Question } from '../src/contract/question.js';
import { rulesOf, startService, withoutUuids, type RunningService } from './support/running-service.js';
import { hookRequest, vignette } from './support/vignettes.js';

const order = {
  resourceType: 'ServiceRequest',
  status: 'draft',
  intent: 'proposal',
  subject: { reference: 'Patient/v01' },
  code: { text: 'Swallow study' },
};

/** One card that advises a swallow study, with what a test wants to be different. */
const cardOf = ({ newId, asOf }: Question, changed: Partial<Card>, resource: object): Card => ({
  uuid: newId(),
  summary: `Swallow study advised on ${asOf}`,
  indicator: 'info',
  detail: 'Why.',
  source: {
    label: 'Seed',
    topic: { system: 'urn:x-myositis-cds:card', code: 'data-gap', display: 'Data gap' },
  },
  suggestions: [
    {
      label: 'Order it',
      uuid: newId(),
      actions: [{ type: 'create', description: 'Swallow study', resource: { ...order, ...resource } }],
    },
  ],
  selectionBehavior: 'any',
  extension: { 'org.myositis-cds.rules': { version: '1', rules: [{ id: 'data-gap', indicator: 'info' }] } },
  ...changed,
});

let changed: Partial<Card> = {};
let resource = {};
let unreadable = false;
const answer = (question: Question): Promise<Answer> =>
  Promise.resolve(
    unreadable
      ? { kind: 'insufficient', missing: ['conditions'] }
      : { kind: 'cards', response: { cards: [cardOf(question, changed, resource)] } },
  );

describe('the running service of the tests', () => {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService({ answer, asOf: '2026-11-20' });
  });
  afterAll(() => service.stop());
  const request = hookRequest(vignette('V01'));

  it('answers by the clock it was given', async () => {
    const { status, cards } = await service.fire(request);
    expect(status).toBe(200);
    expect(cards.map(({ summary }) => summary)).toEqual(['Swallow study advised on 2026-11-20']);
    service.itIsNow('2027-01-01');
    expect((await service.fire(request)).cards[0]?.summary).toBe('Swallow study advised on 2027-01-01');
  });

  it('tells which rules spoke, and compares answers without their fresh ids', async () => {
    const [one, other] = [await service.fire(request), await service.fire(request)];
    expect(rulesOf(one)).toEqual([{ id: 'data-gap', indicator: 'info' }]);
    expect(one.body).not.toEqual(other.body);
    expect(withoutUuids(one.body)).toEqual(withoutUuids(other.body));
  });

  it('lets no answer pass that breaks a CDS Hooks rule', async () => {
    changed = { summary: 'x'.repeat(131) };
    await expect(service.fire(request)).rejects.toThrow('has 131 characters');
    changed = {};
  });

  it('lets no suggestion pass that is not valid FHIR', async () => {
    resource = { priority: 'now' };
    await expect(service.fire(request)).rejects.toThrow('priority');
    resource = {};
  });

  it('hands on what is not 200 as it is', async () => {
    unreadable = true;
    const { status, body, cards } = await service.fire(request);
    expect({ status, cards }).toEqual({ status: 412, cards: [] });
    expect(body).toMatchObject({ resourceType: 'OperationOutcome' });
    unreadable = false;
  });

  it('keeps what was logged', () => {
    expect(service.log.join('')).toContain('"service":"dm-patient-view"');
  });

  it('posts to another service when told to', async () => {
    expect(await service.fire(request, 'dm-order-sign')).toMatchObject({ status: 400 });
  });
});
