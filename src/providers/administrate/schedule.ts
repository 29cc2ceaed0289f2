/** Administrate's public events as a part of the schedule across providers. */
import { type PublicEvent } from '../../model/public-event';
import { type ScheduleSource } from '../../provider-kit/port';
import { mapEach, sessionSchedule } from '../../provider-kit/session-schedule';
import { type AdministrateClient } from './client';
import { holdsOfEvent, missingAddresses } from './holds';
import { identity, kinds } from './ids';
import { PublicEventMapping } from './mapping';
import { idPage, scanById } from './paging';
import { DAY_MS, DOCUMENTED_PAGE_SIZE, isWireRecord, paths, utcDate, type WireRecord } from './wire';

/** `timeZone` is the canonical zone of events without one. */
export function administrateSchedule(client: AdministrateClient, timeZone: string): ScheduleSource {
  return sessionSchedule<WireRecord, PublicEvent>({
    provider: identity,
    kind: kinds.publicEvent,
    holdKinds: ['HOST', 'VENUE'],
    async list(from, to, scope) {
      // The API compares dates in the event's own zone, up to a day from the date in UTC; the last day is included
      // whole, because a date may have a time.
      const filters = {
        end_date__gte: utcDate(from.getTime() - DAY_MS),
        start_date__lt: utcDate(to.getTime() + 2 * DAY_MS),
      };
      const { found } = await scanById({
        after: null,
        want: Infinity,
        pageSize: DOCUMENTED_PAGE_SIZE,
        mostCalls: Infinity,
        fetch: (afterId, limit) => client.list(paths.publicEvents, idPage(filters, afterId, limit), scope),
        accept: (record) => record,
      });
      return { records: found.map(({ node }) => node), isComplete: true };
    },
    map(records, problems, scope) {
      const mapping = new PublicEventMapping(timeZone, problems.report, scope);
      return mapEach(records, problems, (record) => mapping.map(record));
    },
    parse: (record) => (isWireRecord(record) ? record : null),
    holdsOf: (event) => holdsOfEvent(event),
    // A tutor identified by id, because the address is missing, would appear free where that address is booked.
    async holdsOfListed(events, scope) {
      const addresses = await missingAddresses(events, client, scope);
      return (event) => holdsOfEvent(event, addresses);
    },
  });
}
