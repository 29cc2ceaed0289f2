import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { knownConflicts } from '../../graph/create-conflicts';
import { performWrite } from '../../graph/perform-write';
import { withUserErrors } from '../../graph/payload';
import { Class, ClassSeries } from '../../model/class';
import { CancelClassInput } from '../../model/inputs';
import { make } from '../../model/make';
import { ConflictsField, type KnownConflicts } from '../../model/schedule';
import { type SchedulingUserError, UserErrorsField } from '../../model/user-error';
import { type WizIqDataSource } from './data-source';
import { PROVIDER } from './ids';
import { classesOf } from './kept';
import { AddClassAttendeesInput, CreateClassInput, CreateRecurringClassInput, UpdateClassInput } from './inputs';

@ObjectType({
  description: 'What became of a class: the class, or what the caller has to mend.',
  simpleResolvers: true,
})
export class ClassPayload {
  @Field(() => Class, {
    nullable: true,
    description: 'The class as WizIQ now has it; null when there are userErrors.',
  })
  class!: Class | null;

  @ConflictsField()
  conflicts!: KnownConflicts;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@ObjectType({
  description: 'What became of a series of classes: the series, or what the caller has to mend.',
  simpleResolvers: true,
})
export class ClassSeriesPayload {
  @Field(() => ClassSeries, {
    nullable: true,
    description: 'The series with its classes, as WizIQ scheduled them; null when there are userErrors.',
  })
  series!: ClassSeries | null;

  @ConflictsField()
  conflicts!: KnownConflicts;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@Resolver()
export class ClassMutations {
  @Mutation(() => ClassPayload, {
    nullable: true,
    description:
      'Schedules a class at WizIQ, once for each idempotencyKey. What WizIQ does not answer is told as it was asked for.',
  })
  createClass(
    @Arg('input', () => CreateClassInput, { description: 'The class to schedule.' }) input: CreateClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ writes }) => performWrite(writes.create, input, context, info));
  }

  @Mutation(() => ClassSeriesPayload, {
    nullable: true,
    description:
      'Schedules a series of classes at WizIQ, in one call, once for each idempotencyKey. Its classes are read afterwards; should that fail, the series is answered without them.',
  })
  createRecurringClass(
    @Arg('input', () => CreateRecurringClassInput, { description: 'The first class, and how it repeats.' })
    input: CreateRecurringClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassSeriesPayload> {
    return withUserErrors(
      async () => {
        const made = await performWrite(sourceOf(context).writes.createRecurring, input, context, info);
        const { series } = made;
        context.loaders.replace(series);
        const conflicts = knownConflicts(classesOf(made) ?? [], context);
        return make(ClassSeriesPayload, { series, conflicts, userErrors: [] });
      },
      (userErrors) => make(ClassSeriesPayload, { series: null, conflicts: null, userErrors }),
    );
  }

  @Mutation(() => ClassPayload, {
    nullable: true,
    description:
      'Changes a class at WizIQ. What is absent from the input stays as it is; null clears. WizIQ changes upcoming classes only.',
  })
  updateClass(
    @Arg('input', () => UpdateClassInput, { description: 'Which class, and what to change.' })
    input: UpdateClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ writes }) => performWrite(writes.update, input, context, info));
  }

  @Mutation(() => ClassPayload, {
    nullable: true,
    description: 'Cancels a class at WizIQ. It stays in the graph, with status CANCELLED.',
  })
  cancelClass(
    @Arg('input', () => CancelClassInput, { description: 'Which class, by an id such as "wiziq:class:15716".' })
    input: CancelClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ writes }) => performWrite(writes.cancel, input, context, info));
  }

  @Mutation(() => ClassPayload, {
    nullable: true,
    description:
      'Adds attendees to an upcoming class at WizIQ. Each gets a link of their own: `attendees { attendeeUrl }`.',
  })
  addClassAttendees(
    @Arg('input', () => AddClassAttendeesInput, { description: 'Which class, and who.' }) input: AddClassAttendeesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ writes }) => performWrite(writes.addAttendees, input, context, info));
  }
}

const sourceOf = ({ providers }: RequestContext): WizIqDataSource => providers.sourceOf(PROVIDER);

function classPayload(
  context: RequestContext,
  write: (source: WizIqDataSource) => Promise<Class>,
): Promise<ClassPayload> {
  return withUserErrors(
    async () => {
      const entity = await write(sourceOf(context));
      context.loaders.replace(entity);
      return make(ClassPayload, { class: entity, conflicts: knownConflicts([entity], context), userErrors: [] });
    },
    (userErrors) => make(ClassPayload, { class: null, conflicts: null, userErrors }),
  );
}
