import { createHash } from 'node:crypto';

/** What an organization's tokens are made with. */
export interface TokenKeys {
  readonly organizationId: number;
  readonly secret: string;
  /** The address that calls come from, as the suite sees it. */
  readonly clientIp: string;
}

/** The page says that a token holds its time and not how long it is good for [INF]. */
const SKEW_SECONDS = 10 * 60;

/**
 * Whether an Authorization header holds a good token at a moment, in epoch milliseconds. Source: the chapter "TOKEN" of
 * the provider's page "Event Management API": eight hex digits of unix seconds, then the MD5 of
 * "organization:time:secret:address".
 */
export function isGoodToken(header: string | undefined, keys: TokenKeys, now: number): boolean {
  const [, time = '', signature] = /^Bearer +([0-9a-f]{8})([0-9a-f]{32})$/i.exec(header ?? '') ?? [];
  const { organizationId, secret, clientIp } = keys;
  const expected = createHash('md5').update(`${organizationId}:${time}:${secret}:${clientIp}`).digest('hex');
  return signature?.toLowerCase() === expected && Math.abs(now / 1000 - parseInt(time, 16)) <= SKEW_SECONDS;
}
