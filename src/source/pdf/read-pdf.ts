/**
 * The PDF reader: what is printed where, no more. A page's characters and drawn lines come from PDFium
 * (`extract-page`), turned upright; lines make tables (`lattice`), shared right edges make tables where nothing is drawn
 * (`aligned-table`), the rest is text (`lines`). Over the pages, heads and page numbers are dropped (`running-heads`),
 * tables joined (`continuation`) and lines joined to paragraphs (`paragraphs`). Pages are read one by one and only their
 * text and boxes are kept, so long files need little memory.
 */
import { type Block, type ReaderRemark, type SourceDocument, UnreadableError } from '../../model/document.ts';
import { bordersOf, joinParts, repeatedRows, type TablePart } from './continuation.ts';
import { PageReader } from './extract-page.ts';
import { layOut } from './page-layout.ts';
import type { PageLayout, PageLine, PageTable } from './page-parts.ts';
import { goesOn, type Measure, measuresOf, writeParagraph } from './paragraphs.ts';
import { discardPdfium, documentTitle, type Pdfium, pdfium, withDocument } from './pdfium.ts';
import { dropRunningHeads } from './running-heads.ts';

/** A page with fewer characters than this, covered by a picture, is a scan (a stamp or page number may be text). */
const SCANNED_BELOW = 12;

/**
 * Reads a PDF. `file` is the path as the user gave it and only labels the result.
 *
 * @throws UnreadableError `empty`, `unknown-format` (not a PDF), `damaged`, `encrypted`, `too-large`, `scanned` (no text
 * in the whole file).
 */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
  options: { readonly password?: string } = {},
): Promise<SourceDocument> {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的（0 字节）。');
  if (!looksLikePdf(bytes))
    throw new UnreadableError('unknown-format', '文件不是 PDF（开头没有 PDF 标记）。');
  const engine = await pdfium();
  try {
    return withDocument(engine, bytes, options.password, (document) =>
      readDocument(engine, document, bytes, file),
    );
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    if (error instanceof RangeError || (error instanceof Error && error.name === 'RuntimeError')) {
      discardPdfium();
      throw new UnreadableError('damaged', 'PDF 文件的内部结构已损坏，无法读取。');
    }
    throw error;
  }
}

/** The mark may stand behind a little rubbish; readers accept it within the first kilobyte. */
function looksLikePdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, 1024)).includes('%PDF-');
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += String.fromCharCode(b);
  return text;
}

interface ScanFacts {
  readonly scanned: readonly number[];
  readonly unread: readonly number[];
  readonly skipped: readonly number[];
  readonly glyphs: number;
  readonly unmapped: number;
}

function readDocument(engine: Pdfium, document: number, bytes: Uint8Array, file: string): SourceDocument {
  const count = engine.FPDF_GetPageCount(document);
  if (count < 1) throw new UnreadableError('damaged', 'PDF 文件里没有可读的页，可能已损坏或下载不完整。');
  const pages = new PageReader(engine, document);
  const layouts: PageLayout[] = [];
  const scanned: number[] = [];
  const unread: number[] = [];
  const skipped: number[] = [];
  let glyphs = 0;
  let unmapped = 0;
  try {
    for (let i = 0; i < count; i++) {
      const page = pages.read(i);
      if (!page) {
        unread.push(i + 1);
        continue;
      }
      glyphs += page.glyphs.count;
      unmapped += page.unmapped;
      if (page.glyphs.count < SCANNED_BELOW && page.pictured > 0.3) scanned.push(i + 1);
      if (page.skipped > 12) skipped.push(i + 1);
      layouts.push(layOut(page));
    }
  } finally {
    pages.close();
  }
  if (unread.length === count) throw new UnreadableError('damaged', 'PDF 文件的各页都已损坏，无法读取。');
  if (glyphs === 0 || (scanned.length > 0 && scanned.length === layouts.length)) {
    throw new UnreadableError(
      'scanned',
      scanned.length > 0
        ? '这是扫描件（只有图片，没有文字），暂不能识别；请提供由文档直接导出的 PDF。'
        : '文件里没有可读取的文字（可能是扫描件或文字已转为图形），暂不能识别；请提供由文档直接导出的 PDF。',
    );
  }
  const blocks = assemble(dropRunningHeads(layouts));
  const title = documentTitle(engine, document);
  return {
    format: 'pdf',
    file,
    pages: count,
    ...(title === undefined ? {} : { title }),
    blocks,
    remarks: remarksOf(bytes, blocks, { scanned, unread, skipped, glyphs, unmapped }),
  };
}

function remarksOf(bytes: Uint8Array, blocks: readonly Block[], facts: ScanFacts): ReaderRemark[] {
  const remarks: ReaderRemark[] = [];
  const on = (pages: readonly number[]): string => `第 ${pages.join('、')} 页`;
  const first = (pages: readonly number[]): { place: { page: number } } => ({ place: { page: pages[0]! } });
  if (facts.scanned.length > 0) {
    remarks.push({
      code: 'scanned-page',
      message: `${on(facts.scanned)}是扫描图片，没有文字，未能读取。`,
      ...first(facts.scanned),
    });
  }
  if (facts.unread.length > 0) {
    remarks.push({
      code: 'damaged',
      message: `${on(facts.unread)}已损坏，未能读取。`,
      ...first(facts.unread),
    });
  }
  if (!latin(bytes.subarray(-2048)).includes('%%EOF')) {
    remarks.push({ code: 'truncated', message: 'PDF 文件结尾不完整，可能没有下载完，后面的内容也许缺失。' });
  }
  if (facts.unmapped > 20 && facts.unmapped > 0.02 * (facts.glyphs + facts.unmapped)) {
    remarks.push({
      code: 'damaged',
      message: `有 ${facts.unmapped} 个字符在文件里没有对应的文字编码，未能读取。`,
    });
  }
  if (facts.skipped.length > 0) {
    remarks.push({
      code: 'skipped',
      message: `${on(facts.skipped)}有方向与正文不同的文字（如水印），未读取。`,
      ...first(facts.skipped),
    });
  }
  for (const block of blocks) {
    if (block.kind === 'table' && block.trust === 'aligned') {
      remarks.push({
        code: 'aligned-table',
        message: `第 ${block.pages.join('、')} 页的表格没有框线，按文字对齐推断行列，可能有误。`,
        place: block.place,
      });
    }
  }
  return remarks;
}

/** Something in reading order on a page. */
type Item = { readonly line: PageLine } | { readonly table: PageTable };

function itemsOf(page: PageLayout): Item[] {
  const items: Item[] = [];
  let t = 0;
  for (const line of page.lines) {
    while (t < page.tables.length && page.tables[t]!.top < line.baseline - 0.35 * line.size)
      items.push({ table: page.tables[t++]! });
    items.push({ line });
  }
  while (t < page.tables.length) items.push({ table: page.tables[t++]! });
  return items;
}

/** Joins pages: tables that go on, paragraphs that go on. */
function assemble(pages: readonly PageLayout[]): Block[] {
  const measures = new Map<number, Measure>();
  measuresOf(pages).forEach((m, i) => {
    measures.set(pages[i]!.number, m);
  });
  const measureAt = (line: PageLine): Measure => measures.get(line.page)!;
  const blocks: Block[] = [];
  let lines: PageLine[] = [];
  let parts: TablePart[] = [];
  /** What was printed between the last two tables: the head of the current one. */
  let heading: string[] = [];
  let above: string[] = [];

  const endParagraph = (): void => {
    if (lines.length > 0) blocks.push(writeParagraph(lines, measureAt));
    lines = [];
  };
  const endTable = (): void => {
    if (parts.length > 0) blocks.push(joinParts(parts));
    parts = [];
  };

  for (const page of pages) {
    const items = itemsOf(page);
    const firstTable = items.findIndex((item) => 'table' in item);
    let start = 0;
    // Does the first table of the page go on the one that ended the page before?
    if (firstTable >= 0 && parts.length > 0 && page.number === parts.at(-1)!.table.page + 1) {
      const { table } = items[firstTable] as { table: PageTable };
      const head = items.slice(0, firstTable).map((item) => ('line' in item ? headText(item.line) : ''));
      const repeated = repeatedRows(parts[0]!.table, table);
      const borders =
        table.trust === parts[0]!.table.trust &&
        (head.length === 0 || (repeated > 0 && head.length <= 6 && repeatsHead(heading, head)))
          ? bordersOf(parts[0]!.table, table)
          : undefined;
      if (borders) {
        parts.push({ table, repeated, borders });
        start = firstTable + 1;
      }
    }
    for (let i = start; i < items.length; i++) {
      const item = items[i]!;
      if ('table' in item) {
        endParagraph();
        endTable();
        parts = [{ table: item.table, repeated: 0, borders: item.table.xs.map((_, i) => i) }];
        heading = above.slice(-6);
        above = [];
        continue;
      }
      endTable();
      above.push(headText(item.line));
      const before = lines.at(-1);
      if (before && !goesOn(before, item.line, measureAt(before), measureAt(item.line))) endParagraph();
      lines.push(item.line);
    }
  }
  endParagraph();
  endTable();
  return blocks;
}

function headText(line: PageLine): string {
  return line.text.replace(/\s/g, '').replace(/[（(](续表?|接上页|\d+)[）)]|续表/g, '');
}

/** Whether the lines above a table repeat the last lines above the table before. */
function repeatsHead(heading: readonly string[], head: readonly string[]): boolean {
  const wanted = head.filter((text) => text !== '');
  const have = heading.filter((text) => text !== '');
  return (
    wanted.length <= have.length && wanted.every((text, i) => have[have.length - wanted.length + i] === text)
  );
}
