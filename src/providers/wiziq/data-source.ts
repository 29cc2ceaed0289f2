import { Class } from '../../model/class';
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
import { WizIqClient } from './client';
import { classSource, seriesSource } from './entities';
import { kinds } from './ids';
import { ClassOperations } from './operations';
import { ClassMemory, recordOfClass, rememberedClasses, rememberedSeries } from './memory';
import { WizIqSchedule } from './schedule';
import { type WizIqSettings } from './settings';
import { WriteSteps } from './steps';

/** Everything that can be done at one WizIQ account, in the graph's nouns. Lives as long as the process. */
export class WizIqDataSource implements DataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly schedule: ScheduleSource;
  readonly steps: WriteSteps;
  readonly writes: ClassOperations;
  private readonly client: WizIqClient;
  private readonly memory = new ClassMemory();

  constructor(settings: WizIqSettings, runtime: ProviderRuntime) {
    this.client = new WizIqClient(settings, runtime);
    const classes = rememberedClasses(classSource(this.client), this.memory);
    this.entities = {
      [kinds.class]: classes,
      [kinds.series]: rememberedSeries(seriesSource(this.client), this.memory),
    };
    this.schedule = new WizIqSchedule(classes, this.memory);
    this.steps = new WriteSteps(this.client, classes);
    this.writes = new ClassOperations(this.steps);
  }

  get operations(): readonly AnyWriteOperation[] {
    return this.writes.all;
  }

  useRecords(records: RecordStore): void {
    this.memory.use(records);
  }

  /** What has to be remembered of a class that was made elsewhere: nothing where there is none of that id. */
  async adopt(nativeId: string, scope: RequestScope): Promise<readonly CachedRecord[]> {
    const [found] = await this.entities[kinds.class]!.byIds([nativeId], scope);
    if (found instanceof Error) throw found;
    return found instanceof Class ? [recordOfClass(found)] : [];
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
