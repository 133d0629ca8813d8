import { functionalCodeByNames } from '../../model/codes/codes.ts';
import type { CodedRow } from '../../model/statement.ts';
import type { Draft } from './draft.ts';
import { type Grid, type GridCell, headingPath } from './grid.ts';
import { bareLabel, ColumnNames, NONE } from './names.ts';

const TOTAL = /^(?:合计|总计|本年合计|收入合计|支出合计|本年收入合计|本年支出合计|小计)$/;
const CODE = /^\d{3}(?:\d{2}){0,2}$/;
const GLUED = /^(\d{3}(?:\d{2}){0,2})(?=[^\d.,，%])(.+)$/;

/** The first row that has a code or the total's label among its first cells. */
export function firstCodedRow(grid: Grid): number {
  for (let r = 0; r < grid.height; r++) {
    if (grid.isColumnNumbers(r)) continue;
    let seen = 0;
    for (const entry of grid.cellsOf(r)) {
      if (++seen > 4) break;
      if (entry.column > 4) break;
      const isTotal = TOTAL.test(entry.text) && entry.text !== '小计';
      if (CODE.test(entry.text) || GLUED.test(entry.text)) return r;
      // 合计 alone may head a column; as a row's label it stands left of every amount heading.
      if (isTotal && isRowLabel(grid, r, entry)) return r;
    }
  }
  // A form without codes: its data begin with the first amount.
  for (let r = 1; r < grid.height; r++) {
    if (grid.isColumnNumbers(r)) continue;
    for (const entry of grid.cellsOf(r)) if (/^-?\d[\d,]*\.\d+$/.test(entry.text)) return r;
  }
  return grid.height;
}

/** A total's label has a heading such as 项目 or 科目名称 above it, or starts its row. */
function isRowLabel(grid: Grid, row: number, entry: GridCell): boolean {
  if (entry.column === 0) return row > 0;
  const above = headingPath(grid, entry.column, 0, row).join('');
  return /项目|科目|名称|类款项|款项/.test(above);
}

/** Binds a statement by functional code (T02, T03, T05, T07, T08). Returns whether its columns were recognised. */
export function bindByFunction(draft: Draft): boolean {
  const { grid, spec } = draft;
  const start = firstCodedRow(grid);
  const headEnd = Math.min(start, grid.height);
  // The total's row may carry the last headings (合计 | 基本支出 | 项目支出) when it shares their line.
  const shares = headEnd < grid.height && sharesHeadings(grid, headEnd);
  const names = ColumnNames.of(spec.columns ?? NONE);
  const keys = new Map<number, string>();
  const best = new Map<string, { column: number; score: number }>();
  for (let c = 0; c < grid.columns; c++) {
    // A figure beside the headings that share the total's row is no heading.
    const withTotal = shares && !/\d/.test(grid.text(headEnd, c));
    const path = headingPath(grid, c, 0, withTotal ? headEnd + 1 : headEnd);
    const found = isLabelHeading(path) ? undefined : names.find(path);
    if (!found) continue;
    const before = best.get(found.key);
    // A heading merged over several columns names its first; each following needs a heading of its own.
    if (before && before.score >= found.score) continue;
    if (before) keys.delete(before.column);
    best.set(found.key, { column: c, score: found.score });
    keys.set(c, found.key);
  }
  if (keys.size === 0) return false;
  draft.bodyStart = headEnd;
  const firstAmount = Math.min(...keys.keys());
  const label = (key: string) => spec.columns?.find((c) => c.key === key)?.label.replace('>', '·') ?? key;
  const slots = codeSlots(grid, headEnd, firstAmount);
  const named = hasCodes(grid) ? undefined : new NamedRows();
  let parents: string[] = [];
  for (let r = headEnd; r < grid.height; r++) {
    if (grid.isColumnNumbers(r) || grid.isBlank(r)) continue;
    const row = readLabels(draft, r, firstAmount, slots, parents);
    if (row.parts) parents = row.parts;
    const code = row.code ?? (named ? named.next(row.name) : undefined);
    const key = code ?? (row.total ? 'ALL' : undefined);
    if (key === undefined) {
      continueName(draft, r, firstAmount, row.name);
      continue;
    }
    const name = key === 'ALL' ? '合计' : row.name || key;
    if (code) draft.codedRows.push({ code, name: row.name, place: row.place });
    for (const [column, columnKey] of keys) {
      const cell = grid.at(r, column);
      if (cell?.row === r && !(key === 'ALL' && shares && r === headEnd && /[^\d.,\s—-]/.test(cell.text)))
        draft.bind(cell, key, columnKey, `${name} · ${label(columnKey)}`);
    }
  }
  draft.finish((entry) => ({ code: keys.has(entry.column) ? 'no-row-code' : 'unknown-column' }));
  return true;
}

function hasCodes(grid: Grid): boolean {
  for (let r = 0; r < grid.height; r++)
    for (const entry of grid.cellsOf(r)) if (CODE.test(entry.text) || GLUED.test(entry.text)) return true;
  return false;
}

/** Rows of a form that prints no codes: each name is a class, a group of the class above, or an item of that group. */
class NamedRows {
  private className: string | undefined;
  private groupName: string | undefined;

  next(label: string): string | undefined {
    const name = bareLabel(label);
    if (name === '') return undefined;
    const { className, groupName } = this;
    const item =
      className && groupName ? functionalCodeByNames({ className, groupName, itemName: name }) : undefined;
    if (item) return item;
    const group = className ? functionalCodeByNames({ className, groupName: name }) : undefined;
    if (group?.length === 5) {
      this.groupName = name;
      return group;
    }
    const code = functionalCodeByNames({ className: name });
    if (code) [this.className, this.groupName] = [name, undefined];
    return code;
  }
}

function sharesHeadings(grid: Grid, row: number): boolean {
  let headings = 0;
  for (const entry of grid.cellsOf(row))
    if (entry.column > 0 && /^(?:合计|小计|基本支出|项目支出|人员经费|公用经费)$/.test(entry.text)) {
      // Words that the headings above have already said stand where figures should: they head nothing.
      if (headingPath(grid, entry.column, 0, row).at(-1) === entry.text) continue;
      headings++;
    }
  return headings >= 2;
}

function isLabelHeading(path: readonly string[]): boolean {
  const leaf = path.at(-1) ?? '';
  return /编码|名称|^项目$|^[类款项]$|^科目|行次/.test(leaf) || path.length === 0;
}

/** The columns of 类, 款 and 项 where a form prints the code in three. */
function codeSlots(grid: Grid, headEnd: number, firstAmount: number): readonly number[] {
  for (let r = 0; r <= headEnd && r < grid.height; r++) {
    const columns = ['类', '款', '项'].map((word) => {
      for (let c = 0; c < firstAmount; c++) if (grid.text(r, c) === word) return c;
      return -1;
    });
    if (columns.every((c) => c >= 0)) return columns;
  }
  return [];
}

interface Labels {
  readonly code?: string;
  readonly parts?: string[];
  readonly total: boolean;
  readonly name: string;
  readonly place: CodedRow['place'];
}

function readLabels(
  draft: Draft,
  row: number,
  firstAmount: number,
  slots: readonly number[],
  parents: readonly string[],
): Labels {
  const { grid } = draft;
  const digits: { text: string; column: number }[] = [];
  let name = '';
  let place: CodedRow['place'] | undefined;
  let total = false;
  for (const entry of grid.cellsOf(row)) {
    if (entry.column >= firstAmount) break;
    const text = entry.text;
    if (text === '' || /^[类款项]$/.test(text)) continue;
    place ??= entry.cell.place;
    const glued = GLUED.exec(text);
    if (/^\d{1,7}$/.test(text)) {
      digits.push({ text, column: entry.column });
      draft.consume(entry);
    } else if (glued) {
      digits.push({ text: glued[1]!, column: entry.column });
      name += glued[2]!;
    } else if (TOTAL.test(text)) total = true;
    else name += text;
  }
  const at = place ?? {};
  if (digits.length === 0) return { total, name, place: at };
  const first = digits[0]!;
  if (
    digits.length === 1 &&
    CODE.test(first.text) &&
    !(slots.length === 3 && first.text.length < 5 && first.column !== slots[0])
  ) {
    return {
      code: first.text,
      parts: [first.text.slice(0, 3), first.text.slice(3, 5), first.text.slice(5, 7)],
      total: false,
      name,
      place: at,
    };
  }
  // In three columns a spreadsheet may have dropped a leading zero, and a form may print each 类 only once.
  const parts = ['', '', ''];
  for (const d of digits) {
    let slot = slots.indexOf(d.column);
    if (slot < 0) slot = d.text.length === 3 ? 0 : parts[1] === '' ? 1 : 2;
    parts[slot] = slot === 0 ? d.text : d.text.length <= 2 ? d.text.padStart(2, '0') : d.text.slice(-2);
  }
  // A code of five or seven digits in the 款 or 项 column is whole.
  const whole = digits.findLast((d) => d.text.length >= 5);
  if (whole) return { code: whole.text, total: false, name, place: at };
  if (parts[0] === '' && parents[0]) parts[0] = parents[0];
  if (parts[2] !== '' && parts[1] === '' && parents[1]) parts[1] = parents[1];
  const code = parts.join('');
  return CODE.test(code) ? { code, parts, total: false, name, place: at } : { total, name, place: at };
}

/** A name broken over a page goes on in a row of its own that has nothing else. */
function continueName(draft: Draft, row: number, firstAmount: number, name: string): void {
  const last = draft.codedRows.at(-1);
  if (!last || name === '' || name.length > 20 || /[：:。]/.test(name) || !draft.grid.breaks.has(row)) return;
  for (const entry of draft.grid.cellsOf(row)) if (entry.column >= firstAmount && entry.text !== '') return;
  last.name += name;
}
