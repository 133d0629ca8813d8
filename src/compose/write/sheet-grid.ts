import type { Sheet, SheetCell } from '../document.ts';
import { headLines } from './head-lines.ts';

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

/**
 * Whole widths of the columns that together make up `total`, in twips: as the sheet has them in proportion, but that a
 * column whose texts need less gives up what others need.
 */
export function columnWidths(sheet: Sheet, total: number): number[] {
  const sum = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0);
  const fitting = SIZES.map((size) => neededWidths(sheet, size)).find((needed) => sum(needed) <= total);
  const shares = fitting
    ? spread(fitting, sheet.widths, total)
    : granted(neededWidths(sheet, SMALLEST_WHOLE), sheet.widths, total);
  let before = 0;
  let used = 0;
  return shares.map((share) => {
    before += share;
    const end = Math.round(before);
    const own = end - used;
    used = end;
    return own;
  });
}

/** What every column needs so that no figure and no label of it is parted, in type of a size; twips. */
function neededWidths(sheet: Sheet, size: number): number[] {
  const needed = sheet.widths.map(() => 0);
  for (const cell of sheet.cells) {
    if (cell.columnSpan > 1) continue;
    const longest = Math.max(...cell.text.split('\n').map(widthOf)) + (cell.indent ?? 0) * 2;
    // Heads, and the labels of forms, take two or three lines, running text as many as it likes; the others stand on one.
    const across = isHead(cell, sheet)
      ? Math.max(Math.min(8, longest), Math.ceil(longest / (longest > 16 ? 3 : 2)))
      : cell.role === 'figure'
        ? Math.max(longest + 1, cell.address === undefined ? 0 : FIGURE)
        : Math.min(longest, cell.role === 'text' ? 20 : 44);
    const twips = (across * size * TWIPS) / 2 + 2 * CELL_MARGIN + 10;
    needed[cell.column] = Math.max(needed[cell.column]!, twips);
  }
  return needed;
}

/** All have what they need, and of the rest their share. */
function spread(needed: readonly number[], weights: readonly number[], total: number): number[] {
  const rest = total - needed.reduce((a, b) => a + b, 0);
  const all = weights.reduce((a, b) => a + b, 0);
  return needed.map((n, i) => n + (rest * weights[i]!) / all);
}

/** Those that need no more than their share have what they need; the others share the rest. */
function granted(needed: readonly number[], weights: readonly number[], total: number): number[] {
  const found = needed.map(() => 0);
  let open = needed.map((_, i) => i);
  let rest = total;
  for (;;) {
    const all = open.reduce((sum, i) => sum + weights[i]!, 0);
    const content = open.filter((i) => needed[i]! <= (rest * weights[i]!) / all);
    if (content.length === 0) {
      for (const i of open) found[i] = (rest * weights[i]!) / all;
      return found;
    }
    for (const i of content) found[i] = needed[i]!;
    rest -= content.reduce((sum, i) => sum + needed[i]!, 0);
    open = open.filter((i) => !content.includes(i));
  }
}

/** Size of type and heights of rows of a table that fills a page, in half points and twips. */
export interface TableFit {
  readonly size: number;
  readonly heights: readonly number[];
}

/** Space left and right of a cell's text, in twips. */
export const CELL_MARGIN = 70;
/** Types of a table, in half points. */
const SIZES = [18, 17, 16, 15, 14] as const;
const LARGEST = SIZES[0];
/** Labels that are too long for this type are parted rather than set in a smaller one. */
const SMALLEST_WHOLE = 16;
/** Half widths of a figure's column at least: 12,345.67 and a little. */
const FIGURE = 10;
/** Twips that a full-width character takes per half point of its size. */
const TWIPS = 10;

/** Heads of columns, and the labels of a form. */
function isHead({ role }: SheetCell, { headerRows }: Sheet): boolean {
  return role === 'header' || (role === 'label' && headerRows === 0);
}

/**
 * The lines of a cell's text that are parted by us: heads, so that no character stands alone. What else is longer than
 * its cell is parted by who sets it.
 * @param width of the cell in twips
 * @param size of the type in half points
 */
export function cellLines(cell: SheetCell, sheet: Sheet, width: number, size: number): string[] {
  const lines = cell.text.split('\n');
  if (!isHead(cell, sheet)) return lines;
  return lines.flatMap((line) => headLines(line, (width - 2 * CELL_MARGIN) / (size * TWIPS)));
}

/** Lines that a text takes in a width. */
function linesIn(lines: readonly string[], halfWidths: number): number {
  const fit = Math.max(2, Math.floor(halfWidths));
  return lines.reduce((sum, part) => sum + Math.max(1, Math.ceil(widthOf(part) / fit)), 0);
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
          return (
            linesIn(cellLines(cell, sheet, width, size), room / ((size * TWIPS) / 2)) * lineOf(size) + 30
          );
        }),
      ),
    );
  const whole =
    SIZES.find((size) => neededWidths(sheet, size).every((n, i) => n <= widths[i]! + 1)) ?? LARGEST;
  for (const size of SIZES) {
    if (size > whole) continue;
    const least = needed(size);
    for (const height of [400, 360, 320, 290, 260, 235, 215, 195]) {
      const heights = least.map((n) => Math.max(n, height));
      if (heights.reduce((a, b) => a + b, 0) <= available) return { size, heights };
    }
  }
  return { size: LARGEST, heights: needed(LARGEST).map((n) => Math.max(n, 340)) };
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
