import { administrateScene, cutAfter, cutBefore, input, pass, unknown, WRITE, copyEvent } from './administrate-scene';

const scene = administrateScene();

const RESOLVE = `mutation ($input: ResolveWriteInput!) {
  resolveWrite(input: $input) {
    write { ${WRITE} result { id ... on PublicEvent { title startsAt } } }
    userErrors { code field message }
  }
}`;

describe('A create that is cut off', () => {
  it('after the provider acted is found there, and is a success', async () => {
    scene.proxy.rule = cutAfter;
    const first = await scene.create('key-1');
    expect(first).toMatchObject({ errors: [], data: { createPublicEvent: { publicEvent: { title: 'Risk' } } } });
    scene.proxy.rule = pass;
    expect(await scene.create('key-1')).toEqual(first);
    expect(scene.proxy.writes()).toHaveLength(1);
    const [event, ...others] = await scene.listed('Risk');
    expect(others).toEqual([]);
    expect(first.data.createPublicEvent.publicEvent.id).toBe(`administrate:public-event:${event.id}`);
    expect(await scene.unknownWrites()).toEqual([]);
  });

  it('after the provider acted is found after a restart, when it could not be before', async () => {
    scene.proxy.rule = (moment, { method, path }) => {
      if (method === 'POST') return moment === 'before' ? 'pass' : 'cut';
      // What is looked for is found by what was asked for; the one read before a create is not.
      return path.includes('course_id__eq') ? 'cut' : 'pass';
    };
    expect(await scene.create('key-1')).toEqual(unknown());
    scene.proxy.rule = pass;
    await scene.restart();
    while ((await scene.unknownWrites()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const { data } = await scene.app.graphql('{ writes { nodes { state result { ... on PublicEvent { title } } } } }');
    expect(data.writes.nodes).toEqual([{ state: 'SUCCEEDED', result: { title: 'Risk' } }]);
    expect((await scene.create('key-1')).data.createPublicEvent.publicEvent.title).toBe('Risk');
    expect(scene.proxy.writes()).toHaveLength(1);
  });

  it('after the provider acted is not taken for another one that is the same but was there before', async () => {
    await scene.create('key-1');
    await scene.restart();
    scene.proxy.rule = cutBefore;
    expect(await scene.create('key-2')).toEqual(unknown());
    expect(await scene.listed('Risk')).toHaveLength(1);
  });

  it('is not taken for another one that has another title, nor for one that may be the other', async () => {
    scene.proxy.rule = cutBefore;
    const titled = (await scene.create('titled')).errors[0]!.extensions['writeId'];
    const untitled = (await scene.create('untitled', { title: null })).errors[0]!.extensions['writeId'];
    scene.proxy.rule = (moment, { method, path }) => {
      if (method === 'POST') return moment === 'before' ? 'pass' : 'cut';
      return path.includes('course_id__eq') ? 'cut' : 'pass';
    };
    const other = (await scene.create('other', { title: 'Other' })).errors[0]!.extensions['writeId'];
    scene.proxy.rule = pass;
    expect(await scene.create('titled')).toEqual(unknown(titled));
    expect(await scene.create('untitled', { title: null })).toEqual(unknown(untitled));
    const [made] = await scene.listed('Other');
    const settled = await scene.app.graphql(RESOLVE, { input: { id: other, providerId: String(made.id) } });
    expect(settled.data.resolveWrite).toMatchObject({ write: { state: 'SUCCEEDED' }, userErrors: [] });
    expect(await scene.create('titled')).toEqual(unknown(titled));
    expect(await scene.create('untitled', { title: null })).toEqual(unknown(untitled));
    await scene.app.graphql(RESOLVE, { input: { id: untitled, nothingWasMade: true } });
    // What is called otherwise is not taken even where nobody else can have made it.
    expect(await scene.create('titled')).toEqual(unknown(titled));
    expect(await scene.listed('Risk')).toEqual([]);
    expect(scene.proxy.writes()).toHaveLength(3);
  });

  it('before that is unknown, waits for a person with all that they need, and is not sent again', async () => {
    scene.proxy.rule = cutBefore;
    const cut = await scene.create('key-1', { notes: 'Bring a pen.' });
    expect(cut).toEqual(unknown());
    expect(cut.errors[0]!.message).toMatch(/what became of it is not known\. .* resolveWrite/);
    scene.proxy.rule = pass;
    const writeId = cut.errors[0]!.extensions['writeId'];
    expect(await scene.create('key-1', { notes: 'Bring a pen.' })).toEqual(unknown(writeId));
    await scene.restart();
    expect(await scene.create('key-1', { notes: 'Bring a pen.' })).toEqual(unknown(writeId));
    expect(scene.proxy.writes()).toHaveLength(1);

    const [write, ...others] = await scene.unknownWrites();
    expect(others).toEqual([]);
    expect(write).toEqual({
      id: writeId,
      provider: 'ADMINISTRATE',
      operation: 'createPublicEvent',
      idempotencyKey: 'key-1',
      state: 'OUTCOME_UNKNOWN',
      requestedAt: expect.stringMatching(/Z$/),
      finishedAt: null,
      summary:
        'Public event of administrate:course:1 at administrate:venue:1 with administrate:contact:1, 2031-03-04T09:00:00.000Z to 2031-03-04T17:00:00.000Z',
      input: {
        ...input,
        startsAt: '2031-03-04T09:00:00.000Z',
        endsAt: '2031-03-04T17:00:00.000Z',
        disposition: 'normal',
        onConflict: 'ALLOW',
        notes: 'Bring a pen.',
      },
      error: expect.stringContaining('broke before a response arrived'),
      callId: null,
    });
  });

  it('is looked up by its id in every way there is', async () => {
    scene.proxy.rule = cutBefore;
    const id = (await scene.create('key-1')).errors[0]!.extensions['writeId'];
    const { data, errors } = await scene.app.graphql(
      `query ($id: ID!, $other: ID!) {
        write(id: $id) { id state result { id } }
        node(id: $id) { __typename id ... on ProviderWrite { state } }
        nodes(ids: [$id, $other]) { id }
        other: write(id: $other) { id }
        event: write(id: "administrate:public-event:6") { id }
        nothing: write(id: "nonsense") { id }
        page: writes(first: 1, after: "01JD4Y5Z6M3X8K2V9Q7RBTCWNA") { nodes { id } }
      }`,
      { id, other: 'administrate:write:01JD4Y5Z6M3X8K2V9Q7RBTCWNA' },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      write: { id, state: 'OUTCOME_UNKNOWN', result: null },
      node: { __typename: 'ProviderWrite', id, state: 'OUTCOME_UNKNOWN' },
      nodes: [{ id }, null],
      other: null,
      event: null,
      nothing: null,
      page: { nodes: [] },
    });
    const { errors: mistakes } = await scene.app.graphql('{ writes(after: "nonsense") { nodes { id } } }');
    expect(mistakes).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } }]);
  });

  it('is settled by the id of the event that a person found, which then is its result and its answer', async () => {
    scene.proxy.rule = cutBefore;
    const writeId = (await scene.create('key-1')).errors[0]!.extensions['writeId'];
    scene.proxy.rule = pass;
    const other = (await scene.create('key-2', { title: 'Found' })).data.createPublicEvent.publicEvent.id as string;
    const refused = await scene.app.graphql(RESOLVE, { input: { id: writeId, providerId: other.split(':')[2] } });
    expect(refused.data.resolveWrite).toMatchObject({
      write: null,
      userErrors: [{ code: 'INVALID', field: ['providerId'] }],
    });
    const earlier = await scene.app.graphql(RESOLVE, { input: { id: writeId, providerId: '6' } });
    expect(earlier.data.resolveWrite.userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['providerId'],
        message: 'providerId: the public event 6 existed before this write was sent, so the write did not create it.',
      },
    ]);
    const made = await copyEvent(scene.variables, '6');
    const globalId = `administrate:public-event:${made}`;
    const settled = await scene.app.graphql(RESOLVE, { input: { id: writeId, providerId: made } });
    expect(settled.errors).toEqual([]);
    expect(settled.data.resolveWrite).toMatchObject({
      write: {
        id: writeId,
        state: 'SUCCEEDED',
        finishedAt: expect.stringMatching(/Z$/),
        error: null,
        result: { id: globalId, title: expect.any(String), startsAt: expect.stringMatching(/Z$/) },
      },
      userErrors: [],
    });
    expect((await scene.create('key-1')).data.createPublicEvent.publicEvent.id).toBe(globalId);
    expect(await scene.unknownWrites()).toEqual([]);
    expect(scene.proxy.writes()).toHaveLength(2);
    const { data } = await scene.app.graphql(RESOLVE, { input: { id: writeId, nothingWasMade: true } });
    expect(data.resolveWrite.userErrors).toMatchObject([{ code: 'CANNOT_CHANGE' }]);
  });

  it('is settled by a person who found nothing, and its key may be sent once more', async () => {
    scene.proxy.rule = cutBefore;
    const writeId = (await scene.create('key-1')).errors[0]!.extensions['writeId'];
    scene.proxy.rule = pass;
    const settled = await scene.app.graphql(RESOLVE, { input: { id: writeId, nothingWasMade: true } });
    expect(settled.data.resolveWrite).toMatchObject({ write: { state: 'FAILED', result: null }, userErrors: [] });
    const made = await scene.create('key-1');
    expect(made.errors).toEqual([]);
    expect(await scene.create('key-1')).toEqual(made);
    expect(scene.proxy.writes()).toHaveLength(2);
    expect(await scene.listed('Risk')).toHaveLength(1);
  });
});
