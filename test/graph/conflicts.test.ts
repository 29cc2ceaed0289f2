import { ScheduleApp } from '../support/schedule-app';
import { ANNA, at, Bookings, days, TOMAS, WITHOUT_ADDRESS } from './booking';
import { type Json } from './calls';

let app: ScheduleApp;
const bookings = new Bookings(() => app);

beforeAll(async () => {
  app = await ScheduleApp.start();
});
afterAll(() => app.stop());

/** What is double-booked in a window of which every provider told its part. */
async function conflictsIn(variables: object): Promise<Json> {
  const { conflicts, unavailable } = await bookings.conflicts(variables);
  expect(unavailable).toEqual([]);
  return conflicts;
}

describe('what is double-booked', () => {
  it('is a host, across providers and in any capitals, for as long as all of the sessions last', async () => {
    const algebra = await bookings.class(at(0, '09:00'), {
      presenterEmail: 'ANNA.Kowalska@training.example',
      durationMinutes: 90,
    });
    const course = await bookings.publicEvent(at(0, '10:00'), at(0, '12:00'), { tutorId: ANNA.id });
    await expect(conflictsIn(days(0))).resolves.toEqual([
      {
        kind: 'HOST',
        resource: ANNA.email,
        startsAt: at(0, '10:00'),
        endsAt: at(0, '10:30'),
        sessions: [{ id: algebra }, { id: course }],
      },
    ]);
  });

  it("is Electa's presenter, whose address ELECTA_PRESENTERS tells", async () => {
    const { data } = await app.graphql('{ contact(id: "administrate:contact:37") { email } }');
    const event = await bookings.electaEvent(at(1, '09:00'), { presenterId: '122201', roomId: '1' });
    const course = await bookings.publicEvent(at(1, '09:00'), at(1, '17:00'), { tutorId: 'administrate:contact:37' });
    await expect(conflictsIn(days(1))).resolves.toEqual([
      {
        kind: 'HOST',
        resource: data.contact.email,
        startsAt: at(1, '09:00'),
        endsAt: at(1, '10:00'),
        sessions: [{ id: course }, { id: event }],
      },
    ]);
  });

  it('is a presenter of whom nobody told an address, by the number', async () => {
    const events = [
      await bookings.electaEvent(at(2, '09:00'), { presenterId: '777', roomId: '1' }),
      await bookings.electaEvent(at(2, '09:30'), { presenterId: '777', roomId: '2' }),
    ];
    await expect(conflictsIn(days(2))).resolves.toMatchObject([
      { kind: 'HOST', resource: 'electa:presenter:777', sessions: events.map((id) => ({ id })) },
    ]);
  });

  it('is a tutor without an address, by the id', async () => {
    const courses = [
      await bookings.publicEvent(at(3, '09:00'), at(3, '12:00'), { tutorId: WITHOUT_ADDRESS.id }),
      await bookings.publicEvent(at(3, '11:00'), at(3, '17:00'), {
        tutorId: WITHOUT_ADDRESS.id,
        venueId: 'administrate:venue:2',
      }),
    ];
    await expect(conflictsIn(days(3))).resolves.toEqual([
      {
        kind: 'HOST',
        resource: WITHOUT_ADDRESS.id,
        startsAt: at(3, '11:00'),
        endsAt: at(3, '12:00'),
        sessions: courses.map((id) => ({ id })),
      },
    ]);
  });

  it('is a venue', async () => {
    const venueId = 'administrate:venue:3';
    const courses = [
      await bookings.publicEvent(at(4, '09:00'), at(4, '12:00'), { tutorId: ANNA.id, venueId }),
      await bookings.publicEvent(at(4, '11:00'), at(4, '17:00'), { tutorId: TOMAS.id, venueId }),
    ];
    await expect(conflictsIn(days(4))).resolves.toMatchObject([
      { kind: 'VENUE', resource: venueId, startsAt: at(4, '11:00'), sessions: courses.map((id) => ({ id })) },
    ]);
  });

  it("is one of Electa's rooms", async () => {
    const events = [
      await bookings.electaEvent(at(5, '09:00'), { presenterId: '701', roomId: '2221' }),
      await bookings.electaEvent(at(5, '09:30'), { presenterId: '702', roomId: '2221' }),
    ];
    await expect(conflictsIn(days(5))).resolves.toEqual([
      {
        kind: 'ROOM',
        resource: '2221',
        startsAt: at(5, '09:30'),
        endsAt: at(5, '10:00'),
        sessions: events.map((id) => ({ id })),
      },
    ]);
  });

  it('is a channel of Icareus, which carries one room at a time', async () => {
    const adopt = `mutation ($id: ID!) {
      adoptEvent(input: { provider: ICAREUS, providerId: $id }) { event { id startsAt rooms { channelId } } userErrors { message } }
    }`;
    const events: Json[] = [];
    for (const { nativeId } of app.sandbox('ICAREUS').madeElsewhere!) {
      const { data } = await app.graphql(adopt, { id: nativeId });
      events.push(data.adoptEvent.event);
    }
    const channelsOf = ({ rooms }: Json): string[] => rooms.map(({ channelId }: Json) => channelId);
    const [one, other] = events.slice(-2);
    const [channel, ...others] = channelsOf(one).filter((each) => channelsOf(other).includes(each));
    expect(others).toEqual([]);

    const from = one.startsAt;
    const to = new Date(Date.parse(from) + 86_400_000).toISOString();
    const found = await conflictsIn({ from, to, filter: { providers: ['ICAREUS'] } });
    expect(found).toMatchObject([{ kind: 'CHANNEL', resource: channel, sessions: [{ id: one.id }, { id: other.id }] }]);
  });

  it('names a set that shares an instant once, with the time that all of it shares', async () => {
    const classes = [
      await bookings.class(at(6, '09:00'), { durationMinutes: 180 }),
      await bookings.class(at(6, '10:00'), { durationMinutes: 180 }),
      await bookings.class(at(6, '11:00'), { durationMinutes: 30 }),
    ];
    await expect(conflictsIn(days(6))).resolves.toEqual([
      {
        kind: 'HOST',
        resource: ANNA.email,
        startsAt: at(6, '11:00'),
        endsAt: at(6, '11:30'),
        sessions: classes.map((id) => ({ id })),
      },
    ]);
  });
});

describe('what is not double-booked', () => {
  it('are sessions back to back', async () => {
    await bookings.class(at(7, '09:00'));
    await bookings.publicEvent(at(7, '10:00'), at(7, '11:00'), { tutorId: ANNA.id });
    await bookings.class(at(7, '11:00'));
    await expect(conflictsIn(days(7))).resolves.toEqual([]);
  });

  it('is what was called off, even where such sessions are asked for', async () => {
    const off = await bookings.class(at(8, '09:00'));
    await bookings.class(at(8, '09:01'));
    await app.graphql('mutation ($id: ID!) { cancelClass(input: { id: $id }) { userErrors { message } } }', {
      id: off,
    });
    await expect(conflictsIn(days(8))).resolves.toEqual([]);
    await expect(conflictsIn({ ...days(8), filter: { includeCancelled: true } })).resolves.toEqual([]);
  });

  it('is what overlaps before the window, however long it goes on', async () => {
    await bookings.class(at(9, '09:00'), { durationMinutes: 60 });
    await bookings.class(at(9, '09:30'), { durationMinutes: 180 });
    await expect(conflictsIn({ from: at(9, '10:00'), to: at(9, '20:00') })).resolves.toEqual([]);
    await expect(conflictsIn({ from: at(9, '09:59'), to: at(9, '20:00') })).resolves.toHaveLength(1);
  });
});

describe('a filter', () => {
  it('keeps the conflicts that a session takes part in which fits it', async () => {
    const algebra = await bookings.class(at(10, '09:00'));
    const course = await bookings.publicEvent(at(10, '09:00'), at(10, '17:00'), { tutorId: ANNA.id });
    const both = [{ id: course }, { id: algebra }];
    const having = (filter: object) => conflictsIn({ ...days(10), filter });

    for (const filter of [
      { text: 'algebra' },
      { venueIds: ['administrate:venue:1'] },
      { hosts: [ANNA.email] },
      { providers: ['WIZIQ'] },
      { providers: ['ADMINISTRATE'] },
    ]) {
      await expect(having(filter)).resolves.toMatchObject([{ kind: 'HOST', sessions: both }]);
    }
    for (const filter of [{ text: 'geometry' }, { hosts: [TOMAS.email] }, { providers: ['ELECTA'] }]) {
      await expect(having(filter)).resolves.toEqual([]);
    }
  });
});

describe('a provider that cannot be asked', () => {
  it('is named, because there may be more conflicts', async () => {
    await bookings.class(at(11, '09:00'));
    await app.trouble('down', 'ADMINISTRATE');
    try {
      await expect(bookings.conflicts(days(11))).resolves.toEqual({
        conflicts: [],
        unavailable: [
          {
            provider: 'ADMINISTRATE',
            code: 'PROVIDER_UNAVAILABLE',
            message: 'The connection to Administrate broke before a response arrived. Try again later.',
            isPartial: false,
            staleSince: null,
          },
        ],
      });
    } finally {
      await app.trouble('none', 'ADMINISTRATE');
    }
  });
});
