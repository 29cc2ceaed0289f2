import { type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../../support/app';
import { hasChromium, openPage, startChromium, type WatchedPage, withoutChromium } from '../../support/browser';

/** A session in the calendar, wherever it is drawn. */
export const SESSION = '.session';

const DAY_MS = 86_400_000;

/** A session as the graph tells it. */
export interface KnownSession {
  readonly id: string;
  readonly provider: string;
  readonly title: string;
  readonly startsAt: string;
  readonly timeZone: string | null;
  readonly status: string;
  readonly hosts: readonly { readonly email: string | null }[];
}

export interface Visit {
  /** What stands behind /calendar in the address. */
  readonly query?: string;
  readonly options?: BrowserContextOptions;
  readonly url?: string;
  /** Done before the page is opened. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** A server with all providers simulated, as without settings, and a browser that looks at it. */
export class Scene {
  #app: TestApp | undefined;
  #browser: Browser | undefined;
  #visits: WatchedPage[] = [];

  get app(): TestApp {
    return this.#app!;
  }

  async start(): Promise<void> {
    this.#app = await startTestApp();
    this.#browser = await startChromium();
  }

  async stop(): Promise<void> {
    await this.#browser?.close();
    await this.#app?.stop();
  }

  /** Opens the calendar, of another server where one is named, and waits until it has loaded or said why not. */
  async visit({ query = '', options, prepare, url = this.app.url }: Visit = {}): Promise<Page> {
    const visit = await openPage(this.#browser!, `${url}/calendar${query}`, options, prepare);
    this.#visits.push(visit);
    await settled(visit.page);
    return visit.page;
  }

  /** Closes the pages of a test once nobody stands between them and the server, and gives what they complained of. */
  async leave(): Promise<readonly string[]> {
    const visits = this.#visits.splice(0);
    for (const { page } of visits) {
      await page.unrouteAll({ behavior: 'wait' });
      await page.context().close();
    }
    return visits.flatMap(({ complaints }) => complaints);
  }

  /** What the graph itself says of the weeks around today. */
  async known(fields: string): Promise<any> {
    const around = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
    const query = `query ($from: DateTime!, $to: DateTime!) { ${fields} }`;
    const { data, errors } = await this.app.graphql(query, { from: around(-10), to: around(30) });
    expect(errors).toEqual([]);
    return data;
  }

  /** The sessions of those weeks, cancelled ones too. */
  async sessions(): Promise<readonly KnownSession[]> {
    const fields = 'id provider title startsAt timeZone status hosts { email }';
    const filter = '{ includeCancelled: true }';
    const { schedule } = await this.known(
      `schedule(from: $from, to: $to, first: 200, filter: ${filter}) { nodes { ${fields} } }`,
    );
    return schedule.nodes as KnownSession[];
  }

  /** One that takes place and fits a condition. There is one, or the test says so. */
  async session(fits: (session: KnownSession) => boolean = () => true): Promise<KnownSession> {
    const found = (await this.sessions()).find((session) => session.status !== 'CANCELLED' && fits(session));
    if (!found) throw new Error('The sandboxes have no such session in the weeks around today.');
    return found;
  }
}

/** Tests in a browser. Without one, they are left out, and a line says so. */
export function describeInChromium(title: string, tests: (scene: Scene) => void): void {
  if (!hasChromium()) {
    process.stderr.write(`${title} ${withoutChromium}.\n`);
    it.skip(`${title} ${withoutChromium}`, () => undefined);
    return;
  }
  describe(title, () => {
    const scene = new Scene();
    beforeAll(() => scene.start());
    afterEach(async () => expect(await scene.leave()).toEqual([]));
    afterAll(() => scene.stop());
    tests(scene);
  });
}

/** The day of an instant, as an address has it. */
export const dayOf = ({ startsAt }: { readonly startsAt: string }): string => startsAt.slice(0, 10);

/** Waits until the calendar shows what was asked for last. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator('#status')
    .filter({ hasText: /session|Not loaded|No provider/ })
    .waitFor();
}

/** The titles of what is drawn, as text and in order. */
export const titlesIn = async (page: Page): Promise<readonly string[]> =>
  (await page.locator(`${SESSION} .event-title`).allTextContents()).map((title) => title.trim());

/** The element that has the focus. */
export const focused = (page: Page): Locator => page.locator(':focus');

/** A property of an element as the browser computed it. */
export const styleOf = (element: Locator, property: string): Promise<string> =>
  element.evaluate((node: any, name) => (globalThis as any).getComputedStyle(node).getPropertyValue(name), property);

/** How far an element's text stands out from what is behind it, as WCAG counts: 4.5 is enough for small text. */
export async function contrastOf(element: Locator): Promise<number> {
  const [ink, ground] = await element.evaluate((node: any) => {
    const { document, getComputedStyle } = globalThis as any;
    const paper = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    const paint = (colour: string): number[] => {
      paper.fillStyle = colour;
      paper.fillRect(0, 0, 1, 1);
      return [...paper.getImageData(0, 0, 1, 1).data] as number[];
    };
    const layers: string[] = [];
    for (let at = node; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor as string);
    const painted = layers.map(paint).at(-1)!;
    return [paint(getComputedStyle(node).color as string), painted];
  });
  const [lighter, darker] = [luminance(ink), luminance(ground)].sort((one, other) => other - one);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** As WCAG defines it, of a colour in sRGB. */
function luminance([red, green, blue]: readonly number[]): number {
  const [r, g, b] = [red!, green!, blue!].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

/** Whether the page, or the list in it, is wider than there is room for. */
export const isTooWide = async (page: Page): Promise<boolean> =>
  Boolean(
    await page.evaluate(`[document.documentElement, ...document.querySelectorAll('.fc-list > .fc-scroller')]
      .some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)`),
  );

/** Answers every GraphQL operation of this name with something else; what stands behind it is asked first. */
export async function answerInstead(
  page: Page,
  operation: string,
  change: (data: Record<string, any>) => Record<string, any>,
): Promise<void> {
  await page.route('**/graphql', async (route) => {
    const { query } = route.request().postDataJSON() as { query: string };
    if (!query.includes(`query ${operation}`)) return route.fallback();
    const response = await route.fetch();
    const { data } = (await response.json()) as { data: Record<string, any> };
    return route.fulfill({ json: { data: change(data) } });
  });
}
