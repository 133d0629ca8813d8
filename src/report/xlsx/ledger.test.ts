import * as XLSX from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sheetName } from '../../format/xlsx/references.ts';
import type { CheckedReport, FileReport, ReportedFinding } from '../file-report.ts';
import { ledger } from './ledger.ts';

const finding = (rest: Partial<ReportedFinding> = {}): ReportedFinding => ({
  rule: 'text/share',
  title: '占比与金额相符',
  severity: 'error',
  message: '占比不符',
  actual: '91.16%',
  expected: '89.16%',
  locations: [{ page: 9, quote: '占91.16%', section: '二' }],
  related: [],
  culprit: { quote: '91.16%', suggestion: '89.16%', confidence: 0.83 },
  ...rest,
});

const report = (file: string, unit: string, findings: readonly ReportedFinding[]): CheckedReport => ({
  file,
  status: 'checked',
  verdict: `发现${findings.length}处`,
  document: {
    unit,
    year: 2024,
    pages: 12,
    kind: 'final-accounts',
    scope: 'unit',
    dialect: 'national',
    blankForm: false,
  },
  statements: [{ id: 'T09', title: '国有资本经营预算表', found: false, empty: false, pages: [] }],
  coverage: {
    figures: 30,
    understood: 20,
    verified: 10,
    unverified: [{ page: 3, quote: '11辆', reason: '没有可与之核对的数字' }],
  },
  findings,
  accepted: [],
  rules: { passed: 0, failed: 1, unchecked: [], crashed: [] },
  remarks: [],
  timing: { read: 0, understand: 0, check: 0 },
});

function bytesOf(reports: readonly FileReport[], lowest?: 'warning'): Uint8Array {
  const book = ledger(lowest);
  return Buffer.concat([book.begin(), ...reports.map((r) => book.result(r)), book.end()]);
}

const read = (bytes: Uint8Array): XLSX.WorkBook => XLSX.read(bytes, { cellFormula: true });
const rowsOf = (book: XLSX.WorkBook, sheet: string): Record<string, unknown>[] =>
  XLSX.utils
    .sheet_to_json<Record<string, unknown>>(book.Sheets[sheet]!, sheet === '问题清单' ? { range: 2 } : {})
    .filter((row) => typeof row.序号 === 'number');

const UNREADABLE: FileReport = {
  file: 'c.pdf',
  status: 'unreadable',
  error: { code: 'damaged', message: '文件已损坏。' },
};

describe('the ledger', () => {
  it('has a summary, the list of findings and a sheet for each document', () => {
    const bytes = bytesOf([
      report('稿/a.pdf', '青山县档案馆', [finding()]),
      report('b.pdf', '某[局]:一/二?', [finding({ severity: 'warning' })]),
      UNREADABLE,
    ]);
    const book = read(bytes);
    expect(book.SheetNames).toEqual(['汇总', '问题清单', '1 青山县档案馆2024', '2 某_局__一_二_2024']);
    const [first, , third] = rowsOf(book, '汇总');
    expect(first).toEqual({
      序号: 1,
      文件: '稿/a.pdf',
      单位: '青山县档案馆',
      年度: 2024,
      页数: 12,
      结论: '发现1处',
      错误: 1,
      疑点: 0,
      提示: 0,
      数字: 30,
      识别: 20,
      核对: 10,
      缺少的报表: '《国有资本经营预算表》',
    });
    expect(third).toMatchObject({ 文件: 'c.pdf', 结论: '无法审核', 无法审核的原因: '文件已损坏。' });
    const summary = book.Sheets.汇总!;
    expect(summary.B2?.l?.Target).toBe("#'1 青山县档案馆2024'!A1");
    const [listed] = rowsOf(book, '问题清单');
    expect(listed).toMatchObject({
      严重程度: '错误',
      位置: '第9页 二',
      原文: '占91.16%',
      现为: '91.16%',
      依据: '占比与金额相符',
      整改要求: '核实“91.16%”是否应为“89.16%”',
    });
    expect(JSON.stringify(book.Sheets['1 青山县档案馆2024'])).toContain('没有可与之核对的数字');
  });

  it('takes no text for a formula, and gives it back as it is', () => {
    const quotes = ['=1+1', '+86', '-9.77%', '@SUM(A1)', '_x0041_', '<&"\n二', '\u0001甲'];
    const bytes = bytesOf([
      report(
        'a.pdf',
        '甲',
        quotes.map((quote) => finding({ locations: [{ quote }] })),
      ),
    ]);
    const book = read(bytes);
    expect(rowsOf(book, '问题清单').map((row) => row.原文)).toEqual([...quotes.slice(0, -1), ' 甲']);
    const cells = book.SheetNames.flatMap((name) => Object.values(book.Sheets[name]!) as { f?: string }[]);
    expect(cells.filter((cell) => cell.f !== undefined)).toEqual([]);
  });

  it('can be filtered, filled in and printed', () => {
    const parts = unzipSync(bytesOf([report('a.pdf', '甲', [finding(), finding()])]));
    const list = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(list).toContain('<autoFilter ref="A3:Q5"/>');
    expect(list).toContain('state="frozen"');
    expect(list).toMatch(/sqref="M4:M5"><formula1>&#34;待核实,/);
    expect(list).toContain('orientation="landscape" fitToWidth="1" fitToHeight="0"');
    expect(strFromU8(parts['xl/workbook.xml']!)).toContain("'问题清单'!$3:$3</definedName>");
  });

  it('has errors first, a title, and lines to sign', () => {
    const infoFirst = [finding({ severity: 'info' }), finding({ severity: 'warning' }), finding()];
    const book = read(bytesOf([report('a.pdf', '甲', infoFirst)]));
    expect(rowsOf(book, '问题清单').map((row) => row.严重程度)).toEqual(['错误', '疑点', '提示']);
    expect(book.Sheets.问题清单!.A1?.v).toBe('部门决算公开检查工作底稿');
    expect(book.Sheets.问题清单!.A2?.v).toMatch(/^检查日期：\s+年.*检查人：/);
    expect(book.Sheets.问题清单!.A8?.v).toMatch(/^检查人（签名）：.*复核人（签名）：/);
  });

  it('lists from the severity asked for, and counts all', () => {
    const book = read(
      bytesOf([report('a.pdf', '甲', [finding(), finding({ severity: 'info' })])], 'warning'),
    );
    expect(rowsOf(book, '问题清单')).toHaveLength(1);
    expect(rowsOf(book, '汇总')[0]).toMatchObject({ 错误: 1, 提示: 1 });
  });

  it('leaves out the sheets of many documents, and points into the list instead', () => {
    const many = Array.from({ length: 51 }, (_, i) => report(`${i}.pdf`, `甲${i}`, [finding(), finding()]));
    const book = read(bytesOf(many));
    expect(book.SheetNames).toEqual(['汇总', '问题清单']);
    expect(book.Sheets.汇总!.B4?.l?.Target).toBe("#'问题清单'!A8");
    expect(rowsOf(book, '问题清单')[4]?.单位).toBe('甲2');
    expect(read(bytesOf(many.slice(1))).SheetNames).toHaveLength(52);
  });

  it('is the same bytes for the same findings, also of nothing', () => {
    const reports = [report('a.pdf', '甲', [finding()])];
    expect(bytesOf(reports)).toEqual(bytesOf(reports));
    expect(read(bytesOf([])).SheetNames).toEqual(['汇总', '问题清单']);
  });

  it('gives rows away as they come', () => {
    const book = ledger();
    let before = book.begin().length;
    const long = report(
      'a.pdf',
      '甲',
      Array.from({ length: 3000 }, (_, i) => finding({ message: `第${i * 7919}处${Math.sin(i)}` })),
    );
    before += book.result(long).length;
    expect(before).toBeGreaterThan(50_000);
  });
});

describe('a sheet name', () => {
  it('is short and has no forbidden characters', () => {
    expect(sheetName("'a:b'")).toBe('_a_b_');
    expect(sheetName('甲'.repeat(40))).toHaveLength(31);
    expect(sheetName(' ')).toBe('_');
  });
});
