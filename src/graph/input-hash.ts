import {
  getNullableType,
  type GraphQLInputField,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { createHash } from 'node:crypto';

/**
 * SHA-256 of an operation and its input, as 64 hex digits. Two inputs are the same when what they ask for is: after
 * coercion, whatever the order of their fields, without the key and without fields that are null or equal their
 * default, so that a default added later changes nothing. Uploads count by the hash of their content.
 */
export function hashInput(operation: string, type: GraphQLInputType, input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([operation, canonical(type, input)]))
    .digest('hex');
}

function canonical(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return canonical(type.ofType, value);
  if (value === null || value === undefined) return null;
  if (isListType(type)) return (value as unknown[]).map((item) => canonical(type.ofType, item));
  if (!isInputObjectType(type)) return leaf(value);
  const fields: [string, unknown][] = [];
  for (const field of Object.values(type.getFields())) {
    const given = canonical(field.type, (value as Record<string, unknown>)[field.name]);
    if (field.name === 'idempotencyKey' || given === null || isDefault(field, given)) continue;
    fields.push([field.name, given]);
  }
  return Object.fromEntries(fields.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** A default stands in the schema as clients write it; given in so many words, it comes as its scalar reads it. */
function isDefault({ type, defaultValue }: GraphQLInputField, given: unknown): boolean {
  const scalar = getNullableType(type);
  const read =
    isScalarType(scalar) && typeof defaultValue === 'string' ? scalar.parseValue(defaultValue) : defaultValue;
  return [defaultValue, read].some((value) => JSON.stringify(canonical(type, value)) === JSON.stringify(given));
}

/** An instant by its text; anything else as JSON writes it. */
const leaf = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
