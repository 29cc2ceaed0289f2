import { type ProviderName, PROVIDERS, ScheduleApp, type Trouble } from '../support/schedule-app';
import { ANNA, at, Bookings, classInput, CONFLICTS, days, electaInput, publicEventInput, TOMAS } from './booking';
import { type Json } from './calls';

let app: ScheduleApp;
const bookings = new Bookings(() => app);

beforeAll(async () => {
  app = await ScheduleApp.start();
});
afterAll(() => app.stop());

const WANJIRU = { id: 'administrate:contact:37', email: 'wanjiru.kamande@training.example', presenterId: '122201' };

/** The calls that create something, since the last `forget`. */
const creates = (): string[] =>
  PROVIDERS.flatMap((name) => app.calls(name)).filter((call) => /^POST|^create|\/event\/create/.test(call));

const writes = async (): Promise<number> => {
  const { data } = await app.graphql('{ writes(first: 200) { nodes { id } } }');
  return data.writes.nodes.length;
};

/** Each create, with what stands in its way on a day, and an input without the decision. */
const CREATES: readonly (readonly [
  name: string,
  inTheWay: (day: number) => Promise<string>,
  inputOf: (day: number) => Record<string, Json>,
  resource: string,
])[] = [
  [
    'createClass',
    (day) => bookings.publicEvent(at(day, '09:00'), at(day, '12:00'), { tutorId: ANNA.id }),
    (day) => classInput(at(day, '11:00')),
    `host ${ANNA.email}`,
  ],
  [
    'createElectaEvent',
    (day) => bookings.class(at(day, '11:30'), { presenterEmail: WANJIRU.email.toUpperCase() }),
    (day) => electaInput(at(day, '11:00'), { presenterId: WANJIRU.presenterId }),
    `host ${WANJIRU.email}`,
  ],
  [
    'createPublicEvent',
    (day) => bookings.electaEvent(at(day, '11:00'), { presenterId: WANJIRU.presenterId }),
    (day) => publicEventInput(at(day, '09:00'), at(day, '17:00'), { tutorId: WANJIRU.id }),
    `host ${WANJIRU.email}`,
  ],
  [
    'createRecurringClass',
    (day) => bookings.publicEvent(at(day + 2, '09:00'), at(day + 2, '12:00'), { tutorId: ANNA.id }),
    (day) => ({ class: classInput(at(day, '11:00')), repeat: 'DAILY', occurrences: 4 }),
    `host ${ANNA.email}`,
  ],
];

const deciding = ({ class: first, ...input }: Record<string, Json>, onConflict: string, more: object = {}): object =>
  first ? { class: { ...first, onConflict }, ...input, ...more } : { ...input, onConflict, ...more };

describe.each(CREATES)('%s', (name, inTheWay, inputOf, resource) => {
  const firstDay = 7 * CREATES.findIndex(([each]) => each === name);

  it('with REFUSE creates nothing where something is in the way, says what, and leaves the key free', async () => {
    const other = await inTheWay(firstDay);
    const before = await writes();
    app.forget();
    const key = `key of ${name}`;
    const input = inputOf(firstDay);
    const { userErrors, conflicts, ...rest } = await bookings.payload(
      name,
      deciding(input, 'REFUSE', { idempotencyKey: key }),
      CONFLICTS,
    );
    expect(Object.values(rest)).toEqual([null]);
    expect(conflicts).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'ALREADY_SCHEDULED',
        message: expect.stringMatching(
          new RegExp(
            `^The ${resource} is booked by "${other}" from \\S+ to \\S+, so nothing was created\\. Choose another time, or create it anyway with onConflict: ALLOW\\.$`,
          ),
        ) as string,
        field: null,
      },
    ]);
    expect(creates()).toEqual([]);
    await expect(writes()).resolves.toBe(before);

    const allowed = await bookings.payload(name, deciding(input, 'ALLOW', { idempotencyKey: key }));
    expect(allowed.userErrors).toEqual([]);
    expect(creates()).toHaveLength(1);
  });

  it('with REFUSE creates where nothing is in the way, and a replay is in no conflict with the first', async () => {
    const input = deciding(inputOf(firstDay + 56), 'REFUSE', { idempotencyKey: `free key of ${name}` });
    app.forget();
    const first = await bookings.payload(name, input, CONFLICTS);
    expect(first).toMatchObject({ conflicts: [], userErrors: [] });
    expect(creates()).toHaveLength(1);
    await expect(bookings.payload(name, input, CONFLICTS)).resolves.toEqual(first);
    expect(creates()).toHaveLength(1);

    const { idempotencyKey: _key, ...another } = input as Record<string, Json>;
    const { userErrors } = await bookings.payload(name, another);
    expect(userErrors).toMatchObject([{ code: 'ALREADY_SCHEDULED' }]);
    expect(creates()).toHaveLength(1);
  });

  it('with ALLOW creates all the same, and tells what is in the way when it is asked', async () => {
    const day = firstDay + 112;
    const other = await inTheWay(day);
    const { conflicts, userErrors, ...rest } = await bookings.payload(name, inputOf(day), CONFLICTS);
    expect(userErrors).toEqual([]);
    const made = Object.values(rest as Record<string, Json>)[0];
    const ids: string[] = made.classes?.map(({ id }: Json) => id) ?? [made.id];
    expect(conflicts).toHaveLength(1);
    expect(conflicts[0]).toMatchObject({ kind: 'HOST', resource: resource.replace('host ', '') });
    const members: string[] = conflicts[0].sessions.map(({ id }: Json) => id);
    expect(members).toHaveLength(2);
    expect(members).toContain(other);
    expect(ids).toContain(members.find((id) => id !== other));
  });
});

describe('ALLOW', () => {
  it('asks nobody for what is in the way unless it is selected', async () => {
    app.forget();
    await bookings.class(at(200, '09:00'));
    expect(app.counts()).toMatchObject({ ADMINISTRATE: 0, ELECTA: 0, ICAREUS: 0 });
    expect(app.calls('WIZIQ').filter((call) => call !== 'create')).toEqual(['get_data']); // Its hint, by the title.
  });

  it('lists what is known while a provider cannot be asked', async () => {
    const course = await bookings.publicEvent(at(201, '09:00'), at(201, '12:00'), { tutorId: ANNA.id });
    await app.trouble('down', 'ELECTA');
    try {
      const { conflicts } = await bookings.payload('createClass', classInput(at(201, '09:00')), CONFLICTS);
      expect(conflicts).toMatchObject([{ sessions: [{ id: course }, expect.anything()] }]);
    } finally {
      await app.trouble('none', 'ELECTA');
    }
  });
});

describe('the payload of a change', () => {
  const CANCEL = `mutation ($id: ID!) { cancelClass(input: { id: $id }) { class { status } ${CONFLICTS} } }`;

  it('tells what the session is in the way of where it is now', async () => {
    const id = await bookings.class(at(210, '09:00'));
    const course = await bookings.publicEvent(at(211, '09:00'), at(211, '12:00'), { tutorId: ANNA.id });
    const { conflicts } = await bookings.payload('updateClass', { id, startsAt: at(211, '10:00') }, CONFLICTS);
    expect(conflicts).toMatchObject([{ kind: 'HOST', sessions: [{ id: course }, { id }] }]);

    const { data } = await app.graphql(CANCEL, { id });
    expect(data.cancelClass).toEqual({ class: { status: 'CANCELLED' }, conflicts: [] });
  });
});

describe('several creates in one request', () => {
  it('see what those before them made', async () => {
    const document = `mutation ($one: CreateClassInput!, $other: CreatePublicEventInput!) {
      one: createClass(input: $one) { class { id } ${CONFLICTS} }
      refused: createPublicEvent(input: $other) { publicEvent { id } userErrors { code } }
    }`;
    const other = publicEventInput(at(220, '09:00'), at(220, '12:00'), { tutorId: ANNA.id, onConflict: 'REFUSE' });
    const one = classInput(at(220, '09:00'), { onConflict: 'REFUSE' });
    const { data } = await app.graphql(document, { one, other });
    expect(data.one.conflicts).toEqual([]);
    expect(data.refused).toEqual({ publicEvent: null, userErrors: [{ code: 'ALREADY_SCHEDULED' }] });
  });
});

describe('creates at the same time', () => {
  it('take turns where they are for one host, so that only one of them is made', async () => {
    const input = publicEventInput(at(230, '09:00'), at(230, '12:00'), { tutorId: ANNA.id, onConflict: 'REFUSE' });
    const venues = [1, 2, 3, 4].map((id) => `administrate:venue:${id}`);
    app.forget();
    const payloads = await Promise.all(
      venues.map((venueId) => bookings.payload('createPublicEvent', { ...input, venueId })),
    );
    expect(payloads.filter(({ publicEvent }) => publicEvent !== null)).toHaveLength(1);
    const refused = payloads.filter(({ publicEvent }) => publicEvent === null);
    expect(refused.flatMap(({ userErrors }) => userErrors)).toMatchObject(
      Array.from({ length: 3 }, () => ({ code: 'ALREADY_SCHEDULED' })),
    );
    expect(creates()).toHaveLength(1);
  });

  it('with one key give one answer', async () => {
    const input = classInput(at(231, '09:00'), { onConflict: 'REFUSE', idempotencyKey: 'pressed three times' });
    app.forget();
    const payloads = await Promise.all([1, 2, 3].map(() => bookings.payload('createClass', input)));
    expect(payloads[0].class).not.toBeNull();
    expect(payloads).toEqual([payloads[0], payloads[0], payloads[0]]);
    expect(creates()).toHaveLength(1);
  });
});

describe('REFUSE of what its provider would choose', () => {
  it('at Electa asks for the presenter, because whom Electa takes is not known before', async () => {
    app.forget();
    const input = deciding(electaInput(at(300, '11:00'), { presenterId: null }), 'REFUSE');
    const { event, userErrors } = await bookings.payload('createElectaEvent', input, '');
    expect(event).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'REQUIRED',
        message:
          'presenterId: with onConflict: REFUSE, give the presenter. Which one Electa chooses otherwise is unknown beforehand, and so is whether that person is free.',
        field: ['presenterId'],
      },
    ]);
    expect(creates()).toEqual([]);
  });

  it('at Icareus sends nothing while the suite cannot be asked, and creates as soon as it can', async () => {
    const input = {
      name: { text: 'Open day' },
      startsAt: at(301, '09:00'),
      endsAt: at(301, '12:00'),
      onConflict: 'REFUSE',
    };
    const before = await writes();
    await app.trouble('failing', 'ICAREUS');
    app.forget();
    const { errors } = await bookings.send('createIcareusEvent', input);
    await app.trouble('none', 'ICAREUS');
    expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', provider: 'ICAREUS' } }]);
    expect(creates()).toEqual([]);
    await expect(writes()).resolves.toBe(before);
    const { event } = await bookings.payload('createIcareusEvent', input);
    expect(event).toMatchObject({ id: expect.stringMatching(/^icareus:event:/) });
  });
});

describe('REFUSE while a provider cannot be asked', () => {
  const inTrouble = async (trouble: Trouble, name: ProviderName, work: () => Promise<unknown>): Promise<void> => {
    await app.trouble(trouble, name);
    try {
      await work();
    } finally {
      await app.trouble('none', name);
    }
  };

  it.each([
    ['createClass', 'ADMINISTRATE'],
    ['createClass', 'ELECTA'],
    ['createClass', 'WIZIQ'],
    ['createElectaEvent', 'ELECTA'],
    ['createPublicEvent', 'ADMINISTRATE'],
    ['createElectaEvent', 'ADMINISTRATE'],
    ['createElectaEvent', 'WIZIQ'],
    ['createPublicEvent', 'ELECTA'],
    ['createPublicEvent', 'WIZIQ'],
    ['createRecurringClass', 'ADMINISTRATE'],
  ] as const)('that might hold something creates nothing: %s without %s', async (name, provider) => {
    const inputOf = CREATES.find(([each]) => each === name)![2];
    const key = `key of ${name} without ${provider}`;
    const input = deciding(inputOf(240), 'REFUSE', { idempotencyKey: key });
    const before = await writes();
    app.forget();
    await inTrouble('failing', provider, async () => {
      const { data, errors } = await bookings.send(name, input);
      expect(data).toEqual({ [name]: null });
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(
            /^A conflict cannot be excluded, so nothing was created\. .* failed to process the request \(HTTP status 503\)\. .* Or create it anyway, with onConflict: ALLOW\.$/,
          ),
          path: [name],
          extensions: { code: 'PROVIDER_UNAVAILABLE', provider, retryable: true },
        },
      ]);
    });
    expect(creates()).toEqual([]);
    await expect(writes()).resolves.toBe(before);
  });

  it.each(['hung', 'garbling', 'down'] as const)('creates nothing whatever is wrong with it: %s', async (trouble) => {
    await inTrouble(trouble, 'ELECTA', async () => {
      const { errors } = await bookings.send('createClass', classInput(at(241, '09:00'), { onConflict: 'REFUSE' }));
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', provider: 'ELECTA' } }]);
    });
  });

  it('does not take for certain what that provider told some time ago', async () => {
    await bookings.electaEvent(at(242, '09:00'), { presenterId: WANJIRU.presenterId });
    const input = classInput(at(242, '09:00'), { presenterEmail: WANJIRU.email, onConflict: 'REFUSE' });
    const { userErrors } = await bookings.payload('createClass', input);
    expect(userErrors).toMatchObject([{ code: 'ALREADY_SCHEDULED' }]);
    await inTrouble('down', 'ELECTA', async () => {
      const { errors } = await bookings.send('createClass', input);
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', provider: 'ELECTA' } }]);
    });
  });

  it('says what is certainly in the way, whatever else may be', async () => {
    const course = await bookings.publicEvent(at(243, '09:00'), at(243, '12:00'), { tutorId: ANNA.id });
    await inTrouble('down', 'ELECTA', async () => {
      const input = classInput(at(243, '09:00'), { onConflict: 'REFUSE' });
      const { userErrors } = await bookings.payload('createClass', input);
      expect(userErrors).toMatchObject([
        { code: 'ALREADY_SCHEDULED', message: expect.stringContaining(`"${course}"`) as string },
      ]);
    });
  });

  it('that cannot hold such a thing does not matter', async () => {
    await bookings.icareusEvent(at(244, '09:00'), at(244, '10:00'));
    await inTrouble('down', 'ICAREUS', async () => {
      const input = classInput(at(244, '09:00'), { onConflict: 'REFUSE', presenterEmail: TOMAS.email });
      const made = await bookings.payload('createClass', input);
      expect(made.userErrors).toEqual([]);
      await expect(bookings.schedule(days(244))).resolves.toMatchObject({
        nodes: [expect.anything(), { id: made.class.id }],
        unavailable: [{ provider: 'ICAREUS' }],
      });
    });
  });
});
