import { type WireRecord } from './records';
import { normalDateTime, normalTime, readInstant } from './time';

/** A query that names an attribute or operator there is not, or a value that its attribute cannot have. */
export class InvalidQuery extends Error {}

/** What a filter or an order may name: the attributes of a resource that are not embedded records. */
export type Attributes = ReadonlySet<string>;

/**
 * Answers a list call, after the provider's page on API v2 behaviour: filters as `attribute=value` or
 * `attribute__operator=value`, `_order=field,-field2` and `_limit=N`. Throws an InvalidQuery.
 */
export function select<R extends WireRecord>(
  records: Iterable<R>,
  attributes: Attributes,
  query: URLSearchParams,
): readonly R[] {
  let order = parseOrder('id', attributes);
  let limit = Infinity;
  const conditions: Condition[] = [];
  for (const [name, value] of query) {
    if (name === '_order') order = parseOrder(value, attributes);
    else if (name === '_limit') limit = parseLimit(value);
    else conditions.push(parseCondition(name, value, attributes));
  }
  const matching = [...records].filter((record) => conditions.every((condition) => condition(record)));
  return inOrder(matching, order).slice(0, limit);
}

type Condition = (record: WireRecord) => boolean;

const OPERATORS: Readonly<Record<string, (differences: readonly number[]) => boolean>> = {
  eq: ([difference]) => difference === 0,
  lt: ([difference]) => difference !== undefined && difference < 0,
  lte: ([difference]) => difference !== undefined && difference <= 0,
  gt: ([difference]) => difference !== undefined && difference > 0,
  gte: ([difference]) => difference !== undefined && difference >= 0,
  in: (differences) => differences.includes(0),
  notin: (differences) => !differences.includes(0),
};

function parseCondition(name: string, sent: string, attributes: Attributes): Condition {
  const [attribute, operator] = attributes.has(name) ? [name, 'eq'] : splitOperator(name);
  const holds = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
  if (!attributes.has(attribute) || !holds) throw new InvalidQuery(`cannot filter by ${name}`);
  const takesList = operator === 'in' || operator === 'notin';
  const values = takesList ? sent.split(',').filter((value) => value !== '') : [sent];
  const valuesByKind = new Map<Kind, readonly Comparable[]>();

  return (record) => {
    const kind = kindOf(attribute, record[attribute]);
    const own = comparableOf(attribute, record[attribute]);
    if (own === null) return false;
    const operands = valuesByKind.get(kind) ?? values.map((value) => readOperand(kind, attribute, value));
    valuesByKind.set(kind, operands);
    return holds(operands.map((operand) => compare(own, operand)));
  };
}

/** `start_date__gte` is an attribute and an operator; without an operator there is nothing to split. */
function splitOperator(name: string): [attribute: string, operator: string] {
  const at = name.lastIndexOf('__');
  return at < 0 ? [name, 'eq'] : [name.slice(0, at), name.slice(at + 2)];
}

function readOperand(kind: Kind, attribute: string, sent: string): Comparable {
  const operand = READERS[kind](sent);
  if (operand === null) throw new InvalidQuery(`${sent} is not a value that ${attribute} can have`);
  return operand;
}

function parseLimit(sent: string): number {
  if (!/^\d+$/.test(sent)) throw new InvalidQuery(`${sent} is not a limit`);
  return Number(sent);
}

interface OrderTerm {
  readonly attribute: string;
  readonly direction: 1 | -1;
}

function parseOrder(sent: string, attributes: Attributes): readonly OrderTerm[] {
  return sent.split(',').map((term) => {
    const isDescending = term.startsWith('-');
    const attribute = isDescending ? term.slice(1) : term;
    if (!attributes.has(attribute)) throw new InvalidQuery(`cannot order by ${sent}`);
    return { attribute, direction: isDescending ? -1 : 1 };
  });
}

function inOrder<R extends WireRecord>(records: readonly R[], order: readonly OrderTerm[]): readonly R[] {
  const keyed = records.map((record) => ({
    record,
    keys: order.map(({ attribute }) => comparableOf(attribute, record[attribute])),
  }));
  keyed.sort((left, right) => {
    for (const [index, { direction }] of order.entries()) {
      const difference = compareNullsFirst(left.keys[index] ?? null, right.keys[index] ?? null);
      if (difference !== 0) return direction * difference;
    }
    return left.record.id - right.record.id;
  });
  return keyed.map(({ record }) => record);
}

function compareNullsFirst(left: Comparable | null, right: Comparable | null): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  return compare(left, right);
}

type Comparable = number | string;

const compare = (left: Comparable, right: Comparable): number => (left < right ? -1 : left > right ? 1 : 0);

type Kind = 'date' | 'time' | 'instant' | 'number' | 'boolean' | 'string';

const DATES: ReadonlySet<string> = new Set([
  'start_date',
  'end_date',
  'classroom_start',
  'classroom_end',
  'registration_deadline',
  'created_on',
]);
const TIMES: ReadonlySet<string> = new Set(['start_time', 'end_time', 'default_start_time', 'default_end_time']);

/** Text is a date or a time by the name of its attribute, never by its looks: a title may well be "09:00". */
function kindOf(attribute: string, value: unknown): Kind {
  if (attribute.endsWith('_tz')) return 'instant';
  if (DATES.has(attribute)) return 'date';
  if (TIMES.has(attribute)) return 'time';
  return typeof value === 'number' || typeof value === 'boolean' ? (typeof value as 'number' | 'boolean') : 'string';
}

/** What a record's value compares by; null for null, and for a record's value that is not of its attribute's kind. */
function comparableOf(attribute: string, value: unknown): Comparable | null {
  const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isScalar ? READERS[kindOf(attribute, value)](String(value)) : null;
}

/** What a written value compares by, whichever of its forms it is in; null when it is not of the kind. */
const READERS: Readonly<Record<Kind, (text: string) => Comparable | null>> = {
  date: normalDateTime,
  time: normalTime,
  instant: (text) => readInstant(text)?.epochMilliseconds ?? null,
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null),
  boolean: (text) => BOOLEANS.get(text.toLowerCase()) ?? null,
  string: (text) => text,
};

const BOOLEANS: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['1', 1],
  ['false', 0],
  ['0', 0],
]);
