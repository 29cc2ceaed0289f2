import { pino } from 'pino';
import { providers } from '../../src/providers';
import { startTestApp, type TestApp } from '../support/app';
import { type Json } from './calls';

const DAY_MS = 24 * 60 * 60_000;
const log = pino({ level: 'silent' });

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** The server beside all four sandboxes, as they start by themselves today. */
async function startToday(): Promise<TestApp> {
  const app = await startTestApp({ SANDBOX: 'on' });
  stops.push(() => app.stop());
  return app;
}

/** The server beside sandboxes of another day, told of what cannot be listed there as anybody would tell it. */
async function startOn(now: Date): Promise<TestApp> {
  const sandboxes = await Promise.all(providers.map((manifest) => manifest.startSandbox({ now, values: {}, log })));
  stops.push(...sandboxes.map((sandbox) => () => sandbox.stop()));
  const app = await startTestApp(Object.assign({}, ...sandboxes.map(({ variables }) => variables)));
  stops.push(() => app.stop());

  const idsOfKind = (wanted: string): string[] =>
    sandboxes
      .flatMap(({ madeElsewhere = [] }) => madeElsewhere)
      .filter(({ kind }) => kind === wanted)
      .map(({ nativeId }) => nativeId);
  const ids = idsOfKind('class').map((nativeId) => `wiziq:class:${nativeId}`);
  const { data } = await app.graphql('query ($ids: [ID!]!) { classesByIds(ids: $ids) { id } }', { ids });
  expect(data.classesByIds).toEqual(ids.map((id) => ({ id })));
  const adopt =
    'mutation ($id: ID!) { adoptEvent(input: { provider: ICAREUS, providerId: $id }) { userErrors { message } } }';
  for (const id of idsOfKind('event')) {
    const adopted = await app.graphql(adopt, { id });
    expect(adopted.data.adoptEvent.userErrors).toEqual([]);
  }
  return app;
}

interface Fortnight {
  readonly sessions: Json[];
  readonly conflicts: Json[];
}

/** What the graph tells from three days before a moment to eleven days after it. */
async function fortnightOf(app: TestApp, now: Date): Promise<Fortnight> {
  const from = new Date(now.getTime() - 3 * DAY_MS).toISOString();
  const to = new Date(now.getTime() + 11 * DAY_MS).toISOString();
  const { data, errors } = await app.graphql(
    `query ($from: DateTime!, $to: DateTime!) {
      schedule(from: $from, to: $to, first: 200, filter: { includeCancelled: true }) {
        nodes { id provider startsAt endsAt status hosts { email } }
        pageInfo { hasNextPage }
        unavailable { provider message }
      }
      conflicts(from: $from, to: $to) {
        conflicts { kind resource startsAt endsAt sessions { id provider } }
        unavailable { provider message }
      }
    }`,
    { from, to },
  );
  expect(errors).toEqual([]);
  expect([data.schedule.unavailable, data.conflicts.unavailable]).toEqual([[], []]);
  expect(data.schedule.pageInfo.hasNextPage).toBe(false);
  return { sessions: data.schedule.nodes, conflicts: data.conflicts.conflicts };
}

/** What there is to see in the fortnight around any day. */
function expectFortnight({ sessions, conflicts }: Fortnight): void {
  const held = sessions.filter(({ status }) => status !== 'CANCELLED');
  const counts = Object.fromEntries(
    ['ADMINISTRATE', 'ELECTA', 'ICAREUS', 'WIZIQ'].map((name) => [
      name,
      held.filter(({ provider }) => provider === name).length,
    ]),
  );
  expect(counts).toEqual({
    ADMINISTRATE: expect.any(Number),
    ELECTA: expect.any(Number),
    ICAREUS: expect.any(Number),
    WIZIQ: expect.any(Number),
  });
  for (const name of ['ADMINISTRATE', 'ELECTA', 'WIZIQ']) expect(counts[name]).toBeGreaterThanOrEqual(7);
  expect(counts['ICAREUS']).toBeGreaterThanOrEqual(5);

  const told = conflicts
    .map(({ kind, resource, sessions: both }) => [kind, resource, both.map(({ id }: Json) => id).sort()])
    .sort();
  expect(told).toEqual([
    [
      'CHANNEL',
      expect.stringMatching(/^\d+$/),
      [expect.stringMatching(/^icareus:event:/), expect.stringMatching(/^icareus:event:/)],
    ],
    ['HOST', 'florian.oberhauser@training.example', ['administrate:public-event:36', 'electa:event:255051']],
    ['HOST', 'wanjiru.kamande@training.example', ['administrate:public-event:35', 'electa:event:255050']],
    ['VENUE', 'administrate:venue:16', ['administrate:public-event:37', 'administrate:public-event:38']],
  ]);

  const cancelled = sessions.filter(({ status }) => status === 'CANCELLED').map(({ id }) => id);
  expect(cancelled).toEqual(expect.arrayContaining(['administrate:public-event:39', 'wiziq:class:15704']));
  const byId = new Map(sessions.map((session) => [session.id, session]));
  const [beforeCancelled, offCancelled] = [
    byId.get('administrate:public-event:37'),
    byId.get('administrate:public-event:39'),
  ];
  expect(offCancelled.hosts).toEqual(beforeCancelled.hosts);
  expect(offCancelled.startsAt < beforeCancelled.endsAt && beforeCancelled.startsAt < offCancelled.endsAt).toBe(true);

  const course = byId.get('administrate:public-event:44');
  const next = sessions.find(({ provider, startsAt }) => provider === 'ELECTA' && startsAt === course.endsAt);
  expect(next.hosts[0].email.toLowerCase()).toBe(course.hosts[0].email);
}

describe("The sandboxes' fortnight, seen over all providers", () => {
  it('has sessions of everybody, and four conflicts', async () => {
    const app = await startToday();
    expectFortnight(await fortnightOf(app, new Date()));
  });

  it.each([
    ['on a Monday in summer', '2027-07-05T08:00:00Z'],
    ['before the clocks go forward', '2027-03-26T12:00:00Z'],
    ['in the night in which they go back', '2026-10-25T00:30:00Z'],
    ['on a Saturday, a minute before midnight', '2026-11-28T23:59:00Z'],
  ])('is the same %s', async (_when, moment) => {
    const now = new Date(moment);
    const app = await startOn(now);
    expectFortnight(await fortnightOf(app, now));
  });
});
