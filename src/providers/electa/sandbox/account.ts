import { randomBytes, randomUUID } from 'node:crypto';
import { refuse } from './parameters';

const TOKEN_MS = 20 * 60_000;
const FAILURES_UNTIL_LOCK = 5;
const LOCK_MS = 15 * 60_000;

/**
 * The credentials of the simulated company. Source: the provider's page 50052: a token lasts for 20 minutes, and five
 * failed logins lock the access for 15. That the 20 minutes count from the login, that a successful login resets the
 * count, and that a lock also concerns calls with a token is not documented [INF].
 */
export class Account {
  readonly companyId = '12345';
  readonly appKey = randomBytes(16).toString('hex');
  private readonly tokens = new Map<string, number>();
  private failures = 0;
  private lockedUntil = 0;

  /** `clock` returns epoch milliseconds. */
  constructor(private readonly clock: () => number) {}

  /** A new token. Throws a Refusal. */
  logIn(companyId: string | undefined, appKey: string | undefined): string {
    this.refuseIfLocked();
    if (companyId !== this.companyId || appKey !== this.appKey) {
      this.failures = (this.failures + 1) % FAILURES_UNTIL_LOCK;
      if (this.failures === 0) this.lockedUntil = this.clock() + LOCK_MS;
      refuse(2, 'Invalid Account or Application Key');
    }
    this.failures = 0;
    const token = randomUUID().toUpperCase();
    this.tokens.set(token, this.clock() + TOKEN_MS);
    return token;
  }

  /** Throws a Refusal unless the token is valid. */
  check(companyId: string | undefined, token: string | undefined): void {
    this.refuseIfLocked();
    const expiresAt = this.tokens.get(token?.toUpperCase() ?? '') ?? 0;
    if (companyId !== this.companyId || this.clock() >= expiresAt) refuse(4, 'Invalid or expired Token');
  }

  private refuseIfLocked(): void {
    if (this.clock() < this.lockedUntil) refuse(3, 'API access is locked');
  }
}
