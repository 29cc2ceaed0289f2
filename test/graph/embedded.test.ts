import { type JsonRecord } from '../../src/provider-kit/record-reader';
import { eventRecord, fixture, type Json } from '../providers/administrate/records';
import { startSmallAdministrate, stopAll } from './small-administrate';

afterAll(stopAll);

const EVENTS = '{ publicEvents(first: 200) { nodes { %s } } }';
const query = (fields: string): string => EVENTS.replace('%s', fields);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const list = (ids: readonly number[]): string => ids.join(',');

const venue = (id: number): JsonRecord => ({
  ...fixture('get-response').venue,
  id,
  name: `Venue ${id}`,
  country: 'Poland',
});
const tutor = (id: number): JsonRecord => ({
  ...fixture('get-response').personnel_tutor,
  id,
  first_name: 'Tutor',
  last_name: String(id),
  email: `tutor${id}@example.com`,
});
const course = (id: number): JsonRecord => ({
  ...fixture('get-response').course,
  id,
  title: `Course ${id}`,
  summary: `About ${id}`,
});

/** Events whose venue, tutor and course have these ids, and stand in the record as given: not at all, unless told. */
const events = (count: number, embedded: (id: number) => JsonRecord = () => ({})) =>
  upTo(count).map((id) => {
    const named = { venue_id: 1 + (id % 25), personnel_tutor_id: 101 + (id % 25), course_id: 201 + (id % 25) };
    const missing = id % 2 === 0 ? null : undefined;
    const left = { venue: missing, personnel_tutor: missing, course: missing };
    return eventRecord({ id, ...named, ...left, ...embedded(id) });
  });

const ids = (from: number): number[] => upTo(25).map((id) => from + id);

/** Twenty-five of each, with the ids that the events name. */
const resources = {
  'event/venues': ids(0).map(venue),
  'crm/contacts': ids(100).map(tutor),
  'event/courses': ids(200).map(course),
};

const inOrder = (calls: readonly string[]): string[] =>
  calls.map((call) => {
    const [resource, wanted] = call.split(' ') as [string, string];
    return `${resource} ${
      /\d/.test(wanted)
        ? list(
            wanted
              .split(',')
              .map(Number)
              .sort((a, b) => a - b),
          )
        : wanted
    }`;
  });

describe('Events whose venue, tutor and course are named by their ids alone', () => {
  const FIELDS = `id title description
    venue { id name country region { name } } tutor { id fullName email } course { id title prices { level } }
    hosts { name email providerId }`;

  it('are completed by one call per kind, however many there are', async () => {
    const app = await startSmallAdministrate({ 'event/public_events': events(100), ...resources });
    const { data, errors } = await app.graphql(query(FIELDS).replace('200', '99'));

    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes).toHaveLength(99);
    expect(data.publicEvents.nodes[6]).toEqual({
      id: 'administrate:public-event:7',
      title: 'Course 208',
      description: 'About 208',
      venue: { id: 'administrate:venue:8', name: 'Venue 8', country: 'Poland', region: null },
      tutor: { id: 'administrate:contact:108', fullName: 'Tutor 108', email: 'tutor108@example.com' },
      course: { id: 'administrate:course:208', title: 'Course 208', prices: [{ level: 'Normal' }] },
      hosts: [{ name: 'Tutor 108', email: 'tutor108@example.com', providerId: '108' }],
    });
    expect(inOrder(app.asked()).sort()).toEqual([
      `crm/contacts ${list(ids(100))}`,
      `event/courses ${list(ids(200))}`,
      'event/public_events list',
      `event/venues ${list(upTo(25))}`,
    ]);
  });

  it('cost nothing more where only what stands in the event is asked for', async () => {
    const app = await startSmallAdministrate({ 'event/public_events': events(30), ...resources });
    const { data } = await app.graphql(query('id startsAt status isOnline delegates { max } hosts { providerId }'));
    expect(data.publicEvents.nodes).toHaveLength(30);
    expect(app.asked()).toEqual(['event/public_events list']);
  });

  it('ask for no more than a hundred ids in a call', async () => {
    const app = await startSmallAdministrate({
      'event/public_events': events(199, (id) => ({ venue_id: id })),
      'event/venues': upTo(199).map(venue),
    });
    const { data, errors } = await app.graphql(query('venue { name }').replace('200', '198'));
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes.map((event: Json) => event.venue.name)).toEqual(
      upTo(198).map((id) => `Venue ${id}`),
    );
    expect(app.asked()).toEqual([
      'event/public_events list',
      `event/venues ${list(upTo(100))}`,
      `event/venues ${list(upTo(198).slice(100))}`,
    ]);
  });

  it('read as without them where they no longer exist', async () => {
    const app = await startSmallAdministrate({ 'event/public_events': events(2, () => ({ code: 'X-1' })) });
    const { data, errors } = await app.graphql(query(FIELDS));
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes[1]).toEqual({
      id: 'administrate:public-event:2',
      title: 'X-1',
      description: null,
      venue: null,
      tutor: null,
      course: null,
      hosts: [{ name: null, email: null, providerId: '103' }],
    });
  });

  it('are still there where one of the resources cannot be read', async () => {
    const records = { 'event/public_events': events(3, () => ({ code: 'X-1' })), ...resources };
    for (const fails of ['event/venues', 'event/courses', 'crm/contacts'] as const) {
      const app = await startSmallAdministrate(records, { fails });
      const { data, errors } = await app.graphql(query(FIELDS));
      expect(data.publicEvents.nodes.map(({ id }: Json) => id)).toHaveLength(3);
      expect(errors.length).toBeGreaterThan(0);
      expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['PROVIDER_UNAVAILABLE']));
      const [event] = data.publicEvents.nodes;
      expect({ venue: event.venue === null, tutor: event.tutor === null, course: event.course === null }).toEqual({
        venue: fails === 'event/venues',
        tutor: fails === 'crm/contacts',
        course: fails === 'event/courses',
      });
      expect(event.title).toBe(fails === 'event/courses' ? 'X-1' : 'Course 202');
      expect(app.asked().filter((call) => call.startsWith(fails))).toHaveLength(1);
    }
  });
});

describe('Events whose venue, tutor and course are there in part', () => {
  const embedded = (id: number) => ({
    venue_id: 1 + (id % 4),
    venue: { id: 1 + (id % 4), name: 'Embedded' },
    personnel_tutor: { id: 101 + (id % 25), email: 'embedded@example.com' },
    course: { id: 201 + (id % 25), title: 'Embedded' },
  });
  const records = { 'event/public_events': events(60, embedded), ...resources };

  it('cost nothing more where what is there is enough', async () => {
    const app = await startSmallAdministrate(records);
    const { data, errors } = await app.graphql(
      query('id title venue { id name } tutor { id email } course { title } hosts { email }'),
    );
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes[0]).toEqual({
      id: 'administrate:public-event:1',
      title: 'Embedded',
      venue: { id: 'administrate:venue:2', name: 'Embedded' },
      tutor: { id: 'administrate:contact:102', email: 'embedded@example.com' },
      course: { title: 'Embedded' },
      hosts: [{ email: 'embedded@example.com' }],
    });
    expect(app.asked()).toEqual(['event/public_events list']);
  });

  const ALL = `title description hosts { name email }
    venue { name description isEnabled isDeleted region { name } country }
    tutor { salutation firstName middleName lastName fullName email telephone mobile jobTitle department organisation
      membershipNumber address { town } isTutor isStaff isInactive biography notes }
    administrator { fullName }
    course { title code shortCode summary introduction topics prerequisites benefits method level days language
      isArchived prices { level } defaultStartTime defaultEndTime allowableTutors { fullName } }`;

  it('are completed by one call per kind where more is asked for', async () => {
    const app = await startSmallAdministrate(records);
    const { data, errors } = await app.graphql(query(ALL));
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes[0]).toMatchObject({
      title: 'Embedded',
      description: 'About 202',
      venue: { name: 'Embedded', isEnabled: true, isDeleted: false, country: 'Poland' },
      tutor: { firstName: 'Tutor', lastName: '102', fullName: 'Tutor 102', email: 'embedded@example.com' },
      course: { title: 'Embedded', summary: 'About 202', isArchived: false, prices: [{ level: 'Normal' }] },
    });
    expect(inOrder(app.asked()).sort()).toEqual([
      `crm/contacts ${list(ids(100))}`,
      `event/courses ${list(ids(200))}`,
      'event/public_events list',
      'event/venues 1,2,3,4',
    ]);
  });

  it('are completed as well where a field is made of several keys and some of them are there', async () => {
    const app = await startSmallAdministrate({
      ...resources,
      'event/public_events': events(1, () => ({
        personnel_tutor: { id: 102, last_name: '102' },
        course: { id: 202, level_id: 3 },
        venue: { id: 2, country_id: 'PL' },
      })),
      'event/courses': [{ ...course(202), level: 'Advanced' }],
    });
    const { data } = await app.graphql(query('tutor { fullName firstName } course { level } venue { country }'));
    expect(data.publicEvents.nodes).toEqual([
      {
        tutor: { fullName: 'Tutor 102', firstName: 'Tutor' },
        course: { level: 'Advanced' },
        venue: { country: 'Poland' },
      },
    ]);
  });

  it('read as if nothing else were known where the resource lacks it too, without asking for ever', async () => {
    const bare = (from: number) => ids(from).map((id) => ({ id }));
    const app = await startSmallAdministrate({
      ...records,
      'event/venues': bare(0),
      'crm/contacts': bare(100),
      'event/courses': bare(200),
    });
    const { data, errors } = await app.graphql(query(ALL));
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes[0]).toMatchObject({
      venue: { name: 'Embedded', isEnabled: null, region: null, country: null },
      tutor: { firstName: null, fullName: 'Contact 102', email: 'embedded@example.com', address: null },
      course: { title: 'Embedded', summary: null, prices: [], allowableTutors: [] },
    });
    expect(app.asked()).toHaveLength(4);
  });

  it('read as if nothing else were known where they no longer exist', async () => {
    const app = await startSmallAdministrate({ 'event/public_events': events(3, embedded) });
    const { data, errors } = await app.graphql(query(ALL));
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes[0]).toMatchObject({
      venue: { name: 'Embedded', country: null },
      tutor: { firstName: null, fullName: 'embedded@example.com', email: 'embedded@example.com' },
      course: { title: 'Embedded', prices: [], allowableTutors: [] },
    });
    expect(app.asked()).toHaveLength(4);
  });
});

describe('People that an event or a course names by their ids', () => {
  it('are looked up in one call with all others of the request', async () => {
    const app = await startSmallAdministrate({
      'event/public_events': events(3, (id) => ({
        personnel_administrator_id: 110 + id,
        personnel: [{ id: 1, contact_id: 120 + id, role: 'Lead' }],
        course: { ...course(200 + id), allowable_tutors: [105, '106', { id: 107 }, 'n/a'] },
      })),
      ...resources,
    });
    const { data, errors } = await app.graphql(
      query(`tutor { fullName } administrator { fullName } personnel { role contact { fullName } }
        course { allowableTutors { id fullName } }`),
    );
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes[0]).toEqual({
      tutor: { fullName: 'Tutor 102' },
      administrator: { fullName: 'Tutor 111' },
      personnel: [{ role: 'Lead', contact: { fullName: 'Tutor 121' } }],
      course: {
        allowableTutors: [105, 106, 107].map((id) => ({ id: `administrate:contact:${id}`, fullName: `Tutor ${id}` })),
      },
    });
    const people = [102, 103, 104, 105, 106, 107, 111, 112, 113, 121, 122, 123];
    expect(inOrder(app.asked()).sort()).toEqual([`crm/contacts ${list(people)}`, 'event/public_events list']);
  });
});
