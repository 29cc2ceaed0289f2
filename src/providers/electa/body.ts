/** Validates the input of a create, and maps it to parameters. Pure: everything is checked before any call. */
import { isEndWritable } from '../../model/instant';
import { problemInXml } from '../../model/xml-text';
import { checkNativeId, checkTimeZone, checkWallTime } from '../../provider-kit/input-checks';
import { InputProblems } from '../../provider-kit/input-problems';
import { ElectaAccessType } from './details';
import { provider } from './ids';
import { type CreateElectaEventInput } from './inputs';
import { type RequestedEvent } from './mapping';
import { type ElectaSettings, TIME_ZONES_SETTING } from './settings';
import { DURATIONS, writeStart } from './wire';

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
  const presenterId = checkNativeId(problems, provider, 'presenterId', input.presenterId, '122211');
  const roomId = checkNativeId(problems, provider, 'roomId', input.roomId, '2221');
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

/** The parameters of /event/create beside `token` and `cid`, spelled as in the page's sample call. */
export const parametersOf = (requested: RequestedEvent): Readonly<Record<string, string>> => ({
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
  const timeZone = checkTimeZone(problems, 'timeZone', text);
  if (timeZone === null) return null;
  const timeZoneId = timeZones.get(timeZone);
  if (timeZoneId !== undefined) return { timeZone, timeZoneId };
  const names = [...timeZones.keys()];
  const listed = names.slice(0, NAMES_LISTED).join(', ') + (names.length > NAMES_LISTED ? ' and others' : '');
  const known = names.length > 0 ? `Configured are ${listed}.` : 'None is configured.';
  const message = `${TITLE} identifies zones by numbers, and this server does not have the number of ${timeZone}. ${known} Its administrator can add it to ${TIME_ZONES_SETTING}.`;
  return problems.refuse('TIME_ZONE_UNKNOWN', 'timeZone', message);
}

/** The start as it is sent: a wall time in the zone; null if that would not identify the instant. */
function startOf(instant: Date, timeZone: string | null, problems: InputProblems): string | null {
  if (instant.getTime() % 60_000 !== 0) {
    return problems.refuse('INVALID', 'startsAt', `${TITLE} schedules to the minute; give a start without seconds.`);
  }
  if (timeZone === null) return null;
  const wall = checkWallTime(problems, 'startsAt', instant, timeZone);
  if (wall === null) return null;
  const message = `${TITLE} cannot store ${wall.date} ${wall.time}.`;
  return writeStart(wall.date, wall.time) ?? problems.refuse('INVALID', 'startsAt', message);
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
