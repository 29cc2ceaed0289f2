import { RecordReader, type ReportProblem } from '../../http/record-reader';
import { ProviderError } from '../../model/provider-error';
import { type Call, type Entity, type EntitySource } from '../provider';
import { type AdministrateClient } from './client';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type Origin } from './embedded';
import { parseNativeId, type WireRecord } from './wire';

const PROBLEMS_LOGGED = 20;

/** Gathers what is wrong with the records of one answer, for one line in the log. */
export class ProblemLog {
  private readonly problems: string[] = [];
  private count = 0;
  private unusable = 0;

  readonly report: ReportProblem = (problem) => {
    this.count += 1;
    if (this.problems.length < PROBLEMS_LOGGED) this.problems.push(problem);
  };

  /** Counts a record that had to be left out. */
  leftOut(): void {
    this.unusable += 1;
  }

  write(call: Call): void {
    if (this.count === 0) return;
    const { count, unusable: leftOut, problems } = this;
    call.log.warn({ provider: PROVIDER_ENUM, count, leftOut, problems }, `${TITLE} sent values that cannot be used`);
  }
}

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
  newMapping: (report: ReportProblem, call: Call) => AnswerMapping,
): EntitySource {
  return {
    async byIds(nativeIds, call) {
      const ids = nativeIds.map(parseNativeId);
      const wanted = [...new Set(ids.filter((id) => id !== null))];
      const records = new Map((await client.getMany(path, wanted, call)).map((record) => [record.id, record]));
      const problems = new ProblemLog();
      const mapping = newMapping(problems.report, call);
      const entities = ids.map((id) => {
        const record = id === null ? undefined : records.get(id);
        return record ? (mapping.map(record) ?? unusableRecord(path, record.id)) : null;
      });
      mapping.done?.();
      problems.write(call);
      return entities;
    },
  };
}

/** The mapping of a resource whose records can always be used. */
export const simpleMapping =
  (name: string, map: (reader: RecordReader, nativeId: string, origin: Origin) => Entity) =>
  (report: ReportProblem): AnswerMapping => ({
    map: (record) => map(new RecordReader(record, `${name} ${record.id}`, report), String(record.id), 'resource'),
  });

/** The error of a record that was asked for by id and cannot be used. */
export function unusableRecord(path: string, id: number): ProviderError {
  return new ProviderError(
    `${TITLE}'s record ${id} of ${path.split('/').at(-1)} has no start or end that can be used. Mend it in ${TITLE}; the log says what is wrong.`,
    { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: false, acted: 'never' },
  );
}
