/** What a create does about sessions that are in its way. */
import { type RequestContext } from '../context';
import { type RequestedHold, type ResourceHold } from '../model/resource-hold';
import { ProviderError } from '../model/provider-error';
import { enumValueOf } from '../model/registry';
import { type ProviderOutage, type ScheduleConflict } from '../model/schedule';
import { type ScheduledSession } from '../model/session';
import { userError, UserErrors } from '../model/user-error';
import { type RequestScope } from '../provider-kit/port';
import { type AnyWriteOperation, type WriteOperation } from '../provider-kit/write-operation';
import { type BookedSession, resourceKey } from '../schedule/booked-session';
import { type Conflict, conflictsWith } from '../schedule/conflicts';
import { conflictOf } from './schedule';
import { entryOf, type ScheduleResult } from './schedule-reader';

/**
 * Performs a write that creates nothing if it would conflict. That is checked while it is prepared, after the ledger has
 * found its key to be new. Writes for the same host, venue, channel or room are serialized, so that each sees what the one
 * before created; servers that share a ledger do not wait for each other.
 */
export async function refusingConflicts<Input extends object, Prepared, Result>(
  operation: WriteOperation<Input, Prepared, Result>,
  idempotencyKey: string | null,
  context: RequestContext,
  perform: (checked: WriteOperation<Input, Prepared, Result>) => Promise<Result>,
): Promise<Result> {
  const unlocks: (() => void)[] = [];
  const prepare = async (input: Input, scope: RequestScope): Promise<Prepared> => {
    const prepared = await operation.prepare(input, scope);
    const requested = await holdsOfCreate(operation, input, prepared, scope);
    if (requested.length > 0) {
      if (unlocks.length === 0) unlocks.push(await lockResources(requested.filter(isNamed), operation, context));
      // A session created meanwhile with the same key does not conflict with itself: the ledger replays that result.
      if (!(await isKeyUsed(idempotencyKey, context))) await refuseConflicts(operation, requested, context);
    }
    return prepared;
  };
  try {
    return await perform({ ...operation, prepare });
  } finally {
    for (const unlock of unlocks) unlock();
  }
}

const isNamed = (hold: RequestedHold): hold is ResourceHold => hold.resource !== null;

/** The resource holds of the sessions to be created. Throws UserErrors, and ProviderError if they cannot be determined. */
async function holdsOfCreate<Input extends object, Prepared, Result>(
  operation: WriteOperation<Input, Prepared, Result>,
  input: Input,
  prepared: Prepared,
  scope: RequestScope,
): Promise<readonly RequestedHold[]> {
  try {
    return (await operation.holds?.(input, prepared, scope)) ?? [];
  } catch (error) {
    throw error instanceof ProviderError ? cannotBeKnown(error) : error;
  }
}

async function isKeyUsed(key: string | null, { ledger }: RequestContext): Promise<boolean> {
  return key !== null && (await ledger.isKeyUsed(key));
}

/** Locks the resources against other creates in this process. Throws ProviderError when the deadline passes first. */
async function lockResources(
  holds: readonly ResourceHold[],
  { provider }: Pick<AnyWriteOperation, 'provider'>,
  { providers, deadline }: RequestContext,
): Promise<() => void> {
  const keys = new Set(holds.map((hold) => `${hold.kind} ${resourceKey(enumValueOf(provider), hold)}`));
  const unlock = await providers.createLock.lock([...keys], deadline);
  if (unlock) return unlock;
  throw new ProviderError(
    'Another create for the same host, venue, channel or room is in progress, so nothing was created. Try again in a moment.',
    { code: 'PROVIDER_UNAVAILABLE', provider: enumValueOf(provider), retryable: true, acted: 'never' },
  );
}

/**
 * Throws UserErrors for a conflict, and ProviderError if one cannot be excluded. Resources that the provider chooses cannot
 * be compared, but providers that hold such resources must be available all the same.
 */
async function refuseConflicts(
  operation: Pick<AnyWriteOperation, 'provider'>,
  requested: readonly RequestedHold[],
  context: RequestContext,
): Promise<void> {
  const { sessions, unavailable } = await holdersOf(requested, context);
  const candidate: BookedSession<null> = {
    id: '',
    provider: enumValueOf(operation.provider),
    ...rangeOf(requested),
    isCancelled: false,
    holds: requested.filter(isNamed),
    session: null,
  };
  // Cached sessions may be outdated: only that the provider is unavailable is certain.
  const outOfDate = new Set(unavailable.map(({ provider }) => provider));
  const certain = sessions.filter(({ session }) => !outOfDate.has(session.provider));
  const [conflict] = conflictsWith(candidate, certain);
  if (conflict) throw new UserErrors([alreadyScheduled(conflict)]);
  const [outage] = unavailable;
  if (outage) throw cannotBeKnown(outage);
}

/** The sessions in the time of these holds, from the providers whose sessions hold such resources. */
function holdersOf(holds: readonly RequestedHold[], context: RequestContext): Promise<ScheduleResult> {
  const kinds = new Set(holds.map(({ kind }) => kind));
  const { startsAt, endsAt } = rangeOf(holds);
  return context.schedule.read(startsAt, endsAt, {
    where: ({ holdKinds }) => holdKinds.some((kind) => kinds.has(kind)),
  });
}

function rangeOf(holds: readonly RequestedHold[]): { startsAt: Date; endsAt: Date } {
  const starts = holds.map(({ startsAt }) => startsAt.getTime());
  const ends = holds.map(({ endsAt }) => endsAt.getTime());
  return { startsAt: new Date(Math.min(...starts)), endsAt: new Date(Math.max(...ends)) };
}

function alreadyScheduled({ kind, resource, sessions }: Conflict<unknown>) {
  const other = sessions.find(({ id }) => id !== '')!;
  const range = `${other.startsAt.toISOString()} to ${other.endsAt.toISOString()}`;
  return userError(
    'ALREADY_SCHEDULED',
    `The ${kind.toLowerCase()} ${resource} is booked by "${other.id}" from ${range}, so nothing was created. Choose another time, or create it anyway with onConflict: ALLOW.`,
    null,
  );
}

function cannotBeKnown(reason: ProviderOutage | ProviderError): ProviderError {
  const { provider, message } = reason;
  const { detail, cause } = reason instanceof ProviderError ? reason : {};
  return new ProviderError(
    `A conflict cannot be excluded, so nothing was created. ${message} Or create it anyway, with onConflict: ALLOW.`,
    { code: 'PROVIDER_UNAVAILABLE', provider, retryable: true, acted: 'never', detail, cause },
  );
}

/**
 * The field `conflicts` of a payload: the known conflicts of the sessions that were created. Cancelled sessions have none.
 * Providers are called only if the field is selected.
 */
export function knownConflicts(
  sessions: readonly ScheduledSession[],
  context: RequestContext,
): () => Promise<readonly ScheduleConflict[]> {
  return async () => {
    const made = sessions
      .map((session) => entryOf({ session, holds: holdsOf(session, context) }))
      .filter(({ isCancelled }) => !isCancelled);
    const holds = made.flatMap((each) => each.holds);
    if (holds.length === 0) return [];
    const { sessions: known } = await holdersOf(holds, context);
    const ids = new Set(made.map(({ id }) => id));
    const others = known.filter(({ id }) => !ids.has(id));
    return made.flatMap((each) => conflictsWith(each, others)).map(conflictOf);
  };
}

function holdsOf(session: ScheduledSession, { providers }: RequestContext): readonly ResourceHold[] {
  const provider = session.id.split(':')[0]!;
  return providers.get(provider)?.source?.schedule?.holdsOf(session) ?? [];
}
