import type { Paragraph, Span } from '../../model/document.ts';
import type { PageLayout, PageLine } from './page-parts.ts';

/** The left and right ends of the running text on a page. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  /** Usual distance of baselines; 0 when unknown. */
  readonly pitch: number;
}

/** Lines with fewer characters than this do not show where the right margin is. */
const TELLING_LINE = 14;

/** Beginnings of an item of its own: an ordinal, a note. */
export const NUMBERED =
  /^(第[一二三四五六七八九十百零〇\d]+(部分|章|节|条)|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|[（(]\d{1,2}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳]|注\d?[：:]|说明[：:]|附件\d*[：:])/;
const SENTENCE_END = /[。；;：:！!？?…”）)]$/;
const LEADER = /[.．…·]{3,}\s*\d{1,4}$/;

/** The measures of all pages; a page with little text takes that of the others of its width. */
export function measuresOf(pages: readonly PageLayout[]): Measure[] {
  const own = pages.map(measureOf);
  return pages.map((page, i) => {
    if (own[i]) return own[i];
    const alike = own.filter((m, k): m is Measure => m !== undefined && pages[k]!.width === page.width);
    if (alike.length > 0) {
      return {
        left: median(alike.map((m) => m.left)),
        right: median(alike.map((m) => m.right)),
        pitch: median(alike.map((m) => m.pitch)),
      };
    }
    // Nothing but a table or a title on pages of this size: the margins of the paper.
    const { tables, lines } = page;
    const edges = [...tables.flatMap((t) => [t.xs[0]!, t.xs.at(-1)!]), ...lines.flatMap((l) => [l.x0, l.x1])];
    return {
      left: Math.min(page.width * 0.12, ...edges),
      right: Math.max(page.width * 0.88, ...edges),
      pitch: 0,
    };
  });
}

function measureOf(page: PageLayout): Measure | undefined {
  const long = page.lines.filter((l) => l.text.length >= TELLING_LINE && l.x1 - l.x0 > 0.5 * page.width);
  // Titles and contents end where they end; only sentences are broken at the margin.
  if (long.length < 3 || page.lines.filter((l) => /[，。；]/.test(l.text)).length < 2) return undefined;
  const rights = long.map((l) => l.x1).sort((a, b) => a - b);
  const lefts = long.map((l) => l.x0).sort((a, b) => a - b);
  const gaps: number[] = [];
  for (let i = 1; i < long.length; i++) {
    const gap = long[i]!.baseline - long[i - 1]!.baseline;
    if (gap > 0.9 * long[i]!.size && gap < 4 * long[i]!.size) gaps.push(gap);
  }
  return {
    left: lefts[Math.floor(lefts.length * 0.1)]!,
    // Hanging punctuation makes single lines longer than the measure.
    right: rights[Math.floor(rights.length * 0.8)]!,
    pitch: gaps.length > 0 ? median(gaps) : 0,
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Whether a line stands in the middle of the measure, with room at both sides. */
function isCentred(line: PageLine, measure: Measure): boolean {
  const middle = (measure.left + measure.right) / 2;
  return (
    Math.abs((line.x0 + line.x1) / 2 - middle) < 0.06 * (measure.right - measure.left) &&
    line.x0 - measure.left > 2.6 * line.size
  );
}

/** Whether `line` goes on the paragraph that ends with `before`. */
export function goesOn(before: PageLine, line: PageLine, beforeIn: Measure, lineIn: Measure): boolean {
  const em = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > 0.15 * em) return false;
  if (LEADER.test(before.text) || LEADER.test(line.text)) return false;
  if (before.page === line.page) {
    const gap = line.baseline - before.baseline;
    if (gap < 0.5 * em) return false; // left and right parts of one line
    if (gap > Math.max(2.6 * em, 1.7 * beforeIn.pitch)) return false;
  }
  // Did the line end where the margin made it end? Then the next word would not have fitted.
  const room = beforeIn.right - before.x1;
  // Where a sentence ends there, the end is more likely that of the paragraph.
  const full = room < (SENTENCE_END.test(before.text) ? 1.3 * em : line.firstWord + em);
  if (!full) return false;
  const centredBefore = isCentred(before, beforeIn);
  const centred = isCentred(line, lineIn);
  if (before.bold !== line.bold && isTitleLike((before.bold ? before : line).text)) return false;
  if (NUMBERED.test(line.text) && SENTENCE_END.test(before.text)) return false;
  if (centred && (centredBefore || line.text.length < 10) && isTitleLike(before.text))
    return !SENTENCE_END.test(before.text);
  const indent = line.x0 - lineIn.left;
  if (indent > 1.2 * em) {
    // A numbered heading that merely comes near the margin, and the indented paragraph below it.
    if (NUMBERED.test(before.text) && isTitleLike(before.text) && room > em) return false;
    // Indented: a new paragraph, unless the whole paragraph is set in (both lines begin at the same place).
    return Math.abs(line.x0 - before.x0) < 0.5 * em && !SENTENCE_END.test(before.text);
  }
  return true;
}

function isTitleLike(text: string): boolean {
  return text.length < 60 && !/[。；，]/.test(text);
}

/** Lines of one paragraph as the document model wants them. */
export function writeParagraph(
  lines: readonly PageLine[],
  measureAt: (line: PageLine) => Measure,
): Paragraph {
  let text = '';
  const spans: Span[] = [];
  let bold = 0;
  let weight = 0;
  for (const line of lines) {
    if (text !== '' && /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text)) text += ' ';
    const start = text.length;
    text += line.text;
    spans.push({
      start,
      end: text.length,
      place: { page: line.page, box: line.box },
      // On a page that was turned the edges run along another side than the box as shown: the whole line is the place.
      ...(Math.abs(line.x0 - line.box[0]) < 0.1 ? { edges: line.edges } : {}),
    });
    weight += line.text.length;
    if (line.bold) bold += line.text.length;
  }
  const first = lines[0]!;
  const centred =
    lines.length <= 3 && isCentred(lines.at(-1)!, measureAt(lines.at(-1)!)) && isTitleLike(text);
  return {
    kind: 'paragraph',
    text,
    spans,
    look: {
      size: first.size,
      ...(bold * 2 > weight ? { bold: true } : {}),
      ...(centred ? { centred: true } : {}),
    },
  };
}
