export type Query = Readonly<Record<string, string>> | URLSearchParams;

/**
 * The request target: the base URL's path, the request's path and the query.
 * A path that would resolve to another one is a bug in the calling code: a value inserted without encodeURIComponent,
 * or "..", which no encoding makes safe.
 */
export function targetOf(baseUrl: string, path: string, query: Query = {}): string {
  const isPlain = /^\/[!-~]*$/.test(path) && !/[?#\\]/.test(path);
  const hasDotSegment = path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment));
  if (!isPlain || hasDotSegment) {
    throw new TypeError(
      'The path of a request begins with "/", holds percent-encoded values and no "." or ".." segment.',
    );
  }
  const basePath = new URL(baseUrl).pathname.replace(/\/+$/, '');
  const search = new URLSearchParams(query instanceof URLSearchParams ? query : { ...query }).toString();
  return `${basePath}${path}${search === '' ? '' : `?${search}`}`;
}
