/** Electa's only write. */
import { type Logger } from 'pino';
import { type Event } from '../../model/event';
import { userError, UserErrors } from '../../model/user-error';
import { mapLogged } from '../../provider-kit/mapping';
import { type RequestScope } from '../../provider-kit/port';
import { recordOf } from '../../provider-kit/provider-records';
import { ProviderRefusal, refusalsAsUserErrors } from '../../provider-kit/refusals';
import { type WriteOperation, type WriteResult } from '../../provider-kit/write-operation';
import { parametersOf, prepareEvent } from './body';
import { type ElectaClient } from './client';
import { CODES_UNKNOWN } from './errors';
import { holdsOfCreate } from './holds';
import { provider } from './ids';
import { type CreateElectaEventInput } from './inputs';
import { type EventRecord, mapEvent, type RequestedEvent } from './mapping';
import { type ElectaSettings } from './settings';
import { readUsWallTime } from '../../provider-kit/us-wall-time';
import { EventReader, type WireEvent } from './wire';

const { title: TITLE } = provider;

/**
 * Creates an event. Electa has no look-up by id, and its list returns too little to identify what an interrupted create
 * made: such a create waits for an operator, and every created event is cached.
 */
export function createElectaEvent(
  client: ElectaClient,
  settings: ElectaSettings,
  log: Logger,
): WriteOperation<CreateElectaEventInput, RequestedEvent, Event> {
  const eventOf = (record: EventRecord, log: Logger): Event => {
    const event = mapLogged(provider, log, (report) => mapEvent(record, settings, report));
    if (event) return event;
    throw provider.unreadable(`event ${record.providerId}`, 'maybe');
  };

  const resultOf = (record: EventRecord, log: Logger): WriteResult<Event> => {
    const result = eventOf(record, log);
    return { result, resultId: result.id, snapshot: record, callId: null, records: [recordOf(result, record)] };
  };

  return {
    name: 'createElectaEvent',
    provider: provider.id,
    effect: 'create',
    summarize: ({ title, startsAt, timeZone, durationMinutes, accessType, presenterId, roomId }) =>
      [
        `Live session "${title}" of type ${accessType}, ${startsAt.toISOString()} (${timeZone}), ${durationMinutes} minutes`,
        presenterId && `presenter ${presenterId}`,
        roomId && `room ${roomId}`,
      ]
        .filter(Boolean)
        .join(', '),
    prepare: (input) => prepareEvent(input, settings.timeZones),
    holds: (_input, requested) => holdsOfCreate(requested, settings.presenters),

    async send(requested, scope) {
      const returned = await refusalsAsUserErrors(
        () => client.createEvent(parametersOf(requested), scope),
        (error) => (error instanceof ProviderRefusal ? error.toUserErrors(CODES_UNKNOWN) : null),
      );
      const providerId = eventIdOf(returned);
      if (providerId === null) throw provider.badResponse('an event with an id', 'write', JSON.stringify(returned));
      logDifferences(requested, returned, providerId, scope);
      return resultOf({ providerId, requested, returned, timeZone: requested.timeZone }, scope.log);
    },

    fromSnapshot: (snapshot) => eventOf(snapshot as EventRecord, log),
    recovery: {
      identify(input, text) {
        const providerId = provider.parseNativeId(text);
        if (providerId === null) throw notAnId(text);
        const requested = prepareEvent(input, settings.timeZones);
        return resultOf({ providerId, requested, returned: null, timeZone: requested.timeZone }, log);
      },
    },
  };
}

/** The id of an event; null if it has none. */
export const eventIdOf = (event: WireEvent): string | null =>
  provider.parseNativeId(new EventReader(event, 'event').id('eventid') ?? '');

/** Electa's own sample has another topic in the response than in the request; the response counts, and is logged. */
function logDifferences(requested: RequestedEvent, returned: WireEvent, providerId: string, scope: RequestScope): void {
  const reader = new EventReader(returned, 'event');
  const start = reader.text('startdatetime');
  const pairs = [
    ['title', requested.title.trim(), reader.text('topic')],
    ['startsAt', readUsWallTime(requested.start), start && readUsWallTime(start)],
    ['timeZoneId', String(requested.timeZoneId), reader.text('timezoneid')],
    ['durationMinutes', String(requested.durationMinutes), reader.text('duration')],
    ['accessType', requested.accessType, reader.text('accesstype')],
  ] as const;
  const fields = pairs.filter(([, before, after]) => after !== null && after !== before).map(([field]) => field);
  if (fields.length === 0) return;
  scope.log.warn(
    { id: provider.globalId('event', providerId), fields },
    `${TITLE} created an event that differs from the requested one`,
  );
}

const notAnId = (text: string): UserErrors => {
  const message = `providerId: "${text}" is not an id of ${TITLE}, which are whole numbers, such as "255052".`;
  return new UserErrors([userError('NOT_FOUND', message, ['providerId'])]);
};
