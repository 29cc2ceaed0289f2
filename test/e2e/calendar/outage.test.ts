import { type Page, type Route } from 'playwright-core';
import { scriptedAdministrate, startAdministrateApp, startTestApp, type TestApp } from '../../support/app';
import { closedUrl } from '../../support/scripted-server';
import { answerInstead, contrastOf, dayOf, describeInChromium, type Scene, SESSION, settled, titlesIn } from './scene';

const PROVIDERS = ['ADMINISTRATE', 'ELECTA', 'ICAREUS', 'WIZIQ'];

/** Servers with one real provider, which cannot be reached, or not any more. */
const alone: TestApp[] = [];

function kept<App extends TestApp>(app: App): App {
  alone.push(app);
  return app;
}

async function everyQuestion(page: Page, answer: (route: Route) => Promise<void>): Promise<void> {
  await page.route('**/graphql', answer);
}

/** As if a provider had failed and its last good answer were shown. */
const withOutage =
  (fields: { isPartial?: boolean; message?: string } = {}) =>
  (data: Record<string, any>) => {
    const message = 'Electa took too long.';
    const outage = {
      provider: 'ELECTA',
      code: 'PROVIDER_TIMEOUT',
      message,
      isPartial: false,
      staleSince: null,
      ...fields,
    };
    data['schedule'].unavailable = [outage];
    if (data['conflicts']) data['conflicts'].unavailable = [outage];
    return data;
  };

function aDeadProvider(scene: Scene): void {
  it('is named in a banner with the reason, and nobody is told that there are no conflicts', async () => {
    const { url } = kept(await startTestApp(scriptedAdministrate(await closedUrl())));
    const page = await scene.visit({ url });
    const notices = page.getByRole('region', { name: 'Notices' });
    const text = await notices.textContent();
    expect(text).toContain('Administrate could not be loaded. No connection to Administrate could be made.');
    expect(text).toContain('time that looks free may not be');
    expect(await page.locator('#status').textContent()).toContain('Administrate could not be loaded');
    const conflicts = await page.locator('#conflicts').textContent();
    expect(conflicts).toBe('None is known, but Administrate could not be loaded, so there may be some.');
    expect(await page.locator('#conflicts-count').textContent()).toBe('?');
    expect(await contrastOf(notices.locator('p').first())).toBeGreaterThan(4.5);
  });

  it('leaves the conflicts that are known, of which there may be more', async () => {
    const { conflicts } = await scene.known('conflicts(from: $from, to: $to) { conflicts { startsAt } }');
    const page = await scene.visit({
      query: `?view=list&date=${dayOf(conflicts.conflicts[0])}`,
      prepare: (opened) => answerInstead(opened, 'CalendarSchedule', withOutage()),
    });
    const panel = page.locator('#conflicts');
    expect(await panel.locator('.conflict').count()).toBeGreaterThan(0);
    expect(await panel.locator('.unknown').textContent()).toBe(
      'Electa could not be loaded, so there may be more than these.',
    );
  });

  it('leaves what it told last, with the time once and in words, and says where that is only a part', async () => {
    const app = kept(await startAdministrateApp());
    const known = await scene.visit({ url: app.url, query: '?view=week' });
    const titles = await titlesIn(known);
    await app.upstream.close();

    const banner = async (page: Page): Promise<string | null> => page.locator('.notice p').textContent();
    const time = `(this minute|\\d+ minutes? ago), on \\w{3}, \\d{1,2} \\w+ \\d{4}, \\d\\d:\\d\\d`;
    const headline = '^Administrate could not be loaded\\. [^:]*';
    await known.reload();
    await settled(known);
    expect(await titlesIn(known)).toEqual(titles);
    expect(await banner(known)).toMatch(new RegExp(`${headline} Its sessions are shown as known ${time}\\.$`));

    const options = { viewport: { width: 360, height: 740 } };
    const partly = await scene.visit({ url: app.url, query: '?view=month', options });
    const part = `Only a part of its sessions is shown, as known ${time}: time that looks free may not be\\.$`;
    expect(await banner(partly)).toMatch(new RegExp(`${headline} ${part}`));
    expect((await partly.locator('#notices').boundingBox())!.height).toBeLessThan(0.3 * options.viewport.height);
  });

  it('that responded, but not with all its sessions, is named too', async () => {
    const partly = withOutage({ isPartial: true, message: 'The times of 2 sessions cannot be read.' });
    const page = await scene.visit({ prepare: (opened) => answerInstead(opened, 'CalendarSchedule', partly) });
    expect(await page.locator('.notice p').textContent()).toBe(
      'Electa returned incomplete data. The times of 2 sessions cannot be read. Some of its sessions are missing: time that looks free may not be.',
    );
  });

  it('leaves room for the calendar on a phone, even if it is one of many', async () => {
    const options = { viewport: { width: 360, height: 740 } };
    const many = (data: Record<string, any>) => {
      const [outage] = withOutage()(data)['schedule'].unavailable;
      data['schedule'].unavailable = PROVIDERS.map((provider) => ({ ...outage, provider }));
      return data;
    };
    const page = await scene.visit({ options, prepare: (opened) => answerInstead(opened, 'CalendarSchedule', many) });
    expect(await page.locator('.notice').count()).toBe(PROVIDERS.length);
    expect((await page.locator('#notices').boundingBox())!.height).toBeLessThanOrEqual(0.4 * options.viewport.height);
    const again = page.getByRole('button', { name: 'Try again' });
    await again.focus();
    expect((await again.boundingBox())!.y).toBeLessThan(0.6 * options.viewport.height);
  });

  it('leaves no week that looks free', async () => {
    const page = await scene.visit({
      query: '?view=list&date=2040-01-01',
      prepare: (opened) => answerInstead(opened, 'CalendarSchedule', withOutage()),
    });
    expect(await page.locator('#calendar').textContent()).toContain('Nothing is known of this week');
    expect(await page.locator('#status').textContent()).toContain('Electa could not be loaded');
  });

  it('is asked again when somebody wants to, and its banner goes when it answers', async () => {
    let isDown = true;
    const page = await scene.visit({
      prepare: (opened) => answerInstead(opened, 'CalendarSchedule', (data) => (isDown ? withOutage()(data) : data)),
    });
    isDown = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
    await settled(page);
    expect(await page.locator('#status').textContent()).not.toContain('Electa');
  });

  it.each([
    ['light', 360],
    ['dark', 1280],
  ] as const)('is seen in the %s scheme on a screen of %d pixels', async (colorScheme, width) => {
    const page = await scene.visit({
      options: { colorScheme, viewport: { width, height: 740 } },
      prepare: (opened) => answerInstead(opened, 'CalendarSchedule', withOutage()),
    });
    const notice = page.locator('.notice p');
    expect(await notice.isVisible()).toBe(true);
    expect(await contrastOf(notice)).toBeGreaterThan(4.5);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });
}

function aFailure(scene: Scene): void {
  const failures: readonly (readonly [string, (route: Route) => Promise<void>, string])[] = [
    ['a server that cannot be reached', (route) => route.abort('connectionrefused'), 'The server cannot be reached.'],
    [
      'an error of the graph',
      (route) => route.fulfill({ json: { errors: [{ message: 'It broke.', extensions: { requestId: 'r-1' } }] } }),
      'It broke.',
    ],
    [
      'something else that answers in its place',
      (route) => route.fulfill({ status: 502, body: '<h1>Bad gateway</h1>' }),
      'The server answered with status 502 and nothing that can be read.',
    ],
  ];

  it.each(failures)('that is %s covers the calendar, says so and what to do, and can be got over', async (...row) => {
    const [, answer, message] = row;
    const page = await scene.visit({ prepare: (opened) => everyQuestion(opened, answer) });
    const cover = page.locator('#cover');
    expect(await cover.getByRole('alert').textContent()).toBe(`The schedule could not be loaded${message}`);
    const text = await cover.textContent();
    expect(text).toContain('Nothing is known about this period: do not take it for free.');
    if (message === 'It broke.') expect(text).toContain('under request r-1');
    expect(await page.locator('#calendar').getAttribute('inert')).not.toBeNull();
    expect(await page.locator('#conflicts').textContent()).toContain('Unknown');
    expect(await page.locator('#providers').textContent()).toContain('could not be listed');

    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator(SESSION).first().waitFor();
    expect(await cover.isVisible()).toBe(false);
    expect(await page.getByRole('checkbox', { name: 'Administrate' }).isChecked()).toBe(true);
  });

  it('that is an answer which takes long leaves word that it is being loaded', async () => {
    let answer = (): void => undefined;
    const page = await scene.visit();
    await everyQuestion(page, async (route) => {
      await new Promise<void>((resolve) => (answer = resolve));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Next month' }).click();
    await page.locator('#cover').getByText('Loading the schedule…').waitFor();
    expect(await page.locator('#stage').getAttribute('aria-busy')).toBe('true');
    answer();
    await settled(page);
    expect(await page.locator('#stage').getAttribute('aria-busy')).toBeNull();
  });
}

function manySessions(scene: Scene): void {
  it('are loaded page by page, to a limit that is told', async () => {
    const cursors: unknown[] = [];
    const page = await scene.visit({
      prepare: (opened) =>
        everyQuestion(opened, async (route) => {
          const { query, variables } = route.request().postDataJSON() as { query: string; variables: any };
          if (!query.includes('query CalendarSchedule')) return route.fallback();
          cursors.push(variables.after);
          // The server would refuse cursors that it did not give.
          const postData = { query, variables: { ...variables, after: null } };
          const response = await route.fetch({ postData });
          const { data } = (await response.json()) as { data: any };
          for (const node of data.schedule.nodes) node.id = `${node.id}-${cursors.length}`;
          data.schedule.pageInfo = { hasNextPage: true, endCursor: `page-${cursors.length}` };
          return route.fulfill({ json: { data } });
        }),
    });
    expect(cursors).toEqual([null, ...Array.from({ length: 14 }, (_, index) => `page-${index + 1}`)]);
    const notice = await page.locator('.notice').last().textContent();
    expect(notice).toMatch(/^Only the first [\d,]+ sessions are shown\./);
    expect(notice).toContain('Choose a shorter one, or narrow it down with the filters.');
  });
}

describeInChromium('The calendar page in trouble', (scene) => {
  afterAll(() => Promise.all(alone.map((app) => app.stop())));

  describe('A provider that fails', () => aDeadProvider(scene));
  describe('A failure', () => aFailure(scene));
  describe('Many sessions', () => manySessions(scene));
});
