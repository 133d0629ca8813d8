// Both main jobs on the shipped examples, as a first look: two disclosures audited, one in order and one with mistakes,
// and one compiled from its workbook into out/.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

const ready = run('scripts/ready.mjs');
if (ready !== 0) process.exit(ready);
for (const example of ['examples/驻京联络处2024.md', 'examples/驻京联络处2024-有误.md']) {
  console.log(`\n$ mingzhang check ${example}\n`);
  const status = run('bin/mingzhang.js', 'check', example, '--fail-on', 'never', '--jobs', '1');
  if (status !== 0) process.exit(status);
}
const workbook = 'examples/驻京联络处2024.xlsx';
console.log(`\n$ mingzhang compile ${workbook} -o out\n`);
const compiled = run('bin/mingzhang.js', 'compile', workbook, '-o', 'out', '--force');
if (compiled !== 0) process.exit(compiled);
console.log(
  '\n用 npx mingzhang check 路径 审核自己的文件；npx mingzhang init -o 填报.xlsx 生成空白的填报工作簿；',
);
console.log('npx mingzhang --help 列出全部命令。');
