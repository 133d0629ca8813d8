import type { Cell, Place } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import type { FormCell } from '../../model/performance.ts';
import { blanknessOf, parseFigure } from '../../money/parse-figure.ts';
import { alignRow, type Slot } from './align-row.ts';
import { isBareNumber, isFigureCell, isNumeric, OPERATOR, valueFigure } from './form-cell.ts';
import { type Heading, indicatorFit, scaled, settled } from './form-heading.ts';
import {
  firstLevelOf,
  type IndicatorColumn,
  indicatorColumnOf,
  isExecutionLabel,
  isFirstLevel,
  isPartLabel,
  labelText,
} from './form-labels.ts';
import type { FormLedger } from './form-ledger.ts';
import { endOf, type FormRow, startOf } from './form-row.ts';
import type { FundLines } from './fund-lines.ts';

interface DraftIndicator {
  first: string;
  second: string;
  third: string;
  target: FormCell;
  actual: FormCell;
  weight?: FormCell;
  score?: FormCell;
  note: string;
  place: Place;
}

/** The part 绩效指标 of a form: targets and what was reached, with their points. */
export class IndicatorLines {
  readonly lines: DraftIndicator[] = [];
  head?: Heading<IndicatorColumn>;
  /** The levels that stand, until others are printed. */
  private first = '';
  private second = '';

  constructor(
    private readonly ledger: FormLedger,
    private readonly funds: FundLines,
  ) {}

  /** Whether a line without any label would go on with those above it. */
  continuedBy({ cells, table }: FormRow): boolean {
    if (!this.head || cells.length < 3) return false;
    const kinds = new Set(this.placed(cells, table.columns).values());
    return (kinds.has('weight') || kinds.has('score')) && (kinds.has('target') || kinds.has('actual'));
  }

  /** A second line of headings below a merged one: 指标值 over 年度指标值 | 实际完成值. */
  addSubHeading(row: FormRow): boolean {
    const head = this.head;
    if (!head || row.cells.some((c) => isNumeric(c.text) || isFirstLevel(c.text))) return false;
    const below = row.cells.flatMap((c): Slot<IndicatorColumn>[] => {
      const kind = indicatorColumnOf(c.text);
      return kind ? [{ kind, start: startOf(c), end: endOf(c) }] : [];
    });
    if (below.length < 2 || below.length < row.cells.length - 1) return false;
    const kept = head.slots.filter((s) => !below.some((b) => b.start < s.end && s.start < b.end));
    this.head = {
      slots: settled([...kept, ...below].sort((a, b) => a.start - b.start)),
      columns: head.columns,
    };
    for (const cell of row.cells) this.ledger.know(cell);
    return true;
  }

  private placed(cells: readonly Cell[], columns: number): Map<Cell, IndicatorColumn> {
    const slots = scaled(this.head!, columns);
    const placed = alignRow(
      cells.map((c) => ({ start: startOf(c), end: endOf(c), text: c.text })),
      slots,
      indicatorFit,
    );
    const map = new Map<Cell, IndicatorColumn>();
    cells.forEach((cell, i) => {
      if (placed[i]! >= 0) map.set(cell, slots[placed[i]!]!.kind);
    });
    return map;
  }

  /**
   * Reads a line below the heading.
   * @param continues whether it may be the rest of the line before it
   */
  add(row: FormRow, continues: boolean): void {
    const cells = row.cells.filter((cell, i) => {
      const side = i === 0 && isPartLabel(cell.text) && !isFirstLevel(cell.text);
      if (side) this.ledger.know(cell);
      return !side;
    });
    if (cells.length === 0) return;
    // A single wide cell of prose is a remark under the form.
    if (cells.length === 1 && !isNumeric(cells[0]!.text) && cells[0]!.columnSpan * 2 > row.table.columns) {
      this.ledger.know(cells[0]!);
      return;
    }
    const placed = this.placed(cells, row.table.columns);
    const at = (kind: IndicatorColumn) => cells.find((c) => placed.get(c) === kind);
    const slots = scaled(this.head!, row.table.columns);
    const reaching = (kind: IndicatorColumn) => {
      const slot = slots.find((s) => s.kind === kind);
      if (!slot) return undefined;
      return row.above.find(
        (c) => startOf(c) < slot.end && slot.start < endOf(c) && !isPartLabel(c.text) && !isNumeric(c.text),
      );
    };
    for (const [cell, kind] of placed) {
      if (kind === 'extra') this.ledger.leave(cell, { code: 'no-indicator-column' });
      else if (/^(?:first|second|third|note|text|operator|measure)$/.test(kind)) {
        if (isBareNumber(cell.text)) this.ledger.leave(cell, { code: 'in-words' });
        else this.ledger.know(cell);
      }
    }
    const own = { first: at('first'), second: at('second'), third: at('third') };
    const adjusted = at('adjusted');
    const target = adjusted && !blanknessOf(adjusted.text) ? adjusted : at('target');
    const changed = target === adjusted ? at('target') : adjusted;
    if (changed) this.ledger.leave(changed, { code: 'changed-target' });
    const actual = at('actual');
    const weight = at('weight');
    const score = at('score');
    const valued = target || actual || weight || score;
    const last = this.lines.at(-1);
    // A line broken by the end of a page, or by a reader that took the lines of a wrapped cell for lines of the grid.
    const scored = slots.some((s) => s.kind === 'weight' || s.kind === 'score');
    const bare = scored && !own.first && !own.second && !weight && !score;
    const figured = isFigureCell(target) || isFigureCell(actual);
    const worded = last && !(target && last.target.figure) && !(actual && last.actual.figure);
    if (continues && last && valued && bare && !figured && worded) {
      if (own.third) last.third += labelText(own.third.text);
      for (const [key, cell] of [
        ['target', target],
        ['actual', actual],
      ] as const) {
        if (!cell) continue;
        this.ledger.know(cell);
        last[key] = { ...last[key], text: last[key].text + cell.text };
      }
      last.note += at('note') ? labelText(at('note')!.text) : '';
      return;
    }
    if (!valued && continues && last) {
      last.third += own.third ? labelText(own.third.text) : '';
      last.note += at('note') ? labelText(at('note')!.text) : '';
      return;
    }
    this.takeLevels(
      own.first ?? reaching('first'),
      own.second ?? reaching('second'),
      own.first !== undefined,
    );
    const thirdCell = own.third ?? reaching('third');
    const third = labelText(thirdCell?.text ?? '');
    if ([own.first, own.second, own.third].some((c) => c && isExecutionLabel(c.text)) && (weight || score)) {
      if (this.addExecution(cells, weight, score)) return;
    }
    if (!valued && (!own.third || /^(?:指标\d*[：:]?|[.…⋯]+)$/.test(plain(third)))) return;
    const measure = at('measure') ?? reaching('measure');
    const operator = at('operator');
    const hint = labelText(measure?.text ?? '') || (/[（(]([^()（）\d]{1,4})[)）]$/.exec(third)?.[1] ?? '');
    const note = at('note') ?? reaching('note');
    const place = (own.third ?? target ?? actual ?? weight ?? score ?? cells[0])!.place;
    this.lines.push({
      first: this.first,
      second: this.second,
      third,
      target: this.valueCell(target, operator, measure, hint, place),
      actual: this.valueCell(actual, undefined, undefined, hint, place),
      ...(weight ? { weight: this.ledger.take(weight, '') } : {}),
      ...(score ? { score: this.ledger.take(score, '') } : {}),
      note: note ? labelText(note.text) : '',
      place,
    });
  }

  private takeLevels(first: Cell | undefined, second: Cell | undefined, printed: boolean): void {
    if (first) {
      const points = /[（(]\s*[\d.]+\s*分?\s*%?[)）]/.exec(first.text);
      if (points && printed)
        this.ledger.note({
          text: points[0],
          place: first.place,
          reason: { code: 'points-of-first-level' },
        });
      const name = labelText(points ? first.text.replace(points[0], '') : first.text);
      if (printed || name !== this.first) {
        if (name !== this.first || printed) this.second = '';
        this.first = name;
      }
    }
    if (!second) return;
    this.second = labelText(second.text);
    if (first) return;
    // A merged label that extraction left on a lower line: the second level tells where it belongs.
    const derived = firstLevelOf(this.second);
    if ((derived === '产出指标' || derived === '效益指标') && /^(?:产出|效益|满意度)指标$/.test(this.first))
      this.first = derived;
  }

  /** 预算执行率 among the indicators is the line that 项目资金 scores; true when it was taken there. */
  private addExecution(cells: readonly Cell[], weight: Cell | undefined, score: Cell | undefined): boolean {
    const { total } = this.funds;
    if (!total) return false;
    for (const cell of cells) this.ledger.leave(cell, { code: 'execution-line' });
    if (weight && !total.weight?.figure) total.weight = this.ledger.take(weight, '');
    if (score && !total.score?.figure) total.score = this.ledger.take(score, '');
    return true;
  }

  private valueCell(
    cell: Cell | undefined,
    operator: Cell | undefined,
    measure: Cell | undefined,
    hint: string,
    fallback: Place,
  ): FormCell {
    if (!cell) return { text: '', place: fallback };
    this.ledger.know(cell);
    const value = cell.text.trim();
    const sign =
      operator && !OPERATOR.test(plain(value)) ? plain(operator.text).replace(/^定[性量].*$/, '') : '';
    const unit = labelText(measure?.text ?? '');
    const own = valueFigure(value);
    const figure = own && own.unit !== '' ? own : parseFigure(value, hint);
    const text = figure && unit && own?.unit === '' ? `${sign}${value}${unit}` : `${sign}${value}`;
    if (!figure && /\d/.test(plain(value)))
      this.ledger.note({
        text: value,
        place: cell.place,
        reason: { code: 'no-single-target' },
      });
    return { text, place: cell.place, ...(figure ? { figure } : {}) };
  }
}
