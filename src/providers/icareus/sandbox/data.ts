/** The multiroom events that the simulated organization has from the start, around a moment. */
import { Temporal } from 'temporal-polyfill';
import { type Translations } from './fields';
import { CHANNELS, FIRST_ID, FIRST_THEME, type SandboxEvent, type SandboxRoom } from './suite';

/** Where the given events begin; they are made long before the first one that a caller makes. */
const FIRST_GIVEN_ID = FIRST_ID - 1_000;

const HOUR = 3_600_000;

/** A text in English and in Finnish. */
type Text = readonly [english: string, finnish: string];

/** The time between two whole hours of an event's day, counted from the event's start. */
type Hours = readonly [from: number, to: number];

interface RoomPlan {
  readonly name: Text;
  readonly hours: Hours;
  /** Which of the organization's channels carries it. */
  readonly channel: number;
}

interface EventPlan {
  readonly name: Text;
  readonly description: Text;
  readonly startsAt: number;
  readonly hours: number;
  /** The main room first. */
  readonly rooms: readonly RoomPlan[];
}

const MAIN_STAGE: Text = ['Main stage', 'Päälava'];
const QUESTIONS: Text = ['Questions and answers', 'Kysymykset ja vastaukset'];

/** One channel carries a workshop of each of two events on one afternoon. */
const CLASHING_CHANNEL = 14;

/**
 * Six events within the fortnight from three days before the day of a moment to ten days after it, by id. One of them is
 * under way, whatever the hour. Two of them have a workshop on one channel at overlapping times, which a create would be
 * refused for: it stands for one that another tool made. The same moment gives the same data.
 */
export function sandboxEvents(now: Date): Map<number, SandboxEvent> {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
  /** A time in London on the working day that is so many days from now, or on the Monday after it. */
  const weekday = (days: number, time: string): number => {
    const day = today.add({ days });
    const working = day.dayOfWeek <= 5 ? day : day.add({ days: 8 - day.dayOfWeek });
    return working.toZonedDateTime({ timeZone: 'Europe/London', plainTime: time }).epochMilliseconds;
  };

  const events = plans(Math.floor(now.getTime() / HOUR) * HOUR, weekday).map((plan, index) =>
    eventOfPlan(plan, FIRST_GIVEN_ID + index * 10),
  );
  return new Map(events.map((event) => [event.id, event]));
}

const plans = (thisHour: number, weekday: (days: number, time: string) => number): readonly EventPlan[] => [
  {
    name: ['Information Security Awareness Day', 'Tietoturvatietoisuuden päivä'],
    description: ['What everybody at work should know.', 'Mitä jokaisen työpaikalla pitäisi tietää.'],
    startsAt: weekday(-3, '09:00'),
    hours: 4,
    rooms: [
      { name: MAIN_STAGE, hours: [0, 4], channel: 0 },
      { name: ['Workshop: Incident Response', 'Työpaja: tietoturvapoikkeamat'], hours: [2, 4], channel: 1 },
    ],
  },
  {
    name: ['Leading Remote Teams, Live', 'Etätiimien johtaminen, suorana'],
    description: ['For everybody who leads from a distance.', 'Kaikille, jotka johtavat etänä.'],
    startsAt: thisHour - HOUR,
    hours: 5,
    rooms: [
      { name: MAIN_STAGE, hours: [0, 5], channel: 2 },
      { name: ['Workshop: Difficult Conversations', 'Työpaja: vaikeat keskustelut'], hours: [1, 3], channel: 3 },
      { name: ['Workshop: Delegation and Trust', 'Työpaja: delegointi ja luottamus'], hours: [1, 3], channel: 4 },
    ],
  },
  {
    name: ['Project Management Forum', 'Projektinhallinnan foorumi'],
    description: ['A day for those who run projects.', 'Päivä projektien vetäjille.'],
    startsAt: weekday(2, '09:00'),
    hours: 8,
    rooms: [
      { name: MAIN_STAGE, hours: [0, 8], channel: 5 },
      { name: ['Workshop: Agile Project Delivery', 'Työpaja: ketterät projektit'], hours: [2, 4], channel: 6 },
      { name: ['Workshop: Managing Risk', 'Työpaja: riskien hallinta'], hours: [2, 4], channel: 7 },
      { name: QUESTIONS, hours: [5, 7], channel: 6 },
    ],
  },
  {
    name: ['First Aid at Work: Annual Refresher', 'Työpaikan ensiapu: vuosikertaus'],
    description: ['Keeps your certificate valid.', 'Pitää todistuksesi voimassa.'],
    startsAt: weekday(4, '13:00'),
    hours: 3,
    rooms: [
      { name: MAIN_STAGE, hours: [0, 3], channel: 8 },
      { name: QUESTIONS, hours: [2, 3], channel: 9 },
    ],
  },
  {
    name: ['Power BI for Analysts: Masterclass', 'Power BI analyytikoille: mestarikurssi'],
    description: ['From a table to a dashboard.', 'Taulukosta koontinäytöksi.'],
    startsAt: weekday(7, '09:00'),
    hours: 6,
    rooms: [
      { name: MAIN_STAGE, hours: [0, 6], channel: 10 },
      { name: ['Workshop: Dashboards', 'Työpaja: koontinäytöt'], hours: [3, 6], channel: CLASHING_CHANNEL },
    ],
  },
  {
    name: ['Excel: Beyond the Basics, Live', 'Excel: perusteista eteenpäin, suorana'],
    description: ['When a formula is enough.', 'Kun kaava riittää.'],
    startsAt: weekday(7, '12:00'),
    hours: 5,
    rooms: [
      { name: MAIN_STAGE, hours: [0, 5], channel: 11 },
      {
        name: ['Workshop: Spreadsheet Modelling', 'Työpaja: taulukkomallit'],
        hours: [1, 4],
        channel: CLASHING_CHANNEL,
      },
      { name: ['Workshop: Statistics Refresher', 'Työpaja: tilastojen kertaus'], hours: [1, 4], channel: 12 },
    ],
  },
];

function eventOfPlan({ name, description, startsAt, hours, rooms }: EventPlan, id: number): SandboxEvent {
  const made = rooms.map((room, index) => roomOfPlan(room, startsAt, id + 1 + index));
  return {
    id,
    mainRoomId: id + 1,
    name: translated(name),
    description: translated(description),
    publicName: translated(name),
    startTime: startsAt,
    duration: hours * 3_600,
    startTimePublic: startsAt,
    durationPublic: hours * 3_600,
    eventTheme: FIRST_THEME,
    defaultLanguage: 'en_US',
    eventLanguages: ['en_US', 'fi_FI'],
    gdpr: {},
    rooms: made.reverse(),
  };
}

const roomOfPlan = ({ name, hours: [from, to], channel }: RoomPlan, startsAt: number, id: number): SandboxRoom => ({
  id,
  name: translated(name),
  description: {},
  publicName: translated(name),
  startTime: startsAt + from * HOUR,
  duration: (to - from) * 3_600,
  eventTheme: FIRST_THEME,
  serviceId: CHANNELS[channel]!,
});

const translated = ([english, finnish]: Text): Translations => ({ en_US: english, fi_FI: finnish });
