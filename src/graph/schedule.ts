import { Arg, Args, ArgsType, Ctx, Field, Int, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { InvalidArgument } from '../model/invalid-argument';
import { make } from '../model/make';
import {
  AvailabilityReport,
  ConflictReport,
  HostAvailability,
  ScheduleConflict,
  ScheduleConflictKind,
  ScheduleConnection,
  ScheduleFilter,
  ScheduleTimeRange,
} from '../model/schedule';
import { DateTime, EmailAddress } from '../model/scalars';
import { type ScheduledSession } from '../model/session';
import { availability, type TimeRange } from '../schedule/availability';
import { type Conflict, findConflicts } from '../schedule/conflicts';
import { pageOf } from '../schedule/order';
import { checkWindow } from '../schedule/window';
import { connectionOf, PageArgs, pageRequest } from './paging';
import { applyFilter } from './schedule-filter';

/** The most hosts whose availability is told at once. */
const MOST_HOSTS = 100;

@ArgsType()
class WindowArgs {
  @Field(() => DateTime, { description: 'The first instant of the window.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The first instant after the window; at most 400 days later.' })
  to!: Date;
}

@ArgsType()
class ScheduleArgs extends PageArgs {
  @Field(() => DateTime, { description: 'The first instant of the window.' })
  from!: Date;

  @Field(() => DateTime, { description: 'The first instant after the window; at most 400 days later.' })
  to!: Date;

  @Field(() => ScheduleFilter, { nullable: true, description: 'Which sessions; all but cancelled ones when left out.' })
  filter?: ScheduleFilter | null;
}

@ArgsType()
class AvailabilityArgs extends WindowArgs {
  @Field(() => [EmailAddress], { description: `Whose: at most ${MOST_HOSTS} addresses.` })
  hosts!: string[];

  @Field(() => Int, { defaultValue: 30, description: 'Ranges shorter than this are not told as free.' })
  minimumMinutes!: number;
}

@Resolver()
export class ScheduleResolver {
  @Query(() => ScheduleConnection, {
    nullable: true,
    description:
      'All sessions of all providers that overlap a window, in order of start, then id. A provider that cannot be asked is named in `unavailable`; the rest is still here.',
  })
  async schedule(
    @Args(() => ScheduleArgs) { from, to, filter, ...page }: ScheduleArgs,
    @Ctx() context: RequestContext,
  ): Promise<ScheduleConnection> {
    checkWindow(from, to);
    const request = pageRequest(page);
    const { sessions, unavailable } = await context.schedule.read(from, to, { providers: filter?.providers });
    const wanted = await applyFilter(sessions, filter, context);
    const { items, ...rest } = pageOf(wanted, request.first, request.after);
    const nodes = items.map(({ cursor, node }) => ({ cursor, node: node.session }));
    return make(ScheduleConnection, { ...connectionOf({ items: nodes, ...rest }, request), unavailable });
  }

  @Query(() => ConflictReport, {
    nullable: true,
    description:
      'What is double-booked in a window: hosts, venues, channels and rooms that several sessions hold at one instant. With a filter, those that a session which fits it takes part in.',
  })
  async conflicts(
    @Args(() => WindowArgs) { from, to }: WindowArgs,
    @Arg('filter', () => ScheduleFilter, { nullable: true, description: 'Which sessions it is about.' })
    filter: ScheduleFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<ConflictReport> {
    checkWindow(from, to);
    // Whoever asks about one provider is told as well what stands in its way at the others.
    const { sessions, unavailable } = await context.schedule.read(from, to, { besides: filter?.providers });
    const wanted = new Set((await applyFilter(sessions, filter, context)).map(({ id }) => id));
    const conflicts = findConflicts(sessions)
      .filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from)
      .filter(({ sessions }) => sessions.some(({ id }) => wanted.has(id)));
    return make(ConflictReport, { conflicts: conflicts.map(conflictOf), unavailable });
  }

  @Query(() => AvailabilityReport, {
    nullable: true,
    description: 'When hosts are booked, at whatever provider, and when they are free.',
  })
  async availability(
    @Args(() => AvailabilityArgs) { hosts, from, to, minimumMinutes }: AvailabilityArgs,
    @Ctx() context: RequestContext,
  ): Promise<AvailabilityReport> {
    checkWindow(from, to);
    checkHosts(hosts);
    if (minimumMinutes < 0) {
      throw new InvalidArgument('minimumMinutes', `minimumMinutes: ${minimumMinutes} is below 0. Give 0 or more.`);
    }
    const { sessions, unavailable } = await context.schedule.read(from, to);
    const found = availability(hosts, sessions, from, to, minimumMinutes, unavailable.length === 0);
    return make(AvailabilityReport, {
      hosts: found.map(({ host, busy, free }) =>
        make(HostAvailability, { host, busy: busy.map(rangeOf), free: free && free.map(rangeOf) }),
      ),
      unavailable,
    });
  }
}

const rangeOf = ({ startsAt, endsAt }: TimeRange): ScheduleTimeRange => make(ScheduleTimeRange, { startsAt, endsAt });

function checkHosts(hosts: readonly string[]): void {
  if (hosts.length > 0 && hosts.length <= MOST_HOSTS) return;
  throw new InvalidArgument('hosts', `hosts: ${hosts.length} addresses are given. Give 1 to ${MOST_HOSTS} at a time.`);
}

/** A conflict as the graph tells it. */
export function conflictOf({
  kind,
  resource,
  startsAt,
  endsAt,
  sessions,
}: Conflict<ScheduledSession>): ScheduleConflict {
  return make(ScheduleConflict, {
    kind: ScheduleConflictKind[kind],
    resource,
    startsAt,
    endsAt,
    sessions: sessions.map(({ session }) => session),
  });
}
