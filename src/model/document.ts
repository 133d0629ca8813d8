/** What a reader hands over: blocks of a file in reading order, each knowing where it was printed. */

/**
 * The sheet (数据清单) of a workbook of extracted data that lists every figure once more, with its address: it repeats
 * what the statements and the text state, and is no part of the disclosure.
 */
export const FIGURE_LIST = '数据清单';

/** PDF points, origin at the top left of the page: [x0, y0, x1, y1]. */
export type Box = readonly [number, number, number, number];

/** The physical origin (原文位置) of something printed. */
export interface Place {
  /** Index into the files of the disclosure; 0 unless several files were read together. */
  readonly file?: number;
  /** 1-based page, where the format has pages. */
  readonly page?: number;
  readonly box?: Box;
  /** 1-based line (text) or paragraph (docx, html). */
  readonly line?: number;
  readonly sheet?: string;
  /** A1 reference in a workbook. */
  readonly cell?: string;
}

/** Where a stretch [start, end) of a paragraph's text was printed. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  /** x of the left edge of every character, and of the right edge of the last: end − start + 1 numbers (PDF only). */
  readonly edges?: readonly number[];
}

/**
 * A paragraph joined over its lines and pages. `text` is what a person sees: radicals and compatibility ideographs are
 * already the ordinary characters, spaces kept as the file has them; nothing else is normalised.
 */
export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** In order, covering the text (joins may leave single characters uncovered). */
  readonly spans: readonly Span[];
  /** The file's own heading level (docx style, html h1…h6, markdown #), 1-based, when it has one. */
  readonly level?: number;
  /** Look, where the format tells it: sizes in points. */
  readonly look?: { readonly size?: number; readonly bold?: boolean; readonly centred?: boolean };
}

export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Lines of a wrapped cell joined without a blank (between two Latin words a blank stays). */
  readonly text: string;
  readonly place: Place;
}

/** A grid. Merged cells stand once, at their top left place. `cells` is sorted by row, then column. */
export interface Table {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  /** Pages the table stands on, in order; empty where the format has no pages. */
  readonly pages: readonly number[];
  /**
   * How the grid was known: the format's own cells, drawn lines, or only alignment (low confidence). In a `flattened`
   * table the columns could not be told: it is there to be listed, never to be read.
   */
  readonly trust: 'native' | 'ruled' | 'aligned' | 'flattened';
  readonly place: Place;
  /** Sheet name of a workbook's table. */
  readonly sheet?: string;
}

export type Block = Paragraph | Table;

/** Kinds of source: formats that are read alike are one (odt is docx, every workbook xlsx). */
export const SOURCE_FORMATS = ['pdf', 'docx', 'xlsx', 'html', 'text', 'json'] as const;
export type SourceFormat = (typeof SOURCE_FORMATS)[number];

/** Something about the file that a reader must tell its user, though the file could be read. */
export interface ReaderRemark {
  readonly code:
    | 'scanned-page'
    | 'encrypted'
    | 'damaged'
    | 'truncated'
    | 'text-order'
    | 'skipped'
    | 'aligned-table'
    | 'traditional-script'
    /** A document to hold it against could not be read. */
    | 'companion';
  /** One sentence in Chinese. */
  readonly message: string;
  readonly place?: Place;
}

/** A note in the file itself that lets findings on a line stand, with a reason. */
export interface Suppression {
  /** Rule, group or glob. */
  readonly rule: string;
  readonly reason: string;
  /** The line that it speaks of. */
  readonly line: number;
}

export interface SourceDocument {
  readonly format: SourceFormat;
  /** The path as the user gave it. */
  readonly file: string;
  /** Number of pages; absent where the format has none. */
  readonly pages?: number;
  /** Title from the file's own metadata or the page's title, when present. */
  readonly title?: string;
  readonly blocks: readonly Block[];
  readonly remarks: readonly ReaderRemark[];
  readonly suppressions?: readonly Suppression[];
}

/** A file that cannot be read at all. `message` is one clear sentence in Chinese for the user. */
export class UnreadableError extends Error {
  constructor(
    readonly code:
      | 'empty'
      | 'not-found'
      | 'no-permission'
      | 'unknown-format'
      | 'damaged'
      | 'encrypted'
      | 'too-large'
      | 'scanned'
      | 'not-a-disclosure'
      | 'unsupported',
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableError';
  }
}

/**
 * The place of the stretch [start, end) of a paragraph: the span(s) it touches, boxes united on the first page it
 * stands on (a stretch broken over lines gets the first line's box; `placesOf` gives all).
 */
export function placeOf(paragraph: Paragraph, start = 0, end = paragraph.text.length): Place {
  return placesOf(paragraph, start, end)[0] ?? paragraph.spans[0]?.place ?? {};
}

/** One place for each printed line that the stretch [start, end) touches. */
export function placesOf(paragraph: Paragraph, start: number, end: number): Place[] {
  const places: Place[] = [];
  for (const span of paragraph.spans) {
    const from = Math.max(start, span.start);
    const to = Math.min(end, span.end);
    if (from >= to) continue;
    const { place, edges } = span;
    if (edges && hasBox(place)) {
      const { box } = place;
      const x0 = edges[from - span.start] ?? box[0];
      const x1 = edges[to - span.start] ?? box[2];
      places.push({ ...place, box: [x0, box[1], x1, box[3]] });
    } else places.push(place);
  }
  return places;
}

function hasBox(place: Place): place is Place & { readonly box: Box } {
  return place.box !== undefined;
}
