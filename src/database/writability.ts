import { type Logger } from 'pino';
import { type AppDatabase, tryWrite } from './database';

/** Whether the ledger can be written to. Why it cannot is logged once, when that begins, and so is its end. */
export class Writability {
  private wasWritable = true;

  constructor(
    private readonly database: AppDatabase,
    private readonly log: Logger,
  ) {}

  async check(): Promise<boolean> {
    try {
      await tryWrite(this.database);
    } catch (error) {
      if (this.wasWritable) this.log.error({ err: error as Error }, 'The ledger cannot be written to');
      this.wasWritable = false;
      return false;
    }
    if (!this.wasWritable) this.log.info('The ledger can be written to again');
    this.wasWritable = true;
    return true;
  }
}
