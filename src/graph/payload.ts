import { type RequestContext } from '../context';
import { make } from '../model/make';
import { SchedulingDeletePayload } from '../model/payloads';
import { type KnownConflicts } from '../model/schedule';
import { type ScheduledSession } from '../model/session';
import { UserErrors, type SchedulingUserError } from '../model/user-error';
import { knownConflicts } from './create-conflicts';

/** Runs a mutation. Validation errors that the caller can fix become data; every other error is thrown. */
export async function withUserErrors<P extends { userErrors: readonly SchedulingUserError[] }>(
  run: () => Promise<P>,
  refused: (userErrors: readonly SchedulingUserError[]) => P,
): Promise<P> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserErrors) return refused(error.errors);
    throw error;
  }
}

/** What a payload of one session consists of, beside the session itself. */
interface SessionPayload {
  conflicts: KnownConflicts;
  userErrors: readonly SchedulingUserError[];
}

/**
 * Runs a mutation whose payload has one session in the field `key`: caches the session for this request and adds the
 * conflicts that it is in. `cache` replaces the default if more than the session must be cached.
 */
export function sessionPayload<Key extends string, Session extends ScheduledSession, Payload extends SessionPayload>(
  type: new () => Payload & Record<Key, Session | null>,
  key: Key,
  context: RequestContext,
  run: () => Promise<Session>,
  cache: (session: Session) => void = (session) => context.loaders.replace(session),
): Promise<Payload> {
  const payload = (session: Session | null, rest: SessionPayload): Payload =>
    Object.assign<Payload, object>(new type(), { [key]: session, ...rest });
  return withUserErrors(
    async () => {
      const session = await run();
      cache(session);
      return payload(session, { conflicts: knownConflicts([session], context), userErrors: [] });
    },
    (userErrors) => payload(null, { conflicts: null, userErrors }),
  );
}

/** Runs a deletion, which returns the global id of what was deleted. */
export function deletePayload(
  { loaders }: Pick<RequestContext, 'loaders'>,
  run: () => Promise<string>,
): Promise<SchedulingDeletePayload> {
  return withUserErrors(
    async () => {
      const deletedId = await run();
      loaders.forget(deletedId);
      return make(SchedulingDeletePayload, { deletedId, userErrors: [] });
    },
    (userErrors) => make(SchedulingDeletePayload, { deletedId: null, userErrors }),
  );
}
