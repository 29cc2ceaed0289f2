/** Every write of every provider: one request, the right one, and the provider's own state afterwards. */
import { type SampleWrite } from '../../src/provider-kit/sample';
import { isRequestOf, Scene, type Written } from './support/scene';
import { subjects } from './support/subjects';

describe.each(subjects)('The writes of %s', (_, manifest) => {
  const { writes, refusals } = manifest.sample;
  const byName = writes.map((write) => [write.mutation, write] as const);
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.start(manifest);
  });
  afterEach(() => scene.proxy.clear());
  afterAll(() => scene.stop());

  /** What the provider has of an entity, as a server reads it that did not write it. */
  async function readBack(write: SampleWrite, id: string): Promise<unknown> {
    const { data, errors } = await scene.elsewhere(`query ($id: ID!) { node(id: $id) { ${write.readBack!.select} } }`, {
      id,
    });
    expect(errors).toEqual([]);
    return data.node;
  }

  it('have a sample for every operation, and a request pattern that fits one only', () => {
    const operations = scene.source.operations!.map(({ name }) => name);
    const withoutUpload = operations.filter((name) => !/Thumbnail$/.test(name));
    expect(writes.map(({ mutation }) => mutation).sort()).toEqual(withoutUpload.sort());
    for (const { mutation, create } of writes) {
      const { effect } = scene.source.operations!.find(({ name }) => name === mutation)!;
      expect([mutation, effect]).toEqual([mutation, create ? 'create' : 'change']);
    }
  });

  it.each(byName)('%s sends its request once, and the provider has changed then', async (_name, write) => {
    const written = await scene.write(write, await scene.prepare(write));
    expectSuccess(written);
    expect(written.sent).toHaveLength(1);
    expect(isRequestOf(write, written.sent[0]!)).toBe(true);
    if (write.readBack) expect(await readBack(write, written.id!)).toEqual(write.readBack.value);
    if (write.create) expect(write.create.nativeIdIn(written.sent[0]!.response!.text)).toBe(lastPartOf(written.id!));
  });

  it.each(byName)('%s is not combined with another one that is under way', async (_name, write) => {
    const options = await scene.prepare(write);
    const before = scene.exchanges.length;
    await Promise.all([scene.write(write, options), scene.write(write, options)]);
    const sent = scene.exchanges.slice(before).filter((each) => isRequestOf(write, each));
    expect(sent).toHaveLength(2);
  });

  it.each(byName.filter(([, { create }]) => create))(
    '%s is answered again for its key, and not sent again',
    async (_name, write) => {
      const options = { ...(await scene.prepare(write)), key: `again-${write.mutation}` };
      const first = await scene.write(write, options);
      const again = await scene.write(write, options);
      expectSuccess(first);
      expect(again.sent).toEqual([]);
      expect(again.payload).toEqual(first.payload);
    },
  );

  describe.each([
    ['the connection breaks before the provider acts', { isForwarded: false, outcome: 'reset' }],
    ['the connection breaks after the provider acted', { isForwarded: true, outcome: 'reset' }],
    ['the provider answers 500', { isForwarded: false, outcome: failure(500) }],
    ['the provider acts, and answers 500', { isForwarded: true, outcome: failure(500) }],
    ['the provider answers 503', { isForwarded: false, outcome: failure(503) }],
    ['the provider acts, and answers 503', { isForwarded: true, outcome: failure(503) }],
    ['the provider answers 429', { isForwarded: false, outcome: failure(429) }],
  ] as const)('When %s', (_what, fault) => {
    it.each(byName)('%s is not repeated', async (_name, write) => {
      const options = await scene.prepare(write);
      const matches = (request: Parameters<typeof isRequestOf>[1]): boolean => isRequestOf(write, request);
      scene.proxy.add({ ...fault, matches });
      const { sent, id, code, key } = await scene.write(write, options);
      expect(sent.filter(matches)).toHaveLength(1);
      expect(sent).toHaveLength(1);
      // Only a create that the provider has is ever a success after this.
      const isRecovered = write.create?.recovery === 'lookup' && fault.isForwarded;
      expect(id !== null).toBe(isRecovered);
      expect(code !== null).toBe(!isRecovered);
      if (write.create) expect((await scene.recorded(key))?.state === 'SUCCEEDED').toBe(isRecovered);
    });
  });

  it.each(refusals)('$mutation refuses with $code', async ({ mutation, changes, code, field, isSent }) => {
    const startsAt = scene.nextStart();
    const written = await scene.write(scene.writeOf(mutation), {
      startsAt,
      changes: changes({ startsAt, targetId: '' }),
    });
    expect(written.userErrors).toEqual([expect.objectContaining({ code, field })]);
    expect(written.id).toBeNull();
    expect(written.sent).toHaveLength(isSent ? 1 : 0);
    const recorded = await scene.recorded(written.key);
    expect(recorded?.state).toBe(isSent ? 'FAILED' : undefined);
  });
});

function expectSuccess({ errors, userErrors, id }: Written): void {
  expect(errors).toEqual([]);
  expect(userErrors).toEqual([]);
  expect(id).not.toBeNull();
}

function failure(status: number) {
  return { status, type: 'text/plain', text: `The provider failed with ${status}.` };
}

/** The provider's own id: behind the last colon, and behind the ids of what it belongs to. */
const lastPartOf = (globalId: string): string => globalId.split(/[:.]/).at(-1)!;
