import { type Guard } from '../database/guarded';
import { parseGlobalId } from '../model/global-id';
import { userError, UserErrors } from '../model/user-error';
import { WRITE_KIND } from '../model/write';
import { type RequestScope } from '../provider-kit/port';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type DecodeInput, operationOf, type Operations } from './operations';
import { attributionOf, type Outcome, type Write, type WriteStore } from './store/write-store';
import { baselineOf } from './write-entity';

/** What an operator found at the provider. */
export interface Resolution {
  /** Global id of the write. */
  readonly id: string;
  /** The provider's own id of what the write made. */
  readonly providerId: string | null;
  readonly nothingWasMade: boolean | null;
}

const NOTHING_WAS_MADE: Outcome = {
  state: 'FAILED',
  error: 'A person found that the provider made nothing.',
  isKeyFreed: true,
};

/** Resolves writes whose outcome is unknown by what an operator found at the provider. */
export class ManualResolution {
  constructor(
    private readonly store: WriteStore,
    private readonly guarded: Guard,
    private readonly operations: Operations,
    private readonly decodeInput: DecodeInput,
  ) {}

  /** The write as it is afterwards. Throws UserErrors, ProviderError and StoreUnavailable. */
  async resolve(resolution: Resolution, scope: RequestScope): Promise<Write> {
    const { id, providerId, nothingWasMade } = resolution;
    const write = await this.findWrite(id);
    if (!write)
      throw refusal(
        'NOT_FOUND',
        `id: there is no write "${id}". writes(state: OUTCOME_UNKNOWN) lists those to settle.`,
        'id',
      );
    if ((providerId === null) === (nothingWasMade !== true)) {
      throw refusal('INVALID', 'Give exactly one of providerId and nothingWasMade: true.', 'providerId');
    }
    if (write.state !== 'OUTCOME_UNKNOWN') throw resolvedAlready(write);
    const { outcome, records } =
      providerId === null
        ? { outcome: NOTHING_WAS_MADE, records: [] }
        : await this.identifyResult(write, providerId, scope);
    const isRecorded = await this.guarded(() => this.store.finish(write.id, outcome, records));
    const resolved = (await this.findWrite(id))!;
    // A concurrent resolution was recorded first, and may differ from this one.
    if (!isRecorded) throw resolvedAlready(resolved);
    return resolved;
  }

  /** The outcome of a write that made the entity with this native id. Throws UserErrors when it cannot have, and ProviderError. */
  private async identifyResult(
    write: Write,
    providerId: string,
    scope: RequestScope,
  ): Promise<{ outcome: Outcome; records: readonly CachedRecord[] }> {
    const unsupported = (message: string): UserErrors => refusal('UNSUPPORTED_BY_PROVIDER', message, 'providerId');
    const operation = operationOf(this.operations, write);
    if (!operation)
      throw unsupported(`providerId: the provider of this ${write.operation} is not configured here now.`);
    if (!operation.recovery) {
      throw unsupported(
        'providerId: this write makes nothing that has an id. Repeat it with the same values, then say nothingWasMade: true here.',
      );
    }
    const input = this.decodeInput(write.operation, write.input);
    const result = await operation.recovery.identify(input, providerId, baselineOf(write), scope);
    if (await this.guarded(() => this.store.isAttributed(write, result.resultId))) {
      throw refusal(
        'INVALID',
        `providerId: "${providerId}" was made by another write that is noted here.`,
        'providerId',
      );
    }
    return { outcome: attributionOf(result), records: result.records ?? [] };
  }

  /** The write of a global id, or undefined when there is none. */
  private async findWrite(globalId: string): Promise<Write | undefined> {
    const id = parseGlobalId(globalId);
    if (id?.kind !== WRITE_KIND) return undefined;
    const [write] = await this.guarded(() => this.store.byIds([id.nativeId]));
    return write?.provider === id.provider ? write : undefined;
  }
}

const resolvedAlready = ({ state }: Write): UserErrors =>
  refusal('CANNOT_CHANGE', `id: the outcome of this write is known already: it is ${state}.`, 'id');

const refusal = (code: Parameters<typeof userError>[0], message: string, field: string): UserErrors =>
  new UserErrors([userError(code, message, [field])]);
