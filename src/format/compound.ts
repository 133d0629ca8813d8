/** OLE compound files, the wrapping of doc, xls and of encrypted docx and xlsx. Only the directory is read. */

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENTRY = 128;
/** Sectors of the directory that are looked at; the main streams stand in its beginning. */
const MAX_SECTORS = 256;
/** Sector numbers from here on are marks: end of chain, free, and so on. */
const FIRST_MARK = 0xfffffffa;

/** Whether the bytes begin as a compound file does. */
export function looksLikeCompound(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, i) => bytes[i] === byte);
}

/**
 * Names of the streams and storages in a compound file's directory, as far as it is whole (MS-CFB 2.2, 2.6). Empty when
 * the file is cut off before its directory.
 */
export function compoundNames(bytes: Uint8Array): string[] {
  if (bytes.length < 512) return [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return [];
  const size = 1 << shift;
  const offsetOf = (sector: number): number => (sector + 1) * size;
  const names: string[] = [];
  const seen = new Set<number>();
  let sector = view.getUint32(48, true);
  while (sector < FIRST_MARK && !seen.has(sector) && seen.size < MAX_SECTORS) {
    seen.add(sector);
    const start = offsetOf(sector);
    for (let at = start; at + ENTRY <= Math.min(start + size, bytes.length); at += ENTRY) {
      const length = view.getUint16(at + 64, true);
      if (view.getUint8(at + 66) === 0 || length < 4 || length > 64) continue;
      let name = '';
      for (let i = 0; i < length - 2; i += 2) name += String.fromCharCode(view.getUint16(at + i, true));
      names.push(name);
    }
    sector = nextSector(view, sector, size);
  }
  return names;
}

/** The next sector of a chain, by the part of the allocation table that the header points to (files up to 7 MB; in
 * larger ones the directory's beginning nearly always stands in that part too). */
function nextSector(view: DataView, sector: number, size: number): number {
  const perTable = size / 4;
  const which = Math.floor(sector / perTable);
  if (which >= 109) return FIRST_MARK;
  const table = view.getUint32(76 + 4 * which, true);
  const at = (table + 1) * size + 4 * (sector % perTable);
  return table >= FIRST_MARK || at + 4 > view.byteLength ? FIRST_MARK : view.getUint32(at, true);
}
