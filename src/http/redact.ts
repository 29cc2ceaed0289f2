const REDACTED = '[redacted]';

/**
 * Makes a function that replaces these secrets wherever they turn up in a text: as they are, and as JSON, XML, a URL, a
 * form or base64 would write them. A secret that is only ever sent as part of something encoded whole, as the password
 * in Basic authentication, is found there when the whole ("user:password") is among the secrets too.
 */
export function createRedactor(secrets: readonly string[]): (text: string) => string {
  const forms = secrets.filter((secret) => secret !== '').flatMap(formsOf);
  if (forms.length === 0) return (text) => text;

  // The longest first: where one secret begins with another, nothing of the longer one may be left standing.
  const patterns = forms.sort((a, b) => b.length - a.length).map(({ pattern }) => pattern);
  const expression = new RegExp([...new Set(patterns)].join('|'), 'g');
  return (text) => text.replace(expression, REDACTED);
}

/** A token lives for minutes, so one that so many others have followed opens nothing any more. */
const PASSING_SECRETS_KEPT = 20;

/** Redacts every secret that it was told of so far. Lives as long as the process. */
export class Redactor {
  #lasting: readonly string[] = [];
  #passing: readonly string[] = [];
  #replace = createRedactor([]);

  /** Secrets that stay secret for good, as those of the settings. */
  add(secrets: readonly string[]): void {
    this.#lasting = [...this.#lasting, ...secrets];
    this.#update();
  }

  /** A secret that is followed by others, as a token that was fetched: the latest ones are redacted. */
  addTemporary(secret: string): void {
    this.#passing = [...this.#passing.filter((known) => known !== secret), secret].slice(-PASSING_SECRETS_KEPT);
    this.#update();
  }

  redact(text: string): string {
    return this.#replace(text);
  }

  #update(): void {
    this.#replace = createRedactor([...this.#lasting, ...this.#passing]);
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
    // Some writers of JSON, PHP's among them, escape slashes too.
    inJson(secret).replaceAll('/', '\\/'),
    inAsciiJson(secret),
    inXml(secret),
    inHtml(secret),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(secret).toString('base64url'),
  ];
  // A log line is JSON itself, and what it quotes may have been JSON before.
  const quoted = written.map(inJson);
  return [...written, ...quoted].flatMap((text) => [
    { pattern: escapeForPattern(text), length: text.length },
    { pattern: percentEncodedPattern(text), length: text.length },
  ]);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As writers of JSON do that keep to ASCII and stay clear of HTML. */
function inAsciiJson(text: string): string {
  return inJson(text).replace(
    /[<>&'\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As writers of HTML do that know no `&apos;`. */
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

/** Encoders differ in which characters they leave alone, in the case of hexadecimal digits and in how they write a space. */
function percentEncodedPattern(text: string): string {
  return Array.from(text, (character) => {
    if (/^[A-Za-z0-9]$/.test(character)) return character;
    const encoded = Buffer.from(character)
      .toString('hex')
      .replace(/../g, (digits) => `%${digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)}`);
    return `(?:${escapeForPattern(character)}|${encoded}${character === ' ' ? '|\\+' : ''})`;
  }).join('');
}
