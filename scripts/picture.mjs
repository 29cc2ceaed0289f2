// Takes the README's picture of the calendar, docs/calendar.png, from a server with simulated providers. Needs a
// Chromium and a build: `node scripts/build.mjs && node scripts/picture.mjs`.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '..');
const { providers, readConfig, startApp } = createRequire(import.meta.url)(path.join(root, 'dist', 'app.js'));

const DATA_DIR = mkdtempSync(path.join(tmpdir(), 'scheduling-graph-'));
const app = await startApp(readConfig({ PORT: '0', LOG_LEVEL: 'warn', SANDBOX: 'on', DATA_DIR }, providers));
const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  locale: 'en-GB',
  timezoneId: 'Europe/London',
});
await page.goto(`${app.url}/calendar?view=month`);
await page.locator('.session').first().waitFor();
// The colours of what was pressed or loaded fade.
await page.waitForTimeout(500);
const file = path.join(root, 'docs', 'calendar.png');
await page.screenshot({ path: file });
console.log(`The picture is in ${path.relative(process.cwd(), file)}.`);

await browser.close();
await app.stop();
rmSync(DATA_DIR, { recursive: true, force: true });
