import { type AppDatabase } from '../../../src/database/database';
import { type Logger } from 'pino';
import { ScriptedProvider, startLedger, type TestLedger } from '../../support/ledger';

/** Where a ledger is kept. */
export interface Place {
  /** Opens what is kept there. */
  open(): Promise<AppDatabase>;
  /** Lets so much time pass that a server which ended without a word is known to have. */
  passLeases(): Promise<void>;
  /** SQL after which no outcome can be noted, while everything else goes on. */
  readonly refuseOutcomes: string;
  /** SQL that puts an end to that. */
  readonly acceptOutcomes: string;
  remove(): Promise<void>;
}

/** What every test begins with: an empty ledger, one server on it, one provider. */
export interface Scene {
  readonly place: Place;
  readonly provider: ScriptedProvider;
  /** The server that was started last. */
  readonly ledger: TestLedger;
  /** Starts a server; one that is running goes on. */
  readonly start: (redact?: (text: string) => string, log?: Logger) => Promise<TestLedger>;
  /** Ends the server as it should end, and starts the next. */
  readonly restart: Scene['start'];
  /** Ends the server in the middle of its work, and starts the next once that can be known. */
  readonly crash: () => Promise<TestLedger>;
}

/** Sets the scene anew for every test, and clears it away. */
export function scenes(begin: () => Promise<Place>): () => Scene {
  let scene: Scene;
  let started: TestLedger[];
  beforeEach(async () => {
    const place = await begin();
    const provider = new ScriptedProvider();
    started = [];
    const start: Scene['start'] = async (redact, log) => {
      const ledger = await startLedger(closedOnce(await place.open()), provider, redact, log);
      started.push(ledger);
      return ledger;
    };
    const current = (): TestLedger => started.at(-1)!;
    await start();
    scene = {
      place,
      provider,
      get ledger() {
        return current();
      },
      start,
      restart: async (redact, log) => {
        await current().end();
        return start(redact, log);
      },
      crash: async () => {
        await current().database.close();
        await place.passLeases();
        return start();
      },
    };
  });
  afterEach(async () => {
    for (const ledger of started) await ledger.end();
    await scene.place.remove();
  });
  return () => scene;
}

/** A server that crashed is ended once more when the scene is cleared away. */
function closedOnce(database: AppDatabase): AppDatabase {
  let closed: Promise<void> | null = null;
  return { ...database, close: (): Promise<void> => (closed ??= database.close()) };
}

/** The error of a write that was cut off. */
export const OUTCOME_UNKNOWN = { code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false };
