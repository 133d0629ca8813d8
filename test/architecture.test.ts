import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { program } from '../src/cli/program.ts';

const SRC = resolve(import.meta.dirname, '../src');

/**
 * What each room may import beside itself. `check` and `publish` join the core, `api` and `index.ts` are its doors;
 * `host` is Node without a command line, with its own door; `cli` stands on top of it.
 */
const CORE = [
  'money',
  'format',
  'model',
  'source',
  'extract',
  'audit',
  'compose',
  'score',
  'report',
  'check',
  'publish',
];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  money: [],
  format: ['model'],
  model: ['money'],
  source: ['model', 'money', 'format'],
  extract: ['model', 'money'],
  audit: ['model', 'money', 'score'],
  compose: ['model', 'money', 'format'],
  score: ['model', 'money'],
  report: ['model', 'money', 'format', 'source', 'audit (types)', 'score'],
  check: ['model', 'money', 'source', 'extract', 'audit', 'compose', 'score', 'report'],
  publish: ['model', 'money', 'source', 'extract', 'compose', 'report', 'check'],
  api: CORE,
  'index.ts': ['api'],
  host: ['model', 'source', 'compose (types)', 'report (types)', 'check'],
  'api/host.ts': ['host'],
  cli: [...CORE, 'host'],
};
/** Rooms that only Node has. */
const NODE_ROOMS: readonly string[] = ['host', 'api/host.ts', 'cli'];

/** Large libraries that only some files need. */
const ENGINES = [
  '@embedpdf/pdfium',
  '@cantoo/pdf-lib',
  '@e965/xlsx',
  '@myriaddreamin/typst-ts-node-compiler',
  'htmlparser2',
];

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((f) => f.replaceAll('\\', '/'))
  .filter((f) => f.endsWith('.ts') && !f.endsWith('.test.ts'));

const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

/** Static imports and re-exports, and dynamic ones; comments do not count. */
function importsOf(file: string): { specifier: string; typeOnly: boolean; whenUsed?: true }[] {
  const text = withoutComments(readFileSync(join(SRC, file), 'utf8'));
  const found: ReturnType<typeof importsOf> = [];
  for (const m of text.matchAll(
    /^(?:import|export)\s+(type\s+)?([^;'"()]*?)(?:from\s+)?['"]([^'"]+)['"]/gm,
  )) {
    const names = m[2] ?? '';
    const allTypes =
      /^\{[^}]*\}\s*$/.test(names.trim()) && names.split(',').every((n) => /^[\s{]*(type\s|\}?\s*$)/.test(n));
    found.push({ specifier: m[3]!, typeOnly: m[1] !== undefined || allTypes });
  }
  for (const m of text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g))
    found.push({ specifier: m[1]!, typeOnly: false, whenUsed: true });
  return found;
}

const imports: Import[] = files.flatMap((from) =>
  importsOf(from)
    .filter((i) => i.specifier.startsWith('.'))
    .map((i) => ({
      from,
      to: relative(SRC, resolve(SRC, dirname(from), i.specifier)).replaceAll('\\', '/'),
      typeOnly: i.typeOnly,
    })),
);

const layerOf = (file: string): string => (file in MAY_IMPORT ? file : file.split('/')[0]!);

function allowed({ from, to, typeOnly }: Import): boolean {
  const layer = layerOf(from);
  const target = layerOf(to);
  if (layer === target) return true;
  const may = MAY_IMPORT[layer] ?? [];
  return may.includes(target) || (typeOnly && may.includes(`${target} (types)`));
}

describe('import directions', () => {
  it('are read from the sources', () => {
    expect(files.length).toBeGreaterThan(40);
    expect(imports.length).toBeGreaterThan(100);
    expect(imports).toContainEqual({ from: 'check/audit.ts', to: 'audit/audit.ts', typeOnly: false });
    expect(imports).toContainEqual({ from: 'report/file-report.ts', to: 'audit/outcome.ts', typeOnly: true });
  });

  it('are drawn as they are', () => {
    const now = readFileSync(resolve(SRC, '../docs/architecture.md'), 'utf8').split('## Before')[0]!;
    const drawn = [...now.matchAll(/^ {2}(\w+) (-->|-\.->) (\w+)$/gm)].map(
      ([, from, arrow, to]) => `${from} ${to}${arrow === '-->' ? '' : ' (types)'}`,
    );
    const rooms = Object.entries(MAY_IMPORT).filter(([from]) => !from.includes('.') && from !== 'api');
    const may = rooms.flatMap(([from, targets]) => targets.map((to) => `${from} ${to}`));
    expect(drawn.sort()).toEqual(may.sort());
  });

  it('know every layer', () => {
    expect([...new Set(files.map(layerOf))].filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
  });

  it('point to files that exist', () => {
    expect(imports.filter((i) => i.to.endsWith('.ts') && !files.includes(i.to))).toEqual([]);
  });

  it('point one way', () => {
    expect(imports.filter((i) => !allowed(i)).map((i) => `${i.from} → ${i.to}`)).toEqual([]);
  });

  it('refuse what must be refused', () => {
    expect(allowed({ from: 'source/read.ts', to: 'extract/extract.ts', typeOnly: true })).toBe(false);
    expect(allowed({ from: 'audit/audit.ts', to: 'report/terminal/pretty.ts', typeOnly: false })).toBe(false);
    expect(allowed({ from: 'report/terminal/pretty.ts', to: 'audit/audit.ts', typeOnly: false })).toBe(false);
    expect(allowed({ from: 'check/check.ts', to: 'host/host-file.ts', typeOnly: true })).toBe(false);
    expect(allowed({ from: 'host/host-file.ts', to: 'cli/output.ts', typeOnly: true })).toBe(false);
    expect(allowed({ from: 'money/figure.ts', to: 'model/document.ts', typeOnly: true })).toBe(false);
  });

  it('keep Node-only modules out of the core', () => {
    const core = files.filter((f) => !NODE_ROOMS.includes(layerOf(f)));
    const found = core.flatMap((file) =>
      importsOf(file)
        .filter((i) => i.specifier.startsWith('node:'))
        .map((i) => `${file}: ${i.specifier}`),
    );
    expect(found).toEqual([]);
  });

  it('leave the options of the command line to the command line', () => {
    const options = program(() => {}).commands.flatMap((command) => command.options.map((o) => o.long ?? ''));
    expect(options).toContain('--last-year');
    const found = files
      .filter((f) => !NODE_ROOMS.includes(layerOf(f)))
      .flatMap((file) =>
        [...withoutComments(readFileSync(join(SRC, file), 'utf8')).matchAll(/(?<=[\s'"`(（])--[a-z][a-z-]+/g)]
          .filter(([option]) => options.includes(option))
          .map(([option]) => `${file}: ${option}`),
      );
    expect(found).toEqual([]);
  });

  it('are for what a module gives, never for what loading it does', () => {
    const bare = files.flatMap((file) =>
      [...readFileSync(join(SRC, file), 'utf8').matchAll(/^import ['"].*$/gm)].map((m) => `${file}: ${m[0]}`),
    );
    expect(bare).toEqual([]);
  });

  it('load no engine before it is used', () => {
    const loaded = (file: string, by = new Map<string, string>()): Map<string, string> => {
      for (const { specifier, typeOnly, whenUsed } of importsOf(file)) {
        if (typeOnly || whenUsed) continue;
        const local = specifier.startsWith('.');
        const to = local
          ? relative(SRC, resolve(SRC, dirname(file), specifier)).replaceAll('\\', '/')
          : specifier;
        if (by.has(to)) continue;
        by.set(to, file);
        if (local) loaded(to, by);
      }
      return by;
    };
    const doors = ['index.ts', ...files.filter((f) => f.startsWith('api/')), 'cli/main.ts'];
    expect(loaded('source/xlsx/read-workbook.ts').get('@e965/xlsx')).toBe('source/xlsx/read-workbook.ts');
    const found = doors.flatMap((door) => {
      const by = loaded(door);
      return ENGINES.filter((name) => by.has(name)).map((name) => `${door}: ${name} by ${by.get(name)}`);
    });
    expect(found).toEqual([]);
  });

  it('make no circles, types included', () => {
    const next = new Map<string, string[]>();
    for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
    expect(circles(next)).toEqual([]);
  });

  it('would show a circle', () => {
    const next = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['d', ['b']],
      ['c', ['a']],
      ['e', ['a']],
    ]);
    expect(circles(next)).toEqual([
      ['b', 'd'],
      ['a', 'c'],
    ]);
  });
});

/** Groups of files of which each reaches every other (strongly connected components), each in order. */
function circles(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const number = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): void => {
    number.set(file, number.size);
    lowest.set(file, number.get(file)!);
    open.push(file);
    for (const to of next.get(file) ?? []) {
      if (!number.has(to)) visit(to);
      if (open.includes(to)) lowest.set(file, Math.min(lowest.get(file)!, lowest.get(to)!));
    }
    if (lowest.get(file) !== number.get(file)) return;
    const circle = open.splice(open.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of next.keys()) if (!number.has(file)) visit(file);
  return found;
}
