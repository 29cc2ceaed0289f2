import { Field, Float, ID, ObjectType } from 'type-graphql';
import { AdministratePriceLevel, AdministrateRegion } from './administrate';

@ObjectType({ description: 'An amount of money.', simpleResolvers: true })
export class SchedulingMoney {
  @Field(() => Float, { description: 'The amount in whole units of the currency, as 100.5.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, as "GBP", where the provider returns it.' })
  currency!: string | null;
}

@ObjectType({ description: 'One of the prices of a public event.', simpleResolvers: true })
export class PublicEventPrice {
  @Field(() => ID, { description: "The provider's own id." })
  providerId!: string;

  @Field(() => AdministratePriceLevel, { nullable: true, description: 'The level at which this price holds.' })
  level!: AdministratePriceLevel | null;

  @Field(() => AdministrateRegion, { nullable: true, description: 'The region in which this price holds.' })
  region!: AdministrateRegion | null;

  @Field(() => SchedulingMoney, { nullable: true, description: 'The price of one place.' })
  price!: SchedulingMoney | null;
}

@ObjectType({ description: 'One of the list prices of a course.', simpleResolvers: true })
export class CoursePrice {
  @Field(() => ID, { description: "The provider's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the price level at which this price holds.' })
  level!: string | null;

  @Field(() => ID, { nullable: true, description: "The provider's own id of the region in which this price holds." })
  regionId!: string | null;

  @Field(() => SchedulingMoney, { nullable: true, description: 'The price of one place.' })
  price!: SchedulingMoney | null;
}
