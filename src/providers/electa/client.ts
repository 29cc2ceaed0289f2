/** Electa's endpoints, in its own words. Sources: the provider's pages "Scheduling Live Sessions", 50052 and 50147. */
import { HttpClient, type HttpRequest } from '../../http/client';
import { type Failure } from '../../http/failure';
import { createRedactor } from '../../http/redact';
import { type XmlElement } from '../../http/xml';
import { deadlineIn } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { ProviderState } from '../../model/provider-status';
import { type RequestScope, type ProviderHealth, type ProviderRuntime } from '../../provider-kit/port';
import { TokenKeeper } from '../../http/token-keeper';
import {
  CHECK_KEY,
  ElectaRefusal,
  loginFailure,
  LoginNotUnderstood,
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

/** Tokens are good for 20 minutes, from when on is not documented; a minute covers what lies between. */
const TOKEN_KEPT_MS = 19 * 60_000;
/** Five failed logins lock the account for 15 minutes. At one a minute, there is time to notice and to mend it. */
const LOGIN_PAUSE_MS = 60_000;
const LOGIN_MS = 10_000;
/** A refusal without words may be about the token, unless that was fetched so recently. */
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
  private readonly tokens = new TokenKeeper({
    keptMs: TOKEN_KEPT_MS,
    pauseMs: LOGIN_PAUSE_MS,
    isRefusal: mayHaveCountedAsFailedLogin,
  });

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
  }

  /** Creates an event, by a GET that is sent once. Throws ElectaRefusal where Electa says no, and ProviderError. */
  async createEvent(parameters: EventParameters, scope: RequestScope): Promise<WireEvent> {
    const root = await this.ask({ path: paths.createEvent, query: { ...parameters }, access: 'write' }, scope);
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
      const root = await this.ask({ path: paths.listEvents, query, access: 'read' }, scope);
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

  /** Sends a request with the token. A read whose token is not accepted is sent once more with a new one. */
  private async ask(request: ElectaRequest, scope: RequestScope): Promise<XmlElement> {
    const token = await this.token(scope);
    try {
      return await this.send(request, token, scope);
    } catch (error) {
      const isRenewable = this.forgetRefused(token, error);
      if (request.access === 'read' && isRenewable) return this.send(request, await this.token(scope), scope);
      throw error;
    }
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
    return refusal.isAboutToken ? tokenRefused(refusal, this.canLogIn) : refusal;
  }

  /** Forgets a token where an error may be its fault. Says whether there is another one to be had. */
  private forgetRefused(token: string, error: unknown): boolean {
    if (!this.canLogIn) return false;
    if (error instanceof ElectaRefusal) return this.tokens.forget(token, TOKEN_DOUBTED_AFTER_MS);
    const isItsFault = error instanceof ProviderError && error.code === 'PROVIDER_AUTH_FAILED';
    return isItsFault && this.tokens.forget(token);
  }

  private get canLogIn(): boolean {
    return 'appKey' in this.settings.credentials;
  }

  private async token({ deadline, requestId }: RequestScope): Promise<string> {
    const { credentials } = this.settings;
    if ('token' in credentials) return credentials.token;
    try {
      return await this.tokens.get(deadline.signal, () => this.logIn(credentials.appKey, requestId));
    } catch (error) {
      throw loginFailure(error, deadline.signal);
    }
  }

  /** Fetches a token. It serves every request that waits for one, so it has a deadline of its own. */
  private async logIn(appkey: string, requestId: string): Promise<string> {
    const deadline = deadlineIn(LOGIN_MS);
    try {
      const { status, text } = await this.http.send({
        method: 'GET',
        path: paths.token,
        query: { cid: this.settings.companyId, appkey },
        access: 'read',
        // A login that went wrong may have been counted, even if nobody heard of it.
        retries: 0,
        acceptedStatuses: LOGIN_REFUSAL_STATUSES,
        judge: ({ status, text }) => refusedLoginIn(status, text, appkey),
        deadline,
        requestId,
      });
      const token = tokenIn(status, text, appkey);
      writingsOf(token).forEach((written) => this.runtime.redactSecret(written));
      this.runtime.log.info({ provider: PROVIDER_ENUM, requestId }, `Logged in at ${TITLE}`);
      return token;
    } catch (thrown) {
      const error = thrown instanceof ProviderError && thrown.cause instanceof LoginRefused ? thrown.cause : thrown;
      this.runtime.log.warn({ provider: PROVIDER_ENUM, requestId, err: error }, `The login at ${TITLE} failed`);
      throw error;
    } finally {
      deadline.end();
    }
  }
}

const EXCERPT_LENGTH = 300;

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
