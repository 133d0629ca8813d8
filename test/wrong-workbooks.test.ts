import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { read, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compile } from '../src/cli/compile.ts';
import { UsageError } from '../src/cli/usage-error.ts';
import { accountOf, readDisclosure, writeEntryBook } from '../src/index.ts';

const said: string[] = [];
vi.mock('../src/cli/output.ts', async (original) => ({
  ...(await original<typeof import('../src/cli/output.ts')>()),
  standardOutput: () => ({
    terminal: false,
    write: async (piece: string) => {
      said.push(piece);
    },
    close: async () => {},
  }),
}));

const ROOT = resolve(import.meta.dirname, '..');
const EXAMPLE = join(ROOT, 'examples/驻京联络处2024.md');
const folder = mkdtempSync(join(tmpdir(), 'mingzhang-wrong-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let right: Uint8Array;
beforeAll(async () => {
  const account = accountOf(await readDisclosure([{ file: EXAMPLE, bytes: readFileSync(EXAMPLE) }]));
  right = writeEntryBook(account, { dialect: 'xinjiang' });
});

/** Changes made in an office program, which saves the file in its own way. */
type Change = (sheet: WorkSheet, book: WorkBook) => void;
const put =
  (cell: string, value: string | number): Change =>
  (sheet) => {
    utils.sheet_add_aoa(sheet, [[value]], { origin: cell });
  };
const erase =
  (...cells: string[]): Change =>
  (sheet) => {
    for (const cell of cells) delete sheet[cell];
  };
const merge =
  (range: string): Change =>
  (sheet) => {
    sheet['!merges'] = [...(sheet['!merges'] ?? []), utils.decode_range(range)];
  };
const fault =
  (cell: string, error: number): Change =>
  (sheet) => {
    sheet[cell] = { t: 'e', v: error, f: '1/0' };
  };
const without =
  (name: string): Change =>
  (_, book) => {
    book.SheetNames.splice(book.SheetNames.indexOf(name), 1);
    delete book.Sheets[name];
  };

const edited = (name: string, change: Change, bookType: 'xlsx' | 'biff8' | 'ods' = 'xlsx'): Uint8Array => {
  const book = read(right, { type: 'array', cellFormula: true, cellNF: true });
  change(book.Sheets[name]!, book);
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
};

const [OVERVIEW, STAFF, COMPARED, ITEMS, SANGONG, PROCUREMENT, ASSETS] = [
  '单位概况',
  '人员情况',
  '总体对比',
  '功能科目',
  '三公经费',
  '政府采购',
  '国有资产',
] as const;
const [T01, T03, T05, T06, T09] = [
  '公开01 收入支出决算总表',
  '公开03 支出决算表',
  '公开05 一般公共预算财政拨款支出决算表',
  '公开06 一般公共预算财政拨款基本支出决算表',
  '公开09 财政拨款“三公”经费支出决算表',
];

/** What is wrong, what was done, and the sheet, the cell and the words that the user reads. */
const WRONG: readonly (readonly [
  what: string,
  sheet: string,
  change: Change,
  cell: string,
  words: RegExp,
])[] = [
  ['缺一个填报表', COMPARED, without(COMPARED), '', /缺少工作表/],
  ['缺一张报表', T03!, without(T03!), '', /缺少工作表/],
  ['表头被改', PROCUREMENT, put('B3', '多少钱'), 'A3', /表头里没有“金额”/],
  ['表头被删', ASSETS, erase('A3', 'B3', 'C3'), 'A3', /表头里没有/],
  ['报表的表头被删', T03!, erase('A1', 'A5', 'C5', 'D5', 'E5', 'F5', 'G5', 'H5', 'A6', 'B6'), '', /认不出/],
  ['一行被删', STAFF, erase('A5', 'B5', 'C5'), 'A5', /缺少“离休人员”一行/],
  ['一行改名', STAFF, put('A5', '离退休'), 'A5', /缺少“离休人员”一行/],
  ['一行重复', PROCUREMENT, put('A9', '政府采购货物支出'), 'A9', /有两行|两行/],
  ['数字格里是文字', PROCUREMENT, put('B5', '约8万'), 'B5', /“约8万”不是数字/],
  ['数字带单位', PROCUREMENT, put('B5', '8.40万元'), 'B5', /不是数字/],
  ['人数不是整数', STAFF, put('B4', 12.5), 'B4', /整数/],
  ['负数', PROCUREMENT, put('B5', -8.4), 'B5', /负/],
  ['报表里的负数', T06!, put('C8', -3.21), 'C8', /负/],
  ['报表里是文字', T05!, put('D9', '待定'), 'D9', /待定/],
  [
    '年度与报表不同',
    OVERVIEW,
    put('B6', '2023'),
    '',
    /公开01[^：]*A2：这张表是2024年度的，“单位概况”填的是2023年度/,
  ],
  ['年度是日期', OVERVIEW, put('B6', '2024/12/31'), 'B6', /日期/],
  ['年度不是数', OVERVIEW, put('B6', '去年'), 'B6', /年度/],
  ['选项之外', OVERVIEW, put('B8', '国企'), 'B8', /可选/],
  ['科目编码写成名称', ITEMS, put('A5', '行政运行'), 'A5', /科目编码/],
  ['科目编码重复', ITEMS, put('A6', '2010301'), 'A6', /重复/],
  ['没有科目编码', ITEMS, put('D12', 5), 'A12', /没有填科目编码/],
  ['合并单元格', COMPARED, merge('C4:D4'), 'C4', /合并/],
  ['报表里合并单元格', T05!, merge('D10:E10'), 'D10', /合并/],
  ['公式出错', SANGONG, fault('D6', 0x07), 'D6', /公式出错|错误值/],
  ['报表里公式出错', T05!, fault('D9', 0x17), 'D9', /公式出错|错误值|#REF/],
  ['别的单位的报表', T01!, put('A4', '编制单位：东山县水利局'), 'A4', /东山县水利局/],
  ['往年的报表', T09!, put('A2', '2022年度'), 'A2', /2022年度的/],
  ['报表不平', T05!, put('D9', 999), '', /应为/],
  ['小企业多于中小企业', PROCUREMENT, put('B9', 99), 'B9', /./],
  ['小数过多', PROCUREMENT, put('B5', '8.12345678'), 'B5', /小数/],
];

async function run(name: string, bytes: Uint8Array): Promise<{ told: string; code: number; left: string[] }> {
  const path = join(folder, name);
  const out = join(folder, `${name}-out`);
  writeFileSync(path, bytes);
  said.length = 0;
  let code: number;
  try {
    code = await compile(path, { output: out, formats: ['md', 'xlsx'] });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    said.push(error.message);
    code = 2;
  }
  return {
    told: said.join(''),
    code,
    left: existsSync(out) ? readdirSync(out).filter((file) => !file.startsWith('.')) : [],
  };
}

describe('a wrong workbook', () => {
  it('is not what these begin with: unchanged, it compiles', async () => {
    const { told, code, left } = await run('对的.xlsx', right);
    expect(told).toContain('已编制');
    expect(code).toBe(0);
    expect(left).toHaveLength(2);
  });

  it.each(WRONG)(
    '%s: told with its sheet and cell, and what is written are drafts',
    async (what, sheet, change, cell, words) => {
      const { told, code, left } = await run(`${what}.xlsx`, edited(sheet, change));
      expect(told).toMatch(words);
      expect(told).toContain(cell ? `工作表“${sheet}”${cell}：` : sheet);
      expect(code).toBe(1);
      expect(left.filter((file) => !file.includes('（草稿）'))).toEqual([]);
    },
  );

  it('saved as .xls or .ods is read as it stands, its fault told', async () => {
    for (const [extension, type] of [
      ['xls', 'biff8'],
      ['ods', 'ods'],
    ] as const) {
      const { told, left } = await run(`另存.${extension}`, edited(PROCUREMENT, put('B5', '约8万'), type));
      expect(told).toContain(`工作表“${PROCUREMENT}”B5`);
      expect(left.filter((file) => !file.includes('（草稿）'))).toEqual([]);
    }
  });

  it('counted from 1904 shows the dates that its user sees', async () => {
    const parts = unzipSync(
      edited(OVERVIEW, (sheet) => {
        sheet.B6 = { t: 'n', v: 44_196, z: 'yyyy/m/d' };
      }),
    );
    const book = strFromU8(parts['xl/workbook.xml']!);
    parts['xl/workbook.xml'] = strToU8(
      /<workbookPr[^>]*>/.test(book)
        ? book
            .replace(/<workbookPr/, '<workbookPr date1904="1"')
            .replace(/date1904="1"([^>]*)date1904="\w+"/, 'date1904="1"$1')
        : book.replace(/(<workbook[^>]*>)/, '$1<workbookPr date1904="1"/>'),
    );
    const { told, left } = await run('1904.xlsx', zipSync(parts));
    expect(told).toContain('工作表“单位概况”B6：“2025/1/1”是日期');
    expect(left).toEqual([]);
  });

  it('of 20,001 rows is told to be cut', async () => {
    const long: Change = (sheet) => {
      utils.sheet_add_aoa(
        sheet,
        Array.from({ length: 20_001 }, (_, i) => [`第${i}条`]),
        { origin: 'A60' },
      );
    };
    const { told, code, left } = await run('两万行.xlsx', edited('职能与机构', long));
    expect(told).toMatch(/工作表“职能与机构”.*20000 行/);
    expect(code).toBe(1);
    expect(left.filter((file) => !file.includes('（草稿）'))).toEqual([]);
  });

  it('that is cut off, locked or no workbook at all is one sentence', async () => {
    for (const [name, bytes] of [
      ['断.xlsx', right.subarray(0, 4000)],
      ['空.xlsx', new Uint8Array()],
    ] as const) {
      const { told, code, left } = await run(name, bytes);
      expect(told).toMatch(/^[^\n]*。$/);
      expect(code).toBe(2);
      expect(left).toEqual([]);
    }
  });

  it('with nothing filled in is not made into a disclosure', async () => {
    const blank = writeEntryBook({
      unit: '青山县档案馆',
      year: 2025,
      scope: 'unit',
      nature: 'institution',
      figures: new Map(),
      reasons: new Map(),
      texts: {},
      forms: [],
    });
    const { told, code, left } = await run('空白.xlsx', blank);
    expect(told).toContain('报表里一个数也没有');
    expect(code).toBe(1);
    expect(left).toEqual([]);
  });
});
