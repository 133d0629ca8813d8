import { type BookType, read, utils, type WorkSheet, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type SourceDocument, type Table, UnreadableError } from '../../model/document.ts';
import { readWorkbook } from './read-workbook.ts';

type Edit = (sheet: WorkSheet) => void;

function bookOf(
  sheets: Record<string, { rows: unknown[][]; edit?: Edit; hidden?: 0 | 1 | 2 }>,
  type: BookType = 'xlsx',
) {
  const book = utils.book_new();
  const all = Object.entries(sheets);
  for (const [name, { rows, edit }] of all) {
    const sheet = utils.aoa_to_sheet(rows);
    edit?.(sheet);
    utils.book_append_sheet(book, sheet, name);
  }
  book.Workbook = { Sheets: all.map(([name, { hidden }]) => ({ name, Hidden: hidden ?? 0 })) };
  return new Uint8Array(write(book, { type: 'array', bookType: type, compression: true }) as ArrayBuffer);
}

/** The same xlsx with the XML of its first sheet changed. */
function withSheetXml(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const path = 'xl/worksheets/sheet1.xml';
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path]!))) });
}

function tables(source: SourceDocument): Table[] {
  expect(source.blocks.every((b) => b.kind === 'table')).toBe(true);
  return source.blocks as Table[];
}

const only = (source: SourceDocument): Table => {
  const found = tables(source);
  expect(found).toHaveLength(1);
  return found[0]!;
};

/** Texts by A1 reference. */
const textsOf = (table: Table): Record<string, string> =>
  Object.fromEntries(table.cells.map((cell) => [cell.place.cell, cell.text]));

function refusal(run: () => unknown): UnreadableError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableError);
    return error as UnreadableError;
  }
  throw new Error('was read');
}

const STATEMENT: unknown[][] = [
  ['收入支出决算总表'],
  [],
  ['编制单位：某局', null, '单位：万元'],
  ['项目', '行次', '金额'],
  ['一、财政拨款', '1', 1234567.891],
  ['占比', '2', 0.1234],
  ['日期', '3', 45292],
  ['编码', '2010101', 0.1 + 0.2],
];

const format: Edit = (sheet) => {
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 2 } },
    { s: { r: 2, c: 0 }, e: { r: 2, c: 1 } },
  ];
  sheet.C5.z = '#,##0.00';
  sheet.C6.z = '0.00%';
  sheet.C7.z = 'yyyy/m/d';
};

describe('readWorkbook', () => {
  it.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'xlml'] as const)('reads what is shown in %s', (type) => {
    const table = only(readWorkbook(bookOf({ 表一: { rows: STATEMENT, edit: format } }, type), '决算.xls'));
    expect(table).toMatchObject({ rows: 8, columns: 3, trust: 'native', sheet: '表一', pages: [] });
    expect(textsOf(table)).toEqual({
      A1: '收入支出决算总表',
      A3: '编制单位：某局',
      C3: '单位：万元',
      A4: '项目',
      B4: '行次',
      C4: '金额',
      A5: '一、财政拨款',
      B5: '1',
      C5: '1,234,567.89',
      A6: '占比',
      B6: '2',
      C6: '12.34%',
      A7: '日期',
      B7: '3',
      C7: '2024/1/1',
      A8: '编码',
      B8: '2010101',
      C8: '0.3',
    });
    const [title, unit] = table.cells;
    expect(title).toMatchObject({
      row: 0,
      column: 0,
      rowSpan: 1,
      columnSpan: 3,
      place: { sheet: '表一', cell: 'A1' },
    });
    expect(unit).toMatchObject({ row: 2, column: 0, columnSpan: 2 });
  });

  it('reads OpenDocument with merges', () => {
    const table = only(
      readWorkbook(
        bookOf(
          {
            表一: {
              rows: STATEMENT.slice(0, 5),
              edit: (s) => {
                s['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }];
              },
            },
          },
          'ods',
        ),
        'a.ods',
      ),
    );
    expect(table.cells[0]).toMatchObject({ text: '收入支出决算总表', columnSpan: 3 });
    expect(textsOf(table).C5).toBe('1234567.891');
  });

  it('takes the texts that OpenDocument keeps as shown, and does without styles', () => {
    const cell = (attributes: string, ...lines: string[]): string =>
      `<table:table-cell ${attributes}>${lines.map((line) => `<text:p>${line}</text:p>`).join('')}</table:table-cell>`;
    const content =
      '<office:document-content><office:body><office:spreadsheet><table:table table:name="表"><table:table-row>' +
      cell('office:value-type="date" office:date-value="2024-01-01"', '2024年1月1日') +
      cell('office:value-type="float" office:value="1234.5"', '1,234.50') +
      cell('office:value-type="percentage" office:value="0.1234"', '12.34%') +
      cell('office:value-type="string"', '甲', '乙') +
      '</table:table-row><table:table-row table:number-rows-repeated="1048570">' +
      '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
      '</table:table></office:spreadsheet></office:body></office:document-content>';
    const manifest =
      '<manifest:manifest><manifest:file-entry manifest:full-path="/" ' +
      'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>';
    const bytes = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': strToU8(content),
      'META-INF/manifest.xml': strToU8(manifest),
    });
    const table = only(readWorkbook(bytes, 'a.ods'));
    expect(table).toMatchObject({ rows: 1, columns: 4 });
    expect(table.cells.map((c) => c.text)).toEqual(['2024年1月1日', '1,234.50', '12.34%', '甲乙']);
  });

  it('writes radicals as the ordinary characters', () => {
    expect(only(readWorkbook(bookOf({ a: { rows: [['乌鲁木⻬']] } }), 'a')).cells[0]?.text).toBe('乌鲁木齐');
  });

  it('sorts cells by row and column, none under a merge', () => {
    const rows = [
      ['甲', '下面', '乙'],
      ['丙', '丁', '戊'],
    ];
    const table = only(
      readWorkbook(
        bookOf({
          a: {
            rows,
            edit: (s) => {
              s['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 1 } }];
            },
          },
        }),
        'a',
      ),
    );
    expect(table.cells.map((c) => [c.row, c.column, c.rowSpan, c.columnSpan, c.text])).toEqual([
      [0, 0, 2, 2, '甲'],
      [0, 2, 1, 1, '乙'],
      [1, 2, 1, 1, '戊'],
    ]);
  });

  it('believes the cells, not the dimension', () => {
    const bytes = withSheetXml(bookOf({ a: { rows: [['甲', 1]] } }), (xml) =>
      xml.replace(/<dimension ref="[^"]*"\/>/, '<dimension ref="A1:XFD1048576"/>'),
    );
    const started = performance.now();
    expect(only(readWorkbook(bytes, 'a'))).toMatchObject({ rows: 1, columns: 2 });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('leaves out blank rows and columns before and after, and shortens long gaps', () => {
    const table = only(
      readWorkbook(
        bookOf({
          a: {
            rows: [[]],
            edit: (s) => {
              s.B3 = { t: 's', v: '甲' };
              s.C4 = { t: 's', v: '  ' };
              s.B500 = { t: 's', v: '乙' };
              s.ZZ501 = { t: 's', v: '丙' };
              s['!ref'] = 'A1:AAA510';
            },
          },
        }),
        'a',
      ),
    );
    expect(table.cells.map((c) => [c.row, c.column, c.place.cell])).toEqual([
      [0, 0, 'B3'],
      [6, 0, 'B500'],
      [7, 6, 'ZZ501'],
    ]);
    expect([table.rows, table.columns]).toEqual([8, 7]);
    expect(table.place).toEqual({ sheet: 'a', cell: 'B3' });
  });

  it('cuts merges to the used part, and survives absurd ones', () => {
    const table = only(
      readWorkbook(
        bookOf({
          a: {
            rows: [['甲'], ['乙', '丙']],
            edit: (s) => {
              s['!merges'] = [
                { s: { r: 0, c: 0 }, e: { r: 0, c: 16383 } },
                { s: { r: 5, c: 5 }, e: { r: 9, c: 9 } },
              ];
            },
          },
        }),
        'a',
      ),
    );
    expect(table.cells[0]).toMatchObject({ text: '甲', rowSpan: 1, columnSpan: 2 });
    expect(table.columns).toBe(2);
  });

  it('remarks hidden sheets and reads them', () => {
    const source = readWorkbook(
      bookOf({ 明: { rows: [['a']] }, 暗: { rows: [['b']], hidden: 1 }, 深: { rows: [['c']], hidden: 2 } }),
      'a',
    );
    expect(tables(source).map((t) => t.sheet)).toEqual(['明', '暗', '深']);
    expect(source.remarks).toEqual([
      { code: 'skipped', message: '工作表“暗”是隐藏的，仍已读取。', place: { sheet: '暗' } },
      { code: 'skipped', message: '工作表“深”是隐藏的，仍已读取。', place: { sheet: '深' } },
    ]);
  });

  it('remarks broken formulas and formulas without a result', () => {
    const source = readWorkbook(
      bookOf({
        a: {
          rows: [['甲', '乙']],
          edit: (s) => {
            s.A2 = { t: 'e', v: 0x17, f: '#REF!+1' };
            s.B2 = { t: 'n', f: 'SUM(A1:A1)' };
            s.A3 = { t: 'n', v: 3, f: '1+2' };
            s['!ref'] = 'A1:B3';
          },
        },
      }),
      'a',
    );
    expect(textsOf(only(source))).toEqual({ A1: '甲', B1: '乙', A2: '#REF!', A3: '3' });
    expect(source.remarks.map((r) => [r.code, r.place])).toEqual([
      ['damaged', { sheet: 'a', cell: 'A2' }],
      ['skipped', { sheet: 'a', cell: 'B2' }],
    ]);
  });

  it('joins the lines of a wrapped cell', () => {
    const table = only(
      readWorkbook(
        bookOf({ a: { rows: [['功能分类\n科目编码', 'total\r\namount', '第一行 \n 第二行']] } }),
        'a',
      ),
    );
    expect(table.cells.map((c) => c.text)).toEqual(['功能分类科目编码', 'total amount', '第一行第二行']);
  });

  it('stops at 20 000 rows and 500 columns of a sheet, and says so', () => {
    const long = Array.from({ length: 20_003 }, (_, i) => [i]);
    const wide = [Array.from({ length: 503 }, (_, i) => i)];
    const source = readWorkbook(bookOf({ 长: { rows: long }, 宽: { rows: wide }, 好: { rows: [[1]] } }), 'a');
    expect(tables(source).map((t) => [t.rows, t.columns])).toEqual([
      [20_000, 1],
      [1, 500],
      [1, 1],
    ]);
    expect(source.remarks).toMatchObject([
      { code: 'truncated', place: { sheet: '长' } },
      { code: 'truncated', place: { sheet: '宽' } },
    ]);
  });

  it('leaves blank sheets out; a blank workbook is empty', () => {
    const source = readWorkbook(bookOf({ 空: { rows: [[]] }, 表: { rows: [['a']] } }), 'a');
    expect(tables(source).map((t) => t.sheet)).toEqual(['表']);
    expect(refusal(() => readWorkbook(bookOf({ 空: { rows: [[' ', '']] } }), 'a')).code).toBe('empty');
  });

  it('reads the code page of an Excel 5 workbook', () => {
    const bytes = bookOf({ a: { rows: [['ABCD', 12.5]] } }, 'biff5');
    const text = String.fromCharCode(...bytes);
    bytes.set([0xca, 0xd5, 0xc8, 0xeb], text.indexOf('ABCD'));
    const codePage = text.indexOf('\x42\0\x02\0');
    expect(codePage).toBeGreaterThan(0);
    bytes.set([936 & 255, 936 >> 8], codePage + 4);
    expect(textsOf(only(readWorkbook(bytes, 'a.xls')))).toEqual({ A1: '收入', B1: '12.5' });
  });

  it('stops at 200 sheets', () => {
    const many = Object.fromEntries(Array.from({ length: 203 }, (_, i) => [`s${i}`, { rows: [[i]] }]));
    const source = readWorkbook(bookOf(many), 'a');
    expect(tables(source)).toHaveLength(200);
    expect(source.remarks[0]?.message).toContain('203');
  });

  it('refuses a bomb', () => {
    const parts = unzipSync(bookOf({ a: { rows: [['a']] } }));
    const bytes = zipSync(
      { ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 2 ** 20) },
      { level: 9 },
    );
    expect(refusal(() => readWorkbook(bytes, 'a')).code).toBe('too-large');
  });

  it('tells a password in a legacy workbook', () => {
    const bytes = bookOf({ a: { rows: [['a']] } }, 'biff8');
    // A FilePass record behind the BOF record; nothing after it can be read.
    const text = String.fromCharCode(...bytes);
    const bof = text.indexOf('\x09\x08\x10\0\0\x06\x05\0');
    expect(bof).toBeGreaterThan(0);
    bytes.set([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4], bof + 20);
    expect(refusal(() => readWorkbook(bytes, 'a')).code).toBe('encrypted');
  });

  it('leaves the console as it was', () => {
    const { error } = console;
    refusal(() => readWorkbook(Uint8Array.of(9, 8, 16, 0, 0, 6, 5, 0, 1, 2, 3), 'a'));
    expect(console.error).toBe(error);
    expect(read).toBeTypeOf('function');
  });
});
