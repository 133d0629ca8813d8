import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Book } from './book.ts';
import { absolute, area, linkTo, reference, sheetName } from './references.ts';
import type { SheetSetup } from './sheet.ts';
import type { Font, Style } from './style-book.ts';

const NORMAL: Font = { face: { name: '宋体', family: 1, charset: 134 }, points: 11 };
const SETUP: SheetSetup = {
  widths: [10, 20.5],
  rowHeight: 15,
  page: {
    landscape: false,
    margins: { left: 0.5, right: 0.5, top: 0.5, bottom: 0.5, header: 0.3, footer: 0.3 },
  },
};
const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

function small(streamed: boolean): Uint8Array {
  const book = new Book({ font: NORMAL }, streamed);
  const first = book.sheet('甲', { ...SETUP, repeated: [0, 1] });
  first.row(0, [
    { value: '科目', style: {} },
    { value: '=1+1 & <b>', style: {} },
  ]);
  first.row(2, [undefined, { value: { formula: 'SUM(A1:A2)&""', now: '2.50' }, style: { number: '0.00' } }]);
  first.filter(0, 0, 3, 2);
  first.end();
  const second = book.sheet('乙', SETUP);
  second.row(0, [{ value: 7, style: {}, link: linkTo('甲', 'A1') }]);
  second.end();
  const before = book.take();
  const rest = book.end(['乙', '甲']);
  return Uint8Array.from([...before, ...rest]);
}

describe('a workbook', () => {
  it.each([false, true])('holds what was put in, in the order asked for (streamed: %s)', (streamed) => {
    const book = read(small(streamed));
    expect(book.SheetNames).toEqual(['乙', '甲']);
    const sheet = book.Sheets.甲!;
    expect(utils.sheet_to_json(sheet, { header: 1 })).toEqual([['科目', '=1+1 & <b>'], [], [undefined, 2.5]]);
    expect(sheet.B3).toMatchObject({ f: 'SUM(A1:A2)&""', v: 2.5, w: '2.50' });
    expect(book.Sheets.乙?.A1).toMatchObject({ v: 7, l: { Target: "#'甲'!A1" } });
    expect(partsOf(small(streamed))['xl/workbook.xml']).toContain(
      `name="_xlnm.Print_Titles" localSheetId="1">'甲'!$1:$1<`,
    );
  });

  it('is the same twice, and begins with its list of parts', () => {
    expect(small(false)).toEqual(small(false));
    expect(small(true)).toEqual(small(true));
    expect(Object.keys(partsOf(small(false)))[0]).toBe('[Content_Types].xml');
  });

  it('writes equal looks once and unequal ones apart', () => {
    const book = new Book({ font: NORMAL });
    const sheet = book.sheet('甲', SETUP);
    const look = (): Style => ({ frame: 'auto', fill: 'FFFBE6', number: '#,##0.00', open: true });
    sheet.row(0, [{ style: look() }, { style: look() }, { style: { ...look(), open: false } }]);
    sheet.end();
    const { 'xl/worksheets/sheet1.xml': xml, 'xl/styles.xml': styles } = partsOf(book.end());
    expect(xml).toContain('<c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" s="2"/>');
    expect(styles).toContain('<cellXfs count="3">');
    expect(styles).toContain('<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts>');
    expect(styles).toContain('<protection locked="0"/>');
  });

  it('says what may be entered, what is marked and what is merged in the order that spreadsheets ask for', () => {
    const book = new Book({ font: NORMAL });
    const sheet = book.sheet('甲', { ...SETUP, isProtected: true, frozen: 1 });
    sheet.row(0, [{ style: {}, value: 'a', link: linkTo('甲', 'B2') }]);
    sheet.mark(1, 0, 2, 1, { formula: 'LEN(A2)=0', as: { fill: 'F8D7DA' } });
    sheet.validate(1, 0, 2, 1, { kind: 'whole', of: ['0', '9'], error: '请填整数。', prompt: '0至9' });
    sheet.validate(1, 1, 1, 1, { kind: 'list', of: ['有', '无'] });
    sheet.merge(0, 0, 1, 2);
    sheet.merge(3, 0, 1, 1);
    sheet.end();
    const xml = partsOf(book.end())['xl/worksheets/sheet1.xml']!;
    const order = [
      'ySplit="1"',
      '</sheetData>',
      '<sheetProtection',
      '<mergeCells count="1"><mergeCell ref="A1:B1"/>',
      '<conditionalFormatting sqref="A2:A3">',
      '<dataValidations count="2"><dataValidation type="whole" allowBlank="1" operator="between" showErrorMessage="1"',
      'type="list" allowBlank="1" showErrorMessage="0" sqref="B2"',
      '<hyperlinks>',
      '<pageMargins',
    ].map((part) => xml.indexOf(part));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('keeps words that look like numbered characters, and cuts what no cell can hold', () => {
    const book = new Book({ font: NORMAL });
    const sheet = book.sheet('甲', SETUP);
    sheet.row(0, [
      { style: {}, value: '_x0041_' },
      { style: {}, value: '长'.repeat(40_000) },
    ]);
    sheet.end();
    const { A1, B1 } = read(book.end()).Sheets.甲!;
    expect(A1.v).toBe('_x0041_');
    expect(B1.v.length).toBe(32_767);
  });
});

describe('references', () => {
  it('count columns past Z', () => {
    expect([0, 25, 26, 701, 702].map((column) => reference(0, column))).toEqual([
      'A1',
      'Z1',
      'AA1',
      'ZZ1',
      'AAA1',
    ]);
    expect([area(1, 1, 1, 1), area(1, 1, 2, 3), absolute(2, 1)]).toEqual(['B2', 'B2:D3', '$B$3']);
    expect(linkTo("张三's", 'A1')).toBe("'张三''s'!A1");
  });

  it('name sheets as spreadsheets allow', () => {
    expect(sheetName('甲/乙[1]：表?')).toBe('甲_乙_1_：表_');
    expect(sheetName('')).toBe('_');
    expect(sheetName('字'.repeat(40)).length).toBe(31);
  });
});
