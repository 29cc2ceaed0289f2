import { Temporal } from 'temporal-polyfill';
import { refusals } from './codes';
import { type Parameters } from './parameters';
import { COMPANY_ZONE_ID, zoneOfId } from './zones';

/** An event of the simulated company. */
export interface SandboxEvent {
  readonly id: number;
  readonly topic: string;
  readonly description: string;
  /** As it was asked for, and is echoed. */
  readonly startText: string;
  readonly startsAt: Temporal.Instant;
  readonly timeZoneId: number;
  readonly duration: number;
  readonly accessType: string;
  readonly presenterId: number;
  readonly roomId: number;
  readonly isPublic: boolean;
}

/** Who presents, and where, when a call does not say. */
const MASTER_ADMIN = 122_200;
const FIRST_ROOM = 2_220;

/** The page's sample answer is about event 255052, which is the first that is created here. */
const FIRST_CREATED_ID = 255_052;

const DURATIONS = new Set([
  ...Array.from({ length: 12 }, (_, index) => (index + 1) * 5),
  ...[90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 1_440],
]);

/** Makes an event of the parameters of /event/create. Starts in the past are accepted: no page speaks of them [INF]. */
export function eventOf(parameters: Parameters, id: number): SandboxEvent {
  const startText = parameters.require('StartDateTime');
  const accessType = parameters.require('EventType').toUpperCase();
  const duration = Number(parameters.require('Duration'));
  const topic = parameters.require('Topic');
  const isPublic = parameters.truth('ShowInPublicCalendar');
  if (accessType !== 'A' && accessType !== 'B') throw refusals.eventType();
  if (!DURATIONS.has(duration)) throw refusals.duration();
  const timeZoneId = parameters.number('TimeZoneId') ?? COMPANY_ZONE_ID;
  return {
    id,
    topic,
    description: '',
    startText,
    startsAt: instantOf(parameters.wallTime('StartDateTime'), timeZoneId),
    timeZoneId,
    duration,
    accessType,
    presenterId: parameters.number('PresenterId') ?? MASTER_ADMIN,
    roomId: parameters.number('RoomId') ?? FIRST_ROOM,
    isPublic,
  };
}

/** The instant of a wall time. Throws a Refusal when the zone is unknown; what a gap or fold means is not documented [INF]. */
export function instantOf(wall: Temporal.PlainDateTime, timeZoneId: number): Temporal.Instant {
  const zone = zoneOfId(timeZoneId);
  if (zone === undefined) throw refusals.timeZone();
  return wall.toZonedDateTime(zone).toInstant();
}

const SESSIONS: readonly (readonly [topic: string, description: string, hour: number, duration: number])[] = [
  ['Welcome & orientation', 'How the virtual classroom works.', 9, 30],
  ['Excel: formulas < macros', 'When a formula is enough.', 10, 90],
  ['Leading from a distance', '', 14, 120],
  ['Questions & answers', 'Bring your own.', 16, 60],
];

/** Three days' worth of sessions before, around and after a moment, the same for the same moment. */
export function sandboxEvents(now: Date): Map<number, SandboxEvent> {
  const zone = zoneOfId(COMPANY_ZONE_ID)!;
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const days = [-1, 0, 1].map((offset) => today.add({ days: offset }));
  const firstId = FIRST_CREATED_ID - days.length * SESSIONS.length;
  const events = days.flatMap((day, dayIndex) =>
    SESSIONS.map(([topic, description, hour, duration], index): SandboxEvent => {
      const wall = day.toPlainDateTime({ hour });
      return {
        id: firstId + dayIndex * SESSIONS.length + index,
        topic,
        description,
        startText: `${day.month}/${day.day}/${day.year} ${hour}:00`,
        startsAt: instantOf(wall, COMPANY_ZONE_ID),
        timeZoneId: COMPANY_ZONE_ID,
        duration,
        // One in four was made by hand, of a type that calls cannot make.
        accessType: ['A', 'B', 'B', 'C'][index]!,
        presenterId: MASTER_ADMIN + index,
        roomId: FIRST_ROOM + (index % 2),
        isPublic: index === 0,
      };
    }),
  );
  return new Map(events.map((event) => [event.id, event]));
}
