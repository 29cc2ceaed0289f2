/** Credentials and the links of hosts: nothing of them is in a response, a log line, an error or the ledger. */
import { type WireRequest, type WireResponse } from '../../src/provider-kit/sample';
import { isRequestOf, Scene } from './support/scene';
import { everyField } from './support/selections';
import { subjects } from './support/subjects';

const WINDOW = { from: new Date(), to: new Date(Date.now() + 14 * 86_400_000) };

describe.each(subjects)('Of %s', (_, manifest) => {
  const { sample, settings } = manifest;
  let scene: Scene;
  /** The texts of every response to a client so far. */
  const responses: string[] = [];
  beforeAll(async () => {
    scene = await Scene.start(manifest);
    responses.length = 0;
  });
  afterEach(() => scene.proxy.clear());
  afterAll(() => scene.stop());

  /** Everything in the schedule and every field of its sessions, but for those that are meant for hosts. */
  const scheduleQuery = (): string => {
    const except = ['providerRecord', ...(sample.hostLinks?.fields ?? [])];
    const fields = everyField(scene.schema, scene.schema.getType('ScheduledSession') as never, 1, except);
    return `query ($from: DateTime!, $to: DateTime!) {
      schedule(from: $from, to: $to, first: 200) { nodes { ${fields} } unavailable { message } }
      providers { lastError }
      writes(first: 200) { nodes { summary input error } }
    }`;
  };

  async function useEverything(): Promise<void> {
    const { text } = await scene.graphql(scheduleQuery(), WINDOW);
    responses.push(text, await (await fetch(`${scene.url}/calendar.ics`)).text());
    for (const write of sample.writes) {
      const target = await scene.prepare(write).catch((error: Error) => responses.push(error.message));
      if (typeof target === 'object') responses.push((await scene.write(write, target)).text);
    }
    responses.push((await scene.graphql(scheduleQuery(), WINDOW)).text);
  }

  const secretSettings = (): string[] =>
    settings.flatMap(({ name, secret }) => (secret && scene.direct[name] ? [scene.direct[name]] : []));

  /** The secret settings, and what the requests so far carried as credentials. */
  function credentials(): string[] {
    const sent = scene.exchanges.flatMap((exchange) => sample.credentialsIn(exchange));
    return [...new Set([...secretSettings(), ...sent])].filter((text) => text !== '');
  }

  function expectNoneOf(secrets: readonly string[], places: Readonly<Record<string, string>>): void {
    expect(secrets.length).toBeGreaterThan(0);
    const found = Object.entries(places).flatMap(([place, text]) =>
      secrets
        .filter((secret) => formsOf(secret).some((form) => text.includes(form)))
        .map((secret) => `${place}: ${secret}`),
    );
    expect(found).toEqual([]);
  }

  const places = () => ({ response: responses.join('\n'), log: scene.logText(), ledger: scene.ledgerText() });

  it('no credentials are shown in normal use', async () => {
    await useEverything();
    expect(scene.exchanges.some((exchange) => sample.credentialsIn(exchange).length > 0)).toBe(true);
    expectNoneOf(credentials(), places());
  });

  it.each(['a refusal', 'an error page', 'a failure', 'something else than data'])(
    'no credentials are shown that the provider quotes in %s',
    async (what) => {
      const quoting = (request: WireRequest): WireResponse => {
        const words = `The credentials ${[...secretSettings(), ...sample.credentialsIn(request)].join(' and ')} are not welcome.`;
        if (what === 'a refusal') return sample.refusalWith(words);
        if (what === 'an error page')
          return { status: 502, type: 'text/html', text: `<html><body>${words}</body></html>` };
        if (what === 'a failure')
          return { status: 500, type: 'application/json', text: JSON.stringify({ error: words }) };
        return { status: 200, type: 'application/json', text: JSON.stringify([words]) };
      };
      let request: WireRequest | null = null;
      scene.proxy.add({
        matches: (each) => {
          request = each;
          return scene.isWrite(each) || what !== 'a refusal';
        },
        isForwarded: false,
        outcome: () => quoting(request!),
      });
      for (const write of sample.writes.filter(({ target, create }) => create && target === undefined)) {
        const written = await scene.write(write);
        responses.push(written.text);
        expect(written.id).toBeNull();
        expect(written.sent.every((each) => isRequestOf(write, each))).toBe(true);
      }
      responses.push((await scene.graphql(scheduleQuery(), WINDOW)).text);
      expectNoneOf(credentials(), places());
    },
  );

  it('no link of a host is shown, but in the fields that are meant for it', async () => {
    const shown = responses.length;
    scene.proxy.rewrite(withHostLinks);
    await useEverything();
    const own = scene.exchanges.flatMap(({ response }) =>
      sample.hostLinks ? [...(response?.text ?? '').matchAll(sample.hostLinks.pattern)].map(([, link]) => link!) : [],
    );
    if (sample.hostLinks) expect(own).not.toEqual([]);
    // What a mutation returns has the fields that are meant for hosts.
    const text = responses
      .slice(shown)
      .map(withoutFields(sample.hostLinks?.fields ?? []))
      .join('\n');
    expectNoneOf([HOST_LINK, ...new Set(own)], { response: text, log: scene.logText() });
  });
});

/** A link that no provider documents, added to every record of every response: what is not mapped is not shown. */
const HOST_LINK = 'https://host.example/start?as=host-of-session';

function withHostLinks(response: WireResponse): WireResponse {
  const { type, text } = response;
  if (/json/.test(type)) return { ...response, text: JSON.stringify(JSON.parse(text, addLink)) };
  if (!/xml/.test(type)) return response;
  // Behind the id of each record.
  return {
    ...response,
    text: text.replace(/<\/(\w*id)>/gi, `$&<host_url>${HOST_LINK.replace('&', '&amp;')}</host_url>`),
  };
}

function addLink(_key: string, value: unknown): unknown {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord && Object.keys(value).some((key) => /id$/i.test(key)) ? { ...value, host_url: HOST_LINK } : value;
}

/** A response without the values of some fields, whatever they are called there. */
const withoutFields =
  (fields: readonly string[]) =>
  (text: string): string =>
    text.startsWith('{')
      ? JSON.stringify(
          JSON.parse(text, (key, value: unknown) => (fields.some((field) => key.endsWith(`_${field}`)) ? null : value)),
        )
      : text;

/** A secret as it is, and as a URL or base64 has it. */
const formsOf = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  secret.toLowerCase(),
];
