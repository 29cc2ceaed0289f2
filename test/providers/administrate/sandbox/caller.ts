import pino from 'pino';
import {
  type AdministrateSandboxSetup,
  startAdministrateSandbox,
} from '../../../../src/providers/administrate/sandbox';
import { type RunningSandbox } from '../../../../src/provider-kit/port';

/** Whatever came as JSON. */
export type Json = ReturnType<typeof JSON.parse>;

/** The moment around which the sandboxes of these tests are laid out. */
export const NOW = new Date('2026-11-20T18:00:00Z');

export const EVENTS = '/api/v2/event/public_events';
export const VENUES = '/api/v2/event/venues';
export const COURSES = '/api/v2/event/courses';
export const CONTACTS = '/api/v2/crm/contacts';

const log = pino({ level: 'silent' });
const running: RunningSandbox[] = [];

/** Starts a sandbox; `stopAll` stops it when the tests of a file are over. */
export async function start(setup?: AdministrateSandboxSetup, now = NOW, idOffset?: number): Promise<RunningSandbox> {
  const sandbox = await startAdministrateSandbox({ now, idOffset, log }, setup);
  running.push(sandbox);
  return sandbox;
}

export const stopAll = () => Promise.all(running.map((sandbox) => sandbox.stop()));

export const credentials = ({ variables }: RunningSandbox) =>
  `Basic ${Buffer.from(`${variables.ADMINISTRATE_USERNAME}:${variables.ADMINISTRATE_PASSWORD}`).toString('base64')}`;

export interface Reply {
  readonly status: number;
  readonly body: Json;
  readonly text: string;
}

/** One call with the right credentials. A body that is text is sent as it is. */
export async function call(sandbox: RunningSandbox, method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`${sandbox.variables.ADMINISTRATE_BASE_URL}${path}`, {
    method,
    headers: { authorization: credentials(sandbox), 'content-type': 'application/json' },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/** The ids of an answered list, which must have been answered as one. */
export async function idsOf(sandbox: RunningSandbox, query: string, path = EVENTS): Promise<number[]> {
  const { status, body } = await call(sandbox, 'GET', `${path}?${query}`);
  expect({ query, status }).toEqual({ query, status: 200 });
  return body.map(({ id }: { id: number }) => id);
}
