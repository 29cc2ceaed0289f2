import { createSubgraph } from '../../src/app';
import { readCalendarQuery } from '../../src/server/calendar-query';

// The providers that can be named are those that the graph knows.
beforeAll(() => void createSubgraph());

const NOW = Date.parse('2026-06-15T13:14:15.678Z');
beforeEach(() => void jest.spyOn(Date, 'now').mockReturnValue(NOW));
afterEach(() => jest.restoreAllMocks());

const ALL = { providers: null, hosts: null, venueIds: null, text: null, includeCancelled: true };

const read = (parameters: object = {}) => readCalendarQuery(parameters);

describe('The window of a calendar', () => {
  it('is 30 days back and 366 ahead of the day that it is', () => {
    expect(read()).toEqual({
      from: new Date('2026-05-16T00:00:00Z'),
      to: new Date('2027-06-16T00:00:00Z'),
      filter: ALL,
    });
  });

  it('is what was asked for, in any offset', () => {
    expect(read({ from: '2026-01-31T09:00:00+01:00', to: '2026-02-01T00:00:00.250Z' })).toMatchObject({
      from: new Date('2026-01-31T08:00:00Z'),
      to: new Date('2026-02-01T00:00:00.250Z'),
    });
  });

  it('reaches as far as it may from the one end that was asked for, on any day', () => {
    expect(read({ from: '2020-01-01T00:00:00Z' })).toMatchObject({ to: new Date('2021-02-04T00:00:00Z') });
    expect(read({ to: '2030-02-05T00:00:00Z' })).toMatchObject({ from: new Date('2029-01-01T00:00:00Z') });
  });
});

describe('The filter of a calendar', () => {
  it('takes lists with commas, as several parameters, and in any capitals where those say nothing', () => {
    expect(
      read({
        providers: 'wiziq, Electa',
        hosts: ['ann@example.com,bob@example.com', 'eve@example.com'],
        venueIds: 'administrate:venue:1',
        text: 'first, aid',
        includeCancelled: 'false',
      }),
    ).toMatchObject({
      filter: {
        providers: ['WIZIQ', 'ELECTA'],
        hosts: ['ann@example.com', 'bob@example.com', 'eve@example.com'],
        venueIds: ['administrate:venue:1'],
        text: 'first, aid',
        includeCancelled: false,
      },
    });
  });

  it('is left out where it has no value, as forms send it', () => {
    expect(read({ providers: '', hosts: ['', ' , '], venueIds: ',' })).toMatchObject({ filter: ALL });
  });
});

describe('A calendar is refused', () => {
  const PROVIDERS = 'ADMINISTRATE, ELECTA, ICAREUS, WIZIQ';
  const KNOWN = 'from, to, providers, hosts, venueIds, text, includeCancelled';
  const FORM = 'is not an instant in RFC 3339 form, as 2013-01-02T09:00:00+01:00 or 2013-01-02T08:00:00Z.';

  it.each<[what: string, parameters: object, problem: string]>([
    ['an unknown parameter', { host: 'ann@example.com' }, `host: there is no such parameter, but ${KNOWN}.`],
    ['a name that objects have', { constructor: '1' }, `constructor: there is no such parameter, but ${KNOWN}.`],
    ['a word for an instant', { from: 'today' }, `from: "today" ${FORM}`],
    ['a day for an instant', { to: '2026-01-31' }, `to: "2026-01-31" ${FORM}`],
    ['no value for an instant', { from: '' }, `from: "" ${FORM}`],
    ['a day that no calendar has', { from: '2026-02-30T00:00:00Z' }, `from: "2026-02-30T00:00:00Z" ${FORM}`],
    ['29 February of a common year', { to: '2026-02-29T00:00:00Z' }, `to: "2026-02-29T00:00:00Z" ${FORM}`],
    ['an hour that no clock has', { to: '2026-02-01T24:00:00Z' }, `to: "2026-02-01T24:00:00Z" ${FORM}`],
    [
      'a "+" that stands for a space',
      { from: '2026-01-31T09:00:00 01:00' },
      'from: has a "+" before its offset that has to be written as "%2B".',
    ],
    ['two instants', { from: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] }, 'from: is given more than once.'],
    ['two texts', { text: ['first', 'aid'] }, 'text: is given more than once.'],
    ['an unknown provider', { providers: 'wiziq,zoom' }, `providers: "zoom" is none of ${PROVIDERS}.`],
    ['a provider that objects have', { providers: 'toString' }, `providers: "toString" is none of ${PROVIDERS}.`],
    ['a host without an address', { hosts: 'Ann' }, 'hosts: "Ann" is not an e-mail address, as anna@example.com.'],
    ['something between yes and no', { includeCancelled: 'maybe' }, 'includeCancelled: is neither true nor false.'],
    ['yes and no', { includeCancelled: ['true', 'false'] }, 'includeCancelled: is given more than once.'],
    [
      'a window that ends before it starts',
      { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' },
      'to: the window ends at 2026-01-01T00:00:00.000Z, but starts at 2026-02-01T00:00:00.000Z. Give a "to" that is later than "from".',
    ],
    [
      'a window of no length',
      { from: '2026-02-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
      'to: the window ends at 2026-02-01T00:00:00.000Z, but starts at 2026-02-01T00:00:00.000Z. Give a "to" that is later than "from".',
    ],
    [
      'a window over 400 days',
      { from: '2026-01-01T00:00:00Z', to: '2027-02-05T00:00:00.001Z' },
      'to: the window from 2026-01-01T00:00:00.000Z to 2027-02-05T00:00:00.001Z is longer than 400 days. Ask for shorter windows, one after the other.',
    ],
  ])('for %s', (_what, parameters, problem) => {
    expect(read(parameters)).toEqual({ problem });
  });

  it('not for a window of 400 days to the millisecond', () => {
    expect(read({ from: '2026-01-01T00:00:00Z', to: '2027-02-05T00:00:00Z' })).not.toHaveProperty('problem');
  });

  it('for everything that is wrong at once', () => {
    expect(read({ from: 'now', providers: 'zoom', when: 'now' })).toEqual({
      problem: [
        `from: "now" ${FORM}`,
        `providers: "zoom" is none of ${PROVIDERS}.`,
        `when: there is no such parameter, but ${KNOWN}.`,
      ].join(' '),
    });
  });
});
