import type { Cell, Table } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';

/** A line of a grid: the cells that begin in it, and those that reach into it from above; blank ones left out. */
export interface FormRow {
  readonly table: Table;
  readonly cells: readonly Cell[];
  readonly above: readonly Cell[];
}

/** The lines of a grid from top to bottom. */
export function rowsOf(table: Table): FormRow[] {
  const begin: Cell[][] = Array.from({ length: table.rows }, () => []);
  const above: Cell[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    if (plain(cell.text) === '') continue;
    begin[cell.row]?.push(cell);
    for (let r = cell.row + 1; r < Math.min(table.rows, cell.row + cell.rowSpan); r++) above[r]!.push(cell);
  }
  return begin.map((cells, r) => ({
    table,
    cells: cells.sort((a, b) => a.column - b.column),
    above: above[r]!.sort((a, b) => a.column - b.column),
  }));
}

/** The columns of a grid that a cell covers: from `startOf` up to but not including `endOf`. */
export const startOf = (cell: Cell) => cell.column;
export const endOf = (cell: Cell) => cell.column + cell.columnSpan;
