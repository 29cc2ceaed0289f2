import { DURATIONS } from '../wire';
import { type Parameters, refuse } from './parameters';

/** An event of the simulated company. */
export interface SandboxEvent {
  readonly id: number;
  readonly topic: string;
  readonly description: string;
  /** As it was requested, and is returned. */
  readonly startText: string;
  readonly startsAt: Date;
  readonly timeZoneId: number;
  readonly duration: number;
  readonly accessType: string;
  readonly presenterId: number;
  readonly roomId: number;
}

/** The presenter and the room of a create without them. */
export const MASTER_ADMIN = 122_200;
export const FIRST_ROOM = 2_220;

/** The zone of the company, of events without one. */
export const COMPANY_ZONE = { id: 95, name: 'Europe/London' } as const;

/** Zones by Electa's ids, which are not published: only 95 and 101 are on its pages, without their zones [INF]. */
export const ZONE_IDS: Readonly<Record<string, number>> = {
  UTC: 1,
  'America/Los_Angeles': 12,
  'America/Denver': 16,
  'America/Chicago': 21,
  'America/New_York': 25,
  'America/Sao_Paulo': 34,
  [COMPANY_ZONE.name]: COMPANY_ZONE.id,
  'Europe/Dublin': 95,
  'Europe/Lisbon': 95,
  'Europe/Paris': 101,
  'Europe/Madrid': 101,
  'Europe/Brussels': 101,
  'Europe/Berlin': 102,
  'Europe/Rome': 102,
  'Europe/Zurich': 102,
  'Europe/Warsaw': 103,
  'Europe/Athens': 107,
  'Europe/Helsinki': 108,
  'Africa/Johannesburg': 111,
  'Asia/Dubai': 121,
  'Asia/Kolkata': 128,
  'Asia/Singapore': 137,
  'Asia/Tokyo': 142,
  'Australia/Sydney': 147,
};

/** The zone of a call: the first one of its id. Throws a Refusal if there is none. */
export function zoneOf(parameters: Parameters): { readonly id: number; readonly name: string } {
  const id = parameters.number('TimeZoneId') ?? COMPANY_ZONE.id;
  const name = Object.keys(ZONE_IDS).find((zone) => ZONE_IDS[zone] === id);
  return { id, name: name ?? refuse(14, 'Invalid TimeZoneId') };
}

/** Creates an event from the parameters of /event/create. Starts in the past are accepted: no page mentions them [INF]. */
export function eventOf(parameters: Parameters, id: number): SandboxEvent {
  const startText = parameters.require('StartDateTime');
  const accessType = parameters.require('EventType').toUpperCase();
  const duration = Number(parameters.require('Duration'));
  const topic = parameters.require('Topic');
  if (!/^(true|false)$/i.test(parameters.require('ShowInPublicCalendar'))) refuse(16, 'Invalid ShowInPublicCalendar');
  if (accessType !== 'A' && accessType !== 'B') refuse(11, 'Invalid EventType');
  if (!DURATIONS.includes(duration)) refuse(12, 'Invalid Duration');
  const zone = zoneOf(parameters);
  return {
    id,
    topic,
    description: '',
    startText,
    startsAt: parameters.instant('StartDateTime', zone.name),
    timeZoneId: zone.id,
    duration,
    accessType,
    presenterId: parameters.number('PresenterId') ?? MASTER_ADMIN,
    roomId: parameters.number('RoomId') ?? FIRST_ROOM,
  };
}
