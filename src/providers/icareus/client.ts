/** The suite's endpoints, in its own words. Source: the provider's page "Event Management API (ENG)". */
import { HttpClient } from '../../http/client';
import { type HttpRequest } from '../../http/request';
import { type Access, type Failure } from '../../http/failure';
import { isJsonRecord, type JsonRecord } from '../../provider-kit/record-reader';
import { ProviderState } from '../../model/provider-status';
import { type RequestScope, type ProviderHealth, type ProviderRuntime } from '../../provider-kit/port';
import {
  IcareusRefusal,
  meansUnsupported,
  notUnderstood,
  readRefused,
  refusedWithoutWords,
  tokenRefused,
} from './errors';
import { type Kind, PROVIDER_ENUM, TITLE } from './ids';
import { type IcareusSettings } from './settings';
import { tokenOf } from './token';
import {
  type EventData,
  eventIn,
  type ParticipantData,
  participantIn,
  paths,
  readAnswer,
  type RoomData,
  roomIn,
  type ThumbnailTarget,
  type WireEvent,
  type WireParticipant,
  type WireRoom,
} from './wire';

/** Whether a refusal has a status of its own is not documented [INF]: with these, its words are looked for. */
const REFUSAL_STATUSES: readonly number[] = [400, 404, 405, 409, 422, 501];
/** Statuses with which a suite that has no participants may answer where they would be [INF]. */
const UNSUPPORTED_STATUSES: readonly number[] = [404, 405, 501];
const EXCERPT_LENGTH = 300;

type Query = Readonly<Record<string, string>>;
/** A picture, as the part `thumbnail` of a form. */
type Image = NonNullable<HttpRequest['multipart']>;
type IcareusRequest = Pick<HttpRequest, 'method' | 'path' | 'query' | 'json' | 'multipart' | 'access'>;

/**
 * Speaks to one organization of the suite. Lives as long as the process; holds nothing of any request.
 * Writes reject with an IcareusRefusal where the suite says no, and like reads with a ProviderError for everything else.
 */
export class IcareusClient {
  private readonly http: HttpClient;

  constructor(
    private readonly settings: IcareusSettings,
    runtime: ProviderRuntime,
  ) {
    this.http = new HttpClient({
      provider: PROVIDER_ENUM,
      title: TITLE,
      baseUrl: settings.baseUrl,
      log: runtime.log,
      limits: runtime.limits,
    });
  }

  /** The event with its rooms; null where there is none of that id. */
  async event(eventId: string, scope: RequestScope): Promise<WireEvent | null> {
    const record = await this.read(paths.event, { eventId, ...this.organization }, scope);
    return record && asAsked(eventIn(record), 'event', eventId, 'read', record);
  }

  async createEvent(event: EventData, scope: RequestScope): Promise<WireEvent> {
    return this.writeEvent({ method: 'POST', path: paths.event, json: { ...this.inBody, event } }, scope);
  }

  /** Changes what is given. Of a text the languages that are given, too: the others stay. */
  async updateEvent(eventId: string, event: EventData, scope: RequestScope): Promise<WireEvent> {
    const json = { ...this.inBody, eventId: Number(eventId), event };
    return this.writeEvent({ method: 'PUT', path: paths.event, json }, scope, eventId);
  }

  async deleteEvent(eventId: string, scope: RequestScope): Promise<void> {
    await this.write({ method: 'DELETE', path: paths.event, query: { eventId, ...this.organization } }, scope);
  }

  /** The room; null where there is none of that id. */
  async room(roomId: string, scope: RequestScope): Promise<WireRoom | null> {
    const record = await this.read(paths.room, { ...this.organization, roomId }, scope);
    return record && asAsked(roomIn(record), 'room', roomId, 'read', record);
  }

  /** The whole event, with the new room among its rooms: the page lists it first, and does not say that it always is. */
  async createRoom(eventId: string, room: RoomData, scope: RequestScope): Promise<WireEvent> {
    const json = { ...this.inBody, eventId: Number(eventId), room };
    return this.writeEvent({ method: 'POST', path: paths.room, json }, scope, eventId);
  }

  async updateRoom(roomId: string, room: RoomData, scope: RequestScope): Promise<WireRoom> {
    const json = { ...this.inBody, roomId: Number(roomId), room };
    return this.writeRoom({ method: 'PUT', path: paths.room, json }, scope, roomId);
  }

  async deleteRoom(roomId: string, scope: RequestScope): Promise<void> {
    await this.write({ method: 'DELETE', path: paths.room, query: { ...this.organization, roomId } }, scope);
  }

  /** The participant; null where there is none of that id. The page wants no organization here. */
  async participant(eventId: string, participantId: string, scope: RequestScope): Promise<WireParticipant | null> {
    const record = await this.read(paths.participant, { participantId, eventId }, scope);
    const found = record && participantIn(record, participantId);
    return record && asAsked(found, 'participant', participantId, 'read', record);
  }

  async createParticipant(
    eventId: string,
    participant: ParticipantData,
    scope: RequestScope,
  ): Promise<WireParticipant> {
    const json = { ...this.inBody, eventId: Number(eventId), participant };
    const record = await this.write({ method: 'POST', path: paths.participant, json }, scope);
    return asAsked(participantIn(record, null), 'participant', null, 'write', record);
  }

  /** The participant as it is now; null where the suite says no more than that it is done, which the page leaves open. */
  async updateParticipant(
    eventId: string,
    participantId: string,
    participant: ParticipantData,
    scope: RequestScope,
  ): Promise<WireParticipant | null> {
    const ids = { eventId: Number(eventId), participantId: Number(participantId) };
    const json = { ...this.inBody, ...ids, participant };
    const record = await this.write({ method: 'PUT', path: paths.participant, json }, scope);
    const answered = participantIn(record, participantId);
    return answered && asAsked(answered, 'participant', participantId, 'write', record);
  }

  async deleteParticipant(eventId: string, participantId: string, scope: RequestScope): Promise<void> {
    await this.write({ method: 'DELETE', path: paths.participant, query: { participantId, eventId } }, scope);
  }

  /** Sends a picture. The event or room as it is now. */
  addThumbnail(target: { readonly eventId: string }, image: Image, scope: RequestScope): Promise<WireEvent>;
  addThumbnail(target: { readonly roomId: string }, image: Image, scope: RequestScope): Promise<WireRoom>;
  addThumbnail(target: ThumbnailTarget, image: Image, scope: RequestScope): Promise<WireEvent | WireRoom> {
    return this.writeThumbnail('addThumbnail', target, image, scope);
  }

  /** The event or room as it is now. */
  removeThumbnail(target: { readonly eventId: string }, scope: RequestScope): Promise<WireEvent>;
  removeThumbnail(target: { readonly roomId: string }, scope: RequestScope): Promise<WireRoom>;
  removeThumbnail(target: ThumbnailTarget, scope: RequestScope): Promise<WireEvent | WireRoom> {
    return this.writeThumbnail('removeThumbnail', target, undefined, scope);
  }

  health(): ProviderHealth {
    const health = this.http.health();
    return { ...health, state: ProviderState[health.state] };
  }

  close(): Promise<void> {
    return this.http.close();
  }

  private get organization(): Query {
    return { organizationId: this.settings.organizationId };
  }

  private get inBody(): { readonly organizationId: number } {
    return { organizationId: Number(this.settings.organizationId) };
  }

  private writeThumbnail(
    action: 'addThumbnail' | 'removeThumbnail',
    target: ThumbnailTarget,
    image: Image | undefined,
    scope: RequestScope,
  ): Promise<WireEvent | WireRoom> {
    const query = { ...this.organization, action, ...target };
    const request = { method: 'POST', path: paths.images, query, multipart: image } as const;
    return 'roomId' in target
      ? this.writeRoom(request, scope, target.roomId)
      : this.writeEvent(request, scope, target.eventId);
  }

  private async writeEvent(
    request: Omit<IcareusRequest, 'access'>,
    scope: RequestScope,
    eventId: string | null = null,
  ): Promise<WireEvent> {
    const record = await this.write(request, scope);
    return asAsked(eventIn(record), 'event', eventId, 'write', record);
  }

  private async writeRoom(
    request: Omit<IcareusRequest, 'access'>,
    scope: RequestScope,
    roomId: string,
  ): Promise<WireRoom> {
    const record = await this.write(request, scope);
    const room = roomIn(record) ?? eventIn(record)?.rooms?.find((each) => each.roomId === roomId) ?? null;
    return asAsked(room, 'room', roomId, 'write', record);
  }

  private write(request: Omit<IcareusRequest, 'access'>, scope: RequestScope): Promise<JsonRecord> {
    return this.send({ ...request, access: 'write' }, scope);
  }

  /** The record of an answer; null where the suite says that what was asked for does not exist. */
  private async read(path: string, query: Query, scope: RequestScope): Promise<JsonRecord | null> {
    try {
      return await this.send({ method: 'GET', path, query, access: 'read' }, scope);
    } catch (error) {
      if (!(error instanceof IcareusRefusal)) throw error;
      if (error.missing !== null) return null;
      throw readRefused(error);
    }
  }

  /** Sends a request with a token of its own, and tells a refusal, which comes as an HTTP 200 too, from an answer. */
  private async send(request: IcareusRequest, scope: RequestScope): Promise<JsonRecord> {
    const { deadline, requestId } = scope;
    const token = tokenOf({ ...this.settings, now: Date.now() });
    const { status, body } = await this.http.sendJson({
      ...request,
      headers: { Authorization: `Bearer ${token}` },
      secrets: [token],
      isPersonal: isAboutPersons(request),
      // What deleting an event is answered with is not documented: it may be nothing.
      acceptedStatuses: request.method === 'DELETE' ? [200, ...REFUSAL_STATUSES] : REFUSAL_STATUSES,
      detectFailure: ({ body }) => refusedTokenIn(body),
      deadline,
      requestId,
    });
    const answer = readAnswer(body);
    const detail = isAboutPersons(request) ? shapeOf(body) : excerptOf(body);
    if ('refusal' in answer) throw refusalOf(answer.refusal, request, status);
    if (status >= 400) {
      if (isWithoutParticipants(request, status)) throw new IcareusRefusal('', null, true);
      throw refusedWithoutWords(status, detail);
    }
    if ('record' in answer) return answer.record;
    if (request.method === 'DELETE' && body === null) return {};
    throw notUnderstood('its JSON', request.access, detail);
  }
}

/** A refused token, which comes inside an HTTP 200 and is a failure of the provider as a 401 is. */
function refusedTokenIn(body: unknown): Failure | null {
  const answer = readAnswer(body);
  const refusal = 'refusal' in answer ? new IcareusRefusal(answer.refusal) : null;
  return refusal?.isAboutToken ? tokenRefused(refusal) : null;
}

function refusalOf(words: string, request: IcareusRequest, status: number): Error {
  const plain = new IcareusRefusal(words);
  if (plain.missing !== null) return plain;
  // Only participants are called unsupported as a whole; elsewhere such words are about a single value.
  const isMeant = isAboutPersons(request) && meansUnsupported(words);
  return isMeant || isWithoutParticipants(request, status) ? new IcareusRefusal(words, null, true) : plain;
}

const isWithoutParticipants = (request: IcareusRequest, status: number): boolean =>
  isAboutPersons(request) && UNSUPPORTED_STATUSES.includes(status);

/** Answers about participants hold personal links and e-mail addresses. */
const isAboutPersons = ({ path }: Pick<IcareusRequest, 'path'>): boolean => path === paths.participant;

const excerptOf = (body: unknown): string => JSON.stringify(body)?.slice(0, EXCERPT_LENGTH) ?? 'nothing';

/** What an answer is made of, without any of its values. */
function shapeOf(body: unknown): string {
  if (!isJsonRecord(body)) return Array.isArray(body) ? 'a list' : body === null ? 'nothing' : `a ${typeof body}`;
  const keys = Object.entries(body).map(([key, value]) => {
    return isJsonRecord(value) ? `${key} (with ${Object.keys(value).join(', ') || 'nothing'})` : key;
  });
  return `a record with ${keys.join(', ') || 'nothing'}`.slice(0, EXCERPT_LENGTH);
}

const NATIVE_IDS = { event: 'eventId', room: 'roomId', participant: 'participantId' } as const;

/** What an answer is about. Throws a ProviderError where that is nothing, or another one than was asked for by its id. */
function asAsked<Of extends Kind, Wire extends { readonly [Id in (typeof NATIVE_IDS)[Of]]: string }>(
  found: Wire | null,
  kind: Of,
  askedId: string | null,
  access: Access,
  record: JsonRecord,
): Wire {
  const key: (typeof NATIVE_IDS)[Of] = NATIVE_IDS[kind];
  if (found && (askedId === null || found[key] === askedId)) return found;
  const expected = `${kind === 'event' ? 'an' : 'a'} ${kind} with an id`;
  const detail = kind === 'participant' ? shapeOf(record) : excerptOf(record);
  throw notUnderstood(found ? `the ${kind} ${askedId}` : expected, access, detail);
}
