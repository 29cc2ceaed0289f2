import { type IncomingMessage } from 'node:http';
import { readRequestBody } from '../../../provider-kit/sandbox/request-body';
import { type SandboxResponse, startSandboxServer } from '../../../provider-kit/sandbox/server';
import { type RunningSandbox, type SandboxOptions } from '../../../provider-kit/port';
import { Account } from './account';
import { createdAnswer, listAnswer, refusalAnswer, responseAnswer } from './answers';
import { Refusal, refusals } from './codes';
import { FIRST_CREATED_ID, PRESENTERS, sandboxEvents } from './data';
import { eventOf, instantOf, type SandboxEvent } from './events';
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
  { now, idOffset = 0, log }: Omit<SandboxOptions, 'values'>,
  { clock = Date.now, refusalsAs = 'bare' }: ElectaSandboxSetup = {},
): Promise<RunningSandbox> {
  const company: Company = {
    account: new Account(clock),
    events: sandboxEvents(now),
    firstCreatedId: FIRST_CREATED_ID + idOffset,
    refusalsAs,
  };

  const { url, requests, stop } = await startSandboxServer({
    title: 'Electa',
    handle: (request) => answerTo(request, company),
    internalError: failure(500, 'internal error'),
    // It holds the token, even here.
    hasSecretQuery: true,
    log,
  });

  return {
    variables: {
      ELECTA_BASE_URL: url,
      ELECTA_COMPANY_ID: company.account.companyId,
      ELECTA_APP_KEY: company.account.appKey,
      // Empty, so that a token of the real company does not count here.
      ELECTA_TOKEN: '',
      ELECTA_TIME_ZONES: JSON.stringify(ZONE_IDS),
      ELECTA_PRESENTERS: JSON.stringify(PRESENTERS),
    },
    requests,
    stop,
  };
}

interface Company {
  readonly account: Account;
  readonly events: Map<number, SandboxEvent>;
  /** The id of the first event that is made by a call; each further one is one above. */
  readonly firstCreatedId: number;
  readonly refusalsAs: 'bare' | 'response';
}

type Endpoint = (parameters: Parameters, company: Company) => string;

const endpoints: Readonly<Record<string, Endpoint>> = {
  '/token': answerToken,
  '/event/create': answerCreate,
  '/event/list': answerList,
};

const xml = (text: string): SandboxResponse => ({ status: 200, type: 'text/xml; charset=utf-8', text });
const failure = (status: number, text: string): SandboxResponse => ({
  status,
  type: 'text/plain; charset=utf-8',
  text,
});

async function answerTo(request: IncomingMessage, company: Company): Promise<SandboxResponse> {
  const path = request.url!.split('?', 1)[0]!;
  const endpoint = endpoints[path.replace(/\/$/, '').toLowerCase()];
  if (!endpoint) return failure(404, 'no such resource');
  if (request.method !== 'GET' && request.method !== 'POST') return failure(405, 'method not allowed');
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  if (body === null) return failure(413, 'body too large');

  const query = new URLSearchParams(request.url!.slice(path.length));
  const parameters = new Parameters(query, new URLSearchParams(body));
  try {
    return xml(endpoint(parameters, company));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const form = endpoint === answerToken ? 'response' : company.refusalsAs;
    return xml(refusalAnswer(error, form));
  }
}

function answerToken(parameters: Parameters, { account }: Company): string {
  return responseAnswer(0, account.logIn(parameters.get('cid'), parameters.get('appkey')));
}

function answerCreate(parameters: Parameters, { account, events, firstCreatedId }: Company): string {
  account.check(parameters.get('cid'), parameters.get('token'));
  const event = eventOf(parameters, Math.max(firstCreatedId - 1, ...events.keys()) + 1);
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
