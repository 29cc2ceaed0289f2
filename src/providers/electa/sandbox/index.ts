import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { FAULT_PATH, withFaults } from '../../../http/sandbox-faults';
import { readRequestBody } from '../../../http/request-body';
import { type RunningSandbox, type SandboxOptions } from '../../provider';
import { Account } from './account';
import { createdAnswer, listAnswer, refusalAnswer, responseAnswer } from './answers';
import { Refusal, refusals } from './codes';
import { eventOf, instantOf, type SandboxEvent, sandboxEvents } from './events';
import { Parameters } from './parameters';
import { COMPANY_ZONE_ID, ZONE_IDS, zoneOfId } from './zones';

/*
 * What the provider documents nowhere and is inferred here or in the files beside [INF]:
 *
 * - Every answer, a refusal too, has the status 200. An unknown path is 404, another verb than GET and POST is 405, a
 *   body above 100 kilobytes is 413.
 * - Parameters of a POST come as a form, in the body or in the query. Paths may be in any capitals, with a slash at the
 *   end or without.
 * - A call is checked in this order: token, missing parameters, event type, duration, zone, start.
 * - A list holds the events that begin in its range, the end excluded, by start. `StartDateTimeUTC` and `EndDateTimeUTC`
 *   are instants, and count before `StartDateTime` and `EndDateTime`, which are wall time in the zone asked for.
 */

/** How a sandbox can be made to differ from the company that it simulates by default. */
export interface ElectaSandboxSetup {
  /** Epoch milliseconds, by which tokens end and locks open; the real clock if left out. */
  readonly clock?: () => number;
  /** How a refused call is answered: with its bare code, or with a `<Response>`. */
  readonly refusalsAs?: 'bare' | 'response';
}

/**
 * Starts a simulated company at Electa on the loopback interface: tokens, creates and lists of the API 3.0, over HTTP.
 * Writes last until it stops.
 */
export async function startElectaSandbox(
  { now, log }: Omit<SandboxOptions, 'values'>,
  { clock = Date.now, refusalsAs = 'bare' }: ElectaSandboxSetup = {},
): Promise<RunningSandbox> {
  const company: Company = { account: new Account(clock), events: sandboxEvents(now), refusalsAs };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method } = request;
    // The query holds the token, so nothing of it is logged, not even here.
    const path = request.url!.split('?', 1)[0]!;
    try {
      const answer = await answerTo(request, path, company);
      send(response, answer);
      log.debug({ method, path, status: answer.status }, 'The Electa sandbox answered');
    } catch (error) {
      log[request.complete ? 'error' : 'debug']({ err: error, method, path }, 'The Electa sandbox could not answer');
      send(response, { status: 500, text: 'internal error' });
    }
  };
  const server = createServer(withFaults((request, response) => void respond(request, response)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  log.info({ url, faultSwitch: `${url}${FAULT_PATH}` }, 'The Electa sandbox listens');

  return {
    variables: {
      ELECTA_BASE_URL: url,
      ELECTA_COMPANY_ID: company.account.companyId,
      ELECTA_APP_KEY: company.account.appKey,
      // Empty, so that a token of the real company does not count here.
      ELECTA_TOKEN: '',
      ELECTA_TIME_ZONES: JSON.stringify(ZONE_IDS),
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Company {
  readonly account: Account;
  readonly events: Map<number, SandboxEvent>;
  readonly refusalsAs: 'bare' | 'response';
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

type Endpoint = (parameters: Parameters, company: Company) => string;

const endpoints: Readonly<Record<string, Endpoint>> = {
  '/token': answerToken,
  '/event/create': answerCreate,
  '/event/list': answerList,
};

async function answerTo(request: IncomingMessage, path: string, company: Company): Promise<Answer> {
  const endpoint = endpoints[path.replace(/\/$/, '').toLowerCase()];
  if (!endpoint) return { status: 404, text: 'no such resource' };
  if (request.method !== 'GET' && request.method !== 'POST') return { status: 405, text: 'method not allowed' };
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  if (body === null) return { status: 413, text: 'body too large' };

  const query = new URLSearchParams(request.url!.slice(path.length));
  const parameters = new Parameters(query, new URLSearchParams(body));
  try {
    return { status: 200, text: endpoint(parameters, company) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const form = endpoint === answerToken ? 'response' : company.refusalsAs;
    return { status: 200, text: refusalAnswer(error, form) };
  }
}

function answerToken(parameters: Parameters, { account }: Company): string {
  return responseAnswer(0, account.logIn(parameters.get('cid'), parameters.get('appkey')));
}

function answerCreate(parameters: Parameters, { account, events }: Company): string {
  account.check(parameters.get('cid'), parameters.get('token'));
  const event = eventOf(parameters, Math.max(...events.keys()) + 1);
  events.set(event.id, event);
  return createdAnswer(event, account.companyId);
}

function answerList(parameters: Parameters, { account, events }: Company): string {
  account.check(parameters.get('cid'), parameters.get('token'));
  const zoneId = parameters.number('TimeZoneId') ?? COMPANY_ZONE_ID;
  const timeZone = zoneOfId(zoneId);
  if (timeZone === undefined) throw refusals.timeZone();
  const instant = (name: string) =>
    parameters.get(`${name}UTC`) === undefined
      ? instantOf(parameters.wallTime(name), zoneId)
      : parameters.wallTime(`${name}UTC`).toZonedDateTime('UTC').toInstant();
  const range = { from: instant('StartDateTime'), to: instant('EndDateTime'), timeZone };

  const roomId = parameters.number('RoomId');
  const organizerId = parameters.number('OrganizerId');
  const listed = [...events.values()]
    .filter(({ startsAt }) => isWithin(startsAt.epochMilliseconds, range))
    .filter((event) => roomId === undefined || event.roomId === roomId)
    .filter((event) => organizerId === undefined || event.presenterId === organizerId)
    .sort((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds || a.id - b.id);
  return listAnswer(listed, range, account.companyId);
}

interface EpochRange {
  readonly from: { readonly epochMilliseconds: number };
  readonly to: { readonly epochMilliseconds: number };
}

const isWithin = (at: number, { from, to }: EpochRange): boolean =>
  at >= from.epochMilliseconds && at < to.epochMilliseconds;

const MAX_BODY_BYTES = 100_000;

function send(response: ServerResponse, { status, text }: Answer): void {
  const type = status === 200 ? 'text/xml; charset=utf-8' : 'text/plain; charset=utf-8';
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}
