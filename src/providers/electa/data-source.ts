import { type EntitySource, type ProviderRuntime, type ScheduleSource } from '../../provider-kit/port';
import { entitySourceFromBulk } from '../../provider-kit/entity-source';
import { ProviderDataSource } from '../../provider-kit/provider-data-source';
import { ProviderRecords } from '../../provider-kit/provider-records';
import { ElectaClient } from './client';
import { provider } from './ids';
import { type EventRecord, mapEvent } from './mapping';
import { createElectaEvent } from './operations';
import { electaSchedule } from './schedule';
import { type ElectaSettings } from './settings';

/** One company at Electa. Lives as long as the process. */
export class ElectaDataSource extends ProviderDataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly schedule: ScheduleSource;
  readonly create: ReturnType<typeof createElectaEvent>;
  readonly operations;

  constructor(settings: ElectaSettings, runtime: ProviderRuntime) {
    const client = new ElectaClient(settings, runtime);
    const records = new ProviderRecords(provider);
    super(client, records);
    this.schedule = electaSchedule(client, settings, records);
    this.create = createElectaEvent(client, settings, runtime.log);
    this.operations = [this.create];
    this.entities = {
      // Electa has no look-up by id: events are restored from their cached records.
      event: entitySourceFromBulk<EventRecord>({
        provider,
        parseId: (text) => provider.parseNativeId(text),
        readMany: async (ids) => {
          const cached = await records.byIds(ids.map((id) => provider.globalId('event', id)));
          return [...cached.values()] as EventRecord[];
        },
        idOf: ({ providerId }) => providerId,
        newMapping: (report) => (record) =>
          mapEvent(record, settings, report) ?? provider.unreadable(`event ${record.providerId}`),
      }),
    };
  }
}
