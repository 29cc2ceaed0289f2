import {
  IcareusRefusal,
  meansUnsupported,
  readRefused,
  refusedByStatus,
  tokenRejected,
  userErrorsOf,
} from '../../../src/providers/icareus/errors';

const ids = {
  event: { field: 'eventId', id: 'icareus:event:12' },
  room: { field: 'id', id: 'icareus:room:13' },
};

describe('The words of a refusal', () => {
  it.each([
    ['Invalid eventId.', 'event'],
    ['invalid event_id', 'event'],
    ['Invalid room id', 'room'],
    ['Invalid participantId.', 'participant'],
    ['Event not found.', 'event'],
    ['Room 12 was not found', 'room'],
    ['The participant could not be found', 'participant'],
    ['Event does not exist', 'event'],
    ['No such room.', 'room'],
    ['Unknown participant', 'participant'],
    ['Invalid eventTheme.', null],
    ['Missing eventId.', null],
    ['The room cannot end after the event.', null],
    ['', null],
  ])('"%s" say that there is no %s', (words, missing) => {
    expect(new IcareusRefusal(words).missing).toBe(missing);
  });

  it.each([
    ['Invalid token.', true],
    ['Unauthorized', true],
    ['Signature does not match', true],
    ['Invalid eventId.', false],
    ['', false],
  ])('"%s" are about the token: %s', (words, isAboutToken) => {
    expect(new IcareusRefusal(words).isAboutToken).toBe(isAboutToken);
  });

  it.each([
    ['Currently unsupported.', true],
    ['Participants are not yet supported', true],
    ['Not implemented', true],
    ['Invalid eventId.', false],
  ])('"%s" say that the suite does not do this: %s', (words, expected) => {
    expect(meansUnsupported(words)).toBe(expected);
  });
});

describe('A refused write', () => {
  it('of something that is not there is NOT_FOUND at its id', () => {
    expect(userErrorsOf(new IcareusRefusal('Invalid eventId.'), ids).errors).toEqual([
      {
        code: 'NOT_FOUND',
        message: 'eventId: Icareus Suite has no event "icareus:event:12". Nothing was changed.',
        field: ['eventId'],
        providerCode: null,
      },
    ]);
  });

  it('of something that the input does not name is refused', () => {
    expect(userErrorsOf(new IcareusRefusal('Invalid participantId.'), ids).errors).toMatchObject([
      { code: 'PROVIDER_REFUSED', field: null },
    ]);
  });

  it('of what the suite does not do is UNSUPPORTED_BY_PROVIDER', () => {
    expect(userErrorsOf(new IcareusRefusal('', null, true), ids).errors).toMatchObject([
      {
        code: 'UNSUPPORTED_BY_PROVIDER',
        message: 'Icareus Suite does not support this. Nothing was changed.',
        field: null,
      },
    ]);
  });

  it("has the suite's words", () => {
    expect(userErrorsOf(new IcareusRefusal('Invalid eventTheme.'), ids).errors).toMatchObject([
      {
        code: 'PROVIDER_REFUSED',
        message: 'Icareus Suite refused, and nothing was changed. Icareus Suite responded: "Invalid eventTheme."',
        field: null,
      },
    ]);
  });
});

describe('What a caller cannot mend', () => {
  it('is a refused read, whose words are for the log', () => {
    const error = readRefused(new IcareusRefusal('Invalid organizationId.'));
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED', acted: 'never', retryable: false });
    expect([error.message, error.detail]).toEqual([
      'Icareus Suite refused the request. The log has its message.',
      'Invalid organizationId.',
    ]);
    expect(readRefused(new IcareusRefusal('', null, true)).message).toBe(
      'Icareus Suite does not support this. The log has its message.',
    );
  });

  it('is a token that is not accepted, which names the settings', () => {
    const failure = tokenRejected(new IcareusRefusal('Invalid token.'));
    expect(failure).toMatchObject({ kind: 'unauthorised', detail: 'Invalid token.' });
    expect(failure.next).toMatch(/Check ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET and ICAREUS_CLIENT_IP, and .* clock/);
  });

  it('is a status without words', () => {
    const error = refusedByStatus(409, 'nothing');
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED', acted: 'never', status: 409, detail: 'nothing' });
    expect(error.message).toContain('(HTTP status 409)');
  });
});
