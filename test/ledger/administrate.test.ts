import Database from 'libsql';
import path from 'node:path';
import { startTestApp } from '../support/app';
import { administrateScene, cutAfter, cutBefore, pass } from './administrate-scene';

const scene = administrateScene();

describe('A public event created with a key', () => {
  it('is made once, however often it is asked for, and the answers are the same', async () => {
    const first = await scene.create('key-1');
    expect(first).toMatchObject({
      data: {
        createPublicEvent: {
          publicEvent: { title: 'Risk', startsAt: '2031-03-04T09:00:00.000Z', course: { id: 'administrate:course:1' } },
          userErrors: [],
        },
      },
      errors: [],
    });
    expect(await scene.create('key-1')).toEqual(first);
    expect(
      await scene.create('key-1', { startsAt: '2031-03-04T10:00:00+01:00', disposition: 'normal', notes: null }),
    ).toEqual(first);
    expect(await Promise.all(Array.from({ length: 20 }, () => scene.create('key-1')))).toEqual(Array(20).fill(first));
    expect(scene.proxy.writes()).toHaveLength(1);
    expect(await scene.listed('Risk')).toHaveLength(1);
  });

  it('is made once for twenty that come at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => scene.create('key-1')));
    expect(answers).toEqual(Array(20).fill(answers[0]));
    expect(answers[0]!.data.createPublicEvent.userErrors).toEqual([]);
    expect(scene.proxy.writes()).toHaveLength(1);
  });

  it('is answered again after a restart, and when a year has passed', async () => {
    const first = await scene.create('key-1', { startsAt: '2026-03-04T09:00:00Z', endsAt: '2026-03-04T17:00:00Z' });
    await scene.restart();
    const again = { startsAt: '2026-03-04T09:00:00Z', endsAt: '2026-03-04T17:00:00Z' };
    expect(await scene.create('key-1', again)).toEqual(first);
    const now = new Date(Date.now() + 366 * 86_400_000);
    jest.useFakeTimers({ now, doNotFake: [...NOT_THE_CLOCK] });
    try {
      expect(new Date().getFullYear()).toBe(now.getFullYear());
      expect(await scene.create('key-1', again)).toEqual(first);
    } finally {
      jest.useRealTimers();
    }
    expect(scene.proxy.writes()).toHaveLength(1);
  });

  it('is answered as it was then, though the event has changed since, or is gone', async () => {
    const first = await scene.create('key-1');
    const { id } = first.data.createPublicEvent.publicEvent;
    const change =
      'mutation ($id: ID!) { updatePublicEvent(input: { id: $id, title: "Other" }) { publicEvent { title } } }';
    await scene.app.graphql(change, { id });
    expect(await scene.create('key-1')).toEqual(first);
    await scene.app.graphql('mutation ($id: ID!) { deletePublicEvent(input: { id: $id }) { deletedId } }', { id });
    expect(await scene.create('key-1')).toEqual(first);
    expect(await scene.listed('Risk')).toEqual([]);
  });

  it('is refused with another input, and nothing is sent', async () => {
    await scene.create('key-1');
    const { data } = await scene.create('key-1', { title: 'Another' });
    expect(data.createPublicEvent).toMatchObject({
      publicEvent: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
    });
    expect(scene.proxy.writes()).toHaveLength(1);
  });

  it('is refused again in the same words when the provider refused it, and nothing is sent', async () => {
    const refused = await scene.create('key-1', { courseId: 'administrate:course:99999' });
    expect(refused.data.createPublicEvent).toMatchObject({
      publicEvent: null,
      userErrors: [{ code: 'PROVIDER_REFUSED', providerCode: '404' }],
    });
    await scene.restart();
    expect(await scene.create('key-1', { courseId: 'administrate:course:99999' })).toEqual(refused);
    expect(scene.proxy.writes()).toHaveLength(1);
  });

  it('is not noted when what is wrong with it is known before the call, and the key stays free', async () => {
    const { data } = await scene.create('key-1', { endsAt: '2031-03-04T08:00:00Z' });
    expect(data.createPublicEvent.userErrors).toMatchObject([{ code: 'END_BEFORE_START' }]);
    const { data: noted } = await scene.app.graphql('{ writes { nodes { id } } }');
    expect(noted.writes.nodes).toEqual([]);
    expect((await scene.create('key-1')).data.createPublicEvent.userErrors).toEqual([]);
  });

  it('is not made, and nothing is sent, while the ledger cannot be used, and the server says that it is not ready', async () => {
    const ledger = new Database(path.join(scene.folder, 'ledger.db'));
    expect((await fetch(`${scene.app.url}/readyz`)).status).toBe(200);
    ledger.exec('alter table writes rename to writes_elsewhere; alter table owners rename to owners_elsewhere');
    expect(await scene.create('key-1')).toEqual({
      data: { createPublicEvent: null },
      errors: [
        expect.objectContaining({
          message: expect.stringContaining('nothing was sent to the provider'),
          extensions: { code: 'STORE_UNAVAILABLE', retryable: true },
        }),
      ],
    });
    expect((await fetch(`${scene.app.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${scene.app.url}/healthz`)).status).toBe(200);
    ledger.exec('alter table writes_elsewhere rename to writes; alter table owners_elsewhere rename to owners');
    ledger.close();
    expect((await fetch(`${scene.app.url}/readyz`)).status).toBe(200);
    expect(scene.proxy.writes()).toEqual([]);
    expect((await scene.create('key-1')).errors).toEqual([]);
  });

  it('is noted without the secrets of the server, which the provider is sent as they are', async () => {
    const secret = scene.variables['ADMINISTRATE_PASSWORD']!;
    await scene.create('key-1', { notes: `"${secret}" opens it.` });
    const { data, text } = await scene.app.graphql('{ writes { nodes { input } } }');
    expect(data.writes.nodes).toMatchObject([{ input: { notes: '"[redacted]" opens it.', title: 'Risk' } }]);
    expect(text).not.toContain(secret);
    expect(await scene.listed('Risk')).toMatchObject([{ notes: `"${secret}" opens it.` }]);
  });
});

describe('A change and a deletion', () => {
  const update = (id: string) =>
    scene.app.graphql(
      'mutation ($id: ID!) { updatePublicEvent(input: { id: $id, title: "New" }) { publicEvent { title } userErrors { code } } }',
      { id },
    );
  const remove = (id: string) =>
    scene.app.graphql(
      'mutation ($id: ID!) { deletePublicEvent(input: { id: $id }) { deletedId userErrors { code } } }',
      { id },
    );

  it('are noted, with what they changed', async () => {
    const { id } = (await scene.create(null)).data.createPublicEvent.publicEvent;
    await update(id);
    await remove(id);
    await remove(id);
    const { data } = await scene.app.graphql(
      '{ writes { nodes { operation state summary input error result { id } } } }',
    );
    expect(data.writes.nodes).toEqual([
      {
        operation: 'deletePublicEvent',
        state: 'FAILED',
        summary: `Deletion of ${id}`,
        input: { id },
        error: expect.stringContaining('Nothing was changed.'),
        result: null,
      },
      {
        operation: 'deletePublicEvent',
        state: 'SUCCEEDED',
        summary: `Deletion of ${id}`,
        input: { id },
        error: null,
        result: null,
      },
      {
        operation: 'updatePublicEvent',
        state: 'SUCCEEDED',
        summary: `Change of title in ${id}`,
        input: { id, title: 'New' },
        error: null,
        result: null,
      },
      expect.objectContaining({ operation: 'createPublicEvent', state: 'SUCCEEDED', error: null, result: null }),
    ]);
  });

  it.each([
    ['before', cutBefore],
    ['after', cutAfter],
  ])('that are cut off %s the provider acted say so, and that repeating them is safe, which it is', async (_, cut) => {
    const { id } = (await scene.create(null)).data.createPublicEvent.publicEvent;
    for (const [write, result] of [
      [update, { updatePublicEvent: { publicEvent: { title: 'New' } } }],
      [remove, null],
    ] as const) {
      scene.proxy.rule = cut;
      const { errors } = await write(id);
      expect(errors).toMatchObject([
        {
          message: expect.stringContaining('Repeating it with the same values is safe.'),
          extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN', writeId: expect.stringMatching(/^administrate:write:/) },
        },
      ]);
      scene.proxy.rule = pass;
      const again = await write(id);
      expect(again.errors).toEqual([]);
      if (result) expect(again.data).toMatchObject(result);
    }
    expect(await scene.listed('New')).toEqual([]);
    expect((await scene.unknownWrites()).map(({ operation }: any) => operation)).toEqual([
      'deletePublicEvent',
      'updatePublicEvent',
    ]);
  });
});

describe('A server', () => {
  it('is refused the folder that another one uses, by the settings there are', async () => {
    const second = startTestApp({ ...scene.variables, DATA_DIR: scene.folder });
    await expect(second).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(
        /DATA_DIR is ".+", which another running server uses; .+ DATABASE_URL.*DATA_DIR=/s,
      ),
    });
    // The first one has lost nothing by it.
    expect((await scene.create('key-1')).errors).toEqual([]);
  });

  it('with a simulated provider keeps its ledger beside the one of real ones', async () => {
    const simulated = await startTestApp({ SANDBOX: 'on', DATA_DIR: scene.folder });
    await scene.create('key-1');
    const { data } = await simulated.graphql('{ writes { nodes { id } } }');
    expect(data.writes.nodes).toEqual([]);
    await simulated.stop();
  });
});

/** All that Jest can fake but the clock. */
const NOT_THE_CLOCK = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
