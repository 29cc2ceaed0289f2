import { createSubgraph } from '../../src/app';
import { isKindOf } from '../../src/model/entity-kind';
import { Event } from '../../src/model/event';
import { providers } from '../../src/providers';
import { startTestApp, type TestApp } from '../support/app';
import { memoryProvider } from '../support/memory-provider';

const ADOPT = `mutation ($provider: SchedulingProvider!, $providerId: ID!) {
  adoptEvent(input: { provider: $provider, providerId: $providerId }) {
    event { id providerId title }
    conflicts { kind }
    userErrors { code field message }
  }
}`;

const others = [memoryProvider({ id: 'agenda', meetings: [] })];
const manifests = [...providers, ...others];
const supporting = manifests.filter(
  ({ abilities, kinds }) => abilities.includes('adopt') && kinds.some((kind) => isKindOf(kind, Event)),
);
const enumValue = ({ id }: { readonly id: string }): string => id.toUpperCase();
const named = (list: typeof manifests) => list.map((manifest) => [manifest.id, manifest] as const);

/** The native id of an event that the provider's sandbox has. */
function existingEvent({ kinds, sample }: (typeof manifests)[number]): string {
  const { name } = kinds.find((kind) => isKindOf(kind, Event))!;
  return sample.existing[name]![0]!;
}

describe('adoptEvent', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ SANDBOX: 'on' }, { manifests });
  });
  afterAll(() => app.stop());

  const adopt = async (provider: string, providerId: string) => {
    const { data, errors } = await app.graphql(ADOPT, { provider, providerId });
    expect(errors).toEqual([]);
    return data.adoptEvent;
  };

  it.each(named(supporting))(
    'returns an event of %s as its look-up does, with its conflicts',
    async (_id, manifest) => {
      const providerId = existingEvent(manifest);
      const { event, conflicts, userErrors } = await adopt(enumValue(manifest), providerId);
      expect(userErrors).toEqual([]);
      expect(event).toMatchObject({ providerId });
      expect(conflicts).toEqual(expect.any(Array));
      const { data } = await app.graphql('query ($id: ID!) { event(id: $id) { id providerId title } }', {
        id: event.id,
      });
      expect(data.event).toEqual(event);
    },
  );

  it.each(named(supporting))('refuses an id that %s does not have', async (_id, manifest) => {
    for (const providerId of ['1', 'no such id', `${manifest.id}:event:${existingEvent(manifest)}`]) {
      expect(await adopt(enumValue(manifest), providerId)).toEqual({
        event: null,
        conflicts: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['providerId'], message: expect.stringContaining(`"${providerId}"`) }],
      });
    }
  });

  it.each(named(manifests.filter((manifest) => !supporting.includes(manifest))))(
    'names the providers that support it, where %s does not',
    async (_id, manifest) => {
      const provider = enumValue(manifest);
      const names = supporting.map(enumValue).join(', ');
      expect(await adopt(provider, '1')).toEqual({
        event: null,
        conflicts: null,
        userErrors: [
          {
            code: 'UNSUPPORTED_BY_PROVIDER',
            field: ['provider'],
            message: `provider: events of ${provider} cannot be adopted, and nothing was changed. Adopt events of ${names} only.`,
          },
        ],
      });
    },
  );
});

describe('adoptEvent without configured providers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ SANDBOX: 'off' });
  });
  afterAll(() => app.stop());

  it.each(named(supporting))('fails for %s, and names the variables to set', async (_id, manifest) => {
    const provider = enumValue(manifest);
    const { data, errors } = await app.graphql(ADOPT, { provider, providerId: '1' });
    expect(data.adoptEvent).toBeNull();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('the operator of this server must set'),
        extensions: { code: 'PROVIDER_NOT_CONFIGURED', provider },
      },
    ]);
  });
});

it.each(named(manifests))('A schema of %s alone has adoptEvent if the provider supports it', (_id, manifest) => {
  const { schema } = createSubgraph([manifest]);
  const isSupported = supporting.includes(manifest);
  expect('adoptEvent' in schema.getMutationType()!.getFields()).toBe(isSupported);
});
