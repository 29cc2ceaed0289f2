import { type Temporal } from 'temporal-polyfill';
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
export const MASTER_ADMIN = 122_200;
export const FIRST_ROOM = 2_220;

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
