/** What the descriptions of several inputs say in the same words. */

/** Describes the key of a create. */
export const idempotencyKeyOf = (what: string): string =>
  `Names this create, 1 to 255 printable characters: the same key with the same input gives the same answer and one ${what}, whatever was repeated or cut off in between. One is made where none is given.`;

/** Describes a field that null cannot clear. */
export const CANNOT_CLEAR = 'Icareus has no way to clear it.';
