import { type RecordStore } from '../../provider-kit/port';
import { globalId, kinds, PROVIDER } from './ids';
import { type WireEvent } from './wire';

/** What Electa was asked to create. It can be kept as JSON. */
export interface AskedEvent {
  readonly title: string;
  /** RFC 3339, in UTC. */
  readonly startsAt: string;
  /** Canonical. */
  readonly timeZone: string;
  readonly timeZoneId: number;
  readonly durationMinutes: number;
  readonly accessType: 'A' | 'B';
  readonly presenterId: string | null;
  readonly roomId: string | null;
  readonly showInPublicCalendar: boolean;
}

/**
 * All that is known of an event, from which the mapping makes it: what was asked for where it was made here, what Electa
 * answered where it did. It can be kept as JSON.
 */
export interface EventRecord {
  readonly providerId: string;
  readonly asked: AskedEvent | null;
  readonly answered: WireEvent | null;
  /** The canonical zone in which Electa was asked to tell times; null where that is not known. */
  readonly timeZone: string | null;
}

/** The events that were made here, as the ledger remembers them, because Electa has no call that gives one back. */
export class EventMemory {
  private records: Pick<RecordStore, 'byIds' | 'overlapping'> | null = null;

  /** Called once, before any request. */
  use(records: Pick<RecordStore, 'byIds' | 'overlapping'>): void {
    this.records = records;
  }

  /** One place per id, in the order asked; null where nothing is remembered. */
  async recall(providerIds: readonly string[]): Promise<(EventRecord | null)[]> {
    const globalIds = providerIds.map(globalId);
    const remembered = await this.records?.byIds([...new Set(globalIds)]);
    return globalIds.map((id) => (remembered?.get(id) as EventRecord | undefined) ?? null);
  }

  /** What is remembered of a range of time. */
  async between(from: Date, to: Date): Promise<EventRecord[]> {
    const remembered = await this.records?.overlapping({ provider: PROVIDER, kind: kinds.event, from, to });
    return [...(remembered?.values() ?? [])] as EventRecord[];
  }
}
