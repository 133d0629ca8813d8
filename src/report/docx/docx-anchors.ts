/** Where comments are anchored in a Word document: quoted words found among the runs, runs cut in two at their ends. */

import { childOf, type Extent, type XmlNode } from '../../format/xml-tree.ts';
import { simplified } from '../../model/simplified.ts';
import type { DocxTrace, Leaf } from '../../source/docx/trace-docx.ts';
import { mendCharacter } from '../../source/mend-characters.ts';

/** A point of the document part between two characters; what closes and opens again there where a run is cut. */
export interface Point {
  readonly offset: number;
  readonly close: string;
  readonly open: string;
}

/** What a comment is anchored to. */
export interface Anchor {
  readonly from: Point;
  readonly to: Point;
  /** Where its reference may stand as a run of its own: behind any link or revision around the words. */
  readonly reference: number;
  /** Whether the words themselves were found, and not only their paragraph. */
  readonly exact: boolean;
}

/** Paragraphs that a quote may go on over: the lines of one cell. */
const FURTHER = 12;

/** One character that is compared: which leaf shows it, and where in the part it is written. */
interface Glyph {
  readonly character: string;
  readonly leaf: Leaf;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds quoted words in a paragraph, or in it and those after it (a cell's lines are quoted as one); blanks of any kind
 * do not count. Where the words are not found, the whole paragraph; where there is none, undefined.
 */
export function anchorOf(trace: DocxTrace, line: number, quote: string): Anchor | undefined {
  // A document in traditional script was read in simplified: both sides are compared in that.
  const wanted = simplified(plain(quote));
  const own = glyphsOf(trace, trace.paragraphs.get(line) ?? []);
  let glyphs = own;
  for (let next = 1; wanted !== ''; next++) {
    const at = simplified(glyphs.map((glyph) => glyph.character).join('')).indexOf(wanted);
    if (at >= 0) {
      const stretch = stretchOf(glyphs, at, at + wanted.length);
      const anchor = between(trace, stretch[0]!, stretch.at(-1)!, true);
      if (anchor) return anchor;
    }
    if (next > FURTHER) break;
    glyphs = [...glyphs, ...glyphsOf(trace, trace.paragraphs.get(line + next) ?? [])];
  }
  return own.length === 0 ? undefined : between(trace, own[0]!, own.at(-1)!, false);
}

/** The glyphs that make the units [from, to) of their joined characters. */
function stretchOf(glyphs: readonly Glyph[], from: number, to: number): Glyph[] {
  let at = 0;
  return glyphs.filter(({ character }) => {
    const start = at;
    at += character.length;
    return start < to && at > from;
  });
}

/** Text as compared: no blanks, ordinary characters for compatibility ones. */
function plain(text: string): string {
  return [...text.replace(/[\s\u200b\ufeff]+/g, '')].map((c) => mended(c)).join('');
}

function mended(character: string): string {
  return String.fromCodePoint(mendCharacter(character.codePointAt(0)!));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const WRITTEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|&(?:#(\d+)|#x([0-9a-f]+)|(\w+));|[^<&]/giu;

function glyphsOf(trace: DocxTrace, leaves: readonly Leaf[]): Glyph[] {
  return leaves.flatMap((leaf) => {
    const extent = trace.extents.get(leaf.node);
    if (!extent) return [];
    if (leaf.node.name !== 'w:t')
      return [...plain(leaf.text)].map((character) => ({ character, leaf, ...extent }));
    const glyphs: Glyph[] = [];
    for (const match of trace.xml.slice(extent.inner, extent.innerEnd).matchAll(WRITTEN)) {
      const start = extent.inner + match.index;
      const end = start + match[0].length;
      // Words in CDATA are anchored as one: a cut within would need sections of its own.
      for (const character of plain(characterOf(match))) glyphs.push({ character, leaf, start, end });
    }
    return glyphs;
  });
}

function characterOf([written, cdata, decimal, hexadecimal, name]: RegExpMatchArray): string {
  if (cdata !== undefined) return cdata;
  if (written.startsWith('<!--')) return '';
  const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : undefined;
  if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  return name === undefined ? written : (ENTITIES[name] ?? '');
}

function between(trace: DocxTrace, first: Glyph, last: Glyph, exact: boolean): Anchor | undefined {
  const start = runOf(trace, first.leaf.node);
  const end = runOf(trace, last.leaf.node);
  if (!start || !end) return undefined;
  const to = end.whole ? bare(end.extent.end) : cutBehind(trace, last, end.run, end.extent);
  return {
    from: start.whole ? bare(start.extent.start) : cutBefore(trace, first, start.run, start.extent),
    to,
    reference: end.outer === end.extent ? to.offset : end.outer.end,
    exact: exact && !start.inBox && !end.inBox,
  };
}

interface RunOfLeaf {
  readonly run: XmlNode;
  readonly extent: Extent;
  /** The paragraph's own child that the run stands in: itself, or a link or revision around it. */
  readonly outer: Extent;
  /** It cannot be cut: the words stand deeper, in a text box or as ruby. */
  readonly whole: boolean;
  readonly inBox: boolean;
}

/** The outermost run around a leaf: a text box, which may hold no comments, is anchored by the run that it hangs on. */
function runOf(trace: DocxTrace, leaf: XmlNode): RunOfLeaf | undefined {
  const path: XmlNode[] = [];
  for (let at: XmlNode | undefined = leaf; at; at = trace.extents.get(at)?.parent) path.unshift(at);
  const paragraph = path.findIndex((node) => node.name === 'w:p');
  if (paragraph < 0 || paragraph === path.length - 1) return undefined;
  const inside = path.slice(paragraph + 1);
  const at = inside.findIndex((node) => node.name === 'w:r');
  const run = inside[at];
  const extent = run && trace.extents.get(run);
  const outer = trace.extents.get(inside[0]!);
  if (!run || !extent || !outer) return undefined;
  return {
    run,
    extent,
    outer,
    whole: at !== inside.length - 2,
    inBox: inside.some((node) => node.name === 'w:txbxContent'),
  };
}

function bare(offset: number): Point {
  return { offset, close: '', open: '' };
}

function cutBefore(trace: DocxTrace, { leaf, start }: Glyph, run: XmlNode, extent: Extent): Point {
  const leafExtent = trace.extents.get(leaf.node)!;
  if (leaf.node.name === 'w:t' && trace.xml.slice(leafExtent.inner, start).trim() !== '')
    return cutWithin(trace, start, leafExtent, run, extent);
  const before = run.children.slice(0, run.children.indexOf(leaf.node));
  const nothing = before.every((child) => typeof child === 'string' || child.name === 'w:rPr');
  return nothing ? bare(extent.start) : cutRun(trace, leafExtent.start, run, extent);
}

function cutBehind(trace: DocxTrace, { leaf, end }: Glyph, run: XmlNode, extent: Extent): Point {
  const leafExtent = trace.extents.get(leaf.node)!;
  if (leaf.node.name === 'w:t' && trace.xml.slice(end, leafExtent.innerEnd).trim() !== '')
    return cutWithin(trace, end, leafExtent, run, extent);
  const behind = run.children.slice(run.children.indexOf(leaf.node) + 1);
  const nothing = behind.every((child) => typeof child === 'string');
  return nothing ? bare(extent.end) : cutRun(trace, leafExtent.end, run, extent);
}

/** Ends the run and begins one of the same look. */
function cutRun(trace: DocxTrace, offset: number, run: XmlNode, extent: Extent): Point {
  const { xml, extents } = trace;
  const look = childOf(run, 'w:rPr');
  const lookExtent = look && extents.get(look);
  const first = xml.slice(extent.start, extent.inner);
  return {
    offset,
    close: xml.slice(extent.innerEnd, extent.end),
    open: first + (lookExtent ? xml.slice(lookExtent.start, lookExtent.end) : ''),
  };
}

/**
 * Cuts within a text: blanks at the cut go to the second part, which keeps them by `xml:space`, so that neither part
 * loses any.
 */
function cutWithin(trace: DocxTrace, at: number, leaf: Extent, run: XmlNode, extent: Extent): Point {
  const { xml } = trace;
  const first = xml.slice(leaf.start, leaf.inner);
  const keeps = /\sxml:space\s*=/.test(first);
  let offset = at;
  if (!keeps) while (/[ \t\r\n]/.test(xml[offset - 1] ?? '')) offset--;
  const blank = /[ \t\r\n]/.test(xml[offset] ?? '');
  const again = keeps || !blank ? first : first.replace(/>$/, ' xml:space="preserve">');
  const cut = cutRun(trace, offset, run, extent);
  return { offset, close: xml.slice(leaf.innerEnd, leaf.end) + cut.close, open: cut.open + again };
}
