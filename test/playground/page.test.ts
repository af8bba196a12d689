import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Explanation } from '../../src/explain/explanation.js';
import type { Journal } from '../../src/journal/journal.js';
import { answer } from '../../src/pipeline.js';
import { describeInBrowser, open, type WatchedPage } from '../support/a-browser.js';
import { openedJournal, removeSqlite } from '../support/a-journal.js';
import { aPlayground, buildPage, type BuiltPage } from '../support/a-playground.js';
import { noRuleThrows, startService, type RunningService } from '../support/running-service.js';
import { hookRequest, vignette } from '../support/vignettes.js';

/** The page in a browser, against the service on a real port. */

const TODAY = '2026-11-21';
const seeds = [
  ['V01', 'IVIG advised: dysphagia despite prednisolone + methotrexate', 'Critical', '3'],
  ['V02', 'Proceed with the ordered IVIG, do not delay', 'Critical', '3'],
  ['V03', 'JAK inhibitor advised: still weak on methotrexate + hydroxychloroquine', 'Warning', '11'],
  ['V04', 'IVIG advised: CMAS fell 27 to 24 in 14 days on prednisolone + methotrexate', 'Warning', '10'],
  ['V05', 'Consider IV cyclophosphamide', 'Warning', '4'],
] as const;

describeInBrowser('the page', (browser) => {
  let built: BuiltPage;
  let journal: Journal;
  let service: RunningService;
  const opened: WatchedPage[] = [];
  /** Statuses with which this test is refused: the browser names them as errors. */
  const refusals: number[] = [];

  beforeAll(async () => {
    built = buildPage();
    journal = await openedJournal(() => new Date(`${TODAY}T12:00:00Z`));
    service = await startService({
      answer: (question) => answer(question, noRuleThrows),
      asOf: TODAY,
      journal,
      playground: aPlayground(built.files),
    });
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    await journal.close(1000);
    built.remove();
    removeSqlite();
  });
  // Whatever a test does: nothing leaves the origin, and the browser has nothing to complain about.
  afterEach(async () => {
    const pages = opened.splice(0);
    for (const { page } of pages) await page.context().close();
    const expected = refusals.splice(0).map((status) => `status of ${status} `);
    const errors = pages.flatMap((page) => page.errors);
    expect(errors.filter((error) => !expected.some((part) => error.includes(part)))).toEqual([]);
    expect(pages.flatMap(({ elsewhere }) => elsewhere)).toEqual([]);
  });

  const visit = async (hash = '', options: Parameters<typeof open>[2] = {}): Promise<Page> => {
    const watched = await open(browser(), `${service.url}/${hash}`, options);
    opened.push(watched);
    await watched.page.locator('.answer').waitFor();
    return watched.page;
  };
  const cardCalled = (page: Page, summary: string): Locator =>
    page.locator('article.card', { has: page.getByRole('heading', { name: summary }) });
  const rows = async () => {
    // Whatever waits is written within some 200 ms.
    await new Promise((resolve) => setTimeout(resolve, 400));
    return journal.use((database) => database.selectFrom('feedback').selectAll().execute());
  };

  describe('shows a chart as an EHR would', () => {
    it.each(seeds)('clicked in the list, seed %s shows "%s"', async (id, summary, indicator, row) => {
      const page = await visit();
      const position = seeds.findIndex(([seed]) => seed === id);
      await page.locator('.patients').first().getByRole('button').nth(position).click();
      const card = cardCalled(page, summary);
      await card.waitFor();
      expect(await card.locator('.indicator').innerText()).toBe(indicator);
      expect(await card.locator('.detail').innerText()).toContain('Why');
      expect(await page.locator('.decision .matched th').innerText()).toBe(row);
      expect(page.url()).toContain(`#patient=${id}`);
    });

    it('shows first why a card speaks, and the whole of it on demand', async () => {
      const page = await visit('#patient=V01');
      const card = cardCalled(page, 'IVIG advised');
      expect(await card.getByText('IVIG never given').isVisible()).toBe(true);
      expect(await card.getByText('Treatment so far').isVisible()).toBe(false);
      await card.getByRole('button', { name: 'Show the whole card' }).click();
      expect(await card.getByText('Treatment so far').isVisible()).toBe(true);
      expect(await card.getByRole('cell', { name: 'methotrexate SC' }).isVisible()).toBe(true);
      expect(await card.getByRole('link', { name: /SHARE/ }).first().getAttribute('rel')).toBe(
        'noopener noreferrer',
      );
    });

    it('finds a patient by the words of the story', async () => {
      const page = await visit();
      await page.getByPlaceholder('Search the patients').fill('38 to 36');
      await page.getByRole('button', { name: /fell by two points only/ }).click();
      await cardCalled(page, 'Review').first().waitFor();
      expect(page.url()).toContain('#patient=child-cmas-falls-by-2');
    });

    it('says where it stands that no card means that nothing is advised', async () => {
      const page = await visit('#patient=polymyositis-alone');
      expect(await page.locator('.silence').innerText()).toContain('no rule was judged');
    });
  });

  describe('takes what becomes of a card to the journal', () => {
    it('accepted: the exact order is shown, and the suggestion is on record', async () => {
      const page = await visit('#patient=V01');
      const card = cardCalled(page, 'IVIG advised');
      await card.getByRole('button', { name: 'Accept' }).click();
      await card.getByText('Feedback is in the journal.').waitFor();
      const order = JSON.parse(await card.locator('.placed pre').innerText()) as object;
      expect(order).toMatchObject({
        resourceType: 'MedicationRequest',
        status: 'draft',
        subject: { reference: 'Patient/v01' },
      });
      expect(await card.getByRole('button', { name: 'Accepted' }).isDisabled()).toBe(true);
      const [kept] = (await rows()).filter(({ outcome }) => outcome === 'accepted');
      expect(kept).toMatchObject({ client: 'playground', service: 'dm-patient-view' });
      const served = await journal.use((database) =>
        database.selectFrom('served_card').selectAll().where('card', '=', String(kept?.card)).execute(),
      );
      expect(served.map(({ topic }) => topic)).toEqual(['escalate-ivig']);
      expect(JSON.parse(served[0]?.suggestions ?? '')).toEqual(JSON.parse(kept?.suggestions ?? ''));
    });

    it('overridden: with a reason that the card offers, and a comment', async () => {
      const page = await visit('#patient=V04');
      const card = cardCalled(page, 'IVIG advised');
      await card.getByRole('button', { name: 'Override …' }).click();
      await card.getByRole('radio', { name: 'Steroid toxicity' }).check();
      await card.getByRole('textbox').fill('asked twice');
      await card.getByRole('button', { name: 'Override', exact: true }).click();
      await card.getByText('Overridden: Steroid toxicity. Feedback is in the journal.').waitFor();
      const kept = (await rows()).filter(({ outcome }) => outcome === 'overridden');
      expect(kept.map(({ reason_code, comment }) => [reason_code, comment])).toEqual([
        ['steroid-toxicity', 'asked twice'],
      ]);
    });
  });

  it('asks when a drug is chosen, and again when the order is signed', async () => {
    const page = await visit('#patient=V01');
    const calls: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/playground/cds-services/'))
        calls.push(`${new URL(request.url()).pathname} ${request.postData() ?? ''}`);
    });
    await page.getByRole('radio', { name: 'Drug selected' }).check({ force: true });
    await page.getByText('Choose a drug: order-select is sent').waitFor();
    await page.getByRole('combobox').selectOption({ label: 'Etanercept' });
    await cardCalled(page, 'Do not order etanercept').waitFor();
    expect(await page.locator('.call').first().innerText()).toContain('dm-order-select · 200');
    await page.getByRole('textbox', { name: 'Dose on the order' }).fill('25 mg twice a week');
    await page.getByRole('button', { name: 'Sign this order' }).click();
    await page.getByText('dm-order-sign · 200').first().waitFor();
    await cardCalled(page, 'Do not order etanercept').waitFor();
    const [selected] = calls.filter(
      (call) => call.includes('dm-order-select') && call.includes('page-order'),
    );
    const signed = calls.at(-1) ?? '';
    expect(selected).toContain('"selections":["MedicationRequest/page-order-etanercept"]');
    expect(selected).not.toContain('dosageInstruction":[{"text":"25 mg');
    expect(signed).toContain('/dm-order-sign ');
    expect(signed).toContain('25 mg twice a week');
  });

  it('says at signing what is withheld, because it was overridden when the drug was chosen', async () => {
    const page = await visit('#patient=V05&hook=order-select&drug=ivig&dose=2+g/kg+every+4+weeks');
    const card = page.locator('article.card').first();
    const summary = await card.getByRole('heading').first().innerText();
    await card.getByRole('button', { name: 'Override …' }).click();
    await card.getByRole('button', { name: 'Override', exact: true }).click();
    await card.getByText('Feedback is in the journal.').waitFor();
    await page.getByRole('button', { name: 'Sign this order' }).click();
    await page.getByText('dm-order-sign · 200').first().waitFor();
    expect(await page.locator('.silence').allInnerTexts()).toEqual([
      `Withheld, because it was overridden with a reason when the drug was selected: ${summary}`,
    ]);
  });

  describe('takes a chart of its reader', () => {
    const call = hookRequest(vignette('V03'));
    const bundle = {
      resourceType: 'Bundle',
      entry: Object.values(call.prefetch).flatMap((one) =>
        'entry' in one && Array.isArray(one.entry) ? (one.entry as object[]) : [{ resource: one }],
      ),
    };
    const paste = async (page: Page, text: string) => {
      await page.getByText('Your own chart').click();
      await page.getByRole('textbox', { name: 'JSON' }).fill(text);
      await page.getByRole('button', { name: 'Open this chart' }).click();
    };

    it.each([
      ['a Bundle', bundle, 'Pasted Bundle'],
      ['a whole hook request', call, 'Pasted hook request'],
    ])('%s', async (_what, content, name) => {
      const page = await visit();
      await paste(page, JSON.stringify(content));
      await page.locator('.banner').getByText(name).waitFor();
      await page.locator('.answer').waitFor();
      expect(await page.locator('.decision .matched th').innerText()).toBe('11');
      await cardCalled(page, 'JAK inhibitor advised').waitFor();
      // Patient data is in no address.
      expect(new URL(page.url()).hash).toBe('');
    });

    it('a hook request that lacks a source is judged without it', async () => {
      refusals.push(412);
      const { medicationStatements: _, conditions: __, ...prefetch } = call.prefetch;
      const page = await visit();
      await paste(page, JSON.stringify({ ...call, prefetch }));
      await page.getByText('The service cannot advise on this chart (412)').waitFor();
      expect(await page.locator('.banner').innerText()).toContain('conditions (unavailable)');
    });

    it.each([
      [
        'no JSON',
        '{\n  "resourceType": "Bundle",\n  "entry": [,]\n}',
        'Line 3: Not JSON from line 3, column 13',
      ],
      [
        'an entry that is no resource',
        JSON.stringify({ ...bundle, entry: [...bundle.entry.slice(0, 1), { resource: 1 }] }, null, 1),
        'entry[1].resource: must be a resource',
      ],
      [
        'a call without patient',
        '{\n "hook": "patient-view",\n "hookInstance": "x",\n "context": {}\n}',
        'Line 4: context.patientId: required',
      ],
      ['something else', '[]', 'Line 1: holds neither a Bundle'],
    ])('what cannot be read is shown where it is: %s', async (_what, text, says) => {
      refusals.push(400);
      const page = await visit();
      await paste(page, text);
      const mistake = page.getByRole('alert').filter({ hasText: 'Line' });
      await mistake.waitFor();
      expect(await mistake.innerText()).toContain(says);
      const [, number = ''] = /Line (\d+)/.exec(await mistake.innerText()) ?? [];
      const line = text.split('\n')[Number(number) - 1] ?? '';
      expect(await mistake.locator('pre').innerText()).toContain(line.trim());
    });
  });

  it('shows what would be said if CMAS had fallen by two points and not by three', async () => {
    const page = await visit('#patient=child-cmas-falls-by-3');
    await cardCalled(page, 'IVIG advised').waitFor();
    await page.getByRole('tab', { name: 'What if' }).click();
    const cmas = page.getByRole('spinbutton', { name: 'Latest CMAS' });
    expect(await cmas.inputValue()).toBe('36');
    await cmas.fill('37');
    await cmas.press('Enter');
    const gone = page.locator('article.card.gone');
    await gone.waitFor();
    expect(await gone.innerText()).toContain('No longer shown');
    expect(await gone.locator('del').innerText()).toContain('IVIG advised: CMAS fell 39 to 36');
    expect(await page.locator('article.card.new').innerText()).toContain('New');
    expect(await page.locator('.differences').innerText()).toContain('IVIG advised');
    // The link holds the change; taken back, the chart is itself again.
    expect(page.url()).toMatch(/value=Observation\/[^&]+@37/);
    await page.getByRole('button', { name: 'Back to the chart' }).click();
    await page.locator('article.card.gone').waitFor({ state: 'detached' });
    await cardCalled(page, 'IVIG advised').waitFor();
  });

  it.each([
    ['the weight', 'Latest weight', '20', '#patient=V01', 'Order IVIG 40 g'],
    ['the day', 'Today', '2027-01-15', '#patient=V04', 'to 2027-01-15'],
  ])('shows what would be said if %s were another', async (_what, field, value, hash, says) => {
    const page = await visit(`${hash}&panel=what-if`);
    await page.getByLabel(field).fill(value);
    await page.getByLabel(field).press('Enter');
    await page.locator('.tag.changed, .tag.new').first().waitFor();
    expect(await page.locator('.cards').innerText()).toContain(says);
  });

  it('shows what would be said if a treatment had been stopped', async () => {
    const page = await visit('#patient=V04&panel=what-if');
    await page.getByRole('textbox', { name: 'methotrexate SC' }).fill('2026-09-01');
    await page.locator('.differences').waitFor();
    expect(await page.locator('.as-table').textContent()).toContain('2026-08-02 – 2026-09-01');
  });

  describe('draws the treatments', () => {
    it.each(seeds.map(([id]) => id))('of seed %s as they are in the history', async (id) => {
      const page = await visit(`#patient=${id}`);
      const body = await page.evaluate(async (patient) => {
        const response = await fetch(`/playground/patients/${patient}`);
        return (await response.json()) as { readonly resources: readonly object[] };
      }, id);
      const explained = await page.request.post(`${service.url}/explain`, {
        data: { resourceType: 'Bundle', entry: body.resources.map((resource) => ({ resource })) },
      });
      const { timeline } = (await explained.json()) as Explanation;
      const dated = timeline.courses.filter(({ start, end }) => start ?? end);
      const bars = await page.locator('.plot g.course').evaluateAll((groups) =>
        groups.map((group) => {
          const { x, width } = (group.querySelector('rect') as SVGRectElement).getBBox();
          return { label: group.getAttribute('aria-label') ?? '', x, width };
        }),
      );
      expect(bars.map(({ label }) => label.split(';')[0]).sort()).toEqual(
        dated.map(({ name }) => name).sort(),
      );
      const pixelsPerDay = new Set<number>();
      for (const { name, start, end, ongoing, outcomeWord, from } of dated) {
        const bar = bars.find(
          ({ label }) => label.startsWith(`${name}; ${start?.earliest ?? ''}`) && label.includes(outcomeWord),
        );
        for (const reference of from) expect(bar?.label).toContain(reference);
        const last = ongoing || !end ? TODAY : end.earliest;
        const days = (Date.parse(last) - Date.parse(start?.latest ?? last)) / 86_400_000;
        // A bar is a pixel longer on either side, so that a single day is seen.
        if (days > 30) pixelsPerDay.add(Math.round((((bar?.width ?? 0) - 2) / days) * 50) / 50);
      }
      expect(pixelsPerDay.size).toBeLessThanOrEqual(1);
      const points = await page.locator('.plot g.point').count();
      const held = timeline.measures.filter(({ thresholds }) => thresholds.length > 0);
      expect(points).toBe(held.reduce((sum, { points: all }) => sum + all.length, 0));
    });

    it('and names the records of what has the focus, which open', async () => {
      const page = await visit('#patient=V01');
      await page.locator('.plot [data-mark][tabindex="0"]').focus();
      const said: string[] = [];
      for (let mark = 0; mark < 3; mark += 1) {
        said.push(await page.locator('.readout').innerText());
        await page.keyboard.press('ArrowRight');
      }
      expect(said[0]).toContain('methylprednisolone IV pulse');
      expect(new Set(said).size).toBe(3);
      await page.locator('.plot g.course.failed').click();
      await page.locator('.readout').getByRole('button', { name: 'MedicationStatement/v01-ms12' }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.locator('pre').innerText()).toContain('"id": "v01-ms12"');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    });

    it('and says the same in a table', async () => {
      const page = await visit('#patient=V05');
      await page.getByText('As a table').click();
      const table = page.getByRole('table', { name: 'Treatments' });
      expect(await table.getByRole('row').count()).toBe(8);
      expect(await table.getByRole('row', { name: /^rituximab IV/ }).innerText()).toContain('failed');
    });
  });

  describe('says why', () => {
    it('of every rule, with its questions and the records behind the answers', async () => {
      const page = await visit('#patient=V01');
      await page.getByPlaceholder('Find a rule').fill('gi-red-flag');
      await page.locator('.outcome.quiet details.rule summary').first().click();
      const rule = page.locator('details.rule').first();
      expect(await rule.locator('.questions').innerText()).toMatch(
        /no\s+Is there an acute abdominal finding/,
      );
      await page.getByPlaceholder('Find a rule').fill('');
      await page.locator('.outcome.shown > summary').click();
      await page.locator('.outcome.shown details.rule summary').first().click();
      await page.locator('.outcome.shown .reference').first().click();
      expect(await page.getByRole('dialog').locator('h2').innerText()).toMatch(/^\w+\/v01-/);
    });

    it('of every row above the one that is met, with the first reason', async () => {
      const page = await visit('#patient=V04');
      const above = page.locator('.decision tbody tr:has(.saw):not(.matched)');
      expect(await above.count()).toBeGreaterThan(10);
      const notRead = page.locator('.not-read');
      await notRead.locator('summary').click();
      expect(await notRead.locator('tr').last().innerText()).toMatch(/^19\s+\w/);
      for (const reason of await above.locator('.saw').allInnerTexts()) expect(reason.trim()).not.toBe('');
      expect(await page.locator('.decision .matched').innerText()).toContain('CMAS fell 27 to 24');
    });
  });

  it('hands over the call as curl, as files and as a link that shows the same again', async () => {
    const page = await visit('#patient=V04', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('tab', { name: 'Request' }).click();
    await page.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('Copied').first().waitFor();
    const curl = await page.evaluate(() => navigator.clipboard.readText());
    expect(curl).toContain(`curl -sS '${service.url}/cds-services/dm-patient-view'`);
    const body = /--data-binary '(.*)'$/s.exec(curl)?.[1]?.replaceAll(String.raw`'\''`, "'") ?? '';
    const fired = await fetch(`${service.url}/cds-services/dm-patient-view`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(await fired.text()).toContain('IVIG advised: CMAS fell 27 to 24');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download response' }).click(),
    ]);
    expect(readFileSync(await file.path(), 'utf8')).toContain('IVIG advised: CMAS fell 27 to 24');
    const again = await visit(new URL(page.url()).hash);
    expect(await again.getByRole('tab', { selected: true }).innerText()).toBe('Request');
    await cardCalled(again, 'IVIG advised').waitFor();
  });

  it('says which patient of a link there is not', async () => {
    refusals.push(404);
    const { page } = await open(browser(), `${service.url}/#patient=V99`);
    await page.getByRole('alert').getByText('There is no test patient V99.').waitFor();
    await page.context().close();
    refusals.length = 0;
  });

  it('shows nothing of one patient under the name of another', async () => {
    const page = await visit('#patient=V01');
    await page.route('**/playground/patients/V05', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.locator('.patients').first().getByRole('button').nth(4).click();
    expect(await page.locator('.banner, .card').count()).toBe(0);
    await cardCalled(page, 'Consider IV cyclophosphamide').waitFor();
    expect(await page.locator('h1').innerText()).toContain('V05');
  });

  it('asks for the operator token where there is one, and keeps it to itself', async () => {
    const guarded = await startService({
      answer: (question) => answer(question, noRuleThrows),
      asOf: TODAY,
      playground: aPlayground(built.files),
      environment: { OPERATOR_TOKEN: 'operator-0123456789' },
    });
    try {
      const { page } = await open(browser(), guarded.url);
      await page.getByRole('textbox', { name: 'Token' }).fill('operator-0123456789');
      await page.getByRole('button', { name: 'Continue' }).click();
      await cardCalled(page, 'IVIG advised').waitFor();
      expect(
        await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]),
      ).toEqual([...[0, 0, '']]);
      await page.context().close();
    } finally {
      await guarded.stop();
    }
  });

  describe('is there for everybody', () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const states = [
      '#patient=V01',
      '#patient=V05&panel=what-if',
      '#patient=V04&hook=order-sign&drug=etanercept&panel=request',
    ];

    it.each([
      ...states.map((state) => ['light', state] as const),
      ...states.map((state) => ['dark', state] as const),
    ])('without a serious finding of axe-core: %s, %s', async (colorScheme, state) => {
      const page = await visit(state, { colorScheme });
      for (const closed of await page.locator('details.outcome > summary, .as-table > summary').all())
        await closed.click();
      await page.getByRole('button', { name: 'Show the whole card' }).first().click();
      await page.getByRole('button', { name: 'Override …' }).first().click();
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (
          window as unknown as { axe: { run: () => Promise<{ violations: readonly Violation[] }> } }
        ).axe.run();
        interface Violation {
          readonly id: string;
          readonly impact: string;
          readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
        }
        return violations.map(({ id, impact, nodes }) => ({
          id,
          impact,
          nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`),
        }));
      });
      expect(found.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
    });

    it('Tab reaches every control, in the order in which they stand, and the focus is seen', async () => {
      const page = await visit('#patient=V04&hook=order-select&drug=etanercept');
      await page.locator('.plot svg').waitFor();
      const expected = await page.evaluate(() => {
        const candidates = document.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, textarea, summary, [tabindex]',
        );
        const reachable = [...candidates].filter(
          (one) =>
            one.checkVisibility() &&
            one.tabIndex >= 0 &&
            !one.matches(':disabled') &&
            // A group of radio buttons is one stop.
            !(one.matches('input[type="radio"]') && !one.matches(':checked')),
        );
        reachable.forEach((one, index) => one.setAttribute('data-stop', String(index)));
        return reachable.length;
      });
      expect(expected).toBeGreaterThan(40);
      const stops: number[] = [];
      for (let stop = 0; stop < expected; stop += 1) {
        await page.keyboard.press('Tab');
        const { at, isSeen, isReadout } = await page.evaluate(() => {
          const focused = document.activeElement as HTMLElement;
          const outlined = [focused, ...focused.children, focused.closest('label')].some(
            (one) => one && (getComputedStyle(one).outlineStyle !== 'none' || one.closest('.plot')),
          );
          return {
            at: Number(focused.getAttribute('data-stop') ?? -1),
            isSeen: outlined,
            isReadout: focused.closest('.readout') !== null,
          };
        });
        expect([at, isSeen]).toEqual([at, true]);
        // The records of a bar are there once the bar has the focus.
        if (isReadout) stop -= 1;
        else stops.push(at);
      }
      expect(stops).toEqual(Array.from({ length: expected }, (_, index) => index));
    });

    it.each([360, 768, 1024, 1600])('nothing is cut off at %d pixels', async (width) => {
      for (const state of states) {
        const page = await visit(state, { viewport: { width, height: 800 } });
        for (const closed of await page.locator('.card .disclose, .as-table > summary').all())
          await closed.click();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });

    it('arrows move between the tabs and between the moments', async () => {
      const page = await visit('#patient=V04');
      await page.getByRole('tab', { name: 'Why' }).focus();
      await page.keyboard.press('ArrowRight');
      expect(await page.getByRole('tab', { selected: true }).innerText()).toBe('What if');
      await page.getByRole('radio', { name: 'Chart opened' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByText('dm-order-select · 200').first().waitFor();
    });
  });
});
