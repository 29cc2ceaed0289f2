import { entityKinds } from '../model/entity-kinds';
import { parseGlobalId } from '../model/global-id';

/** The native ids in global ids of one type; ids that are not of that type are dropped, because they match nothing. */
export function nativeIdsOf(type: new () => object, globalIds: readonly string[] | null | undefined): string[] | null {
  if (!globalIds) return null;
  return globalIds
    .map(parseGlobalId)
    .filter((id) => id !== null && entityKinds[id.kind] === type)
    .map((id) => id!.nativeId);
}
