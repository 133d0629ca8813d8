import { economicCodeByName } from '../../model/codes/codes.ts';
import type { CodedRow } from '../../model/statement.ts';
import type { Draft } from './draft.ts';
import { type Grid, type GridCell, headingPath } from './grid.ts';
import { bareLabel, ColumnNames, NONE, RowNames } from './names.ts';

const CODE = /^3\d{2}(?:\d{2})?$/;
const CLASS = /^3\d{2}$/;
const GLUED = /^(3\d{2}(?:\d{2})?)(?=[一-鿿(])(.+)$/;
const WORDS = /[一-鿿]{2}/;

/** The first row with an economic code or the label of a total. */
function firstRow(grid: Grid, totals: RowNames): number {
  for (let r = 0; r < grid.height; r++) {
    if (grid.isColumnNumbers(r)) continue;
    for (const entry of grid.cellsOf(r)) {
      if (CODE.test(entry.text) || GLUED.test(entry.text)) return r;
      if (
        /合计$/.test(entry.text) &&
        r > 0 &&
        totals.find(entry.text).length > 0 &&
        hasFigureAfter(grid, entry)
      )
        return r;
    }
  }
  return grid.height;
}

function hasFigureAfter(grid: Grid, entry: GridCell): boolean {
  return /^[\d,.]+$/.test(grid.text(entry.row, entry.column + entry.cell.columnSpan));
}

/**
 * Binds 基本支出决算表 (T06): lanes of code, name and amount side by side. Amount columns are told by their headings, or
 * by what stands in them; a row is read from left to right, each code opening its lane.
 */
export function bindByEconomy(draft: Draft): boolean {
  const { grid, spec } = draft;
  const totals = RowNames.of(spec.rows ?? NONE);
  const head = firstRow(grid, totals);
  if (head >= grid.height && grid.height < 3) return false;
  draft.bodyStart = head;
  const names = ColumnNames.of(spec.columns ?? NONE);
  const amounts = new Map<number, string>();
  for (let c = 0; c < grid.columns; c++) {
    const path = headingPath(grid, c, 0, head);
    const leaf = path.at(-1) ?? '';
    if (/编码|名称|^项目$|^[类款]$|^科目/.test(leaf)) continue;
    const found = names.find(path);
    if (found && holdsAmounts(grid, c, head)) amounts.set(c, found.key);
    else if (holdsFigures(grid, c, head)) amounts.set(c, 'amount');
  }
  if (amounts.size === 0) return false;
  /** Coded rows of each lane by the column that its codes stand in: a lane is read down before the next one. */
  const lanes = new Map<number, CodedRow[]>();
  for (let r = head; r < grid.height; r++)
    if (!grid.isColumnNumbers(r)) bindRow(draft, r, amounts, totals, lanes);
  for (const column of [...lanes.keys()].sort((a, b) => a - b)) draft.codedRows.push(...lanes.get(column)!);
  draft.finish((entry) => {
    const label = [...grid.cellsOf(entry.row)]
      .filter((e) => e.column < entry.column && WORDS.test(e.text))
      .at(-1);
    return label ? { code: 'unknown-row', label: label.text } : { code: 'no-code-beside' };
  });
  return true;
}

/** Nothing but amounts and blanks stands in the column's body. */
function holdsAmounts(grid: Grid, column: number, head: number): boolean {
  for (let r = head; r < grid.height; r++) {
    const entry = grid.at(r, column);
    if (!entry || entry.column !== column || entry.row !== r || grid.isColumnNumbers(r)) continue;
    if (WORDS.test(entry.text) || CODE.test(entry.text) === true) return false;
  }
  return true;
}

function holdsFigures(grid: Grid, column: number, head: number): boolean {
  let figures = 0;
  for (let r = head; r < grid.height; r++) {
    const entry = grid.at(r, column);
    if (!entry || entry.column !== column || entry.row !== r || entry.text === '') continue;
    if (WORDS.test(entry.text) || CODE.test(entry.text)) return false;
    if (/[.,]\d/.test(entry.text)) figures++;
  }
  return figures > 0;
}

interface Lane {
  code: string;
  name: string;
  /** Column of the code's last part. */
  column: number;
  entry: GridCell;
  bound: number;
  /** The first empty amount cell of a total. */
  blank?: GridCell;
}

function bindRow(
  draft: Draft,
  row: number,
  amounts: ReadonlyMap<number, string>,
  totals: RowNames,
  lanes: Map<number, CodedRow[]>,
): void {
  const { grid } = draft;
  let lane: Lane | undefined;
  const close = (): void => {
    const address = lane && addressRow(lane, totals);
    if (lane?.blank && lane.bound === 0 && address) draft.bind(lane.blank, address, 'amount', lane.name);
    if (lane?.name && address && /^\d+$/.test(address)) {
      const column = lane.column;
      if (!lanes.has(column)) lanes.set(column, []);
      lanes.get(column)!.push({ code: address, name: lane.name, place: lane.entry.cell.place });
    }
    lane = undefined;
  };
  for (const entry of grid.cellsOf(row)) {
    const { text } = entry;
    const key = amounts.get(entry.column);
    if (key !== undefined) {
      const address = lane && addressRow(lane, totals);
      if (lane && address && lane.code === '' && text === '' && key === 'amount') {
        // A total without merged cells has its amount in one of the columns after it.
        lane.blank ??= entry;
      } else if (lane && address && (text !== '' || lane.bound === 0 || key !== 'amount')) {
        draft.bind(entry, address, key, lane.name || lane.code);
        lane.bound++;
      }
      continue;
    }
    if (text === '') continue;
    const glued = GLUED.exec(text);
    if (CODE.test(text)) {
      // 301 in one column and 01 in the next is one code; a new class or a whole code opens a lane.
      close();
      lane = { code: text, name: '', column: entry.column, entry, bound: 0 };
      draft.consume(entry);
    } else if (/^\d{1,2}$/.test(text)) {
      if (lane && CLASS.test(lane.code) && lane.name === '') lane.code += text.padStart(2, '0');
      draft.consume(entry);
    } else if (glued) {
      close();
      lane = { code: glued[1]!, name: glued[2]!, column: entry.column, entry, bound: 0 };
    } else if (WORDS.test(text)) {
      if (lane && lane.name === '' && lane.bound === 0) lane.name = text;
      else {
        close();
        lane = { code: '', name: text, column: entry.column, entry, bound: 0 };
      }
    }
  }
  close();
}

/** The row's key: its code, or the total that its label names. */
function addressRow(lane: Lane, totals: RowNames): string | undefined {
  if (lane.code !== '') return lane.code;
  return totals.find(lane.name)[0]?.key ?? economicCodeByName(bareLabel(lane.name));
}
