import type { Cell } from '../../model/document.ts';
import type { Obstacle, Unbound } from '../../model/obstacle.ts';
import type { FormCell } from '../../model/performance.ts';
import { cellOf, isNumeric } from './form-cell.ts';
import type { FormRow } from './form-row.ts';

/** What became of the cells of a form: every number in it gets a meaning, or is listed with the reason why not. */
export class FormLedger {
  private readonly known = new Set<Cell>();
  private readonly reasons = new Map<Cell, Obstacle>();
  private readonly oddities: Unbound[] = [];

  /** The cell has been read. */
  know(cell: Cell): void {
    this.known.add(cell);
  }

  /** The cell has been read for nothing. */
  forget(cell: Cell): void {
    this.known.delete(cell);
  }

  /** Reads the cell's figure in the unit that its column implies. */
  take(cell: Cell, unit: string): FormCell {
    this.know(cell);
    return cellOf(cell, unit);
  }

  /** Why the cell's number has no meaning, should it get none. */
  leave(cell: Cell, reason: Obstacle): void {
    this.reasons.set(cell, reason);
  }

  /** Lists a number inside a cell that has been read. */
  note(unbound: Unbound): void {
    this.oddities.push(unbound);
  }

  /** The numbers without a meaning among the lines of the form. */
  unboundOf(rows: readonly FormRow[]): Unbound[] {
    const unbound = [...this.oddities];
    for (const { cells } of rows)
      for (const cell of cells)
        if (!this.known.has(cell) && isNumeric(cell.text))
          unbound.push({
            text: cell.text,
            place: cell.place,
            reason: this.reasons.get(cell) ?? { code: 'unnamed' },
          });
    return unbound;
  }
}
