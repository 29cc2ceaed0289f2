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
import { type Page, type PageRequest, type PublicEventCatalogue } from '../provider-kit/port';
import { inListOrder, mergedPage } from './merged-page';
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
  venues(@Args(() => TextArgs) args: TextArgs, @Ctx() context: RequestContext): Promise<Connection<Venue>> {
    return listAll(args, context, (catalogue, request) =>
      catalogue.venues({ ...request, text: args.text ?? null }, context),
    );
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
  courses(@Args(() => TextArgs) args: TextArgs, @Ctx() context: RequestContext): Promise<Connection<Course>> {
    return listAll(args, context, (catalogue, request) =>
      catalogue.courses({ ...request, text: args.text ?? null }, context),
    );
  }
}

@Resolver(() => Contact)
export class ContactResolver {
  @Query(() => ContactConnection, {
    nullable: true,
    description: 'People in the order of their ids: how to find the `tutorId` that a create needs.',
  })
  contacts(@Args(() => ContactsArgs) args: ContactsArgs, @Ctx() context: RequestContext): Promise<Connection<Contact>> {
    const query = { text: args.text ?? null, isTutor: args.isTutor ?? null };
    return listAll(args, context, (catalogue, request) => catalogue.contacts({ ...request, ...query }, context));
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

/** Lists what all catalogues have, one catalogue after the other. */
async function listAll<T>(
  page: PageArgs,
  { providers }: RequestContext,
  fetch: (catalogue: PublicEventCatalogue, request: PageRequest) => Promise<Page<T>>,
): Promise<Connection<T>> {
  const request = pageRequest(page);
  const lists = providers.withAbility('publicEventCatalogue').map(({ provider, ability: catalogue }) => ({
    provider,
    isExcluded: false,
    fetch: (each: PageRequest) => fetch(catalogue, each),
  }));
  return connectionOf(await mergedPage(lists, request, inListOrder), request);
}
