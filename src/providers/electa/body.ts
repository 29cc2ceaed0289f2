/** The input in, the parameters of a create out, or user errors. Pure: what the page lets be known is checked before any call. */
import { isEndWritable } from '../../model/instant';
import { canonicalTimeZone, wallTimeOf } from '../../zones/time-zone';
import { type SchedulingUserError, type SchedulingUserErrorCode, userError, UserErrors } from '../../model/user-error';
import { problemInXml } from '../../model/xml-text';
import { ElectaAccessType } from './details';
import { parseNativeId, TITLE } from './ids';
import { type CreateElectaEventInput } from './inputs';
import { type AskedEvent } from './snapshot';
import { TIME_ZONES_SETTING } from './settings';
import { type TimeZoneTable } from './time-zones';
import { DURATIONS, type EventParameters, writeStart } from './wire';

/** A create that is ready to be sent. It can be kept as JSON, and holds nothing secret. */
export interface PreparedEvent {
  readonly asked: AskedEvent;
  readonly parameters: EventParameters;
}

/** Checks an input and puts it into Electa's words. Throws UserErrors, with everything that is wrong. */
export function prepareEvent(input: CreateElectaEventInput, timeZones: TimeZoneTable): PreparedEvent {
  const errors: SchedulingUserError[] = [];
  const refuse: Refuse = (code, field, message) => {
    errors.push(userError(code, `${field}${message}`, [field]));
    return null;
  };

  if (input.title.trim() === '') refuse('REQUIRED', 'title', ` may not be empty: ${TITLE} needs it.`);
  const inTitle = problemInXml(input.title);
  if (inTitle !== null) refuse('INVALID', 'title', `: ${inTitle}`);
  const zone = zoneOf(input.timeZone, timeZones, refuse);
  const start = startOf(input.startsAt, zone?.name ?? null, refuse);
  const accessType = accessTypeOf(input.accessType, refuse);
  if (!DURATIONS.includes(input.durationMinutes)) refuseDuration(input.durationMinutes, refuse);
  else if (start !== null && !isEndWritable(input.startsAt, input.durationMinutes)) {
    refuse('INVALID', 'durationMinutes', ': it would end after the year 9999. Choose an earlier start.');
  }
  const presenterId = ownId('presenterId', input.presenterId, '122211', refuse);
  const roomId = ownId('roomId', input.roomId, '2221', refuse);

  if (errors.length > 0 || zone === null || start === null || accessType === null) throw new UserErrors(errors);
  const { title, durationMinutes, showInPublicCalendar } = input;
  return {
    asked: {
      title,
      startsAt: input.startsAt.toISOString(),
      timeZone: zone.name,
      timeZoneId: zone.id,
      durationMinutes,
      accessType,
      presenterId,
      roomId,
      showInPublicCalendar,
    },
    parameters: {
      ...(presenterId !== null && { PresenterId: presenterId }),
      ...(roomId !== null && { roomid: roomId }),
      EventType: accessType,
      StartDateTime: start,
      timezoneid: String(zone.id),
      Duration: String(durationMinutes),
      topic: title,
      ShowinPublicCalendar: showInPublicCalendar ? 'true' : 'false',
    },
  };
}

type InputField = keyof CreateElectaEventInput;
type Refuse = (code: keyof typeof SchedulingUserErrorCode, field: InputField, message: string) => null;

/** The zone and Electa's id of it. */
function zoneOf(text: string, timeZones: TimeZoneTable, refuse: Refuse): { name: string; id: number } | null {
  const code = 'TIME_ZONE_UNKNOWN';
  const name = canonicalTimeZone(text);
  if (name === null) {
    return refuse(code, 'timeZone', `: there is no zone "${text}". Give an IANA name, as "Europe/London".`);
  }
  const id = timeZones.idOf(name);
  if (id !== null) return { name, id };
  const { names } = timeZones;
  const known = names.length > 0 ? `Known are ${listed(names)}.` : 'None is known.';
  return refuse(
    code,
    'timeZone',
    `: ${TITLE} numbers its zones, and this server does not know the number of ${name}. ${known} Whoever runs this server can add it to ${TIME_ZONES_SETTING}.`,
  );
}

const NAMES_LISTED = 30;

const listed = (names: readonly string[]): string =>
  names.slice(0, NAMES_LISTED).join(', ') + (names.length > NAMES_LISTED ? ' and others' : '');

/** The start as Electa is told it: what clocks in the zone show; null when that would not say which instant is meant. */
function startOf(instant: Date, timeZone: string | null, refuse: Refuse): string | null {
  if (instant.getTime() % 60_000 !== 0) {
    return refuse('INVALID', 'startsAt', `: ${TITLE} schedules to the minute; give a start without seconds.`);
  }
  if (timeZone === null) return null;
  const wall = wallTimeOf(instant, timeZone);
  if (wall.ambiguous) {
    return refuse(
      'TIME_AMBIGUOUS',
      'startsAt',
      `: clocks in ${timeZone} show ${wall.time} twice on ${wall.date}, and ${TITLE} is told only what clocks show. Choose another time, or another timeZone such as UTC.`,
    );
  }
  const written = writeStart(wall.date, wall.time);
  if (written !== null) return written;
  return refuse('INVALID', 'startsAt', `: ${TITLE} has no way to write ${wall.date} ${wall.time}.`);
}

function accessTypeOf(type: ElectaAccessType, refuse: Refuse): 'A' | 'B' | null {
  if (type !== ElectaAccessType.OTHER) return type;
  return refuse(
    'UNSUPPORTED_BY_PROVIDER',
    'accessType',
    `: ${TITLE} makes events of type A and B only through its interface; others have to be made at ${TITLE} itself.`,
  );
}

/** Names the next shorter and the next longer duration; at either end of the set, the two there. */
function refuseDuration(minutes: number, refuse: Refuse): void {
  const next = DURATIONS.findIndex((duration) => duration > minutes);
  const at = Math.min(Math.max(next === -1 ? DURATIONS.length : next, 1), DURATIONS.length - 1);
  refuse(
    'DURATION_NOT_SUPPORTED',
    'durationMinutes',
    `: ${TITLE} has no events of ${minutes} minutes. The nearest are ${DURATIONS[at - 1]} and ${DURATIONS[at]} minutes.`,
  );
}

/** A number that Electa itself gives out; null where none is given. */
function ownId(field: InputField, value: string | null | undefined, example: string, refuse: Refuse): string | null {
  if (value === null || value === undefined) return null;
  const id = parseNativeId(value);
  if (id !== null) return id;
  return refuse(
    'NOT_FOUND',
    field,
    `: there is no "${value}". ${TITLE}'s own ids of these are whole numbers, as "${example}".`,
  );
}
