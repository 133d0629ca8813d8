/**
 * A statement whose columns a copy pressed together: one blank between cells, empty cells gone. Where all rows have the
 * same cells the columns can be told; where they have not, a figure's column is anybody's guess and the table stays
 * unread, as one block, so that none of its rows is taken for a heading or a sentence.
 */
import type { Cell, Table } from '../../model/document.ts';
import { beginsAnew } from './continuation.ts';
import { type Line, widthOf } from './lines.ts';
import { placeOfLine } from './text-tables.ts';

const NUMBER = /^[-−]?\d[\d,]*(?:\.\d+)?%?$|^(?:—|--|——|-)$/;
const CODE = /^\d{3}(?:\d\d){0,2}$/;
/** Punctuation of sentences: no row of a statement has it. */
const SENTENCE = /[。；，！？]|\d\s*(?:[万亿]元|人次|辆)/;
/** Lines of figures that make a table; fewer may be chance. */
const FEWEST = 3;
const MOST = 600;
/** A label or a heading is no longer than this, in columns. */
const LABEL = 60;

/** What a line's pieces are: C a code, W words, N a number. */
interface Row {
  readonly line: Line;
  readonly kinds: string;
  readonly pieces: readonly string[];
}

/** The table that begins at line `from`, and the index of the line behind it; undefined where none does. */
export function flattenedTable(
  lines: readonly Line[],
  from: number,
  paged: boolean,
): { readonly table: Table; readonly end: number } | undefined {
  const rows: Row[] = [];
  let end = from;
  let figured = 0;
  for (let i = from; i < lines.length && rows.length < MOST; i++) {
    const { raw } = lines[i]!;
    if (raw.trim() === '') {
      if (i > from && lines[i - 1]!.raw.trim() === '') break;
      continue;
    }
    if (!mayBelong(raw, rows.length > 0)) break;
    const row = rowOf(lines[i]!);
    rows.push(row);
    if (isFigured(row)) {
      figured++;
      end = i + 1;
    } else if (figured === 0 && rows.length > 6) return undefined;
  }
  while (rows.length > 0 && !isFigured(rows.at(-1)!)) rows.pop();
  if (figured < FEWEST || figured < rows.length / 3) return undefined;
  return { table: tableOf(rows, paged), end };
}

function mayBelong(raw: string, inside: boolean): boolean {
  const text = raw.trim();
  if (SENTENCE.test(text) || /[\t|]/.test(raw)) return false;
  const row = rowOf({ raw } as Line);
  if (isFigured(row)) return true;
  if (widthOf(text) > (row.pieces.length > 2 ? 2 * LABEL : LABEL) || /表$|[：:]/.test(text)) return false;
  // Headings of columns begin a table; within it a label may stand alone.
  return inside ? !beginsAnew(text) || row.kinds.length > 1 : row.pieces.length >= 3;
}

function rowOf(line: Line): Row {
  const pieces: string[] = [];
  let kinds = '';
  const words = line.raw.trim().split(/[\s\u3000]+/);
  words.forEach((word, i) => {
    // A code is followed by its name.
    const coded = CODE.test(word) && i + 1 < words.length && !NUMBER.test(words[i + 1]!);
    kinds += !NUMBER.test(word) ? 'W' : coded ? 'C' : 'N';
    pieces.push(word);
  });
  return { line, kinds, pieces };
}

/** At least two numbers, one of which is no code. */
function isFigured({ kinds }: Row): boolean {
  return /N/.test(kinds) && kinds.replaceAll('W', '').length >= 2;
}

function tableOf(rows: readonly Row[], paged: boolean): Table {
  const figured = rows.filter(isFigured).map(merged);
  const shape = mostFrequent(figured.map((row) => row.kinds));
  const columns = shape.length;
  const laid = rows.map((row) => laidOut(row, shape));
  // Without a heading for every column nobody knows what the figures are.
  const headed = rows.some((row) => !/[NC]/.test(row.kinds) && row.pieces.length === columns);
  const told = headed && laid.every((cells) => cells !== undefined);
  const cells = rows.flatMap(({ line, pieces }, r) =>
    (told ? laid[r]! : pieces).map(
      (text, column): Cell => ({
        row: r,
        column,
        rowSpan: 1,
        columnSpan: 1,
        text,
        place: placeOfLine(line, paged),
      }),
    ),
  );
  return {
    kind: 'table',
    rows: rows.length,
    columns: told ? columns : Math.max(...rows.map((row) => row.pieces.length)),
    cells,
    pages: paged ? [...new Set(rows.map((row) => row.line.page))] : [],
    trust: told ? 'aligned' : 'flattened',
    place: placeOfLine(rows[0]!.line, paged),
  };
}

/** Words that stand side by side are one label. */
function merged({ line, kinds, pieces }: Row): Row {
  const joined: string[] = [];
  let shape = '';
  pieces.forEach((piece, i) => {
    if (kinds[i] === 'W' && shape.endsWith('W')) joined[joined.length - 1] += piece;
    else {
      joined.push(piece);
      shape += kinds[i];
    }
  });
  return { line, kinds: shape, pieces: joined };
}

function mostFrequent(shapes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const shape of shapes) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  // Of shapes alike in number the wider: a total has no code.
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]![0];
}

/** A row's cells by column, or undefined where it does not say which is which. */
function laidOut(row: Row, shape: string): string[] | undefined {
  // Headings of columns, as many as there are columns.
  if (!/[NC]/.test(row.kinds)) {
    if (row.pieces.length === shape.length) return [...row.pieces];
    const label = Math.max(0, shape.indexOf('W'));
    return [...Array.from({ length: label }, () => ''), row.pieces.join('')];
  }
  // A total has no code; no number may be missing, nor stand where another belongs.
  const { kinds, pieces } = merged(row);
  const cells: string[] = [];
  let next = 0;
  for (const kind of shape) {
    if (kinds[next] === kind) cells.push(pieces[next++]!);
    else if (kind === 'C') cells.push('');
    else return numbered(kinds, pieces, shape);
  }
  return next === kinds.length ? cells : numbered(kinds, pieces, shape);
}

/** 栏次 1 2 3 …: the columns of figures numbered. */
function numbered(kinds: string, pieces: readonly string[], shape: string): string[] | undefined {
  const lead = shape.length - pieces.filter((_, i) => kinds[i] === 'N').length;
  if (!/^W?N+$/.test(kinds) || !/^[CW]+N+$/.test(shape) || shape.indexOf('N') !== lead) return undefined;
  const words = kinds.startsWith('W') ? [pieces[0]!] : [];
  return [...words, ...Array.from({ length: lead - words.length }, () => ''), ...pieces.slice(words.length)];
}
