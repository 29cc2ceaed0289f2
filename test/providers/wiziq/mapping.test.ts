import { parseXml } from '../../../src/http/xml';
import { type Class, ClassSeries } from '../../../src/model/class';
import { make } from '../../../src/model/make';
import { prepareCreate } from '../../../src/providers/wiziq/classes/body';
import {
  cancelledClass,
  changedClass,
  classWithAttendees,
  createdClass,
  mapClass,
  scheduledClass,
} from '../../../src/providers/wiziq/classes/mapping';
import { parseCreated, parseRecords, parseSchedule, readResponse } from '../../../src/providers/wiziq/wire';
import { classInput, fixture, NOW } from './support';

const problems: string[] = [];
const report = (problem: string) => void problems.push(problem);
beforeEach(() => problems.splice(0));

const LINK = 'http://live.wiziq.com/aliveext/LoginToSession.aspx?SessionCode=Mk5wx06KmZg%3d';
const RECORDING = 'http://live.wiziq.com/aliveext/Recorded.aspx?SessionCode=pqcTxHXEgSU%3d';

const { requested } = prepareCreate(classInput({ extendMinutes: 15, isRecorded: true, language: 'en-US' }), NOW);
const { records } = parseRecords(readResponse(parseXml(fixture('get-data-response.xml')), 'get_data'));

/** A class of get_data with these cells, beside those that a class cannot do without. */
const classOf = (cells: Record<string, unknown>) =>
  mapClass(
    {
      classId: '7',
      record: { start_time: '12/13/2014 13:30', time_zone: 'GMT', duration: '60', status: 'upcoming', ...cells },
    },
    report,
  );

const seriesIdOf = async ({ series }: Class): Promise<string | null> => {
  if (typeof series !== 'function') return series && series.id;
  const load = async (id: string) => make(ClassSeries, { id } as ClassSeries);
  return (await series({}, { loaders: { load } }))!.id;
};

describe('A class in get_data', () => {
  it('is mapped whole', async () => {
    const mapped = mapClass(records[0]!, report)!;
    expect(mapped).toMatchObject({
      id: 'wiziq:class:15716',
      provider: 'WIZIQ',
      providerId: '15716',
      title: 'English <Class> & more',
      description: 'Conversation for beginners.',
      startsAt: new Date('2014-12-13T19:30:00Z'),
      endsAt: new Date('2014-12-13T20:15:00Z'),
      timeZone: 'America/Chicago',
      status: 'SCHEDULED',
      joinUrl: null,
      hosts: [{ name: 'Teacher In Me', email: null, providerId: '656' }],
      durationMinutes: 45,
      extendMinutes: null,
      presenterEmail: null,
      presenterUrl: LINK,
      language: 'en-US',
      attendeeLimit: 10,
      presenterControls: [],
      attendeeControls: [],
      isRecorded: true,
      recordingUrl: RECORDING,
      returnUrl: null,
      statusPingUrl: 'https://www.example.com',
      attendees: [{ attendeeId: '101', screenName: 'Mike' }],
    });
    expect(mapped.providerRecord).toBe(records[0]!.record);
    expect(await seriesIdOf(mapped)).toBe('wiziq:series:1234');
    expect(problems).toEqual([]);
  });

  it('is in progress, cancelled or unreadable according to its record', async () => {
    const [live, cancelled, unusable] = records.slice(1).map((record) => mapClass(record, report));
    expect(live).toMatchObject({ status: 'IN_PROGRESS', timeZone: 'UTC', attendees: [], hosts: [], series: null });
    expect(cancelled).toMatchObject({
      status: 'CANCELLED',
      startsAt: new Date('2014-12-13T18:30:00Z'),
      attendees: null,
    });
    expect(unusable).toBeNull();
    expect(problems).toEqual(['class 15719: start_time is "soon", not a time that the calendar has']);
  });

  it.each([
    ['upcoming', '10', 'SCHEDULED'],
    ['Upcoming', '-1', 'IN_PROGRESS'],
    ['completed', '-1', 'COMPLETED'],
    ['expired', undefined, 'EXPIRED'],
    ['cancelled', undefined, 'CANCELLED'],
    ['deleted', undefined, 'CANCELLED'],
    ['inprogress', undefined, 'IN_PROGRESS'],
    ['', undefined, 'CANCELLED'],
    [undefined, undefined, 'CANCELLED'],
  ])('with status %j and %j to its start is %s', (status, time_to_start, expected) => {
    expect(classOf({ status, time_to_start })!.status).toBe(expected);
    expect(problems).toEqual([]);
  });

  it('of an unknown status is scheduled, which is reported', () => {
    expect(classOf({ status: 'postponed' })!.status).toBe('SCHEDULED');
    expect(problems).toEqual(['class 7: status is "postponed", not a status; taken as scheduled']);
  });

  it.each<[object, string]>([
    [{ start_time: null }, 'start_time is null, not a time that the calendar has'],
    [{ start_time: '02/30/2014 10:00' }, 'start_time is "02/30/2014 10:00", not a time that the calendar has'],
    [{ duration: undefined }, 'duration is null, not a number of minutes'],
    [{ duration: '-5' }, 'duration is -5, not a number of minutes'],
    [{ time_zone: 'Mars/Olympus' }, 'time_zone is "Mars/Olympus", not a time zone'],
  ])('cannot be read with %j', (cells, problem) => {
    expect(classOf(cells as Record<string, unknown>)).toBeNull();
    expect(problems).toContain(`class 7: ${problem}`);
  });

  it('without a zone is in GMT, the default', () => {
    expect(classOf({ time_zone: undefined })).toMatchObject({
      startsAt: new Date('2014-12-13T13:30:00Z'),
      timeZone: null,
    });
    expect(problems).toEqual(['class 7: time_zone is null, not a time zone; taken as GMT']);
  });

  it('at a time that clocks skip or show twice is read as Temporal does, and reported', () => {
    const chicago = { time_zone: 'America/Chicago' };
    expect(classOf({ ...chicago, start_time: '03/09/2014 2:30:00 AM' })!.startsAt).toEqual(
      new Date('2014-03-09T08:30:00Z'),
    );
    expect(classOf({ ...chicago, start_time: '11/02/2014 1:30:00 AM' })!.startsAt).toEqual(
      new Date('2014-11-02T06:30:00Z'),
    );
    expect(problems.map((problem) => problem.split(', not ')[1])).toEqual([
      'shown by any clock in America/Chicago that day; taken as an hour later',
      'shown only once in America/Chicago that day; taken as the earlier one',
    ]);
  });

  it('reads what no column is known for, should it come', () => {
    expect(
      classOf({
        extend_duration: '15',
        return_url: 'http://example.com/url',
        presenter_default_controls: 'audio, video',
        attendee_default_controls: 'Audio,writing,',
        presenter_list: [{ presenter_email: 'a@example.com', presenter_url: LINK }],
      }),
    ).toMatchObject({
      extendMinutes: 15,
      returnUrl: 'http://example.com/url',
      presenterControls: ['AUDIO', 'VIDEO'],
      attendeeControls: ['AUDIO', 'WRITING'],
      presenterEmail: 'a@example.com',
      presenterUrl: LINK,
      hosts: [{ name: null, email: 'a@example.com', providerId: null }],
    });
    expect(problems).toEqual([]);
  });

  it('leaves out what a scalar could not carry, and reports it', () => {
    const odd = classOf({
      title: ' ',
      language_culture_name: 'english!',
      recording_url: 'n/a',
      status_ping_url: '/ping',
      create_recording: 'perhaps',
      presenter_email: 'n/a',
      presenter_default_controls: 'audio, smell',
      attendee_limit: 'many',
      attendee_list: [{ screen_name: 'Nobody' }, { attendee_id: '1', attendee_url: 'x' }, 'text'],
    });
    expect(odd).toMatchObject({
      title: 'Class 7',
      language: null,
      recordingUrl: null,
      statusPingUrl: null,
      isRecorded: false,
      presenterEmail: null,
      presenterControls: ['AUDIO'],
      attendeeLimit: null,
      attendees: [{ attendeeId: '1', screenName: null, attendeeUrl: null }],
    });
    expect(problems).toHaveLength(10);
  });

  it.each<[object, string | null]>([
    [{ class_master_id: '900' }, 'wiziq:series:900'],
    [{ class_master_id: '900', is_recurring: 'True' }, 'wiziq:series:900'],
    [{ class_master_id: '900', is_recurring: 'False' }, null],
    [{ class_master_id: '0' }, null],
    [{ class_master_id: '' }, null],
    [{}, null],
  ])('with %j belongs to series %s', async (cells, series) => {
    expect(await seriesIdOf(classOf(cells as Record<string, unknown>)!)).toBe(series);
  });

  it.each([
    ['true', true],
    ['True', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('is recorded or not by create_recording %j', (create_recording, isRecorded) => {
    expect(classOf({ create_recording })!.isRecorded).toBe(isRecorded);
  });
});

describe('A class that was created', () => {
  const created = parseCreated(readResponse(parseXml(fixture('create-response.xml')), 'create'));

  it('has the requested fields, and those of the response', () => {
    expect(createdClass(requested, created, report)).toMatchObject({
      ...requested,
      id: 'wiziq:class:15716',
      endsAt: new Date('2014-12-13T20:15:00Z'),
      status: 'SCHEDULED',
      description: null,
      joinUrl: null,
      hosts: [{ name: null, email: 'teacherinme@gmail.com', providerId: null }],
      presenterUrl: LINK,
      recordingUrl: RECORDING,
      attendees: [],
      series: null,
      providerRecord: created.record,
    });
    expect(problems).toEqual([]);
  });

  it('in a series is at the time in view_schedule', async () => {
    const schedule = parseSchedule(readResponse(parseXml(fixture('view-schedule-response.xml')), 'view_schedule'));
    const [first, second, third] = schedule.records.map((record) =>
      scheduledClass(requested, 'wiziq:series:1234', record, report)!,
    );
    expect(first).toMatchObject({
      id: 'wiziq:class:15716',
      startsAt: new Date('2013-10-23T10:00:00Z'),
      endsAt: new Date('2013-10-23T10:45:00Z'),
      status: 'COMPLETED',
      extendMinutes: 15,
      hosts: [{ name: null, email: 'teacherinme@gmail.com', providerId: '656' }],
      presenterUrl: LINK,
    });
    expect([second!.status, third!.status]).toEqual(['SCHEDULED', 'CANCELLED']);
    expect(second!.startsAt).toEqual(new Date('2013-10-24T10:00:00Z'));
    expect(await seriesIdOf(first!)).toBe('wiziq:series:1234');
  });

  it('in a series is left out without a start, and has the requested duration without one', () => {
    expect(scheduledClass(requested, 'wiziq:series:1', { classId: '1', record: {} }, report)).toBeNull();
    const record = { start_time: '10/23/2013 05:00' };
    expect(scheduledClass(requested, 'wiziq:series:1', { classId: '1', record }, report)).toMatchObject({
      title: 'English Class',
      durationMinutes: 45,
    });
  });
});

describe('A class that was written', () => {
  const stored = mapClass(records[0]!, () => undefined)!;

  it('ends later when it takes longer, and moves whole', () => {
    expect(changedClass(stored, { durationMinutes: 60 }).endsAt).toEqual(new Date('2014-12-13T20:30:00Z'));
    expect(changedClass(stored, { startsAt: new Date('2015-01-01T00:00:00Z') })).toMatchObject({
      endsAt: new Date('2015-01-01T00:45:00Z'),
      title: 'English <Class> & more',
      presenterUrl: LINK,
    });
  });

  it('has nothing of the presenter before when it gets another one', () => {
    expect(changedClass(stored, { presenterEmail: 'b@example.com' })).toMatchObject({
      presenterEmail: 'b@example.com',
      presenterUrl: null,
      hosts: [{ name: null, email: 'b@example.com', providerId: null }],
    });
    const same = changedClass({ ...stored, presenterEmail: 'b@example.com' }, { presenterEmail: 'b@example.com' });
    expect(same.presenterUrl).toBe(LINK);
  });

  it('is cancelled, and otherwise as it was', () => {
    expect(cancelledClass(stored)).toEqual({ ...stored, status: 'CANCELLED' });
  });

  it('has its attendees, and those that were added', () => {
    const toAdd = [
      { attendeeId: '101', screenName: 'Michael', language: null },
      { attendeeId: '102', screenName: 'Zoë', language: 'fr-FR' },
      { attendeeId: '103', screenName: 'Bo', language: null },
    ];
    const added = [
      { attendeeId: '101', url: LINK },
      { attendeeId: '102', url: 'n/a' },
    ];
    expect(classWithAttendees(stored, toAdd, added, report).attendees).toEqual([
      { attendeeId: '101', screenName: 'Michael', attendeeUrl: LINK },
      { attendeeId: '102', screenName: 'Zoë', attendeeUrl: null },
      { attendeeId: '103', screenName: 'Bo', attendeeUrl: null },
    ]);
    expect(problems).toEqual(['class 15716: attendee_url is "n/a", not a web address']);
    const alone = classWithAttendees({ ...stored, attendees: null }, toAdd.slice(0, 1), added, report);
    expect(alone.attendees).toHaveLength(1);
  });
});
