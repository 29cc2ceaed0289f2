import { createEventData, prepareEventUpdate } from '../../../src/providers/icareus/events/body';
import { prepareParticipant, prepareParticipantUpdate } from '../../../src/providers/icareus/participants/body';
import { prepareRoom, prepareRoomUpdate } from '../../../src/providers/icareus/rooms/body';
import createEventRequest from '../../fixtures/icareus/create-event-request.json';
import createParticipantRequest from '../../fixtures/icareus/create-participant-request.json';
import createRoomRequest from '../../fixtures/icareus/create-room-request.json';
import updateEventRequest from '../../fixtures/icareus/update-event-request.json';
import updateRoomRequest from '../../fixtures/icareus/update-room-request.json';
import { createEvent, createRoom, EVENT, problemsOf, read, ROOM, SHORT, updateEvent, updateRoom } from './body-support';
import { INPUTS } from './graph-fixture';

describe("The page's examples", () => {
  it('creates an event', () => {
    expect(createEventData(read(INPUTS.createEvent))).toStrictEqual(createEventRequest.event);
  });

  it('edits it', () => {
    const { eventId, data } = prepareEventUpdate(read(INPUTS.updateEvent));
    expect({ organizationId: 1909009, eventId: Number(eventId), event: data }).toStrictEqual(updateEventRequest);
  });

  it('creates a room', () => {
    const { eventId, data } = prepareRoom(read(INPUTS.createRoom));
    expect({ organizationId: 1909009, eventId: Number(eventId), room: data }).toStrictEqual(createRoomRequest);
  });

  it('edits the main room', () => {
    const { roomId, data } = prepareRoomUpdate(read(INPUTS.updateRoom));
    expect({ organizationId: 1909009, roomId: Number(roomId), room: data }).toStrictEqual(updateRoomRequest);
  });

  it('creates a participant, with the keys spelled as the tables of the page spell them', () => {
    const { organization_id, event_id, participant } = createParticipantRequest;
    const { eventId, data } = prepareParticipant(read(INPUTS.createParticipant));
    expect([organization_id, Number(eventId)]).toEqual([1234, event_id]);
    expect(data).toStrictEqual({
      emailAddress: participant.email_address,
      firstName: participant.first_name,
      lastName: participant.last_name,
      company: participant.company,
      blocked: participant.blocked,
    });
  });
});

describe('Only what is given is sent', () => {
  const window = { startTime: 1637913600000, duration: 12600 };

  it('of an event, a room and a participant', () => {
    expect(createEvent()).toStrictEqual({ name: 'Forum', ...window });
    expect(createRoom().data).toStrictEqual({ name: 'Forum', ...window });
    const { data } = prepareParticipant(read({ eventId: EVENT, emailAddress: 'anna@example.com' }));
    expect(data).toStrictEqual({ emailAddress: 'anna@example.com' });
  });

  it('null says nothing in a create', () => {
    const nothing = { description: null, publicName: null, publicStartsAt: null, publicEndsAt: null, themeId: null };
    const more = { defaultLocale: null, locales: null, thumbnailUrl: null, externalId: null, gdpr: null };
    expect(createEvent({ ...nothing, ...more })).toStrictEqual({ name: 'Forum', ...window });
    expect(createRoom({ ...nothing, channelId: null }).data).toStrictEqual({ name: 'Forum', ...window });
    const names = { firstName: null, lastName: null, company: null, blocked: null };
    const participant = prepareParticipant(read({ eventId: EVENT, emailAddress: 'anna@example.com', ...names }));
    expect(participant.data).toStrictEqual({ emailAddress: 'anna@example.com' });
  });

  it('what an event alone has', () => {
    const more = {
      defaultLocale: 'fi-FI',
      locales: ['es-ES'],
      thumbnailUrl: 'https://example.com/a.png',
      externalId: 'x 1',
    };
    expect(createEvent(more)).toStrictEqual({
      name: 'Forum',
      ...window,
      defaultLanguage: 'fi_FI',
      eventLanguages: ['es_ES'],
      eventThumbnail: 'https://example.com/a.png',
      externalId: 'x 1',
    });
  });

  it('some of what people agree to, and nothing of it where it is empty', () => {
    expect(createEvent({ gdpr: { copyright: { text: 'Ours' }, privacyPolicy: null } }).gdpr).toStrictEqual({
      copyright: 'Ours',
    });
    expect(createEvent({ gdpr: {} })).not.toHaveProperty('gdpr');
  });

  it('in an update, nothing at all where nothing changes', () => {
    expect(updateEvent({}).data).toStrictEqual({});
    expect(updateRoom({}).data).toStrictEqual({});
    expect(prepareParticipantUpdate({ id: 'icareus:participant:3697601.77' })).toStrictEqual({
      eventId: '3697601',
      participantId: '77',
      data: {},
    });
  });

  it('in an update, what a participant is not any more', () => {
    const changes = { emailAddress: 'b@example.com', firstName: '', blocked: false };
    const { data } = prepareParticipantUpdate({ id: 'icareus:participant:3697601.77', ...changes });
    expect(data).toStrictEqual(changes);
  });

  it('in an update, an empty list of languages clears it', () => {
    expect(updateEvent({ locales: null }).data).toStrictEqual({ eventLanguages: [] });
    expect(updateEvent({ locales: [] }).data).toStrictEqual({ eventLanguages: [] });
  });
});

describe('Texts', () => {
  it('without a language are in the default language, which the suite knows', () => {
    expect(createEvent({ name: { text: 'Foorumi' }, defaultLocale: 'fi-FI' })).toMatchObject({
      name: 'Foorumi',
      defaultLanguage: 'fi_FI',
    });
  });

  it('with a language are in that one', () => {
    expect(createEvent({ name: { text: 'Foro', locale: 'es-ES' } }).name).toStrictEqual({ es_ES: 'Foro' });
  });

  it('need exactly one of text and translations', () => {
    const translations = [{ locale: 'en-US', text: 'Forum' }];
    expect(problemsOf(() => createEvent({ name: {}, description: { translations: [] } }))).toEqual([
      'REQUIRED name: give text, or translations with at least one language.',
      'REQUIRED description: give text, or translations with at least one language.',
    ]);
    expect(problemsOf(() => createEvent({ gdpr: { copyright: { text: 'Forum', translations } } }))).toEqual([
      'INVALID gdpr.copyright: give either text or translations, not both.',
    ]);
    expect(problemsOf(() => createEvent({ name: { locale: 'en-US', translations } }))).toEqual([
      'INVALID name.locale: it is the language of text; each of the translations has a locale of its own.',
    ]);
    expect(problemsOf(() => createEvent({ name: { locale: 'en-US' } }))).toEqual([
      'REQUIRED name: give text, or translations with at least one language.',
    ]);
  });

  it('are in languages that the suite has, each once', () => {
    const supported = 'Give one of en-US, fi-FI, es-ES, sv-SE.';
    const translations = [
      { locale: 'en-US', text: 'a' },
      { locale: 'de-DE', text: 'b' },
      { locale: 'en-US', text: 'c' },
    ];
    const gdpr = { termsOfService: { text: 'a', locale: 'fr' } };
    const everywhere = { name: { translations }, gdpr, defaultLocale: 'en', locales: ['sv-SE', 'sv-FI'] };
    expect(problemsOf(() => createEvent(everywhere))).toEqual([
      `LANGUAGE_NOT_SUPPORTED name.translations.1.locale: Icareus Suite does not have the language de-DE. ${supported}`,
      'INVALID name.translations.2.locale: there is already a text in en-US. Give each language once.',
      `LANGUAGE_NOT_SUPPORTED locales.1: Icareus Suite does not have the language sv-FI. ${supported}`,
      `LANGUAGE_NOT_SUPPORTED defaultLocale: Icareus Suite does not have the language en. ${supported}`,
      `LANGUAGE_NOT_SUPPORTED gdpr.termsOfService.locale: Icareus Suite does not have the language fr. ${supported}`,
    ]);
  });

  it('of an event are given once each', () => {
    expect(problemsOf(() => updateEvent({ locales: ['en-US', 'fi-FI', 'en-US'] }))).toEqual([
      'INVALID locales.2: en-US is repeated. Give each language once.',
    ]);
  });

  it('of a name may not be empty', () => {
    const translations = [{ locale: 'en-US', text: ' ' }];
    expect(problemsOf(() => createRoom({ name: { text: '' } }))).toEqual(['REQUIRED name.text: it may not be empty.']);
    expect(problemsOf(() => updateRoom({ name: { translations } }))).toEqual([
      'REQUIRED name.translations.0.text: it may not be empty.',
    ]);
    expect(updateRoom({ description: { text: '' } }).data).toStrictEqual({ description: '' });
  });
});

describe('Times', () => {
  it('may be over: the examples of the page are', () => {
    expect(createEvent({ startsAt: '1969-12-31T23:59:59Z', endsAt: '1970-01-01T00:00:00Z' })).toMatchObject({
      startTime: -1000,
      duration: 1,
    });
  });

  it('are whole seconds', () => {
    const finer = { startsAt: '2021-11-26T08:00:00.500Z', publicStartsAt: '2021-11-26T08:00:00.001Z' };
    const said = (field: string, instant: string): string =>
      `INVALID ${field}: Icareus Suite schedules in whole seconds, and ${instant} has a fraction of one.`;
    expect(problemsOf(() => createEvent({ ...finer, publicEndsAt: '2021-11-26T09:00:00.999Z' }))).toEqual([
      said('startsAt', '2021-11-26T08:00:00.500Z'),
      said('publicStartsAt', '2021-11-26T08:00:00.001Z'),
      said('publicEndsAt', '2021-11-26T09:00:00.999Z'),
    ]);
    // A start and an end that are as fine as each other are a whole number of seconds apart, and still refused.
    expect(
      problemsOf(() => updateRoom({ startsAt: '2021-11-26T08:00:00.500Z', endsAt: '2021-11-26T09:00:00.500Z' })),
    ).toEqual([said('startsAt', '2021-11-26T08:00:00.500Z'), said('endsAt', '2021-11-26T09:00:00.500Z')]);
  });

  it('end after they start', () => {
    expect(problemsOf(() => createEvent({ endsAt: SHORT.startsAt }))).toEqual([
      'END_BEFORE_START endsAt: it would end at 2021-11-26T08:00:00.000Z, which is not after its start at 2021-11-26T08:00:00.000Z.',
    ]);
    const publicly = { publicStartsAt: '2021-11-26T09:00:00Z', publicEndsAt: '2021-11-26T08:00:00Z' };
    expect(problemsOf(() => createRoom(publicly))).toEqual([
      'END_BEFORE_START publicEndsAt: it would end at 2021-11-26T08:00:00.000Z, which is not after its start at 2021-11-26T09:00:00.000Z.',
    ]);
  });

  it('for the public have both ends or neither', () => {
    expect(problemsOf(() => createEvent({ publicStartsAt: SHORT.startsAt }))).toEqual([
      'REQUIRED publicEndsAt: Icareus Suite requires both ends. Give it together with publicStartsAt.',
    ]);
    expect(problemsOf(() => createRoom({ publicEndsAt: SHORT.startsAt }))).toEqual([
      'REQUIRED publicStartsAt: Icareus Suite requires both ends. Give it together with publicEndsAt.',
    ]);
  });
});

describe('Ids', () => {
  it('of another kind, another provider or of no form are not found', () => {
    const event = 'Give the id of an event of Icareus Suite, for example "icareus:event:3697601".';
    expect(problemsOf(() => prepareEventUpdate({ id: ROOM }))).toEqual([
      `NOT_FOUND id: there is no "${ROOM}". ${event}`,
    ]);
    expect(problemsOf(() => createRoom({ eventId: 'electa:event:1' }))).toEqual([
      `NOT_FOUND eventId: there is no "electa:event:1". ${event}`,
    ]);
    expect(problemsOf(() => prepareRoomUpdate({ id: 'x' }))).toEqual([
      'NOT_FOUND id: there is no "x". Give the id of a room of Icareus Suite, for example "icareus:room:3697602".',
    ]);
    expect(problemsOf(() => prepareParticipantUpdate({ id: 'icareus:participant:77' }))).toEqual([
      'NOT_FOUND id: there is no "icareus:participant:77". Give the id of a participant of Icareus Suite, for example "icareus:participant:3697601.77".',
    ]);
    expect(problemsOf(() => prepareParticipant({ eventId: 'x', emailAddress: 'a@example.com' }))).toEqual([
      `NOT_FOUND eventId: there is no "x". ${event}`,
    ]);
  });

  it('of the suite are whole numbers', () => {
    expect(problemsOf(() => createRoom({ themeId: 'blue', channelId: '0' }))).toEqual([
      'NOT_FOUND themeId: there is no "blue". Icareus Suite\'s own ids are whole numbers, for example "3319901".',
      'NOT_FOUND channelId: there is no "0". Icareus Suite\'s own ids are whole numbers, for example "2977205".',
    ]);
  });

  it('of a participant need an address with them', () => {
    expect(problemsOf(() => prepareParticipant({ eventId: EVENT, emailAddress: '' }))).toEqual([
      'REQUIRED emailAddress: a participant needs an email address.',
    ]);
  });
});
