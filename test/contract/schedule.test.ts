/** The sessions of every provider in the schedule: within a window, with their resource holds, and from the cache. */
import { type ScheduledSession, SessionStatus } from '../../src/model/session';
import { type ListedSession } from '../../src/provider-kit/port';
import { type ExpectedHold, type SampleWrite } from '../../src/provider-kit/sample';
import { Scene } from './support/scene';
import { subjects } from './support/subjects';

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

const SESSION = `__typename id provider title startsAt endsAt timeZone status joinUrl hosts { name email providerId }
  providerRecord`;
const SCHEDULE = `query ($from: DateTime!, $to: DateTime!) {
  schedule(from: $from, to: $to, first: 200) { nodes { ${SESSION} } unavailable { provider code staleSince } }
}`;

describe.each(subjects)('The schedule of %s', (_, manifest) => {
  const { sample } = manifest;
  const sessionCreates = sample.writes.filter(({ create }) => create?.holds !== undefined);
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.start(manifest);
  });
  afterEach(() => scene.proxy.clear());
  afterAll(() => scene.stop());

  const read = async (from: number, to: number): Promise<any> => {
    const { data, errors } = await scene.graphql(SCHEDULE, { from: new Date(from), to: new Date(to) });
    expect(errors).toEqual([]);
    return data.schedule;
  };

  const listed = async (from: number, to: number): Promise<readonly ListedSession[]> => {
    const listing = await scene.source.schedule!.sessionsBetween(new Date(from), new Date(to), scene.scope());
    return listing.sessions;
  };

  const aroundNow = (): [from: number, to: number] => [Date.now() - 7 * DAY_MS, Date.now() + 14 * DAY_MS];

  async function sampleSession(): Promise<ListedSession> {
    const found = (await listed(...aroundNow())).find(({ session }) => session.title === sample.listed.title);
    if (!found) throw new Error(`The schedule has no session "${sample.listed.title}".`);
    return found;
  }

  async function created(write: SampleWrite): Promise<{ readonly id: string; readonly span: [number, number] }> {
    const { startsAt, ...options } = await scene.prepare(write);
    const { id, text } = await scene.write(write, { startsAt, ...options });
    if (id === null) throw new Error(text);
    return { id, span: [startsAt.getTime(), startsAt.getTime() + 3_600_000] };
  }

  const timesOf = ({ session }: ListedSession): [number, number] => [
    session.startsAt.getTime(),
    session.endsAt.getTime(),
  ];

  it('has the sessions that the sandbox has, each of the kind of the provider', async () => {
    const { nodes, unavailable } = await read(...aroundNow());
    expect(unavailable).toEqual([]);
    expect(nodes.length).toBeGreaterThan(1);
    expect(nodes.map(({ title }: { title: string }) => title)).toContain(sample.listed.title);
    for (const { id } of nodes) expect(id.split(':').slice(0, 2)).toEqual([manifest.id, scene.source.schedule!.kind]);
  });

  it('lists a session in the windows that overlap it, the ends excluded', async () => {
    const session = await sampleSession();
    const [start, end] = timesOf(session);
    const isIn = async (from: number, to: number): Promise<boolean> =>
      (await read(from, to)).nodes.some(({ id }: { id: string }) => id === session.session.id);
    expect(await isIn(start, start + SECOND_MS)).toBe(true);
    expect(await isIn(end - SECOND_MS, end)).toBe(true);
    expect(await isIn(start - SECOND_MS, end + SECOND_MS)).toBe(true);
    expect(await isIn(start - SECOND_MS, start)).toBe(false);
    expect(await isIn(end, end + SECOND_MS)).toBe(false);
  });

  it('lists what a session of the sandbox holds, within its time', async () => {
    const { session, holds } = await sampleSession();
    expect(holds.map(({ kind, resource }) => ({ kind, resource }))).toEqual(expectedHolds(sample.listed.holds));
    for (const { startsAt, endsAt } of holds) {
      expect(startsAt.getTime()).toBeGreaterThanOrEqual(session.startsAt.getTime());
      expect(endsAt.getTime()).toBeLessThanOrEqual(session.endsAt.getTime());
    }
  });

  it('has no hold of a kind that it does not declare', async () => {
    const kinds = (await listed(...aroundNow())).flatMap(({ holds }) => holds.map(({ kind }) => kind));
    expect(scene.source.schedule!.holdKinds).toEqual(expect.arrayContaining([...new Set(kinds)]));
  });

  it.each(sessionCreates)(
    'lists what $mutation created, and what that holds from its start to its end',
    async (write) => {
      const { id, span } = await created(write);
      const found = (await listed(...span)).find(({ session }) => session.id === id)!;
      expect(timesOf(found)).toEqual(span);
      expect(found.holds.map(({ kind, resource }) => ({ kind, resource }))).toEqual(
        expectedHolds(write.create!.holds!),
      );
      expect(found.holds.map(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()])).toEqual(
        found.holds.map(() => span),
      );
      expect(scene.source.schedule!.holdsOf(found.session)).toEqual(found.holds);
    },
  );

  it('restores sessions from their records as they were, with the same holds', async () => {
    const sessions = (await listed(...aroundNow())).filter(({ record }) => record !== null);
    const records = sessions.map(({ record }) => JSON.parse(JSON.stringify(record!.record)) as unknown);
    const restored = scene.source.schedule!.fromRecords(records, scene.scope());
    expect(restored.map(withoutRecord)).toEqual(sessions.map(withoutRecord));
  });

  it('has the sessions that it last listed while the provider is down', async () => {
    const [created] = await Promise.all(
      sessionCreates.map((write) => scene.prepare(write).then((options) => scene.write(write, options))),
    );
    expect(created!.id).not.toBeNull();
    const window = aroundNow();
    const live = await read(...window);
    expect(live.nodes.length).toBeGreaterThan(1);
    const liveHolds = await listed(...window);
    scene.proxy.add({ isForwarded: false, outcome: { status: 503, type: 'text/plain', text: 'down' } });
    const cached = await eventually(
      () => read(...window),
      ({ nodes }) => nodes.length === live.nodes.length,
    );
    expect(cached.unavailable).toEqual([
      expect.objectContaining({ code: 'PROVIDER_UNAVAILABLE', staleSince: expect.any(String) }),
    ]);
    expect(cached.nodes).toEqual(live.nodes);
    // What is cached conflicts as what is listed does.
    expect(await conflictsIn(window)).toEqual(conflictsOf(liveHolds));
  });

  /** The pairs of sessions that hold the same resource at the same time, as the graph reports them. */
  async function conflictsIn([from, to]: [number, number]): Promise<string[]> {
    const query =
      'query ($from: DateTime!, $to: DateTime!) { conflicts(from: $from, to: $to) { conflicts { resource sessions { id } } } }';
    const { data, errors } = await scene.graphql(query, { from: new Date(from), to: new Date(to) });
    expect(errors).toEqual([]);
    const ids = data.conflicts.conflicts.flatMap(({ sessions }: { sessions: { id: string }[] }) =>
      sessions.map(({ id }) => id),
    );
    return [...new Set<string>(ids)].sort();
  }
});

/** The ids of the sessions that hold a resource while another one does, cancelled sessions excluded. */
function conflictsOf(sessions: readonly ListedSession[]): string[] {
  const holds = sessions
    .filter(({ session }) => session.status !== SessionStatus.CANCELLED)
    .flatMap(({ session, holds }) => holds.map((hold) => ({ ...hold, id: session.id })));
  const clashes = holds.filter((one) =>
    holds.some(
      (other) =>
        one.id !== other.id &&
        one.kind === other.kind &&
        one.resource.toLowerCase() === other.resource.toLowerCase() &&
        one.startsAt < other.endsAt &&
        other.startsAt < one.endsAt,
    ),
  );
  return [...new Set(clashes.map(({ id }) => id))].sort();
}

const expectedHolds = (holds: readonly ExpectedHold[]) =>
  holds.map(({ kind, resource }) => ({ kind, resource: resource ?? expect.any(String) }));

/** A listed session as JSON; what is loaded on demand does not take part. */
const withoutRecord = ({ session, holds }: ListedSession): unknown =>
  JSON.parse(JSON.stringify({ session: ownFieldsOf(session), holds }));

const ownFieldsOf = (session: ScheduledSession): object =>
  Object.fromEntries(Object.entries(session).filter(([, value]) => typeof value !== 'function'));

/** Reads until a value is as expected, for five seconds; the last value. */
async function eventually<T>(next: () => Promise<T>, isExpected: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const value = await next();
    if (isExpected(value) || attempt === 50) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
