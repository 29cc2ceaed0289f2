// Prints how many tests ran, as the last line of a CI run. Fails when none did.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
console.log(`Tests: ${numPassedTests} passed, ${numFailedTests} failed${skipped}`);
process.exit(numPassedTests > 0 && numFailedTests === 0 ? 0 : 1);
