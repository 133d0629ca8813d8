import type { Cell } from '../../model/document.ts';
import type { FormCell } from '../../model/performance.ts';
import { isBareNumber } from './form-cell.ts';
import { type Heading, scaled } from './form-heading.ts';
import { goalColumnOf, isPartLabel } from './form-labels.ts';
import type { FormLedger } from './form-ledger.ts';
import { endOf, type FormRow, startOf } from './form-row.ts';

type GoalColumn = 'goal' | 'result' | 'other';

/** The part 年度总体目标 of a form: what was aimed at, and what came of it. */
export class GoalTexts {
  goal: FormCell | undefined;
  result: FormCell | undefined;
  private head: Heading<GoalColumn> | undefined;

  constructor(private readonly ledger: FormLedger) {}

  /** Whether the line is the heading of the goals; takes it, and what stands beside it. */
  addHeading(row: FormRow): boolean {
    const labelled = row.cells.flatMap((cell) => {
      const kind = goalColumnOf(cell.text);
      return kind ? [{ kind, cell }] : [];
    });
    if (labelled.length === 0) return false;
    // 年度总体目标完成情况 left of 预期目标 is the side heading of the part.
    if (labelled.length > 2 || (labelled.length === 2 && labelled[1]!.kind === 'goal')) {
      const side = labelled[0]!;
      if (side.kind === 'result' && labelled.slice(1).some((l) => l.kind === 'goal'))
        this.ledger.know(labelled.shift()!.cell);
    }
    this.head = {
      slots: labelled.map(({ kind, cell }) => ({ kind, start: startOf(cell), end: endOf(cell) })),
      columns: row.table.columns,
    };
    for (const cell of row.cells) {
      if (labelled.some((l) => l.cell === cell) || isPartLabel(cell.text)) this.ledger.know(cell);
      else {
        const before = labelled.filter((l) => l.cell.column < cell.column).at(-1);
        if (before) this.take(before.kind, cell);
      }
    }
    return true;
  }

  /** Reads a line below the heading. */
  add(row: FormRow): void {
    const head = this.head;
    const texts = row.cells.filter((c) => {
      if (!isPartLabel(c.text)) return true;
      this.ledger.know(c);
      return false;
    });
    if (!head) return;
    const slots = scaled(head, row.table.columns);
    texts.forEach((cell, i) => {
      const under = slots.find((s) => startOf(cell) < s.end && s.start < endOf(cell));
      const byOrder = texts.length === slots.length ? slots[i] : undefined;
      const left = [...slots].reverse().find((s) => s.start <= startOf(cell)) ?? slots[0];
      this.take((byOrder ?? under ?? left)!.kind, cell);
    });
  }

  private take(kind: GoalColumn, cell: Cell): void {
    if (isBareNumber(cell.text)) {
      this.ledger.leave(cell, { code: 'in-goal' });
      return;
    }
    this.ledger.know(cell);
    if (kind === 'other') return;
    const before = this[kind];
    this[kind] = before
      ? { ...before, text: before.text + cell.text }
      : { text: cell.text, place: cell.place };
  }
}
