import { PROVIDERS, type ProviderName, ScheduleApp } from '../support/schedule-app';
import { at, Bookings, days } from './booking';
import { type Json } from './calls';

const HALF_OPEN_AFTER_MS = 300;

let app: ScheduleApp;
const bookings = new Bookings(() => app);

beforeEach(async () => {
  const breaker = { failures: 3, halfOpenAfterMs: HALF_OPEN_AFTER_MS };
  app = await ScheduleApp.start({ operationMs: 5_000, limits: { retries: 0, breaker } });
});
afterEach(() => app.stop());

/** What is told of each provider. */
async function statuses(): Promise<Record<ProviderName, Json>> {
  const { data, errors } = await app.graphql('{ providers { provider mode state lastSuccessAt lastError } }');
  expect(errors).toEqual([]);
  return Object.fromEntries(data.providers.map(({ provider, ...rest }: Json) => [provider, rest])) as never;
}

const stateOf = async (name: ProviderName): Promise<string> => (await statuses())[name].state;

async function bookOneEach(): Promise<void> {
  await bookings.publicEvent(at(0, '08:00'), at(0, '09:00'));
  await bookings.electaEvent(at(0, '09:00'));
  await bookings.icareusEvent(at(0, '10:00'), at(0, '11:00'));
  await bookings.class(at(0, '11:00'));
}

it('are unknown until a provider is asked, and up when it has answered', async () => {
  app.forget();
  const untold = { mode: 'LIVE', state: 'UNKNOWN', lastSuccessAt: null, lastError: null };
  await expect(statuses()).resolves.toEqual(Object.fromEntries(PROVIDERS.map((name) => [name, untold])));
  expect(app.counts()).toEqual({ ADMINISTRATE: 0, ELECTA: 0, ICAREUS: 0, WIZIQ: 0 });

  await bookOneEach();
  const since = Date.now();
  await bookings.ids(days(0));
  for (const status of Object.values(await statuses())) {
    expect(status).toEqual({ mode: 'LIVE', state: 'UP', lastSuccessAt: expect.any(String), lastError: null });
    expect(Date.parse(status.lastSuccessAt as string)).toBeGreaterThanOrEqual(since);
  }
});

it('are degraded while answers are stale, and up again with the next answer', async () => {
  await bookOneEach();
  await bookings.ids(days(0));
  await app.trouble('garbling', ...PROVIDERS);
  const { nodes, unavailable } = await bookings.schedule(days(0));
  expect(nodes).toHaveLength(4);
  const found = await statuses();
  for (const { provider, message } of unavailable) {
    const { state, lastError, lastSuccessAt } = found[provider as ProviderName];
    expect(state).toBe('DEGRADED');
    expect(lastSuccessAt).not.toBeNull();
    if (lastError !== null) expect(message).toContain(lastError);
  }
  await app.trouble('none', ...PROVIDERS);
  await bookings.ids(days(0));
  for (const { state, lastError } of Object.values(await statuses())) {
    expect({ state, lastError }).toEqual({ state: 'UP', lastError: null });
  }
});

it('are down when a provider fails again and again, and degraded while one call is let through', async () => {
  await bookOneEach();
  await app.trouble('failing', 'ADMINISTRATE');
  const states: string[] = [];
  for (let failures = 0; failures < 3; failures += 1) {
    await bookings.schedule(days(0));
    states.push(await stateOf('ADMINISTRATE'));
  }
  expect(states).toEqual(['DEGRADED', 'DEGRADED', 'DOWN']);
  const { lastError } = (await statuses()).ADMINISTRATE;
  expect(lastError).toBe('Administrate failed to process the request (HTTP status 503). Try again later.');

  app.forget();
  const { unavailable } = await bookings.schedule(days(0));
  expect(unavailable).toMatchObject([{ provider: 'ADMINISTRATE', code: 'PROVIDER_UNAVAILABLE' }]);
  expect(app.counts()).toMatchObject({ ADMINISTRATE: 0, ELECTA: 1, ICAREUS: 1, WIZIQ: 1 });

  await app.fault('ADMINISTRATE', { fault: 'slow', milliseconds: 500 });
  await new Promise((resolve) => setTimeout(resolve, HALF_OPEN_AFTER_MS));
  const trial = bookings.schedule(days(0));
  await app.called('ADMINISTRATE');
  await expect(stateOf('ADMINISTRATE')).resolves.toBe('DEGRADED');
  await expect(trial).resolves.toMatchObject({ unavailable: [] });
  await expect(stateOf('ADMINISTRATE')).resolves.toBe('UP');
});

it('tell no secrets, addresses or bodies of what went wrong', async () => {
  await bookOneEach();
  for (const trouble of ['failing', 'garbling', 'down'] as const) {
    await app.trouble(trouble, ...PROVIDERS);
    await bookings.schedule(days(0));
    const text = JSON.stringify(await statuses());
    expect(text).not.toMatch(/https?:|127\.0\.0\.1|token=|appkey|fault switch|\.ashx/i);
  }
});
