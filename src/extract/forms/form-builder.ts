import type { Cell, Place } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import type { FormCell, PerformanceForm } from '../../model/performance.ts';
import { SCALE } from '../../money/figure.ts';
import { parseFigure } from '../../money/parse-figure.ts';
import type { Slot } from './align-row.ts';
import { cellOf, isBareNumber, isPoints } from './form-cell.ts';
import { fundHeading, indicatorHeading, scaled } from './form-heading.ts';
import {
  fieldOf,
  fundSourceOf,
  goalColumnOf,
  type IndicatorColumn,
  isFirstLevel,
  isInstruction,
  isPartLabel,
  isSecondLevel,
  isTotalLabel,
  labelText,
  moneyUnitOf,
  yearOf,
} from './form-labels.ts';
import { FormLedger } from './form-ledger.ts';
import { endOf, type FormRow, startOf } from './form-row.ts';
import { FundLines } from './fund-lines.ts';
import { GoalTexts } from './goal-texts.ts';
import { IndicatorLines } from './indicator-lines.ts';

type Part = 'head' | 'funds' | 'goal' | 'indicators' | 'foot';

/** Reads one form line by line; lines of several tables may follow one another where the form is broken. */
export class FormBuilder {
  private part: Part = 'head';
  private headingJustRead = false;
  private readonly fields = { name: '', department: '', unit: '' };
  private totalWeight?: FormCell;
  private totalScore?: FormCell;
  private readonly rows: FormRow[] = [];
  private readonly ledger = new FormLedger();
  private readonly funds = new FundLines(this.ledger);
  private readonly goals = new GoalTexts(this.ledger);
  private readonly indicators = new IndicatorLines(this.ledger, this.funds);

  constructor(
    private title: string,
    private year: number | undefined,
    private place: Place,
  ) {}

  /** Whether anything beyond the head was read. */
  get begun(): boolean {
    return this.funds.begun || this.indicators.lines.length > 0 || this.part === 'goal';
  }

  get named(): boolean {
    return this.fields.name !== '';
  }

  /** Whether the line 总分 or a foot was reached. */
  get complete(): boolean {
    return this.part === 'foot';
  }

  /** Whether a line without any label of its own would go on with the indicators (or goals) above it. */
  continuedBy(row: FormRow): boolean {
    const lead = row.cells[0];
    if (!lead) return false;
    if (isTotalLabel(lead.text) || isFirstLevel(lead.text) || isSecondLevel(lead.text)) return true;
    if (isPartLabel(lead.text) || goalColumnOf(lead.text) || fieldOf(lead.text)) return true;
    if (indicatorHeading(row) || (this.part !== 'indicators' && fundHeading(row))) return true;
    if (this.part === 'funds') return row.cells.some((c) => fundSourceOf(c.text) !== undefined);
    return this.part === 'indicators' && this.indicators.continuedBy(row);
  }

  /** Reads the next line. */
  add(row: FormRow, continues = false): void {
    this.rows.push(row);
    if (row.cells.length === 0) return;
    const fresh = this.headingJustRead;
    this.headingJustRead = false;
    const unit = row.cells.map((c) => (c.text.length < 30 ? moneyUnitOf(c.text) : undefined)).find(Boolean);
    if (unit && this.part !== 'indicators') this.funds.unit = unit;
    if (this.addYear(row)) return;
    const indicatorHead = indicatorHeading(row, this.rows.at(-2));
    if (indicatorHead) {
      this.part = 'indicators';
      this.indicators.head = indicatorHead;
      this.headingJustRead = true;
      for (const cell of row.cells) this.ledger.know(cell);
      return;
    }
    if (fresh && this.indicators.addSubHeading(row)) return;
    const lead = row.cells[0]!;
    if (this.part !== 'indicators') {
      const fundHead = fundHeading(row);
      if (fundHead) {
        this.part = 'funds';
        this.funds.addHeading(row, fundHead);
        return;
      }
      if (this.goals.addHeading(row)) {
        this.part = 'goal';
        return;
      }
    }
    if (isTotalLabel(lead.text) && (this.part === 'indicators' || this.part === 'foot')) {
      this.addTotal(row);
      return;
    }
    if (this.part === 'head' || fieldOf(lead.text) || /^[^：]{2,10}[：:]/.test(plain(lead.text))) {
      if (this.addFields(row)) {
        if (this.part === 'indicators') this.part = 'foot';
        return;
      }
    }
    if (this.part === 'foot' && this.indicators.head && isFirstLevel(lead.text)) this.part = 'indicators';
    if (this.part === 'funds') this.funds.add(row);
    else if (this.part === 'goal') this.goals.add(row);
    else if (this.part === 'indicators') this.indicators.add(row, continues);
  }

  private addYear(row: FormRow): boolean {
    if (row.cells.length > 2 || this.begun) return false;
    const dated = row.cells.find((c) => /^[(（]?\s*20\d\d\s*年度?\s*[)）]?$/.test(c.text.trim()));
    if (!dated) return false;
    this.year = yearOf(dated.text) ?? this.year;
    this.ledger.know(dated);
    return row.cells.length === 1;
  }

  /** Takes the title line, and the year in it. */
  addTitle(row: FormRow, title: string): void {
    this.rows.push(row);
    if (!this.begun && !this.named) {
      this.title = title;
      this.place = row.cells[0]!.place;
    }
    for (const cell of row.cells) {
      this.year = yearOf(cell.text) ?? this.year;
      if (!isBareNumber(cell.text)) this.ledger.know(cell);
    }
  }

  /** Labels and their values side by side; returns false when the line has no label. */
  private addFields(row: FormRow): boolean {
    let field: ReturnType<typeof fieldOf>;
    let label = '';
    let any = false;
    for (const cell of row.cells) {
      const inline = /^\s*([^：:]{2,14})[：:]\s*([\s\S]*)$/.exec(cell.text);
      const own = fieldOf(cell.text) ?? (inline ? fieldOf(inline[1]!) : undefined);
      if (own) {
        any = true;
        field = own;
        label = labelText(inline?.[1] ?? cell.text);
        this.ledger.know(cell);
        if (inline?.[2] && own !== 'ignored' && own !== 'score') this.fields[own] ||= inline[2].trim();
        continue;
      }
      if (!field) continue;
      if (field === 'score') {
        const figure = parseFigure(cell.text);
        if (figure && isPoints(figure) && !this.totalScore) this.totalScore = this.ledger.take(cell, '');
        field = undefined;
      } else if (field === 'ignored') this.ledger.leave(cell, { code: 'no-field', label });
      else {
        if (!isBareNumber(cell.text)) this.ledger.know(cell);
        this.fields[field] ||= labelText(cell.text);
        field = undefined;
      }
    }
    return any;
  }

  private addTotal(row: FormRow): void {
    this.part = 'foot';
    const lead = row.cells[0]!;
    this.ledger.know(lead);
    const inline = /^[^\d]*?[：:]?\s*(\d[\d.]*\s*分?)\s*$/.exec(lead.text);
    if (inline && row.cells.length === 1) {
      if (this.totalScore) this.ledger.forget(lead);
      this.totalScore ??= cellOf({ ...lead, text: inline[1]!.trim() }, '');
      return;
    }
    const numbers = row.cells.filter((c) => {
      const figure = c === lead ? undefined : parseFigure(c.text);
      return figure !== undefined && isPoints(figure);
    });
    if (this.totalScore || this.totalWeight) {
      for (const cell of numbers) this.ledger.leave(cell, { code: 'second-total' });
      return;
    }
    const { head } = this.indicators;
    const slots = head ? scaled(head, row.table.columns) : [];
    const scoreSlot = slots.find((s) => s.kind === 'score');
    const weightSlot = slots.find((s) => s.kind === 'weight');
    const under = (cell: Cell, slot: Slot<IndicatorColumn> | undefined) =>
      slot !== undefined && startOf(cell) < slot.end && slot.start < endOf(cell);
    if (numbers.length === 1) {
      const only = numbers[0]!;
      const full = parseFigure(only.text)?.value === 100n * SCALE;
      // 100 alone is the sum of the points, unless it stands under the scores.
      if (weightSlot && full && !under(only, scoreSlot)) this.totalWeight = this.ledger.take(only, '');
      else this.totalScore = this.ledger.take(only, '');
      return;
    }
    // Two numbers are points and score, in the order of the headings; more have no heading of their own.
    const [left, right] = numbers;
    if (!left || !right) return;
    const swapped = weightSlot && scoreSlot && scoreSlot.start < weightSlot.start;
    this.totalWeight = this.ledger.take(swapped ? right : left, '');
    this.totalScore = this.ledger.take(swapped ? left : right, '');
  }

  /** The form as read; every figure that got no meaning is listed. */
  finish(): PerformanceForm {
    // Lines that turn out to divide others give their cells back to the ledger first.
    const funds = this.funds.kept();
    const instructions = this.rows.flatMap(({ cells }) => cells.filter((c) => isInstruction(c.text)));
    const blank: FormCell = { text: '', place: this.place };
    return {
      title: this.title,
      ...(this.year === undefined ? {} : { year: this.year }),
      ...this.fields,
      funds,
      goal: this.goals.goal ?? blank,
      result: this.goals.result ?? blank,
      indicators: this.indicators.lines,
      ...(this.totalWeight ? { totalWeight: this.totalWeight } : {}),
      ...(this.totalScore ? { totalScore: this.totalScore } : {}),
      ...(instructions.length > 0
        ? { instructions: instructions.map(({ text, place }) => ({ text, place })) }
        : {}),
      place: this.place,
      unbound: this.ledger.unboundOf(this.rows),
    };
  }
}
