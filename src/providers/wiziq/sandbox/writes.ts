/** The methods that write: create, create_recurring, modify, cancel and add_attendees. */
import {
  child,
  childrenNamed,
  parseXml,
  textOf,
  writeXml,
  XmlError,
  type XmlElement,
  type XmlNode,
} from '../../../http/xml';
import {
  endsAt,
  nextId,
  phaseAt,
  presenterOf,
  type SandboxAccount,
  type SandboxAttendee,
  type SandboxClass,
  sessionUrl,
  startsAt,
} from './account';
import { readChangedFields, readLanguage, readNewFields } from './form';
import { readSeries } from './recurrence';
import { Refusal, type RefusalCode } from './refusal';

/** Handles one method; returns the content of `rsp`. Throws a Refusal. */
export type MethodHandler = (form: URLSearchParams, account: SandboxAccount) => XmlNode;

/** The first class that is created has the id in the page's sample; the first series follows the initial one. */
const FIRST_CLASS_ID = 15716;
const FIRST_SERIES_ID = 901;

const NEW = { description: '', attendees: [], seriesId: null, removed: null, isHeld: false } as const;
const DONE = { status: 'true' };

const nextClassId = ({ classes, idOffset }: SandboxAccount): number =>
  nextId(classes.keys(), FIRST_CLASS_ID + idOffset);

export const create: MethodHandler = (form, account) => {
  const fields = readNewFields(form, account);
  const record: SandboxClass = { ...NEW, ...fields, id: nextClassId(account) };
  refuseOverlaps([record], account);
  account.classes.set(record.id, record);
  return writeXml('create', [writeXml('class_details', detailsOf(record))], DONE);
};

/** The nesting of the response is not documented beyond `recurring_class_details/class_master_id` [INF]. */
export const createRecurring: MethodHandler = (form, account) => {
  const fields = readNewFields(form, account);
  const { starts, summary } = readSeries(form, fields.start);
  const seriesIds = Array.from(account.classes.values(), ({ seriesId }) => seriesId ?? 0);
  const seriesId = nextId(seriesIds, FIRST_SERIES_ID + account.idOffset);
  const firstId = nextClassId(account);
  const records = starts.map((start, index): SandboxClass => ({
    ...NEW,
    ...fields,
    start,
    seriesId,
    id: firstId + index,
  }));
  refuseOverlaps(records, account);
  for (const record of records) account.classes.set(record.id, record);
  const details = [
    writeXml('class_master_id', seriesId),
    ...detailsOf(records[0]!),
    writeXml('is_recurring', [writeXml('recurring_summary', summary)], { value: '1' }),
  ];
  return writeXml('create_recurring', [writeXml('recurring_class_details', details)], DONE);
};

export const modify: MethodHandler = (form, account) => {
  const before = classOf(form, account);
  refuseIn(before, account, { inProgress: 1015, completed: 1016, expired: 1017, cancelled: 1008, deleted: 1018 });
  const record = { ...before, ...readChangedFields(form, before, account) };
  refuseOverlaps([record], account);
  account.classes.set(record.id, record);
  return writeXml('modify', [], DONE);
};

export const cancel: MethodHandler = (form, account) => {
  const record = classOf(form, account);
  refuseIn(record, account, { inProgress: 1034, completed: 1035, expired: 1036, cancelled: 1033, deleted: 1033 });
  account.classes.set(record.id, { ...record, removed: 'cancelled' });
  return writeXml('cancel', [], DONE);
};

/** An attendee who is added again replaces the previous one [INF]. */
export const addAttendees: MethodHandler = (form, account) => {
  const record = classOf(form, account);
  refuseIn(record, account, { inProgress: 1007, completed: 1007, expired: 1007, cancelled: 1008, deleted: 1008 });
  const added = readAttendees(form.get('attendee_list') ?? '');
  const addedIds = added.map(({ id }) => id);
  const attendees = [...record.attendees.filter(({ id }) => !addedIds.includes(id)), ...added];
  account.classes.set(record.id, { ...record, attendees });
  const elements = addedIds.map((id) =>
    writeXml('attendee', [
      writeXml('attendee_id', id),
      writeXml('attendee_url', sessionUrl('LoginToSession', record.id, 'attendee', id)),
    ]),
  );
  return writeXml('add_attendees', [writeXml('class_id', record.id), writeXml('attendee_list', elements)], DONE);
};

/** The fields of a new class in the response, which contains neither title nor times. */
function detailsOf({ id, presenterEmail }: SandboxClass): XmlNode[] {
  const presenter = [
    writeXml('presenter_id', presenterOf(presenterEmail).id),
    writeXml('presenter_email', presenterEmail),
    writeXml('presenter_url', sessionUrl('LoginToSession', id, 'presenter')),
  ];
  return [
    writeXml('class_id', id),
    writeXml('recording_url', sessionUrl('Recorded', id)),
    writeXml('presenter_list', [writeXml('presenter', presenter)]),
  ];
}

function classOf(form: URLSearchParams, { classes }: SandboxAccount): SandboxClass {
  const text = form.get('class_id') ?? '';
  if (text === '') throw new Refusal(1020);
  const record = /^\d+$/.test(text) ? classes.get(Number(text)) : undefined;
  if (!record) throw new Refusal(1009);
  return record;
}

type RefusedPhases = Readonly<Record<'inProgress' | 'completed' | 'expired' | 'cancelled' | 'deleted', RefusalCode>>;

function refuseIn(record: SandboxClass, account: SandboxAccount, refused: RefusedPhases): void {
  const phase = phaseAt(record, account.now());
  if (phase !== 'upcoming') throw new Refusal(refused[phase]);
}

/** A presenter cannot start two classes at one time, and the number of simultaneous classes is limited. */
function refuseOverlaps(records: readonly SandboxClass[], { classes, limits }: SandboxAccount): void {
  const ids = new Set(records.map(({ id }) => id));
  const others = [...classes.values()].filter(({ id, removed }) => !ids.has(id) && removed === null);
  for (const record of records) {
    const [start, end] = [startsAt(record), endsAt(record)];
    const isSame = (other: SandboxClass): boolean =>
      other.presenterEmail === record.presenterEmail && startsAt(other) === start;
    if (others.some(isSame)) throw new Refusal(1032);
    const atOnce = others.filter((other) => startsAt(other) < end && start < endsAt(other)).length;
    if (atOnce >= limits.simultaneousClasses) throw new Refusal(1012, limits.simultaneousClasses);
  }
}

function readAttendees(text: string): SandboxAttendee[] {
  const attendees = childrenNamed(parseList(text), 'attendee');
  if (attendees.length === 0) throw new Refusal(1021);
  return attendees.map((attendee) => {
    const [id, name] = [textOf(attendee, 'attendee_id'), textOf(attendee, 'screen_name')];
    if (id === null) throw new Refusal(1024);
    if (name === null) throw new Refusal(1023);
    return { id, name, language: readLanguage(child(attendee, 'language_culture_name')?.text ?? '') };
  });
}

function parseList(text: string): XmlElement {
  try {
    return parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) throw new Refusal(1021);
    throw error;
  }
}
