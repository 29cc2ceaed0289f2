import {
  type EntitySource,
  type ProviderRuntime,
  type RequestScope,
  type ScheduleSource,
} from '../../provider-kit/port';
import { ProviderDataSource } from '../../provider-kit/provider-data-source';
import { type AnyWriteOperation, type CachedRecord } from '../../provider-kit/write-operation';
import { IcareusCalls } from './calls';
import { IcareusClient } from './client';
import { eventSource, participantSource, primeRooms, roomSource } from './entities';
import { kinds } from './ids';
import { IcareusOperations } from './operations';
import { IcareusRecords } from './records';
import { icareusSchedule } from './schedule';
import { type IcareusSettings } from './settings';

/** One organization of the suite. Lives as long as the process. */
export class IcareusDataSource extends ProviderDataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly schedule: ScheduleSource;
  readonly writes: IcareusOperations;
  readonly operations: readonly AnyWriteOperation[];

  constructor(settings: IcareusSettings, runtime: ProviderRuntime) {
    const client = new IcareusClient(settings, runtime);
    const records = new IcareusRecords();
    super(client, records);
    const calls = new IcareusCalls(client, records);
    this.entities = {
      [kinds.event]: eventSource(client, records),
      [kinds.room]: roomSource(client, records),
      [kinds.participant]: participantSource(client, records),
    };
    this.schedule = icareusSchedule(calls);
    this.writes = new IcareusOperations(calls);
    this.operations = this.writes.all;
  }

  /** Reads an event with its rooms, by one call. Throws UserErrors if there is none with that id. */
  async adopt(nativeId: string, scope: RequestScope): Promise<readonly CachedRecord[]> {
    const { result: event, records = [] } = await this.writes.events.read(nativeId, scope);
    scope.primeCache(event);
    primeRooms(event, scope);
    return records;
  }
}
