import { type IncomingHttpHeaders } from 'node:http';

/** What of a request shows where it comes from. */
export interface RequestOrigin {
  /** The address at the other end of the connection. */
  readonly remoteAddress: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Headers that proxies add. */
const FORWARDING_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const;

/**
 * Whether a program on this machine sent a request. The connection has to come from here; but that alone says little:
 *
 * - A reverse proxy on this machine passes on what comes from elsewhere. What it says of the sender's address could be
 *   made up, so it is never believed: a request that was forwarded is not from this machine. A proxy that hides what it
 *   does cannot be told from a program, and must be set up not to pass such requests on.
 * - A page from elsewhere, in a browser on this machine, can have its own name point here (DNS rebinding) and would
 *   read the answer: a request has to be for this machine by one of its own names.
 */
export function isFromThisMachine({ remoteAddress, headers }: RequestOrigin): boolean {
  if (remoteAddress === undefined || !isLoopbackAddress(remoteAddress)) return false;
  if (FORWARDING_HEADERS.some((name) => headers[name] !== undefined)) return false;
  return headers.host !== undefined && isLoopbackHost(headers.host);
}

const isLoopbackAddress = (address: string): boolean => /^(?:::ffff:)?127(?:\.\d{1,3}){3}$|^::1$/.test(address);

function isLoopbackHost(host: string): boolean {
  const name = host.replace(/:\d*$/, '').toLowerCase();
  return name === '[::1]' || /^(?:[^.]+\.)*localhost\.?$/.test(name) || /^127(?:\.\d{1,3}){3}$/.test(name);
}
