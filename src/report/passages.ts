import type { NarrativeParagraph } from '../model/disclosure.ts';
import { type Box, type Paragraph, type Place, placesOf } from '../model/document.ts';

/** What stands around a quote, and every line that it was printed on. */
export interface Passage {
  /** The paragraph's words before and after the quote. */
  readonly prefix: string;
  readonly suffix: string;
  /** The quote's lines in order, where the format has pages. */
  readonly lines: readonly Place[];
}

/** Finds the paragraph (段落) that a quote stands in. */
export class Passages {
  private readonly byPlace = new Map<string, Set<Paragraph>>();

  constructor(paragraphs: readonly NarrativeParagraph[]) {
    for (const { paragraph } of paragraphs)
      for (const { place } of paragraph.spans) {
        const there = this.byPlace.get(key(place));
        if (there) there.add(paragraph);
        else this.byPlace.set(key(place), new Set([paragraph]));
      }
  }

  /** The passage of a quote printed at or near a place; the nearest where its words stand there more than once. */
  around(place: Place, quote: string): Passage | undefined {
    if (quote === '') return undefined;
    let nearest: Passage | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const paragraph of this.byPlace.get(key(place)) ?? []) {
      const { text } = paragraph;
      // A cell of a table has a box that no line of a paragraph touches.
      if (
        place.box &&
        !paragraph.spans.some((s) => s.place.page === place.page && touch(s.place.box, place.box))
      )
        continue;
      for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
        const end = at + quote.length;
        const lines = placesOf(paragraph, at, end);
        const away = Math.min(...lines.map((line) => distance(line, place)));
        if (away >= least && nearest) continue;
        least = away;
        nearest = { prefix: text.slice(0, at), suffix: text.slice(end), lines };
      }
    }
    return nearest;
  }
}

function key({ file, page, line }: Place): string {
  return `${file ?? 0} ${page === undefined ? `line ${line}` : page}`;
}

/** Points between the middles of two boxes, lines counting more than columns. */
function distance(a: Place, b: Place): number {
  if (!a.box || !b.box) return 0;
  const pages = Math.abs((a.page ?? 0) - (b.page ?? 0)) * 1e6;
  const down = Math.abs(a.box[1] + a.box[3] - b.box[1] - b.box[3]);
  return pages + down * 1e3 + Math.abs(a.box[0] + a.box[2] - b.box[0] - b.box[2]);
}

/** Whether two boxes share more than an edge. */
export function touch(a: Box | undefined, b: Box | undefined): boolean {
  if (!a || !b) return false;
  return (
    Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 0.5 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.5
  );
}
