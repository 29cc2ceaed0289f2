/** Electa's live sessions as a part of the schedule over all providers. */
import { type Event } from '../../model/event';
import { type RequestScope, type ScheduleSource } from '../../provider-kit/port';
import { type ProblemLog } from '../../provider-kit/problem-log';
import { type ProviderRecords } from '../../provider-kit/provider-records';
import { mapEach, sessionSchedule } from '../../provider-kit/session-schedule';
import { type ElectaClient } from './client';
import { type ElectaEventDetails } from './details';
import { holdsOf } from './holds';
import { provider } from './ids';
import { type EventRecord, mapEvent } from './mapping';
import { eventIdOf } from './operations';
import { type ElectaSettings } from './settings';

const DAY_MS = 24 * 60 * 60_000;

/**
 * The events that Electa lists, and those that were created here: its list returns too little to conclude that such an
 * event is gone. Events that are known only from an earlier list are gone if the list does not have them any more.
 */
export function electaSchedule(
  client: ElectaClient,
  settings: ElectaSettings,
  records: ProviderRecords,
): ScheduleSource {
  return sessionSchedule<EventRecord, Event>({
    provider,
    kind: 'event',
    holdKinds: ['HOST', 'ROOM'],

    async list(from, to, scope, problems) {
      const [listed, inRange] = await Promise.all([
        listRecords(client, settings, { from, to }, scope, problems),
        records.overlapping('event', from, to),
      ]);
      const cached = [...inRange, ...(await records.byIds([...listed.keys()]))] as [string, EventRecord][];
      // What was created here is known more completely than the list returns it.
      const createdHere = cached.filter(([, { requested }]) => requested !== null);
      return {
        records: [...new Map([...listed, ...createdHere]).values()],
        isComplete: false,
        gone: ([...inRange] as [string, EventRecord][]).flatMap(([id, { requested }]) => (requested ? [] : [id])),
      };
    },

    map: (events, problems) => mapEach(events, problems, (event) => mapEvent(event, settings, problems.report)),
    parse: (record) => record as EventRecord,
    holdsOf: (event) => holdsOf(event.details as ElectaEventDetails, event, settings.presenters),
  });
}

interface Range {
  readonly from: Date;
  readonly to: Date;
}

/** The listed events by global id. Events without an id are left out and reported. */
async function listRecords(
  client: ElectaClient,
  { timeZones }: ElectaSettings,
  { from, to }: Range,
  scope: RequestScope,
  problems: ProblemLog,
): Promise<Map<string, EventRecord>> {
  const [first = null] = timeZones.keys();
  const timeZone = timeZones.has('UTC') ? 'UTC' : first;
  // An event lasts a day at most; and if the ends are read as wall times, they are up to a day away from UTC.
  const range = { from: new Date(from.getTime() - 2 * DAY_MS), to: new Date(to.getTime() + DAY_MS) };
  const timeZoneId = timeZone === null ? null : (timeZones.get(timeZone) ?? null);
  const { items, count } = await client.listEvents({ ...range, timeZoneId }, scope);
  if (count !== null && count !== items.length) {
    problems.report(`the list states ${count} events and has ${items.length}`);
  }

  const listed = new Map<string, EventRecord>();
  for (const returned of items) {
    const providerId = eventIdOf(returned);
    if (providerId === null) {
      problems.report(`an event has no id: ${JSON.stringify(returned).slice(0, 200)}`);
      problems.leftOut();
    } else {
      listed.set(provider.globalId('event', providerId), { providerId, requested: null, returned, timeZone });
    }
  }
  return listed;
}
