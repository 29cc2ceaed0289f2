/** Request bodies of participants from inputs. Pure. Source: "Participant Object", spelled as in the page's tables. */
import { InputProblems } from '../../../provider-kit/input-problems';
import { definedData, withoutNulls } from '../body';
import { invalidId } from '../errors';
import { identity, kinds, type ParticipantId, participantIdIn, TITLE } from '../ids';
import { type ParticipantData } from '../wire';
import { type CreateParticipantInput, type UpdateParticipantInput } from './input';

export interface PreparedParticipant {
  readonly eventId: string;
  readonly data: ParticipantData;
}

export interface PreparedParticipantUpdate extends ParticipantId {
  /** Empty if nothing changes; then nothing is sent. */
  readonly data: ParticipantData;
}

/** The body of a create. Throws UserErrors. */
export function prepareParticipant(input: CreateParticipantInput): PreparedParticipant {
  const eventId = identity.nativeIdIn(kinds.event, input.eventId);
  if (eventId === null) throw invalidId(kinds.event, input.eventId, 'eventId');
  return { eventId, data: participantData(withoutNulls(input)) };
}

/** The body of an update. Throws UserErrors. */
export const prepareParticipantUpdate = (input: UpdateParticipantInput): PreparedParticipantUpdate => ({
  ...participantIdOf(input.id),
  data: participantData(input),
});

/** The numbers in a participant's global id. Throws UserErrors if it is not one. */
export function participantIdOf(id: string): ParticipantId {
  const ids = participantIdIn(id);
  if (ids === null) throw invalidId(kinds.participant, id);
  return ids;
}

type Fields = Pick<UpdateParticipantInput, 'emailAddress' | 'firstName' | 'lastName' | 'company' | 'blocked'>;

function participantData({ emailAddress, firstName, lastName, company, blocked }: Fields): ParticipantData {
  const problems = new InputProblems(TITLE);
  if (emailAddress === null) problems.refuseNull('emailAddress');
  else if (emailAddress === '') problems.refuse('REQUIRED', 'emailAddress', 'a participant needs an email address.');
  if (firstName === null) problems.refuseClearing('firstName');
  if (lastName === null) problems.refuseClearing('lastName');
  if (company === null) problems.refuseClearing('company');
  if (blocked === null) problems.refuseNull('blocked');
  problems.throwIfAny();
  return definedData({
    emailAddress: emailAddress ?? undefined,
    firstName: firstName ?? undefined,
    lastName: lastName ?? undefined,
    company: company ?? undefined,
    blocked: blocked ?? undefined,
  });
}
