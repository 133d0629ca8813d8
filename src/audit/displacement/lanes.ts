import type { Place } from '../../model/document.ts';
import { partsOf, type Statement, type StatementCell } from '../../model/statement.ts';
import { STATEMENTS } from '../../model/statements/index.ts';

/** Rows of a statement that stand under one another, so that values can slip along them: name beside values. */
export interface Lane {
  readonly statement: Statement;
  /** Keys of the columns of values, in order. */
  readonly columns: readonly string[];
  /** Their headings. */
  readonly headings: readonly string[];
  /** In printed order. */
  readonly rows: readonly LaneRow[];
}

export interface LaneRow {
  /** The row's part of the address. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly place: Place;
  /** One of each column; nothing where the row has no such cell. */
  readonly cells: readonly (StatementCell | undefined)[];
}

/** The lanes of a statement: the sides of T01 and T04, the columns of codes of T06, else its rows. */
export function lanesOf(statement: Statement): Lane[] {
  const { form } = STATEMENTS[statement.id];
  const groups = new Map<string, StatementCell[]>();
  const put = (key: string, cell: StatementCell) => {
    const list = groups.get(key);
    if (list) list.push(cell);
    else groups.set(key, [cell]);
  };
  const laneOf = form === 'by-economic-code' ? economicLanes(statement) : undefined;
  for (const cell of statement.cells) {
    const { row, column } = partsOf(cell.address);
    if (form === 'sides') put(/^income\b/.test(column) ? 'income' : 'expenditure', cell);
    else if (laneOf) put(laneOf(row), cell);
    else put('', cell);
  }
  return [...groups.values()].map((cells) => laneFrom(statement, cells)).filter((l) => l.rows.length > 1);
}

function laneFrom(statement: Statement, cells: readonly StatementCell[]): Lane {
  const columns: string[] = [];
  const rows = new Map<string, Map<string, StatementCell>>();
  for (const cell of cells) {
    const { row, column } = partsOf(cell.address);
    if (!columns.includes(column)) columns.push(column);
    const there = rows.get(row);
    if (there) there.set(column, cell);
    else rows.set(row, new Map([[column, cell]]));
  }
  const coded = new Map(statement.codedRows.map((row) => [row.code, row]));
  return {
    statement,
    columns,
    headings: columns.map((column) => headingOf(statement, column)),
    rows: [...rows].map(([key, byColumn]) => {
      const first = [...byColumn.values()][0]!;
      const code = coded.get(key);
      return {
        key,
        code: code?.code ?? '',
        name: code?.name ?? first.label.split(' · ')[0]!,
        place: code?.place ?? first.place,
        cells: columns.map((column) => byColumn.get(column)),
      };
    }),
  };
}

/** Last words of a column's standard heading. */
function headingOf(statement: Statement, column: string): string {
  const spec = STATEMENTS[statement.id];
  if (spec.form === 'sides') {
    if (column === 'income' || column === 'expenditure') return '决算数';
    const side = spec.sides?.find((s) => s.columns.some((c) => c.key === column));
    return side?.columns.find((c) => c.key === column)?.label ?? column;
  }
  const label = spec.columns?.find((c) => c.key === column)?.label ?? column;
  return label.split('>').at(-1)!;
}

/**
 * Which lane of codes each row of T06 stands in. Codes stand side by side, and go on downwards in each lane: a code
 * belongs to the lane whose last code lies nearest before it.
 */
function economicLanes(statement: Statement): (row: string) => string {
  const lasts: string[] = [];
  const lanes = new Map<string, string>();
  let line: string | undefined;
  let inLine = -1;
  for (const { code, place } of statement.codedRows) {
    const here = JSON.stringify([place.page, place.line, place.sheet, place.cell?.replace(/\D+/, '')]);
    const known = place.line !== undefined || place.cell !== undefined;
    inLine = known && here === line ? inLine : -1;
    line = here;
    let best = -1;
    for (let i = inLine + 1; i < lasts.length; i++)
      if (lasts[i]! < code && (best < 0 || lasts[i]! > lasts[best]!)) best = i;
    if (best < 0) best = lasts.push(code) - 1;
    lasts[best] = code;
    inLine = best;
    lanes.set(code, String(best));
  }
  return (row) => lanes.get(row) ?? 'totals';
}
