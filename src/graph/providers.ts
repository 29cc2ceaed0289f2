import { Ctx, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { make } from '../model/make';
import { ProviderState, ProviderStatus } from '../model/provider-status';
import { enumValueOf } from '../model/registry';
import { type ProviderHealth } from '../providers/provider';

const UNASKED: ProviderHealth = { state: ProviderState.UNKNOWN, lastSuccessAt: null, lastError: null };

@Resolver()
export class ProvidersResolver {
  @Query(() => [ProviderStatus], {
    description: 'Every provider that this build knows, and how each has been lately. Calls nobody.',
  })
  providers(@Ctx() { providers }: RequestContext): ProviderStatus[] {
    return Array.from(providers.all, ({ id, mode, capabilities, source }) =>
      make(ProviderStatus, { provider: enumValueOf(id), mode, capabilities, ...(source?.health() ?? UNASKED) }),
    );
  }
}
