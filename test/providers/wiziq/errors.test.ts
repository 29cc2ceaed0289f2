import { toProviderError } from '../../../src/http/failure';
import { parseXml } from '../../../src/http/xml';
import { ProviderError } from '../../../src/model/provider-error';
import { ProviderRefusal } from '../../../src/provider-kit/refusals';
import { ownFailureIn, refusalIn, withRefusalsAt } from '../../../src/providers/wiziq/errors';
import { identity } from '../../../src/providers/wiziq/ids';
import { userErrorsOf } from './support';

const failResponse = (code: string) => parseXml(`<rsp status="fail"><error code="${code}" msg="Its words."/></rsp>`);

/** The error of WizIQ's own failure with that code. */
const ownFailure = (code: string, access: 'read' | 'write') =>
  toProviderError(ownFailureIn({ root: failResponse(code) })!, { provider: 'WIZIQ', title: 'WizIQ', access });

const refused = (code: string, text: string) =>
  userErrorsOf(() => withRefusalsAt({}, () => Promise.reject(new ProviderRefusal(identity, text, code))));

describe("WizIQ's own failure", () => {
  it.each(['401', '403'])('%s reports wrong credentials, and the operator what to check', (code) => {
    for (const access of ['read', 'write'] as const) {
      const error = ownFailure(code, access);
      expect(error).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never', detail: 'Its words.' });
      expect(error.message).toContain(
        'Its operator should check WIZIQ_ACCESS_KEY and WIZIQ_SECRET_KEY, and the clock of the server: every call is signed with the time.',
      );
    }
  });

  it.each([
    ['500', false],
    ['502', true],
    ['503', true],
    ['504', true],
    ['1000', false],
  ])('%s may follow a write that was carried out; a read may be retried: %s', (code, isPassing) => {
    expect(ownFailureIn({ root: failResponse(code) })).toMatchObject({ isPassing });
    expect(ownFailure(code, 'write')).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      acted: 'maybe',
      retryable: false,
      detail: 'Its words.',
    });
  });

  it.each(['<rsp status="ok"><error code="503"/></rsp>', '<other status="fail"><error code="503"/></other>'])(
    'is not %s',
    (text) => expect(ownFailureIn({ root: parseXml(text) })).toBeNull(),
  );
});

describe('A refusal', () => {
  it('refers to the whole input if its subject has no path in it', async () => {
    expect(await refused('1004', '')).toMatchObject([
      { code: 'START_IN_PAST', field: null, message: 'WizIQ does not schedule in the past.' },
    ]);
  });

  it('with an unknown code quotes WizIQ, or the code alone', async () => {
    expect(await refused('4711', 'Its words.')).toMatchObject([
      {
        code: 'PROVIDER_REFUSED',
        message: 'WizIQ refused (its code 4711), and nothing was changed. WizIQ responded: "Its words."',
      },
    ]);
    expect(await refused('4711', '')).toMatchObject([
      { message: 'WizIQ refused (its code 4711), and nothing was changed. It gives no reason.' },
    ]);
  });

  it('may have its message in the element, or none', () => {
    const words = (text: string) => (refusalIn(parseXml(text)) as ProviderRefusal).text;
    expect(words('<rsp status="fail"><error code="1031">not valid</error></rsp>')).toBe('not valid');
    expect(words('<rsp status="fail"><Error code="1031"/></rsp>')).toBe('');
  });

  it.each([
    '<rsp status="fail"/>',
    '<rsp status="fail"><error msg="x"/></rsp>',
    '<rsp status="fail"><error code=" "/></rsp>',
  ])('without a code is a bad response: %s', (text) => {
    const root = parseXml(text);
    expect(ownFailureIn({ root })).toBeNull();
    const error = refusalIn(root);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe' });
  });
});
