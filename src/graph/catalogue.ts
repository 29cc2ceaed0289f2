import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type RequestContext } from '../context';
import {
  type Connection,
  ContactConnection,
  CourseConnection,
  PublicEventConnection,
  VenueConnection,
} from '../model/connection';
import { Contact } from '../model/contact';
import { type Course } from '../model/course';
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
  @Query(() => VenueConnection, {
    nullable: true,
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

@Resolver()
export class CourseResolver {
  @Query(() => CourseConnection, {
    nullable: true,
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
  @Query(() => ContactConnection, {
    nullable: true,
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
