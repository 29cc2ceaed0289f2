/** Administrate's endpoints, in its own words. Source: the provider's page "Public Events". */
import { HttpClient } from '../../http/client';
import { type Access } from '../../http/failure';
import { ProviderError } from '../../model/provider-error';
import { ProviderState } from '../../model/provider-status';
import { type RequestScope, type ProviderHealth, type ProviderRuntime } from '../../provider-kit/port';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type AdministrateSettings } from './settings';
import { isWireRecord, paths, type PublicEventBody, type WireRecord } from './wire';

type Query = Readonly<Record<string, string>>;

/** 6,000 calls in 5 minutes is the documented limit. Source: administrate's page on rate limits. */
const CALLS_PER_WINDOW = { calls: 6_000, windowMs: 5 * 60_000 };

const HIGHEST_ID_HOLDS_MS = 60_000;

/** Speaks to one Administrate. Lives as long as the process; holds nothing of any request. */
export class AdministrateClient {
  private readonly http: HttpClient;
  private highestId: { readonly id: number; readonly seenAt: number } | null = null;

  constructor(settings: AdministrateSettings, runtime: ProviderRuntime) {
    const credentials = Buffer.from(`${settings.username}:${settings.password}`).toString('base64');
    this.http = new HttpClient({
      provider: PROVIDER_ENUM,
      title: TITLE,
      baseUrl: settings.baseUrl,
      headers: { Authorization: `Basic ${credentials}`, Accept: 'application/json' },
      log: runtime.log,
      limits: { callsPerWindow: CALLS_PER_WINDOW, ...runtime.limits },
    });
  }

  /** A list, which comes as a bare array. A 404 is how an empty one may be answered. */
  async list(path: string, query: Query, scope: RequestScope): Promise<WireRecord[]> {
    const { status, body } = await this.read(path, query, scope);
    if (status === 404) {
      scope.log.warn({ path, query }, `${TITLE} answered a list with "does not exist"; it is taken as empty`);
      return [];
    }
    if (!Array.isArray(body)) throw wrongShape('a list', body, 'read');
    const records = body.filter(isWireRecord);
    if (records.length < body.length) {
      scope.log.warn(
        { path, leftOut: body.length - records.length },
        `${TITLE} listed records without an id; they are left out`,
      );
    }
    return records;
  }

  /** One record, or null where there is none. */
  async get(path: string, id: number, scope: RequestScope): Promise<WireRecord | null> {
    const { status, body } = await this.read(`${path}/${id}`, {}, scope);
    return status === 404 ? null : asRecord(body, 'read');
  }

  /** The records of these ids that exist, in any order, by one call: at most `IDS_PER_CALL` of them. */
  async getMany(path: string, ids: readonly number[], scope: RequestScope): Promise<WireRecord[]> {
    const [only, ...others] = ids;
    if (only === undefined) return [];
    if (others.length === 0) {
      const record = await this.get(path, only, scope);
      return record ? [record] : [];
    }
    return this.list(path, { id__in: ids.join(','), _limit: String(ids.length) }, scope);
  }

  /** The highest id that any public event has; as it was at most a minute ago. Zero when there is none. */
  async highestEventId(scope: RequestScope): Promise<number> {
    const known = this.highestId;
    if (known && Date.now() - known.seenAt < HIGHEST_ID_HOLDS_MS) return known.id;
    const seenAt = Date.now();
    const [latest] = await this.list(paths.publicEvents, { _order: '-id', _limit: '1' }, scope);
    this.highestId = { id: latest?.id ?? 0, seenAt };
    return this.highestId.id;
  }

  /** The created record, or null where the provider "could not create" it (404). */
  create(body: PublicEventBody, scope: RequestScope): Promise<WireRecord | null> {
    return this.write('POST', paths.publicEvents, body, scope);
  }

  /** The updated record, or null where there is none of that id (404). */
  update(id: number, body: PublicEventBody, scope: RequestScope): Promise<WireRecord | null> {
    return this.write('PUT', `${paths.publicEvents}/${id}`, body, scope);
  }

  /** The deleted record, or null where there is none of that id (404). */
  remove(id: number, scope: RequestScope): Promise<WireRecord | null> {
    return this.write('DELETE', `${paths.publicEvents}/${id}`, undefined, scope);
  }

  health(): ProviderHealth {
    const health = this.http.health();
    return { ...health, state: ProviderState[health.state] };
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private read(path: string, query: Query, scope: RequestScope): Promise<{ status: number; body: unknown }> {
    const { deadline, requestId } = scope;
    return this.http.sendJson({
      method: 'GET',
      path,
      query,
      access: 'read',
      acceptedStatuses: [404],
      deadline,
      requestId,
    });
  }

  private async write(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    json: PublicEventBody | undefined,
    scope: RequestScope,
  ): Promise<WireRecord | null> {
    const { deadline, requestId } = scope;
    const { status, body } = await this.http.sendJson({
      method,
      path,
      json,
      access: 'write',
      acceptedStatuses: [404],
      deadline,
      requestId,
    });
    return status === 404 ? null : asRecord(body, 'write');
  }
}

function asRecord(body: unknown, access: Access): WireRecord {
  if (isWireRecord(body)) return body;
  throw wrongShape('a record with an id', body, access);
}

function wrongShape(expected: string, body: unknown, access: Access): ProviderError {
  const next =
    access === 'read'
      ? 'Try again; if it stays so, the log has what came.'
      : 'It may or may not have carried out the change; look there before repeating it.';
  return new ProviderError(`${TITLE} answered with JSON that is not ${expected}. ${next}`, {
    code: 'PROVIDER_BAD_RESPONSE',
    provider: PROVIDER_ENUM,
    retryable: false,
    acted: 'maybe',
    detail: JSON.stringify(body)?.slice(0, 10_000),
  });
}
