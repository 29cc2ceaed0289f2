import { isJsonRecord, RecordReader } from '../../src/provider-kit/record-reader';

/** A reader of a record, and what it reported. */
function reading(record: Record<string, unknown>) {
  const problems: string[] = [];
  return { problems, reader: new RecordReader(record, 'public event 6', (problem) => problems.push(problem)) };
}

type Method = 'text' | 'number' | 'integer' | 'flag' | 'id';

describe('A field', () => {
  it.each<[Method, unknown, unknown]>([
    ['text', 'Paris', 'Paris'],
    ['text', ' Paris ', ' Paris '],
    ['text', '', null],
    ['text', ' \n', null],
    ['text', 7.5, '7.5'],
    ['text', 0, '0'],
    ['number', 7.5, 7.5],
    ['number', 0, 0],
    ['number', '7.50', 7.5],
    ['number', '-3', -3],
    ['number', '', null],
    ['integer', 10, 10],
    ['integer', '10', 10],
    ['integer', 10.0, 10],
    ['integer', -2_147_483_647, -2_147_483_647],
    ['flag', true, true],
    ['flag', false, false],
    ['flag', 1, true],
    ['flag', 0, false],
    ['id', 6, '6'],
    ['id', 'TEST', 'TEST'],
    ['id', '', null],
    ['id', 0, '0'],
  ])('read as %s, %j is %j', (method, value, expected) => {
    const { reader, problems } = reading({ field: value });
    expect(reader[method]('field')).toBe(expected);
    expect(problems).toEqual([]);
  });

  it('read as number is null where there is nothing but a blank', () => {
    expect(reading({ field: ' ' }).reader.number('field')).toBeNull();
  });

  it.each<Method>(['text', 'number', 'integer', 'flag', 'id'])(
    'read as %s is null where there is nothing',
    (method) => {
      const { reader, problems } = reading({ none: null, missing: undefined });
      expect([reader[method]('none'), reader[method]('missing'), reader[method]('unheard of')]).toEqual([
        null,
        null,
        null,
      ]);
      expect(problems).toEqual([]);
    },
  );

  it.each<[Method, unknown, string]>([
    ['text', true, 'true, not text'],
    ['text', { a: 1 }, '{"a":1}, not text'],
    ['text', ['a'], '["a"], not text'],
    ['number', 'many', '"many", not a number'],
    ['number', true, 'true, not a number'],
    ['number', [], '[], not a number'],
    ['number', '1e999', '"1e999", not a number'],
    ['integer', 'many', '"many", not a number'],
    ['integer', 1.5, '1.5, not a whole number of at most 32 bits'],
    ['integer', 2 ** 31, '2147483648, not a whole number of at most 32 bits'],
    ['flag', 'true', '"true", not true or false'],
    ['flag', 2, '2, not true or false'],
    ['id', 1.5, '1.5, not an id'],
    ['id', true, 'true, not an id'],
    ['id', { id: 1 }, '{"id":1}, not an id'],
    ['id', 2 ** 60, '1152921504606847000, not an id'],
  ])('read as %s is null where %j stands, and that is reported', (method, value, problem) => {
    const { reader, problems } = reading({ field: value });
    expect(reader[method]('field')).toBeNull();
    expect(problems).toEqual([`public event 6: field is ${problem}`]);
  });

  it('is reported in short where it is long', () => {
    const { reader, problems } = reading({ field: ['x'.repeat(1_000)] });
    reader.text('field');
    expect(problems[0]!.length).toBeLessThan(130);
  });

  it('is spoken of where it is null, and not where it is missing', () => {
    const { reader } = reading({ none: null, missing: undefined, here: 0 });
    expect(['none', 'here', 'missing', 'unheard of'].map((key) => reader.has(key))).toEqual([true, true, false, false]);
  });
});

describe('A record inside another', () => {
  it('is read in the same way, and says where it stood', () => {
    const { reader, problems } = reading({ venue: { name: false, region: { id: [] } } });
    const venue = reader.inner('venue');
    expect(venue?.text('name')).toBeNull();
    expect(venue?.inner('region')?.id('id')).toBeNull();
    expect(problems).toEqual([
      'public event 6.venue: name is false, not text',
      'public event 6.venue.region: id is [], not an id',
    ]);
    expect(venue?.record).toEqual({ name: false, region: { id: [] } });
  });

  it('is null where there is none, and reported where something else stands', () => {
    const { reader, problems } = reading({ none: null, text: 'x', list: [] });
    expect(['none', 'missing', 'text', 'list'].map((key) => reader.inner(key))).toEqual([null, null, null, null]);
    expect(problems).toEqual(['public event 6: text is "x", not a record', 'public event 6: list is [], not a record']);
  });
});

describe('A list inside a record', () => {
  it('is given as it is, and empty where there is none', () => {
    const { reader, problems } = reading({ days: ['2013-01-05', 6, null], none: null, text: 'x' });
    expect(reader.list('days')).toEqual(['2013-01-05', 6, null]);
    expect([reader.list('none'), reader.list('missing'), reader.list('text')]).toEqual([[], [], []]);
    expect(problems).toEqual(['public event 6: text is "x", not a list']);
  });

  it('of records leaves out what is none, and reports it', () => {
    const { reader, problems } = reading({ prices: [{ id: 1 }, null, 'x', { id: {} }] });
    expect(reader.innerList('prices').map((price) => price.id('id'))).toEqual(['1', null]);
    expect(problems).toEqual([
      'public event 6: prices[1] is null, not a record',
      'public event 6: prices[2] is "x", not a record',
      'public event 6.prices[3]: id is {}, not an id',
    ]);
  });
});

describe('A record of JSON', () => {
  it.each([
    [{}, true],
    [{ id: 1 }, true],
    [[], false],
    [null, false],
    [undefined, false],
    ['x', false],
    [1, false],
  ])('may be %j: %s', (value, isOne) => {
    expect(isJsonRecord(value)).toBe(isOne);
  });
});

describe('A value that cannot be used', () => {
  it('can be nothing at all', () => {
    const { reader, problems } = reading({});
    expect(reader.unusable('field', undefined, 'text')).toBeNull();
    expect(problems).toEqual(['public event 6: field is undefined, not text']);
  });
});
