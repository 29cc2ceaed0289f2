import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse, printSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { Class, ClassSeries } from '../model/class';
import { Contact } from '../model/contact';
import { Course } from '../model/course';
import { Event, Participant, Room } from '../model/event';
import { PublicEvent } from '../model/public-event';
import { Venue } from '../model/venue';
import { byIdResolver } from './by-id';
import { ContactResolver, CourseResolver, VenueResolver } from './catalogue';
import { NodeResolver } from './node';
import { ProvidersResolver } from './providers';
import { PublicEventResolver } from './public-events';
import { resolveEachReference, referenceResolvers } from './references';
import { ScheduleResolver } from './schedule';
import { WriteResolver } from './writes';

/** Version 2.5 exactly: it has what is needed here, and every composer in use takes it. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])\n\n';

type ResolverClass = new () => object;

export interface SubgraphSchema {
  /** The executable schema, with `_service` and `_entities`. */
  readonly schema: GraphQLSchema;
  /** What other graphs compose with. */
  readonly sdl: string;
  /** The same types and fields without federation's directives, for client compilers and linters. */
  readonly apiSdl: string;
}

const lookUps: readonly ResolverClass[] = [
  byIdResolver(PublicEvent, {
    one: 'publicEvent',
    several: 'publicEventsByIds',
    inWords: ['a public event', 'public events'],
    example: 'administrate:public-event:6',
  }),
  byIdResolver(Venue, {
    one: 'venue',
    several: 'venuesByIds',
    inWords: ['a venue', 'venues'],
    example: 'administrate:venue:1',
  }),
  byIdResolver(Course, {
    one: 'course',
    several: 'coursesByIds',
    inWords: ['a course', 'courses'],
    example: 'administrate:course:1',
  }),
  byIdResolver(Contact, {
    one: 'contact',
    several: 'contactsByIds',
    inWords: ['a contact', 'contacts'],
    example: 'administrate:contact:1',
  }),
  byIdResolver(Event, {
    one: 'event',
    several: 'eventsByIds',
    inWords: ['a live session', 'live sessions'],
    example: 'electa:event:255052',
  }),
  byIdResolver(Room, {
    one: 'room',
    several: 'roomsByIds',
    inWords: ['a room of an event', 'rooms of events'],
    example: 'icareus:room:3697602',
  }),
  byIdResolver(Participant, {
    one: 'participant',
    several: 'participantsByIds',
    inWords: ['a participant of an event', 'participants of events'],
    example: 'icareus:participant:3697601.77',
  }),
  byIdResolver(Class, {
    one: 'class',
    several: 'classesByIds',
    inWords: ['a class', 'classes'],
    example: 'wiziq:class:15716',
  }),
  byIdResolver(ClassSeries, {
    one: 'classSeries',
    several: 'classSeriesByIds',
    inWords: ['a series of classes', 'series of classes'],
    example: 'wiziq:series:900',
  }),
];

/** type-graphql has no place to describe these. */
const rootTypes: Readonly<Record<string, string>> = {
  Query: 'What can be read.',
  Mutation: 'What can be changed. What the caller can mend comes back as userErrors, and nothing was changed then.',
};

/** Builds the subgraph from the model, the graph's resolvers and those that the providers add. */
export function buildSubgraph(providerResolvers: readonly ResolverClass[]): SubgraphSchema {
  const resolvers: [ResolverClass, ...ResolverClass[]] = [
    NodeResolver,
    ProvidersResolver,
    ...lookUps,
    PublicEventResolver,
    VenueResolver,
    CourseResolver,
    ContactResolver,
    ScheduleResolver,
    WriteResolver,
    ...providerResolvers,
  ];
  const executable = buildSchemaSync({ resolvers, validate: false, skipCheck: false });
  for (const [type, description] of Object.entries(rootTypes)) executable.getType(type)!.description = description;
  const sdl = LINK + withoutSchemaBlock(printSchemaWithDirectives(executable)) + '\n';
  const apiSdl = printSchema(executable) + '\n';
  const resolverMap = createResolversMap(executable) as Record<string, Record<string, unknown>>;
  for (const [type, reference] of Object.entries(referenceResolvers)) {
    resolverMap[type] = { ...resolverMap[type], ...reference };
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolverMap as never });
  resolveEachReference(schema);
  return { schema, sdl, apiSdl };
}

/** Query and Mutation have their usual names, so the block says nothing, and `extend schema` cannot stand beside it. */
function withoutSchemaBlock(sdl: string): string {
  return sdl.replace(/^schema \{[^}]*\}\n+/, '');
}
