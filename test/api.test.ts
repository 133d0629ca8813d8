import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The doors of the package: each is there as package.json says, and its example in docs/api.md types and runs. */
const ROOT = resolve(import.meta.dirname, '..');
const { exports: doors } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, { types: string; default: string }>;
};
const guide = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');
const [shared = '', ...examples] = [...guide.matchAll(/^```js example\n(.*?)^```$/gms)].map((m) => m[1]!);

const nameOf = (example: string): string =>
  [...example.matchAll(/from '(mingzhang[^']*)'/g)].map((m) => m[1]!).at(-1) ?? '';
const told = (example: string): string =>
  [...example.matchAll(/^\/\/ → (.*)$/gm)].map((m) => `${m[1]}\n`).join('');

let folder = '';
/** What each example prints. */
let printed: readonly string[] = [];

/** Runs them one after the other: loading the core costs more than any of them. */
const RUNNER = `
import { pathToFileURL } from 'node:url';
for (const folder of process.argv.slice(1)) {
  process.chdir(folder);
  await import(pathToFileURL(folder + '/example.mjs').href);
  process.stdout.write('\\0');
}`;

beforeAll(() => {
  spawnSync(process.execPath, [join(ROOT, 'scripts/ready.mjs')], { stdio: 'ignore' });
  // Within the package, so that it finds itself by its name.
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'out/api-'));
  for (const [i, example] of examples.entries()) {
    mkdirSync(join(folder, String(i)));
    const imports = [...example.matchAll(/^import .*$/gm)].map((m) => m[0]);
    const rest = example.replace(/^import .*\n/gm, '');
    writeFileSync(join(folder, String(i), 'example.mjs'), `${imports.join('\n')}\n${shared}${rest}`);
  }
  const folders = examples.map((_, i) => join(folder, String(i)));
  // As a program given by its text, whose flags are no flags for the threads of a pool.
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', RUNNER, ...folders],
    { encoding: 'utf8', timeout: 60_000 },
  );
  printed = stdout.split('\0');
  expect(stderr).toBe('');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the doors of the package', () => {
  it('are all in the guide, each with an example', () => {
    const without = ['.'];
    expect(examples.map(nameOf).sort()).toEqual(
      Object.keys(doors)
        .filter((door) => !without.includes(door))
        .map((door) => door.replace('.', 'mingzhang'))
        .sort(),
    );
  });

  it.each(Object.keys(doors))('%s has its code and its types', (door) => {
    expect(existsSync(join(ROOT, doors[door]!.types))).toBe(true);
    expect(existsSync(join(ROOT, doors[door]!.default))).toBe(true);
  });

  it.each(examples.map((example, i) => [nameOf(example), i] as const))(
    '%s does as its example says',
    (_, i) => {
      expect(printed[i]).toBe(told(examples[i]!));
    },
  );

  it('have the types that their examples rely on', () => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const options =
      '--ignoreConfig --noEmit --allowJs --checkJs --strict --skipLibCheck --target es2022 --lib es2023';
    const { stdout } = spawnSync(
      process.execPath,
      [
        compiler,
        ...`${options} --module nodenext --types node`.split(' '),
        ...examples.map((_, i) => join(folder, String(i), 'example.mjs')),
      ],
      { cwd: ROOT, encoding: 'utf8', timeout: 60_000 },
    );
    expect(stdout).toBe('');
  });
});
