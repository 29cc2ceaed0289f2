/** Administrate's lists: the API filters where it can, the rest is filtered here. */
import { ProblemLog } from '../../provider-kit/problem-log';
import { RecordReader } from '../../provider-kit/record-reader';
import { type Contact } from '../../model/contact';
import { type Course } from '../../model/course';
import { InvalidArgument } from '../../model/invalid-argument';
import { type PublicEvent } from '../../model/public-event';
import { type Venue } from '../../model/venue';
import {
  type RequestScope,
  type ContactQuery,
  type Entity,
  type Page,
  type PublicEventCatalogue,
  type PublicEventQuery,
  type TextQuery,
} from '../../provider-kit/port';
import { type AdministrateClient } from './client';
import { decodeIdCursor, decodeStartCursor, encodeIdCursor, encodeStartCursor } from './cursor';
import { type Origin } from './embedded';
import { identity } from './ids';
import { PublicEventMapping } from './mapping';
import { mapContact, mapCourse, mapVenue } from './mapping-entities';
import { type Filters, idPage, type Placed, scanById, scanByStart, startPage } from './paging';
import { DAY_MS, DOCUMENTED_PAGE_SIZE, IDS_PER_CALL, paths, utcDate, type WireRecord } from './wire';

/** Texts are matched here, because the API has no search. After this many calls the page is returned as it is. */
const CALLS_PER_TEXT_PAGE = 20;

/** Records fetched beyond the page, because the API's filter by date is wider than the requested range. */
const WINDOW_MARGIN = 25;

export class AdministrateCatalogue implements PublicEventCatalogue {
  constructor(
    private readonly client: AdministrateClient,
    /** The canonical zone of events without one. */
    private readonly timeZone: string,
  ) {}

  async publicEvents(query: PublicEventQuery, scope: RequestScope): Promise<Page<PublicEvent>> {
    const list = query.orderBy === 'ID' ? this.eventsById(query) : this.eventsByStart(query);
    const filters = filtersOf(query);
    if (filters === null) return { items: [], hasNextPage: false, endCursor: null };

    const problems = new ProblemLog(identity.enumValue, identity.title);
    const mapping = new PublicEventMapping(this.timeZone, problems.report, scope);
    const accept = (record: WireRecord): PublicEvent | null => {
      const event = mapping.map(record);
      if (event === null) problems.leftOut();
      return event && startsWithin(event, query) ? event : null;
    };
    const page = await list(filters, accept, scope);
    problems.write(scope.log);
    for (const { node } of page.items) scope.primeCache(node);
    return page;
  }

  venues(query: TextQuery, scope: RequestScope): Promise<Page<Venue>> {
    return this.recordsByText({
      path: paths.venues,
      filters: {},
      texts: ['name', 'description'],
      map: mapVenue,
      query,
      scope,
    });
  }

  courses(query: TextQuery, scope: RequestScope): Promise<Page<Course>> {
    const texts = ['title', 'code', 'short_code', 'summary'];
    return this.recordsByText({ path: paths.courses, filters: {}, texts, map: mapCourse, query, scope });
  }

  contacts(query: ContactQuery, scope: RequestScope): Promise<Page<Contact>> {
    const filters: Filters = query.isTutor === null ? {} : { is_tutor__eq: String(query.isTutor) };
    const texts = ['first_name', 'middle_name', 'last_name', 'organisation', 'email'];
    return this.recordsByText({ path: paths.contacts, filters, texts, map: mapContact, query, scope });
  }

  private eventsById(query: PublicEventQuery): ListEvents {
    const after = query.after === null ? null : decodeIdCursor(query.after);
    return async (filters, accept, scope) => {
      const { found, scannedTo } = await scanById({
        after,
        want: query.first + 1,
        pageSize: query.first + 1 + (query.startsFrom || query.startsTo ? WINDOW_MARGIN : 0),
        mostCalls: Infinity,
        fetch: (afterId, limit) => this.client.list(paths.publicEvents, idPage(filters, afterId, limit), scope),
        accept,
      });
      return pageOf(found, query.first, scannedTo, encodeIdCursor);
    };
  }

  private eventsByStart(query: PublicEventQuery): ListEvents {
    const after = query.after === null ? null : decodeStartCursor(query.after);
    return async (filters, accept, scope) => {
      const found = await scanByStart({
        after,
        want: query.first + 1,
        margin: after === null && query.startsFrom !== null ? WINDOW_MARGIN : 0,
        fetch: (fromDate, limit) => this.client.list(paths.publicEvents, startPage(filters, fromDate, limit), scope),
        fetchLast: async (fromDate) => {
          const query = { ...startPage(filters, fromDate, 1), _order: '-start_date,-start_time,-id' };
          return (await this.client.list(paths.publicEvents, query, scope))[0];
        },
        accept,
      });
      return pageOf(found, query.first, null, encodeStartCursor);
    };
  }

  private async recordsByText<T extends Entity>(list: {
    path: string;
    filters: Filters;
    /** The fields in which the text is searched. */
    texts: readonly string[];
    map: (reader: RecordReader, nativeId: string, origin: Origin) => T;
    query: TextQuery;
    scope: RequestScope;
  }): Promise<Page<T>> {
    const { path, filters, texts, map, query, scope } = list;
    const after = query.after === null ? null : decodeIdCursor(query.after);
    const wanted = query.text?.trim().toLocaleLowerCase() || null;
    const problems = new ProblemLog(identity.enumValue, identity.title);
    const { found, scannedTo } = await scanById({
      after,
      want: query.first + 1,
      pageSize: wanted === null ? query.first + 1 : Math.max(query.first + 1, DOCUMENTED_PAGE_SIZE),
      mostCalls: CALLS_PER_TEXT_PAGE,
      fetch: (afterId, limit) => this.client.list(path, idPage(filters, afterId, limit), scope),
      accept: (record) => {
        if (wanted !== null && !textOf(record, texts).includes(wanted)) return null;
        const reader = new RecordReader(record, `${path.split('/').at(-1)} ${record.id}`, problems.report);
        return map(reader, String(record.id), 'resource');
      },
    });
    problems.write(scope.log);
    found.forEach(({ node }) => scope.primeCache(node));
    return pageOf(found, query.first, scannedTo, encodeIdCursor);
  }
}

type ListEvents = (
  filters: Filters,
  accept: (record: WireRecord) => PublicEvent | null,
  scope: RequestScope,
) => Promise<Page<PublicEvent>>;

/** The filters that the API applies; null if nothing can match. */
function filtersOf(query: PublicEventQuery): Filters | null {
  const filters: Filters = {};
  const lists = {
    id: query.ids,
    course_id: query.courseIds,
    venue_id: query.venueIds,
    personnel_tutor_id: query.tutorIds,
  };
  for (const [key, ids] of Object.entries(lists)) {
    if (ids === null) continue;
    const nativeIds = [...new Set(ids)].filter((id) => identity.parseNativeId(id) !== null);
    if (nativeIds.length === 0) return null;
    if (nativeIds.length > IDS_PER_CALL) {
      throw new InvalidArgument(
        'filter',
        `filter: at most ${IDS_PER_CALL} ids are allowed in one filter; there are ${nativeIds.length}.`,
      );
    }
    filters[`${key}__in`] = nativeIds.join(',');
  }
  // The form of booleans in a filter is not documented: as in JSON [INF].
  const flags = {
    is_cancelled: query.isCancelled,
    is_provisional: query.isProvisional,
    is_online: query.isOnline,
    is_sold_out: query.isSoldOut,
  };
  for (const [key, value] of Object.entries(flags)) if (value !== null) filters[`${key}__eq`] = String(value);
  if (query.code !== null) filters['code__eq'] = query.code;

  // The API compares dates in the event's own zone, up to a day from the date in UTC; the last day is included whole,
  // because a date may have a time.
  const { startsFrom, startsTo } = query;
  if (startsFrom) filters['start_date__gte'] = utcDate(startsFrom.getTime() - DAY_MS);
  if (startsTo) filters['start_date__lt'] = utcDate(startsTo.getTime() + 2 * DAY_MS);
  return startsFrom && startsTo && startsFrom >= startsTo ? null : filters;
}

/** The end is excluded. */
const startsWithin = ({ startsAt }: PublicEvent, { startsFrom, startsTo }: PublicEventQuery): boolean =>
  (startsFrom === null || startsAt >= startsFrom) && (startsTo === null || startsAt < startsTo);

/** The page, without the additional record that was fetched to detect a next page. */
function pageOf<T, Place>(
  found: readonly Placed<T, Place>[],
  first: number,
  scannedTo: Place | null,
  encode: (place: Place) => string,
): Page<T> {
  const items = found.slice(0, first).map(({ node, place }) => ({ cursor: encode(place), node }));
  if (found.length > first) return { items, hasNextPage: true, endCursor: items.at(-1)?.cursor ?? null };
  return {
    items,
    hasNextPage: scannedTo !== null,
    endCursor: scannedTo === null ? (items.at(-1)?.cursor ?? null) : encode(scannedTo),
  };
}

const textOf = (record: WireRecord, keys: readonly string[]): string =>
  keys
    .map((key) => record[key])
    .filter((value) => typeof value === 'string')
    .join(' ')
    .toLocaleLowerCase();
