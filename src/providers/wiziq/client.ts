/**
 * WizIQ's methods, under their own names. Source: WizIQ's pages "create" and "create_recurring"; the other methods are
 * known from its public clients.
 */
import { type RequestScope, type ProviderRuntime } from '../../provider-kit/port';
import { ProviderClient } from '../../provider-kit/provider-client';
import { ProviderRefusal } from '../../provider-kit/refusals';
import { isFail, isNothingFound, ownFailureIn, refusalIn } from './errors';
import { identity, TITLE } from './ids';
import { type WizIqSettings } from './settings';
import { signatureOf } from './signature';
import {
  type AddedAttendees,
  type ClassRecord,
  type ClassRecords,
  COLUMNS,
  type CreatedClass,
  type CreatedSeries,
  type Method,
  PAGE_SIZE,
  type Parameters,
  parseAddedAttendees,
  parseCreated,
  parseCreatedSeries,
  parseRecords,
  parseSchedule,
  readResponse,
  type WizIqResponse,
} from './wire';

/** "class_id is invalid." */
const INVALID_ID = '1009';

/**
 * The client of one WizIQ account. Lives as long as the process; holds nothing of any request.
 * Writes reject with a ProviderRefusal if WizIQ refuses. Every other failure, of reads and writes, is a ProviderError.
 */
export class WizIqClient extends ProviderClient {
  constructor(
    private readonly settings: WizIqSettings,
    runtime: ProviderRuntime,
  ) {
    super(identity, runtime, {
      baseUrl: settings.baseUrl.origin,
      headers: { Accept: 'text/xml, application/xml, */*;q=0.1' },
    });
  }

  create(parameters: Parameters, scope: RequestScope): Promise<CreatedClass> {
    return this.write('create', parameters, parseCreated, scope);
  }

  createRecurring(parameters: Parameters, scope: RequestScope): Promise<CreatedSeries> {
    return this.write('create_recurring', parameters, parseCreatedSeries, scope);
  }

  /** Changes a class; absent parameters remain unchanged. Returns WizIQ's reference for the call. */
  modify(classId: string, parameters: Parameters, scope: RequestScope): Promise<string | null> {
    return this.write('modify', { class_id: classId, ...parameters }, ({ callId }) => callId, scope);
  }

  /** Returns WizIQ's reference for the call. */
  cancel(classId: string, scope: RequestScope): Promise<string | null> {
    return this.write('cancel', { class_id: classId }, ({ callId }) => callId, scope);
  }

  addAttendees(classId: string, listXml: string, scope: RequestScope): Promise<AddedAttendees> {
    return this.write('add_attendees', { class_id: classId, attendee_list: listXml }, parseAddedAttendees, scope);
  }

  /** The classes of at most PAGE_SIZE ids that exist, in any order. */
  classesByIds(ids: readonly string[], scope: RequestScope): Promise<readonly ClassRecord[]> {
    return asRead(this.readByIds(ids, scope));
  }

  /**
   * What WizIQ does if one of many ids is invalid is not documented [INF]. If it refuses them all, each half is read
   * separately, so that one invalid id does not hide ninety-nine valid ones.
   */
  private async readByIds(ids: readonly string[], scope: RequestScope): Promise<readonly ClassRecord[]> {
    try {
      return await this.getData({ multiple_class_id: ids.join(','), page_number: '1' }, scope);
    } catch (error) {
      if (!(error instanceof ProviderRefusal) || error.code !== INVALID_ID) throw error;
      if (ids.length === 1) return [];
      const middle = Math.ceil(ids.length / 2);
      const halves = [ids.slice(0, middle), ids.slice(middle)];
      return (await Promise.all(halves.map((half) => this.readByIds(half, scope)))).flat();
    }
  }

  /**
   * One page of the classes with a title. That get_data lists classes without an id is known from WizIQ's clients; whether
   * it matches whole titles is not [INF], so the caller compares them.
   */
  classesByTitle(title: string, page: number, scope: RequestScope): Promise<readonly ClassRecord[]> {
    return asRead(this.getData({ title, page_number: String(page) }, scope));
  }

  /** One page of the classes of a series; empty if there is no such series or no such page. */
  schedule(masterId: string, page: number, scope: RequestScope): Promise<readonly ClassRecord[]> {
    const parameters = { class_master_id: masterId, page_number: String(page), page_size: String(PAGE_SIZE) };
    return asRead(this.readList('view_schedule', parameters, parseSchedule, scope));
  }

  private getData(filter: Parameters, scope: RequestScope): Promise<readonly ClassRecord[]> {
    const parameters = { ...filter, columns: COLUMNS, page_size: String(PAGE_SIZE) };
    return this.readList('get_data', parameters, parseRecords, scope);
  }

  /** A list; "no record found" is an empty one. */
  private async readList(
    method: Method,
    parameters: Parameters,
    parse: (response: WizIqResponse) => ClassRecords,
    scope: RequestScope,
  ): Promise<readonly ClassRecord[]> {
    try {
      const { records, withoutId } = parse(await this.send(method, parameters, 'read', scope));
      if (withoutId > 0) {
        scope.log.warn({ method, leftOut: withoutId }, `${TITLE} listed classes without an id; they are left out`);
      }
      return records;
    } catch (error) {
      if (isNothingFound(error)) return [];
      throw error;
    }
  }

  private async write<T>(
    method: Method,
    parameters: Parameters,
    parse: (response: WizIqResponse) => T,
    scope: RequestScope,
  ): Promise<T> {
    const response = await this.send(method, parameters, 'write', scope);
    const { callId } = response;
    scope.log.info({ provider: identity.enumValue, method, callId }, `${TITLE} accepted a write`);
    return parse(response);
  }

  /** Signs and sends a call. A refusal, which is an HTTP 200 as well, is thrown. */
  private async send(
    method: Method,
    parameters: Parameters,
    access: 'read' | 'write',
    scope: RequestScope,
  ): Promise<WizIqResponse> {
    const { accessKey, secretKey, baseUrl } = this.settings;
    const timestamp = Math.floor(Date.now() / 1000);
    const { root } = await this.http.sendXml({
      method: 'POST',
      path: baseUrl.pathname,
      query: { method },
      form: {
        access_key: accessKey,
        timestamp: String(timestamp),
        method,
        signature: signatureOf({ accessKey, secretKey, timestamp, method }),
        ...parameters,
      },
      access,
      detectFailure: ownFailureIn,
      deadline: scope.deadline,
      requestId: scope.requestId,
    });
    if (isFail(root)) throw refusalIn(root);
    return readResponse(root, method);
  }
}

/** The caller of a read cannot fix a refusal, so it becomes a ProviderError. */
async function asRead<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    throw error instanceof ProviderRefusal ? error.toReadError() : error;
  }
}
