import type { Cell, Table } from '../../model/document.ts';
import type { PageCell, PageTable } from './page-parts.ts';

/** How far the borders of a continued table may differ from page to page. Points. */
const SAME_BORDER = 3;

/** A table and the parts of it that later pages hold, ready to be joined. */
export interface TablePart {
  readonly table: PageTable;
  /** Rows at its top that repeat the heading of the first part. */
  readonly repeated: number;
}

/** Whether two parts have the same columns (a shift of the whole table on the page aside). */
export function sameColumns(a: PageTable, b: PageTable): boolean {
  if (a.xs.length !== b.xs.length) return false;
  const shift = b.xs[0]! - a.xs[0]!;
  return a.xs.every((x, i) => Math.abs(b.xs[i]! - shift - x) <= SAME_BORDER);
}

/**
 * Number of rows at the top of `next` that repeat the top of `first`: equal, not blank, and without figures, for rows of
 * data may be equal by chance.
 */
export function repeatedRows(first: PageTable, next: PageTable): number {
  let rows = 0;
  while (rows < Math.min(first.rows, next.rows)) {
    const a = rowText(first, rows);
    const b = rowText(next, rows);
    if (a.join('\t') !== b.join('\t') || a.every((t) => t === '')) break;
    if (a.some((t) => /\d[.．]\d/.test(t))) break;
    rows++;
  }
  // Never cut a cell that spans from the heading into the rows below, and never drop everything.
  while (rows > 0 && (rows >= next.rows || next.cells.some((c) => c.row < rows && c.row + c.rowSpan > rows)))
    rows--;
  return rows;
}

function rowText(table: PageTable, row: number): string[] {
  return table.cells
    .filter((c) => c.row === row)
    .map((c) => `${c.column}:${c.text.replace(/\s/g, '')}`.replace(/^\d+:$/, ''));
}

/** Joins the parts of a table into one grid, without repeated headings and blank rows at the joints. */
export function joinParts(parts: readonly TablePart[]): Table {
  const first = parts[0]!.table;
  const cells: Cell[] = [];
  let rows = 0;
  parts.forEach(({ table, repeated }, p) => {
    const from = Math.max(repeated, p === 0 ? 0 : firstFilled(table, repeated));
    const to = p === parts.length - 1 ? table.rows : lastFilled(table);
    for (const cell of table.cells) {
      if (cell.row < from || cell.row >= to) continue;
      cells.push({
        row: cell.row - from + rows,
        column: cell.column,
        rowSpan: Math.min(cell.rowSpan, to - cell.row),
        columnSpan: cell.columnSpan,
        text: cell.text,
        place: { page: table.page, box: cell.box },
      });
    }
    rows += Math.max(0, to - from);
  });
  return {
    kind: 'table',
    rows,
    columns: first.xs.length - 1,
    cells,
    pages: [...new Set(parts.map((part) => part.table.page))],
    trust: first.trust,
    place: { page: first.page, box: first.box },
  };
}

function firstFilled(table: PageTable, from: number): number {
  let row = from;
  while (row < table.rows - 1 && isBlank(table, row)) row++;
  return row;
}

function lastFilled(table: PageTable): number {
  let row = table.rows;
  while (row > 1 && isBlank(table, row - 1)) row--;
  return row;
}

/** A row is blank when no cell that touches it holds text. */
function isBlank(table: PageTable, row: number): boolean {
  return table.cells.every((c: PageCell) => c.row > row || c.row + c.rowSpan <= row || c.text === '');
}
