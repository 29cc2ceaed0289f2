import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { idOffsetAt } from '../src/simulated';
import { startTestApp } from './support/app';

let DATA_DIR: string;
beforeEach(() => {
  DATA_DIR = mkdtempSync(path.join(tmpdir(), 'sandbox-restart-'));
});
afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }));

const inDays = (days: number, hour: number): string => {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${String(hour).padStart(2, '0')}:00:00Z`;
};

const CREATES = `mutation (
  $class: CreateClassInput!, $series: CreateRecurringClassInput!, $electa: CreateElectaEventInput!,
  $icareus: CreateIcareusEventInput!, $public: CreatePublicEventInput!
) {
  class: createClass(input: $class) { made: class { id title } userErrors { message } }
  series: createRecurringClass(input: $series) { made: series { id title } userErrors { message } }
  electa: createElectaEvent(input: $electa) { made: event { id title } userErrors { message } }
  icareus: createIcareusEvent(input: $icareus) { made: event { id title } userErrors { message } }
  public: createPublicEvent(input: $public) { made: publicEvent { id title } userErrors { message } }
}`;

/** What is made at every simulated provider, the same whatever the start, by keys of this one and some days later. */
function inputsOf(start: string, days: number) {
  const title = `Of the ${start} start`;
  const lesson = {
    title,
    startsAt: inDays(40 + days, 9),
    timeZone: 'UTC',
    durationMinutes: 30,
    presenterEmail: 'restart@training.example',
  };
  return {
    class: { ...lesson, idempotencyKey: `${start} class` },
    series: {
      class: { ...lesson, startsAt: inDays(60 + days, 9) },
      repeat: 'DAILY',
      occurrences: 3,
      idempotencyKey: `${start} series`,
    },
    electa: {
      title,
      startsAt: lesson.startsAt,
      timeZone: 'Europe/London',
      durationMinutes: 30,
      accessType: 'B',
      idempotencyKey: `${start} electa`,
    },
    icareus: {
      name: { text: title },
      startsAt: lesson.startsAt,
      endsAt: inDays(40 + days, 11),
      idempotencyKey: `${start} icareus`,
    },
    public: {
      courseId: 'administrate:course:1',
      venueId: 'administrate:venue:1',
      tutorId: 'administrate:contact:1',
      startsAt: lesson.startsAt,
      endsAt: inDays(40 + days, 11),
      timeZone: 'UTC',
      currency: 'GBP',
      title,
      idempotencyKey: `${start} public`,
    },
  };
}

async function createAt(start: string, days: number, replayed: readonly ReturnType<typeof inputsOf>[] = []) {
  const app = await startTestApp({ SANDBOX: 'on', DATA_DIR });
  try {
    const inputs = inputsOf(start, days);
    const answers = [];
    for (const variables of [inputs, ...replayed]) {
      const { data, errors } = await app.graphql(CREATES, variables);
      expect(errors).toEqual([]);
      expect(Object.values(data).flatMap(({ userErrors }: any) => userErrors)).toEqual([]);
      answers.push(data);
    }
    return { inputs, made: answers[0], replays: answers.slice(1) };
  } finally {
    await app.stop();
  }
}

it('What is made after a restart is another thing than what was made before it, which is still answered', async () => {
  const first = await createAt('first', 0);
  expect(Object.values(first.made).map(({ made }: any) => made.id)).toEqual([
    'wiziq:class:15716',
    'wiziq:series:901',
    'electa:event:255052',
    'icareus:event:3697601',
    'administrate:public-event:673',
  ]);

  const second = await createAt('second', 1, [first.inputs]);
  expect(second.replays).toEqual([first.made]);
  const third = await createAt('third', 2, [first.inputs, second.inputs]);
  expect(third.replays).toEqual([first.made, second.made]);

  const ids = [first, second, third].flatMap(({ made }) => Object.values(made).map(({ made }: any) => made.id));
  expect(new Set(ids).size).toBe(15);
});

describe('The ids of what is made at simulated providers', () => {
  const now = new Date('2026-11-20T18:00:00Z');

  it('begin as documented where there is no ledger yet', () => {
    const folder = path.join(DATA_DIR, 'sandbox');
    expect(existsSync(folder)).toBe(false);
    expect(idOffsetAt(now, folder)).toBe(0);
  });

  it('begin with the time where there is a ledger, or nobody knows', () => {
    expect(idOffsetAt(now, DATA_DIR)).toBe(now.getTime());
    expect(idOffsetAt(now, null)).toBe(now.getTime());
  });
});
