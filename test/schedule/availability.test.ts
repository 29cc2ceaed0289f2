import { availability } from '../../src/schedule/availability';
import { type BookedSession } from '../../src/schedule/booked-session';
import { at, booked, hold, hosted, timeOf } from './booked';

const ANN = 'ann@example.com';
const BOB = 'bob@example.com';

/** Who is busy and free from 08:00 to 18:00, as "09:00-10:00". */
function from8To18(
  hosts: string[],
  sessions: BookedSession<unknown>[],
  { minimumMinutes = 30, isAllKnown = true } = {},
) {
  const tell = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => `${timeOf(startsAt)}-${timeOf(endsAt)}`;
  return availability(hosts, sessions, at('08:00'), at('18:00'), minimumMinutes, isAllKnown).map(
    ({ host, busy, free }) => ({ host, busy: busy.map(tell), free: free && free.map(tell) }),
  );
}

describe('The availability of a host', () => {
  it('is the whole window where nothing is booked', () => {
    expect(from8To18([ANN], [])).toEqual([{ host: ANN, busy: [], free: ['08:00-18:00'] }]);
  });

  it('has what is booked and what is left of the window', () => {
    const sessions = [hosted('b', ANN, '14:00', '15:00'), hosted('a', ANN, '09:00', '10:00')];
    expect(from8To18([ANN], sessions)).toEqual([
      { host: ANN, busy: ['09:00-10:00', '14:00-15:00'], free: ['08:00-09:00', '10:00-14:00', '15:00-18:00'] },
    ]);
  });

  it('has sessions that overlap or follow one another as one range', () => {
    const sessions = [
      hosted('a', ANN, '09:00', '10:00'),
      hosted('b', ANN, '09:30', '09:45'),
      hosted('c', ANN, '09:30', '11:00'),
      hosted('d', ANN, '11:00', '12:00'),
    ];
    expect(from8To18([ANN], sessions)).toEqual([
      { host: ANN, busy: ['09:00-12:00'], free: ['08:00-09:00', '12:00-18:00'] },
    ]);
  });

  it('has nothing from outside the window', () => {
    const sessions = [
      hosted('a', ANN, '06:00', '07:00'),
      hosted('b', ANN, '07:00', '08:00'),
      hosted('c', ANN, '07:30', '09:00'),
      hosted('d', ANN, '17:00', '19:00'),
      hosted('e', ANN, '19:00', '20:00'),
    ];
    expect(from8To18([ANN], sessions)).toEqual([
      { host: ANN, busy: ['08:00-09:00', '17:00-18:00'], free: ['09:00-17:00'] },
    ]);
  });

  it('has nothing free where a session covers the window', () => {
    expect(from8To18([ANN], [hosted('a', ANN, '07:00', '19:00')])).toEqual([
      { host: ANN, busy: ['08:00-18:00'], free: [] },
    ]);
  });

  it('has no free range that is shorter than was asked for, and those that are just as long', () => {
    const sessions = [hosted('a', ANN, '08:29', '10:00'), hosted('b', ANN, '10:30', '18:00')];
    expect(from8To18([ANN], sessions)[0]!.free).toEqual(['10:00-10:30']);
    expect(from8To18([ANN], sessions, { minimumMinutes: 31 })[0]!.free).toEqual([]);
    expect(from8To18([ANN], sessions, { minimumMinutes: 0 })[0]!.free).toEqual(['08:00-08:29', '10:00-10:30']);
  });

  it('says nothing of what is free while not everything is known', () => {
    expect(from8To18([ANN], [hosted('a', ANN, '09:00', '10:00')], { isAllKnown: false })).toEqual([
      { host: ANN, busy: ['09:00-10:00'], free: null },
    ]);
  });

  it('counts no session that is cancelled, no other resource, and no hold without a length', () => {
    const sessions = [
      hosted('a', ANN, '09:00', '10:00', { isCancelled: true }),
      booked('b', [hold('ROOM', ANN, '09:00', '10:00')]),
      hosted('c', ANN, '12:00', '12:00'),
    ];
    expect(from8To18([ANN], sessions)).toEqual([{ host: ANN, busy: [], free: ['08:00-18:00'] }]);
  });

  it('is told per host, in the order asked, whatever capitals the addresses are in', () => {
    const sessions = [hosted('a', 'ANN@example.com', '08:00', '12:00'), hosted('b', BOB, '12:00', '18:00')];
    expect(from8To18(['Bob@Example.com', ANN, 'bob@example.com'], sessions)).toEqual([
      { host: 'Bob@Example.com', busy: ['12:00-18:00'], free: ['08:00-12:00'] },
      { host: ANN, busy: ['08:00-12:00'], free: ['12:00-18:00'] },
      { host: 'bob@example.com', busy: ['12:00-18:00'], free: ['08:00-12:00'] },
    ]);
  });
});
