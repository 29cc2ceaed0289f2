import { bare, fixture, xml } from '../../support/electa-app';
import { type ScriptedAnswer, webPage } from '../../support/scripted-server';
import { answers, closeAll, create, electa, failureOf, listEvents, range, response } from './source';

afterEach(closeAll);

describe('Listing', () => {
  it('requests a range in UTC under either name, and times in a known zone', async () => {
    const made = await electa(answers(xml(fixture('list-response.xml'))));
    await listEvents(made, ...range);
    expect(Object.fromEntries(made.server.requests[1]!.query)).toEqual({
      token: 'own-token-1',
      cid: '12345',
      StartDateTime: '01/03/2017 00:00:00',
      EndDateTime: '01/08/2017 00:00:00',
      StartDateTimeUTC: '01/03/2017 00:00:00',
      EndDateTimeUTC: '01/08/2017 00:00:00',
      TimeZoneId: '95',
    });
    const inUtc = await electa(answers(xml(fixture('list-response.xml'))), {
      variables: { ELECTA_TIME_ZONES: '{"Europe/Paris":101,"Etc/UTC":1}' },
    });
    await listEvents(inUtc, ...range);
    expect(inUtc.server.requests[1]!.query.get('TimeZoneId')).toBe('1');
  });

  it('gives the events that lie in the range, by start', async () => {
    const item = (id: number, time: string, minutes: number) =>
      `<Item><EventId>${id}</EventId><Topic>T</Topic><EventLocalDateTime>${time}</EventLocalDateTime><Duration>${minutes}</Duration></Item>`;
    const items = [
      item(9, '1/5/2017 10:00 AM', 30),
      item(10, '1/5/2017 10:00 AM', 30),
      item(1, '1/4/2017 11:30 PM', 60),
      item(2, '1/4/2017 11:00 PM', 60),
      item(3, '1/6/2017 11:59 PM', 5),
      item(4, '1/7/2017 12:00 AM', 5),
    ];
    const made = await electa(answers(xml(`<EventsSchedule><Count>6</Count>${items.join('')}</EventsSchedule>`)));
    const events = await listEvents(made, ...range);
    expect(events.map(({ providerId }) => providerId)).toEqual(['1', '9', '10', '3']);
    expect(made.logged.filter(({ level }) => level === 40)).toEqual([]);
  });

  it('leaves out and logs what it cannot identify, and gives the rest', async () => {
    const item = (content: string) =>
      `<Item>${content}<EventLocalDateTime>1/5/2017 10:00 AM</EventLocalDateTime></Item>`;
    const items = [
      item('<EventId>1</EventId><Topic>whole</Topic><Duration>30</Duration>'),
      item('<Topic>without an id</Topic><Duration>30</Duration>'),
      item('<EventId>x1</EventId><Topic>with an odd id</Topic><Duration>30</Duration>'),
      item('<EventId>2</EventId><Topic>without a length</Topic>'),
      '<Item><EventId>3</EventId><Topic>without a start</Topic><Duration>30</Duration></Item>',
    ];
    const made = await electa(answers(xml(`<EventsSchedule><Count>6</Count>${items.join('')}</EventsSchedule>`)));
    const events = await listEvents(made, ...range);
    expect(events.map(({ title }) => title)).toEqual(['whole']);
    expect(made.logged).toContainEqual(
      expect.objectContaining({
        provider: 'ELECTA',
        leftOut: 4,
        problems: [
          'the list states 6 events and has 5',
          expect.stringMatching(/^an event has no id: .*without an id/),
          expect.stringMatching(/^an event has no id: .*with an odd id/),
          'event 2: it has no usable duration',
          'event 3: it has no usable start',
        ],
      }),
    );
  });

  it('cannot place any event where no zone is known', async () => {
    const made = await electa(answers(xml(fixture('list-response.xml'))), { variables: { ELECTA_TIME_ZONES: '{}' } });
    await expect(listEvents(made, ...range)).resolves.toEqual([]);
    expect(made.server.requests[1]!.query.has('TimeZoneId')).toBe(false);
    expect(made.logged).toContainEqual(expect.objectContaining({ leftOut: 1 }));
  });

  it('returns an event that was created here as it is cached', async () => {
    const listed = fixture('list-response.xml').replace('254001', '255052');
    const made = await electa(answers(xml(fixture('create-response.xml')), xml(listed)));
    const event = await create(made);
    const [first] = await listEvents(made, new Date('2018-06-21T00:00:00Z'), new Date('2018-06-22T00:00:00Z'));
    expect(first).toEqual(event);
  });

  it('is repeated where that is worth it, as every read', async () => {
    const made = await electa(answers(bare('', 503), xml('<EventsSchedule/>')));
    await expect(listEvents(made, ...range)).resolves.toEqual([]);
    expect(made.paths()).toEqual(['/token/', '/event/list/', '/event/list/']);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['another document', xml('<Logs/>'), 'PROVIDER_BAD_RESPONSE'],
    ['a web page', webPage(), 'PROVIDER_BAD_RESPONSE'],
    ['a refusal with text', response(9, 'Not today'), 'PROVIDER_REFUSED'],
  ])('is an error when the response is %s', async (_, response, code) => {
    const made = await electa(answers(response));
    expect(await failureOf(listEvents(made, ...range))).toMatchObject({ code });
  });
});
