import { Args, ArgsType, Ctx, Field, ID, InputType, Query, registerEnumType, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { type Connection, PublicEventConnection } from '../model/connection';
import { contactKind } from '../model/contact';
import { courseKind } from '../model/course';
import { type PublicEvent, publicEventKind } from '../model/public-event';
import { DateTime } from '../model/scalars';
import { venueKind } from '../model/venue';
import { type PageRequest, type PublicEventQuery } from '../provider-kit/port';
import { compareText } from '../schedule/order';
import { wallTimeOf } from '../zones/time-zone';
import { inListOrder, mergedPage } from './merged-page';
import { nativeIdsOf } from './native-ids';
import { connectionOf, PageArgs, pageRequest } from './paging';

export enum PublicEventOrder {
  STARTS_AT = 'STARTS_AT',
  ID = 'ID',
}

registerEnumType(PublicEventOrder, {
  name: 'PublicEventOrder',
  description: 'In which order public events are listed.',
  valuesConfig: {
    STARTS_AT: {
      description: 'By local date and time of the start, as clocks at the event show them, then by id.',
    },
    ID: { description: "By the provider's id, which is the order of creation, one provider after the other." },
  },
});

@InputType({ description: 'Which public events to list: those that fit every part given.' })
export class PublicEventFilter {
  @Field(() => [ID], { nullable: true, description: 'Only these events. At most 100 ids.' })
  ids?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Only events that start at this instant or later.' })
  startsFrom?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only events that start before this instant.' })
  startsTo?: Date | null;

  @Field(() => [ID], { nullable: true, description: 'Only events of these courses. At most 100 ids.' })
  courseIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only events at these venues. At most 100 ids.' })
  venueIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only events that these contacts teach. At most 100 ids.' })
  tutorIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only cancelled events, or only others.' })
  isCancelled?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only provisional events, or only others.' })
  isProvisional?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only online events, or only others.' })
  isOnline?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only events that are sold out, or only others.' })
  isSoldOut?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only events with exactly this code.' })
  code?: string | null;
}

@ArgsType()
class PublicEventsArgs extends PageArgs {
  @Field(() => PublicEventFilter, { nullable: true, description: 'Which events; all of them when left out.' })
  filter?: PublicEventFilter | null;

  @Field(() => PublicEventOrder, { defaultValue: PublicEventOrder.STARTS_AT, description: 'In which order.' })
  orderBy!: PublicEventOrder;
}

@Resolver()
export class PublicEventResolver {
  @Query(() => PublicEventConnection, {
    nullable: true,
    description: 'Public events, a page at a time. An id in the filter that is none of ours matches nothing.',
  })
  publicEvents(
    @Args(() => PublicEventsArgs) args: PublicEventsArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublicEvent>> {
    return listPublicEvents(args, args.filter ?? {}, args.orderBy, context);
  }
}

/** Lists public events for any field that does. */
export async function listPublicEvents(
  page: PageArgs,
  filter: PublicEventFilter,
  orderBy: PublicEventOrder,
  context: RequestContext,
): Promise<Connection<PublicEvent>> {
  const request = pageRequest(page);
  const lists = context.providers.withAbility('publicEventCatalogue').map(({ provider, ability: catalogue }) => {
    const ids = {
      ids: nativeIdsOf(provider, publicEventKind, filter.ids),
      courseIds: nativeIdsOf(provider, courseKind, filter.courseIds),
      venueIds: nativeIdsOf(provider, venueKind, filter.venueIds),
      tutorIds: nativeIdsOf(provider, contactKind, filter.tutorIds),
    };
    const query: Omit<PublicEventQuery, keyof PageRequest> = {
      orderBy,
      ...ids,
      startsFrom: filter.startsFrom ?? null,
      startsTo: filter.startsTo ?? null,
      isCancelled: filter.isCancelled ?? null,
      isProvisional: filter.isProvisional ?? null,
      isOnline: filter.isOnline ?? null,
      isSoldOut: filter.isSoldOut ?? null,
      code: filter.code ?? null,
    };
    return {
      provider,
      isExcluded: Object.values(ids).some((list) => list?.length === 0),
      fetch: (page: PageRequest) => catalogue.publicEvents({ ...query, ...page }, context),
    };
  });
  return connectionOf(
    await mergedPage(lists, request, orderBy === PublicEventOrder.ID ? inListOrder : compareStarts),
    request,
  );
}

/** By what clocks at the events show, the order of each provider's own list. */
function compareStarts(a: PublicEvent, b: PublicEvent): number {
  return compareText(localStart(a), localStart(b));
}

function localStart({ startsAt, timeZone }: PublicEvent): string {
  const { date, time } = wallTimeOf(startsAt, timeZone ?? 'UTC');
  return `${date}T${time}`;
}
