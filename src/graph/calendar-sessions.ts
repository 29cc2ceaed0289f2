/** What the schedule holds, as a calendar program is told it. */
import { type RequestContext } from '../context';
import { type MaybeDeferred, settled } from '../model/deferred';
import { ProviderError } from '../model/provider-error';
import { PublicEvent } from '../model/public-event';
import { type ScheduledSession } from '../model/session';
import { type CalendarHost, type CalendarSession } from '../schedule/calendar';

/** A calendar's look-ups: what they need, and what kept some of them from being made. */
interface LookUps {
  readonly context: RequestContext;
  /** Each reason once, however many sessions it befell. */
  readonly failures: Map<string, ProviderError>;
}

/**
 * The sessions with all that is told of them looked up: fields that their records lack, together for all of them. What
 * cannot be looked up now is left out and logged: when a session is, and what it is called, is worth telling without.
 */
export async function calendarSessions(
  sessions: readonly ScheduledSession[],
  context: RequestContext,
): Promise<CalendarSession[]> {
  const lookUps: LookUps = { context, failures: new Map() };
  const told = await Promise.all(sessions.map((session) => calendarSession(session, lookUps)));
  for (const [message, { code, provider }] of lookUps.failures) {
    context.log.warn({ code, provider }, `The calendar lacks details of sessions: ${message}`);
  }
  return told;
}

async function calendarSession(session: ScheduledSession, lookUps: LookUps): Promise<CalendarSession> {
  const { id, startsAt, endsAt, timeZone, status, joinUrl } = session;
  const [title, description, location, hosts] = await Promise.all([
    settled(session.title, lookUps.context),
    known(session.description, lookUps),
    locationOf(session, lookUps),
    Promise.all(
      session.hosts.map(async ({ name, email }): Promise<CalendarHost> => {
        const [knownName, knownEmail] = await Promise.all([known(name, lookUps), known(email, lookUps)]);
        return { name: knownName, email: knownEmail };
      }),
    ),
  ]);
  const provider = providerTitle(session, lookUps.context);
  return {
    id,
    title,
    description,
    startsAt,
    endsAt,
    timeZone,
    status,
    joinUrl,
    hosts,
    location,
    provider,
    // No provider tells when a session was last changed.
    lastModifiedAt: null,
  };
}

async function known<T>(value: MaybeDeferred<T>, { context, failures }: LookUps): Promise<T | null> {
  try {
    return await settled(value, context);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    failures.set(error.message, error);
    return null;
  }
}

/** Public events alone are held somewhere. */
async function locationOf(session: ScheduledSession, lookUps: LookUps): Promise<string | null> {
  if (!(session instanceof PublicEvent)) return null;
  if (session.location !== null) return session.location;
  const venue = await known(session.venue, lookUps);
  return venue && known(venue.name, lookUps);
}

const providerTitle = ({ id, provider }: ScheduledSession, { providers }: RequestContext): string =>
  providers.get(id.split(':')[0]!)?.title ?? provider;
