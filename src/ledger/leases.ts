import { sql } from 'kysely';
import { type Logger } from 'pino';
import { type AppDatabase } from '../database/database';
import { type InFlightWrites } from './in-flight-writes';
import { type WriteStore } from './store/write-store';

const LEASE_MS = 10_000;
const RENEW_MS = 3_000;

/**
 * Detects dead processes, so that the writes they left PENDING get an unknown outcome. In SQLite the folder's lock permits
 * one process at a time; in PostgreSQL every process renews a lease, by the database's clock.
 */
export class Leases {
  private timer: NodeJS.Timeout | null = null;
  private renewing: Promise<void> | null = null;

  constructor(
    private readonly id: string,
    private readonly database: AppDatabase,
    private readonly store: WriteStore,
    private readonly inFlight: InFlightWrites,
    private readonly log: Logger,
    /** Called when the outcome of further rows is unknown. */
    private readonly onTakenOver: () => void,
  ) {}

  /** Registers this process, and takes over the writes of dead ones. */
  async begin(): Promise<void> {
    if (this.database.isShared) {
      await this.database.db
        .insertInto('owners')
        .values({ id: this.id, started_at: new Date().toISOString(), lease_until: leaseEnd(), ended_at: null })
        .execute();
      await this.abandonExpired();
    } else {
      await this.abandonAllBut([]);
    }
    this.timer = setInterval(() => {
      this.renewing ??= this.renew();
    }, RENEW_MS);
    this.timer.unref();
  }

  /** Resolves PENDING rows of dead processes, and rows of this one that it is not performing. */
  async adoptOrphans(): Promise<void> {
    const count = (await this.abandonExpired()) + (await this.inFlight.resolveOrphans());
    if (count > 0) this.onTakenOver();
  }

  /** Makes PENDING rows of dead processes OUTCOME_UNKNOWN, and returns how many those were. */
  private async abandonExpired(): Promise<number> {
    if (!this.database.isShared) return 0;
    const alive = await this.database.db
      .selectFrom('owners')
      .select('id')
      .where('ended_at', 'is', null)
      .where('lease_until', '>', databaseClock())
      .execute();
    return this.abandonAllBut(alive.map(({ id }) => id));
  }

  /** Unregisters this process; the outcome of its PENDING writes is unknown at once. */
  async end(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.renewing;
    await this.inFlight.resolveOrphans();
    await this.store.abandon([this.id]);
    if (!this.database.isShared) return;
    await this.database.db
      .updateTable('owners')
      .set({ ended_at: new Date().toISOString() })
      .where('id', '=', this.id)
      .execute();
  }

  private async abandonAllBut(alive: readonly string[]): Promise<number> {
    const dead = (await this.store.owners()).filter((owner) => !alive.includes(owner));
    const count = await this.store.abandon(dead);
    if (count > 0) this.log.warn({ count }, 'Writes of a server that ended have an unknown outcome now');
    return count;
  }

  private async renew(): Promise<void> {
    try {
      if (this.database.isShared) await this.renewLease();
      await this.adoptOrphans();
    } catch (error) {
      this.log.error({ err: error as Error }, 'The lease of this server could not be renewed; it is tried again');
    } finally {
      this.renewing = null;
    }
  }

  private async renewLease(): Promise<void> {
    await this.database.db.updateTable('owners').set({ lease_until: leaseEnd() }).where('id', '=', this.id).execute();
  }
}

const databaseClock = () => sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`;
const leaseEnd = () => sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint) + ${sql.lit(LEASE_MS)}`;
