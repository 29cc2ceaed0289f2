import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type JsonRecord } from '../../../src/provider-kit/record-reader';
import { type PublicEvent } from '../../../src/model/public-event';
import { PublicEventMapping } from '../../../src/providers/administrate/mapping';
import { type WireRecord } from '../../../src/providers/administrate/wire';

/** Whatever came as JSON. */
export type Json = ReturnType<typeof JSON.parse>;

/** One of the provider's own examples, each in a file. A fresh copy every time. */
export const fixture = (name: string): Json =>
  JSON.parse(readFileSync(resolve(__dirname, '../../fixtures/administrate', `${name}.json`), 'utf8'));

/** The event of the page's example, as in its response to a get, with these changes; undefined removes a key. */
export function eventRecord(changes: JsonRecord = {}): WireRecord {
  const record = { ...fixture('get-response'), ...changes } as WireRecord;
  return JSON.parse(JSON.stringify(record)) as WireRecord;
}

export interface Mapped {
  readonly event: PublicEvent | null;
  /** What was reported on the way. */
  readonly problems: readonly string[];
}

/** Maps one record of an installation whose events are in that zone unless they have another. */
export function mapEvent(record: WireRecord, defaultTimeZone = 'Europe/London'): Mapped {
  const problems: string[] = [];
  const event = new PublicEventMapping(defaultTimeZone, (problem) => problems.push(problem)).map(record);
  return { event, problems };
}

/** The event of a record that must be usable. */
export function usableEvent(record: WireRecord, defaultTimeZone?: string): PublicEvent {
  const { event, problems } = mapEvent(record, defaultTimeZone);
  if (!event) throw new Error(`The record cannot be used: ${problems.join('; ')}`);
  return event;
}
