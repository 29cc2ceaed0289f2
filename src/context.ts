import { type EntityLoaders } from './graph/loaders';
import { type ProviderDirectory } from './graph/provider-directory';
import { type ScheduleReader } from './graph/schedule-reader';
import { type Ledger } from './ledger/ledger';
import { type RequestScope } from './provider-kit/port';
import { type SessionCache } from './session-cache/session-cache';

/** What one request carries. It is made for the request and forgotten with it; nothing that outlives it may keep it. */
export interface RequestContext extends RequestScope {
  readonly loaders: EntityLoaders;
  readonly providers: ProviderDirectory;
  readonly ledger: Ledger;
  readonly sessionCache: SessionCache;
  readonly schedule: ScheduleReader;
}
