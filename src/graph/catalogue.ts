import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext } from '../context';
import {
  type Connection,
  ContactConnection,
  CourseConnection,
  PublicEventConnection,
  VenueConnection,
} from '../model/connection';
import { Contact } from '../model/contact';
import { Course } from '../model/course';
import { type PublicEvent } from '../model/public-event';
import { DateTime } from '../model/scalars';
import { Venue } from '../model/venue';
import { connectionOf, PageArgs, pageRequest } from './paging';
import { listPublicEvents, PublicEventOrder } from './public-events';

@ArgsType()
class TextArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Only records whose names hold this text, in any capitals. A page may then hold fewer than `first` while there are more.',
  })
  text?: string | null;
}

@ArgsType()
class ContactsArgs extends TextArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only contacts marked as tutors, or only others.' })
  isTutor?: boolean | null;
}

@ArgsType()
class EventsWithinArgs extends PageArgs {
  @Field(() => DateTime, { nullable: true, description: 'Only events that start at this instant or later.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only events that start before this instant.' })
  to?: Date | null;
}

@Resolver(() => Venue)
export class VenueResolver {
  @Query(() => Venue, { nullable: true, description: 'A venue; null when there is none of that id.' })
  venue(
    @Arg('id', () => ID, { description: 'As "administrate:venue:1".' }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Venue | null> {
    return loaders.loadOf(Venue, id);
  }

  @Query(() => [Venue], {
    nullable: 'items',
    description: 'Venues by their ids, one place in the answer per id: what schema stitching merges on.',
  })
  venuesByIds(
    @Arg('ids', () => [ID], { description: 'Ids of venues, as "administrate:venue:1".' }) ids: string[],
    @Ctx() { loaders }: RequestContext,
  ): Promise<(Venue | null | Error)[]> {
    return loaders.loadManyOf(Venue, ids);
  }

  @Query(() => VenueConnection, {
    description: 'Venues in the order of their ids: how to find the `venueId` that a create needs.',
  })
  async venues(@Args(() => TextArgs) args: TextArgs, @Ctx() context: RequestContext): Promise<Connection<Venue>> {
    const request = pageRequest(args);
    const catalogue = context.providers.ability('publicEventCatalogue');
    return connectionOf(await catalogue.venues({ ...request, text: args.text ?? null }, context), request);
  }

  @FieldResolver(() => PublicEventConnection, { nullable: true, description: 'What is held there, by start.' })
  publicEvents(
    @Root() venue: Venue,
    @Args(() => EventsWithinArgs) args: EventsWithinArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublicEvent>> {
    const filter = { venueIds: [venue.id], startsFrom: args.from ?? null, startsTo: args.to ?? null };
    return listPublicEvents(args, filter, PublicEventOrder.STARTS_AT, context);
  }
}

@Resolver(() => Course)
export class CourseResolver {
  @Query(() => Course, { nullable: true, description: 'A course; null when there is none of that id.' })
  course(
    @Arg('id', () => ID, { description: 'As "administrate:course:1".' }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Course | null> {
    return loaders.loadOf(Course, id);
  }

  @Query(() => [Course], {
    nullable: 'items',
    description: 'Courses by their ids, one place in the answer per id: what schema stitching merges on.',
  })
  coursesByIds(
    @Arg('ids', () => [ID], { description: 'Ids of courses, as "administrate:course:1".' }) ids: string[],
    @Ctx() { loaders }: RequestContext,
  ): Promise<(Course | null | Error)[]> {
    return loaders.loadManyOf(Course, ids);
  }

  @Query(() => CourseConnection, {
    description: 'Courses in the order of their ids: how to find the `courseId` that a create needs.',
  })
  async courses(@Args(() => TextArgs) args: TextArgs, @Ctx() context: RequestContext): Promise<Connection<Course>> {
    const request = pageRequest(args);
    const catalogue = context.providers.ability('publicEventCatalogue');
    return connectionOf(await catalogue.courses({ ...request, text: args.text ?? null }, context), request);
  }
}

@Resolver(() => Contact)
export class ContactResolver {
  @Query(() => Contact, { nullable: true, description: 'A contact; null when there is none of that id.' })
  contact(
    @Arg('id', () => ID, { description: 'As "administrate:contact:1".' }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<Contact | null> {
    return loaders.loadOf(Contact, id);
  }

  @Query(() => [Contact], {
    nullable: 'items',
    description: 'Contacts by their ids, one place in the answer per id: what schema stitching merges on.',
  })
  contactsByIds(
    @Arg('ids', () => [ID], { description: 'Ids of contacts, as "administrate:contact:1".' }) ids: string[],
    @Ctx() { loaders }: RequestContext,
  ): Promise<(Contact | null | Error)[]> {
    return loaders.loadManyOf(Contact, ids);
  }

  @Query(() => ContactConnection, {
    description: 'People in the order of their ids: how to find the `tutorId` that a create needs.',
  })
  async contacts(
    @Args(() => ContactsArgs) args: ContactsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Contact>> {
    const request = pageRequest(args);
    const catalogue = context.providers.ability('publicEventCatalogue');
    const query = { ...request, text: args.text ?? null, isTutor: args.isTutor ?? null };
    return connectionOf(await catalogue.contacts(query, context), request);
  }

  @FieldResolver(() => PublicEventConnection, { nullable: true, description: 'What this person teaches, by start.' })
  publicEvents(
    @Root() contact: Contact,
    @Args(() => EventsWithinArgs) args: EventsWithinArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublicEvent>> {
    const filter = { tutorIds: [contact.id], startsFrom: args.from ?? null, startsTo: args.to ?? null };
    return listPublicEvents(args, filter, PublicEventOrder.STARTS_AT, context);
  }
}
