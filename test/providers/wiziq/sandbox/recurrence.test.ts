import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, classForm, descendant, idIn, NOW, recordsIn, start, stopAll } from './caller';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await start();
});
afterAll(stopAll);

const recurring = (more: Record<string, string>) => call(sandbox, 'create_recurring', classForm(more));

/** The starts of the series that this creates, in view_schedule. */
async function startsOf(form: Record<string, string>): Promise<string[]> {
  const reply = await recurring(form);
  const schedule = await call(sandbox, 'view_schedule', {
    class_master_id: idIn(reply, 'class_master_id'),
    page_size: '100',
  });
  return recordsIn(schedule).map((record) => record['start_time']!);
}

const at = (...days: string[]) => days.map((day) => `${day} 13:30`);

describe('create_recurring', () => {
  it('begins higher, with the series too, where ids were given out at an earlier start', async () => {
    const later = await start({}, NOW, 1_000_000);
    const form = classForm({ class_repeat_type: '1', class_occurrence: '4' });
    const reply = await call(later, 'create_recurring', form);
    expect([idIn(reply, 'class_master_id'), idIn(reply)]).toEqual(['1000901', '1015716']);
    const next = await call(later, 'create', classForm({ presenter_email: 'b@example.com' }));
    expect(idIn(next)).toBe('1015720');
    const given = await call(later, 'get_data', { class_id: '15701' });
    expect(recordsIn(given)).toMatchObject([{ title: 'English Class' }]);
  });

  it('responds with the series, its first class and a summary', async () => {
    const reply = await recurring({ class_repeat_type: '1', class_occurrence: '4' });
    expect([idIn(reply, 'class_master_id'), idIn(reply)]).toEqual(['901', '15716']);
    expect(descendant(reply.root, 'is_recurring')!.attributes).toEqual({ value: '1' });
    expect(descendant(reply.root, 'recurring_summary')!.text).toBe(
      'Your recurring series starts on 12/13/2026 at 13:30 and repeats daily (all 7 days)',
    );
    const next = await recurring({ class_repeat_type: '1', class_occurrence: '1', presenter_email: 'b@example.com' });
    expect([idIn(next, 'class_master_id'), idIn(next)]).toEqual(['902', '15720']);
  });

  // 13 December 2026 is a Sunday.
  it.each<[string, Record<string, string>, string[]]>([
    ['daily', { class_repeat_type: '1', class_occurrence: '3' }, at('12/13/2026', '12/14/2026', '12/15/2026')],
    [
      'from Monday to Saturday',
      { class_repeat_type: '2', class_occurrence: '7' },
      at('12/14/2026', '12/15/2026', '12/16/2026', '12/17/2026', '12/18/2026', '12/19/2026', '12/21/2026'),
    ],
    [
      'from Monday to Friday, up to and with a day',
      { class_repeat_type: '3', class_end_date: '12/21/2026' },
      at('12/14/2026', '12/15/2026', '12/16/2026', '12/17/2026', '12/18/2026', '12/21/2026'),
    ],
    [
      'weekly',
      { class_repeat_type: '4', class_occurrence: '3', specific_week: '1', days_of_week: 'sunday, wednesday' },
      at('12/13/2026', '12/16/2026', '12/20/2026'),
    ],
    [
      'every other week',
      { class_repeat_type: '4', class_occurrence: '4', specific_week: '2', days_of_week: 'monday,saturday' },
      at('12/14/2026', '12/19/2026', '12/28/2026', '01/02/2027'),
    ],
    [
      'every other week from the middle of one',
      {
        class_repeat_type: '4',
        class_occurrence: '3',
        specific_week: '2',
        days_of_week: 'monday',
        start_time: '12/16/2026 13:30',
      },
      at('12/28/2026', '01/11/2027', '01/25/2027'),
    ],
    [
      'monthly by date, only where there is such a date',
      { class_repeat_type: '5', class_occurrence: '3', rdo_by_date: 'true', monthly_date: '31st' },
      at('12/31/2026', '01/31/2027', '03/31/2027'),
    ],
    [
      'monthly by weekday',
      {
        class_repeat_type: '5',
        class_occurrence: '3',
        rdo_by_day: 'true',
        monthly_day: '2nd',
        monthly_week_day: 'tuesday',
      },
      at('01/12/2027', '02/09/2027', '03/09/2027'),
    ],
    [
      'monthly on the last one',
      {
        class_repeat_type: '5',
        class_occurrence: '3',
        rdo_by_day: 'true',
        monthly_day: 'Last',
        monthly_week_day: 'friday',
      },
      at('12/25/2026', '01/29/2027', '02/26/2027'),
    ],
  ])('repeats %s', async (_, form, starts) => expect(await startsOf(form)).toEqual(starts));

  it('has the same wall time across clock changes, so that the instants move', async () => {
    const reply = await recurring({ class_repeat_type: '1', class_occurrence: '3', start_time: '03/13/2027 13:30' });
    const ids = { class_master_id: idIn(reply, 'class_master_id') };
    const records = recordsIn(await call(sandbox, 'get_data', { ...ids, columns: 'start_time,time_to_start' }));
    expect(records.map((record) => record['start_time'])).toEqual([
      '3/13/2027 1:30:00 PM',
      '3/14/2027 1:30:00 PM',
      '3/15/2027 1:30:00 PM',
    ]);
    const minutes = records.map((record) => Number(record['time_to_start']));
    expect([minutes[1]! - minutes[0]!, minutes[2]! - minutes[1]!]).toEqual([23 * 60, 24 * 60]);
  });

  it.each<[string, Record<string, string>]>([
    ['1081', { class_occurrence: '1' }],
    ['1081', { class_repeat_type: '6', class_occurrence: '4' }],
    ['1082', { class_repeat_type: '1' }],
    ['1082', { class_repeat_type: '1', class_occurrence: '4', class_end_date: '12/31/2026' }],
    ['1082', { class_repeat_type: '1', class_occurrence: '0' }],
    ['1082', { class_repeat_type: '1', class_occurrence: '1001' }],
    ['1082', { class_repeat_type: '1', class_end_date: '2026-12-31' }],
    ['1082', { class_repeat_type: '1', class_end_date: '02/30/2027' }],
    ['1082', { class_repeat_type: '1', class_end_date: '12/12/2026' }],
    ['1082', { class_repeat_type: '1', class_end_date: '12/12/2096' }],
    ['1083', { class_repeat_type: '4', class_occurrence: '4', days_of_week: 'monday' }],
    ['1083', { class_repeat_type: '4', class_occurrence: '4', specific_week: '6', days_of_week: 'monday' }],
    ['1083', { class_repeat_type: '4', class_occurrence: '4', specific_week: '1', days_of_week: 'Mon' }],
    ['1083', { class_repeat_type: '4', class_occurrence: '4', specific_week: '1' }],
    ['1084', { class_repeat_type: '5', class_occurrence: '4', rdo_by_date: 'true' }],
    ['1084', { class_repeat_type: '5', class_occurrence: '4', rdo_by_date: 'true', monthly_date: '32nd' }],
    ['1085', { class_repeat_type: '5', class_occurrence: '4', rdo_by_day: 'true', monthly_day: '5th' }],
    ['1085', { class_repeat_type: '5', class_occurrence: '4', rdo_by_day: 'true', monthly_day: '1st' }],
    ['1085', { class_repeat_type: '5', class_occurrence: '4', rdo_by_day: 'true' }],
    ['1087', { class_repeat_type: '5', class_occurrence: '4' }],
    ['1087', { class_repeat_type: '5', class_occurrence: '4', rdo_by_day: 'true', rdo_by_date: 'true' }],
    ['1004', { class_repeat_type: '1', class_occurrence: '4', start_time: '11/01/2026 10:00' }],
  ])('fails with %s for %j', async (code, form) => {
    expect((await recurring(form)).code).toBe(code);
  });

  it('fails as a whole with 1032 where one of its classes meets another one', async () => {
    await call(sandbox, 'create', classForm({ start_time: '12/15/2026 13:30' }));
    expect((await recurring({ class_repeat_type: '1', class_occurrence: '4' })).code).toBe('1032');
    expect((await call(sandbox, 'view_schedule', { class_master_id: '901' })).code).toBe('1088');
  });
});
