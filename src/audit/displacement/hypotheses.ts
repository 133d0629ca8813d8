import type { StatementCell } from '../../model/statement.ts';
import type { Figure } from '../../money/figure.ts';
import { NOTHING } from '../facts.ts';
import type { DisplacementKind } from '../finding.ts';
import type { Evidence, Overlay } from './evidence.ts';
import type { Lane } from './lanes.ts';

/** How values may have come to stand where they do, and what should stand at the addresses of the block. */
export interface Hypothesis {
  readonly kind: DisplacementKind;
  readonly lane: Lane;
  /** Rows of the lane that the block takes up, from first to last. */
  readonly rows: readonly number[];
  /** Columns of the lane that it takes up. */
  readonly columns: readonly number[];
  /** slid: rows downwards (columns to the right) that the printed values stand from where they belong. */
  readonly by?: number;
  /** repeated: first of the rows that it repeats; column: the column that it holds. */
  readonly source?: number;
  readonly overlay: Overlay;
}

/** Rows that values slide at most. */
const FURTHEST = 6;
/** Slides of a lane that are judged to the last check. */
const KEPT = 8;

/** Every way in which the values of a lane may have been displaced that is worth judging. */
export function hypothesesOf(lane: Lane, evidence: Evidence): Hypothesis[] {
  return [
    ...slides(lane, evidence),
    ...swaps(lane, evidence),
    ...repeats(lane, evidence),
    ...columns(lane, evidence),
  ];
}

/** What a cell holds as printed: null where it is not known. */
export function held(cell: StatementCell | undefined): Figure | null {
  if (!cell) return null;
  const { value } = cell;
  return value.state === 'figure' ? value.figure : value.state === 'unreadable' ? null : NOTHING;
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const everyColumn = (lane: Lane) => lane.columns.map((_, i) => i);

/** Puts the values printed in one row into the place of another. */
function put(overlay: Map<string, Figure | null>, lane: Lane, row: number, from: number | undefined): void {
  const source = from === undefined ? undefined : lane.rows[from];
  lane.rows[row]!.cells.forEach((cell, c) => {
    if (cell) overlay.set(cell.address, source ? held(source.cells[c]) : null);
  });
}

/** From a row to another, all values stand `by` rows too low (or, less than 0, too high). */
function slides(lane: Lane, evidence: Evidence): Hypothesis[] {
  const n = lane.rows.length;
  const rowOf = new Map<string, number>(
    lane.rows.flatMap((r, i) => r.cells.flatMap((c) => (c ? [[c.address, i] as const] : []))),
  );
  const among = new Set(rowOf.keys());
  const found: { by: number; from: number; to: number; score: number }[] = [];
  for (let by = -FURTHEST; by <= FURTHEST; by++) {
    if (by === 0 || n < Math.abs(by) + 2) continue;
    const whole = new Map<string, Figure | null>();
    for (let row = 0; row < n; row++) put(whole, lane, row, lane.rows[row + by] ? row + by : undefined);
    const spans = evidence.judged(among, whole).flatMap(({ hard, addresses, printed, moved }) => {
      const rows = addresses.map((a) => rowOf.get(a)!);
      const weight = hard ? 2 : 1;
      const as = weight * worth(printed);
      const by = weight * worth(moved);
      return as === 0 && by === 0 ? [] : [{ lo: Math.min(...rows), hi: Math.max(...rows), as, by }];
    });
    if (!spans.some((s) => s.by > 0 && s.as < 0)) continue;
    for (let from = Math.max(0, -by); from < n; from++) {
      for (let to = from + 1; to < n && to + by < n; to++) {
        const first = Math.min(from, from + by);
        const last = Math.max(to, to + by);
        let score = -(last - first) / 100;
        for (const { lo, hi, as, by: moved } of spans) {
          if (lo >= from && hi <= to) score += moved;
          else if (hi < first || lo > last) score += as;
        }
        found.push({ by, from, to, score });
      }
    }
  }
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, KEPT).map(({ by, from, to }) => {
    const rows = range(Math.min(from, from + by), Math.max(to, to + by));
    const overlay = new Map<string, Figure | null>();
    for (const row of rows) put(overlay, lane, row, row >= from && row <= to ? row + by : undefined);
    return { kind: 'slid', lane, rows, columns: everyColumn(lane), by, overlay };
  });
}

function worth(answer: string): number {
  return answer === 'yes' ? 1 : answer === 'no' ? -1 : 0;
}

const tupleOf = (lane: Lane, row: number) =>
  lane.rows[row]!.cells.map((c) => held(c)?.value.toString() ?? '?').join('|');

/** Rows that something speaks against. */
function suspects(lane: Lane, evidence: Evidence): boolean[] {
  return lane.rows.map((row) => row.cells.some((cell) => cell && evidence.suspect(cell.address)));
}

/** Two rows hold each other's values. */
function swaps(lane: Lane, evidence: Evidence): Hypothesis[] {
  const suspect = suspects(lane, evidence);
  const found: Hypothesis[] = [];
  for (let i = 0; i < lane.rows.length; i++) {
    if (!suspect[i]) continue;
    for (let j = i + 1; j < lane.rows.length; j++) {
      if (!suspect[j] || tupleOf(lane, i) === tupleOf(lane, j)) continue;
      const overlay = new Map<string, Figure | null>();
      put(overlay, lane, i, j);
      put(overlay, lane, j, i);
      found.push({ kind: 'swapped', lane, rows: [i, j], columns: everyColumn(lane), overlay });
    }
  }
  return found;
}

/** Whether two rows hold the same by nature: a code and its only part, a total and the total of everything. */
function sameByNature(lane: Lane, i: number, j: number): boolean {
  const [a, b] = [lane.rows[i]!.key, lane.rows[j]!.key];
  return a.startsWith(b) || b.startsWith(a) || [a, b].some((key) => !/^\d/.test(key));
}

/** A run of rows repeats another run. */
function repeats(lane: Lane, evidence: Evidence): Hypothesis[] {
  const n = lane.rows.length;
  const suspect = suspects(lane, evidence);
  const tuples = lane.rows.map((_, i) => tupleOf(lane, i));
  const empty = lane.rows.map((row) => row.cells.every((c) => !held(c)?.value));
  const found: Hypothesis[] = [];
  for (let apart = 1 - n; apart < n; apart++) {
    if (apart === 0) continue;
    for (let i = 0; i < n; i++) {
      const repeated = (row: number) =>
        lane.rows[row] !== undefined &&
        lane.rows[row - apart] !== undefined &&
        suspect[row]! &&
        tuples[row] === tuples[row - apart];
      if (!repeated(i) || repeated(i - 1)) continue;
      let end = i;
      while (repeated(end + 1) && end + 1 - i < Math.abs(apart)) end++;
      const rows = range(i, end);
      const values = rows
        .filter((row) => !empty[row] && !sameByNature(lane, row, row - apart))
        .flatMap((row) => lane.rows[row]!.cells.filter((c) => held(c)?.value));
      if (values.length < 2) continue;
      const overlay = new Map<string, Figure | null>();
      for (const row of rows) put(overlay, lane, row, undefined);
      found.push({ kind: 'repeated', lane, rows, columns: everyColumn(lane), source: i - apart, overlay });
    }
  }
  return found;
}

/** Rows with figures from which on a column can be known again. */
const TELLING = 3;

/** A column holds another one's values, two have changed places, or some stand one to the side. */
function columns(lane: Lane, evidence: Evidence): Hypothesis[] {
  const n = lane.columns.length;
  if (n < 2) return [];
  const every = range(0, lane.rows.length - 1);
  const column = (c: number) => lane.rows.map((row) => held(row.cells[c]));
  const printed = lane.columns.map((_, c) => column(c));
  const filled = printed.map((values) => values.filter((v) => v?.value).length);
  const suspect = lane.columns.map((_, c) =>
    lane.rows.some(({ cells }) => cells[c] && evidence.suspect(cells[c].address)),
  );
  const overlayOf = (from: ReadonlyMap<number, number | undefined>) => {
    const overlay = new Map<string, Figure | null>();
    for (const [to, source] of from)
      for (const { cells } of lane.rows) {
        const cell = cells[to];
        if (cell) overlay.set(cell.address, source === undefined ? null : held(cells[source]));
      }
    return overlay;
  };
  const found: Hypothesis[] = [];
  for (let c = 0; c < n; c++) {
    // A column that was lost holds another's values, too: those of nothing.
    if (suspect[c] && filled[c] === 0)
      found.push({
        kind: 'column',
        lane,
        rows: every,
        columns: [c],
        overlay: overlayOf(new Map([[c, undefined]])),
      });
    if (!suspect[c] || filled[c]! < TELLING) continue;
    for (let other = 0; other < n; other++) {
      if (other === c || filled[other]! < TELLING) continue;
      const same = every.filter((r) => printed[c]![r]?.value === printed[other]![r]?.value).length;
      if (same < every.length * 0.9) continue;
      found.push({
        kind: 'column',
        lane,
        rows: every,
        columns: [c],
        source: other,
        overlay: overlayOf(new Map([[c, undefined]])),
      });
    }
  }
  for (let from = 0; from < n; from++)
    for (let to = from + 1; to < n; to++) {
      if (!suspect[from] || !suspect[to]) continue;
      found.push({
        kind: 'column',
        lane,
        rows: every,
        columns: [from, to],
        overlay: overlayOf(
          new Map([
            [from, to],
            [to, from],
          ]),
        ),
      });
      for (const by of [1, -1]) {
        const moved = range(from, to);
        const sources = new Map(moved.map((c) => [c, moved.includes(c + by) ? c + by : undefined] as const));
        const overlay = overlayOf(sources);
        found.push({ kind: 'column', lane, rows: every, columns: moved, by, overlay });
      }
    }
  return found;
}
