import { pino } from 'pino';
import { EntityLoaders, type WriteLookUp } from '../../src/graph/loaders';
import { nativeIdsOf } from '../../src/graph/native-ids';
import { withUserErrors } from '../../src/graph/payload';
import { ProviderDirectory } from '../../src/graph/provider-directory';
import { Contact } from '../../src/model/contact';
import { deadlineIn } from '../../src/model/deadline';
import { Node } from '../../src/model/node';
import { ProviderMode } from '../../src/model/provider-status';
import { userError, UserErrors } from '../../src/model/user-error';
import { Venue, venueKind } from '../../src/model/venue';
import { type DataSource, type Entity, type EntitySource, type ProviderHandle } from '../../src/provider-kit/port';

const deadline = deadlineIn(10_000);
afterAll(() => deadline.end());
const request = { deadline, requestId: 'r-1', log: pino({ level: 'silent' }) };

const venue = (nativeId: string, name = 'here'): Entity =>
  Object.assign(new Venue(), { id: `sample:venue:${nativeId}`, name });

type ByIds = EntitySource['byIds'];

const noWrites: WriteLookUp = { writesByIds: (ids) => Promise.resolve(ids.map(() => null)) };

function handleOf(id: string, byIds: ByIds | null): ProviderHandle {
  const source = byIds && ({ entities: { venue: { byIds } } } as unknown as DataSource);
  const requiredVariables = ['SAMPLE_URL', 'SAMPLE_KEY'];
  const known = { kinds: [venueKind], abilities: [], capabilities: [], requiredVariables };
  return { id, title: 'Sample', mode: ProviderMode.LIVE, source, ...known };
}

/** The loaders of one request to a provider called sample, and what it was asked. */
function loadersOf(byIds: ByIds) {
  const asked: string[][] = [];
  const recording: ByIds = (ids, call) => {
    asked.push([...ids]);
    return byIds(ids, call);
  };
  return {
    asked,
    loaders: new EntityLoaders(new ProviderDirectory([handleOf('sample', recording)]), request, noWrites),
  };
}

const all: ByIds = (ids) => Promise.resolve(ids.map((id) => venue(id)));

describe('The loaders of a request', () => {
  it('ask once for all that is asked of them at one moment, each of it once', async () => {
    const { loaders, asked } = loadersOf(all);
    const ids = ['sample:venue:2', 'sample:venue:1', 'sample:venue:2'];
    expect((await Promise.all(ids.map((id) => loaders.load(id)))).map((entity) => entity?.id)).toEqual(ids);
    expect(await loaders.load('sample:venue:1')).toEqual(venue('1'));
    expect(asked).toEqual([['2', '1']]);
  });

  it('give null where the provider gave nothing, and for what no provider has', async () => {
    const { loaders, asked } = loadersOf(() => Promise.resolve([]));
    const ids = ['sample:venue:1', 'other:venue:1', 'sample:course:1', 'nonsense', ''];
    expect(await Promise.all(ids.map((id) => loaders.load(id)))).toEqual([null, null, null, null, null]);
    expect(asked).toEqual([['1']]);
  });

  it('give an error in the place of what could not be read, and the rest', async () => {
    const gone = new Error('gone');
    const { loaders } = loadersOf((ids) => Promise.resolve(ids.map((id) => (id === '2' ? gone : venue(id)))));
    expect(await loaders.loadManyOf(Venue, ['sample:venue:1', 'sample:venue:2', 'sample:course:3'])).toEqual([
      venue('1'),
      gone,
      null,
    ]);
  });

  it.each([new Error('down'), 'down'])(
    'give an error in every place when nothing could be read: %s',
    async (thrown) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what others throw is not ours to choose
      const { loaders } = loadersOf(() => Promise.reject(thrown));
      const found = await loaders.loadManyOf(Node, ['sample:venue:1', 'sample:venue:2']);
      expect(found).toEqual([new Error('down'), new Error('down')]);
    },
  );

  it('do not ask for what came along with something else', async () => {
    const { loaders, asked } = loadersOf((ids, call) => {
      call.primeCache(venue('9', 'came along'));
      return all(ids, call);
    });
    await loaders.load('sample:venue:1');
    expect(await loaders.load('sample:venue:9')).toMatchObject({ name: 'came along' });
    loaders.prime(venue('9', 'too late'));
    expect(await loaders.load('sample:venue:9')).toMatchObject({ name: 'came along' });
    expect(asked).toEqual([['1']]);
  });

  it('know what a write left', async () => {
    const { loaders, asked } = loadersOf(all);
    await loaders.load('sample:venue:1');
    loaders.replace(venue('1', 'changed'));
    expect(await loaders.load('sample:venue:1')).toMatchObject({ name: 'changed' });
    loaders.forget('sample:venue:1');
    expect(await loaders.load('sample:venue:1')).toMatchObject({ name: 'here' });
    expect(asked).toEqual([['1'], ['1']]);
  });

  it('keep to the type that is asked for', async () => {
    const { loaders, asked } = loadersOf(all);
    expect(await loaders.loadOf(Contact, 'sample:venue:1')).toBeNull();
    expect(await loaders.loadOf(Venue, 'sample:constructor:1')).toBeNull();
    expect(asked).toEqual([]);
    expect(await loaders.loadOf(Node, 'sample:venue:1')).toBeInstanceOf(Venue);
  });
});

describe('The directory of providers', () => {
  it('says what is missing where a provider is disabled', () => {
    const directory = new ProviderDirectory([handleOf('sample', null)]);
    expect(() => directory.sourceOf('sample')).toThrow(
      'Sample is not configured. To enable it, the operator of this server must set SAMPLE_URL, SAMPLE_KEY.',
    );
  });

  it('has no provider and no ability but those of this build', () => {
    const directory = new ProviderDirectory([handleOf('sample', all)]);
    expect(() => directory.sourceOf('other')).toThrow('There is no provider "other".');
    expect(() => directory.withAbility('publicEventCatalogue')).toThrow(
      'No provider has the ability "publicEventCatalogue".',
    );
    expect(directory.sourceOf('sample')).toBe(directory.get('sample')?.source);
  });
});

describe('Native ids', () => {
  it('are those in global ids of one provider and type', () => {
    expect(nativeIdsOf('a', venueKind, ['a:venue:1', 'a:course:2', 'x', 'b:venue:3'])).toEqual(['1']);
    expect([
      nativeIdsOf('a', venueKind, null),
      nativeIdsOf('a', venueKind, undefined),
      nativeIdsOf('a', venueKind, []),
    ]).toEqual([null, null, []]);
  });
});

describe('A mutation', () => {
  const refused = (userErrors: UserErrors['errors']) => ({ userErrors });

  it('answers with what the caller can mend', async () => {
    const errors = [userError('REQUIRED', 'title may not be empty.', ['title'])];
    expect(await withUserErrors(() => Promise.reject(new UserErrors(errors)), refused)).toEqual({ userErrors: errors });
    expect(new UserErrors(errors).message).toBe('title may not be empty.');
  });

  it('fails with everything else', async () => {
    await expect(withUserErrors(() => Promise.reject(new Error('other')), refused)).rejects.toThrow('other');
  });
});
