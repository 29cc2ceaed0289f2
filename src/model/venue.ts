import { Directive, Field, ObjectType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { type EntityKind } from './entity-kind';
import { Node, ProviderEntity } from './node';
import { AdministrateRegion } from './administrate';

@Directive('@key(fields: "id")')
@ObjectType({ implements: [Node], description: 'A place at which public events are held.', simpleResolvers: true })
export class Venue extends ProviderEntity {
  @Field(() => String, { nullable: true, description: 'Name of the venue.' })
  name!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'How to find it, what to expect.' })
  description!: MaybeDeferred<string | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether events may be scheduled there.' })
  isEnabled!: MaybeDeferred<boolean | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the venue is no longer used.' })
  isDeleted!: MaybeDeferred<boolean | null>;

  @Field(() => AdministrateRegion, { nullable: true, description: 'The sales region that it lies in.' })
  region!: MaybeDeferred<AdministrateRegion | null>;

  @Field(() => String, {
    nullable: true,
    description: "Name of the country, or the provider's id of it where it has no name.",
  })
  country!: MaybeDeferred<string | null>;
}

export const venueKind: EntityKind<Venue> = {
  name: 'venue',
  type: Venue,
  lookUp: {
    one: 'venue',
    several: 'venuesByIds',
    inWords: ['a venue', 'venues'],
    exampleId: '1',
  },
};
