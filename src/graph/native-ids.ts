import { type EntityKind } from '../model/entity-kind';
import { parseGlobalId } from '../model/global-id';

/** The native ids in global ids of one kind; ids that are not of that kind are dropped, because they match nothing. */
export function nativeIdsOf(kind: EntityKind, globalIds: readonly string[] | null | undefined): string[] | null {
  if (!globalIds) return null;
  return globalIds
    .map(parseGlobalId)
    .filter((id) => id?.kind === kind.name)
    .map((id) => id!.nativeId);
}
