/** Electa's live sessions as a part of the schedule over all providers. */
import { ProblemLog } from '../../provider-kit/problem-log';
import { type ResourceHold, type ResourceKind } from '../../model/resource-hold';
import { type Event } from '../../model/event';
import { type ScheduledSession } from '../../model/session';
import {
  type RequestScope,
  type ListedSession,
  type ScheduleSource,
  type SessionListing,
} from '../../provider-kit/port';
import { holdsOfEvent } from './holds';
import { type ElectaClient } from './client';
import { globalId, kinds, parseNativeId, PROVIDER_ENUM, TITLE } from './ids';
import { mapEvent } from './mapping';
import { type EventMemory, type EventRecord } from './snapshot';
import { type ElectaSettings } from './settings';
import { type WireEvent, type WireList } from './wire';

const DAY_MS = 24 * 60 * 60_000;

export class ElectaSchedule implements ScheduleSource {
  readonly kind = kinds.event;
  readonly holdKinds: readonly ResourceKind[] = ['HOST', 'ROOM'];

  constructor(
    private readonly client: ElectaClient,
    private readonly settings: ElectaSettings,
    private readonly memory: EventMemory,
  ) {}

  /**
   * What Electa lists, and what was made here: its list tells too little to be certain that such an event is gone. What is
   * known from its list alone goes with it.
   */
  async sessionsBetween(from: Date, to: Date, scope: RequestScope): Promise<SessionListing> {
    const [listed, remembered] = await Promise.all([this.listed(from, to, scope), this.memory.between(from, to)]);
    const known = new Set(listed.map(({ session }) => session.providerId));
    const others = remembered.filter(({ providerId }) => !known.has(providerId));
    const sessions = [...listed, ...this.fromRecords(others.filter(isMadeHere), scope)];
    const gone = others.filter((record) => !isMadeHere(record)).map(({ providerId }) => globalId(providerId));
    return { sessions, isComplete: false, gone, failures: [] };
  }

  fromRecords(records: readonly unknown[], scope: RequestScope): readonly ListedSession[] {
    return this.sessionsOf(records as readonly EventRecord[], new ProblemLog(PROVIDER_ENUM, TITLE), scope);
  }

  /**
   * The events that Electa lists in a range, the end excluded, in the order of their starts. What it lists without an id,
   * a start or a length is left out and logged. Those that were made here are given as they are remembered, because the
   * list tells less. Throws ProviderError.
   */
  async listEvents(from: Date, to: Date, scope: RequestScope): Promise<Event[]> {
    const sessions = await this.listed(from, to, scope);
    return sessions
      .map(({ session }) => session as Event)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || Number(a.providerId) - Number(b.providerId));
  }

  private async listed(from: Date, to: Date, scope: RequestScope): Promise<ListedSession[]> {
    const { timeZones } = this.settings;
    const timeZone = timeZones.idOf('UTC') === null ? (timeZones.names[0] ?? null) : 'UTC';
    const list = await this.client.listEvents(
      {
        // An event lasts a day at most; and should the ends be taken as wall time, no zone is further than a day from UTC.
        from: new Date(from.getTime() - 2 * DAY_MS),
        to: new Date(to.getTime() + DAY_MS),
        timeZoneId: timeZone === null ? null : timeZones.idOf(timeZone),
      },
      scope,
    );
    const sessions = await this.sessionsOfList(list, timeZone, scope);
    return sessions.filter(({ session }) => session.startsAt < to && session.endsAt > from);
  }

  private async sessionsOfList(
    { items, count }: WireList,
    timeZone: string | null,
    scope: RequestScope,
  ): Promise<ListedSession[]> {
    const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
    if (count !== null && count !== items.length)
      problems.report(`the list says that it holds ${count}, and has ${items.length}`);

    const listed = new Map<string, EventRecord>();
    for (const answered of items) {
      const providerId = parseNativeId(answered.eventId ?? '');
      if (providerId !== null) listed.set(providerId, { providerId, asked: null, answered, timeZone });
      else {
        problems.report(withoutId(answered));
        problems.leftOut();
      }
    }
    const remembered = await this.memory.recall([...listed.keys()]);
    const records = Array.from(listed.values(), (record, index) => madeHere(remembered[index]) ?? record);
    return this.sessionsOf(records, problems, scope);
  }

  /** The sessions of records, after what was wrong with them already; what cannot be used is left out and logged. */
  private sessionsOf(records: readonly EventRecord[], problems: ProblemLog, scope: RequestScope): ListedSession[] {
    const sessions = records.flatMap((record) => {
      const event = mapEvent(record, this.settings, problems.report);
      if (event === null) problems.leftOut();
      return event ? [this.listedSession(event, record)] : [];
    });
    problems.write(scope.log);
    return sessions;
  }

  holdsOf(session: ScheduledSession): readonly ResourceHold[] {
    return holdsOfEvent(session as Event, this.settings.presenters);
  }

  private listedSession(event: Event, record: EventRecord): ListedSession {
    const { id, startsAt, endsAt } = event;
    return {
      session: event,
      holds: this.holdsOf(event),
      record: { globalId: id, record, startsAt, endsAt },
      isComplete: true,
    };
  }
}

const withoutId = ({ record }: WireEvent): string => `an event has no id: ${JSON.stringify(record).slice(0, 200)}`;

const isMadeHere = ({ asked }: EventRecord): boolean => asked !== null;

/** What is remembered of an event that was made here; what is remembered of a list is no better than the list. */
const madeHere = (record: EventRecord | null | undefined): EventRecord | null =>
  record && isMadeHere(record) ? record : null;
