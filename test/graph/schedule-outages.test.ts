import { PROVIDERS, type ProviderName, ScheduleApp, type Trouble } from '../support/schedule-app';
import { at, Bookings, days } from './booking';
import { type Json } from './calls';

const TITLES = { ADMINISTRATE: 'Administrate', ELECTA: 'Electa', ICAREUS: 'Icareus Suite', WIZIQ: 'WizIQ' } as const;

const CODES = {
  down: 'PROVIDER_UNAVAILABLE',
  failing: 'PROVIDER_UNAVAILABLE',
  hung: 'PROVIDER_TIMEOUT',
  garbling: 'PROVIDER_BAD_RESPONSE',
} as const satisfies Partial<Record<Trouble, string>>;
const TROUBLES = Object.keys(CODES) as (keyof typeof CODES)[];

let app: ScheduleApp;
const bookings = new Bookings(() => app);

/** The session of each provider on Monday, in the order of their starts. */
let ids: Record<ProviderName, string>;
beforeAll(async () => {
  app = await ScheduleApp.start({ operationMs: 1_000 });
  ids = {
    ADMINISTRATE: await bookings.publicEvent(at(0, '08:00'), at(0, '09:00')),
    ELECTA: await bookings.electaEvent(at(0, '09:00')),
    ICAREUS: await bookings.icareusEvent(at(0, '10:00'), at(0, '11:00')),
    WIZIQ: await bookings.class(at(0, '11:00')),
  };
  await expect(bookings.ids(days(0))).resolves.toEqual(Object.values(ids));
});
afterAll(() => app.stop());

const outagesOf = (names: readonly ProviderName[], trouble: keyof typeof CODES, staleSince: unknown) =>
  names.map((provider) => ({
    provider,
    code: CODES[trouble],
    message: expect.stringContaining(TITLES[provider]) as string,
    isPartial: false,
    staleSince,
  }));

/** Messages are for everybody: they tell no address, no secret and nothing of what came. */
function expectNothingPrivate(unavailable: Json): void {
  const text = JSON.stringify(unavailable);
  expect(text).not.toMatch(/https?:|127\.0\.0\.1|token=|appkey|<\w|\/api|\.ashx/i);
  const ofNoSecrecy = /_BASE_URL$|_COMPANY_ID$|_TIME_ZONES$|_PRESENTERS$|_ORGANIZATION_ID$/;
  for (const name of PROVIDERS) {
    for (const [variable, value] of Object.entries(app.sandbox(name).variables)) {
      if (value !== '' && !ofNoSecrecy.test(variable)) expect(text).not.toContain(value);
    }
  }
}

/** Brings providers into trouble for as long as something takes. */
async function during(
  trouble: Trouble,
  names: readonly ProviderName[],
  work: (since: number) => Promise<unknown>,
): Promise<void> {
  const since = Date.now();
  await app.trouble(trouble, ...names);
  try {
    await work(since);
  } finally {
    await app.trouble('none', ...names);
  }
}

describe.each(TROUBLES)('a provider that is %s', (trouble) => {
  it.each([...PROVIDERS.map((name) => [name]), [...PROVIDERS]])(
    'is named, and what it told last is shown instead, beside what the others tell: %s %s %s %s',
    async (...given) => {
      const names = given.filter((name): name is ProviderName => name !== undefined);
      await during(trouble, names, async (since) => {
        const { nodes, unavailable } = await bookings.schedule(days(0));
        expect(nodes.map(({ id }: Json) => id)).toEqual(Object.values(ids));
        expect(unavailable).toEqual(outagesOf(names, trouble, expect.any(String)));
        for (const { message, staleSince } of unavailable) {
          expect(message).not.toContain(staleSince);
          expect(Date.parse(staleSince as string)).toBeLessThanOrEqual(since);
        }
        expectNothingPrivate(unavailable);
      });
    },
  );

  it('is named, and nothing is shown instead where nothing was ever known', async () => {
    const day = 7 + 7 * TROUBLES.indexOf(trouble);
    await during(trouble, PROVIDERS, async () => {
      const { nodes, unavailable } = await bookings.schedule(days(day));
      expect(nodes).toEqual([]);
      expect(unavailable).toEqual(outagesOf(PROVIDERS, trouble, null));
    });
    await expect(bookings.ids(days(day))).resolves.toEqual([]);
  });
});

it('shows of a window what is known of a part of it, and says so', async () => {
  await during('down', ['ADMINISTRATE'], async () => {
    const { nodes, unavailable } = await bookings.schedule({ from: at(0, '00:00'), to: at(3, '00:00') });
    expect(nodes.map(({ id }: Json) => id)).toEqual(Object.values(ids));
    expect(unavailable).toEqual([
      {
        provider: 'ADMINISTRATE',
        code: 'PROVIDER_UNAVAILABLE',
        message: 'The connection to Administrate broke before a response arrived. Try again later.',
        isPartial: true,
        staleSince: expect.any(String),
      },
    ]);
  });
});

it('pages through what is shown instead as through anything else', async () => {
  await during('down', PROVIDERS, async () => {
    const { nodes, pageInfo } = await bookings.schedule({ ...days(0), first: 3 });
    expect(nodes).toHaveLength(3);
    const rest = await bookings.schedule({ ...days(0), first: 3, after: pageInfo.endCursor });
    expect(rest.nodes).toEqual([{ id: ids.WIZIQ }]);
    expect(rest.unavailable).toHaveLength(4);
  });
});

it('tells of sessions that are shown instead whatever was told of them', async () => {
  const selection = `provider providerId title description startsAt endsAt timeZone status joinUrl hosts { name email }
    ... on Event { rooms { id isMain name { text } channelId } details { __typename } }
    ... on PublicEvent { venue { name } course { title } tutor { fullName } }
    ... on Class { presenterEmail durationMinutes }`;
  const { nodes } = await bookings.schedule(days(0), selection);
  await during('down', PROVIDERS, async () => {
    const instead = await bookings.schedule(days(0), selection);
    expect(instead.nodes).toEqual(nodes);
    expect(instead.unavailable).toHaveLength(4);
  });
});

describe('after a restart', () => {
  it.each(TROUBLES)('what was told last is still shown instead of providers that are %s', async (trouble) => {
    await during(trouble, PROVIDERS, async (since) => {
      await app.restart();
      const { nodes, unavailable } = await bookings.schedule(days(0));
      expect(nodes.map(({ id }: Json) => id)).toEqual(Object.values(ids));
      expect(unavailable).toEqual(
        PROVIDERS.map((provider) => ({
          provider,
          code: expect.stringMatching(/^PROVIDER_/) as string,
          message: expect.any(String) as string,
          isPartial: false,
          staleSince: expect.any(String) as string,
        })),
      );
      for (const { staleSince } of unavailable) {
        expect(Date.parse(staleSince as string)).toBeLessThanOrEqual(since);
      }
      expectNothingPrivate(unavailable);
    });
  });
});

describe('a provider to which no connection can be made', () => {
  it('is named, and the rest comes', async () => {
    await app.restart();
    await app.disconnect('WIZIQ');
    const { nodes, unavailable } = await bookings.schedule(days(0));
    expect(nodes.map(({ id }: Json) => id)).toEqual(Object.values(ids));
    expect(unavailable).toMatchObject([
      {
        provider: 'WIZIQ',
        code: 'PROVIDER_UNAVAILABLE',
        message: expect.stringContaining(
          'No connection to WizIQ could be made. Nothing was sent to it; try again later.',
        ),
      },
    ]);
  });
});

it('is named on the first day, too, when nothing of it is known yet', async () => {
  const fresh = await ScheduleApp.start();
  await fresh.trouble('down', 'ICAREUS', 'WIZIQ');
  const window = `from: "${at(0, '00:00')}", to: "${at(1, '00:00')}"`;
  const { data } = await fresh.graphql(`{
    schedule(${window}) { unavailable { provider code staleSince } }
    availability(hosts: ["anna@example.com"], ${window}) { hosts { free { startsAt } } unavailable { provider } }
  }`);
  await fresh.stop();
  expect(data.schedule.unavailable).toEqual([
    { provider: 'ICAREUS', code: 'PROVIDER_UNAVAILABLE', staleSince: null },
    { provider: 'WIZIQ', code: 'PROVIDER_UNAVAILABLE', staleSince: null },
  ]);
  expect(data.availability.hosts).toEqual([{ free: null }]);
});
