import { type RecordReader } from '../../provider-kit/record-reader';
import { fieldOf } from '../../model/deferred';

/** A record that is embedded in another one. */
export interface Embedding {
  /** Becomes false if the record lacks a field that its own resource has. */
  isComplete: boolean;
}

/** Where a record was read: its own resource, which has all fields, or another record. */
export type Origin = 'resource' | Embedding;

/**
 * Reads the fields of an entity from its record. A field becomes deferred if an embedded record lacks any of its keys:
 * it is looked up when a query selects it, and if the entity no longer exists then, the keys are read as null.
 */
export function fieldReader<T extends object>(reader: RecordReader, origin: Origin, globalId: string) {
  return <K extends keyof T>(field: K, keys: readonly string[], read: () => T[K]): T[K] => {
    if (origin === 'resource' || keys.every((key) => reader.has(key))) return read();
    origin.isComplete = false;
    return fieldOf<T, K>(globalId, field, read()) as T[K];
  };
}
