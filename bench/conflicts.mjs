// How long it takes to find every conflict among 100,000 sessions. Prints what it measured, and nothing else is claimed.
// Chance is seeded, so that each run searches the same schedules.
import { performance } from 'node:perf_hooks';
import { findConflicts } from '../dist/schedule/conflicts.js';

const SESSIONS = 100_000;
const RUNS = 5;
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const NEW_YEAR = Date.UTC(2026, 0, 1);

/** A source of chance (mulberry32), from 0 to just below 1. */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function schedule({ hosts, venues, hours }) {
  const next = chance(20260101);
  const upTo = (count) => Math.floor(next() * count);
  return Array.from({ length: SESSIONS }, (_, index) => {
    const startsAt = new Date(NEW_YEAR + upTo(YEAR / HOUR) * HOUR);
    const endsAt = new Date(startsAt.getTime() + (1 + upTo(hours)) * HOUR);
    const claims = [
      { kind: 'HOST', resource: `Tutor.${upTo(hosts)}@example.com`, startsAt, endsAt },
      { kind: 'VENUE', resource: `provider:venue:${upTo(venues)}`, startsAt, endsAt },
    ];
    return { id: `provider:event:${index}`, startsAt, endsAt, isCancelled: false, claims, session: null };
  });
}

/** One resource, held by ever more sessions at once: many long sets to write down. */
function staircase({ held }) {
  return Array.from({ length: SESSIONS }, (_, index) => {
    const startsAt = new Date(NEW_YEAR + index * 60_000);
    const endsAt = new Date(startsAt.getTime() + held * 60_000);
    const claims = [{ kind: 'VENUE', resource: 'provider:venue:1', startsAt, endsAt }];
    return { id: `provider:event:${index}`, startsAt, endsAt, isCancelled: false, claims, session: null };
  });
}

function measure(title, sessions) {
  const times = [];
  let conflicts = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    conflicts = findConflicts(sessions);
    times.push(performance.now() - start);
  }
  const named = conflicts.reduce((count, conflict) => count + conflict.sessions.length, 0);
  const [fastest, slowest] = [Math.min(...times), Math.max(...times)].map((time) => `${Math.round(time)} ms`);
  console.log(title);
  console.log(`  ${conflicts.length} conflicts that name ${named} sessions`);
  console.log(`  ${fastest} to ${slowest} in ${RUNS} runs, ${Math.round(times[0])} ms in the first`);
}

console.log(`${SESSIONS} sessions, Node.js ${process.version}\n`);
measure('500 hosts and 50 venues over a year, an hour each', schedule({ hosts: 500, venues: 50, hours: 1 }));
measure('The same, up to eight hours each', schedule({ hosts: 500, venues: 50, hours: 8 }));
measure('One venue, held by 50 sessions at every instant', staircase({ held: 50 }));
