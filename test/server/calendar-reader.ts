import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCalendar } from '../schedule/calendars';

export const DAY_MS = 86_400_000;

/** What a test file starts, and has to stop after its tests. */
export class Started {
  readonly #stops: (() => Promise<unknown>)[] = [];

  keep<T extends { stop(): Promise<void> }>(running: T): T {
    this.#stops.push(() => running.stop());
    return running;
  }

  /** An empty folder for a ledger that outlives its server. */
  folder(): string {
    const made = mkdtempSync(path.join(tmpdir(), 'calendar-feed-'));
    this.#stops.push(async () => rmSync(made, { recursive: true, force: true }));
    return made;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0).reverse()) await stop();
  }
}

/** Asks a server for its calendar. */
export const getCalendar = (url: string, parameters: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`${url}/calendar.ics?${new URLSearchParams(parameters).toString()}`, init);

/** The calendar of these parameters, as another program reads it. */
export async function readFeed(url: string, parameters: Record<string, string> = {}) {
  const response = await getCalendar(url, parameters);
  expect(response.status).toBe(200);
  const text = await response.text();
  const read = readCalendar(text);
  const sessions = read.events.map((event) => {
    const value = (name: string) => event.component.getFirstPropertyValue(name)?.toString() ?? null;
    return {
      uid: event.uid,
      title: event.summary,
      status: value('status'),
      category: value('categories'),
      location: event.location,
      organizer: value('organizer'),
      startsAt: event.startDate.toJSDate(),
      endsAt: event.endDate.toJSDate(),
      stamp: value('dtstamp'),
      timeZone: event.startDate.zone?.tzid,
    };
  });
  return { text, response, zones: read.zones, sessions };
}
