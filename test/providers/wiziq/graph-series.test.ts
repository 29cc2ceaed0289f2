import { startWizIqApp, type WizIqTestApp } from '../../support/wiziq-app';
import { HOUR, operations, plain, startIn } from './graph-fixture';

let app: WizIqTestApp;
let wiziq: ReturnType<typeof operations>;
beforeAll(async () => {
  app = await startWizIqApp();
  wiziq = operations(app);
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

describe('createRecurringClass', () => {
  it('schedules a series, and returns all its classes', async () => {
    const startsAt = startIn(60);
    const answer = await wiziq.createSeries({
      class: plain({ startsAt, timeZone: 'Asia/Kolkata', extendMinutes: 5 }),
      repeat: 'DAILY',
      occurrences: 120,
    });
    expect(answer.userErrors).toEqual([]);
    expect(answer.series).toMatchObject({
      id: expect.stringMatching(/^wiziq:series:\d+$/),
      title: 'English Class',
      summary: expect.stringContaining('repeats daily (all 7 days)'),
      repeat: 'DAILY',
      weekly: null,
      monthly: null,
      occurrences: 120,
      until: null,
    });
    const { classes } = answer.series;
    expect(classes).toHaveLength(120);
    expect(classes[0]).toMatchObject({
      startsAt,
      timeZone: 'Asia/Kolkata',
      extendMinutes: 5,
      presenterEmail: 'anna.berg@training.example',
      series: { id: answer.series.id },
      presenterUrl: expect.stringContaining('LoginToSession'),
    });
    expect(classes[119].startsAt).toBe(new Date(Date.parse(startsAt) + 119 * 24 * HOUR).toISOString());
    expect(app.methods()).toEqual(['get_data', 'create_recurring', 'view_schedule', 'view_schedule']);
  });

  it.each<[string, object, object]>([
    [
      'weekly',
      { repeat: 'WEEKLY', weekly: { days: ['TUESDAY', 'FRIDAY'] }, occurrences: 4 },
      { repeat: 'WEEKLY', weekly: { everyWeeks: 1, days: ['TUESDAY', 'FRIDAY'] }, occurrences: 4 },
    ],
    [
      'monthly by day',
      { repeat: 'MONTHLY', monthly: { week: 'LAST', weekday: 'MONDAY' }, occurrences: 3 },
      { monthly: { dayOfMonth: null, week: 'LAST', weekday: 'MONDAY' } },
    ],
    [
      'monthly by date',
      { repeat: 'MONTHLY', monthly: { dayOfMonth: 15 }, occurrences: 2 },
      { monthly: { dayOfMonth: 15, week: null, weekday: null } },
    ],
    ['on working days', { repeat: 'MONDAY_TO_FRIDAY', occurrences: 6 }, { repeat: 'MONDAY_TO_FRIDAY' }],
    ['on six days', { repeat: 'MONDAY_TO_SATURDAY', occurrences: 7 }, { repeat: 'MONDAY_TO_SATURDAY' }],
  ])('schedules one %s', async (_, recurrence, expected) => {
    const { series, userErrors } = await wiziq.createSeries({ class: plain(), ...recurrence });
    expect(userErrors).toEqual([]);
    expect(series).toMatchObject(expected);
    expect(series.classes).toHaveLength(series.occurrences);
  });

  it('schedules one until a day, and counts its classes', async () => {
    const startsAt = startIn(70);
    const until = new Date(Date.parse(startsAt) + 3 * 24 * HOUR).toISOString().slice(0, 10);
    const { series } = await wiziq.createSeries({ class: plain({ startsAt }), repeat: 'DAILY', until });
    expect(series).toMatchObject({ until, occurrences: 4 });
    expect(series.classes).toHaveLength(4);
  });

  it.each<[string, object, object, string, string[]]>([
    ['no end', {}, {}, 'RECURRENCE_INVALID', ['occurrences']],
    ['two ends', {}, { occurrences: 2, until: '2099-01-01' }, 'RECURRENCE_INVALID', ['occurrences']],
    ['no classes', {}, { occurrences: 0 }, 'RECURRENCE_INVALID', ['occurrences']],
    ['no days', {}, { repeat: 'WEEKLY', occurrences: 2 }, 'RECURRENCE_INVALID', ['weekly']],
    ['no date', {}, { repeat: 'MONTHLY', occurrences: 2 }, 'RECURRENCE_INVALID', ['monthly']],
    [
      'six weeks',
      {},
      { repeat: 'WEEKLY', occurrences: 2, weekly: { everyWeeks: 6, days: ['MONDAY'] } },
      'RECURRENCE_INVALID',
      ['weekly', 'everyWeeks'],
    ],
    ['a key in the class', { idempotencyKey: 'key' }, { occurrences: 2 }, 'INVALID', ['class', 'idempotencyKey']],
    ['a blank title', { title: '' }, { occurrences: 2 }, 'REQUIRED', ['class', 'title']],
    ['a past start', { startsAt: '2014-12-13T13:30:00Z' }, { occurrences: 2 }, 'START_IN_PAST', ['class', 'startsAt']],
  ])('refuses %s without a call', async (_, wrong, recurrence, code, field) => {
    const answer = await wiziq.createSeries({ class: plain(wrong), repeat: 'DAILY', ...recurrence });
    expect(answer).toMatchObject({ series: null, userErrors: [{ code, field }] });
    expect(app.methods()).toEqual([]);
  });

  it("passes on WizIQ's refusal with the path through the class", async () => {
    const unknown = plain({ presenterEmail: 'nobody@example.com' });
    expect(await wiziq.createSeries({ class: unknown, repeat: 'DAILY', occurrences: 2 })).toMatchObject({
      series: null,
      userErrors: [{ code: 'PRESENTER_UNKNOWN', field: ['class', 'presenterEmail'], providerCode: '1031' }],
    });
    const tooLong = await wiziq.createSeries({ class: plain(), repeat: 'DAILY', until: '2099-01-01' });
    expect(tooLong.userErrors).toMatchObject([{ code: 'RECURRENCE_INVALID', field: ['until'], providerCode: '1082' }]);
    expect(app.methods().filter((method) => method !== 'get_data')).toEqual(['create_recurring', 'create_recurring']);
  });
});
