import createResponse from '../../fixtures/icareus/create-event-response.json';
import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import updateResponse from '../../fixtures/icareus/update-event-response.json';
import { type Deferred } from '../../../src/model/deferred';
import { type Room } from '../../../src/model/event';
import { type LocalizedText } from '../../../src/model/localized-text';
import { IcareusEventDetails } from '../../../src/providers/icareus/events/details';
import { mapEvent } from '../../../src/providers/icareus/events/mapping';
import { timesOf } from '../../../src/providers/icareus/mapping';
import { parseEvent } from '../../../src/providers/icareus/wire';

const participants = async () => [];
const known = { participantsOf: () => participants };

function mapped(record: object) {
  const problems: string[] = [];
  const event = mapEvent(parseEvent(record)!, known, (problem) => problems.push(problem));
  return { event: event!, details: event?.details as IcareusEventDetails, problems };
}

const inBoth = (text: LocalizedText | null) => [text?.text('en-US'), text?.text('fi-FI')];
const times = { startTime: 1637913600000, duration: 60 };

describe("The event of the page's example", () => {
  const { event, details, problems } = mapped(createResponse.event);

  it('is a session', () => {
    expect(problems).toEqual([]);
    expect(event).toMatchObject({
      id: 'icareus:event:3697601',
      provider: 'ICAREUS',
      providerId: '3697601',
      title: 'English name',
      description: 'English description',
      startsAt: new Date('2021-11-26T08:00:00Z'),
      endsAt: new Date('2021-11-26T11:30:00Z'),
      timeZone: null,
      status: 'SCHEDULED',
      joinUrl: 'https://suiterc.icareus.com/web/test-account/player/embed/event/view?eventId=3697601',
      hosts: [],
    });
    expect(event.providerRecord).toBe(createResponse.event);
    expect(event.participants).toBe(participants);
  });

  it('has its details', () => {
    expect(details).toBeInstanceOf(IcareusEventDetails);
    expect(inBoth(details.name)).toEqual(['English name', 'Finnish name']);
    expect(inBoth(details.description)).toEqual(['English description', 'Finnish description']);
    expect(inBoth(details.publicName)).toEqual(['English public name', 'Finnish public name']);
    expect(inBoth(details.gdpr!.termsOfService)[1]).toBe('Finnish terms of service text.');
    expect(inBoth(details.gdpr!.privacyPolicy)[0]).toBe('English privacy policy text.');
    expect(inBoth(details.gdpr!.copyright)[1]).toBe('Finnish copyright text.');
    expect(details).toMatchObject({
      publicStartsAt: new Date('2021-11-26T08:15:00Z'),
      publicEndsAt: new Date('2021-11-26T11:30:00Z'),
      defaultLocale: 'en-US',
      locales: ['en-US', 'fi-FI'],
      isMultiroom: true,
      mainRoomId: '3697602',
      themeId: '3319901',
      thumbnailUrl: null,
      embedUrl: event.joinUrl,
      externalId: null,
      categories: [],
      restrictions: [],
      accessControls: [],
    });
  });

  it('has no channel where the suite writes 0, and no address where it writes nothing', () => {
    expect(details.serviceId).toBeNull();
    expect(details.publishing).toEqual({ serviceId: null, ingestUrl: null, streamName: null });
  });

  it('has its main room, which knows it', () => {
    const [room] = event.rooms as Room[];
    expect(event.mainRoom).toBe(room);
    expect(room!.event).toBe(event);
    expect(room).toMatchObject({
      id: 'icareus:room:3697602',
      providerId: '3697602',
      isMain: true,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      publicStartsAt: null,
      publicEndsAt: null,
      themeId: '3319901',
      channelId: '1909939',
      embedUrl: `${event.joinUrl}&roomId=3697602`,
      publishing: { ingestUrl: 'rtmp://sample.origin.icareus.com:1935/suitelive', streamName: '1909939' },
      recordings: [],
    });
    expect([room!.name.text(), room!.publicName?.text(), room!.description?.text()]).toEqual([
      'Main Room',
      'Main room',
      'This is the main room',
    ]);
  });
});

it("the updated event of the page's example speaks Swedish, too", () => {
  const { details } = mapped(updateResponse.event);
  expect(details.locales).toEqual(['en-US', 'fi-FI', 'sv-SE']);
  expect(details.name.text('sv-SE')).toBe('Swedish name');
});

it("the new room of the page's example comes beside the main one", () => {
  const { event, problems } = mapped(createRoomResponse.event);
  expect(problems).toEqual([]);
  expect((event.rooms as Room[]).map(({ providerId, isMain, channelId }) => [providerId, isMain, channelId])).toEqual([
    ['3698301', false, '2977205'],
    ['3697602', true, '1909939'],
  ]);
  expect((event.rooms as Room[])[0]).toMatchObject({
    publicStartsAt: new Date('2021-11-26T08:15:00Z'),
    publicEndsAt: new Date('2021-11-26T11:30:00Z'),
  });
});

describe('An event that says little', () => {
  it('is an event all the same', () => {
    const { event, details, problems } = mapped({ eventId: 12, ...times });
    expect(problems).toEqual([]);
    expect(event).toMatchObject({ title: 'Icareus Suite event 12', description: null, joinUrl: null, rooms: null });
    expect(event.mainRoom).toBeNull();
    expect(details).toMatchObject({
      name: { translations: [] },
      description: null,
      publicName: null,
      publicStartsAt: null,
      publicEndsAt: null,
      defaultLocale: 'en-US',
      locales: ['en-US'],
      isMultiroom: false,
      mainRoomId: null,
      publishing: null,
      gdpr: null,
    });
    expect(details.name.text('fi-FI')).toBe('Icareus Suite event 12');
  });

  it('has several rooms where it names several', () => {
    const rooms = [
      { roomId: 1, ...times },
      { roomId: 2, ...times },
    ];
    expect(mapped({ eventId: 12, ...times, rooms }).details.isMultiroom).toBe(true);
  });

  it('looks its main room up where it tells its number only', async () => {
    const { event } = mapped({ eventId: 12, ...times, mainEventRoomId: 13 });
    const load = jest.fn(async () => null);
    await (event.mainRoom as Deferred<Room | null>)({}, { loaders: { load } });
    expect(load).toHaveBeenCalledWith('icareus:room:13');
  });

  it('has no main room where that is not among its rooms', () => {
    expect(mapped({ eventId: 12, ...times, mainEventRoomId: 13, rooms: [] }).event).toMatchObject({
      rooms: [],
      mainRoom: null,
    });
  });
});

describe('Texts', () => {
  const name = (record: object) => mapped({ eventId: 12, ...times, ...record }).details.name;

  it('without a language are in the default language', () => {
    expect(name({ name: 'Nimi', defaultLanguage: 'fi_FI' }).translations).toEqual([{ locale: 'fi-FI', text: 'Nimi' }]);
    expect(name({ name: 2021 }).translations).toEqual([{ locale: 'en-US', text: '2021' }]);
  });

  it('are told in the locale asked for, else in the default one, else in any', () => {
    const text = name({ name: { en_US: 'Name', fi_FI: 'Nimi' }, defaultLanguage: 'fi_FI' });
    expect([text.text('en-US'), text.text('sv-SE'), text.text()]).toEqual(['Name', 'Nimi', 'Nimi']);
    expect(name({ name: { sv_SE: 'Namn' } }).text()).toBe('Namn');
  });

  it('that are blank, in no language or no text are none', () => {
    const { details, problems } = mapped({
      eventId: 12,
      ...times,
      name: { en_US: ' ', 'not a language': 'x', fi_FI: ['x'], sv_SE: 'Namn' },
      description: {},
      publicName: 7,
      defaultLanguage: 'english!',
      eventLanguages: ['en_US', 7, 'sv_SE', 'en_US', '?'],
    });
    expect(details.name.translations).toEqual([{ locale: 'sv-SE', text: 'Namn' }]);
    expect(details.description).toBeNull();
    expect(details.publicName?.text()).toBe('7');
    expect(details.defaultLocale).toBe('en-US');
    expect(details.locales).toEqual(['en-US', 'sv-SE']);
    expect(problems).toEqual([
      'event 12: defaultLanguage is "english!", not a language',
      'event 12: name is "not a language", not a language',
      'event 12.name: fi_FI is ["x"], not text',
      'event 12: eventLanguages is 7, not a language',
      'event 12: eventLanguages is "?", not a language',
    ]);
  });
});

describe('Times', () => {
  it.each([
    [{ startTime: 1637913600000 }],
    [{ duration: 60 }],
    [{ startTime: '2021-11-26', duration: 60 }],
    [{ startTime: 1637913600000, duration: -1 }],
    [{ startTime: 9e15, duration: 60 }],
    [{ startTime: 1637913600000, duration: 9e15 }],
  ])('%j cannot be used', (record) => {
    const { event, problems } = mapped({ eventId: 12, ...record });
    expect(event).toBeNull();
    expect(problems).toContain('event 12: it has no start or duration that can be read');
    expect(timesOf(parseEvent({ eventId: 12, ...record })!)).toBeNull();
  });

  it('may come as text', () => {
    expect(timesOf(parseEvent({ eventId: 12, startTime: '1637913600000', duration: '0' })!)).toEqual({
      startsAt: new Date('2021-11-26T08:00:00Z'),
      endsAt: new Date('2021-11-26T08:00:00Z'),
    });
  });

  it('for the public may lack an end', () => {
    expect(mapped({ eventId: 12, ...times, startTimePublic: 1637913600000 }).details).toMatchObject({
      publicStartsAt: new Date('2021-11-26T08:00:00Z'),
      publicEndsAt: null,
    });
  });

  it('of a room that cannot be used leave it out, and its event whole', () => {
    const { event, problems } = mapped({ eventId: 12, ...times, rooms: [{ roomId: 13 }, { roomId: 14, ...times }] });
    expect((event.rooms as Room[]).map(({ providerId }) => providerId)).toEqual(['14']);
    expect(problems).toEqual(['room 13: it has no start or duration that can be read']);
  });
});

it('what a scalar cannot carry is null and reported, and nothing unknown is in the way', () => {
  const { event, details, problems } = mapped({
    eventId: 12,
    ...times,
    embedUrl: '/player',
    eventThumbnail: 'n/a',
    isMultiroom: 'yes',
    publishingInfo: 'rtmp://x',
    categories: ['News', null, { id: 1 }],
    restrictions: {},
    somethingNew: { a: 1 },
    rooms: [
      { roomId: 13, ...times, recordings: [{ id: 5, url: 'https://x.example/5', name: { en_US: 'Take 1' } }, 6] },
    ],
  });
  expect([event.joinUrl, details.thumbnailUrl, details.isMultiroom, details.publishing]).toEqual([
    null,
    null,
    false,
    null,
  ]);
  expect([details.categories, details.restrictions]).toEqual([['News', { id: 1 }], []]);
  expect((event.rooms as Room[])[0]!.recordings).toEqual([
    {
      providerId: '5',
      url: 'https://x.example/5',
      title: 'Take 1',
      providerRecord: { id: 5, url: 'https://x.example/5', name: { en_US: 'Take 1' } },
    },
  ]);
  expect(problems).toEqual([
    'event 12: embedUrl is "/player", not a web address',
    'event 12: isMultiroom is "yes", not true or false',
    'event 12: eventThumbnail is "n/a", not a web address',
    'event 12: publishingInfo is "rtmp://x", not a record',
    'event 12: restrictions is {}, not a list',
    'room 13: recordings[1] is 6, not a record',
  ]);
});
