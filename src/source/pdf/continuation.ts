import type { Cell, Table } from '../../model/document.ts';
import type { PageCell, PageTable } from './page-parts.ts';
import { NUMBERED } from './paragraphs.ts';

/** How far the borders of a continued table may differ from page to page. Points. */
const SAME_BORDER = 3;

/** A table and the parts of it that later pages hold, ready to be joined. */
export interface TablePart {
  readonly table: PageTable;
  /** Rows at its top that repeat the heading of the first part. */
  readonly repeated: number;
  /** For each border of its own, which border of the first part it is. */
  readonly borders: readonly number[];
}

/**
 * Which borders of `first` those of `next` are, a shift of the whole table on the page aside; undefined where they are
 * not its. A part whose cells are all merged (合计 alone on the last page) lacks some, but has both outer ones and two
 * more.
 */
export function bordersOf(first: PageTable, next: PageTable): number[] | undefined {
  const shift = next.xs[0]! - first.xs[0]!;
  if (next.xs.length > first.xs.length || (next.xs.length < first.xs.length && next.xs.length < 4))
    return undefined;
  const borders: number[] = [];
  for (const x of next.xs) {
    const at = first.xs.findIndex((border) => Math.abs(x - shift - border) <= SAME_BORDER);
    if (at < 0 || at === borders.at(-1)) return undefined;
    borders.push(at);
  }
  return borders.at(-1) === first.xs.length - 1 ? borders : undefined;
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
  parts.forEach(({ table, repeated, borders }, p) => {
    let from = Math.max(repeated, p === 0 ? 0 : firstFilled(table, repeated));
    if (p > 0 && repeated === 0 && goesOnInRow(parts[p - 1]!.table, table, from)) {
      for (const { column, row, text } of table.cells) {
        if (row !== from || text === '') continue;
        const i = cells.findIndex((c) => c.row === rows - 1 && c.column === borders[column]);
        cells[i] = { ...cells[i]!, text: cells[i]!.text + text };
      }
      from++;
    }
    const to = p === parts.length - 1 ? table.rows : lastFilled(table);
    for (const cell of table.cells) {
      if (cell.row < from || cell.row >= to) continue;
      cells.push({
        row: cell.row - from + rows,
        column: borders[cell.column]!,
        rowSpan: Math.min(cell.rowSpan, to - cell.row),
        columnSpan: borders[cell.column + cell.columnSpan]! - borders[cell.column]!,
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

/**
 * Whether a row was broken in its middle: the row has words only, each below words of the last row of the part before,
 * and it is no row of its own: no word of it begins with an ordinal (the lines of a blank form have words only). Either that part has nothing but headings, or its last row has a code or a number of the
 * line, and this one none.
 */
function goesOnInRow(before: PageTable, next: PageTable, row: number): boolean {
  if (before.xs.length !== next.xs.length) return false;
  const last = before.cells.filter((c) => c.row === before.rows - 1 && c.text !== '');
  const words = next.cells.filter((c) => c.row === row && c.text !== '');
  const numbered = last.some((c) => /^\d+$/.test(c.text) && !words.some((w) => w.column === c.column));
  return (
    words.length > 0 &&
    (numbered || !before.cells.some((c) => /\d/.test(c.text))) &&
    words.every(
      (w) =>
        !/\d/.test(w.text) &&
        !NUMBERED.test(w.text) &&
        last.some((c) => c.column === w.column && c.columnSpan === w.columnSpan && !/\d/.test(c.text)),
    )
  );
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
