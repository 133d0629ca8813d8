/**
 * The reader of OpenDocument text (.odt), which LibreOffice writes and WPS can: content.xml in reading order. What a
 * person sees, as in the docx reader; page heads, annotations and tracked deletions are left out, notes come last.
 */

import { childOf, childrenOf, descendantsOf, parseXml, textOf, type XmlNode } from '../../format/xml-tree.ts';
import { openZip } from '../../format/zip.ts';
import { type Block, type SourceDocument, type Span, UnreadableError } from '../../model/document.ts';
import { formatNumber } from '../format-number.ts';
import { breaksParagraph, needsBlank } from '../join-lines.ts';
import { mendCharacter } from '../mend-characters.ts';
import { blocksOfTable, type Row, type RowCell } from '../table-grid.ts';

const UNSEEN = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:index-title-template',
  'text:table-of-content-source',
  'text:note-citation',
  'text:hidden-text',
  'text:ruby-text',
  'office:annotation',
  'office:forms',
  'draw:image',
  'draw:object',
]);

/** Rows and cells repeated beyond this are the emptiness at a sheet's edge. */
const MOST_REPEATED = 256;

/**
 * Reads an OpenDocument text; its `format` is `docx`, being the same kind of source. `file` only labels the result.
 *
 * @throws UnreadableError `empty`, `damaged`, `encrypted`, `too-large`, `scanned`.
 */
export function readOdt(bytes: Uint8Array, file: string): SourceDocument {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的（0 字节）。');
  const archive = openZip(bytes);
  const part = (name: string): XmlNode | undefined => {
    const data = archive.read(name);
    return data && data.length > 0 ? parseXml(data) : undefined;
  };
  // An encrypted document keeps its directory in the clear, its parts are noise.
  const manifest = part('META-INF/manifest.xml');
  if (manifest && [...descendantsOf(manifest)].some((node) => node.name.endsWith('encryption-data'))) {
    throw new UnreadableError('encrypted', '文档加了密码，无法读取；请先解除密码再检查。');
  }
  const content = part('content.xml');
  const text = childOf(childOf(content, 'office:body'), 'office:text');
  if (!text)
    throw new UnreadableError('damaged', '文件里没有 OpenDocument 正文（content.xml），可能已损坏。');
  const styles = new OdtStyles([content, part('styles.xml')]);
  const reader = new OdtReader(styles);
  const blocks = reader.read(text);
  for (const note of reader.notes) blocks.push(...reader.read(note));
  if (blocks.length === 0) {
    throw reader.picture === undefined
      ? new UnreadableError('empty', '文档里没有可读取的文字。')
      : new UnreadableError('scanned', '文档里只有图片，没有文字，暂不能识别；请提供有文字的版本。');
  }
  const title = textOf(childOf(childOf(part('meta.xml'), 'office:meta'), 'dc:title')).trim();
  return {
    format: 'docx',
    file,
    ...(title === '' ? {} : { title }),
    blocks,
    remarks:
      reader.picture === undefined
        ? []
        : [
            {
              code: 'skipped',
              message: `第 ${reader.picture} 段起有图片或嵌入对象，其中的文字和表格未能读取。`,
              place: { line: reader.picture },
            },
          ],
  };
}

/** Paragraph, text and list styles by name; automatic ones stand in content.xml, common ones in styles.xml. */
class OdtStyles {
  private readonly byName = new Map<string, XmlNode>();
  private readonly lists = new Map<string, XmlNode>();
  private readonly defaults: XmlNode | undefined;

  constructor(roots: readonly (XmlNode | undefined)[]) {
    for (const root of roots) {
      for (const group of ['office:automatic-styles', 'office:styles']) {
        for (const node of childrenOf(childOf(root, group))) {
          const { name, family } = node.attributes;
          if (node.name === 'style:default-style' && family === 'paragraph') this.defaults ??= node;
          if (name === undefined) continue;
          if (node.name === 'text:list-style' && !this.lists.has(name)) this.lists.set(name, node);
          else if (node.name === 'style:style' && !this.byName.has(`${family}/${name}`)) {
            this.byName.set(`${family}/${name}`, node);
          }
        }
      }
    }
  }

  /** The level of a list style, when it prints numbers. */
  listLevel(style: string | undefined, level: number): XmlNode | undefined {
    for (const node of childrenOf(this.lists.get(style ?? ''), 'text:list-level-style-number')) {
      if (Number(node.attributes.level) === level) return node;
    }
    return undefined;
  }

  listStyleOf(paragraph: string | undefined): string | undefined {
    return this.chain('paragraph', paragraph).find((s) => s.attributes['list-style-name'])?.attributes[
      'list-style-name'
    ];
  }

  look(paragraph: string | undefined, span?: string): { size?: number; bold: boolean } {
    const sources = [...this.chain('text', span), ...this.chain('paragraph', paragraph)];
    if (this.defaults) sources.push(this.defaults);
    const first = (attribute: string, asian: string): string | undefined => {
      for (const source of sources) {
        const properties = childOf(source, 'style:text-properties')?.attributes;
        const value = properties?.[asian] ?? properties?.[attribute];
        if (value !== undefined) return value;
      }
      return undefined;
    };
    const size = /^([\d.]+)pt$/.exec(first('font-size', 'font-size-asian') ?? '');
    const weight = first('font-weight', 'font-weight-asian') ?? '';
    return { bold: weight === 'bold' || Number(weight) >= 600, ...(size ? { size: Number(size[1]) } : {}) };
  }

  /** Heading level of a paragraph whose style, or one it is based on, is a heading's. */
  level(paragraph: string | undefined): number | undefined {
    for (const { attributes } of this.chain('paragraph', paragraph)) {
      const outline = attributes['default-outline-level'];
      if (outline !== undefined) return Number(outline) || undefined;
      const named = /^(?:Heading|标题)(?: |_20_)?([1-9])$/.exec(attributes.name ?? '');
      if (named) return Number(named[1]);
    }
    return undefined;
  }

  centred(paragraph: string | undefined): boolean {
    for (const style of this.chain('paragraph', paragraph)) {
      const align = childOf(style, 'style:paragraph-properties')?.attributes['text-align'];
      if (align !== undefined) return align === 'center';
    }
    return false;
  }

  private chain(family: string, name: string | undefined): XmlNode[] {
    const chain: XmlNode[] = [];
    for (let next = name; next !== undefined && chain.length < 40; ) {
      const style = this.byName.get(`${family}/${next}`);
      if (!style) break;
      chain.push(style);
      next = style.attributes['parent-style-name'];
    }
    return chain;
  }
}

/** Where a paragraph stands in lists: the style and the number of items so far at each level. */
interface OpenList {
  readonly style: string | undefined;
  readonly level: number;
  readonly counts: (number | undefined)[];
}

/** Weights of looks in a paragraph under way. */
interface Draft {
  text: string;
  readonly sizes: Map<number, number>;
  bold: number;
  all: number;
  readonly boxes: XmlNode[];
}

class OdtReader {
  private count = 0;
  /** The last counts of each list style, for lists that continue. */
  private readonly continued = new Map<string, (number | undefined)[]>();
  readonly notes: XmlNode[] = [];
  /** The first paragraph with a picture or object. */
  picture: number | undefined;

  constructor(private readonly styles: OdtStyles) {}

  read(story: XmlNode): Block[] {
    const blocks: Block[] = [];
    this.walk(story, blocks, undefined, '');
    return blocks;
  }

  private walk(parent: XmlNode, blocks: Block[], list: OpenList | undefined, number: string): void {
    let printed = number;
    for (const node of childrenOf(parent)) {
      if (UNSEEN.has(node.name)) continue;
      if (node.name === 'text:p' || node.name === 'text:h') {
        this.paragraph(node, blocks, printed);
        printed = '';
      } else if (node.name === 'table:table') this.table(node, blocks);
      else if (node.name === 'text:list') {
        this.list(node, blocks, list);
        printed = '';
      } else if (node.name === 'draw:text-box') blocks.push(...this.read(node));
      else this.walk(node, blocks, list, '');
    }
  }

  private list(node: XmlNode, blocks: Block[], outer: OpenList | undefined): void {
    const style = node.attributes['style-name'] ?? outer?.style ?? this.styleInside(node);
    const level = (outer?.level ?? 0) + 1;
    const goesOn =
      node.attributes['continue-numbering'] === 'true' || node.attributes['continue-list'] !== undefined;
    const counts = outer?.counts ?? (goesOn ? this.continued.get(style ?? '') : undefined) ?? [];
    if (!goesOn) counts[level] = undefined;
    const list: OpenList = { style, level, counts };
    for (const item of childrenOf(node)) {
      if (item.name === 'text:list-header') this.walk(item, blocks, list, '');
      if (item.name !== 'text:list-item') continue;
      // An item that only holds a deeper list prints no number of its own, and counts none.
      const own = [...childrenOf(item)].some((child) => child.name === 'text:p' || child.name === 'text:h');
      this.walk(item, blocks, list, own ? this.next(list, Number(item.attributes['start-value'])) : '');
    }
    if (!outer) this.continued.set(style ?? '', counts);
  }

  /** A list without a style takes that of its paragraphs. */
  private styleInside(node: XmlNode): string | undefined {
    for (const child of descendantsOf(node)) {
      if (child.name === 'text:p' || child.name === 'text:h') {
        return this.styles.listStyleOf(child.attributes['style-name']);
      }
    }
    return undefined;
  }

  private next(list: OpenList, start: number): string {
    const definition = this.styles.listLevel(list.style, list.level);
    const begin = (level: XmlNode | undefined): number => Number(level?.attributes['start-value'] ?? 1) || 1;
    const last = list.counts[list.level];
    list.counts[list.level] =
      Number.isInteger(start) && start > 0 ? start : last === undefined ? begin(definition) : last + 1;
    list.counts.length = list.level + 1;
    const format = definition?.attributes['num-format'] ?? '';
    if (!definition || format === '') return '';
    const levels = Math.min(Number(definition.attributes['display-levels'] ?? 1) || 1, list.level);
    const numbers: string[] = [];
    for (let level = list.level - levels + 1; level <= list.level; level++) {
      const at = level === list.level ? definition : this.styles.listLevel(list.style, level);
      numbers.push(
        formatNumber(list.counts[level] ?? begin(at), formatName(at?.attributes['num-format'] ?? '1')),
      );
    }
    const { 'num-prefix': prefix = '', 'num-suffix': suffix = '' } = definition.attributes;
    const printed = `${prefix}${numbers.join('.')}${suffix}`;
    return /[、，。．：；）】〕》\s]$/.test(printed) ? printed : `${printed} `;
  }

  private paragraph(node: XmlNode, blocks: Block[], number: string): void {
    const line = ++this.count;
    const style = node.attributes['style-name'];
    const draft: Draft = { text: '', sizes: new Map(), bold: 0, all: 0, boxes: [] };
    this.inline(node, draft, style, undefined);
    const outline =
      node.name === 'text:h' ? Number(node.attributes['outline-level'] ?? 1) : this.styles.level(style);
    const size = [...draft.sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
    const look = {
      ...(size === undefined ? {} : { size }),
      ...(draft.bold * 2 > draft.all ? { bold: true } : {}),
      ...(this.styles.centred(style) ? { centred: true } : {}),
    };
    let prefix = number;
    let group: string[] = [];
    const flush = (): void => {
      const spans: Span[] = [];
      let text = prefix;
      for (const part of group.map((g) => g.trim())) {
        if (part === '') continue;
        if (spans.length > 0 && needsBlank(text, part)) text += ' ';
        spans.push({ start: text.length, end: text.length + part.length, place: { line } });
        text += part;
      }
      group = [];
      if (spans.length === 0) return;
      prefix = '';
      blocks.push({
        kind: 'paragraph',
        text,
        spans,
        ...(outline !== undefined && outline >= 1 && outline <= 10 ? { level: outline } : {}),
        ...(Object.keys(look).length === 0 ? {} : { look }),
      });
    };
    for (const part of draft.text.split('\n')) {
      if (breaksParagraph(group.findLast((other) => other.trim() !== '') ?? '', part)) flush();
      group.push(part);
    }
    flush();
    for (const box of draft.boxes) blocks.push(...this.read(box));
  }

  private inline(
    parent: XmlNode,
    draft: Draft,
    paragraph: string | undefined,
    span: string | undefined,
  ): void {
    for (const child of parent.children) {
      if (typeof child === 'string') {
        // Blanks of the file count once; more are written as text:s.
        const text = mended(child.replace(/[ \t\r\n]+/g, ' '));
        this.add(draft, /\s$/.test(draft.text) ? text.replace(/^ /, '') : text, paragraph, span);
        continue;
      }
      switch (child.name) {
        case 'text:s':
          draft.text += ' '.repeat(Math.min(Math.max(Number(child.attributes.c ?? 1) || 1, 1), 400));
          break;
        case 'text:tab':
          draft.text += '\t';
          break;
        case 'text:line-break':
          draft.text += '\n';
          break;
        case 'text:note': {
          const body = childOf(child, 'text:note-body');
          if (body) this.notes.push(body);
          break;
        }
        case 'draw:text-box':
          draft.boxes.push(child);
          break;
        case 'draw:image':
        case 'draw:object':
          this.picture ??= this.count;
          break;
        case 'text:span':
          this.inline(child, draft, paragraph, child.attributes['style-name'] ?? span);
          break;
        default:
          if (!UNSEEN.has(child.name)) this.inline(child, draft, paragraph, span);
      }
    }
  }

  private add(draft: Draft, text: string, paragraph: string | undefined, span: string | undefined): void {
    draft.text += text;
    const weight = text.trim().length;
    if (weight === 0) return;
    const look = this.styles.look(paragraph, span);
    draft.all += weight;
    if (look.bold) draft.bold += weight;
    if (look.size !== undefined) draft.sizes.set(look.size, (draft.sizes.get(look.size) ?? 0) + weight);
  }

  private table(node: XmlNode, blocks: Block[]): void {
    const line = this.count + 1;
    const rows: Row[] = [];
    this.rows(node, rows);
    blocks.push(...blocksOfTable(rows, line));
  }

  private rows(parent: XmlNode, rows: Row[]): void {
    for (const node of childrenOf(parent)) {
      if (node.name !== 'table:table-row') {
        if (/^table:table-(?:header-rows|rows|row-group)$/.test(node.name)) this.rows(node, rows);
        continue;
      }
      const cells: RowCell[] = [];
      for (const cell of childrenOf(node, 'table:table-cell')) {
        const start = this.count + 1;
        const content = this.read(cell);
        const one = {
          width: Number(cell.attributes['number-columns-spanned'] ?? 1) || 1,
          height: Number(cell.attributes['number-rows-spanned'] ?? 1) || 1,
          content,
          line: start,
        };
        for (let i = repeats(cell, 'number-columns-repeated'); i > 0; i--) cells.push(one);
      }
      const empty = cells.every((cell) => cell.content.length === 0);
      const times = empty ? 1 : repeats(node, 'number-rows-repeated');
      for (let i = 0; i < times; i++) rows.push({ before: 0, cells });
    }
  }
}

function repeats(node: XmlNode, attribute: string): number {
  return Math.min(Math.max(Math.trunc(Number(node.attributes[attribute] ?? 1)) || 1, 1), MOST_REPEATED);
}

/** OpenDocument names a format by its first numbers: `一, 二, 三, ...`. */
function formatName(format: string): string {
  const names: Readonly<Record<string, string>> = {
    '1': 'decimal',
    a: 'lowerLetter',
    A: 'upperLetter',
    i: 'lowerRoman',
    I: 'upperRoman',
    一: 'chineseCountingThousand',
    壹: 'chineseLegalSimplified',
    甲: 'ideographTraditional',
    子: 'ideographZodiac',
    '①': 'decimalEnclosedCircle',
    '１': 'decimalFullWidth',
  };
  return names[[...format][0] ?? ''] ?? 'decimal';
}

function mended(text: string): string {
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/g, (character) =>
    String.fromCodePoint(mendCharacter(character.codePointAt(0)!)),
  );
}
