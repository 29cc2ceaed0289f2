import { type AnyWriteOperation } from '../provider-kit/write-operation';
import { type Write } from './store/write-store';

/** The operations of all configured providers, by "provider:name". */
export type Operations = ReadonlyMap<string, AnyWriteOperation>;

/** Restores the input of an operation from the JSON in which it was recorded. */
export type DecodeInput = (operation: string, json: string) => object;

/** The operation of a recorded write, or undefined where its provider is not configured or no longer has it. */
export const operationOf = (
  operations: Operations,
  { provider, operation }: Pick<Write, 'provider' | 'operation'>,
): AnyWriteOperation | undefined => operations.get(`${provider}:${operation}`);
