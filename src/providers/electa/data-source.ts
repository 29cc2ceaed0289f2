import { ProblemLog } from '../../http/problem-log';
import { type Event } from '../../model/event';
import { type ProviderError } from '../../model/provider-error';
import {
  type Call,
  type DataSource,
  type EntitySource,
  type ProviderHealth,
  type ProviderRuntime,
  type RecordStore,
} from '../provider';
import { type AnyWriteOperation } from '../write-operation';
import { ElectaClient } from './client';
import { kinds, parseNativeId, PROVIDER_ENUM, TITLE } from './ids';
import { mapEvent } from './mapping';
import { EventMemory, type EventRecord } from './memory';
import { eventOrError, EventOperations } from './operations';
import { type ElectaSettings } from './settings';
import { type WireEvent } from './wire';

const DAY_MS = 24 * 60 * 60_000;

/** Everything that can be done at one Electa, in the graph's nouns. Lives as long as the process. */
export class ElectaDataSource implements DataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly writes: EventOperations;
  private readonly client: ElectaClient;
  private readonly memory = new EventMemory();

  constructor(
    private readonly settings: ElectaSettings,
    runtime: ProviderRuntime,
  ) {
    this.client = new ElectaClient(settings, runtime);
    this.writes = new EventOperations(this.client, settings, runtime.log);
    this.entities = {
      [kinds.event]: { byIds: (nativeIds, call) => this.eventsByIds(nativeIds, call) },
    };
  }

  get operations(): readonly AnyWriteOperation[] {
    return this.writes.all;
  }

  useRecords(records: RecordStore): void {
    this.memory.use(records);
  }

  /**
   * The events that lie in a range, the end excluded, in the order of their starts, whether they were made here or not.
   * What Electa lists without an id, a start or a length is left out and logged. Those that were made here are given as
   * they are remembered, because the list tells less. Throws ProviderError.
   */
  async listEvents(from: Date, to: Date, call: Call): Promise<Event[]> {
    const { timeZones } = this.settings;
    const timeZone = timeZones.idOf('UTC') === null ? (timeZones.names[0] ?? null) : 'UTC';
    const list = await this.client.listEvents(
      {
        // An event lasts a day at most; and should the ends be taken as wall time, no zone is further than a day from UTC.
        from: new Date(from.getTime() - 2 * DAY_MS),
        to: new Date(to.getTime() + DAY_MS),
        timeZoneId: timeZone === null ? null : timeZones.idOf(timeZone),
      },
      call,
    );
    const events = await this.eventsOf(list.items, timeZone, list.count, call);
    return events
      .filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || Number(a.providerId) - Number(b.providerId));
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async eventsByIds(nativeIds: readonly string[], call: Call): Promise<(Event | ProviderError | null)[]> {
    const records = await this.memory.recall(nativeIds);
    return records.map((record) => record && eventOrError(record, this.settings.timeZones, call.log));
  }

  /** The events of listed items; `count` is how many the list says that it holds. */
  private async eventsOf(
    items: readonly WireEvent[],
    timeZone: string | null,
    count: number | null,
    call: Call,
  ): Promise<Event[]> {
    const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
    const { report } = problems;
    if (count !== null && count !== items.length)
      report(`the list says that it holds ${count}, and has ${items.length}`);

    const listed = new Map<string, EventRecord>();
    for (const answered of items) {
      const providerId = parseNativeId(answered.eventId ?? '');
      if (providerId !== null) listed.set(providerId, { providerId, asked: null, answered, timeZone });
      else {
        report(`an event has no id: ${JSON.stringify(answered.record).slice(0, 200)}`);
        problems.leftOut();
      }
    }
    const remembered = await this.memory.recall([...listed.keys()]);
    const records = Array.from(listed.values(), (record, index) => remembered[index] ?? record);
    const events = records.flatMap((record) => {
      const event = mapEvent(record, this.settings.timeZones, report);
      if (event === null) problems.leftOut();
      return event ?? [];
    });
    problems.write(call.log);
    return events;
  }
}
