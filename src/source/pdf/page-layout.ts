import { findAligned } from './aligned-table.ts';
import { findGrids, type Grid, stripAt } from './lattice.ts';
import { ascent, buildLines, descent, joinLines } from './lines.ts';
import { type Glyphs, type PageContent, shownBox } from './page-content.ts';
import type { PageCell, PageLayout, PageTable } from './page-parts.ts';

/** Parts a page into tables and lines. */
export function layOut(page: PageContent): PageLayout {
  const { glyphs } = page;
  const taken = new Uint8Array(glyphs.count);
  const tables: PageTable[] = [];
  if (glyphs.count > 0) {
    for (const grid of findGrids(page.rules)) {
      const table = fillGrid(page, grid, taken);
      if (table) tables.push(table);
    }
  }
  let rest = remaining(taken);
  for (const table of findAligned(page, rest)) {
    for (const g of table.glyphs) taken[g] = 1;
    tables.push(table.table);
  }
  if (tables.some((t) => t.trust === 'aligned')) rest = remaining(taken);
  const lines = buildLines(glyphs, rest, 'running').map((line) => ({
    page: page.number,
    box: shownBox(page, line.x0, ascent(line), line.x1, descent(line)),
    ...line,
  }));
  tables.sort((a, b) => a.top - b.top);
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    turned: page.turned,
    tables,
    lines,
  };
}

function remaining(taken: Uint8Array): Uint32Array {
  let n = 0;
  for (const t of taken) if (!t) n++;
  const out = new Uint32Array(n);
  n = 0;
  for (let i = 0; i < taken.length; i++) if (!taken[i]) out[n++] = i;
  return out;
}

/** Puts the glyphs into the cells in which they are printed; undefined when the grid holds no text. */
function fillGrid(page: PageContent, grid: Grid, taken: Uint8Array): PageTable | undefined {
  const { glyphs } = page;
  const { xs, ys, cells } = grid;
  // One drawn cell is a frame around text, not a table.
  if (cells.length < 2) return undefined;
  const owner = ownCells(glyphs, grid, taken);
  const starts = new Uint32Array(cells.length + 1);
  let held = 0;
  for (const cell of owner) {
    if (cell < 0) continue;
    starts[cell + 1]!++;
    held++;
  }
  if (held === 0) return undefined;
  for (let i = 0; i < cells.length; i++) starts[i + 1]! += starts[i]!;
  const order = new Uint32Array(held);
  const next = starts.slice();
  for (let g = 0; g < owner.length; g++) {
    const cell = owner[g]!;
    if (cell < 0) continue;
    order[next[cell]!++] = g;
    taken[g] = 1;
  }
  const written = cells.map((cell, i): PageCell => {
    const from = starts[i]!;
    const to = starts[i + 1]!;
    const x0 = xs[cell.column]!;
    const x1 = xs[cell.column + cell.columnSpan]!;
    const y0 = ys[cell.row]!;
    const y1 = ys[cell.row + cell.rowSpan]!;
    return {
      row: cell.row,
      column: cell.column,
      rowSpan: cell.rowSpan,
      columnSpan: cell.columnSpan,
      // Most cells of a statement are empty.
      text: from === to ? '' : joinLines(buildLines(glyphs, order.subarray(from, to), 'cell')),
      box: shownBox(page, x0, y0, x1, y1),
    };
  });
  return {
    page: page.number,
    trust: 'ruled',
    rows: ys.length - 1,
    xs,
    top: ys[0]!,
    bottom: ys.at(-1)!,
    cells: written,
    box: shownBox(page, xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!),
  };
}

/**
 * The cell of each glyph (−1: none), by the glyph's centre. A number that is wider than its column runs over the
 * border: it stays whole, in the cell that holds most of it.
 */
function ownCells(glyphs: Glyphs, grid: Grid, taken: Uint8Array): Int32Array {
  const { code, x, y, width, size, run, count } = glyphs;
  const { xs, ys } = grid;
  const columns = xs.length - 1;
  const owner = new Int32Array(count).fill(-1);
  for (let g = 0; g < count; g++) {
    if (taken[g]) continue;
    const row = stripAt(ys, y[g]! - 0.35 * size[g]!);
    if (row < 0) continue;
    const column = stripAt(xs, x[g]! + width[g]! / 2);
    if (column < 0) continue;
    owner[g] = grid.owner[row * columns + column]!;
  }
  for (let start = 0; start < count; ) {
    let end = start + 1;
    if (inNumber(code[start]!)) {
      while (
        end < count &&
        inNumber(code[end]!) &&
        run[end] === run[end - 1] &&
        Math.abs(y[end]! - y[end - 1]!) < 0.5 &&
        Math.abs(x[end]! - x[end - 1]! - width[end - 1]!) < 0.2 * size[end]!
      )
        end++;
      keepWhole(owner, start, end);
    }
    start = end;
  }
  return owner;
}

function keepWhole(owner: Int32Array, start: number, end: number): void {
  let mixed = false;
  for (let g = start + 1; g < end; g++) if (owner[g] !== owner[start]) mixed = true;
  if (!mixed) return;
  const votes = new Map<number, number>();
  for (let g = start; g < end; g++) votes.set(owner[g]!, (votes.get(owner[g]!) ?? 0) + 1);
  let best = -1;
  for (const [cell, n] of votes) if (cell >= 0 && (best < 0 || n > votes.get(best)!)) best = cell;
  owner.fill(best, start, end);
}

/** Digits and the marks inside a number. */
function inNumber(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2c || code === 0x25;
}
