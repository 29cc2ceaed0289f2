import { parseXml } from '../../../src/http/xml';
import { type Class, ClassRepeat, type ClassSeries, MonthWeek, RepeatWeekday } from '../../../src/model/class';
import { type Deferred } from '../../../src/model/deferred';
import { ProviderError } from '../../../src/model/provider-error';
import { prepareCreate } from '../../../src/providers/wiziq/classes/body';
import { createdClass } from '../../../src/providers/wiziq/classes/mapping';
import {
  createdSeries,
  listedSeries,
  seriesWithClasses,
  seriesWithoutClasses,
} from '../../../src/providers/wiziq/series/mapping';
import { identity } from '../../../src/providers/wiziq/ids';
import { recurrenceRule } from '../../../src/providers/wiziq/series/recurrence';
import { parseCreatedSeries, parseSchedule, readResponse } from '../../../src/providers/wiziq/wire';
import { classInput, fixture, NOW } from './support';

const { requested } = prepareCreate(classInput(), NOW);
const created = parseCreatedSeries(
  readResponse(parseXml(fixture('create-recurring-response.xml')), 'create_recurring'),
);
const { records } = parseSchedule(readResponse(parseXml(fixture('view-schedule-response.xml')), 'view_schedule'));

const daily = recurrenceRule({ repeat: ClassRepeat.DAILY, until: '2015-01-01' });

const classAt = (classId: string, start: string): Class =>
  createdClass({ ...requested, startsAt: new Date(start) }, { classId, record: {} }, () => undefined);

const classesOf = ({ classes }: ClassSeries, load: (id: string) => Promise<object | null>) =>
  (classes as Deferred<Class[]>)({}, { loaders: { load } });

describe('A series that was created', () => {
  it('has the requested fields, and the id and summary of the response', () => {
    expect(createdSeries(requested, daily, created)).toMatchObject({
      id: 'wiziq:series:1234',
      provider: 'WIZIQ',
      providerId: '1234',
      providerRecord: created.record,
      title: 'English Class',
      summary: 'Your recurring series starts on 10/23/2013 at 05:00 and repeats daily (all 7 days)',
      repeat: 'DAILY',
      weekly: null,
      monthly: null,
      occurrences: null,
      until: '2015-01-01',
      classes: null,
    });
  });

  it('has its rule', () => {
    const weekly = { everyWeeks: 2, days: [RepeatWeekday.MONDAY] };
    const asWeekly = recurrenceRule({ repeat: ClassRepeat.WEEKLY, occurrences: 3, weekly });
    expect(createdSeries(requested, asWeekly, created)).toMatchObject({ weekly, monthly: null, occurrences: 3 });
    const monthly = { week: MonthWeek.LAST, weekday: RepeatWeekday.FRIDAY };
    const asMonthly = recurrenceRule({ repeat: ClassRepeat.MONTHLY, occurrences: 3, monthly });
    expect(createdSeries(requested, asMonthly, created)).toMatchObject({ monthly: { dayOfMonth: null, ...monthly } });
  });

  it('has its classes by start, and their number if it was not requested', () => {
    const series = createdSeries(requested, daily, created);
    const classes = [classAt('2', '2014-12-14T19:30:00Z'), classAt('1', '2014-12-13T19:30:00Z')];
    expect(seriesWithClasses(series, classes, true)).toMatchObject({
      occurrences: 2,
      classes: [{ providerId: '1' }, { providerId: '2' }],
    });
    expect(seriesWithClasses(series, classes, false).occurrences).toBeNull();
    expect(seriesWithClasses({ ...series, occurrences: 3 }, classes, true).occurrences).toBe(3);
  });

  it('rejects a look-up of its classes with the reason why they could not be read', async () => {
    const reason = new Error('no response');
    const series = seriesWithoutClasses(createdSeries(requested, daily, created), reason);
    await expect(classesOf(series, async () => null)).rejects.toBe(reason);
  });
});

describe('A series in view_schedule', () => {
  const series = listedSeries('1234', records, true);

  it('has a title and a number of classes, and no rule', () => {
    expect(series).toMatchObject({
      id: 'wiziq:series:1234',
      title: 'English Class',
      occurrences: 3,
      summary: null,
      repeat: null,
      weekly: null,
      monthly: null,
      until: null,
      providerRecord: { recurring_list: records.map(({ record }) => record) },
    });
    expect(listedSeries('7', [{ classId: '1', record: {} }], false)).toMatchObject({
      title: 'Series 7',
      occurrences: null,
    });
  });

  it('looks up its classes, by start, without those that do not exist or cannot be read', async () => {
    const there: Record<string, () => Promise<object | null>> = {
      'wiziq:class:15716': async () => classAt('15716', '2014-12-14T19:30:00Z'),
      'wiziq:class:15717': async () => Promise.reject(identity.unreadable('class 15717')),
      'wiziq:class:15718': async () => classAt('15718', '2014-12-13T19:30:00Z'),
    };
    const classes = await classesOf(series, (id) => there[id]!());
    expect(classes.map(({ providerId }) => providerId)).toEqual(['15718', '15716']);
    expect(await classesOf(series, async () => null)).toEqual([]);
  });

  it('does not return an empty list after a failure', async () => {
    const failure = new ProviderError('down', {
      code: 'PROVIDER_UNAVAILABLE',
      provider: 'WIZIQ',
      retryable: true,
      acted: 'never',
    });
    await expect(classesOf(series, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
