import { plain } from '../../model/normalise.ts';
import { blanknessOf, parseFigure } from '../../money/parse-figure.ts';
import type { Slot } from './align-row.ts';
import { isBareNumber, isNumeric, isPoints, OPERATOR } from './form-cell.ts';
import {
  type FundColumn,
  fundColumnOf,
  type IndicatorColumn,
  indicatorColumnOf,
  isFirstLevel,
  isPartLabel,
  isSecondLevel,
} from './form-labels.ts';
import { endOf, type FormRow, startOf } from './form-row.ts';

/** Headings found in a line, with the number of columns of its grid. */
export interface Heading<Kind extends string> {
  readonly slots: readonly Slot<Kind>[];
  readonly columns: number;
}

/** Headings brought to a grid of another width (the form's next page may have its own grid). */
export function scaled<Kind extends string>(head: Heading<Kind>, columns: number): readonly Slot<Kind>[] {
  if (head.columns === columns || head.columns === 0) return head.slots;
  const factor = columns / head.columns;
  return head.slots.map((s) => ({ kind: s.kind, start: s.start * factor, end: s.end * factor }));
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
export function settled(slots: readonly Slot<IndicatorColumn>[]): Slot<IndicatorColumn>[] {
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

/** How well a text suits a column of 项目资金, as `alignRow` asks. */
export function fundFit(kind: FundColumn, text: string): number {
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

/** How well a text suits a column of 绩效指标, as `alignRow` asks. */
export function indicatorFit(kind: IndicatorColumn, text: string): number {
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
