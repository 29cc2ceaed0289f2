/** Electa's endpoints. Sources: the provider's pages "Scheduling Live Sessions", 50052 and 50147. */
import { toProviderError } from '../../http/failure';
import { type HttpRequest } from '../../http/request';
import { type IssuedToken, TokenKeeper } from '../../http/token-keeper';
import { TokenSession } from '../../http/token-session';
import { type XmlElement } from '../../http/xml';
import { deadlineIn } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { type ProviderRuntime, type RequestScope } from '../../provider-kit/port';
import { ProviderClient } from '../../provider-kit/provider-client';
import { ProviderRefusal } from '../../provider-kit/refusals';
import { loginFailureIn, mayHaveCountedAsFailedLogin, refusalOf } from './errors';
import { provider } from './ids';
import { type ElectaSettings } from './settings';
import {
  paths,
  readCreatedEvent,
  readEventList,
  readResponse,
  readToken,
  type WireEvent,
  type WireList,
  writeRangeEnd,
} from './wire';

const { enumValue: PROVIDER, title: TITLE } = provider;

/** Tokens are valid for 20 minutes; from which moment on is not documented. */
const TOKEN_LIFETIME_MS = 20 * 60_000;
/** Five failed logins lock the account for 15 minutes. At one a minute, there is time to notice and to fix it. */
const LOGIN_PAUSE_MS = 60_000;
const LOGIN_MS = 10_000;
/** The age from which on a token may be the cause of a refusal without text. */
const TOKEN_DOUBTED_AFTER_MS = 60_000;
/** Whether a refusal has a status of its own is not documented [INF]: with these, the response may have its code. */
const REFUSAL_STATUSES: readonly number[] = [400, 409, 422];
const LOGIN_REFUSAL_STATUSES: readonly number[] = [...REFUSAL_STATUSES, 401, 403];
const EXCERPT_LENGTH = 300;

type Query = Readonly<Record<string, string>>;
type ElectaRequest = Pick<HttpRequest, 'path' | 'access'> & { readonly query: Query };

/** Events that begin in a range, with their times in the zone of that id. */
export interface ListQuery {
  readonly from: Date;
  readonly to: Date;
  readonly timeZoneId: number | null;
}

/** The client of one company. Lives as long as the process. Writes reject with ProviderRefusal or ProviderError. */
export class ElectaClient extends ProviderClient {
  /** A configured token cannot be renewed. */
  private readonly login: TokenSession | { readonly token: string };

  constructor(
    private readonly settings: ElectaSettings,
    runtime: ProviderRuntime,
  ) {
    const headers = { Accept: 'text/xml, application/xml, */*;q=0.1' };
    super(provider, runtime, { baseUrl: settings.baseUrl, headers });
    const { credentials } = settings;
    this.login = 'token' in credentials ? credentials : this.sessionWith(credentials.appKey);
  }

  /** Creates an event by a GET, which is sent once. */
  async createEvent(query: Query, scope: RequestScope): Promise<WireEvent> {
    const root = await this.sendWithToken({ path: paths.createEvent, query, access: 'write' }, scope);
    const event = readCreatedEvent(root);
    if (event) return event;
    throw provider.badResponse('the event to be created', 'write', JSON.stringify(root));
  }

  /**
   * The events of a range. Whether its ends are wall times or UTC is unclear, because the page's table of parameters and
   * its example name them differently [INF]: both names are sent, in UTC. Callers request a further day on either side.
   */
  async listEvents({ from, to, timeZoneId }: ListQuery, scope: RequestScope): Promise<WireList> {
    const [start, end] = [writeRangeEnd(from), writeRangeEnd(to)];
    const query = {
      StartDateTime: start,
      EndDateTime: end,
      StartDateTimeUTC: start,
      EndDateTimeUTC: end,
      ...(timeZoneId !== null && { TimeZoneId: String(timeZoneId) }),
    };
    try {
      const root = await this.sendWithToken({ path: paths.listEvents, query, access: 'read' }, scope);
      const list = readEventList(root);
      if (list) return list;
      throw provider.badResponse('a list of events', 'read', JSON.stringify(root));
    } catch (error) {
      throw error instanceof ProviderRefusal ? error.toReadError() : error;
    }
  }

  /** Sends a request with the token. A read whose token is refused is sent once more with a new one. */
  private async sendWithToken(request: ElectaRequest, scope: RequestScope): Promise<XmlElement> {
    if ('token' in this.login) return this.send(request, this.login.token, scope);
    const { deadline, requestId } = scope;
    return this.login.send({ access: request.access, signal: deadline.signal, requestId }, (token) =>
      this.send(request, token, scope),
    );
  }

  private async send({ path, query, access }: ElectaRequest, token: string, scope: RequestScope): Promise<XmlElement> {
    const { deadline, requestId } = scope;
    const { status, text } = await this.http.send({
      method: 'GET',
      path,
      query: { token, cid: this.settings.companyId, ...query },
      secrets: spellingsOf(token),
      access,
      acceptedStatuses: REFUSAL_STATUSES,
      deadline,
      requestId,
    });
    const response = readResponse(text);
    const excerpt = text.slice(0, EXCERPT_LENGTH);
    if ('refusal' in response) throw refusalOf(response.refusal, !('token' in this.login));
    if (status >= 400) {
      throw toProviderError({ kind: 'refused', status, detail: excerpt }, { provider: PROVIDER, title: TITLE, access });
    }
    if ('unreadable' in response) throw provider.badResponse('XML', access, `${response.unreadable} ${excerpt}`);
    return response.root;
  }

  private sessionWith(appKey: string): TokenSession {
    const tokens = new TokenKeeper({
      fetch: (requestId) => this.fetchToken(appKey, requestId),
      lifetimeMs: TOKEN_LIFETIME_MS,
      pauseMs: LOGIN_PAUSE_MS,
      isRefusal: mayHaveCountedAsFailedLogin,
    });
    return new TokenSession({ provider: PROVIDER, title: TITLE, tokens, refusedTokenAge });
  }

  /** Every waiting request shares the login, so it has a deadline of its own. */
  private async fetchToken(appkey: string, requestId: string): Promise<IssuedToken> {
    const { log } = this.runtime;
    const deadline = deadlineIn(LOGIN_MS);
    try {
      const { text } = await this.http.send({
        method: 'GET',
        path: paths.token,
        query: { cid: this.settings.companyId, appkey },
        secrets: [appkey],
        access: 'read',
        purpose: 'login',
        // A failed login may count even if its response is lost.
        retries: 0,
        acceptedStatuses: LOGIN_REFUSAL_STATUSES,
        detectFailure: ({ status, text }) => loginFailureIn(status, readResponse(text)),
        deadline,
        requestId,
      });
      // A response without a token is a detected failure.
      const token = readToken(readResponse(text))!;
      spellingsOf(token).forEach((spelling) => this.runtime.redactSecret(spelling));
      log.info({ provider: PROVIDER, requestId }, `Logged in at ${TITLE}`);
      return { value: token, lifetimeMs: null };
    } catch (error) {
      log.warn({ provider: PROVIDER, requestId, err: error as Error }, `The login at ${TITLE} failed`);
      throw error;
    } finally {
      deadline.end();
    }
  }
}

/** A refusal without text may be about the token, unless that is recent. */
function refusedTokenAge(error: unknown): number | null {
  if (error instanceof ProviderRefusal) return TOKEN_DOUBTED_AFTER_MS;
  return error instanceof ProviderError && error.code === 'PROVIDER_AUTH_FAILED' ? 0 : null;
}

/** A token is a GUID, which a response may quote in other capitals. */
const spellingsOf = (token: string): string[] => [...new Set([token, token.toLowerCase(), token.toUpperCase()])];
