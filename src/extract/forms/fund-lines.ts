import type { Cell } from '../../model/document.ts';
import type { FormCell, FundLine } from '../../model/performance.ts';
import { SCALE } from '../../money/figure.ts';
import { blanknessOf, parseFigure } from '../../money/parse-figure.ts';
import { alignRow, type Slot } from './align-row.ts';
import { cellOf, isBareNumber, isNumeric } from './form-cell.ts';
import { fundFit, type Heading, scaled } from './form-heading.ts';
import { type FundColumn, fundSourceOf, isFiscalPart, isPartLabel, labelText } from './form-labels.ts';
import type { FormLedger } from './form-ledger.ts';
import { endOf, type FormRow, startOf } from './form-row.ts';

type DraftFund = { -readonly [K in keyof FundLine]: FundLine[K] } & { cells: Cell[]; nested: boolean };

/** The part 项目资金 of a form: what was planned and spent, by source. */
export class FundLines {
  /** Money unit of figures that print none. */
  unit = '万元';
  private head?: Heading<FundColumn>;
  private readonly lines: DraftFund[] = [];

  constructor(private readonly ledger: FormLedger) {}

  get begun(): boolean {
    return this.lines.length > 0;
  }

  /** The line of the whole, 年度资金总额, which also has the points of execution. */
  get total(): DraftFund | undefined {
    return this.lines.find((f) => f.source === 'total');
  }

  /** Takes the line as the heading of those that follow. */
  addHeading(row: FormRow, head: Heading<FundColumn>): void {
    this.head = head;
    // Some forms print labels and figures side by side in one line.
    const values: [Slot<FundColumn>, Cell][] = [];
    for (const slot of head.slots) {
      const value = row.cells.find((c) => startOf(c) >= slot.end);
      if (value && isNumeric(value.text)) values.push([slot, value]);
    }
    for (const cell of row.cells) if (!isNumeric(cell.text)) this.ledger.know(cell);
    if (values.length < 2) return;
    const source = row.cells.map((c) => fundSourceOf(c.text)).find((s) => s !== undefined) ?? 'total';
    this.addLine(
      source,
      '年度资金总额',
      values.map(([slot, cell]) => [slot.kind, cell]),
    );
  }

  /** Reads a line below the heading. */
  add(row: FormRow): void {
    const head = this.head;
    if (!head) return;
    const labels: Cell[] = [];
    const values: Cell[] = [];
    for (const cell of row.cells) {
      const text = !isNumeric(cell.text) && !blanknessOf(cell.text);
      if (text && values.length === 0) labels.push(cell);
      else values.push(cell);
    }
    for (const cell of labels) this.ledger.know(cell);
    const wide = [...row.above.filter((c) => !isNumeric(c.text) && !isPartLabel(c.text)), ...labels];
    const named = [...wide].reverse().find((c) => fundSourceOf(c.text) !== undefined);
    if (!named && values.length === 0) return;
    const own = labels.filter((c) => !isPartLabel(c.text));
    const label = labelText((named ?? own.at(-1))?.text ?? '');
    const source = named
      ? fundSourceOf(named.text)!
      : !this.total && own.length === 0
        ? 'total'
        : 'breakdown';
    const slots = scaled(head, row.table.columns);
    const placed = alignRow(
      values.map((c) => ({ start: startOf(c), end: endOf(c), text: c.text })),
      slots,
      fundFit,
    );
    this.addLine(
      source,
      label,
      values.flatMap((cell, i): [FundColumn, Cell][] =>
        placed[i]! < 0 ? [] : [[slots[placed[i]!]!.kind, cell]],
      ),
    );
  }

  private addLine(
    source: 'total' | 'fiscal' | 'carry' | 'other' | 'breakdown',
    label: string,
    cells: readonly (readonly [FundColumn, Cell])[],
  ): void {
    if (source === 'breakdown' || (source === 'total' && this.total)) {
      for (const [, cell] of cells) this.ledger.leave(cell, { code: 'no-source-of-funds', label });
      return;
    }
    const nested = this.lines.some(
      (f) =>
        f.source === source &&
        ((source === 'fiscal' &&
          /财政(?:拨款|资金|性)/.test(f.label) &&
          (isFiscalPart(label) || /中央|省|市|县|区|本级|上级|地方/.test(label))) ||
          (source === 'other' && /单位资金|非财政/.test(f.label) && /事业|经营|上级|附属|捐赠/.test(label))),
    );
    const line: DraftFund = { source, label, cells: [], nested };
    for (const [kind, cell] of cells) {
      if (kind === 'reason' || kind === 'extra' || kind === 'budget') {
        if (kind === 'reason' && !isBareNumber(cell.text)) this.ledger.know(cell);
        else this.ledger.leave(cell, { code: 'no-fund-column' });
        continue;
      }
      line[kind] = this.fundCell(kind, cell);
      line.cells.push(cell);
      this.ledger.know(cell);
    }
    if (line.cells.length > 0 || source === 'total') this.lines.push(line);
  }

  private fundCell(
    kind: 'initial' | 'full' | 'executed' | 'weight' | 'rate' | 'score',
    cell: Cell,
  ): FormCell {
    if (kind === 'weight' || kind === 'score') return cellOf(cell, '');
    if (kind !== 'rate') return cellOf(cell, this.unit);
    const bare = parseFigure(cell.text);
    // A bare 0.98 is a quotient, a bare 98 a percentage: only the second is read as one.
    return cellOf(cell, bare && bare.unit === '' && bare.value > SCALE ? '%' : '');
  }

  /** Lines that divide another line again would be added twice: they stay only where the total needs them. */
  kept(): FundLine[] {
    const total = this.lines.find((f) => f.source === 'total');
    const parts = this.lines.filter((f) => f !== total);
    const needed =
      total !== undefined &&
      (['initial', 'full', 'executed'] as const).every((key) => {
        const stated = total[key]?.figure;
        if (!stated) return true;
        return parts.reduce((sum, p) => sum + (p[key]?.figure?.value ?? 0n), 0n) === stated.value;
      });
    const kept = this.lines.filter((f) => {
      if (!f.nested || needed) return true;
      for (const cell of f.cells) {
        this.ledger.forget(cell);
        this.ledger.leave(cell, { code: 'nested-fund', label: f.label });
      }
      return false;
    });
    return kept.map(({ cells: _cells, nested: _nested, ...line }) => line);
  }
}
