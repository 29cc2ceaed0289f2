import { parseXml } from '../../../src/http/xml';
import { Event } from '../../../src/model/event';
import { ElectaEventDetails } from '../../../src/providers/electa/details';
import { type EventRecord, mapEvent, type RequestedEvent } from '../../../src/providers/electa/mapping';
import { readCreatedEvent, type WireEvent } from '../../../src/providers/electa/wire';
import { fixture } from '../../support/electa-app';

const ZONES = new Map([
  ['Europe/London', 95],
  ['Europe/Dublin', 95],
  ['Europe/Paris', 101],
]);

const NAMES = { timeZones: ZONES, presenters: new Map([['9', 'known@example.com']]) };

const requested: RequestedEvent = {
  title: 'Sample Topic',
  startsAt: '2018-06-21T09:00:00.000Z',
  start: '6/21/2018 10:00',
  timeZone: 'Europe/London',
  timeZoneId: 95,
  durationMinutes: 30,
  accessType: 'B',
  presenterId: '122211',
  roomId: '2221',
  showInPublicCalendar: false,
};

const returned = readCreatedEvent(parseXml(fixture('create-response.xml')))!;

function mapped(changes: Partial<EventRecord> = {}) {
  const problems: string[] = [];
  const record = { providerId: '255052', requested, returned, timeZone: 'Europe/London', ...changes };
  // The ledger stores JSON.
  const event = mapEvent(JSON.parse(JSON.stringify(record)) as EventRecord, NAMES, (problem) => problems.push(problem));
  return { event, problems };
}

const returning = (changes: Partial<WireEvent>) => ({ returned: { ...returned, ...changes } });

describe('The event of a create', () => {
  it("is what Electa returned, as the page's sample has it", () => {
    const { event, problems } = mapped();
    expect(problems).toEqual([]);
    expect(event).toBeInstanceOf(Event);
    expect(event?.details).toBeInstanceOf(ElectaEventDetails);
    expect(event).toEqual({
      id: 'electa:event:255052',
      provider: 'ELECTA',
      providerId: '255052',
      providerRecord: returned,
      title: '10 hour session',
      description: null,
      startsAt: new Date('2018-06-21T09:00:00Z'),
      endsAt: new Date('2018-06-21T09:30:00Z'),
      timeZone: 'Europe/London',
      status: 'SCHEDULED',
      joinUrl: 'https://www.school-network.net/event/join/12550528',
      hosts: [{ name: null, email: null, providerId: '122211' }],
      details: {
        accessType: 'B',
        accessCode: '12550528',
        eventUrl: 'https://www.school-network.net/event/join/12550528',
        openPriorMinutes: 5,
        durationMinutes: 30,
        companyId: null,
        presenterId: '122211',
        roomId: '2221',
        timeZoneId: 95,
        showInPublicCalendar: false,
      },
      // Electa has none of these.
      rooms: null,
      mainRoom: null,
      participants: null,
    });
  });

  it.each([
    ['CompanyId', 'PresenterId', 'RoomId'],
    ['CID', 'OrganizerID', 'roomid'],
    ['Company', 'UserId', 'VCRID'],
    ['companyID', 'EventOrganiser', 'VirtualClassroom'],
  ])('has its company, presenter and room by any name: %s, %s, %s', (company, presenter, room) => {
    const names = { CompanyName: 'Acme', PresenterName: 'Ada', RoomName: 'Blue' };
    const { event } = mapped(returning({ ...names, [company]: '12345', [presenter]: '7', [room]: '8' }));
    expect(event?.details).toMatchObject({ companyId: '12345', presenterId: '7', roomId: '8' });
  });

  it('has the address of its presenter where the settings have it', () => {
    const { event } = mapped(returning({ PresenterId: '9' }));
    expect(event?.hosts).toEqual([{ name: null, email: 'known@example.com', providerId: '9' }]);
  });

  it('is what was requested for where Electa says nothing', () => {
    const { event, problems } = mapped({ returned: null });
    expect(problems).toEqual([]);
    expect(event).toMatchObject({
      providerRecord: null,
      title: 'Sample Topic',
      startsAt: new Date('2018-06-21T09:00:00Z'),
      endsAt: new Date('2018-06-21T09:30:00Z'),
      timeZone: 'Europe/London',
      joinUrl: null,
      hosts: [{ providerId: '122211' }],
      details: { accessType: 'B', accessCode: null, openPriorMinutes: null, roomId: '2221', timeZoneId: 95 },
    });
  });

  it('is in the zone that was requested for, also where the id means another one first', () => {
    const dublin = { requested: { ...requested, timeZone: 'Europe/Dublin' } };
    expect(mapped(dublin).event?.timeZone).toBe('Europe/Dublin');
    expect(mapped({ ...dublin, ...returning({ TimeZoneId: null }) }).event).toMatchObject({
      timeZone: 'Europe/Dublin',
      startsAt: new Date('2018-06-21T09:00:00Z'),
    });
  });

  it('is in the zone that Electa made it in', () => {
    expect(mapped(returning({ TimeZoneId: '101' })).event).toMatchObject({
      timeZone: 'Europe/Paris',
      startsAt: new Date('2018-06-21T08:00:00Z'),
      details: { timeZoneId: 101 },
    });
  });

  it.each<[string, Partial<WireEvent>, RegExp]>([
    [
      'in a zone whose id is unknown',
      { TimeZoneId: '7' },
      /startdatetime is "6\/21\/2018 10:00", not in a zone whose id is known/,
    ],
    ['in another form', { StartDateTime: '21.6.2018' }, /startdatetime is "21.6.2018", not a date and time/],
    ['on a day that no calendar has', { StartDateTime: '2/30/2018 10:00' }, /not a date and time/],
  ])('starts when it was requested to when it is returned %s', (_, changes, problem) => {
    const { event, problems } = mapped(returning(changes));
    expect(event?.startsAt).toEqual(new Date('2018-06-21T09:00:00Z'));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('reports a time in a gap or a fold, and takes it in the compatible way', () => {
    const gap = mapped(returning({ StartDateTime: '3/29/2026 01:30' }));
    expect(gap.event?.startsAt).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(gap.problems).toEqual([expect.stringMatching(/shown by any clock/)]);
    const fold = mapped(returning({ StartDateTime: '10/25/2026 01:30' }));
    expect(fold.event?.startsAt).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(fold.problems).toEqual([expect.stringMatching(/shown only once/)]);
  });

  it.each<[Partial<WireEvent>, object, string]>([
    [{ Duration: 'long' }, { details: { durationMinutes: 30 } }, 'duration is "long", not a number'],
    [{ Duration: '0' }, { details: { durationMinutes: 30 } }, 'duration is 0, not a duration in minutes'],
    [
      { TimeZoneId: '9999999999' },
      { details: { timeZoneId: 95 } },
      'timezoneid is 9999999999, not a whole number of at most 32 bits',
    ],
    [
      { EventOpenPrior: '5.5' },
      { details: { openPriorMinutes: null } },
      'eventopenprior is 5.5, not a whole number of at most 32 bits',
    ],
    [
      { EventURL: '/event/join/1' },
      { joinUrl: null, details: { eventUrl: null } },
      'eventurl is "/event/join/1", not a web address',
    ],
  ])('does without what cannot be used, and reports it: %j', (changes, expected, problem) => {
    const { event, problems } = mapped(returning(changes));
    expect(event).toMatchObject(expected);
    expect(problems).toEqual([`event 255052: ${problem}`]);
  });

  it.each([
    ['A', 'A'],
    ['b', 'B'],
    ['C', 'OTHER'],
    ['Selected users', 'OTHER'],
  ])('has the access type of %s: %s', (accessType, expected) => {
    expect(mapped(returning({ AccessType: accessType })).event?.details).toMatchObject({ accessType: expected });
  });
});

describe('The event of a list', () => {
  const listed = {
    requested: null,
    timeZone: 'Europe/Paris',
    returned: { ...returned, EventLocalDateTime: '1/5/2017 4:00 PM', TimeZoneId: null },
  } as const;

  it('starts in the zone of the list; its own is unknown', () => {
    const { event, problems } = mapped(listed);
    expect(problems).toEqual([]);
    expect(event).toMatchObject({
      startsAt: new Date('2017-01-05T15:00:00Z'),
      endsAt: new Date('2017-01-05T15:30:00Z'),
      timeZone: null,
      hosts: [],
      details: { presenterId: null, showInPublicCalendar: null },
    });
  });

  it('may have its own zone', () => {
    const { event } = mapped({ ...listed, returned: { ...listed.returned, TimeZoneId: '95' } });
    expect(event).toMatchObject({ startsAt: new Date('2017-01-05T15:00:00Z'), timeZone: 'Europe/London' });
  });

  it('is called by its number when it has no topic, and of no type when none is returned', () => {
    const { event } = mapped({ ...listed, returned: { ...listed.returned, Topic: null, AccessType: null } });
    expect(event).toMatchObject({ title: 'Electa event 255052', details: { accessType: null } });
  });

  it.each<[string, Partial<EventRecord>, string]>([
    [
      'without a start',
      { returned: { ...listed.returned, StartDateTime: null, EventLocalDateTime: null } },
      'it has no usable start',
    ],
    ['without a length', { returned: { ...listed.returned, Duration: null } }, 'it has no usable duration'],
    ['in a zone that is not known', { timeZone: null }, 'it has no usable start'],
    ['with nothing at all', { returned: null }, 'it has no usable start'],
  ])('is none %s, and that is reported', (_, changes, problem) => {
    const { event, problems } = mapped({ ...listed, ...changes });
    expect(event).toBeNull();
    expect(problems.at(-1)).toBe(`event 255052: ${problem}`);
  });
});
