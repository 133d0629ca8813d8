import { reference } from '../../format/xlsx/references.ts';
import type { Cell, Place, Table } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';

/** A sheet as a reader gives it, by the rows and columns that its user sees, counted from 0. */
export class SheetGrid {
  private readonly rows = new Map<number, Map<number, Cell>>();
  readonly name: string;

  constructor(readonly table: Table) {
    this.name = table.sheet ?? '';
    for (const cell of table.cells) {
      const at = position(cell.place.cell ?? '');
      if (!at) continue;
      const row = this.rows.get(at.row);
      if (row) row.set(at.column, cell);
      else this.rows.set(at.row, new Map([[at.column, cell]]));
    }
  }

  /** Rows with something in them, from the top. */
  get used(): number[] {
    return [...this.rows.keys()].sort((a, b) => a - b);
  }

  at(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  text(row: number, column: number): string {
    return this.at(row, column)?.text.trim() ?? '';
  }

  place(row: number, column: number): Place {
    return { sheet: this.name, cell: reference(row, column) };
  }

  cellsOf(row: number): (readonly [column: number, cell: Cell])[] {
    return [...(this.rows.get(row) ?? [])];
  }

  /** The row in which every one of the heads stands, with their columns; else the best row and the heads it lacks. */
  head(heads: readonly string[]): { row: number; columns: number[]; lacks: string[] } | undefined {
    let best: { row: number; columns: number[]; lacks: string[] } | undefined;
    for (const row of this.used) {
      const byText = new Map(this.cellsOf(row).map(([column, { text }]) => [plain(text), column]));
      const lacks = heads.filter((head) => !byText.has(plain(head)));
      if (lacks.length === heads.length || (best && best.lacks.length <= lacks.length)) continue;
      best = { row, columns: heads.map((head) => byText.get(plain(head)) ?? -1), lacks };
    }
    return best;
  }
}

/** Row and column of C5, from 0. */
export function position(cell: string): { row: number; column: number } | undefined {
  const m = /^([A-Z]+)(\d+)$/.exec(cell);
  if (!m) return undefined;
  let column = 0;
  for (const letter of m[1]!) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(m[2]) - 1, column: column - 1 };
}
