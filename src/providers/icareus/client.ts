/** The suite's endpoints under their own names. Source: the provider's page "Event Management API (ENG)". */
import { type Access, type Failure } from '../../http/failure';
import { type HttpRequest } from '../../http/request';
import { type ProviderRuntime, type RequestScope } from '../../provider-kit/port';
import { ProviderClient } from '../../provider-kit/provider-client';
import { isJsonRecord, type JsonRecord } from '../../provider-kit/record-reader';
import { IcareusRefusal, meansUnsupported, readRefused, refusedByStatus, tokenRejected } from './errors';
import { identity, type Kind } from './ids';
import { type IcareusSettings } from './settings';
import { tokenOf } from './token';
import {
  type EventData,
  eventIn,
  type ParticipantData,
  participantIn,
  paths,
  readResponse,
  type RoomData,
  roomIn,
  type ThumbnailTarget,
  type WireEvent,
  type WireParticipant,
  type WireRoom,
} from './wire';

/** Whether a refusal has a status of its own is not documented [INF]; with these, the body may contain its message. */
const REFUSAL_STATUSES: readonly number[] = [400, 404, 405, 409, 422, 501];
/** Statuses that a suite without participants may return for their path [INF]. */
const UNSUPPORTED_STATUSES: readonly number[] = [404, 405, 501];
const EXCERPT_LENGTH = 300;

type Query = Readonly<Record<string, string>>;
/** An image, as the part `thumbnail` of a form. */
type Image = NonNullable<HttpRequest['multipart']>;
type IcareusRequest = Pick<HttpRequest, 'method' | 'path' | 'query' | 'json' | 'multipart' | 'access'>;

/**
 * The client of one organization of the suite. Lives as long as the process; holds nothing of any request.
 * Writes reject with an IcareusRefusal if the suite refuses. Every other failure, of reads and writes, is a ProviderError.
 */
export class IcareusClient extends ProviderClient {
  constructor(
    private readonly settings: IcareusSettings,
    runtime: ProviderRuntime,
  ) {
    super(identity, runtime, { baseUrl: settings.baseUrl });
  }

  /** The event with its rooms; null if there is none with that id. */
  async event(eventId: string, scope: RequestScope): Promise<WireEvent | null> {
    const record = await this.read(paths.event, { eventId, ...this.organization }, scope);
    return record && requested(eventIn(record), 'event', eventId, 'read', record);
  }

  async createEvent(event: EventData, scope: RequestScope): Promise<WireEvent> {
    return this.writeEvent({ method: 'POST', path: paths.event, json: { ...this.inBody, event } }, scope);
  }

  /** Changes the given fields, and of a text the given languages; the others remain unchanged. */
  async updateEvent(eventId: string, event: EventData, scope: RequestScope): Promise<WireEvent> {
    const json = { ...this.inBody, eventId: Number(eventId), event };
    return this.writeEvent({ method: 'PUT', path: paths.event, json }, scope, eventId);
  }

  async deleteEvent(eventId: string, scope: RequestScope): Promise<void> {
    await this.write({ method: 'DELETE', path: paths.event, query: { eventId, ...this.organization } }, scope);
  }

  /** The room; null if there is none with that id. */
  async room(roomId: string, scope: RequestScope): Promise<WireRoom | null> {
    const record = await this.read(paths.room, { ...this.organization, roomId }, scope);
    return record && requested(roomIn(record), 'room', roomId, 'read', record);
  }

  /** The whole event, including the new room. In the page's sample it comes first; no text says that it always does. */
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

  /** The participant; null if there is none with that id. The page lists no organization parameter here. */
  async participant(eventId: string, participantId: string, scope: RequestScope): Promise<WireParticipant | null> {
    const record = await this.read(paths.participant, { participantId, eventId }, scope);
    const found = record && participantIn(record, participantId);
    return record && requested(found, 'participant', participantId, 'read', record);
  }

  async createParticipant(
    eventId: string,
    participant: ParticipantData,
    scope: RequestScope,
  ): Promise<WireParticipant> {
    const json = { ...this.inBody, eventId: Number(eventId), participant };
    const record = await this.write({ method: 'POST', path: paths.participant, json }, scope);
    return requested(participantIn(record, null), 'participant', null, 'write', record);
  }

  /** The changed participant; null if the response contains none, which the page does not rule out. */
  async updateParticipant(
    eventId: string,
    participantId: string,
    participant: ParticipantData,
    scope: RequestScope,
  ): Promise<WireParticipant | null> {
    const ids = { eventId: Number(eventId), participantId: Number(participantId) };
    const json = { ...this.inBody, ...ids, participant };
    const record = await this.write({ method: 'PUT', path: paths.participant, json }, scope);
    const changed = participantIn(record, participantId);
    return changed && requested(changed, 'participant', participantId, 'write', record);
  }

  async deleteParticipant(eventId: string, participantId: string, scope: RequestScope): Promise<void> {
    await this.write({ method: 'DELETE', path: paths.participant, query: { participantId, eventId } }, scope);
  }

  /** Uploads an image. Returns the changed event or room. */
  addThumbnail(target: { readonly eventId: string }, image: Image, scope: RequestScope): Promise<WireEvent>;
  addThumbnail(target: { readonly roomId: string }, image: Image, scope: RequestScope): Promise<WireRoom>;
  addThumbnail(target: ThumbnailTarget, image: Image, scope: RequestScope): Promise<WireEvent | WireRoom> {
    return this.writeThumbnail('addThumbnail', target, image, scope);
  }

  /** Returns the changed event or room. */
  removeThumbnail(target: { readonly eventId: string }, scope: RequestScope): Promise<WireEvent>;
  removeThumbnail(target: { readonly roomId: string }, scope: RequestScope): Promise<WireRoom>;
  removeThumbnail(target: ThumbnailTarget, scope: RequestScope): Promise<WireEvent | WireRoom> {
    return this.writeThumbnail('removeThumbnail', target, undefined, scope);
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
    return requested(eventIn(record), 'event', eventId, 'write', record);
  }

  private async writeRoom(
    request: Omit<IcareusRequest, 'access'>,
    scope: RequestScope,
    roomId: string,
  ): Promise<WireRoom> {
    const record = await this.write(request, scope);
    const room = roomIn(record) ?? eventIn(record)?.rooms?.find((each) => each.roomId === roomId) ?? null;
    return requested(room, 'room', roomId, 'write', record);
  }

  private write(request: Omit<IcareusRequest, 'access'>, scope: RequestScope): Promise<JsonRecord> {
    return this.send({ ...request, access: 'write' }, scope);
  }

  /** The record of a response; null if the suite reports that the entity does not exist. */
  private async read(path: string, query: Query, scope: RequestScope): Promise<JsonRecord | null> {
    try {
      return await this.send({ method: 'GET', path, query, access: 'read' }, scope);
    } catch (error) {
      if (!(error instanceof IcareusRefusal)) throw error;
      if (error.missing !== null) return null;
      throw readRefused(error);
    }
  }

  /** Sends a request with its own token. Throws an IcareusRefusal for a refusal, which may have HTTP status 200. */
  private async send(request: IcareusRequest, scope: RequestScope): Promise<JsonRecord> {
    const { deadline, requestId } = scope;
    const token = tokenOf({ ...this.settings, now: Date.now() });
    const { status, body } = await this.http.sendJson({
      ...request,
      headers: { Authorization: `Bearer ${token}` },
      secrets: [token],
      isPersonal: isPersonal(request),
      // The response to the deletion of an event is not documented; it may be empty.
      acceptedStatuses: request.method === 'DELETE' ? [200, ...REFUSAL_STATUSES] : REFUSAL_STATUSES,
      detectFailure: ({ body }) => rejectedTokenIn(body),
      deadline,
      requestId,
    });
    const response = readResponse(body);
    const detail = detailOf(body, isPersonal(request));
    if ('refusal' in response) throw refusalOf(response.refusal, request, status);
    if (status >= 400) {
      if (isWithoutParticipants(request, status)) throw new IcareusRefusal('', null, true);
      throw refusedByStatus(status, detail);
    }
    if ('record' in response) return response.record;
    if (request.method === 'DELETE' && body === null) return {};
    throw identity.badResponse('the documented JSON', request.access, detail);
  }
}

/** A rejected token, which the suite reports with HTTP status 200: a failure of the call, as a 401 is. */
function rejectedTokenIn(body: unknown): Failure | null {
  const response = readResponse(body);
  const refusal = 'refusal' in response ? new IcareusRefusal(response.refusal) : null;
  return refusal?.isAboutToken ? tokenRejected(refusal) : null;
}

function refusalOf(text: string, request: IcareusRequest, status: number): Error {
  const plain = new IcareusRefusal(text);
  if (plain.missing !== null) return plain;
  // Only participants are unsupported as a whole; elsewhere such a message is about a single value.
  const isUnsupported = isPersonal(request) && meansUnsupported(text);
  return isUnsupported || isWithoutParticipants(request, status) ? new IcareusRefusal(text, null, true) : plain;
}

const isWithoutParticipants = (request: IcareusRequest, status: number): boolean =>
  isPersonal(request) && UNSUPPORTED_STATUSES.includes(status);

/** Responses about participants contain personal links and email addresses. */
const isPersonal = ({ path }: Pick<IcareusRequest, 'path'>): boolean => path === paths.participant;

/** What the log shows of a response: its beginning, or the names of its fields if the values are personal. */
const detailOf = (body: unknown, isPersonal: boolean): string =>
  (isPersonal ? shapeOf(body) : (JSON.stringify(body) ?? 'nothing')).slice(0, EXCERPT_LENGTH);

function shapeOf(body: unknown): string {
  if (!isJsonRecord(body)) return Array.isArray(body) ? 'a list' : body === null ? 'nothing' : `a ${typeof body}`;
  const keys = Object.entries(body).map(([key, value]) => {
    return isJsonRecord(value) ? `${key} (with ${Object.keys(value).join(', ') || 'nothing'})` : key;
  });
  return `a record with ${keys.join(', ') || 'nothing'}`;
}

const NATIVE_IDS = { event: 'eventId', room: 'roomId', participant: 'participantId' } as const;

/** The entity in a response. Throws a ProviderError if there is none, or if it is not the one with the requested id. */
function requested<Of extends Kind, Wire extends { readonly [Id in (typeof NATIVE_IDS)[Of]]: string }>(
  found: Wire | null,
  kind: Of,
  requestedId: string | null,
  access: Access,
  record: JsonRecord,
): Wire {
  const key: (typeof NATIVE_IDS)[Of] = NATIVE_IDS[kind];
  if (found && (requestedId === null || found[key] === requestedId)) return found;
  const expected = found ? `the ${kind} ${requestedId}` : `${kind === 'event' ? 'an' : 'a'} ${kind} with an id`;
  throw identity.badResponse(expected, access, detailOf(record, kind === 'participant'));
}
