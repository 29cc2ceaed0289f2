const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** Names under which jest-circus and the `jest` object store the state of one test file on the global object. */
const FILE_STATE = ['EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES'].map((name) => Symbol.for(name));

/**
 * A Jest environment that has no context of its own: tests run on the global object of the worker, so that modules can
 * be shared between test files. After a test file, globals and `process.env` are what they were before it.
 */
module.exports = class SharedEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.globals = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
    this.variables = { ...process.env };
    // Jest replaces these two for each test file.
    this.functions = { exit: process.exit, getBuiltinModule: process.getBuiltinModule };
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    for (const [name, descriptor] of this.globals) {
      if (descriptor.configurable) Object.defineProperty(globalThis, name, descriptor);
    }
    for (const symbol of FILE_STATE) delete globalThis[symbol];
    for (const name of Object.keys(process.env)) if (!(name in this.variables)) delete process.env[name];
    Object.assign(process.env, this.variables);
    Object.assign(process, this.functions);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Required by Jest. Nothing runs in another context: the runtime beside this file uses Node's own loader. */
  getVmContext() {
    return null;
  }
};
