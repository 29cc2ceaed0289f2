/** Administrate's writes, in the steps between which the ledger stands. */
import { ProblemLog } from '../../provider-kit/problem-log';
import { millisecondsLeft } from '../../model/deadline';
import { parseGlobalId } from '../../model/global-id';
import { ProviderError } from '../../model/provider-error';
import { type PublicEvent } from '../../model/public-event';
import { userError, UserErrors } from '../../model/user-error';
import { type RequestScope } from '../../provider-kit/port';
import { existedBefore } from '../../provider-kit/refusals';
import { type WriteResult, type WriteOperation } from '../../provider-kit/write-operation';
import { createBody, touchesTimes, updateBody } from './body';
import { holdsOfCreate } from './holds';
import { type AdministrateClient } from './client';
import { unusableRecord } from './entities';
import { globalId, kinds, PROVIDER, PROVIDER_ENUM, TITLE } from './ids';
import { type CreatePublicEventInput, type UpdatePublicEventInput } from './inputs';
import { PublicEventMapping } from './mapping';
import { type AdministrateSettings } from './settings';
import { parseNativeId, paths, type PublicEventBody, type WireRecord } from './wire';

type CreateInput = Omit<CreatePublicEventInput, 'idempotencyKey'>;
type Times = { startsAt?: Date | null; endsAt?: Date | null };

export interface PreparedCreate {
  readonly body: PublicEventBody;
  readonly input: CreateInput;
}

interface PreparedUpdate {
  readonly nativeId: number;
  readonly body: PublicEventBody;
  /** When the event has to start and end afterwards, as far as that is known. */
  readonly asked: Times;
}

/** Events with higher ids than this were created after the baseline was read. */
interface CreateBaseline {
  readonly highestId: number;
}

/** The three writes of public events at one Administrate. */
export class PublicEventOperations {
  constructor(
    private readonly client: AdministrateClient,
    private readonly settings: AdministrateSettings,
  ) {}

  readonly create: WriteOperation<CreateInput, PreparedCreate, PublicEvent, CreateBaseline> = {
    name: 'createPublicEvent',
    provider: PROVIDER,
    effect: 'create',
    summarize: (input) =>
      `Public event of ${input.courseId} at ${input.venueId} with ${input.tutorId}, ${input.startsAt.toISOString()} to ${input.endsAt.toISOString()}`,
    prepare: (input) => ({ input, body: createBody(input, this.settings) }),
    holds: (_input, prepared, scope) => holdsOfCreate(prepared, this.client, scope),
    send: async ({ body, input }, scope) => {
      const record = await refusalAsUserError(() => this.client.create(body, scope));
      if (record === null) throw couldNotCreate();
      return this.sent(record, input, scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
    recovery: {
      baseline: (_prepared, scope) => this.baseline(scope),
      find: (input, baseline, scope) => this.find(input, baseline, scope),
      matchKey: (input) => this.matchKey(input),
      identify: async (input, text, baseline, scope) => {
        const nativeId = parseNativeId(text);
        if (nativeId === null) throw notMade(`"${text}" is no id of ${TITLE}, which are whole numbers, as "6".`);
        if (baseline !== null && nativeId <= baseline.highestId) throw existedBefore(`public event ${nativeId}`);
        const record = await this.client.get(paths.publicEvents, nativeId, scope);
        if (record === null) throw notMade(`${TITLE} has no public event ${nativeId}. ${LOOK_AGAIN}`, '404');
        return this.sent(record, input, scope, 'never');
      },
    },
  };

  readonly update: WriteOperation<UpdatePublicEventInput, PreparedUpdate, PublicEvent> = {
    name: 'updatePublicEvent',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id, ...changes }) => `Change of ${Object.keys(changes).join(', ') || 'nothing'} in ${id}`,
    prepare: async (input, scope) => {
      const nativeId = nativeIdOf(input.id);
      const stored = touchesTimes(input) ? await this.storedEvent(nativeId, scope) : null;
      const body = updateBody(input, stored, this.settings);
      // What was not to be moved has to be where it was, in another zone too.
      const asked = { startsAt: input.startsAt ?? stored?.startsAt, endsAt: input.endsAt ?? stored?.endsAt };
      return { nativeId, body, asked };
    },
    send: async ({ nativeId, body, asked }, scope) => {
      const isChange = Object.keys(body).length > 0;
      const record = isChange
        ? await refusalAsUserError(() => this.client.update(nativeId, body, scope))
        : await this.client.get(paths.publicEvents, nativeId, scope);
      if (record === null) throw notFound(nativeId, namesOthers(body) ? ', or something that the input names' : '');
      return this.sent(record, asked, scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, number, string> = {
    name: 'deletePublicEvent',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => nativeIdOf(id),
    send: async (nativeId, scope) => {
      const record = await refusalAsUserError(() => this.client.remove(nativeId, scope));
      if (record === null) throw notFound(nativeId);
      const id = globalId(kinds.publicEvent, nativeId);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    fromSnapshot: (snapshot) => snapshot as string,
  };

  get all(): readonly WriteOperation<never, never, unknown>[] {
    return [this.create, this.update, this.remove] as unknown as WriteOperation<never, never, unknown>[];
  }

  private async storedEvent(nativeId: number, scope: RequestScope): Promise<PublicEvent> {
    const record = await this.client.get(paths.publicEvents, nativeId, scope);
    if (record === null) throw notFound(nativeId);
    return this.eventOf(record, 'never', scope);
  }

  /** What the provider has after a write. That the event starts and ends when it was asked to is checked, and logged where not. */
  private sent(
    record: WireRecord,
    asked: Times,
    scope: RequestScope,
    acted: 'never' | 'maybe' = 'maybe',
  ): WriteResult<PublicEvent> {
    const event = this.eventOf(record, acted, scope);
    for (const field of ['startsAt', 'endsAt'] as const) {
      const instant = asked[field];
      if (instant && instant.getTime() !== event[field].getTime()) {
        scope.log.warn(
          { id: event.id, field, asked: instant, answered: event[field] },
          `${TITLE} stored another time than it was asked to`,
        );
      }
    }
    return { result: event, resultId: event.id, snapshot: record, callId: null };
  }

  private eventOf(record: WireRecord, acted: 'never' | 'maybe', scope: RequestScope): PublicEvent {
    const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
    const mapping = new PublicEventMapping(this.settings.timeZone, problems.report);
    const event = mapping.map(record);
    problems.write(scope.log);
    if (event === null) throw unusableRecord(paths.publicEvents, record.id, acted);
    mapping.complete.forEach((entity) => scope.primeCache(entity));
    return event;
  }

  private revive(snapshot: unknown): PublicEvent {
    const mapping = new PublicEventMapping(this.settings.timeZone, () => undefined);
    // It could be mapped when the snapshot was taken.
    return mapping.map(snapshot as WireRecord)!;
  }

  /** One read before a create, unless the highest id was seen a moment ago, so that what it made can be told from what was there. */
  private async baseline(scope: RequestScope): Promise<CreateBaseline | null> {
    if (millisecondsLeft(scope.deadline) === 0) return null;
    try {
      const highestId = await this.client.highestEventId(scope);
      return { highestId };
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // The create itself reports the failure; without a baseline its outcome cannot be looked up.
      return null;
    }
  }

  /** Without the title: where none is asked for, an event is found whatever it is called. */
  private matchKey(input: CreateInput): string {
    const { course_id, venue_id, personnel_tutor_id } = createBody(input, this.settings);
    const times = [input.startsAt.toISOString(), input.endsAt.toISOString()];
    return JSON.stringify([course_id, venue_id, personnel_tutor_id, ...times]);
  }

  /** The one event that is newer than the baseline and equals the input. */
  private async find(
    input: CreateInput,
    baseline: CreateBaseline | null,
    scope: RequestScope,
  ): Promise<WriteResult<PublicEvent> | null> {
    if (baseline === null) return null;
    const body = createBody(input, this.settings);
    const records = await this.client.list(
      paths.publicEvents,
      {
        course_id__eq: String(body.course_id),
        venue_id__eq: String(body.venue_id),
        personnel_tutor_id__eq: String(body.personnel_tutor_id),
        id__gt: String(baseline.highestId),
        _order: 'id',
        _limit: '100',
      },
      scope,
    );
    const mapping = new PublicEventMapping(this.settings.timeZone, () => undefined);
    const hasTimes = (event: PublicEvent | null): boolean =>
      event?.startsAt.getTime() === input.startsAt.getTime() && event.endsAt.getTime() === input.endsAt.getTime();
    const [only, ...others] = records.filter((record) => hasTitle(record, input) && hasTimes(mapping.map(record)));
    return only && others.length === 0 ? this.sent(only, input, scope) : null;
  }
}

/** Whether an event is called as it was asked to be; one without a title is called by its course. */
function hasTitle({ title }: WireRecord, asked: CreateInput): boolean {
  const wanted = asked.title?.trim() ?? '';
  return wanted === '' || (typeof title === 'string' && title.trim() === wanted);
}

/** Makes a user error of what the provider refuses with a status that its page does not speak of, as 400 or 422. */
async function refusalAsUserError<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'PROVIDER_REFUSED') throw error;
    throw new UserErrors([userError('PROVIDER_REFUSED', error.message, null, String(error.status))]);
  }
}

const couldNotCreate = (): UserErrors =>
  new UserErrors([
    userError(
      'PROVIDER_REFUSED',
      `${TITLE} could not create the event, and nothing was created. Check that its course, venue, tutor and whatever else the input names exist there.`,
      null,
      '404',
    ),
  ]);

const LOOK_AGAIN =
  'Give the id that the event has there; if there is none, say nothingWasMade: true in place of providerId.';

/** What a person is told who gave an id under which nothing was made. */
const notMade = (says: string, providerCode: string | null = null): UserErrors =>
  new UserErrors([userError('NOT_FOUND', `providerId: ${says}`, ['providerId'], providerCode)]);

/** Whether a body names records other than the event, whose absence the provider answers with the same status. */
const namesOthers = (body: PublicEventBody): boolean => Object.keys(body).some((key) => key.endsWith('_id'));

function notFound(nativeId: number, orElse = ''): UserErrors {
  const id = globalId(kinds.publicEvent, nativeId);
  return new UserErrors([
    userError('NOT_FOUND', `${TITLE} has no public event "${id}"${orElse}. Nothing was changed.`, ['id'], '404'),
  ]);
}

/** The native id of a public event. Throws UserErrors when the id is not one of Administrate's public events. */
function nativeIdOf(id: string): number {
  const parsed = parseGlobalId(id);
  const isOurs = parsed?.provider === PROVIDER && parsed.kind === kinds.publicEvent;
  const nativeId = isOurs ? parseNativeId(parsed.nativeId) : null;
  if (nativeId !== null) return nativeId;
  const example = globalId(kinds.publicEvent, 6);
  throw new UserErrors([
    userError('NOT_FOUND', `id: there is no "${id}". Give the id of a public event of ${TITLE}, as "${example}".`, [
      'id',
    ]),
  ]);
}
