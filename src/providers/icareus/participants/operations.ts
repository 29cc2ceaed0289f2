/** The writes of participants, in the steps between which the ledger stands. */
import { type Participant } from '../../../model/event';
import { ProviderError } from '../../../model/provider-error';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteResult, type WriteOperation } from '../../../provider-kit/write-operation';
import {
  participantIdOf,
  prepareParticipant,
  type PreparedParticipant,
  type PreparedParticipantUpdate,
  prepareParticipantUpdate,
} from './body';
import { type IcareusClient } from '../client';
import { UnsupportedRead, userErrorsOf } from '../errors';
import {
  kinds,
  parseNativeId,
  parseParticipantId,
  type ParticipantId,
  participantGlobalId,
  PROVIDER,
  TITLE,
} from '../ids';
import { type CreateParticipantInput, type UpdateParticipantInput } from './input';
import { mapParticipant } from '../mapping';
import { type IcareusMemory, recordOfParticipant } from '../snapshot';
import { parseParticipant, type WireParticipant } from '../wire';
import { fieldsInWords, namedEvent, type NamedInInput, noNumber, noSuchAtSuite, type WriteSteps } from '../write-steps';

type CreateInput = Omit<CreateParticipantInput, 'idempotencyKey'>;

/** An update that is ready to be sent; without data there is nothing to send. */
interface ReadyUpdate extends PreparedParticipantUpdate {
  /** The participant as it was read; null where something changes. */
  readonly stored: WireParticipant | null;
}

interface KeptParticipant extends ParticipantId {
  readonly record: unknown;
}

/**
 * The writes of participants at one organization of the suite. It has no list of them, so a create that was cut off
 * waits for a person.
 */
export class ParticipantOperations {
  constructor(
    private readonly client: IcareusClient,
    private readonly memory: IcareusMemory,
    private readonly steps: WriteSteps,
  ) {}

  readonly create: WriteOperation<CreateInput, PreparedParticipant, Participant> = {
    name: 'createParticipant',
    provider: PROVIDER,
    effect: 'create',
    summarize: ({ eventId, emailAddress }) => `Participant ${emailAddress} of ${eventId}`,
    prepare: (input) => prepareParticipant(input),
    send: async ({ eventId, data }, scope) => {
      const write = (): Promise<WireParticipant> => this.client.createParticipant(eventId, data, scope);
      const wire = await this.steps.send(write, namedEvent(eventId, 'eventId'), scope);
      return this.sent(eventId, wire, scope);
    },
    fromSnapshot: (snapshot) => revive(snapshot),
    recovery: {
      identify: async (input, text, _baseline, scope) => {
        const { eventId } = prepareParticipant(input);
        const ids = parseParticipantId(text);
        const participantId = ids?.participantId ?? parseNativeId(text);
        if (participantId === null) throw noNumber(kinds.participant, text, ['providerId']);
        const isElsewhere = ids !== null && ids.eventId !== eventId;
        const wire = isElsewhere ? null : await this.client.participant(eventId, participantId, scope);
        if (wire === null) throw noSuchAtSuite(kinds.participant, text, ['providerId'], input.eventId);
        return this.sent(eventId, wire, scope);
      },
    },
  };

  readonly update: WriteOperation<UpdateParticipantInput, ReadyUpdate, Participant> = {
    name: 'updateParticipant',
    provider: PROVIDER,
    effect: 'change',
    summarize: fieldsInWords,
    prepare: async (input, scope) => {
      const prepared = prepareParticipantUpdate(input);
      const isChange = Object.keys(prepared.data).length > 0;
      return { ...prepared, stored: isChange ? null : await this.readUnchanged(prepared, scope) };
    },
    send: async ({ stored, ...prepared }, scope) =>
      this.sent(prepared.eventId, stored ?? (await this.change(prepared, scope)), scope),
    fromSnapshot: (snapshot) => revive(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, ParticipantId, string> = {
    name: 'deleteParticipant',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => participantIdOf(id),
    send: async (ids, scope) => {
      const { eventId, participantId } = ids;
      const write = (): Promise<void> => this.client.deleteParticipant(eventId, participantId, scope);
      await this.steps.send(write, named(ids), scope);
      const id = participantGlobalId(eventId, participantId);
      await this.memory.forget([id], scope.log);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    fromSnapshot: (snapshot) => snapshot as string,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  /** Changes a participant. A suite that only says that it is done is asked how the participant is now. */
  private async change(prepared: PreparedParticipantUpdate, scope: RequestScope): Promise<WireParticipant> {
    const { eventId, participantId, data } = prepared;
    const write = () => this.client.updateParticipant(eventId, participantId, data, scope);
    const answered = await this.steps.send(write, named(prepared), scope);
    if (answered !== null) return answered;
    try {
      return await this.read(prepared, scope);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // That this read failed must not be taken for a change that was not sent.
      const message = `${TITLE} changed the participant, and could not be asked how it is now. Read it again later.`;
      const { code, provider, retryable } = error;
      throw new ProviderError(message, { code, provider, retryable, acted: 'maybe', cause: error });
    }
  }

  /** Reads a participant that an update would leave as it is. Throws UserErrors where the suite has no participants, too. */
  private async readUnchanged(ids: ParticipantId, scope: RequestScope): Promise<WireParticipant> {
    try {
      return await this.read(ids, scope);
    } catch (error) {
      throw error instanceof UnsupportedRead ? userErrorsOf(error.refusal, {}) : error;
    }
  }

  /** Reads a participant that an input names. Throws UserErrors where there is none. */
  private async read({ eventId, participantId }: ParticipantId, scope: RequestScope): Promise<WireParticipant> {
    const wire = await this.client.participant(eventId, participantId, scope);
    if (wire !== null) return wire;
    throw noSuchAtSuite(kinds.participant, participantGlobalId(eventId, participantId), ['id']);
  }

  private sent(eventId: string, wire: WireParticipant, scope: RequestScope): WriteResult<Participant> {
    const participant = this.steps.participantOf(wire, eventId, scope);
    const snapshot: KeptParticipant = { eventId, participantId: wire.participantId, record: wire.record };
    const remembered = [recordOfParticipant(eventId, wire)];
    this.memory.written(participant.id);
    return { result: participant, resultId: participant.id, snapshot, callId: null, records: remembered };
  }
}

/** The id of a participant names the event, too: either may be what is not there. */
const named = ({ eventId, participantId }: ParticipantId): NamedInInput => ({
  ...namedEvent(eventId, 'id'),
  participant: { path: ['id'], id: participantGlobalId(eventId, participantId) },
});

/** It could be mapped when the snapshot was taken. */
function revive(snapshot: unknown): Participant {
  const { eventId, participantId, record } = snapshot as KeptParticipant;
  return mapParticipant(parseParticipant(record, participantId)!, eventId, () => undefined);
}
