import { parseGlobalId } from '../model/global-id';
import { userError, UserErrors } from '../model/user-error';
import { type RequestScope } from '../provider-kit/port';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type Ledger } from './ledger';
import { WRITE_KIND } from '../model/write';
import { baselineOf, inputOf } from './write-entity';
import { attributionOf, type Outcome, type Write } from './store/write-store';

/** How a person settles a write. */
export interface Resolution {
  /** Global id of the write. */
  readonly id: string;
  /** The provider's own id of what it made. */
  readonly providerId: string | null;
  readonly nothingWasMade: boolean | null;
}

/** Settles a write whose outcome is unknown by what a person found at the provider. Throws UserErrors and ProviderError. */
export async function resolveWrite(ledger: Ledger, resolution: Resolution, scope: RequestScope): Promise<Write> {
  const { id, providerId, nothingWasMade } = resolution;
  const write = await findWrite(ledger, id);
  if (!write)
    throw refusal(
      'NOT_FOUND',
      `id: there is no write "${id}". writes(state: OUTCOME_UNKNOWN) lists those to settle.`,
      'id',
    );
  if ((providerId === null) === (nothingWasMade !== true)) {
    throw refusal('INVALID', 'Give exactly one of providerId and nothingWasMade: true.', 'providerId');
  }
  if (write.state !== 'OUTCOME_UNKNOWN') throw settledAlready(write);
  const { outcome, remembered } =
    providerId === null
      ? { outcome: NOTHING_WAS_MADE, remembered: [] }
      : await identified(ledger, write, providerId, scope);
  const isNoted = await ledger.guarded(() => ledger.store.finish(write.id, outcome, remembered));
  const settled = (await findWrite(ledger, id))!;
  // Somebody else was faster, and may have found something else.
  if (!isNoted) throw settledAlready(settled);
  return settled;
}

const NOTHING_WAS_MADE: Outcome = {
  state: 'FAILED',
  error: 'A person found that the provider made nothing.',
  isKeyFreed: true,
};

/** What a write came to that made what a person found. Throws UserErrors when it cannot have, and ProviderError. */
async function identified(
  ledger: Ledger,
  write: Write,
  providerId: string,
  scope: RequestScope,
): Promise<{ outcome: Outcome; remembered: readonly CachedRecord[] }> {
  const unsupported = (message: string): UserErrors => refusal('UNSUPPORTED_BY_PROVIDER', message, 'providerId');
  const operation = ledger.operationOf(write);
  if (!operation) throw unsupported(`providerId: the provider of this ${write.operation} is not configured here now.`);
  if (!operation.recovery) {
    throw unsupported(
      'providerId: this write makes nothing that has an id. Repeat it with the same values, then say nothingWasMade: true here.',
    );
  }
  const sent = await operation.recovery.identify(inputOf(write), providerId, baselineOf(write), scope);
  if (await ledger.guarded(() => ledger.store.isAttributed(write, sent.resultId))) {
    throw refusal('INVALID', `providerId: "${providerId}" was made by another write that is noted here.`, 'providerId');
  }
  return { outcome: attributionOf(sent), remembered: sent.records ?? [] };
}

/** The write of a global id, or undefined when there is none. */
async function findWrite(ledger: Ledger, globalId: string): Promise<Write | undefined> {
  const id = parseGlobalId(globalId);
  if (id?.kind !== WRITE_KIND) return undefined;
  const [write] = await ledger.guarded(() => ledger.store.byIds([id.nativeId]));
  return write?.provider === id.provider ? write : undefined;
}

const settledAlready = ({ state }: Write): UserErrors =>
  refusal('CANNOT_CHANGE', `id: the outcome of this write is known already: it is ${state}.`, 'id');

const refusal = (code: Parameters<typeof userError>[0], message: string, field: string): UserErrors =>
  new UserErrors([userError(code, message, [field])]);
