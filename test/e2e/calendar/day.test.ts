import { type Page } from 'playwright-core';
import { answerInstead, describeInChromium, focused, isTooWide, type Scene, SESSION, settled } from './scene';

/** A Thursday on which everything happens at once. */
const DAY = '2030-05-16';
const MANY = 9;

/** As if so many sessions were on one day at the same time, and as many went on for days from then. */
const crowd = (page: Page): Promise<void> =>
  answerInstead(page, 'CalendarSchedule', (data) => {
    const common = { __typename: 'Class', provider: 'WIZIQ', hosts: [], timeZone: null, status: 'SCHEDULED' };
    const others = { description: null, joinUrl: null };
    const made = (name: string, startsAt: string, endsAt: string) =>
      Array.from({ length: MANY }, (_, index) => ({
        ...{ ...common, ...others, startsAt, endsAt },
        ...{ id: `${name}-${index}`, title: `${name} ${index}` },
      }));
    data['schedule'].nodes = [
      ...made('Hour', `${DAY}T15:00:00Z`, `${DAY}T16:00:00Z`),
      ...made('Days', `${DAY}T05:00:00Z`, '2030-05-18T05:00:00Z'),
    ];
    return data;
  });

/** All that tells which view is shown: the address, the heading, the buttons, what is drawn, and the focus. */
async function expectTheDay(page: Page, scene: Scene): Promise<void> {
  await settled(page);
  expect(page.url()).toBe(`${scene.app.url}/calendar?view=day&date=${DAY}`);
  expect(await page.locator('#period').textContent()).toBe('16 May 2030');
  expect(await page.locator('#views [aria-pressed=true]').allTextContents()).toEqual(['Day']);
  expect(await page.locator('#previous').getAttribute('aria-label')).toBe('Previous day');
  expect(await page.locator('#next').getAttribute('aria-label')).toBe('Next day');
  expect(await page.locator('.fc-timeGridDay-view').count()).toBe(1);
}

async function expectAllOfIt(page: Page): Promise<void> {
  expect(await page.locator('.fc-more-link').count()).toBe(0);
  const sessions = page.locator(SESSION);
  expect(await sessions.count()).toBe(2 * MANY);
  for (const session of await sessions.all()) expect(await session.isVisible()).toBe(true);
}

const moreOf = (page: Page) => page.locator(`[data-date="${DAY}"] .fc-more-link`).first();

function fromAMonth(scene: Scene): void {
  const query = '?view=month&date=2030-05-01';

  it.each(['Europe/London', 'America/New_York', 'Pacific/Auckland'])(
    'is opened by "+n more" in %s, stays when it is loaded again, and "back" goes back',
    async (timezoneId) => {
      const page = await scene.visit({ query, prepare: crowd, options: { timezoneId } });
      const more = moreOf(page);
      expect(await more.textContent()).toMatch(/^\+\d+ more$/);
      expect(await more.getAttribute('aria-expanded')).toBeNull();
      await more.click();
      await expectTheDay(page, scene);
      expect(await focused(page).getAttribute('id')).toBe('period');
      await page.reload();
      await expectTheDay(page, scene);
      await page.goBack();
      await page.locator('.fc-dayGridMonth-view').waitFor();
      await settled(page);
      expect(page.url()).toBe(`${scene.app.url}/calendar${query}`);
      expect(await page.locator('#period').textContent()).toBe('May 2030');
      expect(await page.locator('#views [aria-pressed=true]').allTextContents()).toEqual(['Month']);
      expect(await moreOf(page).count()).toBe(1);
    },
  );

  it.each(['Enter', 'Space'])('is opened by the key %s on its number, and the focus goes to its name', async (key) => {
    const page = await scene.visit({ query, prepare: crowd, options: { timezoneId: 'America/New_York' } });
    await page.locator(`[data-date="${DAY}"]`).getByRole('link', { name: '16', exact: true }).focus();
    await page.keyboard.press(key);
    await expectTheDay(page, scene);
    expect(await focused(page).getAttribute('id')).toBe('period');
    await page.keyboard.press('Tab');
    expect(await focused(page).textContent()).toBe('Month');
  });

  it('is opened by the key Enter on "+n more" too', async () => {
    const page = await scene.visit({ query, prepare: crowd });
    await moreOf(page).focus();
    await page.keyboard.press('Enter');
    await expectTheDay(page, scene);
    await expectAllOfIt(page);
    expect(await focused(page).getAttribute('id')).toBe('period');
  });

  it('hides nothing on a phone either', async () => {
    const options = { viewport: { width: 360, height: 740 }, hasTouch: true };
    const page = await scene.visit({ query, prepare: crowd, options });
    await moreOf(page).tap();
    await expectTheDay(page, scene);
    await expectAllOfIt(page);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: 'Month', exact: true }).tap();
    await settled(page);
    expect(await moreOf(page).textContent()).toBe(`+${2 * MANY - 3}`);
  });
}

function fromAWeek(scene: Scene): void {
  it.each([
    ['week', '.fc-col-header-cell'],
    ['list', '.fc-list-day'],
  ])('is opened by its name over the view "%s"', async (view, head) => {
    const page = await scene.visit({ query: `?view=${view}&date=${DAY}`, prepare: crowd });
    await page.locator(`${head}[data-date="${DAY}"]`).getByRole('link').first().click();
    await expectTheDay(page, scene);
    await expectAllOfIt(page);
    expect(await focused(page).getAttribute('id')).toBe('period');
  });

  it('is opened by "+n more" among its hours', async () => {
    const page = await scene.visit({ query: `?view=week&date=${DAY}`, prepare: crowd });
    await page.locator('.fc-timegrid-more-link').click();
    await expectTheDay(page, scene);
    await expectAllOfIt(page);
  });
}

describeInChromium('A day of the calendar', (scene) => {
  describe('out of a month', () => fromAMonth(scene));
  describe('out of a week', () => fromAWeek(scene));
});
