import { startSmallAdministrate, stopAll } from '../../graph/small-administrate';
import { eventRecord, fixture } from './records';

afterAll(stopAll);

it('reads HTML in events, courses, venues and tutors as text, and keeps the original', async () => {
  const example = fixture('get-response');
  const html = (word: string): string => `<p>${word} &amp; <b>more</b></p>`;
  const course = { ...example.course, id: 3, summary: html('Summary'), introduction: html('Introduction') };
  const record = eventRecord({
    id: 6,
    title: 'The <form> element, Q&A',
    notes: html('Notes'),
    course_id: 3,
    course,
    venue: { ...example.venue, description: html('Venue') },
    personnel_tutor: { ...example.personnel_tutor, tutor_bio: html('Biography') },
  });
  const app = await startSmallAdministrate({ 'event/public_events': [record], 'event/courses': [course] });
  const { data, errors } = await app.graphql(`{ publicEvent(id: "administrate:public-event:6") {
    title description notes course { introduction providerRecord } venue { description } tutor { biography } providerRecord
  } }`);
  expect(errors).toEqual([]);
  expect(data.publicEvent).toMatchObject({
    title: 'The <form> element, Q&A',
    description: 'Summary & more',
    notes: 'Notes & more',
    course: { introduction: 'Introduction & more', providerRecord: { introduction: html('Introduction') } },
    venue: { description: 'Venue & more' },
    tutor: { biography: 'Biography & more' },
    providerRecord: { notes: html('Notes'), course: { summary: html('Summary') } },
  });
});
