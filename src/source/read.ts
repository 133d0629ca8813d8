import { type SourceDocument, UnreadableError } from '../model/document.ts';
import type { Reader, ReadOptions } from './format.ts';
import { Glance } from './glance.ts';
import { FORMATS, READERS, type ReadableKind } from './readers.ts';

/** Larger files are refused before they are looked at. */
const MAX_BYTES = 512 * 2 ** 20;

/**
 * Reads a file of any format there is a reader for, recognised by its content first and by its ending second.
 *
 * @param file the path as the user gave it; it labels the result and gives the ending
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
    return await readerOf(bytes, file).read(bytes, file, options);
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    const refused = new UnreadableError('damaged', '文件的内部结构已损坏或文件不完整，无法读取。');
    refused.cause = error;
    throw refused;
  }
}

/**
 * What a file is, by its content; its ending decides only where content says nothing (a text with tags may be
 * anything).
 *
 * @param file name or path, for its ending
 * @throws UnreadableError `empty`, `damaged`, `encrypted`, `unsupported` (known, but not read), `unknown-format`.
 */
export function kindOf(bytes: Uint8Array, file: string): ReadableKind {
  return readerOf(bytes, file).kind;
}

function readerOf(bytes: Uint8Array, file: string): Reader<ReadableKind> {
  if (isBlank(bytes))
    throw new UnreadableError(
      'empty',
      bytes.length === 0 ? '文件是空的（0 字节）。' : '文件是空的（里面只有空白）。',
    );
  const glance = new Glance(bytes, file);
  const format = FORMATS.find((one) => one.knows(glance));
  if (!format) throw new UnreadableError('unknown-format', unknown(glance.ending));
  if ('read' in format) return format;
  throw new UnreadableError(format.code ?? 'unsupported', format.advice);
}

function unknown(ending: string): string {
  if (FORMATS.some((format) => format.endings.includes(ending)))
    return `认不出文件的格式：扩展名是 .${ending}，内容却不是，可能已损坏。`;
  const usual = READERS.map((reader) => reader.told[0]);
  return `认不出文件的格式：请提供 ${usual.slice(0, -1).join('、')} 或 ${usual.at(-1)} 文件。`;
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(
    (b, i) =>
      b === 0 || b === 0x20 || (b >= 9 && b <= 13) || (i < 3 && [0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(b)),
  );
}
