import { ProblemLog } from '../../provider-kit/problem-log';
import { RecordReader, type ReportProblem } from '../../provider-kit/record-reader';
import { chunksOf } from '../../model/chunks';
import { ProviderError } from '../../model/provider-error';
import { type RequestScope, type Entity, type EntitySource } from '../../provider-kit/port';
import { type AdministrateClient } from './client';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type Origin } from './embedded';
import { IDS_PER_CALL, parseNativeId, type WireRecord } from './wire';

/** The mapping of the records of one answer. */
export interface AnswerMapping {
  /** The entity of a record; null when it cannot be used, which was reported. */
  map(record: WireRecord): Entity | null;
  /** Called when all records are mapped. */
  done?(): void;
}

/** Looks entities of one resource up by their ids: one call, or one per hundred of them. */
export function entitySource(
  client: AdministrateClient,
  path: string,
  newMapping: (report: ReportProblem, scope: RequestScope) => AnswerMapping,
): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const ids = nativeIds.map(parseNativeId);
      const wanted = [...new Set(ids.filter((id) => id !== null))];
      const records = await recordsOf(client, path, wanted, scope);
      const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
      const mapping = newMapping(problems.report, scope);
      const entities = ids.map((id) => {
        const record = id === null ? undefined : records.get(id);
        if (record instanceof Error) return record;
        return record ? (mapping.map(record) ?? unusableRecord(path, record.id)) : null;
      });
      mapping.done?.();
      problems.write(scope.log);
      return entities;
    },
  };
}

/** The records of these ids, a hundred in a call. The error of a call that failed stands for each of its ids. */
async function recordsOf(
  client: AdministrateClient,
  path: string,
  ids: readonly number[],
  scope: RequestScope,
): Promise<ReadonlyMap<number, WireRecord | ProviderError>> {
  const records = new Map<number, WireRecord | ProviderError>();
  const read = async (chunk: readonly number[]): Promise<void> => {
    try {
      for (const record of await client.getMany(path, chunk, scope)) records.set(record.id, record);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      for (const id of chunk) records.set(id, error);
    }
  };
  await Promise.all(chunksOf(ids, IDS_PER_CALL).map(read));
  return records;
}

/** The mapping of a resource whose records can always be used. */
export const simpleMapping =
  (name: string, map: (reader: RecordReader, nativeId: string, origin: Origin) => Entity) =>
  (report: ReportProblem): AnswerMapping => ({
    map: (record) => map(new RecordReader(record, `${name} ${record.id}`, report), String(record.id), 'resource'),
  });

/** The error of a record that was asked for by id, or answers a write, and cannot be used. */
export function unusableRecord(path: string, id: number, acted: 'never' | 'maybe' = 'never'): ProviderError {
  return new ProviderError(
    `${TITLE}'s record ${id} of ${path.split('/').at(-1)} has no start or end that can be used. Mend it in ${TITLE}; the log says what is wrong.`,
    { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: false, acted },
  );
}
