import { type Access } from '../../http/failure';
import { type HttpRequest } from '../../http/request';
import { type JsonResponse } from '../../http/response';
import { type ProviderRuntime } from '../../provider-kit/port';
import { ProviderClient } from '../../provider-kit/provider-client';
import { type RequestScope } from '../../provider-kit/request-scope';
import { identity, TITLE } from './ids';
import { type AdministrateSettings } from './settings';
import { isWireRecord, paths, type PublicEventBody, type WireRecord } from './wire';

type Query = Readonly<Record<string, string>>;
type Request = Pick<HttpRequest, 'method' | 'path' | 'query' | 'json'>;

/** The documented limit is 6,000 calls in 5 minutes. Source: the provider's page "Rate limits". */
const CALLS_PER_WINDOW = { calls: 6_000, windowMs: 5 * 60_000 };

const HIGHEST_ID_VALID_MS = 60_000;

/** The REST v2 endpoints of one Administrate installation. Source: the provider's page "Public Events". */
export class AdministrateClient extends ProviderClient {
  private highestId: { readonly id: number; readonly readAt: number } | null = null;

  constructor({ baseUrl, username, password }: AdministrateSettings, runtime: ProviderRuntime) {
    const credentials = Buffer.from(`${username}:${password}`).toString('base64');
    super(identity, runtime, {
      baseUrl,
      headers: { Authorization: `Basic ${credentials}`, Accept: 'application/json' },
      limits: { callsPerWindow: CALLS_PER_WINDOW },
    });
  }

  /** A list, which is a bare array. 404 means that it is empty. */
  async list(path: string, query: Query, scope: RequestScope): Promise<WireRecord[]> {
    const { status, body } = await this.send('read', { method: 'GET', path, query }, scope);
    if (status === 404) {
      scope.log.warn({ path, query }, `${TITLE} responded to a list with 404; the list is taken as empty`);
      return [];
    }
    if (!Array.isArray(body)) throw identity.badResponse('a list', 'read', JSON.stringify(body));
    const records = body.filter(isWireRecord);
    if (records.length < body.length) {
      scope.log.warn(
        { path, leftOut: body.length - records.length },
        `${TITLE} listed records without an id; they are left out`,
      );
    }
    return records;
  }

  /** One record, or null if there is none. */
  get(path: string, id: string, scope: RequestScope): Promise<WireRecord | null> {
    return this.sendForRecord('read', { method: 'GET', path: `${path}/${id}` }, scope);
  }

  /** The records of these ids that exist, in any order, in one call: at most `IDS_PER_CALL` of them. */
  async getMany(path: string, ids: readonly string[], scope: RequestScope): Promise<WireRecord[]> {
    const [only, ...others] = ids;
    if (only === undefined) return [];
    if (others.length > 0) return this.list(path, { id__in: ids.join(','), _limit: String(ids.length) }, scope);
    const record = await this.get(path, only, scope);
    return record ? [record] : [];
  }

  /** The highest id of all public events, at most a minute old. Zero if there are none. */
  async highestEventId(scope: RequestScope): Promise<number> {
    const cached = this.highestId;
    if (cached && Date.now() - cached.readAt < HIGHEST_ID_VALID_MS) return cached.id;
    const readAt = Date.now();
    const [latest] = await this.list(paths.publicEvents, { _order: '-id', _limit: '1' }, scope);
    this.highestId = { id: latest?.id ?? 0, readAt };
    return this.highestId.id;
  }

  /** The created record, or null if the provider "could not create" it (404). */
  create(body: PublicEventBody, scope: RequestScope): Promise<WireRecord | null> {
    return this.sendForRecord('write', { method: 'POST', path: paths.publicEvents, json: body }, scope);
  }

  /** The updated record, or null if there is none with that id (404). */
  update(id: string, body: PublicEventBody, scope: RequestScope): Promise<WireRecord | null> {
    return this.sendForRecord('write', { method: 'PUT', path: `${paths.publicEvents}/${id}`, json: body }, scope);
  }

  /** The deleted record, or null if there is none with that id (404). */
  remove(id: string, scope: RequestScope): Promise<WireRecord | null> {
    return this.sendForRecord('write', { method: 'DELETE', path: `${paths.publicEvents}/${id}` }, scope);
  }

  private send(access: Access, request: Request, { deadline, requestId }: RequestScope): Promise<JsonResponse> {
    return this.http.sendJson({ ...request, access, acceptedStatuses: [404], deadline, requestId });
  }

  private async sendForRecord(access: Access, request: Request, scope: RequestScope): Promise<WireRecord | null> {
    const { status, body } = await this.send(access, request, scope);
    if (status === 404) return null;
    if (isWireRecord(body)) return body;
    throw identity.badResponse('a record with an id', access, JSON.stringify(body));
  }
}
