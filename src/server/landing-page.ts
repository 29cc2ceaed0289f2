import { type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

const DAY_MS = 86_400_000;

/**
 * What a person finds in Sandbox and in GraphiQL to begin with, one operation each. The writes are for a few weeks
 * ahead, so that they can be run as they are, and once: their keys make a second run answer as the first one did.
 */
export function firstTabs(now: Date): readonly string[] {
  const inDays = (days: number): string =>
    `${new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)}T14:00:00Z`;
  const key = (what: string): string => `${what}-${now.toISOString().slice(0, 10)}`;
  return [
    `# Who is where when, over all providers, for the coming week; and what of it is double-booked.
query TheWeekAhead {
  schedule(from: "${now.toISOString()}", to: "${inDays(7)}", first: 50) {
    nodes { __typename id title startsAt endsAt hosts { name email } }
    pageInfo { hasNextPage endCursor }
    unavailable { provider message staleSince }
  }
  conflicts(from: "${now.toISOString()}", to: "${inDays(7)}") {
    conflicts { kind resource startsAt endsAt sessions { id title } }
    unavailable { provider }
  }
}
`,
    `# The next public events, with where, what and who: one call to the provider, however many there are.
query NextPublicEvents {
  publicEvents(first: 10, filter: { startsFrom: "${now.toISOString()}" }) {
    nodes {
      id
      title
      startsAt
      timeZone
      status
      venue { name }
      tutor { fullName email }
      price { amount currency }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`,
    `# A class. Run it twice: the idempotency key makes it one class.
mutation CreateAClass {
  createClass(input: {
    idempotencyKey: "${key('first-class')}"
    title: "English Class"
    startsAt: "${inDays(30)}"
    timeZone: "America/Chicago"
    presenterEmail: "teacherinme@gmail.com"
  }) {
    class { id title startsAt endsAt joinUrl presenterUrl }
    userErrors { code message field }
  }
}
`,
    `# A series of four classes, on Mondays and Thursdays.
mutation CreateASeries {
  createRecurringClass(input: {
    idempotencyKey: "${key('first-series')}"
    class: { title: "English Course", startsAt: "${inDays(31)}", timeZone: "Europe/Paris", presenterEmail: "teacherinme@gmail.com" }
    repeat: WEEKLY
    occurrences: 4
    weekly: { days: [MONDAY, THURSDAY] }
  }) {
    series { id summary classes { id startsAt } }
    userErrors { code message field }
  }
}
`,
    `# A live session in a virtual room.
mutation CreateALiveSession {
  createElectaEvent(input: {
    idempotencyKey: "${key('first-session')}"
    title: "Question time"
    startsAt: "${inDays(32)}"
    timeZone: "Europe/London"
    durationMinutes: 60
    accessType: A
  }) {
    event { id title startsAt endsAt joinUrl }
    userErrors { code message field }
  }
}
`,
    `# A streamed event in two languages, with the room that is created with it.
mutation CreateAStreamedEvent {
  createIcareusEvent(input: {
    idempotencyKey: "${key('first-event')}"
    name: { translations: [{ locale: "en-US", text: "Open Day" }, { locale: "fi-FI", text: "Avoimet ovet" }] }
    startsAt: "${inDays(33)}"
    endsAt: "${inDays(33).replace('T14', 'T17')}"
    locales: ["en-US", "fi-FI"]
  }) {
    event { id title startsAt endsAt joinUrl rooms { id isMain channelId } }
    userErrors { code message field }
  }
}
`,
  ];
}

/** Apollo Sandbox's page, with a word about where to go when it cannot be loaded. */
export function landingPagePlugin(): ApolloServerPlugin {
  const apolloPage = ApolloServerPluginLandingPageLocalDefault({
    // Sandbox opens one tab; its operations are chosen there by their names.
    document: firstTabs(new Date()).join('\n'),
    includeCookies: false,
    embed: { runTelemetry: false },
  });
  return {
    async serverWillStart(server) {
      const listener = await apolloPage.serverWillStart!(server);
      const page = await listener!.renderLandingPage!();
      // Made anew for everybody who asks: the page's policy for scripts rests on a number that is used once.
      const html = async (): Promise<string> =>
        withOfflineHint(typeof page.html === 'string' ? page.html : await page.html());
      return { ...listener, renderLandingPage: async () => ({ html }) };
    },
  };
}

/** Sandbox comes from the internet; GraphiQL comes from here. The page lets no style in without its nonce. */
function withOfflineHint(html: string): string {
  const [, nonce] = /'nonce-(\w+)'/.exec(html)!;
  const style = `<style nonce="${nonce}">#offline { position: fixed; bottom: 0; right: 1rem; font: 14px sans-serif; }</style>`;
  const hint = '<p id="offline">No internet? <a href="/graphiql">GraphiQL</a> needs none.</p>';
  return html.replace('</body>', `${style}${hint}</body>`);
}
