import type { Draft } from './draft.ts';
import { type Grid, headingPath } from './grid.ts';
import { bareLabel, ColumnNames, NONE, RowNames } from './names.ts';

const COUNTS = new Set([
  'groups',
  'persons',
  'bought',
  'held',
  'batches',
  'recPersons',
  'foreignBatches',
  'foreignPersons',
]);

/**
 * Binds “三公”经费支出决算表 (T09): items across with one data row, items across with a row for the budget and one for
 * the final account, or items down in rows.
 */
export function bindMatrix(draft: Draft): boolean {
  const names = RowNames.of(draft.spec.rows ?? NONE);
  if (countRows(draft.grid, names) >= 4) return bindDown(draft, names);
  return bindTurned(draft, names) || bindAcross(draft, names);
}

/** Items across; 预算数 and 决算数 (and perhaps 上年决算数) as the labels of the rows. */
function bindTurned(draft: Draft, names: RowNames): boolean {
  const { grid, spec } = draft;
  const columns = ColumnNames.of(spec.columns ?? NONE);
  const sides = new Map<number, string>();
  for (let r = 1; r < grid.height; r++) {
    const label = grid.at(r, 0);
    const side = label?.row === r && hasFigures(grid, r) ? columns.find([label.text])?.key : undefined;
    if (side && ![...sides.values()].includes(side)) sides.set(r, side);
  }
  if (![...sides.values()].includes('final')) return false;
  const head = Math.min(...sides.keys());
  const items = new Map<number, string>();
  for (let c = 1; c < grid.columns; c++) {
    const item = itemOf(headingPath(grid, c, 0, head), names);
    if (item && ![...items.values()].includes(item)) items.set(c, item);
  }
  if (items.size < 4) return false;
  draft.bodyStart = head;
  for (const [r, side] of sides)
    for (const [c, item] of items) {
      const entry = grid.at(r, c);
      if (entry?.row === r) draft.bind(entry, item, side, labelFor(draft, item, side));
    }
  draft.finish(() => ({ code: 'unknown-column' }));
  return true;
}

function hasFigures(grid: Grid, row: number): boolean {
  if (grid.isColumnNumbers(row)) return false;
  for (const entry of grid.cellsOf(row)) if (/^-?\d[\d,]*(?:\.\d+)?$/.test(entry.text)) return true;
  return false;
}

/** Kinds of appropriation that divide a column. */
const FUNDS: readonly (readonly [string, RegExp])[] = [
  ['gpb', /一般公共预算/],
  ['gf', /政府性基金/],
  ['soc', /国有资本/],
];

/** The fund that the last heading of a column names; of all funds together none. */
function fundOf(path: readonly string[]): string {
  const leaf = path.at(-1) ?? '';
  const fund = path.length > 1 ? FUNDS.find(([, name]) => name.test(leaf))?.[0] : undefined;
  return fund === undefined ? '' : `.${fund}`;
}

/** How many different items label rows of the grid: four or more mean that items go down. */
function countRows(grid: Grid, names: RowNames): number {
  let best = 0;
  for (let c = 0; c < Math.min(3, grid.columns); c++) {
    const keys = new Set<string>();
    for (let r = 0; r < grid.height; r++) {
      const entry = grid.at(r, c);
      if (entry?.column === c && entry.row === r) for (const n of names.find(entry.text)) keys.add(n.key);
    }
    best = Math.max(best, keys.size);
  }
  return best;
}

function bindAcross(draft: Draft, names: RowNames): boolean {
  const { grid, spec } = draft;
  // Headings end with the last row that has words.
  let head = 0;
  let words = 0;
  for (let r = 0; r < grid.height; r++) {
    for (const entry of grid.cellsOf(r)) {
      if (
        entry.cell.rowSpan >= 1 &&
        /预算|决算|小计|合计|出国|公务|接待|购置|运行/.test(entry.text) &&
        !/[。：]/.test(entry.text)
      ) {
        head = Math.max(head, r + 1);
        words++;
      }
    }
  }
  if (words < 4) return false;
  draft.bodyStart = head;
  const columns = ColumnNames.of(spec.columns ?? NONE);
  const keys = new Map<number, { item: string; side: string }>();
  for (let c = 0; c < grid.columns; c++) {
    const path = headingPath(grid, c, 0, head);
    const side = sideOf(path, columns);
    const item = itemOf(path, names);
    if (side && item) keys.set(c, { item, side });
  }
  if (keys.size < 4) return false;
  for (let r = head; r < grid.height; r++) {
    if (grid.isColumnNumbers(r)) continue;
    // The data row is the first with figures, else (an empty statement) the first of all.
    const last = r === grid.height - 1;
    let figures = false;
    for (const entry of grid.cellsOf(r))
      figures ||= /^-?[\d,.]+$/.test(entry.text) || /^[-—]+$/.test(entry.text);
    if (!figures && !last && !isLastBlank(grid, r)) continue;
    for (const [column, { item, side }] of keys) {
      const entry = grid.at(r, column);
      if (entry?.row === r) draft.bind(entry, item, side, labelFor(draft, item, side));
    }
    if (figures) break;
  }
  draft.finish(() => ({ code: 'unknown-column' }));
  return true;
}

function isLastBlank(grid: Grid, row: number): boolean {
  for (let r = row; r < grid.height; r++) {
    for (const entry of grid.cellsOf(r)) if (/^-?[\d,.]+$/.test(entry.text)) return false;
  }
  return true;
}

function sideOf(path: readonly string[], columns: ColumnNames): string | undefined {
  for (const text of [...path].reverse()) {
    const found = columns.find([text]);
    if (found) return found.key;
  }
  return undefined;
}

/** The deepest heading that names an item; 小计 is the item above it, 合计 with nothing else the total. */
function itemOf(path: readonly string[], names: RowNames): string | undefined {
  const own = path.filter((t) => !/预算|决算/.test(t) || /三公/.test(t));
  for (const text of [...own].reverse()) {
    const label = bareLabel(text);
    if (label === '小计' || label === '金额') continue;
    const found = names.find(text)[0];
    if (found && !(found.key === 'total' && label !== '合计' && own.some((t) => bareLabel(t) === '合计'))) {
      // 购置费 and 运行费 need no more; 合计 under 公务用车 is the vehicles' total.
      if (found.key === 'total' && own.some((t) => /公务用车/.test(t))) return 'carTotal';
      return found.key;
    }
  }
  return own.some((t) => /公务用车/.test(t)) ? 'carTotal' : undefined;
}

const FUND_NAME: Readonly<Record<string, string>> = {
  gpb: '一般公共预算',
  gf: '政府性基金',
  soc: '国有资本经营预算',
};

function labelFor(draft: Draft, item: string, side: string): string {
  const row = draft.spec.rows?.find((r) => r.key === item)?.label ?? item;
  const [key, fund] = side.split('.');
  const column = draft.spec.columns?.find((c) => c.key === key)?.label ?? '';
  return `${row} · ${column}${fund === undefined ? '' : `（${FUND_NAME[fund]}）`}`;
}

function bindDown(draft: Draft, names: RowNames): boolean {
  const { grid, spec } = draft;
  let labels = -1;
  let head = grid.height;
  for (let c = 0; c < Math.min(3, grid.columns) && labels < 0; c++) {
    let count = 0;
    for (let r = 0; r < grid.height; r++)
      if (grid.at(r, c)?.column === c && names.find(grid.text(r, c)).length > 0) count++;
    if (count >= 4) labels = c;
  }
  if (labels < 0) return false;
  for (let r = 0; r < grid.height && head === grid.height; r++) {
    const entry = grid.at(r, labels);
    if (entry?.row === r && entry.cell.columnSpan < grid.columns && names.find(entry.text).length > 0)
      head = r;
  }
  draft.bodyStart = head;
  const columns = ColumnNames.of(spec.columns ?? NONE);
  const keys = new Map<number, string>();
  for (let c = labels + 1; c < grid.columns; c++) {
    const path = headingPath(grid, c, 0, head);
    if (path.some((t) => t === '行次' || t === '序号')) {
      for (let r = head; r < grid.height; r++) draft.consume(grid.at(r, c));
      continue;
    }
    const leaf = path.at(-1) ?? '';
    // Two budgets side by side: the one that was adjusted is compared with the final account.
    if (/年初/.test(leaf)) keys.set(c, 'initial');
    else {
      const side = sideOf(path, columns);
      const key = side && side + fundOf(path);
      if (key && ![...keys.values()].includes(key)) keys.set(c, key);
    }
  }
  if (![...keys.values()].includes('budget')) {
    for (const [c, key] of keys) if (key === 'initial') keys.set(c, 'budget');
  }
  if (keys.size === 0) return false;
  const seen = new Set<string>();
  for (let r = head; r < grid.height; r++) {
    const entry = grid.at(r, labels);
    if (!entry || entry.row !== r) continue;
    const found = names.find(entry.text);
    const item = (found.find((n) => !seen.has(n.key)) ?? found[0])?.key;
    if (!item) continue;
    const isCount = COUNTS.has(item);
    let bound = false;
    for (const [column, side] of keys) {
      const cell = grid.at(r, column);
      if (cell?.row !== r) continue;
      // Counts have no budget: whichever column prints one.
      if (isCount) {
        if (side === 'final' || (/\d/.test(cell.text) && !bound))
          draft.bind(cell, item, 'count', labelFor(draft, item, side), '');
      } else draft.bind(cell, item, side, labelFor(draft, item, side));
      if (/\d/.test(cell.text)) bound = true;
    }
    if (bound) seen.add(item);
  }
  draft.finish((entry) => ({ code: 'unknown-row', label: grid.text(entry.row, labels) }));
  return true;
}
