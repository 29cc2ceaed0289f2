/** An instance of a model class with all its fields; the compiler refuses a field that is missing or of another type. */
export function make<T extends object>(type: new () => T, fields: T): T {
  return Object.assign(new type(), fields);
}
