import {
  type RequestScope,
  type DataSource,
  type EntitySource,
  type ProviderHealth,
  type ProviderRuntime,
  type RecordStore,
  type ScheduleSource,
} from '../../provider-kit/port';
import { type AnyWriteOperation, type CachedRecord } from '../../provider-kit/write-operation';
import { IcareusClient } from './client';
import { eventSource, participantSource, primeRooms, roomSource } from './entities';
import { kinds } from './ids';
import { IcareusMemory } from './snapshot';
import { IcareusOperations } from './operations';
import { IcareusSchedule } from './schedule';
import { type IcareusSettings } from './settings';

/** Everything that can be done at one organization of the suite, in the graph's nouns. Lives as long as the process. */
export class IcareusDataSource implements DataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly schedule: ScheduleSource;
  readonly writes: IcareusOperations;
  private readonly client: IcareusClient;
  private readonly memory = new IcareusMemory();

  constructor(settings: IcareusSettings, runtime: ProviderRuntime) {
    this.client = new IcareusClient(settings, runtime);
    this.writes = new IcareusOperations(this.client, this.memory);
    const events = eventSource(this.client, this.memory);
    this.schedule = new IcareusSchedule(events, this.memory);
    this.entities = {
      [kinds.event]: events,
      [kinds.room]: roomSource(this.client, this.memory),
      [kinds.participant]: participantSource(this.client, this.memory),
    };
  }

  get operations(): readonly AnyWriteOperation[] {
    return this.writes.all;
  }

  useRecords(records: RecordStore): void {
    this.memory.use(records);
  }

  /** Reads an event with its rooms, by one call. */
  async adopt(nativeId: string, scope: RequestScope): Promise<readonly CachedRecord[]> {
    const { result: event, records = [] } = await this.writes.events.read(nativeId, scope);
    scope.primeCache(event);
    primeRooms(event, scope);
    return records;
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
