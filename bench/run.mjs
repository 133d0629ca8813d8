// Cold start of the command, speed of whole audits against `pdftotext -layout`, growth with the number of pages,
// throughput of texts and of many files, and speed of compile. Prints what it measures and asserts nothing.
// Usage: npm run bench [-- cold pdf growth texts many compile]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SECTIONS = ['cold', 'pdf', 'growth', 'texts', 'many', 'compile'];

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !SECTIONS.includes(name));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(', ')}; there are ${SECTIONS.join(', ')}.`);
  process.exit(2);
}
if (spawnSync(process.execPath, [join(root, 'scripts/ready.mjs')], { stdio: 'inherit' }).status !== 0)
  process.exit(1);

const folder = mkdtempSync(join(tmpdir(), 'mingzhang-bench-'));
try {
  for (const name of asked.length > 0 ? asked : SECTIONS) {
    const section = await import(`./sections/${name}.mjs`);
    await section[name]({ root, folder });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
