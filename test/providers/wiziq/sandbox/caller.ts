import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { child, childrenNamed, descendant, parseXml, textOf, type XmlElement } from '../../../../src/http/xml';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { startWizIqSandbox, type WizIqSandboxSetup } from '../../../../src/providers/wiziq/sandbox';

/** The moment around which the sandboxes of these tests are laid out: a Friday in autumn. */
export const NOW = new Date('2026-11-20T18:00:00Z');

const log = pino({ level: 'silent' });
const running: RunningSandbox[] = [];

/** Starts a sandbox; `stopAll` stops it when the tests of a file are over. */
export async function start(setup?: WizIqSandboxSetup, now = NOW, idOffset?: number): Promise<RunningSandbox> {
  const sandbox = await startWizIqSandbox({ now, idOffset, log }, setup);
  running.push(sandbox);
  return sandbox;
}

export const stopAll = () => Promise.all(running.map((sandbox) => sandbox.stop()));

/** The parameters that sign a call, written independently of the code under test: the keys hold "+", "/" and "=" only. */
export function signed({ variables }: RunningSandbox, method: string, timestamp = Math.floor(Date.now() / 1000)) {
  const key = variables['WIZIQ_SECRET_KEY']!.replaceAll('+', '%2B').replaceAll('/', '%2F').replaceAll('=', '%3D');
  const access_key = variables['WIZIQ_ACCESS_KEY']!;
  const base = `access_key=${access_key}&timestamp=${timestamp}&method=${method}`;
  const signature = createHmac('sha1', key).update(base).digest('base64');
  return { access_key, timestamp: String(timestamp), method, signature };
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly root: XmlElement;
  /** The code of a failure. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Sends a form as it is. */
export async function send(sandbox: RunningSandbox, method: string, form: Record<string, string>): Promise<Reply> {
  const response = await fetch(`${sandbox.variables['WIZIQ_BASE_URL']}?method=${method}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  const text = await response.text();
  const root = parseXml(text);
  const { code, msg } = child(root, 'error')?.attributes ?? {};
  return { status: response.status, text, root, code, message: msg };
}

/** One signed call. */
export const call = (sandbox: RunningSandbox, method: string, form: Record<string, string> = {}): Promise<Reply> =>
  send(sandbox, method, { ...signed(sandbox, method), ...form });

/** A class that can be created, with changes. */
export const classForm = (more: Record<string, string> = {}): Record<string, string> => ({
  title: 'English Class',
  start_time: '12/13/2026 13:30',
  presenter_email: 'anna@example.com',
  time_zone: 'America/Chicago',
  ...more,
});

export const idIn = ({ root }: Reply, name = 'class_id'): string => descendant(root, name)?.text ?? '';

/** The records of get_data or view_schedule, each as its cells by name. */
export function recordsIn({ root }: Reply): Record<string, string | null>[] {
  const list = descendant(root, 'record_list') ?? descendant(root, 'recurring_list')!;
  return list.children.map((record) =>
    Object.fromEntries(record.children.map(({ name }) => [name, textOf(record, name)])),
  );
}

export { childrenNamed, descendant, textOf };
