import type { ComposedBlock, Sheet } from '../document.ts';
import { ENTRY, LINE } from './docx-styles.ts';
import type { Entry } from './entries.ts';
import { PAGES, type PageShape, textHeight, textWidth } from './page-shapes.ts';
import { columnWidths, fitTable } from './sheet-grid.ts';
import { textLines } from './text-lines.ts';

type Heading = Extract<ComposedBlock, { kind: 'heading' }>;

/** Blocks that stand on pages of one shape. */
export interface DocxSection {
  readonly page: keyof typeof PAGES;
  readonly blocks: readonly ComposedBlock[];
}

/** Whether a block is a sheet with pages of its own, and which. */
function pageOf(block: ComposedBlock): DocxSection['page'] {
  if (block.kind === 'statement') return block.sheet.landscape ? 'across' : 'upright';
  return 'sheet' in block && block.sheet.landscape ? 'across' : 'text';
}

/** Cuts a document where the shape of the page changes; the headings over a statement go with it. */
export function sectionsOf(blocks: readonly ComposedBlock[]): DocxSection[] {
  const sections: { page: DocxSection['page']; blocks: ComposedBlock[] }[] = [];
  let headings: ComposedBlock[] = [];
  const add = (page: DocxSection['page'], ...more: ComposedBlock[]): void => {
    const last = sections.at(-1);
    if (last?.page === page) last.blocks.push(...more);
    else if (more.length > 0) sections.push({ page, blocks: more });
  };
  for (const block of blocks) {
    if (block.kind === 'heading') {
      headings.push(block);
      continue;
    }
    add(pageOf(block), ...headings, block);
    headings = [];
  }
  add('text', ...headings);
  return sections;
}

/** Whether the block at `index` begins a page that its section does not begin by itself. */
export function breaksBefore({ page, blocks }: DocxSection, index: number): boolean {
  const before = blocks[index - 1];
  if (before === undefined) return false;
  const block = blocks[index]!;
  if (page === 'text') return (block.kind === 'heading' && block.level === 1) || before.kind === 'contents';
  return before.kind !== 'heading';
}

/** Height of a heading in twips: a part's is in 22 pt with a space below, the others' in the text's 16 pt. */
function headingHeight({ level, text }: Heading, page: PageShape): number {
  const width = textWidth(page);
  return level === 1 ? textLines(text, width / 440, 0) * LINE + 280 : textLines(text, width / 320, 2) * LINE;
}

/** Height of an entry of the contents, with room for its page. */
function entryHeight({ level, text }: Entry): number {
  const width = textWidth(PAGES.text) / (ENTRY.size * 10) - (level - 1) - 2;
  return textLines(text, width, 0) * ENTRY.line;
}

/** Height of what a heading must not be parted from: the headings below it and a line of text. */
function keptBelow({ page, blocks }: DocxSection, index: number): number {
  let height: number = LINE;
  for (let i = index + 1; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== 'heading' || block.level === 1) break;
    height += headingHeight(block, PAGES[page]);
  }
  return height;
}

/** Height of the notes below a table, in twips: 9 pt, lines of 15 pt. */
function notesHeight(sheet: Sheet, page: PageShape): number {
  return sheet.notes.reduce((height, note) => height + textLines(note, textWidth(page) / 180, 0) * 300, 0);
}

/** Height of the lines above a table, in twips. */
function headHeight(sheet: Sheet): number {
  return LINE + (sheet.subtitle ? 360 : 0) + (sheet.number ? 320 : 0) + (sheet.left || sheet.right ? 320 : 0);
}

/** Height left for the table of the sheet at `index`, when it and the headings above it stand alone on a page. */
export function roomFor({ page, blocks }: DocxSection, index: number): number {
  const block = blocks[index]!;
  let room = textHeight(PAGES[page]) - 240;
  if ('sheet' in block) room -= headHeight(block.sheet) + notesHeight(block.sheet, PAGES[page]);
  for (let i = index - 1; blocks[i]?.kind === 'heading'; i--) {
    const heading = blocks[i]!;
    if (heading.kind === 'heading') room -= headingHeight(heading, PAGES[page]);
  }
  return room;
}

/** Where the next line goes: for the numbers of pages in the contents. */
class Cursor {
  page = 1;
  private used = 0;

  constructor(private height: number) {}

  turn(height = this.height): void {
    this.page++;
    this.height = height;
    this.used = 0;
  }

  /** Puts down one thing that is not parted; `after` must fit below it. Tells its page. */
  put(height: number, after = 0): number {
    if (this.used > 0 && this.used + height + after > this.height) this.turn();
    this.used += height;
    return this.page;
  }
}

/**
 * The page of every entry of the contents by its id, as near as it can be told without laying out type: lines are counted by the widths of
 * characters. A word processor that updates the contents puts its own.
 */
export function headingPages(
  sections: readonly DocxSection[],
  entries: readonly Entry[],
): Map<string, number> {
  const pages = new Map<string, number>();
  const ids = new Map(entries.map(({ block, id }) => [block, id]));
  const note = (block: ComposedBlock, page: number): void => {
    const id = ids.get(block);
    if (id !== undefined) pages.set(id, page);
  };
  const first = sections[0];
  const cursor = new Cursor(first ? textHeight(PAGES[first.page]) : 1);
  sections.forEach((section, s) => {
    const page = PAGES[section.page];
    if (s > 0) cursor.turn(textHeight(page));
    section.blocks.forEach((block, i) => {
      if (breaksBefore(section, i)) cursor.turn();
      if (block.kind === 'contents') {
        cursor.put(LINE + 280);
        for (const entry of entries) cursor.put(entryHeight(entry));
      } else if (block.kind === 'heading') {
        note(block, cursor.put(headingHeight(block, page), keptBelow(section, i)));
      } else if (block.kind === 'paragraph') {
        const lines = textLines(block.runs.map((r) => r.text).join(''), textWidth(page) / 320, 2);
        for (let line = 0; line < lines; line++) cursor.put(LINE);
      } else {
        const widths = columnWidths(block.sheet, textWidth(page));
        const { heights } = fitTable(block.sheet, widths, roomFor(section, i));
        const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
        const whole = headHeight(block.sheet) + sum(heights) + notesHeight(block.sheet, page);
        if (block.kind === 'form' && whole <= textHeight(page)) {
          note(block, cursor.put(whole));
          return;
        }
        note(block, cursor.put(headHeight(block.sheet), 320));
        const header = sum(heights.slice(0, block.sheet.headerRows));
        for (const height of heights) {
          const before = cursor.page;
          // Header rows stand again on every page of the table.
          if (cursor.put(height) > before) cursor.put(header);
        }
        cursor.put(notesHeight(block.sheet, page));
      }
    });
  });
  return pages;
}
