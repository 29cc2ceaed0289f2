/** Inputs in, request bodies out, or user errors. Pure: what the page lets be known before a call is checked here. */
import { parseGlobalId } from '../../model/global-id';
import { canonicalTimeZone, wallTimeOf } from '../../zones/time-zone';
import { type SchedulingUserError, type SchedulingUserErrorCode, userError, UserErrors } from '../../model/user-error';
import { type Kind, kinds, PROVIDER, TITLE } from './ids';
import { type CreatePublicEventInput, type UpdatePublicEventInput } from './inputs';
import { type AdministrateSettings } from './settings';
import { formatTime, parseNativeId, type PublicEventBody } from './wire';

/** The times that are stored of an event, which an update changes a part of. */
export interface StoredTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly registrationDeadline: Date | null;
  /** Null where the event names no zone. */
  readonly timeZone: string | null;
}

type Input = Partial<UpdatePublicEventInput>;
type ZoneSettings = Pick<AdministrateSettings, 'timeZone' | 'timeZoneFeature'>;

/** Builds one body, and gathers everything that is wrong with the input on the way. */
class BodyBuilder {
  readonly body: PublicEventBody = {};
  private readonly errors: SchedulingUserError[] = [];

  constructor(private readonly settings: ZoneSettings) {}

  /** Throws UserErrors where anything was wrong. */
  done(): PublicEventBody {
    if (this.errors.length > 0) throw new UserErrors(this.errors);
    return this.body;
  }

  refuse(code: keyof typeof SchedulingUserErrorCode, field: string, message: string): null {
    this.errors.push(userError(code, message, [field]));
    return null;
  }

  /** A value that may not be empty. */
  required<K extends keyof PublicEventBody>(key: K, field: keyof Input, value: PublicEventBody[K] | null): void {
    if (value === undefined) return;
    if (value === null || (typeof value === 'string' && value.trim() === '')) {
      this.refuse('REQUIRED', field, `${field} may not be empty: ${TITLE} needs it.`);
    } else {
      this.body[key] = value;
    }
  }

  /** A value that null clears. */
  clearable<K extends keyof PublicEventBody>(key: K, value: PublicEventBody[K]): void {
    if (value !== undefined) this.body[key] = value;
  }

  /** The native id in a global id of that kind; undefined and null pass through. */
  entityId(field: keyof Input, value: string | null | undefined, kind: Kind): number | null | undefined {
    if (value === null || value === undefined) return value;
    const id = parseGlobalId(value);
    const nativeId = id?.provider === PROVIDER && id.kind === kind ? parseNativeId(id.nativeId) : null;
    if (nativeId !== null) return nativeId;
    this.refuse(
      'NOT_FOUND',
      field,
      `${field}: there is no "${value}". Give the id of a ${kind} of ${TITLE}, as "${PROVIDER}:${kind}:1".`,
    );
    return undefined;
  }

  /** A whole number that is the provider's own id; undefined and null pass through. */
  ownId(field: keyof Input, value: string | null | undefined): number | null | undefined {
    if (value === null || value === undefined) return value;
    const nativeId = parseNativeId(value);
    if (nativeId !== null) return nativeId;
    this.refuse(
      'NOT_FOUND',
      field,
      `${field}: there is no "${value}". ${TITLE}'s own ids of these are whole numbers, as "1".`,
    );
    return undefined;
  }

  /** The canonical zone to write times in, and whether the provider is told its name; null when it cannot be used. */
  timeZone(value: string): string | null {
    const zone = canonicalTimeZone(value);
    const unknown = 'TIME_ZONE_UNKNOWN';
    if (zone === null) {
      return this.refuse(
        unknown,
        'timeZone',
        `timeZone: there is no zone "${value}". Give an IANA name, as "Europe/Paris".`,
      );
    }
    if (!this.settings.timeZoneFeature && zone !== this.settings.timeZone) {
      return this.refuse(
        unknown,
        'timeZone',
        `timeZone: this ${TITLE} keeps all its events in ${this.settings.timeZone}, because its Time Zone feature is off. Give that zone, or see ADMINISTRATE_TIME_ZONE_FEATURE.`,
      );
    }
    if (this.settings.timeZoneFeature) this.body.time_zone = zone;
    return zone;
  }

  /** What clocks in the zone show at an instant; null when that would not say which instant is meant. */
  wallTime(field: keyof Input, instant: Date, timeZone: string): { date: string; time: string } | null {
    if (instant.getTime() % 1000 !== 0) {
      return this.refuse(
        'INVALID',
        field,
        `${field}: ${TITLE} stores times to the second; give one without fractions of a second.`,
      );
    }
    const wall = wallTimeOf(instant, timeZone);
    if (!/^\d{4}-/.test(wall.date)) {
      return this.refuse(
        'INVALID',
        field,
        `${field}: clocks in ${timeZone} show a year that has not four digits then.`,
      );
    }
    if (!wall.ambiguous) return wall;
    return this.refuse(
      'TIME_AMBIGUOUS',
      field,
      `${field}: clocks in ${timeZone} show ${wall.time} twice on ${wall.date}, and ${TITLE} stores only what clocks show. Choose another time, or another timeZone such as UTC.`,
    );
  }

  start(field: keyof Input, instant: Date, timeZone: string): void {
    const wall = this.wallTime(field, instant, timeZone);
    if (wall) Object.assign(this.body, { start_date: wall.date, start_time: formatTime(wall.time) });
  }

  end(field: keyof Input, instant: Date, timeZone: string): void {
    const wall = this.wallTime(field, instant, timeZone);
    if (wall) Object.assign(this.body, { end_date: wall.date, end_time: formatTime(wall.time) });
  }

  deadline(field: keyof Input, instant: Date, timeZone: string): void {
    const wall = this.wallTime(field, instant, timeZone);
    if (wall) this.body.registration_deadline = `${wall.date}T${wall.time}`;
  }

  order(startsAt: Date, endsAt: Date, field: keyof Input): void {
    if (endsAt >= startsAt) return;
    this.refuse(
      'END_BEFORE_START',
      field,
      `${field}: the event would end at ${endsAt.toISOString()}, before it starts at ${startsAt.toISOString()}.`,
    );
  }

  /** Everything but the times. */
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
    this.clearable('tag_id', this.ownId('tagId', input.tagId));
    this.clearable('account_id', this.ownId('accountId', input.accountId));
    this.clearable('company_id', this.ownId('companyId', input.companyId));
    this.clearable('tax_type_id', this.ownId('taxTypeId', input.taxTypeId));
  }
}

/** The body of a create. Throws UserErrors. */
export function createBody(input: CreatePublicEventInput, settings: ZoneSettings): PublicEventBody {
  const builder = new BodyBuilder(settings);
  // Null where an update would clear is the same as nothing in a create.
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
  // Optional in the graph, required by this API.
  builder.fields({ ...given, currency: input.currency ?? null });
  builder.order(input.startsAt, input.endsAt, 'endsAt');
  const timeZone = builder.timeZone(input.timeZone);
  if (timeZone) {
    builder.start('startsAt', input.startsAt, timeZone);
    builder.end('endsAt', input.endsAt, timeZone);
    if (input.registrationDeadline) builder.deadline('registrationDeadline', input.registrationDeadline, timeZone);
  }
  return builder.done();
}

const timeFields = ['startsAt', 'endsAt', 'timeZone', 'registrationDeadline'] as const;

/** Whether an update touches times, so that the stored ones have to be known first. */
export const touchesTimes = (input: UpdatePublicEventInput): boolean =>
  timeFields.some((field) => input[field] !== undefined && input[field] !== null);

/**
 * The body of an update: only what changes. `stored` is needed where times change (see `touchesTimes`): a new start
 * keeps the stored zone, and a new zone alone keeps the instants. Throws UserErrors.
 */
export function updateBody(
  input: UpdatePublicEventInput,
  stored: StoredTimes | null,
  settings: ZoneSettings,
): PublicEventBody {
  const builder = new BodyBuilder(settings);
  builder.fields(input);
  for (const field of ['startsAt', 'endsAt', 'timeZone'] as const) {
    if (input[field] === null) {
      builder.refuse('REQUIRED', field, `${field} may not be empty: ${TITLE} needs it.`);
    }
  }
  if (input.registrationDeadline === null) builder.body.registration_deadline = null;
  if (stored) changeTimes(builder, input, stored, settings);
  return builder.done();
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
  if (input.startsAt || zoneChanges) builder.start(input.startsAt ? 'startsAt' : 'timeZone', startsAt, timeZone);
  if (input.endsAt || zoneChanges) builder.end(input.endsAt ? 'endsAt' : 'timeZone', endsAt, timeZone);
  const deadline = input.registrationDeadline ?? (zoneChanges ? stored.registrationDeadline : null);
  if (deadline && input.registrationDeadline !== null) {
    builder.deadline(input.registrationDeadline ? 'registrationDeadline' : 'timeZone', deadline, timeZone);
  }
}
