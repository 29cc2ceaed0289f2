import { pino } from 'pino';
import { ProviderDirectory } from '../../src/graph/provider-directory';
import { type LastKnownListings, ScheduleReader } from '../../src/graph/schedule-reader';
import { deadlineIn } from '../../src/model/deadline';
import { ProviderError } from '../../src/model/provider-error';
import { ProviderMode } from '../../src/model/provider-status';
import { type ScheduledSession, SessionStatus } from '../../src/model/session';
import { type ListedSession, type ProviderHandle, type SessionListing } from '../../src/provider-kit/port';

const FROM = new Date('2026-03-02T00:00:00Z');
const TO = new Date('2026-03-03T00:00:00Z');
const STALE_SINCE = new Date('2026-03-01T12:00:00Z');

const session = (number: number, more: Partial<ListedSession> = {}): ListedSession => {
  const [startsAt, endsAt] = [new Date('2026-03-02T09:00:00Z'), new Date('2026-03-02T10:00:00Z')];
  const id = `scripted:event:${number}`;
  const entity = { id, startsAt, endsAt, status: SessionStatus.SCHEDULED, title: `Session ${number}` };
  return { session: entity as unknown as ScheduledSession, holds: [], record: null, isComplete: true, ...more };
};

const unavailable = (account: number): SessionListing['failures'][number] => ({
  part: `account ${account}`,
  error: new ProviderError('Account is locked. Unlock it.', {
    code: 'PROVIDER_UNAVAILABLE',
    provider: 'SCRIPTED',
    retryable: true,
    acted: 'never',
  }),
});

interface Scene {
  readonly listing: Partial<SessionListing>;
  /** What the cache has of the range. */
  readonly cached?: readonly ListedSession[];
  readonly staleSince?: Date | null;
  readonly isWhole?: boolean;
}

function scene({ listing, cached = [], staleSince = null, isWhole = false }: Scene) {
  const primed: string[] = [];
  const recorded: unknown[] = [];
  const complete: SessionListing = { sessions: [], isComplete: true, gone: [], failures: [], ...listing };
  const schedule = {
    kind: 'event',
    holdKinds: [],
    sessionsBetween: async () => complete,
    fromRecords: (records: readonly unknown[]) => records as readonly ListedSession[],
    holdsOf: () => [],
  };
  const handle = {
    id: 'scripted',
    title: 'Scripted',
    capabilities: [],
    abilities: ['schedule'],
    mode: ProviderMode.LIVE,
    source: { schedule, health: () => ({ state: 'UP', lastSuccessAt: null, lastError: null }) },
    requiredVariables: [],
  } as unknown as ProviderHandle;
  const cache: LastKnownListings = {
    recordListing: async (_range, record) => void recorded.push(record),
    lastKnown: async () => ({ records: cached, staleSince, isWhole }),
  };
  const providers = new ProviderDirectory([handle]);
  const scope = {
    deadline: deadlineIn(5_000),
    requestId: 'request',
    log: pino({ level: 'silent' }),
    primeCache: ({ id }: { id: string }) => void primed.push(id),
  };
  const read = async () => {
    const result = await new ScheduleReader(providers, cache, scope).read(FROM, TO);
    scope.deadline.end();
    return { ...result, ids: result.sessions.map(({ id }) => id) };
  };
  return { read, primed, recorded, providers, handle };
}

describe('A listing', () => {
  it('primes loaders with complete sessions only', async () => {
    const { read, primed } = scene({ listing: { sessions: [session(1), session(2, { isComplete: false })] } });
    expect((await read()).ids).toEqual(['scripted:event:1', 'scripted:event:2']);
    expect(primed).toEqual(['scripted:event:1']);
  });

  it('names each part that failed, keeps the others, and adds what is cached of the failed ones', async () => {
    const { read, recorded } = scene({
      listing: {
        sessions: [session(1)],
        isComplete: false,
        gone: ['scripted:event:4'],
        failures: [unavailable(7), unavailable(8)],
      },
      cached: [session(1), session(3), session(4)],
      staleSince: STALE_SINCE,
      isWhole: true,
    });
    const result = await read();
    expect(result.ids).toEqual(['scripted:event:1', 'scripted:event:3']);
    expect(result.unavailable).toMatchObject([
      {
        provider: 'SCRIPTED',
        code: 'PROVIDER_UNAVAILABLE',
        message: 'Scripted, account 7: Account is locked. Unlock it.',
        isPartial: true,
        staleSince: STALE_SINCE,
      },
      { message: 'Scripted, account 8: Account is locked. Unlock it.' },
    ]);
    expect(result.incomplete).toEqual([]);
    // Recording it would let the cache believe that the failed parts are empty.
    expect(recorded).toEqual([]);
  });

  it('is incomplete where a failed part was never listed', async () => {
    const { read, providers, handle } = scene({ listing: { sessions: [session(1)], failures: [unavailable(7)] } });
    const { incomplete, unavailable: outages } = await read();
    expect(incomplete).toEqual(outages);
    expect(outages).toMatchObject([{ isPartial: true, staleSince: null }]);
    expect(providers.healthOf(handle)).toMatchObject({ state: 'DEGRADED', lastError: 'Account is locked. Unlock it.' });
  });
});
