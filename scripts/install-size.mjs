// What an installation of the package takes on disk, whole and without what only `compile --formats pdf` needs.
// Usage: node scripts/install-size.mjs (asks the npm registry for the dependencies)
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-install-'));
const npm = (args, cwd) => {
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
};

/** Bytes of all files below a path. */
function sizeOf(path) {
  const stat = lstatSync(path);
  return stat.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
    : stat.size;
}

/** Packages below node_modules by name. */
const packagesIn = (modules) =>
  readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(modules, name)).map((n) => `${name}/${n}`) : [name],
    );

try {
  const [{ filename, size, unpackedSize }] = JSON.parse(
    npm(['pack', '--json', '--pack-destination', folder], root).replace(/^[^[]*/, ''),
  );
  const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  console.log(`package: ${mib(size)} packed, ${mib(unpackedSize)} unpacked`);
  for (const [title, flags] of [
    ['npm install --omit=dev', []],
    ['npm install --omit=dev --omit=optional', ['--omit=optional']],
  ]) {
    const place = mkdtempSync(join(folder, 'install-'));
    writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
    npm(
      [
        'install',
        '--omit=dev',
        '--no-audit',
        '--no-fund',
        '--ignore-scripts',
        ...flags,
        join(folder, filename),
      ],
      place,
    );
    const modules = join(place, 'node_modules');
    const sizes = packagesIn(modules)
      .map((name) => [name, sizeOf(join(modules, name))])
      .sort(([, a], [, b]) => b - a);
    console.log(`\n${title}: ${mib(sizes.reduce((sum, [, bytes]) => sum + bytes, 0))}`);
    for (const [name, bytes] of sizes)
      if (bytes > 2 ** 20) console.log(`  ${mib(bytes).padStart(10)}  ${name}`);
    if (!existsSync(join(modules, 'mingzhang'))) throw new Error('the package was not installed');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
