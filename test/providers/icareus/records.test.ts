import { type Event } from '../../../src/model/event';
import { type CachedRecord } from '../../../src/provider-kit/write-operation';
import { json, type RecordedRequest, type ScriptedAnswer } from '../../support/scripted-server';
import { eventRecord, events, cachedEvent, cachedParticipant, times } from './cached';
import { closeAll, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

describe('A read that a write came in between of', () => {
  /** A suite that answers only when it is told to. */
  async function heldBack(script: (request: RecordedRequest) => ScriptedAnswer, known: CachedRecord) {
    let answer = (): void => undefined;
    const after = new Promise<void>((resolve) => (answer = resolve));
    const suite = await scriptedSuite((request) => ({ ...script(request), after }), { records: [known] });
    return { ...suite, answer };
  }

  it.each([
    ['an event', 'event', '1', json({ event: eventRecord(1, { name: 'Before' }) }), 'icareus:event:1'],
    ['a room', 'room', '2', json({ room: { roomId: 2, eventId: 1, name: 'Before', ...times } }), 'icareus:event:1'],
    ['a participant', 'participant', '1.77', json({ participant: { company: 'Before' } }), 'icareus:participant:1.77'],
  ] as const)(
    'of %s is answered, and does not take the place of what was written',
    async (_, kind, id, read, written) => {
      const now = kind === 'participant' ? cachedParticipant('1', 77, { company: 'Now' }) : cachedEvent(1);
      const { entities, cache, records, call, server, answer } = await heldBack(() => read, now);
      const reading = entities[kind].byIds([id], call);
      await server.received(1);
      cache.written(written);
      answer();
      expect(JSON.stringify((await reading).map((each) => (each as Event).providerRecord))).toContain('Before');
      expect([...records.saved.values()]).toEqual([now]);
      // What is read from now on is as new as what was written.
      await entities[kind].byIds([id], call);
      expect(JSON.stringify([...records.saved.values()])).toContain('Before');
    },
  );

  it('does not bring back what was deleted', async () => {
    const { entities, cache, records, call, server, answer } = await heldBack(events, cachedEvent(1));
    const reading = entities.event.byIds(['1'], call);
    await server.received(1);
    await cache.markGone(['icareus:event:1'], call.log);
    answer();
    await reading;
    expect([...records.saved.keys()]).toEqual([]);
  });
});

it('An event that is gone takes its participants with it, however many, and no others', async () => {
  const others = [cachedEvent(1), cachedParticipant('1', 1), cachedParticipant('1011', 1)];
  const own = Array.from({ length: 120 }, (_each, index) => cachedParticipant('101', index + 1));
  const { entities, call, records } = await scriptedSuite(events, {
    records: [...others, cachedEvent(101), ...own],
  });
  await entities.event.byIds(['101'], call);
  expect(records.gone).toHaveLength(121);
  expect([...records.saved.keys()]).toEqual(others.map(({ globalId }) => globalId));
});
