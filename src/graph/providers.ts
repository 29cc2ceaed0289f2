import { Ctx, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { make } from '../model/make';
import { ProviderStatus } from '../model/provider-status';
import { enumValueOf } from '../model/registry';

@Resolver()
export class ProvidersResolver {
  @Query(() => [ProviderStatus], {
    description: 'Every provider that this build knows, and how each has been lately. Calls nobody.',
  })
  providers(@Ctx() { providers }: RequestContext): ProviderStatus[] {
    return Array.from(providers.all, (handle) => {
      const { id, title, mode, capabilities } = handle;
      return make(ProviderStatus, {
        provider: enumValueOf(id),
        title,
        mode,
        capabilities,
        ...providers.healthOf(handle),
      });
    });
  }
}
