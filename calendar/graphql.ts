import { type TypedDocumentString } from './generated/operations';

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly requestId?: string } }[];
}

/** The server did not respond, or not with the requested data. The message says what happened, the advice what to do. */
export class ServerProblem extends Error {
  override readonly name = 'ServerProblem';

  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

/** Sends an operation to the server that the page came from. Throws ServerProblem, or AbortError when given up. */
export async function ask<Result, Variables>(
  operation: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal: AbortSignal,
): Promise<Result> {
  const response = await send({ query: operation.toString(), variables }, signal);
  const answer = await read(response, signal);
  const [error] = answer.errors ?? [];
  if (error) {
    const { requestId } = error.extensions ?? {};
    const log = requestId ? ` The server's log has the details under request ${requestId}.` : '';
    throw new ServerProblem(error.message, `Try again, or change the filters.${log}`);
  }
  if (!answer.data) throw unexpected(response);
  return answer.data as Result;
}

async function send(body: object, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    signal.throwIfAborted();
    const advice = 'See whether it runs and whether you are connected, then try again.';
    throw Object.assign(new ServerProblem('The server cannot be reached.', advice), { cause: error });
  }
}

async function read(response: Response, signal: AbortSignal): Promise<Answer> {
  try {
    return (await response.json()) as Answer;
  } catch (error) {
    signal.throwIfAborted();
    throw Object.assign(unexpected(response), { cause: error });
  }
}

const unexpected = ({ status }: Response): ServerProblem =>
  new ServerProblem(
    `The server answered with status ${status} and nothing that can be read.`,
    'Try again. If it persists, something between this page and the server responds instead of it: inform the operator of the server.',
  );
