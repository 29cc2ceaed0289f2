/** Plants a fault in a provider at its port, for `npm run test:mutants`: the contract suite has to detect each. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { HttpClient } from '../../src/http/client';
import { formatGlobalId } from '../../src/model/global-id';
import { type ScheduledSession } from '../../src/model/session';
import {
  type ConfiguredProvider,
  type DataSource,
  type ListedSession,
  type ProviderManifest,
  type ProviderRuntime,
  type ScheduleSource,
} from '../../src/provider-kit/port';
import { type AnyWriteOperation } from '../../src/provider-kit/write-operation';

/** A value of the port that is changed in place: the provider's own resolvers use the same objects. */
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

type Plant = (source: Mutable<DataSource>, manifest: ProviderManifest) => void;

const changeSchedule = (source: DataSource, change: (schedule: Mutable<ScheduleSource>) => void): void =>
  change(source.schedule!);

const changeSessions = (source: DataSource, change: (listed: ListedSession) => ListedSession): void =>
  changeSchedule(source, (schedule) => {
    const { sessionsBetween, fromRecords } = schedule;
    schedule.sessionsBetween = async (...args) => {
      const listing = await sessionsBetween.apply(schedule, args);
      return { ...listing, sessions: listing.sessions.map(change) };
    };
    schedule.fromRecords = (...args) => fromRecords.apply(schedule, args).map(change);
  });

const operationsOf = (source: DataSource, isMeant: (operation: AnyWriteOperation) => boolean) =>
  (source.operations ?? []).filter(isMeant) as Mutable<AnyWriteOperation>[];

/** Answers as if the write had been sent. */
const withoutSending =
  (pattern: RegExp): Plant =>
  (source) => {
    for (const operation of operationsOf(source, ({ name }) => pattern.test(name))) {
      operation.send = async (prepared: unknown) => pretend(operation, prepared);
    }
  };

/** A result for a write that was never sent, of what its preparation has read. */
function pretend({ name, provider }: AnyWriteOperation, prepared: unknown) {
  const nativeId = /\d+(\.\d+)?/.exec(JSON.stringify(prepared) ?? '')?.[0] ?? '1';
  const resultId = formatGlobalId(provider, 'event', nativeId);
  const result = /^(delete|remove)/.test(name)
    ? resultId
    : ((prepared as { stored?: unknown }).stored ?? { id: resultId });
  return { result, resultId, snapshot: null, callId: null };
}

/** A baseline of the same form that contains nothing. */
const emptied = (baseline: unknown): unknown => {
  if (Array.isArray(baseline)) return [];
  if (typeof baseline === 'number') return 0;
  if (typeof baseline !== 'object' || baseline === null) return baseline;
  return Object.fromEntries(Object.entries(baseline).map(([key, value]) => [key, emptied(value)]));
};

const insideCreate = new AsyncLocalStorage<true>();
const insideLookup = new AsyncLocalStorage<string[]>();

/** Baselines that contain one more of the ids that a look-up has seen: with one of two candidates left, it accepts it. */
function narrowed(baseline: unknown, ids: readonly string[]): unknown[] {
  return ids.map((id) =>
    Object.fromEntries(
      Object.entries(baseline as object).map(([key, value]: [string, unknown]) => [
        key,
        Array.isArray(value)
          ? [...(value as unknown[]), id]
          : typeof value === 'number'
            ? Math.max(value, Number(id))
            : value,
      ]),
    ),
  );
}

/** Changes every request of every HTTP client of this process. */
function changeRequests(change: (request: Record<string, unknown>) => object): void {
  const prototype = HttpClient.prototype as unknown as Record<string, (request: object) => Promise<unknown>>;
  for (const name of ['send', 'sendJson', 'sendXml']) {
    const original = prototype[name]!;
    prototype[name] = function (this: HttpClient, request) {
      const response = original.call(this, change(request as Record<string, unknown>));
      const seen = insideLookup.getStore();
      return seen ? response.then((value) => (seen.push(JSON.stringify(value)), value)) : response;
    };
  }
}

const PLANTS = {
  'empty schedule': (source) =>
    changeSchedule(source, (schedule) => {
      schedule.sessionsBetween = () => Promise.resolve({ sessions: [], isComplete: false, gone: [] } as never);
    }),
  'no resource holds': (source) => {
    changeSessions(source, (listed) => ({ ...listed, holds: [] }));
    changeSchedule(source, (schedule) => {
      schedule.holdsOf = () => [];
    });
  },
  'delete sends nothing': withoutSending(/^(delete|cancel)/),
  'update sends nothing': withoutSending(/^update/),
  'look-up ignores the baseline': (source) => {
    for (const { recovery } of operationsOf(source, ({ recovery }) => recovery?.find !== undefined)) {
      const find = recovery!.find!.bind(recovery);
      (recovery as Mutable<NonNullable<typeof recovery>>).find = (input, baseline, scope) =>
        find(input, emptied(baseline), scope);
    }
  },
  'look-up accepts any match': (source) => {
    for (const { recovery } of operationsOf(source, ({ recovery }) => recovery?.find !== undefined)) {
      const find = recovery!.find!.bind(recovery);
      (recovery as Mutable<NonNullable<typeof recovery>>).find = async (input, baseline, scope) => {
        const seen: string[] = [];
        const found = await insideLookup.run(seen, () => find(input, baseline, scope));
        if (found !== null || baseline === null) return found;
        const ids = [...new Set(seen.join(' ').match(/\d+/g) ?? [])].filter(
          (id) => !JSON.stringify(baseline).includes(id),
        );
        for (const fewer of narrowed(baseline, ids)) {
          const any = await find(input, fewer, scope);
          if (any !== null) return any;
        }
        return null;
      };
    }
    changeRequests((request) => request);
  },
  'unchecked identification': (source) => {
    for (const { recovery, provider } of operationsOf(source, ({ recovery }) => recovery !== undefined)) {
      const identify = recovery!.identify.bind(recovery);
      (recovery as Mutable<NonNullable<typeof recovery>>).identify = async (input, nativeId, baseline, scope) => {
        try {
          return await identify(input, nativeId, baseline, scope);
        } catch {
          const resultId = formatGlobalId(provider, source.schedule!.kind, nativeId);
          return { result: { id: resultId }, resultId, snapshot: null, callId: null };
        }
      };
    }
  },
  'create sent as a retryable read': (source) => {
    for (const operation of operationsOf(source, ({ effect }) => effect === 'create')) {
      const { send } = operation;
      operation.send = (prepared: unknown, scope) =>
        insideCreate.run(true, () => send.call(operation, prepared, scope));
    }
    changeRequests((request) =>
      insideCreate.getStore() && request['access'] === 'write' ? { ...request, access: 'read' } : request,
    );
  },
  'unredacted token': () => changeRequests(({ secrets: _secrets, ...request }) => request),
  'leaked host link': (source) =>
    changeSessions(source, (listed) => ({ ...listed, session: withHostLink(listed.session) })),
} as const satisfies Readonly<Record<string, Plant>>;

/** A session that gives the link of its host to everybody, as a mapping would that takes one link for the other. */
function withHostLink(session: ScheduledSession): ScheduledSession {
  const link = /https?:[^"]*host[^"]*/.exec(JSON.stringify(session.providerRecord))?.[0] ?? null;
  return Object.assign(Object.create(Object.getPrototypeOf(session) as object) as ScheduledSession, session, {
    joinUrl: link,
  });
}

type FaultName = keyof typeof PLANTS;

const faultNames = Object.keys(PLANTS) as readonly FaultName[];

/** The provider with a fault. */
export function plant(manifest: ProviderManifest, fault: string): ProviderManifest {
  if (!(fault in PLANTS)) throw new Error(`There is no fault "${fault}"; there are ${faultNames.join(', ')}.`);
  const change: Plant = PLANTS[fault as FaultName];
  return {
    ...manifest,
    configure: (values) => {
      const configured = manifest.configure(values);
      return 'problems' in configured
        ? configured
        : faulty(configured, fault as FaultName, (source) => change(source, manifest));
    },
  };
}

function faulty(
  configured: ConfiguredProvider,
  fault: FaultName,
  change: (source: DataSource) => void,
): ConfiguredProvider {
  const isUnredacted = fault === 'unredacted token';
  return {
    secrets: isUnredacted ? [] : configured.secrets,
    create: (runtime: ProviderRuntime) => {
      const source = configured.create(isUnredacted ? { ...runtime, redactSecret: () => undefined } : runtime);
      change(source);
      return source;
    },
  };
}
