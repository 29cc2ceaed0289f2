import { parseXml } from '../../../src/http/xml';
import {
  EventReader,
  readResponse,
  readCreatedEvent,
  readEventList,
  readToken,
  writeRangeEnd,
  writeStart,
} from '../../../src/providers/electa/wire';
import { fixture } from '../../support/electa-app';

describe('A response', () => {
  it.each([
    ['105', '105'],
    [' 105\r\n', '105'],
    ['\uFEFF-3', '-3'],
    ['<int xmlns="http://schemas.microsoft.com/2003/10/Serialization/">105</int>', '105'],
    ['<?xml version="1.0"?><Error> 105 </Error>', '105'],
    ['<Response><ResponseCode>105</ResponseCode></Response>', '105'],
    ['<response><responsecode>+7</responsecode><ResponseData/></response>', '+7'],
  ])('is a refusal when it is an error code: %s', (text, code) => {
    expect(readResponse(text)).toEqual({ refusal: { code, text: null } });
  });

  it('is a refusal with the text beside the code', () => {
    expect(readResponse(fixture('token-refusal.xml'))).toEqual({
      refusal: { code: '2', text: 'Invalid Account or Application Key' },
    });
  });

  it.each([
    '<NewEvent><EventId>255052</EventId></NewEvent>',
    '<Response><ResponseCode>0</ResponseCode><ResponseData>x</ResponseData></Response>',
    '<Response><ResponseCode>none</ResponseCode></Response>',
    '<int>0</int>',
    '<string>what?</string>',
    '<NewEvent>255052</NewEvent>',
    '<EventId>255052</EventId>',
    '<EventsSchedule/>',
  ])('is a document when it is none: %s', (text) => {
    expect(readResponse(text)).toEqual({ root: expect.objectContaining({ name: expect.any(String) }) });
  });

  it.each([
    ['0', /text without any element/],
    ['true', /text without any element/],
    ['12345678901', /text without any element/],
    ['', /nothing in it/],
    ['<html><body>Sign in</body></html>', /web page/],
    ['<NewEvent><EventId>255052</Eve', /not well-formed/],
    ['{"code":105}', /JSON/],
  ])('may be unreadable: %s', (text, why) => {
    expect(readResponse(text)).toEqual({ unreadable: expect.stringMatching(why) });
  });
});

describe('A token', () => {
  it('is beside the code 0', () => {
    expect(readToken({ root: parseXml(fixture('token-response.xml')) })).toBe('9C467079-FE3B-45C5-8AA5-9726397081AA');
  });

  it.each([
    '<Response><ResponseCode>0</ResponseCode></Response>',
    '<Response><ResponseCode>0</ResponseCode><ResponseData>two words</ResponseData></Response>',
    '<Response><ResponseCode>0</ResponseCode><ResponseData>short</ResponseData></Response>',
    '<Response><ResponseData>9C467079-FE3B-45C5-8AA5-9726397081AA</ResponseData></Response>',
  ])('is not in %s', (text) => {
    expect(readToken({ root: parseXml(text) })).toBeNull();
  });
});

describe('A created event', () => {
  it("is read as the page's sample has it", () => {
    expect(readCreatedEvent(parseXml(fixture('create-response.xml')))).toEqual({
      StartDateTime: '6/21/2018 10:00',
      Duration: '30',
      TimeZoneId: '95',
      EventId: '255052',
      AccessCode: '12550528',
      Topic: '10 hour session',
      AccessType: 'B',
      EventOpenPrior: '5',
      EventURL: 'https://www.school-network.net/event/join/12550528',
    });
  });

  it.each([
    '<newevent><EVENTID>1</EVENTID></newevent>',
    '<Response><ResponseCode>0</ResponseCode><ResponseData><NewEvent><EventId>1</EventId></NewEvent></ResponseData></Response>',
  ])('is found in any capitals, and inside of another element: %s', (text) => {
    const reader = new EventReader(readCreatedEvent(parseXml(text)), 'event');
    expect(reader.text('eventid')).toBe('1');
  });

  it('contains every element, one or many', () => {
    const text = '<NewEvent><A>1</A><a>2</a><B><C>3</C></B><D/></NewEvent>';
    expect(readCreatedEvent(parseXml(text))).toEqual({ a: ['1', '2'], B: { C: '3' }, D: '' });
  });

  it('is not there in another document', () => {
    expect(readCreatedEvent(parseXml('<Response><ResponseCode>0</ResponseCode></Response>'))).toBeNull();
  });
});

describe('A list of events', () => {
  it('is read with the elements that the page shows', () => {
    const list = readEventList(parseXml(fixture('list-response.xml')));
    expect(list).toMatchObject({
      count: 1,
      items: [
        {
          EventId: '254001',
          Topic: 'Fractions & decimals',
          Description: 'For beginners',
          EventLocalDateTime: '1/5/2017 4:00 PM',
          Duration: '90',
        },
      ],
    });
  });

  it.each(['Event', 'Item', 'EventSchedule', 'x'])('has items by any name, however deep: %s', (name) => {
    const item = (id: number) => `<${name}><EventId>${id}</EventId><Inner><Topic>no</Topic></Inner></${name}>`;
    const text = `<R><EventsSchedule><Count>2</Count><Items>${item(1)}${item(2)}</Items></EventsSchedule></R>`;
    expect(readEventList(parseXml(text))?.items.map(({ EventId }) => EventId)).toEqual(['1', '2']);
  });

  it('may have items that are written as a created event is', () => {
    const text =
      '<EventsSchedule><i><Topic>T</Topic><StartDateTime>1/5/2017 16:00</StartDateTime><TimeZoneId>95</TimeZoneId></i></EventsSchedule>';
    expect(readEventList(parseXml(text))).toMatchObject({
      count: null,
      items: [{ Topic: 'T', StartDateTime: '1/5/2017 16:00', TimeZoneId: '95' }],
    });
  });

  it('may be empty, and is nothing when it is something else', () => {
    expect(readEventList(parseXml('<EventsSchedule><Count>0</Count></EventsSchedule>'))).toEqual({
      count: 0,
      items: [],
    });
    expect(readEventList(parseXml('<EventsSchedule><Count>many</Count></EventsSchedule>'))?.count).toBeNull();
    expect(readEventList(parseXml('<Logs><Count>0</Count></Logs>'))).toBeNull();
  });
});

describe('Times', () => {
  it.each([
    ['2018-06-21', '10:00:00', '6/21/2018 10:00'],
    ['2018-12-08', '09:05:00', '12/8/2018 09:05'],
    ['2018-01-01', '00:00:00', '1/1/2018 00:00'],
    ['2018-06-21', '10:00:30', null],
    ['-000001-06-21', '10:00:00', null],
    ['+010000-01-01', '10:00:00', null],
  ])('%s at %s is written %s', (date, time, written) => {
    expect(writeStart(date, time)).toBe(written);
  });

  it('of a range are written in UTC, to the second', () => {
    expect(writeRangeEnd(new Date('2018-12-18T23:45:07.900Z'))).toBe('12/18/2018 23:45:07');
    expect(writeRangeEnd(new Date('2018-01-02T03:04:05Z'))).toBe('01/02/2018 03:04:05');
  });
});
