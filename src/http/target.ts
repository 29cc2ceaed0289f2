export type Query = Readonly<Record<string, string>> | URLSearchParams;

/**
 * The request target: the base URL's path, the request's path and the query.
 * A path that could lead elsewhere than it reads is a mistake of the calling code: a value that was put into it without
 * encodeURIComponent, or a "..", which no encoding makes harmless.
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
