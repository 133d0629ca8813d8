import type { Block, Cell } from '../model/document.ts';
import { type SourceDocument, UnreadableError } from '../model/document.ts';
import { readPdf } from './pdf/read-pdf.ts';

/**
 * Reads a file by its content: PDF, else UTF-8 text.
 * @throws UnreadableError when the file is empty or neither.
 */
export async function readSource(bytes: Uint8Array, file: string): Promise<SourceDocument> {
  if (bytes.length === 0) throw new UnreadableError('empty', '文件是空的（0 字节）。');
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'))
    return readPdf(bytes, file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableError('unknown-format', '认不出文件的格式。');
  }
  if (text.includes('\0')) throw new UnreadableError('unknown-format', '认不出文件的格式。');
  return { format: 'text', file, blocks: blocksOf(text), remarks: [] };
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
