import { type SourceDocument, UnreadableError } from '../model/document.ts';
import { readDocx } from './docx/read-docx.ts';
import { readHtml } from './html/read-html.ts';
import { kindOf } from './kind-of.ts';
import { readOdt } from './odt/read-odt.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readText } from './text/read-text.ts';

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
    case 'odt':
      return readOdt(bytes, file);
    case 'html':
      return readHtml(bytes, file);
    case 'text':
      return readText(bytes, file);
  }
}
