/**
 * Plants each fault in each provider, runs the contract suite for that provider alone, and prints which faults it
 * detects. `npm run test:mutants -- electa "empty schedule"` runs one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

const FAULTS = [
  'empty schedule',
  'no resource holds',
  'delete sends nothing',
  'update sends nothing',
  'look-up ignores the baseline',
  'look-up accepts any match',
  'unchecked identification',
  'create sent as a retryable read',
  'unredacted token',
  'leaked host link',
];

const NO_LOOKUP = 'has no look-up of interrupted creates';
const NO_CHANGE = 'has no call that changes or deletes';

/** Faults that a provider cannot have, and why. */
const NOT_APPLICABLE = {
  electa: {
    'delete sends nothing': NO_CHANGE,
    'update sends nothing': NO_CHANGE,
    'look-up ignores the baseline': NO_LOOKUP,
    'look-up accepts any match': NO_LOOKUP,
  },
};

const PROVIDERS = ['administrate', 'electa', 'icareus', 'wiziq'];

const folder = mkdtempSync(path.join(tmpdir(), 'mutants-'));

/** The names of the tests that fail with a fault; null is the provider without one. */
function failedTests(provider, fault) {
  const report = path.join(folder, `${provider}-${String(fault).replaceAll(' ', '-')}.json`);
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const args = [jest, '--selectProjects', 'suite', '--testPathPatterns', 'test/contract/', '-i', '--silent'];
  const env = { ...process.env, CONTRACT_PROVIDER: provider, ...(fault && { CONTRACT_FAULT: fault }) };
  const child = spawn(process.execPath, [...args, '--json', '--outputFile', report], {
    cwd: root,
    env,
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    child.on('exit', () => {
      const { testResults, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
      const broken = testResults.filter(({ assertionResults }) => assertionResults.length === 0);
      if (numTotalTests === 0 || broken.length > 0) throw new Error(`The suite did not run: ${broken[0]?.message}`);
      const results = testResults.flatMap(({ assertionResults }) => assertionResults);
      resolve(results.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName));
    });
  });
}

const [onlyProvider, onlyFault] = process.argv.slice(2);
const rows = [];
for (const provider of PROVIDERS.filter((id) => !onlyProvider || id === onlyProvider)) {
  // Without this, a suite that always fails would detect everything.
  const control = await failedTests(provider, null);
  if (control.length > 0) throw new Error(`The contract suite of ${provider} fails without a fault: ${control[0]}`);
  for (const fault of FAULTS.filter((name) => !onlyFault || name === onlyFault)) {
    const reason = NOT_APPLICABLE[provider]?.[fault];
    const failed = reason ? [] : await failedTests(provider, fault);
    const outcome = reason
      ? `not applicable: ${provider} ${reason}`
      : failed.length > 0
        ? `detected by "${failed[0]}"`
        : 'MISSED';
    rows.push({ provider, fault, outcome });
    console.log(`${provider.padEnd(13)} ${fault.padEnd(32)} ${outcome}`);
  }
}
rmSync(folder, { recursive: true, force: true });
const missed = rows.filter(({ outcome }) => outcome === 'MISSED');
const detected = rows.filter(({ outcome }) => outcome.startsWith('detected'));
console.log(
  `${detected.length} of ${detected.length + missed.length} faults detected, ${rows.length - detected.length - missed.length} not applicable.`,
);
process.exitCode = missed.length > 0 ? 1 : 0;
