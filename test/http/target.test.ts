import { targetOf } from '../../src/http/target';

describe('The target of a request', () => {
  it.each<[string, string, string]>([
    ['http://127.0.0.1:8080', '/events', '/events'],
    ['http://127.0.0.1:8080/', '/events', '/events'],
    ['http://127.0.0.1:8080/api/v2', '/events/7', '/api/v2/events/7'],
    ['http://127.0.0.1:8080/api/v2//', '/events', '/api/v2/events'],
    ['http://127.0.0.1:8080/api', '/', '/api/'],
    ['http://127.0.0.1:8080', '/a%2Fb/...', '/a%2Fb/...'],
  ])('of %s and %s is %s', (baseUrl, path, target) => {
    expect(targetOf(baseUrl, path)).toBe(target);
  });

  it('encodes the query', () => {
    expect(targetOf('http://127.0.0.1', '/a', {})).toBe('/a');
    expect(targetOf('http://127.0.0.1', '/a', { at: '10:00+01:00', q: 'ä b&c' })).toBe(
      '/a?at=10%3A00%2B01%3A00&q=%C3%A4+b%26c',
    );
    const repeated = new URLSearchParams([
      ['id', '1'],
      ['id', '2'],
    ]);
    expect(targetOf('http://127.0.0.1', '/a', repeated)).toBe('/a?id=1&id=2');
  });

  it.each(['', 'events', '/a b', '/ä', '/a?b=c', '/a#b', '/a\\b', '/a/../b', '/a/..', '/./a', '/%2e%2E/a', '/a\r\nb'])(
    'refuses the path %p',
    (path) => {
      expect(() => targetOf('http://127.0.0.1', path)).toThrow(TypeError);
    },
  );
});
