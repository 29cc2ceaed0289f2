import {
  IcareusRefusal,
  meansUnsupported,
  notUnderstood,
  readRefused,
  refusedWithoutWords,
  tokenRefused,
  UnusableTimes,
  userErrorsOf,
} from '../../../src/providers/icareus/errors';

const paths = { event: ['eventId'], room: ['id'] };

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
    expect(userErrorsOf(new IcareusRefusal('Invalid eventId.'), paths).errors).toEqual([
      {
        code: 'NOT_FOUND',
        message: 'eventId: Icareus has no event of this id. Icareus says: "Invalid eventId."',
        field: ['eventId'],
        providerCode: null,
      },
    ]);
  });

  it('of something that the input does not name is refused', () => {
    expect(userErrorsOf(new IcareusRefusal('Invalid participantId.'), paths).errors).toMatchObject([
      { code: 'PROVIDER_REFUSED', field: null },
    ]);
  });

  it('of what the suite does not do is UNSUPPORTED_BY_PROVIDER', () => {
    expect(userErrorsOf(new IcareusRefusal('', null, true), paths).errors).toMatchObject([
      {
        code: 'UNSUPPORTED_BY_PROVIDER',
        message: 'Icareus does not do this here, and nothing was changed. Icareus gives no reason.',
        field: null,
      },
    ]);
  });

  it("has the suite's words", () => {
    expect(userErrorsOf(new IcareusRefusal('Invalid eventTheme.'), paths).errors).toMatchObject([
      {
        code: 'PROVIDER_REFUSED',
        message: 'Icareus refused, and nothing was changed. Icareus says: "Invalid eventTheme."',
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
      'Icareus refused to answer. The log has its words.',
      'Invalid organizationId.',
    ]);
    expect(readRefused(new IcareusRefusal('', null, true)).message).toBe(
      'Icareus does not tell this here. The log has its words.',
    );
  });

  it('is a token that is not accepted, which names the settings', () => {
    const failure = tokenRefused(new IcareusRefusal('Invalid token.'));
    expect(failure).toMatchObject({ kind: 'unauthorised', detail: 'Invalid token.' });
    expect(failure.next).toMatch(/Check ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET and ICAREUS_CLIENT_IP, and .* clock/);
  });

  it('is a status without words', () => {
    const error = refusedWithoutWords(409, 'nothing');
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED', acted: 'never', status: 409, detail: 'nothing' });
    expect(error.message).toContain('(HTTP status 409)');
  });

  it('is an answer that cannot be understood, after which a write is uncertain', () => {
    expect(notUnderstood('its JSON', 'read', '[]')).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', detail: '[]' });
    expect(notUnderstood('its JSON', 'write', '[]').message).toBe(
      'Icareus answered with something else than its JSON. Icareus may or may not have carried out the change: look there before repeating it.',
    );
  });

  it('is a record without a time', () => {
    expect(new UnusableTimes('room', '12')).toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
      acted: 'never',
      message:
        "Icareus's room 12 has no start or duration that can be used. Mend it in Icareus; the log says what is wrong.",
    });
    expect(new UnusableTimes('event', '12', 'maybe').acted).toBe('maybe');
  });
});
