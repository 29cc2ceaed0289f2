import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type Logger } from 'pino';
import { InvalidArgument } from '../model/invalid-argument';
import { ProviderError } from '../model/provider-error';
import { OutcomeUnknown, StoreUnavailable } from '../model/write-error';

/** Whether an error says that a provider is disabled: `node` and `_entities` answer null then. */
export const isNotConfigured = (error: unknown): boolean =>
  error instanceof ProviderError && error.code === 'PROVIDER_NOT_CONFIGURED';

/**
 * What a client is shown of an error that came up while a document was executed. The rest goes to the log: nothing of
 * an upstream URL, body, stack or secret leaves the process. `mistake` is the code of what graphql-js itself objects to.
 */
export function presentError(
  error: GraphQLError,
  mistake: string,
  requestId: string,
  log: Logger,
): GraphQLFormattedError {
  const { message, locations, path, originalError } = error;
  const where = { ...(locations && { locations }), ...(path && { path }) };

  if (originalError instanceof ProviderError) {
    const { code, provider, retryable, status, detail } = originalError;
    log.warn({ code, provider, status, detail, path }, message);
    const writeId = originalError instanceof OutcomeUnknown ? { writeId: originalError.writeId } : {};
    return { message, ...where, extensions: { code, provider, requestId, retryable, ...writeId } };
  }
  if (originalError instanceof StoreUnavailable) {
    log.error({ err: originalError.cause, path }, message);
    return { message, ...where, extensions: { code: 'STORE_UNAVAILABLE', requestId, retryable: true } };
  }
  if (originalError instanceof InvalidArgument) {
    const { argument } = originalError;
    return { message, ...where, extensions: { code: 'BAD_USER_INPUT', argument, requestId } };
  }
  // An error that graphql-js itself made, about a variable or an argument of the wrong type: its words are for the client.
  if (isAboutTheDocument(error)) {
    return { message, ...where, extensions: { code: mistake, ...error.extensions, requestId } };
  }
  log.error({ err: originalError, path }, 'Unexpected error in a resolver');
  return {
    message: `Unexpected error in this server. The log has the details under request ${requestId}.`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** Whether an error speaks of the document or its variables; one about a value in an answer has a path and no place in the text. */
function isAboutTheDocument({ path, originalError }: GraphQLError): boolean {
  if (!originalError || path === undefined) return true;
  return originalError instanceof GraphQLError && originalError.nodes !== undefined;
}
