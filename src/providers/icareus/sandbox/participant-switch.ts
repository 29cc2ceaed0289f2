import { type IncomingMessage } from 'node:http';
import { readRequestBody } from '../../../provider-kit/sandbox/request-body';
import { type SandboxResponse } from '../../../provider-kit/sandbox/server';
import { isObject } from './fields';
import { type Suite } from './suite';

/** Where the switch is, on the sandbox's own address. */
export const PARTICIPANTS_PATH = '/__sandbox/participants';

const MAX_BODY_BYTES = 10_000;

/**
 * Answers the switch between a suite that has participants, as it has in the beginning, and one that does not support
 * them. `POST /__sandbox/participants` sets it, with `{"supported": false}`. It is answered with the present state, as
 * `GET /__sandbox/participants` is; what is wrong is 400. It takes no token, as the fault switch takes none.
 */
export async function answerParticipantSwitch(request: IncomingMessage, suite: Suite): Promise<SandboxResponse> {
  const problem = await set(request, suite);
  const state = { supported: suite.isParticipantSupported };
  const answer = problem === null ? state : { error: problem, example: { supported: false } };
  return { status: problem === null ? 200 : 400, type: 'application/json', text: JSON.stringify(answer) };
}

/** Does what the request says. Gives what is wrong with it, as a sentence, or null. */
async function set(request: IncomingMessage, suite: Suite): Promise<string | null> {
  if (request.method === 'GET') return null;
  const wanted = parse(await readRequestBody(request, MAX_BODY_BYTES));
  if (request.method !== 'POST') {
    return `The switch is read with GET and set with POST; this was ${request.method}.`;
  }
  if (!isObject(wanted) || typeof wanted['supported'] !== 'boolean') {
    return 'The body must be a JSON object in which "supported" is true or false.';
  }
  suite.isParticipantSupported = wanted['supported'];
  return null;
}

function parse(body: string | null): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
