import { dayOf, describeInChromium, type KnownSession, type Scene, SESSION, settled, styleOf, titlesIn } from './scene';

/** In the order of their names, with the class that gives each its shape and colour. */
const PROVIDERS = [
  ['ADMINISTRATE', 'Administrate', 'look-round'],
  ['ELECTA', 'Electa', 'look-diamond'],
  ['ICAREUS', 'Icareus Suite', 'look-triangle'],
  ['WIZIQ', 'WizIQ', 'look-square'],
] as const;

/** Whether a session begins in the weeks of a month, as 2030-05: they begin and end in its neighbours. */
function isInGridOf(month: string, session: KnownSession): boolean {
  const first = new Date(`${month}-01T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  first.setUTCDate(first.getUTCDate() - ((first.getUTCDay() + 6) % 7));
  last.setUTCDate(last.getUTCDate() + ((7 - last.getUTCDay()) % 7));
  const day = dayOf(session);
  return day >= first.toISOString().slice(0, 10) && day <= last.toISOString().slice(0, 10);
}

function aMonth(scene: Scene): void {
  it('shows all four providers, each by its name, colour and shape', async () => {
    const sessions = (await scene.sessions()).filter(({ status }) => status !== 'CANCELLED');
    const months = [...new Set(sessions.map((session) => dayOf(session).slice(0, 7)))];
    const month = months.find((candidate) => {
      const shown = sessions.filter((session) => isInGridOf(candidate, session));
      return PROVIDERS.every(([id]) => shown.some(({ provider }) => provider === id));
    });
    expect(month).toBeDefined();

    // High enough for all that there is on a day.
    const options = { viewport: { width: 1280, height: 4000 } };
    const page = await scene.visit({ query: `?view=month&date=${month!}-15`, options });
    const colours = new Set<string>();
    for (const [, title, look] of PROVIDERS) {
      const legend = page.locator('#providers').getByRole('checkbox', { name: title });
      expect(await legend.isChecked()).toBe(true);
      const first = page.locator(`${SESSION}.${look}`).first();
      expect(await first.textContent()).toContain(title);
      expect(await first.locator('.shape').isVisible()).toBe(true);
      colours.add(await styleOf(first.locator('.shape'), 'background-color'));
    }
    expect(colours.size).toBe(PROVIDERS.length);
    expect(await page.locator('#zone').textContent()).toMatch(/^Times in Europe\/London \(GMT(\+1|\+0)?\)$/);
  });

  it('can be walked through, and "back" goes back', async () => {
    const page = await scene.visit({ query: '?view=month&date=2030-05-06' });
    const period = page.locator('#period');
    expect(await period.textContent()).toBe('May 2030');
    await page.getByRole('button', { name: 'Next month' }).click();
    expect(await period.textContent()).toBe('June 2030');
    await page.getByRole('button', { name: 'Week', exact: true }).click();
    expect(page.url()).toBe(`${scene.app.url}/calendar?view=week&date=2030-06-01`);
    await page.goBack();
    await page.goBack();
    expect(await period.textContent()).toBe('May 2030');
    expect(await page.getByRole('button', { name: 'Month', exact: true }).getAttribute('aria-pressed')).toBe('true');
  });

  it('says what it has not got rather than nothing', async () => {
    const page = await scene.visit({ query: '?view=list&date=2040-01-01' });
    expect(await page.locator('#status').textContent()).toBe('No sessions');
    expect(await page.locator('#calendar').textContent()).toContain('No sessions in this week.');
  });
}

function filters(scene: Scene): void {
  it('leave out a provider, and stand in the address, so that they can be shared', async () => {
    const page = await scene.visit({ query: '?view=month' });
    expect(await page.locator(`${SESSION}.look-round`).count()).toBeGreaterThan(0);
    await page.getByRole('checkbox', { name: 'Administrate' }).uncheck();
    await page.waitForURL(/providers=/);
    await settled(page);
    expect(page.url()).toMatch(/[?&]providers=electa,icareus,wiziq$/);
    expect(await page.locator(`${SESSION}.look-round`).count()).toBe(0);
    expect(await page.locator('#status').textContent()).toContain('with these filters');

    const { search } = new URL(page.url());
    const shared = await scene.visit({ query: search });
    expect(await shared.getByRole('checkbox', { name: 'Administrate' }).isChecked()).toBe(false);
    expect(await titlesIn(shared)).toEqual(await titlesIn(page));
  });

  it('find sessions by a word, and are cleared at once', async () => {
    const session = await scene.session();
    const query = `?view=list&date=${dayOf(session)}`;
    const page = await scene.visit({ query });
    const all = await titlesIn(page);
    await page.getByRole('searchbox', { name: 'Search' }).fill(session.title);
    await page.waitForURL(/text=/);
    await settled(page);
    const found = await titlesIn(page);
    expect(found).toContain(session.title);
    expect(found.length).toBeLessThanOrEqual(all.length);
    expect(found.every((title) => title.toLowerCase().includes(session.title.toLowerCase()))).toBe(true);

    await page.getByRole('button', { name: 'Clear the filters' }).click();
    await page.waitForURL((url) => !url.search.includes('text='));
    await settled(page);
    expect(await titlesIn(page)).toEqual(all);
  });

  it('find what somebody leads, by the address, whatever its capitals', async () => {
    const led = await scene.session(({ hosts }) => hosts.some(({ email }) => email));
    const address = led.hosts.find(({ email }) => email)!.email!;
    const page = await scene.visit({ query: `?view=day&date=${dayOf(led)}` });
    expect(await page.locator(`#known-hosts option[value="${address}"]`).count()).toBe(1);
    await page.getByLabel('Hosts').fill(address.toUpperCase());
    await page.waitForURL(/hosts=/);
    await settled(page);
    const theirs = (await scene.sessions()).filter(({ hosts }) => hosts.some(({ email }) => email === address));
    const shown = await titlesIn(page);
    expect(shown).toContain(led.title);
    expect(shown.filter((title) => !theirs.some((session) => session.title === title))).toEqual([]);
  });

  it('do not ask for an address that is none, and say so', async () => {
    const page = await scene.visit();
    const hosts = page.getByLabel('Hosts');
    await hosts.fill('anna@');
    await hosts.blur();
    expect(await page.locator('#hosts-problem').textContent()).toContain('no e-mail address');
    expect(await hosts.getAttribute('aria-invalid')).toBe('true');
    expect(page.url()).not.toContain('hosts=');
  });

  it('that leave no provider say so, instead of showing an empty calendar', async () => {
    const page = await scene.visit({ query: '?view=month&providers=' });
    expect(await page.locator('#cover').textContent()).toContain('No provider is chosen');
    await page.getByRole('checkbox', { name: 'Administrate' }).check();
    await page.locator(SESSION).first().waitFor();
    expect(await page.locator('#cover').isVisible()).toBe(false);
  });

  it('show cancelled sessions, struck out and called so', async () => {
    const cancelled = (await scene.sessions()).find(({ status }) => status === 'CANCELLED')!;
    const page = await scene.visit({ query: '?view=month' });
    expect(await page.locator(`${SESSION}.status-cancelled`).count()).toBe(0);
    // The sandbox has a cancelled event a week ahead, which may be in the next month.
    await page.getByRole('checkbox', { name: 'Show cancelled sessions' }).check();
    await page.waitForURL(/cancelled=1/);
    await page.goto(`${scene.app.url}/calendar?view=list&cancelled=1&date=${dayOf(cancelled)}`);
    await settled(page);
    const struckOut = page.locator(`${SESSION}.status-cancelled`).first();
    expect(await struckOut.textContent()).toContain('Cancelled');
  });
}

function aConflict(scene: Scene): void {
  it('is marked on its sessions, listed beside them, and told in their details', async () => {
    const { conflicts } = await scene.known(
      'conflicts(from: $from, to: $to) { conflicts { kind startsAt sessions { id title startsAt } } }',
    );
    const [conflict] = conflicts.conflicts as { kind: string; startsAt: string; sessions: KnownSession[] }[];
    expect(conflict).toBeDefined();
    const [first, second] = conflict!.sessions;
    const page = await scene.visit({ query: `?view=list&date=${dayOf(conflict!)}` });

    for (const { id } of [first!, second!]) {
      const marked = page.locator(`${SESSION}.conflicting[data-session="${id}"]`).first();
      expect(await marked.locator('.tag.conflicting').textContent()).toBe('Conflict');
      expect(await marked.locator('.icon-warning').isVisible()).toBe(true);
    }
    expect(await page.locator('#status').textContent()).toMatch(/\d+ conflicts?/);

    const panel = page.locator('#conflicts');
    await panel.getByRole('button', { name: first!.title }).first().click();
    const dialog = page.getByRole('dialog', { name: first!.title });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/(Host|Venue|Channel|Room) .* is double-booked/);
    await dialog.getByRole('button', { name: second!.title }).first().click();
    await page.getByRole('dialog', { name: second!.title }).waitFor();
  });

  it('is found although a filter hides the session that it is with', async () => {
    const { conflicts } = await scene.known(
      'conflicts(from: $from, to: $to) { conflicts { startsAt sessions { id title startsAt } } }',
    );
    const conflict = (conflicts.conflicts as { startsAt: string; sessions: KnownSession[] }[]).find(
      ({ sessions: [one, other] }) => !other!.title.includes(one!.title),
    );
    const [shown, hidden] = conflict!.sessions;
    const text = encodeURIComponent(shown!.title);
    const page = await scene.visit({ query: `?view=list&date=${dayOf(conflict!)}&text=${text}` });
    expect(await page.locator(`${SESSION}[data-session="${hidden!.id}"]`).count()).toBe(0);
    expect(await page.locator(`${SESSION}.conflicting[data-session="${shown!.id}"]`).count()).toBeGreaterThan(0);
    expect(await page.locator('#conflicts').textContent()).toContain(hidden!.title);
  });
}

describeInChromium('The calendar page', (scene) => {
  describe('A month', () => aMonth(scene));
  describe('Filters', () => filters(scene));
  describe('A conflict', () => aConflict(scene));
});
