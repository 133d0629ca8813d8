/**
 * The text reader (txt, md): files that an editor, a converter or an optical reader wrote. A text has no structure but
 * its lines, so what is certain is taken (tabs, Markdown) and what is likely is weighed (`continuation`, aligned
 * columns); in doubt a line stays a paragraph of its own.
 */
import {
  type Block,
  type Paragraph,
  type ReaderRemark,
  type SourceDocument,
  type Span,
  type Suppression,
  UnreadableError,
} from '../../model/document.ts';
import { decodeText } from '../decode-text.ts';
import { mendCharacters } from '../mend-characters.ts';
import { goesOn, measureOf } from './continuation.ts';
import { flattenedTable } from './flattened-table.ts';
import { type Line, linesOf } from './lines.ts';
import {
  alignedTable,
  isPipeRule,
  isTabbedProse,
  pipeCells,
  placeOfLine,
  tableOfRows,
} from './text-tables.ts';

/**
 * Reads a plain or Markdown text. `file` is the path as the user gave it and only labels the result. Places count lines
 * from 1 and, where the text has form feeds, pages.
 *
 * @throws UnreadableError `empty`; `unknown-format` for what no encoding makes a text of.
 */
export function readText(bytes: Uint8Array, file: string): SourceDocument {
  const { text, damaged } = decodeText(bytes);
  if (text.trim() === '')
    throw new UnreadableError(
      'empty',
      bytes.length === 0 ? '文件是空的（0 字节）。' : '文件是空的（里面只有空白）。',
    );
  const lines = linesOf(mendCharacters(text));
  const pages = lines.at(-1)!.page;
  const reading = new TextBlocks(lines, pages > 1);
  const blocks = reading.read();
  const remarks: ReaderRemark[] = [];
  if (damaged)
    remarks.push({ code: 'damaged', message: '文件中有个别字节不是文字，可能已损坏，显示为“\ufffd”。' });
  for (const block of blocks) {
    if (block.kind !== 'table' || block.trust === 'native') continue;
    remarks.push({
      code: 'aligned-table',
      message:
        block.trust === 'flattened'
          ? `第 ${block.place.line} 行起的表格各列挤在一起，空格子没有留下，分不清哪个数在哪一列，没有读。`
          : `第 ${block.place.line} 行起的表格没有框线，按文字对齐推断行列，可能有误。`,
      place: block.place,
    });
  }
  for (const line of reading.unreasoned)
    remarks.push({
      code: 'skipped',
      message: '忽略注记没有写理由，没有生效；请在规则名后写“：理由”。',
      place: placeOfLine(line, pages > 1),
    });
  if (reading.pictures.length > 0) {
    const first = reading.pictures[0]!;
    remarks.push({
      code: 'skipped',
      message: `文中有 ${reading.pictures.length} 张图片，图中的文字和表格未能读取。`,
      place: placeOfLine(first, pages > 1),
    });
  }
  const title = blocks.find(
    (block): block is Paragraph => block.kind === 'paragraph' && block.level === 1,
  )?.text;
  return {
    format: 'text',
    file,
    ...(pages > 1 ? { pages } : {}),
    ...(title === undefined ? {} : { title }),
    blocks,
    remarks,
    ...(reading.suppressions.length > 0 ? { suppressions: reading.suppressions } : {}),
  };
}

/** A note that lets findings on the next line stand: <!-- 明账忽略 text/share：见批复 -->. */
const SUPPRESSION = /^<!--\s*(?:明账忽略|mingzhang-ignore)\s+([\w/*-]+)\s*[:：]?\s*(.*?)\s*-->$/;

/** A page number at the foot of a page, and nothing else. */
const PAGE_NUMBER =
  /^(?:[-—–－·]\s*\d{1,4}\s*[-—–－·]|\d{1,4}|第\s*\d{1,4}\s*页(?:[\s，,]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*\/\s*\d{1,4})$/;
/** Markdown's images; their text is a name, not something printed. */
const PICTURE = /^!\[[^\]]*\]\([^)]*\)$/;
/** A line of rules: ---, ***, ===. */
const RULE = /^\s*([-*_=])(?:\s*\1){2,}\s*$/;

/** No paragraph has more lines; a file that seems to is something else, and slow to weigh. */
const MOST_LINES = 200;

/** Lines that may stand over an aligned table without agreeing with it. */
const MOST_TRIES = 10;

/** What a line of prose says, and what its marks say of it. */
interface Marked {
  readonly text: string;
  readonly level?: number;
  readonly listed: boolean;
}

/** A paragraph as its lines come in. */
interface Open {
  text: string;
  readonly spans: Span[];
  readonly firstRaw: string;
  lastRaw: string;
  last: number;
}

class TextBlocks {
  readonly pictures: Line[] = [];
  readonly suppressions: Suppression[] = [];
  /** Notes without a reason have no effect, and are told. */
  readonly unreasoned: Line[] = [];
  private readonly blocks: Block[] = [];
  private readonly measure: number | undefined;
  private open: Open | undefined;
  /** Lines in a row that no aligned table begins at, though they look so. */
  private tries = 0;

  constructor(
    private readonly lines: readonly Line[],
    private readonly paged: boolean,
  ) {
    this.measure = measureOf(proseOf(lines));
  }

  read(): Block[] {
    const { lines } = this;
    const feet = this.paged ? this.pageNumbers() : this.pastedPageNumbers();
    for (let i = 0; i < lines.length; ) {
      const line = lines[i]!;
      if (line.raw.trim() === '' || feet.has(line) || this.suppressionAt(i)) {
        i++;
        continue;
      }
      i = this.tableAt(i) ?? this.paragraphAt(i);
    }
    this.close();
    return this.blocks;
  }

  private suppressionAt(i: number): boolean {
    const line = this.lines[i]!;
    const found = SUPPRESSION.exec(line.raw.trim());
    if (!found) return false;
    const next = this.lines.slice(i + 1).find((l) => l.raw.trim() !== '' && !SUPPRESSION.test(l.raw.trim()));
    const [, rule = '', reason = ''] = found;
    if (reason === '') this.unreasoned.push(line);
    else if (next) this.suppressions.push({ rule, reason, line: placeOfLine(next, false).line! });
    return true;
  }

  /** Reads a table that begins at a line; the index of the line behind it. */
  private tableAt(from: number): number | undefined {
    const { lines } = this;
    const raw = lines[from]!.raw;
    if (raw.includes('\t')) {
      const end = this.tabbedEnd(from);
      const rows = lines.slice(from, end).filter((line) => line.raw.trim() !== '');
      if (isTabbedProse(rows)) return undefined;
      this.close();
      this.blocks.push(
        tableOfRows(
          rows.map((line) => ({ line, cells: line.raw.split('\t') })),
          this.paged,
        ),
      );
      return end;
    }
    if (raw.includes('|')) {
      const fenced = /^\s*\|.*\|\s*$/.test(raw);
      const headed = isPipeRule(lines[from + 1]?.raw ?? '') && (lines[from + 1]?.raw.includes('|') ?? false);
      if (fenced || headed) {
        let end = from;
        while (end < lines.length && (fenced ? /^\s*\|/ : /\|/).test(lines[end]!.raw)) end++;
        const rows = lines.slice(from, end).filter((line) => !isPipeRule(line.raw));
        if (rows.length > 0) {
          this.close();
          this.blocks.push(
            tableOfRows(
              rows.map((line) => ({ line, cells: pipeCells(line.raw).map(unmarked) })),
              this.paged,
            ),
          );
        }
        return end;
      }
    }
    if (!/\S(?: {2}|\u3000)/.test(raw)) this.tries = 0;
    else if (++this.tries <= MOST_TRIES) {
      const found = alignedTable(lines, from, this.paged);
      if (found) {
        this.close();
        this.blocks.push(found.table);
        this.tries = 0;
        return found.end;
      }
    }
    if (/\S[ \u3000]\S/.test(raw)) {
      const found = flattenedTable(lines, from, this.paged);
      if (found) {
        this.close();
        this.blocks.push(found.table);
        return found.end;
      }
    }
    return undefined;
  }

  /** The index behind the last line of a run of lines with tabs; one blank line does not end it. */
  private tabbedEnd(from: number): number {
    let end = from + 1;
    for (let i = end, blanks = 0; i < this.lines.length; i++) {
      const { raw } = this.lines[i]!;
      if (raw.trim() === '') {
        if (++blanks > 1) break;
      } else if (raw.includes('\t')) {
        blanks = 0;
        end = i + 1;
      } else break;
    }
    return end;
  }

  private paragraphAt(index: number): number {
    const line = this.lines[index]!;
    if (PICTURE.test(line.raw.trim())) {
      this.close();
      this.pictures.push(line);
      return index + 1;
    }
    if (RULE.test(line.raw)) {
      this.close();
      return index + 1;
    }
    const { text, level, listed } = markedOf(line.raw);
    if (text === '') return index + 1;
    const place = placeOfLine(line, this.paged);
    const { open } = this;
    if (open && level === undefined && !listed && this.joins(open, index)) {
      if (/[A-Za-z]$/.test(open.text) && /^[A-Za-z]/.test(text)) open.text += ' ';
      const start = open.text.length;
      open.text += text;
      open.spans.push({ start, end: open.text.length, place });
      open.lastRaw = line.raw;
      open.last = index;
      return index + 1;
    }
    this.close();
    const spans = [{ start: 0, end: text.length, place }];
    if (level !== undefined) this.blocks.push({ kind: 'paragraph', text, spans, level });
    else this.open = { text, spans, firstRaw: line.raw, lastRaw: line.raw, last: index };
    return index + 1;
  }

  private joins(open: Open, index: number): boolean {
    if (open.spans.length >= MOST_LINES) return false;
    let blanks = 0;
    for (let i = open.last + 1; i < index; i++) if (this.lines[i]!.raw.trim() === '') blanks++;
    return goesOn({
      paragraph: open.text,
      firstRaw: open.firstRaw,
      lastRaw: open.lastRaw,
      nextRaw: this.lines[index]!.raw,
      blanks,
      newPage: this.lines[open.last]!.page !== this.lines[index]!.page,
      measure: this.measure,
    });
  }

  private close(): void {
    if (!this.open) return;
    const { text, spans } = this.open;
    this.blocks.push({ kind: 'paragraph', text, spans });
    this.open = undefined;
  }

  /** In a text that was pasted without its page breaks: —3—, 第3页, and bare numbers that count on. */
  private pastedPageNumbers(): Set<Line> {
    const feet = new Set<Line>();
    const bare: Line[] = [];
    for (const line of this.lines) {
      const text = line.raw.trim();
      if (!PAGE_NUMBER.test(text)) continue;
      if (/^\d+$/.test(text)) bare.push(line);
      else feet.add(line);
    }
    const rising = bare.filter((line, i) => {
      const n = Number(line.raw);
      return n > 0 && (Number(bare[i - 1]?.raw) === n - 1 || Number(bare[i + 1]?.raw) === n + 1);
    });
    if (rising.length >= 3) for (const line of rising) feet.add(line);
    return feet;
  }

  /** Numbers at the feet of pages are no text of the document. */
  private pageNumbers(): Set<Line> {
    const feet = new Set<Line>();
    let last: Line | undefined;
    const look = (): void => {
      if (last && PAGE_NUMBER.test(last.raw.trim())) feet.add(last);
    };
    for (const line of this.lines) {
      if (line.raw.trim() === '') continue;
      if (last && line.page !== last.page) look();
      last = line;
    }
    look();
    return feet;
  }
}

/** Lines of text, without those of tables. */
function* proseOf(lines: readonly Line[]): Generator<string> {
  for (const { raw } of lines) if (!/[\t|]/.test(raw) && !/\S {3,}\S/.test(raw)) yield raw;
}

/** The text of a line without the marks of Markdown, and what they say. */
function markedOf(raw: string): Marked {
  const line = raw.trim().replace(/\t+/g, ' ');
  const heading = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/.exec(line);
  if (heading) return { text: unmarked(heading[2]!), level: heading[1]!.length, listed: false };
  const item = /^[-*+]\s+(?=\S)/.exec(line);
  return { text: unmarked(item ? line.slice(item[0].length) : line), listed: item !== null };
}

/** Without the marks of bold print; a mark behind a backslash is a character of the text. */
function unmarked(text: string): string {
  const plain = text.includes('**') ? text.replace(/(?<!\\)\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '$1') : text;
  return (plain.includes('\\') ? plain.replace(/\\([\\#|>*+=!_~-])/g, '$1') : plain).trim();
}
