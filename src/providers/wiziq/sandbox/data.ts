/** The classes that the simulated account has from the start: one of every kind, around a moment. */
import { wallTimeOf } from '../../../model/time-zone';
import { type SandboxClass } from './account';
import { readSeries } from './recurrence';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The series that is there from the start. */
const SERIES_ID = 900;

const ANNA = 'anna.berg@training.example';
const TEACHER = 'teacherinme@gmail.com';

const PLAIN: Omit<SandboxClass, 'id' | 'title' | 'start' | 'timeZone' | 'presenterEmail'> = {
  description: '',
  durationMinutes: 60,
  extendMinutes: 0,
  language: 'en-us',
  attendeeLimit: 10,
  presenterControls: 'audio, video',
  attendeeControls: 'audio',
  isRecorded: false,
  returnUrl: '',
  statusPingUrl: '',
  attendees: [],
  seriesId: null,
  removed: null,
  isHeld: false,
};

/**
 * The account's own classes, by id: 15701 and 15702 are ahead, 15703 is held now, 15704 was cancelled, 15705 is over,
 * 15706 expired, 15707 was deleted, and 15708 to 15715 are the series 900, weekly from the week before. The same moment
 * gives the same data.
 */
export function sandboxClasses(now: Date): Map<number, SandboxClass> {
  const minute = Math.floor(now.getTime() / MINUTE) * MINUTE;
  const at = (offset: number, timeZone: string): Pick<SandboxClass, 'start' | 'timeZone'> => {
    const { date, time } = wallTimeOf(new Date(minute + offset), timeZone === 'GMT' ? 'UTC' : timeZone);
    return { start: `${date}T${time}`, timeZone };
  };
  /** On the full hour, so many days from now. */
  const inDays = (days: number, timeZone: string): Pick<SandboxClass, 'start' | 'timeZone'> => {
    const wall = at(days * DAY, timeZone);
    return { ...wall, start: wall.start.replace(/:\d\d:\d\d$/, ':00:00') };
  };

  const classes: SandboxClass[] = [
    {
      ...PLAIN,
      ...inDays(1, 'America/Chicago'),
      id: 15701,
      title: 'English Class',
      description: 'Conversation for beginners.',
      presenterEmail: TEACHER,
      durationMinutes: 45,
      attendees: [
        { id: '101', name: 'Mike', language: 'en-us' },
        { id: '102', name: 'Zoë & Co', language: 'fr-fr' },
      ],
    },
    {
      ...PLAIN,
      ...inDays(7, 'Asia/Kolkata'),
      id: 15702,
      title: 'Algebra',
      presenterEmail: ANNA,
      isRecorded: true,
      statusPingUrl: 'https://training.example/ping',
    },
    { ...PLAIN, ...at(-20 * MINUTE, 'Europe/London'), id: 15703, title: 'Chemistry, live', presenterEmail: ANNA },
    {
      ...PLAIN,
      ...inDays(3, 'Europe/Paris'),
      id: 15704,
      title: 'Drawing',
      presenterEmail: ANNA,
      language: 'fr-fr',
      removed: 'cancelled',
    },
    {
      ...PLAIN,
      ...inDays(-2, 'America/New_York'),
      id: 15705,
      title: 'World history',
      presenterEmail: TEACHER,
      isRecorded: true,
      isHeld: true,
    },
    { ...PLAIN, ...inDays(-1, 'GMT'), id: 15706, title: 'Music theory', presenterEmail: ANNA },
    { ...PLAIN, ...inDays(5, 'GMT'), id: 15707, title: 'Woodwork', presenterEmail: ANNA, removed: 'deleted' },
    ...weekly({
      ...PLAIN,
      ...inDays(-7, 'America/Chicago'),
      id: 15708,
      title: 'Office hours',
      presenterEmail: TEACHER,
    }),
  ];
  return new Map(classes.map((record) => [record.id, record]));
}

/** Eight classes on the same day of the week as the first one. */
function weekly(first: SandboxClass): SandboxClass[] {
  const day = new Date(`${first.start}Z`).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
  const form = new URLSearchParams({
    class_repeat_type: '4',
    class_occurrence: '8',
    specific_week: '1',
    days_of_week: day.toLowerCase(),
  });
  return readSeries(form, first.start).starts.map((start, index) => ({
    ...first,
    id: first.id + index,
    start,
    seriesId: SERIES_ID,
    isHeld: true,
  }));
}
