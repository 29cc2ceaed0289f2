import { WizIqClient } from '../../../src/providers/wiziq/client';
import { WizIqDataSource } from '../../../src/providers/wiziq/data-source';
import { readWizIqSettings } from '../../../src/providers/wiziq/settings';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from '../../support/scripted-server';
import { formOf, scriptedWizIq, xml } from '../../support/wiziq-app';
import { type TestCall, testCall } from './support';

/** A data source for a scripted WizIQ. */
export interface ScriptedSource {
  readonly server: ScriptedServer;
  readonly source: WizIqDataSource;
  /** A client of the same server, for reads below the data source. */
  readonly client: WizIqClient;
  readonly call: TestCall;
  /** The forms that were sent since the last `forget`. */
  forms(): Record<string, string>[];
  forget(): void;
  close(): Promise<void>;
}

export async function startScriptedSource(): Promise<ScriptedSource> {
  const server = await startScriptedServer();
  const call = testCall();
  const result = readWizIqSettings(scriptedWizIq(server.url));
  if ('problems' in result) throw new Error('The settings of the tests are wrong.');
  const runtime = { log: call.log, redactSecret: () => undefined };
  const source = new WizIqDataSource(result.settings, runtime);
  const client = new WizIqClient(result.settings, runtime);
  let begunAt = 0;
  return {
    server,
    source,
    client,
    call,
    forms: () => server.requests.slice(begunAt).map(formOf),
    forget: () => void (begunAt = server.requests.length),
    close: async () => {
      call.deadline.end();
      await source.close();
      await client.close();
      await server.close();
    },
  };
}

/** A page of view_schedule with these classes. */
export const schedulePage = (ids: readonly number[]): ScriptedAnswer =>
  xml(
    `<rsp status="ok"><view_schedule status="true"><recurring_list>${ids
      .map(
        (id) =>
          `<class_details><class_id>${id}</class_id><class_title>Series</class_title><start_time>12/13/2014 1:30:00 PM</start_time><duration>45</duration><class_status>upcoming</class_status></class_details>`,
      )
      .join('')}</recurring_list></view_schedule></rsp>`,
  );

/** A page of get_data with these records. */
export const dataPage = (records: readonly string[]): ScriptedAnswer =>
  xml(`<rsp status="ok"><get_data status="true"><record_list>${records.join('')}</record_list></get_data></rsp>`);

/** A record of get_data: the page's sample class, with further cells. */
export const record = (id: number, cells = ''): string =>
  `<record><class_id>${id}</class_id><title>English Class</title><start_time>12/13/2014 1:30:00 PM</start_time><time_zone>America/Chicago</time_zone><duration>45</duration><status>upcoming</status>${cells}</record>`;

/** The title and start of a class at WizIQ. */
export interface Booked {
  readonly title: string;
  readonly startsAt: string;
}

/** A record of get_data of a class with that title and start, with further cells. */
export const bookedRecord = (id: number, { title, startsAt }: Booked, cells = ''): string =>
  `<record><class_id>${id}</class_id><title>${title}</title><start_time>${wallTime(startsAt)}</start_time><time_zone>GMT</time_zone><duration>60</duration><status>upcoming</status><attendee_limit>2</attendee_limit>${cells}</record>`;

/** A page of view_schedule with these classes, whose ids start with `firstId`. */
export const bookedSchedule = (firstId: number, classes: readonly Booked[]): ScriptedAnswer =>
  xml(
    `<rsp status="ok"><view_schedule status="true"><recurring_list>${classes
      .map(
        ({ title, startsAt }, index) =>
          `<class_details><class_id>${firstId + index}</class_id><class_title>${title}</class_title><start_time>${wallTime(startsAt)}</start_time><duration>60</duration><class_status>upcoming</class_status></class_details>`,
      )
      .join('')}</recurring_list></view_schedule></rsp>`,
  );

/** An instant as WizIQ writes it in GMT. */
function wallTime(instant: string): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(instant)!;
  return `${month}/${day}/${year} ${time}`;
}

/** So many numbers from one on. */
export const range = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => from + index);
