import {
  answerInstead,
  contrastOf,
  dayOf,
  describeInChromium,
  focused,
  isTooWide,
  type Scene,
  SESSION,
  settled,
  styleOf,
  titlesIn,
} from './scene';

function details(scene: Scene): void {
  it('are opened by a click, show both zones and the way in, and give the focus back', async () => {
    const session = await scene.session(({ timeZone }) => timeZone === 'Europe/Paris');
    const page = await scene.visit({ query: `?view=list&date=${dayOf(session)}` });
    const opener = page.locator(`${SESSION}[data-session="${session.id}"] button`).first();
    await opener.click();
    const dialog = page.getByRole('dialog', { name: session.title });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/your time, Europe\/London.*its own time, Europe\/Paris/);
    expect(await dialog.locator('.id').textContent()).toBe(session.id);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await focused(page).textContent()).toBe(await opener.textContent());
  });

  it('lead to the session, in a tab that knows nothing of this one', async () => {
    const page = await scene.visit({
      query: '?view=list',
      prepare: (opened) =>
        answerInstead(opened, 'CalendarSchedule', (data) => {
          for (const node of data['schedule'].nodes) node.joinUrl = 'https://join.example/42';
          return data;
        }),
    });
    await page.locator(`${SESSION} button`).first().click();
    const link = page.getByRole('dialog').getByRole('link', { name: /^Join the session/ });
    expect(await link.getAttribute('href')).toBe('https://join.example/42');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it.each(['month', 'week', 'day', 'list'])('are reached by keyboard alone in the view "%s"', async (view) => {
    const session = await scene.session();
    const page = await scene.visit({ query: `?view=${view}&date=${dayOf(session)}` });
    await page.locator('#views button').last().focus();
    for (let steps = 0; steps < 60; steps += 1) {
      await page.keyboard.press('Tab');
      if ((await focused(page).locator('.event-title').count()) > 0) break;
    }
    const title = await focused(page).locator('.event-title').textContent();
    expect(await focused(page).and(page.getByRole('button')).count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: title! }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused(page).locator('.event-title').textContent()).toBe(title);
  });

  it('and titles are text, however long and whatever is in them', async () => {
    const title = `<img src="x" onerror="document.title='taken'">${'Donaudampfschifffahrt'.repeat(12)}`;
    const prepare = (opened: Parameters<typeof answerInstead>[0]) =>
      answerInstead(opened, 'CalendarSchedule', (data) => {
        for (const node of data['schedule'].nodes) {
          Object.assign(node, { title, description: `<p>${title}</p>`, joinUrl: 'javascript:alert(1)' });
        }
        return data;
      });
    for (const view of ['month', 'week', 'day', 'list']) {
      const page = await scene.visit({ query: `?view=${view}`, prepare });
      expect((await titlesIn(page)).every((shown) => shown === title)).toBe(true);
      expect(await isTooWide(page)).toBe(false);
      expect(await page.title()).toBe('Schedule · Scheduling Graph');
      if (view !== 'list') continue;
      await page.locator(`${SESSION} button`).first().click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.getByRole('link', { name: /Join/ }).count()).toBe(0);
      expect(await dialog.locator('.about').textContent()).toBe(`<p>${title}</p>`);
      expect(await dialog.locator('img, script').count()).toBe(0);
      expect(await page.title()).toBe('Schedule · Scheduling Graph');
    }
  });
}

/** Written into a provider, as its own editor would. */
const HTML = `<p>Bring a <b>pen</b> &amp; paper.</p><ul><li>Room 3</li></ul>
  <p><a href="https://terms.example/1">Terms</a><img src="https://tracker.example/1.png" onerror="alert('taken')"></p>
  <script>document.title = 'taken'</script>`;

function aDescription(scene: Scene): void {
  it('in HTML is shown as text with its lines, and nothing in it is run or loaded', async () => {
    const input = {
      name: { text: 'Described in HTML' },
      description: { text: HTML },
      startsAt: '2031-03-05T10:00:00Z',
      endsAt: '2031-03-05T11:00:00Z',
    };
    const mutation = `mutation ($input: CreateIcareusEventInput!) {
      createIcareusEvent(input: $input) { event { id } userErrors { message } }
    }`;
    const { data, errors } = await scene.app.graphql(mutation, { input });
    expect([errors, data.createIcareusEvent.userErrors]).toEqual([[], []]);
    const { id } = data.createIcareusEvent.event;

    const page = await scene.visit({ query: '?view=list&date=2031-03-05' });
    await page.locator(`${SESSION}[data-session="${id}"] button`).first().click();
    const about = page.getByRole('dialog', { name: 'Described in HTML' }).locator('.about');
    expect(await about.innerText()).toBe('Bring a pen & paper.\n\n- Room 3\n\nTerms (https://terms.example/1)');
    expect(await about.locator('*').count()).toBe(0);
    expect(await page.title()).toBe('Schedule · Scheduling Graph');
  });
}

function aPhone(scene: Scene): void {
  const options = { viewport: { width: 360, height: 740 }, hasTouch: true };

  it('begins with the list, and nothing is wider than the screen in any view', async () => {
    const page = await scene.visit({ options });
    expect(page.url()).toContain('view=list');
    for (const view of ['Month', 'Week', 'Day', 'List']) {
      await page.getByRole('button', { name: view, exact: true }).tap();
      await settled(page);
      expect(await isTooWide(page)).toBe(false);
    }
  });

  it('has the filters and the conflicts folded away until they are wanted', async () => {
    const page = await scene.visit({ options });
    const search = page.getByRole('searchbox', { name: 'Search' });
    expect(await search.isVisible()).toBe(false);
    await page.getByText('Filters', { exact: true }).tap();
    expect(await search.isVisible()).toBe(true);
    expect(await isTooWide(page)).toBe(false);
  });
}

function twoSchemes(scene: Scene): void {
  /** A text of each kind that the page has. */
  const texts = [
    'h1',
    '.zone',
    '.field small',
    '.field span',
    '.check small',
    '#today',
    '#views [aria-pressed=true]',
    '#status span',
    '#conflicts .hint',
    '#conflicts .conflict-resource',
    '.fc-col-header-cell-cushion',
    '.fc-daygrid-day-number',
    '.session.look-round .event-time',
    '.session.look-round .event-title',
    '.session.look-diamond .event-time',
    '.session.status-cancelled .event-title',
  ];

  it('are light and dark, and in both every text stands out from its ground', async () => {
    const cancelled = (await scene.sessions()).find(({ status }) => status === 'CANCELLED');
    const grounds = new Set<string>();
    for (const colorScheme of ['light', 'dark'] as const) {
      const options = { colorScheme, viewport: { width: 1280, height: 2000 } };
      const query = `?view=month&cancelled=1&date=${dayOf(cancelled!)}`;
      const page = await scene.visit({ query, options });
      grounds.add(await styleOf(page.locator('body'), 'background-color'));
      const contrasts = new Map<string, number>();
      for (const text of texts) contrasts.set(text, await contrastOf(page.locator(text).first()));
      expect([...contrasts].filter(([, contrast]) => contrast < 4.5)).toEqual([]);
    }
    expect(grounds.size).toBe(2);
  });
}

describeInChromium('The calendar page in use', (scene) => {
  describe('Details', () => details(scene));
  describe('A description', () => aDescription(scene));
  describe('A phone', () => aPhone(scene));
  describe('Colour schemes', () => twoSchemes(scene));
});
