import { describe, expect, it } from 'vitest';
import { randomAccount } from '../../../test/made-up/random-account.ts';
import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import type { Sheet } from '../document.ts';
import { layoutStatement, type StatementLayoutOptions } from './statement.ts';

const IDS = Object.keys(STATEMENTS) as StatementId[];

/** Fen of so many 万元. */
const fen = (amount: number): bigint => BigInt(Math.round(amount * 100)) * 10_000n;

function sheetOf(
  id: StatementId,
  figures: Readonly<Record<string, number>>,
  options?: StatementLayoutOptions,
): Sheet {
  const values = Object.entries(figures).map(
    ([address, amount]) => [`${id}/${address}`, fen(amount)] as const,
  );
  return layoutStatement(id, { unit: '某市档案馆', year: 2024, figures: new Map(values) }, options);
}

/** Printed text of a row, cell by cell. */
const rowOf = (sheet: Sheet, row: number): string[] =>
  sheet.cells
    .filter((c) => c.row === row)
    .sort((a, b) => a.column - b.column)
    .map((c) => c.text);
const cellOf = (sheet: Sheet, address: string) => sheet.cells.find((c) => c.address === address);

describe('收入支出决算总表', () => {
  const sheet = sheetOf('T01', {
    'gpb/income': 1234.5,
    'other/income': 0,
    'total/income': 1234.5,
    '201/expenditure': 1234.5,
  });

  it('has the lines of the form, numbered down the income and on down the expenditure', () => {
    expect(sheet.number).toBe('公开01表');
    expect(rowOf(sheet, 3)).toEqual([
      '一、一般公共预算财政拨款收入',
      '1',
      '1,234.50',
      '一、一般公共服务支出',
      '32',
      '1,234.50',
    ]);
    expect(rowOf(sheet, 10)).toEqual(['八、其他收入', '8', '', '八、社会保障和就业支出', '39', '']);
    expect(rowOf(sheet, 28)).toEqual(['', '26', '', '二十六、抗疫特别国债安排的支出', '57', '']);
    expect(rowOf(sheet, 29)).toEqual(['本年收入合计', '27', '1,234.50', '本年支出合计', '58', '1,234.50']);
    expect(rowOf(sheet, 33)).toEqual(['总计', '31', '1,234.50', '总计', '62', '1,234.50']);
    expect(sheet.rows).toBe(34);
  });

  it('gives a class that is seldom used a row where it has a figure', () => {
    const more = sheetOf('T01', { '233/expenditure': 5 });
    expect(more.rows).toBe(35);
    expect(cellOf(more, 'T01/233/expenditure')?.text).toBe('5.00');
    expect(rowOf(more, 30)[3]).toBe('本年支出合计');
  });
});

describe('财政拨款收入支出决算总表', () => {
  it('has four columns of expenditure and the opening balance by fund', () => {
    const sheet = sheetOf('T04', { 'gpb/income': 8, '208/gpb': 8, 'carryIn.gf/income': 2 });
    expect(rowOf(sheet, 10)).toEqual(['', '8', '', '八、社会保障和就业支出', '40', '8.00', '8.00', '', '']);
    expect(rowOf(sheet, 30).slice(0, 3)).toEqual(['年初财政拨款结转和结余', '28', '2.00']);
    expect(rowOf(sheet, 34).slice(0, 3)).toEqual(['总计', '32', '10.00']);
    expect(rowOf(sheet, 34).slice(3, 6)).toEqual(['总计', '64', '8.00']);
  });
});

describe('statements by code', () => {
  const sheet = sheetOf('T03', { '2010301/basic': 3.25, '2010302/project': 1, '2080505/basic': 2 });

  it('print 合计, every 类 and 款 above its 项, with their sums', () => {
    expect(sheet.cells.filter((c) => c.role === 'code').map((c) => c.text)).toEqual([
      '201',
      '20103',
      '2010301',
      '2010302',
      '208',
      '20805',
      '2080505',
    ]);
    expect(rowOf(sheet, 3)).toEqual(['合计', '6.25', '5.25', '1.00', '', '', '']);
    expect(rowOf(sheet, 5).slice(0, 5)).toEqual([
      '20103',
      '政府办公厅（室）及相关机构事务',
      '4.25',
      '3.25',
      '1.00',
    ]);
    expect(sheet.cells.filter((c) => c.indent === 2).map((c) => c.text)).toContain('行政运行');
  });

  it('carry what they are the sum of', () => {
    expect(cellOf(sheet, 'T03/ALL/total')?.sumOf?.map((t) => t.address)).toEqual([
      'T03/201/total',
      'T03/208/total',
    ]);
    expect(cellOf(sheet, 'T03/2010301/total')?.sumOf?.[0]?.address).toBe('T03/2010301/basic');
  });

  it('have no sum where it does not give the printed total', () => {
    const off = sheetOf('T05', { 'ALL/total': 10, '201/total': 9, '201/basic': 9 });
    expect(cellOf(off, 'T05/ALL/total')?.sumOf).toBeUndefined();
    expect(cellOf(off, 'T05/201/total')?.sumOf).toHaveLength(2);
  });
});

describe('一般公共预算财政拨款基本支出决算表', () => {
  it('prints every code in three lanes and the two totals', () => {
    const sheet = sheetOf('T06', { '30101/amount': 7, '30201/amount': 2, '31002/amount': 1 });
    const codes = sheet.cells.filter((c) => c.role === 'code').map((c) => c.text);
    expect(codes).toEqual(
      expect.arrayContaining(['301', '303', '302', '307', '310', '399', '30399', '39999']),
    );
    expect(codes).not.toContain('312');
    expect(cellOf(sheet, 'T06/personnel/amount')?.text).toBe('7.00');
    expect(cellOf(sheet, 'T06/public/amount')?.text).toBe('3.00');
  });
});

describe('财政拨款“三公”经费支出决算表', () => {
  const figures = { 'carOperate/budget': 5, 'carOperate/final': 4.5 };

  it('stands in one line, or an item a line', () => {
    expect(rowOf(sheetOf('T09', figures), 4).filter((t) => t !== '')).toEqual([
      '5.00',
      '5.00',
      '5.00',
      '4.50',
      '4.50',
      '4.50',
    ]);
    const list = sheetOf('T09', figures, { sangong: 'matrix' });
    expect(rowOf(list, 5)).toEqual(['（2）公务用车运行维护费', '5', '5.00', '4.50']);
  });
});

describe('an empty statement', () => {
  it('says so below', () => {
    const { notes } = sheetOf('T07', { 'ALL/exp': 0 });
    expect(notes.at(-1)).toContain('某市档案馆2024年度没有政府性基金预算财政拨款收入');
    expect(sheetOf('T07', { 'ALL/income': 1 }).notes).toHaveLength(1);
  });
});

describe('every statement of any account', () => {
  it('fills its grid without overlap, and its sums give what they stand for', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const account = randomAccount(seed);
      for (const id of IDS) {
        const sheet = layoutStatement(id, account, { zeros: seed % 2 ? 'blank' : 'shown' });
        const taken = new Set<string>();
        for (const { row, column, rowSpan, columnSpan } of sheet.cells)
          for (let r = row; r < row + rowSpan; r++)
            for (let c = column; c < column + columnSpan; c++) {
              expect(taken.has(`${r}/${c}`), `${id} ${r}/${c}`).toBe(false);
              taken.add(`${r}/${c}`);
            }
        expect(taken.size, id).toBe(sheet.rows * sheet.widths.length);
        const value = (address: string): bigint => cellOf(sheet, address)?.value ?? 0n;
        for (const cell of sheet.cells)
          if (cell.sumOf)
            expect(
              cell.sumOf.reduce((sum, t) => sum + BigInt(t.sign) * value(t.address), 0n),
              cell.address,
            ).toBe(cell.value);
      }
    }
  });
});
