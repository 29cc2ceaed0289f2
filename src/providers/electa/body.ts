/** Validates the input of a create, and maps it to parameters. Pure: everything is checked before any call. */
import { isEndWritable } from '../../model/instant';
import { problemInXml } from '../../model/xml-text';
import { InputProblems } from '../../provider-kit/input-problems';
import { canonicalTimeZone, wallTimeOf } from '../../zones/time-zone';
import { ElectaAccessType } from './details';
import { provider } from './ids';
import { type CreateElectaEventInput } from './inputs';
import { type RequestedEvent } from './mapping';
import { type ElectaSettings, TIME_ZONES_SETTING } from './settings';
import { DURATIONS, type EventParameters, writeStart } from './wire';

const { title: TITLE } = provider;

type TimeZones = ElectaSettings['timeZones'];

/** Validates an input. Throws UserErrors with every problem. */
export function prepareEvent(input: CreateElectaEventInput, timeZones: TimeZones): RequestedEvent {
  const problems = new InputProblems(TITLE);
  const { title, startsAt, durationMinutes, showInPublicCalendar } = input;
  if (title.trim() === '') problems.refuse('REQUIRED', 'title', `may not be empty, because ${TITLE} requires it.`);
  const inTitle = problemInXml(title);
  if (inTitle !== null) problems.refuse('INVALID', 'title', inTitle);
  const zone = zoneOf(input.timeZone, timeZones, problems);
  const start = startOf(startsAt, zone?.timeZone ?? null, problems);
  const accessType = accessTypeOf(input.accessType, problems);
  if (!DURATIONS.includes(durationMinutes)) refuseDuration(durationMinutes, problems);
  else if (start !== null && !isEndWritable(startsAt, durationMinutes)) {
    problems.refuse('INVALID', 'durationMinutes', 'it would end after the year 9999. Choose an earlier start.');
  }
  const presenterId = nativeIdOf('presenterId', input.presenterId, '122211', problems);
  const roomId = nativeIdOf('roomId', input.roomId, '2221', problems);
  problems.throwIfAny();
  return {
    title,
    startsAt: startsAt.toISOString(),
    start: start!,
    ...zone!,
    durationMinutes,
    accessType: accessType!,
    presenterId,
    roomId,
    showInPublicCalendar,
  };
}

export const parametersOf = (requested: RequestedEvent): EventParameters => ({
  ...(requested.presenterId !== null && { PresenterId: requested.presenterId }),
  ...(requested.roomId !== null && { roomid: requested.roomId }),
  EventType: requested.accessType,
  StartDateTime: requested.start,
  timezoneid: String(requested.timeZoneId),
  Duration: String(requested.durationMinutes),
  topic: requested.title,
  ShowinPublicCalendar: requested.showInPublicCalendar ? 'true' : 'false',
});

const NAMES_LISTED = 30;

/** The canonical zone and Electa's id of it. */
function zoneOf(
  text: string,
  timeZones: TimeZones,
  problems: InputProblems,
): Pick<RequestedEvent, 'timeZone' | 'timeZoneId'> | null {
  const refuse = (message: string): null => problems.refuse('TIME_ZONE_UNKNOWN', 'timeZone', message);
  const timeZone = canonicalTimeZone(text);
  if (timeZone === null) return refuse(`there is no zone "${text}". Give an IANA name, such as "Europe/London".`);
  const timeZoneId = timeZones.get(timeZone);
  if (timeZoneId !== undefined) return { timeZone, timeZoneId };
  const names = [...timeZones.keys()];
  const listed = names.slice(0, NAMES_LISTED).join(', ') + (names.length > NAMES_LISTED ? ' and others' : '');
  const known = names.length > 0 ? `Configured are ${listed}.` : 'None is configured.';
  return refuse(
    `${TITLE} identifies zones by numbers, and this server does not have the number of ${timeZone}. ${known} Its administrator can add it to ${TIME_ZONES_SETTING}.`,
  );
}

/** The start as it is sent: a wall time in the zone; null if that would not identify the instant. */
function startOf(instant: Date, timeZone: string | null, problems: InputProblems): string | null {
  if (instant.getTime() % 60_000 !== 0) {
    return problems.refuse('INVALID', 'startsAt', `${TITLE} schedules to the minute; give a start without seconds.`);
  }
  if (timeZone === null) return null;
  const { date, time, ambiguous } = wallTimeOf(instant, timeZone);
  if (ambiguous) {
    const message = `clocks in ${timeZone} show ${time} twice on ${date}, and ${TITLE} stores only the wall time. Choose another time, or another timeZone such as UTC.`;
    return problems.refuse('TIME_AMBIGUOUS', 'startsAt', message);
  }
  return writeStart(date, time) ?? problems.refuse('INVALID', 'startsAt', `${TITLE} cannot store ${date} ${time}.`);
}

function accessTypeOf(type: ElectaAccessType, problems: InputProblems): 'A' | 'B' | null {
  if (type !== ElectaAccessType.OTHER) return type;
  const message = `${TITLE}'s API creates events of the types A and B only; create others at ${TITLE} itself.`;
  return problems.refuse('UNSUPPORTED_BY_PROVIDER', 'accessType', message);
}

/** Names the next shorter and the next longer duration; at either end of the set, the two there. */
function refuseDuration(minutes: number, problems: InputProblems): void {
  const next = DURATIONS.findIndex((duration) => duration > minutes);
  const at = Math.min(Math.max(next === -1 ? DURATIONS.length : next, 1), DURATIONS.length - 1);
  problems.refuse(
    'DURATION_NOT_SUPPORTED',
    'durationMinutes',
    `${TITLE} has no events of ${minutes} minutes. The nearest are ${DURATIONS[at - 1]} and ${DURATIONS[at]} minutes.`,
  );
}

/** A native id of Electa; null if omitted. */
function nativeIdOf(
  field: string,
  value: string | null | undefined,
  example: string,
  problems: InputProblems,
): string | null {
  if (value === null || value === undefined) return null;
  const message = `there is no "${value}". ${TITLE}'s own ids of these are whole numbers, such as "${example}".`;
  return provider.parseNativeId(value) ?? problems.refuse('NOT_FOUND', field, message);
}
