import { recordOfEvent, recordOfParticipant } from '../../../src/providers/icareus/records';
import { parseEvent, parseParticipant } from '../../../src/providers/icareus/wire';
import { type CachedRecord } from '../../../src/provider-kit/write-operation';
import { json, type RecordedRequest, type ScriptedAnswer } from '../../support/scripted-server';
import { refusal } from './scripted-suite';

export const times = { startTime: 1637913600000, duration: 60 };
export const eventRecord = (id: number, more: object = {}) => ({ eventId: id, name: `Event ${id}`, ...times, ...more });
export const cachedEvent = (id: number, more: object = {}): CachedRecord =>
  recordOfEvent(parseEvent(eventRecord(id, more))!);
export const cachedParticipant = (eventId: string, participantId: number, more: object = {}): CachedRecord =>
  recordOfParticipant(eventId, parseParticipant({ participantId, ...more })!);

/** Every event asked for exists; those above a hundred do not, and the thirteenth fails. */
export const events = ({ query }: RecordedRequest): ScriptedAnswer => {
  const id = Number(query.get('eventId'));
  if (id === 13) return json({}, 500);
  return id > 100 ? refusal('Invalid eventId.') : json({ status: 'ok', event: eventRecord(id) });
};
