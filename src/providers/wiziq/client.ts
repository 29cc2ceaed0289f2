/** WizIQ's methods, in its own words. Source: the provider's pages "create" and "create_recurring"; the other methods are told by its clients. */
import { HttpClient } from '../../http/client';
import { chunksOf } from '../../model/chunks';
import { ProviderState } from '../../model/provider-status';
import { type RequestScope, type ProviderHealth, type ProviderRuntime } from '../../provider-kit/port';
import { isFail, meansNothingThere, ownFailureIn, readRefused, refusalIn, WizIqRefusal } from './errors';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type WizIqSettings } from './settings';
import { signatureOf } from './signature';
import {
  type AddedAttendee,
  type Answer,
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
  readAnswer,
} from './wire';

/** What a write was answered with, and the provider's reference for the call; null where it gave none. */
export interface Answered<T> {
  readonly value: T;
  readonly callId: string | null;
}

/** "class_id is invalid." */
const INVALID_ID = '1009';

/**
 * Speaks to one WizIQ account. Lives as long as the process; holds nothing of any request.
 * Writes reject with a WizIqRefusal where WizIQ says no, and like reads with a ProviderError for everything else.
 */
export class WizIqClient {
  private readonly http: HttpClient;

  constructor(
    private readonly settings: WizIqSettings,
    runtime: ProviderRuntime,
  ) {
    this.http = new HttpClient({
      provider: PROVIDER_ENUM,
      title: TITLE,
      baseUrl: settings.baseUrl.origin,
      headers: { Accept: 'text/xml, application/xml, */*;q=0.1' },
      log: runtime.log,
      limits: runtime.limits,
    });
  }

  create(parameters: Parameters, scope: RequestScope): Promise<Answered<CreatedClass>> {
    return this.write('create', parameters, parseCreated, scope);
  }

  createRecurring(parameters: Parameters, scope: RequestScope): Promise<Answered<CreatedSeries>> {
    return this.write('create_recurring', parameters, parseCreatedSeries, scope);
  }

  /** Changes a class; parameters that are absent stay as they are. */
  modify(classId: string, parameters: Parameters, scope: RequestScope): Promise<Answered<void>> {
    return this.write('modify', { class_id: classId, ...parameters }, () => undefined, scope);
  }

  cancel(classId: string, scope: RequestScope): Promise<Answered<void>> {
    return this.write('cancel', { class_id: classId }, () => undefined, scope);
  }

  addAttendees(classId: string, listXml: string, scope: RequestScope): Promise<Answered<readonly AddedAttendee[]>> {
    return this.write('add_attendees', { class_id: classId, attendee_list: listXml }, parseAddedAttendees, scope);
  }

  /** The classes of these ids that exist, in any order: one call per hundred of them. */
  async classesByIds(ids: readonly string[], scope: RequestScope): Promise<readonly ClassRecord[]> {
    const chunks = chunksOf(ids, PAGE_SIZE).map((chunk) => this.chunkByIds(chunk, scope));
    return (await asRead(Promise.all(chunks))).flat();
  }

  /**
   * What WizIQ does when one of many ids is wrong is documented nowhere [INF]. Should it refuse them all as invalid, each
   * half is asked for by itself, so that one wrong id does not take ninety-nine right ones with it.
   */
  private async chunkByIds(ids: readonly string[], scope: RequestScope): Promise<readonly ClassRecord[]> {
    try {
      return await this.getData({ multiple_class_id: ids.join(','), page_number: '1' }, scope);
    } catch (error) {
      if (!(error instanceof WizIqRefusal) || error.code !== INVALID_ID) throw error;
      if (ids.length === 1) return [];
      const middle = Math.ceil(ids.length / 2);
      const halves = [ids.slice(0, middle), ids.slice(middle)];
      return (await Promise.all(halves.map((half) => this.chunkByIds(half, scope)))).flat();
    }
  }

  /**
   * One page of the classes with that title. That get_data lists without an id is told by constants in WizIQ's clients
   * and seen in no call of theirs [INF]; whether it compares titles whole is for the caller to make sure of.
   */
  classesByTitle(title: string, page: number, scope: RequestScope): Promise<readonly ClassRecord[]> {
    return asRead(this.getData({ title, page_number: String(page) }, scope));
  }

  /** One page of the classes of a series; none where there is no such series, or no such page. */
  schedule(masterId: string, page: number, scope: RequestScope): Promise<readonly ClassRecord[]> {
    const parameters = { class_master_id: masterId, page_number: String(page), page_size: String(PAGE_SIZE) };
    return asRead(this.readList('view_schedule', parameters, parseSchedule, scope));
  }

  health(): ProviderHealth {
    const health = this.http.health();
    return { ...health, state: ProviderState[health.state] };
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private getData(which: Parameters, scope: RequestScope): Promise<readonly ClassRecord[]> {
    const parameters = { ...which, columns: COLUMNS, page_size: String(PAGE_SIZE) };
    return this.readList('get_data', parameters, parseRecords, scope);
  }

  /** A list, where "no record found" is an empty one. */
  private async readList(
    method: Method,
    parameters: Parameters,
    parse: (answer: Answer) => ClassRecords,
    scope: RequestScope,
  ): Promise<readonly ClassRecord[]> {
    try {
      const { records, nameless } = parse(await this.send(method, parameters, 'read', scope));
      if (nameless > 0) {
        scope.log.warn({ method, leftOut: nameless }, `${TITLE} listed classes without an id; they are left out`);
      }
      return records;
    } catch (error) {
      if (meansNothingThere(error)) return [];
      throw error;
    }
  }

  private async write<T>(
    method: Method,
    parameters: Parameters,
    parse: (answer: Answer) => T,
    scope: RequestScope,
  ): Promise<Answered<T>> {
    const answer = await this.send(method, parameters, 'write', scope);
    const { callId } = answer;
    scope.log.info({ provider: PROVIDER_ENUM, method, callId }, `${TITLE} answered a write`);
    return { value: parse(answer), callId };
  }

  /** Signs and sends a call, and tells a refusal, which comes as an HTTP 200 too, from an answer. */
  private async send(
    method: Method,
    parameters: Parameters,
    access: 'read' | 'write',
    scope: RequestScope,
  ): Promise<Answer> {
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
    return readAnswer(root, method);
  }
}

/** Whatever else a read is refused for is nothing that its caller could mend. */
async function asRead<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof WizIqRefusal ? readRefused(error) : error;
  }
}
