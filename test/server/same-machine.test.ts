import fc from 'fast-check';
import { isFromThisMachine } from '../../src/server/same-machine';

const from = (remoteAddress: string | undefined, headers: Record<string, string> = {}) =>
  isFromThisMachine({ remoteAddress, headers: { host: '127.0.0.1:4000', ...headers } });

describe('A request is from this machine', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '::ffff:127.0.0.1'])('when its connection is from %s', (address) => {
    expect(from(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '127.0.0.1:4000',
    'localhost',
    'LOCALHOST:4000',
    'localhost.:80',
    'graph.localhost:80',
    '[::1]',
    '[::1]:4000',
  ])('when it is for %s', (host) => {
    expect(from('127.0.0.1', { host })).toBe(true);
  });

  it('whatever it says of who sent it', () => {
    expect(from('127.0.0.1', { 'user-agent': 'Thunderbird', origin: 'http://localhost:3000' })).toBe(true);
  });
});

describe('A request is not from this machine', () => {
  it.each(['192.0.2.7', '10.0.0.1', '::ffff:192.0.2.7', '2001:db8::1', '::', '0.0.0.0', '1127.0.0.1', '::1:1', ''])(
    'when its connection is from "%s"',
    (address) => {
      expect(from(address)).toBe(false);
    },
  );

  it('when nobody is at the other end any more', () => {
    expect(from(undefined)).toBe(false);
  });

  it('by any address but those of the loopback network', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(from(address)).toBe(address.startsWith('127.'));
      }),
    );
  });

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'])(
    'when a proxy here passed it on, which %s shows',
    (name) => {
      expect(from('127.0.0.1', { [name]: '192.0.2.7' })).toBe(false);
      // Whom a proxy names is not believed either way.
      expect(from('127.0.0.1', { [name]: '127.0.0.1' })).toBe(false);
      expect(from('192.0.2.7', { [name]: '127.0.0.1' })).toBe(false);
      expect(from('127.0.0.1', { [name]: '' })).toBe(false);
    },
  );

  it.each([
    'rebound.example',
    'rebound.example:4000',
    '127.0.0.1.rebound.example',
    'localhost.rebound.example',
    'notlocalhost',
    '127.0.0.1@rebound.example',
    '192.0.2.7:4000',
    '[2001:db8::1]:4000',
    '',
  ])('when a browser sent it to "%s", a name that somebody else had point here', (host) => {
    expect(from('127.0.0.1', { host })).toBe(false);
  });

  it('when it is for nobody', () => {
    expect(isFromThisMachine({ remoteAddress: '127.0.0.1', headers: {} })).toBe(false);
  });
});
