/** From the elements of an article to paragraphs and tables, as a browser sets them. */
import type { Block, Paragraph } from '../../model/document.ts';
import { rowsOf, tableOf } from './page-table.ts';
import type { Element } from './page-tree.ts';

/** Elements that stand in a line of text; all others begin and end a paragraph. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr img'.split(
    ' ',
  ),
);
const BOLD = new Set(['b', 'strong', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Look and meaning that elements hand down to their text. */
interface Style {
  readonly level?: number;
  readonly bold: boolean;
  readonly centred: boolean;
  /** Points. */
  readonly size?: number;
  /** Line ends of the file are seen. */
  readonly pre: boolean;
}

const PLAIN: Style = { bold: false, centred: false, pre: false };

/** Reads the blocks below an element. Places count paragraphs and cells, from 1. */
export function blocksOf(main: Element): Block[] {
  const reader = new BlockReader();
  reader.read(main, PLAIN);
  reader.end();
  return reader.blocks;
}

class BlockReader {
  readonly blocks: Block[] = [];
  private count = 0;
  private readonly line = new LineOfText();

  read(element: Element, style: Style): void {
    for (const child of element.children) {
      if (typeof child === 'string') {
        this.say(child, style);
        continue;
      }
      const { tag } = child;
      if (tag === 'br') this.end();
      else if (tag === 'table') {
        this.end();
        this.table(child, style);
      } else {
        const inner = styleOf(child, style);
        const inline = isInline(child);
        if (!inline) this.end();
        this.read(child, inner);
        if (!inline) this.end();
      }
    }
  }

  private say(text: string, style: Style): void {
    if (!style.pre) {
      this.line.say(text, style);
      return;
    }
    text.split(/\r\n|[\r\n]/).forEach((part, i) => {
      if (i > 0) this.end();
      this.line.say(part, style);
    });
  }

  /** Ends the paragraph at hand. */
  end(): void {
    const found = this.line.take();
    if (!found) return;
    const { text, style, bold } = found;
    const line = ++this.count;
    const look: Paragraph['look'] = {
      ...(style.size === undefined ? {} : { size: style.size }),
      ...(bold ? { bold: true } : {}),
      ...(style.centred ? { centred: true } : {}),
    };
    this.blocks.push({
      kind: 'paragraph',
      text,
      spans: [{ start: 0, end: text.length, place: { line } }],
      ...(style.level === undefined ? {} : { level: style.level }),
      ...(Object.keys(look).length === 0 ? {} : { look }),
    });
  }

  private table(element: Element, style: Style): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.say(child, style);
      else if (child.tag === 'caption') this.read(child, styleOf(child, style));
      this.end();
    }
    const rows = rowsOf(element);
    if (isLayout(rows)) {
      for (const cell of rows.flat()) {
        this.read(cell, styleOf(cell, style));
        this.end();
      }
      return;
    }
    const table = tableOf(rows, (cell) => ({ text: textOf(cell), line: ++this.count }));
    if (table) this.blocks.push(table);
  }
}

function isInline(element: Element): boolean {
  const { style } = element.attributes;
  const display = style === undefined ? undefined : /(?:^|[;\s])display\s*:\s*([\w-]+)/i.exec(style)?.[1];
  if (display) return /^inline/i.test(display);
  // o:p, v:shape and other vocabularies stand in lines.
  return INLINE.has(element.tag) || element.tag.includes(':');
}

function styleOf(element: Element, outer: Style): Style {
  const { tag, attributes } = element;
  const { style = '', align } = attributes;
  const level = /^h[1-6]$/.test(tag) ? Number(tag[1]) : outer.level;
  let { bold, centred, size, pre } = outer;
  if (BOLD.has(tag)) bold = true;
  if (align) centred = /^(?:center|middle)$/i.test(align);
  if (tag === 'center') centred = true;
  if (tag === 'pre' || tag === 'listing' || tag === 'xmp') pre = true;
  if (style !== '') {
    const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1];
    if (weight) bold = /^(?:bold|bolder|[6-9]00)$/i.test(weight);
    const aligned = /text-align\s*:\s*(\w+)/i.exec(style)?.[1];
    if (aligned) centred = /^center$/i.test(aligned);
    const sized = /font-size\s*:\s*([\d.]+)\s*(pt|px)/i.exec(style);
    if (sized) {
      const points = Number(sized[1]) * (sized[2]!.toLowerCase() === 'px' ? 0.75 : 1);
      if (points > 0) size = Math.round(points * 100) / 100;
    }
    const space = /white-space\s*:\s*([\w-]+)/i.exec(style)?.[1];
    if (space) pre = /^(?:pre|pre-wrap|pre-line|break-spaces)$/i.test(space);
  }
  return {
    bold,
    centred,
    pre,
    ...(level === undefined ? {} : { level }),
    ...(size === undefined ? {} : { size }),
  };
}

/** The text of a cell, its lines joined without a blank. */
function textOf(cell: Element): string {
  const line = new LineOfText();
  let text = '';
  const end = (): void => {
    const more = line.take()?.text ?? '';
    text += /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(more) ? ` ${more}` : more;
  };
  const read = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') line.say(child, PLAIN);
      else if (child.tag === 'br') end();
      else if (isInline(child)) read(child);
      else {
        end();
        read(child);
        end();
      }
    }
  };
  read(cell);
  end();
  return text;
}

/** Words of a line as they come in; blanks run together as in a browser. */
class LineOfText {
  private pieces = '';
  private style: Style | undefined;
  private bold = 0;
  private weight = 0;

  say(text: string, style: Style): void {
    if (text === '') return;
    this.pieces += text;
    const printed = text.trim().length;
    if (printed === 0) return;
    this.style ??= style;
    this.weight += printed;
    if (style.bold) this.bold += printed;
  }

  take(): { readonly text: string; readonly style: Style; readonly bold: boolean } | undefined {
    const { pieces, style, bold, weight } = this;
    this.pieces = '';
    this.style = undefined;
    this.bold = 0;
    this.weight = 0;
    if (!style) return undefined;
    const text = runTogether(pieces);
    return text === '' ? undefined : { text, style, bold: bold * 2 > weight };
  }
}

/** A line end between two wide characters is none (CSS Text 3, 4.1.3: segment breaks); other blanks are one. */
function runTogether(text: string): string {
  return text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(
      /(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60])[ \t]*[\r\n]\s*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60])/g,
      '',
    )
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
}

/**
 * Whether a table only arranges a page: cells that hold tables, a single cell or column, or a few cells with whole
 * articles in them.
 */
function isLayout(rows: readonly (readonly Element[])[]): boolean {
  const cells = rows.flat();
  if (cells.length <= 1) return true;
  if (rows.every((row) => row.length <= 1)) return true;
  const nested = cells.filter((cell) => holds(cell, 'table'));
  if (nested.length > 0) {
    // A table of data may have a little table in a cell.
    const inside = nested.reduce((sum, cell) => sum + lengthOf(cell), 0);
    const all = cells.reduce((sum, cell) => sum + lengthOf(cell), 0);
    return !(rows.length >= 3 && inside < 0.3 * all && inside < 500);
  }
  return rows.length <= 2 && cells.some((cell) => paragraphsIn(cell) >= 4 && lengthOf(cell) > 300);
}

function holds(element: Element, tag: string): boolean {
  return element.children.some(
    (child) => typeof child !== 'string' && (child.tag === tag || holds(child, tag)),
  );
}

function lengthOf(element: Element): number {
  let length = 0;
  for (const child of element.children)
    length += typeof child === 'string' ? child.trim().length : lengthOf(child);
  return length;
}

function paragraphsIn(element: Element): number {
  let found = 0;
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.tag === 'p' || child.tag === 'br' || child.tag === 'div') found++;
    found += paragraphsIn(child);
  }
  return found;
}
