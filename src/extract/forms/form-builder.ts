import type { Cell, Place, Table } from '../../model/document.ts';
import { plain } from '../../model/normalise.ts';
import type { Obstacle, Unbound } from '../../model/obstacle.ts';
import type { FormCell, FundLine, PerformanceForm } from '../../model/performance.ts';
import type { Figure } from '../../money/figure.ts';
import { SCALE } from '../../money/figure.ts';
import { blanknessOf, parseFigure } from '../../money/parse-figure.ts';
import { alignRow, type Slot } from './align-row.ts';
import {
  type FundColumn,
  fieldOf,
  firstLevelOf,
  fundColumnOf,
  fundSourceOf,
  goalColumnOf,
  type IndicatorColumn,
  indicatorColumnOf,
  isExecutionLabel,
  isFirstLevel,
  isFiscalPart,
  isPartLabel,
  isSecondLevel,
  isTotalLabel,
  labelText,
  moneyUnitOf,
  yearOf,
} from './form-labels.ts';

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

/** Headings found in a line, with the number of columns of its grid. */
interface Heading<Kind extends string> {
  readonly slots: readonly Slot<Kind>[];
  readonly columns: number;
}

const startOf = (cell: Cell) => cell.column;
const endOf = (cell: Cell) => cell.column + cell.columnSpan;

/** True for a cell that prints a number and nothing that would make it a label. */
function isNumeric(text: string): boolean {
  return /\d/.test(plain(text)) && parseFigure(text) !== undefined;
}

/** A number alone, an amount or a percentage: never a label, as 12345热线 may be. */
function isBareNumber(text: string): boolean {
  const figure = /\d/.test(text) || /[０-９]/.test(text) ? parseFigure(text) : undefined;
  return figure !== undefined && (figure.kind !== 'count' || figure.unit === '' || figure.unit === '分');
}

/** The heading of 绩效指标 in a line: 一级指标 | … | 年度指标值 | 实际完成值 | 分值 | 得分. */
export function indicatorHeading(row: FormRow, before?: FormRow): Heading<IndicatorColumn> | undefined {
  const slots: Slot<IndicatorColumn>[] = [];
  for (const cell of [...row.cells, ...row.above].sort((a, b) => a.column - b.column)) {
    if (isNumeric(cell.text)) return undefined;
    const kind = indicatorColumnOf(cell.text);
    if (kind) slots.push({ kind, start: startOf(cell), end: endOf(cell) });
  }
  // Two lines of headings whose lower one leaves blank what the upper one already told.
  const upper = before && before.table === row.table && slots.length >= 3 ? before.cells : [];
  for (const cell of upper) {
    const kind = isNumeric(cell.text) ? undefined : indicatorColumnOf(cell.text);
    if (!kind || !/^(?:actual|weight|score|note)$/.test(kind)) continue;
    if (slots.some((s) => s.kind === kind || (startOf(cell) < s.end && s.start < endOf(cell)))) continue;
    slots.push({ kind, start: startOf(cell), end: endOf(cell) });
  }
  slots.sort((a, b) => a.start - b.start);
  const kinds = new Set(slots.map((s) => s.kind));
  const levels = ['first', 'second', 'third', 'name'].filter((k) => kinds.has(k as IndicatorColumn));
  if (levels.length === 0) return undefined;
  // 指标名称 alone names no level: then everything else must be there.
  if (levels.join() === 'name' && !(kinds.has('target') && kinds.has('actual') && kinds.has('score')))
    return undefined;
  const valued = kinds.has('target') || kinds.has('actual');
  const judged = kinds.has('actual') || kinds.has('score');
  if (!valued || !judged || slots.length < 4) return undefined;
  return { slots: settled(slots), columns: row.table.columns };
}

/** 指标名称 is the third level where there is no other; points left of the targets belong to a whole group. */
function settled(slots: readonly Slot<IndicatorColumn>[]): Slot<IndicatorColumn>[] {
  const third = slots.some((s) => s.kind === 'third');
  const target = slots.findIndex((s) => s.kind === 'target' || s.kind === 'actual');
  const seen = new Set<IndicatorColumn>();
  return slots.flatMap((s, i): Slot<IndicatorColumn>[] => {
    // 绩效指标 beside 一级指标 is the side heading of the part.
    if (s.kind === 'name')
      return third ? (i === 0 ? [] : [{ ...s, kind: 'text' }]) : [{ ...s, kind: 'third' }];
    const later = slots.some((o, k) => k > i && o.kind === s.kind);
    if ((s.kind === 'weight' || s.kind === 'score') && i < target && later) return [{ ...s, kind: 'extra' }];
    const repeated = seen.has(s.kind);
    seen.add(s.kind);
    return [repeated && s.kind !== 'text' && s.kind !== 'note' ? { ...s, kind: 'extra' } : s];
  });
}

/** The heading of 项目资金 in a line: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分. */
export function fundHeading(row: FormRow): Heading<FundColumn> | undefined {
  const slots: Slot<FundColumn>[] = [];
  for (const cell of row.cells) {
    const kind = isPartLabel(cell.text) ? undefined : fundColumnOf(cell.text);
    if (kind) slots.push({ kind, start: startOf(cell), end: endOf(cell) });
  }
  const money = slots.filter((s) => /^(?:initial|full|executed|budget)$/.test(s.kind));
  if (money.length < 2 || row.cells.some((c) => isFirstLevel(c.text))) return undefined;
  const has = (kind: FundColumn) => slots.some((s) => s.kind === kind);
  // 预算数 alone beside 执行数 is the year's budget; beside another budget it is the one that is missing.
  // Left of two budgets it is the heading of the labels (年度预算数).
  const lead = slots[0]?.kind === 'budget' && has('full') && has('initial') ? slots.shift() : undefined;
  const budget: FundColumn = lead ? 'extra' : !has('full') ? 'full' : !has('initial') ? 'initial' : 'extra';
  const seen = new Set<FundColumn>();
  return {
    slots: slots.map((s) => {
      const kind = s.kind === 'budget' ? budget : s.kind;
      const repeated = seen.has(kind);
      seen.add(kind);
      return { ...s, kind: repeated && kind !== 'reason' ? 'extra' : kind };
    }),
    columns: row.table.columns,
  };
}

function fundFit(kind: FundColumn, text: string): number {
  const figure = parseFigure(text);
  if (blanknessOf(text)) return kind === 'weight' || kind === 'rate' || kind === 'score' ? 0.5 : 0;
  switch (kind) {
    case 'initial':
    case 'full':
    case 'executed':
      if (!figure) return -5;
      return figure.kind === 'percent' || figure.unit === '分' ? -5 : 1;
    case 'rate':
      return !figure ? -5 : figure.kind === 'percent' ? 3 : figure.unit === '' ? 0 : -4;
    case 'weight':
    case 'score':
      return !figure ? -5 : isPoints(figure) ? (figure.unit === '分' ? 2 : 1) : -4;
    case 'reason':
      return figure ? -2 : 1;
    default:
      return 0;
  }
}

function isFigureCell(cell: Cell | undefined): boolean {
  return cell !== undefined && parseFigure(cell.text) !== undefined;
}

/**
 * The figure of a 指标值 or 完成值. Its column already says that it is one, so that the unit may be any short word; a
 * date or a bound in words (年底前, 以上) is none.
 */
function valueFigure(text: string): Figure | undefined {
  const figure = parseFigure(text);
  if (figure) return figure;
  const counted = /^(?<number>[^\p{Script=Han}]*\d)(?<unit>\p{Script=Han}{1,6})$/u.exec(plain(text));
  const { number, unit } = counted?.groups ?? {};
  if (!number || !unit || /[年月日底前后内余多]|以[上下]|左右|不|约/.test(unit)) return undefined;
  return parseFigure(number, unit);
}

function isPoints(figure: Figure): boolean {
  return figure.kind !== 'amount' && figure.value >= 0n && figure.value <= 100n * SCALE;
}

const OPERATOR = /^(?:[≥≤≧≦><=＞＜＝]=?|\$\s*[=≥≤<>]|\\[gl]eq?|不(?:少|高|低|超)[于过])/;

function indicatorFit(kind: IndicatorColumn, text: string): number {
  const bare = plain(text);
  const figure = parseFigure(text);
  const numeric = isBareNumber(text) || OPERATOR.test(bare);
  switch (kind) {
    case 'first':
      return isFirstLevel(text) ? 4 : numeric ? -6 : bare.length > 12 ? -2 : -0.5;
    case 'second':
      return isSecondLevel(text) ? 3 : numeric ? -6 : bare.length > 14 ? -2 : -0.5;
    case 'third':
      return numeric ? -6 : isFirstLevel(text) ? -2 : 1;
    case 'target':
    case 'adjusted':
    case 'actual':
      if (isFirstLevel(text)) return -3;
      return OPERATOR.test(bare) ? 2 : figure ? 1.5 : bare.length > 40 ? -1 : 0;
    case 'weight':
    case 'score':
      if (blanknessOf(text)) return 0;
      if (!figure || !isPoints(figure) || OPERATOR.test(bare)) return -6;
      return figure.unit === '' || figure.unit === '分' ? 2 : figure.unit === '%' ? 0 : -5;
    case 'operator':
      return /^(?:[≥≤≧≦><=]=?|定性.*|定量.*|大于|小于|等于|大于等于|小于等于)$/.test(bare) ? 3 : -4;
    case 'measure':
      return numeric ? -4 : bare.length <= 6 ? 1 : -3;
    case 'note':
    case 'text':
      return numeric ? -2 : 0.5;
    default:
      return 0;
  }
}

type GoalColumn = 'goal' | 'result' | 'other';

type Part = 'head' | 'funds' | 'goal' | 'indicators' | 'foot';

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

type DraftFund = { -readonly [K in keyof FundLine]: FundLine[K] } & { cells: Cell[]; nested: boolean };

/** Reads one form line by line; lines of several tables may follow one another where the form is broken. */
export class FormBuilder {
  private part: Part = 'head';
  private fundHead?: Heading<FundColumn>;
  private indicatorHead?: Heading<IndicatorColumn>;
  private headingJustRead = false;
  private unit = '万元';
  private readonly fields = { name: '', department: '', unit: '' };
  private readonly funds: DraftFund[] = [];
  private readonly indicators: DraftIndicator[] = [];
  private goalHead: Heading<GoalColumn> | undefined;
  private goal: FormCell | undefined;
  private result: FormCell | undefined;
  private totalWeight?: FormCell;
  private totalScore?: FormCell;
  private first = '';
  private second = '';
  private readonly known = new Set<Cell>();
  private readonly reasons = new Map<Cell, Obstacle>();
  private readonly rows: FormRow[] = [];
  private readonly oddities: Unbound[] = [];

  constructor(
    private title: string,
    private year: number | undefined,
    private place: Place,
  ) {}

  /** Whether anything beyond the head was read. */
  get begun(): boolean {
    return this.funds.length > 0 || this.indicators.length > 0 || this.part === 'goal';
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
    if (this.part !== 'indicators' || !this.indicatorHead || row.cells.length < 3) return false;
    const placed = this.placeIndicator(row.cells, row.table.columns);
    const kinds = new Set(placed.values());
    return (kinds.has('weight') || kinds.has('score')) && (kinds.has('target') || kinds.has('actual'));
  }

  /** Reads the next line. */
  add(row: FormRow, continues = false): void {
    this.rows.push(row);
    if (row.cells.length === 0) return;
    const fresh = this.headingJustRead;
    this.headingJustRead = false;
    const unit = row.cells.map((c) => (c.text.length < 30 ? moneyUnitOf(c.text) : undefined)).find(Boolean);
    if (unit && this.part !== 'indicators') this.unit = unit;
    if (this.addYear(row)) return;
    const indicatorHead = indicatorHeading(row, this.rows.at(-2));
    if (indicatorHead) {
      this.part = 'indicators';
      this.indicatorHead = indicatorHead;
      this.headingJustRead = true;
      for (const cell of row.cells) this.known.add(cell);
      return;
    }
    if (fresh && this.addSubHeading(row)) return;
    const lead = row.cells[0]!;
    if (this.part !== 'indicators') {
      const fundHead = fundHeading(row);
      if (fundHead) {
        this.part = 'funds';
        this.fundHead = fundHead;
        this.addFundHeading(row, fundHead);
        return;
      }
      if (this.addGoalHeading(row)) return;
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
    if (this.part === 'foot' && this.indicatorHead && isFirstLevel(lead.text)) this.part = 'indicators';
    if (this.part === 'funds') this.addFund(row);
    else if (this.part === 'goal') this.addGoal(row);
    else if (this.part === 'indicators') this.addIndicator(row, continues);
  }

  private addYear(row: FormRow): boolean {
    if (row.cells.length > 2 || this.begun) return false;
    const dated = row.cells.find((c) => /^[(（]?\s*20\d\d\s*年度?\s*[)）]?$/.test(c.text.trim()));
    if (!dated) return false;
    this.year = yearOf(dated.text) ?? this.year;
    this.known.add(dated);
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
      if (!isBareNumber(cell.text)) this.known.add(cell);
    }
  }

  /** A second line of headings below a merged one: 指标值 over 年度指标值 | 实际完成值. */
  private addSubHeading(row: FormRow): boolean {
    const head = this.indicatorHead;
    if (!head || row.cells.some((c) => isNumeric(c.text) || isFirstLevel(c.text))) return false;
    const below = row.cells.flatMap((c): Slot<IndicatorColumn>[] => {
      const kind = indicatorColumnOf(c.text);
      return kind ? [{ kind, start: startOf(c), end: endOf(c) }] : [];
    });
    if (below.length < 2 || below.length < row.cells.length - 1) return false;
    const kept = head.slots.filter((s) => !below.some((b) => b.start < s.end && s.start < b.end));
    this.indicatorHead = {
      slots: settled([...kept, ...below].sort((a, b) => a.start - b.start)),
      columns: head.columns,
    };
    for (const cell of row.cells) this.known.add(cell);
    return true;
  }

  private addFundHeading(row: FormRow, head: Heading<FundColumn>): void {
    // Some forms print labels and figures side by side in one line.
    const values: [Slot<FundColumn>, Cell][] = [];
    for (const slot of head.slots) {
      const value = row.cells.find((c) => startOf(c) >= slot.end);
      if (value && isNumeric(value.text)) values.push([slot, value]);
    }
    for (const cell of row.cells) if (!isNumeric(cell.text)) this.known.add(cell);
    if (values.length < 2) return;
    const source = row.cells.map((c) => fundSourceOf(c.text)).find((s) => s !== undefined) ?? 'total';
    this.addLine(
      source,
      '年度资金总额',
      values.map(([slot, cell]) => [slot.kind, cell]),
    );
  }

  private addFund(row: FormRow): void {
    const head = this.fundHead!;
    const labels: Cell[] = [];
    const values: Cell[] = [];
    for (const cell of row.cells) {
      const text = !isNumeric(cell.text) && !blanknessOf(cell.text);
      if (text && values.length === 0) labels.push(cell);
      else values.push(cell);
    }
    for (const cell of labels) this.known.add(cell);
    const wide = [...row.above.filter((c) => !isNumeric(c.text) && !isPartLabel(c.text)), ...labels];
    const named = [...wide].reverse().find((c) => fundSourceOf(c.text) !== undefined);
    if (!named && values.length === 0) return;
    const own = labels.filter((c) => !isPartLabel(c.text));
    const label = labelText((named ?? own.at(-1))?.text ?? '');
    const total = this.funds.some((f) => f.source === 'total');
    const source = named ? fundSourceOf(named.text)! : !total && own.length === 0 ? 'total' : 'breakdown';
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
    if (source === 'breakdown' || (source === 'total' && this.funds.some((f) => f.source === 'total'))) {
      for (const [, cell] of cells) this.reasons.set(cell, { code: 'no-source-of-funds', label });
      return;
    }
    const nested = this.funds.some(
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
        if (kind === 'reason' && !isBareNumber(cell.text)) this.known.add(cell);
        else this.reasons.set(cell, { code: 'no-fund-column' });
        continue;
      }
      line[kind] = this.fundCell(kind, cell);
      line.cells.push(cell);
      this.known.add(cell);
    }
    if (line.cells.length > 0 || source === 'total') this.funds.push(line);
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

  private addGoalHeading(row: FormRow): boolean {
    const labelled = row.cells.flatMap((cell) => {
      const kind = goalColumnOf(cell.text);
      return kind ? [{ kind, cell }] : [];
    });
    if (labelled.length === 0) return false;
    // 年度总体目标完成情况 left of 预期目标 is the side heading of the part.
    if (labelled.length > 2 || (labelled.length === 2 && labelled[1]!.kind === 'goal')) {
      const side = labelled[0]!;
      if (side.kind === 'result' && labelled.slice(1).some((l) => l.kind === 'goal'))
        this.known.add(labelled.shift()!.cell);
    }
    this.part = 'goal';
    this.goalHead = {
      slots: labelled.map(({ kind, cell }) => ({ kind, start: startOf(cell), end: endOf(cell) })),
      columns: row.table.columns,
    };
    for (const cell of row.cells) {
      if (labelled.some((l) => l.cell === cell) || isPartLabel(cell.text)) this.known.add(cell);
      else {
        const before = labelled.filter((l) => l.cell.column < cell.column).at(-1);
        if (before) this.takeGoal(before.kind, cell);
      }
    }
    return true;
  }

  private addGoal(row: FormRow): void {
    const head = this.goalHead;
    const texts = row.cells.filter((c) => {
      if (!isPartLabel(c.text)) return true;
      this.known.add(c);
      return false;
    });
    if (!head) return;
    const slots = scaled(head, row.table.columns);
    texts.forEach((cell, i) => {
      const under = slots.find((s) => startOf(cell) < s.end && s.start < endOf(cell));
      const byOrder = texts.length === slots.length ? slots[i] : undefined;
      const left = [...slots].reverse().find((s) => s.start <= startOf(cell)) ?? slots[0];
      this.takeGoal((byOrder ?? under ?? left)!.kind, cell);
    });
  }

  private takeGoal(kind: GoalColumn, cell: Cell): void {
    if (isBareNumber(cell.text)) {
      this.reasons.set(cell, { code: 'in-goal' });
      return;
    }
    this.known.add(cell);
    if (kind === 'other') return;
    const before = this[kind];
    this[kind] = before
      ? { ...before, text: before.text + cell.text }
      : { text: cell.text, place: cell.place };
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
        this.known.add(cell);
        if (inline?.[2] && own !== 'ignored' && own !== 'score') this.fields[own] ||= inline[2].trim();
        continue;
      }
      if (!field) continue;
      if (field === 'score') {
        const figure = parseFigure(cell.text);
        if (figure && isPoints(figure) && !this.totalScore) this.totalScore = this.takeCell(cell, '');
        field = undefined;
      } else if (field === 'ignored') this.reasons.set(cell, { code: 'no-field', label });
      else {
        if (!isBareNumber(cell.text)) this.known.add(cell);
        this.fields[field] ||= labelText(cell.text);
        field = undefined;
      }
    }
    return any;
  }

  private placeIndicator(cells: readonly Cell[], columns: number): Map<Cell, IndicatorColumn> {
    const slots = scaled(this.indicatorHead!, columns);
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

  private addIndicator(row: FormRow, continues: boolean): void {
    const cells = row.cells.filter((cell, i) => {
      const side = i === 0 && isPartLabel(cell.text) && !isFirstLevel(cell.text);
      if (side) this.known.add(cell);
      return !side;
    });
    if (cells.length === 0) return;
    // A single wide cell of prose is a remark under the form.
    if (cells.length === 1 && !isNumeric(cells[0]!.text) && cells[0]!.columnSpan * 2 > row.table.columns) {
      this.known.add(cells[0]!);
      return;
    }
    const placed = this.placeIndicator(cells, row.table.columns);
    const at = (kind: IndicatorColumn) => cells.find((c) => placed.get(c) === kind);
    const slots = scaled(this.indicatorHead!, row.table.columns);
    const reaching = (kind: IndicatorColumn) => {
      const slot = slots.find((s) => s.kind === kind);
      if (!slot) return undefined;
      return row.above.find(
        (c) => startOf(c) < slot.end && slot.start < endOf(c) && !isPartLabel(c.text) && !isNumeric(c.text),
      );
    };
    for (const [cell, kind] of placed) {
      if (kind === 'extra') this.reasons.set(cell, { code: 'no-indicator-column' });
      else if (/^(?:first|second|third|note|text|operator|measure)$/.test(kind)) {
        if (isBareNumber(cell.text)) this.reasons.set(cell, { code: 'in-words' });
        else this.known.add(cell);
      }
    }
    const own = { first: at('first'), second: at('second'), third: at('third') };
    const adjusted = at('adjusted');
    const target = adjusted && !blanknessOf(adjusted.text) ? adjusted : at('target');
    const changed = target === adjusted ? at('target') : adjusted;
    if (changed) this.reasons.set(changed, { code: 'changed-target' });
    const actual = at('actual');
    const weight = at('weight');
    const score = at('score');
    const valued = target || actual || weight || score;
    const last = this.indicators.at(-1);
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
        this.known.add(cell);
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
    this.indicators.push({
      first: this.first,
      second: this.second,
      third,
      target: this.valueCell(target, operator, measure, hint, place),
      actual: this.valueCell(actual, undefined, undefined, hint, place),
      ...(weight ? { weight: this.takeCell(weight, '') } : {}),
      ...(score ? { score: this.takeCell(score, '') } : {}),
      note: note ? labelText(note.text) : '',
      place,
    });
  }

  private takeLevels(first: Cell | undefined, second: Cell | undefined, printed: boolean): void {
    if (first) {
      const points = /[（(]\s*[\d.]+\s*分?\s*%?[)）]/.exec(first.text);
      if (points && printed)
        this.oddities.push({
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
    const total = this.funds.find((f) => f.source === 'total');
    if (!total) return false;
    for (const cell of cells) this.reasons.set(cell, { code: 'execution-line' });
    if (weight && !total.weight?.figure) total.weight = this.takeCell(weight, '');
    if (score && !total.score?.figure) total.score = this.takeCell(score, '');
    return true;
  }

  private takeCell(cell: Cell, unit: string): FormCell {
    this.known.add(cell);
    return cellOf(cell, unit);
  }

  private valueCell(
    cell: Cell | undefined,
    operator: Cell | undefined,
    measure: Cell | undefined,
    hint: string,
    fallback: Place,
  ): FormCell {
    if (!cell) return { text: '', place: fallback };
    this.known.add(cell);
    const value = cell.text.trim();
    const sign =
      operator && !OPERATOR.test(plain(value)) ? plain(operator.text).replace(/^定[性量].*$/, '') : '';
    const unit = labelText(measure?.text ?? '');
    const own = valueFigure(value);
    const figure = own && own.unit !== '' ? own : parseFigure(value, hint);
    const text = figure && unit && own?.unit === '' ? `${sign}${value}${unit}` : `${sign}${value}`;
    if (!figure && /\d/.test(plain(value)))
      this.oddities.push({
        text: value,
        place: cell.place,
        reason: { code: 'no-single-target' },
      });
    return { text, place: cell.place, ...(figure ? { figure } : {}) };
  }

  private addTotal(row: FormRow): void {
    this.part = 'foot';
    const lead = row.cells[0]!;
    this.known.add(lead);
    const inline = /^[^\d]*?[：:]?\s*(\d[\d.]*\s*分?)\s*$/.exec(lead.text);
    if (inline && row.cells.length === 1) {
      if (this.totalScore) this.known.delete(lead);
      this.totalScore ??= cellOf({ ...lead, text: inline[1]!.trim() }, '');
      return;
    }
    const numbers = row.cells.filter((c) => {
      const figure = c === lead ? undefined : parseFigure(c.text);
      return figure !== undefined && isPoints(figure);
    });
    if (this.totalScore || this.totalWeight) {
      for (const cell of numbers) this.reasons.set(cell, { code: 'second-total' });
      return;
    }
    const slots = this.indicatorHead ? scaled(this.indicatorHead, row.table.columns) : [];
    const scoreSlot = slots.find((s) => s.kind === 'score');
    const weightSlot = slots.find((s) => s.kind === 'weight');
    const under = (cell: Cell, slot: Slot<IndicatorColumn> | undefined) =>
      slot !== undefined && startOf(cell) < slot.end && slot.start < endOf(cell);
    if (numbers.length === 1) {
      const only = numbers[0]!;
      const full = parseFigure(only.text)?.value === 100n * SCALE;
      // 100 alone is the sum of the points, unless it stands under the scores.
      if (weightSlot && full && !under(only, scoreSlot)) this.totalWeight = this.takeCell(only, '');
      else this.totalScore = this.takeCell(only, '');
      return;
    }
    // Two numbers are points and score, in the order of the headings; more have no heading of their own.
    const [left, right] = numbers;
    if (!left || !right) return;
    const swapped = weightSlot && scoreSlot && scoreSlot.start < weightSlot.start;
    this.totalWeight = this.takeCell(swapped ? right : left, '');
    this.totalScore = this.takeCell(swapped ? left : right, '');
  }

  /** The form as read; every figure that got no meaning is listed. */
  finish(): PerformanceForm {
    const funds = this.keptFunds();
    const unbound = [...this.oddities];
    for (const row of this.rows) {
      for (const cell of row.cells) {
        if (this.known.has(cell) || !isNumeric(cell.text)) continue;
        unbound.push({
          text: cell.text,
          place: cell.place,
          reason: this.reasons.get(cell) ?? { code: 'unnamed' },
        });
      }
    }
    const blank: FormCell = { text: '', place: this.place };
    return {
      title: this.title,
      ...(this.year === undefined ? {} : { year: this.year }),
      ...this.fields,
      funds,
      goal: this.goal ?? blank,
      result: this.result ?? blank,
      indicators: this.indicators,
      ...(this.totalWeight ? { totalWeight: this.totalWeight } : {}),
      ...(this.totalScore ? { totalScore: this.totalScore } : {}),
      place: this.place,
      unbound,
    };
  }

  /** Lines that divide another line again would be added twice: they stay only where the total needs them. */
  private keptFunds(): FundLine[] {
    const total = this.funds.find((f) => f.source === 'total');
    const parts = this.funds.filter((f) => f !== total);
    const needed =
      total !== undefined &&
      (['initial', 'full', 'executed'] as const).every((key) => {
        const stated = total[key]?.figure;
        if (!stated) return true;
        return parts.reduce((sum, p) => sum + (p[key]?.figure?.value ?? 0n), 0n) === stated.value;
      });
    const kept = this.funds.filter((f) => {
      if (!f.nested || needed) return true;
      for (const cell of f.cells) {
        this.known.delete(cell);
        this.reasons.set(cell, { code: 'nested-fund', label: f.label });
      }
      return false;
    });
    return kept.map(({ cells: _cells, nested: _nested, ...line }) => line);
  }
}

function cellOf(cell: Cell, unit: string): FormCell {
  const figure = parseFigure(cell.text, unit);
  return { text: cell.text, place: cell.place, ...(figure ? { figure } : {}) };
}

/** Headings brought to a grid of another width (the form's next page may have its own grid). */
function scaled<Kind extends string>(head: Heading<Kind>, columns: number): readonly Slot<Kind>[] {
  if (head.columns === columns || head.columns === 0) return head.slots;
  const factor = columns / head.columns;
  return head.slots.map((s) => ({ kind: s.kind, start: s.start * factor, end: s.end * factor }));
}
