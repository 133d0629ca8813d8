import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the package', () => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 26,
  });
  const [packed] = JSON.parse(stdout) as [{ files: { path: string }[]; unpackedSize: number }];
  const paths = packed.files.map(({ path }) => path);
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Record<string, Record<string, string>>;
    bin: Record<string, string>;
    dependencies: Record<string, string>;
    optionalDependencies: Record<string, string>;
  };

  it('has the command, every door with its types, and the licences of what is bundled', () => {
    const doors = Object.values(manifest.exports).flatMap((door) => Object.values(door));
    const promised = [...doors, ...Object.values(manifest.bin)].map((path) => path.replace(/^\.\//, ''));
    expect(promised.length).toBeGreaterThan(10);
    for (const path of [...promised, 'bin/load.js', 'bin/package.json']) expect(paths).toContain(path);
    for (const name of ['main.js', 'check-worker.js', 'package.json', 'LICENSES.txt'])
      expect(paths).toContain(`dist/command/${name}`);
  });

  it('has nothing of the workshop', () => {
    const workshop =
      /\.map$|\.test\.|(?:^|\/)(?:test|src|bench|scripts|node_modules)\/|made-up|random-|\.built|\.cache|^dist\/(?:cli|browser)\//;
    expect(paths.filter((path) => workshop.test(path))).toEqual([]);
    expect(packed.unpackedSize).toBeLessThan(30e6);
  });

  it('asks for every package that its parts import, and for no other', () => {
    const { dependencies, optionalDependencies } = manifest;
    const used = paths
      .filter((path) => /^dist\/(?!command\/).*\.js$/.test(path))
      .flatMap((path) =>
        [
          ...readFileSync(join(ROOT, path), 'utf8').matchAll(/^(?:im|ex)port .*? from ["']([^"'.]+)["'];$/gm),
        ].map((m) => /^(?:@[^/]+\/)?[^/]+/.exec(m[1]!)![0]),
      );
    expect([...new Set(used)].filter((name) => !name.startsWith('node:')).sort()).toEqual(
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => name !== 'commander')
        .sort(),
    );
  });

  it.each(['dist/command/LICENSES.txt', 'dist/LICENSES.txt'])(
    'gives every licence of what is bundled: %s',
    (file) => {
      expect(paths).toContain(file);
      const told = readFileSync(join(ROOT, file), 'utf8').split(`\n${'-'.repeat(80)}\n`);
      expect(told.length).toBeGreaterThan(5);
      for (const one of told)
        expect(one).toMatch(/\S+ \d\S* \((?:MIT|BSD-\d-Clause|Apache-2.0|ISC|0BSD)\)\n\n\S/);
    },
  );
});

describe('compile where Typst is not installed', () => {
  const workbook = readdirSync(join(ROOT, 'examples')).find((name) => /2024\.xlsx$/.test(name))!;
  const compile = async (formats: string) => {
    vi.resetModules();
    vi.doMock('@myriaddreamin/typst-ts-node-compiler', () => {
      throw new Error('Cannot find package');
    });
    const { command: fresh } = await import('./command.ts');
    const into = join(folder, formats.replaceAll(',', '-'));
    const args = ['compile', join(ROOT, 'examples', workbook), '-o', into, '--formats', formats];
    return { ...(await fresh(args)), into };
  };

  it('writes the other formats and says what is missing', async () => {
    const ended = await compile('md,pdf,json');
    expect(ended.status).toBe(2);
    expect(ended.out.toString()).toMatch(/^✓ 已编制.*2个文件写入/);
    expect(ended.out.toString()).toMatch(
      /\n没有安装排版引擎 Typst，不能写 PDF；请用 npm install \S+ 装上。\n$/,
    );
    const files = readdirSync(ended.into).filter((name) => !name.startsWith('.'));
    expect(files.map((name) => name.slice(name.lastIndexOf('.')))).toEqual(['.json', '.md']);
  });

  it('refuses when nothing else is asked for', async () => {
    const ended = await compile('pdf');
    expect(ended).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^没有安装排版引擎 Typst/),
    });
  });
});
