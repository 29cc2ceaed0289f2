import { Contact } from './contact';
import { Course } from './course';
import { PublicEvent } from './public-event';
import { Venue } from './venue';

/** The types that have global ids, by the kind in the middle of the id. */
export const entityKinds: Readonly<Record<string, new () => object>> = {
  'public-event': PublicEvent,
  venue: Venue,
  course: Course,
  contact: Contact,
};
