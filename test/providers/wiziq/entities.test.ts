import { type Class, type ClassSeries } from '../../../src/model/class';
import { fail, xml } from '../../support/wiziq-app';
import { dataPage, range, record, schedulePage, type ScriptedSource, startScriptedSource } from './scripted-source';
import { findClasses } from '../../../src/providers/wiziq/entities';
import { fixture } from './support';

let wiziq: ScriptedSource;
beforeEach(async () => {
  wiziq = await startScriptedSource();
});
afterEach(() => wiziq.close());

const byIds = (kind: 'class' | 'series', ids: string[]) => wiziq.source.entities[kind]!.byIds(ids, wiziq.call);

describe('Classes by their ids', () => {
  it('are one call, in the order of the ids, with null for those that do not exist', async () => {
    wiziq.server.play([dataPage([record(3), record(1)])]);
    const found = await byIds('class', ['1', 'abc', '2', '3', '1']);
    expect(found.map((each) => (each as Class | null)?.providerId ?? null)).toEqual(['1', null, null, '3', '1']);
    expect(wiziq.forms()).toMatchObject([
      { method: 'get_data', multiple_class_id: '1,2,3', page_number: '1', page_size: '100' },
    ]);
    expect(wiziq.forms()[0]!['columns']).toContain('time_zone');
  });

  it('are one call per hundred', async () => {
    wiziq.server.play([fail(1013, 'No record found.')]);
    const found = await byIds('class', range(1, 250).map(String));
    expect(found).toEqual(new Array(250).fill(null));
    const chunks = wiziq.forms().map((form) => form['multiple_class_id']!.split(',').length);
    expect(chunks.sort()).toEqual([100, 100, 50]);
  });

  it('need no call if no id has the form of one', async () => {
    expect(await byIds('class', ['abc', '0', '1,2'])).toEqual([null, null, null]);
    expect(wiziq.forms()).toEqual([]);
  });

  it('are read in halves if one of them is refused as invalid', async () => {
    wiziq.server.play(({ body }) => {
      const ids = new URLSearchParams(body).get('multiple_class_id')!.split(',');
      return ids.includes('3') ? fail(1009, 'class_id is invalid.') : dataPage(ids.map((id) => record(Number(id))));
    });
    const found = await byIds('class', ['1', '2', '3', '4']);
    expect(found.map((each) => (each as Class | null)?.providerId ?? null)).toEqual(['1', '2', null, '4']);
  });

  it('are an error in place of a record that cannot be read, which is logged', async () => {
    wiziq.server.play([xml(fixture('get-data-response.xml'))]);
    const [, , , unusable] = await byIds('class', ['15716', '15717', '15718', '15719']);
    expect(unusable).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'never' });
    expect(wiziq.call.lines).toContainEqual(
      expect.objectContaining({ count: 1, problems: [expect.stringContaining('class 15719: start_time')] }),
    );
  });

  it('without an id are left out, which is logged', async () => {
    wiziq.server.play([dataPage([record(1), '<record><title>?</title></record>'])]);
    expect(await byIds('class', ['1', '2'])).toMatchObject([{ providerId: '1' }, null]);
    expect(wiziq.call.lines).toContainEqual(expect.objectContaining({ leftOut: 1, method: 'get_data' }));
  });

  it.each([
    [fail(1025, 'page_size parameter cannot exceed 100.'), 'PROVIDER_REFUSED'],
    [fail(401, 'Not Authorized'), 'PROVIDER_AUTH_FAILED'],
    [fail(503, 'overloaded'), 'PROVIDER_UNAVAILABLE'],
    [xml('<answer status="ok"/>'), 'PROVIDER_BAD_RESPONSE'],
    [xml('<rsp status="perhaps"/>'), 'PROVIDER_BAD_RESPONSE'],
    [xml('<rsp status="ok"><get_data>'), 'PROVIDER_BAD_RESPONSE'],
    [xml('', 500), 'PROVIDER_UNAVAILABLE'],
  ])('are errors if the call fails: case %#', async (response, code) => {
    wiziq.server.play([response]);
    expect(await byIds('class', ['1', '2'])).toMatchObject([{ code }, { code }]);
  });
});

describe('Series by their ids', () => {
  it('are read by pages, until one is not full', async () => {
    wiziq.server.play([schedulePage(range(1, 100)), schedulePage(range(101, 5))]);
    const [series] = (await byIds('series', ['900'])) as ClassSeries[];
    expect(series).toMatchObject({ id: 'wiziq:series:900', occurrences: 105, title: 'Series' });
    expect(wiziq.forms()).toMatchObject([
      { method: 'view_schedule', class_master_id: '900', page_number: '1', page_size: '100' },
      { method: 'view_schedule', class_master_id: '900', page_number: '2' },
    ]);
  });

  it('end with a page without a new class', async () => {
    wiziq.server.play([schedulePage(range(1, 100))]);
    expect(await byIds('series', ['900'])).toMatchObject([{ occurrences: 100 }]);
    expect(wiziq.forms()).toHaveLength(2);
  });

  it('are limited to twenty pages', async () => {
    wiziq.server.play((_, index) => schedulePage(range(1 + index * 100, 100)));
    expect(await byIds('series', ['900'])).toMatchObject([{ occurrences: null }]);
    expect(wiziq.forms()).toHaveLength(20);
    expect(wiziq.call.lines).toContainEqual(expect.objectContaining({ masterId: '900', pages: 20 }));
  });

  it('are null or an error, each on its own', async () => {
    wiziq.server.play(({ body }) => {
      const id = new URLSearchParams(body).get('class_master_id');
      if (id === '1') return schedulePage([1]);
      return id === '2' ? fail(1088, 'class_master_id parameter is empty/invalid.') : fail(403);
    });
    expect(await byIds('series', ['1', 'abc', '2', '3'])).toMatchObject([
      { providerId: '1' },
      null,
      null,
      { code: 'PROVIDER_AUTH_FAILED' },
    ]);
  });
});

describe('Classes by title and start', () => {
  const wanted = { title: ' English Class ', startsAt: new Date('2014-12-13T19:30:00Z') };
  const find = () => findClasses(wiziq.client, wanted, wiziq.call);

  it('are those with exactly these, cancelled ones included, with their series', async () => {
    wiziq.server.play([
      dataPage([
        record(1, '<class_master_id>900</class_master_id>'),
        record(2).replace('English Class', 'English Class II'),
        record(3).replace('1:30:00', '2:30:00'),
        record(4).replace('<status>upcoming</status>', ''),
        record(5).replace('12/13/2014', 'soon'),
        record(6, '<class_master_id>901</class_master_id><is_recurring>False</is_recurring>'),
      ]),
    ]);
    const found = await find();
    expect(found).toMatchObject([
      { providerId: '1', series: expect.any(Function) },
      { providerId: '4', status: 'CANCELLED', series: null },
      { providerId: '6', series: null },
    ]);
    expect(wiziq.forms()).toMatchObject([{ method: 'get_data', title: ' English Class ', page_number: '1' }]);
  });

  it('are searched on every page', async () => {
    wiziq.server.play((_, index) =>
      index === 0 ? dataPage(range(1, 100).map((id) => record(id).replace('1:30', '2:30'))) : dataPage([record(500)]),
    );
    expect(await find()).toMatchObject([{ providerId: '500' }]);
  });

  it('are empty if there are none', async () => {
    wiziq.server.play([xml(fixture('not-found-response.xml'))]);
    expect(await find()).toEqual([]);
  });

  it('are searched until a page has no new class, and on twenty pages at most', async () => {
    wiziq.server.play([dataPage(range(1, 100).map((id) => record(id)))]);
    expect(await find()).toHaveLength(100);
    expect(wiziq.forms()).toHaveLength(2);

    wiziq.forget();
    wiziq.server.play((_, index) => dataPage(range(1 + index * 100, 100).map((id) => record(id))));
    expect(await find()).toHaveLength(2000);
    expect(wiziq.forms()).toHaveLength(20);
  });
});
