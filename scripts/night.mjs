// The round trips of the composer over thousands of made-up accounts, and every mutant: what is too long for each change.
// Usage: npm run night [-- RUNS]
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const runs = process.argv[2] ?? '2000';
const node = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    .status ?? 1;
process.exitCode =
  node([join(root, 'scripts/ready.mjs')]) ||
  node([join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/compose.test.ts'], {
    MINGZHANG_RUNS: runs,
  }) ||
  node([join(root, 'bench/mutate.mjs'), '--each', '4']);
