import { show } from '../../money/figure.ts';
import type { Sheet, SheetCell } from '../document.ts';
import type { StatementFigures } from './statement-figures.ts';

/** A sheet under way: cells are put where they belong, figures with their addresses and sums. */
export class SheetDraft {
  private readonly cells: SheetCell[] = [];
  private rows = 0;

  /** @param zeros how a detail of nothing is printed; totals always show 0.00 */
  constructor(
    private readonly figures: StatementFigures,
    private readonly zeros: 'blank' | 'shown',
  ) {}

  head(row: number, column: number, text: string, rowSpan = 1, columnSpan = 1): void {
    this.put({ row, column, rowSpan, columnSpan, text, role: 'header', align: 'centre' });
  }

  /** A label of a row; `centre` for the bold ones of totals. */
  label(row: number, column: number, text: string, options: LabelOptions = {}): void {
    const { span = 1, indent, total } = options;
    this.put({
      row,
      column,
      rowSpan: 1,
      columnSpan: span,
      text,
      role: 'label',
      align: total ? 'centre' : 'left',
      ...(indent ? { indent } : {}),
      ...(total ? { bold: true as const } : {}),
    });
  }

  /** A number of a row (行次) or a code (科目编码). */
  code(row: number, column: number, text: string, align: 'left' | 'centre' = 'centre'): void {
    this.put({ row, column, rowSpan: 1, columnSpan: 1, text, role: 'code', align });
  }

  /** The cell of an address; a total keeps its 0.00 and is bold. */
  figure(row: number, column: number, of: readonly [row: string, column: string], total = false): void {
    const value = this.figures.value(...of);
    const sumOf = this.figures.sumOf(...of);
    const hidden = value === undefined || (value === 0n && !total && this.zeros === 'blank');
    this.put({
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      text: hidden ? '' : show(value, { kind: 'amount', decimals: 2, unit: '万元' }, false),
      role: 'figure',
      align: 'right',
      ...(total ? { bold: true as const } : {}),
      address: `${this.figures.id}/${of[0]}/${of[1]}`,
      ...(value === undefined ? {} : { value }),
      ...(sumOf ? { sumOf } : {}),
    });
  }

  /** The finished sheet; terms of sums that are not on it are left out, since they are nothing. */
  done(frame: Omit<Sheet, 'rows' | 'cells'>): Sheet {
    const shown = new Set(this.cells.map((cell) => cell.address));
    const cells = this.cells.map((cell) =>
      cell.sumOf ? { ...cell, sumOf: cell.sumOf.filter((term) => shown.has(term.address)) } : cell,
    );
    return { ...frame, rows: this.rows, cells };
  }

  private put(cell: SheetCell): void {
    this.rows = Math.max(this.rows, cell.row + cell.rowSpan);
    this.cells.push(cell);
  }
}

export interface LabelOptions {
  readonly span?: number;
  readonly indent?: number;
  readonly total?: boolean;
}
