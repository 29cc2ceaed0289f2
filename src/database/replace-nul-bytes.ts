import {
  type KyselyPlugin,
  OperationNodeTransformer,
  type PrimitiveValueListNode,
  type QueryId,
  type ValueNode,
} from 'kysely';

const ZERO = /\0/g;
const REPLACEMENT = '\uFFFD';

/**
 * Writes U+FFFD for U+0000 in every text that goes to the database, whether it is to be kept or looked for. PostgreSQL
 * refuses the whole query for one; SQLite would take it, but the two are to keep the same. JSON has it escaped.
 */
class NulByteReplacer extends OperationNodeTransformer {
  protected override transformValue(node: ValueNode, queryId?: QueryId): ValueNode {
    const transformed = super.transformValue(node, queryId);
    return { ...transformed, value: replaced(transformed.value) };
  }

  protected override transformPrimitiveValueList(
    node: PrimitiveValueListNode,
    queryId?: QueryId,
  ): PrimitiveValueListNode {
    const transformed = super.transformPrimitiveValueList(node, queryId);
    return { ...transformed, values: transformed.values.map(replaced) };
  }
}

const replaced = (value: unknown): unknown => (typeof value === 'string' ? value.replace(ZERO, REPLACEMENT) : value);

const replacer = new NulByteReplacer();

export const replaceNulBytes: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => replacer.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};
