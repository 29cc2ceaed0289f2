import { type Class, ClassRepeat } from '../../../src/model/class';
import { type Deferred } from '../../../src/model/deferred';
import { type AddClassAttendeesInput } from '../../../src/providers/wiziq/classes/input';
import { type CreatedSeriesResult } from '../../../src/providers/wiziq/snapshot';
import { type Script, type ScriptedAnswer } from '../../support/scripted-server';
import { fail, formOf, xml } from '../../support/wiziq-app';
import { dataPage, record, schedulePage, type ScriptedSource, startScriptedSource } from './scripted-source';
import { classInput, fixture, NOW, userErrorsOf } from './support';

let wiziq: ScriptedSource;
beforeEach(async () => {
  wiziq = await startScriptedSource();
});
afterEach(() => wiziq.close());

const ID = 'wiziq:class:15716';
const FUTURE = { startsAt: new Date('2099-12-13T19:30:00Z') };
const ATTENDEES: AddClassAttendeesInput = { classId: ID, attendees: [{ attendeeId: '101', screenName: 'Mike' }] };

/** Creates the sample class, in the future. */
async function create() {
  const { create: operation } = wiziq.source.writes;
  return operation.send(await operation.prepare(classInput(FUTURE), wiziq.call), wiziq.call);
}

describe('A call', () => {
  it('is the signed form that WizIQ documents, byte by byte', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW.getTime());
    wiziq.server.play([xml(fixture('create-response.xml'))]);
    const { create: operation } = wiziq.source.writes;
    const prepared = await operation.prepare(classInput(FUTURE), wiziq.call);
    const { result, callId } = await operation.send(prepared, {
      ...wiziq.call,
      deadline: { ...wiziq.call.deadline, at: NOW.getTime() + 20_000 },
    });
    jest.restoreAllMocks();

    const [request, ...others] = wiziq.server.requests;
    expect(others).toEqual([]);
    expect(`${request!.method} ${request!.target}`).toBe('POST /apimanager.ashx?method=create');
    expect(request!.headers['content-type']).toBe('application/x-www-form-urlencoded');
    const sample = Object.fromEntries(new URLSearchParams(fixture('create-request.txt')));
    const start_time = sample['start_time']!.replace('2014', '2099');
    expect(formOf(request!)).toEqual({ ...sample, start_time, create_recording: 'false' });
    expect(request!.body.startsWith(fixture('create-request.txt').split('&title=')[0]!)).toBe(true);
    expect([result.id, callId]).toEqual([ID, 'g7hj8h2dgty4']);
  });

  it('is logged with its reference, and without keys or signature', async () => {
    wiziq.server.play([xml(fixture('create-response.xml'))]);
    await create();
    expect(wiziq.call.lines).toContainEqual(
      expect.objectContaining({ provider: 'WIZIQ', method: 'create', callId: 'g7hj8h2dgty4' }),
    );
    const { access_key, signature } = formOf(wiziq.server.requests.at(-1)!);
    for (const secret of [access_key!, signature!, 'cHFyc3R1dnd4eXo=']) {
      expect(JSON.stringify(wiziq.call.lines)).not.toContain(secret);
    }
  });
});

/** Creates a daily series, without its classes. */
async function createSeries(end: object) {
  const { createRecurring } = wiziq.source.writes;
  const input = { class: classInput(FUTURE), repeat: ClassRepeat.DAILY, ...end };
  return createRecurring.send(await createRecurring.prepare(input, wiziq.call), wiziq.call);
}

describe('A series that is created', () => {
  const complete = (created: CreatedSeriesResult) =>
    wiziq.source.writes.createRecurring.recovery!.completion!.complete(created, wiziq.call);

  const completed = async (end: object, pages: Script) => {
    wiziq.server.play([xml(fixture('create-recurring-response.xml'))]);
    const { result, callId } = await createSeries(end);
    expect([result.series.id, result.series.classes, callId]).toEqual(['wiziq:series:1234', null, '72fe7bbe8df0']);
    wiziq.server.play(pages);
    wiziq.forget();
    const { series } = (await complete(result)).result;
    return { series, forms: wiziq.forms() };
  };

  it('is complete when the requested number of classes is known, with pages of any size', async () => {
    const { series, forms } = await completed({ occurrences: 5 }, [
      schedulePage([1, 2]),
      schedulePage([3, 4]),
      schedulePage([5]),
    ]);
    expect((series.classes as Class[]).map(({ providerId }) => providerId)).toEqual(['1', '2', '3', '4', '5']);
    expect(forms.map((form) => form['page_number'])).toEqual(['1', '2', '3']);
    expect((series.classes as Class[])[0]).toMatchObject({ timeZone: 'America/Chicago', title: 'Series' });
  });

  it('is read up to a page that is not full if it ends on a day', async () => {
    const { series, forms } = await completed({ until: '2100-06-01' }, [schedulePage([1, 2, 3])]);
    expect(series.occurrences).toBe(3);
    expect(forms).toHaveLength(1);
  });

  it('may have another number of classes than requested, which is logged', async () => {
    const { series } = await completed({ occurrences: 5 }, [schedulePage([1, 2])]);
    expect(series.classes).toHaveLength(2);
    expect(wiziq.call.lines).toContainEqual(expect.objectContaining({ expected: 5, listed: 2 }));
  });

  it('is returned without its classes if they cannot be read', async () => {
    const { series } = await completed({ occurrences: 5 }, [xml('', 500)]);
    expect(series.id).toBe('wiziq:series:1234');
    expect(series.classes).toBeInstanceOf(Function);
    expect(wiziq.call.lines).toContainEqual(expect.objectContaining({ id: series.id, code: 'PROVIDER_UNAVAILABLE' }));
  });

  it('reports that WizIQ lists none of its classes', async () => {
    const { series } = await completed({ occurrences: 5 }, [fail(1088, 'class_master_id is empty/invalid.')]);
    expect(series).toMatchObject({ id: 'wiziq:series:1234', occurrences: 5 });
    const classes = series.classes as Deferred<Class[]>;
    await expect(classes({}, { loaders: { load: async () => null } })).rejects.toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
      message: 'WizIQ created the series 1234, but lists no classes of it. Read the series again in a moment.',
      retryable: true,
    });
  });

  it('does not hide a programming error', async () => {
    await expect(complete({ series: null } as unknown as CreatedSeriesResult)).rejects.toBeInstanceOf(TypeError);
  });
});

describe('A write', () => {
  /** Changes are prepared against the stored class, then the script starts. */
  const prepared = async <P>(prepare: () => P | Promise<P>, response: ScriptedAnswer): Promise<P> => {
    wiziq.server.play([dataPage([record(15716)])]);
    const ready = await prepare();
    wiziq.server.play([response]);
    wiziq.forget();
    return ready;
  };
  type Write = (response: ScriptedAnswer) => Promise<unknown>;
  const writes: [string, Write][] = [
    [
      'create',
      (response) => {
        wiziq.server.play([response]);
        return create();
      },
    ],
    [
      'create_recurring',
      (response) => {
        wiziq.server.play([response]);
        return createSeries({ occurrences: 2 });
      },
    ],
    [
      'modify',
      async (response) => {
        const { update } = wiziq.source.writes;
        const ready = await prepared(() => update.prepare({ id: ID, title: 'T' }, wiziq.call), response);
        return update.send(ready, wiziq.call);
      },
    ],
    [
      'cancel',
      async (response) => {
        const { cancel } = wiziq.source.writes;
        return cancel.send(await prepared(() => cancel.prepare({ id: ID }, wiziq.call), response), wiziq.call);
      },
    ],
    [
      'add_attendees',
      async (response) => {
        const { addAttendees } = wiziq.source.writes;
        const ready = await prepared(() => addAttendees.prepare(ATTENDEES, wiziq.call), response);
        return addAttendees.send(ready, wiziq.call);
      },
    ],
  ];

  describe.each(writes)('%s', (method, write) => {
    it('is a user error if it is refused, and is sent once', async () => {
      const errors = await userErrorsOf(() => write(fail(1008, 'This class has been cancelled.')));
      expect(errors).toMatchObject([{ code: 'CANNOT_CHANGE', providerCode: '1008' }]);
      expect(wiziq.forms().map((form) => form['method'])).toEqual([method]);
    });

    it.each([
      ['HTTP 500', xml('', 500), 'PROVIDER_UNAVAILABLE'],
      ['HTTP 503', xml('', 503), 'PROVIDER_UNAVAILABLE'],
      ['the code 503', fail(503), 'PROVIDER_UNAVAILABLE'],
      ['the code 1000', fail(1000), 'PROVIDER_UNAVAILABLE'],
      ['a broken connection', { ends: 'reset' as const }, 'PROVIDER_UNAVAILABLE'],
      ['half a response', { ...xml('<rsp status="ok">'), ends: 'cutOff' as const }, 'PROVIDER_BAD_RESPONSE'],
      ['half a document', xml(`<rsp status="ok"><method>${method}</method>`), 'PROVIDER_BAD_RESPONSE'],
      ['another document', xml('<html/>'), 'PROVIDER_BAD_RESPONSE'],
      ['no document', xml(''), 'PROVIDER_BAD_RESPONSE'],
      ['a status that is not true', xml(`<rsp status="ok"><${method} status="false"/></rsp>`), 'PROVIDER_BAD_RESPONSE'],
      ['a failure without a code', xml('<rsp status="fail"/>'), 'PROVIDER_BAD_RESPONSE'],
    ])('may have been carried out after %s, and is sent once', async (_, response, code) => {
      await expect(write(response)).rejects.toMatchObject({ code, acted: 'maybe', retryable: false });
      expect(wiziq.forms()).toHaveLength(1);
    });

    it.each([
      ['HTTP 401', xml('', 401), 'PROVIDER_AUTH_FAILED'],
      ['HTTP 429', xml('', 429), 'PROVIDER_RATE_LIMITED'],
      ['the code 401', fail(401), 'PROVIDER_AUTH_FAILED'],
      ['the code 403', fail(403), 'PROVIDER_AUTH_FAILED'],
    ])('was not carried out after %s', async (_, response, code) => {
      await expect(write(response)).rejects.toMatchObject({ code, acted: 'never' });
    });

    it('is a user error if it is refused by HTTP status', async () => {
      const errors = await userErrorsOf(() => write(xml('', 400)));
      expect(errors).toMatchObject([{ code: 'PROVIDER_REFUSED', providerCode: '400', field: null }]);
    });
  });

  it('without changes is not sent', async () => {
    const { update } = wiziq.source.writes;
    const ready = await prepared(() => update.prepare({ id: ID }, wiziq.call), fail(1000));
    expect(await update.send(ready, wiziq.call)).toMatchObject({ result: { id: ID }, callId: null });
    expect(wiziq.forms()).toEqual([]);
  });

  it('on a class that does not exist is a user error before anything is sent', async () => {
    wiziq.server.play([fail(1013)]);
    const { update, cancel, addAttendees } = wiziq.source.writes;
    const notFound = (field: string) => [
      {
        code: 'NOT_FOUND',
        message: `${field}: WizIQ has no class "${ID}". Nothing was changed.`,
        field: [field],
        providerCode: '1013',
      },
    ];
    expect(await userErrorsOf(() => update.prepare({ id: ID, title: 'T' }, wiziq.call))).toEqual(notFound('id'));
    expect(await userErrorsOf(() => cancel.prepare({ id: ID }, wiziq.call))).toEqual(notFound('id'));
    expect(await userErrorsOf(() => addAttendees.prepare(ATTENDEES, wiziq.call))).toEqual(notFound('classId'));
    expect(wiziq.forms().map((form) => form['method'])).toEqual(['get_data', 'get_data', 'get_data']);
  });

  it('on a class that cannot be read is an error', async () => {
    wiziq.server.play([dataPage([record(15716).replace('12/13/2014', 'soon')])]);
    await expect(wiziq.source.writes.cancel.prepare({ id: ID }, wiziq.call)).rejects.toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
    });
  });

  it('returns the class after the write', async () => {
    const { update, cancel, addAttendees } = wiziq.source.writes;
    const change = await prepared(
      () => update.prepare({ id: ID, durationMinutes: 60 }, wiziq.call),
      xml(fixture('modify-response.xml')),
    );
    const updated = await update.send(change, wiziq.call);
    expect(updated).toMatchObject({ callId: null, result: { durationMinutes: 60, title: 'English Class' } });

    wiziq.server.play([xml(fixture('cancel-response.xml'))]);
    const cancelled = await cancel.send(updated.result, wiziq.call);
    expect(cancelled).toMatchObject({ callId: 'c3d4e5f6a1b2', result: { status: 'CANCELLED' } });

    const addition = await prepared(
      () => addAttendees.prepare(ATTENDEES, wiziq.call),
      xml(fixture('add-attendees-response.xml')),
    );
    const attended = await addAttendees.send(addition, wiziq.call);
    expect(attended).toMatchObject({ callId: 'g7hj8h2dgty4', result: { attendees: [{ attendeeId: '101' }] } });
    expect(formOf(wiziq.server.requests.at(-1)!)).toMatchObject({
      class_id: '15716',
      attendee_list: addition.listXml,
    });
  });
});

test('The health is that of the calls so far', async () => {
  expect(wiziq.source.health()).toMatchObject({ state: 'UNKNOWN' });
  wiziq.server.play([xml(fixture('not-found-response.xml'))]);
  await wiziq.source.entities['class']!.byIds(['1'], wiziq.call);
  expect(wiziq.source.health()).toMatchObject({ state: 'UP', lastError: null });
});
