import { strToU8, zipSync } from 'fflate';
import { xmlText } from '../../format/xml-text.ts';
import { decodeXml } from '../../format/xml-tree.ts';
import { relations } from '../../source/docx/read-docx.ts';
import { type DocxTrace, traceDocx } from '../../source/docx/trace-docx.ts';
import type { FileReport } from '../file-report.ts';
import { findingLines } from '../finding-lines.ts';
import { summaryLines } from '../summary-lines.ts';
import { type Anchor, anchorOf, type Point } from './docx-anchors.ts';

/** Who comments; no date, so that the same findings give the same bytes and no false day is told. */
const AUTHOR = '明账';
/** Of the entries in the archive; ZIP knows no earlier day. */
const EPOCH = '1980-01-01T00:00:00';

const WORDPROCESSING =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|purl\.oclc\.org\/ooxml\/wordprocessingml\/main)$/;
const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/**
 * The document with a Word comment (批注) at every finding, at the quoted words; one without a place is told at the
 * first paragraph, where a comment before all others sums up. Only the marks are inserted: what the document has, comments of others too, stays as written.
 * @param bytes the docx that the report is on
 * @throws UnreadableError where the bytes are no docx
 */
export function annotateDocx(bytes: Uint8Array, report: FileReport): Uint8Array {
  const trace = traceDocx(bytes);
  const first = firstAnchor(trace);
  const findings = report.status === 'checked' && first ? report.findings : [];
  const comments = new Comments(trace);
  const marks = new Marks(trace.xml);
  const placed: [number, Anchor][] = [];
  for (const finding of findings) {
    const place = finding.locations[0];
    const anchor = place?.line === undefined ? undefined : anchorOf(trace, place.line, place.quote);
    const quote = anchor?.exact ? '' : (place?.quote ?? '');
    placed.push([comments.add(findingLines(finding, quote)), anchor ?? first!]);
  }
  if (report.status === 'checked' && findings.length > 0)
    placed.unshift([comments.add(summaryLines(report)), first!]);
  for (const [id, anchor] of placed) marks.add(id, anchor);
  const parts = new Map<string, Uint8Array>();
  for (const name of trace.archive.names) parts.set(name, trace.archive.read(name)!);
  if (findings.length > 0) {
    parts.set(trace.part, encodeLike(parts.get(trace.part)!, marks.write()));
    comments.write(parts);
  }
  return zipSync(Object.fromEntries(parts), { mtime: EPOCH });
}

/** The first paragraph with words. */
function firstAnchor(trace: DocxTrace): Anchor | undefined {
  for (const line of [...trace.paragraphs.keys()].sort((a, b) => a - b)) {
    const anchor = anchorOf(trace, line, '');
    if (anchor) return anchor;
  }
  return undefined;
}

/** Marks of comments in the document part, inserted all at once. */
class Marks {
  private readonly at = new Map<number, { close: string; open: string; ends: string; starts: string }>();
  private readonly prefix: Prefix;

  constructor(private readonly xml: string) {
    this.prefix = prefixOf(xml);
  }

  add(id: number, { from, to, reference }: Anchor): void {
    const { element, attribute, declaration } = this.prefix;
    const mark = (name: string): string => `<${element}${name}${declaration} ${attribute}id="${id}"/>`;
    this.point(from).starts += mark('commentRangeStart');
    this.point(to).ends += mark('commentRangeEnd');
    this.point({
      offset: reference,
      close: '',
      open: '',
    }).ends += `<${element}r${declaration}>${mark('commentReference')}</${element}r>`;
  }

  private point({ offset, close, open }: Point): { ends: string; starts: string } {
    const point = this.at.get(offset) ?? { close: '', open: '', ends: '', starts: '' };
    if (close !== '') Object.assign(point, { close, open });
    this.at.set(offset, point);
    return point;
  }

  /** The part with the marks; where words end and others begin, the end stands first. */
  write(): string {
    let done = 0;
    let text = '';
    for (const [offset, { close, ends, starts, open }] of [...this.at].sort(([a], [b]) => a - b)) {
      text += this.xml.slice(done, offset) + close + ends + starts + open;
      done = offset;
    }
    return text + this.xml.slice(done);
  }
}

/** The comments part: that of the document, or a new one. */
class Comments {
  private readonly part: string;
  private readonly existing: string | undefined;
  private readonly prefix: Prefix;
  private next: number;
  private text = '';

  constructor(private readonly trace: DocxTrace) {
    const { archive, xml } = trace;
    const related = [...relations(archive, relationsOf(trace.part), folderOf(trace.part))];
    const known = related.find(({ kind }) => kind === 'comments')?.target;
    const content = known === undefined ? undefined : archive.read(known);
    this.part = known ?? freePart(trace);
    this.existing = content && decodeXml(content);
    this.prefix = prefixOf(this.existing ?? '', prefixOf(xml).namespace);
    const ids = [...(this.existing ?? '').matchAll(/<(?:\w+:)?comment\s[^>]*?\bid\s*=\s*["'](\d+)["']/g)];
    const used = [
      ...ids,
      ...xml.matchAll(/<(?:\w+:)?comment(?:RangeStart|RangeEnd|Reference)\s[^>]*?\bid\s*=\s*["'](\d+)["']/g),
    ];
    this.next = used.reduce((most, match) => Math.max(most, Number(match[1]) + 1), 0);
  }

  /** @returns the comment's id */
  add(lines: readonly string[]): number {
    const { element, attribute, declaration } = this.prefix;
    const paragraphs = lines.map(
      (line) =>
        `<${element}p><${element}r><${element}t xml:space="preserve">${xmlText(line)}</${element}t></${element}r></${element}p>`,
    );
    this.text +=
      `<${element}comment${declaration} ${attribute}id="${this.next}" ${attribute}author="${AUTHOR}" ` +
      `${attribute}initials="明">${paragraphs.join('')}</${element}comment>`;
    return this.next++;
  }

  /** Puts the part, its relation and its content type into the package, where they are not there yet. */
  write(parts: Map<string, Uint8Array>): void {
    if (this.existing !== undefined) {
      const name = /<((?:\w+:)?comments)\b/.exec(this.existing)?.[1] ?? 'w:comments';
      parts.set(
        this.trace.archive.names.find((n) => n.toLowerCase() === this.part.toLowerCase()) ?? this.part,
        encodeLike(parts.get(this.part), inserted(this.existing, name, this.text)),
      );
      return;
    }
    const { namespace } = this.prefix;
    parts.set(
      this.part,
      strToU8(
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${namespace}">${this.text}</w:comments>`,
      ),
    );
    const strict = namespace.includes('purl.oclc.org');
    const kind = strict
      ? 'http://purl.oclc.org/ooxml/officeDocument/relationships/comments'
      : 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
    const types = '[Content_Types].xml';
    edit(
      parts,
      types,
      'Types',
      (prefix) => `<${prefix}Override PartName="/${this.part}" ContentType="${COMMENTS_TYPE}"/>`,
    );
    edit(parts, relationsOf(this.trace.part), 'Relationships', (prefix, xml) => {
      let id = 'rIdMingzhang';
      while (xml.includes(`"${id}"`)) id += '1';
      return `<${prefix}Relationship Id="${id}" Type="${kind}" Target="${this.part.slice(this.part.lastIndexOf('/') + 1)}"/>`;
    });
  }
}

/** How elements of the format are written in a part. */
interface Prefix {
  /** `w:`, or empty. */
  readonly element: string;
  readonly attribute: string;
  /** Where the part declares no prefix: a declaration for each element inserted. */
  readonly declaration: string;
  readonly namespace: string;
}

function prefixOf(
  xml: string,
  fallback = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
): Prefix {
  for (const [, prefix, namespace] of xml.matchAll(/\sxmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g))
    if (WORDPROCESSING.test(namespace!))
      return { element: `${prefix}:`, attribute: `${prefix}:`, declaration: '', namespace: namespace! };
  const plain = /\sxmlns\s*=\s*["']([^"']*)["']/.exec(xml)?.[1];
  const namespace = plain !== undefined && WORDPROCESSING.test(plain) ? plain : fallback;
  const declaration = xml === '' ? '' : ` xmlns:w="${namespace}"`;
  return { element: 'w:', attribute: 'w:', declaration, namespace };
}

function edit(
  parts: Map<string, Uint8Array>,
  name: string,
  root: string,
  insertion: (prefix: string, xml: string) => string,
): void {
  const old = parts.get(name);
  const namespace =
    root === 'Types'
      ? 'http://schemas.openxmlformats.org/package/2006/content-types'
      : 'http://schemas.openxmlformats.org/package/2006/relationships';
  const xml = old
    ? decodeXml(old)
    : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="${namespace}"/>`;
  const prefix = new RegExp(`<((?:\\w+:)?)${root}\\b`).exec(xml)?.[1] ?? '';
  parts.set(name, encodeLike(old, inserted(xml, prefix + root, insertion(prefix, xml))));
}

/** The text with something more at the end of its root element, which may have been empty. */
function inserted(xml: string, root: string, text: string): string {
  const end = xml.lastIndexOf(`</${root}`);
  if (end >= 0) return xml.slice(0, end) + text + xml.slice(end);
  return xml.replace(
    new RegExp(`(<${root}\\b[^>]*?)\\s*/>`),
    (_, first: string) => `${first}>${text}</${root}>`,
  );
}

/** Bytes in the encoding of the original. */
function encodeLike(original: Uint8Array | undefined, text: string): Uint8Array {
  const [first, second] = original ?? [];
  const little = first === 0xff && second === 0xfe;
  if (!little && !(first === 0xfe && second === 0xff)) {
    const marked = first === 0xef && second === 0xbb;
    return strToU8(marked ? `\ufeff${text}` : text);
  }
  const wide = `\ufeff${text}`;
  const bytes = new DataView(new ArrayBuffer(wide.length * 2));
  for (let i = 0; i < wide.length; i++) bytes.setUint16(i * 2, wide.charCodeAt(i), little);
  return new Uint8Array(bytes.buffer);
}

function folderOf(part: string): string {
  return part.slice(0, Math.max(0, part.lastIndexOf('/')));
}

function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** A name for the comments part that nothing else has. */
function freePart({ archive, part }: DocxTrace): string {
  const folder = folderOf(part);
  const taken = new Set(archive.names.map((name) => name.toLowerCase()));
  for (let n = 0; ; n++) {
    const name = `${folder === '' ? '' : `${folder}/`}comments${n === 0 ? '' : n}.xml`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
