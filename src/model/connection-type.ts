import { Directive, Field, ObjectType } from 'type-graphql';

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

/** A class of the model, which may be abstract. */
type ModelClass<T> = abstract new () => T;

/** How a connection is called, and what it lists in words, as "a venue" and "venues". */
export interface ConnectionNames {
  /** As "Venue" of VenueConnection; the type's own name when left out. */
  readonly name?: string;
  readonly one: string;
  readonly many: string;
}

/** Declares `<Name>Edge` and `<Name>Connection`. */
export function connectionType<T extends object>(
  type: ModelClass<T>,
  { name = type.name, one, many }: ConnectionNames,
): new () => Connection<T> {
  @ObjectType(`${name}Edge`, {
    description: `${one[0]!.toUpperCase()}${one.slice(1)} in a list.`,
    simpleResolvers: true,
  })
  class Edge {
    @Field(() => String, { description: 'Where this item stands in the list; survives a restart.' })
    cursor!: string;

    @Field(() => type, { description: `The item: ${one}.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${many}.`, simpleResolvers: true })
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
