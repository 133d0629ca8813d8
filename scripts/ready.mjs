// Makes a checkout ready to run: installs the dependencies and compiles, each only when missing or out of date.
// Usage: node scripts/ready.mjs [--no-build]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const at = (...path) => join(root, ...path);

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`需要 Node.js 20 或更新的版本，现在是 ${process.version}。`);
  process.exit(1);
}

/** Runs a step of npm or a tool; its output is shown only when it fails. */
function step(what, command, args) {
  console.error(`${what}……`);
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status === 0) return;
  console.error(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}`);
  console.error(`${what}没有成功。`);
  process.exit(1);
}

const lock = createHash('sha256')
  .update(readFileSync(at('package-lock.json')))
  .digest('hex');
const installed = at('node_modules', '.mingzhang-lock');
const known = existsSync(installed) ? readFileSync(installed, 'utf8') : undefined;
if (known !== lock) {
  if (!satisfied()) step('安装依赖', 'npm', ['ci', '--no-audit', '--no-fund']);
  writeFileSync(installed, lock);
}

if (!process.argv.includes('--no-build') && stale()) {
  rmSync(at('dist'), { recursive: true, force: true });
  step('编译', process.execPath, [
    at('node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    at('tsconfig.build.json'),
  ]);
  step('打包', process.execPath, [at('scripts', 'bundle.mjs'), 'command']);
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(at('dist', '.built'), '');
}

/** Whether what npm last installed is what the lock file asks for (somebody ran npm ci by hand). */
function satisfied() {
  const hidden = at('node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const have = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const want = JSON.parse(readFileSync(at('package-lock.json'), 'utf8')).packages;
  return Object.entries(want).every(
    ([path, { version, optional }]) => path === '' || optional || have[path]?.version === version,
  );
}

/** Whether any source is newer than the last compilation. */
function stale() {
  if (!existsSync(at('dist', '.built'))) return true;
  const built = statSync(at('dist', '.built')).mtimeMs;
  const newer = (path) =>
    statSync(path).isDirectory()
      ? statSync(path).mtimeMs > built || readdirSync(path).some((name) => newer(join(path, name)))
      : statSync(path).mtimeMs > built;
  return [
    'src',
    'scripts/bundle.mjs',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ].some((p) => newer(at(p)));
}
