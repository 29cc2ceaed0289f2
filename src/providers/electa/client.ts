/** Electa's endpoints, in its own words. Sources: the provider's pages "Scheduling Live Sessions", 50052 and 50147. */
import { HttpClient } from '../../http/client';
import { type HttpRequest } from '../../http/request';
import { type Failure } from '../../http/failure';
import { createRedactor } from '../../http/redact';
import { type XmlElement } from '../../http/xml';
import { deadlineIn } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { ProviderState } from '../../model/provider-status';
import { type RequestScope, type ProviderHealth, type ProviderRuntime } from '../../provider-kit/port';
import { type IssuedToken, TokenKeeper } from '../../http/token-keeper';
import { TokenSession } from '../../http/token-session';
import {
  CHECK_KEY,
  ElectaRefusal,
  LoginNotUnderstood,
  loginError,
  LoginRefused,
  mayHaveCountedAsFailedLogin,
  notUnderstood,
  readRefused,
  refusedWithoutCode,
  tokenRefused,
} from './errors';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type ElectaSettings } from './settings';
import {
  type EventParameters,
  paths,
  readAnswer,
  readCreatedEvent,
  readEventList,
  readToken,
  type WireEvent,
  type WireList,
  writeRangeEnd,
} from './wire';

/** Tokens are valid for 20 minutes; from which moment on is not documented. */
const TOKEN_LIFETIME_MS = 20 * 60_000;
/** Five failed logins lock the account for 15 minutes. At one a minute, there is time to notice and to fix it. */
const LOGIN_PAUSE_MS = 60_000;
const LOGIN_MS = 10_000;
/** The age from which on a token may be the cause of a refusal without words. */
const TOKEN_DOUBTED_AFTER_MS = 60_000;
/** Whether a refusal has a status of its own is not documented [INF]: with these, its code is looked for in the answer. */
const REFUSAL_STATUSES: readonly number[] = [400, 409, 422];
const LOGIN_REFUSAL_STATUSES: readonly number[] = [...REFUSAL_STATUSES, 401, 403];

type Query = Readonly<Record<string, string>>;
type ElectaRequest = Required<Pick<HttpRequest, 'path' | 'access'>> & { readonly query: Query };

/** What is listed: events that begin in a range, with their times in a zone of Electa's where one is given. */
export interface ListQuery {
  readonly from: Date;
  readonly to: Date;
  readonly timeZoneId: number | null;
}

/** Speaks to one company at Electa. Lives as long as the process; holds nothing of any request. */
export class ElectaClient {
  private readonly http: HttpClient;
  /** A configured token cannot be renewed. */
  private readonly login: TokenSession | { readonly token: string };

  constructor(
    private readonly settings: ElectaSettings,
    private readonly runtime: ProviderRuntime,
  ) {
    this.http = new HttpClient({
      provider: PROVIDER_ENUM,
      title: TITLE,
      baseUrl: settings.baseUrl,
      headers: { Accept: 'text/xml, application/xml, */*;q=0.1' },
      log: runtime.log,
      limits: runtime.limits,
    });
    const { credentials } = settings;
    this.login = 'token' in credentials ? credentials : this.sessionWith(credentials.appKey);
  }

  /** Creates an event, by a GET that is sent once. Throws ElectaRefusal where Electa says no, and ProviderError. */
  async createEvent(parameters: EventParameters, scope: RequestScope): Promise<WireEvent> {
    const root = await this.sendWithToken(
      { path: paths.createEvent, query: { ...parameters }, access: 'write' },
      scope,
    );
    const event = readCreatedEvent(root);
    if (event) return event;
    throw notUnderstood('the event that it was to create', 'write', excerptOf(root));
  }

  /**
   * The events of a range. Whether the ends are wall time or UTC is not clear, because the page's table of parameters and
   * its example call them differently [INF]: both names are sent, with UTC. Callers ask for a day more on either side.
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
      throw notUnderstood('a list of events', 'read', excerptOf(root));
    } catch (error) {
      throw error instanceof ElectaRefusal ? readRefused(error) : error;
    }
  }

  health(): ProviderHealth {
    const health = this.http.health();
    return { ...health, state: ProviderState[health.state] };
  }

  close(): Promise<void> {
    return this.http.close();
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
    const { status, text } = await this.http.send({
      method: 'GET',
      path,
      query: { token, cid: this.settings.companyId, ...query },
      access,
      acceptedStatuses: REFUSAL_STATUSES,
      deadline: scope.deadline,
      requestId: scope.requestId,
    });
    const answer = readAnswer(text);
    if ('refusal' in answer) throw this.refusalOf(answer.refusal.code, answer.refusal.words, token);
    if (status >= 400) throw refusedWithoutCode(status, quoted(text, writingsOf(token)));
    if ('unreadable' in answer) {
      throw notUnderstood('XML', access, `${answer.unreadable} ${quoted(text, writingsOf(token))}`);
    }
    return answer.root;
  }

  /** Callers are shown the words of a refusal, so a token that they quote is taken out here. */
  private refusalOf(code: string, words: string | null, token: string): ElectaRefusal | ProviderError {
    const refusal = new ElectaRefusal({ code, words: words && quoted(words, writingsOf(token)) });
    return refusal.isAboutToken ? tokenRefused(refusal, !('token' in this.login)) : refusal;
  }

  private sessionWith(appKey: string): TokenSession {
    const tokens = new TokenKeeper({
      fetch: (requestId) => this.logIn(appKey, requestId),
      lifetimeMs: TOKEN_LIFETIME_MS,
      pauseMs: LOGIN_PAUSE_MS,
      isRefusal: mayHaveCountedAsFailedLogin,
    });
    return new TokenSession({ provider: PROVIDER_ENUM, title: TITLE, tokens, advice: CHECK_KEY, refusedTokenAge });
  }

  /** Requests a token. Every waiting request shares it, so it has a deadline of its own. */
  private async logIn(appkey: string, requestId: string): Promise<IssuedToken> {
    const deadline = deadlineIn(LOGIN_MS);
    try {
      const { status, text } = await this.http.send({
        method: 'GET',
        path: paths.token,
        query: { cid: this.settings.companyId, appkey },
        access: 'read',
        // A failed login may count even if its response is lost.
        retries: 0,
        acceptedStatuses: LOGIN_REFUSAL_STATUSES,
        purpose: 'login',
        detectFailure: ({ status, text }) => refusedLoginIn(status, text, appkey),
        deadline,
        requestId,
      });
      const token = tokenIn(status, text, appkey);
      writingsOf(token).forEach((written) => this.runtime.redactSecret(written));
      this.runtime.log.info({ provider: PROVIDER_ENUM, requestId }, `Logged in at ${TITLE}`);
      return { value: token, lifetimeMs: null };
    } catch (thrown) {
      const error = loginError(thrown);
      this.runtime.log.warn({ provider: PROVIDER_ENUM, requestId, err: error }, `The login at ${TITLE} failed`);
      throw error;
    } finally {
      deadline.end();
    }
  }
}

const EXCERPT_LENGTH = 300;

/** A refusal without words may be about the token, unless that is recent. */
function refusedTokenAge(error: unknown): number | null {
  if (error instanceof ElectaRefusal) return TOKEN_DOUBTED_AFTER_MS;
  return error instanceof ProviderError && error.code === 'PROVIDER_AUTH_FAILED' ? 0 : null;
}

/** A token is a GUID, which may be quoted back in other capitals than those it came in. */
const writingsOf = (token: string): string[] => [...new Set([token, token.toLowerCase(), token.toUpperCase()])];

/** The beginning of what came. Secrets are taken out first: of one that is cut in two nobody would know the rest. */
const quoted = (text: string, secrets: readonly string[]): string =>
  createRedactor(secrets)(text).slice(0, EXCERPT_LENGTH);

const excerptOf = (root: XmlElement): string => JSON.stringify(root).slice(0, EXCERPT_LENGTH);

/** The token in the answer to a login. Throws LoginRefused. */
function tokenIn(status: number, text: string, appkey: string): string {
  const answer = readAnswer(text);
  if ('refusal' in answer) {
    const { code, words } = answer.refusal;
    const says = words ? ` and says: "${quoted(words, [appkey])}"` : '';
    throw new LoginRefused(`${TITLE} refused the login of this service (its code ${code})${says}.`);
  }
  const token = 'root' in answer ? readToken(answer.root) : null;
  if (token !== null) return token;
  // Its texts are not quoted: one of them may be a token, in a place where none was expected.
  const what = 'unreadable' in answer ? answer.unreadable : `It is ${outlineOf(answer.root)}.`;
  const NoToken = status < 400 ? LoginNotUnderstood : LoginRefused;
  throw new NoToken(`${TITLE} answered the login of this service with something that is no token. ${what}`);
}

/** A login is refused inside of an HTTP 200, as page 50052 shows: the health has to know. Null where there is a token. */
function refusedLoginIn(status: number, text: string, appkey: string): Failure | null {
  try {
    tokenIn(status, text, appkey);
    return null;
  } catch (error) {
    if (!(error instanceof LoginRefused)) throw error;
    const report = { detail: error.message, cause: error };
    if (error instanceof LoginNotUnderstood) return { kind: 'notXml', ...report };
    return { kind: 'unauthorised', next: CHECK_KEY, ...report };
  }
}

const outlineOf = ({ name, children }: XmlElement): string =>
  `<${name}>${children.map((each) => `<${each.name}>`).join('')}`.slice(0, EXCERPT_LENGTH);
