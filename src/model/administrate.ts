import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: 'A currency of accounts at Administrate.', simpleResolvers: true })
export class AdministrateCurrency {
  @Field(() => String, { description: 'ISO 4217 code, as "GBP".' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'What the currency is called.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Its sign, as "£".' })
  symbol!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is the base currency of the installation.' })
  isBase!: boolean | null;
}

@ObjectType({ description: 'A company of the training provider, at Administrate.', simpleResolvers: true })
export class AdministrateCompany {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Short code, as "ACM".' })
  code!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the company.' })
  name!: string | null;

  @Field(() => AdministrateCurrency, { nullable: true, description: 'The currency of its accounts.' })
  currency!: AdministrateCurrency | null;

  @Field(() => String, {
    nullable: true,
    description: 'Locale of its documents, in Administrate\'s spelling, as "en_GB".',
  })
  locale!: string | null;
}

@ObjectType({ description: 'A sales region of Administrate.', simpleResolvers: true })
export class AdministrateRegion {
  @Field(() => ID, { description: 'Administrate\'s own id, which is text, as "UK".' })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the region.' })
  name!: string | null;

  @Field(() => AdministrateCompany, { nullable: true, description: 'The company that sells there.' })
  company!: AdministrateCompany | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the region is excluded from public lists.' })
  isHidden!: boolean | null;
}

@ObjectType({ description: 'A customer account of Administrate.', simpleResolvers: true })
export class AdministrateAccount {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the account.' })
  name!: string | null;
}

@ObjectType({ description: "A customer's own venue, at Administrate.", simpleResolvers: true })
export class AdministrateAccountVenue {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the venue.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'How to find it, what to expect.' })
  description!: string | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north.' })
  latitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude!: number | null;
}

@ObjectType({ description: 'A label that Administrate groups events by.', simpleResolvers: true })
export class AdministrateTag {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'What the tag says.' })
  name!: string | null;
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

@ObjectType({ description: 'How a public event is taxed.', simpleResolvers: true })
export class AdministrateTaxType {
  @Field(() => ID, { description: "Administrate's own id." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the tax.' })
  name!: string | null;

  @Field(() => Float, { nullable: true, description: 'The rate as Administrate returns it.' })
  rate!: number | null;
}
