import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, createEvent, EVENT, refused, start, stopAll } from './caller';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(stopAll);

const edit = (eventId: number, event: object) => call(sandbox, 'PUT', '/api/event', { eventId, event });

describe('A new event', () => {
  it('of which only the least is told has no more', async () => {
    const event = await createEvent(sandbox);
    expect(Object.keys(event).sort()).toEqual(
      [
        ['accessControls', 'categories', 'defaultLanguage', 'description', 'duration', 'embedUrl', 'eventId'],
        ['eventLanguages', 'gdpr', 'isMultiroom', 'mainEventRoomId', 'name', 'publicName', 'publishingInfo'],
        ['restrictions', 'rooms', 'serviceId', 'startTime'],
      ].flat(),
    );
    expect(event).toMatchObject({
      name: { en_US: 'Forum' },
      description: {},
      publicName: {},
      gdpr: {},
      defaultLanguage: 'en_US',
      eventLanguages: ['en_US'],
    });
  });

  it('has a main room with its times and theme, and a channel', async () => {
    const event = await createEvent(sandbox, {
      startTime: 1000,
      duration: 60,
      eventTheme: 12,
      startTimePublic: 2000,
      durationPublic: 5,
    });
    expect(event.mainEventRoomId).toBe(event.eventId + 1);
    expect(event.rooms).toEqual([
      {
        roomId: event.mainEventRoomId,
        eventId: event.eventId,
        name: { en_US: 'Main Room' },
        publicName: { en_US: 'Main room' },
        description: { en_US: 'This is the main room' },
        startTime: 1000,
        duration: 60,
        eventTheme: 12,
        serviceId: 1909939,
        recordings: [],
        publishingInfo: { ingestUrl: 'rtmp://sample.origin.icareus.com:1935/suitelive', streamName: 1909939 },
        embedUrl: `${event.embedUrl}&roomId=${event.mainEventRoomId}`,
      },
    ]);
  });

  it('keeps an external id and the address of a thumbnail', async () => {
    const given = { externalId: 'PRJ-1', eventThumbnail: 'https://training.example/picture.png' };
    expect(await createEvent(sandbox, given)).toMatchObject(given);
  });

  it('has plain texts in its default language, which is one of its languages', async () => {
    const event = await createEvent(sandbox, {
      defaultLanguage: 'fi_FI',
      eventLanguages: ['sv_SE', 'sv_SE'],
      publicName: 'Foorumi',
      gdpr: { copyright: 'Kuvat', privacyPolicy: { sv_SE: 'Villkor' } },
    });
    expect(event).toMatchObject({ name: { fi_FI: 'Forum' }, publicName: { fi_FI: 'Foorumi' } });
    expect(event.gdpr).toEqual({ copyright: { fi_FI: 'Kuvat' }, privacyPolicy: { sv_SE: 'Villkor' } });
    expect(event.eventLanguages).toEqual(['fi_FI', 'sv_SE']);
  });

  it.each([
    ['no name', { name: undefined }, 'Missing name.'],
    ['a blank name', { name: ' ' }, 'Missing name.'],
    ['a name in no language', { name: {} }, 'Missing name.'],
    ['no start', { startTime: undefined }, 'Missing startTime.'],
    ['no duration', { duration: undefined }, 'Missing duration.'],
    ['a public start alone', { startTimePublic: 1637914500000 }, 'Missing durationPublic.'],
    ['a start as text', { startTime: '1637913600000' }, 'Invalid startTime.'],
    ['a start that is null', { startTime: null }, 'Invalid startTime.'],
    ['a broken number of seconds', { duration: 1.5 }, 'Invalid duration.'],
    ['no length', { duration: 0 }, 'Invalid duration.'],
    ['a number as its name', { name: 5 }, 'Invalid name.'],
    ['a number as a translation', { name: { en_US: 5 } }, 'Invalid name.'],
    ['a list as its description', { description: ['a'] }, 'Invalid description.'],
    ['a number as its external id', { externalId: 5 }, 'Invalid externalId.'],
    ['a text as its theme', { eventTheme: '12' }, 'Invalid eventTheme.'],
    ['a text as its languages', { eventLanguages: 'en_US' }, 'Invalid eventLanguages.'],
    ['a number among its languages', { eventLanguages: [1] }, 'Invalid eventLanguages.'],
    ['a text as its GDPR texts', { gdpr: 'text' }, 'Invalid gdpr.'],
    ['a name in German', { name: { de_DE: 'Forum' } }, 'Invalid language de_DE in name.'],
    ['a language in short', { defaultLanguage: 'en' }, 'Invalid language en in defaultLanguage.'],
    ['an unknown language', { eventLanguages: ['en_US', 'en-US'] }, 'Invalid language en-US in eventLanguages.'],
    ['GDPR texts in German', { gdpr: { copyright: { de_DE: 'Bilder' } } }, 'Invalid language de_DE in copyright.'],
  ])('with %s is refused', async (_, more, message) => {
    const event = { ...EVENT, ...more };
    expect(await call(sandbox, 'POST', '/api/event', { event })).toEqual(refused(message));
  });

  it('is refused where the event or the organization is missing or another', async () => {
    const post = (body: object) => call(sandbox, 'POST', '/api/event', body);
    expect(await post({})).toEqual(refused('Missing event.'));
    expect(await post({ event: 'Forum' })).toEqual(refused('Invalid event.'));
    expect(await post({ event: EVENT, organizationId: undefined })).toEqual(refused('Missing organizationId.'));
    expect(await post({ event: EVENT, organizationId: 13509 })).toEqual(refused('Invalid organizationId.'));
    expect(await post({ event: EVENT, organizationId: '1909009' })).toEqual(refused('Invalid organizationId.'));
  });

  it('that is refused takes no id', async () => {
    const before = await createEvent(sandbox);
    await call(sandbox, 'POST', '/api/event', { event: { ...EVENT, gdpr: 'text' } });
    expect((await createEvent(sandbox)).eventId).toBe(before.eventId + 2);
  });

  it('is made without a channel where all are taken', async () => {
    const other = await start();
    const channels: number[] = [];
    for (let count = 1; count <= 25; count += 1) channels.push((await createEvent(other)).rooms[0].serviceId);
    expect(new Set(channels.slice(0, 24)).size).toBe(24);
    expect(channels[24]).toBe(0);
    const [room] = (await createEvent(other)).rooms;
    expect(room.publishingInfo).toEqual({ ingestUrl: '', streamName: 0 });
  });
});

describe('An edit', () => {
  it('leaves alone what is not sent', async () => {
    const event = await createEvent(sandbox, {
      description: { en_US: 'A day', fi_FI: 'Päivä' },
      startTimePublic: 1637914500000,
      durationPublic: 60,
      eventTheme: 12,
      externalId: 'PRJ-1',
      gdpr: { copyright: 'Pictures' },
    });
    expect(await edit(event.eventId, {})).toEqual({ status: 'ok', event });
    expect(await edit(event.eventId, { duration: 60 })).toEqual({ status: 'ok', event: { ...event, duration: 60 } });
  });

  it('merges translations and replaces languages', async () => {
    const { eventId } = await createEvent(sandbox, {
      name: { en_US: 'Forum', fi_FI: 'Foorumi' },
      eventLanguages: ['en_US', 'fi_FI'],
      gdpr: { copyright: { en_US: 'Pictures' }, privacyPolicy: 'Policy' },
    });
    const { event } = await edit(eventId, {
      name: { fi_FI: 'Päivä', sv_SE: 'Dag' },
      eventLanguages: ['sv_SE'],
      gdpr: { copyright: { sv_SE: 'Bilder' } },
    });
    expect(event.name).toEqual({ en_US: 'Forum', fi_FI: 'Päivä', sv_SE: 'Dag' });
    expect(event.eventLanguages).toEqual(['en_US', 'sv_SE']);
    expect(event.gdpr).toEqual({
      copyright: { en_US: 'Pictures', sv_SE: 'Bilder' },
      privacyPolicy: { en_US: 'Policy' },
    });
  });

  it('takes a plain text in the default language, the new one where that is changed too', async () => {
    const { eventId } = await createEvent(sandbox);
    expect((await edit(eventId, { name: 'Day' })).event.name).toEqual({ en_US: 'Day' });
    const { event } = await edit(eventId, { name: 'Dag', defaultLanguage: 'sv_SE' });
    expect(event).toMatchObject({ name: { en_US: 'Day', sv_SE: 'Dag' }, eventLanguages: ['sv_SE', 'en_US'] });
  });

  it('leaves the rooms where they are', async () => {
    const { eventId, rooms } = await createEvent(sandbox);
    const { event } = await edit(eventId, { startTime: EVENT.startTime + 86_400_000 });
    expect(event).toMatchObject({ startTime: EVENT.startTime + 86_400_000, rooms });
  });

  it('of a public start alone needs a public duration to be there', async () => {
    const { eventId } = await createEvent(sandbox);
    expect(await edit(eventId, { startTimePublic: 5 })).toEqual(refused('Missing durationPublic.'));
    await edit(eventId, { durationPublic: 60 });
    expect((await edit(eventId, { startTimePublic: 5 })).event).toMatchObject({
      startTimePublic: 5,
      durationPublic: 60,
    });
  });

  it('that is refused changes nothing', async () => {
    const event = await createEvent(sandbox);
    expect(await edit(event.eventId, { name: 'Day', duration: 'x' })).toEqual(refused('Invalid duration.'));
    expect((await call(sandbox, 'GET', '/api/event', { eventId: event.eventId })).event).toEqual(event);
  });
});

describe('An event', () => {
  it.each([
    ['unknown', { eventId: 1 }, 'Invalid eventId.'],
    ['no number', { eventId: 'abc' }, 'Invalid eventId.'],
    ['missing', {}, 'Missing eventId.'],
  ])('whose id is %s cannot be read, edited or deleted', async (_, ids, message) => {
    for (const method of ['GET', 'DELETE']) {
      expect(await call(sandbox, method, '/api/event', ids)).toEqual(refused(message));
    }
    expect(await call(sandbox, 'PUT', '/api/event', { ...ids, event: {} })).toEqual(refused(message));
  });

  it('is read and deleted by its own organization only', async () => {
    const { eventId } = await createEvent(sandbox);
    for (const method of ['GET', 'DELETE']) {
      const answer = await call(sandbox, method, '/api/event', { eventId, organizationId: 13509 });
      expect(answer).toEqual(refused('Invalid organizationId.'));
    }
    expect(await call(sandbox, 'DELETE', '/api/event', { eventId })).toEqual({ status: 'ok' });
    expect(await call(sandbox, 'DELETE', '/api/event', { eventId })).toEqual(refused('Invalid eventId.'));
  });
});
