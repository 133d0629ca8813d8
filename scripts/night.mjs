// The round trips of composer, forms and entry book over thousands of made-up accounts, outputs whose
// writers are killed, workbooks with every defect, and every mutant: what is too long for each change.
// Usage: npm run night [-- RUNS]
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const LONG = [
  'test/compose.test.ts',
  'test/self-evaluation-round-trip.test.ts',
  'src/compose/derive.test.ts',
  'src/compose/plug.test.ts',
  'src/compose/entry-book/entry-book.test.ts',
  'test/characters.test.ts',
  'test/whole-outputs.test.ts',
];
const runs = process.argv[2] ?? '2000';
const node = (args, env = {}) =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    .status ?? 1;
process.exitCode =
  node([join(root, 'scripts/ready.mjs')]) ||
  node([join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout=36000000', ...LONG], {
    MINGZHANG_RUNS: runs,
  }) ||
  node([join(root, 'bench/workbooks.mjs')]) ||
  node([join(root, 'bench/mutate.mjs'), '--each', '4']);
