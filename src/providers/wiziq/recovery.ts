/** How an interrupted create is recognized among all classes: by title and start, and by the baseline. */
import { type Class, type ClassSeries } from '../../model/class';
import { deadlineIn, millisecondsLeft } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { SessionStatus } from '../../model/session';
import { type RequestScope } from '../../provider-kit/port';
import { type PreparedSeries } from './body';
import { type FoundClass, type SoughtClass } from './entities';
import { type AskedClass } from './mapping';
import { type WriteSteps } from './steps';

/** Classes with the title and the start of a create that were there before it was sent. */
export interface CreateBaseline {
  readonly classIds: readonly string[];
}

/** How much of the remaining time the baseline may take, so that a slow list does not keep a create from being sent. */
const BASELINE_SHARE = 1 / 4;

type Finder = Pick<WriteSteps, 'findClasses'>;

/**
 * What a create is looked for by. A class and a series with the same are told apart all the same: only those of a series
 * name one.
 */
export const matchKeyOf = ({ title, startsAt }: SoughtClass): string => `${startsAt.toISOString()} ${title.trim()}`;

/** One read before a create, so that what it made can be told from what was there. */
export async function readBaseline(
  steps: Finder,
  sought: SoughtClass,
  scope: RequestScope,
): Promise<CreateBaseline | null> {
  const left = millisecondsLeft(scope.deadline);
  if (left === 0) return null;
  const deadline = deadlineIn(left * BASELINE_SHARE, scope.deadline.signal);
  try {
    const found = await steps.findClasses(sought, {
      ...scope,
      deadline,
      primeCache: (entity) => scope.primeCache(entity),
    });
    return { classIds: found.map(({ class: { providerId } }) => providerId) };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    // The create itself reports the failure; without a baseline its outcome cannot be looked up.
    return null;
  } finally {
    deadline.end();
  }
}

/**
 * The one class that belongs to no series, is new since the create was noted and, as far as WizIQ tells it, is what was
 * asked for.
 */
export async function newClass(
  steps: Finder,
  asked: AskedClass,
  { classIds }: CreateBaseline,
  scope: RequestScope,
): Promise<Class | null> {
  const found = await steps.findClasses(asked, scope);
  const [only, ...others] = found.filter(
    ({ class: { providerId, status }, seriesId }) =>
      seriesId === null && status !== SessionStatus.CANCELLED && !classIds.includes(providerId),
  );
  return only && others.length === 0 && isAsAsked(only.class, asked) ? only.class : null;
}

/**
 * The native id of the one series that has a new class where its first one was asked for, if that class, as far as WizIQ
 * tells it, is what was asked for.
 */
export async function newSeriesId(
  steps: Finder,
  first: AskedClass,
  { classIds }: CreateBaseline,
  scope: RequestScope,
): Promise<string | null> {
  const found = await steps.findClasses(first, scope);
  const isNew = ({ class: { providerId }, seriesId }: FoundClass): boolean =>
    seriesId !== null && !classIds.includes(providerId);
  const [only, ...others] = found.filter(isNew);
  const isCertain =
    only !== undefined &&
    others.length === 0 &&
    only.class.status !== SessionStatus.CANCELLED &&
    isAsAsked(only.class, first);
  return isCertain ? only.seriesId : null;
}

/**
 * Whether a series begins with that class, and has as many as were asked for where their number was: a class of a series
 * that was there before may have been moved to that start meanwhile.
 */
export function isThatSeries(
  { classes }: ClassSeries,
  first: SoughtClass,
  { recurrence }: Pick<PreparedSeries, 'recurrence'>,
): boolean {
  const [earliest, ...others] = classes as readonly Class[];
  if (earliest?.startsAt.getTime() !== first.startsAt.getTime()) return false;
  return recurrence.occurrences === null || others.length + 1 === recurrence.occurrences;
}

/** Whether a class that was found has nothing that was not asked for; what WizIQ does not tell counts as asked for. */
function isAsAsked(found: Class, asked: AskedClass): boolean {
  const fields = ['durationMinutes', 'presenterEmail', 'attendeeLimit', 'isRecorded'] as const;
  return fields.every((field) => found[field] === null || found[field] === asked[field]);
}
