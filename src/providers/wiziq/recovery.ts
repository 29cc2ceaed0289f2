/**
 * Recovery of interrupted creates: how the result of a create is recognized among all classes, by title, start and
 * baseline, and how an operator identifies it.
 */
import { type Class, type ClassSeries } from '../../model/class';
import { deadlineIn, millisecondsLeft } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { SessionStatus } from '../../model/session';
import { userError, UserErrors } from '../../model/user-error';
import { type RequestScope } from '../../provider-kit/port';
import { type WizIqClient } from './client';
import { findClasses, type TitleAndStart } from './entities';
import { identity, kinds, TITLE } from './ids';
import { type RequestedClass, seriesIdOf } from './classes/mapping';
import { type RecurrenceRule } from './series/recurrence';

/** The classes with the title and start of a create that existed before it was sent. */
export interface CreateBaseline {
  readonly classIds: readonly string[];
}

/** The part of the remaining time that the baseline may use, so that a slow list does not prevent the create. */
const BASELINE_SHARE = 1 / 4;

/** A class and a series with the same key remain distinguishable: only a class of a series names one. */
export const matchKeyOf = ({ title, startsAt }: TitleAndStart): string => `${startsAt.toISOString()} ${title.trim()}`;

/** Reads the baseline of a create; null if that fails. */
export async function readBaseline(
  client: WizIqClient,
  requested: TitleAndStart,
  scope: RequestScope,
): Promise<CreateBaseline | null> {
  const left = millisecondsLeft(scope.deadline);
  if (left === 0) return null;
  const deadline = deadlineIn(left * BASELINE_SHARE, scope.deadline.signal);
  try {
    const found = await findClasses(client, requested, {
      ...scope,
      deadline,
      primeCache: (entity) => scope.primeCache(entity),
    });
    return { classIds: found.map(({ providerId }) => providerId) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // The create itself reports the failure; without a baseline its result cannot be searched for.
    return null;
  } finally {
    deadline.end();
  }
}

/** The only new class that belongs to no series, if it matches the request. */
export async function findNewClass(
  client: WizIqClient,
  requested: RequestedClass,
  { classIds }: CreateBaseline,
  scope: RequestScope,
): Promise<Class | null> {
  const found = await findClasses(client, requested, scope);
  const [only, ...others] = found.filter(
    (each) =>
      seriesIdOf(each) === null && each.status !== SessionStatus.CANCELLED && !classIds.includes(each.providerId),
  );
  return only && others.length === 0 && matchesRequest(only, requested) ? only : null;
}

/** The native id of the only series with a new class in place of the first requested one, if that class matches. */
export async function findNewSeriesId(
  client: WizIqClient,
  first: RequestedClass,
  { classIds }: CreateBaseline,
  scope: RequestScope,
): Promise<string | null> {
  const found = await findClasses(client, first, scope);
  const [only, ...others] = found.filter((each) => seriesIdOf(each) !== null && !classIds.includes(each.providerId));
  const isCertain =
    only !== undefined && others.length === 0 && only.status !== SessionStatus.CANCELLED && matchesRequest(only, first);
  return isCertain ? identity.nativeIdIn(kinds.series, seriesIdOf(only)!) : null;
}

/**
 * Whether a series starts with the first requested class, and has the requested number of classes: a class of an older
 * series may have been moved to that start.
 */
export function matchesSeries(
  { classes }: ClassSeries,
  first: TitleAndStart,
  { occurrences }: Pick<RecurrenceRule, 'occurrences'>,
): boolean {
  const [earliest, ...others] = classes as readonly Class[];
  if (earliest?.startsAt.getTime() !== first.startsAt.getTime()) return false;
  return occurrences === null || others.length + 1 === occurrences;
}

/** Whether no field of a class differs from the request; fields that WizIQ does not return are ignored. */
function matchesRequest(found: Class, requested: RequestedClass): boolean {
  const fields = ['durationMinutes', 'presenterEmail', 'attendeeLimit', 'isRecorded'] as const;
  return fields.every((field) => found[field] === null || found[field] === requested[field]);
}

// ── Identification by an operator ────────────────────────────────────────────

/** The native id that an operator gives. Throws UserErrors. */
export function providerIdIn(text: string): string {
  const nativeId = identity.parseNativeId(text);
  if (nativeId !== null) return nativeId;
  throw notCreated(`"${text}" is not an id of ${TITLE}, which are whole numbers, such as "15716".`);
}

/** The user error for an operator who gives an id that does not exist. `what` names the entity: "class 15716". */
export const noSuchEntity = (what: string): UserErrors =>
  notCreated(
    `${TITLE} has no ${what}. Give its id at ${TITLE}, or nothingWasMade: true instead of providerId if nothing was created.`,
    '1013',
  );

const notCreated = (message: string, providerCode: string | null = null): UserErrors =>
  new UserErrors([userError('NOT_FOUND', `providerId: ${message}`, ['providerId'], providerCode)]);

/** Logs how an entity differs from the request. The operator has identified it, so it is accepted all the same. */
export function logDifferences(
  id: string,
  found: Pick<Class, 'title' | 'startsAt'>,
  requested: TitleAndStart,
  { log }: RequestScope,
): void {
  const pairs = [
    ['title', requested.title.trim(), found.title],
    ['startsAt', requested.startsAt.toISOString(), found.startsAt.toISOString()],
  ] as const;
  for (const [field, wanted, actual] of pairs) {
    if (wanted !== actual) {
      log.warn({ id, field, requested: wanted, found: actual }, `The entity at ${TITLE} differs from the request`);
    }
  }
}
