import { pino } from 'pino';
import { deadlineIn, type RunningDeadline } from '../../src/model/deadline';
import { isKindOf } from '../../src/model/entity-kind';
import { formatGlobalId, parseGlobalId } from '../../src/model/global-id';
import { Node } from '../../src/model/node';
import { ProviderError } from '../../src/model/provider-error';
import { ProviderCapability, ProviderState } from '../../src/model/provider-status';
import { enumValueOf } from '../../src/model/registry';
import { providers } from '../../src/providers';
import {
  type RequestScope,
  type Configuration,
  type ConfiguredProvider,
  type DataSource,
  type Entity,
  type ProviderManifest,
  type RunningSandbox,
} from '../../src/provider-kit/port';
import { memoryRecords } from '../support/memory-records';

const limits = { attemptMs: 2_000, retries: 0 };
const log = pino({ level: 'silent' });
const runtime = { log, limits, redactSecret: () => undefined };
const deadlines: RunningDeadline[] = [];
afterAll(() => deadlines.forEach((deadline) => deadline.end()));

/** A call with time enough, and what it was told of. */
function newCall(): RequestScope & { readonly known: Entity[] } {
  const deadline = deadlineIn(10_000);
  deadlines.push(deadline);
  const known: Entity[] = [];
  return { deadline, requestId: 'r-1', log, known, primeCache: (entity) => void known.push(entity) };
}

function accepted(configuration: Configuration): ConfiguredProvider {
  if ('problems' in configuration) throw new Error(JSON.stringify(configuration.problems));
  return configuration;
}

/** The examples of all variables but those that another one may be given in place of. */
const examplesOf = ({ settings: variables }: ProviderManifest): Record<string, string> => {
  const alternatives = variables.map(({ alternative }) => alternative);
  return Object.fromEntries(
    variables.filter(({ name }) => !alternatives.includes(name)).map(({ name, example }) => [name, example]),
  );
};

/** The examples, and once more for each variable that may be given in place of another one. */
function everyWayToSet(manifest: ProviderManifest): Record<string, string>[] {
  const examples = examplesOf(manifest);
  const others = manifest.settings.flatMap(({ name, alternative }) => {
    if (alternative === undefined) return [];
    const { [name]: _, ...rest } = examples;
    return [{ ...rest, [alternative]: manifest.settings.find((other) => other.name === alternative)!.example }];
  });
  return [examples, ...others];
}

/** Two ids of a kind that the sandbox has, where they are not 1 and 2. */
const IDS: Readonly<Record<string, readonly [string, string]>> = {
  'electa:event': ['255052', '255053'],
  'icareus:event': ['3696601', '3696611'],
  'icareus:room': ['3696602', '3696612'],
  'icareus:participant': ['3696601.77', '3696601.78'],
  'wiziq:class': ['15701', '15702'],
  'wiziq:series': ['900', '900'],
};

/** Kinds that their provider cannot give back: what was made here is remembered. How two of them are made. */
const REMEMBERED: Readonly<Record<string, (source: DataSource) => Promise<void>>> = {
  'electa:event': async (source) => {
    const input = {
      title: 'Remembered',
      startsAt: new Date('2030-05-06T09:00:00Z'),
      timeZone: 'Europe/London',
      durationMinutes: 60,
      accessType: 'A',
      showInPublicCalendar: false,
    };
    await make(source, 'createElectaEvent', input);
    await make(source, 'createElectaEvent', { ...input, startsAt: new Date('2030-05-07T09:00:00Z') });
  },
};

/** How two of a kind are made that the sandbox can give back, but has none of at first. */
const MADE: Readonly<Record<string, (source: DataSource) => Promise<void>>> = {
  'icareus:participant': async (source) => {
    for (const emailAddress of ['ann@example.com', 'bob@example.com']) {
      await make(source, 'createParticipant', { eventId: 'icareus:event:3696601', emailAddress });
    }
  },
};

const records = memoryRecords();

async function make(source: DataSource, name: string, input: object): Promise<void> {
  const operation = source.operations!.find((known) => known.name === name)!;
  const call = newCall();
  const sent = await operation.send(await operation.prepare(input, call), call);
  for (const record of sent.records ?? []) await records.save(record);
}

describe('All providers together', () => {
  it('have ids of their own', () => {
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
  });

  it('have variables of their own', () => {
    const names = providers.flatMap(({ settings: variables }) => variables.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('The kinds of entities of all providers', () => {
  const kinds = [...new Set(providers.flatMap((manifest) => manifest.kinds))];

  it('have names of their own, and share an object where providers share a kind', () => {
    expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length);
  });

  it('have types and look-ups of their own', () => {
    const lookUps = kinds.flatMap(({ lookUp }) => [lookUp.one, lookUp.several]);
    expect(new Set(kinds.map(({ type }) => type.name)).size).toBe(kinds.length);
    expect(new Set(lookUps).size).toBe(lookUps.length);
  });
});

describe.each(providers.map((manifest) => [manifest.id, manifest] as const))('The manifest of %s', (_, manifest) => {
  const { id, title, description, capabilities, kinds, abilities, settings: variables } = manifest;

  it('has an id that can stand in a global id', () => {
    expect(parseGlobalId(formatGlobalId(id, 'kind', '1'))).toEqual({ provider: id, kind: 'kind', nativeId: '1' });
    expect(enumValueOf(id)).toMatch(/^[A-Z][A-Z0-9]*$/);
  });

  it('says what it is and what it can do', () => {
    expect(title).not.toBe('');
    expect(description.length).toBeGreaterThan(10);
    expect(capabilities.length).toBeGreaterThan(0);
    expect(capabilities.every((capability) => capability in ProviderCapability)).toBe(true);
    expect(new Set(capabilities).size).toBe(capabilities.length);
  });

  it('has kinds of entities, each with an example of an id and a type that has global ids', () => {
    expect(kinds.length).toBeGreaterThan(0);
    for (const kind of kinds) {
      const nativeId = kind.lookUp.exampleId;
      expect(parseGlobalId(formatGlobalId(id, kind.name, nativeId))).toEqual({
        provider: id,
        kind: kind.name,
        nativeId,
      });
      expect(isKindOf(kind, Node)).toBe(true);
    }
  });

  it('has variables with its own prefix, described, and an example for each', () => {
    for (const variable of variables) {
      expect(variable.name).toMatch(new RegExp(`^${id.toUpperCase()}_[A-Z_]*[A-Z]$`));
      expect(variable.description.length).toBeGreaterThan(10);
      expect(variable.example).not.toBe('');
    }
    expect(variables.some(({ required }) => required)).toBe(true);
    expect(variables.some(({ secret }) => secret)).toBe(true);
  });

  it('takes its own examples for right, with and without those that may be left out', () => {
    for (const examples of everyWayToSet(manifest)) {
      const names = variables.filter(({ required }) => required).flatMap((one) => [one.name, one.alternative ?? '']);
      const required = Object.entries(examples).filter(([name]) => names.includes(name));
      expect(manifest.configure(examples)).not.toHaveProperty('problems');
      expect(manifest.configure(Object.fromEntries(required))).not.toHaveProperty('problems');
    }
  });

  it('names every secret, so that none is seen in a log', () => {
    for (const examples of everyWayToSet(manifest)) {
      const { secrets } = accepted(manifest.configure(examples));
      for (const { name, secret } of variables) if (secret && examples[name]) expect(secrets).toContain(examples[name]);
    }
  });

  it('tells of a wrong setting by its name, with what is wrong and the example', () => {
    for (const { name } of variables.filter(({ required, secret }) => required && !secret)) {
      const result = manifest.configure({ ...examplesOf(manifest), [name]: ':' });
      expect(result).toMatchObject({ problems: [{ name, example: examplesOf(manifest)[name] }] });
    }
  });

  it('has the abilities that its data source has', async () => {
    const source = accepted(manifest.configure(examplesOf(manifest))).create(runtime);
    const all = ['publicEventCatalogue', 'schedule', 'adopt'] as const;
    expect(all.filter((ability) => source[ability] !== undefined)).toEqual(abilities);
    expect(Object.keys(source.entities).sort()).toEqual(kinds.map(({ name }) => name).sort());
    await source.close();
  });
});

describe.each(providers.map((manifest) => [manifest.id, manifest] as const))('The sandbox of %s', (id, manifest) => {
  let sandbox: RunningSandbox;
  let source: DataSource;
  let secrets: readonly string[];
  beforeAll(async () => {
    sandbox = await manifest.startSandbox({ now: new Date(), values: {}, log });
    const configured = accepted(manifest.configure(sandbox.variables));
    secrets = configured.secrets;
    source = configured.create(runtime);
    source.useRecords?.(records);
  });
  afterAll(async () => {
    await source.close();
    await sandbox.stop();
  });

  it('is reached on this machine only, with settings of the provider itself', () => {
    const names = manifest.settings.map(({ name }) => name);
    for (const [name, value] of Object.entries(sandbox.variables)) {
      expect(names).toContain(name);
      if (value.startsWith('http')) expect(new URL(value).hostname).toBe('127.0.0.1');
    }
  });

  it('has not been heard of before the first call', () => {
    expect(source.health()).toEqual({ state: ProviderState.UNKNOWN, lastSuccessAt: null, lastError: null });
  });

  it.each(manifest.kinds)(
    'gives each $name in the order asked, and null for whatever is none',
    async ({ name: kind, type }) => {
      const [one, other] = IDS[`${id}:${kind}`] ?? ['1', '2'];
      await (REMEMBERED[`${id}:${kind}`] ?? MADE[`${id}:${kind}`])?.(source);
      const nativeIds = [
        other,
        'nonsense',
        one,
        '999999999',
        '',
        other,
        `../${one}`,
        `${one},${other}`,
        `-${one}`,
        one,
      ];
      const call = newCall();
      const found = await source.entities[kind]!.byIds(nativeIds, call);
      const expected = nativeIds.map((native) =>
        [one, other].includes(native) ? formatGlobalId(id, kind, native) : null,
      );
      expect(found.map((entity) => (entity as Entity | null)?.id ?? null)).toEqual(expected);
      for (const entity of found) if (entity) expect(entity).toBeInstanceOf(type);
      for (const { id: known } of call.known) expect(parseGlobalId(known)?.provider).toBe(id);
    },
  );

  it.each(manifest.kinds)('is not asked for a $name where no id is one', async ({ name: kind }) => {
    const [nothing, none] = [
      await source.entities[kind]!.byIds([], newCall()),
      await source.entities[kind]!.byIds(['nonsense'], newCall()),
    ];
    expect([nothing, none]).toEqual([[], [null]]);
  });

  it('is known to be up from then on', () => {
    expect(source.health()).toEqual({ state: ProviderState.UP, lastSuccessAt: expect.any(Date), lastError: null });
  });

  it.each(['is stopped', 'is closed', 'is given up on'])(
    'gives a ProviderError and nothing else when it %s',
    async (how) => {
      const own = await manifest.startSandbox({ now: new Date(), values: {}, log });
      const ownSource = accepted(manifest.configure(own.variables)).create(runtime);
      const givenUp = { ...newCall(), deadline: { signal: AbortSignal.abort(), at: Date.now() } };
      const call = how === 'is given up on' ? givenUp : newCall();
      if (how === 'is stopped') await own.stop();
      if (how === 'is closed') await ownSource.close();

      const asked = manifest.kinds.map(({ name }) => name).filter((kind) => !REMEMBERED[`${id}:${kind}`]);
      for (const kind of asked) {
        const ids = IDS[`${id}:${kind}`] ?? ['1', '2'];
        const outcomes = await ownSource.entities[kind]!.byIds(ids, call).catch((error: unknown) => [error, error]);
        expect(outcomes).toHaveLength(2);
        for (const outcome of outcomes) expectProviderError(outcome, Object.values(own.variables));
      }
      if (how === 'is stopped' && asked.length > 0) {
        expect([ProviderState.DEGRADED, ProviderState.DOWN]).toContain(ownSource.health().state);
        expect(ownSource.health().lastError).not.toBeNull();
      }
      await ownSource.close();
      await own.stop();
    },
  );

  function expectProviderError(error: unknown, settings: readonly string[]): void {
    expect(error).toBeInstanceOf(ProviderError);
    const { code, provider, retryable, message, detail = '', stack = '' } = error as ProviderError;
    expect(code).toMatch(/^PROVIDER_(TIMEOUT|UNAVAILABLE)$/);
    expect([provider, retryable]).toEqual([enumValueOf(id), true]);
    expect(message).toContain(manifest.title);
    for (const text of [...settings, ...secrets]) {
      expect(message).not.toContain(text);
      expect(`${detail} ${stack}`).not.toContain(Buffer.from(text).toString('base64'));
    }
    for (const secret of secrets) expect(`${detail} ${stack}`).not.toContain(secret);
  }
});
