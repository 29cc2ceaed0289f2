import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { sandboxClasses } from '../../../../src/providers/wiziq/sandbox/data';
import { call, NOW, recordsIn, start, stopAll } from './caller';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(stopAll);

const getData = (form: Record<string, string>) => call(sandbox, 'get_data', form);
const idsOf = async (form: Record<string, string>) =>
  recordsIn(await getData(form)).map((record) => Number(record['class_id']));

describe('The data', () => {
  it('is the same for the same moment', () => {
    expect(sandboxClasses(NOW)).toEqual(sandboxClasses(new Date(NOW)));
    expect(sandboxClasses(new Date('2027-03-01T00:00:00Z')).size).toBe(21);
  });

  it('has a class in every state', async () => {
    const records = recordsIn(await getData({ columns: 'class_id,status,time_to_start' }));
    const states = Object.fromEntries(
      records.map((record) => [record['class_id'], `${record['status'] ?? 'none'} ${record['time_to_start'] ?? ''}`]),
    );
    expect(states).toMatchObject({
      // From Friday evening to Monday, ten o'clock in Chicago.
      15701: 'upcoming 4200',
      15703: 'upcoming -1',
      15704: 'none ',
      15705: 'completed ',
      15706: 'expired ',
      15707: 'none ',
      15708: 'completed ',
    });
  });
});

describe('get_data', () => {
  it('returns the requested columns, with or without blanks, and all of them by default', async () => {
    const [record] = recordsIn(await getData({ class_id: '15701', columns: 'class_id, title,nonsense' }));
    expect(record).toEqual({ class_id: '15701', title: 'English Class' });
    const [whole] = recordsIn(await getData({ class_id: '15708' }));
    expect(whole).toMatchObject({
      title: 'Office hours',
      is_recurring: 'True',
      class_master_id: '900',
      presenter_name: 'Teacherinme',
      attendance_report_status: 'not_available',
    });
    const [alone] = recordsIn(await getData({ class_id: '15701' }));
    expect(alone).toMatchObject({ is_recurring: 'False', attendee_limit: '10' });
    expect(alone).not.toHaveProperty('class_master_id');
  });

  it('finds by one id, by several and by series; those that are not there are left out', async () => {
    expect(await idsOf({ class_id: '15702' })).toEqual([15702]);
    expect(await idsOf({ multiple_class_id: '15703, 99,15701' })).toEqual([15701, 15703]);
    expect(await idsOf({ class_master_id: '900' })).toEqual([15708, 15709, 15710, 15711, 15712, 15713, 15714, 15715]);
  });

  it('narrows by title and by status', async () => {
    expect(await idsOf({ title: 'CLASS' })).toEqual([15701]);
    expect(await idsOf({ status: 'Expired' })).toEqual([15706]);
    expect((await idsOf({ status: 'upcoming', title: 'office hours' })).length).toBeGreaterThan(4);
  });

  it('gives a page', async () => {
    expect(await idsOf({ page_size: '2' })).toEqual([15695, 15696]);
    expect(await idsOf({ page_size: '2', page_number: '3' })).toEqual([15699, 15700]);
    expect(await idsOf({ page_size: 'x', page_number: '-1' })).toHaveLength(20);
  });

  it.each<[string, Record<string, string>]>([
    ['1013', { class_id: '99' }],
    ['1013', { title: 'no such title' }],
    ['1013', { page_number: '9' }],
    ['1013', { class_master_id: '99' }],
    ['1009', { class_id: 'abc' }],
    ['1009', { multiple_class_id: '1,x' }],
    ['1088', { class_master_id: 'abc' }],
    ['1025', { page_size: '101' }],
  ])('fails with %s for %j', async (code, form) => expect((await getData(form)).code).toBe(code));
});

describe('view_schedule', () => {
  const view = (form: Record<string, string>) => call(sandbox, 'view_schedule', form);

  it('returns the classes of a series by start, in 24 hours and without a zone', async () => {
    const records = recordsIn(await view({ class_master_id: '900' }));
    expect(records).toHaveLength(8);
    expect(records[0]).toMatchObject({
      class_id: '15708',
      class_title: 'Office hours',
      start_time: '11/13/2026 12:00',
      duration: '60',
      class_status: 'completed',
    });
    expect(records[0]).not.toHaveProperty('time_zone');
  });

  it('has no status for a class that was cancelled', async () => {
    const other = await start();
    await call(other, 'cancel', { class_id: '15715' });
    const records = recordsIn(await call(other, 'view_schedule', { class_master_id: '900' }));
    expect(records.at(-1)).not.toHaveProperty('class_status');
  });

  it('gives a page', async () => {
    const records = recordsIn(await view({ class_master_id: '900', page_size: '3', page_number: '3' }));
    expect(records.map((record) => record['class_id'])).toEqual(['15714', '15715']);
  });

  it.each<[string, Record<string, string>]>([
    ['1088', {}],
    ['1088', { class_master_id: 'null' }],
    ['1088', { class_master_id: '99' }],
    ['1025', { class_master_id: '900', page_size: '101' }],
    ['1013', { class_master_id: '900', page_number: '2' }],
  ])('fails with %s for %j', async (code, form) => expect((await view(form)).code).toBe(code));
});
