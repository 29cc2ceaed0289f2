import { type Class, ClassRepeat } from '../../../src/model/class';
import { type Deferred } from '../../../src/model/deferred';
import {
  prepareAttendees,
  prepareCancel,
  prepareCreate,
  prepareCreateRecurring,
  prepareUpdate,
} from '../../../src/providers/wiziq/body';
import { type Script } from '../../support/scripted-server';
import { fail, formOf, xml } from '../../support/wiziq-app';
import { dataPage, record, schedulePage, type ScriptedSource, startScriptedSource } from './scripted-source';
import { classInput, fixture, NOW, userErrorsOf } from './support';

let wiziq: ScriptedSource;
beforeEach(async () => {
  wiziq = await startScriptedSource();
});
afterEach(() => wiziq.close());

const ID = 'wiziq:class:15716';

describe('A call', () => {
  it('is the signed form that the provider documents, byte by byte', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW.getTime());
    wiziq.server.play([xml(fixture('create-response.xml'))]);
    const { entity, callId } = await wiziq.source.steps.sendCreate(prepareCreate(classInput(), NOW), {
      ...wiziq.call,
      deadline: { ...wiziq.call.deadline, at: NOW.getTime() + 20_000 },
    });
    jest.restoreAllMocks();

    const [request, ...others] = wiziq.server.requests;
    expect(others).toEqual([]);
    expect(`${request!.method} ${request!.target}`).toBe('POST /apimanager.ashx?method=create');
    expect(request!.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const sample = Object.fromEntries(new URLSearchParams(fixture('create-request.txt')));
    expect(formOf(request!)).toEqual({ ...sample, create_recording: 'false' });
    expect(request!.body.startsWith(fixture('create-request.txt').split('&title=')[0]!)).toBe(true);
    expect([entity.id, callId]).toEqual([ID, 'g7hj8h2dgty4']);
  });

  it('has its reference logged, and no key or signature', async () => {
    wiziq.server.play([xml(fixture('create-response.xml'))]);
    await wiziq.source.steps.sendCreate(prepareCreate(classInput(), NOW), wiziq.call);
    expect(wiziq.call.lines).toContainEqual(
      expect.objectContaining({ provider: 'WIZIQ', method: 'create', callId: 'g7hj8h2dgty4' }),
    );
    const { access_key, signature } = formOf(wiziq.server.requests.at(-1)!);
    for (const secret of [access_key!, signature!, 'cHFyc3R1dnd4eXo=']) {
      expect(JSON.stringify(wiziq.call.lines)).not.toContain(secret);
    }
  });
});

describe('A series that is made', () => {
  const prepare = (end: object) =>
    prepareCreateRecurring({ class: classInput(), repeat: ClassRepeat.DAILY, ...end }, NOW);
  const make = async (end: object, pages: Script) => {
    const prepared = prepare(end);
    wiziq.server.play([xml(fixture('create-recurring-response.xml'))]);
    const { entity, callId } = await wiziq.source.steps.sendCreateRecurring(prepared, wiziq.call);
    expect([entity.id, entity.classes, callId]).toEqual(['wiziq:series:1234', null, '72fe7bbe8df0']);
    wiziq.server.play(pages);
    wiziq.forget();
    const made = { series: entity, asked: prepared.asked, isJustMade: true };
    const { series } = await wiziq.source.steps.readClassesOf(made, wiziq.call);
    return { series, forms: wiziq.forms() };
  };

  it('is complete when as many classes are known as were asked for, on however small pages', async () => {
    const { series, forms } = await make({ occurrences: 5 }, [
      schedulePage([1, 2]),
      schedulePage([3, 4]),
      schedulePage([5]),
    ]);
    expect((series.classes as Class[]).map(({ providerId }) => providerId)).toEqual(['1', '2', '3', '4', '5']);
    expect(forms.map((form) => form['page_number'])).toEqual(['1', '2', '3']);
    expect((series.classes as Class[])[0]).toMatchObject({ timeZone: 'America/Chicago', title: 'Series' });
  });

  it('is read until a page is not full where it ends by a day', async () => {
    const { series, forms } = await make({ until: '2015-06-01' }, [schedulePage([1, 2, 3])]);
    expect(series.occurrences).toBe(3);
    expect(forms).toHaveLength(1);
  });

  it('may have another number of classes than was asked for, which is logged', async () => {
    const { series } = await make({ occurrences: 5 }, [schedulePage([1, 2])]);
    expect(series.classes).toHaveLength(2);
    expect(wiziq.call.lines).toContainEqual(expect.objectContaining({ expected: 5, listed: 2 }));
  });

  it('is made even where its classes cannot be read', async () => {
    const { series } = await make({ occurrences: 5 }, [xml('', 500)]);
    expect(series.id).toBe('wiziq:series:1234');
    expect(series.classes).toBeInstanceOf(Function);
    expect(wiziq.call.lines).toContainEqual(expect.objectContaining({ id: series.id, code: 'PROVIDER_UNAVAILABLE' }));
  });

  it('says so where WizIQ lists none of its classes', async () => {
    const { series } = await make({ occurrences: 5 }, [fail(1088, 'class_master_id parameter is empty/invalid.')]);
    expect(series).toMatchObject({ id: 'wiziq:series:1234', occurrences: 5 });
    const classes = series.classes as Deferred<Class[]>;
    await expect(classes({}, { loaders: { load: async () => null } })).rejects.toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
      retryable: true,
    });
  });

  it('does not hide a mistake of this code', async () => {
    const made = { series: null as never, asked: prepare({ occurrences: 1 }).asked, isJustMade: true };
    await expect(wiziq.source.steps.readClassesOf(made, wiziq.call)).rejects.toBeInstanceOf(TypeError);
  });
});

describe('A write', () => {
  const writes: [string, () => Promise<unknown>][] = [
    ['create', () => wiziq.source.steps.sendCreate(prepareCreate(classInput(), NOW), wiziq.call)],
    [
      'create_recurring',
      () =>
        wiziq.source.steps.sendCreateRecurring(
          prepareCreateRecurring({ class: classInput(), repeat: ClassRepeat.DAILY, occurrences: 2 }, NOW),
          wiziq.call,
        ),
    ],
    [
      'modify',
      () => {
        const { classId, parameters, paths } = prepareUpdate({ id: ID, title: 'T' }, NOW);
        return wiziq.source.steps.sendUpdate(
          { classId, parameters, paths, changes: {}, stored: {} as Class },
          wiziq.call,
        );
      },
    ],
    ['cancel', () => wiziq.source.steps.sendCancel(prepareCancel(ID), {} as Class, wiziq.call)],
    [
      'add_attendees',
      () => {
        const attendees = [{ attendeeId: '1', screenName: 'A' }];
        return wiziq.source.steps.sendAttendees(prepareAttendees({ classId: ID, attendees }), {} as Class, wiziq.call);
      },
    ],
  ];

  describe.each(writes)('%s', (method, write) => {
    it('is a user error where it is refused, and is sent once', async () => {
      wiziq.server.play([fail(1008, 'This class has been cancelled.')]);
      expect(await userErrorsOf(write)).toMatchObject([{ code: 'CANNOT_CHANGE', providerCode: '1008' }]);
      expect(wiziq.forms().map((form) => form['method'])).toEqual([method]);
    });

    it.each([
      ['HTTP 500', xml('', 500), 'PROVIDER_UNAVAILABLE'],
      ['HTTP 503', xml('', 503), 'PROVIDER_UNAVAILABLE'],
      ['the code 503', fail(503), 'PROVIDER_UNAVAILABLE'],
      ['the code 1000', fail(1000), 'PROVIDER_UNAVAILABLE'],
      ['a broken connection', { ends: 'reset' as const }, 'PROVIDER_UNAVAILABLE'],
      ['half an answer', { ...xml('<rsp status="ok">'), ends: 'cutOff' as const }, 'PROVIDER_BAD_RESPONSE'],
      ['half a document', xml(`<rsp status="ok"><method>${method}</method>`), 'PROVIDER_BAD_RESPONSE'],
      ['another document', xml('<html/>'), 'PROVIDER_BAD_RESPONSE'],
      ['no document', xml(''), 'PROVIDER_BAD_RESPONSE'],
      ['a status that is not true', xml(`<rsp status="ok"><${method} status="false"/></rsp>`), 'PROVIDER_BAD_RESPONSE'],
      ['a failure without a code', xml('<rsp status="fail"/>'), 'PROVIDER_BAD_RESPONSE'],
    ])('may have been carried out after %s, and is sent once', async (_, answer, code) => {
      wiziq.server.play([answer]);
      await expect(write()).rejects.toMatchObject({ code, acted: 'maybe', retryable: false });
      expect(wiziq.forms()).toHaveLength(1);
    });

    it.each([
      ['HTTP 401', xml('', 401), 'PROVIDER_AUTH_FAILED'],
      ['HTTP 429', xml('', 429), 'PROVIDER_RATE_LIMITED'],
      ['the code 401', fail(401), 'PROVIDER_AUTH_FAILED'],
      ['the code 403', fail(403), 'PROVIDER_AUTH_FAILED'],
    ])('was surely not carried out after %s', async (_, answer, code) => {
      wiziq.server.play([answer]);
      await expect(write()).rejects.toMatchObject({ code, acted: 'never' });
    });

    it('is a user error where HTTP refuses it', async () => {
      wiziq.server.play([xml('', 400)]);
      expect(await userErrorsOf(write)).toMatchObject([{ code: 'PROVIDER_REFUSED', providerCode: '400', field: null }]);
    });
  });

  it('of nothing is not sent', async () => {
    const stored = { id: ID } as Class;
    const { classId, parameters, paths } = prepareUpdate({ id: ID }, NOW);
    const sent = await wiziq.source.steps.sendUpdate({ classId, parameters, paths, changes: {}, stored }, wiziq.call);
    expect(sent).toEqual({ entity: stored, callId: null });
    expect(wiziq.forms()).toEqual([]);
  });

  it('on a class that is not there is a user error before anything is sent', async () => {
    wiziq.server.play([fail(1013)]);
    const update = prepareUpdate({ id: ID, title: 'T' }, NOW);
    const attendees = prepareAttendees({ classId: ID, attendees: [{ attendeeId: '1', screenName: 'A' }] });
    expect(await userErrorsOf(() => wiziq.source.steps.readForUpdate(update, wiziq.call))).toMatchObject([
      { code: 'NOT_FOUND', field: ['id'], providerCode: '1013' },
    ]);
    expect(await userErrorsOf(() => wiziq.source.steps.readForCancel(prepareCancel(ID), wiziq.call))).toMatchObject([
      { field: ['id'] },
    ]);
    expect(await userErrorsOf(() => wiziq.source.steps.readForAttendees(attendees, wiziq.call))).toMatchObject([
      { field: ['classId'] },
    ]);
    expect(wiziq.forms().map((form) => form['method'])).toEqual(['get_data', 'get_data', 'get_data']);
  });

  it('on a class that cannot be read is an error', async () => {
    wiziq.server.play([dataPage([record(15716).replace('12/13/2014', 'soon')])]);
    await expect(wiziq.source.steps.readForCancel(prepareCancel(ID), wiziq.call)).rejects.toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
    });
  });

  it('is answered with the class as it now is', async () => {
    wiziq.server.play([dataPage([record(15716)])]);
    const ready = await wiziq.source.steps.readForUpdate(
      prepareUpdate({ id: ID, durationMinutes: 60 }, NOW),
      wiziq.call,
    );
    wiziq.server.play([xml(fixture('modify-response.xml'))]);
    const updated = await wiziq.source.steps.sendUpdate(ready, wiziq.call);
    expect(updated).toMatchObject({ callId: null, entity: { durationMinutes: 60, title: 'English Class' } });
    wiziq.server.play([xml(fixture('cancel-response.xml'))]);
    const cancelled = await wiziq.source.steps.sendCancel(prepareCancel(ID), updated.entity, wiziq.call);
    expect(cancelled).toMatchObject({ callId: 'c3d4e5f6a1b2', entity: { status: 'CANCELLED' } });
    wiziq.server.play([xml(fixture('add-attendees-response.xml'))]);
    const attendees = prepareAttendees({ classId: ID, attendees: [{ attendeeId: '101', screenName: 'Mike' }] });
    const attended = await wiziq.source.steps.sendAttendees(attendees, updated.entity, wiziq.call);
    expect(attended).toMatchObject({ callId: 'g7hj8h2dgty4', entity: { attendees: [{ attendeeId: '101' }] } });
    expect(formOf(wiziq.server.requests.at(-1)!)).toMatchObject({
      class_id: '15716',
      attendee_list: attendees.listXml,
    });
  });
});

test('The health is told from real calls', async () => {
  expect(wiziq.source.health()).toMatchObject({ state: 'UNKNOWN' });
  wiziq.server.play([xml(fixture('not-found-response.xml'))]);
  await wiziq.source.entities['class']!.byIds(['1'], wiziq.call);
  expect(wiziq.source.health()).toMatchObject({ state: 'UP', lastError: null });
});
