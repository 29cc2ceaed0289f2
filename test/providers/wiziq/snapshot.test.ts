import { AttendeeControl, ClassRepeat, PresenterControl, RepeatWeekday } from '../../../src/model/class';
import { type Class, type ClassSeries } from '../../../src/model/class';
import { prepareCreate } from '../../../src/providers/wiziq/classes/body';
import { prepareCreateRecurring } from '../../../src/providers/wiziq/series/body';
import { createdClass, mapClass, scheduledClass } from '../../../src/providers/wiziq/classes/mapping';
import { createdSeries, seriesWithClasses, seriesWithoutClasses } from '../../../src/providers/wiziq/series/mapping';
import {
  classFromSnapshot,
  completedClass,
  seriesFromSnapshot,
  snapshotOfClass,
  snapshotOfSeries,
} from '../../../src/providers/wiziq/snapshot';
import { classInput, NOW } from './support';

const ignore = () => undefined;
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const input = classInput({
  extendMinutes: 15,
  presenterControls: [PresenterControl.AUDIO],
  attendeeControls: [AttendeeControl.WRITING],
  returnUrl: 'https://example.com/r',
});
const { requested } = prepareCreate(input, NOW);
const created = createdClass(requested, { classId: '15716', record: { class_id: '15716' } }, ignore);

describe('A class', () => {
  it('is the same after a round trip through JSON', () => {
    expect(classFromSnapshot(throughJson(snapshotOfClass(created)))).toEqual(created);
    const alone = { ...created, attendees: null } as Class;
    expect(classFromSnapshot(throughJson(snapshotOfClass(alone))).attendees).toBeNull();
    const attended = { ...created, attendees: [{ attendeeId: '1', screenName: 'A', attendeeUrl: null }] } as Class;
    expect(classFromSnapshot(throughJson(snapshotOfClass(attended)))).toEqual(attended);
  });

  it('belongs to its series again', () => {
    expect(classFromSnapshot(snapshotOfClass(created, 'wiziq:series:1')).series).toBeInstanceOf(Function);
  });
});

describe('A series', () => {
  const prepare = (recurrence: object) =>
    prepareCreateRecurring({ class: input, repeat: ClassRepeat.DAILY, occurrences: 1, ...recurrence }, NOW);
  const seriesOf = ({ rule }: ReturnType<typeof prepare>): ClassSeries =>
    createdSeries(requested, rule, { masterId: '901', summary: null, record: {} });
  const snapshotOf = (series: ClassSeries) => throughJson(snapshotOfSeries({ series, requested, isNew: true }));
  const restored = (series: ClassSeries): ClassSeries => seriesFromSnapshot(snapshotOf(series)).series;

  it('is the same after a round trip through JSON, with its classes', () => {
    const record = { classId: '15716', record: { start_time: '12/13/2014 13:30', class_status: 'upcoming' } };
    const scheduled = scheduledClass(requested, 'wiziq:series:901', record, ignore)!;
    const series = seriesWithClasses(seriesOf(prepare({})), [scheduled], true);
    const [first] = restored(series).classes as Class[];
    expect(first).toMatchObject({ startsAt: scheduled.startsAt, providerId: '15716' });
    expect(first!.series).toBeInstanceOf(Function);
    expect(seriesFromSnapshot(snapshotOf(series)).requested).toEqual(requested);
  });

  it('has its rule again', () => {
    const weekly = { everyWeeks: 2, days: [RepeatWeekday.MONDAY] };
    const asWeekly = seriesOf(prepare({ repeat: ClassRepeat.WEEKLY, weekly }));
    expect(restored(asWeekly)).toEqual(asWeekly);
    const asMonthly = seriesOf(prepare({ repeat: ClassRepeat.MONTHLY, monthly: { dayOfMonth: 3 } }));
    expect(restored(asMonthly)).toEqual(asMonthly);
  });

  it('has no classes if they could not be read', () => {
    const series = seriesWithoutClasses(seriesOf(prepare({})), new Error('no response'));
    expect(snapshotOf(series).series.classes).toBeNull();
  });
});

describe('A class that is read back', () => {
  const read = (cells: object) =>
    mapClass(
      {
        classId: '15716',
        record: { start_time: '12/13/2014 13:30', time_zone: 'America/Chicago', duration: '30', ...cells },
      },
      ignore,
    )!;

  it('has the requested fields that get_data does not return', () => {
    const completed = completedClass(read({ title: 'Other', presenter_name: 'Anna' }), snapshotOfClass(created));
    expect(completed).toMatchObject({
      title: 'Other',
      durationMinutes: 30,
      extendMinutes: 15,
      presenterEmail: 'teacherinme@gmail.com',
      presenterControls: ['AUDIO'],
      attendeeControls: ['WRITING'],
      returnUrl: 'https://example.com/r',
      hosts: [{ name: 'Anna', email: 'teacherinme@gmail.com' }],
    });
  });

  it('has the fields that WizIQ returns', () => {
    const returned = {
      extend_duration: '5',
      presenter_email: 'b@example.com',
      presenter_default_controls: 'video',
      attendee_default_controls: 'audio',
      return_url: 'https://example.com/other',
    };
    expect(completedClass(read(returned), snapshotOfClass(created))).toMatchObject({
      extendMinutes: 5,
      presenterEmail: 'b@example.com',
      presenterControls: ['VIDEO'],
      attendeeControls: ['AUDIO'],
      returnUrl: 'https://example.com/other',
      hosts: [{ email: 'b@example.com' }],
    });
  });
});
