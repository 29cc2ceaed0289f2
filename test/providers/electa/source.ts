import { pino } from 'pino';
import { type HttpLimits } from '../../../src/http/client';
import { type Event } from '../../../src/model/event';
import { deadlineIn } from '../../../src/model/deadline';
import { ElectaDataSource } from '../../../src/providers/electa/data-source';
import { ElectaAccessType } from '../../../src/providers/electa/details';
import { type CreateElectaEventInput } from '../../../src/providers/electa/inputs';
import { readElectaSettings } from '../../../src/providers/electa/settings';
import { type RequestScope, type RecordStore } from '../../../src/provider-kit/port';
import { loggedIn, scriptedElecta, xml } from '../../support/electa-app';
import { memoryRecords } from '../../support/memory-records';
import {
  type RecordedRequest,
  type Script,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-server';

const opened: { close(): Promise<unknown> }[] = [];

/** Closes whatever the test has opened. */
export const closeAll = () => Promise.all(opened.splice(0).map((each) => each.close()));

export interface SourceFixture {
  readonly server: ScriptedServer;
  readonly source: ElectaDataSource;
  readonly records: RecordStore;
  readonly logged: Record<string, unknown>[];
  /** The secrets registered for redaction. */
  readonly secrets: string[];
  /** The paths that were called so far, in order. */
  readonly paths: () => string[];
  readonly call: (milliseconds?: number) => RequestScope;
}

/** A data source of an Electa that plays the script. */
export async function electa(
  script: Script,
  options: { variables?: Record<string, string>; limits?: Partial<HttpLimits>; records?: RecordStore } = {},
): Promise<SourceFixture> {
  const server = await startScriptedServer(script);
  const settings = readElectaSettings({ ...scriptedElecta(server.url), ...options.variables });
  if ('problems' in settings) throw new Error(JSON.stringify(settings.problems));
  const logged: Record<string, unknown>[] = [];
  const secrets: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) });
  const runtime = { log, redactSecret: (secret: string) => void secrets.push(secret), limits: options.limits };
  const source = new ElectaDataSource(settings.settings, runtime);
  const records = options.records ?? memoryRecords();
  source.useRecords(records);
  opened.push(source, server);
  return {
    server,
    source,
    records,
    logged,
    secrets,
    paths: () => server.requests.map(({ path }) => path),
    call: (milliseconds = 10_000) => ({
      deadline: deadlineIn(milliseconds),
      requestId: 'r-1',
      log,
      primeCache: () => undefined,
    }),
  };
}

/** The input of the page's sample call. */
export const sample: CreateElectaEventInput = {
  title: 'Sample Topic',
  startsAt: new Date('2018-06-21T09:00:00Z'),
  timeZone: 'Europe/London',
  durationMinutes: 30,
  accessType: ElectaAccessType.B,
  presenterId: '122211',
  roomId: '2221',
  showInPublicCalendar: false,
};

/** Creates the event of the page's sample call, and caches it as the ledger does. */
export async function create({ source, records, call }: SourceFixture, milliseconds?: number): Promise<Event> {
  const operation = source.create;
  const prepared = await operation.prepare(sample, call());
  const { result, records: cached = [] } = await operation.send(prepared, call(milliseconds));
  for (const record of cached) await records.save(record);
  return result;
}

/** The sessions that the schedule lists in a range, in the order of their starts. */
export async function listEvents({ source, call }: SourceFixture, from: Date, to: Date): Promise<Event[]> {
  const { sessions } = await source.schedule.sessionsBetween(from, to, call());
  return sessions.map(({ session }) => session as Event).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** What a call fails with. */
export const failureOf = (call: Promise<unknown>): Promise<any> =>
  call.then(
    (response) => new Error(`The call succeeded: ${JSON.stringify(response)}`),
    (error: unknown) => error,
  );

/** Logins succeed with tokens of their own; everything else gets these responses in turn, the last one repeatedly. */
export const answers = (...list: ScriptedAnswer[]): Script => {
  let [logins, others] = [0, 0];
  return ({ path }: RecordedRequest) =>
    path === '/token/' ? loggedIn(`own-token-${(logins += 1)}`) : list[Math.min(others++, list.length - 1)]!;
};

/** A `<Response>` with that code and text. */
export const response = (code: number, words: string) =>
  xml(`<Response><ResponseCode>${code}</ResponseCode><ResponseData>${words}</ResponseData></Response>`);

/** The range of the page's sample list. */
export const range = [new Date('2017-01-05T00:00:00Z'), new Date('2017-01-07T00:00:00Z')] as const;
