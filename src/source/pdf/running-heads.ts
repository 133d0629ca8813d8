import type { PageLayout, PageLine } from './page-parts.ts';

/** The strips at the top and bottom of a page in which heads, feet and page numbers stand, as shares of its height. */
const STRIP = 0.11;

const PAGE_NUMBER =
  /^[-–—－─·•~～\s]*(第\s*)?([0-9０-９]{1,4}|[ivxlIVXLⅠ-ⅻ]{1,6})\s*页?\s*([/／,，]?\s*共?\s*[0-9０-９]{1,4}\s*页?)?[-–—－─·•~～\s]*$/;

/** The pages without running heads, running feet and page numbers. */
export function dropRunningHeads(pages: readonly PageLayout[]): PageLayout[] {
  // A head is what stands at the same height with the same words (page numbers aside) on several pages.
  const seen = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(page.lines.filter((l) => inStrip(page, l)).map((l) => keyOf(page, l))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const often = Math.max(3, Math.ceil(pages.length / 4));
  return pages.map((page) => {
    const lines = page.lines.filter((line) => {
      if (isPageNumber(page, line)) return false;
      if (!inStrip(page, line)) return true;
      return (seen.get(keyOf(page, line)) ?? 0) < often;
    });
    return lines.length === page.lines.length ? page : { ...page, lines };
  });
}

/** In the strip of a height, with nothing but other strip lines between it and the page's edge. */
function inStrip(page: PageLayout, line: PageLine, strip = STRIP * page.height): boolean {
  const top = line.baseline < strip;
  const bottom = line.baseline > page.height - strip;
  if (!top && !bottom) return false;
  return !page.tables.some((t) => (top ? t.top < line.baseline - line.size : t.bottom > line.baseline));
}

/** A page laid across has its number as far from the edge as an upright one. */
function isPageNumber(page: PageLayout, line: PageLine): boolean {
  const strip = STRIP * Math.max(page.width, page.height);
  if (!PAGE_NUMBER.test(line.text) || !inStrip(page, line, strip)) return false;
  const bottom = line.baseline > page.height / 2;
  return !page.lines.some(
    (other) =>
      other !== line && (bottom ? other.baseline > line.baseline + 2 : other.baseline < line.baseline - 2),
  );
}

function keyOf(page: PageLayout, line: PageLine): string {
  const fromEdge = line.baseline < page.height / 2 ? line.baseline : line.baseline - page.height - 10_000;
  return `${Math.round(fromEdge / 6)} ${line.text.replace(/[\d\s]+/g, '#')}`;
}
