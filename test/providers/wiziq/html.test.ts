import { startTestApp } from '../../support/app';
import { startScriptedServer } from '../../support/scripted-server';
import { scriptedWizIq } from '../../support/wiziq-app';
import { dataPage, record } from './scripted-source';

it("reads HTML in a class's description as text, and returns the original in providerRecord", async () => {
  const html = '<p>Learn <b>HTML</b></p><ul><li>Day 1</li></ul>';
  const server = await startScriptedServer(() =>
    dataPage([record(7, `<description><![CDATA[${html}]]></description>`)]),
  );
  const app = await startTestApp(scriptedWizIq(server.url));
  const { data, errors } = await app.graphql('{ class(id: "wiziq:class:7") { title description providerRecord } }');
  await app.stop();
  await server.close();
  expect(errors).toEqual([]);
  expect(data.class).toMatchObject({
    title: 'English Class',
    description: 'Learn HTML\n\n- Day 1',
    providerRecord: { description: html },
  });
});
