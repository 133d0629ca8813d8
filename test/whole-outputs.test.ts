import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Moments at which each command is killed; `npm run night` takes more, and every command. */
const NIGHT = process.env.MINGZHANG_RUNS !== undefined;
const MOMENTS = NIGHT ? 50 : 2;

const ROOT = resolve(import.meta.dirname, '..');
const BIN = join(ROOT, 'bin/mingzhang.js');
const EXAMPLE = join(ROOT, 'examples/驻京联络处2024.md');
const WRONG = join(ROOT, 'examples/驻京联络处2024-有误.md');
const WORKBOOK = join(ROOT, 'examples/驻京联络处2024.xlsx');

/** Commands that write into the folder they run in, one way and another. */
const COMMANDS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  check: [
    ['check', EXAMPLE, '--format', 'html', '-o', 'out'],
    ['check', WRONG, '--format', 'html', '-o', 'out'],
  ],
  'check of several': [
    ['check', EXAMPLE, WRONG, '--format', 'json', '-o', 'out'],
    ['check', WRONG, EXAMPLE, '--format', 'json', '-o', 'out'],
  ],
  'check --update-baseline': [
    ['check', EXAMPLE, '--baseline', 'out', '--update-baseline'],
    ['check', WRONG, '--baseline', 'out', '--update-baseline'],
  ],
  extract: [
    ['extract', EXAMPLE, '-o', 'out'],
    ['extract', WRONG, '-o', 'out'],
  ],
  score: [
    ['score', EXAMPLE, '--format', 'json', '-o', 'out'],
    ['score', WRONG, '--format', 'json', '-o', 'out'],
  ],
  init: [
    ['init', '--from', EXAMPLE, '--year', '2025', '--force', '-o', 'out.xlsx'],
    ['init', '--data', EXAMPLE, '--year', '2024', '--force', '-o', 'out.xlsx'],
  ],
  compile: [
    ['compile', WORKBOOK, '--formats', 'md,html,json', '--dialect', 'central', '-o', 'out'],
    ['compile', WORKBOOK, '--formats', 'md,html,json', '--dialect', 'shanghai', '-o', 'out'],
  ],
};

let root = '';
beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts/ready.mjs')], { stdio: 'ignore' });
  root = mkdtempSync(join(tmpdir(), 'mingzhang-whole-'));
}, 120_000);
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What a folder holds: the name of every file but the record of what was compiled, and what is in it but times. */
function held(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.name !== '.明账.json')
      .map((entry) => {
        const text = readFileSync(join(entry.parentPath, entry.name), 'latin1');
        const timeless = text.replace(/"timing":\s*\{[^}]*\}/g, '');
        return [entry.name, createHash('sha256').update(timeless, 'latin1').digest('hex')];
      }),
  );
}

/** Runs to the end. @returns milliseconds */
function run(args: readonly string[], folder: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [BIN, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - start;
}

/** Runs until it is killed, or to its end where that comes first. */
function killed(args: readonly string[], folder: string, after: number): Promise<void> {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), after);
  return new Promise((done) =>
    child.on('close', () => {
      clearTimeout(timer);
      done();
    }),
  );
}

const isDraft = (name: string): boolean => name.endsWith('.写入中');

const SAMPLE = Object.entries(COMMANDS).filter(([name]) => NIGHT || /^(?:compile|.*baseline)$/.test(name));

describe.each(SAMPLE)('%s', (name, [one, other]) => {
  const [first, second, folder] = ['a', 'b', 'c'].map((part) => () => join(root, `${name}-${part}`)) as [
    () => string,
    () => string,
    () => string,
  ];
  let before: ReadonlyMap<string, string>;
  let after: ReadonlyMap<string, string>;
  let length = 0;

  beforeAll(() => {
    for (const path of [first(), second()]) mkdirSync(path);
    run(one, first());
    length = run(other, second());
    before = held(first());
    after = held(second());
    cpSync(first(), folder(), { recursive: true });
  }, 60_000);

  it(
    `leaves every file whole, killed at any of ${MOMENTS} moments`,
    async () => {
      expect(before).not.toEqual(after);
      for (let moment = 0; moment < MOMENTS; moment++) {
        // Half of them while it ends, when files get their places.
        const share = moment % 2 === 0 ? Math.random() : 0.7 + Math.random() * 0.35;
        await killed(moment % 2 === 0 ? other : one, folder(), length * share);
        for (const [file, hash] of held(folder()))
          if (!isDraft(file)) expect([before.get(file), after.get(file)], `${name}: ${file}`).toContain(hash);
      }
      run(one, folder());
      const end = held(folder());
      expect([...end.keys()].filter(isDraft)).toEqual([]);
      for (const [file, hash] of before) expect(end.get(file)).toBe(hash);
    },
    60_000 + MOMENTS * 5_000,
  );

  it('leaves what stood there where the disk has no room', ({ skip }) => {
    if (spawnSync('bash', ['-c', 'ulimit -f 1']).status !== 0)
      return skip('needs bash and limits of file sizes');
    // What is longer than 1 KiB is cut off while it is written.
    const { status, stderr } = spawnSync(
      'bash',
      ['-c', 'ulimit -f 1; exec "$@"', 'bash', process.execPath, BIN, ...other],
      { cwd: first(), encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^(?:无法)?写入.*：.*。\n$/);
    expect(status).toBe(2);
    expect(held(first())).toEqual(before);
  }, 60_000);
});

describe('a device', () => {
  it('is written to as it is', ({ skip }) => {
    if (process.platform === 'win32') return skip('has no /dev/null');
    run(['check', EXAMPLE, '--format', 'json', '-o', '/dev/null'], root);
  });
});

describe('a link', () => {
  it('goes on leading to the file that it led to', ({ skip }) => {
    if (process.platform === 'win32') return skip('links need a right of their own');
    const folder = mkdtempSync(join(root, 'link-'));
    writeFileSync(join(folder, 'file'), 'old');
    chmodSync(join(folder, 'file'), 0o640);
    symlinkSync('file', join(folder, 'link'));
    run(['check', EXAMPLE, '--format', 'json', '-o', 'link'], folder);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'file'), 'utf8')).toMatch(/^\{/);
    expect(statSync(join(folder, 'file')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(['file', 'link']);
  });
});
