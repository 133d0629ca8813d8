import { childOf, decodeXml, type Extent, parseXml, type XmlNode } from '../../format/xml-tree.ts';
import { openZip, type ZipArchive } from '../../format/zip.ts';
import { Numbering } from './numbering.ts';
import { BodyReader } from './read-body.ts';
import { mainPart, relatedParts } from './read-docx.ts';
import { Styles } from './styles.ts';

/** An element that shows text: w:t, w:tab, w:sym and the like. */
export interface Leaf {
  readonly node: XmlNode;
  readonly text: string;
}

/** The document part of a docx, and where in it every paragraph's text stands. */
export interface DocxTrace {
  readonly archive: ZipArchive;
  /** Name of the document part: word/document.xml. */
  readonly part: string;
  readonly xml: string;
  readonly extents: ReadonlyMap<XmlNode, Extent>;
  /** By the paragraph's number, as places (`Place.line`) have it; those without text are left out. */
  readonly paragraphs: ReadonlyMap<number, readonly Leaf[]>;
}

/**
 * Reads a docx as `readDocx` does and tells where its words stand in the file, for those who mark them. Notes at the
 * foot and the end are no part of it.
 * @throws UnreadableError as `readDocx`
 */
export function traceDocx(bytes: Uint8Array): DocxTrace {
  const archive = openZip(bytes);
  const part = mainPart(archive);
  const content = archive.read(part) ?? new Uint8Array();
  const extents = new Map<XmlNode, Extent>();
  const root = parseXml(content, extents);
  const related = relatedParts(archive, part);
  const paragraphs = new Map<number, Leaf[]>();
  const reader = new BodyReader(
    new Styles(related.get('styles')),
    new Numbering(related.get('numbering')),
    (line, node, text) => {
      const leaves = paragraphs.get(line);
      if (leaves) leaves.push({ node, text });
      else paragraphs.set(line, [{ node, text }]);
    },
  );
  reader.read(childOf(root, 'w:body') ?? root);
  return { archive, part, xml: decodeXml(content), extents, paragraphs };
}
