/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.[jt]s$': '@swc/jest' },
  // Packages that come as ES modules only: Node can require them, Jest cannot.
  transformIgnorePatterns: [
    '/node_modules/(?!(temporal-[a-z]+|file-type|strtok3|token-types|uint8array-extras|@tokenizer/inflate|@borewit/text-codec)/)',
    '<rootDir>/dist/',
  ],
  setupFiles: ['reflect-metadata'],
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts'],
  coverageDirectory: 'coverage',
  coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 90, branches: 90 } },
  testTimeout: 20_000,
  // Tests wait for HTTP and databases more than they compute.
  maxWorkers: '100%',
};
