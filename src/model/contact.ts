import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { type EntityKind } from './entity-kind';
import { Node, ProviderEntity } from './node';
import { EmailAddress } from './scalars';

@ObjectType({ description: 'A postal address.', simpleResolvers: true })
export class ContactAddress {
  @Field(() => String, { nullable: true, description: 'Flat, floor or unit.' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  street!: string | null;

  @Field(() => String, { nullable: true, description: 'Part of a town.' })
  locality!: string | null;

  @Field(() => String, { nullable: true, description: 'Town or city.' })
  town!: string | null;

  @Field(() => String, { nullable: true, description: 'County, state or canton.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postcode!: string | null;

  @Field(() => ID, { nullable: true, description: 'The provider\'s id of the country, as "UK".' })
  countryId!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node],
  description: 'A person: a tutor, a member of staff, somebody who takes part.',
  simpleResolvers: true,
})
export class Contact extends ProviderEntity {
  @Field(() => String, { nullable: true, description: 'Form of address, as "Dr".' })
  salutation!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'First name, as "Anna".' })
  firstName!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Middle name, where one was entered.' })
  middleName!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Last name, as "Kowalska".' })
  lastName!: MaybeDeferred<string | null>;

  @Field(() => String, {
    description: 'First, middle and last name; without any, the organisation, the e-mail address or "Contact 1".',
  })
  fullName!: MaybeDeferred<string>;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail address, where a usable one is known.' })
  email!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Telephone number as it was entered.' })
  telephone!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Mobile number as it was entered.' })
  mobile!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'What the person does.' })
  jobTitle!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Department that the person works in.' })
  department!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Organisation that the person works for.' })
  organisation!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Membership number as it was entered.' })
  membershipNumber!: MaybeDeferred<string | null>;

  @Field(() => ContactAddress, { nullable: true, description: 'Postal address; null when no part of it is known.' })
  address!: MaybeDeferred<ContactAddress | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the provider marks the person as a tutor.' })
  isTutor!: MaybeDeferred<boolean | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person belongs to the staff.' })
  isStaff!: MaybeDeferred<boolean | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is no longer active.' })
  isInactive!: MaybeDeferred<boolean | null>;

  @Field(() => String, { nullable: true, description: "The tutor's biography, as shown to delegates." })
  biography!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Notes of the staff.' })
  notes!: MaybeDeferred<string | null>;
}

export const contactKind: EntityKind<Contact> = {
  name: 'contact',
  type: Contact,
  lookUp: {
    one: 'contact',
    several: 'contactsByIds',
    inWords: ['a contact', 'contacts'],
    exampleId: '1',
  },
};
