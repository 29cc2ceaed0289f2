import { type Participant } from '../../../model/event';
import { ProviderError } from '../../../model/provider-error';
import { type CreateOptions } from '../../../provider-kit/create-input';
import { mapLogged } from '../../../provider-kit/mapping';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteOperation, type WriteResult } from '../../../provider-kit/write-operation';
import { summarizeUpdate } from '../body';
import { type IcareusCalls } from '../calls';
import { IcareusRefusal, invalidNativeId, type InputIds, notInEvent, userErrorsOf } from '../errors';
import { globalId, identity, kinds, parseParticipantId, type ParticipantId, participantGlobalId, TITLE } from '../ids';
import { recordOfParticipant } from '../records';
import { parseParticipant, type WireParticipant } from '../wire';
import {
  participantIdOf,
  prepareParticipant,
  type PreparedParticipant,
  type PreparedParticipantUpdate,
  prepareParticipantUpdate,
} from './body';
import { type CreateParticipantInput, type UpdateParticipantInput } from './input';
import { mapParticipant } from './mapping';

type CreateInput = Omit<CreateParticipantInput, keyof CreateOptions>;

interface PreparedUpdate extends PreparedParticipantUpdate {
  /** The participant as it was read; null if something changes. */
  readonly stored: WireParticipant | null;
}

/** What the ledger stores of a participant. */
interface ParticipantSnapshot extends ParticipantId {
  readonly record: unknown;
}

/** The writes of participants. The suite has no list of them, so an interrupted create is left to an operator. */
export class ParticipantOperations {
  constructor(private readonly calls: IcareusCalls) {}

  readonly create: WriteOperation<CreateInput, PreparedParticipant, Participant> = {
    name: 'createParticipant',
    provider: identity.id,
    effect: 'create',
    summarize: ({ eventId, emailAddress }) => `Participant ${emailAddress} of ${eventId}`,
    prepare: (input) => prepareParticipant(input),
    send: async ({ eventId, data }, scope) => {
      const { client } = this.calls;
      const ids = eventIdAt('eventId', eventId);
      const wire = await this.calls.write(() => client.createParticipant(eventId, data, scope), ids, scope);
      return this.resultOf(eventId, wire, scope);
    },
    fromSnapshot,
    recovery: {
      identify: async (input, providerId, _baseline, scope) => {
        const { eventId } = prepareParticipant(input);
        const ids = parseParticipantId(providerId);
        const participantId = ids?.participantId ?? identity.parseNativeId(providerId);
        if (participantId === null) throw invalidNativeId(kinds.participant, providerId);
        const isInOtherEvent = ids !== null && ids.eventId !== eventId;
        const wire = isInOtherEvent ? null : await this.calls.client.participant(eventId, participantId, scope);
        if (wire === null) throw notInEvent(kinds.participant, providerId, input.eventId);
        return this.resultOf(eventId, wire, scope);
      },
    },
  };

  readonly update: WriteOperation<UpdateParticipantInput, PreparedUpdate, Participant> = {
    name: 'updateParticipant',
    provider: identity.id,
    effect: 'change',
    summarize: summarizeUpdate,
    prepare: async (input, scope) => {
      const prepared = prepareParticipantUpdate(input);
      const isChange = Object.keys(prepared.data).length > 0;
      return { ...prepared, stored: isChange ? null : await this.readUnchanged(prepared, scope) };
    },
    send: async ({ stored, ...prepared }, scope) =>
      this.resultOf(prepared.eventId, stored ?? (await this.change(prepared, scope)), scope),
    fromSnapshot,
  };

  readonly remove: WriteOperation<{ id: string }, ParticipantId, string> = {
    name: 'deleteParticipant',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => participantIdOf(id),
    send: async (ids, scope) => {
      const { client, records } = this.calls;
      await this.calls.write(() => client.deleteParticipant(ids.eventId, ids.participantId, scope), idsOf(ids), scope);
      const id = participantGlobalId(ids);
      await records.markGone([id], scope.log);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    fromSnapshot: (snapshot) => snapshot as string,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  /** Changes a participant. If the response does not contain the participant, it is read afterwards. */
  private async change(prepared: PreparedParticipantUpdate, scope: RequestScope): Promise<WireParticipant> {
    const { eventId, participantId, data } = prepared;
    const { client } = this.calls;
    const send = () => client.updateParticipant(eventId, participantId, data, scope);
    const changed = await this.calls.write(send, idsOf(prepared), scope);
    if (changed !== null) return changed;
    try {
      return await this.read(prepared, scope);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // The error of this read must not say that the change was not sent.
      const message = `${TITLE} changed the participant, but it could not be read afterwards. Read it again later.`;
      const { code, retryable } = error;
      throw identity.error(code, message, { retryable, acted: 'maybe', cause: error });
    }
  }

  /** Reads a participant that an update would not change. Throws UserErrors also if the suite has no participants. */
  private async readUnchanged(ids: ParticipantId, scope: RequestScope): Promise<WireParticipant> {
    try {
      return await this.read(ids, scope);
    } catch (error) {
      const cause = error instanceof ProviderError ? error.cause : null;
      throw cause instanceof IcareusRefusal && cause.isUnsupported ? userErrorsOf(cause, {}) : error;
    }
  }

  private async read(ids: ParticipantId, scope: RequestScope): Promise<WireParticipant> {
    const wire = await this.calls.client.participant(ids.eventId, ids.participantId, scope);
    if (wire !== null) return wire;
    throw identity.notFound(kinds.participant, participantGlobalId(ids), 'id');
  }

  private resultOf(eventId: string, wire: WireParticipant, scope: RequestScope): WriteResult<Participant> {
    const { participantId, record } = wire;
    const participant = mapLogged(identity, scope.log, (report) => mapParticipant(wire, eventId, report));
    const snapshot: ParticipantSnapshot = { eventId, participantId, record };
    this.calls.records.written(participant.id);
    const records = [recordOfParticipant(eventId, wire)];
    return { result: participant, resultId: participant.id, snapshot, callId: null, records };
  }
}

const eventIdAt = (field: string, eventId: string): InputIds => ({
  event: { field, id: globalId(kinds.event, eventId) },
});

/** The id of a participant contains that of the event: either entity may not exist. */
const idsOf = (ids: ParticipantId): InputIds => ({
  ...eventIdAt('id', ids.eventId),
  participant: { field: 'id', id: participantGlobalId(ids) },
});

function fromSnapshot(snapshot: unknown): Participant {
  const { eventId, participantId, record } = snapshot as ParticipantSnapshot;
  return mapParticipant(parseParticipant(record, participantId)!, eventId, () => undefined);
}
