/** Times in request bodies: starts in milliseconds since the epoch, durations in seconds. Pure. Source: "Event Data JSON Object". */
import { type InputProblems } from '../../provider-kit/input-problems';
import { TITLE } from './ids';

import { type EventData } from './wire';

/** A start and an end in an input: undefined leaves one unchanged, null would clear it. */
export interface RequestedWindow {
  readonly startsAt: Date | null | undefined;
  readonly endsAt: Date | null | undefined;
}

export interface TimeWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Both windows of an input. */
export interface RequestedWindows {
  readonly own: RequestedWindow;
  readonly public: RequestedWindow;
}

/** The windows that are stored at the suite. */
export interface StoredWindows {
  readonly own: TimeWindow;
  readonly public: TimeWindow | null;
}

/** The names of a window's ends in an input and in a request body. */
interface WindowFields {
  readonly start: 'startsAt' | 'publicStartsAt';
  readonly end: 'endsAt' | 'publicEndsAt';
  readonly startKey: 'startTime' | 'startTimePublic';
  readonly durationKey: 'duration' | 'durationPublic';
  /** Whether an entity may have no such window. */
  readonly isOptional: boolean;
}

const OWN_WINDOW: WindowFields = {
  start: 'startsAt',
  end: 'endsAt',
  startKey: 'startTime',
  durationKey: 'duration',
  isOptional: false,
};

const PUBLIC_WINDOW: WindowFields = {
  start: 'publicStartsAt',
  end: 'publicEndsAt',
  startKey: 'startTimePublic',
  durationKey: 'durationPublic',
  isOptional: true,
};

interface WindowInput {
  readonly startsAt?: Date | null;
  readonly endsAt?: Date | null;
  readonly publicStartsAt?: Date | null;
  readonly publicEndsAt?: Date | null;
}

/** Both windows of an input, each end checked by itself. */
export function requestedWindowsOf(input: WindowInput, problems: InputProblems): RequestedWindows {
  const { startsAt, endsAt, publicStartsAt, publicEndsAt } = input;
  const requested: RequestedWindows = {
    own: { startsAt, endsAt },
    public: { startsAt: publicStartsAt, endsAt: publicEndsAt },
  };
  checkEnds(requested.own, OWN_WINDOW, problems);
  checkEnds(requested.public, PUBLIC_WINDOW, problems);
  return requested;
}

/** Both windows in the form of a request body. An end that is not given is taken from the stored window. */
export const windowsData = (
  requested: RequestedWindows,
  stored: StoredWindows | null,
  problems: InputProblems,
): EventData => ({
  ...windowData(requested.own, OWN_WINDOW, stored?.own ?? null, problems),
  ...windowData(requested.public, PUBLIC_WINDOW, stored?.public ?? null, problems),
});

/** The windows of which both ends are given. */
export const wholeWindowsData = (requested: RequestedWindows, problems: InputProblems): EventData => ({
  ...(isHalf(requested.own) ? {} : windowData(requested.own, OWN_WINDOW, null, problems)),
  ...(isHalf(requested.public) ? {} : windowData(requested.public, PUBLIC_WINDOW, null, problems)),
});

/** Whether only one end is given, so that the other must be read from the suite. */
export const isHalf = ({ startsAt, endsAt }: RequestedWindow): boolean => Boolean(startsAt) !== Boolean(endsAt);

/** Checks each end by itself. The suite stores durations in seconds; finer values are refused, not rounded. */
function checkEnds({ startsAt, endsAt }: RequestedWindow, fields: WindowFields, problems: InputProblems): void {
  const ends = [
    [fields.start, startsAt],
    [fields.end, endsAt],
  ] as const;
  for (const [field, instant] of ends) {
    if (instant === null && fields.isOptional) problems.refuseClearing(field);
    else if (instant === null) problems.refuseNull(field);
    else if (instant && instant.getTime() % 1000 !== 0) {
      const reason = `${TITLE} schedules in whole seconds, and ${instant.toISOString()} has a fraction of one.`;
      problems.refuse('INVALID', field, reason);
    }
  }
}

/** Empty if neither end is given, or if there are problems with them. */
function windowData(
  requested: RequestedWindow,
  fields: WindowFields,
  stored: TimeWindow | null,
  problems: InputProblems,
): EventData {
  if (!requested.startsAt && !requested.endsAt) return {};
  const startsAt = requested.startsAt ?? stored?.startsAt;
  const endsAt = requested.endsAt ?? stored?.endsAt;
  if (!startsAt || !endsAt) {
    const [missing, given] = startsAt ? [fields.end, fields.start] : [fields.start, fields.end];
    problems.refuse('REQUIRED', missing, `${TITLE} requires both ends. Give it together with ${given}.`);
    return {};
  }
  const [at, other] = requested.endsAt ? [fields.end, fields.start] : [fields.start, fields.end];
  if (endsAt <= startsAt) {
    const reason = `it would end at ${endsAt.toISOString()}, which is not after its start at ${startsAt.toISOString()}.`;
    problems.refuse('END_BEFORE_START', at, reason);
    return {};
  }
  const duration = (endsAt.getTime() - startsAt.getTime()) / 1000;
  if (!Number.isInteger(duration)) {
    // The given end was checked before; the stored one may have a fraction of a second.
    if (isHalf(requested)) {
      const reason = `the stored ${other} has a fraction of a second, and ${TITLE} stores durations in whole seconds. Give ${other} too.`;
      problems.refuse('INVALID', at, reason);
    }
    return {};
  }
  return { [fields.startKey]: startsAt.getTime(), [fields.durationKey]: duration };
}

/** The windows of an entity that was read from the suite. */
export function storedWindowsOf(stored: TimeWindow & PublicTimes): StoredWindows {
  const { startsAt, endsAt, publicStartsAt, publicEndsAt } = stored;
  return {
    own: { startsAt, endsAt },
    public: publicStartsAt && publicEndsAt ? { startsAt: publicStartsAt, endsAt: publicEndsAt } : null,
  };
}

interface PublicTimes {
  readonly publicStartsAt: Date | null;
  readonly publicEndsAt: Date | null;
}
