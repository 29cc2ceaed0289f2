import { Directive, Field, Float, ObjectType } from 'type-graphql';
import { Contact } from './contact';
import { type MaybeDeferred } from './deferred';
import { type EntityKind } from './entity-kind';
import { Node, ProviderEntity } from './node';
import { CoursePrice } from './price';

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node],
  description: 'What is taught. A course becomes a public event once a date, a venue and a tutor are assigned.',
  simpleResolvers: true,
})
export class Course extends ProviderEntity {
  @Field(() => String, { nullable: true, description: 'Title of the course.' })
  title!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Code of the course.' })
  code!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Shorter code, for narrow columns.' })
  shortCode!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'The course in a few sentences.' })
  summary!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Opening text of the course page.' })
  introduction!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'What it covers.' })
  topics!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'What a delegate should know before.' })
  prerequisites!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'What a delegate gains.' })
  benefits!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'How it is taught, as "Classroom".' })
  method!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'How demanding it is, as "Introductory".' })
  level!: MaybeDeferred<string | null>;

  @Field(() => Float, { nullable: true, description: 'How many days it takes.' })
  days!: MaybeDeferred<number | null>;

  @Field(() => String, { nullable: true, description: "Language of the course, as the provider's code." })
  language!: MaybeDeferred<string | null>;

  @Field(() => Boolean, { nullable: true, description: 'Whether the course is no longer offered.' })
  isArchived!: MaybeDeferred<boolean | null>;

  @Field(() => [CoursePrice], { description: 'List prices.' })
  prices!: MaybeDeferred<readonly CoursePrice[]>;

  @Field(() => String, {
    nullable: true,
    description: 'Wall-clock time at which its events usually start, as "09:00".',
  })
  defaultStartTime!: MaybeDeferred<string | null>;

  @Field(() => String, { nullable: true, description: 'Wall-clock time at which its events usually end, as "17:00".' })
  defaultEndTime!: MaybeDeferred<string | null>;

  @Field(() => [Contact], { description: 'Who may teach it. Empty where the provider returns none.' })
  allowableTutors!: MaybeDeferred<readonly Contact[]>;
}

export const courseKind: EntityKind<Course> = {
  name: 'course',
  type: Course,
  lookUp: {
    one: 'course',
    several: 'coursesByIds',
    inWords: ['a course', 'courses'],
    exampleId: '1',
  },
};
