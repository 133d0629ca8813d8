import type { Rules } from './page-content.ts';

/** Lines nearer than this are one line. Points. */
const SAME_LINE = 2;
/** Pieces of one line nearer than this are joined: dashes of 3 on, 3 off are common. */
const GAP = 4;
/** How far a line may miss the line it ends at. */
const REACH = 3;
/** Strips narrower than this lie between the two strokes of a double border. */
const NARROWEST = 3.5;

/** A merged cell of a grid, in elementary rows and columns. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

/** A table drawn with lines. */
export interface Grid {
  /** Borders between columns, outer ones included, ascending. */
  readonly xs: readonly number[];
  /** Borders between rows, outer ones included, ascending downwards. */
  readonly ys: readonly number[];
  /** Sorted by row, then column. */
  readonly cells: readonly GridCell[];
  /** Index into `cells` for each elementary cell, row by row. */
  readonly owner: Int32Array;
}

interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The tables that the drawn lines make, smallest first (a frame around a table comes after it). */
export function findGrids(rules: Rules): Grid[] {
  const horizontal = joinPieces(rules.horizontal);
  const vertical = joinPieces(rules.vertical);
  if (horizontal.length < 2 || vertical.length < 1) return [];
  const grids: Grid[] = [];
  for (const part of connected(horizontal, vertical)) {
    const grid = makeGrid(part.horizontal, part.vertical);
    if (grid) grids.push(grid);
  }
  return grids.sort((a, b) => area(a) - area(b));
}

function area(grid: Grid): number {
  return (grid.xs.at(-1)! - grid.xs[0]!) * (grid.ys.at(-1)! - grid.ys[0]!);
}

/** Gathers pieces into lines: same place across, then overlapping or nearly touching along. */
function joinPieces(pieces: readonly number[]): Line[] {
  const count = pieces.length / 3;
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = i;
  order.sort((a, b) => pieces[3 * a]! - pieces[3 * b]!);
  const lines: Line[] = [];
  for (let i = 0; i < count; ) {
    const first = pieces[3 * order[i]!]!;
    let j = i;
    let weight = 0;
    let sum = 0;
    while (j < count && pieces[3 * order[j]!]! - first <= SAME_LINE) {
      const k = 3 * order[j]!;
      const length = pieces[k + 2]! - pieces[k + 1]! + 0.01;
      weight += length;
      sum += length * pieces[k]!;
      j++;
    }
    const at = sum / weight;
    const group = order.slice(i, j).sort((a, b) => pieces[3 * a + 1]! - pieces[3 * b + 1]!);
    let from = pieces[3 * group[0]! + 1]!;
    let to = pieces[3 * group[0]! + 2]!;
    for (let g = 1; g < group.length; g++) {
      const start = pieces[3 * group[g]! + 1]!;
      const end = pieces[3 * group[g]! + 2]!;
      if (start - to > GAP) {
        if (to - from > GAP) lines.push({ at, from, to });
        from = start;
        to = end;
      } else if (end > to) to = end;
    }
    if (to - from > GAP) lines.push({ at, from, to });
    i = j;
  }
  return lines;
}

/** Groups of lines that cross or touch each other. */
function connected(horizontal: Line[], vertical: Line[]): { horizontal: Line[]; vertical: Line[] }[] {
  const n = horizontal.length;
  const parent = Int32Array.from({ length: n + vertical.length }, (_, i) => i);
  for (let v = 0; v < vertical.length; v++) {
    const line = vertical[v]!;
    // `horizontal` ascends by its place: start at the first that the upright line can reach.
    for (let h = lowerBound(horizontal, line.from - REACH); h < n; h++) {
      const across = horizontal[h]!;
      if (across.at > line.to + REACH) break;
      if (line.at >= across.from - REACH && line.at <= across.to + REACH) join(parent, h, n + v);
    }
  }
  const parts = new Map<number, { horizontal: Line[]; vertical: Line[] }>();
  for (let i = 0; i < parent.length; i++) {
    const root = find(parent, i);
    let part = parts.get(root);
    if (!part) {
      part = { horizontal: [], vertical: [] };
      parts.set(root, part);
    }
    if (i < n) part.horizontal.push(horizontal[i]!);
    else part.vertical.push(vertical[i - n]!);
  }
  return [...parts.values()].filter((part) => part.horizontal.length >= 2 && part.vertical.length >= 1);
}

function makeGrid(horizontal: Line[], vertical: Line[]): Grid | undefined {
  // The outermost ends count as borders: many tables have no lines at their sides, and one that is broken over pages
  // often has none where it was broken.
  const left = Math.min(...horizontal.map((l) => l.from));
  const right = Math.max(...horizontal.map((l) => l.to));
  const top = Math.min(...vertical.map((l) => l.from));
  const bottom = Math.max(...vertical.map((l) => l.to));
  const xs = borders(
    vertical.map((l) => l.at),
    left,
    right,
  );
  const ys = borders(
    horizontal.map((l) => l.at),
    top,
    bottom,
  );
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2) return undefined;

  // walls[r · columns + c]: a line stands at the left (above) of elementary cell (r, c).
  const wallLeft = new Uint8Array(rows * columns);
  const wallAbove = new Uint8Array(rows * columns);
  for (const line of vertical) {
    const c = nearest(xs, line.at);
    if (c >= columns) continue;
    for (let r = 0; r < rows; r++) {
      const middle = (ys[r]! + ys[r + 1]!) / 2;
      if (line.from <= middle && middle <= line.to) wallLeft[r * columns + c] = 1;
    }
  }
  for (const line of horizontal) {
    const r = nearest(ys, line.at);
    if (r >= rows) continue;
    for (let c = 0; c < columns; c++) {
      const middle = (xs[c]! + xs[c + 1]!) / 2;
      if (line.from <= middle && middle <= line.to) wallAbove[r * columns + c] = 1;
    }
  }
  const parent = Int32Array.from({ length: rows * columns }, (_, i) => i);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const i = r * columns + c;
      if (c > 0 && !wallLeft[i]) join(parent, i - 1, i);
      if (r > 0 && !wallAbove[i]) join(parent, i - columns, i);
    }
  }
  return { xs, ys, ...rectangles(parent, rows, columns) };
}

/** Elementary cells joined into rectangles. A joined area of another shape is cut into rows of equal stretches. */
function rectangles(
  parent: Int32Array,
  rows: number,
  columns: number,
): { cells: GridCell[]; owner: Int32Array } {
  const extent = new Map<number, [r0: number, c0: number, r1: number, c1: number, size: number]>();
  for (let i = 0; i < parent.length; i++) {
    const root = find(parent, i);
    const r = Math.floor(i / columns);
    const c = i % columns;
    const e = extent.get(root);
    if (!e) extent.set(root, [r, c, r, c, 1]);
    else {
      e[0] = Math.min(e[0], r);
      e[1] = Math.min(e[1], c);
      e[2] = Math.max(e[2], r);
      e[3] = Math.max(e[3], c);
      e[4]++;
    }
  }
  const cells: GridCell[] = [];
  const owner = new Int32Array(rows * columns).fill(-1);
  const add = (row: number, column: number, rowSpan: number, columnSpan: number): void => {
    for (let r = row; r < row + rowSpan; r++)
      owner.fill(cells.length, r * columns + column, r * columns + column + columnSpan);
    cells.push({ row, column, rowSpan, columnSpan });
  };
  for (let i = 0; i < parent.length; i++) {
    if (owner[i] !== -1) continue;
    const root = find(parent, i);
    const e = extent.get(root)!;
    const r = Math.floor(i / columns);
    const c = i % columns;
    const whole = (e[2] - e[0] + 1) * (e[3] - e[1] + 1) === e[4];
    if (whole) {
      add(r, c, e[2] - e[0] + 1, e[3] - e[1] + 1);
      continue;
    }
    const same = (row: number, column: number): boolean =>
      row < rows &&
      column >= 0 &&
      column < columns &&
      owner[row * columns + column] === -1 &&
      find(parent, row * columns + column) === root;
    let span = 1;
    while (same(r, c + span)) span++;
    let height = 1;
    const fits = (row: number): boolean => {
      for (let k = 0; k < span; k++) if (!same(row, c + k)) return false;
      return !same(row, c - 1) && !same(row, c + span);
    };
    while (fits(r + height)) height++;
    add(r, c, height, span);
  }
  return { cells, owner };
}

/** Distinct borders, with the outer ends added where no line stands at them. */
function borders(places: number[], first: number, last: number): number[] {
  const out: number[] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    if (out.length === 0 || place - out.at(-1)! >= NARROWEST) out.push(place);
  }
  if (out.length === 0 || first < out[0]! - 2 * NARROWEST) out.unshift(first);
  if (last > out.at(-1)! + 2 * NARROWEST) out.push(last);
  return out;
}

function lowerBound(lines: readonly Line[], at: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearest(borders: readonly number[], at: number): number {
  let best = 0;
  for (let i = 1; i < borders.length; i++) {
    if (Math.abs(borders[i]! - at) < Math.abs(borders[best]! - at)) best = i;
  }
  return best;
}

/** The strip between two borders in which a place lies, or −1. */
export function stripAt(borders: readonly number[], at: number): number {
  if (!(at >= borders[0]!) || at >= borders.at(-1)!) return -1;
  let low = 0;
  let high = borders.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (borders[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}

function find(parent: Int32Array, i: number): number {
  while (parent[i] !== i) {
    parent[i] = parent[parent[i]!]!;
    i = parent[i]!;
  }
  return i;
}

function join(parent: Int32Array, a: number, b: number): void {
  const x = find(parent, a);
  const y = find(parent, b);
  if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
}
