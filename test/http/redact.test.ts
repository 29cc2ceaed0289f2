import { createRedactor, Redactor } from '../../src/http/redact';

const secret = `p@ss/w"o\\rd & <ü> 100%'s`;

describe('A redactor', () => {
  it.each<[string, string]>([
    ['as it is', secret],
    ['as JSON', JSON.stringify(secret).slice(1, -1)],
    ['as JSON with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
    ['as JSON within JSON', JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
    ['as XML', `p@ss/w&quot;o\\rd &amp; &lt;ü&gt; 100%&apos;s`],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['percent-encoded without exception', encodeURIComponent(secret).replaceAll("'", '%27')],
    ['in a form', new URLSearchParams({ key: secret }).toString().slice('key='.length)],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 without padding', Buffer.from(secret).toString('base64').replace(/=+$/, '')],
    ['in base64 in a URL', encodeURIComponent(Buffer.from(secret).toString('base64'))],
    ['in base64url', Buffer.from(secret).toString('base64url')],
  ])('finds a secret %s', (_, written) => {
    expect(createRedactor([secret])(`before ${written} after ${written}`)).toBe('before [redacted] after [redacted]');
  });

  it('finds both parts of Basic authentication when the whole is registered', () => {
    const redact = createRedactor(['hunter2', 'user@example.com:hunter2']);
    const header = `Basic ${Buffer.from('user@example.com:hunter2').toString('base64')}`;
    expect(redact(header)).toBe('Basic [redacted]');
    expect(redact('user@example.com:hunter2')).toBe('[redacted]');
    expect(redact('the password is hunter2')).toBe('the password is [redacted]');
  });

  it('leaves nothing standing of a secret that begins with another', () => {
    const redact = createRedactor(['key', 'key-and-more', 'key-and']);
    expect(redact('key-and-more key-and key')).toBe('[redacted] [redacted] [redacted]');
  });

  it('takes every character of a secret literally', () => {
    const redact = createRedactor(['a.*+?^${}()|[]\\/b', '$&']);
    expect(redact('axxb a.*+?^${}()|[]\\/b')).toBe('axxb [redacted]');
    expect(redact('$& $1')).toBe('[redacted] $1');
  });

  it('ignores empty secrets', () => {
    expect(createRedactor([])('as it was')).toBe('as it was');
    expect(createRedactor([''])('as it was')).toBe('as it was');
    expect(createRedactor(['', 'was'])('as it was')).toBe('as it [redacted]');
  });
});

describe('A redactor', () => {
  it('redacts nothing before a secret is registered', () => {
    expect(new Redactor().redact('as it was')).toBe('as it was');
  });

  it('redacts every registered secret, whenever it was registered', () => {
    const redactor = new Redactor();
    redactor.add(['password']);
    redactor.addTemporary('token-1');
    redactor.add(['key']);
    expect(redactor.redact('password key token-1')).toBe('[redacted] [redacted] [redacted]');
  });

  it('forgets a passing secret that many others have followed, and never a lasting one', () => {
    const redactor = new Redactor();
    redactor.add(['password']);
    redactor.addTemporary('first-token');
    for (let count = 0; count < 100; count += 1) redactor.addTemporary('second-token');
    expect(redactor.redact('first-token')).toBe('[redacted]');
    for (let count = 0; count < 20; count += 1) redactor.addTemporary(`token-${count}-`);
    expect(redactor.redact('password first-token second-token token-0- token-19-')).toBe(
      '[redacted] first-token second-token [redacted] [redacted]',
    );
  });
});
