import { type SchedulingUserError, userError, UserErrors } from '../model/user-error';

const LONGEST_KEY = 255;
/** Printable: no control or invisible characters, except the joiner inside of many emoji. */
const KEY = new RegExp(`^(?:[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]|\\u200d){1,${LONGEST_KEY}}$`, 'u');

/** 1 to 255 printable characters. Throws UserErrors. */
export function checkKey(key: string): void {
  if (KEY.test(key)) return;
  throw new UserErrors([
    userError('INVALID', `idempotencyKey: give 1 to ${LONGEST_KEY} printable characters, a UUID for instance.`, [
      'idempotencyKey',
    ]),
  ]);
}

/** The result of an earlier write with the same key as it was read now. Throws UserErrors when it no longer exists. */
export function requireExisting<Result>(globalId: string, result: Result | null): Result {
  if (result !== null) return result;
  throw new UserErrors([
    userError('NOT_FOUND', `idempotencyKey: what was made with this key, "${globalId}", is not there any more.`, [
      'idempotencyKey',
    ]),
  ]);
}

export const keyReused = (key: string): SchedulingUserError =>
  userError(
    'IDEMPOTENCY_KEY_REUSED',
    `idempotencyKey: "${key}" was used before for something else. Give a new key for a new request.`,
    ['idempotencyKey'],
  );
