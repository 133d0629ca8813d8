import type { Cell, Table } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';

/** A cell of a grid with its text made comparable. */
export interface GridCell {
  readonly cell: Cell;
  /** Row and column in the grid (a joined table counts on). */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A table laid out for lookups, merged cells covering all their places; continuation tables may be joined below. */
export class Grid {
  readonly rows: (GridCell | undefined)[][] = [];
  columns = 0;
  readonly pages: number[] = [];
  /** Rows before which a page (or a table) was broken. */
  readonly breaks = new Set<number>();
  private readonly beginning: (readonly GridCell[])[] = [];
  private readonly numbering: boolean[] = [];

  constructor(readonly table: Table) {
    this.append(table, 0);
  }

  /** Adds a table's rows from `from` on below those already there. */
  append(table: Table, from: number): void {
    const offset = this.rows.length - from;
    if (this.rows.length > 0) this.breaks.add(this.rows.length);
    for (let r = from; r < table.rows; r++) this.rows.push([]);
    this.columns = Math.max(this.columns, table.columns);
    for (const page of table.pages) if (this.pages.at(-1) !== page) this.pages.push(page);
    let lastPage: number | undefined;
    for (const cell of table.cells) {
      if (cell.row < from) continue;
      const row = cell.row + offset;
      const page = cell.place.page;
      if (page !== undefined && lastPage !== undefined && page > lastPage) this.breaks.add(row);
      if (page !== undefined) lastPage = page;
      const entry: GridCell = { cell, row, column: cell.column, text: plain(cell.text) };
      const bottom = Math.min(row + cell.rowSpan, this.rows.length);
      for (let r = row; r < bottom; r++) {
        const line = this.rows[r]!;
        for (let c = cell.column; c < cell.column + cell.columnSpan; c++) line[c] ??= entry;
      }
    }
    // A worksheet has no cells where nothing was ever typed: to a reader they are blank like the others.
    for (let row = from + offset; row < this.rows.length; row++) this.fillBlanks(row, table.columns);
  }

  private fillBlanks(row: number, columns: number): void {
    const line = this.rows[row]!;
    const first = line.find((entry) => entry?.row === row);
    if (!first) return;
    const { cell: _, ...place } = first.cell.place;
    for (let column = 0; column < columns; column++) {
      if (line[column]) continue;
      const cell: Cell = { row: first.cell.row, column, rowSpan: 1, columnSpan: 1, text: '', place };
      line[column] = { cell, row, column, text: '' };
    }
  }

  get height(): number {
    return this.rows.length;
  }

  at(row: number, column: number): GridCell | undefined {
    return this.rows[row]?.[column];
  }

  text(row: number, column: number): string {
    return this.rows[row]?.[column]?.text ?? '';
  }

  /** Cells that begin in the row, in order. */
  cellsOf(row: number): readonly GridCell[] {
    const known = this.beginning[row];
    if (known) return known;
    const cells: GridCell[] = [];
    let last: GridCell | undefined;
    for (const entry of this.rows[row] ?? []) {
      if (entry && entry !== last && entry.row === row) cells.push(entry);
      last = entry;
    }
    // A row does not change once it is there.
    if (row < this.rows.length) this.beginning[row] = cells;
    return cells;
  }

  /** All cells that begin in the row hold no text. */
  isBlank(row: number): boolean {
    for (const entry of this.cellsOf(row)) if (entry.text !== '') return false;
    return true;
  }

  /** A row that only numbers the columns (栏次), or whose cells count 1, 2, 3 …. */
  isColumnNumbers(row: number): boolean {
    this.numbering[row] ??= numbersColumns(this.cellsOf(row));
    return this.numbering[row];
  }
}

const DECORATION = /^(?:栏次|行次|栏目|序号)$/;

function numbersColumns(cells: readonly GridCell[]): boolean {
  const texts: string[] = [];
  for (const entry of cells) if (entry.text !== '') texts.push(entry.text);
  if (texts.some((t) => DECORATION.test(t)))
    return texts.every((t) => DECORATION.test(t) || /^\(?\d{1,2}/.test(t) || /^[-—=+]/.test(t));
  if (texts.length < 3) return false;
  let expected: number | undefined;
  for (const t of texts) {
    const match = /^\(?(\d{1,2})\)?(?:=.*)?$/.exec(t);
    if (!match) return false;
    const n = Number(match[1]);
    if (expected !== undefined && n !== expected) return false;
    expected = n + 1;
  }
  return true;
}

/**
 * Heading texts of a column, top to bottom, each merged heading once. A blank left of which a heading stands belongs to
 * it where the row below has a heading: text and spreadsheets often lack the merge. (Not where the columns are a guess:
 * a page prints such a heading in the middle of its columns.)
 */
export function headingPath(grid: Grid, column: number, from: number, to: number): string[] {
  const path: string[] = [];
  let last: GridCell | undefined;
  for (let r = from; r < to; r++) {
    if (grid.isColumnNumbers(r)) continue;
    let entry = grid.at(r, column);
    const blank = !entry || entry.text === '';
    if (blank && grid.table.trust !== 'aligned' && hasHeadingBelow(grid, column, r, to)) {
      for (let c = column - 1; c >= 0; c--) {
        // A heading above that begins after it ends what the left one covers.
        if (beginsAbove(grid, c + 1, r, from)) break;
        const left = grid.at(r, c);
        if (left && left.text !== '') {
          entry = left;
          break;
        }
      }
    }
    if (!entry || entry.text === '' || entry === last) continue;
    last = entry;
    if (path.at(-1) !== entry.text) path.push(entry.text);
  }
  return path;
}

function hasHeadingBelow(grid: Grid, column: number, row: number, to: number): boolean {
  for (let r = row + 1; r < to; r++) {
    const below = grid.at(r, column);
    if (below && below.row > row && below.text !== '' && !grid.isColumnNumbers(r)) return true;
  }
  return false;
}

function beginsAbove(grid: Grid, column: number, row: number, from: number): boolean {
  for (let r = from; r < row; r++) {
    const entry = grid.at(r, column);
    if (entry && entry.text !== '' && entry.column === column) return true;
  }
  return false;
}
