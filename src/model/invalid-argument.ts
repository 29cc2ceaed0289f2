/** An argument of a read that cannot be used. The message says which, why and what would do; clients see it as BAD_USER_INPUT. */
export class InvalidArgument extends Error {
  override readonly name = 'InvalidArgument';

  constructor(
    readonly argument: string,
    message: string,
  ) {
    super(message);
  }
}
