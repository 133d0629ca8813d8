/** From rows of cells with spans to a grid in which every merged cell stands once. */
import type { Cell, Table } from '../../model/document.ts';

/** A cell as a word processor's row lists it. */
export interface RowCell {
  /** Grid columns it is wide. */
  readonly width: number;
  /** Grid rows it is high. */
  readonly height: number;
  /** Goes on the cell above (docx tells merged cells so). */
  readonly continues?: boolean;
  readonly text: string;
  /** 1-based paragraph its content begins at. */
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
  text: string;
  line: number;
}

/**
 * Lays rows out as a table. Grid columns at which no cell begins are dropped (writers split columns finer than anything
 * printed), as are rows without cells.
 */
export function tableOf(rows: readonly Row[], line: number): Table {
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
    for (const cell of cells) {
      while ((freeFrom.get(column) ?? 0) > row) column++;
      const width = clamp(cell.width, WIDEST);
      const upper = cell.continues ? above.get(column) : undefined;
      if (upper && upper.rowSpan + upper.row === row) {
        upper.rowSpan++;
        current.set(column, upper);
      } else if (column < WIDEST) {
        const fresh: Placed = {
          row,
          column,
          rowSpan: clamp(cell.height, rows.length),
          columnSpan: Math.min(width, WIDEST - column),
          text: cell.text,
          line: cell.line,
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

  const starts = [...new Set(placed.map((cell) => cell.column))].sort((a, b) => a - b);
  const indexOf = new Map(starts.map((start, i) => [start, i]));
  const cells = placed.map((cell): Cell => {
    const column = indexOf.get(cell.column)!;
    let columnSpan = 1;
    while (starts[column + columnSpan]! < cell.column + cell.columnSpan) columnSpan++;
    const { text, rowSpan } = cell;
    return { row: cell.row, column, rowSpan, columnSpan, text, place: { line: cell.line } };
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    kind: 'table',
    rows: row,
    columns: starts.length,
    cells,
    pages: [],
    trust: 'native',
    place: { line },
  };
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.min(Math.max(Math.trunc(value), 1), Math.max(most, 1)) : 1;
}

/** Joins lines of a cell without a blank; between two Latin words or figures a blank stays. */
export function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    if (line === '') continue;
    const parts = /[\w.%)]$/.test(text) && /^[\w(+-]/.test(line);
    text += (parts ? ' ' : '') + line;
  }
  return text;
}
