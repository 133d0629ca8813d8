/** Twips of so many millimetres. */
function millimetres(length: number): number {
  return Math.round((length * 1440) / 25.4);
}

/** A page of a section, in twips. */
export interface PageShape {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  /** From the footer to the edge of the sheet. */
  readonly footer: number;
}

const A4 = { short: 11906, long: 16838 } as const;
const edges = (top: number, bottom: number, left: number, right: number, footer: number) => ({
  top: millimetres(top),
  bottom: millimetres(bottom),
  left: millimetres(left),
  right: millimetres(right),
  footer: millimetres(footer),
});

/**
 * Pages of the text (GB/T 9704), of statements, and of statements laid across. The numbers of pages stand at one height
 * on all of them.
 */
export const PAGES = {
  text: { width: A4.short, height: A4.long, ...edges(37, 35, 28, 26, 23) },
  upright: { width: A4.short, height: A4.long, ...edges(25, 30, 18, 18, 23) },
  across: { width: A4.long, height: A4.short, ...edges(16, 30, 20, 20, 23) },
} as const satisfies Readonly<Record<string, PageShape>>;

/** Width of the text, in twips. */
export function textWidth(page: PageShape): number {
  return page.width - page.left - page.right;
}

/** Height of the text, in twips. */
export function textHeight(page: PageShape): number {
  return page.height - page.top - page.bottom;
}
