import { Class } from '../../model/class';
import {
  type RequestScope,
  type EntitySource,
  type ProviderRuntime,
  type ScheduleSource,
} from '../../provider-kit/port';
import { ProviderDataSource } from '../../provider-kit/provider-data-source';
import { ProviderRecords } from '../../provider-kit/provider-records';
import { type AnyWriteOperation, type CachedRecord } from '../../provider-kit/write-operation';
import { WizIqClient } from './client';
import { classSource, seriesSource } from './entities';
import { identity, kinds } from './ids';
import { classOperations, type ClassOperations } from './classes/operations';
import { classSchedule } from './schedule';
import { createRecurringClass, type CreateRecurringClass } from './series/operations';
import { type WizIqSettings } from './settings';
import { recordOfClass } from './snapshot';

/** Everything that can be done at one WizIQ account. Lives as long as the process. */
export class WizIqDataSource extends ProviderDataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly schedule: ScheduleSource;
  readonly writes: ClassOperations & { readonly createRecurring: CreateRecurringClass };
  readonly operations: readonly AnyWriteOperation[];

  constructor(settings: WizIqSettings, runtime: ProviderRuntime) {
    const client = new WizIqClient(settings, runtime);
    const records = new ProviderRecords(identity);
    super(client, records);
    const classes = classSource(client, records);
    this.entities = { [kinds.class]: classes, [kinds.series]: seriesSource(client, records) };
    this.schedule = classSchedule(classes, records);
    this.writes = {
      ...classOperations(client, classes),
      createRecurring: createRecurringClass(client, classes),
    };
    this.operations = Object.values(this.writes);
  }

  /** The record of a class that was created elsewhere; none if there is no such class. */
  async adopt(nativeId: string, scope: RequestScope): Promise<readonly CachedRecord[]> {
    const [found] = await this.entities[kinds.class]!.byIds([nativeId], scope);
    if (found instanceof Error) throw found;
    return found instanceof Class ? [recordOfClass(found)] : [];
  }
}
