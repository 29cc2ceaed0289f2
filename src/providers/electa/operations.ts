/** Electa's one write, in the steps between which the ledger stands. */
import { type Logger } from 'pino';
import { ProblemLog } from '../../provider-kit/problem-log';
import { type Event } from '../../model/event';
import { ProviderError } from '../../model/provider-error';
import { userError, UserErrors } from '../../model/user-error';
import { type RequestScope } from '../../provider-kit/port';
import { type AnyWriteOperation, type WriteResult, type WriteOperation } from '../../provider-kit/write-operation';
import { prepareEvent, type PreparedEvent } from './body';
import { type ElectaClient } from './client';
import { ElectaRefusal, notUnderstood, userErrorsOf } from './errors';
import { globalId, parseNativeId, PROVIDER, PROVIDER_ENUM, TITLE } from './ids';
import { type CreateElectaEventInput } from './inputs';
import { mapEvent, type Names } from './mapping';
import { type EventRecord } from './snapshot';
import { holdsOfCreate } from './holds';
import { type ElectaSettings } from './settings';
import { readWallTimeText, type WireEvent } from './wire';

type CreateInput = Omit<CreateElectaEventInput, 'idempotencyKey'>;

/**
 * What can be written at one Electa. Electa has no call that tells an event, and its list tells too little to be certain
 * of whose it is: a create that was cut off waits for a person, and what was made is remembered here.
 */
export class EventOperations {
  constructor(
    private readonly client: ElectaClient,
    private readonly settings: ElectaSettings,
    private readonly log: Logger,
  ) {}

  readonly create: WriteOperation<CreateInput, PreparedEvent, Event> = {
    name: 'createElectaEvent',
    provider: PROVIDER,
    effect: 'create',
    summarize: ({ title, startsAt, timeZone, durationMinutes, accessType, presenterId, roomId }) =>
      [
        `Live session "${title}" of type ${accessType}, ${startsAt.toISOString()} (${timeZone}), ${durationMinutes} minutes`,
        presenterId && `presenter ${presenterId}`,
        roomId && `room ${roomId}`,
      ]
        .filter(Boolean)
        .join(', '),
    prepare: (input) => prepareEvent(input, this.settings.timeZones),
    holds: (_input, { asked }) => holdsOfCreate(asked, this.settings.presenters),
    send: async (prepared, scope) => this.sent(await this.createRecord(prepared, scope), scope.log),
    fromSnapshot: (snapshot) => this.eventOf(snapshot as EventRecord, this.log),
    recovery: {
      identify: (input, text) => {
        const providerId = parseNativeId(text);
        if (providerId === null) throw noSuchId(text);
        const { asked } = prepareEvent(input, this.settings.timeZones);
        return this.sent({ providerId, asked, answered: null, timeZone: asked.timeZone }, this.log);
      },
    },
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create];
  }

  /** Creates what was prepared, by one call, and gives the record of it. */
  private async createRecord(prepared: PreparedEvent, scope: RequestScope): Promise<EventRecord> {
    const answered = await refusalAsUserErrors(() => this.client.createEvent(prepared.parameters, scope));
    const providerId = parseNativeId(answered.eventId ?? '');
    if (providerId === null) {
      throw notUnderstood('an event with an id', 'write', JSON.stringify(answered.record).slice(0, 300));
    }
    logDifferences(prepared, answered, globalId(providerId), scope);
    const { asked } = prepared;
    return { providerId, asked, answered, timeZone: asked.timeZone };
  }

  private sent(record: EventRecord, log: Logger): WriteResult<Event> {
    const event = this.eventOf(record, log);
    const { id, startsAt, endsAt } = event;
    const remembered = [{ globalId: id, record, startsAt, endsAt }];
    return { result: event, resultId: id, snapshot: record, callId: null, records: remembered };
  }

  private eventOf(record: EventRecord, log: Logger): Event {
    const event = eventOrError(record, this.settings, log);
    if (event instanceof ProviderError) throw event;
    return event;
  }
}

/** The event of a record, or PROVIDER_BAD_RESPONSE where the record has no usable start or length. Calls nobody. */
export function eventOrError(record: EventRecord, names: Names, log: Logger): Event | ProviderError {
  const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
  const event = mapEvent(record, names, problems.report);
  problems.write(log);
  if (event) return event;
  return new ProviderError(
    `${TITLE}'s event ${record.providerId} has no start or length that can be used; the log says what is wrong.`,
    { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: false, acted: 'maybe' },
  );
}

/** Electa's own sample answers with another topic than it was asked for; what it made is what counts, and is logged. */
function logDifferences(
  { asked, parameters }: PreparedEvent,
  answered: WireEvent,
  id: string,
  scope: RequestScope,
): void {
  const pairs = [
    ['title', asked.title.trim(), answered.topic],
    ['startsAt', readWallTimeText(parameters.StartDateTime), answered.start && readWallTimeText(answered.start)],
    ['timeZoneId', parameters.timezoneid, answered.timeZoneId],
    ['durationMinutes', parameters.Duration, answered.duration],
    ['accessType', parameters.EventType, answered.accessType],
  ] as const;
  const fields = pairs.filter(([, before, after]) => after !== null && after !== before).map(([field]) => field);
  if (fields.length > 0) scope.log.warn({ id, fields }, `${TITLE} made another event than it was asked to`);
}

/** Makes user errors of what Electa refuses, by a code or, with none, by a status, as 400 or 413. */
async function refusalAsUserErrors<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof ElectaRefusal) throw userErrorsOf(error);
    if (!(error instanceof ProviderError) || error.code !== 'PROVIDER_REFUSED') throw error;
    throw new UserErrors([userError('PROVIDER_REFUSED', error.message, null, String(error.status))]);
  }
}

const noSuchId = (text: string): UserErrors =>
  new UserErrors([
    userError('NOT_FOUND', `providerId: "${text}" is no id of ${TITLE}, which are whole numbers, as "255052".`, [
      'providerId',
    ]),
  ]);
