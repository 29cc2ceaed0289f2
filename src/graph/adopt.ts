import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { isKindOf } from '../model/entity-kind';
import { Event } from '../model/event';
import { AdoptEventInput } from '../model/inputs';
import { EventPayload } from '../model/payloads';
import { enumValueOf } from '../model/registry';
import { userError, UserErrors } from '../model/user-error';
import { type ProviderManifest } from '../provider-kit/port';
import { sessionPayload } from './payload';
import { type ProviderDirectory } from './provider-directory';

/** Whether sessions of a provider can be adopted as events. */
export const adoptsEvents = ({ abilities, kinds }: Pick<ProviderManifest, 'abilities' | 'kinds'>): boolean =>
  abilities.includes('adopt') && kinds.some((kind) => isKindOf(kind, Event));

/** Part of the schema if a provider adopts events. */
@Resolver()
export class AdoptResolver {
  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Takes an event that was created outside of this graph into the schedule: from then on it is listed, and the resources that it holds conflict with those of other sessions. Nothing is changed at the provider. For providers that do not list their sessions.',
  })
  adoptEvent(
    @Arg('input', () => AdoptEventInput, { description: "Which event: its provider, and the provider's own id of it." })
    input: AdoptEventInput,
    @Ctx() context: RequestContext,
  ): Promise<EventPayload> {
    return sessionPayload(EventPayload, 'event', context, () => adoptEvent(input, context));
  }
}

/** Throws UserErrors, and ProviderError if the provider is disabled or the event cannot be read. */
async function adoptEvent({ provider, providerId }: AdoptEventInput, context: RequestContext): Promise<Event> {
  const { providers, loaders, sessionCache } = context;
  const handle = [...providers.all].find(({ id }) => enumValueOf(id) === provider)!;
  if (!adoptsEvents(handle)) throw unsupported(provider, providers);
  // An event that this request loaded before may be older than what is read now.
  const scope = { ...context, primeCache: loaders.replace.bind(loaders) };
  const records = await providers.source(handle).adopt!(providerId, scope);
  await sessionCache.save(records);
  const event = records[0] ? await loaders.loadOf(Event, records[0].globalId) : null;
  if (!event) throw notFound(handle.title, providerId);
  return event;
}

function unsupported(provider: string, providers: ProviderDirectory): UserErrors {
  const supported = [...providers.all].filter(adoptsEvents).map(({ id }) => enumValueOf(id));
  const message = `provider: events of ${provider} cannot be adopted, and nothing was changed. Adopt events of ${supported.join(', ')} only.`;
  return new UserErrors([userError('UNSUPPORTED_BY_PROVIDER', message, ['provider'])]);
}

function notFound(title: string, providerId: string): UserErrors {
  const message = `providerId: ${title} has no event "${providerId}", and nothing was changed. Give the provider's own id of an event that exists.`;
  return new UserErrors([userError('NOT_FOUND', message, ['providerId'])]);
}
