import { toProviderError } from '../../../src/http/failure';
import { parseXml } from '../../../src/http/xml';
import { ProviderError } from '../../../src/model/provider-error';
import {
  isFail,
  meansNothingThere,
  ownFailureIn,
  type Paths,
  readRefused,
  refusalIn,
  type Subject,
  userErrorsOf,
  WizIqRefusal,
} from '../../../src/providers/wiziq/errors';
import { fixture } from './support';

/** Every subject at a path of its own, so that a test sees which one a code is about. */
const SUBJECTS: readonly Subject[] = [
  'target',
  'title',
  'startsAt',
  'timeZone',
  'durationMinutes',
  'extendMinutes',
  'presenterEmail',
  'language',
  'attendeeLimit',
  'attendees',
  'repeat',
  'end',
  'weekly',
  'monthly',
  'dayOfMonth',
  'week',
];
const PATHS: Paths = Object.fromEntries(SUBJECTS.map((subject) => [subject, ['input', subject]]));

const failAnswer = (code: string) => parseXml(`<rsp status="fail"><error code="${code}" msg="Its words."/></rsp>`);

/** The refusal with that code, which must not be one of WizIQ's own failures. */
const failed = (code: string) => {
  const root = failAnswer(code);
  expect(ownFailureIn({ root })).toBeNull();
  return refusalIn(root);
};

/** The error that WizIQ's own failure with that code becomes. */
const ownFailure = (code: string, access: 'read' | 'write') =>
  toProviderError(ownFailureIn({ root: failAnswer(code) })!, { provider: 'WIZIQ', title: 'WizIQ', access });

/** The whole table, as the provider's pages and its plugin have it: the code, what it is here, and what it is about. */
const TABLE: readonly [code: number, meaning: string, subject: Subject | null][] = [
  [200, 'PROVIDER_REFUSED', null],
  [304, 'PROVIDER_REFUSED', null],
  [400, 'PROVIDER_REFUSED', null],
  [404, 'PROVIDER_REFUSED', null],
  [1001, 'PROVIDER_REFUSED', null],
  [1002, 'PROVIDER_REFUSED', null],
  [1003, 'TIME_ZONE_UNKNOWN', 'timeZone'],
  [1004, 'START_IN_PAST', 'startsAt'],
  [1005, 'INVALID', 'startsAt'],
  [1006, 'REQUIRED', 'timeZone'],
  [1007, 'CANNOT_CHANGE', 'target'],
  [1008, 'CANNOT_CHANGE', 'target'],
  [1009, 'NOT_FOUND', 'target'],
  [1010, 'DURATION_NOT_SUPPORTED', 'durationMinutes'],
  [1011, 'CAPACITY_EXCEEDED', 'attendeeLimit'],
  [1012, 'CONCURRENCY_LIMIT', 'startsAt'],
  [1013, 'NOT_FOUND', 'target'],
  [1014, 'REQUIRED', 'title'],
  [1015, 'CANNOT_CHANGE', 'target'],
  [1016, 'CANNOT_CHANGE', 'target'],
  [1017, 'CANNOT_CHANGE', 'target'],
  [1018, 'CANNOT_CHANGE', 'target'],
  [1019, 'REQUIRED', 'startsAt'],
  [1020, 'REQUIRED', 'target'],
  [1021, 'REQUIRED', 'attendees'],
  [1022, 'INVALID', 'startsAt'],
  [1023, 'REQUIRED', 'attendees'],
  [1024, 'REQUIRED', 'attendees'],
  [1025, 'PROVIDER_REFUSED', null],
  [1026, 'PROVIDER_REFUSED', null],
  [1027, 'CANNOT_CHANGE', 'target'],
  [1028, 'CANNOT_CHANGE', 'target'],
  [1029, 'PROVIDER_REFUSED', null],
  [1030, 'REQUIRED', 'presenterEmail'],
  [1031, 'PRESENTER_UNKNOWN', 'presenterEmail'],
  [1032, 'ALREADY_SCHEDULED', 'startsAt'],
  [1033, 'CANNOT_CHANGE', 'target'],
  [1034, 'CANNOT_CHANGE', 'target'],
  [1035, 'CANNOT_CHANGE', 'target'],
  [1036, 'CANNOT_CHANGE', 'target'],
  [1043, 'LANGUAGE_NOT_SUPPORTED', 'language'],
  [1044, 'REQUIRED', 'language'],
  [1046, 'PRESENTER_UNKNOWN', 'presenterEmail'],
  [1047, 'PROVIDER_REFUSED', null],
  [1048, 'PROVIDER_REFUSED', null],
  [1052, 'INVALID', 'title'],
  [1057, 'PROVIDER_REFUSED', null],
  [1069, 'PROVIDER_REFUSED', null],
  [1081, 'RECURRENCE_INVALID', 'repeat'],
  [1082, 'RECURRENCE_INVALID', 'end'],
  [1083, 'RECURRENCE_INVALID', 'weekly'],
  [1084, 'RECURRENCE_INVALID', 'dayOfMonth'],
  [1085, 'RECURRENCE_INVALID', 'week'],
  [1087, 'RECURRENCE_INVALID', 'monthly'],
  [1088, 'NOT_FOUND', 'target'],
  [1090, 'INVALID', 'extendMinutes'],
  [1093, 'PROVIDER_REFUSED', null],
  [4711, 'PROVIDER_REFUSED', null],
];

describe("WizIQ's code", () => {
  it.each(TABLE)('%i is %s at %s', (code, meaning, subject) => {
    const failure = failed(String(code));
    expect(failure).toBeInstanceOf(WizIqRefusal);
    const { errors } = userErrorsOf(failure as WizIqRefusal, PATHS);
    expect(errors).toMatchObject([{ code: meaning, field: subject && ['input', subject], providerCode: String(code) }]);
    expect(errors[0]!.message).toContain('WizIQ says: "Its words."');
  });

  it.each(['401', '403'])('%s is about the credentials, and nothing was done', (code) => {
    for (const access of ['read', 'write'] as const) {
      const error = ownFailure(code, access);
      expect(error).toMatchObject({
        code: 'PROVIDER_AUTH_FAILED',
        acted: 'never',
        retryable: false,
        detail: 'Its words.',
      });
      expect(error.message).toBe(
        `WizIQ did not accept the credentials of this service (its code ${code}). Whoever runs it should check WIZIQ_ACCESS_KEY and WIZIQ_SECRET_KEY, and that the clock of the machine is right, because every call is signed with the time.`,
      );
    }
  });

  it.each(['500', '502', '503', '504', '1000'])("%s is WizIQ's own failure: a write may have been done", (code) => {
    const read = ownFailure(code, 'read');
    expect(read).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'maybe', retryable: true, detail: 'Its words.' });
    expect(read.message).toBe(`WizIQ failed to process the request (its code ${code}). Try again later.`);
    const write = ownFailure(code, 'write');
    expect(write).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'maybe', retryable: false });
    expect(write.message).toContain('look there before repeating it');
  });

  it.each([
    ['500', false],
    ['502', true],
    ['503', true],
    ['504', true],
    ['1000', false],
  ])('%s may pass by waiting: %s', (code, isPassing) => {
    expect(ownFailureIn({ root: failAnswer(code) })).toMatchObject({ kind: 'serverError', isPassing });
  });

  it('is about the whole input where its subject does not stand in it', () => {
    const { errors } = userErrorsOf(new WizIqRefusal('1004', ''), {});
    expect(errors).toMatchObject([
      { code: 'START_IN_PAST', field: null, message: 'WizIQ does not schedule in the past.' },
    ]);
  });

  it('is quoted alone where WizIQ has no words', () => {
    const { errors } = userErrorsOf(new WizIqRefusal('4711', ''), PATHS);
    expect(errors[0]!.message).toBe('WizIQ refused, and nothing was changed. It gives no reason but the code 4711.');
  });
});

describe('A failure', () => {
  it('is read from the provider’s own sample', () => {
    const root = parseXml(fixture('fail-response.xml'));
    expect(isFail(root)).toBe(true);
    expect(ownFailureIn({ root })).toMatchObject({
      kind: 'unauthorised',
      providerCode: '403',
      detail: 'Forbidden: The request is refused by the API.',
    });
  });

  it.each([
    '<rsp status="fail"/>',
    '<rsp status="fail"><error msg="x"/></rsp>',
    '<rsp status="fail"><error code=" "/></rsp>',
  ])('without a code cannot be understood: %s', (text) => {
    const root = parseXml(text);
    expect(ownFailureIn({ root })).toBeNull();
    const failure = refusalIn(root);
    expect(failure).toBeInstanceOf(ProviderError);
    expect(failure).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe' });
  });

  it('may have its words in the element, or none', () => {
    const words = (text: string) => (refusalIn(parseXml(text)) as WizIqRefusal).words;
    expect(words('<rsp status="fail"><error code="1031">not valid</error></rsp>')).toBe('not valid');
    expect(words('<rsp status="fail"><Error code="1031"/></rsp>')).toBe('');
  });

  it.each(['<rsp status="ok"><error code="503"/></rsp>', '<other status="fail"><error code="503"/></other>'])(
    'is nothing else: %s',
    (text) => {
      const root = parseXml(text);
      expect([isFail(root), ownFailureIn({ root })]).toEqual([false, null]);
    },
  );

  it('of a list may mean that it is empty', () => {
    expect(['1009', '1013', '1088', '1025'].map((code) => meansNothingThere(failed(code)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(meansNothingThere(new Error('1013'))).toBe(false);
  });

  it('of a read is nothing that its caller can mend', () => {
    expect(readRefused(new WizIqRefusal('1025', 'page_size parameter cannot exceed 100.'))).toMatchObject({
      code: 'PROVIDER_REFUSED',
      acted: 'never',
      detail: 'page_size parameter cannot exceed 100.',
    });
  });
});
