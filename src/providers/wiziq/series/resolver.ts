import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { knownConflicts } from '../../../graph/create-conflicts';
import { withUserErrors } from '../../../graph/payload';
import { performWrite } from '../../../graph/perform-write';
import { ClassSeries } from '../../../model/class';
import { make } from '../../../model/make';
import { ConflictsField, type KnownConflicts } from '../../../model/schedule';
import { type SchedulingUserError, UserErrorsField } from '../../../model/user-error';
import { type WizIqDataSource } from '../data-source';
import { identity } from '../ids';
import { classesOf } from '../snapshot';
import { CreateRecurringClassInput } from './input';

@ObjectType({
  description: 'The result of a write of a series of classes: the series, or validation errors.',
  simpleResolvers: true,
})
export class ClassSeriesPayload {
  @Field(() => ClassSeries, {
    nullable: true,
    description: 'The series with its classes, as WizIQ scheduled them; null if there are userErrors.',
  })
  series!: ClassSeries | null;

  @ConflictsField()
  conflicts!: KnownConflicts;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@Resolver()
export class ClassSeriesMutations {
  @Mutation(() => ClassSeriesPayload, {
    nullable: true,
    description:
      'Schedules a series of classes at WizIQ, in one call, once for each idempotencyKey. Its classes are read afterwards; if that fails, the series is returned without them.',
  })
  createRecurringClass(
    @Arg('input', () => CreateRecurringClassInput, { description: 'The first class, and how it repeats.' })
    input: CreateRecurringClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassSeriesPayload> {
    const { writes } = context.providers.sourceOf<WizIqDataSource>(identity.id);
    return withUserErrors(
      async () => {
        const created = await performWrite(writes.createRecurring, input, context, info);
        const { series } = created;
        context.loaders.replace(series);
        const conflicts = knownConflicts(classesOf(created) ?? [], context);
        return make(ClassSeriesPayload, { series, conflicts, userErrors: [] });
      },
      (userErrors) => make(ClassSeriesPayload, { series: null, conflicts: null, userErrors }),
    );
  }
}
