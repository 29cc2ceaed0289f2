import { type SchedulingUserError, type SchedulingUserErrorCode, userError, UserErrors } from '../model/user-error';

/** Position in an input: ["name", "translations", "1", "locale"]. */
export type InputPath = readonly string[];

/** Collects every problem of one input, so that the caller gets all of them at once. */
export class InputProblems {
  readonly #errors: SchedulingUserError[] = [];

  /** `title` is the provider's name for people. */
  constructor(readonly title: string) {}

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  /**
   * Adds a problem; its message starts with the path. `providerCode` is the code with which the provider would refuse it.
   * Returns null, so that a check can return it.
   */
  refuse(
    code: keyof typeof SchedulingUserErrorCode,
    path: string | InputPath,
    message: string,
    providerCode: string | null = null,
  ): null {
    const field = typeof path === 'string' ? [path] : path;
    this.#errors.push(userError(code, `${field.join('.')}: ${message}`, field, providerCode));
    return null;
  }

  /** Null in an update for a value that the provider requires. */
  refuseNull(path: string | InputPath): null {
    return this.refuse(
      'REQUIRED',
      path,
      `${this.title} requires it, so it may not be null. Omit it to leave it unchanged.`,
    );
  }

  /** Null in an update for a value that the provider cannot clear. */
  refuseClearing(path: string | InputPath, instead = 'Omit it to leave it unchanged, or give another value.'): null {
    return this.refuse('CANNOT_CHANGE', path, `${this.title} cannot clear it. ${instead}`);
  }

  /** Throws UserErrors if there are any problems. */
  throwIfAny(): void {
    if (this.#errors.length > 0) throw new UserErrors(this.#errors);
  }
}
