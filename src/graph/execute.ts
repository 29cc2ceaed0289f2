import { type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLResponse, HeaderMap } from '@apollo/server';
import { execute, type ExecutionResult } from 'graphql';
import { type RequestContext } from '../context';
import { presentError } from './errors';

/**
 * The one place in which a document is executed. Apollo Server parses, validates and remembers documents; here they are
 * run, and what went wrong is put into words for the client.
 */
export const executionPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    responseForOperation: async (request) => responseOf(await runDocument(request), request),
  }),
};

function runDocument(request: GraphQLRequestContext<RequestContext>): ExecutionResult | Promise<ExecutionResult> {
  return execute({
    schema: request.schema,
    document: request.document!,
    variableValues: request.request.variables,
    operationName: request.request.operationName,
    contextValue: request.contextValue,
  });
}

function responseOf(
  { data, errors }: ExecutionResult,
  request: GraphQLRequestContext<RequestContext>,
): GraphQLResponse {
  const { requestId, log } = request.contextValue;
  const mistake = request.operation ? 'BAD_USER_INPUT' : 'OPERATION_RESOLUTION_FAILURE';
  const shown = errors?.map((error) => presentError(error, mistake, requestId, log));
  const singleResult = { ...(shown && { errors: shown }), ...(data !== undefined && { data }) };
  // A document that could not be started, for its variables say, has no data: that is the client's mistake.
  const status = data === undefined ? 400 : undefined;
  return { http: { status, headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
}
