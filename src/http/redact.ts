const REDACTED = '[redacted]';

/**
 * Makes a function that replaces these secrets wherever they occur in a text: verbatim, and encoded as JSON, XML, URL,
 * form or base64. A secret that is sent only as a part of something encoded, such as the password in Basic
 * authentication, is found there if the whole ("user:password") is listed too.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.filter((secret) => secret !== '').flatMap(formsOf);
  if (forms.length === 0) return (text) => text;

  // The longest first: where one secret begins with another, no rest of the longer one must remain.
  const patterns = forms.sort((a, b) => b.length - a.length).map(({ pattern }) => pattern);
  const expression = new RegExp([...new Set(patterns)].join('|'), 'g');
  return (text) => text.replace(expression, REDACTED);
}

/** Tokens live for minutes: one with this many successors has expired. */
const MAX_TEMPORARY_SECRETS = 20;

/** Redacts every secret registered so far. Lives as long as the process. */
export class Redactor {
  #permanent: readonly string[] = [];
  #temporary: readonly string[] = [];
  #replace = createRedactor([]);

  /** Registers permanent secrets, such as those of the settings. */
  add(secrets: readonly string[]): void {
    this.#permanent = [...this.#permanent, ...secrets];
    this.#update();
  }

  /** Registers a secret that is replaced from time to time, such as a token: only the latest ones are redacted. */
  addTemporary(secret: string): void {
    this.#temporary = [...this.#temporary.filter((known) => known !== secret), secret].slice(-MAX_TEMPORARY_SECRETS);
    this.#update();
  }

  redact(text: string): string {
    return this.#replace(text);
  }

  #update(): void {
    this.#replace = createRedactor([...this.#permanent, ...this.#temporary]);
  }
}

interface Form {
  readonly pattern: string;
  readonly length: number;
}

function formsOf(secret: string): Form[] {
  const base64 = Buffer.from(secret).toString('base64');
  const written = [
    secret,
    inJson(secret),
    // Some JSON encoders, such as PHP's, escape slashes too.
    inJson(secret).replaceAll('/', '\\/'),
    inAsciiJson(secret),
    inXml(secret),
    inHtml(secret),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
  ];
  // A log line is JSON itself, and may quote text that is JSON already.
  const quoted = written.map(inJson);
  return [...written, ...quoted].flatMap((text) => [
    { pattern: escapeForPattern(text), length: text.length },
    { pattern: percentEncodedPattern(text), length: text.length },
  ]);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As JSON encoders do that write ASCII only and escape HTML characters. */
function inAsciiJson(text: string): string {
  return inJson(text).replace(
    /[<>&'\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As HTML encoders do that do not use `&apos;`. */
function inHtml(text: string): string {
  return inXml(text).replaceAll('&apos;', '&#39;').replaceAll('&quot;', '&#34;');
}

function inXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Encoders differ in which characters they escape, in the case of hexadecimal digits and in how they write a space. */
function percentEncodedPattern(text: string): string {
  return Array.from(text, (character) => {
    if (/^[A-Za-z0-9]$/.test(character)) return character;
    const encoded = Buffer.from(character)
      .toString('hex')
      .replace(/../g, (digits) => `%${digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)}`);
    return `(?:${escapeForPattern(character)}|${encoded}${character === ' ' ? '|\\+' : ''})`;
  }).join('');
}
