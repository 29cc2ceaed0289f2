import { type SchedulingUserError, type SchedulingUserErrorCode, userError, UserErrors } from '../../model/user-error';
import { TITLE } from './ids';

/** Where something stands in an input: ["name", "translations", "1", "locale"]. */
export type Path = readonly string[];

/** Gathers everything that is wrong with one input, so that its caller is told all of it at once. */
export class InputProblems {
  private readonly errors: SchedulingUserError[] = [];

  refuse(code: keyof typeof SchedulingUserErrorCode, path: Path, says: string): void {
    this.errors.push(userError(code, `${path.join('.')}: ${says}`, path));
  }

  /** Null for what the provider must have. */
  refuseNull(path: Path): void {
    this.refuse('REQUIRED', path, `${TITLE} needs it, so it may not be null. Leave it out to keep it as it is.`);
  }

  /** Null for what the provider can do without, but has no way to clear. */
  refuseClearing(path: Path, instead = 'Leave it out to keep it as it is, or give another value.'): void {
    this.refuse('CANNOT_CHANGE', path, `${TITLE} has no way to clear it. ${instead}`);
  }

  /** Throws UserErrors where anything was wrong. */
  done(): void {
    if (this.errors.length > 0) throw new UserErrors(this.errors);
  }
}
