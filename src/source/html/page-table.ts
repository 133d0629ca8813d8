/** A table of a page as a grid in which every merged cell stands once. */
import type { Cell, Table } from '../../model/document.ts';
import type { Element } from './page-tree.ts';

/** HTML's own bounds of spans. */
const WIDEST = 1000;
const HIGHEST = 65_534;

/** The rows of a table with their cells, those of nested tables left out. */
export function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = [];
  const collect = (element: Element): void => {
    let loose: Element[] | undefined;
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'tr') {
        loose = undefined;
        rows.push(cellsOf(child));
      } else if (child.tag === 'td' || child.tag === 'th') {
        if (!loose) {
          loose = [];
          rows.push(loose);
        }
        loose.push(child);
      } else if (child.tag !== 'table' && child.tag !== 'caption') collect(child);
    }
  };
  collect(table);
  return rows;
}

function cellsOf(row: Element): Element[] {
  const cells: Element[] = [];
  for (const child of row.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'td' || child.tag === 'th') cells.push(child);
    else if (child.tag !== 'table') cells.push(...cellsOf(child));
  }
  return cells;
}

interface Placed {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  readonly text: string;
  readonly line: number;
}

/**
 * Lays rows of cells out as HTML does. Grid columns and rows at which no cell begins are dropped: they have no width or
 * height of their own. `textAt` reads a cell and tells its number in the file.
 */
export function tableOf(
  rows: readonly (readonly Element[])[],
  textAt: (cell: Element) => { readonly text: string; readonly line: number },
): Table | undefined {
  const placed: Placed[] = [];
  /** The first row at which each column is free again. */
  const freeFrom: number[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((freeFrom[column] ?? 0) > row) column++;
      if (column >= 10 * WIDEST) break;
      const height = spanOf(cell.attributes.rowspan, HIGHEST);
      const rowSpan = Math.min(height === 0 ? rows.length : height, rows.length - row);
      let columnSpan = 1;
      const width = Math.max(1, spanOf(cell.attributes.colspan, WIDEST));
      while (columnSpan < width && (freeFrom[column + columnSpan] ?? 0) <= row) columnSpan++;
      for (let c = column; c < column + columnSpan; c++) freeFrom[c] = row + rowSpan;
      placed.push({ row, column, rowSpan, columnSpan, ...textAt(cell) });
      column += columnSpan;
    }
  });
  if (placed.length === 0) return undefined;
  const rowAt = ranks(placed.map((cell) => cell.row));
  const columnAt = ranks(placed.map((cell) => cell.column));
  const cells = placed.map((cell): Cell => {
    const row = rowAt(cell.row);
    const column = columnAt(cell.column);
    return {
      row,
      column,
      rowSpan: rowAt(cell.row + cell.rowSpan) - row,
      columnSpan: columnAt(cell.column + cell.columnSpan) - column,
      text: cell.text,
      place: { line: cell.line },
    };
  });
  return {
    kind: 'table',
    rows: rowAt(Number.POSITIVE_INFINITY),
    columns: columnAt(Number.POSITIVE_INFINITY),
    cells,
    pages: [],
    trust: 'native',
    place: { line: placed[0]!.line },
  };
}

function spanOf(value: string | undefined, most: number): number {
  const span = Number.parseInt(value ?? '', 10);
  return Number.isNaN(span) || span < 0 ? 1 : Math.min(span, most);
}

/** How many of the starts lie before a value. */
function ranks(starts: readonly number[]): (value: number) => number {
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  return (value) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
