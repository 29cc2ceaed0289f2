import { pino } from 'pino';
import { parseXml, textOf } from '../../../../src/http/xml';
import { type ElectaSandboxSetup, startElectaSandbox } from '../../../../src/providers/electa/sandbox';
import { type RunningSandbox } from '../../../../src/provider-kit/port';

/** The moment around which the sandboxes of these tests are laid out. */
export const NOW = new Date('2026-11-20T18:00:00Z');
const running: RunningSandbox[] = [];

/** Stops every sandbox that was started here. */
export const stopAll = () => Promise.all(running.map((sandbox) => sandbox.stop()));

export interface Company {
  readonly sandbox: RunningSandbox;
  /** The text of a response, which must have the status 200. */
  readonly call: (path: string, parameters?: Record<string, string>, method?: 'GET' | 'POST') => Promise<string>;
  /** A token, by a login. */
  readonly logIn: () => Promise<string>;
  /** A call with a token. */
  readonly callWithToken: (path: string, parameters: Record<string, string>) => Promise<string>;
}

/** Starts a simulated company, and gives what it takes to call it. */
export async function start(setup: ElectaSandboxSetup = {}, idOffset?: number): Promise<Company> {
  const sandbox = await startElectaSandbox({ now: NOW, idOffset, log: pino({ level: 'silent' }) }, setup);
  running.push(sandbox);
  const { ELECTA_BASE_URL: baseUrl, ELECTA_COMPANY_ID: cid = '', ELECTA_APP_KEY: appkey = '' } = sandbox.variables;
  let token: string | null = null;

  const company: Company = {
    sandbox,
    async call(path, parameters = {}, method = 'GET') {
      const body = new URLSearchParams(parameters);
      const isGet = method === 'GET';
      const response = await fetch(
        `${baseUrl}${path}${isGet ? `?${body.toString()}` : ''}`,
        isGet ? {} : { method, body },
      );
      expect(response.status).toBe(200);
      return response.text();
    },
    async logIn() {
      token = textOf(parseXml(await company.call('/token/', { cid, appkey })), 'ResponseData')!;
      return token;
    },
    async callWithToken(path, parameters) {
      return company.call(path, { cid, token: token ?? (await company.logIn()), ...parameters });
    },
  };
  return company;
}

/** A response in a `<Response>`: the name of its root, its code and its data. */
export const response = (text: string) => {
  const root = parseXml(text);
  return [root.name, textOf(root, 'ResponseCode'), textOf(root, 'ResponseData')];
};

/** The parameters of the page's sample call, in its spelling. */
export const sample = {
  PresenterId: '122211',
  roomid: '2221',
  EventType: 'B',
  StartDateTime: '6/21/2018 10:00',
  timezoneid: '95',
  Duration: '30',
  topic: 'Sample Topic',
  ShowinPublicCalendar: 'false',
};
