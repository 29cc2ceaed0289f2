import { tokenOf } from '../../../src/providers/icareus/token';

const holds = {
  organizationId: '13509',
  secret: 'secret',
  clientIp: '185.185.165.160',
  now: Date.parse('2021-05-27T05:00:00Z'),
};

describe('A token', () => {
  it("is that of the page's example", () => {
    expect(tokenOf(holds)).toBe('60af27507c39fec85881c1d8ebb0064b83f5edd8');
  });

  it('counts in whole seconds', () => {
    expect(tokenOf({ ...holds, now: holds.now + 999 })).toBe(tokenOf(holds));
    expect(tokenOf({ ...holds, now: holds.now + 1000 })).toMatch(/^60af2751[0-9a-f]{32}$/);
  });

  it('is of forty digits, whatever the time', () => {
    expect(tokenOf({ ...holds, now: 1000 })).toMatch(/^00000001[0-9a-f]{32}$/);
  });

  it.each([{ organizationId: '13510' }, { secret: 'Secret' }, { clientIp: '185.185.165.161' }])(
    'is another one for %j',
    (other) => {
      const token = tokenOf({ ...holds, ...other });
      expect(token).toMatch(/^60af2750[0-9a-f]{32}$/);
      expect(token).not.toBe(tokenOf(holds));
    },
  );
});
