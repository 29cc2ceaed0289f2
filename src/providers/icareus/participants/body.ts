/** Inputs of participants in, request bodies out, or user errors. Pure. Source: "Participant Object", in its tables' spelling. */
import { givenData, noSuch, withoutNulls } from '../shared-fields';
import { kinds, nativeIdIn, type ParticipantId, participantIdIn } from '../ids';
import { InputProblems } from '../input-problems';
import { type CreateParticipantInput, type UpdateParticipantInput } from './input';
import { type ParticipantData } from '../wire';

/** A create that is ready to be sent. */
export interface PreparedParticipant {
  readonly eventId: string;
  readonly data: ParticipantData;
}

/** An update that is ready to be sent; without data there is nothing to send. */
export interface PreparedParticipantUpdate extends ParticipantId {
  readonly data: ParticipantData;
}

/** Checks a create and writes its body. Throws UserErrors. */
export function prepareParticipant(input: CreateParticipantInput): PreparedParticipant {
  const eventId = nativeIdIn(kinds.event, input.eventId);
  if (eventId === null) throw noSuch(kinds.event, input.eventId, ['eventId']);
  // Null where an update would clear is the same as nothing in a create.
  return { eventId, data: participantData(withoutNulls(input)) };
}

/** Checks an update and writes its body. Throws UserErrors. */
export function prepareParticipantUpdate(input: UpdateParticipantInput): PreparedParticipantUpdate {
  return { ...participantIdOf(input.id), data: participantData(input) };
}

/** Both numbers of a participant. Throws UserErrors when the id is none of a participant of the suite. */
export function participantIdOf(id: string): ParticipantId {
  const ids = participantIdIn(id);
  if (ids === null) throw noSuch(kinds.participant, id, ['id']);
  return ids;
}

type Fields = Pick<UpdateParticipantInput, 'emailAddress' | 'firstName' | 'lastName' | 'company' | 'blocked'>;

function participantData({ emailAddress, firstName, lastName, company, blocked }: Fields): ParticipantData {
  const problems = new InputProblems();
  if (emailAddress === null) problems.refuseNull(['emailAddress']);
  else if (emailAddress === '') problems.refuse('REQUIRED', ['emailAddress'], 'a participant needs an e-mail address.');
  if (firstName === null) problems.refuseClearing(['firstName']);
  if (lastName === null) problems.refuseClearing(['lastName']);
  if (company === null) problems.refuseClearing(['company']);
  if (blocked === null) problems.refuseNull(['blocked']);
  problems.done();
  return givenData({
    emailAddress: emailAddress ?? undefined,
    firstName: firstName ?? undefined,
    lastName: lastName ?? undefined,
    company: company ?? undefined,
    blocked: blocked ?? undefined,
  });
}
