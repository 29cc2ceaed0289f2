import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { type IcareusSandboxSetup, startIcareusSandbox } from '../../../../src/providers/icareus/sandbox';
import { type RunningSandbox } from '../../../../src/provider-kit/port';

/** The moment around which the sandboxes of these tests are laid out: a Friday in autumn. */
export const NOW = new Date('2026-11-20T18:00:00Z');
export const ORGANIZATION = 1909009;

const running: RunningSandbox[] = [];

/** Starts a sandbox; `stopAll` stops it when the tests of a file are over. */
export async function start(setup?: IcareusSandboxSetup, now = NOW, idOffset?: number): Promise<RunningSandbox> {
  const sandbox = await startIcareusSandbox({ now, idOffset, log: pino({ level: 'silent' }) }, setup);
  running.push(sandbox);
  return sandbox;
}

export const stopAll = () => Promise.all(running.map((sandbox) => sandbox.stop()));

export const urlOf = ({ variables }: RunningSandbox, path: string): string => `${variables['ICAREUS_BASE_URL']}${path}`;

/** A token, written independently of the code under test. */
export function tokenFor(
  { variables }: RunningSandbox,
  other: Readonly<Record<string, string>> = {},
  seconds = Math.floor(Date.now() / 1000),
): string {
  const of = { ...variables, ...other };
  const time = seconds.toString(16);
  const text = [of['ICAREUS_ORGANIZATION_ID'], time, of['ICAREUS_SECRET'], of['ICAREUS_CLIENT_IP']].join(':');
  return time + createHash('md5').update(text).digest('hex');
}

/** What is answered, which must be JSON with the status 200. */
export async function send(sandbox: RunningSandbox, path: string, init: RequestInit = {}): Promise<any> {
  const headers = { Authorization: `Bearer ${tokenFor(sandbox)}`, ...init.headers };
  const response = await fetch(urlOf(sandbox, path), { ...init, headers });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
  return response.json();
}

/** A call with a body, or with parameters where it is a GET or DELETE. They are for the organization unless told otherwise. */
export function call(sandbox: RunningSandbox, method: string, path: string, given: object = {}): Promise<any> {
  const whole = { organizationId: ORGANIZATION, ...given };
  if (method === 'POST' || method === 'PUT') return send(sandbox, path, { method, body: JSON.stringify(whole) });
  return send(sandbox, `${path}?${queryOf(whole)}`, { method });
}

export const queryOf = (parameters: object): string =>
  new URLSearchParams(
    Object.entries(parameters).map(([key, value]): [string, string] => [key, String(value)]),
  ).toString();

/** The least that an event can be made of. */
export const EVENT = { name: 'Forum', startTime: 1637913600000, duration: 12600 };

/** The same of a room. */
export const ROOM = { name: 'Workshop', startTime: 1637913600000, duration: 3600 };

export const createEvent = async (sandbox: RunningSandbox, more: object = {}): Promise<any> =>
  (await call(sandbox, 'POST', '/api/event', { event: { ...EVENT, ...more } })).event;

/** What a create of a room is answered with. */
export const createRoom = (sandbox: RunningSandbox, eventId: number, more: object = {}): Promise<any> =>
  call(sandbox, 'POST', '/api/event/room', { eventId, room: { ...ROOM, ...more } });

export const refused = (message: string) => ({ status: 'error', message });
