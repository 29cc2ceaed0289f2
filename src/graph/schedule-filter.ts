import { type EntityContext, type MaybeDeferred, settled } from '../model/deferred';
import { ProviderError } from '../model/provider-error';
import { type ScheduleFilter } from '../model/schedule';
import { shownResource } from '../schedule/booked-session';
import { type ScheduledEntry } from './schedule-reader';

/**
 * The sessions that match every part of a filter. Texts that their records lack are looked up, in one batch; those that
 * cannot be read do not match.
 */
export async function applyFilter(
  entries: readonly ScheduledEntry[],
  filter: ScheduleFilter | null | undefined,
  context: EntityContext,
): Promise<ScheduledEntry[]> {
  const candidates = entries.filter((entry) => matchesWithoutText(entry, filter));
  const text = filter?.text?.trim().toLocaleLowerCase('en');
  if (!text) return candidates;
  const matches = await Promise.all(candidates.map((entry) => hasText(entry, text, context)));
  return candidates.filter((_entry, place) => matches[place]);
}

function matchesWithoutText(entry: ScheduledEntry, filter: ScheduleFilter | null | undefined): boolean {
  if (entry.isCancelled && !filter?.includeCancelled) return false;
  if (!filter) return true;
  const { providers, hosts, venueIds } = filter;
  return (
    (!providers || providers.includes(entry.session.provider)) &&
    holdsAny(entry, 'HOST', hosts) &&
    holdsAny(entry, 'VENUE', venueIds)
  );
}

/** Whether a session holds one of these; an omitted list does not filter, and an empty one matches nothing. */
function holdsAny(
  { holds }: ScheduledEntry,
  kind: 'HOST' | 'VENUE',
  wanted: readonly string[] | null | undefined,
): boolean {
  if (!wanted) return true;
  const resources = new Set(wanted.map((resource) => shownResource({ kind, resource })));
  return holds.some((hold) => hold.kind === kind && resources.has(shownResource(hold)));
}

async function hasText({ session }: ScheduledEntry, wanted: string, context: EntityContext): Promise<boolean> {
  const { title, description } = session;
  const texts = await Promise.all([textOf(title, context), textOf(description, context)]);
  return texts.some((text) => text?.toLocaleLowerCase('en').includes(wanted));
}

async function textOf(text: MaybeDeferred<string | null>, context: EntityContext): Promise<string | null> {
  try {
    return await settled(text, context);
  } catch (error) {
    // The error is returned where the field is selected; here it must not affect other sessions.
    if (error instanceof ProviderError) return null;
    throw error;
  }
}
