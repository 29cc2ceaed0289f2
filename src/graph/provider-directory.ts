import { type EntityKind } from '../model/entity-kind';
import { type GlobalId } from '../model/global-id';
import { ProviderError } from '../model/provider-error';
import { enumValueOf } from '../model/registry';
import { ProviderState } from '../model/provider-status';
import { type Ability, type DataSource, type ProviderHandle, type ProviderHealth } from '../provider-kit/port';
import { KeyedMutex } from './keyed-mutex';

const NEVER_CALLED: ProviderHealth = { state: ProviderState.UNKNOWN, lastSuccessAt: null, lastError: null };

interface Failure {
  readonly message: string;
  readonly at: Date;
}

/** The providers as this process runs them. Lives as long as the process. */
export class ProviderDirectory {
  /** Locks, by resource, creates that are refused where they conflict. */
  readonly createLock = new KeyedMutex();
  private readonly handles: ReadonlyMap<string, ProviderHandle>;

  private readonly failures = new Map<string, Failure>();

  constructor(handles: readonly ProviderHandle[]) {
    this.handles = new Map(handles.map((handle) => [handle.id, handle]));
  }

  get all(): Iterable<ProviderHandle> {
    return this.handles.values();
  }

  /** The handle of a provider, or undefined when there is none of that id. */
  get(providerId: string): ProviderHandle | undefined {
    return this.handles.get(providerId);
  }

  /** The kind of entity that a global id names, or undefined where its provider has no such kind. */
  kind({ provider, kind }: Pick<GlobalId, 'provider' | 'kind'>): EntityKind | undefined {
    return this.get(provider)?.kinds.find(({ name }) => name === kind);
  }

  /** Notes that what a provider answered could not be used, so that older data is shown in its place. */
  recordFailure(providerId: string, message: string): void {
    this.failures.set(providerId, { message, at: new Date() });
  }

  /** What is known of a provider from real calls. One whose last answer was of no use is degraded, though it answers. */
  healthOf({ id, source }: ProviderHandle): ProviderHealth {
    const health = source?.health() ?? NEVER_CALLED;
    const failure = this.failures.get(id);
    const isOver = !failure || (health.lastSuccessAt !== null && health.lastSuccessAt > failure.at);
    if (isOver || health.state === ProviderState.DOWN) return health;
    return { ...health, state: ProviderState.DEGRADED, lastError: health.lastError ?? failure.message };
  }

  /** The data source of a provider. Throws PROVIDER_NOT_CONFIGURED when the provider is disabled. */
  source(handle: ProviderHandle): DataSource {
    if (handle.source) return handle.source;
    throw new ProviderError(
      `${handle.title} is not configured. To enable it, the operator of this server must set ${handle.requiredVariables.join(', ')}.`,
      { code: 'PROVIDER_NOT_CONFIGURED', provider: enumValueOf(handle.id), retryable: false, acted: 'never' },
    );
  }

  /** The data source of the provider of that id, for the resolvers that the provider itself adds. */
  sourceOf<T extends DataSource>(providerId: string): T {
    const handle = this.handles.get(providerId);
    if (!handle) throw new Error(`There is no provider "${providerId}".`);
    return this.source(handle) as T;
  }

  /**
   * An ability of each enabled provider that has it, at least one. Throws PROVIDER_NOT_CONFIGURED if all of these
   * providers are disabled.
   */
  withAbility<A extends Ability>(ability: A): readonly { provider: string; ability: NonNullable<DataSource[A]> }[] {
    const supporting = [...this.handles.values()].filter(({ abilities }) => abilities.includes(ability));
    if (supporting.length === 0) throw new Error(`No provider has the ability "${ability}".`);
    const enabled = supporting.filter(({ source }) => source !== null);
    return (enabled.length > 0 ? enabled : supporting).map((handle) => ({
      provider: handle.id,
      ability: this.source(handle)[ability]!,
    }));
  }
}
