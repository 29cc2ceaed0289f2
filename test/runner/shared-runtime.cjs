const asyncHooks = require('node:async_hooks');
const { createRequire } = require('node:module');
const path = require('node:path');
const { default: Runtime } = require('jest-runtime');

/** The runtime of the test file that is running. */
let current;

/** Paths of the source maps of all modules that this process has compiled, by file name. */
const sourceMaps = new Map();

require.extensions['.ts'] = (module, filename) => module._compile(current.compile(filename), filename);

/**
 * A Jest runtime that loads modules with Node's own loader. Modules of src/ and of packages are evaluated once per
 * worker and shared between its test files; modules of test/ are evaluated for each test file. Everything else is
 * Jest's: compilation and its cache, timeouts, fake timers, coverage. Modules cannot be mocked or isolated.
 */
module.exports = class SharedRuntime extends Runtime {
  constructor(config, environment, resolver, transformer, cacheFS, coverageOptions, testPath, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverageOptions, testPath, globalConfig);
    current = this;
    this.storages = [];
    this.transformer = transformer;
    this.compileOptions = { ...COMPILE_OPTIONS, ...coverageOptions };
    // With --watch, sources change while the process runs.
    this.unshared = globalConfig.watch || globalConfig.watchAll ? [config.rootDir] : config.roots;
  }

  compile(filename) {
    const { code, sourceMapPath } = this.transformer.transform(filename, this.compileOptions);
    if (sourceMapPath) sourceMaps.set(filename, sourceMapPath);
    return code;
  }

  requireModule(from, name = from) {
    return createRequire(from)(name);
  }

  /**
   * Loads jest-circus, anew for each test file because its module holds the state of one. Each load makes an
   * AsyncLocalStorage, which Node 20 propagates to every promise for as long as it is enabled.
   */
  requireInternalModule(from, name = from) {
    const load = createRequire(from);
    delete require.cache[load.resolve(name)];
    const original = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
    const { storages } = this;
    class RecordedStorage extends asyncHooks.AsyncLocalStorage {
      constructor(...options) {
        super(...options);
        storages.push(this);
      }
    }
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: RecordedStorage, configurable: true });
    try {
      return load(name);
    } finally {
      Object.defineProperty(asyncHooks, 'AsyncLocalStorage', original);
    }
  }

  /** Test files are functions of Node's loader, which passes them no `jest`, so it becomes a global. */
  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    globalThis.jest = this.requireModuleOrMock(__filename, '@jest/globals').jest;
  }

  getSourceMaps() {
    return sourceMaps;
  }

  /** The counters of the source files that this test file executed; they restart from zero. */
  getAllCoverageInfoCopy() {
    const executed = Object.entries(globalThis.__coverage__ ?? {}).filter(([, { s }]) =>
      Object.values(s).some(Boolean),
    );
    const copy = structuredClone(Object.fromEntries(executed));
    for (const [, counters] of executed) resetCounters(counters);
    return copy;
  }

  setMock() {
    throw new Error('jest.mock has no effect on shared modules (test/runner/shared-runtime.cjs)');
  }

  isolateModules() {
    throw new Error('jest.isolateModules has no effect on shared modules (test/runner/shared-runtime.cjs)');
  }

  teardown() {
    super.teardown();
    for (const storage of this.storages) storage.disable();
    for (const file of Object.keys(require.cache)) if (this.isUnshared(file)) delete require.cache[file];
  }

  isUnshared(file) {
    if (file.startsWith(__dirname) || file.includes(`${path.sep}node_modules${path.sep}`)) return false;
    return this.unshared.some((folder) => file.startsWith(folder + path.sep));
  }
};

const COMPILE_OPTIONS = {
  isInternalModule: false,
  supportsDynamicImport: false,
  supportsExportNamespaceFrom: false,
  supportsStaticESM: false,
  supportsTopLevelAwait: false,
};

function resetCounters({ s: statements, f: functions, b: branches }) {
  for (const key of Object.keys(statements)) statements[key] = 0;
  for (const key of Object.keys(functions)) functions[key] = 0;
  for (const counts of Object.values(branches)) counts.fill(0);
}
