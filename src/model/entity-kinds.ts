import { Class, ClassSeries } from './class';
import { Contact } from './contact';
import { Course } from './course';
import { Event, Participant, Room } from './event';
import { PublicEvent } from './public-event';
import { Venue } from './venue';
import { ProviderWrite } from './write';

/** The types that have global ids, by the kind in the middle of the id. */
export const entityKinds: Readonly<Record<string, new () => object>> = {
  'public-event': PublicEvent,
  venue: Venue,
  course: Course,
  contact: Contact,
  write: ProviderWrite,
  event: Event,
  room: Room,
  participant: Participant,
  class: Class,
  series: ClassSeries,
};
