import { type RequestScope } from './request-scope';
import { type WriteOperation } from './write-operation';

/** What differs between the deletions of several providers. */
export interface DeleteOptions<Prepared> {
  /** The name of the mutation: "deletePublicEvent". */
  readonly name: string;
  /** The provider's id. */
  readonly provider: string;
  /** Parses the global id in the input. Throws UserErrors. */
  prepare(globalId: string): Prepared;
  /** Deletes the entity, and returns its global id. Throws UserErrors if there is none, or if the provider refuses. */
  send(prepared: Prepared, scope: RequestScope): Promise<string>;
}

/** The deletion of one entity by its global id; the result is that id. */
export function deleteOperation<Prepared>(
  options: DeleteOptions<Prepared>,
): WriteOperation<{ readonly id: string }, Prepared, string> {
  const { name, provider } = options;
  return {
    name,
    provider,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => options.prepare(id),
    send: async (prepared, scope) => {
      const id = await options.send(prepared, scope);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    fromSnapshot: (snapshot) => snapshot as string,
  };
}
