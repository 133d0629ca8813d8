import { absolute, area, linkTo, reference } from '../../format/xlsx/references.ts';
import type { Account } from '../../model/account.ts';
import type { StatementId } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';
import { decimal } from '../decimal.ts';
import type { Sheet, SheetCell } from '../document.ts';
import { layoutStatement } from '../layout/statement.ts';
import { InputSheet } from './input-sheet.ts';

/** Where a formula finds the figure of an address; and by the statement, where its codes and its money unit stand. */
export type StatementPlaces = Map<string, string>;

/** Names of the statements' sheets: 公开01 收入支出决算总表. A workbook cuts names at 31 characters. */
export const STATEMENT_SHEETS = Object.fromEntries(
  Object.values(STATEMENTS).map(({ id, title }) => [id, `公开0${id.slice(2)} ${title}`.slice(0, 31)]),
) as Readonly<Record<StatementId, string>>;

/** Rows above the table: title, year, number, reporter and unit. */
const TOP = 4;
/** Blank rows below the codes that are given. */
const MORE_ROWS = 30;
/** Columns of a row of codes that the first one is the sum of: 合计 or 小计, counted from 0. */
const SUMS: Readonly<Partial<Record<StatementId, readonly [total: number, first: number, last: number]>>> = {
  T02: [2, 3, 8],
  T03: [2, 3, 7],
  T05: [2, 3, 4],
  T07: [4, 5, 6],
  T08: [4, 5, 6],
};

/**
 * A statement in the official form to fill in or to paste over: details are open, sums are formulas that may be written
 * over. Amounts in 万元 with every digit; the unit over the table can be changed to 元.
 */
export function statementSheet(
  id: StatementId,
  account: Account,
  places: StatementPlaces,
): { sheet: InputSheet; filled: number; range: string } {
  const laid = layout(id, account);
  const name = STATEMENT_SHEETS[id];
  const columns = laid.widths.length;
  const total = laid.widths.reduce((a, b) => a + b, 0);
  const room = laid.landscape ? 170 : 120;
  const sheet = new InputSheet(
    name,
    laid.widths.map((w) => Math.max(8, Math.round((w / total) * room))),
    TOP + laid.headerRows,
    false,
    laid.landscape,
  );
  const half = Math.ceil(columns / 2);
  sheet.put(0, 0, laid.title, 'title', 1, columns);
  sheet.height(0, 30);
  sheet.put(1, 0, laid.subtitle ?? '', 'about', 1, columns);
  sheet.put(2, half, laid.number ?? '', 'about', 1, columns - half);
  sheet.put(3, 0, laid.left ?? '', 'about', 1, half);
  sheet.put(3, half, laid.right ?? '', 'about', 1, columns - half);
  sheet.validate(3, half, 1, 1, {
    kind: 'list',
    of: ['金额单位：万元', '金额单位：元'],
    error: '金额单位只能是万元或元。',
    prompt: '报表按元导出的，改成“金额单位：元”。',
  });
  const unit = linkTo(name, absolute(3, half));
  places.set(`${id}/unit`, unit);

  const at = new Map<string, SheetCell>(
    laid.cells.flatMap((c) => (c.address ? [[c.address, c] as const] : [])),
  );
  const refer = (address: string): string[] => {
    const cell = at.get(address);
    return cell ? [reference(TOP + cell.row, cell.column)] : [];
  };
  const sums = SUMS[id];
  const firstCode = TOP + laid.headerRows + 1;
  const lastRow = TOP + laid.rows + (sums ? MORE_ROWS : 0) - 1;
  let filled = 0;
  for (const cell of laid.cells) {
    const { row, column, rowSpan, columnSpan, text, role, address, value, sumOf } = cell;
    const r = TOP + row;
    if (role !== 'figure' || address === undefined) {
      const look =
        role === 'header'
          ? 'head'
          : role === 'code' && sums
            ? 'words'
            : sums && row > laid.headerRows
              ? 'words'
              : 'label';
      sheet.put(r, column, text, look, rowSpan, columnSpan);
      continue;
    }
    places.set(address, linkTo(name, absolute(r, column)));
    if (value !== undefined && value !== 0n) filled++;
    const now = decimal(value ?? 0n);
    const ofItems = sums && address.startsWith(`${id}/ALL/`) && isSumOfItems(id, address, account);
    const formula = ofItems
      ? itemsSum(
          reference(firstCode, 0),
          reference(lastRow, 0),
          area(firstCode, column, lastRow - firstCode + 1, 1),
        )
      : sumOf && sumOf.length > 0
        ? sumOf
            .flatMap(({ address: part, sign }) => refer(part).map((ref) => `${sign === 1 ? '+' : '-'}${ref}`))
            .join('')
            .replace(/^\+/, '')
        : '';
    if (formula) sheet.put(r, column, { formula, now }, 'sum');
    else {
      const given = value || (id === 'T09' && account.figures.has(address));
      sheet.put(r, column, given ? { number: now } : '', 'amount');
    }
  }
  if (sums) {
    const [sum, from, to] = sums;
    for (let r = TOP + laid.rows; r <= lastRow; r++) {
      sheet.put(r, 0, '', 'words');
      sheet.put(r, 1, '', 'words');
      for (let c = 2; c < columns; c++)
        if (c === sum)
          sheet.put(r, c, { formula: `SUM(${area(r, from, 1, to - from + 1)})`, now: '0' }, 'shown');
        else sheet.put(r, c, '', 'amount');
    }
    places.set(`${id}/codes`, linkTo(name, `${absolute(firstCode, 0)}:${absolute(lastRow, columns - 1)}`));
    places.set(`${id}/column`, String(sum + 1));
  }
  sheet.validate(TOP + laid.headerRows, 0, 1, 1, { kind: 'length', of: ['0', '60'], error: '文字太长。' });
  return {
    sheet,
    filled,
    range: area(TOP + laid.headerRows, 0, lastRow - TOP - laid.headerRows + 1, columns),
  };
}

/** The statement with every cell of the form known, so that sums of nothing are sums too. */
function layout(id: StatementId, account: Account): Sheet {
  const options = { zeros: 'blank', reporter: '编制单位' } as const;
  const first = layoutStatement(id, account, options);
  const blanks = first.cells.flatMap((c) =>
    c.address && c.value === undefined ? [[c.address, 0n] as const] : [],
  );
  return layoutStatement(id, { ...account, figures: new Map([...account.figures, ...blanks]) }, options);
}

/** Whether a total is what its items (项) come to, or is nothing yet. */
function isSumOfItems(id: StatementId, total: string, { figures }: Account): boolean {
  const column = total.slice(total.lastIndexOf('/'));
  let sum = 0n;
  for (const [address, value] of figures)
    if (/^\d{7}$/.test(address.slice(4, 11)) && address.startsWith(`${id}/`) && address.slice(11) === column)
      sum += value;
  return sum === (figures.get(total) ?? 0n);
}

/** Sum of a column over the rows with a code of seven digits. */
function itemsSum(first: string, last: string, column: string): string {
  return `SUMPRODUCT(--(LEN(${first}:${last})=7),${column})`;
}
