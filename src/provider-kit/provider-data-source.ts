import { type DataSource, type EntitySource, type ProviderHealth, type RecordStore } from './port';
import { type ProviderClient } from './provider-client';
import { type ProviderRecords } from './provider-records';
import { type AnyWriteOperation } from './write-operation';

/** Base of a provider's data source: health and close of its client, and its cached records. */
export abstract class ProviderDataSource implements DataSource {
  abstract readonly entities: Readonly<Record<string, EntitySource>>;
  abstract readonly operations: readonly AnyWriteOperation[];

  constructor(
    private readonly client: Pick<ProviderClient, 'health' | 'close'>,
    /** Omitted by a provider that needs no cached records of its own. */
    private readonly records?: ProviderRecords,
  ) {}

  useRecords(store: RecordStore): void {
    this.records?.use(store);
  }

  health(): ProviderHealth {
    return this.client.health();
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
