/** Merges the lists of several providers into one. */
import { InvalidArgument } from '../model/invalid-argument';
import { type Page, type PageRequest } from '../provider-kit/port';

/** One provider's list. */
export interface ProviderList<T> {
  /** The provider's id. */
  readonly provider: string;
  /** Whether the filter excludes everything in this list: the provider need not be called. */
  readonly isExcluded: boolean;
  fetch(request: PageRequest): Promise<Page<T>>;
}

/** Orders the items of several lists one list after the other. */
export const inListOrder = (): number => 0;

/** By provider id: the provider's own cursor, behind which its list continues. A provider that is absent is at its start. */
type Positions = Readonly<Record<string, string>>;

/**
 * One page of all lists together. Each list keeps its own order; `compare` decides which of two lists continues, 0 being
 * the list that comes first in `lists`. One list alone is passed through, with the cursors of its provider.
 * Cost: one page of each list. Rejects if one list fails, because its items would be missing. Throws InvalidArgument.
 */
export async function mergedPage<T>(
  lists: readonly ProviderList<T>[],
  request: PageRequest,
  compare: (a: T, b: T) => number,
): Promise<Page<T>> {
  const [only, ...others] = lists;
  if (only && others.length === 0) return only.fetch(request);

  let positions = request.after === null ? {} : decodeCursor(request.after);
  const called = lists.filter(({ isExcluded }) => !isExcluded);
  const rests = await Promise.all(
    called.map(async (list) => {
      const { provider } = list;
      const page = await list.fetch({ first: request.first, after: positions[provider] ?? null });
      return { provider, page, items: [...page.items] };
    }),
  );

  const items: { cursor: string; node: T }[] = [];
  // A list whose page is used up while there is more of it may continue before the others: the page ends there.
  const isCutOff = (): boolean => rests.some((rest) => rest.items.length === 0 && rest.page.hasNextPage);
  while (items.length < request.first && !isCutOff()) {
    const open = rests.filter((rest) => rest.items.length > 0);
    if (open.length === 0) break;
    const next = open.reduce((first, other) =>
      compare(other.items[0]!.node, first.items[0]!.node) < 0 ? other : first,
    );
    const { cursor, node } = next.items.shift()!;
    positions = { ...positions, [next.provider]: cursor };
    items.push({ cursor: encodeCursor(positions), node });
  }

  // The end of a provider's page may lie behind its last item.
  for (const { provider, page, items: rest } of rests) {
    if (rest.length === 0 && page.endCursor !== null) positions = { ...positions, [provider]: page.endCursor };
  }
  const hasNextPage = rests.some(({ items: rest, page }) => rest.length > 0 || page.hasNextPage);
  return { items, hasNextPage, endCursor: hasNextPage || items.length > 0 ? encodeCursor(positions) : null };
}

const encodeCursor = (positions: Positions): string =>
  Buffer.from(JSON.stringify(['merged', positions])).toString('base64url');

function decodeCursor(cursor: string): Positions {
  const [kind, positions] = partsOf(cursor);
  const isOurs =
    kind === 'merged' &&
    typeof positions === 'object' &&
    positions !== null &&
    Object.values(positions).every((position) => typeof position === 'string');
  if (isOurs) return positions as Positions;
  throw new InvalidArgument(
    'after',
    'after: this is not a cursor of a list of several providers. Use an endCursor that this list returned, or begin again without "after".',
  );
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // Not JSON: the caller throws InvalidArgument.
  }
}
