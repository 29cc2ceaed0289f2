import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AdministrateRegion } from './organisation';

@ObjectType({ description: 'An amount of money.', simpleResolvers: true })
export class SchedulingMoney {
  @Field(() => Float, { description: 'The amount in whole units of the currency, as 100.5.' })
  amount!: number;

  @Field(() => String, { nullable: true, description: 'ISO 4217 code, as "GBP", where the provider tells it.' })
  currency!: string | null;
}

@ObjectType({ description: 'A price level of Administrate, as "Normal" or "Early bird".', simpleResolvers: true })
export class AdministratePriceLevel {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the level.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom the level is for.' })
  description!: string | null;

  @Field(() => Int, { nullable: true, description: 'Days before the event at which the level ends.' })
  expiryOffset!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the level is no longer used.' })
  isDeleted!: boolean | null;
}

@ObjectType({ description: 'One of the prices of a public event.', simpleResolvers: true })
export class PublicEventPrice {
  @Field(() => ID, { description: "Administrate's own id." })
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
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the price level at which this price holds.' })
  level!: string | null;

  @Field(() => ID, { nullable: true, description: "Administrate's own id of the region in which this price holds." })
  regionId!: string | null;

  @Field(() => SchedulingMoney, { nullable: true, description: 'The price of one place.' })
  price!: SchedulingMoney | null;
}

@ObjectType({ description: 'How a public event is taxed.', simpleResolvers: true })
export class AdministrateTaxType {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the tax.' })
  name!: string | null;

  @Field(() => Float, { nullable: true, description: 'The rate as Administrate gives it.' })
  rate!: number | null;
}
