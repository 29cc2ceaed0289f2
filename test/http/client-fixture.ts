import pino from 'pino';
import { HttpClient, type HttpClientOptions } from '../../src/http/client';
import { type HttpRequest } from '../../src/http/request';
import { type Deadline, deadlineIn } from '../../src/model/deadline';
import { ProviderError } from '../../src/model/provider-error';
import { type Script, type ScriptedServer, startScriptedServer } from '../support/scripted-server';

type LogLine = Record<string, unknown>;

export interface ClientFixture {
  readonly server: ScriptedServer;
  readonly client: HttpClient;
  readonly logged: LogLine[];
}

const open: { close(): Promise<void> }[] = [];

/** A client of a provider called Sample; what a test does not say is quick and repeats without waiting. */
export function sampleClient(baseUrl: string, options: Partial<HttpClientOptions> = {}): Omit<ClientFixture, 'server'> {
  const logged: LogLine[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line) as LogLine) });
  const client = new HttpClient({ provider: 'SAMPLE', title: 'Sample', baseUrl, log, random: () => 0, ...options });
  open.push(client);
  return { client, logged };
}

/** The same, with a server that plays the script. */
export async function sample(script: Script, options: Partial<HttpClientOptions> = {}): Promise<ClientFixture> {
  const server = await startScriptedServer(script);
  open.push(server);
  return { server, ...sampleClient(server.url, options) };
}

/** Closes whatever the test has opened. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()));
}

export function request(changes: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', path: '/things', access: 'read', requestId: 'r-1', deadline: deadlineIn(10_000), ...changes };
}

/** A deadline that passes when the test says so. */
export function deadlineByHand(): { readonly deadline: Deadline; readonly pass: () => void } {
  const controller = new AbortController();
  return {
    deadline: { signal: controller.signal, at: Date.now() + 60_000 },
    pass: () => controller.abort(new DOMException('The time is up.', 'TimeoutError')),
  };
}

/** The error that a call fails with, which must be a ProviderError. */
export async function failureOf(call: Promise<unknown>): Promise<ProviderError> {
  const error: unknown = await call.then(
    (response) => new Error(`The call succeeded: ${JSON.stringify(response)}`),
    (reason: unknown) => reason,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}
