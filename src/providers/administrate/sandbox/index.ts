import { randomBytes } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { readRequestBody } from '../../../provider-kit/sandbox/request-body';
import { type SandboxResponse, startSandboxServer } from '../../../provider-kit/sandbox/server';
import { type RunningSandbox, type SandboxOptions } from '../../../provider-kit/port';
import { sandboxRecords } from './data';
import { type Attributes, select, InvalidQuery } from './filter';
import { lookUp } from './references';
import { byId, type EventRecord, SCALAR_ATTRIBUTES, type SandboxRecords, type WireRecord } from './records';
import { type Account, createdEvent, RefusedWrite, updatedEvent } from './writes';

/*
 * The provider does not document the following; it is inferred here [INF]:
 *
 * - A call without the right credentials is 401 with a challenge. The body of every error is `{"error": "<why>"}`.
 * - A method that a resource does not have is 405; a body above one megabyte is 413. A body that is not a JSON object
 *   is a write that "could not" be carried out, hence 404 as on the page.
 * - A filter or an order by an attribute that is unknown or embedded, an unknown operator, a value that the attribute
 *   cannot have and a `_limit` that is no number are 404. A `*_tz` value without an offset, or any other date with
 *   one, counts as such. An empty list after `__in` matches nothing. Text compares by code unit, case and all.
 * - A list is in the order of its ids unless `_order` is given, complete unless limited; nulls come first when ordered.
 * - Lists of venues, courses and contacts take the same filters; resources other than the four do not exist here.
 * - Ids are looked up among all contacts: the page's own tutor has `is_tutor` false. An end before its start, and a
 *   currency that has no prices, are accepted; prices stay when an update changes course or currency. Attributes that
 *   cannot be written are ignored, and so is `time_zone` in an account without that feature. An event that gets its
 *   first zone by an update gets all five zone fields.
 * - `registration_deadline` is returned as a date-time. Zones are returned in their IANA spelling, aliases included.
 * - The shapes of accounts (here a few of their keys) and of a personnel entry's role; `level` as text,
 *   `allowable_tutors` as contacts and `non_working_days` as dates.
 * - The first new id is one above the highest there is; ids count up, and none is given again.
 */

/** Options of the simulated account. */
export interface AdministrateSandboxSetup {
  /** False for an account without the Time Zone feature: creates need no time_zone, and no event has zone fields. */
  readonly timeZoneFeature?: boolean;
  /** Served in place of the sandbox's own events, exactly as they are. */
  readonly events?: readonly WireRecord[];
}

/**
 * Starts a simulated Administrate account on the loopback interface: REST v2 of the provider's page "Public Events",
 * with the filters of its page on API v2 behaviour, over HTTP with Basic authentication. Writes last until it stops.
 */
export async function startAdministrateSandbox(
  { now, idOffset = 0, log }: Omit<SandboxOptions, 'values'>,
  { timeZoneFeature = true, events }: AdministrateSandboxSetup = {},
): Promise<RunningSandbox> {
  const username = 'sandbox@training.example';
  const password = randomBytes(12).toString('base64url');
  const given = sandboxRecords(now, timeZoneFeature);
  const records = events ? { ...given, events: byId(structuredClone(events) as EventRecord[]) } : given;
  let lastId = Math.max(0, ...records.events.keys()) + idOffset;
  const account: Account = { records, newId: () => (lastId += 1), hasTimeZoneFeature: timeZoneFeature };

  const { url, requests, stop } = await startSandboxServer({
    title: 'Administrate',
    handle: async (request) =>
      written(isAuthorized(request, username, password) ? await respond(request, account) : UNAUTHORIZED),
    internalError: written(failure(500, 'internal error')),
    log,
  });

  return {
    variables: {
      ADMINISTRATE_BASE_URL: url,
      ADMINISTRATE_USERNAME: username,
      ADMINISTRATE_PASSWORD: password,
    },
    requests,
    stop,
  };
}

interface JsonResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const success = (body: unknown): JsonResponse => ({ status: 200, body });
const failure = (status: number, error: string, headers = {}): JsonResponse => ({ status, body: { error }, headers });

const UNAUTHORIZED = failure(401, 'authentication required', { 'WWW-Authenticate': 'Basic realm="Administrate"' });
const NO_SUCH_RECORD = failure(404, 'does not exist');
const NOT_ALLOWED = failure(405, 'method not allowed');
const TOO_LARGE = failure(413, 'body too large');

const PATH = /^\/api\/v2\/([a-z]+\/[a-z_]+)(?:\/([^/]+))?\/?$/;
const PUBLIC_EVENTS = 'event/public_events';

interface Resource {
  readonly records: ReadonlyMap<number, WireRecord>;
  readonly attributes: Attributes;
}

const resourcesOf = ({ events, venues, courses, contacts }: SandboxRecords): Readonly<Record<string, Resource>> => ({
  [PUBLIC_EVENTS]: { records: events, attributes: SCALAR_ATTRIBUTES.events },
  'event/venues': { records: venues, attributes: SCALAR_ATTRIBUTES.venues },
  'event/courses': { records: courses, attributes: SCALAR_ATTRIBUTES.courses },
  'crm/contacts': { records: contacts, attributes: SCALAR_ATTRIBUTES.contacts },
});

async function respond(request: IncomingMessage, account: Account): Promise<JsonResponse> {
  const [path = '', query = ''] = splitOnce(request.url ?? '', '?');
  const [, resourcePath = '', id] = PATH.exec(path) ?? [];
  const resource = lookUp(resourcesOf(account.records), resourcePath);
  if (!resource) return failure(404, 'no such resource');

  if (request.method === 'GET') {
    return id === undefined ? listResponse(resource, new URLSearchParams(query)) : recordResponse(resource, id);
  }
  return resourcePath === PUBLIC_EVENTS ? writeResponse(request, id, account) : NOT_ALLOWED;
}

function listResponse({ records, attributes }: Resource, query: URLSearchParams): JsonResponse {
  try {
    return success(select(records.values(), attributes, query));
  } catch (error) {
    if (!(error instanceof InvalidQuery)) throw error;
    return failure(404, error.message);
  }
}

function recordResponse({ records }: Resource, id: string): JsonResponse {
  const record = records.get(readId(id));
  return record ? success(record) : NO_SUCH_RECORD;
}

async function writeResponse(
  request: IncomingMessage,
  id: string | undefined,
  account: Account,
): Promise<JsonResponse> {
  const isCreate = request.method === 'POST' && id === undefined;
  const isUpdate = request.method === 'PUT' && id !== undefined;
  const isDelete = request.method === 'DELETE' && id !== undefined;
  if (!isCreate && !isUpdate && !isDelete) return NOT_ALLOWED;

  const text = await readRequestBody(request, MAX_BODY_BYTES);
  if (text === null) return TOO_LARGE;
  const { events } = account.records;
  try {
    if (isCreate) {
      const created = createdEvent(parseJson(text), account);
      events.set(created.id, created);
      return success(created);
    }
    const event = events.get(readId(id ?? ''));
    if (!event) return NO_SUCH_RECORD;
    if (isDelete) {
      events.delete(event.id);
      return success(event);
    }
    const updated = updatedEvent(event, parseJson(text), account);
    events.set(updated.id, updated);
    return success(updated);
  } catch (error) {
    if (!(error instanceof RefusedWrite)) throw error;
    return failure(404, `could not ${isCreate ? 'create' : 'update'}: ${error.message}`);
  }
}

const readId = (text: string): number => (/^\d+$/.test(text) ? Number(text) : NaN);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MAX_BODY_BYTES = 1_000_000;

function isAuthorized(request: IncomingMessage, username: string, password: string): boolean {
  const [, encoded = ''] = /^Basic +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8') === `${username}:${password}`;
}

/**
 * Amounts and numbers of delegates are floats in the provider's responses: `10.0` where JavaScript writes `10`. The
 * same characters inside a text do not match, because its quotes are escaped.
 */
const WHOLE_FLOAT = /("(?:price|rate|delegates_booked|delegates_reserved|delegates_actual)":-?\d+)(?=[,}])/g;

const written = ({ status, body, headers }: JsonResponse): SandboxResponse => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body).replace(WHOLE_FLOAT, '$1.0'),
  headers,
});

function splitOnce(text: string, separator: string): readonly string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
