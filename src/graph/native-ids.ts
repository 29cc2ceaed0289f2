import { type EntityKind } from '../model/entity-kind';
import { parseGlobalId } from '../model/global-id';

/** The native ids in global ids of one kind and provider. Other ids are left out: they match nothing at that provider. */
export function nativeIdsOf(
  provider: string,
  kind: EntityKind,
  globalIds: readonly string[] | null | undefined,
): string[] | null {
  if (!globalIds) return null;
  return globalIds
    .map(parseGlobalId)
    .filter((id) => id?.provider === provider && id.kind === kind.name)
    .map((id) => id!.nativeId);
}
