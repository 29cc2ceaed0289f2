import { Directive, Field, ObjectType } from 'type-graphql';
import { Contact } from './contact';
import { Course } from './course';
import { PublicEvent } from './public-event';
import { Venue } from './venue';

@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more behind this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether this page was asked for with `after`, so that something lies before it.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item of the page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Hand this to `after` in order to get the next page.' })
  endCursor!: string | null;
}

/** The shape that every connection has, whatever it lists. */
export interface Connection<T> {
  edges: readonly { cursor: string; node: T }[];
  nodes: readonly T[];
  pageInfo: PageInfo;
}

const CURSOR = 'Where this item stands in the list; survives a restart.';
const EDGES = 'The items with their cursors.';
const NODES = 'The items alone.';
const PAGE_INFO = 'Where this page stands in the list.';

@ObjectType({ description: 'A public event in a list.', simpleResolvers: true })
export class PublicEventEdge {
  @Field(() => String, { description: CURSOR })
  cursor!: string;

  @Field(() => PublicEvent, { description: 'The public event.' })
  node!: PublicEvent;
}

@ObjectType({ description: 'A page of public events.', simpleResolvers: true })
export class PublicEventConnection implements Connection<PublicEvent> {
  @Field(() => [PublicEventEdge], { description: EDGES })
  edges!: readonly PublicEventEdge[];

  @Field(() => [PublicEvent], { description: NODES })
  nodes!: readonly PublicEvent[];

  @Field(() => PageInfo, { description: PAGE_INFO })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'A venue in a list.', simpleResolvers: true })
export class VenueEdge {
  @Field(() => String, { description: CURSOR })
  cursor!: string;

  @Field(() => Venue, { description: 'The venue.' })
  node!: Venue;
}

@ObjectType({ description: 'A page of venues.', simpleResolvers: true })
export class VenueConnection implements Connection<Venue> {
  @Field(() => [VenueEdge], { description: EDGES })
  edges!: readonly VenueEdge[];

  @Field(() => [Venue], { description: NODES })
  nodes!: readonly Venue[];

  @Field(() => PageInfo, { description: PAGE_INFO })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'A course in a list.', simpleResolvers: true })
export class CourseEdge {
  @Field(() => String, { description: CURSOR })
  cursor!: string;

  @Field(() => Course, { description: 'The course.' })
  node!: Course;
}

@ObjectType({ description: 'A page of courses.', simpleResolvers: true })
export class CourseConnection implements Connection<Course> {
  @Field(() => [CourseEdge], { description: EDGES })
  edges!: readonly CourseEdge[];

  @Field(() => [Course], { description: NODES })
  nodes!: readonly Course[];

  @Field(() => PageInfo, { description: PAGE_INFO })
  pageInfo!: PageInfo;
}

@ObjectType({ description: 'A contact in a list.', simpleResolvers: true })
export class ContactEdge {
  @Field(() => String, { description: CURSOR })
  cursor!: string;

  @Field(() => Contact, { description: 'The contact.' })
  node!: Contact;
}

@ObjectType({ description: 'A page of contacts.', simpleResolvers: true })
export class ContactConnection implements Connection<Contact> {
  @Field(() => [ContactEdge], { description: EDGES })
  edges!: readonly ContactEdge[];

  @Field(() => [Contact], { description: NODES })
  nodes!: readonly Contact[];

  @Field(() => PageInfo, { description: PAGE_INFO })
  pageInfo!: PageInfo;
}
