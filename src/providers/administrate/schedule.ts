/** Administrate's public events as a part of the schedule over all providers. */
import { ProblemLog } from '../../provider-kit/problem-log';
import { type ResourceHold, type ResourceKind } from '../../model/resource-hold';
import { type PublicEvent } from '../../model/public-event';
import { type ScheduledSession } from '../../model/session';
import {
  type RequestScope,
  type ListedSession,
  type ScheduleSource,
  type SessionListing,
} from '../../provider-kit/port';
import { DAY_MS, idPage, utcDate } from './catalogue';
import { type Addresses, holdsOfEvent, missingAddresses } from './holds';
import { type AdministrateClient } from './client';
import { kinds, PROVIDER_ENUM, TITLE } from './ids';
import { PublicEventMapping } from './mapping';
import { scanById } from './paging';
import { DOCUMENTED_PAGE_SIZE, paths, type WireRecord } from './wire';

export class AdministrateSchedule implements ScheduleSource {
  readonly kind = kinds.publicEvent;
  readonly holdKinds: readonly ResourceKind[] = ['HOST', 'VENUE'];

  constructor(
    private readonly client: AdministrateClient,
    /** The canonical zone of events that name none. */
    private readonly timeZone: string,
  ) {}

  async sessionsBetween(from: Date, to: Date, scope: RequestScope): Promise<SessionListing> {
    // The API compares dates as clocks show them, which are up to a day away from the instant's in UTC; the last day is
    // taken whole, because a date may carry a time.
    const filters = {
      end_date__gte: utcDate(from.getTime() - DAY_MS),
      start_date__lt: utcDate(to.getTime() + 2 * DAY_MS),
    };
    const { found } = await scanById({
      after: null,
      want: Infinity,
      pageSize: DOCUMENTED_PAGE_SIZE,
      mostCalls: Infinity,
      fetch: (afterId, limit) => this.client.list(paths.publicEvents, idPage(filters, afterId, limit), scope),
      accept: (record) => record,
    });
    const records = found.map(({ node }) => node);
    const events = this.eventsOf(records, scope).filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from);
    // Whoever counted by an id because an address did not come would be free wherever that address is booked.
    const addresses = await missingAddresses(events, this.client, scope);
    return { sessions: events.map((event) => listed(event, addresses)), isComplete: true, gone: [], failures: [] };
  }

  fromRecords(records: readonly unknown[], scope: RequestScope): readonly ListedSession[] {
    return this.eventsOf(records as readonly WireRecord[], scope).map((event) => listed(event));
  }

  holdsOf(session: ScheduledSession): readonly ResourceHold[] {
    return holdsOfEvent(session as PublicEvent);
  }

  /** The events of records; what cannot be used is left out and logged. */
  private eventsOf(records: readonly WireRecord[], scope: RequestScope): PublicEvent[] {
    const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
    const mapping = new PublicEventMapping(this.timeZone, problems.report);
    const events = records.map((record) => {
      const event = mapping.map(record);
      if (event === null) problems.leftOut();
      return event;
    });
    problems.write(scope.log);
    mapping.complete.forEach((entity) => scope.primeCache(entity));
    return events.filter((event) => event !== null);
  }
}

function listed(event: PublicEvent, addresses?: Addresses): ListedSession {
  const { id, startsAt, endsAt, providerRecord: record } = event;
  const holds = holdsOfEvent(event, addresses);
  return { session: event, holds, record: { globalId: id, record, startsAt, endsAt }, isComplete: true };
}
