/** The writes of public events at one Administrate installation. Source: the provider's page "Public Events". */
import { millisecondsLeft } from '../../model/deadline';
import { ProviderError } from '../../model/provider-error';
import { type PublicEvent } from '../../model/public-event';
import { userError, UserErrors } from '../../model/user-error';
import { deleteOperation } from '../../provider-kit/delete-operation';
import { mapLogged } from '../../provider-kit/mapping';
import { existedBefore, refusalsAsUserErrors } from '../../provider-kit/refusals';
import { type RequestScope } from '../../provider-kit/request-scope';
import { type AnyWriteOperation, type WriteOperation, type WriteResult } from '../../provider-kit/write-operation';
import { createBody, touchesTimes, updateBody } from './body';
import { type AdministrateClient } from './client';
import { holdsOfCreate } from './holds';
import { identity, kinds, noSuchEntity, TITLE } from './ids';
import { type CreatePublicEventInput, type UpdatePublicEventInput } from './inputs';
import { PublicEventMapping } from './mapping';
import { type AdministrateSettings } from './settings';
import { paths, type PublicEventBody, type WireRecord } from './wire';

type CreateInput = Omit<CreatePublicEventInput, 'idempotencyKey'>;

interface PreparedCreate {
  readonly body: PublicEventBody;
  /** When the event must start and end after the write, as far as that is known. */
  readonly times: { readonly startsAt?: Date | undefined; readonly endsAt?: Date | undefined };
}

interface PreparedUpdate extends PreparedCreate {
  readonly nativeId: string;
}

/** Events with higher ids than this were created after the baseline was read. */
interface CreateBaseline {
  readonly highestId: number;
}

export class PublicEventOperations {
  constructor(
    private readonly client: AdministrateClient,
    private readonly settings: AdministrateSettings,
  ) {}

  readonly create: WriteOperation<CreateInput, PreparedCreate, PublicEvent, CreateBaseline> = {
    name: 'createPublicEvent',
    provider: identity.id,
    effect: 'create',
    summarize: (input) =>
      `Public event of ${input.courseId} at ${input.venueId} with ${input.tutorId}, ${input.startsAt.toISOString()} to ${input.endsAt.toISOString()}`,
    prepare: (input) => ({
      body: createBody(input, this.settings),
      times: { startsAt: input.startsAt, endsAt: input.endsAt },
    }),
    holds: (input, { body }, scope) => holdsOfCreate(input, body, this.client, scope),
    send: async ({ body, times }, scope) => {
      const record = await refusalsAsUserErrors(() => this.client.create(body, scope));
      if (record === null) throw couldNotCreate();
      return this.resultOf(record, times, scope);
    },
    fromSnapshot: (snapshot) => this.restore(snapshot),
    recovery: {
      baseline: (_prepared, scope) => this.baseline(scope),
      find: (input, baseline, scope) => this.find(input, baseline, scope),
      matchKey: (input) => this.matchKey(input),
      identify: async (input, providerId, baseline, scope) => {
        const nativeId = identity.parseNativeId(providerId);
        if (nativeId === null) {
          throw unknownProviderId(`"${providerId}" is not an id of ${TITLE}, which are whole numbers, such as "6".`);
        }
        if (baseline !== null && Number(nativeId) <= baseline.highestId)
          throw existedBefore(`public event ${nativeId}`);
        const record = await this.client.get(paths.publicEvents, nativeId, scope);
        if (record === null) throw unknownProviderId(`${TITLE} has no public event ${nativeId}. ${CHECK_ID}`, '404');
        return this.resultOf(record, input, scope, 'never');
      },
    },
  };

  readonly update: WriteOperation<UpdatePublicEventInput, PreparedUpdate, PublicEvent> = {
    name: 'updatePublicEvent',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id, ...changes }) => `Change of ${Object.keys(changes).join(', ') || 'nothing'} in ${id}`,
    prepare: async (input, scope) => {
      const nativeId = nativeIdOf(input.id);
      const stored = touchesTimes(input) ? await this.storedEvent(nativeId, scope) : null;
      const body = updateBody(input, stored, this.settings);
      // A new zone must not move the start or end that the input omits.
      const times = { startsAt: input.startsAt ?? stored?.startsAt, endsAt: input.endsAt ?? stored?.endsAt };
      return { nativeId, body, times };
    },
    send: async ({ nativeId, body, times }, scope) => {
      const isChange = Object.keys(body).length > 0;
      const record = isChange
        ? await refusalsAsUserErrors(() => this.client.update(nativeId, body, scope))
        : await this.client.get(paths.publicEvents, nativeId, scope);
      if (record === null) throw refersToOthers(body) ? notFoundOrReference(nativeId) : notFound(nativeId);
      return this.resultOf(record, times, scope);
    },
    fromSnapshot: (snapshot) => this.restore(snapshot),
  };

  readonly remove = deleteOperation({
    name: 'deletePublicEvent',
    provider: identity.id,
    prepare: nativeIdOf,
    send: async (nativeId, scope) => {
      const record = await refusalsAsUserErrors(() => this.client.remove(nativeId, scope));
      if (record === null) throw notFound(nativeId);
      return identity.globalId(kinds.publicEvent, nativeId);
    },
  });

  readonly all: readonly AnyWriteOperation[] = [this.create, this.update, this.remove];

  private async storedEvent(nativeId: string, scope: RequestScope): Promise<PublicEvent> {
    const record = await this.client.get(paths.publicEvents, nativeId, scope);
    if (record === null) throw notFound(nativeId);
    return this.eventOf(record, 'never', scope);
  }

  /** The result of a write. Logs a start or end that differs from the requested one. */
  private resultOf(
    record: WireRecord,
    requested: PreparedCreate['times'],
    scope: RequestScope,
    acted: 'never' | 'maybe' = 'maybe',
  ): WriteResult<PublicEvent> {
    const event = this.eventOf(record, acted, scope);
    for (const field of ['startsAt', 'endsAt'] as const) {
      const instant = requested[field];
      if (instant && instant.getTime() !== event[field].getTime()) {
        scope.log.warn(
          { id: event.id, field, requested: instant, stored: event[field] },
          `${TITLE} stored another time than requested`,
        );
      }
    }
    return { result: event, resultId: event.id, snapshot: record, callId: null };
  }

  private eventOf(record: WireRecord, acted: 'never' | 'maybe', scope: RequestScope): PublicEvent {
    const { timeZone } = this.settings;
    const event = mapLogged(identity, scope.log, (report) =>
      new PublicEventMapping(timeZone, report, scope).map(record),
    );
    if (event === null) throw identity.unreadable(`public event ${record.id}`, acted);
    return event;
  }

  private restore(snapshot: unknown): PublicEvent {
    // A snapshot is taken only of records that can be mapped.
    return this.unloggedMapping().map(snapshot as WireRecord)!;
  }

  private unloggedMapping(): PublicEventMapping {
    return new PublicEventMapping(this.settings.timeZone, () => undefined);
  }

  /** One read before a create, unless the highest id was read within the last minute. */
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

  /** Without the title: an input without one matches an event of any title. */
  private matchKey(input: CreateInput): string {
    const { course_id, venue_id, personnel_tutor_id } = createBody(input, this.settings);
    const times = [input.startsAt.toISOString(), input.endsAt.toISOString()];
    return JSON.stringify([course_id, venue_id, personnel_tutor_id, ...times]);
  }

  /** The only event that is newer than the baseline and matches the input. */
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
    const mapping = this.unloggedMapping();
    const hasTimes = (event: PublicEvent | null): boolean =>
      event?.startsAt.getTime() === input.startsAt.getTime() && event.endsAt.getTime() === input.endsAt.getTime();
    const [only, ...others] = records.filter((record) => hasTitle(record, input) && hasTimes(mapping.map(record)));
    return only && others.length === 0 ? this.resultOf(only, input, scope) : null;
  }
}

/** Whether a record has the requested title. An event that is created without a title takes its course's. */
function hasTitle({ title }: WireRecord, requested: CreateInput): boolean {
  const expected = requested.title?.trim() ?? '';
  return expected === '' || (typeof title === 'string' && title.trim() === expected);
}

const couldNotCreate = (): UserErrors =>
  new UserErrors([
    userError(
      'PROVIDER_REFUSED',
      `${TITLE} could not create the event, and nothing was created. Check that its course, venue, tutor and all other records that the input refers to exist there.`,
      null,
      '404',
    ),
  ]);

const CHECK_ID = 'Give the id of the event there; if there is none, use nothingWasMade: true instead of providerId.';

const unknownProviderId = (problem: string, providerCode: string | null = null): UserErrors =>
  new UserErrors([userError('NOT_FOUND', `providerId: ${problem}`, ['providerId'], providerCode)]);

/** Whether a body refers to records other than the event, whose absence is the same 404 as the event's. */
const refersToOthers = (body: PublicEventBody): boolean => Object.keys(body).some((key) => key.endsWith('_id'));

const notFound = (nativeId: string): UserErrors =>
  identity.notFound('public event', identity.globalId(kinds.publicEvent, nativeId), 'id', '404');

function notFoundOrReference(nativeId: string): UserErrors {
  const id = identity.globalId(kinds.publicEvent, nativeId);
  const message = `id: ${TITLE} has no public event "${id}", or no record that the input refers to. Nothing was changed.`;
  return new UserErrors([userError('NOT_FOUND', message, ['id'], '404')]);
}

/** The native id of a public event. Throws UserErrors if the id is not one of an Administrate public event. */
function nativeIdOf(id: string): string {
  const nativeId = identity.nativeIdIn(kinds.publicEvent, id);
  if (nativeId !== null) return nativeId;
  throw new UserErrors([userError('NOT_FOUND', `id: ${noSuchEntity(kinds.publicEvent, id)}`, ['id'])]);
}
