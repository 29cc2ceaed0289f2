/** A kind of entity: the GraphQL type of what has global ids of this kind, and the names of its look-ups. */
export interface EntityKind<T extends object = object> {
  /** The middle part of its global ids: "public-event". */
  readonly name: string;
  /** The type-graphql class, which has the name of the GraphQL type. */
  readonly type: new () => T;
  readonly lookUp: EntityLookUp;
}

/** The two root fields that read entities of a kind by their global ids. */
interface EntityLookUp {
  /** The field that reads one: "venue". */
  readonly one: string;
  /** The field that reads several: "venuesByIds". */
  readonly several: string;
  /** How descriptions call one and several: "a venue" and "venues". */
  readonly inWords: readonly [one: string, several: string];
  /** The native id in the example of a global id: "1". */
  readonly exampleId: string;
}

/** Whether entities of this kind are instances of a class, which may be abstract: `Node`, `ScheduledSession`, `Venue`. */
export const isKindOf = ({ type }: EntityKind, base: abstract new () => object): boolean =>
  type === base || type.prototype instanceof base;
