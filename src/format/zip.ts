/**
 * ZIP archives, the wrapping of docx, xlsx and odt. The archive's own directory says what is inside; an entry is
 * inflated only when asked for, in small steps, so that neither a bomb nor a directory that lies can exhaust memory.
 */
import { Inflate } from 'fflate';
import { UnreadableError } from '../model/document.ts';

/** What an archive may cost. Real disclosures stay far below: a long one inflates to some 20 MB. */
export interface ZipLimits {
  /** Entries in the directory. */
  readonly entries: number;
  /** Bytes inflated over the whole archive, declared or real. */
  readonly total: number;
  /** Inflated bytes for one compressed byte… */
  readonly ratio: number;
  /** …asked only of entries that inflate to more than this many bytes (tiny blank sheets may be denser). */
  readonly ratioFrom: number;
}

const LIMITS: ZipLimits = { entries: 20_000, total: 512 * 2 ** 20, ratio: 200, ratioFrom: 20 * 2 ** 20 };

export interface ZipArchive {
  /** Paths of the files inside, in the directory's order, with `/` between folders and none in front. */
  readonly names: readonly string[];
  /**
   * The inflated bytes of a file inside; undefined when there is none of that name (upper and lower case are alike, as
   * Office formats have it).
   *
   * @throws UnreadableError `damaged`, `too-large` (a bomb), `encrypted`, `unsupported` (an unusual compression).
   */
  read(name: string): Uint8Array | undefined;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** 0 when the writer did not compute it. */
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Of the local header, from the start of the bytes. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_64_LOCATOR = 0x07064b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;

/** Compressed bytes handed to the inflater at a time: at the densest this gives some 8 MB between two looks. */
const STEP = 8192;

/**
 * Opens an archive: reads its directory, inflates nothing.
 *
 * @throws UnreadableError `damaged` (no ZIP, cut off, directory broken), `too-large` (too many entries, too many bytes).
 */
export function openZip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): ZipArchive {
  const bounds: ZipLimits = { ...LIMITS, ...limits };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(view, bytes, bounds);
  let declared = 0;
  for (const entry of entries.values()) declared += entry.size;
  if (declared > bounds.total) throw tooLarge();

  const folded = new Map<string, Entry>();
  for (const entry of entries.values()) {
    if (!folded.has(entry.name.toLowerCase())) folded.set(entry.name.toLowerCase(), entry);
  }
  /** Real sizes of what was read: entries may overlap in the file, so the directory's sum alone bounds nothing. */
  const spent = new Map<Entry, number>();
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name) ?? folded.get(name.toLowerCase());
      if (!entry) return undefined;
      let left = bounds.total;
      for (const [other, size] of spent) if (other !== entry) left -= size;
      const data = readEntry(view, bytes, entry, bounds, left);
      spent.set(entry, data.length);
      return data;
    },
  };
}

/** Whether the bytes begin as a ZIP archive does (an empty archive begins with its end). */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return (
    bytes[0] === 0x50 &&
    bytes[1] === 0x4b &&
    ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
  );
}

function readDirectory(view: DataView, bytes: Uint8Array, bounds: ZipLimits): Map<string, Entry> {
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let size = view.getUint32(end + 12, true);
  let start = view.getUint32(end + 16, true);
  let directoryEnd = end;
  const wide = findWideEnd(view, end);
  if (wide !== undefined) {
    if (count === 0xffff) count = wideNumber(view, wide + 32);
    if (size === 0xffffffff) size = wideNumber(view, wide + 40);
    if (start === 0xffffffff) start = wideNumber(view, wide + 48);
    directoryEnd = wide;
  }
  if (count > bounds.entries) throw tooLarge();
  // Offsets count from the archive's start, which something put before it (a mail header, a stub) moves.
  let shift = directoryEnd - size - start;
  if (shift < 0 || !isAt(view, start + shift, CENTRAL)) shift = 0;

  const entries = new Map<string, Entry>();
  let at = start + shift;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== CENTRAL) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const extra = at + 46 + nameLength;
    if (extra + extraLength > view.byteLength) throw damaged();
    const sizes = wideSizes(view, at, extra, extra + extraLength);
    const name = decodeName(bytes.subarray(at + 46, extra));
    // A name twice: the first stands, as in Office.
    if (name !== '' && !name.endsWith('/') && !entries.has(name)) {
      entries.set(name, {
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        crc: view.getUint32(at + 16, true),
        packed: sizes.packed,
        size: sizes.size,
        offset: sizes.offset + shift,
      });
    }
    at = extra + extraLength + commentLength;
  }
  return entries;
}

/** The end record stands last, before a comment of up to 64 KB; servers have been seen to append blanks. */
function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0x1_0000);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw damaged();
}

function findWideEnd(view: DataView, end: number): number | undefined {
  if (!isAt(view, end - 20, END_64_LOCATOR)) return undefined;
  const at = wideNumber(view, end - 20 + 8);
  if (isAt(view, at, END_64) && at + 56 <= view.byteLength) return at;
  // The record itself is 56 bytes and stands just before its locator, whatever was put before the archive.
  return isAt(view, end - 20 - 56, END_64) ? end - 20 - 56 : undefined;
}

function isAt(view: DataView, at: number, signature: number): boolean {
  return at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === signature;
}

/** A 64-bit number; beyond 2^53 it is nonsense anyway and only has to stay large. */
function wideNumber(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}

/** Sizes and offset of an entry: where 32 bits do not suffice, the extra field 0x0001 holds them in this order. */
function wideSizes(
  view: DataView,
  at: number,
  from: number,
  to: number,
): { readonly packed: number; readonly size: number; readonly offset: number } {
  let packed = view.getUint32(at + 20, true);
  let size = view.getUint32(at + 24, true);
  let offset = view.getUint32(at + 42, true);
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let next = field + 4;
    const take = (narrow: number): number => {
      if (narrow !== 0xffffffff || next + 8 > to) return narrow;
      next += 8;
      return wideNumber(view, next - 8);
    };
    size = take(size);
    packed = take(packed);
    offset = take(offset);
    break;
  }
  return { packed, size, offset };
}

function decodeName(bytes: Uint8Array): string {
  // Names that are no UTF-8 (GBK of old packers) become replacement marks: no part of an Office file is named so.
  return new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '');
}

function readEntry(
  view: DataView,
  bytes: Uint8Array,
  entry: Entry,
  bounds: ZipLimits,
  left: number,
): Uint8Array {
  if (entry.encrypted) throw new UnreadableError('encrypted', '文件加了密码，无法读取；请先解除密码再检查。');
  if (!isAt(view, entry.offset, LOCAL) || entry.offset + 30 > view.byteLength) throw damaged();
  const from =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (from + entry.packed > bytes.length) throw damaged();
  const packed = bytes.subarray(from, from + entry.packed);
  if (isTooDense(entry.size, packed.length, bounds) || entry.size > left) throw tooLarge();

  let data: Uint8Array;
  if (entry.method === 0) data = packed.slice();
  else if (entry.method === 8) data = inflate(packed, bounds, left);
  else
    throw new UnreadableError(
      'unsupported',
      '压缩包用了少见的压缩方法，无法读取；请用 Office 或 WPS 另存后再检查。',
    );
  if (data.length > left) throw tooLarge();
  if (data.length !== entry.size || (entry.crc !== 0 && crc32(data) !== entry.crc)) throw damaged();
  return data;
}

function isTooDense(size: number, packed: number, bounds: ZipLimits): boolean {
  return size > bounds.ratioFrom && size > packed * bounds.ratio;
}

function inflate(packed: Uint8Array, bounds: ZipLimits, left: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const inflater = new Inflate((chunk, final) => {
    chunks.push(chunk);
    size += chunk.length;
    ended ||= final;
    // The whole of the packed bytes, not those pushed so far: a dense beginning is no bomb yet.
    if (size > left || isTooDense(size, packed.length, bounds)) throw tooLarge();
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      inflater.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    if (error instanceof UnreadableError) throw error;
    throw damaged();
  }
  if (!ended) throw damaged();
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

let crcTable: Uint32Array | undefined;

function crc32(data: Uint8Array): number {
  if (!crcTable) {
    crcTable = new Uint32Array(256);
    for (let n = 0; n < 256; n++) {
      let c = n;
      for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
      crcTable[n] = c >>> 0;
    }
  }
  let crc = 0xffffffff;
  for (let i = 0; i < data.length; i++) crc = crcTable[(crc ^ data[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

function damaged(): UnreadableError {
  return new UnreadableError(
    'damaged',
    '文件不完整或已损坏（压缩结构读不出来），可能没有下载完，请重新下载后再检查。',
  );
}

function tooLarge(): UnreadableError {
  return new UnreadableError('too-large', '文件解压后过大（超出正常公开文件的规模），为安全起见不予读取。');
}
