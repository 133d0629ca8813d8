import type { Obstacle, Unbound } from '../../model/obstacle.ts';
import {
  addressOf,
  type CellAddress,
  type CellValue,
  type CodedRow,
  type StatementCell,
  type StatementSpec,
} from '../../model/statement.ts';
import { blanknessOf, parseFigure } from '../../money/parse-figure.ts';
import type { Grid, GridCell } from './grid.ts';

/** A statement while its cells are being tied to addresses; each of the four forms has its own binder. */
export class Draft {
  readonly cells: StatementCell[] = [];
  readonly codedRows: (CodedRow & { name: string })[] = [];
  readonly unbound: Unbound[] = [];
  readonly columns = new Set<string>();
  /** First row that is neither title nor heading. */
  bodyStart = 0;
  private readonly used = new Set<GridCell>();
  private readonly addresses = new Set<string>();

  constructor(
    readonly spec: StatementSpec,
    readonly grid: Grid,
    readonly unit: string,
  ) {}

  /**
   * Ties a cell to the address of a row and a column. A second cell for one address is left unbound; words in a total's
   * place are kept as what they are.
   */
  bind(entry: GridCell | undefined, row: string, column: string, label: string, unit = this.unit): void {
    if (!entry || this.used.has(entry)) return;
    const value = cellValue(entry.cell.text, unit);
    if (value.state === 'unreadable') {
      if (/\d/.test(entry.text)) {
        this.used.add(entry);
        this.leave(entry, { code: 'no-number' });
      } else if (row === 'ALL') this.keep(entry, addressOf(this.spec.id, row, column), label, value);
      return;
    }
    const address = addressOf(this.spec.id, row, column);
    if (this.addresses.has(address)) {
      if (value.state === 'figure') this.leave(entry, { code: 'said-twice', label });
      this.used.add(entry);
      return;
    }
    this.addresses.add(address);
    this.used.add(entry);
    this.keep(entry, address, label, value);
    if (!/[@.]/.test(column)) this.columns.add(column);
  }

  private keep({ cell }: GridCell, address: CellAddress, label: string, value: CellValue): void {
    this.cells.push({ address, label, value, text: cell.text.trim(), place: cell.place });
  }

  has(row: string, column: string): boolean {
    return this.addresses.has(addressOf(this.spec.id, row, column));
  }

  /** Marks a cell as read though it holds no amount: a code, a row number. */
  consume(entry: GridCell | undefined): void {
    if (entry) this.used.add(entry);
  }

  isUsed(entry: GridCell): boolean {
    return this.used.has(entry);
  }

  leave(entry: GridCell, reason: Obstacle): void {
    this.used.add(entry);
    this.unbound.push({ text: entry.cell.text.trim(), place: entry.cell.place, reason });
  }

  /** Says of every number that found no address why. Among the headings only what is plainly an amount counts. */
  finish(reason: (entry: GridCell) => Obstacle): void {
    for (let r = 0; r < this.grid.height; r++) {
      if (this.grid.isColumnNumbers(r)) continue;
      for (const entry of this.grid.cellsOf(r)) {
        if (this.used.has(entry) || !/\d/.test(entry.text)) continue;
        if (r < this.bodyStart && !/^-?\d[\d,]*\.\d+$/.test(entry.text)) continue;
        if (parseFigure(entry.cell.text, this.unit)) this.leave(entry, reason(entry));
      }
    }
  }
}

/** What stands in a cell. */
function cellValue(text: string, unit: string): CellValue {
  const state = blanknessOf(text);
  if (state) return { state };
  const figure = parseFigure(text, unit);
  return figure ? { state: 'figure', figure } : { state: 'unreadable' };
}
