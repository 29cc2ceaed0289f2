import { RecordReader } from '../../../src/provider-kit/record-reader';
import { type EntityContext } from '../../../src/model/deferred';
import { type Embedding, type Origin } from '../../../src/providers/administrate/embedded';
import { mapContact, mapCourse, mapVenue } from '../../../src/providers/administrate/mapping-entities';
import { fixture, type Json } from './records';

const example = fixture('get-response');

/** Maps a record of a resource of its own, or one that came inside another. */
function mapped<T>(map: (reader: RecordReader, id: string, origin: Origin) => T, record: Json, origin?: Embedding) {
  const problems: string[] = [];
  const reader = new RecordReader(record, 'it', (problem) => problems.push(problem));
  return { entity: map(reader, String(record.id), origin ?? 'resource'), problems };
}

describe('A venue', () => {
  it('is read whole', () => {
    const record = {
      ...example.venue,
      id: 3,
      description: 'Third floor',
      is_enabled: 0,
      is_deleted: 1,
      region_id: 'UK',
      region: { id: 'UK', name: 'United Kingdom', is_hidden: true, company_id: 4, company: null },
      country_id: 'UK',
      country: { id: 'UK', name: 'United Kingdom' },
    };
    expect(mapped(mapVenue, record)).toEqual({
      problems: [],
      entity: {
        id: 'administrate:venue:3',
        provider: 'ADMINISTRATE',
        providerId: '3',
        providerRecord: record,
        name: 'Test EventVenue',
        description: 'Third floor',
        isEnabled: false,
        isDeleted: true,
        region: {
          providerId: 'UK',
          name: 'United Kingdom',
          isHidden: true,
          company: { providerId: '4', code: null, name: null, currency: null, locale: null },
        },
        country: 'United Kingdom',
      },
    });
  });

  it.each([
    [{ country: 'Poland', country_id: 'PL' }, 'Poland'],
    [{ country: { name: 'Poland' }, country_id: 'PL' }, 'Poland'],
    [{ country: { name: null }, country_id: 'PL' }, 'PL'],
    [{ country: null, country_id: 'PL' }, 'PL'],
    [{ country: null, country_id: 7 }, '7'],
    [{ country: ' ', country_id: null }, null],
    [{ country: null, country_id: null }, null],
  ])('with %j is in %s', (record, country) => {
    expect(mapped(mapVenue, { id: 1, ...record }).entity.country).toBe(country);
  });

  it('with the id of a region alone is in that region', () => {
    expect(mapped(mapVenue, { id: 1, region_id: 'UK' }).entity.region).toEqual({
      providerId: 'UK',
      name: null,
      company: null,
      isHidden: null,
    });
  });
});

describe('A contact', () => {
  it('is read whole', () => {
    const record = {
      ...example.personnel_tutor,
      salutation: 'Dr',
      middle_name: 'Q.',
      email: ' john@example.com ',
      tel: 4420,
      mobile: '0770',
      job_title: 'Tutor',
      department: 'People',
      organisation: 'Acme',
      membership_number: 'M-1',
      is_tutor: true,
      is_staff: 1,
      inactive: true,
      tutor_bio: 'Teaches.',
      lms_bio: 'Not this one.',
      notes: 'Vegan.',
      address_unit: 'Flat 1',
      address_street: '1 Row',
      address_locality: 'Harbour',
      address_town: 'Bristol',
      address_region: 'Avon',
      address_postcode: 'BS1',
      address_country_id: 'UK',
    };
    expect(mapped(mapContact, record)).toEqual({
      problems: [],
      entity: {
        id: 'administrate:contact:1',
        provider: 'ADMINISTRATE',
        providerId: '1',
        providerRecord: record,
        salutation: 'Dr',
        firstName: 'John',
        middleName: 'Q.',
        lastName: 'Smith',
        fullName: 'John Q. Smith',
        email: 'john@example.com',
        telephone: '4420',
        mobile: '0770',
        jobTitle: 'Tutor',
        department: 'People',
        organisation: 'Acme',
        membershipNumber: 'M-1',
        isTutor: true,
        isStaff: true,
        isInactive: true,
        biography: 'Teaches.',
        notes: 'Vegan.',
        address: {
          unit: 'Flat 1',
          street: '1 Row',
          locality: 'Harbour',
          town: 'Bristol',
          region: 'Avon',
          postcode: 'BS1',
          countryId: 'UK',
        },
      },
    });
  });

  it.each([
    [{ first_name: 'Ada', last_name: 'Lovelace' }, 'Ada Lovelace'],
    [{ first_name: 'Ada', middle_name: 'King', last_name: 'Lovelace' }, 'Ada King Lovelace'],
    [{ last_name: 'Lovelace', organisation: 'Acme' }, 'Lovelace'],
    [{ first_name: ' ', organisation: 'Acme', email: 'ada@example.com' }, 'Acme'],
    [{ organisation: null, email: 'ada@example.com' }, 'ada@example.com'],
    [{ email: 'n/a' }, 'Contact 7'],
    [{}, 'Contact 7'],
  ])('with %j is called %s', (record, name) => {
    expect(mapped(mapContact, { id: 7, ...record }).entity.fullName).toBe(name);
  });

  it.each(['n/a', 'nobody', 'a@b@c', '@', 'john at example.com', 7, true])(
    'has no email address if it is %j, which is reported',
    (email) => {
      const { entity, problems } = mapped(mapContact, { id: 7, email });
      expect(entity.email).toBeNull();
      expect(new Set(problems).size).toBe(1);
      expect(problems[0]).toMatch(/^it: email is /);
    },
  );

  it('has the other biography where the first is empty', () => {
    expect(mapped(mapContact, { id: 7, tutor_bio: '', lms_bio: 'Here.' }).entity.biography).toBe('Here.');
  });
});

describe('A course', () => {
  it('is read whole', () => {
    const record = {
      ...example.course,
      title: 'Safety',
      code: 'SAF-01',
      short_code: 'SAF',
      summary: 'In short.',
      introduction: 'Hello.',
      topics: 'Many',
      pre_requisites: 'None',
      benefits: 'A certificate',
      method: 'Classroom',
      level: 'Introductory',
      days: '2.5',
      language_code: 'en_GB',
      is_archived: 1,
      default_start_time: '09:00:00',
      default_end_time: '17:30',
      prices: [{ price: 'free' }],
      allowable_tutors: [{ id: 4, first_name: 'Ada' }],
    };
    const { entity, problems } = mapped(mapCourse, record);
    expect(problems).toEqual(['it.prices[0]: price is "free", not a number']);
    expect(entity).toMatchObject({
      id: 'administrate:course:1',
      title: 'Safety',
      code: 'SAF-01',
      shortCode: 'SAF',
      summary: 'In short.',
      introduction: 'Hello.',
      topics: 'Many',
      prerequisites: 'None',
      benefits: 'A certificate',
      method: 'Classroom',
      level: 'Introductory',
      days: 2.5,
      language: 'en_GB',
      isArchived: true,
      defaultStartTime: '09:00',
      defaultEndTime: '17:30',
      prices: [{ providerId: '', level: null, regionId: null, price: null }],
      allowableTutors: [{ id: 'administrate:contact:4', firstName: 'Ada' }],
      providerRecord: record,
    });
  });

  it.each([
    ['Advanced', 'Advanced'],
    [{ id: 3, name: 'Advanced' }, 'Advanced'],
    [{ id: 3 }, null],
    [3, '3'],
    [null, null],
  ])('of level %j is %s', (level, name) => {
    expect(mapped(mapCourse, { id: 1, level }).entity.level).toBe(name);
  });

  it('has no default time where none can be read, which is reported', () => {
    const { entity, problems } = mapped(mapCourse, { id: 1, default_start_time: 'early', default_end_time: null });
    expect([entity.defaultStartTime, entity.defaultEndTime]).toEqual([null, null]);
    expect(problems).toEqual(['it: default_start_time is "early", not a clock time']);
  });

  it('has tutors to be looked up where it names them by their ids', async () => {
    const { entity, problems } = mapped(mapCourse, { id: 1, allowable_tutors: [4, '5', { id: 6 }, 'x', 0] });
    const requested: string[] = [];
    const context: EntityContext = {
      loaders: {
        load: (id) => {
          requested.push(id);
          return Promise.resolve(id.endsWith('5') ? null : { id });
        },
      },
    };
    const { allowableTutors } = entity;
    expect(typeof allowableTutors === 'function' && (await allowableTutors({}, context))).toEqual([
      { id: 'administrate:contact:4' },
      { id: 'administrate:contact:6' },
    ]);
    expect(requested).toEqual(['administrate:contact:4', 'administrate:contact:5', 'administrate:contact:6']);
    expect(problems).toEqual([
      'it: allowable_tutors is "x", not a contact',
      'it: allowable_tutors is "0", not a contact',
    ]);
  });
});

describe('A record that came inside another one', () => {
  it('is complete if it has every field', () => {
    for (const [map, record] of [
      [mapVenue, example.venue],
      [mapContact, example.personnel_tutor],
      [mapCourse, example.course],
    ] as const) {
      const embedding = { isComplete: true };
      const { entity } = mapped<object>(map, record, embedding);
      expect(embedding.isComplete).toBe(true);
      expect(Object.values(entity).filter((value) => typeof value === 'function')).toEqual([]);
    }
  });

  it('is incomplete where it lacks one, and then only that one is looked up', () => {
    const embedding = { isComplete: true };
    const { description: _, ...venue } = example.venue;
    const { entity } = mapped(mapVenue, venue, embedding);
    expect(embedding.isComplete).toBe(false);
    expect(Object.entries(entity).filter(([, value]) => typeof value === 'function')).toEqual([
      ['description', expect.any(Function)],
    ]);
  });
});
