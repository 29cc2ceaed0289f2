import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { type Connection, ProviderWriteConnection } from '../model/connection';
import { InvalidArgument } from '../model/invalid-argument';
import { make } from '../model/make';
import { ProviderWrite, ProviderWriteState, WritePayload } from '../model/write';
import { connectionOf, PageArgs, pageRequest } from './paging';
import { withUserErrors } from './payload';

@ArgsType()
class WritesArgs extends PageArgs {
  @Field(() => ProviderWriteState, { nullable: true, description: 'Only writes that have come so far.' })
  state?: ProviderWriteState | null;
}

@InputType({ description: 'What a person found at the provider: exactly one of providerId and nothingWasMade: true.' })
export class ResolveWriteInput {
  @Field(() => ID, { description: 'Which write, as "<provider>:write:01JD4Y5Z6M3X8K2V9Q7RBTCWNA".' })
  id!: string;

  @Field(() => ID, { nullable: true, description: "The provider's own id of what it made." })
  providerId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when the provider made nothing; the idempotencyKey may then be sent once more.',
  })
  nothingWasMade?: boolean | null;
}

@Resolver()
export class WriteResolver {
  @Query(() => ProviderWrite, { nullable: true, description: 'A noted write; null when there is none of that id.' })
  write(
    @Arg('id', () => ID, { description: 'As "<provider>:write:01JD4Y5Z6M3X8K2V9Q7RBTCWNA".' }) id: string,
    @Ctx() { loaders }: RequestContext,
  ): Promise<ProviderWrite | null> {
    return loaders.loadOf(ProviderWrite, id);
  }

  @Query(() => ProviderWriteConnection, {
    nullable: true,
    description: 'Noted writes, the latest first. Those with OUTCOME_UNKNOWN wait for a person.',
  })
  async writes(
    @Args(() => WritesArgs) args: WritesArgs,
    @Ctx() { ledger }: RequestContext,
  ): Promise<Connection<ProviderWrite>> {
    const request = pageRequest(args);
    if (request.after !== null && !/^[0-9A-HJKMNP-TV-Z]{26}$/.test(request.after)) {
      throw new InvalidArgument(
        'after',
        'after: this is no cursor of a list of writes. Hand on an endCursor that such a list gave.',
      );
    }
    return connectionOf(await ledger.writes(args.state ?? null, request), request);
  }

  @Mutation(() => WritePayload, {
    nullable: true,
    description: 'Settles a write whose outcome is unknown: name what the provider made, or say that it made nothing.',
  })
  resolveWrite(
    @Arg('input', () => ResolveWriteInput, { description: 'Which write, and what was found.' })
    input: ResolveWriteInput,
    @Ctx() context: RequestContext,
  ): Promise<WritePayload> {
    const { id, providerId = null, nothingWasMade = null } = input;
    return withUserErrors(
      async () => {
        const write = await context.ledger.resolve({ id, providerId, nothingWasMade }, context);
        return make(WritePayload, { write, userErrors: [] });
      },
      (userErrors) => make(WritePayload, { write: null, userErrors }),
    );
  }
}
