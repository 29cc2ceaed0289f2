/** The initial classes of the simulated account: one of every kind, around the current time. */
import { Temporal } from 'temporal-polyfill';
import { wallTimeOf } from '../../../zones/time-zone';
import { type SandboxClass } from './account';
import { readSeries } from './recurrence';

const MINUTE = 60_000;

/** The initial series. */
const SERIES_ID = 900;

const ANNA = 'anna.berg@training.example';
const OMAR = 'omar.haddad@training.example';
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

type Start = Pick<SandboxClass, 'start' | 'timeZone'>;

/**
 * The initial classes by id: 15695 to 15702 are upcoming, 15703 is in progress, 15704 is cancelled, 15705 is completed,
 * 15706 is expired, 15707 is deleted, and 15708 to 15715 are the series 900, weekly from the week before. All but the one
 * in progress are on working days. The data depends on `now` only.
 */
export function sandboxClasses(now: Date): Map<number, SandboxClass> {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
  /** A wall time that many days from now; a weekend is replaced by the next working day away from now. */
  const inDays = (days: number, time: string, timeZone: string): Start => {
    const day = today.add({ days });
    const weekend = Math.max(day.dayOfWeek - 5, 0);
    const working = weekend === 0 ? day : day.add({ days: days < 0 ? -weekend : 3 - weekend });
    return { start: `${working.toString()}T${time}:00`, timeZone };
  };
  const plain = (id: number, title: string, presenterEmail: string, start: Start): SandboxClass => ({
    ...PLAIN,
    ...start,
    id,
    title,
    presenterEmail,
  });

  const classes: SandboxClass[] = [
    plain(15695, 'Biology', ANNA, inDays(2, '09:30', 'Europe/London')),
    plain(15696, 'Spanish for beginners', OMAR, inDays(3, '17:00', 'Europe/Madrid')),
    plain(15697, 'Statistics', OMAR, inDays(4, '11:00', 'Asia/Kolkata')),
    plain(15698, 'Geometry', ANNA, inDays(5, '15:00', 'Europe/London')),
    plain(15699, 'Creative writing', OMAR, inDays(6, '18:00', 'Europe/London')),
    plain(15700, 'Debate', TEACHER, inDays(8, '09:00', 'America/New_York')),
    {
      ...PLAIN,
      ...inDays(1, '10:00', 'America/Chicago'),
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
      ...inDays(7, '15:00', 'Asia/Kolkata'),
      id: 15702,
      title: 'Algebra',
      presenterEmail: ANNA,
      isRecorded: true,
      statusPingUrl: 'https://training.example/ping',
    },
    plain(15703, 'Chemistry, live', ANNA, wallOf(now.getTime() - 20 * MINUTE, 'Europe/London')),
    {
      ...PLAIN,
      ...inDays(3, '14:00', 'Europe/Paris'),
      id: 15704,
      title: 'Drawing',
      presenterEmail: ANNA,
      language: 'fr-fr',
      removed: 'cancelled',
    },
    {
      ...PLAIN,
      ...inDays(-2, '11:00', 'America/New_York'),
      id: 15705,
      title: 'World history',
      presenterEmail: TEACHER,
      isRecorded: true,
      isHeld: true,
    },
    plain(15706, 'Music theory', ANNA, inDays(-1, '10:00', 'GMT')),
    { ...plain(15707, 'Woodwork', ANNA, inDays(5, '09:00', 'GMT')), removed: 'deleted' },
    ...weekly({
      ...PLAIN,
      ...inDays(-7, '12:00', 'America/Chicago'),
      id: 15708,
      title: 'Office hours',
      presenterEmail: TEACHER,
    }),
  ];
  return new Map(classes.map((record) => [record.id, record]));
}

/** The minute of an instant as a wall time in a zone. */
function wallOf(epochMilliseconds: number, timeZone: string): Start {
  const { date, time } = wallTimeOf(new Date(Math.floor(epochMilliseconds / MINUTE) * MINUTE), timeZone);
  return { start: `${date}T${time}`, timeZone };
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
