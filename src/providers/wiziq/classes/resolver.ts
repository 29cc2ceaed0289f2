import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { sessionPayload } from '../../../graph/payload';
import { Class } from '../../../model/class';
import { CancelClassInput } from '../../../model/inputs';
import { ConflictsField, type KnownConflicts } from '../../../model/schedule';
import { type SchedulingUserError, UserErrorsField } from '../../../model/user-error';
import { type WizIqDataSource } from '../data-source';
import { identity } from '../ids';
import { AddClassAttendeesInput, CreateClassInput, UpdateClassInput } from './input';

@ObjectType({
  description: 'The result of a write of a class: the class, or validation errors.',
  simpleResolvers: true,
})
export class ClassPayload {
  @Field(() => Class, {
    nullable: true,
    description: 'The class after the write; null if there are userErrors.',
  })
  class!: Class | null;

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
      'Schedules a class at WizIQ, once for each idempotencyKey. Fields that WizIQ does not return are those of the input.',
  })
  createClass(
    @Arg('input', () => CreateClassInput, { description: 'The class to schedule.' }) input: CreateClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ create }) => performWrite(create, input, context, info));
  }

  @Mutation(() => ClassPayload, {
    nullable: true,
    description:
      'Changes a class at WizIQ. Absent fields remain unchanged; null clears. WizIQ changes upcoming classes only.',
  })
  updateClass(
    @Arg('input', () => UpdateClassInput, { description: 'The class, and its changes.' })
    input: UpdateClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ update }) => performWrite(update, input, context, info));
  }

  @Mutation(() => ClassPayload, {
    nullable: true,
    description: 'Cancels a class at WizIQ. It remains in the graph, with status CANCELLED.',
  })
  cancelClass(
    @Arg('input', () => CancelClassInput, { description: 'The class to cancel.' })
    input: CancelClassInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ cancel }) => performWrite(cancel, input, context, info));
  }

  @Mutation(() => ClassPayload, {
    nullable: true,
    description:
      'Adds attendees to an upcoming class at WizIQ. Each receives a personal link: `attendees { attendeeUrl }`.',
  })
  addClassAttendees(
    @Arg('input', () => AddClassAttendeesInput, { description: 'The class, and its new attendees.' })
    input: AddClassAttendeesInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ClassPayload> {
    return classPayload(context, ({ addAttendees }) => performWrite(addAttendees, input, context, info));
  }
}

type Writes = WizIqDataSource['writes'];

const writesOf = ({ providers }: RequestContext): Writes => providers.sourceOf<WizIqDataSource>(identity.id).writes;

const classPayload = (context: RequestContext, write: (writes: Writes) => Promise<Class>): Promise<ClassPayload> =>
  sessionPayload(ClassPayload, 'class', context, async () => write(writesOf(context)));
