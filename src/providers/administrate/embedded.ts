import { type RecordReader } from '../../provider-kit/record-reader';
import { fieldOf } from '../../model/deferred';

/** A record that came inside another one. */
export interface Embedding {
  /** Becomes false when the record turns out to lack a field that the provider's own resource has. */
  isComplete: boolean;
}

/** Where a record came from: its own resource, which has all there is to know, or another record. */
export type Origin = 'resource' | Embedding;

/**
 * Reads the fields of an entity from its record. A field of which an embedded record lacks any of the keys becomes
 * deferred: it is looked up when somebody asks for it, and should the entity be gone by then, it reads as if the keys
 * were null.
 */
export function fieldReader<T extends object>(reader: RecordReader, origin: Origin, globalId: string) {
  return <K extends keyof T>(field: K, keys: readonly string[], read: () => T[K]): T[K] => {
    if (origin === 'resource' || keys.every((key) => reader.has(key))) return read();
    origin.isComplete = false;
    return fieldOf<T, K>(globalId, field, read()) as T[K];
  };
}
