import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { coerceInputValue } from 'graphql';
import { pino } from 'pino';
import { createSubgraph } from '../../src/app';
import { hashInput } from '../../src/graph/input-hash';
import { openSqlite } from '../../src/database/database';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { startTestApp } from '../support/app';
import { compileProgram, type CompiledProgram, type CuttingProxy, startCuttingProxy } from '../support/ledger';
import { createEvent, input, listEvents, pass } from '../ledger/administrate-scene';

const KILLS = 100;
const SEED = 20_310_304;
/** Loading takes a process longer than its life does, so the next ones load meanwhile, as many as there are cores. */
const LOADING = Math.max(2, availableParallelism());

let sandbox: RunningSandbox;
let proxy: CuttingProxy;
let program: CompiledProgram;
let folder: string;
let children: ChildProcess[];
let highestBefore: number;

beforeAll(async () => {
  sandbox = await startAdministrateSandbox({ now: new Date(), log: pino({ level: 'silent' }) });
  proxy = await startCuttingProxy(sandbox.variables['ADMINISTRATE_BASE_URL']!);
  program = compileProgram('test/e2e/kill-child.ts');
  folder = mkdtempSync(path.join(tmpdir(), 'ledger-kill-'));
  children = [];
  [{ id: highestBefore }] = (await listEvents(sandbox.variables, { _order: '-id', _limit: '1' })) as [{ id: number }];
});

afterAll(async () => {
  for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  program.remove();
  await proxy.close();
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Starts a process that has everything loaded by the time it is told to begin. */
function prepare(): ChildProcess {
  const child = program.start();
  children.push(child);
  return child;
}

/** Lets it start its server; the answer is its address. */
async function begin(child: ChildProcess): Promise<string> {
  const { ADMINISTRATE_USERNAME: username, ADMINISTRATE_PASSWORD: password } = sandbox.variables;
  const administrate = { baseUrl: proxy.url, username, password, timeZone: 'UTC', timeZoneFeature: true };
  child.send({ folder, administrate });
  const [{ url, problem }] = (await once(child, 'message')) as [{ url?: string; problem?: string }];
  if (url === undefined) throw new Error(problem);
  return url;
}

/** Numbers from 0 to below 1, the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A title that is its key and a time that no other has: what was made can be told from everything else. */
function inputOf(index: number): Record<string, unknown> {
  const startsAt = new Date(Date.UTC(2031, 0, 1) + index * 3_600_000);
  const endsAt = new Date(startsAt.getTime() + 1_800_000);
  return { ...input, title: keyOf(index), startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

const keyOf = (index: number): string => `key-${index}`;

const { type } = createSubgraph().schema.getMutationType()!.getFields()['createPublicEvent']!.args[0]!;

/** What a caller is told: the id of the event, a code, or nothing because the server is gone. */
async function create(url: string, index: number): Promise<string | null> {
  // As the graph hands it on.
  const coerced = coerceInputValue(inputOf(index), type);
  const inputHash = hashInput('createPublicEvent', type, coerced);
  const body = JSON.stringify({ input: coerced, inputHash, idempotencyKey: keyOf(index) });
  try {
    return await (await fetch(url, { method: 'POST', body })).text();
  } catch {
    return null;
  }
}

/** Waits less exactly than a timer says it does, and more finely. */
async function waitFor(milliseconds: number): Promise<void> {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await nextTurn();
}

/** The events that were made, as the provider lists them. */
async function bookings(): Promise<{ key: string; id: string }[]> {
  const events = await listEvents(sandbox.variables, { id__gt: String(highestBefore) });
  return events.map(({ id, title }) => ({ key: title, id: `administrate:public-event:${id}` }));
}

interface NotedWrite {
  readonly state: string;
  readonly result: { readonly id: string } | null;
}

const WRITES = `query ($after: String) {
  writes(first: 200, after: $after) {
    nodes { idempotencyKey state result { id } } pageInfo { hasNextPage endCursor }
  }
}`;

it(`Nothing is booked twice or lost when a server is killed ${KILLS} times in the middle of its writes`, async () => {
  const random = randomNumbers(SEED);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  /** By key, what callers were told, where they were told anything. */
  const told = new Map<string, Set<string>>();
  let asked = 0;

  const ready = Array.from({ length: LOADING }, prepare);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = ready.shift()!;
    const exited = once(child, 'exit');
    if (kill + LOADING <= KILLS) ready.push(prepare());
    const url = await begin(child);

    // Some new ones, some of them twice, and some that were asked for before, whatever became of them.
    const fresh = Array.from({ length: 1 + upTo(3) }, () => asked++);
    const twice = fresh.filter(() => random() < 0.3);
    const old = Array.from({ length: upTo(3) }, () => upTo(asked));
    const [moment, fatal, delay] = [random(), upTo(fresh.length), random()];

    let sent = 0;
    proxy.rule = (when, { method }) => {
      if (method !== 'POST') return 'pass';
      const isFatal = when === 'before' ? sent++ === fatal : sent > fatal;
      if (!isFatal) return 'pass';
      // Before the provider has acted; after it has, and the answer never arrives; around its arrival and what follows.
      if (moment < 0.1) return when === 'before' ? die() : 'pass';
      if (moment < 0.25) return when === 'after' ? die() : 'pass';
      if (moment < 0.85 && when === 'after') void waitFor(delay * 6).then(die);
      return 'pass';
    };
    const die = (): 'cut' => {
      child.kill('SIGKILL');
      return 'cut';
    };
    const creates = [...fresh, ...twice, ...old].map(async (index) => {
      const answer = await create(url, index);
      if (answer !== null) told.set(keyOf(index), (told.get(keyOf(index)) ?? new Set()).add(answer));
    });
    // At any moment at all.
    if (moment >= 0.85) void waitFor(delay * 60).then(die);
    await Promise.all(creates);
    die();
    await exited;
  }
  proxy.rule = pass;

  // What the last one left, before anybody looks after it.
  const opened = await openSqlite(folder);
  const rows = await opened.db.selectFrom('writes').selectAll().execute();
  await opened.close();
  const made = await bookings();
  const rowOf = (key: string) => rows.find(({ idempotency_key }) => idempotency_key === key);
  const isDone = (key: string) => rowOf(key)?.state === 'SUCCEEDED';
  const isOpen = (key: string) => ['PENDING', 'OUTCOME_UNKNOWN'].includes(rowOf(key)?.state ?? '');

  expect(new Set(rows.map(({ idempotency_key }) => idempotency_key)).size).toBe(rows.length);
  // Never two for one key, and nothing was sent twice.
  expect(new Set(made.map(({ key }) => key)).size).toBe(made.length);
  const titles = proxy.writes().map(({ body }) => (JSON.parse(body) as { title: string }).title);
  expect(new Set(titles).size).toBe(titles.length);
  // None is lost: each belongs to a row that says so, or that says that it is not known.
  expect(made.filter(({ key }) => !isDone(key) && !isOpen(key))).toEqual([]);
  for (const { key, id } of made) if (isDone(key)) expect(rowOf(key)!.result_id).toBe(id);
  // And none is made up.
  const openAndMade = made.filter(({ key }) => isOpen(key));
  expect(rows.filter(({ state }) => state === 'SUCCEEDED').length + openAndMade.length).toBe(made.length);
  // A caller was told the truth, and always the same one once it was known.
  for (const [key, answers] of told) {
    const ids = [...answers].filter((answer) => answer !== 'PROVIDER_OUTCOME_UNKNOWN');
    if (ids.length > 0) expect({ key, ids }).toEqual({ key, ids: [rowOf(key)?.result_id] });
  }

  // The next one, the whole server now, finds all that can be found.
  const app = await startTestApp({ ...sandbox.variables, ADMINISTRATE_BASE_URL: proxy.url, DATA_DIR: folder });
  const states = async (): Promise<Map<string, NotedWrite>> => {
    const all = new Map<string, NotedWrite>();
    for (let after: string | null = null, more = true; more;) {
      const { data } = await app.graphql(WRITES, { after });
      for (const { idempotencyKey, ...write } of data.writes.nodes) all.set(idempotencyKey, write);
      ({ endCursor: after, hasNextPage: more } = data.writes.pageInfo);
    }
    return all;
  };
  let settled = await states();
  while (made.some(({ key }) => settled.get(key)!.state !== 'SUCCEEDED')) {
    await pause(20);
    settled = await states();
  }
  expect(settled.size).toBe(rows.length);
  for (const { key, id } of made) expect(settled.get(key)).toEqual({ state: 'SUCCEEDED', result: { id } });
  const others = [...settled.keys()].filter((key) => !made.some((booking) => booking.key === key));
  for (const key of others) expect(settled.get(key)).toEqual({ state: 'OUTCOME_UNKNOWN', result: null });

  // Whoever asks again is told the same, and nothing more is made.
  for (const key of settled.keys()) {
    const { data, errors } = await createEvent(app, key, inputOf(Number(key.slice('key-'.length))));
    const answer = data?.createPublicEvent?.publicEvent?.id ?? errors[0]!.extensions['code'];
    expect(answer).toBe(settled.get(key)!.result?.id ?? 'PROVIDER_OUTCOME_UNKNOWN');
  }
  expect(proxy.writes()).toHaveLength(titles.length);
  expect(await bookings()).toEqual(made);
  await app.stop();

  // The kills came when they were to come: there were answers that nobody was told of, and creates that never arrived.
  expect(openAndMade.length + others.length).toBeGreaterThan(0);
  expect(made.length).toBeGreaterThan(KILLS / 2);
}, 900_000);
