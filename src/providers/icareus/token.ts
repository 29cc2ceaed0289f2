import { createHash } from 'node:crypto';

/** What a token is computed from. */
export interface TokenInput {
  readonly organizationId: string;
  readonly secret: string;
  /** The address of the caller as the suite sees it. */
  readonly clientIp: string;
  /** Milliseconds since the epoch; the token contains whole seconds. */
  readonly now: number;
}

/**
 * The token of one call: the time in seconds since the epoch, as eight hex digits, and the MD5 of
 * "organization:time:secret:address". How long the suite accepts a token is not documented, so each is used once.
 * Source: the provider's page, section "Token".
 */
export function tokenOf({ organizationId, secret, clientIp, now }: TokenInput): string {
  const time = Math.floor(now / 1000)
    .toString(16)
    .padStart(8, '0');
  return time + createHash('md5').update(`${organizationId}:${time}:${secret}:${clientIp}`).digest('hex');
}
