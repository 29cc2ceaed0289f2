import { createHmac } from 'node:crypto';
import { signatureOf } from '../../../src/providers/wiziq/signature';

const PUBLISHED = { accessKey: 'YWJjZGVmZ2g=', secretKey: 'cHFyc3R1dnd4eXo=', timestamp: 1393388207 };

describe('The signature', () => {
  it.each([
    ['create', 'J93YzsXV6SDc+Nl0f8IDa3N9Abc='],
    ['create_recurring', 'jGaFqUbWpA58L7qt+jQ6dM+za0Q='],
    ['view_schedule', 'DsX3GNudtorasYyeTVkXwQFUp2Y='],
    ['get_data', 'yQlc/7uD1BNWHOoFzjLUyFQANMI='],
    ['modify', 'fO5HtylmP4mkiQToY+JgrXurTY0='],
    ['cancel', 'gX6PIbd96bpbzi1GiIr7/tZM0bY='],
    ['add_attendees', 'I98iVrevrhIdCpCLHcW98fqcots='],
  ])('of %s is the published one', (method, signature) => {
    expect(signatureOf({ ...PUBLISHED, method })).toBe(signature);
  });

  it.each([
    ['a/b+c==', 'a%2Fb%2Bc%3D%3D'],
    ['two words', 'two+words'],
    ["-_.~!*'()", '-_.%7E%21%2A%27%28%29'],
    ['é€', '%C3%A9%E2%82%AC'],
  ])('is keyed with the secret %j as PHP encodes it for a URL', (secretKey, key) => {
    const base = 'access_key=YWJjZGVmZ2g=&timestamp=1393388207&method=create';
    const expected = createHmac('sha1', key).update(base).digest('base64');
    expect(signatureOf({ ...PUBLISHED, secretKey, method: 'create' })).toBe(expected);
  });

  it('takes the access key as it is, not encoded', () => {
    const expected = createHmac('sha1', 'secret').update('access_key=a/b+=&timestamp=1&method=cancel').digest('base64');
    expect(signatureOf({ accessKey: 'a/b+=', secretKey: 'secret', timestamp: 1, method: 'cancel' })).toBe(expected);
  });
});
