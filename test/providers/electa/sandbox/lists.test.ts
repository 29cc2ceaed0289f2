import { child, childrenNamed, parseXml, textOf, type XmlElement } from '../../../../src/http/xml';
import { sample, start, stopAll } from './caller';

afterAll(stopAll);

describe('/event/list/', () => {
  const items = (text: string): readonly XmlElement[] => childrenNamed(child(parseXml(text), 'Items')!, 'Item');
  /** From Thursday to Tuesday, the end excluded. */
  const range = { StartDateTimeUTC: '11/19/2026 00:00:00', EndDateTimeUTC: '11/25/2026 00:00:00' };

  it('gives the events around now in the documented shape, with texts that need care', async () => {
    const { callWithToken } = await start();
    const text = await callWithToken('/event/list/', range);
    const root = parseXml(text);
    expect(root.name).toBe('EventsSchedule');
    expect(root.children.slice(0, 4).map(({ name, text }) => [name, text])).toEqual([
      ['Count', '5'],
      ['CompanyId', '12345'],
      ['StartDateTimeUTC', '11/19/2026'],
      ['EndDateTimeUTC', '11/25/2026'],
    ]);
    expect(items(text)).toHaveLength(5);
    const first = Object.fromEntries(items(text)[2]!.children.map(({ name, text }) => [name, text]));
    expect(first).toMatchObject({
      EventId: '209823',
      Topic: 'Welcome & orientation',
      Description: 'How the virtual classroom works.',
      EventLocalDateTime: '11/23/2026 9:00 AM',
      EventOriginalDateTime: '11/23/2026 9:00 AM',
      Duration: '30',
    });
    expect(text).toContain('<![CDATA[Excel: formulas < macros]]>');
  });

  it('is the same for the same moment', async () => {
    const [one, other] = [await start(), await start()];
    expect(await one.callWithToken('/event/list/', range)).toBe(await other.callWithToken('/event/list/', range));
  });

  it('returns times in the requested zone, also across noon and midnight', async () => {
    const { callWithToken } = await start();
    await callWithToken('/event/create', { ...sample, StartDateTime: '11/20/2026 15:05' });
    const timesIn = async (TimeZoneId: string) =>
      items(await callWithToken('/event/list/', { ...range, TimeZoneId })).map((item) =>
        textOf(item, 'EventLocalDateTime'),
      );
    expect(await timesIn('142')).toContain('11/21/2026 12:05 AM');
    expect(await timesIn('34')).toContain('11/20/2026 12:05 PM');
  });

  it('holds what was created, in the order of starts, and reads the other names of the range in the zone', async () => {
    const { callWithToken } = await start();
    await callWithToken('/event/create', { ...sample, StartDateTime: '11/20/2026 16:30', topic: 'New' });
    const topics = async (parameters: Record<string, string>) =>
      items(await callWithToken('/event/list/', parameters)).map((item) => textOf(item, 'Topic'));
    expect(await topics({ StartDateTime: '11/20/2026 16:00', EndDateTime: '11/20/2026 17:00' })).toEqual([
      'Questions & answers',
      'New',
    ]);
    const inParis = { StartDateTime: '11/20/2026 17:15', EndDateTime: '11/20/2026 18:00', TimeZoneId: '101' };
    expect(await topics(inParis)).toEqual(['New']);
    expect(await topics({ ...inParis, ...range, RoomID: '2221', OrganizerId: '122211' })).toEqual(['New']);
  });

  it.each([
    [{}, '10'],
    [{ StartDateTimeUTC: 'yesterday', EndDateTimeUTC: '11/20/2026 10:00' }, '13'],
    [{ ...range, TimeZoneId: '9999' }, '14'],
    [{ ...range, RoomID: 'blue' }, '15'],
  ])('refuses %j with %s', async (parameters, code) => {
    const { callWithToken } = await start();
    expect(await callWithToken('/event/list/', parameters as Record<string, string>)).toBe(code);
  });
});
