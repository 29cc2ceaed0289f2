/** Starts and lengths as they are sent: milliseconds since 1970, and seconds. Pure. Source: "Event Data JSON Object". */
import { TITLE } from './ids';
import { type InputProblems } from './input-problems';
import { type EventData } from './wire';

/** A start and an end, as far as an input gives them: undefined leaves one as it is, null would clear it. */
export interface AskedWindow {
  readonly startsAt: Date | null | undefined;
  readonly endsAt: Date | null | undefined;
}

export interface TimeWindow {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Both windows of an input. */
export interface AskedWindows {
  readonly own: AskedWindow;
  readonly public: AskedWindow;
}

/** The windows of an event or a room as they are stored. */
export interface StoredWindows {
  readonly own: TimeWindow;
  readonly public: TimeWindow | null;
}

/** The names of a window's two ends in an input, and of what is sent of it. */
interface WindowFields {
  readonly start: 'startsAt' | 'publicStartsAt';
  readonly end: 'endsAt' | 'publicEndsAt';
  readonly startKey: 'startTime' | 'startTimePublic';
  readonly durationKey: 'duration' | 'durationPublic';
  /** Whether there may be none: what has no such window then needs both ends of a new one. */
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
export function askedWindowsOf(input: WindowInput, problems: InputProblems): AskedWindows {
  const { startsAt, endsAt, publicStartsAt, publicEndsAt } = input;
  const asked: AskedWindows = {
    own: { startsAt, endsAt },
    public: { startsAt: publicStartsAt, endsAt: publicEndsAt },
  };
  checkEnds(asked.own, OWN_WINDOW, problems);
  checkEnds(asked.public, PUBLIC_WINDOW, problems);
  return asked;
}

/** Both windows as they are sent, each always whole: an end that is not given stays where it is stored. */
export const windowsData = (asked: AskedWindows, stored: StoredWindows | null, problems: InputProblems): EventData => ({
  ...windowData(asked.own, OWN_WINDOW, stored?.own ?? null, problems),
  ...windowData(asked.public, PUBLIC_WINDOW, stored?.public ?? null, problems),
});

/** Those of both windows that can be sent before anything is read: a half one is left out. */
export const wholeWindowsData = (asked: AskedWindows, problems: InputProblems): EventData => ({
  ...(isHalf(asked.own) ? {} : windowData(asked.own, OWN_WINDOW, null, problems)),
  ...(isHalf(asked.public) ? {} : windowData(asked.public, PUBLIC_WINDOW, null, problems)),
});

/** Whether only one end is given, so that the other has to be read. */
export const isHalf = ({ startsAt, endsAt }: AskedWindow): boolean => Boolean(startsAt) !== Boolean(endsAt);

/** Checks each end by itself: the suite keeps lengths in seconds, and what is finer is not rounded. */
function checkEnds({ startsAt, endsAt }: AskedWindow, fields: WindowFields, problems: InputProblems): void {
  const ends = [
    [fields.start, startsAt],
    [fields.end, endsAt],
  ] as const;
  for (const [field, instant] of ends) {
    if (instant === null && fields.isOptional) problems.refuseClearing([field]);
    else if (instant === null) problems.refuseNull([field]);
    else if (instant && instant.getTime() % 1000 !== 0) {
      const says = `${TITLE} schedules to the second, and ${instant.toISOString()} has fractions of one.`;
      problems.refuse('INVALID', [field], says);
    }
  }
}

/** Empty where neither end is given, or there are problems with them. */
function windowData(
  asked: AskedWindow,
  fields: WindowFields,
  stored: TimeWindow | null,
  problems: InputProblems,
): EventData {
  if (!asked.startsAt && !asked.endsAt) return {};
  const startsAt = asked.startsAt ?? stored?.startsAt;
  const endsAt = asked.endsAt ?? stored?.endsAt;
  if (!startsAt || !endsAt) {
    const [missing, given] = startsAt ? [fields.end, fields.start] : [fields.start, fields.end];
    problems.refuse('REQUIRED', [missing], `${TITLE} needs both ends. Give it together with ${given}.`);
    return {};
  }
  const [at, other] = asked.endsAt ? [fields.end, fields.start] : [fields.start, fields.end];
  if (endsAt <= startsAt) {
    const says = `it would end at ${endsAt.toISOString()}, which is not after its start at ${startsAt.toISOString()}.`;
    problems.refuse('END_BEFORE_START', [at], says);
    return {};
  }
  const duration = (endsAt.getTime() - startsAt.getTime()) / 1000;
  if (!Number.isInteger(duration)) {
    // Of an end that is given a problem is noted already; one that is stored may have fractions of a second.
    if (isHalf(asked)) {
      const says = `the ${other} that is stored has fractions of a second, and ${TITLE} keeps lengths in whole ones. Give ${other} too.`;
      problems.refuse('INVALID', [at], says);
    }
    return {};
  }
  return { [fields.startKey]: startsAt.getTime(), [fields.durationKey]: duration };
}
