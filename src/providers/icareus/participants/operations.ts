/** The writes of participants, in the steps between which the ledger stands. */
import { type Participant } from '../../../model/event';
import { ProviderError } from '../../../model/provider-error';
import { type Call } from '../../../provider-kit/port';
import { type AnyWriteOperation, type Sent, type WriteOperation } from '../../../provider-kit/write-operation';
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
    summarise: ({ eventId, emailAddress }) => `Participant ${emailAddress} of ${eventId}`,
    prepare: (input) => prepareParticipant(input),
    send: async ({ eventId, data }, call) => {
      const write = (): Promise<WireParticipant> => this.client.createParticipant(eventId, data, call);
      const wire = await this.steps.send(write, namedEvent(eventId, 'eventId'), call);
      return this.sent(eventId, wire, call);
    },
    revive: (snapshot) => revive(snapshot),
    adopt: async (input, text, call) => {
      const { eventId } = prepareParticipant(input);
      const ids = parseParticipantId(text);
      const participantId = ids?.participantId ?? parseNativeId(text);
      if (participantId === null) throw noNumber(kinds.participant, text, ['providerId']);
      const isElsewhere = ids !== null && ids.eventId !== eventId;
      const wire = isElsewhere ? null : await this.client.participant(eventId, participantId, call);
      if (wire === null) throw noSuchAtSuite(kinds.participant, text, ['providerId'], input.eventId);
      return this.sent(eventId, wire, call);
    },
  };

  readonly update: WriteOperation<UpdateParticipantInput, ReadyUpdate, Participant> = {
    name: 'updateParticipant',
    provider: PROVIDER,
    effect: 'change',
    summarise: fieldsInWords,
    prepare: async (input, call) => {
      const prepared = prepareParticipantUpdate(input);
      const isChange = Object.keys(prepared.data).length > 0;
      return { ...prepared, stored: isChange ? null : await this.readUnchanged(prepared, call) };
    },
    send: async ({ stored, ...prepared }, call) =>
      this.sent(prepared.eventId, stored ?? (await this.change(prepared, call)), call),
    revive: (snapshot) => revive(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, ParticipantId, string> = {
    name: 'deleteParticipant',
    provider: PROVIDER,
    effect: 'change',
    summarise: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => participantIdOf(id),
    send: async (ids, call) => {
      const { eventId, participantId } = ids;
      const write = (): Promise<void> => this.client.deleteParticipant(eventId, participantId, call);
      await this.steps.send(write, named(ids), call);
      const id = participantGlobalId(eventId, participantId);
      await this.memory.forget([id], call.log);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    revive: (snapshot) => snapshot as string,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  /** Changes a participant. A suite that only says that it is done is asked how the participant is now. */
  private async change(prepared: PreparedParticipantUpdate, call: Call): Promise<WireParticipant> {
    const { eventId, participantId, data } = prepared;
    const write = () => this.client.updateParticipant(eventId, participantId, data, call);
    const answered = await this.steps.send(write, named(prepared), call);
    if (answered !== null) return answered;
    try {
      return await this.read(prepared, call);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      // That this read failed must not be taken for a change that was not sent.
      const message = `${TITLE} changed the participant, and could not be asked how it is now. Read it again later.`;
      const { code, provider, retryable } = error;
      throw new ProviderError(message, { code, provider, retryable, acted: 'maybe', cause: error });
    }
  }

  /** Reads a participant that an update would leave as it is. Throws UserErrors where the suite has no participants, too. */
  private async readUnchanged(ids: ParticipantId, call: Call): Promise<WireParticipant> {
    try {
      return await this.read(ids, call);
    } catch (error) {
      throw error instanceof UnsupportedRead ? userErrorsOf(error.refusal, {}) : error;
    }
  }

  /** Reads a participant that an input names. Throws UserErrors where there is none. */
  private async read({ eventId, participantId }: ParticipantId, call: Call): Promise<WireParticipant> {
    const wire = await this.client.participant(eventId, participantId, call);
    if (wire !== null) return wire;
    throw noSuchAtSuite(kinds.participant, participantGlobalId(eventId, participantId), ['id']);
  }

  private sent(eventId: string, wire: WireParticipant, call: Call): Sent<Participant> {
    const participant = this.steps.participantOf(wire, eventId, call);
    const snapshot: KeptParticipant = { eventId, participantId: wire.participantId, record: wire.record };
    const remembered = [recordOfParticipant(eventId, wire)];
    this.memory.written(participant.id);
    return { result: participant, resultId: participant.id, snapshot, callId: null, remembered };
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
