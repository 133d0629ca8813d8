/**
 * The docx reader (docx, docm): what a person sees of the document, in reading order. Headers and footers, comments,
 * deleted revisions and field codes are left out; footnotes come last. A docx has no pages until something lays it out,
 * so a place is the paragraph's number.
 */

import { childOf, childrenOf, parseXml, textOf, type XmlNode } from '../../format/xml-tree.ts';
import { openZip, type ZipArchive } from '../../format/zip.ts';
import { type Block, type ReaderRemark, type SourceDocument, UnreadableError } from '../../model/document.ts';
import { Numbering } from './numbering.ts';
import { BodyReader, type Unread } from './read-body.ts';
import { Styles } from './styles.ts';

/**
 * Reads a docx or docm. `file` is the path as the user gave it and only labels the result.
 *
 * @throws UnreadableError `empty` (0 bytes, or no text), `damaged`, `encrypted`, `too-large`, `scanned` (only pictures).
 */
export function readDocx(bytes: Uint8Array, file: string): SourceDocument {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的（0 字节）。');
  const archive = openZip(bytes);
  const name = mainPart(archive);
  const root = partAt(archive, name);
  if (!root) throw new UnreadableError('damaged', '文件里没有 Word 正文（word/document.xml），可能已损坏。');
  const related = relatedParts(archive, name);
  const part = (kind: string): XmlNode | undefined => related.get(kind);

  const reader = new BodyReader(new Styles(part('styles')), new Numbering(part('numbering')));
  const blocks: Block[] = reader.read(childOf(root, 'w:body') ?? root);
  for (const kind of ['footnote', 'endnote'] as const) {
    const notes = new Map<string, XmlNode>();
    for (const note of childrenOf(part(`${kind}s`), `w:${kind}`)) notes.set(note.attributes.id ?? '', note);
    const ids = new Set(reader.notes.filter((note) => note.kind === kind).map((note) => note.id));
    for (const id of ids) {
      const note = notes.get(id);
      if (note) blocks.push(...reader.read(note));
    }
  }
  if (blocks.length === 0) {
    throw reader.unread.some((item) => item.kind === 'picture')
      ? new UnreadableError('scanned', '文档里只有图片，没有文字，暂不能识别；请提供有文字的版本。')
      : new UnreadableError('empty', '文档里没有可读取的文字。');
  }
  const title = titleOf(archive);
  return {
    format: 'docx',
    file,
    ...(title === undefined ? {} : { title }),
    blocks,
    remarks: remarksOf(reader.unread),
  };
}

/** The name of the document part: the package says which it is; it is nearly always word/document.xml. */
export function mainPart(archive: ZipArchive): string {
  for (const { kind, target } of relations(archive, '_rels/.rels', '')) {
    if (kind === 'officeDocument' && archive.names.some((n) => n.toLowerCase() === target.toLowerCase())) {
      return target;
    }
  }
  const found = archive.names.find((name) => /(?:^|\/)document\d*\.xml$/i.test(name));
  return found ?? 'word/document.xml';
}

/** Relations of a part (its .rels file at `name`) to others in the package; targets are whole paths. */
export function* relations(
  archive: ZipArchive,
  name: string,
  folder: string,
): Generator<{ readonly kind: string; readonly target: string }> {
  const root = partAt(archive, name);
  for (const node of childrenOf(root)) {
    const { Type, Target, TargetMode } = node.attributes;
    if (Type === undefined || Target === undefined || TargetMode === 'External') continue;
    yield { kind: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(folder, Target) };
  }
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder === '' ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** Styles, numbering and notes: found by their relation, else at their usual names. Broken ones are done without. */
export function relatedParts(archive: ZipArchive, main: string): ReadonlyMap<string, XmlNode> {
  const slash = main.lastIndexOf('/');
  const folder = slash < 0 ? '' : main.slice(0, slash);
  const inFolder = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
  const parts = new Map<string, XmlNode>();
  const kinds = ['styles', 'numbering', 'footnotes', 'endnotes'];
  const targets = new Map<string, string>();
  for (const { kind, target } of relations(
    archive,
    inFolder(`_rels/${main.slice(slash + 1)}.rels`),
    folder,
  )) {
    if (kinds.includes(kind) && !targets.has(kind)) targets.set(kind, target);
  }
  for (const kind of kinds) {
    const root = partAt(archive, targets.get(kind) ?? inFolder(`${kind}.xml`));
    if (root) parts.set(kind, root);
  }
  return parts;
}

function partAt(archive: ZipArchive, name: string): XmlNode | undefined {
  const bytes = archive.read(name);
  return bytes && bytes.length > 0 ? parseXml(bytes) : undefined;
}

function titleOf(archive: ZipArchive): string | undefined {
  const title = textOf(childOf(partAt(archive, 'docProps/core.xml'), 'dc:title')).trim();
  return title === '' ? undefined : title;
}

function remarksOf(unread: readonly Unread[]): ReaderRemark[] {
  const remarks: ReaderRemark[] = [];
  const tell = (kind: Unread['kind'], message: (where: string, count: number) => string): void => {
    const lines = unread.filter((item) => item.kind === kind).map((item) => item.line);
    if (lines.length === 0) return;
    const named = [...new Set(lines)].slice(0, 10).join('、');
    remarks.push({
      code: 'skipped',
      message: message(`第 ${named} 段${lines.length > 10 ? '等处' : ''}`, lines.length),
      place: { line: lines[0]! },
    });
  };
  tell('picture', (where, count) => `${where}有 ${count} 张较大的图片，图中的文字和表格未能读取。`);
  tell('object', (where, count) => `${where}嵌入了 ${count} 个表格或文档对象，其内容未能读取。`);
  tell('chunk', (where, count) => `${where}引入了 ${count} 个外部片段，其内容未能读取。`);
  return remarks;
}
