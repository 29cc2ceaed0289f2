import { make } from './make';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

export enum SchedulingUserErrorCode {
  REQUIRED = 'REQUIRED',
  INVALID = 'INVALID',
  NOT_FOUND = 'NOT_FOUND',
  START_IN_PAST = 'START_IN_PAST',
  END_BEFORE_START = 'END_BEFORE_START',
  TIME_AMBIGUOUS = 'TIME_AMBIGUOUS',
  TIME_ZONE_UNKNOWN = 'TIME_ZONE_UNKNOWN',
  DURATION_NOT_SUPPORTED = 'DURATION_NOT_SUPPORTED',
  LANGUAGE_NOT_SUPPORTED = 'LANGUAGE_NOT_SUPPORTED',
  CAPACITY_EXCEEDED = 'CAPACITY_EXCEEDED',
  CONCURRENCY_LIMIT = 'CONCURRENCY_LIMIT',
  ALREADY_SCHEDULED = 'ALREADY_SCHEDULED',
  PRESENTER_UNKNOWN = 'PRESENTER_UNKNOWN',
  RECURRENCE_INVALID = 'RECURRENCE_INVALID',
  OUTSIDE_EVENT = 'OUTSIDE_EVENT',
  CHANNEL_IN_USE = 'CHANNEL_IN_USE',
  CANNOT_CHANGE = 'CANNOT_CHANGE',
  IDEMPOTENCY_KEY_REUSED = 'IDEMPOTENCY_KEY_REUSED',
  UNSUPPORTED_BY_PROVIDER = 'UNSUPPORTED_BY_PROVIDER',
  PROVIDER_REFUSED = 'PROVIDER_REFUSED',
}

registerEnumType(SchedulingUserErrorCode, {
  name: 'SchedulingUserErrorCode',
  description: 'What is wrong with an input, for programs. For people there is `message`.',
  valuesConfig: {
    REQUIRED: { description: 'It may not be left out, empty or null.' },
    INVALID: { description: 'It has a form or value that cannot be used.' },
    NOT_FOUND: { description: 'There is nothing with this id.' },
    START_IN_PAST: { description: 'The provider does not schedule in the past.' },
    END_BEFORE_START: { description: 'It ends before it starts.' },
    TIME_AMBIGUOUS: {
      description:
        'Clocks in the zone show this time twice on that day, and the provider stores only what clocks show.',
    },
    TIME_ZONE_UNKNOWN: { description: 'There is no such zone, or the provider cannot schedule in it.' },
    DURATION_NOT_SUPPORTED: { description: 'The provider does not schedule sessions of this length.' },
    LANGUAGE_NOT_SUPPORTED: { description: 'The provider does not have this language.' },
    CAPACITY_EXCEEDED: { description: "More attendees than the provider's contract allows." },
    CONCURRENCY_LIMIT: { description: "More sessions at once than the provider's contract allows." },
    ALREADY_SCHEDULED: { description: 'Something is scheduled there already.' },
    PRESENTER_UNKNOWN: { description: 'The provider does not know this presenter.' },
    RECURRENCE_INVALID: { description: 'The parts of the recurrence do not fit together.' },
    OUTSIDE_EVENT: { description: 'A room lies outside the times of its event.' },
    CHANNEL_IN_USE: { description: 'Another room uses this channel at that time.' },
    CANNOT_CHANGE: { description: 'It cannot be changed any more, or not by this provider.' },
    IDEMPOTENCY_KEY_REUSED: { description: 'The key was used before with another input.' },
    UNSUPPORTED_BY_PROVIDER: { description: 'The provider cannot do this.' },
    PROVIDER_REFUSED: { description: 'The provider refused, for a reason that no other code tells.' },
  },
});

@ObjectType({
  description: 'Something that the caller can mend. Nothing was changed at the provider.',
  simpleResolvers: true,
})
export class SchedulingUserError {
  @Field(() => SchedulingUserErrorCode, { description: 'What is wrong, for programs.' })
  code!: SchedulingUserErrorCode;

  @Field(() => String, { description: 'What is wrong and what to do about it, for people.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Path into the input, which itself is not named, as ["class", "presenterEmail"]; null when it is about all of it.',
  })
  field!: readonly string[] | null;

  @Field(() => String, { nullable: true, description: "The provider's own code for this, where it has one." })
  providerCode!: string | null;
}

/** The field `userErrors` of a payload. */
export const UserErrorsField = (): PropertyDecorator & MethodDecorator =>
  Field(() => [SchedulingUserError], {
    description: 'Validation errors that the caller can fix; empty if the mutation succeeded.',
  });

/** Carries user errors up to the mutation that answers with them. */
export class UserErrors extends Error {
  override readonly name = 'UserErrors';

  constructor(
    readonly errors: readonly SchedulingUserError[],
    /** The provider's own reference for the call that it refused, where it gave one. */
    readonly callId: string | null = null,
  ) {
    super(errors.map(({ message }) => message).join(' '));
  }

  /** The same errors with other messages. */
  mapMessages(change: (message: string) => string): UserErrors {
    const changed = this.errors.map((error) => make(SchedulingUserError, { ...error, message: change(error.message) }));
    return new UserErrors(changed, this.callId);
  }
}

/** One user error, ready to be answered. */
export function userError(
  code: keyof typeof SchedulingUserErrorCode,
  message: string,
  field: readonly string[] | null,
  providerCode: string | null = null,
): SchedulingUserError {
  const error = new SchedulingUserError();
  return Object.assign(error, { code: SchedulingUserErrorCode[code], message, field, providerCode });
}
