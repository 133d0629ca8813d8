import { buildLines, sortBy } from './lines.ts';
import { type Glyphs, type PageContent, shownBox } from './page-content.ts';
import type { PageCell, PageTable } from './page-parts.ts';

/** Fewer rows of figures than this may be anything. */
const FEWEST_ROWS = 3;
/** How far right edges of figures in one column may differ. Points. */
const SAME_EDGE = 3;
/** Rows without figures (a label's second line) that may stand between rows with figures. */
const PLAIN_BETWEEN = 2;
/** Heading rows looked for above the first row of figures. */
const HEADING_ROWS = 6;

interface Piece {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
  readonly figure: boolean;
  readonly glyphs: Uint32Array;
}

interface Row {
  readonly baseline: number;
  readonly pieces: readonly Piece[];
  readonly figures: number;
}

const FIGURE = /^[-−–－+(（]?[\d０-９][\d０-９,，]*([.．][\d０-９]+)?[%％)）]?$|^(—|－|-|--|——)$/;

/**
 * Tables without lines, known only by figures that share right edges over several rows. What is found is a guess; it is
 * given only where a region is evidently a table. `rest` holds the glyphs that stand in no ruled table.
 */
export function findAligned(page: PageContent, rest: Uint32Array): { table: PageTable; glyphs: number[] }[] {
  if (rest.length < 20) return [];
  const rows = rowsOf(page, rest);
  const out: { table: PageTable; glyphs: number[] }[] = [];
  for (let i = 0; i < rows.length; ) {
    if (rows[i]!.figures < 2) {
      i++;
      continue;
    }
    let last = i;
    let figureRows = 1;
    for (let j = i + 1; j < rows.length && j - last <= PLAIN_BETWEEN + 1; j++) {
      if (rows[j]!.figures >= 2) {
        last = j;
        figureRows++;
      } else if (isProse(rows[j]!, page.width)) break;
    }
    // The rows after the last one with two figures may still hold single ones.
    while (last + 1 < rows.length && rows[last + 1]!.figures === 1 && rows[last + 1]!.pieces.length >= 2)
      last++;
    if (figureRows >= FEWEST_ROWS && sharedEdges(rows.slice(i, last + 1)) >= 2) {
      const first = firstHeading(page, rows, i);
      const region = rows.slice(first, last + 1).map((row) => written(page, row));
      out.push({
        table: build(page, region, i - first),
        glyphs: region.flatMap((row) => row.pieces.flatMap((p) => [...p.glyphs])),
      });
    }
    i = last + 1;
  }
  return out;
}

function isProse(row: Row, width: number): boolean {
  return row.pieces.some((p) => p.x1 - p.x0 > 0.5 * width);
}

/**
 * The first row of headings above the body at `body`. A row of several pieces is one; a single piece is (a line of a
 * wrapped heading) where such a row stands above it, or close below.
 */
function firstHeading(page: PageContent, rows: readonly Row[], body: number): number {
  let first = body;
  for (let i = body - 1; i >= 0 && body - i <= HEADING_ROWS; i--) {
    const row = rows[i]!;
    if (row.figures > 0 || isProse(row, page.width)) break;
    const pieces = written(page, row).pieces;
    if (pieces.some((p) => /[：:。；]/.test(p.text))) break;
    const below = rows[i + 1]!;
    const height = pieces[0]!.bottom - pieces[0]!.top;
    const beneath = below.pieces[0]!.bottom - below.pieces[0]!.top;
    const close = below.baseline - row.baseline < 1.5 * height && height < 1.1 * beneath;
    if (pieces.length >= 2 || (first === i + 1 && first < body && close)) first = i;
  }
  return first;
}

/** The row with its texts, where it was left without. */
function written(page: PageContent, row: Row): Row {
  if (row.pieces.length !== 1 || row.pieces[0]!.text !== '') return row;
  return { ...row, pieces: [piece(page, row.pieces[0]!.glyphs)] };
}

/** Number of right edges that figures of at least three rows share. */
function sharedEdges(rows: readonly Row[]): number {
  const edges = rows.flatMap((row) => row.pieces.filter((p) => p.figure).map((p) => p.x1));
  edges.sort((a, b) => a - b);
  let shared = 0;
  for (let i = 0; i < edges.length; ) {
    let j = i;
    while (j < edges.length && edges[j]! - edges[i]! <= SAME_EDGE) j++;
    if (j - i >= FEWEST_ROWS) shared++;
    i = j;
  }
  return shared;
}

function rowsOf(page: PageContent, rest: Uint32Array): Row[] {
  const { glyphs } = page;
  const { code, x, y, width, size } = glyphs;
  const order = rest.slice();
  sortBy(order, y);
  const rows: Row[] = [];
  for (let i = 0; i < order.length; ) {
    const first = order[i]!;
    let j = i;
    while (j < order.length && y[order[j]!]! - y[first]! <= 0.5 * size[first]!) j++;
    const line = order.subarray(i, j);
    sortBy(line, x);
    i = j;
    // Cheap refusal before anything is written: prose has no wide gaps.
    const pieces: Piece[] = [];
    let start = 0;
    const cuts: number[] = [];
    for (let k = 1; k < line.length; k++) {
      const a = line[k - 1]!;
      // Right of an amount the next column may begin close by.
      const gap = endsAmount(code, line, k) ? 0.5 : 0.9;
      if (x[line[k]!]! - x[a]! - width[a]! > gap * size[a]!) cuts.push(k);
    }
    if (cuts.length === 0) {
      rows.push({ baseline: y[first]!, pieces: [bare(page, line)], figures: 0 });
      continue;
    }
    for (const cut of [...cuts, line.length]) {
      pieces.push(piece(page, line.slice(start, cut)));
      start = cut;
    }
    rows.push({ baseline: y[first]!, pieces, figures: pieces.filter((p) => p.figure).length });
  }
  return rows;
}

/** Whether the characters before the k-th end an amount: a point and two digits. */
function endsAmount(code: Glyphs['code'], line: Uint32Array, k: number): boolean {
  const digit = (i: number): boolean => code[line[i]!]! >= 0x30 && code[line[i]!]! <= 0x39;
  return k >= 4 && digit(k - 1) && digit(k - 2) && code[line[k - 3]!] === 0x2e && digit(k - 4);
}

/** A whole row in one piece: only its extent matters, its text is never needed here. */
function bare(page: PageContent, line: Uint32Array): Piece {
  const { x, y, width, size } = page.glyphs;
  const last = line.at(-1)!;
  const y0 = y[line[0]!]!;
  return {
    text: '',
    x0: x[line[0]!]!,
    x1: x[last]! + width[last]!,
    top: y0 - 0.88 * size[last]!,
    bottom: y0 + 0.14 * size[last]!,
    figure: false,
    glyphs: line,
  };
}

function piece(page: PageContent, members: Uint32Array): Piece {
  const kept = members.slice();
  const [line] = buildLines(page.glyphs, members, 'cell');
  const text = line?.text ?? '';
  return {
    text,
    x0: line?.x0 ?? 0,
    x1: line?.x1 ?? 0,
    top: (line?.baseline ?? 0) - 0.88 * (line?.size ?? 0),
    bottom: (line?.baseline ?? 0) + 0.14 * (line?.size ?? 0),
    figure: FIGURE.test(text),
    glyphs: kept,
  };
}

/** What a column covers of the page's width. */
type Stretch = [from: number, to: number] & { amounts?: boolean };

/**
 * The columns: the stretches that the rows of figures cover, and those that headings cover where no figure stands below.
 * A heading in the middle of its column may miss its figures at the right edge; it is theirs where no other is.
 */
function stretchesOf(headings: readonly Row[], body: readonly Row[]): Stretch[] {
  const filled: Stretch[] = [];
  const covers = body
    .filter((row) => row.figures >= 1)
    .flatMap((row) => row.pieces)
    .sort((a, b) => a.x0 - b.x0);
  for (const { x0, x1, text } of covers) {
    const last = filled.at(-1);
    if (last && x0 <= last[1]) last[1] = Math.max(last[1], x1);
    else filled.push([x0, x1]);
    if (/[.．]\d\d$/.test(text)) filled.at(-1)!.amounts = true;
  }
  const touches = ([from, to]: Stretch, p: Piece): boolean => p.x0 < to && p.x1 > from;
  const pieces = headings.toReversed().flatMap((row) => row.pieces);
  const bare: Stretch[] = [];
  // The deepest headings come first: a wider one above them heads them all.
  for (const p of pieces)
    if (![...filled, ...bare].some((stretch) => touches(stretch, p))) bare.push([p.x0, p.x1]);
  const orphans = filled.filter((stretch) => stretch.amounts && !pieces.some((p) => touches(stretch, p)));
  const left = orphans.map(
    (orphan) =>
      [...filled, ...bare].filter((stretch) => stretch[1] <= orphan[0]).sort((a, b) => b[1] - a[1])[0],
  );
  if (left.every((stretch) => stretch && bare.includes(stretch)))
    orphans.forEach((orphan, i) => {
      orphan[0] = left[i]![0];
      bare.splice(bare.indexOf(left[i]!), 1);
    });
  return [...filled, ...bare].sort((a, b) => a[0] - b[0]);
}

function build(page: PageContent, rows: readonly Row[], headings: number): PageTable {
  const stretches = stretchesOf(rows.slice(0, headings), rows.slice(headings));
  const xs = [stretches[0]![0]];
  for (let i = 1; i < stretches.length; i++) xs.push((stretches[i - 1]![1] + stretches[i]![0]) / 2);
  xs.push(stretches.at(-1)![1]);
  const columns = stretches.length;

  const cells: PageCell[] = [];
  rows.forEach((row, r) => {
    const taken = new Map<number, { pieces: Piece[]; span: number }>();
    for (const p of row.pieces) {
      const over = stretches.flatMap(([from, to], c) =>
        Math.min(to, p.x1) - Math.max(from, p.x0) > 0.4 * Math.min(to - from, p.x1 - p.x0) ? [c] : [],
      );
      let column = over[0];
      if (column === undefined) {
        const centre = (p.x0 + p.x1) / 2;
        column = 0;
        for (let c = 0; c < columns; c++) if (centre >= xs[c]!) column = c;
      }
      const span = r < headings && over.length > 1 ? over.at(-1)! - column + 1 : 1;
      const there = taken.get(column);
      if (there) there.pieces.push(p);
      else taken.set(column, { pieces: [p], span });
    }
    const top = Math.min(...row.pieces.map((p) => p.top));
    const bottom = Math.max(...row.pieces.map((p) => p.bottom));
    for (let c = 0; c < columns; ) {
      const there = taken.get(c);
      let span = there?.span ?? 1;
      for (let k = 1; k < span; k++) if (taken.has(c + k)) span = k;
      cells.push({
        row: r,
        column: c,
        rowSpan: 1,
        columnSpan: span,
        text: there?.pieces.map((p) => p.text).join(' ') ?? '',
        box: there
          ? shownBox(
              page,
              Math.min(...there.pieces.map((p) => p.x0)),
              top,
              Math.max(...there.pieces.map((p) => p.x1)),
              bottom,
            )
          : shownBox(page, xs[c]!, top, xs[c + span]!, bottom),
      });
      c += span;
    }
  });
  const top = Math.min(...rows[0]!.pieces.map((p) => p.top));
  const bottom = Math.max(...rows.at(-1)!.pieces.map((p) => p.bottom));
  return {
    page: page.number,
    trust: 'aligned',
    rows: rows.length,
    xs,
    top,
    bottom,
    cells,
    box: shownBox(page, xs[0]!, top, xs.at(-1)!, bottom),
  };
}
