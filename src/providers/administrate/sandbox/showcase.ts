import { type Temporal } from 'temporal-polyfill';
import { type EventPlan } from './schedule';
import { type EventRecord } from './records';
import { ACCOUNT_VENUE, ACCOUNTS, REGIONS, TAGS, TAXES } from './references';
import { placeOf } from './venues';

/** What sets an event's record apart from a plain one. */
export interface EventTraits {
  readonly hasPrices?: boolean;
  /** Days by which the event was once moved: the page's update example leaves classroom times and `*_tz` behind. */
  readonly movedByDays?: number;
  /** The other forms of the two dates: start_date bare, end_date with a time. */
  readonly hasMixedDateForms?: boolean;
  /** The page's list example has offsets of one minute. */
  readonly hasWrongOffsets?: boolean;
  readonly administratorId?: number;
  readonly personnel?: readonly (readonly [contactId: number, type: string])[];
  readonly attributes?: Partial<EventRecord>;
}

export interface ShownEvent extends EventPlan {
  readonly traits: EventTraits;
}

/**
 * The events with fixed ids, each there to show one thing: what people meet when they try the product, and what tests
 * rely on. Ids 3 to 6 are what the provider's page shows under them.
 */
export function showcase(today: Temporal.PlainDate): readonly ShownEvent[] {
  const weekday = (days: number): Temporal.PlainDate => {
    const day = today.add({ days });
    return day.dayOfWeek <= 5 ? day : day.add({ days: 8 - day.dayOfWeek });
  };
  const next = (dayOfWeek: number, afterDays: number): Temporal.PlainDate => {
    const day = today.add({ days: afterDays });
    return day.add({ days: (dayOfWeek - day.dayOfWeek + 7) % 7 });
  };
  const on = (day: Temporal.PlainDate, from: string, to: string, days = 1) => ({
    starts: day.toPlainDateTime(from),
    ends: day.add({ days: days - 1 }).toPlainDateTime(to),
  });
  const shown = (
    id: number,
    [courseId, placeId, tutorId]: readonly [courseId: number, placeId: number, tutorId: number],
    when: Pick<EventPlan, 'starts' | 'ends'>,
    { hasZone = true, ...traits }: EventTraits & { readonly hasZone?: boolean } = {},
  ): ShownEvent => ({ id, courseId, placeId, tutorId, ...when, hasZone, traits });

  const doubleBooked = next(2, 12);
  const tripleBooked = next(4, 20);
  const weekendDays = next(4, 30);
  return [
    // Under way now, whatever the hour.
    shown(1, [15, 1, 2], on(today.subtract({ days: 1 }), '09:00', '17:00', 3)),
    shown(2, [11, 2, 4], on(weekday(7), '09:00', '17:00', 2), { attributes: { is_cancelled: true } }),
    shown(3, [33, 9, 5], on(weekday(12), '09:00', '17:00', 2), { attributes: { is_provisional: true } }),
    shown(4, [22, 3, 6], on(weekday(5), '09:00', '12:00'), {
      hasZone: false,
      hasPrices: false,
      attributes: { classroom_end: `${weekday(5).toString()}T09:00:00` },
    }),
    shown(5, [32, 6, 8], on(weekday(15), '10:23:30', '12:00:42', 2), {
      hasWrongOffsets: true,
      hasPrices: false,
      attributes: { is_provisional: true, delegates_max: 80 },
    }),
    // The example of the README.
    shown(6, [1, 5, 1], on(weekday(2), '09:00', '12:00'), {
      attributes: { title: 'Project Management Foundations, Paris', code: 'PRJ-01-PAR', delegates_max: 10 },
    }),
    shown(7, [41, 25, 9], on(weekday(4), '14:00', '15:30'), {
      attributes: { is_online: true, is_lms: true, location: 'https://classroom.training.example/7' },
    }),
    // All week.
    shown(8, [37, 17, 10], on(next(1, 8), '09:00', '17:00', 5)),
    shown(9, [28, 12, 11], on(weekday(6), '09:00', '17:00'), {
      attributes: { is_sold_out: true, delegates_max: 12, delegates_booked: 12 },
    }),
    // One tutor in two places at once, and not within the fortnight that has 35 to 44.
    shown(10, [12, 2, 3], on(doubleBooked, '09:00', '17:00')),
    shown(11, [14, 1, 3], on(doubleBooked, '13:30', '17:00')),
    shown(12, [20, 8, 12], on(weekday(25), '09:00', '17:00'), { movedByDays: 7 }),
    shown(13, [25, 7, 13], on(weekday(11), '09:00', '17:00'), { hasMixedDateForms: true }),
    // Nothing to call it by: neither the event nor its course has a title or a code.
    shown(14, [60, 4, 14], on(weekday(18), '09:00', '17:00'), { attributes: { title: null, code: null } }),
    shown(15, [58, 14, 15], on(weekday(13), '09:00', '17:00', 2), {
      administratorId: 59,
      personnel: [
        [15, 'tutor'],
        [16, 'tutor'],
        [60, 'administrator'],
      ],
    }),
    // Thursday to Tuesday, with the weekend off.
    shown(16, [10, 23, 17], on(weekendDays, '09:00', '17:00', 6), {
      attributes: {
        non_working_days: [weekendDays.add({ days: 2 }).toString(), weekendDays.add({ days: 3 }).toString()],
      },
    }),
    // Everything that may be filled in is.
    shown(17, [36, 1, 18], on(weekday(21), '09:00', '17:00'), {
      administratorId: 41,
      attributes: {
        title: 'Data Storytelling – Żuraw Logistics and guests',
        ...references('UK', 2, 3, 1),
        account_venue: ACCOUNT_VENUE,
        company_id: 1,
        location: 'Room 3',
        notes: 'Bring a laptop.',
        notes2: 'Lunch at 12:30.',
        registration_deadline: `${weekday(14).toString()}T17:00:00`,
        event_template_id: 4,
      },
    }),
    // Through the night.
    shown(18, [45, 24, 19], on(next(5, 16), '22:00', '06:00', 2)),
    // From the day before the clocks change in London to the day after.
    shown(19, [6, 4, 20], on(dayBeforeClocksChange(today), '09:00', '17:00', 3)),
    ...atOneMoment(next(3, 14), shown),
    // Tutors who lead a live session at Electa meanwhile: the sandbox there has them at the same hours of the same days.
    shown(35, [41, 15, 37], on(weekday(3), '13:30', '17:00')),
    shown(36, [23, 2, 38], on(weekday(6), '09:00', '12:30')),
    // One venue for two tutors at once, and for a third event that was cancelled in time.
    shown(37, [31, 16, 36], on(weekday(4), '09:00', '17:00')),
    shown(38, [24, 16, 35], on(weekday(4), '13:30', '17:00')),
    shown(39, [23, 16, 36], on(weekday(4), '10:00', '13:00'), { attributes: { is_cancelled: true } }),
    // One tutor in three places at once: from half past twelve to one in Germany.
    shown(40, [18, 10, 7], on(tripleBooked, '09:00', '13:00')),
    shown(41, [51, 11, 7], on(tripleBooked, '12:00', '17:00')),
    shown(42, [53, 25, 7], on(tripleBooked, '11:30', '12:30'), { attributes: { is_online: true } }),
    // Ends in Poland at the moment at which its tutor's live session at Electa begins in London, on a Friday.
    shown(44, [52, 13, 39], on(next(5, 1), '13:30', '17:00')),
  ];
}

/** Events 20 to 34 begin at one moment: twelve at 14:00 in London's zone, three at that instant in other zones. */
function atOneMoment(
  day: Temporal.PlainDate,
  shown: (id: number, what: [number, number, number], when: Pick<EventPlan, 'starts' | 'ends'>) => ShownEvent,
): ShownEvent[] {
  const moment = day.toPlainDateTime('14:00').toZonedDateTime('Europe/London');
  const placeIds = [1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 25, 5, 17, 24];
  return placeIds.map((placeId, index) => {
    const starts = moment.withTimeZone(placeOf(placeId).timeZone).toPlainDateTime();
    return shown(20 + index, [41, placeId, 21 + index], { starts, ends: starts.add({ hours: 2 }) });
  });
}

function dayBeforeClocksChange(today: Temporal.PlainDate): Temporal.PlainDate {
  const soon = today.add({ days: 2 }).toZonedDateTime('Europe/London');
  const change = soon.getTimeZoneTransition('next') ?? soon;
  return change.toPlainDate().subtract({ days: 1 });
}

/** The references of an event, each as an id and the embedded record of that id. */
export const references = (
  regionId: keyof typeof REGIONS,
  tagId: keyof typeof TAGS,
  accountId: keyof typeof ACCOUNTS,
  taxId: keyof typeof TAXES,
): Partial<EventRecord> => ({
  region_id: regionId,
  region: REGIONS[regionId],
  tag_id: tagId,
  tag: TAGS[tagId],
  account_id: accountId,
  account: ACCOUNTS[accountId],
  tax_type_id: taxId,
  tax_type: TAXES[taxId],
});
