import type { SideSpec } from '../../model/statement.ts';
import type { Draft } from './draft.ts';
import { type Grid, headingPath } from './grid.ts';
import { ColumnNames, RowNames } from './names.ts';

interface Side {
  readonly spec: SideSpec;
  readonly names: RowNames;
  readonly column: number;
}

/** The column whose cells name most rows of a side, and how many. */
function labelColumn(grid: Grid, names: RowNames): { column: number; count: number } {
  let best = { column: -1, count: 0 };
  for (let c = 0; c < grid.columns; c++) {
    const keys = new Set<string>();
    for (let r = 0; r < grid.height; r++) {
      const entry = grid.at(r, c);
      if (entry?.column === c && entry.row === r) for (const n of names.find(entry.text)) keys.add(n.key);
    }
    if (keys.size > best.count) best = { column: c, count: keys.size };
  }
  return best;
}

/** Binds a statement of two sides, labels beside amounts (T01, T04). Returns whether its labels were recognised. */
export function bindSides(draft: Draft): boolean {
  const { grid, spec } = draft;
  const sides: Side[] = [];
  for (const side of spec.sides ?? []) {
    const names = RowNames.of(side.rows);
    const { column, count } = labelColumn(grid, names);
    if (count >= 2) sides.push({ spec: side, names, column });
  }
  if (sides.length === 0) return false;
  const stacked = sides.length === 2 && sides[0]!.column === sides[1]!.column;
  const bodyStart = firstLabelled(grid, sides);
  draft.bodyStart = bodyStart;
  const labels = [...new Set(sides.map((s) => s.column))].sort((a, b) => a - b);
  // The accounts software prints kinds and economic classes beside both sides: another column of labels.
  const foreign = otherLabels(grid, bodyStart, labels);
  const stops = [...labels, ...foreign, grid.columns].sort((a, b) => a - b);
  for (let c = 0; c < grid.columns; c++)
    if (isRowNumbers(grid, c, bodyStart)) consumeColumn(draft, c, bodyStart);
  const half = stacked ? turningRow(grid, sides[0]!) : grid.height;
  sides.forEach((side, i) => {
    const end = stops.find((c) => c > side.column) ?? grid.columns;
    const from = stacked && i === 1 ? half : bodyStart;
    const to = stacked && i === 0 ? half : grid.height;
    bindSide(draft, side, end, bodyStart, from, to);
  });
  draft.finish((entry) => {
    const label = labelOf(grid, entry.row, entry.column, labels);
    return foreign.some((c) => c < entry.column && !labels.some((l) => l > c && l < entry.column))
      ? { code: 'foreign-column' }
      : label === ''
        ? { code: 'no-row-label' }
        : { code: 'unknown-row', label };
  });
  return true;
}

function firstLabelled(grid: Grid, sides: readonly Side[]): number {
  for (let r = 0; r < grid.height; r++) {
    for (const side of sides) {
      const entry = grid.at(r, side.column);
      // The title names a statement, not a row; 项目 and 收入 head columns.
      if (entry && side.names.find(entry.text).length > 0) return r;
    }
  }
  return grid.height;
}

function otherLabels(grid: Grid, from: number, labels: readonly number[]): number[] {
  const result: number[] = [];
  const last = labels.at(-1) ?? 0;
  for (let c = last + 1; c < grid.columns; c++) {
    let words = 0;
    for (let r = from; r < grid.height; r++) {
      const entry = grid.at(r, c);
      if (entry?.column === c && entry.row === r && /[一-鿿]{3}/.test(entry.text)) words++;
    }
    if (words >= 3) result.push(c);
  }
  return result;
}

/** Where one list of labels turns from income to expenditure: after 总计 or 本年收入合计's block. */
function turningRow(grid: Grid, income: Side): number {
  for (let r = 0; r < grid.height; r++) {
    const text = grid.text(r, income.column);
    if (/^(?:总计|收入总计)$/.test(text)) return r + 1;
  }
  for (let r = 0; r < grid.height; r++) if (/一般公共服务支出/.test(grid.text(r, income.column))) return r;
  return grid.height;
}

function bindSide(draft: Draft, side: Side, end: number, head: number, from: number, to: number): void {
  const { grid } = draft;
  const columns = new Map<number, string>();
  const names = ColumnNames.of(side.spec.columns);
  const candidates: number[] = [];
  for (let c = side.column + 1; c < end; c++) {
    if (!isRowNumbers(grid, c, head) && isAmountColumn(grid, c, side.column, head)) candidates.push(c);
  }
  for (const c of candidates) {
    const found = names.find(headingPath(grid, c, 0, head));
    if (found && ![...columns.values()].includes(found.key)) columns.set(c, found.key);
  }
  const standard = side.spec.columns[0]!.key;
  // A single amount column needs no heading to be known.
  if (candidates.length === 1 && columns.size === 0) columns.set(candidates[0]!, standard);

  const seen = new Set<string>();
  let order = -1;
  for (let r = from; r < to; r++) {
    if (grid.isColumnNumbers(r)) continue;
    const entry = grid.at(r, side.column);
    if (!entry || entry.row !== r || entry.text === '') continue;
    const found = side.names.find(entry.text);
    // A label printed twice (一般公共预算财政拨款 as income and under the opening balance) means the row that comes next.
    const name =
      found.find((n) => n.order > order && !seen.has(n.key)) ??
      found.find((n) => !seen.has(n.key)) ??
      found[0];
    if (!name) continue;
    seen.add(name.key);
    order = name.order;
    const row = side.spec.rows.find((x) => x.key === name.key)!;
    for (const [column, key] of columns) {
      const cell = grid.at(r, column);
      if (cell?.row !== r) continue;
      const address = addressColumn(side.spec.key, key);
      draft.bind(cell, name.key, address, labelFor(side, row.label, name.key, key));
    }
  }
}

/** T01 and T04 income have one amount column, named after the side; T04's expenditure has one for each fund. */
function addressColumn(side: string, key: string): string {
  return key.startsWith('amount') ? key.replace('amount', side) : key;
}

function labelFor(side: Side, label: string, row: string, column: string): string {
  const where = row.startsWith('carryIn.') ? `年初结转和结余·${label}` : label;
  const heading = side.spec.columns.find((c) => c.key === column)?.label ?? '';
  return side.spec.columns[0]!.key === column && column === 'amount' ? where : `${where} · ${heading}`;
}

function consumeColumn(draft: Draft, column: number, from: number): void {
  for (let r = from; r < draft.grid.height; r++) {
    const entry = draft.grid.at(r, column);
    if (entry?.column === column) draft.consume(entry);
  }
}

function isRowNumbers(grid: Grid, column: number, head: number): boolean {
  if (headingPath(grid, column, 0, head).some((t) => t === '行次' || t === '序号')) return true;
  const numbers: number[] = [];
  for (let r = head; r < grid.height; r++) {
    const entry = grid.at(r, column);
    if (!entry || entry.column !== column || entry.text === '') continue;
    if (!/^\d{1,3}$/.test(entry.text)) return false;
    numbers.push(Number(entry.text));
  }
  return numbers.length >= 5 && numbers.every((n, i) => i === 0 || n === numbers[i - 1]! + 1);
}

function isAmountColumn(grid: Grid, column: number, label: number, head: number): boolean {
  for (let r = head; r < grid.height; r++) {
    const entry = grid.at(r, column);
    if (entry && entry.column === column && entry.row === r && grid.at(r, label) !== entry) return true;
  }
  return false;
}

function labelOf(grid: Grid, row: number, column: number, labels: readonly number[]): string {
  const at = labels.filter((c) => c < column).at(-1);
  return at === undefined ? '' : grid.text(row, at);
}
