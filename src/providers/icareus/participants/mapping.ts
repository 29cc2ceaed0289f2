import { entityById } from '../../../model/deferred';
import { type Event, Participant } from '../../../model/event';
import { make } from '../../../model/make';
import { emailAddressOrNull, webAddressOrNull } from '../../../model/scalars';
import { RecordReader, type ReportProblem } from '../../../provider-kit/record-reader';
import { globalId, identity, participantGlobalId } from '../ids';
import { keyIn } from '../mapping';
import { spellings, type WireParticipant } from '../wire';

/** The participant of a record, in either spelling of its keys. */
export function mapParticipant(wire: WireParticipant, eventId: string, report: ReportProblem): Participant {
  const { participantId, record } = wire;
  const reader = new PersonalReader(record, `participant ${participantId} of event ${eventId}`, report);
  const emailKey = keyIn(reader, spellings.emailAddress);
  const email = reader.text(emailKey);
  const accessUrlKey = keyIn(reader, spellings.accessUrl);
  const accessUrl = reader.text(accessUrlKey);
  return make(Participant, {
    id: participantGlobalId({ eventId, participantId }),
    provider: identity.enumValue,
    providerId: participantId,
    providerRecord: record,
    event: entityById<Event>(globalId('event', eventId)),
    emailAddress: email && (emailAddressOrNull(email) ?? reader.unusable(emailKey, email, 'an e-mail address')),
    firstName: reader.text(keyIn(reader, spellings.firstName)),
    lastName: reader.text(keyIn(reader, spellings.lastName)),
    company: reader.text('company'),
    // "Optional (Defaults to 'true')."
    blocked: reader.flag('blocked') ?? true,
    accessUrl: accessUrl && (webAddressOrNull(accessUrl) ?? reader.unusable(accessUrlKey, accessUrl, 'a web address')),
  });
}

/** Reports no values: they are personal links, which work for everyone who reads the log, and email addresses. */
class PersonalReader extends RecordReader {
  override unusable(key: string, _value: unknown, expected: string): null {
    return super.unusable(key, '…', expected);
  }
}
