import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const COMMAND = join(ROOT, 'dist/command');
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-start-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Notes what a command takes from Node and node_modules, and which of its own parts it reads. */
const trace = join(folder, 'trace.cjs');
writeFileSync(
  trace,
  `const Module = require('node:module'), fs = require('node:fs'), { basename } = require('node:path');
const asked = new Set(), { _load } = Module, { readFileSync } = fs;
Module._load = (id, ...rest) => (asked.add(id), _load(id, ...rest));
fs.readFileSync = (path, ...rest) => (asked.add(basename(String(path)).replace(/-.{8}\\.js$/, '')), readFileSync(path, ...rest));
process.on('exit', () => fs.writeFileSync(process.env.TRACE, [...asked].join('\\n')));`,
);

function askedBy(...args: string[]): string[] {
  const told = join(folder, 'trace.txt');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['-r', trace, join(ROOT, 'bin/mingzhang.js'), ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, TRACE: told },
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(told, 'utf8').split('\n');
}

const check = (file: string) => askedBy('check', file, '--fail-on', 'never');
const NETWORK = /^(?:node:)?(?:https?|http2|net|tls|dgram|dns|inspector)(?:\/|$)|undici|node-fetch/;
const HEAVY = /^(?:rules|read-.*|schemas|annotate-pdf|pdfium|equations|check|compile)$|^@/;

describe('a command loads what it needs', () => {
  it('for its version next to nothing', () => {
    const asked = askedBy('--version');
    expect(asked).toContain('main');
    expect(asked.filter((name) => HEAVY.test(name))).toEqual([]);
  });

  it('for a text neither the PDF engine nor the libraries of other formats and schemas', () => {
    const asked = check('examples/驻京联络处2024.md');
    expect(asked).toEqual(expect.arrayContaining(['main', 'rules', 'read-text']));
    expect(
      asked.filter((name) =>
        /^(?:read-(?:pdf|workbook|html|docx|odt)|pdfium|schemas|annotate-.*)$|^@/.test(name),
      ),
    ).toEqual([]);
  });

  it('for a PDF its engine, and in no case the network', () => {
    const fixtures = join(ROOT, 'test/fixtures/traps');
    const pdf = check(join(fixtures, readdirSync(fixtures).find((name) => name.endsWith('.pdf'))!));
    expect(pdf).toEqual(expect.arrayContaining(['read-pdf', '@embedpdf/pdfium', 'pdfium.wasm']));
    expect([...pdf, ...check('examples/驻京联络处2024.md')].filter((name) => NETWORK.test(name))).toEqual([]);
  });

  it('and holds no part that could ask for the network', () => {
    const parts = readdirSync(COMMAND).filter((name) => name.endsWith('.js'));
    expect(parts.length).toBeGreaterThan(20);
    const asking = parts.filter((name) =>
      [...readFileSync(join(COMMAND, name), 'utf8').matchAll(/\brequire\(["']([^"']+)["']\)/g)].some(
        ([, id]) => NETWORK.test(id!),
      ),
    );
    expect(asking).toEqual([]);
  });
});

describe('what is compiled is kept', () => {
  /** A copy of a small program, with what is kept of it. */
  function program(name: string, words: string) {
    const at = join(folder, name);
    mkdirSync(at, { recursive: true });
    cpSync(join(ROOT, 'bin/load.js'), join(at, 'load.js'));
    writeFileSync(join(at, 'package.json'), '{"type":"commonjs"}');
    writeFileSync(join(at, 'first-1.js'), `console.log(require('./second-1.js').words());`);
    writeFileSync(join(at, 'second-1.js'), `exports.words = () => '${words}';`);
    writeFileSync(join(at, 'run.js'), `require('./load.js')(require.resolve('./first-1.js'));`);
    const cache = join(at, '.cache', `${process.version}-${process.arch}`);
    return {
      at,
      cache,
      run: (...flags: string[]) =>
        spawnSync(process.execPath, [...flags, join(at, 'run.js')], { encoding: 'utf8' }).stdout.trim(),
      file: join(cache, 'second-1.js'),
    };
  }

  it('and used again, unless the file was damaged or cut', () => {
    const { run, file, cache } = program('kept', '甲乙');
    expect(run()).toBe('甲乙');
    expect(readdirSync(cache).sort()).toEqual(['first-1.js', 'second-1.js']);
    const good = readFileSync(file);
    const written = statSync(file).mtimeMs;
    expect(run()).toBe('甲乙');
    expect(statSync(file).mtimeMs).toBe(written);
    const damaged = [9, good.length >> 1, good.length - 1].map((at) => {
      const bad = Buffer.from(good);
      bad[at] = bad[at]! ^ 0xff;
      return bad;
    });
    for (const bad of [...damaged, good.subarray(0, 3), good.subarray(0, -1)]) {
      writeFileSync(file, bad);
      expect(run()).toBe('甲乙');
      const mended = readFileSync(file);
      expect(mended.equals(bad)).toBe(false);
      expect(mended.length).toBe(good.length);
    }
  });

  it('for the settings of the engine that it was made with', () => {
    const { run } = program('settings', '丙');
    expect(run()).toBe('丙');
    expect(run('--no-opt')).toBe('丙');
    expect(run('--no-lazy')).toBe('丙');
    expect(run()).toBe('丙');
  });

  it('only where it can be', () => {
    const { at, run } = program('refused', '丁');
    writeFileSync(join(at, '.cache'), '');
    expect(run()).toBe('丁');
    expect(run()).toBe('丁');
    expect(existsSync(join(at, '.cache', process.version))).toBe(false);
  });
});
