import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type AppOptions } from '../../src/app';
import { type Environment } from '../../src/config';
import { FAULT_PATH } from '../../src/provider-kit/sandbox/faults';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type WireRecord } from '../../src/providers/administrate/sandbox/records';
import { startElectaSandbox } from '../../src/providers/electa/sandbox';
import { startIcareusSandbox } from '../../src/providers/icareus/sandbox';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { startWizIqSandbox } from '../../src/providers/wiziq/sandbox';
import { type GraphqlAnswer, startTestApp, type TestApp } from './app';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy';

export const PROVIDERS = ['ADMINISTRATE', 'ELECTA', 'ICAREUS', 'WIZIQ'] as const;
export type ProviderName = (typeof PROVIDERS)[number];

/** What can be wrong with a provider, as its sandbox's fault switch is set for it. */
const TROUBLES = {
  down: { fault: 'cutBefore' },
  failing: { fault: 'refuse' },
  hung: { fault: 'slow', milliseconds: 60_000 },
  garbling: { fault: 'garble' },
  none: { fault: 'none' },
} as const;
export type Trouble = keyof typeof TROUBLES;

export interface ScheduleAppSetup extends AppOptions {
  readonly environment?: Environment;
  /** Served by Administrate in place of its sandbox's own events. */
  readonly events?: readonly WireRecord[];
}

/** So small that a test with a provider that hangs is over soon. */
const OPERATION_MS = 2_000;
/** Neither repeated nor suspended, so that every call that is made can be counted. */
const LIMITS = { retries: 0, breaker: { failures: 1_000, halfOpenAfterMs: 1_000 } };

/** The whole server with all four providers configured as real ones: their sandboxes, each behind a proxy that counts. */
export class ScheduleApp {
  private app!: TestApp;
  private readonly sandboxes = new Map<ProviderName, RunningSandbox>();
  private readonly proxies = new Map<ProviderName, RecordingProxy>();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'scheduling-graph-'));
  /** Calls wait for each other until so many are there. */
  private meeting: { readonly size: number; readonly waiting: (() => void)[] } | null = null;

  private constructor(private readonly setup: ScheduleAppSetup) {}

  static async start(setup: ScheduleAppSetup = {}): Promise<ScheduleApp> {
    const started = new ScheduleApp(setup);
    const options = { now: new Date(), values: {}, log: pino({ level: 'silent' }) };
    await started.stand('ADMINISTRATE', await startAdministrateSandbox(options, { events: setup.events ?? [] }));
    await started.stand('ELECTA', await startElectaSandbox(options));
    await started.stand('ICAREUS', await startIcareusSandbox(options));
    await started.stand('WIZIQ', await startWizIqSandbox(options));
    await started.startServer();
    return started;
  }

  /** Another server on data of its own, in front of the same providers. It ends before that one does. */
  static async beside(first: ScheduleApp): Promise<ScheduleApp> {
    const started = new ScheduleApp(first.setup);
    for (const name of PROVIDERS)
      started.sandboxes.set(name, { ...first.sandbox(name), stop: () => Promise.resolve() });
    for (const name of PROVIDERS) await started.stand(name, started.sandbox(name));
    await started.startServer();
    return started;
  }

  readonly graphql = (query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer> =>
    this.app.graphql(query, variables);

  get logText(): string {
    return this.app.logText();
  }

  get dataFolder(): string {
    return this.folder;
  }

  sandbox(name: ProviderName): RunningSandbox {
    return this.sandboxes.get(name)!;
  }

  /** What went upstream since the last `forget`, as "GET /api/event" or, at WizIQ, "get_data". */
  calls(name: ProviderName): string[] {
    return this.proxies
      .get(name)!
      .calls.map(({ method, path, query }) => query.get('method') ?? `${method} ${path.replace(/\/$/, '')}`);
  }

  /** How many calls each provider got since the last `forget`. */
  counts(): Record<ProviderName, number> {
    return Object.fromEntries(PROVIDERS.map((name) => [name, this.calls(name).length])) as Record<ProviderName, number>;
  }

  forget(): void {
    for (const proxy of this.proxies.values()) proxy.forget();
  }

  /** Waits until a provider has been called since the last `forget`. */
  async called(name: ProviderName): Promise<void> {
    while (this.calls(name).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** From now on so many calls wait for each other; then all of them go on. */
  letMeet(size: number): void {
    this.meeting = { size, waiting: [] };
  }

  /** Brings providers into trouble, or out of it. */
  async trouble(trouble: Trouble, ...names: ProviderName[]): Promise<void> {
    for (const name of names) await this.fault(name, TROUBLES[trouble]);
  }

  async fault(name: ProviderName, fault: object): Promise<void> {
    const { origin } = new URL(this.baseUrl(name));
    const answer = await fetch(`${origin}${FAULT_PATH}`, { method: 'POST', body: JSON.stringify(fault) });
    if (!answer.ok) throw new Error(`The switch of ${name} answered ${answer.status}: ${await answer.text()}`);
  }

  /** Ends what listens at a provider's address: no connection is made from then on. */
  async disconnect(name: ProviderName): Promise<void> {
    await this.proxies.get(name)!.close();
  }

  /** Ends the server and starts it again on the same data. */
  async restart(environment: Environment = {}): Promise<void> {
    await this.app.stop();
    await this.startServer(environment);
  }

  async stop(): Promise<void> {
    await this.app.stop();
    for (const proxy of this.proxies.values()) await proxy.close();
    for (const sandbox of this.sandboxes.values()) await sandbox.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async stand(name: ProviderName, sandbox: RunningSandbox): Promise<void> {
    this.sandboxes.set(name, sandbox);
    const { origin } = new URL(this.baseUrl(name));
    this.proxies.set(name, await startRecordingProxy(origin, () => this.meet()));
  }

  private async startServer(more: Environment = {}): Promise<void> {
    const { environment, events: _events, ...options } = this.setup;
    const settings: Record<string, string | undefined> = { DATA_DIR: this.folder };
    for (const name of PROVIDERS) {
      const { pathname } = new URL(this.baseUrl(name));
      const url = `${this.proxies.get(name)!.url}${pathname === '/' ? '' : pathname}`;
      Object.assign(settings, this.sandbox(name).variables, { [`${name}_BASE_URL`]: url });
    }
    const all = { ...settings, ...environment, ...more };
    this.app = await startTestApp(all, { operationMs: OPERATION_MS, limits: LIMITS, ...options });
  }

  private baseUrl(name: ProviderName): string {
    return this.sandbox(name).variables[`${name}_BASE_URL`]!;
  }

  private async meet(): Promise<void> {
    const { meeting } = this;
    if (!meeting) return;
    const met = new Promise<void>((resolve) => meeting.waiting.push(resolve));
    if (meeting.waiting.length === meeting.size) {
      this.meeting = null;
      for (const go of meeting.waiting) go();
    }
    await met;
  }
}
