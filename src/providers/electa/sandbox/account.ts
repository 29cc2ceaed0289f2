import { randomBytes, randomUUID } from 'node:crypto';
import { refusals } from './codes';

const TOKEN_MS = 20 * 60_000;
const FAILURES_UNTIL_LOCK = 5;
const LOCK_MS = 15 * 60_000;

/**
 * Who may call the simulated company. Source: the provider's page 50052: a token lasts for 20 minutes, and five failed
 * logins lock the access for 15. That the 20 minutes count from the login, that a successful login forgives the failed
 * ones before it, and that a lock concerns calls with a token too is documented nowhere [INF].
 */
export class Account {
  readonly companyId = '12345';
  readonly appKey = randomBytes(16).toString('hex');
  private readonly tokens = new Map<string, number>();
  private failures = 0;
  private lockedUntil = 0;

  /** `clock` gives epoch milliseconds. */
  constructor(private readonly clock: () => number) {}

  /** A new token. Throws a Refusal. */
  logIn(companyId: string | undefined, appKey: string | undefined): string {
    this.refuseWhileLocked();
    if (companyId !== this.companyId || appKey !== this.appKey) {
      this.failures += 1;
      if (this.failures >= FAILURES_UNTIL_LOCK) this.lock();
      throw refusals.wrongKey();
    }
    this.failures = 0;
    const token = randomUUID().toUpperCase();
    this.tokens.set(token, this.clock() + TOKEN_MS);
    return token;
  }

  /** Throws a Refusal unless the token is good. */
  check(companyId: string | undefined, token: string | undefined): void {
    this.refuseWhileLocked();
    const goodUntil = this.tokens.get(token?.toUpperCase() ?? '') ?? 0;
    if (companyId !== this.companyId || this.clock() >= goodUntil) throw refusals.wrongToken();
  }

  private lock(): void {
    this.lockedUntil = this.clock() + LOCK_MS;
    this.failures = 0;
  }

  private refuseWhileLocked(): void {
    if (this.clock() < this.lockedUntil) throw refusals.locked();
  }
}
