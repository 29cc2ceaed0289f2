import { HttpClient, type HttpClientOptions } from '../http/client';
import { ProviderState } from '../model/provider-status';
import { type Named } from './mapping';
import { type ProviderHealth, type ProviderRuntime } from './port';

/** Base of a provider's client: its HTTP client with health and close. Lives as long as the process. */
export abstract class ProviderClient {
  protected readonly http: HttpClient;

  constructor(
    provider: Named,
    protected readonly runtime: ProviderRuntime,
    options: Omit<HttpClientOptions, 'provider' | 'title' | 'log'>,
  ) {
    const { enumValue, title } = provider;
    const limits = { ...options.limits, ...runtime.limits };
    this.http = new HttpClient({ ...options, provider: enumValue, title, log: runtime.log, limits });
  }

  health(): ProviderHealth {
    const health = this.http.health();
    return { ...health, state: ProviderState[health.state] };
  }

  close(): Promise<void> {
    return this.http.close();
  }
}
