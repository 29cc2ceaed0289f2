import { randomBytes } from 'node:crypto';
import { type IncomingMessage } from 'node:http';
import { readRequestBody } from '../../../provider-kit/sandbox/request-body';
import { startSandboxServer } from '../../../provider-kit/sandbox/server';
import { toXml, writeXml, type XmlNode } from '../../../http/xml';
import { type RunningSandbox, type SandboxOptions } from '../../../provider-kit/port';
import { kinds } from '../ids';
import { signatureOf } from '../signature';
import { type SandboxAccount, type SandboxLimits } from './account';
import { sandboxClasses } from './data';
import { getData, viewSchedule } from './reads';
import { Refusal } from './refusal';
import { addAttendees, cancel, create, createRecurring, type MethodHandler, modify } from './writes';

/*
 * Not documented by WizIQ and inferred here [INF], in addition to what is marked in the code:
 *
 * - A call with a wrong signature fails with 401, one of an unknown method with 404, and one that is not a POST of a form,
 *   or too large, with 400. Every failure is an HTTP 200 with a `rsp` and without a `call_id`.
 * - A signature is valid for a quarter of an hour before and after its timestamp, by the clock of this machine.
 * - A class is in progress from its start to its end, and expired afterwards, except for initial classes that were held.
 * - Every email address is a teacher of the account, except for those that start with "unknown" or "nobody", those at a
 *   host "unknown.…" and those that end with ".invalid".
 */

/** Changes to the default account. */
export interface WizIqSandboxSetup {
  readonly limits?: Partial<SandboxLimits>;
}

const LIMITS: SandboxLimits = { classMinutes: 300, attendees: 50, simultaneousClasses: 10 };

/**
 * Starts a simulated WizIQ account on the loopback interface: the classic class API over HTTP, with signed forms in and
 * XML out. Its time starts at `now` and proceeds from there. Its data is lost when it stops.
 */
export async function startWizIqSandbox(
  { now, idOffset = 0, log }: Omit<SandboxOptions, 'values'>,
  { limits }: WizIqSandboxSetup = {},
): Promise<RunningSandbox> {
  const keys: Keys = {
    accessKey: randomBytes(8).toString('base64'),
    secretKey: randomBytes(15).toString('base64'),
  };
  const startedAt = performance.now();
  const account: SandboxAccount = {
    classes: sandboxClasses(now),
    limits: { ...LIMITS, ...limits },
    idOffset,
    now: () => now.getTime() + (performance.now() - startedAt),
  };

  const { url, requests, stop } = await startSandboxServer({
    title: 'WizIQ',
    handle: async (request) => ({ status: 200, type: XML, text: await respond(request, keys, account) }),
    internalError: { status: 500, type: XML, text: '' },
    log,
  });

  return {
    variables: {
      WIZIQ_BASE_URL: `${url}${PATH}`,
      WIZIQ_ACCESS_KEY: keys.accessKey,
      WIZIQ_SECRET_KEY: keys.secretKey,
    },
    madeElsewhere: Array.from(account.classes.values())
      .filter(({ removed }) => removed !== 'deleted')
      .map(({ id }) => ({ kind: kinds.class, nativeId: String(id) })),
    requests,
    stop,
  };
}

const XML = 'text/xml; charset=utf-8';
const PATH = '/apimanager.ashx';

const METHODS: ReadonlyMap<string, MethodHandler> = new Map([
  ['create', create],
  ['create_recurring', createRecurring],
  ['view_schedule', viewSchedule],
  ['get_data', getData],
  ['modify', modify],
  ['cancel', cancel],
  ['add_attendees', addAttendees],
]);

interface Keys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** The XML of the response to a request. */
async function respond(request: IncomingMessage, keys: Keys, account: SandboxAccount): Promise<string> {
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  try {
    const url = new URL(request.url ?? '', 'http://sandbox');
    const type = request.headers['content-type'] ?? '';
    if (request.method !== 'POST' || body === null || !/^application\/x-www-form-urlencoded\b/i.test(type)) {
      throw new Refusal(400);
    }
    const form = new URLSearchParams(body);
    const method = methodOf(url, form);
    refuseUnsigned(form, method, keys);
    const handle = METHODS.get(method);
    if (url.pathname !== PATH || !handle) throw new Refusal(404);
    return success(method, handle(form, account));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(error);
  }
}

/** The method in the query; most clients send it in the form as well, and both must be equal. */
function methodOf(url: URL, form: URLSearchParams): string {
  const method = url.searchParams.get('method') ?? '';
  if ((form.get('method') ?? method) !== method) throw new Refusal(400);
  return method;
}

const SIGNATURE_SECONDS = 15 * 60;

function refuseUnsigned(form: URLSearchParams, method: string, { accessKey, secretKey }: Keys): void {
  const timestamp = Number(form.get('timestamp') || NaN);
  const isTimely = Math.abs(Date.now() / 1000 - timestamp) <= SIGNATURE_SECONDS;
  const isSigned = form.get('signature') === signatureOf({ accessKey, secretKey, timestamp, method });
  if (form.get('access_key') !== accessKey || !isTimely || !isSigned) throw new Refusal(401);
}

function success(method: string, element: XmlNode): string {
  const callId = randomBytes(6).toString('hex');
  // In every sample, the name of the method is plain text, while other texts are CDATA.
  return `<rsp status="ok" call_id="${callId}"><method>${method}</method>${toXml(element)}</rsp>`;
}

const failure = ({ code, message }: Refusal): string =>
  toXml(writeXml('rsp', [writeXml('error', [], { code: String(code), msg: message })], { status: 'fail' }));

const MAX_BODY_BYTES = 1_000_000;
