import { type Logger } from 'pino';
import { StoreUnavailable } from '../model/write-error';

/** Runs queries; where one fails, logs why and throws StoreUnavailable. */
export type Guard = <T>(query: () => Promise<T>) => Promise<T>;

export const guardWith =
  (log: Logger): Guard =>
  async (query) => {
    try {
      return await query();
    } catch (error) {
      log.error({ err: error as Error }, 'The ledger cannot be used');
      throw new StoreUnavailable(error);
    }
  };
