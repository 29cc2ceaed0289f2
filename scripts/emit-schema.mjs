// Writes schema/schema.graphql, which is what other graphs compose with. A test fails when it is not what the code emits.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { emittedSdl } = createRequire(import.meta.url)(path.join(root, 'dist', 'app.js'));
writeFileSync(path.join(root, 'schema', 'schema.graphql'), emittedSdl());
