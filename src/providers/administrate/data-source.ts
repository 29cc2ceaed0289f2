import { type EntitySource, type ProviderRuntime, type PublicEventCatalogue } from '../../provider-kit/port';
import { type BulkLookUp, entitySourceFromBulk } from '../../provider-kit/entity-source';
import { ProviderDataSource } from '../../provider-kit/provider-data-source';
import { RecordReader } from '../../provider-kit/record-reader';
import { type Entity } from '../../provider-kit/request-scope';
import { AdministrateCatalogue } from './catalogue';
import { AdministrateClient } from './client';
import { type Origin } from './embedded';
import { identity, kinds } from './ids';
import { PublicEventMapping } from './mapping';
import { mapContact, mapCourse, mapVenue } from './mapping-entities';
import { PublicEventOperations } from './operations';
import { administrateSchedule } from './schedule';
import { type AdministrateSettings } from './settings';
import { IDS_PER_CALL, paths, type WireRecord } from './wire';

type NewMapping = BulkLookUp<WireRecord>['newMapping'];

/** Everything that the graph offers of one Administrate installation. Lives as long as the process. */
export class AdministrateDataSource extends ProviderDataSource {
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly publicEventCatalogue: PublicEventCatalogue;
  readonly schedule;
  readonly writes: PublicEventOperations;
  readonly operations;

  constructor(settings: AdministrateSettings, runtime: ProviderRuntime) {
    const client = new AdministrateClient(settings, runtime);
    super(client);
    this.writes = new PublicEventOperations(client, settings);
    this.operations = this.writes.all;
    this.publicEventCatalogue = new AdministrateCatalogue(client, settings.timeZone);
    this.schedule = administrateSchedule(client, settings.timeZone);

    const source = (path: string, newMapping: NewMapping): EntitySource =>
      entitySourceFromBulk({
        provider: identity,
        parseId: identity.parseNativeId,
        readMany: (ids, scope) => client.getMany(path, ids, scope),
        idOf: ({ id }) => String(id),
        idsPerCall: IDS_PER_CALL,
        newMapping,
      });
    this.entities = {
      [kinds.publicEvent]: source(paths.publicEvents, (report, scope) => {
        const mapping = new PublicEventMapping(settings.timeZone, report, scope);
        return (record) => mapping.map(record) ?? identity.unreadable(`public event ${record.id}`);
      }),
      [kinds.venue]: source(paths.venues, mappingOf('venue', mapVenue)),
      [kinds.course]: source(paths.courses, mappingOf('course', mapCourse)),
      [kinds.contact]: source(paths.contacts, mappingOf('contact', mapContact)),
    };
  }
}

const mappingOf =
  (name: string, map: (reader: RecordReader, nativeId: string, origin: Origin) => Entity): NewMapping =>
  (report) =>
  (record) =>
    map(new RecordReader(record, `${name} ${record.id}`, report), String(record.id), 'resource');
