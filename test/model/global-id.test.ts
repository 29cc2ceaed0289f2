import fc from 'fast-check';
import { formatGlobalId, parseGlobalId } from '../../src/model/global-id';

describe('A global id', () => {
  it('is the provider, the kind and the native id', () => {
    expect(formatGlobalId('administrate', 'public-event', 6)).toBe('administrate:public-event:6');
    expect(parseGlobalId('administrate:public-event:6')).toEqual({
      provider: 'administrate',
      kind: 'public-event',
      nativeId: '6',
    });
  });

  it.each([
    'wiziq:class:15716',
    'icareus:event:3697601',
    'administrate:write:01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'p1:a:x-._Y',
  ])('may be %s', (id) => {
    expect(parseGlobalId(id)).not.toBeNull();
  });

  it.each([
    '',
    ':',
    '::',
    'administrate',
    'administrate:venue',
    'administrate:venue:',
    ':venue:1',
    'administrate::1',
    'administrate:venue:1:2',
    ' administrate:venue:1',
    'administrate:venue:1 ',
    'administrate:venue:1\n',
    'Administrate:venue:1',
    'administrate:Venue:1',
    '1administrate:venue:1',
    'administrate:-venue:1',
    'administrate:venue:-1',
    'administrate:venue:../1',
    'administrate:venue:1/2',
    'administrate:venue:1?x=y',
    'administrate:venue:1,2',
    'administrate:venue:é',
    `administrate:venue:${'1'.repeat(129)}`,
    'QWRtaW5pc3RyYXRlOjE=',
  ])('is not %j', (text) => {
    expect(parseGlobalId(text)).toBeNull();
  });

  it('is read as it was written, and nothing else is read', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'Z', '0', '9', '.', '_', '-', ':', '/', ' ') });
    fc.assert(
      fc.property(
        fc.constantFrom('electa', 'wiziq'),
        fc.constantFrom('room', 'public-event'),
        part,
        (provider, kind, nativeId) => {
          const parsed = parseGlobalId(formatGlobalId(provider, kind, nativeId));
          if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(nativeId)) expect(parsed).toEqual({ provider, kind, nativeId });
          else expect(parsed).toBeNull();
        },
      ),
    );
  });

  it('is read in no time, however long the text', () => {
    expect(parseGlobalId('a:'.repeat(200_000))).toBeNull();
    expect(parseGlobalId(`administrate:${'a-'.repeat(200_000)}:`)).toBeNull();
  });
});
