import { answers, stopAll, suite } from './scripted-app';

afterAll(stopAll);

it('reads HTML in descriptions and terms as text in every language, and keeps the original', async () => {
  const record = {
    eventId: 1,
    startTime: 1637913600000,
    duration: 3600,
    name: { en_US: 'Q&A <live>' },
    description: { en_US: '<p>Bring a <b>pen</b></p>', fi_FI: 'Kyn&auml; mukaan' },
    gdpr: { termsOfService: { en_US: '<a href="https://terms.example">Terms</a>' } },
    rooms: [{ roomId: 2, eventId: 1, startTime: 1637913600000, duration: 3600, description: { en_US: 'One<br>Two' } }],
  };
  const { app } = await suite(answers({ 'GET /api/event': { status: 'ok', event: record } }));
  const { data, errors } = await app.graphql(`{ event(id: "icareus:event:1") {
    title description providerRecord rooms { description { text } }
    details { ... on IcareusEventDetails {
      description { translations { text } } gdpr { termsOfService { text } }
    } }
  } }`);
  expect(errors).toEqual([]);
  expect(data.event).toMatchObject({
    title: 'Q&A <live>',
    description: 'Bring a pen',
    rooms: [{ description: { text: 'One\nTwo' } }],
    details: {
      description: { translations: [{ text: 'Bring a pen' }, { text: 'Kynä mukaan' }] },
      gdpr: { termsOfService: { text: 'Terms (https://terms.example)' } },
    },
    providerRecord: { description: record.description },
  });
});
