import { sql } from 'kysely';
import { type Logger } from 'pino';
import { type LedgerDatabase } from './database';
import { type WriteStore } from './write-store';

const LEASE_MS = 10_000;
const RENEW_MS = 3_000;

/**
 * Tells live processes from dead ones, so that what a dead one left PENDING is known to be unknown. In SQLite there is
 * one process at a time, kept by the folder's lock; in PostgreSQL every process renews a lease, by the database's clock.
 */
export class Ownership {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    readonly id: string,
    private readonly database: LedgerDatabase,
    private readonly store: WriteStore,
    private readonly log: Logger,
  ) {}

  /** Announces this process, and takes over what dead ones left. */
  async begin(): Promise<void> {
    if (!this.database.isShared) {
      await this.abandonAllBut([]);
      return;
    }
    await this.database.db
      .insertInto('owners')
      .values({ id: this.id, started_at: new Date().toISOString(), lease_until: leaseEnd(), ended_at: null })
      .execute();
    await this.abandonDead();
    this.timer = setInterval(() => void this.renew(), RENEW_MS);
    this.timer.unref();
  }

  /** Makes PENDING rows of dead processes OUTCOME_UNKNOWN. */
  async abandonDead(): Promise<void> {
    if (!this.database.isShared) return;
    const alive = await this.database.db
      .selectFrom('owners')
      .select('id')
      .where('ended_at', 'is', null)
      .where('lease_until', '>', databaseClock())
      .execute();
    await this.abandonAllBut(alive.map(({ id }) => id));
  }

  /** Says that this process ends; what it left PENDING is unknown at once. */
  async end(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.store.abandon([this.id]);
    if (!this.database.isShared) return;
    await this.database.db
      .updateTable('owners')
      .set({ ended_at: new Date().toISOString() })
      .where('id', '=', this.id)
      .execute();
  }

  private async abandonAllBut(alive: readonly string[]): Promise<void> {
    const dead = (await this.store.owners()).filter((owner) => !alive.includes(owner));
    const count = await this.store.abandon(dead);
    if (count > 0) this.log.warn({ count }, 'Writes of a server that ended have an unknown outcome now');
  }

  private async renew(): Promise<void> {
    try {
      await this.database.db.updateTable('owners').set({ lease_until: leaseEnd() }).where('id', '=', this.id).execute();
      await this.abandonDead();
    } catch (error) {
      this.log.error({ err: error as Error }, 'The lease in the ledger could not be renewed');
    }
  }
}

const databaseClock = () => sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;
const leaseEnd = () => sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint) + ${sql.lit(LEASE_MS)}`;
