import type { Sheet, SheetCell } from '../document.ts';

/** A place of a sheet's grid: the cell that begins there, one that goes on from above, or nothing. */
export type GridSlot =
  | { readonly kind: 'cell'; readonly cell: SheetCell; readonly columnSpan: number }
  | { readonly kind: 'below'; readonly cell: SheetCell; readonly columnSpan: number }
  | { readonly kind: 'blank'; readonly columnSpan: 1 };

/** The rows of a sheet, each from left to right without gaps: what a word processor's table needs. */
export function gridRows(sheet: Sheet): GridSlot[][] {
  const columns = sheet.widths.length;
  const owner = new Map<number, SheetCell>();
  for (const cell of sheet.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        owner.set(row * columns + column, cell);
  return Array.from({ length: sheet.rows }, (_, row) => {
    const slots: GridSlot[] = [];
    for (let column = 0; column < columns; ) {
      const cell = owner.get(row * columns + column);
      if (cell === undefined) slots.push({ kind: 'blank', columnSpan: 1 });
      else slots.push({ kind: cell.row === row ? 'cell' : 'below', cell, columnSpan: cell.columnSpan });
      column += cell?.columnSpan ?? 1;
    }
    return slots;
  });
}

/** Whole widths of the columns that together make up `total`, in proportion to the sheet's. */
export function columnWidths(sheet: Sheet, total: number): number[] {
  const sum = sheet.widths.reduce((a, b) => a + b, 0);
  let before = 0;
  let used = 0;
  return sheet.widths.map((width) => {
    before += width;
    const end = Math.round((before / sum) * total);
    const own = end - used;
    used = end;
    return own;
  });
}

/** Size of type and heights of rows of a table that fills a page, in half points and twips. */
export interface TableFit {
  readonly size: number;
  readonly heights: readonly number[];
}

/** Space left and right of a cell's text, in twips. */
export const CELL_MARGIN = 40;
/** Twips that a full-width character takes per half point of its size. */
const TWIPS = 10;

/** Lines that a text takes in a width. */
function linesIn(text: string, halfWidths: number): number {
  const fit = Math.max(2, Math.floor(halfWidths));
  return text.split('\n').reduce((lines, part) => lines + Math.max(1, Math.ceil(widthOf(part) / fit)), 0);
}

/**
 * The largest type and the tallest rows with which the table stays on one page of `available` twips; where none does,
 * those of a table that goes on over pages.
 */
export function fitTable(sheet: Sheet, widths: readonly number[], available: number): TableFit {
  const rows = gridRows(sheet);
  const starts = widths.map((_, i) => widths.slice(0, i).reduce((a, b) => a + b, 0));
  const needed = (size: number): number[] =>
    rows.map((slots) =>
      Math.max(
        ...slots.map((slot) => {
          if (slot.kind !== 'cell' || slot.cell.rowSpan > 1) return 0;
          const { cell } = slot;
          const end = cell.column + cell.columnSpan;
          const width = (starts[end] ?? starts.at(-1)! + widths.at(-1)!) - starts[cell.column]!;
          const room = width - 2 * CELL_MARGIN - (cell.indent ?? 0) * size * TWIPS;
          return linesIn(cell.text, room / ((size * TWIPS) / 2)) * lineOf(size) + 30;
        }),
      ),
    );
  for (const size of [18, 17, 16, 15, 14]) {
    const least = needed(size);
    for (const height of [400, 360, 320, 290, 260, 235, 215, 195]) {
      const heights = least.map((n) => Math.max(n, height));
      if (heights.reduce((a, b) => a + b, 0) <= available) return { size, heights };
    }
  }
  return { size: 18, heights: needed(18).map((n) => Math.max(n, 340)) };
}

/** Distance of lines of a cell, in twips, for type of a size in half points. */
export function lineOf(size: number): number {
  return Math.round(size * TWIPS * 1.22);
}

/** Width of a printed text in half-width characters (半角): a Chinese character is two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += character.codePointAt(0)! < 0x2e80 && !'“”‘’—…'.includes(character) ? 1 : 2;
  return width;
}
