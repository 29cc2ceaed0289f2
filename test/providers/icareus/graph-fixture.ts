import { type IcareusTestApp } from '../../support/icareus-app';

const USER_ERRORS = 'userErrors { code message field providerCode }';

const TEXT = '{ text translations { locale text } }';

const PUBLISHING = 'publishing { serviceId ingestUrl streamName }';

export const ROOM = `id provider providerId isMain name ${TEXT} description ${TEXT} publicName ${TEXT} startsAt endsAt
  publicStartsAt publicEndsAt themeId channelId thumbnailUrl embedUrl ${PUBLISHING}
  recordings { providerId url title }`;

export const EVENT = `id provider providerId title description startsAt endsAt timeZone status joinUrl hosts { name }
  rooms { ${ROOM} } mainRoom { id }
  details { ... on IcareusEventDetails {
    name ${TEXT} description ${TEXT} publicName ${TEXT} publicStartsAt publicEndsAt defaultLocale locales isMultiroom
    mainRoomId themeId thumbnailUrl embedUrl externalId serviceId ${PUBLISHING}
    gdpr { termsOfService ${TEXT} privacyPolicy ${TEXT} copyright ${TEXT} } categories restrictions accessControls
  } }`;

export const PARTICIPANT = 'id provider providerId emailAddress firstName lastName company blocked accessUrl';

/** What each mutation is asked for, unless a test asks for something else. */
const SELECTIONS: Readonly<Record<string, string>> = {
  createIcareusEvent: `event { ${EVENT} }`,
  updateIcareusEvent: `event { ${EVENT} }`,
  createRoom: `room { ${ROOM} } event { id rooms { id } }`,
  updateRoom: `room { ${ROOM} } event { id rooms { id } }`,
  createParticipant: `participant { ${PARTICIPANT} }`,
  updateParticipant: `participant { ${PARTICIPANT} }`,
};

/** The mutations of one server. Each fails the test where GraphQL has errors, and gives the payload. */
export function mutations({ graphql }: Pick<IcareusTestApp, 'graphql'>) {
  const mutate = async (name: string, input: object, selection = SELECTIONS[name]) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} ${USER_ERRORS} } }`;
    const { data, errors } = await graphql(query, { input });
    expect(errors).toEqual([]);
    return data[name];
  };
  const remove = async (name: string, id: string) => {
    const { data, errors } = await graphql(
      `mutation ($id: ID!) { ${name}(input: { id: $id }) { deletedId ${USER_ERRORS} } }`,
      {
        id,
      },
    );
    expect(errors).toEqual([]);
    return data[name];
  };
  return {
    createEvent: (input: object, selection?: string) => mutate('createIcareusEvent', input, selection),
    updateEvent: (input: object, selection?: string) => mutate('updateIcareusEvent', input, selection),
    deleteEvent: (id: string) => remove('deleteIcareusEvent', id),
    createRoom: (input: object, selection?: string) => mutate('createRoom', input, selection),
    updateRoom: (input: object, selection?: string) => mutate('updateRoom', input, selection),
    deleteRoom: (id: string) => remove('deleteRoom', id),
    createParticipant: (input: object, selection?: string) => mutate('createParticipant', input, selection),
    updateParticipant: (input: object, selection?: string) => mutate('updateParticipant', input, selection),
    deleteParticipant: (id: string) => remove('deleteParticipant', id),
    adoptEvent: async (provider: string, providerId: string, selection = 'event { id }') => {
      const query = `mutation ($provider: SchedulingProvider!, $providerId: ID!) {
        adoptEvent(input: { provider: $provider, providerId: $providerId }) { ${selection} ${USER_ERRORS} }
      }`;
      const { data, errors } = await graphql(query, { provider, providerId });
      expect(errors).toEqual([]);
      return data.adoptEvent;
    },
  };
}

/** The mutation that sends a picture. */
export const SET_THUMBNAIL = `mutation ($input: SetThumbnailInput!) {
  setThumbnail(input: $input) {
    event { id details { ... on IcareusEventDetails { thumbnailUrl } } } room { id thumbnailUrl } ${USER_ERRORS}
  }
}`;

/** The mutation that removes one. */
export const REMOVE_THUMBNAIL = `mutation ($id: ID!) {
  removeThumbnail(input: { id: $id }) {
    event { id details { ... on IcareusEventDetails { thumbnailUrl } } } room { id thumbnailUrl } ${USER_ERRORS}
  }
}`;

/** A text in English and in Finnish, as the page's examples have them. */
export const both = (what: string) => ({
  translations: [
    { locale: 'en-US', text: `English ${what}` },
    { locale: 'fi-FI', text: `Finnish ${what}` },
  ],
});

/** The window of the page's examples. */
export const TIMES = { startsAt: '2021-11-26T08:00:00Z', endsAt: '2021-11-26T11:30:00Z' };
const PUBLIC_TIMES = { publicStartsAt: '2021-11-26T08:15:00Z', publicEndsAt: '2021-11-26T11:30:00Z' };

/** The inputs that lead to the page's examples. */
export const INPUTS = {
  createEvent: {
    name: both('name'),
    description: both('description'),
    publicName: both('public name'),
    ...TIMES,
    ...PUBLIC_TIMES,
    themeId: '3319901',
    locales: ['en-US', 'fi-FI'],
    gdpr: {
      termsOfService: both('terms of service text.'),
      privacyPolicy: both('privacy policy text.'),
      copyright: both('copyright text.'),
    },
  },
  updateEvent: {
    id: 'icareus:event:3697601',
    name: { translations: [{ locale: 'sv-SE', text: 'Swedish name' }] },
    description: { text: 'Swedish description', locale: 'sv-SE' },
    publicName: { text: 'Swedish public name', locale: 'sv-SE' },
    locales: ['en-US', 'fi-FI', 'sv-SE'],
  },
  createRoom: {
    eventId: 'icareus:event:3697601',
    name: both('room name'),
    description: both('room description'),
    publicName: both('room public name'),
    ...TIMES,
    ...PUBLIC_TIMES,
    themeId: '3319901',
    channelId: '2977205',
  },
  updateRoom: {
    id: 'icareus:room:3697602',
    name: both('main room name'),
    description: both('main room description'),
    publicName: both('main room public name'),
  },
  createParticipant: {
    eventId: 'icareus:event:4321',
    emailAddress: 'user@email-address.com',
    firstName: 'First name',
    lastName: 'Last name',
    company: 'Company name',
    blocked: false,
  },
} as const;

/** A new event with the window of the page's examples; nothing is counted as called so far. */
export async function newEvent(
  { upstream, ...app }: IcareusTestApp,
  more: object = {},
): Promise<{ id: string; room: string }> {
  const input = { name: { text: 'Forum' }, ...TIMES, ...more };
  const { event, userErrors } = await mutations(app).createEvent(input, 'event { id mainRoom { id } }');
  expect(userErrors).toEqual([]);
  upstream.forget();
  return { id: event.id, room: event.mainRoom.id };
}
