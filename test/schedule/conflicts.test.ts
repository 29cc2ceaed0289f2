import { conflictsWith, findConflicts, type Conflict } from '../../src/schedule/conflicts';
import { at, booked, hold, hosted, timeOf } from './booked';

/** A conflict in one line, as "HOST ann@example.com 09:30-10:00: a b". */
const line = ({ kind, resource, startsAt, endsAt, sessions }: Conflict<unknown>): string =>
  `${kind} ${resource} ${timeOf(startsAt)}-${timeOf(endsAt)}: ${sessions.map(({ id }) => id).join(' ')}`;

const lines = (sessions: Parameters<typeof findConflicts>[0]): string[] => findConflicts(sessions).map(line);

const ANN = 'ann@example.com';

describe('A conflict', () => {
  it('is between sessions that overlap and share a host, for as long as both last', () => {
    expect(lines([hosted('b', ANN, '09:30', '11:00'), hosted('a', ANN, '09:00', '10:00')])).toEqual([
      'HOST ann@example.com 09:30-10:00: a b',
    ]);
  });

  it.each(['HOST', 'VENUE', 'CHANNEL', 'ROOM'] as const)('may be about a %s', (kind) => {
    const sessions = ['a', 'b'].map((id) => booked(id, [hold(kind, 'x', '09:00', '10:00')]));
    expect(lines(sessions)).toEqual([`${kind} x 09:00-10:00: a b`]);
  });

  it('hands on the sessions that it is about', () => {
    const sessions = [hosted('a', ANN, '09:00', '10:00'), hosted('b', ANN, '09:00', '10:00')];
    expect(findConflicts(sessions)[0]!.sessions).toEqual(sessions);
  });

  it('is none between sessions that follow one another', () => {
    expect(lines([hosted('a', ANN, '09:00', '10:00'), hosted('b', ANN, '10:00', '11:00')])).toEqual([]);
  });

  it('is none with a session that is cancelled', () => {
    const cancelled = hosted('a', ANN, '09:00', '10:00', { isCancelled: true });
    expect(lines([cancelled, hosted('b', ANN, '09:00', '10:00')])).toEqual([]);
  });

  it('is none with a hold that has no length', () => {
    expect(lines([hosted('a', ANN, '09:00', '10:00'), hosted('b', ANN, '09:30', '09:30')])).toEqual([]);
    expect(lines([hosted('a', ANN, '09:30', '09:30'), hosted('b', ANN, '09:30', '09:30')])).toEqual([]);
  });

  it('is none between resources of different kinds that are called the same', () => {
    const sessions = [
      booked('a', [hold('ROOM', '1', '09:00', '10:00')]),
      booked('b', [hold('VENUE', '1', '09:00', '10:00')]),
    ];
    expect(lines(sessions)).toEqual([]);
  });

  it('is none between sessions that hold nothing', () => {
    expect(lines([booked('a', []), booked('b', [])])).toEqual([]);
  });

  it('goes by the times of the holds, not of the sessions', () => {
    const evening = hold('CHANNEL', 'icareus:channel:1', '18:00', '19:00');
    const wholeDay = { startsAt: at('08:00'), endsAt: at('20:00') };
    const morning = booked('a', [hold('CHANNEL', 'icareus:channel:1', '08:00', '09:00')], wholeDay);
    expect(lines([morning, booked('b', [evening], wholeDay)])).toEqual([]);
    expect(lines([booked('c', [evening]), booked('b', [evening], wholeDay)])).toEqual([
      'CHANNEL icareus:channel:1 18:00-19:00: b c',
    ]);
  });
});

describe('What a hold is to', () => {
  it('is one host, whatever capitals the address is written in', () => {
    expect(lines([hosted('a', 'Ann@Example.com', '09:00', '10:00'), hosted('b', ANN, '09:00', '10:00')])).toEqual([
      'HOST ann@example.com 09:00-10:00: a b',
    ]);
  });

  it('is two hosts where ids without an address differ in their capitals', () => {
    const [lower, upper] = ['electa:presenter:x', 'electa:presenter:X'];
    expect(lines([hosted('a', lower, '09:00', '10:00'), hosted('b', upper, '09:00', '10:00')])).toEqual([]);
  });

  it('is two rooms where their ids differ in their capitals', () => {
    const sessions = ['a@b', 'A@b'].map((room) => booked(room, [hold('ROOM', room, '09:00', '10:00')]));
    expect(lines(sessions)).toEqual([]);
  });
});

describe('The sessions of a conflict', () => {
  it('are all that hold the resource at one instant', () => {
    const sessions = ['a', 'b', 'c'].map((id) => hosted(id, ANN, '09:00', '10:00'));
    expect(lines(sessions)).toEqual(['HOST ann@example.com 09:00-10:00: a b c']);
  });

  it('make two conflicts where the first and the last do not meet', () => {
    const sessions = [
      hosted('a', ANN, '09:00', '10:00'),
      hosted('b', ANN, '09:30', '11:00'),
      hosted('c', ANN, '10:00', '12:00'),
    ];
    expect(lines(sessions)).toEqual(['HOST ann@example.com 09:30-10:00: a b', 'HOST ann@example.com 10:00-11:00: b c']);
  });

  it('are not told again without those that came and went', () => {
    const sessions = [
      hosted('a', ANN, '09:00', '12:00'),
      hosted('b', ANN, '09:00', '12:00'),
      hosted('c', ANN, '10:00', '11:00'),
    ];
    expect(lines(sessions)).toEqual(['HOST ann@example.com 10:00-11:00: a b c']);
  });

  it('are told once for each that comes and goes', () => {
    const sessions = [
      hosted('a', ANN, '09:00', '17:00'),
      hosted('b', ANN, '10:00', '11:00'),
      hosted('c', ANN, '11:00', '12:00'),
    ];
    expect(lines(sessions)).toEqual(['HOST ann@example.com 10:00-11:00: a b', 'HOST ann@example.com 11:00-12:00: a c']);
  });

  it('are in the order of the schedule', () => {
    const sessions = ['c', 'a', 'b'].map((id) => hosted(id, ANN, '09:00', '10:00'));
    sessions.push(hosted('z', ANN, '08:00', '10:00'));
    expect(lines(sessions)).toEqual(['HOST ann@example.com 09:00-10:00: z a b c']);
  });
});

describe('Claims of one session to the same resource', () => {
  const channel = (from: string, to: string) => hold('CHANNEL', '1', from, to);

  it('are no conflict with each other', () => {
    expect(lines([booked('a', [channel('09:00', '10:00'), channel('09:30', '11:00')])])).toEqual([]);
  });

  it('count as one where they overlap or touch', () => {
    const rooms = booked('a', [channel('09:30', '10:00'), channel('09:00', '09:40'), channel('10:00', '11:00')]);
    expect(lines([rooms, booked('b', [channel('08:00', '12:00')])])).toEqual(['CHANNEL 1 09:00-11:00: b a']);
  });

  it('make a conflict each where they lie apart', () => {
    const rooms = booked('a', [channel('09:00', '10:00'), channel('14:00', '15:00')]);
    expect(lines([rooms, booked('b', [channel('08:00', '16:00')])])).toEqual([
      'CHANNEL 1 09:00-10:00: b a',
      'CHANNEL 1 14:00-15:00: b a',
    ]);
  });

  it('count as one where a session is handed in twice', () => {
    const twice = [
      hosted('a', ANN, '09:00', '10:00'),
      hosted('b', ANN, '08:00', '08:30'),
      hosted('a', ANN, '09:00', '10:00'),
    ];
    expect(lines(twice)).toEqual([]);
    expect(lines([...twice, hosted('c', ANN, '09:30', '10:30')])).toEqual(['HOST ann@example.com 09:30-10:00: a c']);
  });
});

describe('Conflicts', () => {
  it('are in order of start, then kind, then resource', () => {
    const resources = [
      hold('VENUE', '1', '09:00', '10:00'),
      hold('ROOM', '1', '09:00', '10:00'),
      hold('HOST', 'bob@example.com', '09:00', '10:00'),
      hold('HOST', ANN, '09:00', '10:00'),
      hold('CHANNEL', '1', '09:00', '10:00'),
      hold('VENUE', '2', '08:00', '10:00'),
    ];
    expect(lines([booked('a', resources), booked('b', resources)])).toEqual([
      'VENUE 2 08:00-10:00: a b',
      'CHANNEL 1 09:00-10:00: a b',
      'HOST ann@example.com 09:00-10:00: a b',
      'HOST bob@example.com 09:00-10:00: a b',
      'ROOM 1 09:00-10:00: a b',
      'VENUE 1 09:00-10:00: a b',
    ]);
  });
});

describe('An id', () => {
  it.each(['VENUE', 'CHANNEL', 'ROOM', 'HOST'] as const)('of a %s names another thing at another provider', (kind) => {
    const of = (id: string, provider: string) => booked(id, [hold(kind, '2221', '09:00', '10:00')], { provider });
    expect(lines([of('a', 'FIRST'), of('b', 'SECOND')])).toEqual([]);
    expect(lines([of('a', 'FIRST'), of('b', 'SECOND'), of('c', 'FIRST'), of('d', 'SECOND')])).toEqual([
      `${kind} 2221 09:00-10:00: a c`,
      `${kind} 2221 09:00-10:00: b d`,
    ]);
    expect(conflictsWith(of('new', 'SECOND'), [of('a', 'FIRST')])).toEqual([]);
  });

  it('does not separate a person who is booked by email address at two providers', () => {
    const sessions = [hosted('a', ANN, '09:00', '10:00'), hosted('b', ANN, '09:00', '10:00', { provider: 'SECOND' })];
    expect(lines(sessions)).toEqual(['HOST ann@example.com 09:00-10:00: a b']);
    expect(conflictsWith(sessions[0]!, sessions)).toHaveLength(1);
  });
});

describe('The conflicts of a new session', () => {
  const sessions = [
    hosted('a', ANN, '09:00', '10:00'),
    hosted('b', ANN, '09:30', '11:00'),
    hosted('c', 'bob@example.com', '09:00', '11:00'),
  ];
  const linesWith = (...parameters: Parameters<typeof hosted>) =>
    conflictsWith(hosted(...parameters), sessions).map(line);

  it('are those that it would be in, and no others', () => {
    expect(linesWith('new', 'ANN@example.com', '10:30', '12:00')).toEqual(['HOST ann@example.com 10:30-11:00: b new']);
    expect(linesWith('new', ANN, '09:00', '12:00')).toEqual(['HOST ann@example.com 09:30-10:00: a new b']);
    expect(linesWith('new', ANN, '11:00', '12:00')).toEqual([]);
    expect(linesWith('new', 'eve@example.com', '09:00', '12:00')).toEqual([]);
  });

  it('are none while it is cancelled', () => {
    expect(linesWith('new', ANN, '09:00', '12:00', { isCancelled: true })).toEqual([]);
  });

  it('are none with the form that it had before', () => {
    expect(linesWith('a', ANN, '09:00', '09:30')).toEqual([]);
    expect(linesWith('a', ANN, '10:00', '12:00')).toEqual(['HOST ann@example.com 10:00-11:00: b a']);
  });

  it('may be asked for before there is a session', () => {
    const planned = { ...hosted('', ANN, '10:30', '12:00'), session: null };
    expect(conflictsWith(planned, sessions)[0]!.sessions.map(({ session }) => session)).toEqual(['session b', null]);
  });
});
