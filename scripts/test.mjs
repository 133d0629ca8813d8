// Everything that must hold before a change goes in; the last line counts what passed and failed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (args) => (spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1) === 0;
const tool = (...path) => join(root, 'node_modules', ...path);

if (!run(['scripts/ready.mjs'])) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const count = { passed: 0, failed: 0, skipped: 0 };
const tally = (name, passed) => {
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  if (passed) count.passed++;
  else count.failed++;
};
tally('format and lint', run([tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '.']));
tally('types', run([tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']));
tally('types of the core without Node', run([tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.core.json']));

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-test-'));
const report = join(folder, 'report.json');
const green = run([
  tool('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);
try {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  // A file that could not even be loaded counts as one failure.
  const broken = testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
  count.passed += numPassedTests;
  count.failed += numFailedTests + broken;
  count.skipped += numPendingTests + numTodoTests;
  for (const { assertionResults } of testResults)
    for (const { status, fullName } of assertionResults)
      if (status !== 'passed' && status !== 'failed') console.log(`○ 跳过：${fullName}`);
  if (!green && numFailedTests + broken === 0) count.failed++;
} catch {
  count.failed++;
}
rmSync(folder, { recursive: true, force: true });
console.log(
  `${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`,
);
process.exit(count.failed === 0 ? 0 : 1);
