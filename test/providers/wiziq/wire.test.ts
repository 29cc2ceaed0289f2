import { parseXml } from '../../../src/http/xml';
import { ProviderError } from '../../../src/model/provider-error';
import {
  attendeeListXml,
  COLUMNS,
  formatDate,
  formatStart,
  type Method,
  parseAddedAttendees,
  parseCreated,
  parseCreatedSeries,
  parseRecords,
  parseSchedule,
  parseWallTime,
  readResponse,
  recordOf,
} from '../../../src/providers/wiziq/wire';
import { fixture } from './support';

const responseOf = (text: string, method: Method) => readResponse(parseXml(text), method);

describe('Times', () => {
  it.each([
    ['2014-12-13', '13:30:00', '12/13/2014 13:30'],
    ['2014-01-02', '09:05:00', '01/02/2014 09:05'],
    ['2014-01-02', '09:00:30', '01/02/2014 09:00:30'],
  ])('are written in the documented form: %s %s', (date, time, written) => {
    expect(formatStart({ date, time })).toBe(written);
    expect(formatDate(date)).toBe(written.slice(0, 10));
  });

  it.each([
    ['12/13/2014 13:30', '2014-12-13T13:30:00'],
    ['12/13/2014 13:30:15', '2014-12-13T13:30:15'],
    ['12/13/2014 1:30:00 PM', '2014-12-13T13:30:00'],
    ['1/2/2014 9:05:00 AM', '2014-01-02T09:05:00'],
    ['01/02/2014 09:05 am', '2014-01-02T09:05:00'],
    ['01/02/2014 12:00:00 AM', '2014-01-02T00:00:00'],
    ['01/02/2014 12:00:00 PM', '2014-01-02T12:00:00'],
    ['01/02/2014 13:30:00 PM', '2014-01-02T13:30:00'],
    ['01/02/2014 1:30 p.m.', '2014-01-02T13:30:00'],
    [' 01/02/2014  00:00 ', '2014-01-02T00:00:00'],
  ])('are read in 24 and in 12 hours: %j', (text, wall) => expect(parseWallTime(text)).toBe(wall));

  it.each(['', 'soon', '2014-12-13 13:30', '13/2014 13:30', '12/13/14 13:30', '12/13/2014'])(
    'are null for other text: %j',
    (text) => expect(parseWallTime(text)).toBeNull(),
  );
});

describe('The list of attendees', () => {
  it('is written in the documented form', () => {
    const written = attendeeListXml([{ attendeeId: '101', screenName: 'Mike', language: 'en-US' }]);
    expect(written).toBe(fixture('attendee-list.xml'));
  });

  it('omits a missing language, and accepts any name', () => {
    const name = 'Zoë & <Co> ]]> "x"';
    const written = attendeeListXml([
      { attendeeId: '1', screenName: name, language: null },
      { attendeeId: '2', screenName: 'Bo', language: null },
    ]);
    expect(written).not.toContain('language');
    expect(recordOf(parseXml(written))).toEqual({
      attendee: [
        { attendee_id: '1', screen_name: name },
        { attendee_id: '2', screen_name: 'Bo' },
      ],
    });
  });
});

describe('Responses', () => {
  it('create: the ids, and the record', () => {
    const response = responseOf(fixture('create-response.xml'), 'create');
    expect(parseCreated(response)).toEqual({
      classId: '15716',
      callId: 'g7hj8h2dgty4',
      record: {
        class_id: '15716',
        recording_url: 'http://live.wiziq.com/aliveext/Recorded.aspx?SessionCode=pqcTxHXEgSU%3d',
        presenter_list: [
          {
            presenter_email: 'tsb.kid@gmail.com',
            presenter_url: 'http://live.wiziq.com/aliveext/LoginToSession.aspx?SessionCode=Mk5wx06KmZg%3d',
          },
        ],
      },
    });
  });

  it('create_recurring: the ids and the summary, at any depth', () => {
    const response = responseOf(fixture('create-recurring-response.xml'), 'create_recurring');
    expect(parseCreatedSeries(response)).toMatchObject({
      masterId: '1234',
      callId: '72fe7bbe8df0',
      summary: 'Your recurring series starts on 10/23/2013 at 05:00 and repeats daily (all 7 days)',
      record: { recurring_class_details: { class_id: '15716', is_recurring: { '@value': '1' } } },
    });
    const flat = `<rsp status="ok"><class_master_id>7</class_master_id></rsp>`;
    expect(parseCreatedSeries(responseOf(flat, 'create_recurring'))).toMatchObject({ masterId: '7', summary: null });
  });

  it('get_data: the records with their fields, lists as lists', () => {
    const { records, withoutId } = parseRecords(responseOf(fixture('get-data-response.xml'), 'get_data'));
    expect(records.map(({ classId }) => classId)).toEqual(['15716', '15717', '15718', '15719']);
    expect(withoutId).toBe(0);
    expect(records[0]!.record).toMatchObject({
      title: 'English <Class> & more',
      attendee_list: [{ attendee_id: '101', screen_name: 'Mike' }],
    });
    expect(records[1]!.record['attendee_list']).toEqual([]);
    expect(records[2]!.record).not.toHaveProperty('attendee_list');
  });

  it('view_schedule: the classes, one or many', () => {
    const { records } = parseSchedule(responseOf(fixture('view-schedule-response.xml'), 'view_schedule'));
    expect(records.map(({ classId }) => classId)).toEqual(['15716', '15717', '15718']);
    const one = `<rsp status="ok"><view_schedule><recurring_list><class_details><class_id>5</class_id></class_details><class_details/></recurring_list></view_schedule></rsp>`;
    expect(parseSchedule(responseOf(one, 'view_schedule'))).toEqual({
      records: [{ classId: '5', record: { class_id: '5' } }],
      withoutId: 1,
    });
  });

  it('add_attendees: the links; those without an id are none', () => {
    expect(parseAddedAttendees(responseOf(fixture('add-attendees-response.xml'), 'add_attendees'))).toEqual({
      added: [
        {
          attendeeId: '101',
          url: 'http://live.wiziq.com/aliveext/LoginToSession.aspx?SessionCode=Mk5wx06KmZg%3d',
        },
      ],
      callId: 'g7hj8h2dgty4',
    });
    const odd = `<rsp status="ok"><add_attendees><attendee_list><attendee><attendee_id>1</attendee_id></attendee><attendee/></attendee_list></add_attendees></rsp>`;
    expect(parseAddedAttendees(responseOf(odd, 'add_attendees')).added).toEqual([{ attendeeId: '1', url: null }]);
    expect(parseAddedAttendees(responseOf('<rsp status="ok"/>', 'add_attendees')).added).toEqual([]);
  });

  it.each<[string, Method, (text: string, method: Method) => unknown]>([
    ['<rsp status="ok"><create status="false"/></rsp>', 'create', responseOf],
    [
      '<rsp status="ok"><create><class_details><class_id>n/a</class_id></class_details></create></rsp>',
      'create',
      (...given) => parseCreated(responseOf(...given)),
    ],
    ['<rsp status="ok"><create status="true"/></rsp>', 'create', (...given) => parseCreated(responseOf(...given))],
    [
      '<rsp status="ok"><create_recurring status="true"/></rsp>',
      'create_recurring',
      (...given) => parseCreatedSeries(responseOf(...given)),
    ],
    ['<rsp status="ok"><get_data/></rsp>', 'get_data', (...given) => parseRecords(responseOf(...given))],
    ['<rsp status="ok"/>', 'view_schedule', (...given) => parseSchedule(responseOf(...given))],
  ])('%s is a bad response, after which WizIQ may have acted', (text, method, read) => {
    let thrown: unknown;
    try {
      read(text, method);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ProviderError);
    expect(thrown).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe', retryable: false });
  });
});

describe('A record of an element', () => {
  it('contains attributes, repeated names and text beside children, and cannot replace its prototype', () => {
    const element = parseXml('<a x="1"><b>1</b><B>2</B><c k="v">text<d/></c><__proto__>p</__proto__></a>');
    const record = recordOf(element);
    expect(Object.entries(record)).toEqual([
      ['@x', '1'],
      ['b', ['1', '2']],
      ['c', { '@k': 'v', d: '', '#text': 'text' }],
      ['__proto__', 'p'],
    ]);
    expect(Object.getPrototypeOf(record)).toBe(Object.prototype);
  });
});

test('The columns are listed without blanks, and are those that WizIQ is known to have', () => {
  expect(COLUMNS).toMatch(/^[a-z_]+(,[a-z_]+)*$/);
  for (const unknown of ['presenter_email', 'extend_duration', 'return_url']) expect(COLUMNS).not.toContain(unknown);
});
