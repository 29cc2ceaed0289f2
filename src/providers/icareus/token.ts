import { createHash } from 'node:crypto';

/** What a token is made for. */
export interface TokenClaims {
  readonly organizationId: string;
  readonly secret: string;
  /** The address from which the suite sees the call come. */
  readonly clientIp: string;
  /** Milliseconds since the epoch; the suite counts in seconds. */
  readonly now: number;
}

/** The time in a token: seconds since the epoch, as eight hex digits. */
const tokenTime = (now: number): string =>
  Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0');

/**
 * The token of one call: when it was made, and a hash that only who knows the secret can make. How long the suite takes
 * it is documented nowhere, so that none is used twice. Source: the provider's page, section "Token".
 */
export function tokenOf({ organizationId, secret, clientIp, now }: TokenClaims): string {
  const time = tokenTime(now);
  return time + createHash('md5').update(`${organizationId}:${time}:${secret}:${clientIp}`).digest('hex');
}
