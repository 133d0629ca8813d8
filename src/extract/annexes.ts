import {
  ANNEX_COLUMNS,
  ANNEX_FUNDS,
  ANNEX_LINES,
  ANNEX_TOPICS,
  type AnnexLine,
  type AnnexTopic,
} from '../model/annexes.ts';
import type { LedgerEntry, Occurrence, OtherTable } from '../model/disclosure.ts';
import { plain } from '../model/normalise.ts';
import type { Obstacle } from '../model/obstacle.ts';
import { parseFigure } from '../money/parse-figure.ts';
import { Grid, type GridCell, headingPath } from './statements/grid.ts';
import { bareLabel } from './statements/names.ts';

/** A table beside the nine statements, read: its figures with a meaning, and those without. */
export interface Annex {
  readonly occurrences: readonly Omit<Occurrence, 'id'>[];
  readonly unbound: readonly LedgerEntry[];
}

/** Fewer lines that are known make a table known by chance only. */
const FEWEST = 2;
const UNKNOWN: Obstacle = { code: 'not-in-annex' };
const NUMBERING = /^(?:行次|序号|编号|栏次)$/;
const UNITS = /^(?:计量)?单位$/;

/** Reads a table of running costs, assets or procurement; undefined where it is none. */
export function readAnnex(table: OtherTable): Annex | undefined {
  if (table.trust === 'flattened') return undefined;
  const grid = new Grid(table);
  const lanes = lanesOf(grid, topicOf(table.title ?? ''));
  const occurrences: Omit<Occurrence, 'id'>[] = [];
  const bound = new Set<GridCell>();
  const addresses = new Set<string>();
  for (const lane of lanes)
    for (const { row, line } of lane.lines)
      for (const column of lane.columns) {
        const entry = grid.at(row, column.index);
        if (!entry || entry.row !== row || bound.has(entry)) continue;
        const address = addressOf(line, column);
        const figure = parseFigure(entry.cell.text, unitOf(grid, row, lane, column, line));
        if (!figure || addresses.has(address)) continue;
        addresses.add(address);
        bound.add(entry);
        occurrences.push({
          address,
          figure,
          place: entry.cell.place,
          quote: `${grid.at(row, lane.label)?.cell.text.trim() ?? ''} ${entry.cell.text.trim()}`,
          what: line.what + column.words,
          origin: 'table',
        });
      }
  if (occurrences.length < FEWEST) return undefined;
  return { occurrences, unbound: leftIn(grid, bound, lanes) };
}

interface Column {
  readonly index: number;
  readonly facet: string;
  readonly part: string;
  readonly words: string;
  /** Unit in the heading: 金额（万元）. */
  readonly unit?: string;
}

/** A column of labels with the columns of figures to its right, up to the next column of labels. */
interface Lane {
  readonly label: number;
  readonly lines: readonly { readonly row: number; readonly line: AnnexLine }[];
  readonly columns: readonly Column[];
  /** The column that gives each line's unit. */
  readonly units?: number;
}

function lanesOf(grid: Grid, topic: AnnexTopic | undefined): Lane[] {
  const known: { label: number; lines: Lane['lines'] }[] = [];
  let current = topic;
  for (let c = 0; c < grid.columns; c++) {
    const found = linesIn(grid, c, current);
    current = found.topic;
    if (found.lines.length > 0) known.push({ label: c, lines: found.lines });
  }
  return known.map(({ label, lines }, i) => {
    const to = known[i + 1]?.label ?? grid.columns;
    const head = Math.min(...lines.map((l) => l.row));
    const columns: Column[] = [];
    let units: number | undefined;
    for (let c = label + 1; c < to; c++) {
      const path = headingPath(grid, c, 0, head);
      if (path.some((t) => UNITS.test(t))) units = c;
      else if (!path.some((t) => NUMBERING.test(t))) columns.push(columnOf(path, c));
    }
    return {
      label,
      lines,
      columns: columns.filter((c) => c.facet !== '?'),
      ...(units === undefined ? {} : { units }),
    };
  });
}

/** Lines of a column that are known; the topic goes on from line to line, and from one lane to the next. */
function linesIn(
  grid: Grid,
  column: number,
  topic: AnnexTopic | undefined,
): { lines: { row: number; line: AnnexLine }[]; topic: AnnexTopic | undefined } {
  const lines: { row: number; line: AnnexLine }[] = [];
  let current = topic;
  for (let row = 0; row < grid.height; row++) {
    const entry = grid.at(row, column);
    if (!entry || entry.row !== row || entry.column !== column || entry.text === '') continue;
    if (entry.cell.columnSpan > grid.columns / 2 || grid.isColumnNumbers(row)) continue;
    const label = bareLabel(entry.text).replace(/\([^()]*\)/g, '');
    current = topicOf(label) ?? current;
    // A heading of columns may have the name of a line.
    if (!hasFigure(grid, row, column)) continue;
    const line = ANNEX_LINES.find((l) => l.label.test(label) && (l.in === undefined || l.in === current));
    if (line) lines.push({ row, line });
    else if (lines.at(-1)?.line.address.startsWith('assets/cars') && /(?:用车|车辆|车)$/.test(label))
      // Another kind of vehicle: it counts among them under its own name.
      lines.push({ row, line: { address: `assets/cars.kind${row}/count`, what: label, label: /./ } });
  }
  return { lines, topic: current };
}

function hasFigure(grid: Grid, row: number, after: number): boolean {
  for (const entry of grid.cellsOf(row))
    if (entry.column > after && parseFigure(entry.cell.text) !== undefined) return true;
  return false;
}

function topicOf(words: string): AnnexTopic | undefined {
  const found = ANNEX_TOPICS.filter(([, pattern]) => pattern.test(plain(words)));
  return found.length === 1 ? found[0]![0] : undefined;
}

function columnOf(path: readonly string[], index: number): Column {
  const heading = path.join('>');
  const facet = ANNEX_COLUMNS.find(([, words]) => words.test(heading))?.[0] ?? (heading === '' ? '' : '?');
  const part = ANNEX_FUNDS.find(([, words]) => words.test(path.at(-1) ?? ''))?.[0] ?? '';
  const unit = /[(]([^()]*(?:元|辆|台|套|平方米)[^()]*)[)]/.exec(heading)?.[1];
  const words = facet === '@budget' ? '预算数' : facet === '@last-year' ? '上年数' : '';
  return {
    index,
    facet,
    part,
    words: part === '' ? words : `${words}（${path.at(-1)}）`,
    ...(unit === undefined ? {} : { unit }),
  };
}

/** procurement/goods/amount@budget, and procurement/goods.fiscal/amount for a part. */
function addressOf({ address }: AnnexLine, { facet, part }: Column): string {
  const [group, key, kind] = address.split('/');
  return `${group}/${key}${part === '' ? '' : `.${part}`}/${kind}${facet}`;
}

function unitOf(grid: Grid, row: number, lane: Lane, column: Column, line: AnnexLine): string {
  const own = lane.units === undefined ? '' : grid.text(row, lane.units);
  if (line.address.endsWith('/count'))
    return own.replace(/\(.*/, '') || (line.address.startsWith('assets/cars') ? '辆' : '');
  return /元$/.test(own) ? own : column.unit && /元/.test(column.unit) ? column.unit : tableUnit(grid);
}

function tableUnit(grid: Grid): string {
  for (let r = 0; r < Math.min(4, grid.height); r++)
    for (const { text } of grid.cellsOf(r)) {
      const unit = /单位：(?:人民币)?(万元|亿元|千元|元)/.exec(text)?.[1];
      if (unit) return unit;
    }
  return '万元';
}

/** Numbers of the table that got no meaning. */
function leftIn(grid: Grid, bound: ReadonlySet<GridCell>, lanes: readonly Lane[]): LedgerEntry[] {
  const head = Math.min(...lanes.flatMap((lane) => lane.lines.map((l) => l.row)));
  const left: LedgerEntry[] = [];
  for (let row = head; row < grid.height; row++) {
    if (grid.isColumnNumbers(row)) continue;
    for (const entry of grid.cellsOf(row)) {
      if (bound.has(entry) || !/\d/.test(entry.text) || !parseFigure(entry.cell.text)) continue;
      if (headingPath(grid, entry.column, 0, head).some((t) => NUMBERING.test(t))) continue;
      left.push({ quote: entry.cell.text.trim(), place: entry.cell.place, reason: UNKNOWN });
    }
  }
  return left;
}
