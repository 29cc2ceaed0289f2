// Both projects run on the runtime in test/runner/: modules of src/ and of packages are loaded once per worker.
const project = {
  testEnvironment: '<rootDir>/test/runner/shared-environment.cjs',
  runtime: '<rootDir>/test/runner/shared-runtime.cjs',
  roots: ['<rootDir>/test'],
  transform: { '\\.[jt]s$': '@swc/jest' },
  setupFiles: ['reflect-metadata'],
};

/** @type {import('jest').Config} */
module.exports = {
  projects: [
    {
      ...project,
      displayName: 'suite',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/e2e/'],
    },
    // Tests that start processes of their own: the server, npm, a browser.
    { ...project, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.test.ts'] },
  ],
  // For tests that hang: a busy machine must never exceed it.
  testTimeout: 300_000,
  // A worker whose heap is larger after a test file is replaced.
  workerIdleMemoryLimit: '600MB',
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 90, branches: 90 } },
};
