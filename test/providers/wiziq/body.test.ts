import { AttendeeControl, ClassRepeat, PresenterControl } from '../../../src/model/class';
import {
  classIdIn,
  completeUpdate,
  prepareAttendees,
  prepareCreate,
  prepareUpdate,
} from '../../../src/providers/wiziq/classes/body';
import { prepareCreateRecurring } from '../../../src/providers/wiziq/series/body';
import { type CreateClassInput, type UpdateClassInput } from '../../../src/providers/wiziq/classes/input';
import { createdClass } from '../../../src/providers/wiziq/classes/mapping';
import { classInput, fixture, NOW, userErrorsOf } from './support';

const ID = 'wiziq:class:15716';

/** Code, path and the provider's code of every user error, as "START_IN_PAST at startsAt (1004)". */
const refusals = async (run: () => unknown): Promise<string[]> =>
  (await userErrorsOf(run)).map(
    ({ code, field, providerCode }) =>
      `${code} at ${field?.join('.')}${providerCode === null ? '' : ` (${providerCode})`}`,
  );

/** The sample class as it is stored. */
const stored = () =>
  createdClass(prepareCreate(classInput(), NOW).requested, { classId: '15716', record: {} }, () => undefined);

describe('A create', () => {
  it("sends the page's sample like WizIQ's clients", () => {
    const sample = Object.fromEntries(new URLSearchParams(fixture('create-request.txt')));
    const { access_key: _a, timestamp: _t, method: _m, signature: _s, ...parameters } = sample;
    expect(prepareCreate(classInput(), NOW).parameters).toEqual({ ...parameters, create_recording: 'false' });
  });

  it('sends every documented parameter', () => {
    const input = classInput({
      extendMinutes: 15,
      language: 'en-US',
      attendeeLimit: 2,
      presenterControls: [PresenterControl.AUDIO, PresenterControl.VIDEO, PresenterControl.AUDIO],
      attendeeControls: [AttendeeControl.AUDIO, AttendeeControl.WRITING],
      isRecorded: true,
      returnUrl: 'https://www.example.com',
      statusPingUrl: 'http://example.com/url',
    });
    const { parameters, requested } = prepareCreate(input, NOW);
    expect(parameters).toEqual({
      title: 'English Class',
      start_time: '12/13/2014 13:30',
      presenter_email: 'teacherinme@gmail.com',
      language_culture_name: 'en-us',
      extend_duration: '15',
      duration: '45',
      time_zone: 'America/Chicago',
      attendee_limit: '2',
      presenter_default_controls: 'audio, video',
      attendee_default_controls: 'audio, writing',
      create_recording: 'true',
      return_url: 'https://www.example.com',
      status_ping_url: 'http://example.com/url',
    });
    expect(requested).toMatchObject({ presenterControls: ['AUDIO', 'VIDEO'], language: 'en-US', extendMinutes: 15 });
  });

  it.each(['GMT', 'UTC', 'Etc/UTC'])('sends %s as GMT, the name on the page', (timeZone) => {
    const { parameters, requested } = prepareCreate(classInput({ timeZone }), NOW);
    expect(parameters).toMatchObject({ start_time: '12/13/2014 19:30', time_zone: 'GMT' });
    expect(requested.timeZone).toBe('UTC');
  });

  it('omits null, and sends an empty list of controls', () => {
    const nothing = { extendMinutes: null, language: null, attendeeLimit: null, returnUrl: null, statusPingUrl: null };
    const { parameters, requested } = prepareCreate(
      classInput({ ...nothing, presenterControls: [], attendeeControls: null }),
      NOW,
    );
    expect(Object.keys(parameters).sort()).toEqual([
      'create_recording',
      'duration',
      'presenter_default_controls',
      'presenter_email',
      'start_time',
      'time_zone',
      'title',
    ]);
    expect(parameters['presenter_default_controls']).toBe('');
    expect(requested).toMatchObject({
      attendeeLimit: 2,
      presenterControls: [],
      attendeeControls: [],
      extendMinutes: null,
    });
  });

  it.each<[string, Partial<CreateClassInput>, string[]]>([
    ['a blank title', { title: ' ' }, ['REQUIRED at title (1014)']],
    ['71 characters', { title: 'x'.repeat(71) }, ['INVALID at title (1052)']],
    ['a control character', { title: 'a\u0000b' }, ['INVALID at title']],
    ['half a character', { title: 'a\uDC00b' }, ['INVALID at title']],
    [
      'an end after the year 9999',
      { startsAt: new Date('9999-12-31T23:00:00Z'), durationMinutes: 60 },
      ['INVALID at durationMinutes'],
    ],
    ['a blank presenter', { presenterEmail: ' ' }, ['REQUIRED at presenterEmail (1030)']],
    ['seconds', { startsAt: new Date('2014-12-13T19:30:01Z') }, ['INVALID at startsAt (1005)']],
    ['milliseconds', { startsAt: new Date('2014-12-13T19:30:00.001Z') }, ['INVALID at startsAt (1005)']],
    ['a past start', { startsAt: new Date('2014-02-26T04:16:00Z') }, ['START_IN_PAST at startsAt (1004)']],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, ['TIME_ZONE_UNKNOWN at timeZone (1003)']],
    ['a time that occurs twice', { startsAt: new Date('2014-11-02T06:30:00Z') }, ['TIME_AMBIGUOUS at startsAt']],
    ['the second of both', { startsAt: new Date('2014-11-02T07:30:00Z') }, ['TIME_AMBIGUOUS at startsAt']],
    ['no length', { durationMinutes: 0 }, ['DURATION_NOT_SUPPORTED at durationMinutes']],
    ['a negative extension', { extendMinutes: -1 }, ['INVALID at extendMinutes (1090)']],
    ['no attendees', { attendeeLimit: 0 }, ['INVALID at attendeeLimit']],
    [
      'several problems at once',
      { title: '', timeZone: 'Nowhere', startsAt: new Date(1), durationMinutes: -5 },
      [
        'REQUIRED at title (1014)',
        'INVALID at startsAt (1005)',
        'START_IN_PAST at startsAt (1004)',
        'TIME_ZONE_UNKNOWN at timeZone (1003)',
        'DURATION_NOT_SUPPORTED at durationMinutes',
      ],
    ],
  ])('refuses %s', async (_, wrong, expected) => {
    expect(await refusals(() => prepareCreate(classInput(wrong), NOW))).toEqual(expected);
  });

  it('accepts 70 characters of any length in UTF-16, and a start at this moment', async () => {
    const title = '🎓'.repeat(70);
    const now = new Date('2014-12-13T19:30:00Z');
    expect(await refusals(() => prepareCreate(classInput({ title, startsAt: now }), now))).toEqual([]);
  });

  it('accepts the repeated hour of another zone in UTC', async () => {
    const startsAt = new Date('2014-11-02T06:30:00Z');
    expect(await refusals(() => prepareCreate(classInput({ startsAt, timeZone: 'UTC' }), NOW))).toEqual([]);
  });
});

describe('The create of a series', () => {
  const series = (more: object = {}, input: Partial<CreateClassInput> = {}) =>
    prepareCreateRecurring({ class: classInput(input), repeat: ClassRepeat.DAILY, occurrences: 4, ...more }, NOW);

  it('sends the class and its recurrence', () => {
    const { parameters, rule, requested, paths } = series();
    expect(parameters).toMatchObject({ title: 'English Class', class_repeat_type: '1', class_occurrence: '4' });
    expect(rule).toMatchObject({ repeat: 'DAILY', occurrences: 4, until: null });
    expect(requested.title).toBe('English Class');
    expect(paths).toMatchObject({ presenterEmail: ['class', 'presenterEmail'], end: ['occurrences'] });
  });

  it.each<[string, object, Partial<CreateClassInput>, string[]]>([
    ['a key within the class', {}, { idempotencyKey: 'k' }, ['INVALID at class.idempotencyKey']],
    ['an empty key within the class', {}, { idempotencyKey: '' }, ['INVALID at class.idempotencyKey']],
    ['a blank title', {}, { title: '' }, ['REQUIRED at class.title (1014)']],
    [
      'a last day before the first, in the zone of the class',
      { occurrences: null, until: '2014-12-12' },
      { startsAt: new Date('2014-12-13T10:30:00Z'), timeZone: 'Asia/Tokyo' },
      ['RECURRENCE_INVALID at until (1082)'],
    ],
    [
      'a class and a recurrence that are wrong',
      { occurrences: 0 },
      { timeZone: 'Nowhere' },
      ['TIME_ZONE_UNKNOWN at class.timeZone (1003)', 'RECURRENCE_INVALID at occurrences (1082)'],
    ],
  ])('refuses %s', async (_, more, input, expected) => {
    expect(await refusals(() => series(more, input))).toEqual(expected);
  });

  it('determines the first day in the zone of the class', async () => {
    const late = { startsAt: new Date('2014-12-14T03:00:00Z') };
    expect(await refusals(() => series({ occurrences: null, until: '2014-12-13' }, late))).toEqual([]);
  });

  it('accepts a null key within the class', async () => {
    expect(await refusals(() => series({}, { idempotencyKey: null }))).toEqual([]);
  });
});

describe('An update', () => {
  const ready = (changes: Omit<UpdateClassInput, 'id'>) =>
    completeUpdate(prepareUpdate({ id: ID, ...changes }, NOW), stored());

  it('sends only what changes', () => {
    expect(ready({ title: 'French Class' })).toMatchObject({
      stored: { providerId: '15716' },
      parameters: { title: 'French Class' },
      changes: { title: 'French Class' },
    });
    expect(Object.keys(ready({ title: 'French Class' }).parameters)).toEqual(['title']);
    expect(ready({})).toMatchObject({ parameters: {}, changes: {} });
  });

  it('sends everything that can change', () => {
    const { parameters } = ready({
      title: 'T',
      startsAt: new Date('2014-12-14T19:30:00Z'),
      timeZone: 'Europe/Paris',
      durationMinutes: 30,
      extendMinutes: 5,
      presenterEmail: 'a@example.com',
      language: 'fr-FR',
      attendeeLimit: 7,
      presenterControls: [PresenterControl.VIDEO],
      attendeeControls: [AttendeeControl.WRITING],
      isRecorded: true,
      returnUrl: 'https://example.com/r',
      statusPingUrl: 'https://example.com/p',
    });
    expect(parameters).toEqual({
      title: 'T',
      start_time: '12/14/2014 20:30',
      time_zone: 'Europe/Paris',
      duration: '30',
      extend_duration: '5',
      presenter_email: 'a@example.com',
      language_culture_name: 'fr-fr',
      attendee_limit: '7',
      presenter_default_controls: 'video',
      attendee_default_controls: 'writing',
      create_recording: 'true',
      return_url: 'https://example.com/r',
      status_ping_url: 'https://example.com/p',
    });
  });

  it('sends the stored zone with a new start, and the stored instant with a new zone', () => {
    expect(ready({ startsAt: new Date('2015-07-01T18:00:00Z') }).parameters).toEqual({
      start_time: '07/01/2015 13:00',
      time_zone: 'America/Chicago',
    });
    const { parameters, changes } = ready({ timeZone: 'UTC' });
    expect(parameters).toEqual({ start_time: '12/13/2014 19:30', time_zone: 'GMT' });
    expect(changes).toEqual({ startsAt: new Date('2014-12-13T19:30:00Z'), timeZone: 'UTC' });
  });

  it('reads a class without a zone as one in GMT', () => {
    const prepared = prepareUpdate({ id: ID, startsAt: new Date('2015-07-01T18:00:00Z') }, NOW);
    expect(completeUpdate(prepared, { ...stored(), timeZone: null }).parameters).toEqual({
      start_time: '07/01/2015 18:00',
      time_zone: 'GMT',
    });
  });

  it('clears with null', () => {
    const { parameters, changes } = ready({
      extendMinutes: null,
      language: null,
      attendeeLimit: null,
      presenterControls: null,
      attendeeControls: null,
      returnUrl: null,
      statusPingUrl: null,
    });
    expect(parameters).toEqual({
      extend_duration: '0',
      language_culture_name: '',
      attendee_limit: '',
      presenter_default_controls: '',
      attendee_default_controls: '',
      return_url: '',
      status_ping_url: '',
    });
    expect(changes).toEqual({
      extendMinutes: null,
      language: null,
      attendeeLimit: null,
      presenterControls: [],
      attendeeControls: [],
      returnUrl: null,
      statusPingUrl: null,
    });
  });

  it.each<[string, Omit<UpdateClassInput, 'id'>, string[]]>([
    [
      'null for required fields',
      { title: null, startsAt: null, timeZone: null, durationMinutes: null, presenterEmail: null, isRecorded: null },
      ['title', 'startsAt', 'timeZone', 'durationMinutes', 'presenterEmail', 'isRecorded'].map(
        (field) => `REQUIRED at ${field}`,
      ),
    ],
    ['a blank title', { title: '' }, ['REQUIRED at title (1014)']],
    ['a blank presenter', { presenterEmail: '' }, ['REQUIRED at presenterEmail (1030)']],
    ['a past start', { startsAt: new Date('2014-02-01T10:00:00Z') }, ['START_IN_PAST at startsAt (1004)']],
    ['an unknown zone', { timeZone: 'Nowhere' }, ['TIME_ZONE_UNKNOWN at timeZone (1003)']],
    ['an empty zone', { timeZone: '' }, ['TIME_ZONE_UNKNOWN at timeZone (1003)']],
    ['a start that occurs twice', { startsAt: new Date('2014-11-02T06:30:00Z') }, ['TIME_AMBIGUOUS at startsAt']],
    ['no length', { durationMinutes: 0 }, ['DURATION_NOT_SUPPORTED at durationMinutes']],
  ])('refuses %s', async (_, changes, expected) => {
    expect(await refusals(() => ready(changes))).toEqual(expected);
  });

  it('refuses a zone in which the stored start occurs twice', async () => {
    const prepared = prepareUpdate({ id: ID, timeZone: 'America/Chicago' }, NOW);
    const there = { ...stored(), startsAt: new Date('2014-11-02T06:30:00Z'), timeZone: 'UTC' };
    expect(await refusals(() => completeUpdate(prepared, there))).toEqual(['TIME_AMBIGUOUS at timeZone']);
  });

  it.each<[string, { startsAt?: Date; durationMinutes?: number }, string]>([
    ['a start', { startsAt: new Date('9999-12-31T23:59:00Z') }, 'INVALID at startsAt'],
    ['a length', { durationMinutes: 2 ** 50 }, 'INVALID at durationMinutes'],
  ])('refuses %s that moves its end after the year 9999', async (_, change, expected) => {
    const prepared = prepareUpdate({ id: ID, ...change }, NOW);
    expect(await refusals(() => completeUpdate(prepared, stored()))).toEqual([expected]);
  });
});

describe('The id of a class', () => {
  const wrong = ['wiziq:series:900', 'administrate:public-event:6', 'wiziq:class:abc', 'wiziq:class:0', '15716', ''];

  it.each(wrong)('is refused when it is %j, without a call', async (id) => {
    expect(await refusals(() => prepareUpdate({ id }, NOW))).toEqual(['NOT_FOUND at id']);
    expect(await refusals(() => classIdIn(id, 'id'))).toEqual(['NOT_FOUND at id']);
    expect(await refusals(() => prepareAttendees({ classId: id, attendees: [] }))).toEqual(['NOT_FOUND at classId']);
  });

  it('is read', () => expect(classIdIn(ID, 'id')).toBe('15716'));
});

describe('Attendees', () => {
  it('are sent in the documented form', () => {
    const attendees = [{ attendeeId: '101', screenName: 'Mike', language: 'en-US' }];
    expect(prepareAttendees({ classId: ID, attendees })).toMatchObject({
      classId: '15716',
      attendees,
      listXml: fixture('attendee-list.xml'),
    });
  });

  it('are refused with characters that XML cannot contain', async () => {
    const attendees = [{ attendeeId: '1\u0000', screenName: 'A\uD800' }];
    expect(await refusals(() => prepareAttendees({ classId: ID, attendees }))).toEqual([
      'INVALID at attendees.0.attendeeId',
      'INVALID at attendees.0.screenName',
    ]);
  });

  it('require an id and a name each, and at least one', async () => {
    expect(await refusals(() => prepareAttendees({ classId: ID, attendees: [] }))).toEqual([
      'REQUIRED at attendees (1021)',
    ]);
    const attendees = [
      { attendeeId: '1', screenName: 'A' },
      { attendeeId: ' ', screenName: '' },
    ];
    expect(await refusals(() => prepareAttendees({ classId: ID, attendees }))).toEqual([
      'REQUIRED at attendees.1.attendeeId (1024)',
      'REQUIRED at attendees.1.screenName (1023)',
    ]);
  });
});
