import { type FailureKind, kindOfStatus } from '../../src/http/failure';

describe('The kind of failure a status stands for', () => {
  it.each<[number, FailureKind | null]>([
    [200, null],
    [201, null],
    [204, null],
    [299, null],
    [300, 'redirect'],
    [301, 'redirect'],
    [302, 'redirect'],
    [304, 'redirect'],
    [308, 'redirect'],
    [400, 'refused'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'refused'],
    [405, 'refused'],
    [409, 'refused'],
    [410, 'refused'],
    [422, 'refused'],
    [429, 'throttled'],
    [500, 'serverError'],
    [501, 'serverError'],
    [502, 'serverError'],
    [503, 'serverError'],
    [504, 'serverError'],
  ])('%i: %s', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind);
  });

  it('is a server error for what is no status known', () => {
    expect(kindOfStatus(599)).toBe('serverError');
    expect(kindOfStatus(999)).toBe('serverError');
  });
});
