import Database from 'libsql';
import path from 'node:path';
import { startScriptedServer } from '../support/scripted-server';
import { loggedIn, scriptedElecta, xml } from '../support/electa-app';
import { startTestApp } from '../support/app';
import { ScheduleApp } from '../support/schedule-app';
import { at, Bookings, days } from './booking';
import { type Json } from './calls';

let app: ScheduleApp;
let other: ScheduleApp;
const bookings = new Bookings(() => app);

/** Two servers: what one changes at the providers, the other was not told of. */
beforeAll(async () => {
  app = await ScheduleApp.start();
  other = await ScheduleApp.beside(app);
});
afterAll(async () => {
  await other.stop();
  await app.stop();
});

const elsewhere = new Bookings(() => other);

/** Since when the ledger has a record for gone. */
function goneAt(globalId: string): string | null {
  const database = new Database(path.join(app.dataFolder, 'ledger.db'));
  try {
    const rows = database.prepare('select gone_at from records where global_id = ?').all(globalId);
    return (rows as { gone_at: string | null }[])[0]!.gone_at;
  } finally {
    database.close();
  }
}

describe('a public event that Administrate', () => {
  it('moves, moves; and one that it deletes leaves', async () => {
    const id = await bookings.publicEvent(at(0, '09:00'), at(0, '10:00'));
    await expect(bookings.ids(days(0))).resolves.toEqual([id]);
    const moved = { id, startsAt: at(1, '09:00'), endsAt: at(1, '10:00'), timeZone: 'Europe/London' };
    await elsewhere.payload('updatePublicEvent', moved);
    await expect(bookings.ids(days(0))).resolves.toEqual([]);
    await expect(bookings.ids(days(1))).resolves.toEqual([id]);
    await other.graphql('mutation ($id: ID!) { deletePublicEvent(input: { id: $id }) { deletedId } }', { id });
    await expect(bookings.ids(days(1))).resolves.toEqual([]);
  });
});

describe('a class that WizIQ', () => {
  it('moves, moves, whichever of the days is asked for first', async () => {
    const id = await bookings.class(at(7, '09:00'));
    await elsewhere.payload('updateClass', { id, startsAt: at(8, '09:00') });
    await expect(bookings.ids(days(8))).resolves.toEqual([id]);
    await expect(bookings.ids(days(7))).resolves.toEqual([]);
  });

  it('cancels, is shown where cancelled ones are asked for', async () => {
    const id = await bookings.class(at(10, '09:00'));
    await expect(bookings.ids(days(10))).resolves.toEqual([id]);
    await other.graphql('mutation ($id: ID!) { cancelClass(input: { id: $id }) { userErrors { message } } }', { id });
    await expect(bookings.ids(days(10))).resolves.toEqual([]);
    await expect(bookings.ids({ ...days(10), filter: { includeCancelled: true } })).resolves.toEqual([id]);
  });

  it('schedules as one of a series, is known at once', async () => {
    const { series } = await bookings.payload('createRecurringClass', {
      class: { title: 'Daily', startsAt: at(14, '09:00'), presenterEmail: 'daily@training.example' },
      repeat: 'DAILY',
      occurrences: 3,
    });
    await expect(bookings.ids(days(14, 21))).resolves.toEqual(series.classes.map(({ id }: Json) => id));
  });
});

describe('an event that Icareus', () => {
  it('moves, moves; and one that is found deleted leaves, and the ledger says since when', async () => {
    const id = await bookings.icareusEvent(at(21, '09:00'), at(21, '10:00'));
    await expect(bookings.ids(days(21))).resolves.toEqual([id]);
    const mutation = `mutation ($input: UpdateIcareusEventInput!) {
      updateIcareusEvent(input: $input) { userErrors { message } }
    }`;
    const input = { id, startsAt: at(22, '09:00'), endsAt: at(22, '10:00') };
    const { data } = await other.graphql(mutation, { input });
    expect(data.updateIcareusEvent.userErrors).toEqual([]);
    await expect(bookings.ids(days(21))).resolves.toEqual([]);
    await expect(bookings.ids(days(22))).resolves.toEqual([id]);

    expect(goneAt(id)).toBeNull();
    const since = new Date().toISOString();
    await other.graphql('mutation ($id: ID!) { deleteIcareusEvent(input: { id: $id }) { deletedId } }', { id });
    await expect(bookings.ids(days(22))).resolves.toEqual([]);
    expect(goneAt(id)! >= since).toBe(true);
  });

  it('reads one by one, so that in time none is out of date', async () => {
    const ids = [
      await bookings.icareusEvent(at(28, '09:00'), at(28, '10:00')),
      await bookings.icareusEvent(at(28, '11:00'), at(28, '12:00')),
      await bookings.icareusEvent(at(28, '13:00'), at(28, '14:00')),
    ];
    for (const id of ids) {
      await other.graphql('mutation ($id: ID!) { deleteIcareusEvent(input: { id: $id }) { deletedId } }', { id });
    }
    await expect(bookings.ids(days(28))).resolves.toEqual([ids[1], ids[2]]);
    await expect(bookings.ids(days(28))).resolves.toEqual([ids[2]]);
    await expect(bookings.ids(days(28))).resolves.toEqual([]);
  });
});

describe('an event that Electa', () => {
  const item = (id: number, start: string): string =>
    `<Event><EventId>${id}</EventId><Topic>Event ${id}</Topic><EventLocalDateTime>${start}</EventLocalDateTime><Duration>60</Duration></Event>`;
  const list = (...items: string[]) =>
    xml(`<EventsSchedule><Count>${items.length}</Count>${items.join('')}</EventsSchedule>`);

  it('moves, moves; and one that it lists no more leaves, unless it was made here', async () => {
    const created = `<NewEvent><EventId>1</EventId><Topic>Made here</Topic><StartDateTime>6/3/2030 08:00</StartDateTime></NewEvent>`;
    let listed = list(item(2, '6/3/2030 10:00'));
    const electa = await startScriptedServer(({ path: called }) =>
      called.startsWith('/token') ? loggedIn() : called.startsWith('/event/create') ? xml(created) : listed,
    );
    const server = await startTestApp(scriptedElecta(electa.url));
    const there = new Bookings(() => server);
    try {
      await there.electaEvent(at(28, '07:00'));
      const [both, first, second] = [days(28, 30), days(28), days(29)];
      await expect(there.ids(first)).resolves.toEqual(['electa:event:1', 'electa:event:2']);
      listed = list(item(2, '6/4/2030 10:00'));
      await expect(there.ids(first)).resolves.toEqual(['electa:event:1']);
      await expect(there.ids(second)).resolves.toEqual(['electa:event:2']);
      await expect(there.ids(both)).resolves.toEqual(['electa:event:1', 'electa:event:2']);
      listed = list();
      await expect(there.ids(both)).resolves.toEqual(['electa:event:1']);
    } finally {
      await server.stop();
      await electa.close();
    }
  });
});
