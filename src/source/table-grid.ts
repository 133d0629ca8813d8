/** From rows of cells with spans to a grid in which every merged cell stands once. */
import type { Block, Cell, Table } from '../model/document.ts';
import { joinLines } from './join-lines.ts';

/** A cell as a word processor's row lists it. */
export interface RowCell {
  /** Grid columns it is wide. */
  readonly width: number;
  /** Grid rows it is high. */
  readonly height: number;
  /** Goes on the cell above (docx tells merged cells so). */
  readonly continues?: boolean;
  readonly content: readonly Block[];
  /** 1-based paragraph the cell begins at. */
  readonly line: number;
}

export interface Row {
  /** Grid columns left out before the first cell. */
  readonly before: number;
  readonly cells: readonly RowCell[];
}

/** Word's own bound is 63 columns; a span beyond this is a defect of the file. */
const WIDEST = 1024;

interface Placed {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  content: readonly Block[];
  line: number;
}

/**
 * The blocks that a table stands for: itself and then the tables inside its cells; or, when it only lays out an article
 * (one column, or one cell that holds everything and a table of its own), just what it holds. Grid columns at which no
 * cell begins are dropped (writers split columns finer than anything printed), as are rows without cells.
 *
 * @param line 1-based paragraph at which the table begins
 */
export function blocksOfTable(rows: readonly Row[], line: number): Block[] {
  const placed = place(rows);
  const held = placed.map((cell) => cell.content).filter((content) => content.length > 0);
  const columns = new Set(placed.map((cell) => cell.column)).size;
  if (columns <= 1 || (held.length === 1 && held[0]!.some(isTable))) return held.flat();
  return held.length === 0 ? [] : [tableOf(placed, line), ...held.flat().filter(isTable)];
}

function isTable(block: Block): boolean {
  return block.kind === 'table';
}

function lineOf(block: Block): number | undefined {
  return block.kind === 'table' ? block.place.line : block.spans[0]?.place.line;
}

/** Cells at their rows and columns. */
function place(rows: readonly Row[]): Placed[] {
  const placed: Placed[] = [];
  /** The cell that covers each column in the row above, where it may go on. */
  let above = new Map<number, Placed>();
  /** For cells whose height is told at once: the first row at which each column is free again. */
  const freeFrom = new Map<number, number>();
  let row = 0;
  for (const { before, cells } of rows) {
    if (cells.length === 0) continue;
    const current = new Map<number, Placed>();
    let column = Math.min(before, WIDEST);
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      while ((freeFrom.get(column) ?? 0) > row) column++;
      const upper = cell.continues ? above.get(column) : undefined;
      const continuing = upper ? continuingCells(cells, i, upper.columnSpan) : 0;
      if (upper && continuing > 0) {
        upper.rowSpan++;
        current.set(column, upper);
        column += upper.columnSpan;
        i += continuing - 1;
        continue;
      }
      const width = clamp(cell.width, WIDEST);
      if (column < WIDEST) {
        const fresh: Placed = {
          row,
          column,
          rowSpan: clamp(cell.height, rows.length),
          columnSpan: clamp(freeWidth(freeFrom, column, width, row), WIDEST - column),
          content: cell.content,
          line: (cell.content[0] && lineOf(cell.content[0])) ?? cell.line,
        };
        placed.push(fresh);
        current.set(column, fresh);
        for (let c = column; fresh.rowSpan > 1 && c < column + fresh.columnSpan; c++) {
          freeFrom.set(c, row + fresh.rowSpan);
        }
      }
      column += width;
    }
    above = current;
    row++;
  }
  for (const cell of placed) cell.rowSpan = Math.min(cell.rowSpan, row - cell.row);
  return placed;
}

function tableOf(placed: readonly Placed[], line: number): Table {
  const starts = [...new Set(placed.map((cell) => cell.column))].sort((a, b) => a - b);
  const indexOf = new Map(starts.map((start, i) => [start, i]));
  const cells = placed.map((cell): Cell => {
    const column = indexOf.get(cell.column)!;
    let columnSpan = 1;
    while (starts[column + columnSpan]! < cell.column + cell.columnSpan) columnSpan++;
    const text = joinLines(cell.content.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])));
    return { row: cell.row, column, rowSpan: cell.rowSpan, columnSpan, text, place: { line: cell.line } };
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    kind: 'table',
    rows: placed.reduce((most, cell) => Math.max(most, cell.row + cell.rowSpan), 0),
    columns: starts.length,
    cells,
    pages: [],
    trust: 'native',
    place: { line },
  };
}

/**
 * How many cells from the i-th on go on a cell above of that width: one as wide, or several that are as wide together
 * (some writers split what they merge). 0 when they do not fit it; then they are cells of their own.
 */
function continuingCells(cells: readonly RowCell[], i: number, width: number): number {
  let covered = 0;
  for (let next = i; cells[next]?.continues; next++) {
    covered += clamp(cells[next]!.width, WIDEST);
    if (covered === width) return next - i + 1;
    if (covered > width) return 0;
  }
  return 0;
}

/** The part of a width that no higher cell reaches into. */
function freeWidth(
  freeFrom: ReadonlyMap<number, number>,
  column: number,
  width: number,
  row: number,
): number {
  for (let c = column; c < column + width; c++) if ((freeFrom.get(c) ?? 0) > row) return c - column;
  return width;
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 1), Math.max(most, 1)) : 1;
}
