import { buildSchema } from 'graphql';

/** All objects of a type that an answer needs are looked up at once. */
const byIds = (fieldName) => ({
  selectionSet: '{ id }',
  key: ({ id }) => id,
  fieldName,
  argsFromKeys: (ids) => ({ ids }),
});

/**
 * Scheduling Graph as one of the `subschemas` of stitchSchemas: `sdl` is the text of scheduling-graph/schema.graphql,
 * and `executor` sends what it is given to /graphql.
 */
export const schedulingSubschema = (sdl, executor) => ({
  // The text has directives for federation, which buildSchema does not know and stitching does not need.
  schema: buildSchema(sdl, { assumeValidSDL: true }),
  executor,
  batch: true,
  merge: {
    PublicEvent: byIds('publicEventsByIds'),
    Venue: byIds('venuesByIds'),
    Course: byIds('coursesByIds'),
    Contact: byIds('contactsByIds'),
    Class: byIds('classesByIds'),
    ClassSeries: byIds('classSeriesByIds'),
    Event: byIds('eventsByIds'),
    Room: byIds('roomsByIds'),
    Participant: byIds('participantsByIds'),
  },
});
