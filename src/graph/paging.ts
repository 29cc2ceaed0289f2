import { ArgsType, Field, Int } from 'type-graphql';
import { type Connection, PageInfo } from '../model/connection';
import { InvalidArgument } from '../model/invalid-argument';
import { make } from '../model/make';
import { type Page, type PageRequest } from '../provider-kit/port';

/** The most that one page may hold. */
const LARGEST_PAGE = 200;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50, description: `How many at most: 1 to ${LARGEST_PAGE}.` })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Continue behind this cursor: the `endCursor` of the page before.',
  })
  after?: string | null;
}

/** The page that was asked for. Throws InvalidArgument when it is too large or not a page at all. */
export function pageRequest({ first, after }: PageArgs): PageRequest {
  if (first < 1 || first > LARGEST_PAGE) {
    throw new InvalidArgument(
      'first',
      `first: ${first} is not from 1 to ${LARGEST_PAGE}. Ask for smaller pages and continue with "after".`,
    );
  }
  return { first, after: after ?? null };
}

/** A page as a connection. */
export function connectionOf<T>({ items, hasNextPage, endCursor }: Page<T>, request: PageRequest): Connection<T> {
  return {
    edges: items.map(({ cursor, node }) => ({ cursor, node })),
    nodes: items.map(({ node }) => node),
    pageInfo: make(PageInfo, {
      hasNextPage,
      hasPreviousPage: request.after !== null,
      startCursor: items[0]?.cursor ?? null,
      endCursor,
    }),
  };
}
