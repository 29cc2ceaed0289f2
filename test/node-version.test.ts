import { endOfLifeWarning } from '../src/node-version';

describe('endOfLifeWarning', () => {
  it.each([
    ['20.20.2', '2026-04-30T23:59:59Z', null],
    [
      '20.20.2',
      '2026-05-01T00:00:00Z',
      'Node 20.20.2 has received no security updates since 2026-04-30. Upgrade to Node 24.',
    ],
    ['24.22.0', '2026-11-28T00:00:00Z', null],
    ['99.0.0', '2026-11-28T00:00:00Z', null],
  ])('of Node %s at %s', (version, now, expected) => {
    expect(endOfLifeWarning(version, new Date(now))).toBe(expected);
  });
});
