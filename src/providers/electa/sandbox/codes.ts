/** A call that is refused: the number is the whole answer, the words stand beside it where there is room for words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: number,
    words: string,
  ) {
    super(words);
  }
}

/**
 * Why a call is refused. Electa publishes no list of its error codes, nor which causes it tells apart: the numbers, and
 * all words but those of a wrong key, are made up [INF].
 */
export const refusals = {
  wrongKey: () => new Refusal(2, 'Invalid Account or Application Key'),
  locked: () => new Refusal(3, 'API access is locked'),
  wrongToken: () => new Refusal(4, 'Invalid or expired Token'),
  missing: (parameter: string) => new Refusal(10, `Missing parameter ${parameter}`),
  eventType: () => new Refusal(11, 'Invalid EventType'),
  duration: () => new Refusal(12, 'Invalid Duration'),
  date: (parameter: string) => new Refusal(13, `Invalid ${parameter}`),
  timeZone: () => new Refusal(14, 'Invalid TimeZoneId'),
  number: (parameter: string) => new Refusal(15, `Invalid ${parameter}`),
  truth: (parameter: string) => new Refusal(16, `Invalid ${parameter}`),
} as const;
