/** WizIQ's classes as a part of the schedule over all providers. */
import { Class } from '../../model/class';
import { type ResourceHold } from '../../model/resource-hold';
import { type EntitySource, type ScheduleSource } from '../../provider-kit/port';
import { type ProviderRecords } from '../../provider-kit/provider-records';
import { sessionSchedule } from '../../provider-kit/session-schedule';
import { readAvailable } from './entities';
import { identity, kinds } from './ids';
import { classFromSnapshot, type ClassSnapshot, isClassSnapshot, recordOfClass } from './snapshot';
import { PAGE_SIZE } from './wire';

const DAY_MS = 24 * 60 * 60_000;

/** Read if no class is known at all. No class has so high a number, and the read shows whether WizIQ responds. */
const NO_CLASS = identity.globalId(kinds.class, '999999999999999');

/** Classes this near to a range may have been moved into it at WizIQ itself. */
const NEAR_MS = 31 * DAY_MS;

/**
 * WizIQ has no call that lists classes by time: the known classes are read by their ids. The remaining places of a call
 * are used for classes near the range. If there are none, one class is read all the same, so that an outage of WizIQ is
 * detected. Cost: one call per hundred known classes of the range.
 */
export function classSchedule(classes: EntitySource, records: ProviderRecords): ScheduleSource {
  return sessionSchedule<Class, Class>({
    provider: identity,
    kind: kinds.class,
    holdKinds: ['HOST'],
    holdsOf,

    async list(from, to, scope, problems) {
      const globalIds = await idsToRead(records, from, to);
      const found = await readAvailable(
        classes,
        globalIds.map((globalId) => identity.nativeIdIn(kinds.class, globalId)!),
        scope,
      );
      for (const each of found) {
        if (!(each instanceof Error)) continue;
        problems.report(each.message);
        problems.leftOut();
      }
      return {
        records: found.filter((each): each is Class => each instanceof Class),
        isComplete: false,
        gone: globalIds.filter((_globalId, place) => found[place] === null),
      };
    },

    // Listed classes are mapped already.
    map: (listed) => listed.map((session) => ({ session, wire: session })),
    parse: (record) => (isClassSnapshot(record) ? classFromSnapshot(record) : null),
    toRecord: (session) => recordOfClass(session),
  });
}

/** Global ids of the known classes of a range, and of as many others as need no further call. */
async function idsToRead(records: ProviderRecords, from: Date, to: Date): Promise<string[]> {
  const nearFrom = new Date(from.getTime() - NEAR_MS);
  const nearTo = new Date(to.getTime() + NEAR_MS);
  const cached = await records.overlapping(kinds.class, nearFrom, nearTo);
  const near = [...cached.values()] as ClassSnapshot[];
  const within = near.filter(({ startsAt, endsAt }) => new Date(startsAt) < to && new Date(endsAt) > from);
  const places = Math.max(1, Math.ceil(within.length / PAGE_SIZE)) * PAGE_SIZE;
  const ids = [...new Set([...within, ...near].map(({ id }) => id))].slice(0, places);
  if (ids.length > 0) return ids;
  const [anyId] = (await records.any(kinds.class)) ?? [NO_CLASS];
  return [anyId];
}

/** A class holds its presenter from its start to its end; the extension is not included. */
function holdsOf({ startsAt, endsAt, presenterEmail, hosts }: Class): ResourceHold[] {
  const addresses = presenterEmail === null ? hosts.map(({ email }) => email) : [presenterEmail];
  return addresses
    .filter((address) => typeof address === 'string')
    .map((resource) => ({ kind: 'HOST', resource, startsAt, endsAt }));
}
