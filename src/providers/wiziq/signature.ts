/** WizIQ's signature. Source: WizIQ's page "Authentication" and its public clients, which all agree. */
import { createHmac } from 'node:crypto';

export interface SignedCall {
  readonly accessKey: string;
  readonly secretKey: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  /** The method in the query: "create". */
  readonly method: string;
}

/**
 * The base64 of the HMAC-SHA1 over the three parameters that identify a call, in this order and not percent-encoded.
 * The key is the secret as PHP's `urlencode` encodes it: it is text, and not decoded even if it looks like base64.
 * The signature does not cover the other parameters, such as title and start.
 */
export function signatureOf({ accessKey, secretKey, timestamp, method }: SignedCall): string {
  const base = `access_key=${accessKey}&timestamp=${timestamp}&method=${method}`;
  return createHmac('sha1', urlEncoded(secretKey)).update(base).digest('base64');
}

/** Like PHP's `urlencode`: everything but letters, digits, "-", "_" and "." in upper-case hexadecimal, a space as "+". */
function urlEncoded(text: string): string {
  const encode = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, encode)
    .replaceAll('%20', '+');
}
