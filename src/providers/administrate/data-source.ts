import {
  type DataSource,
  type EntitySource,
  type ProviderHealth,
  type ProviderRuntime,
  type PublicEventCatalogue,
  type ScheduleSource,
} from '../../provider-kit/port';
import { type AnyWriteOperation } from '../../provider-kit/write-operation';
import { AdministrateCatalogue } from './catalogue';
import { AdministrateClient } from './client';
import { entitySource, simpleMapping } from './entities';
import { kinds } from './ids';
import { PublicEventMapping } from './mapping';
import { mapContact, mapCourse, mapVenue } from './mapping-entities';
import { PublicEventOperations } from './operations';
import { AdministrateSchedule } from './schedule';
import { type AdministrateSettings } from './settings';
import { paths } from './wire';

/** Everything that can be done at one Administrate, in the graph's nouns. Lives as long as the process. */
export class AdministrateDataSource implements DataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly publicEventCatalogue: PublicEventCatalogue;
  readonly schedule: ScheduleSource;
  readonly writes: PublicEventOperations;
  private readonly client: AdministrateClient;

  constructor(settings: AdministrateSettings, runtime: ProviderRuntime) {
    this.client = new AdministrateClient(settings, runtime);
    this.writes = new PublicEventOperations(this.client, settings);
    this.publicEventCatalogue = new AdministrateCatalogue(this.client, settings.timeZone);
    this.schedule = new AdministrateSchedule(this.client, settings.timeZone);
    this.entities = {
      [kinds.publicEvent]: entitySource(this.client, paths.publicEvents, (report, call) => {
        const mapping = new PublicEventMapping(settings.timeZone, report);
        return {
          map: (record) => mapping.map(record),
          done: () => mapping.complete.forEach((entity) => call.primeCache(entity)),
        };
      }),
      [kinds.venue]: entitySource(this.client, paths.venues, simpleMapping('venue', mapVenue)),
      [kinds.course]: entitySource(this.client, paths.courses, simpleMapping('course', mapCourse)),
      [kinds.contact]: entitySource(this.client, paths.contacts, simpleMapping('contact', mapContact)),
    };
  }

  get operations(): readonly AnyWriteOperation[] {
    return this.writes.all;
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
