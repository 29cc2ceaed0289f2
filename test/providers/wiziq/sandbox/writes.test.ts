import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, childrenNamed, classForm, descendant, idIn, recordsIn, start, stopAll, textOf } from './caller';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await start();
});
afterAll(stopAll);

const create = (more: Record<string, string> = {}) => call(sandbox, 'create', classForm(more));
const read = async (id: string) => recordsIn(await call(sandbox, 'get_data', { class_id: id }))[0]!;

describe('create', () => {
  it("responds like the page's sample, without the fields of the request", async () => {
    const reply = await create();
    expect(reply.text).toMatch(
      /<create status="true"><class_details><class_id>15716<\/class_id><recording_url><!\[CDATA\[https:[^\]]+\]\]><\/recording_url><presenter_list><presenter>.*<\/presenter_list><\/class_details><\/create><\/rsp>$/,
    );
    const presenter = descendant(reply.root, 'presenter')!;
    expect(textOf(presenter, 'presenter_email')).toBe('anna@example.com');
    expect(textOf(presenter, 'presenter_url')).toMatch(/^https:\/\/live\.wiziq\.example\/.*LoginToSession/);
    expect(idIn(await create({ presenter_email: 'b@example.com' }))).toBe('15717');
  });

  it('has the documented defaults', async () => {
    const { time_zone: _, ...form } = classForm();
    const id = idIn(await call(sandbox, 'create', form));
    expect(await read(id)).toMatchObject({
      start_time: '12/13/2026 1:30:00 PM',
      time_zone: 'GMT',
      duration: '60',
      attendee_limit: '2',
      create_recording: 'false',
      language_culture_name: 'en-us',
      status: 'upcoming',
    });
  });

  it('takes every parameter, with seconds in the start', async () => {
    const id = idIn(
      await create({
        start_time: '12/13/2026 00:05:00',
        duration: '300',
        extend_duration: '15',
        attendee_limit: '50',
        create_recording: 'TRUE',
        language_culture_name: 'fr-FR',
        status_ping_url: 'www.example.com',
      }),
    );
    expect(await read(id)).toMatchObject({
      start_time: '12/13/2026 12:05:00 AM',
      duration: '300',
      attendee_limit: '50',
      create_recording: 'true',
      language_culture_name: 'fr-fr',
      status_ping_url: 'www.example.com',
      presenter_name: 'Anna',
    });
  });

  it.each<[string, string, Record<string, string>]>([
    ['1014', 'no title', { title: ' ' }],
    ['1052', 'a long title', { title: 'x'.repeat(71) }],
    ['1019', 'no start', { start_time: '' }],
    ['1022', 'an ISO start', { start_time: '2026-12-13 13:30' }],
    ['1022', 'an unpadded start', { start_time: '12/3/2026 13:30' }],
    ['1022', 'a start in 12 hours', { start_time: '12/13/2026 01:30 PM' }],
    ['1005', 'a day that does not exist', { start_time: '02/30/2027 13:30' }],
    ['1005', 'an hour that does not exist', { start_time: '12/13/2026 24:30' }],
    ['1004', 'a past start', { start_time: '11/20/2026 11:58' }],
    ['1030', 'no presenter', { presenter_email: '' }],
    ['1031', 'an unknown presenter', { presenter_email: 'unknown@example.com' }],
    ['1031', 'a presenter that is no address', { presenter_email: 'anna' }],
    ['1003', 'an unknown zone', { time_zone: 'Mars/Olympus' }],
    ['1010', 'a long class', { duration: '301' }],
    ['400', 'a class that takes no time', { duration: '0' }],
    ['1011', 'many attendees', { attendee_limit: '51' }],
    ['400', 'attendees that are no number', { attendee_limit: 'many' }],
    ['1090', 'an empty extension', { extend_duration: '' }],
    ['1090', 'an extension of less than nothing', { extend_duration: '-5' }],
    ['1043', 'an unknown language', { language_culture_name: 'tlh' }],
  ])('fails with %s for %s', async (code, _, wrong) => {
    expect(await create(wrong)).toMatchObject({ status: 200, code });
  });

  it('names the limits of the contract', async () => {
    expect((await create({ duration: '301' })).message).toBe('duration parameter cannot exceed 300 minutes.');
    expect((await create({ attendee_limit: '99' })).message).toBe(
      'attendee_limit parameter cannot exceed 50 attendees.',
    );
  });

  it('takes a start in the minute that it is', async () => {
    expect((await create({ start_time: '11/20/2026 12:00' })).code).toBeUndefined();
  });

  it('fails with 1032 for a presenter who starts another class at that instant, in any zone', async () => {
    await create();
    expect((await create({ presenter_email: 'ANNA@example.com' })).code).toBe('1032');
    expect((await create({ start_time: '12/13/2026 19:30', time_zone: 'GMT' })).code).toBe('1032');
    expect((await create({ start_time: '12/13/2026 13:31' })).code).toBeUndefined();
    expect((await create({ presenter_email: 'b@example.com' })).code).toBeUndefined();
  });

  it('forgets a class that was cancelled', async () => {
    await call(sandbox, 'cancel', { class_id: idIn(await create()) });
    expect((await create()).code).toBeUndefined();
  });

  it('fails with 1012 for more classes at once than the contract has', async () => {
    sandbox = await start({ limits: { simultaneousClasses: 2 } });
    await create({ presenter_email: 'a@example.com' });
    await create({ presenter_email: 'b@example.com', start_time: '12/13/2026 14:00' });
    expect(await create({ presenter_email: 'c@example.com', start_time: '12/13/2026 14:15' })).toMatchObject({
      code: '1012',
      message: 'Only 2 simultaneous classes are allowed.',
    });
    expect((await create({ presenter_email: 'c@example.com', start_time: '12/13/2026 15:00' })).code).toBeUndefined();
  });
});

describe('modify', () => {
  it('changes what is sent and leaves the rest', async () => {
    const id = idIn(await create({ duration: '45', attendee_limit: '9' }));
    const reply = await call(sandbox, 'modify', { class_id: id, title: 'French Class', attendee_limit: '' });
    expect(reply.text).toContain('<method>modify</method><modify status="true"></modify>');
    expect(await read(id)).toMatchObject({
      title: 'French Class',
      duration: '45',
      attendee_limit: '2',
      start_time: '12/13/2026 1:30:00 PM',
    });
  });

  it('moves a class, and knows it again as its own', async () => {
    const id = idIn(await create());
    const start_time = '12/14/2026 09:00';
    expect((await call(sandbox, 'modify', { class_id: id, start_time, time_zone: 'GMT' })).code).toBeUndefined();
    expect(await read(id)).toMatchObject({ start_time: '12/14/2026 9:00:00 AM', time_zone: 'GMT' });
    expect((await call(sandbox, 'modify', { class_id: id, duration: '30' })).code).toBeUndefined();
  });

  it('changes everything else, too', async () => {
    const id = idIn(await create());
    const changes = {
      presenter_email: 'b@example.com',
      duration: '30',
      language_culture_name: 'de-de',
      create_recording: 'true',
      presenter_default_controls: 'audio',
      attendee_default_controls: 'writing',
      return_url: 'https://example.com/r',
      status_ping_url: 'https://example.com/p',
      extend_duration: '0',
    };
    expect((await call(sandbox, 'modify', { class_id: id, ...changes })).code).toBeUndefined();
    expect(await read(id)).toMatchObject({
      presenter_name: 'B',
      duration: '30',
      language_culture_name: 'de-de',
      create_recording: 'true',
      status_ping_url: 'https://example.com/p',
    });
  });

  it.each<[string, Record<string, string>]>([
    ['1020', {}],
    ['1009', { class_id: 'abc' }],
    ['1009', { class_id: '99' }],
    ['1015', { class_id: '15703' }],
    ['1016', { class_id: '15705' }],
    ['1017', { class_id: '15706' }],
    ['1008', { class_id: '15704' }],
    ['1018', { class_id: '15707' }],
    ['1004', { class_id: '15701', start_time: '11/01/2026 10:00' }],
    ['1014', { class_id: '15701', title: '' }],
    ['1019', { class_id: '15701', start_time: '' }],
    ['1030', { class_id: '15701', presenter_email: '' }],
    ['1090', { class_id: '15701', extend_duration: '' }],
  ])('fails with %s for %j', async (code, form) => {
    expect((await call(sandbox, 'modify', form)).code).toBe(code);
  });

  it('fails with 1032 where another class of the presenter starts', async () => {
    const first = idIn(await create());
    const second = idIn(await create({ start_time: '12/14/2026 13:30' }));
    const start_time = '12/13/2026 13:30';
    expect((await call(sandbox, 'modify', { class_id: second, start_time })).code).toBe('1032');
    expect((await call(sandbox, 'modify', { class_id: first, start_time })).code).toBeUndefined();
  });
});

describe('cancel', () => {
  it('takes the status away, and leaves the class', async () => {
    const id = idIn(await create());
    expect((await call(sandbox, 'cancel', { class_id: id })).text).toContain('<cancel status="true"></cancel>');
    const record = await read(id);
    expect(record).toMatchObject({ class_id: id, title: 'English Class' });
    expect(record).not.toHaveProperty('status');
    expect(record).not.toHaveProperty('time_to_start');
    expect((await call(sandbox, 'cancel', { class_id: id })).code).toBe('1033');
  });

  it.each([
    ['1020', ''],
    ['1009', '99'],
    ['1034', '15703'],
    ['1035', '15705'],
    ['1036', '15706'],
    ['1033', '15704'],
    ['1033', '15707'],
  ])('fails with %s for class %j', async (code, class_id) => {
    expect((await call(sandbox, 'cancel', { class_id })).code).toBe(code);
  });
});

describe('add_attendees', () => {
  const attendee = (id: string, name: string, more = '') =>
    `<attendee><attendee_id><![CDATA[${id}]]></attendee_id><screen_name><![CDATA[${name}]]></screen_name>${more}</attendee>`;
  const add = (class_id: string, ...attendees: string[]) =>
    call(sandbox, 'add_attendees', { class_id, attendee_list: `<attendee_list>${attendees.join('')}</attendee_list>` });

  it('gives everybody a link, and the same one again', async () => {
    const id = idIn(await create());
    const reply = await add(id, attendee('101', 'Mike'), attendee('102', 'Zoë & Co'));
    const links = childrenNamed(descendant(reply.root, 'attendee_list')!, 'attendee').map((each) =>
      textOf(each, 'attendee_url'),
    );
    expect(new Set(links).size).toBe(2);
    expect(idIn(reply)).toBe(id);
    const again = await add(id, attendee('101', 'Michael'));
    expect(descendant(again.root, 'attendee_url')!.text).toBe(links[0]);
    const list = descendant((await call(sandbox, 'get_data', { class_id: id })).root, 'attendee_list')!;
    expect(list.children.map((each) => textOf(each, 'screen_name')).sort()).toEqual(['Michael', 'Zoë & Co']);
  });

  it.each<[string, string, string[]]>([
    ['1020', '', [attendee('1', 'A')]],
    ['1009', '99', [attendee('1', 'A')]],
    ['1007', '15703', [attendee('1', 'A')]],
    ['1007', '15705', [attendee('1', 'A')]],
    ['1007', '15706', [attendee('1', 'A')]],
    ['1008', '15704', [attendee('1', 'A')]],
    ['1021', '15701', []],
    ['1021', '15701', ['<attendee>']],
    ['1023', '15701', [attendee('1', '')]],
    ['1024', '15701', [attendee('', 'A')]],
    ['1043', '15701', [attendee('1', 'A', '<language_culture_name>tlh</language_culture_name>')]],
  ])('fails with %s for class %j and %j', async (code, classId, attendees) => {
    expect((await add(classId, ...attendees)).code).toBe(code);
  });

  it('fails with 1021 without a list', async () => {
    expect((await call(sandbox, 'add_attendees', { class_id: '15701' })).code).toBe('1021');
  });
});
