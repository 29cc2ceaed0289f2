import { entityById } from '../model/deferred';
import { formatGlobalId } from '../model/global-id';
import { make } from '../model/make';
import { type Node } from '../model/node';
import { enumValueOf } from '../model/registry';
import { ProviderWrite, ProviderWriteState, WRITE_KIND } from '../model/write';
import { type Write } from './store/write-store';

export const writeIdOf = ({ provider, id }: Pick<Write, 'provider' | 'id'>): string =>
  formatGlobalId(provider, WRITE_KIND, id);

/** A row of the ledger as the graph shows it: without secrets. */
export function writeEntity(write: Write, redact: (text: string) => string): ProviderWrite {
  return make(ProviderWrite, {
    id: writeIdOf(write),
    provider: enumValueOf(write.provider),
    operation: write.operation,
    idempotencyKey: write.idempotency_key,
    state: ProviderWriteState[write.state],
    requestedAt: new Date(write.requested_at),
    finishedAt: write.finished_at === null ? null : new Date(write.finished_at),
    summary: redact(write.summary),
    // String by string, so that the result is JSON whatever the secrets look like.
    input: JSON.parse(write.input, (_key, value: unknown) =>
      typeof value === 'string' ? redact(value) : value,
    ) as unknown,
    // Null where it was deleted since: the loader finds nothing.
    result: write.result_id === null ? null : entityById<Node>(write.result_id),
    error: write.error === null ? null : redact(write.error),
    callId: write.call_id,
  });
}

/** The baseline that was recorded with a write; null where there is none. */
export const baselineOf = ({ baseline }: Write): unknown => (baseline === null ? null : JSON.parse(baseline));
