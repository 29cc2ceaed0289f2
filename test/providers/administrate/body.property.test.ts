import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type SchedulingUserError, UserErrors } from '../../../src/model/user-error';
import { createBody, type StoredTimes, updateBody } from '../../../src/providers/administrate/body';
import { type PublicEventBody } from '../../../src/providers/administrate/wire';
import { eventRecord, usableEvent } from './records';

const ZONES = Intl.supportedValuesOf('timeZone');
const SECONDS_1970 = 0;
const SECONDS_2100 = Date.UTC(2101, 0, 1) / 1000 - 1;
const DAY_MS = 86_400_000;

const settings = { timeZone: 'UTC', timeZoneFeature: true };
const references = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:1',
  tutorId: 'administrate:contact:1',
  currency: 'GBP',
  disposition: 'normal',
};

/** What was built, or what was wrong with the input. */
function outcomeOf(
  build: () => PublicEventBody,
): { body: PublicEventBody } | { errors: readonly SchedulingUserError[] } {
  try {
    return { body: build() };
  } catch (error) {
    if (error instanceof UserErrors) return { errors: error.errors };
    throw error;
  }
}

/** The wall time in a zone according to Intl, which is independent of Temporal: "2013-01-02 09:00:00". */
const formats = new Map<string, Intl.DateTimeFormat>();
function clocksShow(milliseconds: number, timeZone: string): string {
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...digits, second: '2-digit' });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
  const { year, month, day, hour, minute, second } = parts;
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
}

/** Whether the wall time of an instant occurs twice in the zone. */
function isShownTwice(milliseconds: number, timeZone: string): boolean {
  const asUtc = (at: number): number => Date.parse(`${clocksShow(at, timeZone).replace(' ', 'T')}Z`);
  const wall = asUtc(milliseconds);
  const offsets = [-DAY_MS, 0, DAY_MS].map((distance) => asUtc(milliseconds + distance) - (milliseconds + distance));
  return offsets.some(
    (offset) =>
      wall - offset !== milliseconds && clocksShow(wall - offset, timeZone) === clocksShow(milliseconds, timeZone),
  );
}

const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: SECONDS_1970, max: SECONDS_2100 }).map((seconds) => new Date(seconds * 1000));

/** A moment within three hours of a change of the zone's clocks. */
const momentOfChange = fc
  .record({
    timeZone: zone,
    from: fc.integer({ min: SECONDS_1970, max: SECONDS_2100 }),
    by: fc.integer({ min: -10_800, max: 10_800 }),
  })
  .map(({ timeZone, from, by }) => {
    const start = Temporal.Instant.fromEpochMilliseconds(from * 1000).toZonedDateTimeISO(timeZone);
    const change = start.getTimeZoneTransition('next') ?? start.getTimeZoneTransition('previous') ?? start;
    const seconds = Math.max(change.epochMilliseconds / 1000 + by, SECONDS_1970);
    return { timeZone, at: new Date(Math.min(seconds, SECONDS_2100) * 1000) };
  });

/** Writes a time and reads it back. */
function expectRoundTrip(at: Date, timeZone: string): void {
  const outcome = outcomeOf(() =>
    createBody({ ...references, startsAt: at, endsAt: at, timeZone, registrationDeadline: at }, settings),
  );
  if ('errors' in outcome) {
    expect(outcome.errors.map(({ code, field }) => [code, field])).toEqual([
      ['TIME_AMBIGUOUS', ['startsAt']],
      ['TIME_AMBIGUOUS', ['endsAt']],
      ['TIME_AMBIGUOUS', ['registrationDeadline']],
    ]);
    expect(isShownTwice(at.getTime(), timeZone)).toBe(true);
    return;
  }
  expect(isShownTwice(at.getTime(), timeZone)).toBe(false);
  const event = usableEvent(eventRecord({ ...outcome.body }));
  expect([event.startsAt, event.endsAt, event.registrationDeadline]).toEqual([at, at, at]);
  expect(event.timeZone).toBe(outcome.body.time_zone);

  const { start_date, start_time } = outcome.body;
  expect(`${start_date} ${start_time?.padEnd(8, ':00')}`).toBe(clocksShow(at.getTime(), timeZone));
}

describe('A time from 1970 to 2100', () => {
  it('is read back as the same instant in every zone, or refused because clocks there show it twice', () => {
    fc.assert(
      fc.property(moment, (at) => ZONES.forEach((timeZone) => expectRoundTrip(at, timeZone))),
      { numRuns: 5 },
    );
  });

  it('is so even around the moments at which clocks change', () => {
    fc.assert(
      fc.property(momentOfChange, ({ at, timeZone }) => expectRoundTrip(at, timeZone)),
      { numRuns: 250 },
    );
  });
});

describe('A change', () => {
  const stored = fc
    .record({ timeZone: zone, startsAt: moment, hours: fc.integer({ min: 0, max: 60 }) })
    .map(({ timeZone, startsAt, hours }): StoredTimes & { timeZone: string } => ({
      startsAt,
      endsAt: new Date(startsAt.getTime() + hours * 3_600_000),
      registrationDeadline: null,
      timeZone,
    }));

  /** The record that an update leaves: what is not sent stays. */
  const recordAfter = (before: PublicEventBody, body: PublicEventBody) =>
    usableEvent(eventRecord({ ...before, registration_deadline: null, ...body }));

  const bodyOf = ({ startsAt, endsAt, timeZone }: StoredTimes & { timeZone: string }) =>
    outcomeOf(() => createBody({ ...references, startsAt, endsAt, timeZone }, settings));

  it('of the zone alone keeps both instants, whatever the zones', () => {
    fc.assert(
      fc.property(stored, zone, (times, timeZone) => {
        const before = bodyOf(times);
        fc.pre('body' in before);
        const outcome = outcomeOf(() => updateBody({ id: 'x', timeZone }, times, settings));
        if ('errors' in outcome) {
          expect(new Set(outcome.errors.map(({ code, field }) => `${code} ${field?.join()}`))).toEqual(
            new Set(['TIME_AMBIGUOUS timeZone']),
          );
          return;
        }
        const after = recordAfter('body' in before ? before.body : {}, outcome.body);
        expect([after.startsAt, after.endsAt]).toEqual([times.startsAt, times.endsAt]);
        expect(after.timeZone).toBe(outcome.body.time_zone);
      }),
      { numRuns: 500 },
    );
  });

  it('of the start alone keeps the zone and the end, and sends nothing else', () => {
    fc.assert(
      fc.property(stored, fc.integer({ min: 0, max: 1_000_000 }), (times, secondsEarlier) => {
        const before = bodyOf(times);
        fc.pre('body' in before);
        const startsAt = new Date(times.startsAt.getTime() - secondsEarlier * 1000);
        const outcome = outcomeOf(() => updateBody({ id: 'x', startsAt }, times, settings));
        fc.pre('body' in outcome);
        const sent = 'body' in outcome ? outcome.body : {};
        expect(Object.keys(sent).sort()).toEqual(['start_date', 'start_time']);
        const after = recordAfter('body' in before ? before.body : {}, sent);
        expect([after.startsAt, after.endsAt]).toEqual([startsAt, times.endsAt]);
      }),
      { numRuns: 500 },
    );
  });
});
