/**
 * A server that is started to be killed: the ledger and one Administrate, without what is not needed to write. Told
 * its settings it begins as the whole server does, and tells its address.
 */
import 'reflect-metadata';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { openSqlite } from '../../src/database/database';
import { Ledger } from '../../src/ledger/ledger';
import { type WriteRequest } from '../../src/ledger/write-performer';
import { saveRecords } from '../../src/session-cache/record-store';
import { deadlineIn } from '../../src/model/deadline';
import { AdministrateDataSource } from '../../src/providers/administrate/data-source';
import { type CreatePublicEventInput } from '../../src/providers/administrate/inputs';
import { type AdministrateSettings } from '../../src/providers/administrate/settings';
import { type RequestScope } from '../../src/provider-kit/port';

export interface KillChildSettings {
  readonly folder: string;
  readonly administrate: AdministrateSettings;
}

const log = pino({ level: 'silent' });
const newCall = (): RequestScope => ({
  deadline: deadlineIn(20_000),
  requestId: 'test',
  log,
  primeCache: () => undefined,
});

async function begin({ folder, administrate }: KillChildSettings): Promise<string> {
  const source = new AdministrateDataSource(administrate, { log, redactSecret: () => undefined });
  const operations = source.operations.map(
    (operation) => [`${operation.provider}:${operation.name}`, operation] as const,
  );
  const ledger = new Ledger({
    database: await openSqlite(folder),
    operations: new Map(operations),
    decodeInput: (_operation, json) => JSON.parse(json, reviveInstants) as object,
    saveRecords,
    redact: (secret) => secret,
    log,
  });
  await ledger.begin();
  const server = createServer((incoming, outgoing) => {
    const answer = async (): Promise<string> => {
      const request = JSON.parse(await text(incoming), reviveInstants) as WriteRequest<CreatePublicEventInput>;
      const { id } = await ledger.perform(source.writes.create, request, newCall(), async () => null);
      return id;
    };
    answer().then(
      (id) => outgoing.end(id),
      (error: Error & { code?: string }) => outgoing.end(error.code ?? error.stack),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  void ledger.reconcile();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const reviveInstants = (key: string, value: unknown): unknown =>
  key.endsWith('At') ? new Date(value as string) : value;

process.once('message', (settings: KillChildSettings) => {
  begin(settings).then(
    (url) => process.send!({ url }),
    (error: Error) => process.send!({ problem: error.stack }),
  );
});
// A test that failed leaves nobody behind.
process.on('disconnect', () => process.exit());
