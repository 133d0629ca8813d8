import type { Disclosure, Occurrence } from '../../model/disclosure.ts';
import { FIGURE_LIST } from '../../model/document.ts';
import { decimalOf, SCALE } from '../../money/figure.ts';
import type { Sheet, SheetCell } from '../document.ts';

/** Relative widths by heading; a disclosure in one file needs no name of it at each figure. */
const COLUMNS = {
  地址: 26,
  含义: 44,
  数值: 14,
  计量单位: 9,
  文件: 24,
  页: 6,
  行: 7,
  单元格: 14,
  原文: 44,
  来源: 9,
  核对情况: 26,
} as const;

const MEASURE = { amount: '万元', percent: '%', points: '个百分点' } as const;
const ORIGIN = { statement: '报表', narrative: '情况说明', form: '自评表', table: '附表' } as const;

/**
 * Lays out every figure of a disclosure with a meaning (数据清单): its address, what it is, its value (money in 万元),
 * where it is printed, the words around it, and how far it may be relied on.
 * @param trust by the occurrence's id
 */
export function layoutFigures(disclosure: Disclosure, trust: ReadonlyMap<number, string>): Sheet {
  const names = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).filter(
    (name) => name !== '文件' || disclosure.files.length > 1,
  );
  const cell = (row: number, column: number, text: string): SheetCell => ({
    row,
    column,
    rowSpan: 1,
    columnSpan: 1,
    text,
    role: row === 0 ? 'header' : 'text',
    align: row === 0 ? 'centre' : 'left',
  });
  const figure = (o: Occurrence, row: number): SheetCell[] =>
    names.map((name, column) => {
      if (name !== '数值') return cell(row, column, words(disclosure, o, name, trust));
      const text = decimalOf(o.figure);
      // A value without decimals is printed as a count is.
      const value = text.includes('.') ? o.figure.value : o.figure.value / SCALE;
      return { ...cell(row, column, text), role: 'figure', align: 'right', value };
    });
  return {
    title: FIGURE_LIST,
    widths: names.map((name) => COLUMNS[name]),
    rows: disclosure.occurrences.length + 1,
    headerRows: 1,
    cells: [
      ...names.map((name, column) => cell(0, column, name)),
      ...disclosure.occurrences.flatMap((o, i) => figure(o, i + 1)),
    ],
    notes: [],
    landscape: true,
  };
}

function words(
  { files }: Disclosure,
  { id, address, what, figure, place, quote, origin }: Occurrence,
  column: Exclude<keyof typeof COLUMNS, '数值'>,
  trust: ReadonlyMap<number, string>,
): string {
  switch (column) {
    case '地址':
      return address;
    case '含义':
      return what;
    case '计量单位':
      return figure.kind === 'count' ? figure.unit : MEASURE[figure.kind];
    case '文件':
      return files[place.file ?? 0]?.file ?? '';
    case '页':
      return place.page?.toString() ?? '';
    case '行':
      return place.line?.toString() ?? '';
    case '单元格':
      return [place.sheet, place.cell].filter(Boolean).join('!');
    case '原文':
      return quote.trim();
    case '来源':
      return ORIGIN[origin];
    case '核对情况':
      return trust.get(id) ?? '';
  }
}
