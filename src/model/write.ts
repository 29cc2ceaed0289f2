import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { Node } from './node';
import { SchedulingProvider } from './registry';
import { DateTime, JSONScalar } from './scalars';
import { type SchedulingUserError, UserErrorsField } from './user-error';

/** The middle part of a write's global id. */
export const WRITE_KIND = 'write';

export enum ProviderWriteState {
  PENDING = 'PENDING',
  SUCCEEDED = 'SUCCEEDED',
  FAILED = 'FAILED',
  OUTCOME_UNKNOWN = 'OUTCOME_UNKNOWN',
}

registerEnumType(ProviderWriteState, {
  name: 'ProviderWriteState',
  description: 'How far a write has come.',
  valuesConfig: {
    PENDING: { description: 'It is noted and may have been sent; the provider has not answered yet.' },
    SUCCEEDED: { description: 'The provider did it.' },
    FAILED: { description: 'The provider refused it, or it surely never reached the provider. Nothing was changed.' },
    OUTCOME_UNKNOWN: {
      description:
        'The call was cut off after it was sent; the provider may or may not have acted. It is never sent again.',
    },
  },
});

@ObjectType({
  implements: [Node],
  description: 'One attempt to change something at a provider, written down before the provider is called.',
  simpleResolvers: true,
})
export class ProviderWrite extends Node {
  @Field(() => SchedulingProvider, { description: 'The provider that was asked.' })
  provider!: string;

  @Field(() => String, { description: 'What was asked for, as the graph calls it: "createPublicEvent".' })
  operation!: string;

  @Field(() => String, { description: 'The key that the caller gave, or one that was made.' })
  idempotencyKey!: string;

  @Field(() => ProviderWriteState, { description: 'How far it has come.' })
  state!: ProviderWriteState;

  @Field(() => DateTime, { description: 'When it was noted, just before it was sent.' })
  requestedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its outcome was noted; null while there is none.' })
  finishedAt!: Date | null;

  @Field(() => String, { description: 'What was asked for, in a line.' })
  summary!: string;

  @Field(() => JSONScalar, {
    description: 'What was asked for in full, without secrets: enough for a person to settle it.',
  })
  input!: unknown;

  @Field(() => Node, { nullable: true, description: 'What it made or changed, once that is known.' })
  result!: MaybeDeferred<Node | null>;

  @Field(() => String, { nullable: true, description: 'What went wrong, in a sentence.' })
  error!: string | null;

  @Field(() => String, { nullable: true, description: "The provider's own reference for the call." })
  callId!: string | null;
}

@ObjectType({ description: 'What became of settling a write.', simpleResolvers: true })
export class WritePayload {
  @Field(() => ProviderWrite, {
    nullable: true,
    description: 'The write as it stands now; null when there are userErrors.',
  })
  write!: ProviderWrite | null;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}
