import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** What dependency-cruiser has to say of a folder that has `src`. */
function cruise(folder: string): { status: number | null; output: string } {
  const args = [cli, 'src', '--config', '.dependency-cruiser.cjs', '--output-type', 'err'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  // Without colours, whatever the terminal.
  // eslint-disable-next-line no-control-regex
  return { status, output: `${stdout}${stderr}`.replace(/\u001b\[[0-9;]*m/g, '') };
}

describe('The rules of who may import whom', () => {
  it('hold', () => {
    expect(cruise(root)).toEqual({ status: 0, output: expect.stringContaining('no dependency violations found') });
  });

  describe('when they are broken', () => {
    let copy: string;
    beforeAll(() => {
      copy = realpathSync(mkdtempSync(join(tmpdir(), 'scheduling-graph-')));
      for (const name of ['src', 'package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
        cpSync(join(root, name), join(copy, name), { recursive: true });
      }
      write('node_modules/axios/package.json', '{ "name": "axios", "version": "1.0.0", "main": "index.js" }');
      write('node_modules/axios/index.js', 'module.exports = {};');
    });
    afterAll(() => rmSync(copy, { recursive: true, force: true }));

    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(copy, file)), { recursive: true });
      writeFileSync(join(copy, file), text);
    };

    /** Imports that may not be, each with the rule that it breaks. */
    const forbidden: readonly (readonly [file: string, imported: string, rule: string])[] = [
      ['src/zones/time-zone.ts', 'src/node-version.ts', 'zones-imports-zones'],
      ['src/model/price.ts', 'src/graph/errors.ts', 'model-imports-leaves'],
      ['src/schedule/ranges.ts', 'src/node-version.ts', 'schedule-is-pure'],
      ['src/http/redact.ts', 'src/node-version.ts', 'http-imports-http'],
      ['src/provider-kit/mapping.ts', 'src/node-version.ts', 'provider-kit-imports'],
      ['src/providers/administrate/wire.ts', 'src/graph/errors.ts', 'provider-imports-kit'],
      ['src/providers/administrate/cursor.ts', 'src/providers/another/wire.ts', 'provider-imports-kit'],
      ['src/providers/another/graph.ts', 'src/graph/loaders.ts', 'provider-resolvers-import-helpers'],
      ['src/database/tables.ts', 'src/node-version.ts', 'database-imports'],
      ['src/ledger/unknown-outcome.ts', 'src/session-cache/session-cache.ts', 'ledger-imports'],
      ['src/session-cache/record-store.ts', 'src/node-version.ts', 'session-cache-imports'],
      ['src/graph/paging.ts', 'src/providers/administrate/wire.ts', 'graph-imports-the-port'],
      ['src/server/pages.ts', 'src/providers/administrate/wire.ts', 'server-imports'],
      ['src/providers/administrate/settings.ts', 'node_modules/axios/index.js', 'one-network-client'],
    ];

    it('tell the file, the import and the rule', () => {
      for (const file of ['wire', 'graph', 'forgotten']) write(`src/providers/another/${file}.ts`, 'export {};\n');
      for (const [file, imported] of forbidden) {
        const target = imported.startsWith('src') ? join(copy, imported).replace(/\.ts$/, '') : 'axios';
        appendFileSync(join(copy, file), `\nimport ${JSON.stringify(target)};\n`);
      }

      appendFileSync(join(copy, 'src/model/scalars.ts'), "\nimport './venue';\n");

      const { status, output } = cruise(copy);
      expect(status).toBe(forbidden.length + 2);
      expect(output).toContain('error no-orphans: src/providers/another/forgotten.ts');
      expect(output).toMatch(/error no-circular: src\/model\/\w+\.ts → *\n.*src\/model\/(scalars|venue)\.ts/);
      for (const [file, imported, rule] of forbidden) expect(output).toContain(`error ${rule}: ${file} → ${imported}`);
    });
  });
});
