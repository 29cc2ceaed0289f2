import { randomBytes } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { readRequestBytes } from '../../../provider-kit/sandbox/request-body';
import { type SandboxResponse, startSandboxServer } from '../../../provider-kit/sandbox/server';
import { type RunningSandbox, type SandboxOptions } from '../../../provider-kit/port';
import { kinds, TITLE } from '../ids';
import { sandboxEvents } from './data';
import { createEvent, deleteEvent, editEvent, getEvent } from './events';
import { type Given, isObject } from './fields';
import { changeThumbnail, MAX_FORM_BYTES } from './images';
import { answerParticipantSwitch, PARTICIPANTS_PATH } from './participant-switch';
import { createParticipant, deleteParticipant, editParticipant, getParticipant } from './participants';
import { Refusal, refusals } from './refusal';
import { createRoom, deleteRoom, editRoom, getRoom } from './rooms';
import { type CallHandler, FIRST_ID, FIRST_PARTICIPANT_ID, refuseOtherOrganization, type Suite } from './suite';
import { isGoodToken, type TokenKeys } from './token';

/*
 * What the provider documents nowhere and is inferred here [INF], beside what stands where it is done:
 *
 * - A call with a bad token is an HTTP 200 with an error inside, as every refused call is: so the sibling APIs answer.
 * - An unknown path is 404, a verb that a path does not have 405, a JSON body above one megabyte 413.
 * - A call is checked in this order: token, organization, event or room, what is mandatory, types, languages, windows,
 *   channel. Keys that the page does not have, and `accessControl`, are ignored.
 * - Every positive number is a theme or a channel: which ones an organization has is not this API's to tell.
 * - Texts that were never given are answered as empty objects, numbers that were never given not at all.
 */

/** How a sandbox can be made to differ from the suite it simulates by default. */
export interface IcareusSandboxSetup {
  /** Epoch milliseconds, by which tokens age; the real clock if left out. */
  readonly clock?: () => number;
}

/**
 * Starts a simulated Icareus Suite on the loopback interface: the Event Management API for one organization, over HTTP
 * with JSON. What it has from the start cannot be listed by that API, so it is told as made elsewhere. Writes last until
 * it stops.
 */
export async function startIcareusSandbox(
  { now, idOffset = 0, log }: Omit<SandboxOptions, 'values'>,
  { clock = Date.now }: IcareusSandboxSetup = {},
): Promise<RunningSandbox> {
  const { url, requests, stop } = await startSandboxServer({
    title: TITLE,
    handle: (request) => answerTo(request, suite, clock()),
    switches: [
      {
        name: 'participantSwitch',
        path: PARTICIPANTS_PATH,
        handle: (request) => answerParticipantSwitch(request, suite),
      },
    ],
    internalError: failure(500, 'Internal error.'),
    log,
  });
  // It tells its own address in its answers, and nobody can call it before that is known.
  const suite = suiteAt(url, now, idOffset);

  return {
    variables: {
      ICAREUS_BASE_URL: url,
      ICAREUS_ORGANIZATION_ID: String(suite.keys.organizationId),
      ICAREUS_SECRET: suite.keys.secret,
      ICAREUS_CLIENT_IP: suite.keys.clientIp,
    },
    madeElsewhere: Array.from(suite.events.keys(), (id) => ({ kind: kinds.event, nativeId: String(id) })),
    requests,
    stop,
  };
}

/** The organization is that of the page's samples. All who reach a sandbox come from the loopback address. */
function suiteAt(baseUrl: string, now: Date, idOffset: number): Suite {
  const keys: TokenKeys = {
    organizationId: 1_909_009,
    secret: randomBytes(16).toString('hex'),
    clientIp: '127.0.0.1',
  };
  let lastId = FIRST_ID + idOffset - 1;
  let lastParticipantId = FIRST_PARTICIPANT_ID + idOffset - 1;
  return {
    baseUrl,
    keys,
    events: sandboxEvents(now),
    participants: new Map(),
    pictures: new Map(),
    isParticipantSupported: true,
    newId: () => (lastId += 1),
    newParticipantId: () => (lastParticipantId += 1),
  };
}

const json = (status: number, value: object, headers = {}): SandboxResponse => ({
  status,
  type: 'application/json; charset=utf-8',
  text: JSON.stringify(value),
  headers,
});

const failure = (status: number, message: string, headers = {}): SandboxResponse =>
  json(status, { status: 'error', message }, headers);

const ofOrganization =
  (handle: CallHandler): CallHandler =>
  (given, suite) => {
    refuseOtherOrganization(given, suite);
    return handle(given, suite);
  };

type Endpoint = Readonly<Record<string, CallHandler>>;

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  [
    '/api/event',
    {
      POST: ofOrganization(createEvent),
      PUT: ofOrganization(editEvent),
      DELETE: ofOrganization(deleteEvent),
      GET: ofOrganization(getEvent),
    },
  ],
  [
    '/api/event/room',
    {
      POST: ofOrganization(createRoom),
      PUT: ofOrganization(editRoom),
      DELETE: ofOrganization(deleteRoom),
      GET: ofOrganization(getRoom),
    },
  ],
  [
    '/api/event/participant',
    { POST: createParticipant, PUT: editParticipant, DELETE: deleteParticipant, GET: getParticipant },
  ],
]);

const IMAGES_PATH = '/api/event/images';
const MAX_BODY_BYTES = 1_000_000;

async function answerTo(request: IncomingMessage, suite: Suite, now: number): Promise<SandboxResponse> {
  const [path = '', ...query] = request.url!.split('?');
  const picture = suite.pictures.get(path);
  if (picture && request.method === 'GET') return { status: 200, ...picture };

  const parameters = new URLSearchParams(query.join('?'));
  if (path === IMAGES_PATH) {
    return request.method === 'POST' ? answerImages(request, parameters, suite, now) : notAllowed(['POST']);
  }
  const endpoint = ENDPOINTS.get(path);
  if (!endpoint) return failure(404, 'Not found.');
  const handle = endpoint[request.method!];
  if (!handle) return notAllowed(Object.keys(endpoint));

  const bytes = await readRequestBytes(request, MAX_BODY_BYTES);
  if (bytes === null) return failure(413, 'The body is too large.');
  return answered(() => {
    refuseBadToken(request, suite, now);
    const isInBody = request.method === 'POST' || request.method === 'PUT';
    return handle(isInBody ? parseBody(bytes) : parseQuery(parameters), suite);
  });
}

async function answerImages(
  request: IncomingMessage,
  query: URLSearchParams,
  suite: Suite,
  now: number,
): Promise<SandboxResponse> {
  const bytes = await readRequestBytes(request, MAX_FORM_BYTES);
  return answered(() => {
    refuseBadToken(request, suite, now);
    const given = parseQuery(query);
    refuseOtherOrganization(given, suite);
    return changeThumbnail(given, { bytes, contentType: request.headers['content-type'] ?? '' }, suite);
  });
}

/** What a call is answered with, or why it was refused: both are an HTTP 200. */
async function answered(handle: () => object | Promise<object>): Promise<SandboxResponse> {
  try {
    return json(200, { status: 'ok', ...(await handle()) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(200, error.message);
  }
}

const notAllowed = (verbs: readonly string[]): SandboxResponse =>
  failure(405, 'Method not allowed.', { Allow: verbs.join() });

function refuseBadToken({ headers }: IncomingMessage, { keys }: Suite, now: number): void {
  if (!isGoodToken(headers.authorization, keys, now)) throw refusals.token();
}

function parseBody(bytes: Buffer): Given {
  let body: unknown;
  try {
    body = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refusals.json();
  }
  if (!isObject(body)) throw refusals.json();
  return body;
}

/** A query has the same keys as a body, and its ids are numbers too. */
function parseQuery(query: URLSearchParams): Given {
  const entries = Array.from(query, ([key, value]) => [key, /^\d+$/.test(value) ? Number(value) : value]);
  return Object.fromEntries(entries) as Given;
}
