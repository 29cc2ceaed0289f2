import { Field, ID, InterfaceType, ObjectType } from 'type-graphql';
import { SchedulingProvider } from './registry';
import { JSONScalar } from './scalars';

/** The GraphQL type of an entity: model classes bear their type's name. */
export const typeNameOf = (entity: object): string => entity.constructor.name;

@InterfaceType({
  description: 'Anything that has a global id and can be read again by it.',
  resolveType: typeNameOf,
  // Which types implement it depends on the providers of the graph, not on the classes that happen to be loaded.
  autoRegisterImplementations: false,
})
export abstract class Node {
  @Field(() => ID, {
    description: 'Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log.',
  })
  id!: string;
}

/** What every entity that lives at a provider has. */
@ObjectType({ description: 'What every entity that lives at a provider has.', simpleResolvers: true })
export abstract class ProviderEntity extends Node {
  @Field(() => SchedulingProvider, { description: 'The provider that has it.' })
  provider!: string;

  @Field(() => ID, { description: "The provider's own id." })
  providerId!: string;

  @Field(() => JSONScalar, {
    nullable: true,
    description:
      "The provider's own record, unmapped, as last received: it has every field that the provider returned.",
  })
  providerRecord!: unknown;
}
