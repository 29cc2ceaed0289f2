import { pino } from 'pino';
import { type HttpLimits } from '../../../src/http/client';
import { deadlineIn } from '../../../src/model/deadline';
import { IcareusCalls } from '../../../src/providers/icareus/calls';
import { IcareusClient } from '../../../src/providers/icareus/client';
import { eventSource, participantSource, roomSource } from '../../../src/providers/icareus/entities';
import { IcareusRecords } from '../../../src/providers/icareus/records';
import { readIcareusSettings } from '../../../src/providers/icareus/settings';
import { type RequestScope, type Entity, type EntitySource, type RecordStore } from '../../../src/provider-kit/port';
import { type CachedRecord } from '../../../src/provider-kit/write-operation';
import {
  json,
  type Script,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-server';

/** The variables of a suite at this address, with the organization of the page's examples. */
export const scriptedIcareus = (url: string): Record<string, string> => ({
  ICAREUS_BASE_URL: url,
  ICAREUS_ORGANIZATION_ID: '1909009',
  ICAREUS_SECRET: 'kept-between-us',
  ICAREUS_CLIENT_IP: '185.185.165.160',
});

/** Records as the ledger keeps them, for as long as the test runs. */
class InMemoryRecords implements RecordStore {
  readonly saved = new Map<string, CachedRecord>();
  readonly gone: string[] = [];
  /** Set where the ledger is to fail. */
  broken: Error | null = null;

  constructor(records: readonly CachedRecord[] = []) {
    for (const record of records) this.saved.set(record.globalId, record);
  }

  byIds(globalIds: readonly string[]) {
    return this.answer(({ globalId }) => globalIds.includes(globalId));
  }

  overlapping({ provider, kind, from, to }: Parameters<RecordStore['overlapping']>[0]) {
    return this.answer(
      ({ globalId, startsAt, endsAt }) =>
        globalId.startsWith(`${provider}:${kind}:`) && startsAt! < to && endsAt! > from,
    );
  }

  async startingWith(prefix: string, limit: number) {
    const found = await this.answer(({ globalId }) => globalId.startsWith(prefix));
    return new Map([...found].sort(([a], [b]) => a.localeCompare(b)).slice(0, limit));
  }

  async save(record: CachedRecord) {
    if (this.broken) throw this.broken;
    // Those come first that were noted longest ago.
    this.saved.delete(record.globalId);
    this.saved.set(record.globalId, { ...record, record: JSON.parse(JSON.stringify(record.record)) as unknown });
  }

  async markGone(globalIds: readonly string[]) {
    if (this.broken) throw this.broken;
    for (const id of globalIds) if (this.saved.delete(id)) this.gone.push(id);
  }

  private async answer(isWanted: (record: CachedRecord) => boolean): Promise<Map<string, unknown>> {
    if (this.broken) throw this.broken;
    return new Map([...this.saved.values()].filter(isWanted).map(({ globalId, record }) => [globalId, record]));
  }
}

export interface TestCall extends RequestScope {
  readonly lines: Record<string, unknown>[];
  readonly primedIds: string[];
}

/** What a call into the provider carries, with a log that can be looked into. */
export function testCall(milliseconds = 20_000): TestCall {
  const lines: Record<string, unknown>[] = [];
  const primedIds: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const met = ({ id }: Entity): void => void primedIds.push(id);
  return { deadline: deadlineIn(milliseconds), requestId: 'r-1', log, lines, primedIds, primeCache: met };
}

export interface ScriptedSuite {
  readonly server: ScriptedServer;
  readonly client: IcareusClient;
  readonly calls: IcareusCalls;
  readonly cache: IcareusRecords;
  readonly records: InMemoryRecords;
  readonly entities: Readonly<Record<'event' | 'room' | 'participant', EntitySource>>;
  readonly call: TestCall;
  /** What was asked so far: "GET /api/event?eventId=1&organizationId=1909009". */
  readonly asked: () => string[];
}

const opened: { close(): Promise<unknown> }[] = [];

/** Closes whatever the test has opened. */
export const closeAll = () => Promise.all(opened.splice(0).map((each) => each.close()));

/** A client of a suite that plays the script, and what looks entities up with it. */
export async function scriptedSuite(
  script: Script,
  options: { records?: readonly CachedRecord[]; limits?: Partial<HttpLimits> } = {},
): Promise<ScriptedSuite> {
  const server = await startScriptedServer(script);
  const result = readIcareusSettings(scriptedIcareus(server.url));
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  const call = testCall();
  const runtime = { log: call.log, redactSecret: () => undefined, limits: { retries: 0, ...options.limits } };
  const client = new IcareusClient(result.settings, runtime);
  const records = new InMemoryRecords(options.records);
  const cache = new IcareusRecords();
  cache.use(records);
  opened.push(client, server);
  return {
    server,
    client,
    calls: new IcareusCalls(client, cache),
    cache,
    records,
    entities: {
      event: eventSource(client, cache),
      room: roomSource(client, cache),
      participant: participantSource(client, cache),
    },
    call,
    asked: () => server.requests.map(({ method, target }) => `${method} ${target}`),
  };
}

/** What the suite says when it does not do something. */
export const refusal = (message: string, status = 200): ScriptedAnswer => json({ message, status: 'error' }, status);
