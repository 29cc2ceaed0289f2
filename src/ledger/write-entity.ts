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
    // Text by text, so that what is left is JSON whatever the secrets look like.
    input: JSON.parse(write.input, (_key, value: unknown) =>
      typeof value === 'string' ? redact(value) : value,
    ) as unknown,
    // What was deleted is not there any more, and the look-up says so.
    result: write.result_id === null ? null : entityById<Node>(write.result_id),
    error: write.error === null ? null : redact(write.error),
    callId: write.call_id,
  });
}

/** What `find` needs to know of the time before a noted write. */
export const baselineOf = ({ hint }: Write): unknown => (hint === null ? null : JSON.parse(hint));

/** The input of a noted write as its operation takes it: JSON has text where the graph has instants. */
export function inputOf(write: Write): object {
  return JSON.parse(write.input, (key, value: unknown) =>
    /(At|Deadline)$/.test(key) && typeof value === 'string' ? new Date(value) : value,
  ) as object;
}
