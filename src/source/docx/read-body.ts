/** The body of a docx: what a person sees of it, in reading order, paragraphs counted as they go by. */

import { childOf, childrenOf, descendantsOf, textOf, type XmlNode } from '../../format/xml-tree.ts';
import type { Block, Paragraph } from '../../model/document.ts';
import { breaksParagraph, needsBlank } from '../join-lines.ts';
import { mendCharacter } from '../mend-characters.ts';
import { blocksOfTable, type Row, type RowCell } from '../table-grid.ts';
import { isOn, type Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import { symbolOf } from './symbols.ts';

/** What the body shows that is no text: a picture of a page's width, a sheet embedded as an object. */
export interface Unread {
  readonly kind: 'picture' | 'object' | 'chunk';
  readonly line: number;
}

/** Containers that hold no text to be seen. */
const UNSEEN = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:tblPr',
  'w:tblGrid',
  'w:tblPrEx',
  'w:trPr',
  'w:tcPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:sectPr',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:rt',
  'w:fldData',
  'w:ffData',
]);

/** Hears of every element that shows text, with its paragraph's number. */
export type Trace = (line: number, leaf: XmlNode, text: string) => void;

/** A piece of a paragraph between two breaks. */
interface Piece {
  text: string;
  /** Characters by look: size in half points (−1 unknown) and weight. */
  readonly looks: Map<string, number>;
}

/** A paragraph under way: its pieces, and the text boxes anchored in it. */
interface Draft {
  readonly line: number;
  readonly properties: XmlNode | undefined;
  readonly pieces: Piece[];
  readonly boxes: XmlNode[];
  /** A break of page or column was met: what follows is a paragraph of its own. */
  readonly cuts: Set<number>;
}

/** An English Metric Unit is 1/914400 inch. Wider and higher than this (6 cm × 3 cm) a picture may hold a table. */
const PICTURE_WIDTH = 2_160_000;
const PICTURE_HEIGHT = 1_080_000;

export class BodyReader {
  /** Paragraphs met so far. */
  private count = 0;
  private readonly fields: { node: XmlNode; result: boolean }[] = [];
  /** A paragraph whose mark was deleted: it goes on in the next one. */
  private unfinished: Draft | undefined;
  readonly unread: Unread[] = [];
  /** Notes referred to, in reading order: `footnote` or `endnote` and the id. */
  readonly notes: { readonly kind: 'footnote' | 'endnote'; readonly id: string }[] = [];

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
    private readonly trace?: Trace,
  ) {}

  /** The blocks of a story: the body, a note, a text box, a cell. */
  read(story: XmlNode): Block[] {
    const openFields = this.fields.splice(0);
    const unfinished = this.unfinished;
    this.unfinished = undefined;
    const broken = brokenFields(story);
    const blocks: Block[] = [];
    this.walk(story, broken, blocks);
    this.finish(blocks, undefined);
    this.fields.splice(0, Number.POSITIVE_INFINITY, ...openFields);
    this.unfinished = unfinished;
    return blocks;
  }

  private walk(parent: XmlNode, broken: ReadonlySet<XmlNode>, blocks: Block[]): void {
    for (const node of seenChildren(parent)) {
      if (node.name === 'w:p') this.paragraph(node, broken, blocks);
      else if (node.name === 'w:tbl') this.table(node, blocks);
      else if (node.name === 'w:altChunk') this.unread.push({ kind: 'chunk', line: this.count + 1 });
      else if (node.name === 'w:r' && hasText(node)) {
        // A run outside any paragraph: some programs lose the paragraph around it.
        this.paragraph({ name: 'w:p', attributes: {}, children: [node] }, broken, blocks);
      } else if (node.name !== 'w:r') this.walk(node, broken, blocks);
    }
  }

  private paragraph(node: XmlNode, broken: ReadonlySet<XmlNode>, blocks: Block[]): void {
    const properties = childOf(node, 'w:pPr');
    this.count++;
    const draft: Draft = this.unfinished ?? {
      line: this.count,
      properties,
      pieces: [{ text: '', looks: new Map() }],
      boxes: [],
      cuts: new Set(),
    };
    this.unfinished = undefined;
    this.inline(node, draft, properties, broken);
    const mark = childOf(properties, 'w:rPr');
    if (childOf(mark, 'w:del') || childOf(mark, 'w:moveFrom')) this.unfinished = draft;
    else this.finish(blocks, draft);
  }

  /** Writes a paragraph and then the text boxes anchored in it. */
  private finish(blocks: Block[], draft: Draft | undefined): void {
    const ready = draft ?? this.unfinished;
    this.unfinished = undefined;
    if (!ready) return;
    blocks.push(...this.write(ready));
    for (const box of ready.boxes) blocks.push(...this.read(box));
  }

  private inline(
    parent: XmlNode,
    draft: Draft,
    properties: XmlNode | undefined,
    broken: ReadonlySet<XmlNode>,
  ): void {
    for (const node of seenChildren(parent)) {
      switch (node.name) {
        case 'w:r':
          this.run(node, draft, properties, broken);
          break;
        case 'w:p':
          // A paragraph inside a paragraph: not allowed, but seen. It is a line of its own.
          this.count++;
          cut(draft);
          this.inline(node, draft, properties, broken);
          cut(draft);
          break;
        case 'w:tbl':
          draft.boxes.push({ name: 'w:body', attributes: {}, children: [node] });
          break;
        case 'm:oMath':
          if (this.shown()) add(draft, formulaOf(node), '');
          break;
        case 'w:t':
          // Text without a run.
          if (this.shown()) {
            this.trace?.(draft.line, node, written(node));
            add(draft, written(node), '');
          }
          break;
        default:
          this.inline(node, draft, properties, broken);
      }
    }
  }

  private run(
    node: XmlNode,
    draft: Draft,
    properties: XmlNode | undefined,
    broken: ReadonlySet<XmlNode>,
  ): void {
    const look = this.styles.runLook(childOf(node, 'w:rPr'), properties);
    const key = `${look.size ?? ''}|${look.bold}`;
    const show = (text: string, leaf: XmlNode): void => {
      if (look.hidden || !this.shown()) return;
      this.trace?.(draft.line, leaf, text);
      add(draft, text, key);
    };
    const content = (parent: XmlNode): void => {
      for (const child of seenChildren(parent)) {
        switch (child.name) {
          case 'w:t':
            show(written(child), child);
            break;
          case 'w:tab':
          case 'w:ptab':
            show('\t', child);
            break;
          case 'w:noBreakHyphen':
            show('-', child);
            break;
          case 'w:sym':
            show(symbolOf(child.attributes.font ?? '', child.attributes.char ?? ''), child);
            break;
          case 'w:cr':
          case 'w:br':
            if (look.hidden || !this.shown()) break;
            if (child.attributes.type === 'page' || child.attributes.type === 'column') cut(draft);
            else draft.pieces.push({ text: '', looks: new Map() });
            break;
          case 'w:fldChar':
            this.field(child, broken, (text) => show(text, child));
            break;
          case 'w:footnoteReference':
          case 'w:endnoteReference': {
            const id = child.attributes.id;
            const kind = child.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
            if (id !== undefined && this.shown()) this.notes.push({ kind, id });
            break;
          }
          case 'w:drawing':
          case 'w:pict':
          case 'w:object':
            if (!look.hidden && this.shown()) this.drawing(child, draft);
            break;
          default:
            content(child);
        }
      }
    };
    content(node);
  }

  private field(node: XmlNode, broken: ReadonlySet<XmlNode>, show: (text: string) => void): void {
    const type = node.attributes.fldCharType;
    if (type === 'begin') {
      const box = childOf(childOf(node, 'w:ffData'), 'w:checkBox');
      if (box) show(isOn(childOf(box, 'w:checked') ?? childOf(box, 'w:default')) ? '☑' : '□');
      if (!broken.has(node)) this.fields.push({ node, result: false });
    } else if (type === 'separate') {
      const field = this.fields.at(-1);
      if (field) field.result = true;
    } else if (type === 'end') this.fields.pop();
  }

  /** Whether the place is no field's code. */
  private shown(): boolean {
    return this.fields.every((field) => field.result);
  }

  /** Text boxes of a drawing, and whether it shows something that cannot be read. */
  private drawing(node: XmlNode, draft: Draft): void {
    const boxes = textBoxesOf(node);
    draft.boxes.push(...boxes);
    if (boxes.length > 0) return;
    let picture = false;
    let large = node.name === 'w:pict';
    for (const child of descendantsOf(node)) {
      if (child.name === 'o:OLEObject') {
        if (/^(?:Excel|ET|KET|Word|WPS)/i.test(child.attributes.ProgID ?? '')) {
          this.unread.push({ kind: 'object', line: this.count });
        }
        return;
      }
      if (child.name === 'wp:extent') {
        large = Number(child.attributes.cx) >= PICTURE_WIDTH && Number(child.attributes.cy) >= PICTURE_HEIGHT;
      }
      if (/(?:^|:)(?:blip|imagedata)$/.test(child.name)) picture = true;
    }
    if (picture && large) this.unread.push({ kind: 'picture', line: this.count });
  }

  /** The paragraphs of a draft: one, unless a page was broken within or its pieces are evidently paragraphs. */
  private write(draft: Draft): Paragraph[] {
    const number = this.number(
      draft.properties,
      draft.pieces.some((piece) => piece.text.trim() !== ''),
    );
    const paragraphs: Paragraph[] = [];
    let group: Piece[] = [];
    const flush = (): void => {
      const first = paragraphs.length === 0;
      const written = this.writeGroup(group, draft, first ? number : '');
      if (written) paragraphs.push(written);
      group = [];
    };
    draft.pieces.forEach((piece, i) => {
      const before = group.findLast((other) => other.text.trim() !== '')?.text ?? '';
      if (i > 0 && (draft.cuts.has(i) || breaksParagraph(before, piece.text))) flush();
      group.push(piece);
    });
    flush();
    return paragraphs;
  }

  private writeGroup(pieces: readonly Piece[], draft: Draft, number: string): Paragraph | undefined {
    const place = { line: draft.line };
    const spans = [];
    const looks = new Map<string, number>();
    let text = number;
    for (const piece of pieces) {
      const line = piece.text.trim();
      if (line === '') continue;
      if (spans.length > 0 && needsBlank(text, line)) text += ' ';
      spans.push({ start: text.length, end: text.length + line.length, place });
      text += line;
      for (const [key, weight] of piece.looks) looks.set(key, (looks.get(key) ?? 0) + weight);
    }
    if (spans.length === 0 && number === '') return undefined;
    if (spans.length === 0) text = number.trim();
    const level = this.styles.headingLevel(draft.properties);
    const look = { ...mainLook(looks), ...(this.styles.centred(draft.properties) ? { centred: true } : {}) };
    return {
      kind: 'paragraph',
      text,
      spans,
      ...(level === undefined ? {} : { level }),
      ...(Object.keys(look).length === 0 ? {} : { look }),
    };
  }

  private number(properties: XmlNode | undefined, hasText: boolean): string {
    const list = this.styles.numbering(properties);
    // An empty paragraph's number is seen in a column of row numbers; in the body it is an oversight.
    if (!list || (!hasText && !this.inCell)) return '';
    const ilvl =
      list.ilvl ??
      (list.style === undefined ? 0 : (this.numbering.levelOfStyle(list.numId, list.style) ?? 0));
    return this.numbering.next(list.numId, ilvl);
  }

  private inCell = false;

  private table(node: XmlNode, blocks: Block[]): void {
    const line = this.count + 1;
    const rows: Row[] = [];
    for (const row of partsOf(node, 'w:tr')) {
      const properties = childOf(row, 'w:trPr');
      if (childOf(properties, 'w:del') || isOn(childOf(properties, 'w:hidden'))) continue;
      const cells: RowCell[] = [];
      for (const cell of partsOf(row, 'w:tc')) {
        const about = childOf(cell, 'w:tcPr');
        const width = Number(childOf(about, 'w:gridSpan')?.attributes.val ?? 1) || 1;
        const down = childOf(about, 'w:vMerge');
        const across = childOf(about, 'w:hMerge');
        const continues = down !== undefined && down.attributes.val !== 'restart';
        const start = this.count + 1;
        const content = this.cell(cell);
        const last = cells.at(-1);
        if (across && across.attributes.val !== 'restart' && last) {
          cells[cells.length - 1] = { ...last, width: last.width + width };
          continue;
        }
        cells.push({
          width,
          height: 1,
          continues,
          content,
          line: start,
        });
      }
      const before = Number(childOf(properties, 'w:gridBefore')?.attributes.val ?? 0) || 0;
      rows.push({ before: Math.max(0, Math.trunc(before)), cells });
    }
    blocks.push(...blocksOfTable(rows, line));
  }

  private cell(node: XmlNode): Block[] {
    const outside = this.inCell;
    this.inCell = true;
    const blocks = this.read(node);
    this.inCell = outside;
    return blocks;
  }
}

/** Children that are seen; of alternatives for old and new programs only one. */
function* seenChildren(parent: XmlNode): Generator<XmlNode> {
  for (const child of parent.children) {
    if (typeof child === 'string' || UNSEEN.has(child.name)) continue;
    if (child.name !== 'mc:AlternateContent') {
      yield child;
      continue;
    }
    const chosen = chosenOf(child);
    if (chosen) yield* seenChildren(chosen);
  }
}

/** The first alternative that shows text, else the first. */
function chosenOf(alternatives: XmlNode): XmlNode | undefined {
  const all = [...childrenOf(alternatives, 'mc:Choice'), ...childrenOf(alternatives, 'mc:Fallback')];
  return all.find(hasText) ?? all[0];
}

function hasText(node: XmlNode): boolean {
  for (const child of descendantsOf(node)) {
    if ((child.name === 'w:t' || child.name === 'm:t') && textOf(child).trim() !== '') return true;
  }
  return false;
}

/** Rows of a table or cells of a row, also where a content control or a revision stands around them. */
function* partsOf(parent: XmlNode, name: string): Generator<XmlNode> {
  for (const child of seenChildren(parent)) {
    if (child.name === name) yield child;
    else if (child.name !== 'w:p' && child.name !== 'w:tbl') yield* partsOf(child, name);
  }
}

/** The outermost text boxes of a drawing, in order. */
function textBoxesOf(node: XmlNode): XmlNode[] {
  const boxes: XmlNode[] = [];
  for (const child of seenChildren(node)) {
    if (child.name === 'w:txbxContent') boxes.push(child);
    else boxes.push(...textBoxesOf(child));
  }
  return boxes;
}

/** Begins of fields that never end in the story: their "code" would swallow the rest of it. */
function brokenFields(story: XmlNode): ReadonlySet<XmlNode> {
  const open: XmlNode[] = [];
  for (const node of descendantsOf(story)) {
    if (node.name !== 'w:fldChar') continue;
    if (node.attributes.fldCharType === 'begin') open.push(node);
    else if (node.attributes.fldCharType === 'end') open.pop();
  }
  return new Set(open);
}

/** Text of a w:t: blanks at its ends count only when the file says so. */
function written(node: XmlNode): string {
  const raw = textOf(node).replace(/[\r\n]+/g, ' ');
  const text = node.attributes.space === 'preserve' ? raw : raw.replace(/^[ \t]+|[ \t]+$/g, '');
  return text.replace(/[\u2e80-\u2fdf\uf900-\ufaff]|\ud87e[\udc00-\ude1f]/g, (character) =>
    String.fromCodePoint(mendCharacter(character.codePointAt(0)!)),
  );
}

function formulaOf(node: XmlNode): string {
  let text = '';
  for (const child of childrenOf(node)) {
    if (child.name === 'm:t') text += textOf(child);
    else if (child.name === 'm:f') {
      const top = childOf(child, 'm:num');
      const bottom = childOf(child, 'm:den');
      text += `${top ? formulaOf(top) : ''}/${bottom ? formulaOf(bottom) : ''}`;
    } else text += formulaOf(child);
  }
  return text;
}

function add(draft: Draft, text: string, look: string): void {
  const piece = draft.pieces.at(-1)!;
  piece.text += text;
  const weight = text.trim().length;
  if (look !== '' && weight > 0) piece.looks.set(look, (piece.looks.get(look) ?? 0) + weight);
}

function cut(draft: Draft): void {
  draft.cuts.add(draft.pieces.length);
  draft.pieces.push({ text: '', looks: new Map() });
}

function mainLook(looks: ReadonlyMap<string, number>): { size?: number; bold?: boolean } {
  const sizes = new Map<string, number>();
  let bold = 0;
  let all = 0;
  for (const [key, weight] of looks) {
    const [size = '', weighty] = key.split('|');
    sizes.set(size, (sizes.get(size) ?? 0) + weight);
    if (weighty === 'true') bold += weight;
    all += weight;
  }
  const main = [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0];
  return { ...(main ? { size: Number(main) } : {}), ...(all > 0 && bold * 2 > all ? { bold: true } : {}) };
}
