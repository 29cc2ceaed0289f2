import { request } from 'node:http';
import { scriptedAdministrate, startAdministrateApp, startTestApp, type TestApp } from '../support/app';
import { closedUrl } from '../support/scripted-server';
import { DAY_MS, getCalendar, readFeed, Started } from './calendar-reader';

const started = new Started();
afterAll(() => started.stop());

describe('A provider that cannot be asked', () => {
  it('is named in place of a calendar where nothing is known of it', async () => {
    const alone = started.keep(await startTestApp(scriptedAdministrate(await closedUrl())));
    const response = await getCalendar(alone.url);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '300']);
    expect(response.headers.get('etag')).toBeNull();
    expect(await response.json()).toEqual({
      errors: [
        {
          message: expect.stringMatching(
            /^There is no calendar without these: No connection to Administrate could be made\..* Leave them out with "providers", or ask again later\.$/,
          ),
          extensions: { code: 'PROVIDER_UNAVAILABLE' },
        },
      ],
    });
  });

  it('is named in place of a calendar where it is asked for by name and disabled', async () => {
    const alone = started.keep(await startTestApp({ SANDBOX: 'off' }));
    expect((await readFeed(alone.url)).sessions).toEqual([]);
    const response = await getCalendar(alone.url, { providers: 'WIZIQ' });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining(
            'WizIQ is not configured. To enable it, the operator of this server must set WIZIQ_',
          ),
          extensions: { code: 'PROVIDER_NOT_CONFIGURED' },
        },
      ],
    });
  });

  it('is shown as it was last known, after the server was started again as well', async () => {
    const DATA_DIR = started.folder();
    const first = started.keep(await startAdministrateApp({ DATA_DIR }));
    const before = await readFeed(first.url);
    await first.upstream.close();
    const stale = await getCalendar(first.url);
    expect([stale.status, await stale.text()]).toEqual([200, before.text]);
    expect(stale.headers.get('etag')).toBe(before.response.headers.get('etag'));
    await first.stop();

    const second = started.keep(await startTestApp({ ...scriptedAdministrate(await closedUrl()), DATA_DIR }));
    const { sessions } = await readFeed(second.url);
    expect(sessions).toEqual(before.sessions);
    const { sessions: filtered } = await readFeed(second.url, { includeCancelled: 'false' });
    expect(filtered).toEqual(before.sessions.filter(({ status }) => status !== 'CANCELLED'));
  });

  it('is named in place of a calendar with holes, where only a part of the time was ever known', async () => {
    const partly = started.keep(await startAdministrateApp());
    const now = Date.now();
    const week = { from: new Date(now).toISOString(), to: new Date(now + 7 * DAY_MS).toISOString() };
    const known = await readFeed(partly.url, week);
    await partly.upstream.close();
    expect((await readFeed(partly.url, week)).text).toBe(known.text);
    const response = await getCalendar(partly.url);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      errors: [
        {
          message: expect.stringMatching(
            /^There is no calendar without these: [^:]*Administrate[^:]*\. Leave them out with "providers", or ask again later\.$/,
          ),
        },
      ],
    });
  });
});

describe('A request that is not from this machine', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = started.keep(await startTestApp({ SANDBOX: 'off' }));
  });

  /** As fetch cannot: with another host. */
  const statusFor = (headers: Record<string, string>): Promise<number> =>
    new Promise((resolve, reject) => {
      request(`${app.url}/calendar.ics`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      })
        .on('error', reject)
        .end();
    });

  it('is refused when a proxy passed it on, whatever that says', async () => {
    const response = await getCalendar(app.url, {}, { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect(response.status).toBe(403);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      errors: [
        {
          message:
            'The calendar is given to programs on the same machine only, by the address of 127.0.0.1 or localhost and without a proxy in between.',
          extensions: { code: 'FORBIDDEN' },
        },
      ],
    });
    expect(await statusFor({ forwarded: 'for=192.0.2.7' })).toBe(403);
  });

  it('is refused when it is for a name that was pointed here', async () => {
    expect(await statusFor({ host: 'rebound.example' })).toBe(403);
    expect(await statusFor({ host: `localhost:${new URL(app.url).port}` })).toBe(200);
  });
});
