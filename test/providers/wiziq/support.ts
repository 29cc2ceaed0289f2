import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { deadlineIn, type RunningDeadline } from '../../../src/model/deadline';
import { type SchedulingUserError, UserErrors } from '../../../src/model/user-error';
import { type RequestScope } from '../../../src/provider-kit/port';
import { type CreateClassInput } from '../../../src/providers/wiziq/classes/input';

/** A file of test/fixtures/wiziq: WizIQ's samples, and responses composed of what its clients read. */
export const fixture = (name: string): string =>
  readFileSync(path.join(__dirname, '../../fixtures/wiziq', name), 'utf8').trimEnd();

/** The time of the published signature, 26 February 2014, before the sample class. */
export const NOW = new Date(1393388207_000);

export interface TestCall extends RequestScope {
  readonly deadline: RunningDeadline;
  /** The log lines, parsed. */
  readonly lines: Record<string, unknown>[];
}

/** The scope of a call, with a log that tests can read. */
export function testCall(): TestCall {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { deadline: deadlineIn(20_000), requestId: 'request-1', log, lines, primeCache: () => undefined };
}

/** The user errors that a function throws or its promise rejects with; empty if it does neither. */
export async function userErrorsOf(run: () => unknown): Promise<readonly SchedulingUserError[]> {
  try {
    await run();
    return [];
  } catch (error) {
    if (error instanceof UserErrors) return error.errors;
    throw error;
  }
}

/** The page's sample class, with changes. */
export const classInput = (more: Partial<CreateClassInput> = {}): CreateClassInput => ({
  title: 'English Class',
  startsAt: new Date('2014-12-13T19:30:00Z'),
  timeZone: 'America/Chicago',
  durationMinutes: 45,
  presenterEmail: 'teacherinme@gmail.com',
  isRecorded: false,
  ...more,
});
