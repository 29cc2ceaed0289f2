import { eventRecord, mapEvent } from './records';

describe('The small records of an event', () => {
  it('are read whole', () => {
    const { event, problems } = mapEvent(
      eventRecord({
        tag: { id: 2, name: 'Autumn' },
        tax_type: { id: 3, name: 'VAT', rate: '20' },
        account: { id: 4, name: 'Acme' },
        account_venue: { id: 5, name: 'House', description: 'Lifts', latitude: 51.5, longitude: '-0.1' },
        company: { id: 6, code: 'ACM', name: 'Acme', currency: { symbol: '£' }, settings: { locale: 'en_GB' } },
        region: { id: 'UK', name: 'UK' },
        personnel: [
          { id: 7, role: { id: 1, name: 'Lead' }, contact: { id: 8, first_name: 'Ada' } },
          { id: 9, role: 'Support', contact: null, contact_id: null },
          { role: { id: 2 }, contact: null },
          { id: 10, role: null },
        ],
        non_working_days: ['2013-01-05', 6],
        event_template_id: 11,
        overall_attendance: 98.5,
        location: 'Room 3',
        notes: 'Bring a laptop.',
        notes2: 'Lunch.',
        is_lms: 1,
        delegates_max: null,
        delegates_booked: 3.5,
        delegates_reserved: null,
        delegates_actual: '4',
      }),
    );
    expect(problems).toEqual([]);
    expect(event).toMatchObject({
      tag: { providerId: '2', name: 'Autumn' },
      taxType: { providerId: '3', name: 'VAT', rate: 20 },
      account: { providerId: '4', name: 'Acme' },
      accountVenue: { providerId: '5', name: 'House', description: 'Lifts', latitude: 51.5, longitude: -0.1 },
      company: {
        providerId: '6',
        code: 'ACM',
        name: 'Acme',
        currency: { code: '', name: null, symbol: '£', isBase: null },
        locale: 'en_GB',
      },
      region: { providerId: 'UK', name: 'UK', company: null, isHidden: null },
      personnel: [
        { providerId: '7', role: 'Lead', contact: { id: 'administrate:contact:8', firstName: 'Ada' } },
        { providerId: '9', role: 'Support', contact: null },
        { providerId: '', role: null, contact: null },
        { providerId: '10', role: null, contact: null },
      ],
      nonWorkingDays: ['2013-01-05', '6'],
      eventTemplateId: '11',
      overallAttendance: 98.5,
      location: 'Room 3',
      notes: 'Bring a laptop.',
      notes2: 'Lunch.',
      isLms: true,
      delegates: { max: null, booked: 3.5, reserved: 0, actual: 4 },
    });
  });

  it('are known by their ids where nothing else is there', () => {
    const ids = { tag_id: 2, tax_type_id: 3, account_id: 4, company_id: 6, region_id: 'UK' };
    expect(mapEvent(eventRecord(ids)).event).toMatchObject({
      tag: { providerId: '2', name: null },
      taxType: { providerId: '3', name: null, rate: null },
      account: { providerId: '4', name: null },
      company: { providerId: '6', code: null, name: null, currency: null, locale: null },
      region: { providerId: 'UK', name: null, company: null, isHidden: null },
    });
  });

  it('are none where they have no id, or are no records', () => {
    const { event, problems } = mapEvent(
      eventRecord({ tag: { name: 'Autumn' }, account_venue: { name: 'House' }, tax_type: 'VAT', prices: [1, null] }),
    );
    expect(event).toMatchObject({ tag: null, accountVenue: null, taxType: null, prices: [] });
    expect(new Set(problems)).toEqual(
      new Set([
        'public event 6: tax_type is "VAT", not a record',
        'public event 6: prices[0] is 1, not a record',
        'public event 6: prices[1] is null, not a record',
      ]),
    );
  });

  it('have a tax rate under either name', () => {
    expect(mapEvent(eventRecord({ tax_type: { id: 1, percentage: 7 } })).event?.taxType?.rate).toBe(7);
  });

  it('have prices in the currency that the price names, without one where it names none', () => {
    const prices = [
      { id: 1, price: 5, currency: { code: 'EUR' }, currency_code: 'GBP', price_level: null, region_id: 'EU' },
      { id: 2, price: 6, currency_code: 'GBP' },
      { id: 3, price: 7 },
      { id: 4, price: null, currency_code: 'GBP' },
    ];
    const { event } = mapEvent(eventRecord({ prices }));
    expect(event?.prices.map(({ price }) => price)).toEqual([
      { amount: 5, currency: 'EUR' },
      { amount: 6, currency: 'GBP' },
      { amount: 7, currency: null },
      null,
    ]);
    expect(event?.prices[0]).toMatchObject({ level: null, region: { providerId: 'EU', name: null } });
  });
});
