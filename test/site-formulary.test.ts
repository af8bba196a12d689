import { afterAll, describe, expect, it } from '@jest/globals';
import type { Card } from '../src/contract/cds-response.js';
import { explainContent } from '../src/explain/explain-content.js';
import { pageOf } from '../src/explain/page.js';
import { answer, type Site } from '../src/pipeline.js';
import type { RuleId } from '../src/rules/rule-ids.js';
import { readSiteMap } from '../src/site-map.js';
import {
  aChild,
  ago,
  ivigFailed,
  onFirstLine,
  refractoryAdult,
  refractoryChild,
  rituximabCourse,
  TODAY,
} from './cards/consult.js';
import type { APatient } from './support/a-patient.js';
import { rulesOf, startService, type RunningService } from './support/running-service.js';

const services: RunningService[] = [];
afterAll(async () => {
  for (const service of services) await service.stop();
});
async function at(site: Site, environment: Readonly<Record<string, string>> = {}): Promise<RunningService> {
  const service = await startService({
    answer: (question, log) => answer(question, log, site),
    asOf: TODAY,
    environment,
  });
  services.push(service);
  return service;
}
const withFormulary = (formulary: object): Site => ({
  formulary: readSiteMap(JSON.stringify({ formulary })).formulary,
});

interface Order {
  readonly medicationCodeableConcept?: {
    readonly coding?: readonly { readonly code: string }[];
    readonly text: string;
  };
}
async function toldAt(site: Site, patient: APatient) {
  const fired = await (await at(site)).fire(patient.opens());
  expect(fired.status).toBe(200);
  const actions = fired.cards.flatMap(({ suggestions }) => suggestions ?? []).flatMap((one) => one.actions);
  return {
    says: Object.fromEntries(rulesOf(fired).map(({ id, indicator }) => [id, indicator])),
    text: fired.cards.map(({ summary, detail }: Card) => `${summary}\n${detail}`).join('\n'),
    labels: fired.cards.flatMap(({ suggestions }) => suggestions ?? []).map(({ label }) => label),
    orders: actions.flatMap((action) => {
      const medication = ('resource' in action ? (action.resource as Order) : {}).medicationCodeableConcept;
      return medication ? [medication] : [];
    }),
    topics: fired.cards.map(({ source }) => source.topic.code),
  };
}

describe('The formulary of a site', () => {
  it('names its IVIG product in the order, and leaves the dose as it is', async () => {
    const patient = refractoryChild().weighs(28, ago(5));
    const coding = { system: 'urn:oid:1.2.3.4', code: 'P-1', display: 'Immunoglobulin 10 % house' };
    const usual = await toldAt({}, patient);
    const own = await toldAt(withFormulary({ ivig: { text: 'House immunoglobulin 10 %', coding } }), patient);
    expect(usual.orders[0]?.coding?.[0]?.code).toBe('1809421');
    expect(own.orders[0]).toEqual({ coding: [coding], text: 'House immunoglobulin 10 %' });
    expect(own.labels[0]).toBe('Order IVIG 55 g per cycle: House immunoglobulin 10 %');
    expect(usual.labels[0]).toBe('Order IVIG 55 g per cycle');
  });

  it('names its JAK inhibitor in the advice and in the order', async () => {
    const patient = rituximabCourse(ivigFailed(refractoryChild()), 40);
    const usual = await toldAt({}, patient);
    expect(usual.says).toMatchObject({ 'escalate-jak-inhibitor': 'warning' });
    expect(usual.labels[0]).toBe('Order tofacitinib');
    expect(usual.text).toContain('Tofacitinib, baricitinib or ruxolitinib, off-label');
    const own = await toldAt(withFormulary({ jakInhibitor: { drug: 'baricitinib' } }), patient);
    expect(own.labels[0]).toBe('Order baricitinib');
    expect(own.orders[0]?.coding?.[0]?.code).toBe('2047232');
    expect(own.text).toContain('Baricitinib, off-label');
    expect(own.text).not.toContain('Tofacitinib');
    const product = { drug: 'baricitinib', text: 'Baricitinib 4 mg house' };
    const named = await toldAt(withFormulary({ jakInhibitor: product }), patient);
    expect(named.labels[0]).toBe('Order Baricitinib 4 mg house');
    expect(named.orders[0]).toMatchObject({ text: 'Baricitinib 4 mg house', coding: [{ code: '2047232' }] });
  });

  it('shows the published weight bands of tofacitinib and ruxolitinib for no other JAK inhibitor', async () => {
    const patient = rituximabCourse(ivigFailed(refractoryChild()), 40);
    const bands = '5 mg twice daily';
    expect((await toldAt({}, patient)).text).toContain(bands);
    for (const [drug, shown] of [
      ['ruxolitinib', true],
      ['baricitinib', false],
      ['upadacitinib', false],
    ] as const) {
      const { text } = await toldAt(withFormulary({ jakInhibitor: { drug } }), patient);
      expect(text.includes(bands)).toBe(shown);
    }
  });

  it('orders another drug of the class where the usual one is not to be had', async () => {
    const patient = rituximabCourse(ivigFailed(refractoryChild()), 40);
    const { labels, text } = await toldAt(withFormulary({ notAvailable: ['tofacitinib'] }), patient);
    expect(labels[0]).toBe('Order baricitinib');
    expect(text).toContain('Baricitinib or ruxolitinib, off-label');
    expect(text).toContain('Tofacitinib: not available here');
    const adult = await toldAt(withFormulary({ notAvailable: ['ciclosporin'] }), refractoryAdult());
    expect(adult.labels).toContain('Order tacrolimus');
    expect(adult.labels).not.toContain('Order ciclosporin');
  });
});

describe('A drug that is not available at the site', () => {
  it('is never first, keeps a line in the text, and is never a ready-made order', async () => {
    const patient = ivigFailed(refractoryAdult());
    const usual = await toldAt({}, patient);
    expect(usual.says).toMatchObject({ 'escalate-rituximab': 'warning' });
    const own = await toldAt(withFormulary({ notAvailable: ['rituximab'] }), patient);
    expect(own.says).not.toHaveProperty('escalate-rituximab');
    expect(own.says).toMatchObject({ 'escalate-alternatives': 'warning' });
    expect(own.text).toContain('Rituximab: not available here');
    expect(own.labels).not.toContain('Order rituximab');
    expect(own.labels[0]).toBe('Order ciclosporin');
  });

  it('is last, behind what is never first for this patient', async () => {
    // Row 4 of a child who had a thrombosis: the JAK inhibitor is kept with caution.
    const patient = rituximabCourse(ivigFailed(refractoryChild()), 40).has('Deep vein thrombosis');
    const others = ['cyclophosphamide', 'infliximab', 'adalimumab', 'abatacept'];
    const { says, labels } = await toldAt(withFormulary({ notAvailable: others }), patient);
    expect(says).toMatchObject({ 'escalate-jak-inhibitor': 'warning' });
    expect(labels[0]).toBe('Order tofacitinib');
  });

  it('leads to an expert centre where nothing else of the row can be had, at the same urgency', async () => {
    const patient = onFirstLine(aChild(), 8).has('Dysphagia', { onset: ago(20) });
    expect((await toldAt({}, patient)).says).toMatchObject({ 'escalate-ivig': 'critical' });
    const own = await toldAt(withFormulary({ notAvailable: ['ivig'] }), patient);
    expect(own.says).toMatchObject({
      'escalate-alternatives': 'critical',
      'dysphagia-evaluation': 'critical',
    });
    expect(own.text).toContain('Refer to an expert centre');
    expect(own.text).toContain('Not IVIG – not available here');
    expect(own.labels.join()).not.toContain('IVIG');
  });

  it('is not what comes next if the treatment fails', async () => {
    const { text } = await toldAt(withFormulary({ notAvailable: ['rituximab'] }), refractoryAdult());
    const after = /\*\*If this fails\*\*\s+(.*)/.exec(text)?.[1] ?? '';
    expect(after).toContain('No response');
    expect(after).not.toContain('rituximab');
  });

  it('does not lead the first line', async () => {
    const patient = aChild()
      .took('prednisolone', { from: ago(90) })
      .measured('CMAS', 36, ago(3));
    expect((await toldAt({}, patient)).text).toContain('Complete the first line: add methotrexate');
    const { text, labels } = await toldAt(withFormulary({ notAvailable: ['methotrexate'] }), patient);
    expect(text).toContain('Complete the first line: add mycophenolate mofetil');
    expect(labels).not.toContain('Order methotrexate');
  });
});

describe('A rule that the site has switched off', () => {
  const off = (...disabledRules: readonly RuleId[]): Site => ({ disabledRules });
  const weak = () => refractoryChild();

  it('says nothing, while the others speak as before', async () => {
    const patient = onFirstLine(aChild(), 8).has('Dysphagia', { onset: ago(20) });
    const usual = await toldAt({}, patient);
    const own = await toldAt(off('dysphagia-evaluation'), patient);
    expect(usual.says).toHaveProperty('dysphagia-evaluation');
    const { 'dysphagia-evaluation': _gone, ...others } = usual.says;
    expect(own.says).toMatchObject(others);
    expect(own.says).not.toHaveProperty('dysphagia-evaluation');
  });

  it('leaves its row of the pathway met: no lower row speaks in its place', async () => {
    expect((await toldAt({}, weak())).says).toMatchObject({ 'escalate-ivig': 'warning' });
    const { topics } = await toldAt(off('escalate-ivig'), weak());
    expect(
      topics.filter((topic) => /^(?:escalate|await|switch|start|review|optimise|reassess)/.test(topic)),
    ).toEqual([]);
  });

  it('is not listed among what could not be assessed', async () => {
    const request = weak().opens();
    const { medicationDispenses: _lost, allergies: _too, ...prefetch } = request.prefetch;
    const unread = { ...request, prefetch };
    const ofUnread = async (site: Site) => {
      const { cards } = await (await at(site)).fire(unread);
      return cards.flatMap((card) => card.extension['org.myositis-cds.rules'].rules.map(({ id }) => id));
    };
    expect(await ofUnread({})).toContain('escalate-jak-inhibitor');
    expect(await ofUnread(off('escalate-jak-inhibitor'))).not.toContain('escalate-jak-inhibitor');
  });

  it('is named in /health/ready', async () => {
    const { url } = await at({}, { DISABLED_RULES: 'data-gap, expert-referral' });
    expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
      status: 'ready',
      journal: 'degraded',
      disabledRules: ['data-gap', 'expert-referral'],
    });
    const { url: usual } = await at({});
    expect(await (await fetch(`${usual}/health/ready`)).json()).toEqual({
      status: 'ready',
      journal: 'degraded',
    });
  });

  it('is named by explain, with the row that stands without its card', async () => {
    const disabled: Site = off('escalate-ivig', 'data-gap');
    const told = await explainContent(weak().opens(), {
      timeZone: 'UTC',
      asOf: TODAY,
      newId: () => 'x',
      site: disabled,
    });
    expect(told.switchedOff).toEqual(['escalate-ivig', 'data-gap']);
    expect(told.table).toMatchObject({
      matched: '12',
      ended: 'row 12 ends the reading: its card, escalate-ivig, is switched off by the site',
    });
    expect(told.rules.find(({ id }) => id === 'data-gap')).toMatchObject({
      outcome: 'quiet',
      note: 'switched off by the site',
    });
    const page = pageOf(told, (_, text) => text);
    expect(page).toContain('switched off by the site (DISABLED_RULES): escalate-ivig, data-gap');
    expect(page).toContain('data-gap: switched off by the site');
  });
});
