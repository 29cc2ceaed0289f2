import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** What Debian and others call it, and where macOS has it. */
const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const APPLICATIONS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function program(): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = PROGRAMS.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, ...APPLICATIONS].find((file) => existsSync(file)) ?? null;
}

/** Whether a Chromium is installed here. */
export const hasChromium = (): boolean => program() !== null;

/** What is said of tests that need one where there is none. */
export const withoutChromium =
  'is left out, because no Chromium is installed here: "apt-get install -y chromium" brings one';

/** Starts a Chromium without a window. Its own sandbox cannot be had everywhere, and it opens our pages only. */
export function startChromium(): Promise<Browser> {
  const executablePath = program();
  if (executablePath === null) throw new Error('No Chromium is installed.');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** A page, and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Requests to other hosts than the one that was opened, dialogs of scripts, and uncaught errors; none is expected. */
  readonly complaints: readonly string[];
}

/** Opens an address in a profile of its own: in London, in English, on a laptop's screen unless said otherwise. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const complaints: string[] = [];
  const { host } = new URL(url);
  page.on('request', (request) => {
    if (new URL(request.url()).host !== host && !request.url().startsWith('data:'))
      complaints.push(`asked ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`threw ${error.message}`));
  page.on('dialog', (dialog) => {
    complaints.push(`opened a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await prepare(page);
  await page.goto(url);
  return { page, complaints };
}
