import fc from 'fast-check';
import { UserErrors } from '../../../src/model/user-error';
import { parametersOf, prepareEvent } from '../../../src/providers/electa/body';
import { ElectaAccessType } from '../../../src/providers/electa/details';
import { type CreateElectaEventInput } from '../../../src/providers/electa/inputs';
import { readUsWallTime } from '../../../src/provider-kit/us-wall-time';
import { DURATIONS } from '../../../src/providers/electa/wire';
import { readWallTime } from '../../../src/zones/time-zone';
import { fixture } from '../../support/electa-app';

const ZONES = new Map([
  ['Europe/London', 95],
  ['Europe/Paris', 101],
  ['UTC', 1],
]);

/** The input of the page's sample call. */
const sample: CreateElectaEventInput = {
  title: 'Sample Topic',
  startsAt: new Date('2018-06-21T09:00:00Z'),
  timeZone: 'Europe/London',
  durationMinutes: 30,
  accessType: ElectaAccessType.B,
  presenterId: '122211',
  roomId: '2221',
  showInPublicCalendar: false,
};

function prepared(changes: Partial<CreateElectaEventInput> = {}, zones = ZONES) {
  const requested = prepareEvent({ ...sample, ...changes }, zones);
  return { requested, parameters: parametersOf(requested) };
}

/** What an input is refused with, which must be user errors. */
function errorsOf(changes: Partial<CreateElectaEventInput>, zones = ZONES) {
  try {
    prepared(changes, zones);
  } catch (error) {
    if (error instanceof UserErrors) return error.errors;
    throw error;
  }
  return [];
}

describe('A create', () => {
  it("has the parameters of the page's sample call, in its spelling", () => {
    const { searchParams } = new URL(fixture('create-request.txt'));
    searchParams.delete('token');
    searchParams.delete('cid');
    expect(prepared().parameters).toEqual(Object.fromEntries(searchParams));
  });

  it('stores what was requested, as JSON', () => {
    const { requested, parameters } = prepared({ timeZone: 'europe/belfast', presenterId: null, roomId: undefined });
    expect(requested).toEqual({
      title: 'Sample Topic',
      startsAt: '2018-06-21T09:00:00.000Z',
      start: '6/21/2018 10:00',
      timeZone: 'Europe/London',
      timeZoneId: 95,
      durationMinutes: 30,
      accessType: 'B',
      presenterId: null,
      roomId: null,
      showInPublicCalendar: false,
    });
    expect(Object.keys(parameters)).not.toEqual(expect.arrayContaining(['PresenterId']));
    expect(Object.keys(parameters)).not.toEqual(expect.arrayContaining(['roomid']));
    expect(JSON.parse(JSON.stringify(requested))).toEqual(requested);
  });

  it('writes the start as clocks in the zone show it', () => {
    const startOf = (startsAt: string, timeZone: string) =>
      prepared({ startsAt: new Date(startsAt), timeZone }).parameters.StartDateTime;
    expect(startOf('2026-01-05T23:30:00Z', 'Europe/London')).toBe('1/5/2026 23:30');
    expect(startOf('2026-01-05T23:30:00Z', 'Europe/Paris')).toBe('1/6/2026 00:30');
    expect(startOf('2026-07-05T23:30:00Z', 'Europe/Paris')).toBe('7/6/2026 01:30');
    expect(startOf('2026-07-05T23:30:00Z', 'GMT')).toBe('7/5/2026 23:30');
  });

  it('writes a start that is read back as the same instant, or says why it does not', () => {
    const minute = fc.integer({ min: 0, max: 40 * 366 * 24 * 60 }).map((count) => new Date(count * 60_000));
    fc.assert(
      fc.property(minute, fc.constantFrom('Europe/London', 'Europe/Paris', 'UTC'), (startsAt, timeZone) => {
        const errors = errorsOf({ startsAt, timeZone });
        if (errors.length > 0) {
          expect(errors).toMatchObject([{ code: 'TIME_AMBIGUOUS' }]);
          return;
        }
        const wall = readUsWallTime(prepared({ startsAt, timeZone }).requested.start)!;
        expect(readWallTime(wall, timeZone)).toEqual({ epochMilliseconds: startsAt.getTime(), kind: 'exact' });
      }),
      { numRuns: 500 },
    );
  });

  it.each(DURATIONS)('may last %i minutes', (durationMinutes) => {
    expect(prepared({ durationMinutes }).parameters.Duration).toBe(String(durationMinutes));
  });

  it('may be listed publicly, and be of type A', () => {
    expect(prepared({ showInPublicCalendar: true, accessType: ElectaAccessType.A }).parameters).toMatchObject({
      ShowinPublicCalendar: 'true',
      EventType: 'A',
    });
  });

  it('may start in the past, which no page mentions', () => {
    expect(errorsOf({ startsAt: new Date('2001-01-01T00:00:00Z') })).toEqual([]);
  });
});

describe('A create is refused before it is sent', () => {
  it.each<[string, Partial<CreateElectaEventInput>, string, string, RegExp]>([
    ['an empty title', { title: '' }, 'REQUIRED', 'title', /may not be empty/],
    [
      'a control character',
      { title: 'a\u0000b' },
      'INVALID',
      'title',
      /^title: it holds the character U\+0000, which XML/,
    ],
    ['half a character', { title: 'a\uD800b' }, 'INVALID', 'title', /U\+D800/],
    [
      'an end that no instant can say',
      { startsAt: new Date('9999-12-31T23:30:00Z') },
      'INVALID',
      'durationMinutes',
      /^durationMinutes: it would end after the year 9999/,
    ],
    ['a blank title', { title: ' \n\t' }, 'REQUIRED', 'title', /may not be empty/],
    ['an unknown zone', { timeZone: 'Europe/Londinium' }, 'TIME_ZONE_UNKNOWN', 'timeZone', /there is no time zone/],
    [
      'a zone without an id',
      { timeZone: 'Asia/Tokyo' },
      'TIME_ZONE_UNKNOWN',
      'timeZone',
      /number of Asia\/Tokyo\. Configured are Europe\/London, Europe\/Paris, UTC\. .* ELECTA_TIME_ZONES\.$/,
    ],
    [
      'seconds',
      { startsAt: new Date('2018-06-21T09:00:01Z') },
      'INVALID',
      'startsAt',
      /to the minute; give a start without seconds/,
    ],
    ['milliseconds', { startsAt: new Date('2018-06-21T09:00:00.001Z') }, 'INVALID', 'startsAt', /without seconds/],
    [
      'a time that clocks show twice',
      { startsAt: new Date('2026-10-25T00:30:00Z') },
      'TIME_AMBIGUOUS',
      'startsAt',
      /the wall time 01:30:00 occurs twice in Europe\/London on 2026-10-25/,
    ],
    [
      'a year of five digits',
      { startsAt: new Date('9999-12-31T23:30:00Z'), timeZone: 'Europe/Paris' },
      'INVALID',
      'startsAt',
      /cannot store/,
    ],
    [
      'a type that calls cannot make',
      { accessType: ElectaAccessType.OTHER },
      'UNSUPPORTED_BY_PROVIDER',
      'accessType',
      /A and B/,
    ],
    ['a presenter that is no number', { presenterId: 'ada' }, 'NOT_FOUND', 'presenterId', /there is no "ada"/],
    ['a presenter that is empty', { presenterId: '' }, 'NOT_FOUND', 'presenterId', /ids look like "122211"/],
    ['a room that is no number', { roomId: 'electa:room:1' }, 'NOT_FOUND', 'roomId', /ids look like "2221"/],
  ])('%s', (_, changes, code, field, message) => {
    const errors = errorsOf(changes);
    expect(errors).toMatchObject([{ code, field: [field], providerCode: null }]);
    expect(errors[0]?.message).toMatch(message);
  });

  it.each([
    [75, 60, 90],
    [65, 60, 90],
    [61, 60, 90],
    [130, 120, 180],
    [7, 5, 10],
    [0, 5, 10],
    [-30, 5, 10],
    [1_439, 720, 1_440],
    [2_000, 720, 1_440],
  ])('%i minutes, with the nearest two', (durationMinutes, shorter, longer) => {
    const errors = errorsOf({ durationMinutes });
    expect(errors).toMatchObject([{ code: 'DURATION_NOT_SUPPORTED', field: ['durationMinutes'] }]);
    expect(errors[0]?.message).toContain(`The nearest are ${shorter} and ${longer} minutes.`);
  });

  it('with everything that is wrong at once', () => {
    const fields = errorsOf({
      title: '',
      timeZone: 'x',
      startsAt: new Date(1),
      durationMinutes: 1,
      accessType: ElectaAccessType.OTHER,
      presenterId: 'x',
      roomId: 'x',
    }).map(({ field }) => field?.[0]);
    expect(fields.sort()).toEqual(
      ['accessType', 'durationMinutes', 'presenterId', 'roomId', 'startsAt', 'timeZone', 'title'].sort(),
    );
  });

  it('and says so where no zone has an id, and not all where many have one', () => {
    expect(errorsOf({}, new Map())[0]?.message).toContain('None is configured.');
    const many = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Europe/London');
    const table = new Map(many.map((zone, index) => [zone, index]));
    expect(errorsOf({}, table)[0]?.message).toMatch(/^[^.]*\. Configured are ([^,]+, ){29}[^,]+ and others\. /);
  });
});
