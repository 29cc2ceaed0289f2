/** The methods that read: get_data and view_schedule. Their responses are not published; the fields are known from WizIQ's clients. */
import { writeXml, type XmlContent, type XmlNode } from '../../../http/xml';
import { phaseAt, presenterOf, type SandboxAccount, type SandboxClass, sessionUrl, startsAt } from './account';
import { Refusal } from './refusal';
import { writeTwelveHours, writeTwentyFourHours } from './time';
import { type MethodHandler } from './writes';

const MAX_PAGE_SIZE = 100;
const DEFAULT_PAGE_SIZE = 20;

/**
 * Lists classes by class_id, class_master_id or multiple_class_id, or all of them; filtered by title (a part of it,
 * ignoring case) and status [INF], in the order of their ids [INF]. Ids that do not exist are left out [INF].
 */
export const getData: MethodHandler = (form, account) => {
  const requested = (form.get('columns') ?? '').split(',').map((name) => name.trim());
  const columns = Object.entries(COLUMNS).filter(([name]) => form.get('columns') === null || requested.includes(name));
  const page = pageOf(select(form, account), form);
  const records = page.map((record) => {
    const cells = columns.map(([name, read]): XmlNode | null => {
      const value = read(record, account.now());
      return value === null ? null : writeXml(name, value);
    });
    return writeXml(
      'record',
      cells.filter((cell) => cell !== null),
    );
  });
  return writeXml('get_data', [writeXml('record_list', records)], { status: 'true' });
};

/** Lists the classes of a series by start, without time zones, and with starts in 24 hours [INF]. */
export const viewSchedule: MethodHandler = (form, account) => {
  const masterId = form.get('class_master_id') ?? '';
  const classes = [...account.classes.values()].filter(({ seriesId }) => String(seriesId) === masterId);
  if (!/^\d+$/.test(masterId) || classes.length === 0) throw new Refusal(1088);
  const sorted = classes.sort((left, right) => startsAt(left) - startsAt(right));
  const details = pageOf(sorted, form).map((record) => writeXml('class_details', scheduleOf(record, account.now())));
  return writeXml('view_schedule', [writeXml('recurring_list', details)], { status: 'true' });
};

function scheduleOf(record: SandboxClass, now: number): XmlNode[] {
  const { id, title, start, durationMinutes, presenterEmail } = record;
  const status = statusOf(record, now);
  const presenter = [
    writeXml('presenter_id', presenterOf(presenterEmail).id),
    writeXml('presenter_url', sessionUrl('LoginToSession', id, 'presenter')),
  ];
  return [
    writeXml('class_id', id),
    writeXml('class_title', title),
    writeXml('start_time', writeTwentyFourHours(start)),
    writeXml('duration', durationMinutes),
    ...(status === null ? [] : [writeXml('class_status', status)]),
    writeXml('recording_url', sessionUrl('Recorded', id)),
    writeXml('attendance_report_status', 'not_available'),
    writeXml('presenter_list', [writeXml('presenter', presenter)]),
  ];
}

function select(form: URLSearchParams, { classes, now }: SandboxAccount): SandboxClass[] {
  const all = [...classes.values()].sort((left, right) => left.id - right.id);
  const title = (form.get('title') ?? '').toLowerCase();
  const status = form.get('status') ?? '';
  return byId(form, all).filter(
    (record) =>
      record.title.toLowerCase().includes(title) && (status === '' || statusOf(record, now()) === status.toLowerCase()),
  );
}

function byId(form: URLSearchParams, all: readonly SandboxClass[]): readonly SandboxClass[] {
  const masterId = form.get('class_master_id');
  if (masterId !== null) {
    if (!/^\d+$/.test(masterId)) throw new Refusal(1088);
    return all.filter(({ seriesId }) => seriesId === Number(masterId));
  }
  const ids = form.get('class_id') ?? form.get('multiple_class_id');
  if (ids === null) return all;
  const wanted = ids.split(',').map((id) => id.trim());
  if (!wanted.every((id) => /^\d+$/.test(id))) throw new Refusal(1009);
  return all.filter(({ id }) => wanted.includes(String(id)));
}

/** An empty list is a failure: 1013. So is a page after the last one [INF]. */
function pageOf(found: readonly SandboxClass[], form: URLSearchParams): readonly SandboxClass[] {
  const size = positive(form.get('page_size'), DEFAULT_PAGE_SIZE);
  if (size > MAX_PAGE_SIZE) throw new Refusal(1025);
  const first = (positive(form.get('page_number'), 1) - 1) * size;
  const page = found.slice(first, first + size);
  if (page.length === 0) throw new Refusal(1013);
  return page;
}

const positive = (text: string | null, otherwise: number): number =>
  text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : otherwise;

/** A class in progress is "upcoming"; one that was cancelled or deleted has no status. */
function statusOf(record: SandboxClass, now: number): string | null {
  const phase = phaseAt(record, now);
  if (phase === 'cancelled' || phase === 'deleted') return null;
  return phase === 'inProgress' ? 'upcoming' : phase;
}

/** Minutes; -1 while the class is in progress. */
function timeToStart(record: SandboxClass, now: number): number | null {
  const phase = phaseAt(record, now);
  if (phase === 'inProgress') return -1;
  return phase === 'upcoming' ? Math.ceil((startsAt(record) - now) / 60_000) : null;
}

/** The columns that the sandbox supports; null omits the column from a record. */
const COLUMNS: Readonly<Record<string, (record: SandboxClass, now: number) => XmlContent | null>> = {
  class_id: ({ id }) => id,
  title: ({ title }) => title,
  description: ({ description }) => description,
  presenter_id: ({ presenterEmail }) => presenterOf(presenterEmail).id,
  presenter_name: ({ presenterEmail }) => presenterOf(presenterEmail).name,
  presenter_url: ({ id }) => sessionUrl('LoginToSession', id, 'presenter'),
  start_time: ({ start }) => writeTwelveHours(start),
  time_zone: ({ timeZone }) => timeZone,
  duration: ({ durationMinutes }) => durationMinutes,
  status: statusOf,
  time_to_start: timeToStart,
  recording_url: ({ id, isRecorded }) => (isRecorded ? sessionUrl('Recorded', id) : ''),
  recording_status: () => 'not_available',
  create_recording: ({ isRecorded }) => (isRecorded ? 'true' : 'false'),
  attendee_limit: ({ attendeeLimit }) => attendeeLimit,
  attendee_list: ({ id, attendees }) =>
    attendees.map((attendee) =>
      writeXml('attendee', [
        writeXml('attendee_id', attendee.id),
        writeXml('screen_name', attendee.name),
        writeXml('language_culture_name', attendee.language),
        writeXml('attendee_url', sessionUrl('LoginToSession', id, 'attendee', attendee.id)),
      ]),
    ),
  language_culture_name: ({ language }) => language,
  attendance_report_status: () => 'not_available',
  status_ping_url: ({ statusPingUrl }) => statusPingUrl,
  is_recurring: ({ seriesId }) => (seriesId === null ? 'False' : 'True'),
  class_master_id: ({ seriesId }) => seriesId,
};
