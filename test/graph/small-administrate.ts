import { type JsonRecord } from '../../src/provider-kit/record-reader';
import { type AppOptions } from '../../src/app';
import { scriptedAdministrate, startTestApp, type TestApp } from '../support/app';
import { json, type RecordedRequest, type ScriptedAnswer, startScriptedServer } from '../support/scripted-server';

/** The records of each resource, exactly as they are to be answered. */
export interface Records {
  readonly 'event/public_events'?: readonly JsonRecord[];
  readonly 'event/venues'?: readonly JsonRecord[];
  readonly 'event/courses'?: readonly JsonRecord[];
  readonly 'crm/contacts'?: readonly JsonRecord[];
}

export interface SmallAdministrate extends TestApp {
  /** What was asked so far, as "event/venues 1,2": the resource and the ids. */
  readonly asked: () => string[];
}

const running: { stop(): Promise<unknown> }[] = [];

/** Stops whatever was started. */
export async function stopAll(): Promise<void> {
  for (const each of running.splice(0)) await each.stop();
}

/**
 * The whole server over an Administrate that has only these records, which may lack anything. It knows ids in the path
 * and `id__in`; a list is all there is. `fails` names a resource that cannot be read.
 */
export async function startSmallAdministrate(
  records: Records,
  { fails, ...options }: AppOptions & { fails?: keyof Records } = {},
): Promise<SmallAdministrate> {
  const server = await startScriptedServer((request) => answerOf(records, request, fails));
  const limits = { breaker: { failures: 1_000, halfOpenAfterMs: 1_000 } };
  const app = await startTestApp(scriptedAdministrate(server.url), { limits, ...options });
  const stop = async (): Promise<void> => {
    await app.stop();
    await server.close();
  };
  running.push({ stop });
  const small = { asked: () => server.requests.map(describe) };
  return Object.defineProperties(small as SmallAdministrate, Object.getOwnPropertyDescriptors({ ...app, stop }));
}

const partsOf = ({ path }: RecordedRequest): [resource: keyof Records, id: string | undefined] => {
  const [, , , module, name, id] = path.split('/');
  return [`${module}/${name}` as keyof Records, id];
};

function describe(request: RecordedRequest): string {
  const [resource, id] = partsOf(request);
  return `${resource} ${id ?? request.query.get('id__in') ?? 'list'}`;
}

function answerOf(records: Records, request: RecordedRequest, fails?: keyof Records): ScriptedAnswer {
  const [resource, id] = partsOf(request);
  if (resource === fails) return { status: 500, body: 'no' };
  const all = records[resource] ?? [];
  if (id !== undefined) {
    const record = all.find((each) => String(each['id']) === id);
    return record ? json(record) : json({ error: 'does not exist' }, 404);
  }
  const ids = request.query.get('id__in')?.split(',');
  return json(ids ? all.filter((each) => ids.includes(String(each['id']))) : all);
}
