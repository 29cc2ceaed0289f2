/** What simulated providers and the ledger, which outlives them, have to know of each other at the start. */
import { existsSync } from 'node:fs';
import { type Logger } from 'pino';
import { deadlineIn } from './model/deadline';
import { type RequestScope, type DataSource, type RecordStore, type RunningSandbox } from './provider-kit/port';

const ADOPTING_MS = 10_000;

/**
 * How much higher than at a first start the ids begin of what is made at simulated providers. They forget it when they
 * stop, and the ledger does not: an id that was given out again would be taken for what it was before. The time in
 * milliseconds grows faster than anybody makes things, so no start reaches the ids of the next. `ledgerFolder` is where
 * the ledger is, which a first start finds missing; null for a PostgreSQL, of which nothing is known before it is opened.
 */
export function idOffsetAt(now: Date, ledgerFolder: string | null): number {
  const isFirst = ledgerFolder !== null && !existsSync(ledgerFolder);
  return isFirst ? 0 : now.getTime();
}

/** Adopts sessions that were created elsewhere into the schedule. A failure is logged: the server works without them. */
export async function adoptSandboxSessions(
  source: DataSource,
  { madeElsewhere = [] }: Pick<RunningSandbox, 'madeElsewhere'>,
  records: RecordStore,
  log: Logger,
): Promise<void> {
  const deadline = deadlineIn(ADOPTING_MS);
  const scope: RequestScope = { deadline, requestId: 'start', log, primeCache: () => undefined };
  try {
    for (const { nativeId } of madeElsewhere) {
      for (const record of (await source.adopt?.(nativeId, scope)) ?? []) await records.save(record);
    }
  } catch (error) {
    log.error({ err: error as Error }, 'What a simulated provider holds could not be put into the schedule');
  } finally {
    deadline.end();
  }
}
