/** The calls of /api/event/participant, which the page documents and calls "currently unsupported". */
import { randomBytes } from 'node:crypto';
import { type Given, isObject, readNumber, readObject, readText, readTruth, required } from './fields';
import { refusals } from './refusal';
import { type CallHandler, eventOf, refuseOtherOrganization, type SandboxParticipant, type Suite } from './suite';

export const createParticipant = supported((given, suite) => {
  refuseOtherOrganization(given, suite);
  const { id: eventId } = eventOf(given, suite);
  const data = required(readObject(given, 'participant'), 'participant');
  const emailAddress = required(readEmailAddress(data), 'emailAddress');
  const participant: SandboxParticipant = {
    id: suite.newParticipantId(),
    eventId,
    emailAddress,
    firstName: readText(data, 'firstName'),
    lastName: readText(data, 'lastName'),
    company: readText(data, 'company'),
    blocked: readTruth(data, 'blocked') ?? true,
    accessKey: randomBytes(16).toString('hex'),
  };
  suite.participants.set(participant.id, participant);
  return { participant: answerOf(participant, suite) };
});

export const editParticipant = supported((given, suite) => {
  refuseOtherOrganization(given, suite);
  const before = participantOf(given, suite);
  const data = required(readObject(given, 'participant'), 'participant');
  const participant: SandboxParticipant = {
    ...before,
    emailAddress: readEmailAddress(data) ?? before.emailAddress,
    firstName: readText(data, 'firstName') ?? before.firstName,
    lastName: readText(data, 'lastName') ?? before.lastName,
    company: readText(data, 'company') ?? before.company,
    blocked: readTruth(data, 'blocked') ?? before.blocked,
  };
  suite.participants.set(participant.id, participant);
  return { participant: answerOf(participant, suite) };
});

/** What it is answered with is not told; it is taken to be what a room's deletion is [INF]. */
export const deleteParticipant = supported((given, suite) => {
  suite.participants.delete(participantOf(given, suite).id);
  return {};
});

export const getParticipant = supported((given, suite) => ({
  participant: answerOf(participantOf(given, suite), suite),
}));

/**
 * Answers only while participants are supported; what an unsupported call is answered with is told nowhere [INF]. The
 * page's tables have camelCase and its sample snake_case: both are taken.
 */
function supported(handle: CallHandler): CallHandler {
  return (given, suite) => {
    if (!suite.isParticipantSupported) throw refusals.unsupported();
    return handle(inCamelCase(given), suite);
  };
}

function inCamelCase(given: Given): Given {
  const entries = Object.entries(given).map(([key, value]) => [
    key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    isObject(value) ? inCamelCase(value) : value,
  ]);
  return Object.fromEntries(entries) as Given;
}

function participantOf(given: Given, suite: Suite): SandboxParticipant {
  const event = eventOf(given, suite);
  const participant = suite.participants.get(required(readNumber(given, 'participantId'), 'participantId'));
  if (participant?.eventId !== event.id) throw refusals.invalid('participantId');
  return participant;
}

function readEmailAddress(data: Given): string | undefined {
  const address = readText(data, 'emailAddress');
  if (address !== undefined && !/^[^@\s]+@[^@\s]+$/.test(address)) throw refusals.invalid('emailAddress');
  return address;
}

/** The page names `participant_id` and `access_url`, and shows no answer: the other keys are spelt like them [INF]. */
function answerOf({ id, eventId, accessKey, ...participant }: SandboxParticipant, { baseUrl }: Suite): object {
  return {
    participant_id: id,
    event_id: eventId,
    email_address: participant.emailAddress,
    first_name: participant.firstName,
    last_name: participant.lastName,
    company: participant.company,
    blocked: participant.blocked,
    access_url: `${baseUrl}/web/test-account/player/embed/event/view?eventId=${eventId}&accessKey=${accessKey}`,
  };
}
