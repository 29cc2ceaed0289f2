import { needsStoredWindows } from '../../../src/providers/icareus/events/body';
import { prepareParticipantUpdate } from '../../../src/providers/icareus/participants/body';
import { touchesPlan } from '../../../src/providers/icareus/rooms/body';
import { completeUpdate } from '../../../src/providers/icareus/body';
import { problemsOf, SHORT, updateEvent, updateRoom } from './body-support';

describe('A window of which an update gives one end', () => {
  const own = { startsAt: new Date(SHORT.startsAt), endsAt: new Date(SHORT.endsAt) };
  const stored = { own, public: { startsAt: new Date('2021-11-26T09:00:00Z'), endsAt: own.endsAt } };

  it('is completed by the other, and sent whole', () => {
    const start = updateEvent({ startsAt: '2021-11-26T09:00:00Z' });
    expect(needsStoredWindows(start)).toBe(true);
    expect(completeUpdate(start, stored)).toStrictEqual({ startTime: 1637917200000, duration: 9000 });
    const end = updateRoom({ endsAt: '2021-11-26T09:00:00Z', publicStartsAt: '2021-11-26T08:30:00Z' });
    expect(touchesPlan(end)).toBe(true);
    expect(completeUpdate(end, stored)).toStrictEqual({
      startTime: 1637913600000,
      duration: 3600,
      startTimePublic: 1637915400000,
      durationPublic: 10800,
    });
  });

  it('needs nothing that is stored where both are given, or neither', () => {
    const both = updateEvent({ startsAt: SHORT.startsAt, endsAt: SHORT.endsAt, name: { text: 'b' } });
    expect(needsStoredWindows(both)).toBe(false);
    expect(both.data).toStrictEqual({ name: 'b', startTime: 1637913600000, duration: 12600 });
    expect(needsStoredWindows(updateEvent({ name: { text: 'b' } }))).toBe(false);
    expect(touchesPlan(updateRoom({ name: { text: 'b' }, themeId: '1' }))).toBe(false);
    expect(touchesPlan(updateRoom({ channelId: '7' }))).toBe(true);
  });

  it('ends after it starts', () => {
    const update = updateEvent({ startsAt: SHORT.endsAt });
    expect(problemsOf(() => completeUpdate(update, stored))).toEqual([
      'END_BEFORE_START startsAt: it would end at 2021-11-26T11:30:00.000Z, which is not after its start at 2021-11-26T11:30:00.000Z.',
    ]);
  });

  it('needs both where none is stored', () => {
    const update = updateEvent({ publicEndsAt: SHORT.endsAt });
    expect(problemsOf(() => completeUpdate(update, { own, public: null }))).toEqual([
      'REQUIRED publicStartsAt: Icareus Suite requires both ends. Give it together with publicEndsAt.',
    ]);
  });

  it('is a whole number of seconds long, whatever is stored', () => {
    const odd = { own: { ...own, startsAt: new Date('2021-11-26T08:00:00.500Z') }, public: null };
    expect(problemsOf(() => completeUpdate(updateEvent({ endsAt: SHORT.endsAt }), odd))).toEqual([
      'INVALID endsAt: the stored startsAt has a fraction of a second, and Icareus Suite stores durations in whole seconds. Give startsAt too.',
    ]);
  });
});

describe('Null in an update', () => {
  const keep = 'Omit it to leave it unchanged';

  it('clears nothing that the suite needs', () => {
    const needed = 'Icareus Suite requires it, so it may not be null. Omit it to leave it unchanged.';
    const nulls = { startsAt: null, endsAt: null, name: null, defaultLocale: null };
    expect(problemsOf(() => updateEvent(nulls)).sort()).toEqual([
      `REQUIRED defaultLocale: ${needed}`,
      `REQUIRED endsAt: ${needed}`,
      `REQUIRED name: ${needed}`,
      `REQUIRED startsAt: ${needed}`,
    ]);
    const participant = { id: 'icareus:participant:3697601.77', emailAddress: null, blocked: null };
    expect(problemsOf(() => prepareParticipantUpdate(participant))).toEqual([
      `REQUIRED emailAddress: ${needed}`,
      `REQUIRED blocked: ${needed}`,
    ]);
  });

  it('clears nothing that the suite has no way to clear', () => {
    const said = (field: string): string =>
      `CANNOT_CHANGE ${field}: Icareus Suite cannot clear it. ${keep}, or give another value.`;
    const nulls = { description: null, publicName: null, publicStartsAt: null, publicEndsAt: null, themeId: null };
    const fields = ['description', 'publicEndsAt', 'publicName', 'publicStartsAt', 'themeId'];
    expect(problemsOf(() => updateRoom({ ...nulls, channelId: null })).sort()).toEqual(
      ['channelId', ...fields].map(said),
    );
    expect(problemsOf(() => updateEvent({ ...nulls, externalId: null, gdpr: null })).sort()).toEqual(
      ['description', 'externalId', 'gdpr', ...fields.slice(1)].map(said),
    );
    expect(problemsOf(() => updateEvent({ gdpr: { copyright: null } }))).toEqual([said('gdpr.copyright')]);
    const names = { firstName: null, lastName: null, company: null };
    expect(problemsOf(() => prepareParticipantUpdate({ id: 'icareus:participant:1.2', ...names }))).toEqual(
      Object.keys(names).map(said),
    );
    expect(problemsOf(() => updateEvent({ thumbnailUrl: null }))).toEqual([
      'CANNOT_CHANGE thumbnailUrl: Icareus Suite cannot clear it. Remove the image with removeThumbnail.',
    ]);
  });
});
