import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { program } from '../src/cli/program.ts';
import { command, type Ran } from './command.ts';

const ROOT = resolve(import.meta.dirname, '..');
const TEXT = `青山县档案馆2024年度部门决算

二、收入决算情况说明
本年收入550.53万元，其中：财政拨款收入490.88万元，占91.16%；其他收入59.65万元，占10.84%。
`;
const WORKBOOK = join(ROOT, 'examples/驻京联络处2024.xlsx');

/** How each command reads a file by each of its options and arguments; `FILE` stands for it. */
const READS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  check: {
    路径: ['FILE', '--together', 'own.txt'],
    '--last-year': ['own.txt', '--last-year', 'FILE'],
    '--budget': ['own.txt', '--budget', 'FILE'],
    '--children': ['own.txt', '--children', 'FOLDER'],
    '--config': ['own.txt', '--config', 'FILE'],
    '--baseline': ['own.txt', '--baseline', 'FILE'],
  },
  extract: { 路径: ['FILE'] },
  score: { 路径: ['FILE'] },
  init: {
    '--from': ['--unit', '青山县档案馆', '--year', '2025', '--force', '--from', 'FILE'],
    '--data': ['--unit', '青山县档案馆', '--year', '2024', '--force', '--data', 'FILE'],
  },
  compile: { 数据: ['FILE', '--force'], 报表: [WORKBOOK, 'FILE', '--force'] },
};

/** How each command writes to a path, by its options. */
const WRITES: Readonly<Record<string, Readonly<Record<string, readonly (readonly string[])[]>>>> = {
  check: {
    '--output': [
      ['--format', 'html', '-o', 'OUT'],
      ['--format', 'docx', '-o', 'OUT'],
    ],
    '--baseline': [['--baseline', 'OUT', '--update-baseline']],
  },
  extract: {
    '--output': [
      ['-o', 'OUT'],
      ['--format', 'xlsx', '-o', 'OUT'],
    ],
  },
  score: { '--output': [['-o', 'OUT']] },
  init: { '--output': [['-o', 'OUT']] },
  compile: { '--output': [['--formats', 'md', '-o', 'OUTFOLDER']] },
};
/** The option that writes where the baseline is what is read. */
const SAME_OPTION = 'check --baseline --baseline';

const kept: Readonly<Record<string, string | undefined>> = {
  '--config': '{}',
  '--baseline': '{"format":"mingzhang-baseline","version":1,"files":{}}',
};

let root = '';
let folder = '';
let compiled = '';
const at = (name: string): string => join(folder, name);
const run = (args: readonly string[]): Promise<Ran> => command(args, { cwd: folder });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'mingzhang-kept-'));
  await command(['compile', WORKBOOK, '--formats', 'md', '-o', join(root, 'compiled')]);
  compiled = readdirSync(join(root, 'compiled')).find((name) => name.endsWith('.md'))!;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, 'case-'));
  mkdirSync(at('children'));
  writeFileSync(at('own.txt'), TEXT);
});

describe('options that name files', () => {
  it('are all listed here, as what is read or what is written', () => {
    const named = program(() => {})
      .commands.flatMap((sub) => [
        ...sub.registeredArguments.map((a) => `${sub.name()} ${a.name()}`),
        ...sub.options.filter((o) => /文件/.test(o.flags)).map((o) => `${sub.name()} ${o.long}`),
      ])
      .filter((name) => name !== 'explain 规则');
    const listed = Object.entries({ ...READS }).flatMap(([sub, options]) => [
      ...Object.keys(options).map((option) => `${sub} ${option}`),
      ...Object.keys(WRITES[sub]!).map((option) => `${sub} ${option}`),
    ]);
    expect([...new Set(listed)].sort()).toEqual(named.sort());
  });
});

const WALK = Object.entries(READS).flatMap(([sub, reads]) =>
  Object.entries(reads).flatMap(([read, readArgs]) =>
    Object.entries(WRITES[sub]!).flatMap(([write, ways]) =>
      ways.map((writeArgs) => ({ name: `${sub} ${read} ${write}`, sub, read, readArgs, writeArgs })),
    ),
  ),
);
const LINKS = {
  同名: () => {},
  硬链接: (from: string, to: string) => linkSync(from, to),
  符号链接: (from: string, to: string) => symlinkSync(from, to),
} as const;

describe.each(WALK.filter(({ name }) => name !== SAME_OPTION))('$name $writeArgs.1', (way) => {
  it.each(Object.keys(LINKS) as (keyof typeof LINKS)[])(
    'never takes the place of what it reads: %s',
    async (link) => {
      const { sub, read, readArgs, writeArgs } = way;
      const input = at(read === '--children' ? 'children/in.xlsx' : sub === 'check' ? 'in.docx' : 'in.xlsx');
      if (read === '--config' || read === '--baseline') writeFileSync(input, kept[read]!);
      else if (read === '报表') writeFileSync(input, EXPORTED);
      else if (sub === 'init' || sub === 'compile') copyFileSync(WORKBOOK, input);
      else writeFileSync(input, TEXT);
      let output = link === '同名' ? input : at('out.xlsx');
      let read_ = input;
      if (writeArgs.includes('OUTFOLDER')) {
        // The name of what is written is that of the disclosure.
        output = at(`out/${compiled}`);
        mkdirSync(dirname(output));
        if (link === '同名') {
          copyFileSync(input, output);
          read_ = output;
        }
      }
      LINKS[link](read_, output);
      const before = readFileSync(read_);
      const fill = (arg: string): string =>
        ({ FILE: read_, FOLDER: at('children'), OUT: output, OUTFOLDER: at('out') })[arg] ?? arg;
      // An annotated copy is made of a document of that kind only: the first file is one by its name.
      const own = writeArgs.includes('docx')
        ? readArgs.map((a) => (a === 'own.txt' ? docxIn() : a))
        : readArgs;
      const { status, err } = await run([sub, ...own.map(fill), ...writeArgs.map(fill)]);
      expect(err).toMatch(/是.*，不能用作输出。\n$/);
      expect(status).toBe(2);
      expect(readFileSync(read_).equals(before)).toBe(true);
    },
  );
});

/** A workbook of which nothing is used. */
const EXPORTED = new Uint8Array(
  write(
    { SheetNames: ['备注'], Sheets: { 备注: utils.aoa_to_sheet([['无']]) } },
    { type: 'array' },
  ) as ArrayBuffer,
);

/** A document that can be annotated. */
function docxIn(): string {
  writeFileSync(at('own.docx'), DOCX);
  return 'own.docx';
}
const DOCX = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
  ),
  'word/document.xml': strToU8(
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>青山县档案馆2024年度部门决算</w:t></w:r></w:p></w:body></w:document>',
  ),
});

describe('compile', () => {
  it('writes over what it wrote, and over nothing that somebody changed, unless forced', async () => {
    const again = ['compile', WORKBOOK, '--formats', 'md,html', '-o', at('out')];
    expect((await run(again)).status).toBe(0);
    expect((await run([...again, '--dialect', 'shanghai'])).status).toBe(0);
    expect((await run(again)).status).toBe(0);
    const file = at(`out/${compiled}`);
    writeFileSync(file, `${readFileSync(file, 'utf8')}手工补充。\n`);
    const { status, err } = await run(again);
    expect([status, err]).toEqual([2, expect.stringContaining(compiled)]);
    expect(err).toContain('--force');
    expect(err).not.toContain('.html');
    expect(readFileSync(file, 'utf8')).toContain('手工补充');
    expect((await run([...again, '--force'])).status).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('手工补充');
  });

  it('does not take a stranger of the same name for its own', async () => {
    mkdirSync(at('out'));
    writeFileSync(at(`out/${compiled}`), '别的文件');
    expect((await run(['compile', WORKBOOK, '--formats', 'md', '-o', at('out')])).status).toBe(2);
    expect(readFileSync(at(`out/${compiled}`), 'utf8')).toBe('别的文件');
    expect(readdirSync(at('out'))).toEqual([compiled]);
  });
});
