import type { Box } from '../../model/document.ts';

/**
 * The visible characters of a page in parallel arrays (one object per glyph would cost more than reading it). Points,
 * origin at the top left, in reading orientation: a page whose text runs sideways has been turned.
 */
export interface Glyphs {
  readonly count: number;
  /** Unicode code point, mended. */
  readonly code: Uint32Array;
  /** Left end of the character on its baseline. */
  readonly x: Float64Array;
  /** The baseline, growing downwards. */
  readonly y: Float64Array;
  /** Advance width. */
  readonly width: Float64Array;
  /** Printed size of the font. */
  readonly size: Float64Array;
  /** Bits: see `BOLD`, `SPACED`. */
  readonly flags: Uint8Array;
  /** Number of the text object that printed it: glyphs of one object stand side by side. */
  readonly run: Uint32Array;
}

/** The glyph is bold. */
export const BOLD = 1;
/** A blank of the file's own stands before the glyph. */
export const SPACED = 2;

/** Drawn straight lines, in triples: place across the line, from, to. */
export interface Rules {
  readonly horizontal: number[];
  readonly vertical: number[];
}

/** What is printed on one page, before anything is understood. */
export interface PageContent {
  /** 1-based. */
  readonly number: number;
  /** Size in reading orientation. */
  readonly width: number;
  readonly height: number;
  /** Quarter turns clockwise that brought the page, as a viewer shows it, into reading orientation. */
  readonly turned: 0 | 1 | 2 | 3;
  readonly glyphs: Glyphs;
  readonly rules: Rules;
  /** Share of the page that pictures cover, 0 to 1 and more where they overlap. */
  readonly pictured: number;
  /** Glyphs left out because they run in another direction than the page's text (watermarks, margin notes). */
  readonly skipped: number;
  /** Glyphs for which the file gives no character. */
  readonly unmapped: number;
}

/** A box of the reading orientation as the viewer of the page sees it. */
export function shownBox(page: PageContent, x0: number, y0: number, x1: number, y1: number): Box {
  const { width: w, height: h } = page;
  switch (page.turned) {
    case 0:
      return box(x0, y0, x1, y1);
    case 1: // reading X = h' − y, Y = x, with h' the shown height = w
      return box(y0, w - x1, y1, w - x0);
    case 2:
      return box(w - x1, h - y1, w - x0, h - y0);
    case 3: // reading X = y, Y = w' − x, with w' the shown width = h
      return box(h - y1, x0, h - y0, x1);
  }
}

function box(x0: number, y0: number, x1: number, y1: number): Box {
  return [round(x0), round(y0), round(x1), round(y1)];
}

/** Hundredths of a point: finer digits are noise and would make outputs differ between machines. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
