import { type Event } from '../../model/event';
import { type ProviderError } from '../../model/provider-error';
import {
  type RequestScope,
  type DataSource,
  type EntitySource,
  type ProviderHealth,
  type ProviderRuntime,
  type RecordStore,
} from '../../provider-kit/port';
import { type AnyWriteOperation } from '../../provider-kit/write-operation';
import { ElectaClient } from './client';
import { kinds } from './ids';
import { EventMemory } from './snapshot';
import { eventOrError, EventOperations } from './operations';
import { ElectaSchedule } from './schedule';
import { type ElectaSettings } from './settings';

/** Everything that can be done at one Electa, in the graph's nouns. Lives as long as the process. */
export class ElectaDataSource implements DataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly schedule: ElectaSchedule;
  readonly writes: EventOperations;
  private readonly client: ElectaClient;
  private readonly memory = new EventMemory();

  constructor(
    private readonly settings: ElectaSettings,
    runtime: ProviderRuntime,
  ) {
    this.client = new ElectaClient(settings, runtime);
    this.writes = new EventOperations(this.client, settings, runtime.log);
    this.schedule = new ElectaSchedule(this.client, settings, this.memory);
    this.entities = {
      [kinds.event]: { byIds: (nativeIds, scope) => this.eventsByIds(nativeIds, scope) },
    };
  }

  get operations(): readonly AnyWriteOperation[] {
    return this.writes.all;
  }

  useRecords(records: RecordStore): void {
    this.memory.use(records);
  }

  /** The events that lie in a range, in the order of their starts, whether they were made here or not. Throws ProviderError. */
  listEvents(from: Date, to: Date, scope: RequestScope): Promise<Event[]> {
    return this.schedule.listEvents(from, to, scope);
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async eventsByIds(
    nativeIds: readonly string[],
    scope: RequestScope,
  ): Promise<(Event | ProviderError | null)[]> {
    const records = await this.memory.recall(nativeIds);
    return records.map((record) => record && eventOrError(record, this.settings, scope.log));
  }
}
