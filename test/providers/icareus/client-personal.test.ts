import { inspect } from 'node:util';
import { json, type ScriptedAnswer, webPage } from '../../support/scripted-server';
import { closeAll, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

const ANNA = { emailAddress: 'anna@example.com', accessUrl: 'https://suite.example/access/abc' };

/** What cannot be understood of an answer about a participant. */
const ANSWERS: readonly (readonly [string, ScriptedAnswer, string])[] = [
  ['garbled', { body: JSON.stringify({ participant: ANNA }).slice(0, -1) }, 'characters of personal data, not quoted'],
  [
    'a web page',
    webPage(`<html><body>${JSON.stringify(ANNA)}</body></html>`),
    'characters of personal data, not quoted',
  ],
  ['a failure', json({ participant: ANNA }, 500), 'characters of personal data, not quoted'],
  ['a list', json([ANNA]), 'a list'],
  ['text', json(ANNA.emailAddress), 'a string'],
  [
    'of another status',
    json({ status: 'queued', participant: ANNA }),
    'a record with status, participant (with emailAddress, accessUrl)',
  ],
  [
    'a refusal without words',
    json({ participant: ANNA, empty: {} }, 409),
    'a record with participant (with emailAddress, accessUrl), empty (with nothing)',
  ],
  [
    'about somebody else',
    json({ participant: { participantId: 78, ...ANNA } }),
    'a record with participant (with participantId, emailAddress, accessUrl)',
  ],
];

it.each(ANSWERS)('An answer about a participant that is %s is told by its shape alone', async (_, answer, detail) => {
  const { client, call } = await scriptedSuite([answer, answer]);
  const reading = client.participant('3697601', '77', call);
  const writing = client.updateParticipant('3697601', '77', { blocked: true }, call);
  for (const asked of [reading, writing]) {
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    const told = inspect(error, { depth: Infinity, showHidden: true, maxStringLength: null });
    for (const text of [told, JSON.stringify(call.lines)]) {
      expect(text).not.toContain(ANNA.emailAddress);
      expect(text).not.toContain(ANNA.accessUrl);
    }
    expect(told + JSON.stringify(call.lines)).toContain(detail);
  }
});

it('An answer about an event is quoted as it came', async () => {
  const { client, call } = await scriptedSuite([json({ status: 'queued', event: 'later' })]);
  await expect(client.event('3697601', call)).rejects.toMatchObject({ detail: '{"status":"queued","event":"later"}' });
});
