import { parseXml } from '../../../src/http/xml';
import { Event } from '../../../src/model/event';
import { ElectaEventDetails } from '../../../src/providers/electa/details';
import { mapEvent } from '../../../src/providers/electa/mapping';
import { type AskedEvent, EventMemory, type EventRecord } from '../../../src/providers/electa/snapshot';
import { TimeZoneTable } from '../../../src/providers/electa/time-zones';
import { readCreatedEvent, type WireEvent } from '../../../src/providers/electa/wire';
import { fixture } from '../../support/electa-app';
import { memoryRecords } from '../../support/memory-records';

const ZONES = TimeZoneTable.of([
  ['Europe/London', 95],
  ['Europe/Dublin', 95],
  ['Europe/Paris', 101],
]);

const NAMES = { timeZones: ZONES, presenters: new Map([['9', 'known@example.com']]) };

const asked: AskedEvent = {
  title: 'Sample Topic',
  startsAt: '2018-06-21T09:00:00.000Z',
  timeZone: 'Europe/London',
  timeZoneId: 95,
  durationMinutes: 30,
  accessType: 'B',
  presenterId: '122211',
  roomId: '2221',
  showInPublicCalendar: false,
};

const answered = readCreatedEvent(parseXml(fixture('create-response.xml')))!;

function mapped(changes: Partial<EventRecord> = {}) {
  const problems: string[] = [];
  const record = { providerId: '255052', asked, answered, timeZone: 'Europe/London', ...changes };
  // What a ledger keeps has been JSON.
  const event = mapEvent(JSON.parse(JSON.stringify(record)) as EventRecord, NAMES, (problem) => problems.push(problem));
  return { event, problems };
}

const answering = (changes: Partial<WireEvent>) => ({ answered: { ...answered, ...changes } });

describe('The event of a create', () => {
  it("is what Electa answered, as the page's sample has it", () => {
    const { event, problems } = mapped();
    expect(problems).toEqual([]);
    expect(event).toBeInstanceOf(Event);
    expect(event?.details).toBeInstanceOf(ElectaEventDetails);
    expect(event).toEqual({
      id: 'electa:event:255052',
      provider: 'ELECTA',
      providerId: '255052',
      providerRecord: answered.record,
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

  it('has the address of its presenter where the settings tell it', () => {
    const { event } = mapped(answering({ presenterId: '9' }));
    expect(event?.hosts).toEqual([{ name: null, email: 'known@example.com', providerId: '9' }]);
  });

  it('is what was asked for where Electa says nothing', () => {
    const { event, problems } = mapped({ answered: null });
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

  it('is in the zone that was asked for, also where the id means another one first', () => {
    const dublin = { asked: { ...asked, timeZone: 'Europe/Dublin' } };
    expect(mapped(dublin).event?.timeZone).toBe('Europe/Dublin');
    expect(mapped({ ...dublin, ...answering({ timeZoneId: null }) }).event).toMatchObject({
      timeZone: 'Europe/Dublin',
      startsAt: new Date('2018-06-21T09:00:00Z'),
    });
  });

  it('is in the zone that Electa made it in', () => {
    expect(mapped(answering({ timeZoneId: '101' })).event).toMatchObject({
      timeZone: 'Europe/Paris',
      startsAt: new Date('2018-06-21T08:00:00Z'),
      details: { timeZoneId: 101 },
    });
  });

  it.each<[string, Partial<WireEvent>, RegExp]>([
    [
      'in a zone whose id is unknown',
      { timeZoneId: '7' },
      /start is "6\/21\/2018 10:00", not in a zone whose id is known/,
    ],
    ['in another form', { start: '21.6.2018' }, /start is "21.6.2018", not a date and time/],
    ['on a day that no calendar has', { start: '2/30/2018 10:00' }, /not a date and time/],
  ])('starts when it was asked to when it is answered %s', (_, changes, problem) => {
    const { event, problems } = mapped(answering(changes));
    expect(event?.startsAt).toEqual(new Date('2018-06-21T09:00:00Z'));
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('reports a time in a gap or a fold, and takes it in the compatible way', () => {
    const gap = mapped(answering({ start: '3/29/2026 01:30' }));
    expect(gap.event?.startsAt).toEqual(new Date('2026-03-29T01:30:00Z'));
    expect(gap.problems).toEqual([expect.stringMatching(/shown by any clock/)]);
    const fold = mapped(answering({ start: '10/25/2026 01:30' }));
    expect(fold.event?.startsAt).toEqual(new Date('2026-10-25T00:30:00Z'));
    expect(fold.problems).toEqual([expect.stringMatching(/shown only once/)]);
  });

  it.each<[Partial<WireEvent>, object, string]>([
    [
      { duration: 'long' },
      { details: { durationMinutes: 30 } },
      'duration is "long", not a whole number of at most 32 bits',
    ],
    [{ duration: '0' }, { details: { durationMinutes: 30 } }, 'duration is "0", not a length in minutes'],
    [
      { timeZoneId: '9999999999' },
      { details: { timeZoneId: 95 } },
      'timeZoneId is "9999999999", not a whole number of at most 32 bits',
    ],
    [
      { openPrior: '5.5' },
      { details: { openPriorMinutes: null } },
      'openPrior is "5.5", not a whole number of at most 32 bits',
    ],
    [
      { eventUrl: '/event/join/1' },
      { joinUrl: null, details: { eventUrl: null } },
      'eventUrl is "/event/join/1", not a web address',
    ],
  ])('does without what cannot be used, and reports it: %j', (changes, expected, problem) => {
    const { event, problems } = mapped(answering(changes));
    expect(event).toMatchObject(expected);
    expect(problems).toEqual([`event 255052: ${problem}`]);
  });

  it.each([
    ['A', 'A'],
    ['b', 'B'],
    ['C', 'OTHER'],
    ['Selected users', 'OTHER'],
  ])('has the access type of %s: %s', (accessType, expected) => {
    expect(mapped(answering({ accessType })).event?.details).toMatchObject({ accessType: expected });
  });
});

describe('The event of a list', () => {
  const listed = {
    asked: null,
    timeZone: 'Europe/Paris',
    answered: { ...answered, start: '1/5/2017 4:00 PM', startIsIn: 'askedZone', timeZoneId: null },
  } as const;

  it('starts in the zone that was asked for; its own is not told', () => {
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

  it('may tell its own zone', () => {
    const { event } = mapped({ ...listed, answered: { ...listed.answered, timeZoneId: '95' } });
    expect(event).toMatchObject({ startsAt: new Date('2017-01-05T15:00:00Z'), timeZone: 'Europe/London' });
  });

  it('is called by its number when it has no topic, and of no type when none is told', () => {
    const { event } = mapped({ ...listed, answered: { ...listed.answered, topic: null, accessType: null } });
    expect(event).toMatchObject({ title: 'Electa event 255052', details: { accessType: null } });
  });

  it.each<[string, Partial<EventRecord>, string]>([
    ['without a start', { answered: { ...listed.answered, start: null } }, 'it has no start that can be used'],
    ['without a length', { answered: { ...listed.answered, duration: null } }, 'it has no length that can be used'],
    ['in a zone that is not known', { timeZone: null }, 'it has no start that can be used'],
    ['with nothing at all', { answered: null }, 'it has no start that can be used'],
  ])('is none %s, and that is reported', (_, changes, problem) => {
    const { event, problems } = mapped({ ...listed, ...changes });
    expect(event).toBeNull();
    expect(problems.at(-1)).toBe(`event 255052: ${problem}`);
  });
});

describe('The memory of events', () => {
  const record = (providerId: string): EventRecord => ({ providerId, asked: null, answered: null, timeZone: null });

  it('gives one place per id, in the order asked', async () => {
    const memory = new EventMemory();
    expect(await memory.recall(['1'])).toEqual([null]);
    memory.use(memoryRecords({ 'electa:event:1': record('1'), 'electa:event:2': record('2') }));
    expect(await memory.recall(['2', '3', '1', '2'])).toEqual([record('2'), null, record('1'), record('2')]);
  });
});
