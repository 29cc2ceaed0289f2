import { parseXml } from '../../../src/http/xml';
import { type Class, ClassRepeat, type ClassSeries, MonthWeek, RepeatWeekday } from '../../../src/model/class';
import { type Deferred } from '../../../src/model/deferred';
import { ProviderError } from '../../../src/model/provider-error';
import { prepareCreate } from '../../../src/providers/wiziq/body';
import { createdClass } from '../../../src/providers/wiziq/mapping';
import {
  createdSeries,
  listedSeries,
  seriesWithClasses,
  seriesWithoutClasses,
  UnusableClass,
} from '../../../src/providers/wiziq/mapping-series';
import { askedRecurrence } from '../../../src/providers/wiziq/recurrence';
import { parseCreatedSeries, parseSchedule, readAnswer } from '../../../src/providers/wiziq/wire';
import { classInput, fixture, NOW } from './support';

const { asked } = prepareCreate(classInput(), NOW);
const created = parseCreatedSeries(readAnswer(parseXml(fixture('create-recurring-response.xml')), 'create_recurring'));
const { records } = parseSchedule(readAnswer(parseXml(fixture('view-schedule-response.xml')), 'view_schedule'));

const daily = askedRecurrence({ repeat: ClassRepeat.DAILY, until: '2015-01-01' });

const classAt = (classId: string, start: string): Class =>
  createdClass({ ...asked, startsAt: new Date(start) }, { classId, record: {} }, () => undefined);

const classesOf = ({ classes }: ClassSeries, load: (id: string) => Promise<object | null>) =>
  (classes as Deferred<Class[]>)({}, { loaders: { load } });

describe('A series that was created', () => {
  it('is what was asked for, with the number and the sentence of the answer', () => {
    expect(createdSeries(asked, daily, created)).toMatchObject({
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

  it('tells its rule', () => {
    const weekly = { everyWeeks: 2, days: [RepeatWeekday.MONDAY] };
    const asWeekly = askedRecurrence({ repeat: ClassRepeat.WEEKLY, occurrences: 3, weekly });
    expect(createdSeries(asked, asWeekly, created)).toMatchObject({ weekly, monthly: null, occurrences: 3 });
    const monthly = { week: MonthWeek.LAST, weekday: RepeatWeekday.FRIDAY };
    const asMonthly = askedRecurrence({ repeat: ClassRepeat.MONTHLY, occurrences: 3, monthly });
    expect(createdSeries(asked, asMonthly, created)).toMatchObject({ monthly: { dayOfMonth: null, ...monthly } });
  });

  it('gets its classes by start, and counts them where it is not known how many there are', () => {
    const series = createdSeries(asked, daily, created);
    const classes = [classAt('2', '2014-12-14T19:30:00Z'), classAt('1', '2014-12-13T19:30:00Z')];
    expect(seriesWithClasses(series, classes, true)).toMatchObject({
      occurrences: 2,
      classes: [{ providerId: '1' }, { providerId: '2' }],
    });
    expect(seriesWithClasses(series, classes, false).occurrences).toBeNull();
    expect(seriesWithClasses({ ...series, occurrences: 3 }, classes, true).occurrences).toBe(3);
  });

  it('says why its classes are not there to whoever asks for them', async () => {
    const reason = new Error('no answer');
    const series = seriesWithoutClasses(createdSeries(asked, daily, created), reason);
    await expect(classesOf(series, async () => null)).rejects.toBe(reason);
  });
});

describe('A series that view_schedule tells', () => {
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

  it('looks its classes up, by start, without those that are gone or cannot be used', async () => {
    const there: Record<string, () => Promise<object | null>> = {
      'wiziq:class:15716': async () => classAt('15716', '2014-12-14T19:30:00Z'),
      'wiziq:class:15717': async () => Promise.reject(new UnusableClass('15717')),
      'wiziq:class:15718': async () => classAt('15718', '2014-12-13T19:30:00Z'),
    };
    const classes = await classesOf(series, (id) => there[id]!());
    expect(classes.map(({ providerId }) => providerId)).toEqual(['15718', '15716']);
    expect(await classesOf(series, async () => null)).toEqual([]);
  });

  it('does not take a failure for an empty list', async () => {
    const failure = new ProviderError('down', {
      code: 'PROVIDER_UNAVAILABLE',
      provider: 'WIZIQ',
      retryable: true,
      acted: 'never',
    });
    await expect(classesOf(series, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});
