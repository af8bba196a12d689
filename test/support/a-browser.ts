import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Debian's; .ci/run installs it. Nothing is downloaded. */
const CHROMIUM = '/usr/bin/chromium';

/** A describe that needs a browser. Where there is none it is skipped, and says so. */
export function describeInBrowser(title: string, tests: (browser: () => Browser) => void): void {
  if (!existsSync(CHROMIUM)) {
    process.stderr.write(`skipped: "${title}" needs a browser, which is not at ${CHROMIUM}\n`);
    describe.skip(title, () => {
      tests(() => {
        throw new Error('no browser');
      });
    });
    return;
  }
  describe(title, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      // Root has no sandbox to offer, and the pages are our own.
      const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
      browser = await chromium.launch({ executablePath: CHROMIUM, args });
    }, 60_000);
    afterAll(async () => browser?.close());
    tests(() => {
      if (!browser) throw new Error('the browser did not start');
      return browser;
    });
  });
}

/** A page and what it did that it must not do. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of scripts, and what the browser refused or could not load. */
  readonly errors: readonly string[];
  /** Addresses of requests that went elsewhere. */
  readonly elsewhere: readonly string[];
}

/** Opens an address of the service in a window of its own: nothing is kept from another test. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const elsewhere: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== new URL(url).origin) elsewhere.push(request.url());
  });
  await page.goto(url);
  return { page, errors, elsewhere };
}
