import { Redactor } from '../../src/http/redact';
import { secretsOfPostgresUrl } from '../../src/database/postgres-url';

describe('The address of a PostgreSQL', () => {
  it.each<[string, string, string]>([
    ['as it is', 'postgresql://me:zq9-horse@db/ledger', 'zq9-horse'],
    ['percent-encoded', 'postgresql://me:zq9%40h%C3%B6rse%2F@db/ledger', 'zq9@hörse/'],
    ['with a percent sign of its own', 'postgresql://me:zq9%off%20it@db/ledger', 'zq9%off it'],
    ['with what is no text in UTF-8', 'postgresql://me:zq9%E9%20@db/ledger', 'zq9%E9%20'],
    ['without a host', 'postgresql://me:zq9%21@/ledger', 'zq9!'],
    ['in a parameter', 'postgresql://db/ledger?user=me&password=zq9%26+', 'zq9& '],
  ])('has a password that is redacted: %s', (_, url, password) => {
    const redactor = new Redactor();
    redactor.add(secretsOfPostgresUrl(url));
    for (const told of [url, `The password "${password}" is wrong.`, JSON.stringify({ password })]) {
      expect(redactor.redact(told)).not.toContain('zq9');
    }
    expect(redactor.redact('Nothing to hide.')).toBe('Nothing to hide.');
  });
});
