import { Directive, Field, ObjectType } from 'type-graphql';
import { Contact } from './contact';
import { Course } from './course';
import { PublicEvent } from './public-event';
import { Venue } from './venue';
import { ProviderWrite } from './write';

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

type ModelClass<T> = new () => T;

/** Declares `<Type>Edge` and `<Type>Connection`. `one` and `many` say what is listed, as "a venue" and "venues". */
function connectionType<T extends object>(type: ModelClass<T>, one: string, many: string): ModelClass<Connection<T>> {
  @ObjectType(`${type.name}Edge`, {
    description: `${one[0]!.toUpperCase()}${one.slice(1)} in a list.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(() => String, { description: 'Where this item stands in the list; survives a restart.' })
    cursor!: string;

    @Field(() => type, { description: `The item: ${one}.` })
    node!: T;
  }

  @ObjectType(`${type.name}Connection`, { description: `A page of ${many}.`, simpleResolvers: true })
  class TypeConnection implements Connection<T> {
    @Field(() => [Edge], { description: 'The items with their cursors.' })
    edges!: readonly Edge[];

    @Field(() => [type], { description: 'The items alone.' })
    nodes!: readonly T[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;
  }
  return TypeConnection;
}

export const PublicEventConnection = connectionType(PublicEvent, 'a public event', 'public events');
export const VenueConnection = connectionType(Venue, 'a venue', 'venues');
export const CourseConnection = connectionType(Course, 'a course', 'courses');
export const ContactConnection = connectionType(Contact, 'a contact', 'contacts');
export const ProviderWriteConnection = connectionType(ProviderWrite, 'a write', 'writes');
