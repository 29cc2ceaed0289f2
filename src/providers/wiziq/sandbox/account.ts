/** The data of the simulated account: its classes, its series and the limits of its contract. */
import { createHash } from 'node:crypto';
import { canonicalTimeZone } from '../../../zones/time-zone';
import { instantOf, type Wall } from './time';

export interface SandboxAttendee {
  readonly id: string;
  readonly name: string;
  readonly language: string;
}

export interface SandboxClass {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  /** The wall time of the start in `timeZone`, which is what an account stores. */
  readonly start: Wall;
  /** As sent: "GMT", "America/Chicago". */
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly extendMinutes: number;
  readonly presenterEmail: string;
  readonly language: string;
  readonly attendeeLimit: number;
  readonly presenterControls: string;
  readonly attendeeControls: string;
  readonly isRecorded: boolean;
  readonly returnUrl: string;
  readonly statusPingUrl: string;
  readonly attendees: readonly SandboxAttendee[];
  readonly seriesId: number | null;
  readonly removed: 'cancelled' | 'deleted' | null;
  /** Whether the presenter attended: a past class is completed then, and expired otherwise. */
  readonly isHeld: boolean;
}

/** The limits of an account's contract. */
export interface SandboxLimits {
  readonly classMinutes: number;
  readonly attendees: number;
  readonly simultaneousClasses: number;
}

export interface SandboxAccount {
  readonly classes: Map<number, SandboxClass>;
  readonly limits: SandboxLimits;
  /** Added to the first id of new classes and series. */
  readonly idOffset: number;
  /** The sandbox's time, in epoch milliseconds. */
  readonly now: () => number;
}

export type Phase = 'upcoming' | 'inProgress' | 'completed' | 'expired' | 'cancelled' | 'deleted';

const MINUTE = 60_000;

export const startsAt = ({ start, timeZone }: SandboxClass): number =>
  instantOf(start, canonicalTimeZone(timeZone) ?? 'UTC');

export const endsAt = (record: SandboxClass): number => startsAt(record) + record.durationMinutes * MINUTE;

/** The phase of a class at a time. */
export function phaseAt(record: SandboxClass, now: number): Phase {
  if (record.removed) return record.removed;
  if (now < startsAt(record)) return 'upcoming';
  if (now < endsAt(record)) return 'inProgress';
  return record.isHeld ? 'completed' : 'expired';
}

/** The id of the next class or series: one above the highest existing id. */
export const nextId = (ids: Iterable<number>, first: number): number => Math.max(first - 1, ...ids) + 1;

/** The presenter with an email address: an id and a name derived from it. */
export function presenterOf(email: string): { readonly id: number; readonly name: string } {
  const [local = ''] = email.split('@');
  const words = local.split(/[._-]+/).map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`);
  return { id: 1000 + (digest(email).readUInt16BE(0) % 9000), name: words.join(' ') };
}

/** A link of the classroom, which admits its holder. */
export const sessionUrl = (page: 'LoginToSession' | 'Recorded', ...of: readonly (string | number)[]): string =>
  `https://live.wiziq.example/aliveext/${page}.aspx?SessionCode=${digest(`${page}:${of.join(':')}`)
    .toString('base64url')
    .slice(0, 12)}%3d`;

const digest = (text: string): Buffer => createHash('sha1').update(text).digest();
