import { startTestApp } from '../support/app';
import { serviceSdl, COMPOSERS, subgraph, runningSubgraph } from './fixture';
import { recipe, startRatingsSubgraph, startBookmarksSubgraph } from '../support/second-subgraph';
import { emittedSdl } from '../../src/app';
import { writeFileSync } from 'node:fs';
it('probe', async () => {
  const app = await startTestApp({ SANDBOX: 'off' });
  const r = await startRatingsSubgraph();
  const b = await startBookmarksSubgraph();
  const sdl = await serviceSdl(app.url + '/graphql');
  writeFileSync('/tmp/service.graphql', sdl);
  for (const [name, compose] of COMPOSERS) {
    const base = subgraph('scheduling', sdl);
    const out = (n: string, x: any) => console.log(name, n, x.errors, x.supergraphSdl?.length);
    out('alone', compose([base]));
    out('emitted', compose([subgraph('scheduling', emittedSdl())]));
    console.log(compose([base]).supergraphSdl === compose([subgraph('scheduling', emittedSdl())]).supergraphSdl);
    out('all', compose([base, await runningSubgraph('ratings', r.url), await runningSubgraph('bookmarks', b.url)]));
    out('all recipes', compose([base, subgraph('ratings', recipe('event-ratings.graphql')), subgraph('bookmarks', recipe('session-bookmarks.graphql'))]));
    const node = recipe('node-override.graphql');
    out('node', compose([base, subgraph('articles', node)]));
    out('node without', compose([base, subgraph('articles', node.replace(' @override(from: "scheduling")', ''))]));
    out('shareable', compose([base, subgraph('ratings', recipe('event-ratings.graphql').replace(' @shareable {', ' {'))]));
    out('both', compose([base, subgraph('ratings', recipe('event-ratings.graphql').replace('"@key",', '"@key", "@interfaceObject",')+ 'type ScheduledSession @key(fields: "id") @interfaceObject { id: ID! bookmarks: Int }')]));
  }
  const { composeServices } = require('@apollo/composition');
  const {parse} = require('graphql');
  console.log(composeServices([{name:'scheduling', url:'http://x', typeDefs: parse(sdl)},{name:'ratings', url:'http://y', typeDefs: parse(recipe('event-ratings.graphql'))}, {name:'bookmarks', url:'http://z', typeDefs: parse(recipe('session-bookmarks.graphql'))}]).hints.map(String));
  await app.stop(); await r.stop(); await b.stop();
});
