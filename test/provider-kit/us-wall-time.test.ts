import { readUsWallTime } from '../../src/provider-kit/us-wall-time';

it.each([
  ['6/21/2018 10:00', '2018-06-21T10:00:00'],
  ['12/18/2018 23:45:07', '2018-12-18T23:45:07'],
  [' 06/21/2018  9:05 ', '2018-06-21T09:05:00'],
  ['1/5/2017 4:00 PM', '2017-01-05T16:00:00'],
  ['1/5/2017 12:00 am', '2017-01-05T00:00:00'],
  ['1/5/2017 12:30PM', '2017-01-05T12:30:00'],
  ['1/5/2017 11:59:58 P.M.', '2017-01-05T23:59:58'],
  ['1/5/2017 13:00 PM', null],
  ['1/5/2017 0:30 AM', null],
  ['2017-01-05T16:00:00', null],
  ['1/5/2017', null],
  ['tomorrow', null],
])('The wall time %s is read as %s', (text, wall) => {
  expect(readUsWallTime(text)).toBe(wall);
});

it('Hours up to 23 before AM or PM are read if the provider sends them', () => {
  expect(readUsWallTime('1/5/2017 13:00 PM', { allowsMixedHours: true })).toBe('2017-01-05T13:00:00');
  expect(readUsWallTime('1/5/2017 12:00 AM', { allowsMixedHours: true })).toBe('2017-01-05T00:00:00');
});
