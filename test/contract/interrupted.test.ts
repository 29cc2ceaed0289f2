/** Creates whose outcome is not known: what the provider has is found there, or an operator says what it is. */
import { type SampleWrite, type WireRequest } from '../../src/provider-kit/sample';
import { isRequestOf, Scene, type Written } from './support/scene';
import { subjects } from './support/subjects';

const INTERRUPTIONS = [
  ['breaks off', 'reset'],
  ['times out', 'hang'],
] as const;

const ABSENT = '999999999';

describe.each(subjects)('An interrupted create of %s', (_, manifest) => {
  const creates = manifest.sample.writes.filter(({ create }) => create);
  const found = creates.filter(({ create }) => create!.recovery === 'lookup');
  const named = creates.filter(({ create }) => create!.recovery === 'operator');
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.start(manifest);
  });
  afterEach(() => scene.proxy.clear());
  afterAll(() => scene.stop());

  const interrupt = (write: SampleWrite, isForwarded: boolean, outcome: 'reset' | 'hang' = 'reset'): void =>
    scene.proxy.add({ matches: (request: WireRequest) => isRequestOf(write, request), times: 1, isForwarded, outcome });

  const idMadeBy = ({ create }: SampleWrite, { sent }: Written): string => create!.nativeIdIn(sent[0]!.response!.text)!;

  const lastPartOf = (globalId: string | null | undefined): string | undefined => globalId?.split(/[:.]/).at(-1);

  describe.each(INTERRUPTIONS)('that %s', (_how, outcome) => {
    for (const write of found)
      it(`before the provider acts is left to an operator: ${write.mutation}`, async () => {
        const options = await scene.prepare(write);
        interrupt(write, false, outcome);
        const written = await scene.write(write, options);
        expect(written.code).toBe('PROVIDER_OUTCOME_UNKNOWN');
        expect((await scene.recorded(written.key))?.state).toBe('OUTCOME_UNKNOWN');
      });

    for (const write of found)
      it(`after the provider acted is found there: ${write.mutation}`, async () => {
        const options = await scene.prepare(write);
        interrupt(write, true, outcome);
        const written = await scene.write(write, options);
        expect(written.errors).toEqual([]);
        expect(lastPartOf(written.id)).toBe(idMadeBy(write, written));
        expect(written.sent).toHaveLength(1);
        const { state, result } = (await scene.recorded(written.key))!;
        expect([state, result?.id]).toEqual(['SUCCEEDED', written.id]);
      });

    for (const write of named)
      it(`is left to an operator, whether the provider acted or not: ${write.mutation}`, async () => {
        for (const isForwarded of [false, true]) {
          const options = await scene.prepare(write);
          interrupt(write, isForwarded, outcome);
          const written = await scene.write(write, options);
          expect(written.code).toBe('PROVIDER_OUTCOME_UNKNOWN');
          expect((await scene.recorded(written.key))?.state).toBe('OUTCOME_UNKNOWN');
        }
      });
  });

  for (const write of found)
    it(`is not sent again for its key once it was found: ${write.mutation}`, async () => {
      const options = { ...(await scene.prepare(write)), key: `found-${write.mutation}` };
      interrupt(write, true);
      const first = await scene.write(write, options);
      const again = await scene.write(write, options);
      expect(again.sent).toEqual([]);
      expect(again.id).toBe(first.id);
      expect(again.id).not.toBeNull();
    });

  for (const write of creates)
    it(`is sent again for its key once an operator says that nothing was made: ${write.mutation}`, async () => {
      const options = { ...(await scene.prepare(write)), key: `nothing-${write.mutation}` };
      interrupt(write, false);
      await scene.write(write, options);
      const waiting = await scene.write(write, options);
      expect(waiting.code).toBe('PROVIDER_OUTCOME_UNKNOWN');
      expect(waiting.sent).toEqual([]);

      const { id } = (await scene.recorded(options.key))!;
      expect(await scene.resolve({ id, nothingWasMade: true })).toMatchObject({ write: { state: 'FAILED' } });
      const sent = await scene.write(write, options);
      expect(sent.sent).toHaveLength(1);
      expect(sent.id).not.toBeNull();
    });

  for (const write of named)
    it(`succeeds once an operator names what the provider made: ${write.mutation}`, async () => {
      const options = { ...(await scene.prepare(write)), key: `named-${write.mutation}` };
      interrupt(write, true);
      const written = await scene.write(write, options);
      const { id } = (await scene.recorded(options.key))!;
      const made = idMadeBy(write, written);
      expect(await scene.resolve({ id, providerId: made })).toEqual({ write: { state: 'SUCCEEDED' }, userErrors: [] });

      const again = await scene.write(write, options);
      expect(again.errors).toEqual([]);
      expect(again.sent).toEqual([]);
      expect(lastPartOf(again.id)).toBe(made);
      const late = await scene.resolve({ id, nothingWasMade: true });
      expect(late.userErrors).toEqual([expect.objectContaining({ code: 'CANNOT_CHANGE' })]);
    });

  for (const write of creates)
    it(`is not identified by an id that the provider does not have: ${write.mutation}`, async () => {
      const options = await scene.prepare(write);
      interrupt(write, false);
      const { key } = await scene.write(write, options);
      const { id } = (await scene.recorded(key))!;
      // A provider that cannot return what was created by its id can only be wrong about its form.
      for (const providerId of write.readBack ? ['nonsense', ABSENT] : ['nonsense']) {
        const { write: resolved, userErrors } = await scene.resolve({ id, providerId });
        expect(resolved).toBeNull();
        expect(userErrors).toEqual([expect.objectContaining({ field: ['providerId'] })]);
      }
      expect((await scene.recorded(key))?.state).toBe('OUTCOME_UNKNOWN');
    });

  for (const write of creates)
    it(`is not identified by what another write made: ${write.mutation}`, async () => {
      const options = await scene.prepare(write);
      const other = await scene.write(write, { ...options, ...rivalOf(write, options) });
      interrupt(write, false);
      const { key } = await scene.write(write, options);
      const { id } = (await scene.recorded(key))!;
      const { write: resolved, userErrors } = await scene.resolve({ id, providerId: idMadeBy(write, other) });
      expect(resolved).toBeNull();
      expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID', field: ['providerId'] })]);
    });

  /** What makes an entity that differs as little as the provider allows. */
  const rivalOf = ({ create }: SampleWrite, context: { startsAt: Date; targetId: string }) => ({
    changes: create!.rival?.(context) ?? {},
  });

  for (const write of found)
    describe(write.mutation, () => {
      /** A server that has read nothing yet. */
      let fresh: Scene;
      beforeAll(async () => {
        fresh = await Scene.start(manifest);
        await fresh.elsewhere('{ __typename }');
      });
      afterEach(() => fresh.proxy.clear());
      afterAll(() => fresh.stop());

      const interruptFresh = (isForwarded: boolean, before?: () => Promise<unknown>): void =>
        fresh.proxy.add({
          matches: (request) => isRequestOf(write, request),
          times: 1,
          isForwarded,
          outcome: 'reset',
          ...(before && { before }),
        });

      it('is not mistaken for the same thing that was there before', async () => {
        const options = await fresh.prepare(write);
        const earlier = await fresh.writeElsewhere(write, options);
        expect(earlier.id).not.toBeNull();
        interruptFresh(false);
        const written = await fresh.write(write, options);
        expect(written.code).toBe('PROVIDER_OUTCOME_UNKNOWN');

        const { id } = (await fresh.recorded(written.key))!;
        const { write: resolved, userErrors } = await fresh.resolve({ id, providerId: lastPartOf(earlier.id) });
        expect(resolved).toBeNull();
        expect(userErrors).toEqual([expect.objectContaining({ code: 'INVALID', field: ['providerId'] })]);
      });

      it('is left to an operator where several may be the one', async () => {
        const options = await fresh.prepare(write);
        let rival: Written | null = null;
        interruptFresh(true, async () => {
          rival = await fresh.writeElsewhere(write, { ...options, ...rivalOf(write, options) });
        });
        const written = await fresh.write(write, options);
        expect(rival!.id).not.toBeNull();
        expect(written.code).toBe('PROVIDER_OUTCOME_UNKNOWN');

        const { id } = (await fresh.recorded(written.key))!;
        const resolved = await fresh.resolve({ id, providerId: idMadeBy(write, written) });
        expect(resolved).toEqual({ write: { state: 'SUCCEEDED' }, userErrors: [] });
      });
    });
});
