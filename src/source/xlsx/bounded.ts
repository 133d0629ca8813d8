/**
 * What a few bytes of a workbook may ask for: columns and rows far out, repeats and ranges. The library makes all of it
 * before anything can be counted, so it is counted here first, from the bytes.
 */
import { UnreadableError } from '../../model/document.ts';

/** As many as any office program has. */
export const ROWS = 1_048_576;
export const COLUMNS = 16_384;
/** Cells that repeats, spans and ranges may make, in one part; no page that a person fills has as many. */
const MADE = 2_000_000;

/** @throws UnreadableError `too-large` */
export function refuse(): never {
  throw new UnreadableError(
    'too-large',
    '工作簿里的表格大得不像是人填的（行、列或重复的单元格太多），为安全起见不予读取；请在 Excel 或 WPS 中删去多余的行列、另存后再检查。',
  );
}

/** One character for each byte; those of UTF-16 lose their NULs. */
function characters(bytes: Uint8Array): string {
  const text = new TextDecoder('latin1').decode(bytes);
  return text.startsWith('<\0') || /^(?:\xff\xfe|\xfe\xff|ÿþ|þÿ|\0<)/.test(text)
    ? text.replaceAll('\0', '')
    : text;
}

/** What the library may make of an attribute's digits. */
function size(value: string): number {
  return Math.max(Number.parseInt(value, 10) || 0, Math.abs(Number(value)) || 0);
}

const EXTENT = /\b(?:Index|(Span|MergeAcross|MergeDown))\s*=\s*["']([^"'<]{0,40})/g;

/**
 * XML of Excel 2003: places and spans.
 * @throws UnreadableError `too-large`
 */
function boundSpreadsheet2003(text: string): void {
  let made = 0;
  for (const [, spans, value = ''] of text.matchAll(EXTENT)) {
    const n = size(value);
    if (n > ROWS) refuse();
    if (spans !== undefined) made += n;
    if (made > MADE) refuse();
  }
}

const REPEATED =
  /<(?:[\w-]{1,40}:)?(?:(table-row)|((?:covered-)?table-cell)|(p)|(s))\b|\b(?:number-(rows|columns)-repeated|(value-type|formula)|(c))\s*=\s*["']([^"'<]{0,40})/g;

/**
 * OpenDocument: a repeated cell with something in it is as many cells; blank ones to the end of the sheet are everyday.
 * @throws UnreadableError `too-large`
 */
function boundOpenDocument(text: string): void {
  let made = 0;
  let rows = 1;
  let inRow = 0;
  let column = 0;
  let cells = 0;
  let filled = false;
  const endCell = (): void => {
    column += cells;
    if (filled) {
      if (column > COLUMNS) refuse();
      inRow += cells;
    }
    cells = 0;
    filled = false;
  };
  const endRow = (): void => {
    endCell();
    made += inRow * rows;
    if (made > MADE) refuse();
    rows = 1;
    inRow = 0;
    column = 0;
  };
  let inSpaces = false;
  for (const [, row, cell, paragraph, spaces, repeated, value, count, digits = ''] of text.matchAll(
    REPEATED,
  )) {
    if (row !== undefined) endRow();
    else if (cell !== undefined) {
      endCell();
      cells = 1;
    } else if (paragraph !== undefined || value !== undefined) filled ||= cells > 0;
    else if (repeated !== undefined) {
      const n = size(digits);
      if (n > ROWS) refuse();
      if (repeated === 'rows') rows = n;
      else if (cells > 0) cells = n;
    } else if (count !== undefined && inSpaces) {
      made += size(digits);
      if (made > MADE) refuse();
    }
    inSpaces = spaces !== undefined;
  }
  endRow();
}

const FLAT = /<(?:[\w-]{1,40}:)?(?:(Workbook)|document-content|document)\b/;

/**
 * A workbook that is one text of XML.
 * @throws UnreadableError `too-large`
 */
export function boundFlat(bytes: Uint8Array): void {
  // Marks of UTF-8 and UTF-16, blanks, and the declaration.
  const text = characters(bytes);
  if (!text.slice(0, 64).includes('<')) return;
  const kind = FLAT.exec(text.slice(0, 65_536));
  if (kind?.[1] !== undefined) boundSpreadsheet2003(text);
  else if (kind) boundOpenDocument(text);
}

/** Links are put on every cell of their range, and no link is read. */
const LINK = /<(?:[\w-]{1,40}:)?(hyperlink)\b/g;

/**
 * A part of a package, changed in place where it asks for what is not read.
 * @throws UnreadableError `too-large`
 */
export function boundPart(name: string, bytes: Uint8Array): void {
  if (/(?:^|\/)content\.xml$/i.test(name)) boundOpenDocument(characters(bytes));
  else if (/(?:^|\/)(?:work|chart|dialog|macro)sheets\/[^/]*\.xml$/i.test(name)) {
    const text = new TextDecoder('latin1').decode(bytes);
    for (const { 0: tag, index } of text.matchAll(LINK)) bytes[index + tag.length - 1] = 0x78;
  } else if (/sheets\/[^/]*\.bin$/i.test(name)) withoutLinks(bytes);
}

/** BrtHLink in xlsb. */
const LINK_RECORD = 494;

/** Records: a number and a length, each in groups of seven bits, and that many bytes. */
function withoutLinks(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    let record = bytes[at++]!;
    if (record & 0x80) record = (record & 0x7f) | ((bytes[at++]! & 0x7f) << 7);
    let length = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const group = bytes[at++]!;
      length |= (group & 0x7f) << shift;
      if (!(group & 0x80)) break;
    }
    if (record === LINK_RECORD && length >= 16) shorten(bytes, at, 4);
    if (start === at) return;
    at += length;
  }
}

/** A range of first and last row, first and last column becomes its first cell. */
function shorten(bytes: Uint8Array, at: number, width: 2 | 4): void {
  bytes.copyWithin(at + width, at, at + width);
  bytes.copyWithin(at + 3 * width, at + 2 * width, at + 3 * width);
}

/** What every link of a legacy workbook begins with, behind its range. */
const LINK_MARK = [
  0xd0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0x00, 0xaa, 0x00, 0x4b, 0xa9, 0x0b,
];

/** A legacy workbook with its links on one cell each; the same bytes where it has none. */
export function boundLegacy(bytes: Uint8Array): Uint8Array {
  let bounded = bytes;
  for (let at = bytes.indexOf(LINK_MARK[0]!, 8); at >= 0; at = bytes.indexOf(LINK_MARK[0]!, at + 1)) {
    if (!LINK_MARK.every((byte, i) => bytes[at + i] === byte)) continue;
    if (bounded === bytes) bounded = bytes.slice();
    shorten(bounded, at - 8, 2);
  }
  return bounded;
}
