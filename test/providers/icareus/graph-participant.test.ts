import { type IcareusTestApp, startIcareusApp, supportParticipants } from '../../support/icareus-app';
import { mutations, newEvent } from './graph-fixture';

let icareus: IcareusTestApp;
let graph: ReturnType<typeof mutations>;
beforeAll(async () => {
  icareus = await startIcareusApp();
  graph = mutations(icareus);
});
afterAll(() => icareus.stop());

const lastBody = (): any => icareus.bodies().at(-1);

describe('A participant', () => {
  afterEach(() => supportParticipants(icareus.sandbox, true));
  const anna = { emailAddress: 'anna.berg@training.example', firstName: 'Anna' };

  it('is added, changed, listed with the event, and removed', async () => {
    const { id: eventId } = await newEvent(icareus);
    const { participant, userErrors } = await graph.createParticipant({ eventId, ...anna, blocked: false });
    expect(userErrors).toEqual([]);
    expect(participant).toMatchObject({ ...anna, blocked: false, accessUrl: expect.stringMatching(/^http/) });
    const { id } = participant;
    expect(id).toMatch(new RegExp(`^icareus:participant:${eventId.split(':')[2]}\\.\\d+$`));

    const changed = await graph.updateParticipant({ id, lastName: 'Berg', blocked: true });
    expect(changed).toEqual({ participant: { ...participant, lastName: 'Berg', blocked: true }, userErrors: [] });
    const list = `{ event(id: "${eventId}") { participants { id blocked event { id } } } }`;
    const listed = { id, blocked: true, event: { id: eventId } };
    expect((await icareus.graphql(list)).data.event.participants).toEqual([listed]);

    expect(await graph.deleteParticipant(id)).toEqual({ deletedId: id, userErrors: [] });
    expect((await icareus.graphql(list)).data.event.participants).toEqual([]);
  });

  it('is blocked by the provider where nothing is said', async () => {
    const { id: eventId } = await newEvent(icareus);
    const { participant } = await graph.createParticipant({ eventId, ...anna }, 'participant { blocked }');
    expect(participant).toEqual({ blocked: true });
    expect(lastBody().participant).toEqual(anna);
    const { data } = await icareus.graphql(
      '{ __type(name: "CreateParticipantInput") { inputFields { name description } } }',
    );
    const blocked = data.__type.inputFields.find(({ name }: { name: string }) => name === 'blocked');
    expect(blocked.description).toMatch(/If omitted, the provider blocks: its default is true\./);
  });

  it('is read where an update changes nothing', async () => {
    const { id: eventId } = await newEvent(icareus);
    const { participant } = await graph.createParticipant({ eventId, ...anna });
    icareus.upstream.forget();
    expect(await graph.updateParticipant({ id: participant.id })).toEqual({ participant, userErrors: [] });
    expect(icareus.calls()).toEqual(['GET /api/event/participant']);
  });

  it('is refused by a suite that has none', async () => {
    const { id: eventId } = await newEvent(icareus);
    await supportParticipants(icareus.sandbox, false);
    const unsupported = {
      participant: null,
      userErrors: [
        {
          code: 'UNSUPPORTED_BY_PROVIDER',
          message: 'Icareus Suite does not support this. Nothing was changed.',
          field: null,
          providerCode: null,
        },
      ],
    };
    expect(await graph.createParticipant({ eventId, ...anna })).toEqual(unsupported);
    const id = `icareus:participant:${eventId.split(':')[2]}.77`;
    expect(await graph.updateParticipant({ id, blocked: true })).toEqual(unsupported);
    // It is read for that, because nothing is to be changed.
    expect(await graph.updateParticipant({ id })).toEqual(unsupported);
    const { errors } = await icareus.graphql(`{ node(id: "${id}") { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_REFUSED', provider: 'ICAREUS' } }]);
  });
});
