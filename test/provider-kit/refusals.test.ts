import { defineIdentity } from '../../src/provider-kit/identity';
import { ProviderRefusal, refusalsAsUserErrors } from '../../src/provider-kit/refusals';

const provider = defineIdentity({ id: 'example', title: 'Example' });

describe('A refusal of a write', () => {
  it('becomes a user error with the code and the text of the provider', () => {
    const { errors, callId } = new ProviderRefusal(provider, 'Room is taken', '17', 'call-1').toUserErrors('Unused.');
    expect(errors).toMatchObject([
      {
        code: 'PROVIDER_REFUSED',
        message: 'Example refused (its code 17), and nothing was changed. Example responded: "Room is taken"',
        field: null,
        providerCode: '17',
      },
    ]);
    expect(callId).toBe('call-1');
  });

  it('has an explanation instead of a text, and no code if there is none', () => {
    expect(new ProviderRefusal(provider, '').toUserErrors('It gives no reason.').errors).toMatchObject([
      { message: 'Example refused, and nothing was changed. It gives no reason.', providerCode: null },
    ]);
  });

  it('by a status alone has the status as its code', async () => {
    const refused = provider.error('PROVIDER_REFUSED', 'It refused.', { acted: 'never', status: 413 });
    await expect(
      refusalsAsUserErrors(
        () => Promise.reject(refused),
        () => null,
      ),
    ).rejects.toMatchObject({
      errors: [{ code: 'PROVIDER_REFUSED', message: 'It refused.', providerCode: '413' }],
    });
  });

  it('is not assumed of any other error', async () => {
    const unavailable = provider.error('PROVIDER_UNAVAILABLE', 'It failed.', { acted: 'maybe', status: 503 });
    await expect(
      refusalsAsUserErrors(
        () => Promise.reject(unavailable),
        () => null,
      ),
    ).rejects.toBe(unavailable);
  });
});

it('A refusal of a read is an error whose text is for the log only', () => {
  const error = new ProviderRefusal(provider, 'Not today', '9').toReadError();
  expect(error).toMatchObject({
    code: 'PROVIDER_REFUSED',
    message: 'Example refused the request (its code 9). The log has its response.',
    acted: 'never',
    retryable: false,
    detail: 'Not today',
  });
});
