import { defineReader, type Reader, type UnreadFormat } from './format.ts';
import type { Glance } from './glance.ts';

const pdf = defineReader({
  kind: 'pdf',
  endings: ['pdf'],
  told: ['pdf'],
  // A message or a text may quote the mark; a PDF has it before anything that is read.
  knows: (file) => file.head.includes('%PDF-'),
  read: async (bytes, file, options) => (await import('./pdf/read-pdf.ts')).readPdf(bytes, file, options),
});

const docx = defineReader({
  kind: 'docx',
  endings: ['docx', 'docm'],
  told: ['docx'],
  knows: (file) => file.hasPart(/^word\/document\d*\.xml$/),
  read: async (bytes, file) => (await import('./docx/read-docx.ts')).readDocx(bytes, file),
});

const odt = defineReader({
  kind: 'odt',
  endings: ['odt'],
  told: ['odt'],
  knows: (file) => openDocument(file) === 'text',
  read: async (bytes, file) => (await import('./odt/read-odt.ts')).readOdt(bytes, file),
});

const workbook = defineReader({
  kind: 'workbook',
  endings: ['xlsx', 'xls', 'ods', 'xlsm', 'xlsb', 'et'],
  told: ['xlsx', 'xls', 'ods'],
  knows: (file) =>
    file.hasPart(/^xl\/workbook\d*\.(?:xml|bin)$/) ||
    openDocument(file) === 'sheet' ||
    file.hasStream('workbook') ||
    file.hasStream('book') ||
    isBareSheet(file.bytes) ||
    file.hasTag(/<(?:\w+:)?Workbook[\s>]/) ||
    (/^<(?:\w+:)?Workbook[\s>]/.test(file.start) && file.start.includes('urn:schemas-microsoft-com')) ||
    (file.hasTag(FLAT) && /opendocument\.spreadsheet/.test(file.start)),
  read: async (bytes, file) => (await import('./xlsx/read-workbook.ts')).readWorkbook(bytes, file),
});

const html = defineReader({
  kind: 'html',
  endings: ['html', 'htm'],
  told: ['html'],
  knows: ({ markup, ending, text = '' }) =>
    markup === 'page' ||
    (/^html?$/.test(ending) && (markup === 'xml' || /<[a-z][^>]*>/i.test(text))) ||
    // Web systems export tables of a page under the name of a workbook.
    (/^xlsx?$|^et$/.test(ending) && markup !== 'xml' && /<(?:table|tr)[\s>]/i.test(text)),
  read: async (bytes, file) => (await import('./html/read-html.ts')).readHtml(bytes, file),
});

const text = defineReader({
  kind: 'text',
  endings: ['txt', 'md'],
  told: ['txt', 'md'],
  knows: (file) => file.text !== undefined,
  read: async (bytes, file) => (await import('./text/read-text.ts')).readText(bytes, file),
});

/** The formats that are read. */
export const READERS = [pdf, docx, odt, workbook, html, text] as const;

/** Kinds that there is a reader for. */
export type ReadableKind = (typeof READERS)[number]['kind'];

const PICTURE =
  '这是图片，里面没有可读取的文字，请先做文字识别（OCR）存为 .docx 或 PDF，或提供原来的电子文档。';
const JIO = '这是报表软件的数据包（.jio），请在报表软件中导出为 Excel 文件后再检查。';
const FLAT = /<office:document[\s>]/;

/**
 * Every format that is known, in the order in which a file is tried against them: marks of bytes, containers by what is
 * in them, then texts by how they begin.
 */
export const FORMATS: readonly (Reader<ReadableKind> | UnreadFormat)[] = [
  {
    endings: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'tif', 'tiff', 'webp', 'heic'],
    knows: isPicture,
    advice: PICTURE,
  },
  {
    endings: ['rar', '7z', 'gz', 'xz', 'bz2', 'tar'],
    knows: ({ head }) =>
      begins(head, 'Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '\x1f\x8b', '\xfd7zXZ\0') ||
      /^BZh[1-9]1AY&SY/.test(head) ||
      head.slice(257, 262) === 'ustar',
    advice: '这是压缩包（rar、7z、gz 等），请先解压，再检查里面的文件。',
  },
  pdf,
  {
    endings: ['rtf'],
    sought: true,
    knows: ({ head }) => /^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(head),
    advice: '这是 RTF 文档，请在 Word 或 WPS 中另存为 .docx 后再检查。',
  },
  {
    endings: ['mp3', 'mp4', 'mov', 'ogg'],
    knows: ({ head }) => /^(?:.{4}ftyp|ID3|OggS)/s.test(head),
    advice: '这是音频或视频文件，请提供公开的正文或报表（pdf、docx、xlsx、html）。',
  },
  {
    endings: [],
    code: 'encrypted',
    knows: (file) => file.hasStream('encryptedpackage'),
    advice: '文件设有打开密码，请去掉密码、另存后再检查。',
  },
  docx,
  workbook,
  {
    endings: ['doc', 'wps'],
    sought: true,
    knows: (file) =>
      file.hasStream('worddocument') || file.hasTag(/<(?:\w+:)?wordDocument[\s>]|<pkg:package[\s>]/),
    advice: '这是旧版 Word（.doc）或 WPS 文字（.wps）文档，请在 Word 或 WPS 中另存为 .docx 后再检查。',
  },
  {
    endings: ['ppt', 'pptx', 'odp'],
    knows: (file) =>
      file.hasPart(/^ppt\/presentation\.xml$/) ||
      openDocument(file) === 'slides' ||
      file.hasStream('powerpoint document'),
    advice: '这是演示文稿，不是决算公开文件，请提供公开的正文或报表。',
  },
  {
    endings: ['ofd'],
    sought: true,
    knows: (file) => file.hasPart(/^ofd\.xml$/),
    advice: '这是 OFD 版式文件，请用 OFD 阅读器导出为 PDF（或提供原来的 .docx）后再检查。',
  },
  odt,
  {
    endings: ['zip'],
    knows: (file) => file.isZip && file.ending !== 'jio',
    advice: '这是压缩包，请先解压，再检查里面的文件。',
  },
  {
    endings: [],
    knows: (file) => file.isCompound,
    advice: '这是 Office 旧格式的文件，但里面不是 Excel 工作簿，请另存为 .docx 或 .xlsx 后再检查。',
  },
  {
    endings: ['fodt'],
    knows: (file) => file.hasTag(FLAT),
    advice: '这是单个 XML 文件的 OpenDocument 文档（.fodt），请在 Word 或 WPS 中另存为 .docx 后再检查。',
  },
  { endings: ['svg'], knows: (file) => file.hasTag(/<svg[\s>]/), advice: PICTURE },
  {
    endings: ['mht'],
    sought: true,
    knows: ({ markup, start }) =>
      markup === undefined && /^MIME-Version:/im.test(start) && /^Content-Type:/im.test(start),
    advice: '这是网页归档（.mht），请在浏览器中打开后另存为 .html，或打印为 PDF 后再检查。',
  },
  {
    endings: ['json'],
    knows: isJson,
    advice: '这是一般的 JSON 文件，不是明账的 disclosure.json，无法检查。',
  },
  {
    endings: [],
    code: 'damaged',
    knows: ({ ending, start }) => ending === 'json' && /^[[{]/.test(start),
    advice: 'JSON 文件不完整，可能被截断或改坏。',
  },
  html,
  {
    endings: ['xml'],
    knows: ({ markup }) => markup === 'xml',
    advice: '这是一般的 XML 文件，不是决算公开文件，请提供公开的正文或报表（pdf、docx、xlsx、html）。',
  },
  text,
  // Packages of the reporting software are of several makes: what nothing else knows is taken at its word.
  { endings: ['jio'], sought: true, knows: ({ ending }) => ending === 'jio', advice: JIO },
];

/** Endings of files that a folder is searched for, without the dot: what is read, and what may hold a disclosure. */
export const SOUGHT_ENDINGS: ReadonlySet<string> = new Set(
  FORMATS.flatMap((format) => ('read' in format || format.sought ? format.endings : [])),
);

/** Endings that users are told to give, without the dot. */
export const TOLD_ENDINGS: readonly string[] = READERS.flatMap((reader) => reader.told);

function begins(head: string, ...marks: readonly string[]): boolean {
  return marks.some((mark) => head.startsWith(mark));
}

function isPicture({ bytes, head }: Glance): boolean {
  return (
    begins(head, '\x89PNG', '\xff\xd8\xff', 'GIF87a', 'GIF89a', 'II*\0', 'MM\0*') ||
    /^RIFF.{4}WEBP/s.test(head) ||
    /^.{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1|avif)/s.test(head) ||
    (head.startsWith('BM') && bytes.length > 26 && head.slice(6, 10) === '\0\0\0\0')
  );
}

/** What an OpenDocument package holds, by its own word or else by the file's ending. */
function openDocument(file: Glance): 'text' | 'sheet' | 'slides' | undefined {
  if (!file.hasPart(/^content\.xml$/)) return undefined;
  const type = file.partStart('mimetype') || file.ending;
  if (/spreadsheet|^[of]?ots$|^ods$/.test(type)) return 'sheet';
  return /presentation|^odp$/.test(type) ? 'slides' : 'text';
}

/** Excel 2 to 5 without a compound file around it: a BOF record of 4 to 16 bytes. */
function isBareSheet([type, version, length, high]: Uint8Array): boolean {
  return type === 9 && [0, 2, 4, 8].includes(version!) && length! >= 4 && length! <= 16 && high === 0;
}

function isJson({ bytes, start }: Glance): boolean {
  if (!/^[[{]/.test(start)) return false;
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
