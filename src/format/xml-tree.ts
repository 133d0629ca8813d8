/** XML parts of an office file as small trees. DOCTYPEs, and with them entities, are refused before anything expands. */
import { SaxesParser } from 'saxes';
import { UnreadableError } from '../model/document.ts';

/** An element. Names carry the usual prefix of their namespace (`w:p`), whatever prefix the file itself chose. */
export interface XmlNode {
  readonly name: string;
  /** By local name: `w:val` is `val`. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlNode | string)[];
}

/** Where an element stands in the text of its part (`decodeXml`): offsets of UTF-16 units. */
export interface Extent {
  /** Of its first tag. */
  readonly start: number;
  /** Behind its first tag. */
  readonly inner: number;
  /** Of its last tag; with an empty element (`<w:p/>`) the same as `inner`. */
  innerEnd: number;
  /** Behind its last tag. */
  end: number;
  readonly parent: XmlNode | undefined;
}

/** Namespaces whose elements are looked for by name, in the transitional and the strict edition of the format. */
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
};

/** Far more than any writer nests; keeps walks over the tree within the call stack. */
const DEEPEST = 400;
/** Elements of one part: the longest disclosures have some 300,000. */
const MOST = 4_000_000;
const LARGEST_PART = 192 * 2 ** 20;

/**
 * Parses one part.
 *
 * @param extents receives where every element stands, for those who edit the part
 * @throws UnreadableError `damaged` (not well-formed, DOCTYPE, nested too deeply), `too-large`.
 */
export function parseXml(bytes: Uint8Array, extents?: Map<XmlNode, Extent>): XmlNode {
  if (bytes.length > LARGEST_PART) throw tooLarge();
  const top: Building = { name: '', attributes: {}, children: [] };
  const open: Building[] = [top];
  const prefixes = new Map<string, string>();
  let count = 0;
  const text = decodeXml(bytes);
  const parser = new SaxesParser<{ xmlns: false; position: boolean }>({ position: false, xmlns: false });
  parser.on('doctype', () => {
    throw new UnreadableError('damaged', '文件内部含有不允许的 DOCTYPE 声明，为安全起见不予读取。');
  });
  parser.on('opentag', (tag) => {
    if (open.length > DEEPEST) throw new UnreadableError('damaged', '文件内部结构的嵌套层数异常，无法读取。');
    if (++count > MOST) throw tooLarge();
    const attributes: Record<string, string> = {};
    for (const key in tag.attributes) {
      const value = tag.attributes[key]!;
      if (key === 'xmlns') prefixes.set('', PREFIXES[value] ?? '');
      else if (key.startsWith('xmlns:')) prefixes.set(key.slice(6), PREFIXES[value] ?? key.slice(6));
      else {
        const local = localName(key);
        // Revision marks of the editor, on nearly every element.
        if (!local.startsWith('rsid')) attributes[local] = value;
      }
    }
    const node: Building = { name: qualified(tag.name, prefixes), attributes, children: [] };
    if (extents) {
      const { position } = parser;
      const start = text.lastIndexOf('<', position - 1);
      const parent = open.length > 1 ? open.at(-1) : undefined;
      extents.set(node, { start, inner: position, innerEnd: position, end: position, parent });
    }
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('closetag', (tag) => {
    const closed = open.pop()!;
    const extent = extents?.get(closed);
    if (!extent || tag.isSelfClosing) return;
    extent.end = parser.position;
    extent.innerEnd = text.lastIndexOf('<', extent.end - 1);
  });
  const append = (text: string): void => {
    if (open.length > 1) open.at(-1)!.children.push(text);
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('error', (error) => {
    // A stray control character is dropped (as readers of text do); everything else means a broken file.
    if (!error.message.includes('disallowed character')) throw error;
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw new UnreadableError(
      'damaged',
      '文件的内部结构（XML）已损坏，无法读取；请用 Office 或 WPS 另存后再检查。',
    );
  }
  const root = top.children.find((child) => typeof child !== 'string');
  if (root === undefined || typeof root === 'string') {
    throw new UnreadableError('damaged', '文件的内部结构（XML）是空的，无法读取。');
  }
  return root;
}

interface Building extends XmlNode {
  readonly children: (Building | string)[];
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function qualified(name: string, prefixes: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const usual = prefixes.get(prefix) ?? prefix;
  const local = name.slice(colon + 1);
  return usual === '' ? local : `${usual}:${local}`;
}

/** The text of a part, without its mark (BOM). */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}

function tooLarge(): UnreadableError {
  return new UnreadableError('too-large', '文件内容过大（超出正常公开文件的规模），为安全起见不予读取。');
}

/** The first child element of that name. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  if (!node) return undefined;
  for (const child of node.children) if (typeof child !== 'string' && child.name === name) return child;
  return undefined;
}

/** The child elements, of that name when one is given. */
export function* childrenOf(node: XmlNode | undefined, name?: string): Generator<XmlNode> {
  if (!node) return;
  for (const child of node.children) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) yield child;
  }
}

/** All elements below a node, in document order. */
export function* descendantsOf(node: XmlNode): Generator<XmlNode> {
  const waiting: XmlNode[] = [...childrenOf(node)].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let i = next.children.length - 1; i >= 0; i--) {
      const child = next.children[i]!;
      if (typeof child !== 'string') waiting.push(child);
    }
  }
}

/** The text directly inside an element. */
export function textOf(node: XmlNode | undefined): string {
  let text = '';
  for (const child of node?.children ?? []) if (typeof child === 'string') text += child;
  return text;
}
