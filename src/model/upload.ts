import { GraphQLError, GraphQLScalarType } from 'graphql';

/** A file that has begun to arrive. What the client says of its type is not believed, so it is not kept. */
export interface UploadedFile {
  /** As the client calls it; it may be empty. */
  readonly fileName: string;
  /** What it holds, as it arrives. It can be read once, and fails with UploadFailed where it does not come whole. */
  readonly chunks: AsyncIterable<Buffer>;
}

/** A file did not come, or not whole. The message is for the client. */
export class UploadFailed extends Error {
  override readonly name = 'UploadFailed';
}

/** A file of a request: it is announced before the operation begins, and arrives while it is executed. */
export class Upload {
  /** Rejects with UploadFailed when the request ends without it. */
  readonly file: Promise<UploadedFile>;

  constructor(file: Promise<UploadedFile>) {
    this.file = file;
    // Whoever waits for the file is told; where nobody does, there is nobody to tell.
    file.catch(() => undefined);
  }
}

/** Where it is written how files are sent. */
export const MULTIPART_REQUESTS = 'https://github.com/jaydenseric/graphql-multipart-request-spec';

const AS_A_PART = `A file is sent as a part of a GraphQL multipart request (${MULTIPART_REQUESTS})`;

export const UploadScalar = new GraphQLScalarType<Upload, never>({
  name: 'Upload',
  description:
    'A file. It is sent as a part of a GraphQL multipart request with the header Apollo-Require-Preflight, and the document refers to it by a variable.',
  specifiedByURL: MULTIPART_REQUESTS,
  parseValue: (value) => {
    if (value instanceof Upload) return value;
    throw new GraphQLError(`${AS_A_PART}, not as a value.`);
  },
  parseLiteral: (node) => {
    throw new GraphQLError(`${AS_A_PART}, and the document refers to it by a variable.`, { nodes: node });
  },
  serialize: () => {
    throw new GraphQLError('An Upload is an input; it cannot be answered.');
  },
});
