import { type AppDatabase, openSqlite } from '../src/database/database';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { SessionRecords } from '../src/session-cache/record-store';
import { ProviderError } from '../src/model/provider-error';
import { type DataSource } from '../src/provider-kit/port';
import { type CachedRecord } from '../src/provider-kit/write-operation';
import { adoptSandboxSessions } from '../src/simulated';
import { startTestApp } from './support/app';

const DAY_MS = 86_400_000;

it('What simulated providers hold that cannot be listed is in the schedule once the server has started', async () => {
  const app = await startTestApp({ SANDBOX: 'on' });
  try {
    const window = {
      from: new Date(Date.now() - 30 * DAY_MS).toISOString(),
      to: new Date(Date.now() + 60 * DAY_MS).toISOString(),
    };
    const { data, errors } = await app.graphql(
      `query ($from: DateTime!, $to: DateTime!) {
        schedule(from: $from, to: $to, first: 200, filter: { providers: [ICAREUS, WIZIQ], includeCancelled: true }) {
          nodes { id provider title hosts { email } }
          unavailable { message }
        }
      }`,
      window,
    );
    expect(errors).toEqual([]);
    expect(data.schedule.unavailable).toEqual([]);
    expect(new Set(data.schedule.nodes.map(({ provider }: any) => provider))).toEqual(new Set(['ICAREUS', 'WIZIQ']));
    expect(app.logLines.filter(({ level }) => (level as number) >= 50)).toEqual([]);
  } finally {
    await app.stop();
  }
});

describe('What cannot be put into the schedule at the start', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'simulated-'));
  const lines: Record<string, any>[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, any>) });
  let database: AppDatabase;
  let records: SessionRecords;
  beforeEach(async () => {
    lines.splice(0);
    database = await openSqlite(folder);
    records = new SessionRecords(database.db);
  });
  afterEach(() => database.close());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const recordOf = (nativeId: string): CachedRecord => ({
    globalId: `wiziq:class:${nativeId}`,
    record: { nativeId },
    startsAt: new Date('2026-03-02T09:00:00Z'),
    endsAt: new Date('2026-03-02T10:00:00Z'),
  });
  const source = (adopt: DataSource['adopt']): DataSource => ({
    entities: {},
    adopt,
    health: () => ({ state: 'UP' as never, lastSuccessAt: null, lastError: null }),
    close: async () => undefined,
  });
  const madeElsewhere = ['1', '2', '3'].map((nativeId) => ({ kind: 'class', nativeId }));
  const kept = async (): Promise<string[]> => [...(await records.startingWith('wiziq:', 10)).keys()];

  it('is logged, what came before it is kept, and the server starts', async () => {
    const failing = source(async (nativeId) => {
      if (nativeId !== '2') return [recordOf(nativeId)];
      throw new ProviderError('WizIQ took too long.', {
        code: 'PROVIDER_TIMEOUT',
        provider: 'WIZIQ',
        retryable: true,
        acted: 'never',
      });
    });
    await adoptSandboxSessions(failing, { madeElsewhere }, records, log);
    expect(lines).toMatchObject([
      {
        level: 50,
        msg: 'What a simulated provider holds could not be put into the schedule',
        err: { message: 'WizIQ took too long.' },
      },
    ]);
    expect(await kept()).toEqual(['wiziq:class:1']);
  });

  it('is logged where the ledger cannot keep it', async () => {
    await database.close();
    await adoptSandboxSessions(
      source(async (nativeId) => [recordOf(nativeId)]),
      { madeElsewhere },
      records,
      log,
    );
    expect(lines).toMatchObject([{ level: 50, msg: expect.stringContaining('could not be put into the schedule') }]);
    database = await openSqlite(folder);
  });

  it('is nothing where all went well, where a provider has nothing, or has a list of its own', async () => {
    const asked: unknown[] = [];
    const adopting = source(async (nativeId, call) => {
      asked.push([nativeId, call.requestId, call.deadline.signal.aborted]);
      return [recordOf(nativeId)];
    });
    await adoptSandboxSessions(adopting, { madeElsewhere }, records, log);
    await adoptSandboxSessions(adopting, {}, records, log);
    await adoptSandboxSessions(source(undefined), { madeElsewhere }, records, log);
    expect(asked).toEqual(['1', '2', '3'].map((nativeId) => [nativeId, 'start', false]));
    expect(await kept()).toEqual(['wiziq:class:1', 'wiziq:class:2', 'wiziq:class:3']);
    expect(lines).toEqual([]);
  });
});
