// Writes every generated file: the list of rules, their pages, the commands' help, the JSON Schema, the example's workbook.
// Usage: npm run generate
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXAMPLE, exampleWorkbook, WORKBOOK } from './example-workbook.mjs';
import { GENERATED_FOLDERS, generatedFiles, READMES, SAMPLE } from './generated-files.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (script) => {
  const { status } = spawnSync(process.execPath, [join(root, 'scripts', script)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
};
run('generate-rules.mjs');
run('ready.mjs');

const core = await import('../dist/index.js');
const { program } = await import('../dist/cli/program.js');
const { OPTION_HINTS } = await import('../dist/cli/option-hints.js');
const { configSchema } = await import('../dist/check/config.js');
const { FORMATS } = await import('../dist/source/readers.js');
const { toJSONSchema } = await import('zod');
const audited = await core.audit([{ file: SAMPLE, bytes: readFileSync(join(root, SAMPLE)) }]);
const files = generatedFiles({
  ...core,
  program,
  FORMATS,
  configSchema,
  toJSONSchema,
  sample: core.pretty(core.reportOf(audited), { hints: OPTION_HINTS }),
  readmes: Object.fromEntries(READMES.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
});
for (const [path, text] of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
writeFileSync(join(root, WORKBOOK), await exampleWorkbook(core, readFileSync(join(root, EXAMPLE))));
for (const folder of GENERATED_FOLDERS) {
  if (!existsSync(join(root, folder))) continue;
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !files.has(path.slice(root.length + 1).replaceAll('\\', '/'))) rmSync(path);
  }
}
console.log(`${files.size + 1} generated files written`);
