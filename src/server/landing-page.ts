import { type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

/** The first query that a person sees in Sandbox and in GraphiQL. */
export const firstQuery = (
  now: Date,
): string => `# The next public events, with where, what and who: one call to the provider, however many there are.
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
`;

/** Apollo Sandbox's page, with a word about where to go when it cannot be loaded. */
export function landingPagePlugin(): ApolloServerPlugin {
  const apolloPage = ApolloServerPluginLandingPageLocalDefault({
    document: firstQuery(new Date()),
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
