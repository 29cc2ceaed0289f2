import { inspect } from 'node:util';
import { json, type ScriptedAnswer, webPage } from '../../support/scripted-server';
import { closeAll, refusal, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

/** What a suite may answer that quotes the header it was sent. */
const ANSWERS: readonly (readonly [string, (header: string) => ScriptedAnswer])[] = [
  ['a failure', (header) => json({ header }, 500)],
  ['a refused login', (header) => ({ status: 401, body: `Not for ${header}` })],
  ['what is no JSON', (header) => ({ body: `{"header": "${header}"` })],
  ['a web page', (header) => webPage(`<html><body>${header}</body></html>`)],
  ['a refusal', (header) => refusal(`I do not like ${header}.`)],
  ['a refusal of the token', (header) => refusal(`Invalid token: ${header}.`)],
  ['a refusal without words', (header) => json({ header }, 409)],
  ['no answer of the suite', (header) => json([header])],
  ['no event', (header) => json({ status: 'ok', header })],
];

describe.each(ANSWERS)('A token that is quoted in %s', (_, answer) => {
  it.each(['read', 'write'] as const)('to a %s is neither in the error nor in the log', async (access) => {
    const { client, call, server } = await scriptedSuite(({ headers }) => answer(headers.authorization!));
    const asked = access === 'read' ? client.event('3697601', call) : client.createEvent({ name: 'Forum' }, call);
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const [, token = ''] = server.requests[0]!.headers.authorization!.split(' ');
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    const told = inspect(error, { depth: Infinity, showHidden: true, maxStringLength: null });
    for (const text of [told, JSON.stringify(call.lines)]) expect(text).not.toContain(token);
    expect(told).toContain('[redacted]');
  });
});
