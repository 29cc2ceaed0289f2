/** Fields that the input of every create has, described in the same words. */
import { Field } from 'type-graphql';
import { OnConflict } from '../model/schedule';

/** What every create accepts beside its own fields. */
export interface CreateOptions {
  readonly idempotencyKey?: string | null;
  readonly onConflict?: OnConflict;
}

/** `what` is created: "one session". */
export const IdempotencyKeyField = (what: string): PropertyDecorator & MethodDecorator =>
  Field(() => String, {
    nullable: true,
    description: `Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates ${what}, however often the request is repeated or interrupted. Generated if omitted.`,
  });

/** `resources` is what the session holds: "the presenter or the room". */
export const OnConflictField = (resources: string): PropertyDecorator & MethodDecorator =>
  Field(() => OnConflict, {
    defaultValue: OnConflict.ALLOW,
    description: `What happens if ${resources} is already booked at that time.`,
  });
