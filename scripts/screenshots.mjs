/**
 * `npm run screenshots`: the pictures of the page in docs/img, made in a browser from the service as it is built now.
 * They change with the day, because the test patients are dated from it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const wide = { width: 1440, height: 900 };
const pictures = [
  { name: 'page-v01', link: '#patient=V01', viewport: wide },
  { name: 'page-v02', link: '#patient=V02', viewport: wide },
  { name: 'page-v03', link: '#patient=V03', viewport: wide },
  { name: 'page-v04', link: '#patient=V04', viewport: wide },
  { name: 'page-v05', link: '#patient=V05', viewport: wide, colorScheme: 'dark' },
  { name: 'page-v04-narrow', link: '#patient=V04', viewport: { width: 390, height: 844 } },
];

const folder = mkdtempSync(join(tmpdir(), 'myositis-cds-pictures-'));
const service = spawn(process.execPath, [join(root, 'dist/src/server.js')], {
  cwd: root,
  env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'journal.db')}` },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--disable-lcd-text', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
try {
  const address = await listening(service.stdout);
  for (const { name, link, ...options } of pictures) {
    const page = await browser.newPage({ reducedMotion: 'reduce', ...options });
    await page.goto(`${address}/${link}`);
    await page.locator('.plot svg').waitFor();
    const file = `docs/img/${name}.png`;
    await page.screenshot({ path: join(root, file) });
    await page.close();
    // A third of the size where pngquant is installed.
    spawnSync('pngquant', ['--force', '--ext', '.png', '--skip-if-larger', join(root, file)]);
    console.log(file);
  }
} finally {
  await browser.close();
  service.kill();
  rmSync(folder, { recursive: true });
}

/** The address that the service prints once it listens. */
function listening(output) {
  return new Promise((resolve, reject) => {
    let said = '';
    output.on('data', (chunk) => {
      said += chunk;
      const address = /Listening on (http:\/\/[^/\s]+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    output.on('end', () => reject(new Error(`The service does not start: ${said}`)));
  });
}
