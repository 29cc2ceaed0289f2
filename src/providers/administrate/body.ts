/** Request bodies from inputs. Pure: whatever can be validated before a call is validated here. Throws UserErrors. */
import { checkTimeZone, checkWallTime } from '../../provider-kit/input-checks';
import { InputProblems } from '../../provider-kit/input-problems';
import { identity, type Kind, kinds, noSuchEntity, TITLE } from './ids';
import { type CreatePublicEventInput, type UpdatePublicEventInput } from './inputs';
import { type AdministrateSettings } from './settings';
import { formatTime, type PublicEventBody } from './wire';

/** The stored times of an event, of which an update changes a part. */
export interface StoredTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationDeadline: Date | null;
  /** Null for an event without a zone. */
  readonly timeZone: string | null;
}

type Input = Partial<UpdatePublicEventInput>;
type ZoneSettings = Pick<AdministrateSettings, 'timeZone' | 'timeZoneFeature'>;
type TimeKey = 'start' | 'end' | 'registration_deadline';

/** Builds one body and collects every problem of the input. */
class BodyBuilder {
  readonly body: PublicEventBody = {};
  readonly problems = new InputProblems(TITLE);

  constructor(private readonly settings: ZoneSettings) {}

  build(): PublicEventBody {
    this.problems.throwIfAny();
    return this.body;
  }

  /** All fields except the times. */
  fields(input: Input): void {
    this.required('course_id', 'courseId', this.entityId('courseId', input.courseId, kinds.course));
    this.required('venue_id', 'venueId', this.entityId('venueId', input.venueId, kinds.venue));
    this.required('personnel_tutor_id', 'tutorId', this.entityId('tutorId', input.tutorId, kinds.contact));
    this.required('currency_code', 'currency', input.currency);
    this.required('disposition', 'disposition', input.disposition);
    this.required('is_provisional', 'isProvisional', input.isProvisional);
    this.required('is_online', 'isOnline', input.isOnline);
    this.required('is_lms', 'isLms', input.isLms);
    this.required('is_sold_out', 'isSoldOut', input.isSoldOut);
    this.required('is_cancelled', 'isCancelled', input.isCancelled);
    this.clearable('title', input.title);
    this.clearable('code', input.code);
    this.clearable('delegates_max', input.delegatesMax);
    this.clearable('location', input.location);
    this.clearable('notes', input.notes);
    this.clearable('notes2', input.notes2);
    this.clearable(
      'personnel_administrator_id',
      this.entityId('administratorId', input.administratorId, kinds.contact),
    );
    this.clearable('region_id', input.regionId);
    this.clearable('tag_id', this.numericId('tagId', input.tagId));
    this.clearable('account_id', this.numericId('accountId', input.accountId));
    this.clearable('company_id', this.numericId('companyId', input.companyId));
    this.clearable('tax_type_id', this.numericId('taxTypeId', input.taxTypeId));
  }

  /** A value that may not be null or blank. */
  required<K extends keyof PublicEventBody>(key: K, field: keyof Input, value: PublicEventBody[K] | null): void {
    if (value === undefined) return;
    if (value === null || (typeof value === 'string' && value.trim() === '')) this.refuseEmpty(field);
    else this.body[key] = value;
  }

  refuseEmpty(field: keyof Input): void {
    this.problems.refuse('REQUIRED', field, `${TITLE} requires it, so it may not be null or empty.`);
  }

  /** Returns the canonical zone of the wall times; null if it cannot be used. */
  timeZone(value: string): string | null {
    const zone = checkTimeZone(this.problems, 'timeZone', value);
    if (zone === null) return null;
    if (this.settings.timeZoneFeature) this.body.time_zone = zone;
    else if (zone !== this.settings.timeZone) {
      return this.problems.refuse(
        'TIME_ZONE_UNKNOWN',
        'timeZone',
        `all events of this ${TITLE} are in ${this.settings.timeZone}, because its Time Zone feature is off. Give that zone, or see ADMINISTRATE_TIME_ZONE_FEATURE.`,
      );
    }
    return zone;
  }

  /** The wall time of an instant in the zone; `field` is the field of the input that determines it. */
  time(key: TimeKey, field: keyof Input, instant: Date, timeZone: string): void {
    const wall = this.wallTime(field, instant, timeZone);
    if (!wall) return;
    const { date, time } = wall;
    if (key === 'registration_deadline') this.body.registration_deadline = `${date}T${time}`;
    else Object.assign(this.body, { [`${key}_date`]: date, [`${key}_time`]: formatTime(time) });
  }

  order(startsAt: Date, endsAt: Date, field: keyof Input): void {
    if (endsAt >= startsAt) return;
    this.problems.refuse(
      'END_BEFORE_START',
      field,
      `the event would end at ${endsAt.toISOString()}, before it starts at ${startsAt.toISOString()}.`,
    );
  }

  private clearable<K extends keyof PublicEventBody>(key: K, value: PublicEventBody[K]): void {
    if (value !== undefined) this.body[key] = value;
  }

  /** The native id in a global id of that kind. */
  private entityId(field: keyof Input, value: string | null | undefined, kind: Kind): number | null | undefined {
    const parse = (text: string) => identity.nativeIdIn(kind, text);
    return this.id(field, value, parse, (text) => noSuchEntity(kind, text));
  }

  /** A native id of a record that has no global id. */
  private numericId(field: keyof Input, value: string | null | undefined): number | null | undefined {
    const problem = (text: string) => `there is no "${text}". These ids of ${TITLE} are whole numbers, such as "1".`;
    return this.id(field, value, identity.parseNativeId, problem);
  }

  /** Null and undefined pass through. Returns undefined for an invalid id. */
  private id(
    field: keyof Input,
    value: string | null | undefined,
    parse: (text: string) => string | null,
    problem: (text: string) => string,
  ): number | null | undefined {
    if (value === null || value === undefined) return value;
    const nativeId = parse(value);
    if (nativeId !== null) return Number(nativeId);
    this.problems.refuse('NOT_FOUND', field, problem(value));
    return undefined;
  }

  /** Null if the wall time cannot be sent, or would not determine the instant. */
  private wallTime(field: keyof Input, instant: Date, timeZone: string): { date: string; time: string } | null {
    const refuse = this.problems.refuse.bind(this.problems);
    if (instant.getTime() % 1000 !== 0) {
      return refuse('INVALID', field, `${TITLE} stores times to the second; give one without fractions of a second.`);
    }
    const wall = checkWallTime(this.problems, field, instant, timeZone);
    if (wall === null || /^\d{4}-/.test(wall.date)) return wall;
    return refuse('INVALID', field, `the year in ${timeZone} does not have four digits then.`);
  }
}

/** The body of a create. Throws UserErrors. */
export function createBody(input: CreatePublicEventInput, settings: ZoneSettings): PublicEventBody {
  const builder = new BodyBuilder(settings);
  // In a create, null means the same as an omitted field.
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  // Nullable in the graph, required by this API.
  builder.fields({ ...given, currency: input.currency ?? null });
  builder.order(input.startsAt, input.endsAt, 'endsAt');
  const timeZone = builder.timeZone(input.timeZone);
  if (timeZone) {
    builder.time('start', 'startsAt', input.startsAt, timeZone);
    builder.time('end', 'endsAt', input.endsAt, timeZone);
    const { registrationDeadline: deadline } = input;
    if (deadline) builder.time('registration_deadline', 'registrationDeadline', deadline, timeZone);
  }
  return builder.build();
}

const timeFields = ['startsAt', 'endsAt', 'timeZone', 'registrationDeadline'] as const;

/** Whether an update changes times, so that the stored times must be read first. */
export const touchesTimes = (input: UpdatePublicEventInput): boolean =>
  timeFields.some((field) => input[field] !== undefined && input[field] !== null);

/**
 * The body of an update: only the fields that change. `stored` is required if times change (see `touchesTimes`): a new
 * start keeps the stored zone, and a new zone alone keeps the instants. Throws UserErrors.
 */
export function updateBody(
  input: UpdatePublicEventInput,
  stored: StoredTimes | null,
  settings: ZoneSettings,
): PublicEventBody {
  const builder = new BodyBuilder(settings);
  builder.fields(input);
  for (const field of ['startsAt', 'endsAt', 'timeZone'] as const) {
    if (input[field] === null) builder.refuseEmpty(field);
  }
  if (input.registrationDeadline === null) builder.body.registration_deadline = null;
  if (stored) changeTimes(builder, input, stored, settings);
  return builder.build();
}

function changeTimes(
  builder: BodyBuilder,
  input: UpdatePublicEventInput,
  stored: StoredTimes,
  settings: ZoneSettings,
): void {
  const storedZone = stored.timeZone ?? settings.timeZone;
  const timeZone = input.timeZone ? builder.timeZone(input.timeZone) : storedZone;
  const startsAt = input.startsAt ?? stored.startsAt;
  const endsAt = input.endsAt ?? stored.endsAt;
  if (input.startsAt || input.endsAt) builder.order(startsAt, endsAt, input.endsAt ? 'endsAt' : 'startsAt');
  if (!timeZone) return;

  const zoneChanges = timeZone !== storedZone;
  if (input.startsAt || zoneChanges)
    builder.time('start', input.startsAt ? 'startsAt' : 'timeZone', startsAt, timeZone);
  if (input.endsAt || zoneChanges) builder.time('end', input.endsAt ? 'endsAt' : 'timeZone', endsAt, timeZone);
  const deadline = input.registrationDeadline ?? (zoneChanges ? stored.registrationDeadline : null);
  if (deadline && input.registrationDeadline !== null) {
    builder.time(
      'registration_deadline',
      input.registrationDeadline ? 'registrationDeadline' : 'timeZone',
      deadline,
      timeZone,
    );
  }
}
