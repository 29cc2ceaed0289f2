// Prints how many tests ran, for each of Jest's JSON reports, the last one as the last line of a CI run:
// "Tests: 1200 passed, 0 failed". Fails when a report is missing, has no passed test, or has a failure.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const reports = process.argv.slice(2);
for (const file of reports) {
  const { success, numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const name = file === reports.at(-1) ? 'Tests' : path.basename(file, '.json');
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  const broken = numRuntimeErrorTestSuites > 0 ? `, ${numRuntimeErrorTestSuites} files could not be run` : '';
  console.log(`${name}: ${numPassedTests} passed, ${numFailedTests} failed${skipped}${broken}`);
  if (!success || numPassedTests === 0) process.exitCode = 1;
}
