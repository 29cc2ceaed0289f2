import { type IncomingMessage } from 'node:http';
import { type RunningSandbox, type SandboxOptions } from '../../../provider-kit/port';
import { readRequestBody } from '../../../provider-kit/sandbox/request-body';
import { type SandboxResponse, startSandboxServer } from '../../../provider-kit/sandbox/server';
import { Account } from './account';
import { FIRST_CREATED_ID, PRESENTERS, sandboxEvents } from './data';
import { eventOf, type SandboxEvent, ZONE_IDS, zoneOf } from './events';
import { Parameters, Refusal } from './parameters';
import { codeResponse, createdResponse, listResponse } from './responses';

/*
 * What the provider does not document and is inferred here or in the files beside [INF]:
 *
 * - Every response, a refusal too, has the status 200. An unknown path is 404, another method than GET and POST is 405, a
 *   body above 100 kilobytes is 413.
 * - Parameters of a POST come as a form, in the body or in the query. Paths may be in any case, with or without a
 *   trailing slash.
 * - A call is checked in this order: token, missing parameters, event type, duration, zone, start.
 * - A list has the events that begin in its range, the end excluded, by start. `StartDateTimeUTC` and `EndDateTimeUTC`
 *   are instants, and take precedence over `StartDateTime` and `EndDateTime`, which are wall times in the requested zone.
 */

/** How a sandbox differs from the company that it simulates by default. */
export interface ElectaSandboxSetup {
  /** Epoch milliseconds, by which tokens expire and locks end; the real clock if omitted. */
  readonly clock?: () => number;
  /** The form of a refusal: its bare code, or a `<Response>`. Which one Electa uses is not documented [INF]. */
  readonly refusalsAs?: 'bare' | 'response';
}

const MAX_BODY_BYTES = 100_000;

/**
 * Starts a simulated company at Electa on the loopback interface: tokens, creates and lists of the API 3.0, over HTTP.
 * Writes last until it stops.
 */
export async function startElectaSandbox(
  { now, idOffset = 0, log }: Omit<SandboxOptions, 'values'>,
  { clock = Date.now, refusalsAs = 'bare' }: ElectaSandboxSetup = {},
): Promise<RunningSandbox> {
  const company = new Company(new Account(clock), sandboxEvents(now), FIRST_CREATED_ID + idOffset);
  const { url, requests, stop } = await startSandboxServer({
    title: 'Electa',
    handle: (request) => respond(request, company, refusalsAs),
    internalError: failure(500, 'internal error'),
    // It has the token, even here.
    hasSecretQuery: true,
    log,
  });

  return {
    variables: {
      ELECTA_BASE_URL: url,
      ELECTA_COMPANY_ID: company.account.companyId,
      ELECTA_APP_KEY: company.account.appKey,
      // Empty, so that a token of the real company is not used here.
      ELECTA_TOKEN: '',
      ELECTA_TIME_ZONES: JSON.stringify(ZONE_IDS),
      ELECTA_PRESENTERS: JSON.stringify(PRESENTERS),
    },
    requests,
    stop,
  };
}

/** The simulated company and its endpoints, which throw a Refusal. */
class Company {
  constructor(
    readonly account: Account,
    private readonly events: Map<number, SandboxEvent>,
    /** The id of the first event that a call creates; the others follow. */
    private readonly firstCreatedId: number,
  ) {}

  token(parameters: Parameters): string {
    return codeResponse(0, this.account.logIn(parameters.get('cid'), parameters.get('appkey')));
  }

  create(parameters: Parameters): string {
    this.account.check(parameters.get('cid'), parameters.get('token'));
    const event = eventOf(parameters, Math.max(this.firstCreatedId - 1, ...this.events.keys()) + 1);
    this.events.set(event.id, event);
    return createdResponse(event, Number(this.account.companyId));
  }

  list(parameters: Parameters): string {
    this.account.check(parameters.get('cid'), parameters.get('token'));
    const { name: timeZone } = zoneOf(parameters);
    const instant = (name: string): Date =>
      parameters.get(`${name}UTC`) === undefined
        ? parameters.instant(name, timeZone)
        : parameters.instant(`${name}UTC`, 'UTC');
    const [from, to] = [instant('StartDateTime'), instant('EndDateTime')];
    const [roomId, organizerId] = [parameters.number('RoomId'), parameters.number('OrganizerId')];
    const listed = [...this.events.values()]
      .filter(({ startsAt }) => startsAt >= from && startsAt < to)
      .filter((event) => roomId === undefined || event.roomId === roomId)
      .filter((event) => organizerId === undefined || event.presenterId === organizerId)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.id - b.id);
    return listResponse(listed, { from, to, timeZone }, Number(this.account.companyId));
  }
}

const ENDPOINTS: ReadonlyMap<string, 'token' | 'create' | 'list'> = new Map([
  ['/token', 'token'],
  ['/event/create', 'create'],
  ['/event/list', 'list'],
]);

const xml = (text: string): SandboxResponse => ({ status: 200, type: 'text/xml; charset=utf-8', text });
const failure = (status: number, text: string): SandboxResponse => ({
  status,
  type: 'text/plain; charset=utf-8',
  text,
});

async function respond(
  request: IncomingMessage,
  company: Company,
  refusalsAs: 'bare' | 'response',
): Promise<SandboxResponse> {
  const path = request.url!.split('?', 1)[0]!;
  const endpoint = ENDPOINTS.get(path.replace(/\/$/, '').toLowerCase());
  if (!endpoint) return failure(404, 'no such resource');
  if (request.method !== 'GET' && request.method !== 'POST') return failure(405, 'method not allowed');
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  if (body === null) return failure(413, 'body too large');
  try {
    const query = new URLSearchParams(request.url!.slice(path.length));
    return xml(company[endpoint](new Parameters(query, new URLSearchParams(body))));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isBare = refusalsAs === 'bare' && endpoint !== 'token';
    return xml(isBare ? String(error.code) : codeResponse(error.code, error.message));
  }
}
