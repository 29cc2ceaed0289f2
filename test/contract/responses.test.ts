/** What becomes of a provider's responses that are none, or not what they should be. */
import { type WireRequest, type WireResponse } from '../../src/provider-kit/sample';
import { type Fault } from './support/fault-proxy';
import { isRequestOf, MAX_RESPONSE_BYTES, Scene } from './support/scene';
import { subjects } from './support/subjects';

const BAD = 'PROVIDER_BAD_RESPONSE';
const DOWN = 'PROVIDER_UNAVAILABLE';

const answering = (status: number, type: string, text: string): WireResponse => ({ status, type, text });

/** Half of what the provider answers, and a bracket that no format has there. */
const garbled = (response: WireResponse | null): WireResponse => {
  const { type, text } = response ?? answering(200, 'application/json', '{"id":12345}');
  return answering(200, type, `${text.slice(0, text.length / 2)}<`);
};

const TROUBLES: readonly (readonly [what: string, outcome: Fault['outcome'], code: string | RegExp])[] = [
  ['no response', 'hang', 'PROVIDER_TIMEOUT'],
  ['a connection that breaks', 'reset', DOWN],
  ['half a response', 'truncate', /^PROVIDER_(BAD_RESPONSE|UNAVAILABLE)$/],
  ['a garbled response', garbled, BAD],
  ['a web page', answering(200, 'text/html', '<!DOCTYPE html><html><body>Sign in</body></html>'), BAD],
  ['an empty response', answering(200, 'application/json', ''), BAD],
  ['something that is neither JSON nor XML', answering(200, 'text/plain', 'ok'), BAD],
  ['a response that is too large', answering(200, 'application/json', ' '.repeat(MAX_RESPONSE_BYTES + 1)), BAD],
  ['500', answering(500, 'text/plain', 'failed'), DOWN],
  ['503', answering(503, 'text/plain', 'busy'), DOWN],
  ['429', answering(429, 'text/plain', 'slow down'), 'PROVIDER_RATE_LIMITED'],
];

const SCHEDULE = `query ($from: DateTime!, $to: DateTime!) {
  schedule(from: $from, to: $to) { nodes { id } unavailable { provider code message } }
}`;
const PROVIDERS = '{ providers { state lastError } }';

describe.each(subjects)('A response of %s', (_, manifest) => {
  const { writes } = manifest.sample;
  let scene: Scene;
  const week = { from: new Date(), to: new Date(Date.now() + 7 * 86_400_000) };
  beforeAll(async () => {
    scene = await Scene.start(manifest);
    await scene.graphql(SCHEDULE, week);
  });
  afterEach(() => scene.proxy.clear());
  afterAll(() => scene.stop());

  it.each(TROUBLES)('to a read: with %s, the provider is named as unavailable', async (_what, outcome, code) => {
    scene.proxy.add({ isForwarded: typeof outcome === 'function' || outcome === 'truncate', outcome });
    const { data, errors } = await scene.graphql(SCHEDULE, week);
    expect(errors).toEqual([]);
    const [outage, ...others] = data.schedule.unavailable;
    expect(others).toEqual([]);
    expect(outage.code).toMatch(code);
    expect(outage.message).toContain(manifest.title);
    const { data: status } = await scene.graphql(PROVIDERS);
    expect(status.providers[0].lastError).not.toBeNull();
    expect(status.providers[0].state).not.toBe('UP');

    scene.proxy.clear();
    const recovered = await scene.graphql(SCHEDULE, week);
    expect(recovered.data.schedule.unavailable).toEqual([]);
    expect((await scene.graphql(PROVIDERS)).data.providers[0].state).toBe('UP');
  });

  describe.each(TROUBLES)('to a write: with %s', (what, outcome, code) => {
    it.each(writes.map((write) => [write.mutation, write] as const))('%s does not succeed', async (_name, write) => {
      const options = await scene.prepare(write);
      const matches = (request: WireRequest): boolean => isRequestOf(write, request);
      scene.proxy.add({ matches, isForwarded: false, outcome });
      const written = await scene.write(write, options);
      if (write.hasEmptyResponse && what === 'an empty response') return expect(written.errors).toEqual([]);
      expect(written.id).toBeNull();
      expect(written.errors).toHaveLength(1);
      expect([code, 'PROVIDER_OUTCOME_UNKNOWN'].some((each) => new RegExp(each).test(written.code!))).toBe(true);
      expect(written.sent).toHaveLength(1);
      if (write.create) expect((await scene.recorded(written.key))?.state).not.toBe('SUCCEEDED');
    });
  });
});

describe.each(subjects)('Wrong credentials for %s', (_, manifest) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.start(manifest, manifest.sample.wrongCredentials);
  });
  afterAll(() => scene.stop());

  it('are reported as such by a read, and the provider is not up', async () => {
    const week = { from: new Date(), to: new Date(Date.now() + 7 * 86_400_000) };
    const { data, errors } = await scene.graphql(SCHEDULE, week);
    expect(errors).toEqual([]);
    expect(data.schedule.unavailable).toEqual([expect.objectContaining({ code: 'PROVIDER_AUTH_FAILED' })]);
    expect(data.schedule.unavailable[0].message).toContain(manifest.title);
    const { data: status } = await scene.graphql(PROVIDERS);
    expect(status.providers[0].state).not.toBe('UP');
    expect(status.providers[0].lastError).not.toBeNull();
  });

  it('are reported as such by a write, which fails and may be sent again', async () => {
    const [write] = manifest.sample.writes.filter(({ create, target }) => create && target === undefined);
    const written = await scene.write(write!);
    expect(written.code).toBe('PROVIDER_AUTH_FAILED');
    expect(written.sent.length).toBeLessThanOrEqual(1);
    expect((await scene.recorded(written.key))?.state ?? 'FAILED').toBe('FAILED');
    expect((await scene.graphql(PROVIDERS)).data.providers[0].state).not.toBe('UP');
  });
});
