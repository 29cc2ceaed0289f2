import { InvalidArgument } from '../../src/model/invalid-argument';
import { inOrder, pageOf } from '../../src/schedule/order';
import { at } from './booked';

const placed = (id: string, time: string) => ({ id, startsAt: at(time) });
const ids = (sessions: readonly { id: string }[]) => sessions.map(({ id }) => id);
const write = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('The order of a schedule', () => {
  it('is by start, then by id, whatever order the providers answer in', () => {
    const sessions = [placed('b:1', '09:00'), placed('a:9', '10:00'), placed('a:2', '09:00'), placed('z:1', '08:59')];
    expect(ids(inOrder(sessions))).toEqual(['z:1', 'a:2', 'b:1', 'a:9']);
    expect(ids(sessions)).toEqual(['b:1', 'a:9', 'a:2', 'z:1']);
  });

  it('compares ids by plain code units, which is the same in every language', () => {
    const sessions = ['ä', 'a', 'B', 'b', 'a:10', 'a:9'].map((id) => placed(id, '09:00'));
    expect(ids(inOrder(sessions))).toEqual(['B', 'a', 'a:10', 'a:9', 'b', 'ä']);
  });
});

describe('A page of a schedule', () => {
  const sessions = [placed('a', '09:00'), placed('b', '09:00'), placed('c', '10:00')];

  it('holds the first sessions and says that there is more', () => {
    const page = pageOf(sessions, 2, null);
    expect(ids(page.items.map(({ node }) => node))).toEqual(['a', 'b']);
    expect(page).toMatchObject({ hasNextPage: true, endCursor: page.items[1]!.cursor });
  });

  it('goes on behind a cursor, also between sessions that start together', () => {
    const page = pageOf(sessions, 2, pageOf(sessions, 1, null).endCursor);
    expect(page.items.map(({ node }) => node)).toEqual([sessions[1], sessions[2]]);
    expect(page.hasNextPage).toBe(false);
  });

  it('goes on at the same place when the session of the cursor is gone, and others came before it', () => {
    const { endCursor } = pageOf(sessions, 2, null);
    const changed = [placed('0', '08:00'), sessions[0]!, sessions[2]!];
    expect(pageOf(changed, 2, endCursor).items.map(({ node }) => node.id)).toEqual(['c']);
  });

  it('is empty behind the last session, and without sessions', () => {
    const nothing = { items: [], hasNextPage: false, endCursor: null };
    expect(pageOf(sessions, 2, pageOf(sessions, 3, null).endCursor)).toEqual(nothing);
    expect(pageOf([], 2, null)).toEqual(nothing);
  });
});

describe('A cursor of a schedule', () => {
  it('can stand in a URL as it is', () => {
    expect(pageOf([placed('wiziq:class:ÿ?>~', '09:00')], 1, null).endCursor).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('of an earlier release is still understood', () => {
    // These are handed out and kept by clients: what they look like may not change.
    const cursor = 'WzEsMTc3MjQ0MjAwMDAwMCwiYSJd';
    expect(pageOf([placed('a', '09:00')], 1, null).endCursor).toBe(cursor);
    expect(pageOf([placed('a', '09:00'), placed('b', '09:00')], 1, cursor).items[0]!.node.id).toBe('b');
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('schedule').toString('base64url')],
    ['no list', write({ 0: 1 })],
    ['null', write(null)],
    ['a list with nothing in it', write([])],
    ['another version', write([2, 0, 'a'])],
    ["a provider's own cursor", write(['id', 6])],
    ['no start', write([1, null, 'a'])],
    ['a start that is text', write([1, '0', 'a'])],
    ['a start between two milliseconds', write([1, 0.5, 'a'])],
    ['a start beyond all time', write([1, 9e15, 'a'])],
    ['no id', write([1, 0])],
    ['an id that is a number', write([1, 0, 6])],
    ['an empty id', write([1, 0, ''])],
    ['more than that', write([1, 0, 'a', 'b'])],
  ])('is refused when it is %s', (_, cursor) => {
    expect(() => pageOf([], 1, cursor)).toThrow(
      new InvalidArgument(
        'after',
        'after: this is no cursor of a schedule. Hand on an endCursor that the schedule gave.',
      ),
    );
  });
});
