import { connectionType } from './connection-type';
import { Contact } from './contact';
import { Course } from './course';
import { PublicEvent } from './public-event';
import { Venue } from './venue';
import { ProviderWrite } from './write';

export { type Connection, PageInfo } from './connection-type';

export const PublicEventConnection = connectionType(PublicEvent, { one: 'a public event', many: 'public events' });
export const VenueConnection = connectionType(Venue, { one: 'a venue', many: 'venues' });
export const CourseConnection = connectionType(Course, { one: 'a course', many: 'courses' });
export const ContactConnection = connectionType(Contact, { one: 'a contact', many: 'contacts' });
export const ProviderWriteConnection = connectionType(ProviderWrite, { one: 'a write', many: 'writes' });
