import type { Block, Cell } from '../model/document.ts';
import { type SourceDocument, UnreadableError } from '../model/document.ts';
import { readDocx } from './docx/read-docx.ts';
import { kindOf } from './kind-of.ts';
import { readPdf } from './pdf/read-pdf.ts';

/** Larger files are refused before they are looked at. */
const MAX_BYTES = 512 * 2 ** 20;

/** What may be told of a file beside its bytes. */
export interface ReadOptions {
  /** Opens an encrypted PDF. */
  readonly password?: string;
}

/**
 * Reads a file of any kind there is a reader for, recognised by its content first and by its extension second.
 *
 * @param file the path as the user gave it; it labels the result and gives the extension
 * @throws UnreadableError always with one sentence for the user; what a library said is its `cause`
 */
export async function readSource(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<SourceDocument> {
  if (bytes.length > MAX_BYTES)
    throw new UnreadableError('too-large', '文件超过 512 MB，太大了，请拆分或压缩其中的图片后再检查。');
  try {
    return await readByKind(bytes, file, options);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const refused = new UnreadableError('damaged', '文件的内部结构已损坏或文件不完整，无法读取。');
    refused.cause = error;
    throw refused;
  }
}

async function readByKind(bytes: Uint8Array, file: string, options: ReadOptions): Promise<SourceDocument> {
  switch (kindOf(bytes, file)) {
    case 'pdf':
      return readPdf(bytes, file, options);
    case 'workbook':
      // The library is large; most files are no workbooks.
      return (await import('./xlsx/read-workbook.ts')).readWorkbook(bytes, file);
    case 'docx':
      return readDocx(bytes, file);
    case 'html':
    case 'text':
      return {
        format: 'text',
        file,
        blocks: blocksOf(decoded(bytes)),
        remarks: [],
      };
  }
}

/** Text in UTF-16 with its mark, in UTF-8, or else in GB 18030. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let rows: { cells: string[]; line: number }[] = [];
  const flush = (): void => {
    const first = rows[0];
    if (!first) return;
    const cells = rows.flatMap((r, row) =>
      r.cells.map(
        (cell, column): Cell => ({
          row,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text: cell.trim(),
          place: { line: r.line },
        }),
      ),
    );
    blocks.push({
      kind: 'table',
      rows: rows.length,
      columns: Math.max(...rows.map((r) => r.cells.length)),
      cells,
      pages: [],
      trust: 'native',
      place: { line: first.line },
    });
    rows = [];
  };
  text.split('\n').forEach((line, i) => {
    if (/^\|[-:| ]+\|$/.test(line)) return;
    if (/^\|.*\|$/.test(line)) {
      rows.push({ cells: line.slice(1, -1).split('|'), line: i + 1 });
      return;
    }
    if (line.includes('\t')) {
      rows.push({ cells: line.split('\t'), line: i + 1 });
      return;
    }
    flush();
    const trimmed = line.replace(/^(?:#+|-) /, '').trim();
    if (trimmed)
      blocks.push({
        kind: 'paragraph',
        text: trimmed,
        spans: [{ start: 0, end: trimmed.length, place: { line: i + 1 } }],
      });
  });
  flush();
  return blocks;
}
