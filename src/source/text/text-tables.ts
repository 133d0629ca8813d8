/** The tables of a text: tab-separated lines, Markdown's pipes, and columns aligned with blanks. */
import type { Cell, Place, Table } from '../../model/document.ts';
import { hasOrdinal } from './continuation.ts';
import { type Line, widthOf, widthOfUnit } from './lines.ts';

/** Where a line stands. */
export function placeOfLine(line: Line, paged: boolean): Place {
  return paged ? { page: line.page, line: line.number } : { line: line.number };
}

/** A table from lines and the texts of their cells, each one grid place. */
export function tableOfRows(
  rows: readonly { readonly line: Line; readonly cells: readonly string[] }[],
  paged: boolean,
  trust: Table['trust'] = 'native',
): Table {
  const cells = rows.flatMap(({ line, cells }, row) =>
    cells.map(
      (text, column): Cell => ({
        row,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text: text.trim(),
        place: placeOfLine(line, paged),
      }),
    ),
  );
  return {
    kind: 'table',
    rows: rows.length,
    columns: rows.reduce((most, row) => Math.max(most, row.cells.length), 0),
    cells,
    pages: paged ? [...new Set(rows.map((row) => row.line.page))] : [],
    trust,
    place: placeOfLine(rows[0]!.line, paged),
  };
}

const BARE_ORDINAL =
  /^(?:第[一二三四五六七八九十]+(?:部分|章|节|条)|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、]|[①-⑳]|[-*•●◆■□▪►➢★☆·]|注\s*\d*[：:])$/;

/**
 * Whether consecutive lines with tabs are no table: contents with page numbers, items whose number a word processor set
 * off, paragraphs set in by a tab.
 */
export function isTabbedProse(lines: readonly Line[]): boolean {
  const rows = lines.map((line) => line.raw.split('\t').map((field) => field.trim()));
  const filled = rows.map((row) => row.filter((field) => field !== ''));
  if (filled.every((row) => row.length <= 1)) {
    // One text to a line, behind tabs as many as set a paragraph in; more would leave columns empty.
    return rows.every((row) => row.length <= 3);
  }
  if (filled.every((row) => row.length === 2 && BARE_ORDINAL.test(row[0]!))) return true;
  const contents = filled.filter(
    (row) =>
      row.length === 2 && /^\d{1,3}$/.test(row[1]!) && (hasOrdinal(row[0]!) || /^(?:第|《|附)/.test(row[0]!)),
  );
  return contents.length === filled.length && isRising(contents.map((row) => Number(row[1])));
}

function isRising(numbers: readonly number[]): boolean {
  return numbers.every((n, i) => i === 0 || n >= numbers[i - 1]!);
}

/** The cells of a row that Markdown bars (`|`) part; an escaped bar is a character. */
export function pipeCells(raw: string): string[] {
  const inner = raw
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  // Few cells have an escaped bar or a mark-up of their own.
  if (!/[\\<]/.test(inner)) return inner.split('|');
  return inner
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').replace(/\s*<br\s*\/?>\s*/gi, ''));
}

/** The line under the heads of a Markdown table: |---|:--:|. */
export function isPipeRule(raw: string): boolean {
  return /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/.test(raw) && raw.includes('-');
}

/** Fewer lines that agree may do so by chance. */
const FEWEST_ROWS = 3;
/** A longer table is read in parts. */
const MOST_ROWS = 500;
/** Blank columns between two columns of a table at least. */
const GAP = 2;
const FIGURE = /^[-−–－+(（]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?[%％)）]?$|^(?:—|－|-|--|——|——)$/;

/** What begins further right than this is set there on purpose. */
const RIGHT_HALF = 24;

interface Piece {
  readonly text: string;
  /** Columns, as `Cells` counts them. */
  readonly from: number;
  readonly to: number;
}

/** How a writer counted the columns it aligned: wide characters as two (a screen), or each as one (pdftotext). */
type Cells = 'wide' | 'each';

/** A line's pieces between runs of at least two blanks. */
function piecesOf(raw: string, cells: Cells): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let blanks = GAP;
  let start = -1;
  let begin = 0;
  let end = 0;
  let endAt = 0;
  const push = (): void => {
    if (start >= 0) pieces.push({ text: raw.slice(start, end), from: begin, to: endAt });
    start = -1;
  };
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    const width = cells === 'each' ? 1 : widthOfUnit(code);
    if (code === 0x20 || code === 0xa0 || code === 0x3000) blanks += width;
    else {
      if (blanks >= GAP) {
        push();
        start = i;
        begin = at;
      }
      blanks = 0;
      end = i + 1;
      endAt = at + width;
    }
    at += width;
  }
  push();
  return pieces;
}

/**
 * The table that begins at line `from` when at least three lines from there agree on columns (as `pdftotext -layout`
 * writes them), and the index of the first line behind it. A guess, made only where figures stand in columns: prose is
 * never taken for a table.
 */
export function alignedTable(lines: readonly Line[], from: number, paged: boolean): Aligned | undefined {
  // What was aligned in one way does not agree in the other; the reading that explains most is right. Over a page a table
  // goes on when its columns do.
  let best: Aligned | undefined;
  for (const counting of ['each', 'wide'] as const) {
    const found =
      (paged ? alignedBy(counting, lines, from, paged, true) : undefined) ??
      alignedBy(counting, lines, from, paged, false);
    if (found && (!best || size(found) > size(best))) best = found;
  }
  return best;
}

interface Aligned {
  readonly table: Table;
  /** Index of the line behind it. */
  readonly end: number;
}

function size({ table }: Aligned): number {
  return table.rows * table.columns;
}

function alignedBy(
  counting: Cells,
  lines: readonly Line[],
  from: number,
  paged: boolean,
  overPages: boolean,
): Aligned | undefined {
  const rows: { line: Line; pieces: Piece[] }[] = [];
  let end = from;
  let blanks = 0;
  for (let i = from; i < lines.length && rows.length < MOST_ROWS; i++) {
    const line = lines[i]!;
    if (line.raw.trim() === '') {
      if (++blanks > 1) break;
      continue;
    }
    if (line.raw.includes('\t') || (!overPages && line.page !== lines[from]!.page)) break;
    const pieces = piecesOf(line.raw, counting);
    if (pieces.some(isProse)) break;
    if (pieces.length < 2 && (rows.length === 0 || !isSingle(pieces[0]!))) break;
    blanks = 0;
    rows.push({ line, pieces });
    if (pieces.length >= 2) end = i + 1;
  }
  while (rows.length > 0 && rows.at(-1)!.pieces.length < 2) rows.pop();
  if (rows.length < FEWEST_ROWS) return undefined;
  // Columns are what the rows of figures cover; heads may stand over several.
  const figured = rows.filter((row) => row.pieces.length >= 2 && row.pieces.some((p) => FIGURE.test(p.text)));
  if (figured.length < FEWEST_ROWS) return undefined;
  const stretches: [number, number][] = [];
  for (const [a, b] of figured
    .flatMap((row) => row.pieces.map((p): [number, number] => [p.from, p.to]))
    .sort((x, y) => x[0] - y[0])) {
    const before = stretches.at(-1);
    if (before && a < before[1] + 1) before[1] = Math.max(before[1], b);
    else stretches.push([a, b]);
  }
  const columns = stretches.length;
  if (columns < 2) return undefined;
  // Where one stretch swallows several pieces of a line the lines do not agree.
  const agreeing = figured.filter((row) => {
    const taken = row.pieces.map((p) => columnOf(stretches, p));
    return new Set(taken).size === taken.length;
  });
  if (agreeing.length < FEWEST_ROWS || agreeing.length < figured.length) return undefined;
  const figuresIn = stretches.filter(
    (stretch) =>
      figured.filter((row) =>
        row.pieces.some((p) => FIGURE.test(p.text) && p.from >= stretch[0] && p.to <= stretch[1]),
      ).length >= FEWEST_ROWS,
  );
  if (figuresIn.length === 0 || isContents(figured.map((row) => row.pieces))) return undefined;
  const texts = rows.map(({ line, pieces }) => {
    const cells = new Array<string>(columns).fill('');
    for (const piece of pieces) {
      const column = columnOf(stretches, piece);
      cells[column] = cells[column] === '' ? piece.text : `${cells[column]} ${piece.text}`;
    }
    return { line, cells };
  });
  return { table: tableOfRows(texts, paged, 'aligned'), end };
}

/** Wider than any label, with a sentence in it. */
function isProse(piece: Piece): boolean {
  return widthOf(piece.text) > 50 && /[，。；]/.test(piece.text);
}

/**
 * A line with one piece within a table: the rest of a label, or a right half whose left half is blank. Titles of the
 * next table are neither.
 */
function isSingle(piece: Piece): boolean {
  if (widthOf(piece.text) > 50 || /[，。；：:]|表$|^第.{1,3}部分/.test(piece.text)) return false;
  return piece.from >= RIGHT_HALF || !hasOrdinal(piece.text);
}

function columnOf(stretches: readonly (readonly [number, number])[], piece: Piece): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  stretches.forEach(([from, to], column) => {
    const shared = Math.min(to, piece.to) - Math.max(from, piece.from);
    if (shared > most) {
      most = shared;
      best = column;
    }
  });
  return best;
}

function isContents(rows: readonly (readonly Piece[])[]): boolean {
  return rows.every(
    (row) =>
      row.length === 2 &&
      /^\d{1,3}$/.test(row[1]!.text) &&
      /^(?:第|《|附)|^[一二三四五六七八九十（(]/.test(row[0]!.text),
  );
}
