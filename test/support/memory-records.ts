import { parseGlobalId } from '../../src/model/global-id';
import { type RecordStore } from '../../src/provider-kit/port';
import { type CachedRecord } from '../../src/provider-kit/write-operation';

/** Records that are kept as long as the test runs. */
export function memoryRecords(kept: Readonly<Record<string, unknown>> = {}): RecordStore {
  const rows = new Map<string, CachedRecord>(
    Object.entries(kept).map(([globalId, record]) => [globalId, { globalId, record, startsAt: null, endsAt: null }]),
  );
  const given = (some: readonly CachedRecord[]) => new Map(some.map(({ globalId, record }) => [globalId, record]));
  return {
    byIds: async (globalIds) => given(globalIds.flatMap((id) => rows.get(id) ?? [])),
    overlapping: async ({ provider, kind, from, to }) =>
      given(
        [...rows.values()].filter(({ globalId, startsAt, endsAt }) => {
          const id = parseGlobalId(globalId)!;
          const isOfKind = id.provider === provider && id.kind === kind;
          return isOfKind && startsAt !== null && endsAt !== null && startsAt < to && endsAt > from;
        }),
      ),
    startingWith: async (prefix, limit) =>
      given([...rows.values()].filter(({ globalId }) => globalId.startsWith(prefix)).slice(0, limit)),
    save: async (record) => {
      // As the ledger does: what is kept is JSON, and what was noted last stands last.
      rows.delete(record.globalId);
      rows.set(record.globalId, { ...record, record: JSON.parse(JSON.stringify(record.record)) as unknown });
    },
    markGone: async (globalIds) => globalIds.forEach((id) => rows.delete(id)),
  };
}
