import { ProblemLog } from '../../provider-kit/problem-log';
import { type ReportProblem } from '../../provider-kit/record-reader';
import { Class, type ClassSeries } from '../../model/class';
import { ProviderError } from '../../model/provider-error';
import { userError, UserErrors } from '../../model/user-error';
import { type RequestScope, type EntitySource } from '../../provider-kit/port';
import {
  completeUpdate,
  noSuch,
  type PreparedAttendees,
  type PreparedCancel,
  type PreparedClass,
  type PreparedSeries,
  type PreparedUpdate,
  type ReadyUpdate,
} from './body';
import { type Answered, type WizIqClient } from './client';
import { findClasses, type FoundClass, type SoughtClass, wholeSchedule } from './entities';
import { type Paths, userErrorsOf, WizIqRefusal } from './errors';
import { globalId, kinds, PROVIDER_ENUM, TITLE } from './ids';
import { type MadeSeries, type Written } from './kept';
import {
  type AskedClass,
  cancelledClass,
  changedClass,
  classWithAttendees,
  createdClass,
  scheduledClass,
} from './mapping';
import { createdSeries, listedSeries, seriesWithClasses, seriesWithoutClasses } from './mapping-series';
import { firstClassOf } from './occurrences';
import { type ClassRecord } from './wire';

/**
 * The steps of writes at one WizIQ account. What prepares one (see body.ts) is pure and throws UserErrors; what begins
 * with "read" or "find" may be repeated; what begins with "send" makes exactly one call, once. A send throws UserErrors
 * where WizIQ refused and did not act, and a ProviderError for everything else, whose `acted` says whether WizIQ may
 * have acted.
 */
export class WriteSteps {
  constructor(
    private readonly client: WizIqClient,
    /** Classes as they are read by their ids. */
    private readonly classes: EntitySource,
  ) {}

  /** Schedules a class. */
  async sendCreate({ asked, parameters, paths }: PreparedClass, scope: RequestScope): Promise<Written<Class>> {
    const { value, callId } = await sent(this.client.create(parameters, scope), paths);
    return { entity: mapped(scope, (report) => createdClass(asked, value, report)), callId };
  }

  /** Schedules a series. Its classes are not in the answer: `readClassesOf` completes it. */
  async sendCreateRecurring(prepared: PreparedSeries, scope: RequestScope): Promise<Written<ClassSeries>> {
    const { asked, recurrence, parameters, paths } = prepared;
    const { value, callId } = await sent(this.client.createRecurring(parameters, scope), paths);
    return { entity: createdSeries(asked, recurrence, value), callId };
  }

  /**
   * A series that was made, with its classes. Never rejects because of WizIQ: the series is made, whatever becomes of
   * this, so a failure is kept for whoever asks for the classes.
   */
  async readClassesOf(made: MadeSeries, scope: RequestScope): Promise<MadeSeries> {
    const { series, asked, isJustMade } = made;
    try {
      const expected = series.occurrences;
      const { records, isComplete } = await wholeSchedule(this.client, series.providerId, expected, scope);
      if (records.length === 0) throw noClassesListed(series.providerId);
      if (expected !== null && records.length !== expected) {
        scope.log.warn({ id: series.id, expected, listed: records.length }, `${TITLE} made another number of classes`);
      }
      const classes = isJustMade
        ? scheduledClasses(records, series.id, asked, scope)
        : await this.readListed(records, series.id, asked, scope);
      return { ...made, series: seriesWithClasses(series, classes, isComplete) };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      scope.log.warn(
        { id: series.id, code: error.code },
        `The classes of a series that ${TITLE} made could not be read`,
      );
      return { ...made, series: seriesWithoutClasses(series, error) };
    }
  }

  /** Reads the class that an update is about. Throws UserErrors where there is none, or where the update does not fit it. */
  async readForUpdate(prepared: PreparedUpdate, scope: RequestScope): Promise<ReadyUpdate> {
    return completeUpdate(prepared, await this.stored(prepared.classId, 'id', scope));
  }

  /** Changes a class; where nothing changes, nothing is sent. */
  async sendUpdate(
    { classId, stored, changes, parameters, paths }: ReadyUpdate,
    scope: RequestScope,
  ): Promise<Written<Class>> {
    if (Object.keys(parameters).length === 0) return { entity: stored, callId: null };
    const { callId } = await sent(this.client.modify(classId, parameters, scope), paths);
    return { entity: changedClass(stored, changes), callId };
  }

  /** Reads the class that is to be cancelled. Throws UserErrors where there is none. */
  readForCancel({ classId }: PreparedCancel, scope: RequestScope): Promise<Class> {
    return this.stored(classId, 'id', scope);
  }

  /** Cancels a class. */
  async sendCancel({ classId, paths }: PreparedCancel, stored: Class, scope: RequestScope): Promise<Written<Class>> {
    const { callId } = await sent(this.client.cancel(classId, scope), paths);
    return { entity: cancelledClass(stored), callId };
  }

  /** Reads the class that attendees are to be added to. Throws UserErrors where there is none. */
  readForAttendees({ classId }: PreparedAttendees, scope: RequestScope): Promise<Class> {
    return this.stored(classId, 'classId', scope);
  }

  /** Adds attendees to a class. */
  async sendAttendees(prepared: PreparedAttendees, stored: Class, scope: RequestScope): Promise<Written<Class>> {
    const { classId, attendees, listXml, paths } = prepared;
    const { value, callId } = await sent(this.client.addAttendees(classId, listXml, scope), paths);
    return { entity: mapped(scope, (report) => classWithAttendees(stored, attendees, value, report)), callId };
  }

  /** Classes with that title and that start, cancelled ones included: how the outcome of a create is looked for. */
  findClasses(sought: SoughtClass, scope: RequestScope): Promise<readonly FoundClass[]> {
    return findClasses(this.client, sought, scope);
  }

  /** Reads the class that a person says was made. Throws UserErrors where there is none. */
  async readMadeClass(classId: string, asked: SoughtClass, scope: RequestScope): Promise<Class> {
    const made = await this.read(classId, scope);
    if (!made) throw notMade(`${TITLE} has no class ${classId}. ${LOOK_AGAIN}`, '1013');
    logDifferences(made.id, made, asked, scope);
    return made;
  }

  /** Reads the series that a person says was made, with its classes. Throws UserErrors where there is none. */
  async readMadeSeries(masterId: string, prepared: PreparedSeries, scope: RequestScope): Promise<ClassSeries> {
    const series = await this.readSeries(masterId, prepared, scope);
    if (!series) throw notMade(`${TITLE} has no series ${masterId}. ${LOOK_AGAIN}`, '1013');
    const first = firstClassOf(prepared) ?? prepared.asked;
    const [earliest = first] = series.classes as readonly Class[];
    logDifferences(series.id, { title: series.title, startsAt: earliest.startsAt }, first, scope);
    return series;
  }

  /** Reads a series with its classes as they are now; null where there is none. */
  async readSeries(
    masterId: string,
    { asked, recurrence }: Pick<PreparedSeries, 'asked' | 'recurrence'>,
    scope: RequestScope,
  ): Promise<ClassSeries | null> {
    const { records, isComplete } = await wholeSchedule(this.client, masterId, recurrence.occurrences, scope);
    if (records.length === 0) return null;
    const series = listedSeries(masterId, records, isComplete);
    return seriesWithClasses(series, await this.readListed(records, series.id, asked, scope), isComplete);
  }

  /**
   * The classes that view_schedule lists, as they are now: it tells no zone, and theirs may have been changed since they
   * were asked for. Those that get_data does not tell are taken to be in the zone that was asked for.
   */
  private async readListed(
    records: readonly ClassRecord[],
    seriesId: string,
    asked: AskedClass,
    scope: RequestScope,
  ): Promise<Class[]> {
    const found = await this.classes.byIds(
      records.map(({ classId }) => classId),
      scope,
    );
    const read = found.filter((each): each is Class => each instanceof Class);
    const untold = records.filter((_record, place) => found[place] === null);
    return [...read, ...scheduledClasses(untold, seriesId, asked, scope)];
  }

  private async stored(classId: string, field: string, scope: RequestScope): Promise<Class> {
    const found = await this.read(classId, scope);
    if (!found) throw noSuch(kinds.class, globalId(kinds.class, classId), field, '1013');
    return found;
  }

  private async read(classId: string, scope: RequestScope): Promise<Class | null> {
    const [found = null] = await this.classes.byIds([classId], scope);
    if (found instanceof Error) throw found;
    return found as Class | null;
  }
}

const LOOK_AGAIN = 'Give the id that it has there; if there is none, say nothingWasMade: true in place of providerId.';

/** What a person is told who gave an id under which nothing was made. */
export const notMade = (says: string, providerCode: string | null = null): UserErrors =>
  new UserErrors([userError('NOT_FOUND', `providerId: ${says}`, ['providerId'], providerCode)]);

/** A person said which one it is, so whatever it is called and whenever it starts counts, and is logged. */
function logDifferences(
  id: string,
  made: Pick<Class, 'title' | 'startsAt'>,
  asked: SoughtClass,
  scope: RequestScope,
): void {
  const pairs = [
    ['title', asked.title.trim(), made.title],
    ['startsAt', asked.startsAt.toISOString(), made.startsAt.toISOString()],
  ] as const;
  for (const [field, wanted, found] of pairs) {
    if (wanted !== found)
      scope.log.warn({ id, field, asked: wanted, found }, `${TITLE} has another than was asked for`);
  }
}

/** The classes of a series as view_schedule lists them, in the zone that was asked for. */
function scheduledClasses(
  records: readonly ClassRecord[],
  seriesId: string,
  asked: AskedClass,
  scope: RequestScope,
): readonly Class[] {
  return mapped(scope, (report) =>
    records.map((record) => scheduledClass(asked, seriesId, record, report)).filter((each) => each !== null),
  );
}

/** Makes user errors of a refusal, in XML or by an HTTP status that no page speaks of, as 400. */
async function sent<T>(write: Promise<Answered<T>>, paths: Paths): Promise<Answered<T>> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof WizIqRefusal) throw userErrorsOf(error, paths);
    if (!(error instanceof ProviderError) || error.code !== 'PROVIDER_REFUSED') throw error;
    throw new UserErrors([userError('PROVIDER_REFUSED', error.message, null, String(error.status))]);
  }
}

/** A series has a class at least, so a schedule without any says nothing of it. */
function noClassesListed(masterId: string): ProviderError {
  return new ProviderError(
    `${TITLE} made the series ${masterId}, but lists no classes of it. Read the series again in a moment.`,
    { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: true, acted: 'never' },
  );
}

/** Maps what came, and logs what of it cannot be used. */
function mapped<T>(scope: RequestScope, map: (report: ReportProblem) => T): T {
  const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
  const entity = map(problems.report);
  problems.write(scope.log);
  return entity;
}
