import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { answer } from '../../src/pipeline.js';
import { describeInBrowser, open } from '../support/a-browser.js';
import { aPlayground, buildPage, type BuiltPage } from '../support/a-playground.js';
import { noRuleThrows, startService, type RunningService } from '../support/running-service.js';

describeInBrowser('the page in a browser', (browser) => {
  let built: BuiltPage;
  let service: RunningService;
  beforeAll(async () => {
    built = buildPage();
    service = await startService({
      answer: (question) => answer(question, noRuleThrows),
      asOf: '2026-11-20',
      playground: aPlayground(built.files),
    });
  });
  afterAll(async () => {
    await service.stop();
    built.remove();
  });

  it('lists the patients, asks nobody else for anything, and runs into nothing that the CSP forbids', async () => {
    const { page, errors, elsewhere } = await open(browser(), service.url);
    await page.getByText('Dysphagia after an IV pulse').first().waitFor();
    await page.getByText('Inflammation after rituximab').first().waitFor();
    expect(errors).toEqual([]);
    expect(elsewhere).toEqual([]);
  });
});
