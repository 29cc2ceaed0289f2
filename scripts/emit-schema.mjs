// Writes schema/schema.graphql, which other graphs compose with, and schema/api.graphql, which client tools read.
// A test fails when one is not what the code emits.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { emittedApiSdl, emittedSdl } = createRequire(import.meta.url)(path.join(root, 'dist', 'app.js'));
writeFileSync(path.join(root, 'schema', 'schema.graphql'), emittedSdl());
writeFileSync(path.join(root, 'schema', 'api.graphql'), emittedApiSdl());
