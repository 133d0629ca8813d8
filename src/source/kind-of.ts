import { compoundNames, looksLikeCompound } from '../format/compound.ts';
import { looksLikeZip, openZip } from '../format/zip.ts';
import { UnreadableError } from '../model/document.ts';

/** Kinds that there is a reader for. */
export type ReadableKind = 'pdf' | 'docx' | 'odt' | 'workbook' | 'html' | 'text';

/** Kinds that are known and not read, with the sentence that tells what to do instead. */
const UNSUPPORTED = {
  doc: '这是旧版 Word（.doc）或 WPS 文字（.wps）文档，请在 Word 或 WPS 中另存为 .docx 后再检查。',
  fodt: '这是单个 XML 文件的 OpenDocument 文档（.fodt），请在 Word 或 WPS 中另存为 .docx 后再检查。',
  slides: '这是演示文稿，不是决算公开文件，请提供公开的正文或报表。',
  ofd: '这是 OFD 版式文件，请用 OFD 阅读器导出为 PDF（或提供原来的 .docx）后再检查。',
  jio: '这是报表软件的数据包（.jio），请在报表软件中导出为 Excel 文件后再检查。',
  rtf: '这是 RTF 文档，请在 Word 或 WPS 中另存为 .docx 后再检查。',
  mht: '这是网页归档（.mht），请在浏览器中打开后另存为 .html，或打印为 PDF 后再检查。',
  image: '这是图片，里面没有可读取的文字，请先做文字识别（OCR）存为 .docx 或 PDF，或提供原来的电子文档。',
  zip: '这是压缩包，请先解压，再检查里面的文件。',
  archive: '这是压缩包（rar、7z、gz 等），请先解压，再检查里面的文件。',
  compound: '这是 Office 旧格式的文件，但里面不是 Excel 工作簿，请另存为 .docx 或 .xlsx 后再检查。',
  xml: '这是一般的 XML 文件，不是决算公开文件，请提供公开的正文或报表（pdf、docx、xlsx、html）。',
  json: '这是一般的 JSON 文件，不是明账的 disclosure.json，无法检查。',
  media: '这是音频或视频文件，请提供公开的正文或报表（pdf、docx、xlsx、html）。',
} as const;

type UnsupportedKind = keyof typeof UNSUPPORTED;
type Kind = ReadableKind | UnsupportedKind;

/**
 * What a file is, by its content; its extension decides only where content says nothing (a text with tags may be
 * anything).
 *
 * @param file name or path, for its extension
 * @throws UnreadableError `empty`, `damaged`, `encrypted`, `unsupported` (known, but not read), `unknown-format`.
 */
export function kindOf(bytes: Uint8Array, file: string): ReadableKind {
  if (isBlank(bytes)) {
    throw new UnreadableError(
      'empty',
      bytes.length === 0 ? '文件是空的（0 字节）。' : '文件是空的（里面只有空白）。',
    );
  }
  const extension = extensionOf(file);
  const kind = binaryKind(bytes, extension) ?? textKind(bytes, extension);
  if (kind === undefined) {
    if (extension === 'jio') throw new UnreadableError('unsupported', UNSUPPORTED.jio);
    const known = /^(?:pdf|docx?|wps|xlsx?|xlsm|xlsb|et|ods|html?|txt|md|json|ofd)$/.test(extension);
    throw new UnreadableError(
      'unknown-format',
      known
        ? `认不出文件的格式：扩展名是 .${extension}，内容却不是，可能已损坏。`
        : '认不出文件的格式：请提供 pdf、docx、xlsx、html 或 txt 文件。',
    );
  }
  if (kind in UNSUPPORTED) throw new UnreadableError('unsupported', UNSUPPORTED[kind as UnsupportedKind]);
  return kind as ReadableKind;
}

function extensionOf(file: string): string {
  return /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(
    (b, i) =>
      b === 0 || b === 0x20 || (b >= 9 && b <= 13) || (i < 3 && [0xef, 0xbb, 0xbf, 0xfe, 0xff].includes(b)),
  );
}

/** Bytes as characters, each its own: enough to look for marks of ASCII. */
function latin(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}

function binaryKind(bytes: Uint8Array, extension: string): Kind | undefined {
  const head = latin(bytes, 0, 1024);
  if (looksLikeZip(bytes)) return zipKind(bytes, extension);
  if (looksLikeCompound(bytes)) return compoundKind(bytes);
  if (isImage(bytes, head)) return 'image';
  if (head.startsWith('Rar!\x1a\x07') || head.startsWith('7z\xbc\xaf\x27\x1c')) return 'archive';
  if (head.startsWith('\x1f\x8b') || head.startsWith('\xfd7zXZ\0')) return 'archive';
  if (/^BZh[1-9]1AY&SY/.test(head) || latin(bytes, 257, 262) === 'ustar') return 'archive';
  // A message or a text may quote the mark; a PDF has it before anything that is read.
  if (head.includes('%PDF-')) return 'pdf';
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return 'rtf';
  if (/^.{4}ftyp/s.test(head) || head.startsWith('ID3') || head.startsWith('OggS')) return 'media';
  // Excel 2 to 5 without a compound file around it: a BOF record of 4 to 16 bytes.
  const [type, version, length, high] = bytes;
  if (type === 9 && [0, 2, 4, 8].includes(version!) && length! >= 4 && length! <= 16 && high === 0)
    return 'workbook';
  return undefined;
}

function isImage(bytes: Uint8Array, head: string): boolean {
  return (
    head.startsWith('\x89PNG') ||
    head.startsWith('\xff\xd8\xff') ||
    /^GIF8[79]a/.test(head) ||
    /^(?:II\*\0|MM\0\*)/.test(head) ||
    /^RIFF.{4}WEBP/s.test(head) ||
    /^.{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1|avif)/s.test(head) ||
    (head.startsWith('BM') && bytes.length > 26 && latin(bytes, 6, 10) === '\0\0\0\0')
  );
}

function zipKind(bytes: Uint8Array, extension: string): Kind {
  const archive = openZip(bytes);
  const names = archive.names.map((name) => name.toLowerCase());
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\d*\.(?:xml|bin)$/)) return 'workbook';
  if (has(/^word\/document\d*\.xml$/)) return 'docx';
  if (has(/^ppt\/presentation\.xml$/)) return 'slides';
  if (has(/^ofd\.xml$/)) return 'ofd';
  if (has(/^content\.xml$/)) {
    const type = new TextDecoder().decode(archive.read('mimetype')?.subarray(0, 200));
    const what = type || extension;
    if (/spreadsheet|^[of]?ots$|^ods$/.test(what)) return 'workbook';
    if (/presentation|^odp$/.test(what)) return 'slides';
    return 'odt';
  }
  if (extension === 'jio') return 'jio';
  return 'zip';
}

function compoundKind(bytes: Uint8Array): Kind {
  const names = new Set(compoundNames(bytes).map((name) => name.toLowerCase()));
  if (names.size === 0) throw new UnreadableError('damaged', '文件的内部结构已损坏或文件不完整，无法读取。');
  if (names.has('encryptedpackage'))
    throw new UnreadableError('encrypted', '文件设有打开密码，请去掉密码、另存后再检查。');
  if (names.has('workbook') || names.has('book')) return 'workbook';
  if (names.has('worddocument')) return 'doc';
  if (names.has('powerpoint document')) return 'slides';
  return 'compound';
}

/** Characters of the beginning that a text's kind is told by. */
const SAMPLE = 65_536;

function textKind(bytes: Uint8Array, extension: string): Kind | undefined {
  const text = sampleText(bytes);
  if (text === undefined) return undefined;
  const start = text
    .slice(0, 8192)
    .replace(/^\ufeff/, '')
    .replace(/^(?:\s+|<!--[\s\S]*?-->)+/, '');
  if (/^<\?xml|^<!DOCTYPE|^<\?mso-/i.test(start)) return xmlKind(start, extension);
  if (
    /^<(?:html|head|body|table|div|meta|title|script|style|center|font|article|section|span|p|h[1-6])[\s>/]/i.test(
      start,
    )
  )
    return 'html';
  if (/^<(?:\w+:)?Workbook[\s>]/.test(start) && start.includes('urn:schemas-microsoft-com'))
    return 'workbook';
  if (isMail(start)) return 'mht';
  if (/^[[{]/.test(start)) {
    const kind = jsonKind(bytes, extension);
    if (kind) return kind;
  }
  if (/^html?$/.test(extension) && /<[a-z][^>]*>/i.test(text)) return 'html';
  if (/^xlsx?$|^et$/.test(extension) && /<(?:table|tr)[\s>]/i.test(text)) return 'html';
  return 'text';
}

function xmlKind(start: string, extension: string): Kind {
  if (/<!DOCTYPE\s+html|<html[\s>]/i.test(start)) return 'html';
  if (/<(?:\w+:)?Workbook[\s>]/.test(start)) return 'workbook';
  if (/<office:document[\s>]/.test(start))
    return /opendocument\.spreadsheet/.test(start) ? 'workbook' : 'fodt';
  if (/<svg[\s>]/.test(start)) return 'image';
  if (/<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]/.test(start)) return 'doc';
  if (/^html?$/.test(extension)) return 'html';
  return 'xml';
}

function isMail(start: string): boolean {
  return /^MIME-Version:/im.test(start) && /^Content-Type:/im.test(start);
}

function jsonKind(bytes: Uint8Array, extension: string): Kind | undefined {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return 'json';
  } catch {
    if (extension === 'json') throw new UnreadableError('damaged', 'JSON 文件不完整，可能被截断或改坏。');
    return undefined;
  }
}

/** The beginning as text, in UTF-8, UTF-16 with a mark, or GB 18030; undefined when it is none. */
function sampleText(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  for (const encoding of encodingsOf(sample)) {
    let text: string;
    try {
      // A character may be cut at the end of the sample, but not at the end of the file.
      text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    } catch {
      continue;
    }
    if (isPrintable(text, encoding === 'gb18030')) return text;
  }
  return undefined;
}

function encodingsOf(sample: Uint8Array): string[] {
  if (sample[0] === 0xff && sample[1] === 0xfe) return ['utf-16le'];
  if (sample[0] === 0xfe && sample[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Tab, the line and page ends, and the mark that old systems end a file with. */
const LAYOUT = new Set([9, 10, 12, 13, 0x1a]);

/**
 * Whether a person could have written it: hardly a control character, and in GB 18030, where most random pairs of bytes
 * are some character, mostly ones of Chinese prose.
 */
function isPrintable(text: string, doubtful: boolean): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0) return false;
    if ((code < 0x20 && !LAYOUT.has(code)) || code >= 0xfffd) controls++;
  }
  if (controls > text.length / 1000) return false;
  if (!doubtful) return true;
  const usual = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…·×]/g)?.length ?? 0;
  return usual > 0.95 * text.length;
}
