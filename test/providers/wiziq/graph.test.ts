import { formOf, startWizIqApp, type WizIqTestApp } from '../../support/wiziq-app';
import { operations, plain, startIn } from './graph-fixture';

let app: WizIqTestApp;
let wiziq: ReturnType<typeof operations>;
beforeAll(async () => {
  app = await startWizIqApp();
  wiziq = operations(app);
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

describe('createClass', () => {
  it('schedules a class by one create, and returns it as requested', async () => {
    const startsAt = startIn(30);
    const answer = await wiziq.create(
      plain({
        startsAt,
        timeZone: 'america/chicago',
        durationMinutes: 45,
        extendMinutes: 15,
        language: 'en-us',
        attendeeLimit: 20,
        presenterControls: ['AUDIO', 'VIDEO'],
        attendeeControls: ['AUDIO', 'WRITING'],
        isRecorded: true,
        returnUrl: 'www.example.com',
        statusPingUrl: 'http://example.com/url',
      }),
    );
    expect(answer.userErrors).toEqual([]);
    expect(answer.class).toMatchObject({
      id: expect.stringMatching(/^wiziq:class:\d+$/),
      provider: 'WIZIQ',
      title: 'English Class',
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + 45 * 60_000).toISOString(),
      timeZone: 'America/Chicago',
      status: 'SCHEDULED',
      durationMinutes: 45,
      extendMinutes: 15,
      presenterEmail: 'anna.berg@training.example',
      presenterUrl: expect.stringContaining('LoginToSession'),
      language: 'en-US',
      attendeeLimit: 20,
      presenterControls: ['AUDIO', 'VIDEO'],
      attendeeControls: ['AUDIO', 'WRITING'],
      isRecorded: true,
      recordingUrl: expect.stringContaining('Recorded'),
      returnUrl: 'https://www.example.com',
      statusPingUrl: 'http://example.com/url',
      hosts: [{ name: null, email: 'anna.berg@training.example' }],
      attendees: [],
      series: null,
      joinUrl: null,
      providerRecord: { class_id: answer.class.providerId, presenter_list: [expect.any(Object)] },
    });
    // What is there already is asked for first, so that a create that is cut off can be told from it.
    expect(app.methods()).toEqual(['get_data', 'create']);
    expect(formOf(app.upstream.calls[1]!)).toMatchObject({
      method: 'create',
      return_url: 'https://www.example.com',
      language_culture_name: 'en-us',
      presenter_default_controls: 'audio, video',
    });
  });

  it('has the defaults of the page, and can be read back', async () => {
    const { class: created } = await wiziq.create(plain());
    expect(created).toMatchObject({ timeZone: 'UTC', durationMinutes: 60, attendeeLimit: 2, isRecorded: false });
    expect(formOf(app.upstream.calls[1]!)).toMatchObject({ time_zone: 'GMT', duration: '60' });
    expect(await wiziq.read(created.id)).toMatchObject({
      title: created.title,
      startsAt: created.startsAt,
      endsAt: created.endsAt,
      timeZone: 'UTC',
      status: 'SCHEDULED',
      attendeeLimit: 2,
      presenterUrl: created.presenterUrl,
    });
  });

  it.each<[string, object, string, string[]]>([
    ['a blank title', { title: '  ' }, 'REQUIRED', ['title']],
    ['a blank presenter', { presenterEmail: '' }, 'REQUIRED', ['presenterEmail']],
    ['a long title', { title: 'x'.repeat(71) }, 'INVALID', ['title']],
    ['a past start', { startsAt: '2014-12-13T13:30:00Z' }, 'START_IN_PAST', ['startsAt']],
    ['a start with seconds', { startsAt: '2099-12-13T13:30:30Z' }, 'INVALID', ['startsAt']],
    [
      'a start that occurs twice',
      { startsAt: '2099-10-25T00:30:00Z', timeZone: 'Europe/Paris' },
      'TIME_AMBIGUOUS',
      ['startsAt'],
    ],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 'TIME_ZONE_UNKNOWN', ['timeZone']],
    ['no length', { durationMinutes: 0 }, 'DURATION_NOT_SUPPORTED', ['durationMinutes']],
  ])('refuses %s without a call', async (_, wrong, code, field) => {
    const answer = await wiziq.create(plain(wrong));
    expect(answer).toMatchObject({ class: null, userErrors: [{ code, field }] });
    expect(app.methods()).toEqual([]);
  });

  it.each<[string, object, string, string[], string]>([
    [
      'a presenter that WizIQ does not know',
      { presenterEmail: 'unknown@example.com' },
      'PRESENTER_UNKNOWN',
      ['presenterEmail'],
      '1031',
    ],
    [
      'more minutes than the contract has',
      { durationMinutes: 301 },
      'DURATION_NOT_SUPPORTED',
      ['durationMinutes'],
      '1010',
    ],
    ['more attendees than the contract has', { attendeeLimit: 51 }, 'CAPACITY_EXCEEDED', ['attendeeLimit'], '1011'],
    ['a language that WizIQ does not have', { language: 'tlh' }, 'LANGUAGE_NOT_SUPPORTED', ['language'], '1043'],
  ])("passes on WizIQ's refusal of %s, after one create", async (_, wrong, code, field, providerCode) => {
    const answer = await wiziq.create(plain(wrong));
    expect(answer).toMatchObject({ class: null, userErrors: [{ code, field, providerCode }] });
    expect(app.methods()).toEqual(['get_data', 'create']);
  });

  it('reports that a presenter is booked', async () => {
    const startsAt = startIn(40);
    await wiziq.create(plain({ startsAt }));
    expect(await wiziq.create(plain({ startsAt }))).toMatchObject({
      class: null,
      userErrors: [{ code: 'ALREADY_SCHEDULED', field: ['startsAt'], providerCode: '1032' }],
    });
  });

  it('logs the reference of the call, and never a key', async () => {
    const { class: created } = await wiziq.create(plain());
    const logged = app.app.logLines.find((line) => line['method'] === 'create' && line['callId']);
    expect(logged).toMatchObject({ provider: 'WIZIQ', callId: expect.stringMatching(/^[0-9a-f]{12}$/) });
    expect(created.id).toBeTruthy();
    const { WIZIQ_ACCESS_KEY, WIZIQ_SECRET_KEY } = app.sandbox.variables;
    expect(app.app.logText()).not.toContain(WIZIQ_ACCESS_KEY);
    expect(app.app.logText()).not.toContain(WIZIQ_SECRET_KEY);
  });
});

describe('updateClass', () => {
  it('sends changes only, and returns the class after them', async () => {
    const { class: created } = await wiziq.create(plain({ timeZone: 'Europe/Paris', attendeeLimit: 9 }));
    app.upstream.forget();
    const { class: updated, userErrors } = await wiziq.update({
      id: created.id,
      title: 'French Class',
      attendeeLimit: null,
    });
    expect(userErrors).toEqual([]);
    expect(updated).toMatchObject({ id: created.id, title: 'French Class', startsAt: created.startsAt });
    expect(app.methods()).toEqual(['get_data', 'modify']);
    const { access_key: _a, timestamp: _t, signature: _s, ...sent } = formOf(app.upstream.calls[1]!);
    expect(sent).toEqual({
      method: 'modify',
      class_id: created.providerId,
      title: 'French Class',
      attendee_limit: '',
    });
    expect(await wiziq.read(created.id)).toMatchObject({ title: 'French Class', attendeeLimit: 2 });
  });

  it('moves a class in its own zone, or takes it to another one', async () => {
    const { class: created } = await wiziq.create(plain({ timeZone: 'America/Chicago' }));
    const startsAt = startIn(50);
    await wiziq.update({ id: created.id, startsAt });
    expect(await wiziq.read(created.id)).toMatchObject({ startsAt, timeZone: 'America/Chicago' });
    const moved = await wiziq.update({ id: created.id, timeZone: 'Asia/Tokyo' });
    expect(moved.class).toMatchObject({ startsAt, timeZone: 'Asia/Tokyo' });
    expect(await wiziq.read(created.id)).toMatchObject({ startsAt, timeZone: 'Asia/Tokyo' });
  });

  it('sends nothing where nothing changes', async () => {
    const { class: updated } = await wiziq.update({ id: 'wiziq:class:15701' });
    expect(updated.title).toBe('English Class');
    expect(app.methods()).toEqual(['get_data']);
  });

  it.each<[string, object, string, string[], string[]]>([
    ['null for the title', { title: null }, 'REQUIRED', ['title'], []],
    ['a past start', { startsAt: '2014-12-13T13:30:00Z' }, 'START_IN_PAST', ['startsAt'], []],
    ['an id of something else', { id: 'wiziq:series:900' }, 'NOT_FOUND', ['id'], []],
    ['an id that nothing has', { id: 'wiziq:class:99' }, 'NOT_FOUND', ['id'], ['get_data']],
    ['a class that is held', { id: 'wiziq:class:15703' }, 'CANNOT_CHANGE', ['id'], ['get_data', 'modify']],
    ['a class that was cancelled', { id: 'wiziq:class:15704' }, 'CANNOT_CHANGE', ['id'], ['get_data', 'modify']],
    ['a class that is over', { id: 'wiziq:class:15705' }, 'CANNOT_CHANGE', ['id'], ['get_data', 'modify']],
  ])('refuses %s', async (_, wrong, code, field, methods) => {
    const answer = await wiziq.update({ id: 'wiziq:class:15701', title: 'T', ...wrong });
    expect(answer).toMatchObject({ class: null, userErrors: [{ code, field }] });
    expect(app.methods()).toEqual(methods);
  });
});

describe('cancelClass', () => {
  it('leaves the class in the graph, as cancelled', async () => {
    const { class: created } = await wiziq.create(plain());
    app.upstream.forget();
    const { class: cancelled, userErrors } = await wiziq.cancel(created.id);
    expect(userErrors).toEqual([]);
    expect(cancelled).toMatchObject({ id: created.id, status: 'CANCELLED', startsAt: created.startsAt });
    expect(app.methods()).toEqual(['get_data', 'cancel']);
    expect(await wiziq.read(created.id)).toMatchObject({ status: 'CANCELLED' });
    expect(await wiziq.cancel(created.id)).toMatchObject({
      class: null,
      userErrors: [{ code: 'CANNOT_CHANGE', field: ['id'], providerCode: '1033' }],
    });
  });

  it.each([
    ['wiziq:class:99', 'NOT_FOUND'],
    ['administrate:public-event:6', 'NOT_FOUND'],
    ['wiziq:class:15703', 'CANNOT_CHANGE'],
  ])('refuses %s: %s', async (id, code) => {
    expect(await wiziq.cancel(id)).toMatchObject({ class: null, userErrors: [{ code, field: ['id'] }] });
  });
});

describe('addClassAttendees', () => {
  it('gives everybody a link', async () => {
    const { class: created } = await wiziq.create(plain());
    app.upstream.forget();
    const attendees = [
      { attendeeId: '101', screenName: 'Mike', language: 'en-us' },
      { attendeeId: '102', screenName: 'Zoë & <Co>' },
    ];
    const { class: attended, userErrors } = await wiziq.addAttendees({ classId: created.id, attendees });
    expect(userErrors).toEqual([]);
    expect(attended.attendees).toEqual([
      { attendeeId: '101', screenName: 'Mike', attendeeUrl: expect.stringContaining('https://') },
      { attendeeId: '102', screenName: 'Zoë & <Co>', attendeeUrl: expect.stringContaining('https://') },
    ]);
    expect(app.methods()).toEqual(['get_data', 'add_attendees']);
    expect((await wiziq.read(created.id)).attendees).toEqual(attended.attendees);
  });

  it.each<[string, object, string, string[]]>([
    ['nobody', { attendees: [] }, 'REQUIRED', ['attendees']],
    [
      'an attendee without a name',
      { attendees: [{ attendeeId: '1', screenName: ' ' }] },
      'REQUIRED',
      ['attendees', '0', 'screenName'],
    ],
    ['a class that is not there', { classId: 'wiziq:class:99' }, 'NOT_FOUND', ['classId']],
    ['a class that is held', { classId: 'wiziq:class:15703' }, 'CANNOT_CHANGE', ['classId']],
  ])('refuses %s', async (_, wrong, code, field) => {
    const attendees = [{ attendeeId: '1', screenName: 'A' }];
    expect(await wiziq.addAttendees({ classId: 'wiziq:class:15701', attendees, ...wrong })).toMatchObject({
      class: null,
      userErrors: [{ code, field }],
    });
  });
});
