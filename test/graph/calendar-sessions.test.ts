import { pino } from 'pino';
import { type RequestContext } from '../../src/context';
import { calendarSessions } from '../../src/graph/calendar-sessions';
import { make } from '../../src/model/make';
import { ProviderError } from '../../src/model/provider-error';
import { PublicEvent } from '../../src/model/public-event';
import { SessionHost, SessionStatus } from '../../src/model/session';
import { Venue } from '../../src/model/venue';

const lines: Record<string, any>[] = [];
beforeEach(() => void lines.splice(0));

const context = {
  log: pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, any>) }),
  providers: new Map([['administrate', { title: 'Administrate' }]]),
} as unknown as RequestContext;

const event = (id: number, more: Partial<PublicEvent> = {}): PublicEvent =>
  make(PublicEvent, {
    id: `administrate:public-event:${id}`,
    provider: 'ADMINISTRATE',
    title: 'First aid',
    description: null,
    startsAt: new Date('2026-03-02T09:00:00Z'),
    endsAt: new Date('2026-03-02T10:30:00Z'),
    timeZone: 'Europe/Paris',
    status: SessionStatus.SCHEDULED,
    joinUrl: null,
    hosts: [],
    location: null,
    venue: null,
    ...more,
  } as PublicEvent);

const later =
  <T>(value: T) =>
  async () =>
    value;
const fails = (error: Error) => async () => Promise.reject(error);
const tooSlow = new ProviderError('Administrate took too long.', {
  code: 'PROVIDER_TIMEOUT',
  provider: 'ADMINISTRATE',
  retryable: true,
  acted: 'never',
});

describe('A session in a calendar', () => {
  it('has all that its record lacks looked up', async () => {
    const host = make(SessionHost, { name: later('Ann'), email: later('ann@example.com'), providerId: '2' });
    const venue = make(Venue, { name: later('Room 1, Paris') } as unknown as Venue);
    const whole = event(1, {
      title: later('Second aid'),
      description: later('Pens.'),
      hosts: [host],
      venue: later(venue),
    });
    expect(await calendarSessions([whole], context)).toEqual([
      {
        id: 'administrate:public-event:1',
        title: 'Second aid',
        description: 'Pens.',
        startsAt: new Date('2026-03-02T09:00:00Z'),
        endsAt: new Date('2026-03-02T10:30:00Z'),
        timeZone: 'Europe/Paris',
        status: 'SCHEDULED',
        joinUrl: null,
        hosts: [{ name: 'Ann', email: 'ann@example.com' }],
        location: 'Room 1, Paris',
        provider: 'Administrate',
        lastModifiedAt: null,
      },
    ]);
    expect(lines).toEqual([]);
  });

  it('is where it says rather than at its venue, and nowhere where nobody says', async () => {
    const venue = make(Venue, { name: 'Paris' } as Venue);
    const told = await calendarSessions(
      [event(1, { location: 'Floor 2', venue }), event(2, { venue }), event(3)],
      context,
    );
    expect(told.map(({ location }) => location)).toEqual(['Floor 2', 'Paris', null]);
  });

  it('is told without what cannot be looked up, which is logged once for all of them', async () => {
    const host = make(SessionHost, { name: fails(tooSlow), email: fails(tooSlow), providerId: '2' });
    const lacking = { description: fails(tooSlow), hosts: [host], venue: fails(tooSlow) };
    const told = await calendarSessions([event(1, lacking), event(2, lacking)], context);
    expect(told).toMatchObject(
      [1, 2].map((id) => ({
        id: `administrate:public-event:${id}`,
        title: 'First aid',
        description: null,
        hosts: [{ name: null, email: null }],
        location: null,
      })),
    );
    expect(lines).toMatchObject([
      {
        level: 40,
        provider: 'ADMINISTRATE',
        code: 'PROVIDER_TIMEOUT',
        msg: 'The calendar lacks details of sessions: Administrate took too long.',
      },
    ]);
  });

  it('is omitted after an unexpected failure', async () => {
    const broken = event(1, { description: fails(new TypeError('broken')) });
    await expect(calendarSessions([broken], context)).rejects.toThrow('broken');
  });
});
