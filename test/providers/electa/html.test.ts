import { startTestApp } from '../../support/app';
import { fixture, scriptedElecta, xml } from '../../support/electa-app';
import { startScriptedServer } from '../../support/scripted-server';
import { answers } from './source';

it("reads HTML in a session's description as text, and returns the original in providerRecord", async () => {
  const html = '<p>For <i>beginners</i></p><script>alert(1)</script>';
  const list = fixture('list-response.xml').replace('For beginners', `<![CDATA[${html}]]>`);
  const server = await startScriptedServer(answers(xml(list)));
  const app = await startTestApp(scriptedElecta(server.url));
  const { data, errors } = await app.graphql(`{
    schedule(from: "2017-01-05T00:00:00Z", to: "2017-01-07T00:00:00Z") { nodes { title description ... on Event { providerRecord } } }
  }`);
  await app.stop();
  await server.close();
  expect(errors).toEqual([]);
  expect(data.schedule.nodes).toMatchObject([
    { title: 'Fractions & decimals', description: 'For beginners', providerRecord: { Description: html } },
  ]);
});
