import { recordOfEvent } from '../../../src/providers/icareus/records';
import { IcareusCalls } from '../../../src/providers/icareus/calls';
import { icareusSchedule } from '../../../src/providers/icareus/schedule';
import { parseEvent } from '../../../src/providers/icareus/wire';
import { json, type Script, webPage } from '../../support/scripted-server';
import { closeAll, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

const EIGHT = Date.parse('2021-11-26T08:00:00Z');
const HOUR = 3_600_000;
const at = (hours: number): Date => new Date(EIGHT + hours * HOUR);
/** A window that begins so many hours after eight, and lasts so many. */
const lasting = (from: number, hours = 1) => ({ startTime: EIGHT + from * HOUR, duration: hours * 3_600 });

const eventRecord = (eventId: number, more: object = lasting(0)) => ({ eventId, name: `Event ${eventId}`, ...more });
const room = (roomId: number, from: number) => ({ roomId, serviceId: 5, ...lasting(from) });

/** The schedule of a suite that knows these events, the first of them since longest. */
async function scheduleOf(script: Script, ...known: readonly object[]) {
  const records = known.map((record) => recordOfEvent(parseEvent(record)!));
  const suite = await scriptedSuite(script, { records });
  const schedule = icareusSchedule(new IcareusCalls(suite.client, suite.cache));
  const listed = async (from: Date, to: Date): Promise<string[]> =>
    (await schedule.sessionsBetween(from, to, suite.call)).sessions.map(({ session }) => session.providerId);
  return { ...suite, listed };
}

describe('An event that has lost its usable time', () => {
  it('is left out and logged, and no outage of the suite', async () => {
    const lost = { eventId: 1, name: 'Event 1', startTime: 'soon', duration: 60 };
    const { listed, call } = await scheduleOf([json({ event: lost })], eventRecord(1), eventRecord(2));
    expect(await listed(at(0), at(1))).toEqual(['2']);
    expect(call.lines.filter(({ msg }) => msg === 'Icareus Suite sent values that cannot be used')).toMatchObject([
      { problems: expect.arrayContaining(['event 1: it has no start or duration that can be read']) },
    ]);
  });

  it('is there again once it is mended, as long as its rooms say when it is', async () => {
    const lost = { eventId: 1, rooms: [room(11, 0)] };
    const whole = { ...eventRecord(1), rooms: [room(11, 0)] };
    const { listed, server, call } = await scheduleOf([json({ event: lost })], whole);
    expect(await listed(at(0), at(1))).toEqual([]);
    expect(call.lines.at(-1)).toMatchObject({ leftOut: 1 });
    server.play([json({ event: whole })]);
    expect(await listed(at(0), at(1))).toEqual(['1']);
  });
});

it.each([json({}, 500), webPage(), json({ status: 'ok' })])(
  'A suite that cannot be asked is an outage: case %#',
  async (answer) => {
    const { listed } = await scheduleOf([answer], eventRecord(1), eventRecord(2));
    await expect(listed(at(0), at(1))).rejects.toMatchObject({ name: 'ProviderError' });
  },
);

it('An event is listed in its own time, and not in that of a room it has left behind', async () => {
  const moved = { ...eventRecord(1, lasting(24)), rooms: [room(11, 0), room(12, 24)] };
  const { listed, cache, records } = await scheduleOf([json({ event: moved })], moved);
  expect(records.saved.get('icareus:event:1')).toMatchObject({ startsAt: at(0), endsAt: at(25) });
  expect((await cache.eventsBetween(at(0), at(1))).map(({ eventId }) => eventId)).toEqual(['1']);
  expect(await listed(at(0), at(1))).toEqual([]);
  expect(await listed(at(1), at(24))).toEqual([]);
  expect(await listed(at(24), at(25))).toEqual(['1']);
});
