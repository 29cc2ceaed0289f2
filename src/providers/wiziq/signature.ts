/** WizIQ's signature. Source: WizIQ's page "Authentication", and the clients that speak to it, which all agree. */
import { createHmac } from 'node:crypto';

export interface SignedCall {
  readonly accessKey: string;
  readonly secretKey: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** The method as it stands in the query, as "create". */
  readonly method: string;
}

/**
 * The base64 of the HMAC-SHA1 over the three parameters that identify a call, in this order and not percent-encoded.
 * The key is the secret as PHP's `urlencode` writes it: it is text, and not decoded even where it looks like base64.
 * What the call is about, as title or start, is not covered by it.
 */
export function signatureOf({ accessKey, secretKey, timestamp, method }: SignedCall): string {
  const base = `access_key=${accessKey}&timestamp=${timestamp}&method=${method}`;
  return createHmac('sha1', urlEncoded(secretKey)).update(base).digest('base64');
}

/** As PHP's `urlencode`: everything but letters, digits, "-", "_" and "." in upper-case hexadecimal, a space as "+". */
function urlEncoded(text: string): string {
  const encode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, encode)
    .replaceAll('%20', '+');
}
